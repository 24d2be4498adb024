"""What a worksheet holds and the reading library does not tell. Reads no ordinary value.

That is: errors, formulas without a result, percentages, hidden rows and columns, and how far the
cells reach.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers.limits import (
    CELLS_IN_A_BLOCK,
    MOST_CELLS_SPANNED,
    SPARSEST,
)
from haixi_check.readers.text import cleaned
from haixi_check.readers.xlsx.addresses import CellOrder, PlainAddresses, column_of, row_number
from haixi_check.readers.xlsx.attributes import hidden_columns, is_hidden
from haixi_check.readers.xml_events import parse
from haixi_check.table import CellError, UnstoredFormula, column_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from haixi_check.readers.archive import Archive
    from haixi_check.readers.looks import DenyingLook, Looks
    from haixi_check.readers.xlsx.parts import WorkbookParts

CellPlace = tuple[int, int]


@dataclass()
class SheetScan:
    """What was found, by zero-based (row, column) of the sheet."""

    hidden: dict[CellPlace, CellError | UnstoredFormula] = field(default_factory=dict)
    percents: set[CellPlace] = field(default_factory=set)
    looks: dict[CellPlace, DenyingLook] = field(default_factory=dict)
    """How cells look that deny their own values."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    scattered: bool = False
    """Whether the cells lie so far apart that most of a block around them would be blank."""
    oddly_written: bool = False
    """Whether there may be values of which the library takes a part, or nothing."""
    unordered: bool = False
    """Whether a cell stands above the one before, or twice."""


def scan_sheet(archive: Archive, part: str, parts: WorkbookParts) -> SheetScan:
    """Scan one worksheet; a sheet without any trace of the hidden is only searched, not parsed."""
    scan = SheetScan()
    percents, looks = parts.numbers.percents, parts.looks
    if _has_traces(_watched(archive.chunks(part), scan), {*percents, *looks}):
        scanner = _Scanner(scan, percents, looks)
        parse(_watched(archive.chunks(part), scan), scanner)
        scanner.finish()
        scan.unordered = scanner.order.broken
    return scan


def _watched(pieces: Iterable[bytes], scan: SheetScan) -> Iterator[bytes]:
    """The same pieces, while the scan notes whether something is oddly written in them."""
    tail = b""
    for piece in pieces:
        window = tail + piece
        tail = window[-_OVERLAP:]
        scan.oddly_written = (
            scan.oddly_written
            or (b"<!" in window and any(sign in window for sign in _SPLIT))
            or (b"<rPr>" in window and any(style in window for style in TELLING_STYLES))
            or (b"&#" in window and _BY_NUMBER.search(window) is not None)
        )
        yield piece


_SPLIT = (b"<![CDATA[", b"<!--")
"""What may part a value into pieces."""
TELLING_STYLES = (b"vertAlign", b"<strike", b":strike")
"""What makes of the characters of a run others, or none."""
_BY_NUMBER = re.compile(rb"<v>[^<]*&#")
"""A value some of whose characters are written by their number."""


LONGEST_ERROR = 20

_TRACES = (b'"e"', b" hidden=", b":row", b' ht="0', b' width="0')
"""Errors, hidden rows, and prefixes that would make these searches blind."""

_RARE = ((b"'", b"='"), (b"!", b"<!DOCTYPE"))
"""What would make them blind as well, behind the character that is found fifty times as fast."""

_END = b"</worksheet>"
"""What a part that is cut off lacks. The library misses it only within the cells."""

_FORMULA = b"<f"
_AFTER_NAME = (b" ", b">", b"/", b"\t", b"\r", b"\n")
_WIDE = re.compile(rb' r="([A-Z]{2,3})[0-9]')
_LOWER = re.compile(rb' r="[A-Z]*[a-z]')
_VALUES = (b"<v>", b"<is>")
_OTHER_BLANKS = (b"\t", b"\r", b"\n")
_ROW = re.compile(rb'<row r="(\d{1,7})"')
_OVERLAP = 32
_MOST_STYLES_SEARCHED = 8
_SPARSE = 4
_SPARSE_START = 10_000


def _has_traces(pieces: Iterable[bytes], styles: Collection[str | int]) -> bool:
    """Whether the sheet must be parsed to be told truly, or spans more than its bytes suggest.

    `styles` are those that make something else of a value; a cell that names none has the first.
    """
    if len(styles) > _MOST_STYLES_SEARCHED or "0" in styles:
        return True
    traces = (*_TRACES, *(f's="{style}"'.encode() for style in styles))
    tail, span, addresses = b"", _Span(), PlainAddresses()
    for piece in pieces:
        window = tail + piece
        if any(trace in window for trace in traces) or _has_formula(window):
            return True
        if any(sign in window and trace in window for sign, trace in _RARE):
            return True
        if any(b in window and b + b'r="' in window for b in _OTHER_BLANKS):
            return True
        if not span.grow(window) or not addresses.follow(tail, window):
            return True
        tail = window[-_OVERLAP:]
    return _END not in tail or span.is_wide or not addresses.all_said


