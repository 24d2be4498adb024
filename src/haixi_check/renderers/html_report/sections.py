"""What stands below the first screen: what to do, clause by clause, and what is left unchecked."""

from __future__ import annotations

from collections.abc import Iterator

from haixi_check import headline, wording
from haixi_check.attention import Absence, agenda
from haixi_check.plain import dataclass
from haixi_check.renderers.html_report.desk import EVIDENCE, Desk
from haixi_check.renderers.html_report.entries import Entry, entry
from haixi_check.results import Result
from haixi_check.verdicts import ClauseSummary


@dataclass(frozen=True, kw_only=True)
class Task:
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
class Gap:
    """Units that lack the same, and the targets (id, code, title) that stay open for it."""

    units: str
    targets: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Pile:
    """Things of one kind to do."""

    id: str
    name: str
    tone: str
    size: int
    tasks: tuple[Task, ...]
    silent: tuple[Gap, ...] = ()
    """What only units that handed in nothing leave open."""
    bare: tuple[Gap, ...] = ()
    """Duties for which there is no record at all."""


@dataclass(frozen=True)
class Again:
    """A target that an earlier clause prints already."""

    id: str
    code: str
    title: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One clause of the opinion."""

    number: int
    clause: str
    title: str
    outcome: str
    counts: tuple[tuple[str, int], ...]
    entries: tuple[Entry, ...]
    again: tuple[Again, ...]
    exhortations: int


def piles(desk: Desk) -> tuple[Pile, ...]:
    """Everything that needs doing, worst first."""
    work = agenda(desk.verdict)
    unknown = (*work.unreported, *work.unproven)
    absent = {(r.target, r.unit) for absence in unknown for r in absence.results}
    found = [
        _pile(desk, "fail", _heading(desk, "outcome.fail"), work.failed),
        Pile(
            id="unknown",
            name=_heading(desk, "outcome.unknown"),
            tone="unknown",
            size=len(work.unknown) + len(absent),
            tasks=tuple(_task(desk, result) for result in work.unknown),
            silent=tuple(_gap(desk, absence) for absence in work.unreported),
            bare=tuple(_gap(desk, absence) for absence in work.unproven),
        ),
        _pile(desk, "review", _heading(desk, "outcome.review"), work.review),
        _pile(desk, "aspired", desk.say("table.aspired"), work.aspired),
        _pile(desk, "waived", desk.say("table.waived"), work.waived),
    ]
    return tuple(pile for pile in found if pile.size)


def _heading(desk: Desk, code: str) -> str:
    words = desk.say(code)
    return words[:1].upper() + words[1:]


def _pile(desk: Desk, pile: str, name: str, results: tuple[Result, ...]) -> Pile:
    return Pile(
        id=pile,
        name=name,
        tone=pile if pile in wording.MARKS else "info",
        size=len(results),
        tasks=tuple(_task(desk, result) for result in results),
    )


def _task(desk: Desk, result: Result) -> Task:
    info = desk.verdict.targets[result.target]
    duty = info.measure == EVIDENCE
    said = [wording.lacking(info, result, desk.language)]
    said += desk.asides(info, result)
    said = [sentence for sentence in said if sentence]
    several = result.unit is not None and len(desk.bodies) > 1
    return Task(
        target=result.target,
        code=info.code,
        title=desk.told(info.title),
        clause=desk.listed(info.clauses),
        outcome=result.outcome.value,
        unit=desk.name(result.unit or "") if several else "",
        figure="" if duty else wording.against(info, result, desk.language),
        why=desk.say("words.semicolon").join(said),
        brief=said[0] if said else "",
        lead=desk.told(info.lead) if info.lead else "",
    )


def _gap(desk: Desk, absence: Absence) -> Gap:
    infos = [(result.target, desk.verdict.targets[result.target]) for result in absence.results]
    return Gap(
        units=desk.listed(map(desk.name, absence.units)) or desk.say("words.any_unit"),
        targets=tuple((target, info.code, desk.told(info.title)) for target, info in infos),
    )


def chapters(desk: Desk) -> tuple[Chapter, ...]:
    """Every clause in the order of the opinion; a target stands where it is printed first."""
    results = {result.target: result for result in desk.verdict.prefecture.results}
    placed: dict[str, Entry] = {}
    found = []
    for number, clause in enumerate(desk.verdict.summary.by_clause):
        here = [
            target for target, info in desk.verdict.targets.items() if clause.clause in info.clauses
        ]
        own = {}
        for target in here:
            told = target not in placed and (desk.whole or desk.of_units.get(target))
            if told:
                own[target] = entry(desk, target, results.get(target) if desk.whole else None)
        again = [placed[target] for target in here if target in placed]
        placed |= own
        found.append(_chapter(desk, number, clause, tuple(own.values()), tuple(again)))
    return tuple(found)


def _chapter(
    desk: Desk,
    number: int,
    clause: ClauseSummary,
    own: tuple[Entry, ...],
    again: tuple[Entry, ...],
) -> Chapter:
    return Chapter(
        number=number,
        clause=clause.clause,
        title=desk.told(clause.title),
        outcome=str(clause.outcome),
        counts=tuple(_counted(own)),
        entries=own,
        again=tuple(Again(each.id, each.code, each.title, each.outcome) for each in again),
        exhortations=clause.not_checkable,
    )


def _counted(entries: tuple[Entry, ...]) -> Iterator[tuple[str, int]]:
    for outcome in wording.MARKS:
        number = sum(1 for each in entries if each.outcome == outcome)
        if number:
            yield outcome, number


def unchecked(desk: Desk) -> tuple[str, ...]:
    """What nobody may believe to have been checked."""
    silent = [clause for clause in desk.verdict.summary.by_clause if clause.not_checkable]
    found = []
    if silent:
        told = [
            desk.say("html.exhortations_of", clause=clause.clause, n=clause.not_checkable)
            for clause in silent
        ]
        sentence = desk.say("table.exhortations", n=headline.exhortations(desk.verdict))
        found.append(desk.say("words.aside", main=sentence, aside=desk.listed(told)))
    found += [desk.told(caveat) for caveat in desk.verdict.pack.caveats]
    return tuple(found)
