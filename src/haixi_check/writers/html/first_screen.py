"""The first screen of the report: the verdict in words and clauses by units. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from haixi_check.plain import dataclass
from haixi_check.report import headline
from haixi_check.report.matrix import Matrix
from haixi_check.report.reader import Reader
from haixi_check.result import Counts, Outcome
from haixi_check.rulepack.targets import Force
from haixi_check.verdict import RunOutcome, UnitVerdict

TONES: Final = {
    RunOutcome.COMPLIANT: "pass",
    RunOutcome.NON_COMPLIANT: "fail",
    RunOutcome.NEEDS_REVIEW: "review",
    RunOutcome.UNDETERMINED: "unknown",
    RunOutcome.NOT_DUE: "not_due",
}
"""The colour of a run is that of the outcome that decided it."""


@dataclass(frozen=True, kw_only=True)
class MatrixBody:
    """What a column or row of the matrix is about: the whole or a unit."""

    index: int | None
    name: str
    full: str
    silent: bool
    outcome: str
    cells: tuple[str | None, ...]
    """An outcome for each clause of the matrix."""


def ribbon(counts: Counts) -> Iterator[tuple[Outcome, int, int, int]]:
    """Outcome, number, begin and length of the pieces of a ribbon that is 1000 long."""
    before = 0
    for outcome, number in headline.occurring(counts):
        start = before * 1000 // counts.total
        before += number
        yield outcome, number, start, before * 1000 // counts.total - start


def beside(reader: Reader) -> Iterator[str]:
    """What was counted and does not decide: targets that are not mandatory."""
    for force in (Force.ASPIRATIONAL, Force.DIRECTIONAL, Force.ENCOURAGED):
        counts: Counts = getattr(reader.verdict.summary, force)
        if counts.total:
            each = headline.occurring(counts)
            pieces = [f"{reader.say(f'outcome.{outcome}')} {number}" for outcome, number in each]
            name, listed = reader.say(f"force.{force}"), reader.listed(pieces)
            yield reader.say("html.beside", force=name, n=counts.total, counts=listed)


def bodies(reader: Reader, shown: Matrix) -> list[MatrixBody]:
    """The whole, where it is judged, and the units, with what each clause came to for them."""
    units = [_body(reader, shown, unit) for unit in shown.units]
    return [_whole(reader, shown), *units] if shown.whole else units


def _whole(reader: Reader, shown: Matrix) -> MatrixBody:
    name = reader.whole_name
    return MatrixBody(
        index=None,
        name=name,
        full=name,
        silent=False,
        outcome=reader.verdict.whole.outcome.value,
        cells=tuple(str(clause.outcome) for clause in shown.clauses),
    )


def _body(reader: Reader, shown: Matrix, unit: UnitVerdict) -> MatrixBody:
    outcomes = (clause.units.get(unit.id) for clause in shown.clauses)
    return MatrixBody(
        index=reader.index[unit.id],
        name=reader.text(unit.short),
        full=reader.text(unit.name),
        silent=not unit.reported,
        outcome=unit.outcome.value,
        cells=tuple(outcome.value if outcome else None for outcome in outcomes),
    )
