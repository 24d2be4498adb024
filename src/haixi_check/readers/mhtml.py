"""Reader of pages saved as one file (.mht, often called .xls): its parts through the HTML reader.

Only the outermost parts are looked at, as their headers name them; nothing is loaded.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.parser import BytesHeaderParser
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from haixi_check.plain import dataclass
from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.grid import Grid
from haixi_check.readers.html_tables import tables_of, text_of
from haixi_check.readers.limits import LONGEST_MAIL_HEADER, MOST_PARTS
from haixi_check.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import Message

_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_SHEET = "<x:ExcelWorksheet>"
_WRITTEN = {
    key: re.compile(pattern, re.IGNORECASE)
    for key, pattern in {
        "name": r"<x:Name>([^<]{1,100})</x:Name>",
        "part": r"""<x:WorksheetSource\s+HRef\s*=\s*["']?([^"'>\s]{1,500})""",
        "visible": r"<x:Visible>([^<]{1,40})</x:Visible>",
    }.items()
}
_HIDDEN = ("sheethidden", "sheetveryhidden")


@dataclass(frozen=True)
class _NamedSheet:
    """What the first page says of a sheet."""

    name: str
    hidden: bool


def read_mhtml(source: InputFile, data: bytes) -> ReaderResult:
    """The tables of every page; where the first names the sheets, of their pages only."""
    pages = list(_pages(source, data))
    if not pages:
        raise UnreadableError("no_sheets")
    sheets = _sheets(pages[0][1])
    stem = PurePosixPath(source.shown).stem
    tables: list[Table] = []
    for name, text in pages:
        sheet = sheets.get(name)
        if sheet is not None:
            tables += tables_of(text, source.shown, sheet.name or stem, hidden=sheet.hidden)
        elif not sheets:
            tables += tables_of(text, source.shown, stem)
    names = {name for name, _ in pages}
    for sheet in (each for name, each in sheets.items() if name not in names):
        grid = Grid()
        grid.give_up("damaged_sheet")
        tables.append(grid.table(source.shown, sheet.name or stem, hidden=sheet.hidden))
    return ReaderResult.of_sheets(tables)


def _sheets(text: str) -> Mapping[str, _NamedSheet]:
    """The page of each sheet, and what the sheet is called."""
    sheets: dict[str, _NamedSheet] = {}
    for piece in text.split(_SHEET)[1:]:
        written = {
            key: match[1] for key, pattern in _WRITTEN.items() if (match := pattern.search(piece))
        }
        if "part" in written:
            hidden = written.get("visible", "").lower() in _HIDDEN
            sheets[_last(written["part"])] = _NamedSheet(unescape(written.get("name", "")), hidden)
    return sheets


def _last(address: str) -> str:
    """The last piece of an address, by which pages are told apart."""
    return unquote(address).replace("\\", "/").rpartition("/")[2].casefold()


def _pages(source: InputFile, data: bytes) -> Iterator[tuple[str, str]]:
    """The pages of the file: the last piece of the address of each, and its text."""
    head, body = _parted(data)
    border = head.get_boundary()
    parts = body.split(b"--" + border.encode("utf-8", "replace"))[1:] if border else [data]
    if len(parts) > MOST_PARTS:
        raise UnreadableError("damaged_file")
    for part in parts:
        about, content = _parted(part.lstrip(b"\r\n"))
        if about.get_content_type() == "text/html":
            raw = _decoded(content, str(about.get("Content-Transfer-Encoding", "")))
            name = _last(str(about.get("Content-Location", "")))
            yield name, text_of(source, raw, about.get_content_charset() or "")


def _parted(part: bytes) -> tuple[Message, bytes]:
    """The headers of a part, and what follows them."""
    blank = _BLANK.search(part, 0, LONGEST_MAIL_HEADER)
    end = blank.start() if blank else 0
    return BytesHeaderParser().parsebytes(part[:end]), part[blank.end() :] if blank else b""


def _decoded(content: bytes, encoding: str) -> bytes:
    match encoding.strip().lower():
        case "quoted-printable":
            return quopri.decodestring(content)
        case "base64":
            try:
                return base64.b64decode(content)
            except binascii.Error:
                raise UnreadableError("damaged_file") from None
        case _:
            return content
