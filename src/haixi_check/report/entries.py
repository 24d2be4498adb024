"""One result in words: what stands beside it, and all of it as office files show it. No layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from haixi_check.messages import Language, known, say
from haixi_check.plain import dataclass
from haixi_check.report import words
from haixi_check.report.agenda import NEEDS_DOING, sources
from haixi_check.report.reader import Reader
from haixi_check.result import Measured, OtherReading, Outcome, Result, YearResult
from haixi_check.rulepack.amendments import QuotaInfo
from haixi_check.verdict import ClauseSummary, Verdict

MOST_UNITS: Final = 8
"""How many units stand beside a figure of the whole one by one; more are counted by outcome."""

EXAMPLES: Final = 3
"""How many of the units that are counted are named, of each outcome that asks for something."""

MOST_SILENT: Final = 2
"""How many silent units every result names; more are only counted there, and named once above."""


@dataclass(frozen=True, kw_only=True)
class ResultInWords:
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


def describe_result(reader: Reader, result: Result) -> ResultInWords:
    """`result` in words, one of the whole with what each unit came to."""
    info = reader.info(result)
    language = reader.language
    situation = _situation(reader, result)
    if years := compared_years(reader, result):
        joined = reader.joined(years, "entries.between")
        situation.append(_labelled(reader, reader.say("table.years"), joined))
    return ResultInWords(
        outcome=result.outcome,
        clauses=reader.joined(info.clauses, "words.comma"),
        code=info.code,
        title=reader.text(info.title),
        whose=reader.name(result.unit),
        force=reader.say(f"force.{info.force}"),
        binding=reader.say("entries.binding" if result.binding else "entries.reference"),
        period=words.period(info, language),
        judged=reader.marked(result.outcome),
        figure=words.measured(result.measured, language) if result.measured else "",
        threshold=words.asked(info, result, language),
        lack=words.lacking(info, result, language),
        situation=tuple(situation),
        units=_units(reader, result) if result.unit is None else "",
        places=words.places(sources(result), language),
        remedy=reader.text(info.remedy) if result.outcome in NEEDS_DOING else "",
    )


def by_clause(verdict: Verdict) -> Iterator[tuple[ClauseSummary, list[Result]]]:
    """Every clause in document order with the results that are counted in it, if it has any."""
    by_first_clause: dict[str, list[Result]] = {}
    for result in verdict.shown_results:
        first = next(iter(verdict.targets[result.target].clauses))
        by_first_clause.setdefault(first, []).append(result)
    for clause in verdict.summary.by_clause:
        if results := by_first_clause.get(clause.clause):
            yield clause, results


def status(code: str, language: Language) -> str:
    """What a record says of its duty; a choice that there are no words for, as it is."""
    return say(f"status.{code}", language) if known(f"status.{code}") else code


def compared_years(reader: Reader, result: Result) -> list[str]:
    """Each year, where each of several was judged or is compared with the one before."""
    if len(result.series) < 2 or all(year.outcome is Outcome.INFO for year in result.series):
        return []
    return words.years(reader.info(result), result, reader.language)


def _labelled(reader: Reader, label: str, text: str) -> str:
    return reader.say("entries.labelled", label=label, text=text)


def _units(reader: Reader, result: Result) -> str:
    """What each unit came to, by outcome, where several units make up the whole."""
    info = reader.info(result)
    own = [
        of_unit
        for of_unit in reader.of_units.get(result.target, {}).values()
        if of_unit.measured is not None
        or (not info.formula and of_unit.outcome not in (Outcome.INFO, Outcome.UNKNOWN))
    ]
    if not own or (len(own) == 1 and own[0].measured == result.measured):
        return ""
    few = len(own) <= MOST_UNITS
    parts = []
    for outcome in Outcome:
        alike = [of_unit for of_unit in own if of_unit.outcome is outcome]
        shown = alike if few else alike[:EXAMPLES] if outcome in NEEDS_DOING else []
        units = (
            words.of_unit(info, each, result, reader.called, reader.language, signed=False)
            for each in shown
        )
        names = reader.joined(units, "words.comma")
        if len(shown) < len(alike) and shown:
            names = reader.say("table.and_more", names=names)
        if alike and (names or outcome is not Outcome.INFO):
            parts.append(_of_outcome(reader, outcome, "" if few else str(len(alike)), names))
    text = reader.joined(parts)
    return _labelled(reader, reader.say("table.units"), text) if text else ""


def _of_outcome(reader: Reader, outcome: Outcome, count: str, names: str) -> str:
    """Units under their outcome; what only counts towards a total has none."""
    if outcome is Outcome.INFO and names:
        return names
    label = f"{reader.say(f'outcome.{outcome}')} {count}".strip()
    return _labelled(reader, label, names) if names else label


def _situation(reader: Reader, result: Result) -> list[str]:
    """What must be said beside a result; of many units, the first few and how many more."""
    silent = [gap for gap in result.missing if gap.reason == "not_reported"]
    if len(silent) <= MOST_SILENT:
        silent = []
    gaps = [gap for gap in result.missing if gap not in silent]
    shown_gaps = gaps if len(gaps) <= MOST_UNITS else gaps[:EXAMPLES]
    doubts = result.doubts
    shown_doubts = doubts if len(doubts) <= MOST_UNITS else doubts[:EXAMPLES]
    shortened = replace(
        result,
        missing=tuple(shown_gaps),
        doubts=tuple(shown_doubts),
        reason="" if silent and result.reason == "not_reported" else result.reason,
    )
    left_out = (
        ("entries.more_gaps", len(gaps) - len(shown_gaps)),
        ("entries.more_doubts", len(doubts) - len(shown_doubts)),
        ("entries.silent", len(silent)),
    )
    counts = [reader.say(code, n=number) for code, number in left_out if number]
    return [*asides(reader, shortened), *counts]


def asides(reader: Reader, result: Result) -> list[str]:
    """What must be said beside a result, one sentence each, most important first."""
    info, language = reader.info(result), reader.language
    sentences = _own_limit(reader, result)
    of_gaps = {words.reason(gap.reason, language) for gap in result.missing}
    if result.reason and (why := words.reason(result.reason, language)) not in of_gaps:
        sentences.append(why)
    if result.missing:
        titles = {part: reader.text(title) for part, title in info.parts.items()}
        gaps = words.gaps(result.missing, reader.called, language, own=result.unit, parts=titles)
        sentences.append(gaps)
    if result.doubts:
        sentences.append(words.doubts(result.doubts, reader.called, language))
    if set(result.missing_parts).difference(*(gap.parts for gap in result.missing)):
        sentences.append(words.missing_parts(info, result.missing_parts, language))
    if result.unproven is not None:
        sentences.append(reader.say("words.unproven", n=words.grouped(result.unproven)))
    if result.contested:
        differing = [o for o in result.other_readings if o.outcome is not result.outcome]
        sentences += other_readings(reader, differing, "words.contested")
    if (year := result.since_then) is not None:
        sentences.append(_since_then(reader, year))
    if (made := result.progress) is not None and result.outcome is Outcome.NOT_DUE:
        pace = words.grouped(made.per_year)
        sentences.append(
            reader.say("words.progress", done=made.done, years=made.years_left, pace=pace)
        )
    if result.waiver is not None:
        sentences.append(reader.say("words.waived", waiver=result.waiver))
    return sentences


def _own_limit(reader: Reader, result: Result) -> list[str]:
    """That a result is held against a quota or a milestone, if it is."""
    info = reader.info(result)
    own = info.own_limit(result)
    if own is None or words.contributes(info, result):
        return []
    code = "words.by_quota" if isinstance(own, QuotaInfo) else "words.by_milestone"
    return [reader.say(code, year=result.year, threshold=own.shown)]


def other_readings(
    reader: Reader, others: Sequence[OtherReading], code: str = "words.other_reading"
) -> list[str]:
    """What the same words come to under other readings, each in the sentence called `code`."""
    return [
        reader.say(
            code,
            name=reader.text(other.name),
            figure=_figure(reader, other.measured),
            outcome=reader.say(f"outcome.{other.outcome}"),
        )
        for other in others
    ]


def _since_then(reader: Reader, year: YearResult) -> str:
    """Where the figure stands now, after the year that decides (巩固情况)."""
    return reader.say(
        "words.since_then",
        year=year.year,
        figure=_figure(reader, year.measured),
        outcome=reader.say(f"outcome.{year.outcome}"),
    )


def _figure(reader: Reader, value: Measured | None) -> str:
    return words.measured(value, reader.language) if value else reader.say("outcome.unknown")
