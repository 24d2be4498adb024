"""What cannot be true of a row of a big roster: values beyond a limit, and cells that clash.

The twin of what `sheets.lines` asks of a single row; each combination is looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import polars as pl

from haixi_check.intake.rosters.columns import Clash, Meanings, clashes
from haixi_check.rulepack.form import ColumnType, Register
from haixi_check.rulepack.row_rules import year_in

BEYOND = ("above_limit", "after_own_year")
"""Faults of a cell that is well written; any other fault of the row is named before them."""


class RowFaults:
    """The rules of single rows that a sheet has the columns for."""

    def __init__(self, register: Register, meanings: Sequence[Meanings]) -> None:
        self._meanings = meanings
        self._numbers = {each.column.id: at for at, each in enumerate(meanings)}
        self.clashes = tuple(
            clash for clash in clashes(register) if self._numbers.keys() >= set(clash.names)
        )

    def names(self) -> list[str]:
        """The columns in which stands how often a row breaks each rule."""
        return [f"x{at}" for at in range(len(self.clashes))]

    def found(self, work: pl.DataFrame, own_years: Sequence[int]) -> pl.DataFrame:
        """`work` with its impossible values as faults, and with how often each rule is broken."""
        for at, meanings in enumerate(self._meanings):
            for kind, codes, unit in _beyond(meanings, own_years):
                here = pl.col(f"m{at}").is_in(codes)
                if unit is not None:
                    here &= pl.col("unit") == unit
                fault = pl.lit(meanings.fault_code(kind), dtype=pl.Int32)
                work = work.with_columns(
                    pl.when(here).then(fault).otherwise(f"m{at}").alias(f"m{at}")
                )
        for name, clash in zip(self.names(), self.clashes, strict=True):
            work = self._broken(work, name, clash)
        return work

    def _broken(self, work: pl.DataFrame, name: str, clash: Clash) -> pl.DataFrame:
        columns = [f"m{self._numbers[column]}" for column in clash.names]
        counts = [
            (*row, self._times(row, clash)) for row in work.select(columns).unique().iter_rows()
        ]
        schema = dict.fromkeys([*columns, name], pl.Int32)
        told = pl.DataFrame(counts, schema=schema, orient="row")
        return work.join(told, on=columns, how="left", maintain_order="left")

    def _times(self, codes: tuple[int, ...], clash: Clash) -> int:
        if min(codes) < 0:
            return 0
        values = [self._meanings[self._numbers[name]].values for name in clash.names]
        return clash.times(
            {
                name: known[code]
                for name, known, code in zip(clash.names, values, codes, strict=True)
            }
        )


def _beyond(
    meanings: Meanings, own_years: Sequence[int]
) -> Iterator[tuple[str, list[int], int | None]]:
    """Kinds of faults, the codes of values that have them, and in which unit."""
    column = meanings.column
    if column.at_most is not None:
        limit = column.at_most
        over = [
            code
            for code, value in enumerate(meanings.values)
            if isinstance(value, int | Decimal) and value > limit
        ]
        if over:
            yield BEYOND[0], over, None
    if column.type in (ColumnType.DATE, ColumnType.YEAR):
        for unit, own_year in enumerate(own_years):
            late = [
                code
                for code, value in enumerate(meanings.values)
                if own_year and (year_in(value) or 0) > own_year
            ]
            if late:
                yield BEYOND[1], late, unit
