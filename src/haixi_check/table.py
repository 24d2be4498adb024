"""Tables of cells that know where they stood, as every reader yields them: by row, or by column.

Big sheets are frames: columns of tokens, which `cell` knows. Nothing here knows a form, a rule or a
language, and no library of columns is imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Protocol

from haixi_check.cell import (
    DAY,
    DECIMAL,
    DENIED,
    ERROR,
    INTEGER,
    MARK,
    PERCENT,
    TRUTH,
    CellError,
    Content,
    DeniedValue,
    LostDigits,
    Percent,
    UnstoredFormula,
    Value,
    token_of,
    value_of,
    values_of,
)
from haixi_check.plain import dataclass

if TYPE_CHECKING:
    from polars import DataFrame

__all__ = [
    "CHOICES", "DAY", "DECIMAL", "DENIED", "EPOCH_1900", "EPOCH_1904", "ERROR", "GUIDES", "INTEGER",
    "MARK", "PERCENT", "TRUTH", "Area", "CellError", "Content", "DeniedValue", "Frame",
    "LostDigits", "Percent", "Place", "RowSource", "Table", "UnstoredFormula", "Value", "a1",
    "column_letters", "column_number", "row_and_column", "token_of", "value_of", "values_of",
]  # fmt: skip

EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""The day zero of a workbook's serial numbers (ECMA-376, 18.17.4.1); in 1900 from March on."""

GUIDES = ("填报说明", "填表说明", "说明", "选项", "Guide", "Choices", "核查结果")
"""Sheets that speak to people and hold nothing of a submission, unless they call it void."""

CHOICES = ("选项", "Choices", "核查结果")
"""Those of them whose cells nobody asks for."""


@dataclass(frozen=True)
class Place:
    """A cell of an input, related to the folder of that input."""

    # It stands in the verdict as it is: its schema has these words, and nothing else may be there.
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    file: str
    sheet: str = ""
    cell: str = ""
    """`B7`; in JSON and YAML a path: `figures.enrolment.2022`."""
    header: str = ""


@dataclass(frozen=True)
class Area:
    """A merged area, inclusive; its numbers count within the rows of its table, from zero."""

    top: int
    left: int
    bottom: int
    right: int


_MOST_MERGED = 1_000_000
"""Rows of merged areas that are looked up; what is merged beyond is left blank."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One sheet of one input: rows of values, the first cell at zero-based (`top`, `left`).

    Rows may differ in length. `merged`, `hidden_rows` and `hidden_columns` count within `rows`, as
    `location` does.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Value]]
    top: int = 0
    left: int = 0
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unread: str = ""
    """The code of the problem for which a sheet that is there could not be read; it has no rows
    then, and nothing may be concluded from that."""
    epoch: date = EPOCH_1900
    """The day that a bare number counts from where it stands for a date."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """What somebody wrote into the comment of a cell, by the address of the cell."""
    addresses: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """For inputs that are no grid (JSON, YAML): the path of the value at (row, column)."""

    @property
    def is_grid(self) -> bool:
        """Whether it was a sheet of rows and columns, not a list of objects with keys."""
        return not self.addresses

    def location(self, row: int, column: int, header: str = "") -> Place:
        """Where the value at zero-based (`row`, `column`) of `rows` stands in the input."""
        cell = self.addresses.get((row, column), "") if self.addresses else ""
        cell = cell or a1(self.top + row, self.left + column)
        return Place(self.file, self.name, cell, header)

    def named(self, area: Area) -> str:
        """A merged area as a spreadsheet names it: `C5:D5`."""
        first = a1(self.top + area.top, self.left + area.left)
        return f"{first}:{a1(self.top + area.bottom, self.left + area.right)}"

    def merged_over(self, row: int, column: int) -> Area | None:
        """The merged area that a cell belongs to, if another cell of it holds the value."""
        for area in self._merged_in.get(row, ()):
            if area.left <= column <= area.right:
                return None if (row, column) == (area.top, area.left) else area
        return None

    @cached_property
    def _merged_in(self) -> Mapping[int, Sequence[Area]]:
        """The merged areas of each row, as far as the table reaches."""
        found: dict[int, list[Area]] = {}
        room = _MOST_MERGED
        for area in self.merged:
            rows = range(area.top, min(area.bottom + 1, len(self.rows)))
            room -= len(rows)
            if room < 0:
                break
            for row in rows:
                found.setdefault(row, []).append(area)
        return found

    def walk(self) -> Iterator[tuple[int, int, Value]]:
        """Every cell that is not blank, row by row."""
        for row, values in enumerate(self.rows):
            for column, value in enumerate(values):
                if value is not None and value != "":
                    yield row, column, value


class RowSource(Protocol):
    """Where the rows of a frame come from; they can be walked through more than once."""

    def batches(self) -> Iterator[DataFrame]:
        """Rows in order: `row`, from zero, and `c0`, `c1` … with tokens. A blank cell is null."""
        ...


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One big sheet of one input."""

    head: Table
    """Its first rows, in which the header is looked for; it has the frame's file and name."""
    width: int
    origin: RowSource
    unmetered: RowSource | None = None
    """The same rows where those of `origin` are held to what their input may cost."""

    @property
    def file(self) -> str:
        """The input that it stands in."""
        return self.head.file

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.head.name

    def freely(self) -> Frame:
        """The same, its rows no longer metered."""
        return replace(self, origin=self.unmetered or self.origin)

    def whole(self, most: int | None = None) -> Table:
        """All of it cell by cell, or the first `most` rows that are not blank."""
        rows: list[Sequence[Value]] = []
        every = (row for batch in self.origin.batches() for row in batch.iter_rows())
        for row in islice((row for row in every if any(row[1:])), most):
            rows.extend([()] * (row[0] - len(rows)))
            rows.append(values_of(row[1:]))
        return replace(self.head, rows=rows)


def a1(row: int, column: int) -> str:
    """The spreadsheet address of a zero-based cell: (6, 1) is `B7`."""
    return f"{column_letters(column)}{row + 1}"


@cache
def column_letters(column: int) -> str:
    """The letters of a zero-based column: 1 is `B`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,9})")


def row_and_column(address: str) -> tuple[int, int] | None:
    """Row and column of an address, counted from 1: `B7` is (7, 2). `None` for anything else."""
    match = _ADDRESS.fullmatch(address)
    return (int(match[2]), column_number(match[1]) + 1) if match else None


def column_number(letters: str) -> int:
    """The zero-based number of a column, given by capital letters: `A` is 0, `AA` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
