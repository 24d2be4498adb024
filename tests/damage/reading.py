"""Samples as they lie on the disk, into the model. Only values and merged areas are taken over."""

from __future__ import annotations

import csv
import datetime
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from tests.conftest import ROOT
from tests.damage.book import Book, Error, Formula, Row, Sheet, Submission, Value

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

SAMPLES = ROOT / "samples"
ATTACHED = ".txt"
"""The suffix of the files that lie beside the samples."""


@cache
def sample(path: str) -> Submission:
    """A sample: one workbook, a folder of workbooks, or a folder of csv files."""
    place = SAMPLES / path
    if not place.is_dir():
        return Submission(books=(_book(place),), beside=_beside(place.parent))
    if any(place.glob("*.csv")):
        sheets = tuple(_csv(file) for file in sorted(place.glob("*.csv")))
        return Submission(books=(Book(name=place.name, sheets=sheets),), form="csv")
    books = tuple(_book(file) for file in sorted(place.glob("*.xlsx")))
    return Submission(books=books, beside=_beside(place))


def _beside(folder: Path) -> tuple[tuple[str, bytes], ...]:
    files = sorted(folder.glob(f"佐证/*{ATTACHED}"))
    return tuple((file.relative_to(folder).as_posix(), file.read_bytes()) for file in files)


def _book(path: Path) -> Book:
    workbook = openpyxl.load_workbook(path)
    return Book(name=path.stem, sheets=tuple(map(_sheet, workbook.worksheets)))


def _sheet(page: Worksheet) -> Sheet:
    rows = tuple(_without_blanks(tuple(map(_value, row))) for row in page.iter_rows())
    while rows and not rows[-1]:
        rows = rows[:-1]
    merged = tuple(
        (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
        for area in sorted(page.merged_cells.ranges, key=str)
    )
    hidden = page.sheet_state != "visible"
    return Sheet(name=page.title, rows=rows, merged=merged, hidden=hidden)


def _without_blanks(row: Row) -> Row:
    while row and row[-1] is None:
        row = row[:-1]
    return row


def _value(cell: Cell | MergedCell) -> Value:
    value = cell.value
    match value:
        case None | bool() | int() | float():
            return value
        case datetime.datetime():
            return value.date()
        case datetime.date():
            return value
        case str() if cell.data_type == "e":
            return Error(value)
        case str() if cell.data_type == "f":
            return Formula(value.removeprefix("="))
    return str(value)


def _csv(path: Path) -> Sheet:
    text = path.read_text(encoding="gb18030")
    rows = tuple(
        tuple(value or None for value in row) for row in csv.reader(io.StringIO(text, newline=""))
    )
    return Sheet(name=path.stem, rows=rows)
