"""The rows of an .ods that are plainly written, taken out of its XML before that is parsed.

A roster has a million cells, and each is five events to a parser. Whatever is not written in one of
three plain ways is left to it, with the whole row; so is all that may hide where a row begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from haixi_check.readers.grid import is_blank
from haixi_check.readers.looks import shown_as
from haixi_check.readers.text import cleaned
from haixi_check.readers.xml_events import Listener, XmlParser

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from haixi_check.table import Value

_TEXT, _NAME = rb"[^<>&\x00-\x1f]*+", rb'"[^"<>&\x00-\x1f]*+"'
_STYLE = rb"(?: table:style-name=%b)?+" % _NAME
_OPEN = rb"<table:table-cell%b(?: table:content-validation-name=%b)?+" % (_STYLE, _NAME)
_END = rb"</text:p></table:table-cell>"
_STRING = rb' office:value-type="string"(?: calcext:value-type="string")?+><text:p>(%b)' % _TEXT
_NUMBER = (
    rb' office:value-type="float" office:value="(0|-?[1-9][0-9]{0,14})"'
    rb'(?: calcext:value-type="float")?+><text:p>(%b)' % _TEXT
)
_BLANK = rb'(?: table:number-columns-repeated="([1-9][0-9]{0,4})")?+/>'
_CELL = rb"%b(?:%b%b|%b%b|%b)" % (_OPEN, _STRING, _END, _NUMBER, _END, _BLANK)
_ROW_END = b"</table:table-row>"
_ROW = re.compile(
    rb"<table:table-row%b>((?:%b)++)</table:table-row>"
    % (_STYLE, re.sub(rb"\((?!\?)", b"(?:", _CELL))
)
_CELLS = re.compile(_CELL.decode())
_BLANKS = re.compile(" {2,}")
_HIDES = re.compile(rb"<!|<\?(?!xml )")
"""What may hold a row that is none: comments, sections of bare text, instructions."""
_LONGEST_ROW = 2**24


class RowListener(Listener, Protocol):
    """What is told of tags, and of plain rows."""

    @property
    def takes_rows(self) -> bool:
        """Whether a row that comes now is one of a sheet."""
        ...

    @property
    def watched(self) -> Collection[str | int]:
        """The styles by which a row is not plain."""
        ...

    def plain_row(self, values: list[Value]) -> None:
        """A row with these values, without the blanks at its end."""


def parse_rows(pieces: Iterable[bytes], listener: RowListener) -> None:
    """Tell `listener` of everything in the part, of plain rows all at once. See `parse`."""
    part, rest, plain = XmlParser(listener), b"", True
    for piece in pieces:
        rest += piece
        plain = plain and _HIDES.search(rest) is None
        end = rest.rfind(_ROW_END) + len(_ROW_END)
        if not plain or (end < len(_ROW_END) and len(rest) > _LONGEST_ROW):
            plain = False
            part.feed(rest)
            rest = b""
        elif end >= len(_ROW_END):
            _feed(rest[:end], part, listener)
            rest = rest[end:]
    part.feed(rest)
    part.close()


def _feed(xml: bytes, part: XmlParser, listener: RowListener) -> None:
    at = 0
    for row in _ROW.finditer(xml):
        part.feed(xml[at : row.start()])
        at = row.end()
        try:
            text = row[0].decode()
        except UnicodeDecodeError:
            part.feed(row[0])  # which says that it is damaged
            continue
        if listener.takes_rows and not _names_any(listener.watched, text):
            listener.plain_row(list(_values(text)))
        else:
            part.feed(row[0])
    part.feed(xml[at:])


def _names_any(styles: Collection[str | int], row: str) -> bool:
    """Whether one of some styles is that of the row or of a cell in it."""
    return bool(styles) and any(f'style-name="{style}"' in row for style in styles)


def _values(row: str) -> Iterator[Value]:
    blanks = 0
    for text, number, shown, repeat in _CELLS.findall(row):
        value: Value = None
        if number:
            value = int(number) if shown == number else shown_as(int(number), _line(shown))
        elif text:
            value = _line(text)
        if is_blank(value):
            blanks += int(repeat) if repeat else 1
            continue
        for _ in range(blanks):
            yield None
        blanks = 0
        yield value


def _line(text: str) -> str:
    """A line of text: blanks beside each other are one, and none stands at its ends."""
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    return cleaned(text.strip(" "))
