"""Reader of .xlsx and .xlsm: values from calamine, what it hides from a scan of the same XML."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from haixi_check.processes import can_spawn
from haixi_check.readers import limits, memory
from haixi_check.readers.archives import Archive
from haixi_check.readers.documents import Reading, Source, UnreadableError
from haixi_check.readers.number_formats import NO_DATE, span_of_days, time_of_day
from haixi_check.readers.numerals import LOST_FROM, from_float
from haixi_check.readers.sheet_cells import Cells
from haixi_check.readers.sheet_scan import SheetScan, scan_sheet
from haixi_check.readers.text import cleaned
from haixi_check.readers.workbook_parts import WorkbookParts, workbook_parts
from haixi_check.tables import EPOCH_1900, EPOCH_1904, GUIDES, Area, Percent, Table, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType

    from python_calamine import CalamineSheet, CalamineWorkbook

    from haixi_check.frames import Frame

Told: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
"""What calamine tells of a cell."""

_FIRST_YEAR = 1900
"""Before its calendar begins a spreadsheet shows no date; the library invents one."""

_ANNOUNCED = re.compile(rb"""uniqueCount\s*=\s*["'](\d{1,20})""")
_FAR = re.compile(rb'<c r="(?:C[W-Z]|[D-Z][A-Z]|[A-Z]{3})[0-9]+"[^<>]*(?<!/)>')
_LOOKED_AT, _MOST_FAR = 2**18, 20
"""Bytes, and how many such cells among them make a sheet a wide one."""
_A_DAY = timedelta(days=1)
_HALF_A_SECOND = timedelta(milliseconds=500)


def read_xlsx(source: Source, data: bytes) -> Reading:
    """One table for each worksheet, in the workbook's order; chart and macro sheets are skipped."""
    archive = Archive(data)
    archive.check_prologs()
    parts = workbook_parts(archive)
    _check_strings(archive, parts.strings)
    known = _by_column(source, archive, parts, len(data))
    if known and known.keys() == set(parts.names):
        return Reading.of_sheets(known[name] for name in parts.names)
    return _by_cell(source, data, archive, parts, known)


def read_small(source: Source, data: bytes) -> Reading:
    """The same for a workbook of our own, cell by cell."""
    archive = Archive(data)
    return _by_cell(source, data, archive, workbook_parts(archive), {})


def _by_column(
    source: Source, archive: Archive, parts: WorkbookParts, size: int
) -> Mapping[str, Table | Frame]:
    """The sheets that are read by column: none, unless one is big and there are processes."""
    big = {
        name: part
        for name, part in parts.worksheets.items()
        if part in archive and archive.size(part) >= limits.BIG_SHEET
    }
    wide = {name for name, part in big.items() if _is_wide(archive, part)}
    strings = archive.size(parts.strings) if parts.strings in archive else 0
    if (
        wide == big.keys()
        or strings > limits.SHARED_STRINGS + limits.SHARED_STRINGS_PER_BYTE * size
        or not can_spawn()
    ):
        return {}
    memory.allow(limits.SET_ASIDE)
    from haixi_check.readers.sheet_columns import read_by_column

    narrow = {name: part for name, part in parts.worksheets.items() if name not in wide}
    return read_by_column(source, archive, replace(parts, worksheets=narrow), read_small)


def _is_wide(archive: Archive, part: str) -> bool:
    """Whether many cells that hold something stand beyond the columns that are read by column."""
    seen = islice(_FAR.finditer(next(archive.chunks(part), b""), 0, _LOOKED_AT), _MOST_FAR)
    return sum(1 for _ in seen) == _MOST_FAR


def _by_cell(
    source: Source,
    data: bytes,
    archive: Archive,
    parts: WorkbookParts,
    known: Mapping[str, Table | Frame],
) -> Reading:
    workbook = _opened(data) if parts.usual else None
    book = _Book(source.shown, workbook, archive, parts)
    reading = Reading.of_sheets(known.get(name) or book.sheet(name) for name in parts.names)
    if workbook is not None or not parts.usual:
        return reading
    if not any(table.rows for table in reading.grids):
        raise UnreadableError("damaged_file")
    return reading.read_otherwise(source)


def _opened(data: bytes) -> CalamineWorkbook | None:
    """The workbook as the library sees it; nothing where that gives it up."""
    from python_calamine import CalamineError, CalamineWorkbook

    with contextlib.suppress(CalamineError, OSError, ValueError), _NativePanic():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    return None


def _check_strings(archive: Archive, part: str) -> None:
    """Refuse what the library takes without a look.

    It reserves memory for as many shared strings as are announced, and compares no checksum.
    """
    if part in archive:
        chunks = archive.chunks(part)
        announced = _ANNOUNCED.search(next(chunks, b"")[:4096])
        if announced and int(announced[1]) * limits.SMALLEST_STRING > archive.size(part):
            raise UnreadableError("damaged_file")
        for _ in chunks:
            pass


