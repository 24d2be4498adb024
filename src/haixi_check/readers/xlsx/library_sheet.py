"""What the library tells of a worksheet, and the scan beside it, as a table."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias, cast

from haixi_check.readers.grid import clipped
from haixi_check.readers.numbers import (
    LOST_FROM,
    NO_DATE,
    as_percent,
    from_float,
    span_of_days,
    time_of_day,
)
from haixi_check.readers.text import cleaned
from haixi_check.table import Area, Table, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from python_calamine import CalamineSheet

    from haixi_check.readers.looks import DenyingLook
    from haixi_check.readers.xlsx.scan import SheetScan

LibraryValue: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
"""What calamine tells of a cell."""

_FIRST_YEAR = 1900
"""Before its calendar begins a spreadsheet shows no date; the library invents one."""

_A_DAY = timedelta(days=1)

_HALF_A_SECOND = timedelta(milliseconds=500)


def filled(
    table: Table, scan: SheetScan, sheet: CalamineSheet, values: list[list[LibraryValue]]
) -> Table:
    """The table with what the library and the scan tell of its sheet."""
    top, left = sheet.start or (0, 0)
    rows = [_values(row) for row in values]
    top, left, rows = _grown(rows, top, left, scan)
    for (row, column), truth in scan.hidden.items():
        rows[row - top][column - left] = truth
    for row, column in scan.percents:
        _show_percent(rows, row - top, column - left)
    for (row, column), look in scan.looks.items():
        _deny(rows, row - top, column - left, look)
    width = max(map(len, rows), default=0)
    areas = (Area(*first, *last) for first, last in sheet.merged_cell_ranges or ())
    used = Area(top, left, top + len(rows) - 1, left + width - 1)
    return replace(
        table,
        rows=rows,
        top=top,
        left=left,
        merged=tuple(clipped(areas, used, top=top, left=left)),
        hidden_rows=frozenset(row - top for row in scan.hidden_rows if 0 <= row - top < len(rows)),
        hidden_columns=frozenset(
            column - left for column in scan.hidden_columns if 0 <= column - left < width
        ),
    )


def _values(row: Sequence[LibraryValue]) -> list[Value]:
    # A row of nothing but text, as in a wide sheet that is none of the form, is looked at at once.
    with suppress(TypeError):
        if "".join(cast("Sequence[str]", row)).isprintable():
            return [value or None for value in cast("Sequence[str]", row)]
    # Most cells are text that needs nothing, or whole numbers: they are spared the call.
    return [
        (value or None)
        if type(value) is str and value.isprintable()
        else int(value)
        if type(value) is float and value.is_integer() and -LOST_FROM < value < LOST_FROM
        else _value(value)
        for value in row
    ]


def _value(value: LibraryValue) -> Value:
    match value:
        case float():
            return from_float(value)
        case str():
            return cleaned(value)
        case bool() | int():
            return value
        case datetime():
            return _day(value)
        case date():
            return value if value.year >= _FIRST_YEAR else NO_DATE
        case time():
            return time_of_day(value.hour * 3600 + value.minute * 60 + value.second)
        case timedelta():
            return span_of_days(value / _A_DAY)


def _day(value: datetime) -> date | str:
    """A date that a formula computed may lie a hair before its midnight, or beyond all days."""
    try:
        return (value + _HALF_A_SECOND).date() if value.year >= _FIRST_YEAR else NO_DATE
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
        rows[row][column] = as_percent(rows[row][column])


def _deny(rows: list[list[Value]], row: int, column: int, look: DenyingLook) -> None:
    from haixi_check.readers.looks import seen_as

    if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
        rows[row][column] = seen_as(rows[row][column], look)
