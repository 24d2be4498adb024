"""What stands below the first screen: what to do, clause by clause, and what is left unchecked."""

from __future__ import annotations

from collections.abc import Iterator

from haixi_check.plain import dataclass
from haixi_check.report import duties, headline, words
from haixi_check.report.agenda import Absence, agenda
from haixi_check.report.reader import Reader, capitalised
from haixi_check.result import Result
from haixi_check.verdict import ClauseSummary
from haixi_check.writers.html.targets import TargetInFull, beside, target_in_full


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """One thing to do, in a line."""

    target: str
    code: str
    title: str
    clause: str
    outcome: str
    unit: str
    figure: str
    why: str
    brief: str
    """The shortfall, or the first reason."""
    lead: str


@dataclass(frozen=True)
class OpenTargets:
    """Units that lack the same, and the targets (id, code, title) that stay open for it."""

    units: str
    targets: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class TaskSection:
    """Things of one kind to do."""

    id: str
    name: str
    tone: str
    size: int
    tasks: tuple[TaskRow, ...]
    silent: tuple[OpenTargets, ...] = ()
    """What only units that handed in nothing leave open."""
    bare: tuple[OpenTargets, ...] = ()
    """Duties for which there is no record at all."""


@dataclass(frozen=True)
class PrintedBefore:
    """A target that an earlier clause prints already."""

    id: str
    code: str
    title: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ClauseSection:
    """One clause of the opinion."""

    number: int
    clause: str
    title: str
    outcome: str
    counts: tuple[tuple[str, int], ...]
    targets: tuple[TargetInFull, ...]
    again: tuple[PrintedBefore, ...]
    exhortations: int


def to_do(reader: Reader) -> tuple[TaskSection, ...]:
    """Everything that needs doing, worst first."""
    return tuple(
        TaskSection(
            id=section.kind,
            name=capitalised(reader.say(section.name)),
            tone=section.kind if section.decides else "info",
            size=section.size,
            tasks=tuple(_task(reader, result) for result in section.results),
            silent=tuple(_open_targets(reader, absence) for absence in section.unreported),
            bare=tuple(_open_targets(reader, absence) for absence in section.unproven),
        )
        for section in agenda(reader.verdict).sections
    )


def _task(reader: Reader, result: Result) -> TaskRow:
    info = reader.info(result)
    duty = info.is_duty
    reasons = [words.lacking(info, result, reader.language), *beside(reader, result)]
    reasons = [sentence for sentence in reasons if sentence]
    return TaskRow(
        target=result.target,
        code=info.code,
        title=reader.text(info.title),
        clause=reader.listed(info.clauses),
        outcome=result.outcome.value,
        unit=reader.name(result.unit) if reader.several else "",
        figure="" if duty else words.against(info, result, reader.language),
        why=reader.joined(reasons),
        brief=reasons[0] if reasons else "",
        lead=duties.lead(info, reader.language),
    )


def _open_targets(reader: Reader, absence: Absence) -> OpenTargets:
    infos = [(result.target, reader.info(result)) for result in absence.results]
    return OpenTargets(
        units=reader.listed(map(reader.name, absence.units)) or reader.say("words.any_unit"),
        targets=tuple((target, info.code, reader.text(info.title)) for target, info in infos),
    )


def clauses(reader: Reader) -> tuple[ClauseSection, ...]:
    """Every clause in the order of the opinion; a target stands where it is printed first."""
    results = {result.target: result for result in reader.verdict.prefecture.results}
    placed: dict[str, TargetInFull] = {}
    sections = []
    for number, clause in enumerate(reader.verdict.summary.by_clause):
        here = [
            target
            for target, info in reader.verdict.targets.items()
            if clause.clause in info.clauses
        ]
        own = {}
        for target in here:
            if target not in placed and (reader.whole or reader.of_units.get(target)):
                whole = results.get(target) if reader.whole else None
                own[target] = target_in_full(reader, target, whole)
        again = [placed[target] for target in here if target in placed]
        placed |= own
        sections.append(_clause(reader, number, clause, tuple(own.values()), tuple(again)))
    return tuple(sections)


def _clause(
    reader: Reader,
    number: int,
    clause: ClauseSummary,
    own: tuple[TargetInFull, ...],
    again: tuple[TargetInFull, ...],
) -> ClauseSection:
    return ClauseSection(
        number=number,
        clause=clause.clause,
        title=reader.text(clause.title),
        outcome=str(clause.outcome),
        counts=tuple(_counted(own)),
        targets=own,
        again=tuple(PrintedBefore(each.id, each.code, each.title, each.outcome) for each in again),
        exhortations=clause.not_checkable,
    )


def _counted(targets: tuple[TargetInFull, ...]) -> Iterator[tuple[str, int]]:
    for outcome in words.MARKS:
        number = sum(1 for each in targets if each.outcome == outcome)
        if number:
            yield outcome, number


def unchecked(reader: Reader) -> tuple[str, ...]:
    """What nobody may believe to have been checked."""
    silent = [clause for clause in reader.verdict.summary.by_clause if clause.not_checkable]
    by_clause = [
        reader.say("html.exhortations_of", clause=clause.clause, n=clause.not_checkable)
        for clause in silent
    ]
    sentences = headline.unchecked(reader)
    if silent:
        listed = reader.listed(by_clause)
        sentences[0] = reader.say("words.aside", main=sentences[0], aside=listed)
    return tuple(sentences)
