"""What all office files that are written have in common: text that stays text, bytes without clock.

Knows no verdict and no form.
"""

from __future__ import annotations

import datetime
import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook

LONGEST_TEXT: Final = 32_000
"""Characters that a cell may hold (32,767), with some room for escapes."""

_UNIX: Final = 3
"""The system that every entry of an archive names, whatever machine writes it."""

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""What a spreadsheet may take for the beginning of a formula once somebody edits the cell."""

_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})
_NO_CHARACTERS: Final = frozenset({"\ufffe", "\uffff"})
"""What Unicode promises never to be a character, and XML forbids."""


def packed(book: Workbook, *, made_on: datetime.date) -> bytes:
    """The bytes of `book`, which says of itself that it was made on `made_on`."""
    moment = datetime.datetime.combine(made_on, datetime.time())
    book.properties.created = moment
    written = io.BytesIO()
    book.save(written)
    # Saving stamps the hour into the properties: they are written again, with ours.
    book.properties.modified = moment
    properties = tostring(book.properties.to_tree())
    return fixed(written.getvalue(), made_on=made_on, replaced={ARC_CORE: properties})


def fixed(
    data: bytes, *, made_on: datetime.date, replaced: Mapping[str, bytes] | None = None
) -> bytes:
    """The archive `data` with the date `made_on` on every entry, some entries `replaced`."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (made_on.year, made_on.month, made_on.day, 0, 0, 0))
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = (replaced or {}).get(name)
            target.writestr(entry, source.read(name) if content is None else content)
    return result.getvalue()


def plain(text: str) -> str:
    """`text` as a cell can hold it: no control characters but line breaks, and not too long."""
    shown = "".join(
        sign
        for sign in text
        if sign == "\n"
        or (unicodedata.category(sign) not in _UNSEEN and sign not in _NO_CHARACTERS)
    )
    return shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - 1] + "…"


def escaped(text: str) -> str:
    """`text` with what the format would read as an escape of its own written out."""
    return _ESCAPE.sub("_x005F_", text)


def put_text(cell: Cell, text: str) -> None:
    """Write `text` into `cell` as text, whatever it begins with, also once it is edited."""
    shown = plain(text)
    cell.value = escaped(shown) or None
    if shown.startswith(_RISKY):
        cell.data_type = "s"
        cell.quotePrefix = True


def breadth(text: str) -> int:
    """How many half-width characters a text takes up."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)
