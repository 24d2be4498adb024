"""A workbook made from the tables of an input that is none, for marks to be put into."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from haixi_check.plain import dataclass
from haixi_check.table import (
    CellError,
    DeniedValue,
    LostDigits,
    Percent,
    Table,
    UnstoredFormula,
    Value,
    a1,
)
from haixi_check.writers.annotated.splices import NotMarkableError
from haixi_check.writers.office import breadth, plain
from haixi_check.writers.office.sheets import packed, put_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST: Final = 300_000
"""Filled cells above which a workbook takes long to make and longer to open."""

WIDEST: Final = 48
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class MadeWorkbook:
    """A workbook, and what its sheets and cells are called by the places that problems name."""

    content: bytes
    titles: Mapping[str, str]
    addresses: Mapping[tuple[str, str], str]


def workbook_of(
    tables: Iterable[Table], *, made_on: datetime.date, maker: str = "haixi-check"
) -> MadeWorkbook:
    """A workbook, a sheet for each table. Raises `NotMarkableError` for none or too large."""
    book = Workbook()
    book.properties.creator = maker
    assert book.active is not None  # noqa: S101 - a new workbook has one sheet
    book.remove(book.active)
    titles: dict[str, str] = {}
    addresses: dict[tuple[str, str], str] = {}
    room = LARGEST
    for table in tables:
        title = _title(table.name, {name.casefold() for name in book.sheetnames})
        titles.setdefault(table.name, title)
        sheet: Worksheet = book.create_sheet(title)
        widths: dict[int, int] = {}
        for row, column, value in table.walk():
            room -= 1
            if not room:
                raise NotMarkableError("large")
            at = (table.top + row, table.left + column)
            cell = sheet.cell(at[0] + 1, at[1] + 1)
            assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged
            _put(cell, value)
            widths[at[1]] = max(widths.get(at[1], 8), breadth(str(cell.value or "")) + 2)
        for (row, column), address in table.addresses.items():
            addresses[table.name, address] = a1(table.top + row, table.left + column)
        for column, width in widths.items():
            sheet.column_dimensions[get_column_letter(column + 1)].width = min(width, WIDEST)
    if not titles:
        raise NotMarkableError("no_tables")
    return MadeWorkbook(packed(book, made_on=made_on), titles, addresses)


def _title(name: str, taken: set[str]) -> str:
    """A title that a sheet may have: no forbidden signs, at most 31 characters, not yet taken."""
    title = _FORBIDDEN.sub("_", plain(name)).strip("'")[:28] or "1"
    numbers = range(2, len(taken) + 3)
    return next(t for t in (title, *(f"{title} {n}" for n in numbers)) if t.casefold() not in taken)


def _put(cell: Cell, value: Value) -> None:
    """Write a value as what it was read as; text stays text."""
    match value:
        case bool() | int() | datetime.date():
            cell.value = value
        case Decimal():
            cell.value = value
        case Percent():
            cell.value = value.number
            cell.number_format = "0.00%"
        case CellError():
            put_text(cell, value.code)
        case str():
            put_text(cell, value)
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        case DeniedValue(value=denied):
            _put(cell, denied)
        case UnstoredFormula() | LostDigits() | None:
            pass
