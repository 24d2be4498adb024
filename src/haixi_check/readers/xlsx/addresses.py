"""The addresses of the cells of a worksheet: what they name, and whether one stands there twice.

Of two cells with one address every program shows another one. Such a sheet is not read.
"""

from __future__ import annotations

import re

from haixi_check.readers.documents import UnreadableError
from haixi_check.table import column_number

_CELL = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
_BARE_CELL = re.compile(b"<c[>/]")
_ROW = re.compile(rb'<row r="[1-9][0-9]{0,6}"')
_MOST = 500_000
"""Cells whose addresses are kept: a sheet of more is read by column, or parsed."""


class CellOrder:
    """Whether each cell of a column stands below the one before, so that none is there twice."""

    def __init__(self) -> None:
        self.broken = False
        self._last: dict[int, int] = {}
        """The last row of each column."""

    def put(self, row: int, column: int) -> None:
        """Take the next cell into account, by zero-based row and column."""
        if row <= self._last.get(column, -1):
            self.broken = True
        self._last[column] = row


class PlainAddresses:
    """Whether each cell of a sheet says plainly where it stands, and each stands there once.

    Looks at bytes: what is said in any other way must be parsed to be told.
    """

    def __init__(self) -> None:
        self._seen: set[bytes] = set()
        self._cells = self._unsaid = 0

    def follow(self, tail: bytes, window: bytes) -> bool:
        """Take a piece of XML into account, which begins with the `tail` of the one before.

        False where the sheet must be parsed.
        """
        cells = _CELL.findall(window)[len(_CELL.findall(tail)) :]
        self._cells += len(cells)
        self._seen.update(cells)
        self._unsaid += window.count(b"<c ") - tail.count(b"<c ") - len(cells)
        self._unsaid += window.count(b"<row") - tail.count(b"<row")
        self._unsaid -= len(_ROW.findall(window)) - len(_ROW.findall(tail))
        once = len(self._seen) == self._cells <= _MOST
        return once and _BARE_CELL.search(window) is None

    @property
    def all_said(self) -> bool:
        """Whether no cell and no row left out where it stands; known at the end."""
        return not self._unsaid


def row_number(digits: str) -> int:
    """The number of a row as it stands in a sheet; anything else is damage."""
    if not (digits.isascii() and digits.isdigit() and 0 < len(digits) <= 7 and int(digits)):
        raise UnreadableError("damaged_sheet")
    return int(digits)


def column_of(letters: str) -> int:
    """The zero-based number of a column by its letters, in either case; else damage."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise UnreadableError("damaged_sheet")
    return column_number(letters.upper())