@dataclass()
class _Span:
    """How far the cells of a sheet reach, as far as that is seen without parsing."""

    rows: int = 0
    last: int = 0
    width: int = 0
    values: int = 0

    def grow(self, window: bytes) -> bool:
        """Take more of the sheet into account; false where its rows must be parsed."""
        self.rows += window.count(b"<row")
        last = window.rfind(b"<row", 0, -_OVERLAP)
        numbered = _ROW.match(window, last) if last >= 0 else None
        if last >= 0 and (not numbered or int(numbered[1]) > _SPARSE * self.rows + _SPARSE_START):
            return False
        self.last = int(numbered[1]) if numbered else self.last
        self.values += sum(map(window.count, _VALUES))
        if wide := set(_WIDE.findall(window)):
            farthest = max(wide, key=lambda letters: (len(letters), letters))
            self.width = max(self.width, column_number(farthest.decode()))
        return _LOWER.search(window) is None

    @property
    def is_wide(self) -> bool:
        """Whether there are columns beyond Z, of which a block around all cells may be too large.

        The last row that was looked at is not the last of all: there is room for as many more.
        """
        spanned = 2 * (self.last + self.rows) * (self.width + 1)
        return self.width > 0 and (
            spanned > max(SPARSEST * self.values, CELLS_IN_A_BLOCK) or spanned > MOST_CELLS_SPANNED
        )


def _has_formula(window: bytes) -> bool:
    """Whether a formula begins in `window`. A regular expression takes four times as long."""
    at = window.find(_FORMULA)
    while at >= 0 and window[at + 2 : at + 3] not in _AFTER_NAME:
        at = window.find(_FORMULA, at + 2)
    return at >= 0


class CellListener:
    """Listens to the tags of one worksheet, cell by cell.

    Cells stand where they say that they stand, else one after the other.
    """

    def __init__(self, hidden_rows: set[int], hidden_columns: set[int]) -> None:
        self.row = self.column = -1
        self._columns: dict[str, int] = {}
        self.type = self.style = ""
        self.in_cell = self.in_value = self.formula = self.stored = False
        self.value: list[str] = []
        self._hidden_rows = hidden_rows
        self._hidden_columns = hidden_columns
        self.order = CellOrder()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if name == "c":
            self._move(attributes.get("r"))
            self.type, self.style = attributes.get("t", "n"), attributes.get("s", "0")
            self.in_cell, self.formula, self.stored = True, False, False
            self.value = []
        elif self.in_cell:
            self.in_value = name == "v"
            self.formula = self.formula or name == "f"
            self.stored = self.stored or name in ("v", "is")
        elif name == "row":
            number = attributes.get("r")
            self.row, self.column = row_number(number) - 1 if number else self.row + 1, -1
            if is_hidden(attributes, "ht"):
                self._hidden_rows.add(self.row)
        elif name == "col":
            self._hidden_columns.update(hidden_columns(attributes))

    def _move(self, reference: str | None) -> None:
        """Go to the cell of this reference, else to the next one."""
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_of(letters)
        self.column = column
        self.row = row_number(reference[len(letters) :]) - 1

    def text(self, characters: str) -> None:
        """Characters between tags."""
        if self.in_value:
            self.value.append(characters)

    def end(self, name: str) -> None:
        """A tag closes."""
        if name == "v":
            self.in_value = False
        elif name == "c" and self.in_cell:
            self.in_cell = False
            if self.stored or self.formula:
                self.order.put(self.row, self.column)
                self.end_cell(self.row, self.column)

    def end_cell(self, row: int, column: int) -> None:
        """A cell ends that holds something."""
        raise NotImplementedError


class _Scanner(CellListener):
    """Takes note of what the library does not tell of a worksheet."""

    def __init__(
        self, scan: SheetScan, percent_styles: Collection[str | int], looks: Looks
    ) -> None:
        super().__init__(scan.hidden_rows, scan.hidden_columns)
        self._scan = scan
        self._percent = percent_styles
        self._looks = looks
        self._top = self._left = 2**31
        self._bottom = self._right = -1
        self._used = 0

    def end_cell(self, row: int, column: int) -> None:
        """A cell ends that holds something."""
        self._top, self._bottom = min(self._top, row), max(self._bottom, row)
        self._left, self._right = min(self._left, column), max(self._right, column)
        self._used += 1
        if self.type == "e":
            error = CellError(cleaned("".join(self.value)).strip()[:LONGEST_ERROR])
            self._scan.hidden[row, column] = error
        elif self.formula and not any(self.value) and not self._stored_blank():
            self._scan.hidden[row, column] = UnstoredFormula()
        elif self.type == "n" and self.style in self._percent:
            self._scan.percents.add((row, column))
        if self.style in self._looks:
            self._scan.looks[row, column] = self._looks[self.style]

    def _stored_blank(self) -> bool:
        """A formula whose result is the empty text: told apart by the type that its cell has."""
        return self.stored and self.type in ("str", "inlineStr")

    def finish(self) -> None:
        """Say whether the cells lie too far apart to be held as a block."""
        spanned = (self._bottom - self._top + 1) * (self._right - self._left + 1)
        sparse = spanned > CELLS_IN_A_BLOCK and spanned > SPARSEST * self._used
        self._scan.scattered = self._used > 0 and (sparse or spanned > MOST_CELLS_SPANNED)
