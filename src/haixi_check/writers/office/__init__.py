"""What all office files that are written have in common: text that stays text, bytes without clock.

Knows no verdict, no form and no library that writes such files: see `sheets`.
"""

from __future__ import annotations

import datetime
import io
import math
import re
import zipfile
from typing import Final
from unicodedata import east_asian_width

from haixi_check.writers.escape import steers

LONGEST_TEXT: Final = 32_000
"""Characters that a cell may hold (32,767), with some room for escapes."""

_UNIX: Final = 3
"""The system that every entry of an archive names, whatever machine writes it."""

_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def fixed(data: bytes, *, made_on: datetime.date) -> bytes:
    """The archive `data` with the date `made_on` on every entry."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (made_on.year, made_on.month, made_on.day, 0, 0, 0))
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()


def plain(text: str) -> str:
    """`text` as a cell can hold it: no control characters but line breaks, and not too long."""
    shown = text
    if not text.isprintable():  # as nearly every text is: then nothing in it steers
        shown = "".join(sign for sign in text if sign == "\n" or not steers(sign))
    return shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - 1] + "…"


def escaped(text: str) -> str:
    """`text` with what the format would read as an escape of its own written out."""
    return _ESCAPE.sub("_x005F_", text)


def breadth(text: str) -> int:
    """How many half-width characters a text takes up."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def lines_of(text: str, width: float) -> int:
    """How many lines `text` takes where each holds `width` half-width characters."""
    return sum(max(1, math.ceil(breadth(part) / width)) for part in text.split("\n"))
