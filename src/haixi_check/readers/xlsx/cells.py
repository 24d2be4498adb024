"""One worksheet of an .xlsx, cell by cell from its XML: for what the reading library gives up.

That is: errors that it does not know (#SPILL!), dates beyond every calendar, and cells so far apart
that it would hold a block of blanks between them. Slower, and bounded by what cells hold.
"""

from __future__ import annotations

import math
import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.grid import Grid
from haixi_check.readers.numbers import (
    LAST_SERIAL,
    from_float,
    from_serial,
)
from haixi_check.readers.text import cleaned, styled
from haixi_check.readers.xlsx.attributes import area_of
from haixi_check.readers.xlsx.scan import LONGEST_ERROR, CellListener
from haixi_check.readers.xml_events import parse
from haixi_check.table import (
    EPOCH_1900,
    EPOCH_1904,
    CellError,
    UnstoredFormula,
    Value,
)

if TYPE_CHECKING:
    from haixi_check.readers.archive import Archive
    from haixi_check.readers.xlsx.parts import WorkbookParts

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_XML_BLANKS = " \t\r\n"


class Cells:
    """The cells of the worksheets of one workbook."""

    def __init__(self, archive: Archive, parts: WorkbookParts) -> None:
        self._archive = archive
        self.parts = parts

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings."""
        listener = _Strings()
        if self.parts.strings in self._archive:
            parse(self._archive.chunks(self.parts.strings), listener)
        return listener.texts

    def of(self, part: str) -> Grid:
        """All cells of the worksheet in `part`. Raises `UnreadableError` for broken XML."""
        listener = _WorksheetCells(self)
        parse(self._archive.chunks(part), listener)
        if listener.order.broken:
            refuse_repeated(self._archive, part)
        return listener.grid


def refuse_repeated(archive: Archive, part: str) -> None:
    """Raise `UnreadableError` for a worksheet in which a cell that holds something stands twice."""
    parse(archive.chunks(part), _Repeats())


class _Repeats(CellListener):
    """Remembers every cell: for sheets whose cells stand in no order."""

    def __init__(self) -> None:
        super().__init__(set(), set())
        self._seen: set[tuple[int, int]] = set()

    def end_cell(self, row: int, column: int) -> None:
        """A cell ends that holds something."""
        if (row, column) in self._seen:
            raise UnreadableError("cell_given_twice")
        self._seen.add((row, column))


class _Text:
    """Collects the text of an item, without what is only its pronunciation.

    Of its runs those that are raised, lowered or struck out still say so.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin an item."""
        self._pieces: list[str] = []
        self._within = self._spoken = self._exact = self._raised = self._struck = False
        self._current: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens within the item."""
        if name == "rPh":
            self._spoken = True
        elif name == "r":
            self._raised = self._struck = False
        elif name == "vertAlign":
            self._raised = attributes.get("val") in ("superscript", "subscript")
        elif name == "strike":
            self._struck = attributes.get("val", "1") in ("1", "true")
        elif name == "t":
            self._within = not self._spoken
            self._exact = attributes.get("xml:space") == "preserve"

    def text(self, characters: str) -> None:
        """Characters between tags."""
        if self._within:
            self._current.append(characters)

    def end(self, name: str) -> None:
        """A tag closes."""
        if name == "rPh":
            self._spoken = False
        elif name == "t":
            self._within = False
            text = "".join(self._current)
            self._current = []
            text = text if self._exact else text.strip(_XML_BLANKS)
            self._pieces.append(styled(text, raised=self._raised, struck=self._struck))

    def __str__(self) -> str:
        """All of it; the format keeps blanks around a piece only where that is asked for."""
        return _unescaped("".join(self._pieces))


class _Strings(_Text):
    """Listens to the shared strings."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if name == "si":
            self.begin()
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """A tag closes."""
        super().end(name)
        if name == "si":
            self.texts.append(str(self))


class _WorksheetCells(CellListener):
    """Puts the cells of one worksheet into a grid."""

    def __init__(self, cells: Cells) -> None:
        self.grid = Grid()
        super().__init__(self.grid.hidden_rows, self.grid.hidden_columns)
        self._cells = cells
        self._inline = _Text()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if name == "c":
            self._inline = _Text()
        elif self.in_cell:
            self._inline.start(name, attributes)
        elif name == "mergeCell" and (area := area_of(attributes.get("ref", ""))) is not None:
            self.grid.merge(area.top, area.left, area.bottom, area.right)
        super().start(name, attributes)

    def text(self, characters: str) -> None:
        """Characters between tags."""
        super().text(characters)
        if self.in_cell and not self.in_value:
            self._inline.text(characters)

    def end(self, name: str) -> None:
        """A tag closes."""
        self._inline.end(name)
        super().end(name)

    def end_cell(self, row: int, column: int) -> None:
        """A cell ends that holds something."""
        value = self._read()
        if self.style in self._cells.parts.looks:
            from haixi_check.readers.looks import seen_as

            value = seen_as(value, self._cells.parts.looks[self.style])
        self.grid.put(row, column, value)

    def _read(self) -> Value:
        written = "".join(self.value)
        match self.type:
            case "e":
                return CellError(cleaned(written).strip()[:LONGEST_ERROR])
            case "inlineStr":
                return str(self._inline)
            case "str":
                return _unescaped(written)
            case _ if not written.strip():
                return UnstoredFormula() if self.formula else None
            case "s":
                return self._shared(written.strip())
            case "b":
                return written.strip() not in ("0", "false")
            case "d":
                return _day(written.strip())
            case "n":
                return self._number(written)
            case _:
                raise UnreadableError("damaged_sheet")

    def _shared(self, number: str) -> Value:
        strings = self._cells.strings
        if not (number.isascii() and number.isdigit() and int(number) < len(strings)):
            raise UnreadableError("damaged_sheet")
        return strings[int(number)]

    def _number(self, written: str) -> Value:
        numbers = self._cells.parts.numbers
        try:
            number = float(written)
        except ValueError:
            return cleaned(written)
        if written != written.strip() or not math.isfinite(number):
            return cleaned(written)
        if self.style in numbers.days and self.style not in numbers.spans:
            return _dated(number, date1904=numbers.date1904)
        return numbers.value(number, self.style)


def _dated(number: float, *, date1904: bool) -> Value:
    """As the library takes what is no day of the calendar."""
    last = LAST_SERIAL - (EPOCH_1904 - EPOCH_1900).days * date1904
    if number >= last + 1:
        return from_float(number)
    return from_serial(max(number, 0.0), date1904=date1904)


def _unescaped(text: str) -> str:
    """Text as it is meant: `_x000D_` stands for a character that XML cannot hold."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return cleaned(text)


def _day(written: str) -> Value:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return cleaned(written)
