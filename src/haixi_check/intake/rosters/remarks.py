"""How the cells of a big sheet were understood: how often, and in which row first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from haixi_check.frames import Frame, value_of
from haixi_check.intake.draft import Desk
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.columns import Meanings


@dataclass()
class Understood:
    """What of a sheet was understood in a way that is worth telling."""

    first: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """By column and cell: how many there are, and the first row of them."""

    def see(self, rows: pl.DataFrame, meanings: Sequence[Meanings], header: Header) -> None:
        """Count what there is of it in `rows`."""
        for each in meanings:
            if not each.remarks:
                continue
            name = f"c{header.columns[each.column.id]}"
            cells = rows.select("row", pl.col(name).cast(pl.String))
            told = cells.filter(pl.col(name).is_in(list(each.remarks)))
            for token, count, row in (
                told.group_by(name).agg(pl.len(), pl.col("row").min().alias("first")).iter_rows()
            ):
                before, first = self.first.get((each.column.id, token), (0, row))
                self.first[each.column.id, token] = (before + count, min(first, row))

    def tell(self, meanings: Sequence[Meanings], header: Header, frame: Frame, desk: Desk) -> None:
        """Put down each once, at its first row, with how often."""
        for each in meanings:
            column = header.columns[each.column.id]
            seen = [
                (row, count, token)
                for (name, token), (count, row) in self.first.items()
                if name == each.column.id
            ]
            for row, count, token in sorted(seen):
                where = frame.head.location(row, column, header.texts.get(column, ""))
                desk.note(each.remarks[token], where, value_of(token), count=count)
