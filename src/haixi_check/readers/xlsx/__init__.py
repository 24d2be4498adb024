"""Reader of .xlsx and .xlsm: values from calamine, what it hides from a scan of the same XML."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from haixi_check.readers import limits
from haixi_check.readers.archive import Archive
from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError, panics_as_errors
from haixi_check.readers.text import cleaned
from haixi_check.readers.xlsx.cells import Cells, refuse_repeated
from haixi_check.readers.xlsx.library_sheet import LibraryValue, filled
from haixi_check.readers.xlsx.parts import WorkbookParts, workbook_parts
from haixi_check.readers.xlsx.scan import TELLING_STYLES, scan_sheet
from haixi_check.system.processes import can_spawn
from haixi_check.system.resources import allow_memory
from haixi_check.table import CHOICES, GUIDES, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from python_calamine import CalamineSheet, CalamineWorkbook

    from haixi_check.table import Frame

_ANNOUNCED = re.compile(rb"""uniqueCount\s*=\s*["'](\d{1,20})""")
_OVERLAP = 16
_OF_ONE = 2
"""Tags that name a single author."""
_FAR = re.compile(rb'<c r="(?:C[W-Z]|[D-Z][A-Z]|[A-Z]{3})[0-9]+"[^<>]*(?<!/)>')
_LOOKED_AT, _MOST_FAR = 2**18, 20
"""Bytes, and how many such cells among them make a sheet a wide one."""


def read_xlsx(source: InputFile, data: bytes) -> ReaderResult:
    """One table for each worksheet, in the workbook's order; chart and macro sheets are skipped."""
    archive = Archive(data)
    archive.check_prologs()
    parts = workbook_parts(archive)
    usual = _are_strings_usual(archive, parts.strings) and parts.usual
    known = _by_column(source, archive, parts, len(data))
    if known and known.keys() == set(parts.names):
        reading = ReaderResult.of_sheets(known[name] for name in parts.names)
    else:
        reading = _by_cell(source, data, archive, parts, known, usual=usual)
    return _with_comments(reading, archive, parts) if _has_comments(archive) else reading


def _has_comments(archive: Archive) -> bool:
    """Whether somebody else than the program itself has written comments."""
    from haixi_check.readers.comments import OWN_AUTHOR

    own = f"<author>{OWN_AUTHOR}</author>".encode()
    parts = (part for part in archive.named("comment") if part.endswith(".xml"))
    texts = (archive.part(part) for part in parts)
    try:
        return any(own not in text or text.count(b"author>") != _OF_ONE for text in texts)
    except UnreadableError:
        return True


def _with_comments(reading: ReaderResult, archive: Archive, parts: WorkbookParts) -> ReaderResult:
    """The same tables, with what somebody wrote into the comments of their cells."""
    from haixi_check.readers.xlsx.comments import comments_of

    tables: list[Table | Frame] = []
    for name, table in zip(parts.names, reading.tables, strict=True):
        part = parts.worksheets.get(name, "")
        said = comments_of(archive, part) if part and name not in GUIDES else {}
        if isinstance(table, Table):
            tables.append(replace(table, comments=said))
        else:
            tables.append(replace(table, head=replace(table.head, comments=said)))
    return replace(reading, tables=tuple(tables))


def read_small(source: InputFile, data: bytes) -> ReaderResult:
    """The same for a workbook of our own, cell by cell."""
    archive = Archive(data)
    parts = workbook_parts(archive)
    return _by_cell(source, data, archive, parts, {}, usual=parts.usual)


def _by_column(
    source: InputFile, archive: Archive, parts: WorkbookParts, size: int
) -> Mapping[str, Table | Frame]:
    """The sheets that are read by column: none, unless one is big and there are processes."""
    big = {
        name: part
        for name, part in parts.worksheets.items()
        if part in archive and archive.size(part) >= limits.BIG_SHEET
    }
    wide = {name for name, part in big.items() if _is_wide(archive, part)}
    strings = archive.size(parts.strings) if parts.strings in archive else 0
    if (
        wide == big.keys()
        or strings > limits.SHARED_STRINGS + limits.SHARED_STRINGS_PER_BYTE * size
        or not can_spawn()
    ):
        return {}
    allow_memory(limits.SET_ASIDE)
    from haixi_check.readers.xlsx.by_column import read_by_column

    narrow = {name: part for name, part in parts.worksheets.items() if name not in wide}
    return read_by_column(source, archive, replace(parts, worksheets=narrow), read_small)


