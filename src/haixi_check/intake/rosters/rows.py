"""What each row of a big sheet says on its own: of which unit it is, who, of which kind.

Batches of rows are looked at side by side. Nothing is told of them here, and none is compared with
another: that takes all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import NamedTuple

import polars as pl

from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.distinct import ColumnCells, Repertoire
from haixi_check.intake.rosters.keys import national_keys, spellings, valid_numbers
from haixi_check.intake.rosters.kinds import NO_UNIT, RowKind, SheetKinds, of_kinds
from haixi_check.intake.rosters.margins import RosterMargins
from haixi_check.intake.rows import footer_like, row_kind, total_like
from haixi_check.intake.sheets.comments import denied_rows
from haixi_check.rulepack.form import Register
from haixi_check.rulepack.names import even
from haixi_check.table import Frame, value_of, values_of


class Seen(NamedTuple):
    """The rows of a batch below the header, as each was seen on its own."""

    rows: pl.DataFrame
    """`row`, `local_key`, `national_key`, and the number of its `kind`; whether it is `blank`, and
    whether it must be told `apart` whoever it speaks of."""
    kinds: Sequence[RowKind]
    end: int | None
    """The row of the footer, if it is among them."""


class RosterRows:
    """The rows of one big sheet, and what has been learnt of its cells so far."""

    def __init__(self, frame: Frame, header: Header, register: Register, drafts: Drafts) -> None:
        self._header, self._register, self._drafts = header, register, drafts
        self.kinds = SheetKinds(frame, header, register, drafts)
        self.margins = RosterMargins(frame, header, register, drafts)
        self._units: list[str] = []
        """The units that rows speak of, by number."""
        self._unit_of: dict[str, int] = {}
        self._repertoires = [Repertoire() for _ in range(frame.width)]
        self._asking = Lock()
        self._denied = list(denied_rows(frame.head))
        """Rows in which the comment of a cell denies what stands there."""

    def see(self, whole: pl.DataFrame) -> tuple[Seen, pl.DataFrame]:
        """A batch -> what its rows say, as far as no other batch need be asked.

        With it come the rows themselves, their tokens in the least room.
        """
        batch = below(whole, self._header)
        cells = {
            f"c{at}": repertoire.cells(batch[f"c{at}"])
            for at, repertoire in enumerate(self._repertoires)
        }
        self.margins.see(batch, cells)
        unit = self._unit(cells, len(batch))
        with self._asking:
            units = list(self._units)
        local = self._local_keys(cells, unit, units)
        national, valid = self._national_keys(cells, len(batch))
        within = batch.columns[1:][slice(*self._header.span)]
        odd, end = _odd_rows(batch, {name: cells[name] for name in within}, self._header)
        kinds, kind = self.kinds.see(cells, valid, unit, units)
        rows = batch.select(
            "row",
            local_key=local,
            national_key=national,
            kind=kind,
            blank=self._blank(batch, local, within),
            apart=odd
            | batch["row"].is_in(self._denied)
            | of_kinds(kind, kinds, lambda each: each.is_open),
        )
        texts = batch.select("row", **{name: column.packed for name, column in cells.items()})
        return Seen(rows, kinds, end), texts

    def _blank(self, batch: pl.DataFrame, local: pl.Series, within: Sequence[str]) -> pl.Series:
        """Which rows say nothing: all cells `within` are blank, or all that the roster asks for.

        A row with a key says something, and is not looked at.
        """
        columns = self._header.columns
        asked = [f"c{columns[name]}" for name in self._register.column_ids if name in columns]
        nothing = pl.all_horizontal(_unseen(pl.col(within))) | pl.all_horizontal(
            pl.col(asked).is_null() | (pl.col(asked) == "")
        )
        rows = batch.filter(local.is_null()).filter(nothing)["row"]
        return batch["row"].is_in(rows.implode())

    def _unit(self, cells: Mapping[str, ColumnCells], height: int) -> pl.Series:
        """The number of the unit of each row, `NO_UNIT` where the ordinary path must ask."""
        column = self._header.columns.get(UNIT)
        with self._asking:
            only = self._number_of(self._drafts.only_unit())
            if column is None:
                return pl.repeat(only, height, dtype=pl.Int32, eager=True)
            named = cells[f"c{column}"]
            for token in named.different():
                if token not in self._unit_of:
                    unit = self._drafts.context.unit_names.find(value_of(token))
                    self._unit_of[token] = self._number_of(unit)
            numbers = dict(self._unit_of)
        return named.mapped(numbers, only)

    def _number_of(self, unit_id: str | None) -> int:
        if (
            unit_id is None
            or self._drafts.context.unit(unit_id).kind not in self._register.filled_by
        ):
            return NO_UNIT
        if unit_id not in self._units:
            self._units.append(unit_id)
        return self._units.index(unit_id)

    def _local_keys(
        self, cells: Mapping[str, ColumnCells], unit: pl.Series, units: Sequence[str]
    ) -> pl.Series:
        """What stands for the number that its unit gave each row; null where there is none."""
        parts = [
            spellings(cells[f"c{self._header.columns[name]}"], self._register.column(name))
            for name in self._register.key_columns
            if name in self._header.columns
        ]
        if not parts:
            return pl.repeat(None, len(unit), dtype=pl.UInt64, eager=True)
        seeds = self._drafts.context.person_keys.seeds(len(parts) + 1)
        # Units are numbered as a sheet names them: between sheets only their names are the same.
        named = pl.Series([*units, ""], dtype=pl.String).hash(seeds[0])
        of_unit = named.gather(unit.set(unit == NO_UNIT, len(units)))
        joined = pl.DataFrame({f"p{at}": part for at, part in enumerate(parts)})
        hashed = [
            pl.col(name).fill_null("").hash(seed)
            for name, seed in zip(joined.columns, seeds[1:], strict=True)
        ]
        whole = pl.sum_horizontal(of_unit, *hashed)
        there = pl.any_horizontal(pl.all().is_not_null())
        return joined.select(pl.when(there).then(whole)).to_series()

    def _national_keys(
        self, cells: Mapping[str, ColumnCells], height: int
    ) -> tuple[pl.Series, pl.Series]:
        """What stands for the ID number of each row, and whether that number is valid."""
        column = self._header.columns.get(self._register.across_units or "")
        if column is None:
            nobody = pl.repeat(None, height, dtype=pl.UInt64, eager=True)
            return nobody, nobody.cast(pl.Boolean)
        tokens = cells[f"c{column}"].tokens
        valid = valid_numbers(tokens)
        return national_keys(tokens, valid, self._drafts.context.person_keys), valid


def below(batch: pl.DataFrame, header: Header) -> pl.DataFrame:
    """The rows of a batch that stand below the header, which are its last ones."""
    return batch.slice(int((batch["row"] <= header.row).sum()))


def _odd_rows(
    batch: pl.DataFrame, cells: Mapping[str, ColumnCells], header: Header
) -> tuple[pl.Series, int | None]:
    """Rows that may be no data, and the row of the footer that ends the sheet."""
    odd = pl.repeat(value=False, n=len(batch), dtype=pl.Boolean, eager=True)
    first = ~odd
    for name, column in cells.items():
        if first.any() and (footers := column.resembling(footer_like)):
            odd |= first & batch[name].is_in(footers).fill_null(value=False)
        if totals := column.resembling(total_like):
            odd |= batch[name].is_in(totals).fill_null(value=False)
        if first.any():
            first &= batch.select(_unseen(pl.col(name))).to_series()
    odd |= _header_again(cells, header)
    end = None
    for row in batch.filter(odd).iter_rows():
        if row_kind(values_of(row[1:]), header) == "footer":
            end = row[0]
            break
    return odd, end


def _header_again(cells: Mapping[str, ColumnCells], header: Header) -> pl.Series:
    """Rows that may repeat the header, as at the top of a page: by their first known column."""
    at, text = header.again[0]
    column = cells[f"c{at}"]
    alike = column.resembling(lambda token: even(token) == text)
    return column.tokens.is_in([*alike, header.texts[at]]).fill_null(value=False)


def _unseen(cells: pl.Expr) -> pl.Expr:
    """Whether cells hold nothing that anybody sees."""
    return cells.is_null() | (cells.str.strip_chars() == "")
