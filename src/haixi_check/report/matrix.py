"""Clauses by units: who met what, side by side or counted. Draws nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

from haixi_check.report.reader import Reader
from haixi_check.report.words import MARKS
from haixi_check.result import Outcome
from haixi_check.verdict import ClauseSummary, UnitVerdict

NOT_CHECKABLE: Final = "not_checkable"
"""What a clause comes to in which there is nothing to check."""


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
    """Whether the prefecture is judged and comes first."""
    outcomes: tuple[Outcome, ...]
    """What any of the units came to in any clause, in the order of outcomes."""
    counts: Mapping[str, Mapping[Outcome, int]]
    """By clause, how many of the units came to what."""

    def of_unit(self, clause: ClauseSummary, unit: UnitVerdict) -> Outcome | None:
        """What `clause` came to for `unit`; nothing if it does not concern it."""
        return clause.units.get(unit.id)

    def counted(self, clause: ClauseSummary) -> Mapping[Outcome, int]:
        """How many of the units came to what in `clause`; only outcomes that occur in it."""
        return self.counts.get(clause.clause, {})

    @property
    def legend(self) -> tuple[str, ...]:
        """The outcomes of which a sign stands in it, in the order of signs."""
        found: set[str] = {*self.outcomes}
        if self.whole:
            found |= {clause.outcome for clause in self.clauses}
        return tuple(outcome for outcome in MARKS if outcome in found)


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
    found = {outcome for counted in counts.values() for outcome in counted}
    return Matrix(
        clauses=shown,
        idle=tuple(clause for clause in clauses if clause.outcome == NOT_CHECKABLE),
        units=units,
        whole=reader.whole,
        outcomes=tuple(outcome for outcome in Outcome if outcome in found),
        counts=counts,
    )


def _counted(clause: ClauseSummary, units: Set[str]) -> Mapping[Outcome, int]:
    """How many of `units` came to what in `clause`, in the order of outcomes."""
    found = Counter(outcome for unit, outcome in clause.units.items() if unit in units)
    return {outcome: found[outcome] for outcome in Outcome if outcome in found}
