"""Reader of HTML tables, which many systems export as .xls. It runs nothing and loads nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.grid import Grid, is_blank
from haixi_check.readers.html_hiding import Columns, Hiding
from haixi_check.readers.limits import DEEPEST_TABLE, WIDEST_SPAN
from haixi_check.readers.looks import DenyingLook, seen_as, shown_as
from haixi_check.readers.numbers import as_percent, from_float
from haixi_check.readers.text import cleaned, decoded, styled
from haixi_check.table import EPOCH_1900, EPOCH_1904, CellError, Table, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>", re.IGNORECASE)
_DATE_1904 = re.compile(r"<x:Date1904\s*/?>", re.IGNORECASE)
_FRAMES = re.compile(r"<i?frame", re.IGNORECASE)
_HEADING = re.compile(r"""<h1>[^<]{1,40}<em>([^<]{1,100})</em></h1>""", re.IGNORECASE)
"""What LibreOffice writes above the table of each sheet."""

_SPACE = re.compile(r"[ \t\r\n]+")
_RAISED = frozenset({"sup", "sub"})
_STRUCK = frozenset({"s", "strike", "del"})
_STRUCK_OUT = DenyingLook(struck=True)
_BREAKS = ("br", "p", "div", "li")
_UNSEEN = ("script", "style", "title", "comment")
"""Elements whose text is not the page's: LibreOffice writes the notes of cells as `comment`."""
_HEAD = 4096


def read_html(source: InputFile, data: bytes) -> ReaderResult:
    """One table for each that holds a cell, the inner before the outer."""
    text = text_of(source, data)
    tables = tables_of(text, source.shown, PurePosixPath(source.shown).stem)
    if not tables and _FRAMES.search(text):
        raise UnreadableError("frames_elsewhere")
    return ReaderResult.of_sheets(tables)


