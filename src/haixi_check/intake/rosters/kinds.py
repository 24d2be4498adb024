"""What rows of a big sheet say, in so far as it matters: the same kind where they say the same.

Each kind is held to the rules of a single row once, by the same description as a row by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import polars as pl

from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.columns import ABSENT, FLAWED, ColumnCodes
from haixi_check.intake.rosters.distinct import ColumnCells, different_rows
from haixi_check.intake.sheets.row_rules import BEYOND, RowRule, row_rules
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.table import Content, Frame

NO_UNIT = -1
"""The number of a unit that nobody can tell from the cell alone."""

_Faults: TypeAlias = tuple[Mapping[tuple[str, Tier], int], str, frozenset[str]]
_SOUND: _Faults = ({}, "", frozenset())


class RowKind(NamedTuple):
    """What some rows of a sheet say alike, in so far as it matters."""

    unit: str
    values: tuple[tuple[str, Content], ...]
    """By column, of those that decide."""
    flaw: str
    """The first must_fix that spoils what a row counts for."""
    doubtful: frozenset[str]
    """The columns that contradict each other."""
    faults: Mapping[tuple[str, Tier], int]
    """Everything that is wrong with a row, and how often."""
    is_open: bool
    """Whether its unit or one of its cells must be looked at row by row."""


def of_kinds(
    kind: pl.Series, kinds: Sequence[RowKind], wanted: Callable[[RowKind], bool]
) -> pl.Series:
    """Which rows are of a kind that is wanted; `kind` are the numbers of theirs."""
    return pl.Series([wanted(each) for each in kinds], dtype=pl.Boolean).gather(kind)


class SheetKinds:
    """The columns of one sheet, and the kinds of rows that they make up."""

    def __init__(self, frame: Frame, header: Header, register: Register, drafts: Drafts) -> None:
        self._header, self._register, self._drafts = header, register, drafts
        looked_at = _looked_at(register)
        self.columns = [
            ColumnCodes(column, column.id in looked_at, frame.head.epoch)
            for column in register.columns
            if column.id in header.columns
        ]
        self._at = {codes.column.id: at for at, codes in enumerate(self.columns)}
        self._deciding = [(name, self._at.get(name)) for name in sorted(register.deciding)]
        self._required = [at for at, codes in enumerate(self.columns) if codes.column.required]
        self._rules = [rule for rule in row_rules(register) if self._at.keys() & {*rule.columns}]

    def see(
        self,
        cells: Mapping[str, ColumnCells],
        valid: pl.Series,
        unit: pl.Series,
        units: Sequence[str],
    ) -> tuple[list[RowKind], pl.Series]:
        """The kinds of the rows with these `cells`, and the number of the kind of each row.

        `valid` tells which ID numbers are; `unit` are the numbers of `units`, or `NO_UNIT`.
        """
        codes = pl.DataFrame(
            {
                f"m{at}": self.columns[at].codes(
                    cells[f"c{self._header.columns[name]}"],
                    valid if name == self._register.across_units else None,
                )
                for name, at in self._at.items()
            }
        )
        different, which = different_rows(codes.with_columns(unit=unit))
        different = self._with_impossible(different, units)
        for number, rule in enumerate(self._rules):
            different = self._with_times(different, f"x{number}", rule)
        mattering = [
            pl.col(f"m{at}")
            if name in self._register.deciding
            else pl.col(f"m{at}").clip(upper_bound=int(self.columns[at].column.required))
            for name, at in self._at.items()
        ]
        rules = [f"x{number}" for number in range(len(self._rules))]
        kinds, kind = different_rows(different.select("unit", *mattering, *rules))
        named = (*units, "")  # the last one is that of NO_UNIT
        return [self._kind(named[at], row) for at, *row in kinds.iter_rows()], kind.gather(which)

    def _with_impossible(self, rows: pl.DataFrame, units: Sequence[str]) -> pl.DataFrame:
        """The rows with the codes of faults in place of values that cannot be true."""
        bounded = [self._at[each.id] for each in self._register.bounded if each.id in self._at]
        years = {NO_UNIT: 0}
        years |= {number: self._drafts.own_year(unit) for number, unit in enumerate(units)}
        for own_year in sorted(set(years.values())):
            of_year = rows["unit"].is_in([unit for unit, year in years.items() if year == own_year])
            for at in bounded:
                faults = self.columns[at].impossible(self._register, own_year)
                if faults:
                    codes = rows[f"m{at}"]
                    rows = rows.with_columns(codes.replace(faults).zip_with(of_year, codes))
        return rows

    def _with_times(self, rows: pl.DataFrame, name: str, rule: RowRule) -> pl.DataFrame:
        """The rows, and as `name` how often each of them breaks a rule."""
        names = [column for column in rule.columns if column in self._at]
        columns = [f"m{self._at[column]}" for column in names]
        times = [
            (*codes, len(rule.wrong(self._cells(names, codes))))
            for codes in rows.select(columns).unique().iter_rows()
        ]
        counted = pl.DataFrame(times, dict.fromkeys([*columns, name], pl.Int32), orient="row")
        return rows.join(counted, on=columns, how="left", maintain_order="left")

    def _cells(self, names: Sequence[str], codes: Sequence[int]) -> dict[str, Content]:
        """What the codes of some columns mean."""
        return {
            name: self.columns[self._at[name]].value(code)
            for name, code in zip(names, codes, strict=True)
        }

    def _kind(self, unit: str, row: Sequence[int]) -> RowKind:
        """The kind of a row by the codes of its cells, and by how often it breaks each rule."""
        codes, broken = row[: len(self.columns)], row[len(self.columns) :]
        lacking = sum(codes[at] == ABSENT for at in self._required)
        wrong = lacking or any(broken) or min(codes) < ABSENT
        faults, flaw, doubtful = self._faults(codes, lacking, broken) if wrong else _SOUND
        values = tuple(
            (name, None if at is None else self.columns[at].value(codes[at]))
            for name, at in self._deciding
        )
        return RowKind(unit, values, flaw, doubtful, faults, is_open=not unit or FLAWED in codes)

    def _faults(self, codes: Sequence[int], lacking: int, broken: Sequence[int]) -> _Faults:
        """Everything wrong with a row, the first of it that spoils the row, and what is in doubt.

        `lacking` is how many required cells are blank, `broken` how often each rule is broken.
        """
        faults = Counter[tuple[str, Tier]]()
        flaws: list[str] = []
        for column, code in zip(self.columns, codes, strict=True):
            if fault := column.fault(code):
                faults[fault, Tier.MUST_FIX] += 1
                flaws += [fault] if column.column.id in self._register.bearing else []
        flaws.sort(key=BEYOND.__contains__)
        if lacking:
            faults["missing_required", Tier.MUST_FIX] = lacking
            flaws.append("missing_required")
        doubtful = set[str]()
        for rule, times in zip(self._rules, broken, strict=True):
            if times:
                faults[rule.code, rule.tier] += times
                flaws += [rule.code] if rule.tier is Tier.MUST_FIX else []
                doubtful.update(rule.columns if rule.tier is Tier.EXPLAIN else ())
        return faults, flaws[0] if flaws else "", frozenset(doubtful)


def _looked_at(register: Register) -> frozenset[str]:
    """The columns whose values matter: for what is derived, or for whether the row can be true.

    Of what a row must only show to count, all that matters is that it is there.
    """
    ruled = {name for rule in row_rules(register) for name in rule.columns}
    bounded = {column.id for column in register.bounded}
    shown = {name for rule in register.derives for name in rule.needs}
    return (register.deciding - shown) | ruled | bounded
