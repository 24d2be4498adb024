"""The cells of one sheet as a reader meets them, in any order, on the way to a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.limits import (
    CELLS_SPANNED_FREELY,
    HIGHEST_SHEET,
    MOST_CELLS_SPANNED,
    SPARSEST,
    WIDEST_SHEET,
)
from haixi_check.readers.text import cleaned
from haixi_check.tables import Area, Table, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NO_CELLS: Sequence[Value] = ()


class Grid:
    """Rows that grow as cells are put; what they span is held against what they hold."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Value]] = {}
        self._spanned = self._used = 0
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()

    def put(self, row: int, column: int, value: Value) -> None:
        """Set a cell, by zero-based row and column; a blank one leaves no trace."""
        if value is None or value == "":
            return
        if not (0 <= row < HIGHEST_SHEET and 0 <= column < WIDEST_SHEET):
            raise UnreadableError("damaged_sheet")
        values = self._rows.get(row)
        if values is None:
            values = self._rows[row] = []
        missing = column - len(values)
        if missing < 0:
            values[column] = value
            return
        if missing:
            values.extend([None] * missing)
        values.append(value)
        self._count(missing + 1, 1)

    def repeat(self, row: int, times: int) -> None:
        """Let a finished row stand `times` times, itself the first; it is held once."""
        values = self._rows.get(row)
        if values is None or times < 2:
            return
        if row + times > HIGHEST_SHEET:
            raise UnreadableError("damaged_sheet")
        filled = sum(value is not None for value in values)
        self._count((times - 1) * len(values), (times - 1) * filled)
        self._rows.update(dict.fromkeys(range(row + 1, row + times), values))

    def _count(self, spanned: int, used: int) -> None:
        self._used += used
        self._spanned += spanned
        if self._spanned > CELLS_SPANNED_FREELY and (
            self._spanned > SPARSEST * self._used or self._spanned > MOST_CELLS_SPANNED
        ):
            raise UnreadableError("scattered_cells")

    @property
    def used(self) -> int:
        """How many cells hold something."""
        return self._used

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged area; one of a single cell is none."""
        if (top, left) != (bottom, right) and top <= bottom and left <= right:
            self.merged.append(Area(top, left, bottom, right))

    def table(self, file: str, name: str, *, hidden: bool = False) -> Table:
        """The table that starts at the sheet's first cell."""
        height = max(self._rows, default=-1) + 1
        rows = [self._rows.get(row, _NO_CELLS) for row in range(height)]
        return Table(
            file=file,
            name=cleaned(name),
            rows=rows,
            merged=tuple(self._within(rows)),
            hidden=hidden,
            hidden_rows=frozenset(row for row in self.hidden_rows if row < height),
        )

    def _within(self, rows: Sequence[Sequence[Value]]) -> Iterable[Area]:
        width = max(map(len, rows), default=0)
        for area in self.merged:
            bottom, right = min(area.bottom, len(rows) - 1), min(area.right, width - 1)
            if area.top <= bottom and area.left <= right:
                yield Area(area.top, area.left, bottom, right)