def tables_of(text: str, file: str, stem: str, *, hidden: bool = False) -> list[Table]:
    """The tables of a page, called as it says, or `stem`."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.finish()
    tables = parser.tables
    used = [number for number, each in enumerate(tables) if each.grid.used or each.grid.unread]
    called = dict.fromkeys(used, stem)
    for names in (_SHEET_NAME.findall(text[: _HEAD * 16]), _HEADING.findall(text)):
        if len(names) in (len(tables), len(used)):
            of_names = range(len(tables)) if len(names) == len(tables) else used
            called |= dict(zip(of_names, map(unescape, names), strict=True))
    epoch = EPOCH_1904 if _DATE_1904.search(text[: _HEAD * 16]) else EPOCH_1900
    return [
        each.grid.table(
            file, each.name or called[number], hidden=hidden or each.hidden, epoch=epoch
        )
        for number, each in ((number, tables[number]) for number in used)
    ]


def text_of(source: InputFile, data: bytes, outside: str = "") -> str:
    """The text of a page. What it says of its encoding is often wrong: asked if nothing fits.

    `outside` is the encoding that stands outside of the page.
    """
    try:
        return decoded(data, source.encoding)
    except UnreadableError:
        inside = _CHARSET.search(data[:_HEAD])
        charset = outside or (inside[1].decode("ascii", errors="replace") if inside else "")
        if source.encoding or not charset:
            raise
        return decoded(data, charset)


class _UnendedTable:
    """A table whose end has not come yet."""

    def __init__(self, *, hidden: bool) -> None:
        self.hidden = hidden
        self.rows_hidden = False
        """Whether the section hides its rows that is open."""
        self.columns = Columns()
        self.grid = Grid()
        self.row = self.column = -1
        self.taken: dict[int, int] = {}
        """Column to the last row that a cell from above reaches into."""
        self.cell: dict[str, str] | None = None
        self.cell_hidden = False
        self.row_struck = self.cell_struck = False
        self.pieces: list[str] = []
        self.styles: list[str] = []
        """The tags that are open within the cell and change what its digits mean."""
        self.caption: list[str] | None = None
        self.name = ""


class _Tables(HTMLParser):
    """Collects the tables of a page; missing end tags are made up for, as browsers do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_UnendedTable] = []
        self._open: list[_UnendedTable] = []
        self._unseen = ""
        self._hiding = Hiding()
        self._style: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """A tag opens."""
        attributes = {key: value or "" for key, value in attrs}
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            self._begin_table(attributes)
        elif not self._open:
            self._hiding.enter(tag, attributes)
        elif tag in _BREAKS:
            if self._open[-1].cell is not None:
                self._open[-1].pieces.append("\x01")
        else:
            self._begin_part(self._open[-1], tag, attributes)

    def _begin_table(self, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST_TABLE:
            raise UnreadableError("too_deep")
        within = self._open[-1].hidden if self._open else self._hiding.around
        self._open.append(_UnendedTable(hidden=within or self._hiding.hides("table", attributes)))

    def _begin_part(self, table: _UnendedTable, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens that may be a part of the innermost table."""
        match tag:
            case "tr":
                self._begin_row(table, attributes)
            case "td" | "th":
                self._begin_cell(table, attributes)
                if self._hiding.hides(tag, attributes):
                    table.cell_hidden = True
                table.cell_struck = table.row_struck or self._hiding.strikes(tag, attributes)
            case "caption":
                table.caption = []
            case "thead" | "tbody" | "tfoot":
                table.rows_hidden = self._hiding.hides(tag, attributes)
            case "col" | "colgroup":
                take = table.columns.add if tag == "col" else table.columns.begin_group
                hidden = self._hiding.hides(tag, attributes)
                for column in take(_span(attributes.get("span")), hidden=hidden):
                    table.grid.hide_columns(column, column)
            case _ if tag in _RAISED or tag in _STRUCK:
                table.styles.append(tag)
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag == self._unseen:
            self._unseen = ""
            if tag == "style":
                self._hiding.learn("".join(self._style))
                self._style = []
        elif not self._open:
            self._hiding.leave(tag)
        elif tag == "table":
            self._end_table(self._open.pop())
        elif tag in ("td", "th", "tr"):
            _end_cell(self._open[-1])
        elif tag == "caption":
            _end_caption(self._open[-1])
        elif tag == "colgroup":
            self._open[-1].columns.end_group()
        elif tag in ("thead", "tbody", "tfoot"):
            self._open[-1].rows_hidden = False
        elif tag in self._open[-1].styles:
            self._open[-1].styles.remove(tag)

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._unseen == "style":
            self._style.append(data)
        if not self._open or self._unseen:
            return
        table = self._open[-1]
        if table.caption is not None:
            table.caption.append(data)
        elif table.cell is not None:
            styles = {*table.styles}
            raised, struck = not _RAISED.isdisjoint(styles), not _STRUCK.isdisjoint(styles)
            table.pieces.append(styled(_SPACE.sub(" ", data), raised=raised, struck=struck))

    def finish(self) -> None:
        """End what the page left open."""
        while self._open:
            self._end_table(self._open.pop())

    def _end_table(self, table: _UnendedTable) -> None:
        _end_cell(table)
        _end_caption(table)
        self.tables.append(table)

    def _begin_row(self, table: _UnendedTable, attributes: dict[str, str]) -> None:
        _end_cell(table)
        table.row += 1
        table.column = -1
        table.row_struck = self._hiding.strikes("tr", attributes)
        if table.rows_hidden or self._hiding.hides("tr", attributes):
            table.grid.hidden_rows.add(table.row)

    def _begin_cell(self, table: _UnendedTable, attributes: dict[str, str]) -> None:
        _end_cell(table)
        table.row = max(table.row, 0)
        table.column += 1
        while table.taken.get(table.column, -1) >= table.row:
            table.column += 1
        table.cell, table.cell_hidden = attributes, False
        table.pieces, table.styles = [], []


def _end_cell(table: _UnendedTable) -> None:
    if table.cell is None:
        return
    attributes, table.cell = table.cell, None
    wide = _span(attributes.get("colspan"))
    high = _span(attributes.get("rowspan"), of_none=WIDEST_SPAN)
    last = table.row + high - 1
    if wide * high > 1:
        table.grid.merge(table.row, table.column, last, table.column + wide - 1)
        if high > 1:
            table.taken.update(dict.fromkeys(range(table.column, table.column + wide), last))
    text = _SPACE.sub(" ", "".join(table.pieces)).replace(" \x01", "\x01").strip(" \x01")
    lines = cleaned(text.replace("\x01", "\n").replace("\xa0", " "))
    value = _value(attributes, lines.strip())
    if table.cell_struck:
        value = seen_as(value, _STRUCK_OUT)
    table.grid.put(table.row, table.column, value)
    if table.cell_hidden and not is_blank(value):
        table.grid.hide_columns(table.column, table.column)
    table.column += wide - 1


def _end_caption(table: _UnendedTable) -> None:
    if table.caption is not None:
        table.name = cleaned(" ".join("".join(table.caption).split()))
        table.caption = None


def _span(written: str | None, *, of_none: int = 1) -> int:
    """How far a cell reaches; `0` means as far as there is anything, for rows."""
    digits = (written or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    if not int(digits[:5]):
        return of_none
    return WIDEST_SPAN if len(digits) > 4 else min(max(int(digits), 1), WIDEST_SPAN)


def _value(attributes: dict[str, str], text: str) -> Value:
    """The text of a cell; Excel's own pages also hold the exact number and tell of errors."""
    if "x:err" in attributes:
        return CellError((attributes["x:err"] or text)[:20])
    exact = attributes.get("x:num") or attributes.get("sdval")
    if not exact or "x:str" in attributes:
        return text
    try:
        number = from_float(float(exact))
    except ValueError:
        return text
    if text.endswith("%") and isinstance(number, (int, Decimal)):
        return shown_as(as_percent(number), text)
    # A date or a time also has its serial there: what is shown says more.
    return shown_as(number, text) if re.fullmatch(r"[-+]?[\d,.]+", text) else text
