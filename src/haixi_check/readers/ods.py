"""Reader of .ods: one pass of expat over its content, its repeats within bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from haixi_check.readers.archive import Archive
from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.grid import Grid, SheetsListener, is_blank
from haixi_check.readers.limits import (
    HIGHEST_SHEET,
    LONGEST_RUN_OF_BLANKS,
    MOST_CELLS_SPANNED,
    WIDEST_SHEET,
)
from haixi_check.readers.looks import seen_as
from haixi_check.readers.ods_rows import parse_rows
from haixi_check.readers.ods_styles import FAMILIES, CellStyles
from haixi_check.readers.ods_values import day_in, value_of_cell
from haixi_check.readers.text import cleaned
from haixi_check.readers.xml_events import local, start_tags
from haixi_check.table import EPOCH_1900, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from haixi_check.readers.looks import DenyingLook

_MANIFEST = "META-INF/manifest.xml"
_CONTENT = "content.xml"
_SPACE = re.compile(r"[ \t\r\n]+")
_ASKED_BLANK, _ASKED_TAB, _ASKED_BREAK = "\x01", "\x02", "\x03"
_ASKED = {1: " ", 2: "\t", 3: "\n"}
"""White space that an element stands for, by marks that no XML text can hold: the white space
between elements is worth one blank at most."""

_CELLS = ("table-cell", "covered-table-cell")
_ASIDE = frozenset(
    ("annotation", "shapes", "frame", "custom-shape", "g", "line", "rect", "tracked-changes",
     "dde-links", "forms", "control", "content-validations", "database-ranges", "ruby-text")
)  # fmt: skip
"""Elements whose text and tables are no part of the sheet."""
_OF_A_NOTE = frozenset(("annotation", "creator", "creator-initials", "date", "date-string"))
"""Elements of the comment of a cell whose own text is not what it says."""


def read_ods(source: InputFile, data: bytes) -> ReaderResult:
    """One table for each sheet, of the zipped form and of the flat one (.fods)."""
    listener = _ContentListener(source.shown)
    parse_rows(_content(data), listener)
    return ReaderResult.of_sheets(listener.tables)


def _content(data: bytes) -> Iterable[bytes]:
    if not data.startswith(b"PK"):
        return (data,)
    archive = Archive(data)
    if _MANIFEST in archive and _is_locked(archive):
        raise UnreadableError("encrypted_workbook")
    return archive.chunks(_CONTENT)


def _is_locked(archive: Archive) -> bool:
    """Whether the content is encrypted; what else is, such as a macro, is not read."""
    entry = ""
    for name, attributes in start_tags(archive.chunks(_MANIFEST)):
        if name == "file-entry":
            entry = local(attributes).get("full-path", "")
        elif name == "encryption-data" and entry in (_CONTENT, ""):
            return True
        elif name == "encryption-data" and entry.startswith("encrypted-package"):
            return True  # encrypted as one package: there is no entry for its content
    return False


class _ContentListener(SheetsListener):
    """Listens to the tags of content.xml."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._epoch = EPOCH_1900
        self._hidden_styles: set[str] = set()
        self._styles = CellStyles()
        self._column_looks: dict[int, DenyingLook] = {}
        self._aside = self._nested = 0
        self._columns = 0
        self._row_repeat = 1
        self._cells: list[tuple[int, int, Value]] = []
        self._lines: list[list[str]] = []
        self._note: list[str] | None = None
        self._in_note = False

    @property
    def takes_rows(self) -> bool:
        """Whether a row that comes now is one of a sheet."""
        usual = not self._column_looks
        return self._nested == 1 and self._cell is None and not self._aside and usual

    @property
    def watched(self) -> Collection[str | int]:
        """The styles by which a row is not plain."""
        return {*self._styles.looks, *self._styles.empty}

    def plain_row(self, values: list[Value]) -> None:
        """A row with these values, which stands once."""
        if self._grid is not None:
            self._grid.put_row(self._row, values)
        self._row += 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if self._aside or name in _ASIDE:
            self._aside += 1
            if name == "annotation" and self._cell is not None:
                self._note = []
            self._in_note = name not in _OF_A_NOTE
        elif name == "null-date":
            # The day from which numbers count; if none is said, it is that of 1900.
            day = day_in(local(attributes).get("date-value", ""))
            self._epoch = day or EPOCH_1900
        elif name == "table":
            self._begin_table(local(attributes))
        elif self._nested > 1:
            return
        elif name.endswith("style"):
            self._begin_style(name, local(attributes))
        elif name == "table-properties" and local(attributes).get("display") == "false":
            self._hidden_styles.add(self._style)
        elif self._grid is None:
            self._styles.take(name, attributes)
        elif self._cell is None:
            self._begin_part(self._grid, name, attributes)
        else:
            self._begin_text(name, attributes)

    def _begin_style(self, tag: str, attributes: dict[str, str]) -> None:
        self._style = attributes.get("name", "")
        named = tag == "style" and attributes.get("family", "") in FAMILIES
        self._styles.begin(self._style if named else "")

    def _begin_part(self, grid: Grid, name: str, attributes: dict[str, str]) -> None:
        """A tag opens within a sheet, outside its cells."""
        if name == "table-column":
            self._hide(grid, local(attributes))
        elif name == "table-row":
            self._begin_row(grid, local(attributes))
        elif name in _CELLS:
            self._cell = local(attributes)
            self._lines = []

    def text(self, characters: str) -> None:
        """Characters between tags."""
        if self._aside and self._in_note and self._note is not None:
            self._note.append(characters)
        elif self._lines and not self._aside and self._cell is not None:
            self._lines[-1].append(_SPACE.sub(" ", characters))

    def end(self, name: str) -> None:
        """A tag closes."""
        if self._aside:
            self._aside -= 1
            if name == "p" and self._note is not None:
                self._note.append("\n")
        elif name == "table":
            self._end_table()
        elif self._nested > 1:
            return
        elif name in _CELLS and self._cell is not None and self._grid is not None:
            self._end_cell(self._grid, self._cell)
        elif name == "table-row" and self._grid is not None:
            self._end_row(self._grid)

    def _begin_table(self, attributes: dict[str, str]) -> None:
        self._nested += 1
        if self._nested == 1:
            hidden = attributes.get("style-name", "") in self._hidden_styles
            self._begin_sheet(attributes.get("name", ""), hidden=hidden)
            self._row = self._columns = 0
            self._column_looks = {}

    def _hide(self, grid: Grid, attributes: dict[str, str]) -> None:
        first = self._columns
        self._columns += _count(attributes.get("number-columns-repeated"), WIDEST_SHEET)
        if self._is_unseen(attributes):
            grid.hide_columns(first, self._columns - 1)
        look = self._styles.looks.get(attributes.get("default-cell-style-name", ""))
        if look is not None:
            self._column_looks |= dict.fromkeys(range(first, self._columns), look)

    def _is_unseen(self, attributes: dict[str, str]) -> bool:
        """Whether a row or column is not shown."""
        hidden = attributes.get("visibility", "visible") != "visible"
        return hidden or attributes.get("style-name", "") in self._styles.empty

    def _end_table(self) -> None:
        self._nested -= 1
        if self._nested == 0:
            self._end_sheet(self._epoch)

    def _begin_row(self, grid: Grid, attributes: dict[str, str]) -> None:
        self._row_repeat = _count(attributes.get("number-rows-repeated"), HIGHEST_SHEET)
        self._column = 0
        self._cells = []
        if self._is_unseen(attributes) and self._row < HIGHEST_SHEET:
            last = min(self._row + self._row_repeat, HIGHEST_SHEET)
            grid.hidden_rows.update(range(self._row, last))

    def _end_row(self, grid: Grid) -> None:
        if self._row_repeat * sum(repeat for _, repeat, _ in self._cells) > MOST_CELLS_SPANNED:
            grid.give_up("scattered_cells")
        elif self._cells:
            for column, repeat, value in self._cells:
                for place in range(column, column + repeat):
                    grid.put(self._row, place, value)
            grid.repeat(self._row, self._row_repeat)
        self._row += self._row_repeat

    def _begin_text(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "p" | "h":
                self._lines.append([])
            case "s" if self._lines:
                count = _count(local(attributes).get("c"), LONGEST_RUN_OF_BLANKS)
                self._lines[-1].append(_ASKED_BLANK * count)
            case "tab" if self._lines:
                self._lines[-1].append(_ASKED_TAB)
            case "line-break" if self._lines:
                self._lines[-1].append(_ASKED_BREAK)

    def _end_cell(self, grid: Grid, attributes: dict[str, str]) -> None:
        repeat = _count(attributes.get("number-columns-repeated"), WIDEST_SHEET)
        if self._note is not None:
            grid.comment(self._row, self._column, "".join(self._note))
            self._note = None
        text = "\n".join(_line(pieces) for pieces in self._lines)
        value = value_of_cell(attributes, cleaned(text))
        if (look := self._look(attributes)) is not None:
            value = seen_as(value, look)
        if not is_blank(value):
            self._cells.append((self._column, repeat, value))
        across = _count(attributes.get("number-columns-spanned"), WIDEST_SHEET)
        down = _count(attributes.get("number-rows-spanned"), HIGHEST_SHEET)
        grid.merge(self._row, self._column, self._row + down - 1, self._column + across - 1)
        self._column += repeat
        self._cell = None

    def _look(self, attributes: dict[str, str]) -> DenyingLook | None:
        """How a cell looks that denies its value: by its own style, else by that of its column."""
        style = attributes.get("style-name")
        if style is None:
            return self._column_looks.get(self._column)
        return self._styles.looks.get(style)


def _line(pieces: list[str]) -> str:
    return _SPACE.sub(" ", "".join(pieces)).strip(" ").translate(_ASKED)


def _count(written: str | None, limit: int) -> int:
    """A count as written, at least one and at most `limit`: the format sets no bound."""
    if written is None or not (written.isascii() and written.isdigit()):
        return 1
    return limit if len(written) > 8 else min(max(int(written), 1), limit)
