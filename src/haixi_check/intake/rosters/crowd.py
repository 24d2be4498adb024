"""Rows of a big sheet that nobody has told apart: what they say, how many, and who they are.

What stands for a person stays in here and in what fills a crowd; it is never written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from typing import TypeAlias

import polars as pl

from haixi_check.frames import Frame, sparse
from haixi_check.intake.draft import Desk
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.distinct import Cells
from haixi_check.intake.rosters.keys import own_keys
from haixi_check.intake.sheets.line import entry_of, keys_of, read_line
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.submission import Entry
from haixi_check.table import Content, Location, Place, Table

Combination: TypeAlias = tuple[str, tuple[tuple[str, Content], ...], str, frozenset[str]]
"""A unit, what rows of it say in the columns that decide, the first thing wrong with them, and the
columns that contradict each other."""


@dataclass(kw_only=True)
class Crowd:
    """The rows of one sheet that nobody has told apart yet: how many say the same, and who."""

    register: Register
    frame: Frame
    header: Header
    desk: Desk
    combinations: dict[Combination, int] = field(default_factory=dict)
    """To its number."""
    counts: Counter[int] = field(default_factory=Counter)
    keys: list[pl.DataFrame] = field(default_factory=list)
    """`row`, `own` and `person` of each, and the number of its `combination`."""

    def number(self, said: Combination) -> int:
        """The number of a combination, a new one where nobody said it before."""
        return self.combinations.setdefault(said, len(self.combinations))

    def entries(self) -> Iterator[Entry]:
        """One entry for all rows that say the same."""
        where = Place(self.frame.head.file, self.frame.head.name)
        for (unit, values, flaw, doubtful), number in self.combinations.items():
            if self.counts[number]:
                yield Entry(
                    unit=unit,
                    year=self.desk.own_year(unit),
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
        return not any(rows["person"].null_count() for rows in self.keys)

    def named(self, keys: AbstractSet[str]) -> pl.Series:
        """What stands for the rows whose unit gave them one of these keys, as `Veil.own` has them.

        Looks at each row: for a unit that hands in a long roster and, elsewhere, a short one.
        """
        columns = self.header.columns
        names = [name for name in self.register.key_columns if name in columns]
        if not keys or not names:
            return pl.Series(dtype=pl.UInt64)
        units = [unit for unit, *_ in self.combinations]
        found = []
        for batch, mine in zip(self.frame.origin.batches(), self.keys, strict=False):
            spelled = batch.select(
                "row",
                text=pl.concat_str(
                    (
                        own_keys(Cells(batch[f"c{columns[name]}"]), self.register.column(name))
                        .fill_null("")
                        .alias(name)
                        for name in names
                    ),
                    separator="\n",
                ),
            )
            known = mine.filter(pl.col("own").is_not_null()).join(spelled, on="row")
            found += [
                own
                for own, combination, text in known.select("own", "combination", "text").iter_rows()
                if self.desk.veil.own(units[combination], text) in keys
            ]
        return pl.Series(found, dtype=pl.UInt64)

    def lift(self, own: pl.Series, person: pl.Series) -> Iterator[Entry]:
        """Take the rows with any of these keys out of the crowd, as entries of their own."""
        found = [
            keys.filter(
                pl.col("own").is_in(own.implode()) | pl.col("person").is_in(person.implode())
            )
            for keys in self.keys
        ]
        rows = pl.concat(found) if found else pl.DataFrame()
        if rows.is_empty():
            return
        self.counts.subtract(rows["combination"].to_list())
        table = self._rows(rows["row"])
        said = list(self.combinations)
        # What is wrong with these rows is counted already, and how they were understood told.
        aside: Counter[tuple[str, Tier, Location]] = Counter()
        desk = replace(self.desk, problems=[], understood=[], uncounted=aside, kept=Counter())
        for row, combination in sorted(rows.select("row", "combination").iter_rows()):
            unit, _, flaw, _ = said[combination]
            desk.known_units = frozenset((unit,))
            line = read_line(table, self.header, row, self.register, desk)
            if line is not None:
                entry = entry_of(line, keys_of(line, self.register, desk), self.register, desk)
                # A row that must be told from another one of its unit does not say so itself.
                yield replace(entry, flaw=entry.flaw or flaw)

    def _rows(self, wanted: pl.Series) -> Table:
        found = [
            batch.filter(pl.col("row").is_in(wanted.implode()))
            for batch in self.frame.origin.batches()
        ]
        return sparse(self.frame.head, pl.concat(found))
