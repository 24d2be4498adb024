"""One big sheet of a roster, walked through by columns: plain rows are counted, others passed on.

A row is passed on to the ordinary path where something is wrong with it, where it is not plainly
one row of data, and where its person stands elsewhere as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Lock
from typing import NamedTuple

import polars as pl

from haixi_check.ahead import ahead
from haixi_check.big_remarks import Understood
from haixi_check.column_meanings import (
    ABSENT,
    FIRST_FAULT,
    FLAWED,
    Meanings,
    looked_at,
)
from haixi_check.crowds import Crowd
from haixi_check.different_cells import Cells
from haixi_check.form import Register
from haixi_check.frames import Frame, sparse, value_of
from haixi_check.headers import Header, row_kind
from haixi_check.odd_rows import blank_rows, odd_rows
from haixi_check.problems import Tier
from haixi_check.recognition import own_keys, persons, valid_numbers
from haixi_check.row_faults import BEYOND, RowFaults
from haixi_check.sheets.desk import Desk
from haixi_check.sheets.registers import take_rows
from haixi_check.sheets.vocabulary import UNIT
from haixi_check.submissions import Content
from haixi_check.tables import Location

_NO_UNIT = -1
_HANDED_OVER = 5_000
"""Rows that are passed on at a time."""
_MOST_PASSED_ON, _TENTH = 5_000, 10
"""Rows that take the ordinary path, half a millisecond each: so many, or a tenth of the sheet."""
_TOLD_AT_ONCE = 200
"""Rows with faults that are passed on before it is seen whether enough of their kind are told."""


class _Read(NamedTuple):
    """Rows that were looked at on their own."""

    batch: pl.DataFrame
    rows: pl.DataFrame
    """Each with its keys and its kind: whether it is blank, and whether it must be told apart."""
    kinds: pl.DataFrame
    end: int | None
    """The row of the footer, if it is among them."""


class BigSheet:
    """One big sheet on its way through."""

    def __init__(self, frame: Frame, header: Header, register: Register, desk: Desk) -> None:
        self._frame, self._header, self._register, self._desk = frame, header, register, desk
        self._units: dict[str, int] = {}
        self._bodies: list[str] = []
        self._meanings = [
            Meanings(column, deciding=column.id in looked_at(register))
            for column in register.columns
            if column.id in header.columns
        ]
        self._ended = self._left = False
        self._walked = self._passed = 0
        self._sheet = Location(frame.file, frame.name)
        self._crowd = Crowd(register=register, frame=frame, header=header, desk=desk)
        self._understood = Understood()
        self._faults = RowFaults(register, self._meanings)
        self._asking = Lock()

    def keys(self) -> Iterator[pl.DataFrame]:
        """`row`, `own`, `person` of every row, for a first look at who is who.

        With them stand the `unit`, and whether the ID number of the person is `valid`: neither is
        asked twice.
        """
        columns = self._header.columns
        wanted = [
            columns[name]
            for name in (UNIT, *self._register.key_columns, self._register.across_units or "")
            if name in columns
        ]
        return ahead(self._keys, self._frame.origin.batches(wanted))

    def _keys(self, batch: pl.DataFrame) -> pl.DataFrame:
        below = batch.filter(pl.col("row") > self._header.row)
        unit = self._unit(below)
        own = self._own(below, unit)
        person, valid = self._person(below)
        return below.select("row", own=own, person=person, valid=valid, unit=unit)

    def _own(self, batch: pl.DataFrame, unit: pl.Series) -> pl.Series:
        parts = [
            own_keys(batch[f"c{self._header.columns[name]}"], self._register.column(name))
            for name in self._register.key_columns
            if name in self._header.columns
        ]
        if not parts:
            return pl.repeat(None, len(batch), dtype=pl.UInt64, eager=True)
        seeds = self._desk.veil.seeds(len(parts) + 1)
        with self._asking:
            bodies = list(self._bodies)
        # Units are numbered as a sheet names them: between sheets only their names are the same.
        named = pl.Series([*bodies, ""], dtype=pl.String).hash(seeds[0])
        body = named.gather(unit.set(unit == _NO_UNIT, len(bodies)))
        joined = pl.DataFrame({f"p{at}": part for at, part in enumerate(parts)})
        hashed = [
            pl.col(name).fill_null("").hash(seed)
            for name, seed in zip(joined.columns, seeds[1:], strict=True)
        ]
        whole = pl.sum_horizontal(body, *hashed)
        there = pl.any_horizontal(pl.all().is_not_null())
        return joined.select(pl.when(there).then(whole)).to_series()

    def _person(self, batch: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
        column = self._header.columns.get(self._register.across_units or "")
        if column is None:
            nobody = pl.repeat(None, len(batch), dtype=pl.UInt64, eager=True)
            return nobody, nobody.cast(pl.Boolean)
        tokens = batch[f"c{column}"]
        valid = valid_numbers(tokens)
        return persons(tokens, valid, self._desk.veil), valid

    def _unit(self, batch: pl.DataFrame) -> pl.Series:
        """The number of the unit of each row, `_NO_UNIT` where the ordinary path must ask."""
        column = self._header.columns.get(UNIT)
        with self._asking:
            only = self._number_of(self._desk.only_unit())
        if column is None:
            return pl.repeat(only, len(batch), dtype=pl.Int32, eager=True)
        tokens = batch[f"c{column}"]
        cells = Cells(tokens)
        with self._asking:
            for token in cells.different():
                if token not in self._units:
                    found = self._desk.known.units.find(value_of(token))
                    self._units[token] = self._number_of(found)
            known = dict(self._units)
        return cells.mapped(known, only)

    def _number_of(self, unit_id: str | None) -> int:
        if unit_id is None or self._desk.unit(unit_id).level not in self._register.filled_by:
            return _NO_UNIT
        if unit_id not in self._bodies:
            self._bodies.append(unit_id)
        return self._bodies.index(unit_id)

    def take(self, keys: list[pl.DataFrame]) -> Crowd:
        """Walk through the sheet a second time and put every row where it belongs."""
        batches = zip(self._frame.origin.batches(), keys, strict=True)
        for read in ahead(self._read, batches):
            self._take(read)
            if self._ended:
                break
        self._understood.tell(self._meanings, self._header, self._frame, self._desk)
        for unit, *_ in self._crowd.combinations:
            self._desk.draft(unit, self._frame.file)
        return self._crowd

    def _read(self, known: tuple[pl.DataFrame, pl.DataFrame]) -> _Read:
        """A batch and its keys -> what its rows say, as far as no other batch need be asked."""
        whole, keys = known
        batch = whole.filter(pl.col("row") > self._header.row)
        within = batch.columns[1:][slice(*self._header.span)]
        cells = {name: Cells(batch[name]) for name in within}
        columns = self._header.columns
        wanted = [f"c{columns[name]}" for name in self._register.column_ids if name in columns]
        odd, end = odd_rows(batch, cells, self._header)
        kinds, kind = self._kinds(self._codes(cells, keys["valid"]), keys["unit"])
        asked = kinds["kind"].filter(kinds.select(self._open()).to_series())
        rows = batch.select(
            "row", blank=blank_rows(batch, keys["own"], within, wanted)
        ).with_columns(
            keys.select("own", "person"),
            kind=kind,
            apart=keys["apart"] | odd | kind.is_in(asked.implode()),
        )
        return _Read(batch, rows, kinds, end)

    def _kinds(self, codes: pl.DataFrame, unit: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
        """What rows say, in so far as it matters, each once; and which of it each row says."""
        own_years = [self._desk.own_year(body) for body in self._bodies]
        found = self._faults.found(codes.with_columns(unit=unit), own_years)
        said = [
            pl.col(f"m{at}")
            if meanings.column.id in self._register.deciding
            else pl.col(f"m{at}").clip(upper_bound=int(meanings.column.required))
            for at, meanings in enumerate(self._meanings)
        ]
        rows = found.select("unit", *said, *self._faults.names())
        kinds = rows.unique().with_row_index("kind")
        return kinds, rows.join(kinds, on=rows.columns, how="left", maintain_order="left")["kind"]

    def _take(self, read: _Read) -> None:
        batch, rows, kinds, end = read
        self._walked += len(batch)
        if end is not None:
            self._ended = True
            rows = rows.filter(pl.col("row") < end)
        rows = rows.filter(~pl.col("blank"))
        self._pass_on(_at(rows["row"].filter(rows["apart"]), batch))
        rows = rows.filter(~pl.col("apart"))
        while True:
            untold = kinds["kind"].filter(kinds.select(self._untold()).to_series())
            some = rows["row"].filter(rows["kind"].is_in(untold.implode())).head(_TOLD_AT_ONCE)
            if some.is_empty():
                break
            self._pass_on(_at(some, batch))
            rows = rows.filter(~pl.col("row").is_in(some.implode()))
        self._count(rows, kinds)
        if any(meanings.remarks for meanings in self._meanings):
            self._understood.see(_at(rows["row"], batch), self._meanings, self._header)

    def _codes(self, cells: Mapping[str, Cells], valid: pl.Series) -> pl.DataFrame:
        found = {}
        for at, meanings in enumerate(self._meanings):
            name = meanings.column.id
            known = valid if name == self._register.across_units else None
            found[f"m{at}"] = meanings.codes(cells[f"c{self._header.columns[name]}"], known)
        return pl.DataFrame(found)

    def _open(self) -> pl.Expr:
        """Whether rows of a kind leave something open: their unit, or a cell."""
        flawed = (pl.col(f"m{at}") == FLAWED for at in range(len(self._meanings)))
        return pl.any_horizontal(pl.col("unit") == _NO_UNIT, *flawed)

    def _untold(self) -> pl.Expr:
        """Whether rows of a kind have a fault of which not yet enough examples are kept."""
        wrong = [pl.lit(value=False)]
        if not self._desk.enough("missing_required", self._sheet):
            there = {meanings.column.id for meanings in self._meanings}
            lacking = any(
                column.required and column.id not in there for column in self._register.columns
            )
            wrong.append(pl.lit(value=lacking))
            wrong += [
                pl.col(f"m{at}") == ABSENT
                for at, meanings in enumerate(self._meanings)
                if meanings.column.required
            ]
        for at, meanings in enumerate(self._meanings):
            untold = [
                FIRST_FAULT - number
                for number, fault in enumerate(meanings.faults)
                if not self._desk.enough(fault, self._sheet)
            ]
            wrong.append(pl.col(f"m{at}").is_in(untold))
        wrong += [
            pl.col(name) > 0
            for name, clash in zip(self._faults.names(), self._faults.clashes, strict=True)
            if not self._desk.enough(clash.code, self._sheet)
        ]
        return pl.any_horizontal(wrong)

    def _pass_on(self, rows: pl.DataFrame) -> None:
        """Hand rows to the ordinary path, some at a time, until there are too many."""
        for part in rows.iter_slices(_HANDED_OVER):
            if self._passed >= max(_MOST_PASSED_ON, self._walked // _TENTH):
                if not self._left:
                    self._desk.leave(self._sheet, self._register, limit=self._passed)
                self._left = True
                return
            self._passed += len(part)
            table = sparse(self._frame.head, part)
            data = [row for row in part["row"] if row_kind(table.rows[row], self._header) == "data"]
            take_rows(table, self._header, data, self._register, self._desk)

    def _count(self, rows: pl.DataFrame, kinds: pl.DataFrame) -> None:
        """Add the rows to the crowd, by what they say and by the first thing wrong with them."""
        sums = kinds.join(rows.group_by("kind").len("count"), on="kind").select(
            "kind", "count", pl.exclude("kind", "count")
        )
        known = len(self._meanings)
        combinations = {
            kind: self._combination(self._bodies[unit], codes[:known], codes[known:], count)
            for kind, count, unit, *codes in sums.iter_rows()
        }
        numbers = pl.Series(
            [combinations.get(kind, 0) for kind in range(len(kinds))], dtype=pl.UInt32
        )
        self._crowd.keys.append(
            rows.select("row", "own", "person", combination=numbers.gather(rows["kind"]))
        )

    def _combination(self, unit: str, codes: list[int], broken: list[int], count: int) -> int:
        """The number of what `count` rows say, each of their faults counted."""
        values: dict[str, Content] = dict.fromkeys(sorted(self._register.deciding))
        flaws: list[str] = []
        for meanings, code in zip(self._meanings, codes, strict=True):
            if meanings.column.id in values:
                values[meanings.column.id] = meanings.value(code)
            if fault := meanings.fault(code):
                self._desk.uncounted[fault, Tier.MUST_FIX, self._sheet] += count
                flaws.append(fault)
        flaws.sort(key=BEYOND.__contains__)
        for lacking in self._lacking(codes):
            self._desk.uncounted["missing_required", Tier.MUST_FIX, self._sheet] += count * lacking
            flaws += ["missing_required"] * lacking
        for clash, times in zip(self._faults.clashes, broken, strict=True):
            if not times:
                continue
            self._desk.uncounted[clash.code, clash.tier, self._sheet] += count * times
            flaws += [clash.code] * (times if clash.tier is Tier.MUST_FIX else 0)
        flaw = flaws[0] if flaws else ""
        number = self._crowd.number((unit, tuple(values.items()), flaw))
        self._crowd.counts[number] += count
        return number

    def _lacking(self, codes: list[int]) -> Iterator[int]:
        """How many required cells are blank, and how many required columns are not there."""
        found = zip(self._meanings, codes, strict=True)
        yield sum(meanings.column.required and code == ABSENT for meanings, code in found)
        there = {meanings.column.id for meanings in self._meanings}
        yield sum(column.required and column.id not in there for column in self._register.columns)


def _at(rows: pl.Series, batch: pl.DataFrame) -> pl.DataFrame:
    """The rows of a batch that have these numbers."""
    return batch.filter(pl.col("row").is_in(rows.implode()))
