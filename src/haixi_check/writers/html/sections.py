"""What stands below the first screen: what to do, clause by clause, and what is left unchecked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from haixi_check.report import headline, words
from haixi_check.report.agenda import Absence, agenda
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.verdict import ClauseSummary
from haixi_check.writers.html.crowd import told_beside
from haixi_check.writers.html.entries import Entry, entry


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


def piles(reader: Reader) -> tuple[Pile, ...]:
    """Everything that needs doing, worst first."""
    return tuple(
        Pile(
            id=section.kind,
            name=_heading(reader, section.name),
            tone=section.kind if section.decides else "info",
            size=section.size,
            tasks=tuple(_task(reader, result) for result in section.results),
            silent=tuple(_gap(reader, absence) for absence in section.unreported),
            bare=tuple(_gap(reader, absence) for absence in section.unproven),
        )
        for section in agenda(reader.verdict).sections
    )


def _heading(reader: Reader, code: str) -> str:
    title = reader.say(code)
    return title[:1].upper() + title[1:]


def _task(reader: Reader, result: Result) -> Task:
    info = reader.info(result)
    duty = info.is_duty
    said = [words.lacking(info, result, reader.language)]
    said += told_beside(reader, result)
    said = [sentence for sentence in said if sentence]
    return Task(
        target=result.target,
        code=info.code,
        title=reader.text(info.title),
        clause=reader.listed(info.clauses),
        outcome=result.outcome.value,
        unit=reader.name(result.unit) if reader.several else "",
        figure="" if duty else words.against(info, result, reader.language),
        why=reader.joined(said),
        brief=said[0] if said else "",
        lead=reader.text(info.lead) if info.lead else "",
    )


def _gap(reader: Reader, absence: Absence) -> Gap:
    infos = [(result.target, reader.info(result)) for result in absence.results]
    return Gap(
        units=reader.listed(map(reader.name, absence.units)) or reader.say("words.any_unit"),
        targets=tuple((target, info.code, reader.text(info.title)) for target, info in infos),
    )


def chapters(reader: Reader) -> tuple[Chapter, ...]:
    """Every clause in the order of the opinion; a target stands where it is printed first."""
    results = {result.target: result for result in reader.verdict.prefecture.results}
    placed: dict[str, Entry] = {}
    found = []
    for number, clause in enumerate(reader.verdict.summary.by_clause):
        here = [
            target
            for target, info in reader.verdict.targets.items()
            if clause.clause in info.clauses
        ]
        own = {}
        for target in here:
            told = target not in placed and (reader.whole or reader.of_units.get(target))
            if told:
                own[target] = entry(reader, target, results.get(target) if reader.whole else None)
        again = [placed[target] for target in here if target in placed]
        placed |= own
        found.append(_chapter(reader, number, clause, tuple(own.values()), tuple(again)))
    return tuple(found)


def _chapter(
    reader: Reader,
    number: int,
    clause: ClauseSummary,
    own: tuple[Entry, ...],
    again: tuple[Entry, ...],
) -> Chapter:
    return Chapter(
        number=number,
        clause=clause.clause,
        title=reader.text(clause.title),
        outcome=str(clause.outcome),
        counts=tuple(_counted(own)),
        entries=own,
        again=tuple(Again(each.id, each.code, each.title, each.outcome) for each in again),
        exhortations=clause.not_checkable,
    )


def _counted(entries: tuple[Entry, ...]) -> Iterator[tuple[str, int]]:
    for outcome in words.MARKS:
        number = sum(1 for each in entries if each.outcome == outcome)
        if number:
            yield outcome, number


def unchecked(reader: Reader) -> tuple[str, ...]:
    """What nobody may believe to have been checked."""
    silent = [clause for clause in reader.verdict.summary.by_clause if clause.not_checkable]
    found = []
    if silent:
        told = [
            reader.say("html.exhortations_of", clause=clause.clause, n=clause.not_checkable)
            for clause in silent
        ]
        sentence = reader.say("table.exhortations", n=headline.exhortations(reader.verdict))
        found.append(reader.say("words.aside", main=sentence, aside=reader.listed(told)))
    found += [reader.text(caveat) for caveat in reader.verdict.pack.caveats]
    return tuple(found)
