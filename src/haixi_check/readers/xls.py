"""Reader of .xls in every BIFF version, by xlrd, which tells what other libraries hide."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.grid import Grid
from haixi_check.readers.looks import WHITE, DenyingLook, Font, look_of, of_rgb, seen_as
from haixi_check.readers.numbers import NumberStyles, error_of
from haixi_check.readers.text import cleaned
from haixi_check.readers.xls_records import has_all_sheets, is_whole, without_names
from haixi_check.table import Value

if TYPE_CHECKING:
    from typing import TextIO

    from xlrd.book import Book
    from xlrd.formatting import XF
    from xlrd.sheet import Sheet

    from haixi_check.readers.looks import Looks
    from haixi_check.table import Table

_DAMAGE = (
    struct.error, LookupError, ValueError, ArithmeticError, AssertionError, TypeError,
    AttributeError, OSError, EOFError, RecursionError, UnboundLocalError,
)  # fmt: skip
"""What xlrd raises besides its own error, wherever the bytes are not what their neighbours say."""

_ENCRYPTED = "encrypted"


def read_xls(source: InputFile, data: bytes) -> ReaderResult:
    """One table for each worksheet, in the workbook's order.

    A file whose inner tables contradict each other is read as far as its sheets are shown to be
    whole; names of which a formula cannot be understood are left out: no cell rests on them.
    """
    with open(os.devnull, "w", encoding="utf-8") as log:  # noqa: PTH123 - a device, not a path
        try:
            return _read(_opened(source, data, log), source)
        except _damage() as error:
            if _ENCRYPTED in str(error):
                raise UnreadableError("encrypted_workbook") from None
        try:
            book = without_names(data, log, encoding=source.encoding)
            damaged = False
        except _damage():
            book, damaged = _tolerant(source, data, log), True
        reading = _read(book, source, doubtful=damaged)
    if not any(table.rows for table in reading.grids):
        raise UnreadableError("damaged_file")
    return reading.read_otherwise(source) if damaged else reading


def read_tolerantly(source: InputFile, data: bytes) -> ReaderResult:
    """The same by the second way alone, to hold the two against each other."""
    with open(os.devnull, "w", encoding="utf-8") as log:  # noqa: PTH123 - a device, not a path
        return _read(_tolerant(source, data, log), source, doubtful=True)


def _damage() -> tuple[type[Exception], ...]:
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError
    from xlrd.formula import FormulaError

    return (XLRDError, CompDocError, FormulaError, *_DAMAGE)


def _opened(source: InputFile, data: bytes, log: TextIO) -> Book:
    import xlrd

    return xlrd.open_workbook(
        file_contents=data,
        logfile=log,
        encoding_override=source.encoding,
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
    )


def _tolerant(source: InputFile, data: bytes, log: TextIO) -> Book:
    try:
        return without_names(data, log, encoding=source.encoding, tolerant=True)
    except _damage():
        raise UnreadableError("damaged_file") from None


def _read(book: Book, source: InputFile, *, doubtful: bool = False) -> ReaderResult:
    """The tables; of a `doubtful` book only sheets that have all the rows that they announce."""
    if doubtful and not has_all_sheets(book):
        raise UnreadableError("damaged_file")
    tables: list[Table] = []
    numbers, looks = _numbers(book), _looks(book)
    for index, name in enumerate(book.sheet_names()):
        grid, hidden = Grid(), False
        try:
            sheet = book.sheet_by_index(index)
            hidden = bool(sheet.visibility)
            if doubtful and not is_whole(book, index):
                grid.give_up("damaged_sheet")
            _fill(grid, sheet, numbers, looks)
        except _damage():
            grid.give_up("damaged_sheet")
        tables.append(grid.table(source.shown, name, hidden=hidden, epoch=numbers.epoch))
        book.unload_sheet(index)
    return ReaderResult.of_sheets(tables)


def _numbers(book: Book) -> NumberStyles:
    """What its styles make of numbers."""
    codes = {key: form.format_str for key, form in book.format_map.items()}
    keys = [style.format_key for style in book.xf_list]
    formats: dict[str | int, tuple[str, str | None]] = {
        index: (str(key), codes.get(key)) for index, key in enumerate(keys)
    }
    return NumberStyles.of(formats, date1904=bool(book.datemode))


def _looks(book: Book) -> Looks:
    """Which of its styles deny the value of a cell."""
    looks: dict[str | int, DenyingLook] = {}
    for index, style in enumerate(book.xf_list):
        fonts, number = book.font_list, style.font_index
        font = Font()
        if number < len(fonts):
            found = fonts[number]
            colour = _rgb(book, found.colour_index)
            font = Font(bool(found.struck_out), found.height / _TWIPS, colour)
        form = book.format_map.get(style.format_key)
        look = look_of(font, _ground(book, style), form.format_str if form else None)
        if look:
            looks[index] = look
    return looks


def _ground(book: Book, style: XF) -> str:
    """The colour behind a value; blank where there is a pattern."""
    fill = style.background
    if fill is None or not fill.fill_pattern:
        return WHITE
    return _rgb(book, fill.pattern_colour_index) if fill.fill_pattern == _SOLID else ""


def _rgb(book: Book, index: int) -> str:
    """A colour of the palette as six digits; blank where it depends on who shows it."""
    colour = book.colour_map.get(index)
    return of_rgb("".join(f"{part:02X}" for part in colour)) if colour else ""


_TWIPS = 20
"""In a point."""
_SOLID = 1


def _fill(grid: Grid, sheet: Sheet, numbers: NumberStyles, looks: Looks) -> None:
    for row in range(sheet.nrows):
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if kind not in _READ:
                continue
            style = sheet.cell_xf_index(row, column)
            if kind in (_NUMBER, _DATE):
                shown = numbers.value(float(value), style, day=kind == _DATE)
            else:
                shown = _value(kind, value)
            look = looks.get(style)
            grid.put(row, column, shown if look is None else seen_as(shown, look))
    for top, bottom, left, right in sheet.merged_cells:
        grid.merge(top, left, bottom - 1, right - 1)
    for (row, column), note in sheet.cell_note_map.items():
        grid.comment(row, column, note.text or "")
    for column, info in sheet.colinfo_map.items():
        if info.hidden or not info.width:
            grid.hide_columns(column, column)
    grid.hidden_rows.update(
        row for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0
    )


_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = range(1, 6)
_READ = frozenset({_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR})
"""Kinds of cells as xlrd numbers them; an empty or merely formatted one is none of these."""


def _value(kind: int, value: object) -> Value:
    match kind, value:
        case (_, str()):
            return cleaned(value)
        case (4, int() | float()):
            return bool(value)
        case (5, int()):
            return error_of(value)
        case _:
            return None
