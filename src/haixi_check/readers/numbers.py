"""Numbers as they were meant: exact integers and decimals out of floats and written digits."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from haixi_check.table import LostDigits

SPREADSHEET_DIGITS = 15
"""What Excel and WPS keep of a number: ECMA-376 leaves it to IEEE 754, they show and store 15."""

LOST_FROM = 10.0**SPREADSHEET_DIGITS
_WRITTEN = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,2})?")


def from_float(number: float) -> int | Decimal | LostDigits | str:
    """A spreadsheet's number at its own precision; one that is no number is text."""
    if not math.isfinite(number):
        return str(number)
    if abs(number) >= LOST_FROM:
        return LostDigits()
    if number.is_integer():
        return int(number)
    return whole_or_exact(Decimal(f"{number:.{SPREADSHEET_DIGITS}g}"))


def from_written(text: str) -> int | Decimal | None:
    """A plainly written decimal number, exactly; None for anything else, and for absurd lengths.

    `007` and `1:30` are not numbers here: school codes keep their zeros.
    """
    return whole_or_exact(Decimal(text)) if _WRITTEN.fullmatch(text) else None


def whole_or_exact(number: Decimal) -> int | Decimal:
    """`number` as an integer where it is whole."""
    whole = int(number)
    return whole if whole == number else number
