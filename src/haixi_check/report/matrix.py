"""Clauses by units: who met what, side by side or counted. Draws nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from typing import Final

from haixi_check.plain import dataclass
from haixi_check.report.reader import Reader
from haixi_check.report.words import MARKS
from haixi_check.result import Outcome
from haixi_check.verdict import ClauseSummary, UnitVerdict

NOT_CHECKABLE: Final = "not_checkable"
"""What a clause comes to in which there is nothing to check."""


@dataclass(frozen=True)
class MatrixColumn:
    """What stands beside the clauses: the whole, a unit, or an outcome that counts its units."""

    name: str
    """Of the whole or the unit; nothing where units are counted."""
    unit: str = ""
    counted: Outcome | None = None


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Every clause with what it came to for the whole, where that is judged, and for each unit."""

    clauses: tuple[ClauseSummary, ...]
    """Those in which something can be checked, in document order; in a check of schools only those
    that concern one of its schools."""
    idle: tuple[ClauseSummary, ...]
    """Those in which nothing can be checked."""
    units: tuple[UnitVerdict, ...]
    whole: bool
    """Whether the whole is judged and comes first."""
    outcomes: tuple[Outcome, ...]
    """What any of the units came to in any clause, in the order of outcomes."""
    counts: Mapping[str, Mapping[Outcome, int]]
    """By clause, how many of the units came to what; only outcomes that occur in it."""

    def columns(self, reader: Reader, *, side_by_side: bool) -> list[MatrixColumn]:
        """The whole, then the units `side_by_side`, or the outcomes by which they are counted."""
        whole = [MatrixColumn(reader.whole_name)] if self.whole else []
        if side_by_side:
            return whole + [MatrixColumn(reader.text(u.short), unit=u.id) for u in self.units]
        return whole + [MatrixColumn("", counted=outcome) for outcome in self.outcomes]

    def cell(
        self, clause: ClauseSummary, column: MatrixColumn
    ) -> tuple[Outcome | str | None, int | None]:
        """The outcome to be shown, and how many units have it in a column that counts them.

        No outcome where the clause does not concern the unit, or no unit came to it.
        """
        if column.counted is not None:
            number = self.counts.get(clause.clause, {}).get(column.counted)
            return (column.counted, number) if number else (None, None)
        return (clause.units.get(column.unit) if column.unit else clause.outcome), None

    @property
    def legend(self) -> tuple[str, ...]:
        """The outcomes of which a sign stands in it, in the order of signs."""
        shown: set[str] = {*self.outcomes}
        if self.whole:
            shown |= {clause.outcome for clause in self.clauses}
        return tuple(outcome for outcome in MARKS if outcome in shown)


def matrix(reader: Reader) -> Matrix:
    """The matrix of what the run judges."""
    clauses = reader.verdict.summary.by_clause
    units = reader.units
    ids = frozenset(unit.id for unit in units)
    shown = tuple(
        clause
        for clause in clauses
        if clause.outcome != NOT_CHECKABLE and (reader.whole or ids.intersection(clause.units))
    )
    counts = {clause.clause: _counted(clause, ids) for clause in shown}
    occurring = {outcome for counted in counts.values() for outcome in counted}
    return Matrix(
        clauses=shown,
        idle=tuple(clause for clause in clauses if clause.outcome == NOT_CHECKABLE),
        units=units,
        whole=reader.whole,
        outcomes=tuple(outcome for outcome in Outcome if outcome in occurring),
        counts=counts,
    )


def only_exhortations(reader: Reader, shown: Matrix) -> str:
    """The sentence about the clauses in which nothing can be checked; nothing if there are none."""
    if not shown.idle:
        return ""
    clauses = reader.joined((clause.clause for clause in shown.idle), "words.comma")
    return reader.say("table.only_exhortations", clauses=clauses)


def _counted(clause: ClauseSummary, units: Set[str]) -> Mapping[Outcome, int]:
    """How many of `units` came to what in `clause`, in the order of outcomes."""
    numbers = Counter(outcome for unit, outcome in clause.units.items() if unit in units)
    return {outcome: numbers[outcome] for outcome in Outcome if outcome in numbers}
