"""The first screen of the report: the verdict in words and clauses by units. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from haixi_check import headline, wording
from haixi_check.plain import dataclass
from haixi_check.renderers.html_report.desk import Desk
from haixi_check.verdicts import ClauseSummary, Counts, RunOutcome, UnitVerdict

NOT_CHECKABLE: Final = "not_checkable"

TONES: Final = {
    RunOutcome.COMPLIANT: "pass",
    RunOutcome.NON_COMPLIANT: "fail",
    RunOutcome.NEEDS_REVIEW: "review",
    RunOutcome.UNDETERMINED: "unknown",
    RunOutcome.NOT_DUE: "not_due",
}
"""The colour of a run is that of the outcome that decided it."""


@dataclass(frozen=True)
class Share:
    """How many results came to one outcome, and where its piece of the ribbon lies."""

    outcome: str
    word: str
    number: int
    start: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The verdict in words."""

    title: str
    document: str
    about: tuple[str, ...]
    tone: str
    word: str
    judged: str
    shares: tuple[Share, ...]
    beside: tuple[str, ...]
    """What was counted and does not decide: targets that are not mandatory."""
    must_fix: str
    """How many problems with the data must be fixed, if any."""
    reasons: str
    notices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Body:
    """What a column or row of the matrix is about: the prefecture or a unit."""

    index: int | None
    name: str
    full: str
    silent: bool
    outcome: str
    cells: tuple[str | None, ...]
    """An outcome for each clause of the matrix."""


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Clauses by units. Where units are many they are the rows."""

    clauses: tuple[ClauseSummary, ...]
    idle: str
    """The clauses in which there is nothing to check."""
    bodies: tuple[Body, ...]
    crowded: bool
    legend: tuple[str, ...]


def opening(desk: Desk) -> Opening:
    """The verdict in words."""
    verdict = desk.verdict
    return Opening(
        title=desk.told(verdict.pack.title),
        document=verdict.pack.document,
        about=tuple(_about(desk)),
        tone=TONES[verdict.verdict.outcome],
        word=desk.say(f"run.{verdict.verdict.outcome}"),
        judged=desk.say("table.judged", n=verdict.summary.judged.total),
        shares=tuple(_shares(desk, verdict.summary.judged)),
        beside=tuple(_beside(desk)),
        must_fix=headline.must_fix(verdict, desk.language),
        reasons=headline.reasons(verdict, desk.language),
        notices=tuple(_notices(desk)),
    )


def _about(desk: Desk) -> Iterator[str]:
    yield from headline.about(desk.verdict, desk.language, desk.pack)[1:]
    yield desk.say("table.as_of", day=desk.verdict.run.as_of)


def _shares(desk: Desk, counts: Counts) -> Iterator[Share]:
    """The outcomes that occur, as pieces of a ribbon that is 1000 long."""
    before = 0
    for outcome, number in headline.occurring(counts):
        start = before * 1000 // counts.total
        before += number
        yield Share(
            outcome=outcome.value,
            word=desk.say(f"outcome.{outcome}"),
            number=number,
            start=start,
            length=before * 1000 // counts.total - start,
        )


def _beside(desk: Desk) -> Iterator[str]:
    summary = desk.verdict.summary
    for force, counts in (
        ("aspirational", summary.aspirational),
        ("directional", summary.directional),
        ("encouraged", summary.encouraged),
    ):
        if counts.total:
            told = [f"{share.word} {share.number}" for share in _shares(desk, counts)]
            yield desk.say(
                "html.beside",
                force=desk.say(f"force.{force}"),
                n=counts.total,
                counts=desk.listed(told),
            )


def _notices(desk: Desk) -> Iterator[str]:
    """What a reader must know before believing the verdict: who is missing, what was left out."""
    verdict = desk.verdict
    if lost := headline.unread(verdict, desk.language, limit=wording.NAMES_SHOWN):
        yield lost
    if headline.is_void(verdict):
        yield desk.say("table.void_todo")
    if verdict.not_reported and desk.whole:
        called = [desk.name(unit) for unit in verdict.not_reported]
        yield desk.say(
            "table.not_reported", names=wording.listed(called, desk.language, limit=None)
        )
    if narrowed := list(_narrowing(desk)):
        yield desk.say("table.narrowed", what=desk.listed(narrowed))
    if verdict.waivers:
        yield desk.say("table.waivers", n=len(verdict.waivers))


def _narrowing(desk: Desk) -> Iterator[str]:
    options = desk.verdict.run.options
    yield from (desk.name(unit) for unit in options.units)
    yield from options.clauses
    yield from options.targets
    if options.kind != "all":
        yield desk.say(f"kind.{options.kind}")


def matrix(desk: Desk) -> Matrix:
    """Every clause in which something can be checked, by unit."""
    clauses = desk.verdict.summary.by_clause
    ids = frozenset(desk.index)
    shown = tuple(
        clause
        for clause in clauses
        if clause.outcome != NOT_CHECKABLE and (desk.whole or ids.intersection(clause.units))
    )
    idle = [clause.clause for clause in clauses if clause.outcome == NOT_CHECKABLE]
    bodies = tuple(_body(desk, unit, shown) for unit in desk.bodies)
    if desk.whole:
        bodies = (_whole(desk, shown), *bodies)
    found = {cell for body in bodies for cell in (*body.cells, body.outcome) if cell}
    return Matrix(
        clauses=shown,
        idle=desk.listed(idle),
        bodies=bodies,
        crowded=desk.crowded,
        legend=tuple(outcome for outcome in wording.MARKS if outcome in found),
    )


def _whole(desk: Desk, clauses: tuple[ClauseSummary, ...]) -> Body:
    name = desk.say("table.whole")
    return Body(
        index=None,
        name=name,
        full=name,
        silent=False,
        outcome=desk.verdict.prefecture.outcome.value,
        cells=tuple(str(clause.outcome) for clause in clauses),
    )


def _body(desk: Desk, unit: UnitVerdict, clauses: tuple[ClauseSummary, ...]) -> Body:
    found = (clause.units.get(unit.id) for clause in clauses)
    return Body(
        index=desk.index[unit.id],
        name=desk.told(unit.short),
        full=desk.told(unit.name),
        silent=not unit.reported,
        outcome=unit.outcome.value,
        cells=tuple(outcome.value if outcome else None for outcome in found),
    )
