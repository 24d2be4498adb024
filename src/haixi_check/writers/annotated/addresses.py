"""Addresses of cells: `B7` is row 7, column 2."""

from __future__ import annotations

import re
from typing import Final

from haixi_check.table import column_number

_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def row_and_column(address: str) -> tuple[int, int]:
    """Row and column of an address, counted from 1; zeros for anything that is none."""
    match = _CELL.fullmatch(address)
    if match is None:
        return 0, 0
    return int(match[2]), column_number(match[1]) + 1


def is_cell(address: str) -> bool:
    """Whether `address` is that of a cell that a worksheet has."""
    row, column = row_and_column(address)
    return 0 < row <= 1_048_576 and 0 < column <= 16_384


def quoted(sheet: str, address: str) -> str:
    """A reference to a cell of a sheet, as a link or a name writes it."""
    name = sheet.replace("'", "''")
    return f"'{name}'!{address}"
