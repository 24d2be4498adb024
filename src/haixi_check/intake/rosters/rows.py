"""What each row of a big sheet says on its own: of which unit it is, who, of which kind.

Batches of rows are looked at side by side. Nothing is told of them here, and none is compared with
another: that takes all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import NamedTuple

import polars as pl

from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Desk
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.alike import alike
from haixi_check.intake.rosters.columns import FLAWED, Meanings, looked_at
from haixi_check.intake.rosters.distinct import Cells, Repertoire
from haixi_check.intake.rosters.keys import own_keys, persons, valid_numbers
from haixi_check.intake.rosters.odd_rows import blank_rows, odd_rows
from haixi_check.intake.rosters.row_faults import RowFaults
from haixi_check.rulepack.form import Register
from haixi_check.table import Frame, value_of

_NO_UNIT = -1


class Seen(NamedTuple):
    """The rows of a batch below the header, as each was seen on its own."""

    rows: pl.DataFrame
    """`row`, the keys `own` and `person`, and `kind`; whether it is `blank`, and whether it must be
    told `apart` whoever it speaks of."""
    kinds: pl.DataFrame
    """What rows say, in so far as it matters, each once."""
    end: int | None
    """The row of the footer, if it is among them."""


class BigRows:
    """The rows of one big sheet, and what has been learnt of its cells so far."""

    def __init__(self, frame: Frame, header: Header, register: Register, desk: Desk) -> None:
        self._header, self._register, self._desk = header, register, desk
        self.meanings = [
            Meanings(column, column.id in looked_at(register), frame.head.epoch)
            for column in register.columns
            if column.id in header.columns
        ]
        self.faults = RowFaults(register, self.meanings)
        self.bodies: list[str] = []
        """The units that rows speak of, by number."""
        self._units: dict[str, int] = {}
        self._repertoires = [Repertoire() for _ in range(frame.width)]
        self._asking = Lock()

    def seen(self, whole: pl.DataFrame) -> tuple[Seen, pl.DataFrame]:
        """A batch -> what its rows say, as far as no other batch need be asked.

        With it come the rows themselves, their tokens in the least room.
        """
        batch = below(whole, self._header)
        cells = {
            f"c{at}": repertoire.cells(batch[f"c{at}"])
            for at, repertoire in enumerate(self._repertoires)
        }
        unit = self._unit(cells, len(batch))
        own = self._own(cells, unit)
        person, valid = self._person(cells, len(batch))
        within = batch.columns[1:][slice(*self._header.span)]
        odd, end = odd_rows(batch, {name: cells[name] for name in within}, self._header)
        kinds, kind = self._kinds(self._codes(cells, valid), unit)
        asked = kinds["kind"].filter(kinds.select(self._open()).to_series())
        rows = batch.select(
            "row",
            own=own,
            person=person,
            kind=kind,
            blank=blank_rows(batch, own, within, self._asked()),
            apart=odd | kind.is_in(asked.implode()),
        )
        texts = batch.select("row", **{name: column.packed for name, column in cells.items()})
        return Seen(rows, kinds, end), texts

    def _asked(self) -> list[str]:
        """The columns that the roster asks for."""
        columns = self._header.columns
        return [f"c{columns[name]}" for name in self._register.column_ids if name in columns]

    def _unit(self, cells: Mapping[str, Cells], height: int) -> pl.Series:
        """The number of the unit of each row, `_NO_UNIT` where the ordinary path must ask."""
        column = self._header.columns.get(UNIT)
        with self._asking:
            only = self._number_of(self._desk.only_unit())
        if column is None:
            return pl.repeat(only, height, dtype=pl.Int32, eager=True)
        named = cells[f"c{column}"]
        with self._asking:
            for token in named.different():
                if token not in self._units:
                    found = self._desk.known.units.find(value_of(token))
                    self._units[token] = self._number_of(found)
            known = dict(self._units)
        return named.mapped(known, only)

    def _number_of(self, unit_id: str | None) -> int:
        if unit_id is None or self._desk.unit(unit_id).level not in self._register.filled_by:
            return _NO_UNIT
        if unit_id not in self.bodies:
            self.bodies.append(unit_id)
        return self.bodies.index(unit_id)

    def _own(self, cells: Mapping[str, Cells], unit: pl.Series) -> pl.Series:
        parts = [
            own_keys(cells[f"c{self._header.columns[name]}"], self._register.column(name))
            for name in self._register.key_columns
            if name in self._header.columns
        ]
        if not parts:
            return pl.repeat(None, len(unit), dtype=pl.UInt64, eager=True)
        seeds = self._desk.veil.seeds(len(parts) + 1)
        with self._asking:
            bodies = list(self.bodies)
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

    def _person(self, cells: Mapping[str, Cells], height: int) -> tuple[pl.Series, pl.Series]:
        """Who stands in each row, and whether the ID number that says so is valid."""
        column = self._header.columns.get(self._register.across_units or "")
        if column is None:
            nobody = pl.repeat(None, height, dtype=pl.UInt64, eager=True)
            return nobody, nobody.cast(pl.Boolean)
        tokens = cells[f"c{column}"].tokens
        valid = valid_numbers(tokens)
        return persons(tokens, valid, self._desk.veil), valid

    def _codes(self, cells: Mapping[str, Cells], valid: pl.Series) -> pl.DataFrame:
        found = {}
        for at, meanings in enumerate(self.meanings):
            name = meanings.column.id
            known = valid if name == self._register.across_units else None
            found[f"m{at}"] = meanings.codes(cells[f"c{self._header.columns[name]}"], known)
        return pl.DataFrame(found)

    def _kinds(self, codes: pl.DataFrame, unit: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
        """What rows say, in so far as it matters, each once; and which of it each row says."""
        own_years = [self._desk.own_year(body) for body in self.bodies]
        different, which = alike(codes.with_columns(unit=unit))
        said = [
            pl.col(f"m{at}")
            if meanings.column.id in self._register.deciding
            else pl.col(f"m{at}").clip(upper_bound=int(meanings.column.required))
            for at, meanings in enumerate(self.meanings)
        ]
        found = self.faults.found(different, own_years)
        kinds, kind = alike(found.select("unit", *said, *self.faults.names()))
        return kinds.with_row_index("kind"), kind.gather(which)

    def _open(self) -> pl.Expr:
        """Whether rows of a kind leave something open: their unit, or a cell."""
        flawed = (pl.col(f"m{at}") == FLAWED for at in range(len(self.meanings)))
        return pl.any_horizontal(pl.col("unit") == _NO_UNIT, *flawed)


def below(batch: pl.DataFrame, header: Header) -> pl.DataFrame:
    """The rows of a batch that stand below the header, which are its last ones."""
    return batch.slice(int((batch["row"] <= header.row).sum()))
