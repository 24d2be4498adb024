"""What stands below the first screen: what to do, clause by clause, and what is left unchecked."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from haixi_check.plain import dataclass
from haixi_check.report import duties, headline, words
from haixi_check.report.agenda import Section, sections
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.statement import TargetInfo
from haixi_check.verdict import ClauseSummary
from haixi_check.writers.html.targets import TargetInFull, beside, target_in_full


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """One thing to do, in a line."""

    result: Result
    info: TargetInfo
    figure: str
    why: str
    brief: str
    """The shortfall, or the first reason."""
    lead: str
    """Who is answerable, and what says so."""


@dataclass(frozen=True, kw_only=True)
class ClauseSection:
    """One clause of the opinion."""

    summary: ClauseSummary
    counts: tuple[tuple[str, int], ...]
    targets: tuple[TargetInFull, ...]
    again: tuple[TargetInFull, ...]
    """Those that an earlier clause prints already."""


def to_do(reader: Reader) -> list[tuple[Section, list[TaskRow]]]:
    """Everything that needs doing, worst first: its sections, with their results as rows."""
    return [
        (section, [_task(reader, result) for result in section.results])
        for section in sections(reader.verdict)
    ]


def _task(reader: Reader, result: Result) -> TaskRow:
    info = reader.info(result)
    reasons = [words.lacking(info, result, reader.language), *beside(reader, result)]
    reasons = [sentence for sentence in reasons if sentence]
    return TaskRow(
        result=result,
        info=info,
        figure="" if info.is_duty else words.against(info, result, reader.language),
        why=reader.joined(reasons),
        brief=reasons[0] if reasons else "",
        lead=duties.lead(info, reader.language),
    )


def clauses(reader: Reader) -> list[ClauseSection]:
    """Every clause in the order of the opinion; a target stands where it is printed first."""
    results = {result.target: result for result in reader.verdict.whole.results}
    placed: dict[str, TargetInFull] = {}
    written = []
    for summary in reader.verdict.summary.by_clause:
        targets = reader.verdict.targets.items()
        here = [target for target, info in targets if summary.clause in info.clauses]
        own = {}
        for target in here:
            if target not in placed and (reader.whole or reader.of_units.get(target)):
                whole = results.get(target) if reader.whole else None
                own[target] = target_in_full(reader, target, whole)
        again = tuple(placed[target] for target in here if target in placed)
        placed |= own
        counts = tuple(_counted(own.values()))
        written.append(
            ClauseSection(summary=summary, counts=counts, targets=tuple(own.values()), again=again)
        )
    return written


def _counted(targets: Collection[TargetInFull]) -> Iterator[tuple[str, int]]:
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
