"""How a cell looks, where that denies its value: struck out, seen by nobody, shown as another one.

Only what is certain counts: a colour that a theme or a condition may change is not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from haixi_check.plain import dataclass
from haixi_check.readers.number_formats import may_show_otherwise, shows_otherwise, text_differs
from haixi_check.table import CellError, DeniedValue, LostDigits, Percent, UnstoredFormula, Value

WHITE = "FFFFFF"
"""The colour of paper, as `of_rgb` gives it."""
SMALLEST_FONT = 1.0
"""Points that nobody reads."""
_OTHERWISE = "shown_otherwise"
_OF_NOTHING = '; "'
"""Of what a number format is made up that shows nothing at all."""


@dataclass(frozen=True)
class DenyingLook:
    """What a style does to the value of a cell."""

    struck: bool = False
    unseen: bool = False
    """Whether nobody sees it: in the colour of its ground, or too small to be read."""
    number_format: str = ""
    """The format, if there is a value of which it shows something else."""

    def __bool__(self) -> bool:
        """Whether it denies any value."""
        return self.struck or self.unseen or bool(self.number_format)


Looks: TypeAlias = Mapping[str | int, DenyingLook]
"""The styles that deny a value, by the name that cells have for them."""


@dataclass(frozen=True)
class Font:
    """What of a font matters; a colour that is not known is blank."""

    struck: bool = False
    size: float = 11.0
    colour: str = ""


def look_of(font: Font, ground: str, number_format: str | None) -> DenyingLook:
    """What a style makes of a value; `ground` is the colour behind it, blank if not known."""
    hidden = bool(ground) and font.colour == ground
    telling = number_format is not None and may_show_otherwise(number_format)
    return DenyingLook(
        font.struck,
        hidden or font.size <= SMALLEST_FONT,
        number_format if telling and number_format is not None else "",
    )


def of_rgb(written: str) -> str:
    """A colour as six digits, without its transparency; blank if it is none."""
    digits = written.removeprefix("#").upper()[-6:]
    return digits if len(digits) == 6 and all(each in "0123456789ABCDEF" for each in digits) else ""


def seen_as(value: Value, look: DenyingLook) -> Value:
    """A value as its cell looks: what is blank or no value already stays what it is."""
    if value is None or isinstance(value, CellError | UnstoredFormula | LostDigits | DeniedValue):
        return value
    if isinstance(value, str) and not value.strip():
        return value
    if look.struck:
        return DeniedValue("struck_out", value)
    if look.unseen:
        return DeniedValue("not_seen", value)
    number = value.number if isinstance(value, Percent) else value
    if look.number_format and shows_otherwise(look.number_format, number):
        written = _one_line(look.number_format)
        unseen = not written.strip(_OF_NOTHING)
        return DeniedValue("not_seen", value) if unseen else DeniedValue(_OTHERWISE, value, written)
    return value


def shown_as(value: Value, text: str) -> Value:
    """A number whose cell is known to show this text; or a percentage."""
    number = value.number * 100 if isinstance(value, Percent) else value
    if isinstance(number, bool) or not isinstance(number, (int, Decimal)):
        return value
    assert not isinstance(value, bool | CellError | UnstoredFormula | LostDigits | DeniedValue)  # noqa: S101
    assert value is not None  # noqa: S101 - it is a number
    if not text_differs(text.strip().rstrip("%％") if number is not value else text, number):
        return value
    return DeniedValue(_OTHERWISE, value, _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
