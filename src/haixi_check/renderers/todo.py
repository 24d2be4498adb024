"""What to do first: the part of the table that turns open results into work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from haixi_check import asides, wording
from haixi_check.attention import Absence, Agenda, agenda, by_target, reported, sources
from haixi_check.plain import dataclass
from haixi_check.renderers.problem_list import write_must_fix
from haixi_check.renderers.terminal import STYLES, Page, Span, mark
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import Scope, TargetInfo, Verdict

MOST_ENTRIES: Final = 12
MOST_UNITS: Final = 6
MOST_ABSENCES: Final = 8
EVIDENCE: Final = "evidence"
UNDER: Final = 3
"""Cells by which everything stands in under the mark of an entry."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Entries under one heading; among the unknown, absences are told by unit."""

    name: str
    style: str
    results: tuple[Result, ...]
    unreported: tuple[Absence, ...] = ()
    unproven: tuple[Absence, ...] = ()

    @property
    def size(self) -> int:
        """How many results it is about, each counted once."""
        absent = (r for absence in (*self.unreported, *self.unproven) for r in absence.results)
        return len(self.results) + len({(result.target, result.unit) for result in absent})


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every entry needs at hand."""

    page: Page
    verdict: Verdict
    called: Mapping[str, str]
    of_units: Mapping[str, Mapping[str, Result]]
    verbose: bool


def write_todo(page: Page, verdict: Verdict, *, verbose: bool) -> None:
    """Write what needs doing: first the data that must be fixed, then open results, worst first.

    Beyond a dozen entries only `verbose` writes all.
    """
    desk = Desk(
        page=page,
        verdict=verdict,
        called=wording.names(verdict, page.language),
        of_units=by_target(verdict),
        verbose=verbose,
    )
    sections = [section for section in _sections(page, agenda(verdict)) if section.size]
    page.blank()
    page.line((page.say("table.to_do"), "bold underline"))
    must_fix = write_must_fix(page, verdict, verbose=verbose)
    if not sections and not must_fix:
        page.line((page.say("table.nothing_to_do"), "green"), indent=1)
    room = sum(section.size for section in sections) if verbose else MOST_ENTRIES
    withheld = 0
    for section in sections:
        _write_section(desk, section, room)
        withheld += max(0, len(section.results) - room)
        room = max(0, room - len(section.results))
    if withheld:
        page.blank()
        page.line((page.say("table.more", n=withheld), "bold"), indent=1)


def _sections(page: Page, work: Agenda) -> Iterator[Section]:
    for outcome, results in (
        (Outcome.FAIL, work.failed),
        (Outcome.UNKNOWN, work.unknown),
        (Outcome.REVIEW, work.review),
    ):
        unknown = outcome is Outcome.UNKNOWN
        yield Section(
            name=page.say(f"outcome.{outcome}"),
            style=STYLES[outcome],
            results=results,
            unreported=work.unreported if unknown else (),
            unproven=work.unproven if unknown else (),
        )
    yield Section(name=page.say("table.aspired"), style="bold", results=work.aspired)
    yield Section(name=page.say("table.waived"), style="bold", results=work.waived)


def _write_section(desk: Desk, section: Section, room: int) -> None:
    page = desk.page
    page.blank()
    title = page.say("table.section", name=section.name, n=section.size)
    page.line((title[:1].upper() + title[1:], f"bold {section.style}"))
    _write_absences(desk, section.unreported, "table.open_because_silent")
    for result in section.results[:room]:
        _write_entry(desk, result)
    if codes := [desk.verdict.targets[r.target].code for r in section.results[room:]]:
        page.line((page.say("table.only_codes", codes=" ".join(codes)), "dim"), indent=1, hang=2)
    _write_absences(desk, section.unproven, "table.no_record")
    if section.unproven and not desk.verbose:
        first = desk.verdict.targets[section.unproven[0].results[0].target].code
        page.line((page.say("table.names_of_codes", code=first), "dim"), indent=UNDER)


def _write_absences(desk: Desk, absences: tuple[Absence, ...], sentence: str) -> None:
    """One line for units that lack the same, with the codes; if `verbose`, with the titles."""
    page = desk.page
    shown = absences if desk.verbose else absences[:MOST_ABSENCES]
    for absence in shown:
        infos = [desk.verdict.targets[result.target] for result in absence.results]
        unit = wording.listed(
            [desk.called.get(unit, unit) for unit in absence.units] or [page.say("words.any_unit")],
            page.language,
            limit=None if desk.verbose else wording.NAMES_SHOWN,
        )
        if sentence == "table.no_record" and (files := _files(desk.verdict, absence)):
            unit = page.say("words.aside", main=unit, aside=wording.listed(files, page.language))
        text = page.say(
            sentence, unit=unit, n=len(infos), codes=" ".join(info.code for info in infos)
        )
        page.line(*_marked(Outcome.UNKNOWN), text, indent=1, hang=UNDER - 1)
        for info in infos if desk.verbose else ():
            page.line((f"{info.code} ", "dim"), info.title.in_language(page.language), indent=UNDER)
    if len(absences) > len(shown):
        left = {unit for absence in absences[len(shown) :] for unit in absence.units}
        rest = page.say("table.other_units", n=len(left))
        page.line((rest, "dim"), indent=UNDER)


def _files(verdict: Verdict, absence: Absence) -> list[str]:
    """The files in which these units can add what is missing; nothing where there is one file."""
    if len(verdict.inputs) < 2:
        return []
    levels = {level for result in absence.results for level in verdict.targets[result.target].units}
    able = {unit.id for unit in verdict.units if {unit.id, str(unit.level)} & levels}
    asked = set(absence.units) or able
    return [item.path for item in verdict.inputs if set(item.units) & asked]


def _to_fill_in(desk: Desk, result: Result) -> str:
    """The files in which what a result lacks can be added, where nothing stands as yet."""
    units = {gap.unit for gap in result.missing} | {result.unit or ""}
    absence = Absence(units=tuple(sorted(filter(None, units))), results=(result,))
    return wording.listed(_files(desk.verdict, absence), desk.page.language)


def _write_entry(desk: Desk, result: Result) -> None:
    """What, against what, how much is missing, whose, since when, from where, and what to do."""
    page, info = desk.page, desk.verdict.targets[result.target]
    page.line(*_marked(result.outcome), *_title(desk, result, info), indent=1, hang=UNDER - 1)
    if info.measure != EVIDENCE:
        page.line(*_figure(desk, result, info), indent=UNDER, hang=2)
    _write_aside(page, "", page.joined(asides.asides(info, result, desk.called, page.language)))
    if desk.verdict.run.scope is Scope.PREFECTURE:
        _write_aside(page, "table.units", _units(desk, result, info))
    _write_aside(page, "table.years", _years(page, result, info))
    found = wording.places(sources(result), page.language, limit=None if desk.verbose else 4)
    _write_aside(page, "table.where", found)
    if not found:
        _write_aside(page, "table.fill_in", _to_fill_in(desk, result))
    remedy = info.remedy.in_language(page.language)
    page.line(page.say("table.do", what=remedy), indent=UNDER, hang=2)


def _marked(outcome: Outcome) -> Iterator[Span]:
    yield mark(outcome)
    yield " "


def _title(desk: Desk, result: Result, info: TargetInfo) -> Iterator[Span]:
    page = desk.page
    yield f"{page.say('words.comma').join(info.clauses)}  "
    if result.unit is not None and len(reported(desk.verdict)) > 1:
        yield f"{desk.called.get(result.unit, result.unit)} "
    yield info.title.in_language(page.language), "bold"
    yield f"  {info.code}", "dim"


def _figure(desk: Desk, result: Result, info: TargetInfo) -> Iterator[Span]:
    page = desk.page
    yield wording.against(info, result, page.language)
    if lack := wording.lacking(info, result, page.language):
        yield page.say("words.semicolon")
        yield lack, "bold"


def _write_aside(page: Page, label: str, text: str) -> None:
    if text:
        lead = f"{page.say(label)}  " if label else ""
        page.line((lead, "dim"), text, indent=UNDER, hang=2)


def _units(desk: Desk, result: Result, info: TargetInfo) -> str:
    """What each unit came to, the worst first where there are too many to show."""
    found = [
        (unit, own)
        for unit, own in desk.of_units.get(result.target, {}).items()
        if own.measured or (info.measure == EVIDENCE and own.outcome is not Outcome.INFO)
    ]
    if len(found) == 1 and found[0][1].measured == result.measured:
        return ""  # the one unit that the whole consists of
    limit = len(found) if desk.verbose else MOST_UNITS
    if len(found) > limit:
        found.sort(key=lambda pair: tuple(Outcome).index(pair[1].outcome))
    told = [
        wording.of_unit(info, own, result, desk.called, desk.page.language)
        for _, own in found[:limit]
    ]
    if len(found) > limit:
        told.append(desk.page.say("table.other_units", n=len(found) - limit))
    return "  ".join(told)


def _years(page: Page, result: Result, info: TargetInfo) -> str:
    """Each year, where each of several was judged or is compared with the one before."""
    if len(result.series) < 2 or all(year.outcome is Outcome.INFO for year in result.series):
        return ""
    return "  ".join(wording.years(info, result, page.language))
