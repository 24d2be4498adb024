"""One big sheet of a roster, walked through by columns: plain rows are counted, others passed on.

A row is passed on to the ordinary path where something is wrong with it, where it is not plainly
one row of data, and where its person stands elsewhere as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain

import polars as pl

from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.keys import Pairs, can_be_paired
from haixi_check.intake.rosters.kinds import RowKind, of_kinds
from haixi_check.intake.rosters.rows import RosterRows, Seen, below
from haixi_check.intake.rosters.uniform import UniformRows
from haixi_check.intake.rows import HeadedTable, row_kind
from haixi_check.intake.sheets.registers import take_rows
from haixi_check.parallel import work_ahead
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.table import Frame, Place

_HANDED_OVER = 5_000
"""Rows that are passed on at a time."""
_MOST_PASSED_ON, _TENTH = 5_000, 10
"""Rows that take the ordinary path, half a millisecond each: so many, or a tenth of the sheet."""
_TOLD_AT_ONCE = 200
"""Rows with faults that are passed on before it is seen whether enough of their kind are told."""
_VIEW = 16
"""Bytes of what points to a text, or holds a short one."""


class BigSheet:
    """One big sheet on its way through."""

    def __init__(self, frame: Frame, header: Header, register: Register, drafts: Drafts) -> None:
        self._frame, self._header, self._register, self._drafts = frame, header, register, drafts
        self._rows = RosterRows(frame, header, register, drafts)
        self._columns = self._rows.kinds.columns
        self._passed, self._most = 0, _MOST_PASSED_ON
        self._has_lost_rows = False
        self._sheet = Place(frame.file, frame.name)
        self._uniform = UniformRows(
            register=register, frame=frame.freely(), header=header, drafts=drafts
        )
        self._seen: deque[Seen] = deque()
        self._kept: deque[pl.DataFrame] | None = deque()

    def look(self, room: int) -> int:
        """See every row on its own, and keep what it says if that takes no more than `room`.

        Returns the bytes that it takes.
        """
        taken = 0
        for seen, texts in work_ahead(self._rows.see, self._frame.origin.batches()):
            self._seen.append(seen)
            taken += _size(texts)
            if taken > room:
                self._kept = None
            if self._kept is not None:
                self._kept.append(texts)
        return taken if self._kept is not None else 0

    def keys(self, name: str) -> Iterator[pl.Series]:
        """The keys of every row that are called `name`, to see who is who."""
        return (seen.rows[name] for seen in self._seen)

    def sharing(self, twice: pl.Expr) -> pl.DataFrame:
        """The rows that share a key with another one, as `pairs` wants them; they are marked.

        Rows below a footer are left out: nobody reads them.
        """
        self._seen = deque(
            seen._replace(rows=seen.rows.with_columns(twice=twice)) for seen in self._seen
        )
        rows = pl.concat(self._with_soundness(seen) for seen in self._seen)
        end = next((seen.end for seen in self._seen if seen.end is not None), None)
        return rows if end is None else rows.filter(pl.col("row") < end)

    def _with_soundness(self, seen: Seen) -> pl.DataFrame:
        rows = seen.rows.filter("twice")
        units = pl.Series([kind.unit for kind in seen.kinds], dtype=pl.String)
        plain = ~pl.col("blank") & ~pl.col("apart") & can_be_paired(self._register)
        return rows.select(
            "row",
            "local_key",
            "national_key",
            unit=units.gather(rows["kind"]),
            sound=plain & of_kinds(rows["kind"], seen.kinds, _is_sound),
        )

    def take(self, pairs: pl.DataFrame) -> UniformRows:
        """Put every row where it belongs; `pairs` are those of this sheet."""
        self._most = max(_MOST_PASSED_ON, sum(len(seen.rows) for seen in self._seen) // _TENTH)
        self._pairs = Pairs(pairs)
        end, batches = None, iter(self._texts())
        for texts in batches:
            seen = self._seen.popleft()
            self._take(seen, texts)
            if seen.end is not None:
                end, batches = seen.end, chain([texts], batches)
                break
        self._rows.margins.tell(end, batches, self._drafts)
        for column in self._columns:
            column.tell_remarks(self._frame.head, self._header, self._drafts)
        for unit, *_ in self._uniform.combinations:
            self._drafts.draft(unit, self._frame.file)
        return self._uniform

    def _texts(self) -> Iterator[pl.DataFrame]:
        """What the rows say, batch by batch: as it was kept, else read once more."""
        if self._kept is None:
            yield from (below(batch, self._header) for batch in self._frame.origin.batches())
        while self._kept:
            yield self._kept.popleft()

    def _take(self, seen: Seen, batch: pl.DataFrame) -> None:
        rows = seen.rows
        if seen.end is not None:
            self._tell_below(seen, seen.end)
            rows = rows.filter(pl.col("row") < seen.end)
        if self._is_told("duplicate_row"):
            self._pairs.count_from(rows["row"])
        rows = rows.with_columns(paired=self._pairs.counted(rows["row"])).filter(~pl.col("blank"))
        apart = pl.col("apart") | (pl.col("twice") & ~pl.col("paired"))
        self._pass_on(_at(rows.filter(apart), batch))
        rows = self._tell_faults(rows.filter(~apart), seen.kinds, batch)
        if remarked := [column for column in self._columns if column.remarks]:
            texts = _at(rows, batch)
            for column in remarked:
                column.count_remarks(texts, self._header)
        self._count_all(rows, seen.kinds)

    def _tell_faults(
        self, rows: pl.DataFrame, kinds: Sequence[RowKind], batch: pl.DataFrame
    ) -> pl.DataFrame:
        """Pass on rows with faults until enough are told of each; returns the other rows."""
        faulty = [(number, kind) for number, kind in enumerate(kinds) if kind.faults]
        codes = {code for _, kind in faulty for code, _ in kind.faults}
        while True:
            untold = {code for code in codes if not self._is_told(code)}
            numbers = pl.Series(
                [n for n, kind in faulty if any(code in untold for code, _ in kind.faults)],
                dtype=rows["kind"].dtype,
            )
            some = rows.filter(pl.col("kind").is_in(numbers.implode())).head(_TOLD_AT_ONCE)
            if some.is_empty():
                return rows
            self._pass_on(_at(some, batch))
            rows = rows.filter(~pl.col("row").is_in(some["row"].implode()))

    def _tell_below(self, seen: Seen, end: int) -> None:
        """Put down that rows of data stand below a footer, where nobody reads them.

        Among the first rows of the sheet they were seen along with the header.
        """
        if self._drafts.log.kept["rows_below_footer", self._sheet]:
            return
        for rows, kinds, _ in (seen, *self._seen):
            is_sound = of_kinds(rows["kind"], kinds, _is_sound)
            lost = rows.filter((pl.col("row") > end) & ~pl.col("blank") & is_sound)
            if not lost.is_empty():
                where = self._frame.head.location(int(lost["row"][0]), 0)
                self._drafts.lose_sheet("rows_below_footer", where, self._register)
                return

    def _is_told(self, code: str) -> bool:
        """Whether enough problems of a code are kept."""
        return self._drafts.log.enough(code, self._sheet)

    def _pass_on(self, rows: pl.DataFrame) -> None:
        """Hand rows to the ordinary path, some at a time, until there are too many."""
        for part in rows.iter_slices(_HANDED_OVER):
            if self._passed >= self._most:
                if not self._has_lost_rows:
                    self._drafts.lose_sheet(
                        "too_many_rows", self._sheet, self._register, limit=str(self._passed)
                    )
                self._has_lost_rows = True
                return
            self._passed += len(part)
            table = self._uniform.table(part)
            data = [row for row in part["row"] if row_kind(table.rows[row], self._header) == "data"]
            take_rows(HeadedTable(table, self._header), data, self._register, self._drafts)

    def _count_all(self, rows: pl.DataFrame, kinds: Sequence[RowKind]) -> None:
        """Count rows, of which some may be parts of pairs."""
        if times := self._pairs.ending(rows["row"]):
            self._drafts.log.count("duplicate_row", Tier.MUST_FIX, self._sheet, times)
        single = self._count(rows.filter(~pl.col("paired")), kinds)
        paired = self._count(rows.filter("paired"), kinds, "duplicate_row")
        self._uniform.keys.append(pl.concat([single, paired]))

    def _count(self, rows: pl.DataFrame, kinds: Sequence[RowKind], flaw: str = "") -> pl.DataFrame:
        """Count the rows by what they say, and each fault of theirs.

        `flaw` is what is wrong with all of them besides. Returns their keys, with what they say.
        """
        combinations = [0] * len(kinds)
        for number, count in rows.group_by("kind").len().sort("kind").iter_rows():
            kind = kinds[number]
            for (code, tier), times in kind.faults.items():
                self._drafts.log.count(code, tier, self._sheet, count * times)
            combination = (kind.unit, kind.values, kind.flaw or flaw, kind.doubtful)
            combinations[number] = self._uniform.count(combination, count)
        numbers = pl.Series(combinations, dtype=pl.UInt32).gather(rows["kind"])
        return rows.select("row", "local_key", "national_key", combination=numbers)


def _is_sound(kind: RowKind) -> bool:
    return not kind.faults


def _at(rows: pl.DataFrame, batch: pl.DataFrame) -> pl.DataFrame:
    """These rows as they stand in a batch."""
    return batch.filter(pl.col("row").is_in(rows["row"].implode()))


def _size(texts: pl.DataFrame) -> int:
    """The bytes that a batch takes: of text there is a view for each cell besides."""
    views = sum(kind == pl.String for kind in texts.dtypes)
    return int(texts.estimated_size()) + _VIEW * views * len(texts)
