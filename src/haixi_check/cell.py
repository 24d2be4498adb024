"""What a cell can hold, and how it stands in a column of text: its token.

A token is text as it is, and anything else behind a mark that no text has, because readers leave no
control characters in it. Everybody else takes all of it from `table`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias, assert_never

from haixi_check.plain import dataclass


@dataclass(frozen=True)
class CellError:
    """An Excel error in a cell, as displayed: `#DIV/0!`."""

    code: str


@dataclass(frozen=True)
class UnstoredFormula:
    """A formula whose result the writing program did not store."""


@dataclass(frozen=True)
class Percent:
    """A number shown by the spreadsheet as a percentage: 0.85 for 85 %."""

    number: Decimal


@dataclass(frozen=True)
class LostDigits:
    """A number too long for a spreadsheet to hold: its tail is gone (more than 15 digits)."""


@dataclass(frozen=True)
class DeniedValue:
    """A value that its cell strikes out, lets nobody see, or shows as something else.

    As text it is what it holds: a title is a title however it looks.
    """

    code: str
    """The code of the problem: `struck_out`, `not_seen` or `shown_otherwise`."""
    value: str | int | Decimal | bool | date | Percent
    shown: str = ""
    """What the cell shows, or the number format by which it does."""

    def __str__(self) -> str:
        """What it holds, as text."""
        return str(self.value)


Content: TypeAlias = str | int | Decimal | bool | date | tuple[str, ...] | None
"""What a typed cell of a register holds."""

Value: TypeAlias = (
    str
    | int
    | Decimal
    | bool
    | date
    | CellError
    | UnstoredFormula
    | Percent
    | LostDigits
    | DeniedValue
    | None
)
"""What a cell can hold; None and "" are blank. Numbers are exact: a reader hands on no float."""


MARK = "\x00"
INTEGER, DECIMAL, TRUTH, DAY, ERROR, FORMULA, PERCENT, LOST, DENIED = "idbtefplx"


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
        case UnstoredFormula() | LostDigits():
            return f"{MARK}{LOST if isinstance(value, LostDigits) else FORMULA}"
        case Percent(number=number):
            return f"{MARK}{PERCENT}{number}"
        case DeniedValue(code=code, value=denied, shown=text):
            return f"{MARK}{DENIED}{code}\n{text}\n{token_of(denied)}"
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
        case "x":
            return _denied(*rest.split("\n", 2))
        case _:
            return LostDigits()


def _denied(code: str, text: str, token: str) -> DeniedValue:
    value = value_of(token)
    assert not isinstance(value, CellError | UnstoredFormula | LostDigits | DeniedValue)  # noqa: S101
    assert value is not None  # noqa: S101 - a reader denies nothing that is no value
    return DeniedValue(code, value, text)


def values_of(tokens: Sequence[str | None]) -> list[Value]:
    """The cells of a row."""
    return [None if token is None else value_of(token) for token in tokens]
