"""A submission in memory: workbooks of sheets, each a grid of cells. Nothing changes in place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

Area: TypeAlias = tuple[int, int, int, int]
"""A merged area or a range: first row, first column, last row, last column, from zero."""


@dataclass(frozen=True)
class Error:
    """An error that a spreadsheet shows in a cell."""

    code: str

    def __repr__(self) -> str:
        return f"Error({self.code!r})"


@dataclass(frozen=True)
class Formula:
    """A formula whose value was not stored."""

    text: str

    def __repr__(self) -> str:
        return f"Formula({self.text!r})"


Value: TypeAlias = str | int | float | bool | date | Error | Formula | None

Row: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Sheet:
    """One sheet. `far` holds cells that stand far away from all others: row, column, value."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    far: tuple[tuple[int, int, Value], ...] = ()
    part: str = "whole"
    """What is left of the sheet's part in the archive: `whole`, `half`, `empty` or `missing`."""

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; None beyond the grid."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    def holding(self, row: int, column: int, value: Value) -> Sheet:
        """The sheet with another value in one cell."""
        rows = list(self.rows)
        rows += [()] * (row + 1 - len(rows))
        cells = list(rows[row])
        cells += [None] * (column + 1 - len(cells))
        cells[column] = value
        rows[row] = tuple(cells)
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True, kw_only=True)
class Book:
    """One workbook, called by the name of its file without the suffix."""

    name: str
    sheets: tuple[Sheet, ...]
    kept: str = "whole"
    """What is left of the file: `whole`, `half` or `empty`."""


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What is handed in: workbooks, the files beside them, and the format they are saved in."""

    books: tuple[Book, ...]
    beside: tuple[tuple[str, bytes], ...] = ()
    form: str = "xlsx"

    def sheet(self, name: str) -> Sheet:
        """The sheet that `name` tells of: `sheet`, or `book/sheet` among several workbooks."""
        book, sheet = self.place_of(name)
        return self.books[book].sheets[sheet]

    def place_of(self, name: str) -> tuple[int, int]:
        """The numbers of the book and of the sheet. Raises `LookupError` where there is none."""
        wanted_book, _, wanted = name.rpartition("/")
        for number, book in enumerate(self.books):
            if wanted_book in ("", book.name):
                for index, sheet in enumerate(book.sheets):
                    if sheet.name == wanted:
                        return number, index
        raise LookupError(name)

    def with_sheet(self, name: str, sheet: Sheet | None) -> Submission:
        """The submission with another sheet in the place of one, or without it."""
        number, index = self.place_of(name)
        book = self.books[number]
        put = () if sheet is None else (sheet,)
        sheets = (*book.sheets[:index], *put, *book.sheets[index + 1 :])
        return self.with_book(number, replace(book, sheets=sheets))

    def with_book(self, number: int, book: Book | None) -> Submission:
        """The submission with another workbook in the place of one, or without it."""
        put = () if book is None else (book,)
        return replace(self, books=(*self.books[:number], *put, *self.books[number + 1 :]))


_CELL = re.compile(r"([A-Z]+)(\d+)")


def letters(column: int) -> str:
    """The letters of a column that is counted from zero."""
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def number(column: str) -> int:
    """The number of a column, from zero, by its letters."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - 64
    return found - 1


def a1(row: int, column: int) -> str:
    """The address of a cell that is counted from zero."""
    return f"{letters(column)}{row + 1}"


def cell_of(address: str) -> tuple[int, int]:
    """Row and column of an address, from zero."""
    match = _CELL.fullmatch(address)
    if match is None:
        raise ValueError(address)
    return int(match[2]) - 1, number(match[1])


def range_of(area: Area) -> str:
    """The address of a range."""
    top, left, bottom, right = area
    return f"{a1(top, left)}:{a1(bottom, right)}"


def area_of(address: str) -> Area:
    """The cells of a range, or of a single cell."""
    first, _, last = address.partition(":")
    return (*cell_of(first), *cell_of(last or first))
