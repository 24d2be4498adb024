"""The cells of one sheet as a reader meets them, in any order, on the way to a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from haixi_check.readers.limits import (
    CELLS_SPANNED_FREELY,
    HIGHEST_SHEET,
    MOST_CELLS_SPANNED,
    MOST_COMMENTS,
    MOST_MERGED,
    SPARSEST,
    WIDEST_SHEET,
)
from haixi_check.readers.text import cleaned
from haixi_check.table import EPOCH_1900, Area, Table, Value, a1

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NO_CELLS: Sequence[Value] = ()


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing that anybody sees: blanks of whatever kind span no sheet."""
    return value is None or (isinstance(value, str) and not value.strip())


class Grid:
    """Rows that grow as cells are put; what they span is held against what they hold.

    A sheet that is given up keeps nothing of what was put, nor of what is put later.
    """

    def __init__(self) -> None:
        self.unread = ""
        """The code of the problem for which the sheet was given up."""
        self._rows: dict[int, list[Value]] = {}
        self._spanned = 0
        self.used = 0
        """How many cells hold something."""
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.comments: dict[str, str] = {}

    def put(self, row: int, column: int, value: Value) -> None:
        """Set a cell, by zero-based row and column; a blank one leaves no trace."""
        if self.unread or is_blank(value):
            return
        if not (0 <= row < HIGHEST_SHEET and 0 <= column < WIDEST_SHEET):
            self.give_up("damaged_sheet")
            return
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

    def put_row(self, row: int, values: list[Value]) -> None:
        """Set a whole row, which is kept as it is."""
        if not values or self.unread:
            return
        if row in self._rows or row >= HIGHEST_SHEET or len(values) > WIDEST_SHEET:
            for column, value in enumerate(values):
                self.put(row, column, value)
            return
        self._rows[row] = values
        self._count(len(values), sum(not is_blank(value) for value in values))

    def repeat(self, row: int, times: int) -> None:
        """Let a finished row stand `times` times, itself the first; it is held once."""
        values = self._rows.get(row)
        if values is None or times < 2:
            return
        if row + times > HIGHEST_SHEET:
            self.give_up("damaged_sheet")
            return
        filled = sum(value is not None for value in values)
        self._count((times - 1) * len(values), (times - 1) * filled)
        if self.unread:
            return
        self._rows.update(dict.fromkeys(range(row + 1, row + times), values))
        self._repeat_merges(row, times)

    def _repeat_merges(self, row: int, times: int) -> None:
        """What is merged across a row is so in each of its repeats."""
        across = [area for area in self.merged if area.top == area.bottom == row]
        if len(across) * times > MOST_MERGED:
            self.give_up("scattered_cells")
            return
        self.merged += [
            Area(again, area.left, again, area.right)
            for again in range(row + 1, row + times)
            for area in across
        ]

    def _count(self, spanned: int, used: int) -> None:
        self.used += used
        self._spanned += spanned
        if self._spanned > CELLS_SPANNED_FREELY and (
            self._spanned > SPARSEST * self.used or self._spanned > MOST_CELLS_SPANNED
        ):
            self.give_up("scattered_cells")

    def give_up(self, code: str) -> None:
        """Let go of the whole sheet, because of the problem called `code`."""
        self.unread = self.unread or code
        self._rows.clear()
        self.merged.clear()
        self.hidden_rows.clear()
        self.hidden_columns.clear()

    def hide_columns(self, first: int, last: int) -> None:
        """Note that columns are not shown, as far as a sheet can have them."""
        self.hidden_columns.update(range(max(first, 0), min(last + 1, WIDEST_SHEET)))

    def comment(self, row: int, column: int, text: str) -> None:
        """Note what somebody wrote into the comment of a cell."""
        from haixi_check.readers.comments import said_by_others

        said = said_by_others(text)
        if said and len(self.comments) < MOST_COMMENTS:
            self.comments[a1(row, column)] = said

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged area; one of a single cell is none."""
        if (top, left) != (bottom, right) and top <= bottom and left <= right and not self.unread:
            self.merged.append(Area(top, left, bottom, right))

    def table(
        self, file: str, name: str, *, hidden: bool = False, epoch: date = EPOCH_1900
    ) -> Table:
        """The table that starts at the sheet's first cell; without rows if it was given up."""
        height = max(self._rows, default=-1) + 1
        rows = [self._rows.get(row, _NO_CELLS) for row in range(height)]
        width = max(map(len, rows), default=0) if self.merged or self.hidden_columns else 0
        return Table(
            file=file,
            name=cleaned(name),
            rows=rows,
            merged=tuple(clipped(self.merged, Area(0, 0, height - 1, width - 1))),
            hidden=hidden,
            hidden_rows=frozenset(row for row in self.hidden_rows if row < height),
            hidden_columns=frozenset(each for each in self.hidden_columns if each < width),
            unread=self.unread,
            comments=self.comments,
            epoch=epoch,
        )


class SheetsListener:
    """Begins and ends the sheets of a workbook that is one piece of XML."""

    def __init__(self, file: str) -> None:
        self.tables: list[Table] = []
        self._file = file
        self._grid: Grid | None = None
        self._name = self._style = ""
        self._hidden = False
        self._row = self._column = 0
        self._cell: dict[str, str] | None = None

    def _begin_sheet(self, name: str, *, hidden: bool = False) -> None:
        self._name, self._hidden, self._grid = name, hidden, Grid()

    def _end_sheet(self, epoch: date) -> None:
        if self._grid is not None:
            table = self._grid.table(self._file, self._name, hidden=self._hidden, epoch=epoch)
            self.tables.append(table)
        self._grid = None


def clipped(areas: Iterable[Area], used: Area, *, top: int = 0, left: int = 0) -> Iterator[Area]:
    """Merged areas as far as they lie within the cells in use, counted from (`top`, `left`)."""
    for area in areas:
        first_row, first_column = max(area.top, used.top), max(area.left, used.left)
        last_row, last_column = min(area.bottom, used.bottom), min(area.right, used.right)
        if first_row <= last_row and first_column <= last_column:
            yield Area(first_row - top, first_column - left, last_row - top, last_column - left)