class _Book:
    """A workbook of which single sheets are read, by the library or without it."""

    def __init__(
        self, file: str, workbook: CalamineWorkbook | None, archive: Archive, parts: WorkbookParts
    ) -> None:
        self._file = file
        self._workbook = workbook
        self._archive = archive
        self._parts = parts
        self._cells = Cells(archive, parts)
        self._epoch = EPOCH_1904 if parts.date1904 else EPOCH_1900

    def sheet(self, name: str) -> Table:
        """The table of one worksheet; without rows if it cannot be read or nobody asks for it."""
        table = Table(
            file=self._file,
            name=cleaned(name),
            rows=(),
            hidden=name in self._parts.hidden,
            epoch=self._epoch,
        )
        if name in GUIDES:
            return table
        try:
            return self._read(name, table)
        except UnreadableError as error:
            damaged = error.code == "damaged_file"
            return replace(table, unread="damaged_sheet" if damaged else error.code)

    def _read(self, name: str, table: Table) -> Table:
        if name not in self._parts.worksheets:
            raise UnreadableError("damaged_sheet")
        part = self._parts.worksheets[name]
        if self._workbook is None:
            return self._of_cells(part, table)
        scan = scan_sheet(self._archive, part, self._parts.percent_styles)
        told = None if scan.scattered else _told(self._workbook, name)
        if told is None:
            return self._of_cells(part, table)
        return _filled(table, scan, *told)

    def _of_cells(self, part: str, table: Table) -> Table:
        found = self._cells.of(part).table(
            self._file, table.name, hidden=table.hidden, epoch=table.epoch
        )
        first = next((row for row, _, _ in found.walk()), 0)
        return replace(found, hidden_rows=frozenset(r for r in found.hidden_rows if r >= first))


def _told(workbook: CalamineWorkbook, name: str) -> tuple[CalamineSheet, list[list[Told]]] | None:
    """What the library tells of a sheet; nothing where it gives the sheet up.

    So it does for every error that it does not know, and for a span of days that no calendar holds.
    """
    from python_calamine import CalamineError

    with contextlib.suppress(CalamineError, ValueError, OverflowError), _NativePanic():
        sheet = workbook.get_sheet_by_name(name)
        return sheet, sheet.to_python()
    return None


def _filled(table: Table, scan: SheetScan, sheet: CalamineSheet, told: list[list[Told]]) -> Table:
    """The table with what the library and the scan tell of its sheet."""
    top, left = sheet.start or (0, 0)
    rows = [_values(row) for row in told]
    top, left, rows = _grown(rows, top, left, scan)
    for (row, column), truth in scan.hidden.items():
        rows[row - top][column - left] = truth
    for row, column in scan.percents:
        _show_percent(rows, row - top, column - left)
    return replace(
        table,
        rows=rows,
        top=top,
        left=left,
        merged=tuple(_merged(sheet.merged_cell_ranges or (), rows, top, left)),
        hidden_rows=frozenset(row - top for row in scan.hidden_rows if 0 <= row - top < len(rows)),
        hidden_columns=frozenset(_within(scan.hidden_columns, left, rows)),
    )


def _within(columns: Iterable[int], left: int, rows: Sequence[Sequence[Value]]) -> Iterable[int]:
    """Columns as they count within the rows, as far as these reach."""
    width = max(map(len, rows), default=0)
    return (column - left for column in columns if 0 <= column - left < width)


def _values(row: Iterable[Told]) -> list[Value]:
    # Most cells are text that needs nothing, or whole numbers: they are spared the call.
    return [
        (told or None)
        if type(told) is str and told.isprintable()
        else int(told)
        if type(told) is float and told.is_integer() and -LOST_FROM < told < LOST_FROM
        else _value(told)
        for told in row
    ]


def _value(told: Told) -> Value:
    match told:
        case float():
            return from_float(told)
        case str():
            return cleaned(told)
        case bool() | int():
            return told
        case datetime():
            return _day(told)
        case date():
            return told if told.year >= _FIRST_YEAR else NO_DATE
        case time():
            return time_of_day(told.hour * 3600 + told.minute * 60 + told.second)
        case timedelta():
            return span_of_days(told / _A_DAY)


def _day(told: datetime) -> date | str:
    """A date that a formula computed may lie a hair before its midnight, or beyond all days."""
    try:
        return (told + _HALF_A_SECOND).date() if told.year >= _FIRST_YEAR else NO_DATE
    except OverflowError:
        return NO_DATE


def _grown(
    rows: list[list[Value]], top: int, left: int, scan: SheetScan
) -> tuple[int, int, list[list[Value]]]:
    """The rows with room for every hidden cell: to calamine a row of errors is no row at all."""
    if not scan.hidden:
        return top, left, rows
    height, width = len(rows), max(map(len, rows), default=0)
    if not height:
        top, left = next(iter(scan.hidden))
    first_row = min(top, *(row for row, _ in scan.hidden))
    first_column = min(left, *(column for _, column in scan.hidden))
    last_row = max(top + height - 1, *(row for row, _ in scan.hidden))
    last_column = max(left + width - 1, *(column for _, column in scan.hidden))
    whole: list[list[Value]] = []
    for number in range(first_row, last_row + 1):
        row: Sequence[Value] = rows[number - top] if 0 <= number - top < height else ()
        before = [None] * (left - first_column)
        after = [None] * (last_column + 1 - left - len(row))
        whole.append([*before, *row, *after])
    return first_row, first_column, whole


def _show_percent(rows: list[list[Value]], row: int, column: int) -> None:
    if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
        number = rows[row][column]
        if isinstance(number, (int, Decimal)) and not isinstance(number, bool):
            rows[row][column] = Percent(Decimal(number))


def _merged(
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]],
    rows: list[list[Value]],
    top: int,
    left: int,
) -> Iterable[Area]:
    """The merged areas as far as they lie within the rows."""
    width = max(map(len, rows), default=0)
    for (first_row, first_column), (last_row, last_column) in ranges:
        area = Area(
            max(first_row - top, 0),
            max(first_column - left, 0),
            min(last_row - top, len(rows) - 1),
            min(last_column - left, width - 1),
        )
        if area.top <= area.bottom and area.left <= area.right:
            yield area


class _NativePanic:
    """Turns a panic of the native reader into an error of values.

    A panic derives from BaseException and has no importable class; nothing else is held back.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise ValueError from None