def _is_wide(archive: Archive, part: str) -> bool:
    """Whether many cells that hold something stand beyond the columns that are read by column."""
    seen = islice(_FAR.finditer(next(archive.chunks(part), b""), 0, _LOOKED_AT), _MOST_FAR)
    return sum(1 for _ in seen) == _MOST_FAR


def _by_cell(
    source: InputFile,
    data: bytes,
    archive: Archive,
    parts: WorkbookParts,
    known: Mapping[str, Table | Frame],
    *,
    usual: bool,
) -> ReaderResult:
    """All sheets; those that are not `known` by the library, if that can be had for it."""
    workbook = _opened(data) if usual else None
    book = _Worksheets(source.shown, workbook, archive, parts)
    reading = ReaderResult.of_sheets(known.get(name) or book.sheet(name) for name in parts.names)
    if workbook is not None or not usual:
        return reading
    if any(table.unread for table in reading.grids) and not any(t.rows for t in reading.grids):
        raise UnreadableError("damaged_file")
    return reading.read_otherwise(source)


def _opened(data: bytes) -> CalamineWorkbook | None:
    """The workbook as the library sees it; nothing where that gives it up."""
    from python_calamine import CalamineError, CalamineWorkbook

    with contextlib.suppress(CalamineError, OSError, ValueError), panics_as_errors():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    return None


def _are_strings_usual(archive: Archive, part: str) -> bool:
    """Whether the part can hold as many shared strings as it announces, and all are plain.

    The library takes memory for all of them without a look, compares no checksum, and makes one
    number of 1 and a raised 9.
    """
    if part not in archive:
        return True
    announced, plain, tail = None, True, b""
    for number, chunk in enumerate(archive.chunks(part)):
        if not number:
            announced = _ANNOUNCED.search(chunk[:4096])
        plain = plain and not any(style in tail + chunk for style in TELLING_STYLES)
        tail = chunk[-_OVERLAP:]
    fits = not announced or int(announced[1]) * limits.SMALLEST_STRING <= archive.size(part)
    return fits and plain


class _Worksheets:
    """A workbook of which single sheets are read, by the library or without it."""

    def __init__(
        self, file: str, workbook: CalamineWorkbook | None, archive: Archive, parts: WorkbookParts
    ) -> None:
        self._file = file
        self._workbook = workbook
        self._archive = archive
        self._parts = parts
        self._cells = Cells(archive, parts)

    def sheet(self, name: str) -> Table:
        """The table of one worksheet; without rows if it cannot be read or nobody asks for it."""
        table = Table(
            file=self._file,
            name=cleaned(name),
            rows=(),
            hidden=name in self._parts.hidden,
            epoch=self._parts.numbers.epoch,
        )
        if name in CHOICES:
            return table
        try:
            return self._read(name, table)
        except UnreadableError as error:
            if name in GUIDES:
                return table
            damaged = error.code == "damaged_file"
            return replace(table, unread="damaged_sheet" if damaged else error.code)

    def _read(self, name: str, table: Table) -> Table:
        if name not in self._parts.worksheets:
            raise UnreadableError("damaged_sheet")
        part = self._parts.worksheets[name]
        if self._workbook is None:
            return self._of_cells(part, table)
        scan = scan_sheet(self._archive, part, self._parts)
        if scan.unordered:
            refuse_repeated(self._archive, part)
        seen = None if scan.scattered or scan.oddly_written else _by_library(self._workbook, name)
        if seen is None:
            return self._of_cells(part, table)
        return filled(table, scan, *seen)

    def _of_cells(self, part: str, table: Table) -> Table:
        read = self._cells.of(part).table(
            self._file, table.name, hidden=table.hidden, epoch=table.epoch
        )
        first = next((row for row, _, _ in read.walk()), 0)
        return replace(read, hidden_rows=frozenset(r for r in read.hidden_rows if r >= first))


def _by_library(
    workbook: CalamineWorkbook, name: str
) -> tuple[CalamineSheet, list[list[LibraryValue]]] | None:
    """What the library tells of a sheet; nothing where it gives the sheet up.

    So it does for every error that it does not know, and for a span of days that no calendar holds.
    """
    from python_calamine import CalamineError

    with contextlib.suppress(CalamineError, ValueError, OverflowError), panics_as_errors():
        sheet = workbook.get_sheet_by_name(name)
        return sheet, sheet.to_python()
    return None
