"""Sheets too big to be held cell by cell: their first rows, and columns of tokens for the rest.

A token is how a cell stands in a column of text: text as it is, and anything else behind a mark
that no text has, because readers leave no control characters in it. Imports no library of columns.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Protocol, assert_never, overload

from haixi_check.table import CellError, LostDigits, Percent, Table, UnstoredFormula, Value

if TYPE_CHECKING:
    from polars import DataFrame

MARK = "\x00"
INTEGER, DECIMAL, TRUTH, DAY, ERROR, FORMULA, PERCENT, LOST = "idbtefpl"


class TooSlowError(Exception):
    """Walking through a frame took more processor time than its input may cost."""

    def __init__(self, file: str, seconds: float) -> None:
        super().__init__(file)
        self.file = file
        self.seconds = seconds
        """What the input might cost in all."""


class Origin(Protocol):
    """Where the rows of a frame come from; they can be walked through more than once."""

    def batches(self) -> Iterator[DataFrame]:
        """Rows in order: `row`, from zero, and `c0`, `c1` … with tokens. A blank cell is null."""
        ...


@dataclass(frozen=True)
class Metered:
    """Rows of another origin, for as long as there is processor time for what is done with them.

    All that this process does from one batch to the next counts.
    """

    rows: Origin
    file: str
    seconds: float
    """What the input may cost in all."""
    charge: Callable[[float], bool] = field(compare=False, repr=False)
    """Takes note of so many more seconds, and tells whether any are left."""

    def batches(self) -> Iterator[DataFrame]:
        """See `Origin`. Raises `TooSlowError` when the time is up."""
        began = time.process_time()
        for batch in self.rows.batches():
            yield batch
            now = time.process_time()
            if not self.charge(now - began):
                raise TooSlowError(self.file, self.seconds)
            began = now


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One big sheet of one input."""

    head: Table
    """Its first rows, in which the header is looked for; it has the frame's file and name."""
    width: int
    origin: Origin

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
        origin = self.origin
        return replace(self, origin=origin.rows) if isinstance(origin, Metered) else self

    def whole(self, most: int | None = None) -> Table:
        """All of it, cell by cell: for a sheet that turns out to be no roster.

        Or so many rows that are not blank, where more are not asked for.
        """
        rows: list[Sequence[Value]] = []
        every = (row for batch in self.origin.batches() for row in batch.iter_rows())
        for row in islice((row for row in every if any(row[1:])), most):
            rows.extend([()] * (row[0] - len(rows)))
            rows.append(values_of(row[1:]))
        return replace(self.head, rows=rows)


def token_of(value: Value) -> str | None:
    """The token of a cell."""
    match value:
        case str() | None:
            return value or None
        case bool():
            return f"{MARK}{TRUTH}{value:d}"
        case int():
            return f"{MARK}{INTEGER}{value}"
        case Decimal():
            return f"{MARK}{DECIMAL}{value}"
        case date():
            return f"{MARK}{DAY}{value.isoformat()}"
        case CellError(code=code):
            return f"{MARK}{ERROR}{code}"
        case UnstoredFormula():
            return f"{MARK}{FORMULA}"
        case Percent(number=number):
            return f"{MARK}{PERCENT}{number}"
        case LostDigits():
            return f"{MARK}{LOST}"
        case _:
            assert_never(value)


def value_of(token: str) -> Value:
    """The cell that a token stands for."""
    if not token.startswith(MARK):
        return token
    kind, rest = token[1], token[2:]
    match kind:
        case "i":
            return int(rest)
        case "d":
            return Decimal(rest)
        case "b":
            return rest == "1"
        case "t":
            return date.fromisoformat(rest)
        case "e":
            return CellError(rest)
        case "f":
            return UnstoredFormula()
        case "p":
            return Percent(Decimal(rest))
        case _:
            return LostDigits()


def sparse(head: Table, rows: DataFrame) -> Table:
    """A table in which only `rows` of the frame of `head` are filled in, at their places."""
    return replace(head, rows=_Sparse({row[0]: values_of(row[1:]) for row in rows.iter_rows()}))


def values_of(tokens: Sequence[str | None]) -> list[Value]:
    """The cells of a row."""
    return [None if token is None else value_of(token) for token in tokens]


class _Sparse(Sequence[Sequence[Value]]):
    """Rows of which few are filled in."""

    def __init__(self, rows: Mapping[int, Sequence[Value]]) -> None:
        self._rows = rows

    @overload
    def __getitem__(self, row: int) -> Sequence[Value]: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[Sequence[Value]]: ...

    def __getitem__(self, row: int | slice) -> Sequence[Value] | Sequence[Sequence[Value]]:
        if isinstance(row, slice):
            return [self[number] for number in range(*row.indices(len(self)))]
        return self._rows.get(row, ())

    def __len__(self) -> int:
        return max(self._rows, default=-1) + 1
