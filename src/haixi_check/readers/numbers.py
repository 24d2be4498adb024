"""What a spreadsheet keeps as a number, as it was meant: numbers, percentages, days, spans, errors.

Exact integers and decimals out of floats and written digits; what a number format makes of one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal

from haixi_check.plain import dataclass
from haixi_check.table import EPOCH_1900, EPOCH_1904, CellError, LostDigits, Percent, Value

_DIGITS = 15
"""What Excel and WPS keep of a number: ECMA-376 leaves it to IEEE 754, they show and store 15."""

LOST_FROM = 10.0**_DIGITS
_WRITTEN = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,2})?")

NO_DATE = "#####"
"""What a spreadsheet shows for a date outside its calendar."""

_BUILT_IN_PERCENT = frozenset({"9", "10"})
_BUILT_IN_DATES = frozenset(
    str(number)
    for span in (range(14, 23), range(27, 37), range(45, 48), range(50, 59))
    for number in span
)
"""Built-in formats: ECMA-376 part 1, 18.8.30, with those of Chinese Excel (27-36, 50-58)."""

_BUILT_IN_SPAN = "46"
_BUILT_IN_PLAIN = frozenset({"0", "1", "2", "3", "4", "11", "37", "38", "39", "40", "48", "49"})
_PLAIN = re.compile(r"[0#,.?_ ()+;-]+|@|general", re.IGNORECASE)
"""Codes of which nothing can be a percentage, a date or a word."""

_UNSHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a format that stand for themselves: a % in them does not multiply by 100."""

_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
LAST_SERIAL = 2_958_465
SECONDS_A_DAY = 86_400
_LONGEST_SPAN = 999_999_999
"""Days, after which nothing that counts time goes on."""
_LEAP_1900 = 60
"""29 February 1900: Excel's calendar has it, no other does."""

_ERRORS: Mapping[int, str] = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA", 0x2D: "#SPILL!", 0x2E: "#CONNECT!",
    0x2F: "#BLOCKED!", 0x30: "#UNKNOWN!", 0x31: "#FIELD!", 0x32: "#CALC!", 0x33: "#BUSY!",
    0x34: "#EXTERNAL!",
}  # fmt: skip
"""How binary workbooks write the errors of cells ([MS-XLS] 2.5.10, [MS-XLSB] 2.5.97.2).
Those from 0x2D on as Excel numbers them elsewhere, less 2000 (XlCVError)."""


def from_float(number: float) -> int | Decimal | LostDigits | str:
    """A spreadsheet's number at its own precision; one that is no number is text."""
    if not math.isfinite(number):
        return str(number)
    if abs(number) >= LOST_FROM:
        return LostDigits()
    if number.is_integer():
        return int(number)
    return _whole_or_exact(Decimal(f"{number:.{_DIGITS}g}"))


def from_written(text: str) -> int | Decimal | None:
    """A plainly written decimal number, exactly; None for anything else, and for absurd lengths.

    `007` and `1:30` are not numbers here: school codes keep their zeros.
    """
    return _whole_or_exact(Decimal(text)) if _WRITTEN.fullmatch(text) else None


def _whole_or_exact(number: Decimal) -> int | Decimal:
    """`number` as an integer where it is whole."""
    whole = int(number)
    return whole if whole == number else number


def shows_percent(number: str, code: str | None = None) -> bool:
    """Whether the format of this number, with this code if it is no built-in one, multiplies."""
    return number in _BUILT_IN_PERCENT if code is None else "%" in _UNSHOWN.sub("", code)


def shows_plainly(number: str, code: str | None = None) -> bool:
    """Whether it surely shows a number as nothing but that number."""
    return number in _BUILT_IN_PLAIN if code is None else _PLAIN.fullmatch(code) is not None


def shows_date(number: str, code: str | None = None) -> bool:
    """Whether it shows a number as a date or a time."""
    if code is None:
        return number in _BUILT_IN_DATES
    if _ELAPSED.search(code):
        return True
    return code.lower() != "general" and bool(_DATE_LETTERS.search(_UNSHOWN.sub("", code)))


def shows_span(number: str, code: str | None = None) -> bool:
    """Whether it shows a number of days as a span of time, in hours, minutes or seconds."""
    return number == _BUILT_IN_SPAN if code is None else _ELAPSED.search(code) is not None


@dataclass()
class NumberStyles:
    """Which styles of a workbook show a number as a percentage, a day or a span of time.

    A style goes by the name that cells have for it; each of `spans` is one of `days` as well.
    """

    percents: set[str | int] = field(default_factory=set)
    days: set[str | int] = field(default_factory=set)
    spans: set[str | int] = field(default_factory=set)
    date1904: bool = False
    """Whether days count from 1904."""

    @classmethod
    def of(
        cls, formats: Mapping[str | int, tuple[str, str | None]], *, date1904: bool
    ) -> NumberStyles:
        """The styles with the number of the format of each, and its code if it has one."""
        percents, days, spans = (
            {style for style, each in formats.items() if shows(*each)}
            for shows in (shows_percent, shows_date, shows_span)
        )
        return cls(percents, days, spans, date1904)

    @property
    def epoch(self) -> date:
        """The day from which numbers count days."""
        return EPOCH_1904 if self.date1904 else EPOCH_1900

    def value(self, number: float, style: str | int, *, day: bool | None = None) -> Value:
        """What a cell of this style shows that holds `number`.

        `day` says whether it is a day, where a library knows that better than the style does.
        """
        if style in self.days if day is None else day:
            if style in self.spans:
                return span_of_days(number)
            return from_serial(number, date1904=self.date1904)
        value = from_float(number)
        return as_percent(value) if style in self.percents else value


def as_percent(value: Value) -> Value:
    """A number as a percentage; anything else as it is."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Percent(Decimal(value))
    return value


def from_serial(serial: float, *, date1904: bool) -> date | str:
    """The day that a spreadsheet shows for `serial`; a time of day alone is text.

    A date that a formula computed may lie a hair before its midnight: half a second is rounded up.
    """
    if not 0 <= serial < LAST_SERIAL + 1:
        return NO_DATE
    if serial < 1:
        return time_of_day(round(serial * SECONDS_A_DAY))
    days = math.floor(serial + 0.5 / SECONDS_A_DAY)
    if days == _LEAP_1900 and not date1904:
        return NO_DATE
    zero = EPOCH_1904 if date1904 else EPOCH_1900 + timedelta(days=int(days < _LEAP_1900))
    try:
        return zero + timedelta(days=days)
    except OverflowError:  # beyond the last day that there is
        return NO_DATE


def date_in(match: re.Match[str] | None) -> date | None:
    """The day whose year, month and day are the first groups of `match`, if there is such a day."""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def time_of_day(seconds: int) -> str:
    """A time without a day, as 08:30, or 08:30:05."""
    rest = f":{seconds % 60:02}" if seconds % 60 else ""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}{rest}"


def span_of_days(days: float) -> str:
    """A span of time, as a spreadsheet shows it: 30:00:00 for a day and a quarter."""
    if not math.isfinite(days) or abs(days) > _LONGEST_SPAN:
        return NO_DATE
    seconds = round(days * SECONDS_A_DAY)
    minutes, rest = divmod(abs(seconds), 60)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{rest:02}"


def error_of(code: int) -> CellError:
    """The error that a byte stands for; of one that nobody knows at least that it is one."""
    return CellError(_ERRORS.get(code, "#N/A"))
