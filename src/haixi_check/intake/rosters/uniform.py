"""Rows of a big sheet that need not be told apart: what they say, how many, and who they are.

What stands for a person stays in this folder; it is never written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from typing import TypeAlias

import polars as pl

from haixi_check.intake.draft import Drafts, IntakeLog
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.distinct import ColumnCells
from haixi_check.intake.rosters.keys import has_key, spellings
from haixi_check.intake.rows import HeadedTable
from haixi_check.intake.sheets.line import entry_of, keys_of, read_line
from haixi_check.plain import dataclass
from haixi_check.rulepack.form import Register
from haixi_check.submission import Entry
from haixi_check.table import Content, Frame, Place, Table, Value, values_of

Combination: TypeAlias = tuple[str, tuple[tuple[str, Content], ...], str, frozenset[str]]
"""A unit, what rows of it say in the columns that decide, the first thing wrong with them, and the
columns that contradict each other."""


@dataclass(kw_only=True)
class UniformRows:
    """The rows of one sheet that are only counted: how many say the same, and who they are."""

    register: Register
    frame: Frame
    header: Header
    drafts: Drafts
    combinations: dict[Combination, int] = field(default_factory=dict)
    """To its number."""
    counts: Counter[int] = field(default_factory=Counter)
    keys: list[pl.DataFrame] = field(default_factory=list)
    """Batch by batch: `row`, `local_key` and `national_key` of each row, and the number of its
    `combination`."""
    _cells: list[Sequence[Value]] = field(default_factory=list, repr=False)

    def count(self, combination: Combination, rows: int) -> int:
        """Count so many more rows that say the same; gives the number of what they say."""
        number = self.combinations.setdefault(combination, len(self.combinations))
        self.counts[number] += rows
        return number

    def entries(self) -> Iterator[Entry]:
        """One entry for all rows that say the same."""
        where = Place(self.frame.head.file, self.frame.head.name)
        for (unit, values, flaw, doubtful), number in self.combinations.items():
            if self.counts[number]:
                yield Entry(
                    unit=unit,
                    year=self.drafts.own_year(unit),
                    values=dict(values),
                    key=(),
                    location=where,
                    flaw=flaw,
                    doubt="contradiction" if doubtful else "",
                    doubtful=doubtful,
                    count=self.counts[number],
                )

    @property
    def numbered(self) -> bool:
        """Whether each person has the number by which others would know it again."""
        return not any(rows["national_key"].null_count() for rows in self.keys)

    def with_keys(self, keys: AbstractSet[str]) -> pl.Series:
        """The local keys of rows whose unit gave them one of `keys`, as `PersonKeys.local` has it.

        Looks at each row: for a unit that hands in a long roster and, elsewhere, a short one.
        """
        columns = self.header.columns
        names = [name for name in self.register.key_columns if name in columns]
        if not keys or not names:
            return pl.Series(dtype=pl.UInt64)
        units = [unit for unit, *_ in self.combinations]
        local: list[int] = []
        for batch, mine in zip(self.frame.origin.batches(), self.keys, strict=False):
            parts = [
                spellings(ColumnCells(batch[f"c{columns[name]}"]), self.register.column(name))
                .fill_null("")
                .alias(name)
                for name in names
            ]
            spelled = batch.select("row", text=pl.concat_str(parts, separator="\n"))
            given = mine.filter(pl.col("local_key").is_not_null()).join(spelled, on="row")
            local += [
                key
                for key, combination, text in given.select(
                    "local_key", "combination", "text"
                ).iter_rows()
                if self.drafts.context.person_keys.local(units[combination], text) in keys
            ]
        return pl.Series(local, dtype=pl.UInt64)

    def take_out(self, local: pl.Series, national: pl.Series) -> Iterator[Entry]:
        """Count the rows with any of these keys no longer; gives an entry for each of them."""
        wanted = [keys.filter(has_key(local, national)) for keys in self.keys]
        rows = pl.concat(wanted) if wanted else pl.DataFrame()
        if rows.is_empty():
            return
        self.counts.subtract(rows["combination"].to_list())
        table = self.table(
            pl.concat(
                batch.filter(pl.col("row").is_in(rows["row"].implode()))
                for batch in self.frame.origin.batches()
            )
        )
        combinations = list(self.combinations)
        # What is wrong with these rows is counted already, and how they were understood told.
        drafts = replace(self.drafts, log=IntakeLog())
        sheet = HeadedTable(table, self.header)
        for row, number in sorted(rows.select("row", "combination").iter_rows()):
            unit, _, flaw, _ = combinations[number]
            drafts.known_units = frozenset((unit,))
            line = read_line(sheet, row, self.register, drafts)
            if line is not None:
                entry = entry_of(line, keys_of(line, drafts), drafts)
                # That another row of the unit has the same key cannot be seen in the row alone.
                yield replace(entry, flaw=entry.flaw or flaw)

    def table(self, rows: pl.DataFrame) -> Table:
        """The sheet cell by cell: with these rows at their places, and those asked for before."""
        for row, *tokens in rows.iter_rows():
            self._cells.extend([()] * (row + 1 - len(self._cells)))
            self._cells[row] = values_of(tokens)
        return replace(self.frame.head, rows=self._cells)
