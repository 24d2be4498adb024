"""The first screen of the report: the verdict in words and clauses by units. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from haixi_check.plain import dataclass
from haixi_check.report import headline, words
from haixi_check.report.matrix import Matrix, matrix
from haixi_check.report.reader import Reader
from haixi_check.result import Counts
from haixi_check.verdict import ClauseSummary, RunOutcome, UnitVerdict
from haixi_check.writers.html.targets import crowded

TONES: Final = {
    RunOutcome.COMPLIANT: "pass",
    RunOutcome.NON_COMPLIANT: "fail",
    RunOutcome.NEEDS_REVIEW: "review",
    RunOutcome.UNDETERMINED: "unknown",
    RunOutcome.NOT_DUE: "not_due",
}
"""The colour of a run is that of the outcome that decided it."""


@dataclass(frozen=True)
class RibbonPiece:
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
    shares: tuple[RibbonPiece, ...]
    beside: tuple[str, ...]
    """What was counted and does not decide: targets that are not mandatory."""
    must_fix: str
    """How many problems with the data must be fixed, if any."""
    reasons: str
    notices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MatrixBody:
    """What a column or row of the matrix is about: the prefecture or a unit."""

    index: int | None
    name: str
    full: str
    silent: bool
    outcome: str
    cells: tuple[str | None, ...]
    """An outcome for each clause of the matrix."""


@dataclass(frozen=True, kw_only=True)
class MatrixTable:
    """Clauses by units. Where units are many they are the rows."""

    clauses: tuple[ClauseSummary, ...]
    idle: str
    """The clauses in which there is nothing to check."""
    bodies: tuple[MatrixBody, ...]
    crowded: bool
    legend: tuple[str, ...]


def opening(reader: Reader) -> Opening:
    """The verdict in words."""
    verdict = reader.verdict
    return Opening(
        title=reader.text(verdict.pack.title),
        document=verdict.pack.document,
        about=tuple(_about(reader)),
        tone=TONES[verdict.verdict.outcome],
        word=reader.say(f"run.{verdict.verdict.outcome}"),
        judged=reader.say("table.judged", n=verdict.summary.judged.total),
        shares=tuple(_shares(reader, verdict.summary.judged)),
        beside=tuple(_beside(reader)),
        must_fix=headline.must_fix(reader),
        reasons=headline.reasons(reader),
        notices=tuple(n.text for n in headline.notices(reader, limit=None)),
    )


def _about(reader: Reader) -> Iterator[str]:
    yield from headline.about(reader)[1:]
    yield reader.say("table.as_of", day=reader.verdict.run.as_of)


def _shares(reader: Reader, counts: Counts) -> Iterator[RibbonPiece]:
    """The outcomes that occur, as pieces of a ribbon that is 1000 long."""
    before = 0
    for outcome, number in headline.occurring(counts):
        start = before * 1000 // counts.total
        before += number
        yield RibbonPiece(
            outcome=outcome.value,
            word=reader.say(f"outcome.{outcome}"),
            number=number,
            start=start,
            length=before * 1000 // counts.total - start,
        )


def _beside(reader: Reader) -> Iterator[str]:
    summary = reader.verdict.summary
    for force, counts in (
        ("aspirational", summary.aspirational),
        ("directional", summary.directional),
        ("encouraged", summary.encouraged),
    ):
        if counts.total:
            pieces = [f"{piece.word} {piece.number}" for piece in _shares(reader, counts)]
            yield reader.say(
                "html.beside",
                force=reader.say(f"force.{force}"),
                n=counts.total,
                counts=reader.listed(pieces),
            )


def matrix_table(reader: Reader) -> MatrixTable:
    """Every clause in which something can be checked, by unit."""
    shown = matrix(reader)
    bodies = [_body(reader, shown, unit) for unit in shown.units]
    if shown.whole:
        bodies.insert(0, _whole(reader, shown))
    occurring = {*shown.legend, *(body.outcome for body in bodies)}
    return MatrixTable(
        clauses=shown.clauses,
        idle=reader.listed(clause.clause for clause in shown.idle),
        bodies=tuple(bodies),
        crowded=crowded(reader),
        legend=tuple(outcome for outcome in words.MARKS if outcome in occurring),
    )


def _whole(reader: Reader, shown: Matrix) -> MatrixBody:
    name = reader.say("words.prefecture")
    return MatrixBody(
        index=None,
        name=name,
        full=name,
        silent=False,
        outcome=reader.verdict.prefecture.outcome.value,
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
