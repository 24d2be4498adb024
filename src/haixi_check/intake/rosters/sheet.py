"""One big sheet of a roster, walked through by columns: plain rows are counted, others passed on.

A row is passed on to the ordinary path where something is wrong with it, where it is not plainly
one row of data, and where its person stands elsewhere as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

import polars as pl

from haixi_check.frames import Frame, sparse
from haixi_check.intake.draft import Desk
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.columns import ABSENT, FIRST_FAULT
from haixi_check.intake.rosters.crowd import Crowd
from haixi_check.intake.rosters.pairs import Pairs, can_be_paired
from haixi_check.intake.rosters.remarks import Understood
from haixi_check.intake.rosters.row_faults import BEYOND
from haixi_check.intake.rosters.rows import BigRows, Seen, below
from haixi_check.intake.sheet_rows import row_kind
from haixi_check.intake.sheets.registers import take_rows
from haixi_check.parallel import work_ahead
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.table import Content, Location

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

    def __init__(self, frame: Frame, header: Header, register: Register, desk: Desk) -> None:
        self._frame, self._header, self._register, self._desk = frame, header, register, desk
        self._rows = BigRows(frame, header, register, desk)
        self._meanings, self._faults = self._rows.meanings, self._rows.faults
        self._ended = self._left = False
        self._passed, self._most = 0, _MOST_PASSED_ON
        self._sheet = Location(frame.file, frame.name)
        self._crowd = Crowd(register=register, frame=frame.freely(), header=header, desk=desk)
        self._understood = Understood()
        self._seen: deque[Seen] = deque()
        self._kept: deque[pl.DataFrame] | None = deque()

    def look(self, room: int) -> int:
        """See every row on its own, and keep what it says if that takes no more than `room`.

        Returns the bytes that it takes.
        """
        taken = 0
        for seen, texts in work_ahead(self._rows.seen, self._frame.origin.batches()):
            self._seen.append(seen)
            taken += _size(texts)
            if taken > room:
                self._kept = None
            if self._kept is not None:
                self._kept.append(texts)
        return taken if self._kept is not None else 0

    def keys(self, name: str) -> Iterator[pl.Series]:
        """The keys `own` or `person` of every row, to see who is who."""
        return (seen.rows[name] for seen in self._seen)

    def several(self, twice: pl.Expr) -> pl.DataFrame:
        """The rows that share a key with another one, as `pairs` wants them; they are marked.

        Rows below a footer are left out: nobody reads them.
        """
        end = next((seen.end for seen in self._seen if seen.end is not None), None)
        found = []
        for _ in range(len(self._seen)):
            seen = self._seen.popleft()
            rows = seen.rows.with_columns(twice=twice)
            self._seen.append(seen._replace(rows=rows))
            some = rows.filter("twice")
            if end is not None:
                some = some.filter(pl.col("row") < end)
            found.append(self._judged(some, seen.kinds))
        return pl.concat(found)

    def _judged(self, rows: pl.DataFrame, kinds: pl.DataFrame) -> pl.DataFrame:
        sound = kinds.select("kind", "unit", sound=~self._faulty(lambda _: False))
        plain = ~pl.col("blank") & ~pl.col("apart") & can_be_paired(self._register)
        return rows.join(sound, on="kind", how="left").select(
            "row", "own", "person", "unit", sound=pl.col("sound") & plain
        )

    def take(self, found: pl.DataFrame) -> Crowd:
        """Put every row where it belongs; `found` are the pairs of this sheet."""
        self._most = max(_MOST_PASSED_ON, sum(len(seen.rows) for seen in self._seen) // _TENTH)
        self._pairs = Pairs(found)
        for texts in self._texts():
            self._take(self._seen.popleft(), texts)
            if self._ended:
                break
        self._understood.tell(self._meanings, self._header, self._frame, self._desk)
        for unit, *_ in self._crowd.combinations:
            self._desk.draft(unit, self._frame.file)
        return self._crowd

    def _texts(self) -> Iterator[pl.DataFrame]:
        """What the rows say, batch by batch: as it was kept, else read once more."""
        if self._kept is None:
            yield from (below(batch, self._header) for batch in self._frame.origin.batches())
        while self._kept:
            yield self._kept.popleft()

    def _take(self, seen: Seen, batch: pl.DataFrame) -> None:
        rows, kinds, end = seen
        if end is not None:
            self._ended = True
            self._tell_below(seen, end)
            rows = rows.filter(pl.col("row") < end)
        if self._enough("duplicate_row"):
            self._pairs.count_from(rows["row"])
        paired = self._pairs.counted(rows["row"])
        apart = rows["apart"] | (rows["twice"] & ~paired)
        self._pass_on(_at(rows["row"].filter(apart & ~rows["blank"]), batch))
        rows = rows.with_columns(paired=paired).filter(~(apart | rows["blank"]))
        while True:
            untold = kinds["kind"].filter(kinds.select(self._faulty(self._enough)).to_series())
            some = rows["row"].filter(rows["kind"].is_in(untold.implode())).head(_TOLD_AT_ONCE)
            if some.is_empty():
                break
            self._pass_on(_at(some, batch))
            rows = rows.filter(~pl.col("row").is_in(some.implode()))
        if any(meanings.remarks for meanings in self._meanings):
            self._understood.see(_at(rows["row"], batch), self._meanings, self._header)
        self._count_all(rows, kinds)

    def _tell_below(self, seen: Seen, end: int) -> None:
        """Put down that rows of data stand below a footer, where nobody reads them.

        Among the first rows of the sheet they were seen along with the header.
        """
        if self._desk.kept["rows_below_footer", self._sheet]:
            return
        for rows, kinds, _ in (seen, *self._seen):
            sound = kinds["kind"].filter(~kinds.select(self._faulty(lambda _: False)).to_series())
            below = rows.filter(
                (pl.col("row") > end) & ~pl.col("blank") & pl.col("kind").is_in(sound.implode())
            )
            if not below.is_empty():
                where = self._frame.head.location(int(below["row"][0]), 0)
                self._desk.lose_sheet("rows_below_footer", where, self._register)
                return

    def _count_all(self, rows: pl.DataFrame, kinds: pl.DataFrame) -> None:
        """Count rows, of which some may be parts of pairs."""
        if times := self._pairs.ending(rows["row"]):
            self._desk.uncounted["duplicate_row", Tier.MUST_FIX, self._sheet] += times
        counted = [self._count(rows.filter(~pl.col("paired")), kinds)]
        if rows["paired"].any():
            counted.append(self._count(rows.filter("paired"), kinds, "duplicate_row"))
        self._crowd.keys.append(pl.concat(counted))

    def _enough(self, code: str) -> bool:
        return self._desk.enough(code, self._sheet)

    def _faulty(self, but: Callable[[str], bool]) -> pl.Expr:
        """Whether rows of a kind have a fault, `but` for codes of which this is not asked."""
        wrong = [pl.lit(value=False)]
        if not but("missing_required"):
            wrong += [
                pl.col(f"m{at}") == ABSENT
                for at, meanings in enumerate(self._meanings)
                if meanings.column.required
            ]
        for at, meanings in enumerate(self._meanings):
            untold = [
                FIRST_FAULT - number
                for number, fault in enumerate(meanings.faults)
                if not but(fault)
            ]
            wrong.append(pl.col(f"m{at}").is_in(untold))
        wrong += [
            pl.col(name) > 0
            for name, clash in zip(self._faults.names(), self._faults.clashes, strict=True)
            if not but(clash.code)
        ]
        return pl.any_horizontal(wrong)

    def _pass_on(self, rows: pl.DataFrame) -> None:
        """Hand rows to the ordinary path, some at a time, until there are too many."""
        for part in rows.iter_slices(_HANDED_OVER):
            if self._passed >= self._most:
                if not self._left:
                    self._desk.lose_sheet(
                        "too_many_rows", self._sheet, self._register, limit=str(self._passed)
                    )
                self._left = True
                return
            self._passed += len(part)
            table = sparse(self._frame.head, part)
            data = [row for row in part["row"] if row_kind(table.rows[row], self._header) == "data"]
            take_rows(table, self._header, data, self._register, self._desk)

    def _count(self, rows: pl.DataFrame, kinds: pl.DataFrame, flaw: str = "") -> pl.DataFrame:
        """Count the rows by what they say, and by the first thing wrong with them.

        `flaw` is what is wrong with all of them besides. Returns their keys, with what they say.
        """
        sums = kinds.join(rows.group_by("kind").len("count"), on="kind").select(
            "kind", "count", pl.exclude("kind", "count")
        )
        known = len(self._meanings)
        combinations = {
            kind: self._combination(
                self._rows.bodies[unit], codes[:known], codes[known:], count, flaw
            )
            for kind, count, unit, *codes in sums.iter_rows()
        }
        numbers = pl.Series(
            [combinations.get(kind, 0) for kind in range(len(kinds))], dtype=pl.UInt32
        )
        return rows.select("row", "own", "person", combination=numbers.gather(rows["kind"]))

    def _combination(
        self, unit: str, codes: list[int], broken: list[int], count: int, flaw: str
    ) -> int:
        """The number of what `count` rows say, each of their faults counted."""
        values: dict[str, Content] = dict.fromkeys(sorted(self._register.deciding))
        flaws: list[str] = []
        doubtful = set[str]()
        for meanings, code in zip(self._meanings, codes, strict=True):
            if meanings.column.id in values:
                values[meanings.column.id] = meanings.value(code)
            if fault := meanings.fault(code):
                self._desk.uncounted[fault, Tier.MUST_FIX, self._sheet] += count
                if meanings.column.id in self._register.bearing:
                    flaws.append(fault)
        flaws.sort(key=BEYOND.__contains__)
        lacking = self._lacking(codes)
        self._desk.uncounted["missing_required", Tier.MUST_FIX, self._sheet] += count * lacking
        flaws += ["missing_required"] * lacking
        for clash, times in zip(self._faults.clashes, broken, strict=True):
            if not times:
                continue
            self._desk.uncounted[clash.code, clash.tier, self._sheet] += count * times
            flaws += [clash.code] * (times if clash.tier is Tier.MUST_FIX else 0)
            doubtful.update(clash.names if clash.tier is Tier.EXPLAIN else ())
        flaw = flaws[0] if flaws else flaw
        said = (unit, tuple(values.items()), flaw, frozenset(doubtful))
        number = self._crowd.number(said)
        self._crowd.counts[number] += count
        return number

    def _lacking(self, codes: list[int]) -> int:
        """How many required cells are blank."""
        found = zip(self._meanings, codes, strict=True)
        return sum(meanings.column.required and code == ABSENT for meanings, code in found)


def _at(rows: pl.Series, batch: pl.DataFrame) -> pl.DataFrame:
    """The rows of a batch that have these numbers."""
    return batch.filter(pl.col("row").is_in(rows.implode()))


def _size(texts: pl.DataFrame) -> int:
    """The bytes that a batch takes: of text there is a view for each cell besides."""
    views = sum(kind == pl.String for kind in texts.dtypes)
    return int(texts.estimated_size()) + _VIEW * views * len(texts)
