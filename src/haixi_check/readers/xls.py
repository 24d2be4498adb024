"""Reader of .xls in every BIFF version, by xlrd, which tells what other libraries hide."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

from haixi_check.readers.documents import Reading, Source, UnreadableError
from haixi_check.readers.error_codes import error_of
from haixi_check.readers.grid import Grid
from haixi_check.readers.number_formats import from_number, from_serial, shows_percent
from haixi_check.readers.text import cleaned
from haixi_check.tables import EPOCH_1900, EPOCH_1904, Value

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

    from haixi_check.tables import Table

_DAMAGE = (
    struct.error, LookupError, ValueError, ArithmeticError, AssertionError, TypeError,
    AttributeError, OSError, EOFError, RecursionError, UnboundLocalError,
)  # fmt: skip
"""What xlrd raises besides its own error, wherever the bytes are not what their neighbours say."""

_ENCRYPTED = "encrypted"


def read_xls(source: Source, data: bytes) -> Reading:
    """One table for each worksheet, in the workbook's order."""
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError
    from xlrd.formula import FormulaError

    damage = (XLRDError, CompDocError, FormulaError, *_DAMAGE)
    with open(os.devnull, "w", encoding="utf-8") as log:  # noqa: PTH123 - a device, not a path
        try:
            book = xlrd.open_workbook(
                file_contents=data,
                logfile=log,
                encoding_override=source.encoding,
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
            )
        except damage as error:
            code = "encrypted_workbook" if _ENCRYPTED in str(error) else "damaged_file"
            raise UnreadableError(code) from None
        tables: list[Table] = []
        percents = _percent_styles(book)
        for index, name in enumerate(book.sheet_names()):
            grid, hidden = Grid(), False
            try:
                sheet = book.sheet_by_index(index)
                hidden = bool(sheet.visibility)
                _fill(grid, book, sheet, percents)
            except damage:
                grid.give_up("damaged_sheet")
            epoch = EPOCH_1904 if book.datemode else EPOCH_1900
            tables.append(grid.table(source.shown, name, hidden=hidden, epoch=epoch))
            book.unload_sheet(index)
    return Reading.of_sheets(tables)


def _percent_styles(book: Book) -> frozenset[int]:
    codes = {key: form.format_str for key, form in book.format_map.items()}
    return frozenset(
        index
        for index, style in enumerate(book.xf_list)
        if shows_percent(str(style.format_key), codes.get(style.format_key))
    )


def _fill(grid: Grid, book: Book, sheet: Sheet, percents: frozenset[int]) -> None:
    for row in range(sheet.nrows):
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if kind in _READ:
                percent = kind == _NUMBER and sheet.cell_xf_index(row, column) in percents
                grid.put(row, column, _value(kind, value, percent, bool(book.datemode)))
    for top, bottom, left, right in sheet.merged_cells:
        grid.merge(top, left, bottom - 1, right - 1)
    grid.hidden_rows.update(row for row, info in sheet.rowinfo_map.items() if info.hidden)


_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = range(1, 6)
_READ = frozenset({_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR})
"""Kinds of cells as xlrd numbers them; an empty or merely formatted one is none of these."""


def _value(kind: int, value: object, percent: bool, date1904: bool) -> Value:
    match kind, value:
        case (_, str()):
            return cleaned(value)
        case (4, int() | float()):
            return bool(value)
        case (5, int()):
            return error_of(value)
        case (3, float()):
            return from_serial(value, date1904=date1904)
        case (_, int() | float()):
            return from_number(float(value), percent=percent, day=False, date1904=date1904)
        case _:
            return None
