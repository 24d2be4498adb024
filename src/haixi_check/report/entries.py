"""One result in words, piece by piece, as the tables of office files show it. No layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from haixi_check.messages import Language, known, say
from haixi_check.report import words
from haixi_check.report.agenda import NEEDS_DOING, sources
from haixi_check.report.asides import asides
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result
from haixi_check.verdict import ClauseSummary, Verdict

UNITS_TOLD: Final = 8
"""How many units stand beside a figure of the whole one by one; more are counted by outcome."""

EXAMPLES: Final = 3
"""How many of the units that are counted are named, of each outcome that asks for something."""

SILENT_TOLD: Final = 2
"""How many silent units every result names; more are only counted there, and named once above."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A result in words."""

    outcome: Outcome
    clauses: str
    code: str
    title: str
    whose: str
    force: str
    binding: str
    period: str
    judged: str
    figure: str
    threshold: str
    """What is asked of whoever the result is of; nothing where the figure only counts."""
    lack: str
    situation: tuple[str, ...]
    """What else must be said, one sentence each."""
    units: str
    """What each unit came to."""
    places: str
    remedy: str
    """What to do, where anything is to be done."""


def entry(reader: Reader, result: Result) -> Entry:
    """`result` in words, one of the whole with what each unit came to."""
    info = reader.info(result)
    language = reader.language
    situation = _situation(reader, result)
    if years := _years(reader, result):
        situation.append(years)
    open_ = result.outcome in NEEDS_DOING
    return Entry(
        outcome=result.outcome,
        clauses=reader.joined(list(info.clauses), "words.comma"),
        code=info.code,
        title=reader.text(info.title),
        whose=reader.name(result.unit),
        force=reader.say(f"force.{info.force}"),
        binding=reader.say("entries.binding" if result.binding else "entries.reference"),
        period=words.period(info, language),
        judged=f"{words.MARKS[result.outcome]} {reader.say(f'outcome.{result.outcome}')}",
        figure=words.measured(result.measured, language) if result.measured else "",
        threshold=words.asked(info, result, language),
        lack=words.lacking(info, result, language),
        situation=tuple(situation),
        units=_units(reader, result) if result.unit is None else "",
        places=words.places(sources(result), language),
        remedy=reader.text(info.remedy) if open_ else "",
    )


def by_clause(verdict: Verdict) -> Iterator[tuple[ClauseSummary, list[Result]]]:
    """Every clause in document order with the results that are counted in it, if it has any."""
    found: dict[str, list[Result]] = {}
    for result in verdict.shown_results:
        first = next(iter(verdict.targets[result.target].clauses))
        found.setdefault(first, []).append(result)
    for clause in verdict.summary.by_clause:
        if results := found.get(clause.clause):
            yield clause, results


def status(code: str, language: Language) -> str:
    """What a record says of its duty; a choice that there are no words for, as it is."""
    return say(f"status.{code}", language) if known(f"status.{code}") else code


def titled(reader: Reader) -> str:
    """What the report is called."""
    return reader.say("entries.title" if reader.whole else "entries.school_title")


def subtitle(reader: Reader) -> str:
    """What was judged, by which rules and as of which day."""
    pack = reader.verdict.pack
    return reader.joined(
        [
            reader.say("table.pack", id=pack.id, version=pack.version),
            reader.say("table.as_of", day=reader.verdict.run.as_of),
            reader.say("entries.made_by", version=reader.verdict.tool.version),
        ],
        "entries.between",
    )


def _years(reader: Reader, result: Result) -> str:
    if len(result.series) < 2 or all(year.outcome is Outcome.INFO for year in result.series):
        return ""
    info = reader.info(result)
    told = reader.joined(words.years(info, result, reader.language), "entries.between")
    return reader.say("entries.labelled", label=reader.say("table.years"), text=told)


def _units(reader: Reader, result: Result) -> str:
    """What each unit came to, by outcome, where several units make up the whole."""
    info = reader.info(result)
    own = [
        one
        for one in reader.of_units.get(result.target, {}).values()
        if one.measured is not None
        or (not info.formula and one.outcome not in (Outcome.INFO, Outcome.UNKNOWN))
    ]
    if not own or (len(own) == 1 and own[0].measured == result.measured):
        return ""
    few = len(own) <= UNITS_TOLD
    told = []
    for outcome in Outcome:
        alike = [one for one in own if one.outcome is outcome]
        shown = alike if few else alike[:EXAMPLES] if outcome in NEEDS_DOING else []
        names = reader.joined([_unit(reader, one, result) for one in shown], "words.comma")
        if len(shown) < len(alike) and shown:
            names = reader.say("table.and_more", names=names)
        if alike and (names or outcome is not Outcome.INFO):
            told.append(_of_outcome(reader, outcome, "" if few else str(len(alike)), names))
    text = reader.joined(told)
    label = reader.say("table.units")
    return reader.say("entries.labelled", label=label, text=text) if text else ""


def _of_outcome(reader: Reader, outcome: Outcome, count: str, names: str) -> str:
    """Units under their outcome; what only counts towards a total has none."""
    if outcome is Outcome.INFO and names:
        return names
    head = f"{reader.say(f'outcome.{outcome}')} {count}".strip()
    return reader.say("entries.labelled", label=head, text=names) if names else head


def _unit(reader: Reader, own: Result, whole: Result) -> str:
    info, language = reader.info(own), reader.language
    text = reader.name(own.unit)
    if own.measured is not None:
        text += f" {words.measured(own.measured, language)}"
    lack = "" if whole.shortfall else words.lacking(info, own, language)
    return reader.say("words.aside", main=text, aside=lack) if lack else text


def _situation(reader: Reader, result: Result) -> list[str]:
    """What must be said beside a result; of many units, the first few and how many more."""
    silent = [gap for gap in result.missing if gap.reason == "not_reported"]
    if len(silent) <= SILENT_TOLD:
        silent = []
    gaps = [gap for gap in result.missing if gap not in silent]
    told_gaps = gaps if len(gaps) <= UNITS_TOLD else gaps[:EXAMPLES]
    doubts = result.doubts
    told_doubts = doubts if len(doubts) <= UNITS_TOLD else doubts[:EXAMPLES]
    rest = replace(
        result,
        missing=tuple(told_gaps),
        doubts=tuple(told_doubts),
        reason="" if silent and result.reason == "not_reported" else result.reason,
    )
    told = asides(reader, rest)
    for code, number in (
        ("entries.more_gaps", len(gaps) - len(told_gaps)),
        ("entries.more_doubts", len(doubts) - len(told_doubts)),
        ("entries.silent", len(silent)),
    ):
        if number:
            told.append(reader.say(code, n=number))
    return told
