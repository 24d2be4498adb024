"""What all office files that are written have in common: text that stays text, bytes without clock.

Knows no verdict and no form.
"""

from __future__ import annotations

import datetime
import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any, Final

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

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


class _InMemory(ExcelWriter):
    """Writes a workbook without temporary files: what was submitted lies in none, nor is one lost.

    The library itself writes each sheet to the folder for them, which may be full or missing.
    """

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet, and know what belongs to it."""
        drawing: Any = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images
        ws._drawing = drawing
        content = io.BytesIO()
        writer: Any = WorksheetWriter(ws, content)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue())
        self.manifest.append(ws)


def packed(book: Workbook, *, made_on: datetime.date) -> bytes:
    """The bytes of `book`, which says of itself that it was made on `made_on`."""
    moment = datetime.datetime.combine(made_on, datetime.time())
    book.properties.created = book.properties.modified = moment
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(book, archive).save()
    return fixed(written.getvalue(), made_on=made_on)


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
