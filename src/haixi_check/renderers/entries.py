"""One result in words, piece by piece, as the tables of office files show it. No layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from haixi_check import wording
from haixi_check.attention import NEEDS_DOING, by_target, reported, shown_results, sources
from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import ClauseSummary, Scope, Verdict

UNITS_TOLD: Final = 8
"""How many units stand beside a figure of the whole; beyond them the sheet of units has them."""


@dataclass(frozen=True)
class Reader:
    """For whom a verdict is put into words, and what everything in it is called."""

    verdict: Verdict
    language: Language
    called: Mapping[str, str]
    of_units: Mapping[str, Mapping[str, Result]]

    @classmethod
    def of(cls, verdict: Verdict, language: Language) -> Reader:
        """What every entry of `verdict` needs at hand."""
        return cls(verdict, language, wording.names(verdict, language), by_target(verdict))

    def say(self, code: str, /, **values: object) -> str:
        """The sentence called `code`."""
        return say(code, self.language, **values)

    def joined(self, parts: Iterator[str] | list[str], code: str = "words.semicolon") -> str:
        """Several pieces as one."""
        return self.say(code).join(part for part in parts if part)


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
    lack: str
    situation: tuple[str, ...]
    """What else must be said, one sentence each."""
    places: str
    remedy: str
    """What to do, where anything is to be done."""


def entry(reader: Reader, result: Result, *, with_units: bool = False) -> Entry:
    """`result` in words; `with_units` also with what each unit came to."""
    info = reader.verdict.targets[result.target]
    language = reader.language
    situation = wording.asides(info, result, reader.called, language)
    if years := _years(reader, result):
        situation.append(years)
    if with_units and (units := _units(reader, result)):
        situation.append(units)
    open_ = result.outcome in NEEDS_DOING
    return Entry(
        outcome=result.outcome,
        clauses=reader.joined(list(info.clauses), "words.comma"),
        code=info.code,
        title=info.title.in_language(language),
        whose=reader.called.get(result.unit or "", result.unit or ""),
        force=reader.say(f"force.{info.force}"),
        binding=reader.say("entries.binding" if result.binding else "entries.reference"),
        period=wording.period(info, language),
        judged=f"{wording.MARKS[result.outcome]} {reader.say(f'outcome.{result.outcome}')}",
        figure=wording.measured(result.measured, language) if result.measured else "",
        threshold=wording.threshold(info, language),
        lack=wording.lacking(info, result, language),
        situation=tuple(situation),
        places=wording.places(sources(result), language),
        remedy=info.remedy.in_language(language) if open_ else "",
    )


def by_clause(verdict: Verdict) -> Iterator[tuple[ClauseSummary, list[Result]]]:
    """Every clause in document order with the results that are counted in it, if it has any."""
    found: dict[str, list[Result]] = {}
    for result in shown_results(verdict):
        first = next(iter(verdict.targets[result.target].clauses))
        found.setdefault(first, []).append(result)
    for clause in verdict.summary.by_clause:
        if results := found.get(clause.clause):
            yield clause, results


def titled(verdict: Verdict, language: Language) -> str:
    """What the report is called."""
    school = verdict.run.scope is Scope.SCHOOL
    return say("entries.school_title" if school else "entries.title", language)


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


def narrowing(reader: Reader) -> str:
    """That only a part was judged, and which; or nothing."""
    options = reader.verdict.run.options
    parts = [reader.called.get(unit, unit) for unit in options.units]
    parts += [*options.clauses, *options.targets]
    if options.kind != "all":
        parts.append(reader.say(f"kind.{options.kind}"))
    return reader.say("table.narrowed", what=reader.joined(parts, "words.comma")) if parts else ""


def several(verdict: Verdict) -> bool:
    """Whether results must say whose they are: several units are each judged for themselves."""
    return verdict.run.scope is Scope.SCHOOL and len(reported(verdict)) > 1


def _years(reader: Reader, result: Result) -> str:
    if len(result.series) < 2 or all(year.outcome is Outcome.INFO for year in result.series):
        return ""
    info = reader.verdict.targets[result.target]
    told = reader.joined(wording.years(info, result, reader.language), "entries.between")
    return reader.say("entries.labelled", label=reader.say("table.years"), text=told)


def _units(reader: Reader, result: Result) -> str:
    """What each unit came to, where several units make up the whole and are not too many."""
    info = reader.verdict.targets[result.target]
    own = [
        one
        for one in reader.of_units.get(result.target, {}).values()
        if one.measured is not None
        or (not info.formula and one.outcome not in (Outcome.INFO, Outcome.UNKNOWN))
    ]
    if not own or (len(own) == 1 and own[0].measured == result.measured):
        return ""
    shown = sorted(own, key=lambda one: tuple(Outcome).index(one.outcome))[:UNITS_TOLD]
    chosen = [one for one in own if one in shown] if len(own) <= UNITS_TOLD else shown
    told = [wording.of_unit(info, one, result, reader.called, reader.language) for one in chosen]
    if len(own) > len(shown):
        told.append(reader.say("table.other_units", n=len(own) - len(shown)))
    text = reader.joined(told, "words.semicolon")
    return reader.say("entries.labelled", label=reader.say("table.units"), text=text)
