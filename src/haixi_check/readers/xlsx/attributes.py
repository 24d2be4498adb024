"""What the attributes of a worksheet's tags say of areas, and of rows and columns not shown."""

from __future__ import annotations

import re

from haixi_check.readers.limits import WIDEST_SHEET
from haixi_check.table import Area, column_number

_TRUE = ("1", "true")
_NOTHING = re.compile(r"0+(?:\.0*)?")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or of a size (`ht`, `width`) that leaves nothing of it."""
    nothing = _NOTHING.fullmatch(attributes.get(size, "")) is not None
    return nothing or attributes.get("hidden") in _TRUE


def hidden_columns(attributes: dict[str, str]) -> range:
    """The columns, from zero, that a `col` element hides; damage hides none."""
    first, last = attributes.get("min", ""), attributes.get("max", "")
    numbered = all(text.isascii() and text.isdigit() and len(text) <= 7 for text in (first, last))
    if not (numbered and is_hidden(attributes, "width")):
        return range(0)
    return range(max(int(first), 1) - 1, min(int(last), WIDEST_SHEET))


def area_of(reference: str) -> Area | None:
    """The merged area that `A1:B2` names, by zero-based row and column."""
    area = _AREA.fullmatch(reference)
    if area is None:
        return None
    left, top, right, bottom = area.groups()
    return Area(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))
