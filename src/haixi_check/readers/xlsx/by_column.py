"""Big worksheets of an .xlsx, read by column: within bounded memory, and nothing is hidden.

A sheet that is not plainly written is left to the reader that goes cell by cell.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field, replace
from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

from haixi_check.parallel import work_ahead
from haixi_check.plain import dataclass
from haixi_check.readers import limits
from haixi_check.readers.documents import PackedRows, UnreadableError, packed
from haixi_check.readers.grid import clipped
from haixi_check.readers.text import cleaned
from haixi_check.readers.xlsx.cell_forms import OddCells
from haixi_check.readers.xlsx.cell_text import CellText
from haixi_check.readers.xlsx.stream import SHEET, STRINGS, NotPlainError, PartStream
from haixi_check.table import Area, Frame, Table, Value, values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from haixi_check.readers.archive import Archive
    from haixi_check.readers.documents import InputFile, ReaderResult
    from haixi_check.readers.xlsx.parts import WorkbookParts

_NOT_PLAIN = (NotPlainError, UnreadableError, UnicodeDecodeError, pl.exceptions.PolarsError)

_BATCH = 100_000
"""Rows in a part, unless it is so wide that it has more cells than `_MOST_WAITING`."""
_MOST_WAITING = 4 * 2**20
_HEAD = 40
_WAITED_FOR = 3
"""Pieces that are held at a time."""


def read_by_column(
    source: InputFile,
    archive: Archive,
    parts: WorkbookParts,
    by_cell: Callable[[InputFile, bytes], ReaderResult],
) -> dict[str, Table | Frame]:
    """The plainly written worksheets by name: the big ones as frames, the others as tables.

    `by_cell` reads a small workbook of odd cells.
    """
    styles = archive.part(parts.styles) if parts.styles in archive else b""
    odd = OddCells(by_cell, source, styles, date1904=parts.numbers.date1904)
    text = CellText(parts.plain_styles, frozenset(parts.looks), odd)
    sheets: dict[str, Table | Frame] = {}
    with suppress(*_NOT_PLAIN):
        text.know_strings(list(_strings(archive, parts.strings, text)))
        for name, part in parts.worksheets.items():
            with suppress(*_NOT_PLAIN):  # the next may be plain
                frame = _frame(source.shown, name, PartStream(archive, part, SHEET), text)
                head = replace(frame.head, hidden=name in parts.hidden, epoch=parts.numbers.epoch)
                frame = replace(frame, head=head)
                sheets[name] = frame if archive.size(part) >= limits.BIG_SHEET else frame.whole()
    return sheets


def _strings(archive: Archive, part: str, text: CellText) -> Iterator[pl.Series]:
    if part in archive:
        stream = PartStream(archive, part, STRINGS)
        yield from work_ahead(
            lambda piece: text.strings(piece.decode()), stream.pieces(), most=_WAITED_FOR
        )


def _frame(file: str, name: str, stream: PartStream, text: CellText) -> Frame:
    rows, hidden = _PackingRows(), list[int]()
    for more, cells in work_ahead(text.rows, stream.pieces(), most=_WAITED_FOR):
        hidden += more
        rows.add(cells)
    origin, used = rows.origin(), Area(rows.top, rows.left, rows.last, rows.width - 1)
    head = Table(
        file=file,
        name=cleaned(name),
        rows=list(_first_rows(origin)),
        top=rows.top,
        merged=tuple(clipped(stream.areas(), used, top=rows.top)),
        hidden_rows=frozenset(row - rows.top for row in hidden if rows.top <= row <= rows.last),
        hidden_columns=frozenset(each for each in stream.hidden_columns if each < rows.width),
    )
    return Frame(head=head, width=rows.width, origin=origin)


@dataclass()
class _PackingRows:
    """The rows of a sheet as they come in, packed when there are many."""

    top: int = 0
    last: int = -1
    left: int = 2**14
    width: int = 0
    _waiting: list[pl.DataFrame] = field(default_factory=list)
    _parts: list[bytes] = field(default_factory=list)

    def add(self, rows: pl.DataFrame) -> None:
        """Add rows that stand below all others."""
        if rows.is_empty():
            return
        first, last = rows["row"][0], rows["row"][-1]
        if self.last < 0:
            self.top = first
        elif first <= self.last:
            raise NotPlainError
        self.last = last
        used = (name for name in rows.columns[1:] if rows[name].null_count() < len(rows))
        columns = [int(name[1:]) for name in used]
        self.left = min(self.left, *columns)
        self.width = max(self.width, max(columns) + 1)
        self._waiting.append(rows.with_columns(pl.col("row") - self.top))
        height = sum(map(len, self._waiting))
        if height >= _BATCH or height * self.width >= _MOST_WAITING:
            self._pack()

    def _pack(self) -> None:
        if self._waiting:
            self._parts.append(packed(pl.concat(self._waiting, how="diagonal")))
            self._waiting = []

    def origin(self) -> PackedRows:
        """All of them."""
        self._pack()
        return PackedRows(self.width, tuple(self._parts))


def _first_rows(origin: PackedRows) -> Iterator[list[Value]]:
    for batch in islice(origin.batches(), 1):
        known = {row[0]: values_of(row[1:]) for row in batch.head(_HEAD).iter_rows()}
        for row in range(min(max(known) + 1, _HEAD)):
            yield known.get(row, [])
