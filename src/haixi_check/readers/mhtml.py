"""Reader of pages saved as one file (.mht, often called .xls): its parts through the HTML reader.

Only the outermost parts are looked at, as their headers name them; nothing is loaded.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.html_tables import tables_of, text_of
from haixi_check.readers.limits import LONGEST_MAIL_HEADER, MOST_PARTS
from haixi_check.readers.text import cleaned
from haixi_check.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import Message

_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_SHEET = "<x:ExcelWorksheet>"
_SAID = {
    key: re.compile(pattern, re.IGNORECASE)
    for key, pattern in {
        "name": r"<x:Name>([^<]{1,100})</x:Name>",
        "part": r"""<x:WorksheetSource\s+HRef\s*=\s*["']?([^"'>\s]{1,500})""",
        "visible": r"<x:Visible>([^<]{1,40})</x:Visible>",
    }.items()
}
_HIDDEN = ("sheethidden", "sheetveryhidden")


@dataclass(frozen=True)
class _Page:
    """One page of the file, by the last piece of its address."""

    name: str
    text: str


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
    sheets = _sheets(pages[0].text)
    stem = PurePosixPath(source.shown).stem
    found: list[Table] = []
    for page in pages:
        sheet = sheets.get(page.name)
        if sheet is not None:
            found += tables_of(page.text, source.shown, sheet.name or stem, hidden=sheet.hidden)
        elif not sheets:
            found += tables_of(page.text, source.shown, stem)
    there = {page.name for page in pages}
    lost = [sheet for part, sheet in sheets.items() if part not in there]
    return ReaderResult.of_sheets([*found, *(_unread(source.shown, sheet, stem) for sheet in lost)])


def _unread(file: str, sheet: _NamedSheet, stem: str) -> Table:
    """A sheet whose page is not there."""
    name = cleaned(sheet.name or stem)
    return Table(file=file, name=name, rows=(), hidden=sheet.hidden, unread="damaged_sheet")


def _sheets(text: str) -> Mapping[str, _NamedSheet]:
    """The page of each sheet, and what the sheet is called."""
    found: dict[str, _NamedSheet] = {}
    for piece in text.split(_SHEET)[1:]:
        said = {key: match[1] for key, what in _SAID.items() if (match := what.search(piece))}
        if "part" in said:
            hidden = said.get("visible", "").lower() in _HIDDEN
            found[_last(said["part"])] = _NamedSheet(unescape(said.get("name", "")), hidden)
    return found


def _last(address: str) -> str:
    """The last piece of an address, by which pages are told apart."""
    return unquote(address).replace("\\", "/").rpartition("/")[2].casefold()


def _pages(source: InputFile, data: bytes) -> Iterator[_Page]:
    head, body = _parted(data)
    border = head.get_boundary()
    parts = body.split(b"--" + border.encode("utf-8", "replace"))[1:] if border else [data]
    if len(parts) > MOST_PARTS:
        raise UnreadableError("damaged_file")
    for part in parts:
        about, content = _parted(part.lstrip(b"\r\n"))
        if about.get_content_type() == "text/html":
            raw = _decoded(content, str(about.get("Content-Transfer-Encoding", "")))
            told = about.get_content_charset() or ""
            yield _Page(_last(str(about.get("Content-Place", ""))), text_of(source, raw, told))


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
