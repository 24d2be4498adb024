"""What to do first: the part of the table that turns open results into work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from haixi_check.report import words
from haixi_check.report.agenda import Absence, Section, agenda, sources
from haixi_check.report.asides import asides
from haixi_check.report.findings import whose
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result
from haixi_check.verdict import TargetInfo, Verdict
from haixi_check.writers.terminal import STYLES, Page, Span, mark
from haixi_check.writers.terminal.problem_list import write_must_fix

MOST_ENTRIES: Final = 12
MOST_UNITS: Final = 6
MOST_ABSENCES: Final = 8
UNDER: Final = 3
"""Cells by which everything stands in under the mark of an entry."""


@dataclass(frozen=True, kw_only=True)
class List:
    """The list in the making: where it goes, who reads it, and whether all of it is told."""

    page: Page
    reader: Reader
    verbose: bool


def write_todo(page: Page, reader: Reader, *, verbose: bool) -> None:
    """Write what needs doing: first the data that must be fixed, then open results, worst first.

    Beyond a dozen entries only `verbose` writes all.
    """
    on = List(page=page, reader=reader, verbose=verbose)
    sections = agenda(reader.verdict).sections
    page.blank()
    page.line((page.say("table.to_do"), "bold underline"))
    must_fix = write_must_fix(page, reader, verbose=verbose)
    if not sections and not must_fix:
        page.line((page.say("table.nothing_to_do"), "green"), indent=1)
    room = sum(section.size for section in sections) if verbose else MOST_ENTRIES
    withheld = 0
    for section in sections:
        _write_section(on, section, room)
        withheld += max(0, len(section.results) - room)
        room = max(0, room - len(section.results))
    if withheld:
        page.blank()
        page.line((page.say("table.more", n=withheld), "bold"), indent=1)


def _write_section(on: List, section: Section, room: int) -> None:
    page = on.page
    page.blank()
    page.line(
        (
            on.reader.section(section.name, section.size),
            f"bold {STYLES.get(section.kind, '')}".strip(),
        )
    )
    _write_absences(on, section.unreported, "table.open_because_silent")
    for result in section.results[:room]:
        _write_entry(on, result)
    if codes := [on.reader.info(r).code for r in section.results[room:]]:
        page.line((page.say("table.only_codes", codes=" ".join(codes)), "dim"), indent=1, hang=2)
    _write_absences(on, section.unproven, "table.no_record")
    if section.unproven and not on.verbose:
        first = on.reader.info(section.unproven[0].results[0]).code
        page.line((page.say("table.names_of_codes", code=first), "dim"), indent=UNDER)


def _write_absences(on: List, absences: tuple[Absence, ...], sentence: str) -> None:
    """One line for units that lack the same, with the codes; if `verbose`, with the titles."""
    page = on.page
    shown = absences if on.verbose else absences[:MOST_ABSENCES]
    for absence in shown:
        infos = [on.reader.info(result) for result in absence.results]
        unit = whose(on.reader, absence, limit=None if on.verbose else words.NAMES_SHOWN)
        if sentence == "table.no_record" and (files := _files(on.reader.verdict, absence)):
            unit = page.say("words.aside", main=unit, aside=words.listed(files, page.language))
        text = page.say(
            sentence, unit=unit, n=len(infos), codes=" ".join(info.code for info in infos)
        )
        page.line(*_marked(Outcome.UNKNOWN), text, indent=1, hang=UNDER - 1)
        for info in infos if on.verbose else ():
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


def _to_fill_in(reader: Reader, result: Result) -> str:
    """The files in which what a result lacks can be added, where nothing stands as yet."""
    units = {gap.unit for gap in result.missing} | {result.unit or ""}
    absence = Absence(units=tuple(sorted(filter(None, units))), results=(result,))
    return reader.listed(_files(reader.verdict, absence), limit=words.NAMES_SHOWN)


def _write_entry(on: List, result: Result) -> None:
    """What, against what, how much is missing, whose, since when, from where, and what to do."""
    page, reader, info = on.page, on.reader, on.reader.info(result)
    page.line(*_marked(result.outcome), *_title(reader, result, info), indent=1, hang=UNDER - 1)
    if not info.is_duty:
        page.line(*_figure(reader, result, info), indent=UNDER, hang=2)
    _write_aside(page, "", reader.joined(asides(reader, result)))
    if reader.whole:
        _write_aside(page, "table.units", _units(on, result, info))
    _write_aside(page, "table.years", _years(page, result, info))
    found = words.places(sources(result), page.language, limit=None if on.verbose else 4)
    _write_aside(page, "column.places", found)
    if not found:
        _write_aside(page, "table.fill_in", _to_fill_in(reader, result))
    remedy = info.remedy.in_language(page.language)
    page.line(page.say("table.do", what=remedy), indent=UNDER, hang=2)


def _marked(outcome: Outcome) -> Iterator[Span]:
    yield mark(outcome)
    yield " "


def _title(reader: Reader, result: Result, info: TargetInfo) -> Iterator[Span]:
    yield f"{reader.joined(info.clauses, 'words.comma')}  "
    yield reader.whose(result)
    yield reader.text(info.title), "bold"
    yield f"  {info.code}", "dim"


def _figure(reader: Reader, result: Result, info: TargetInfo) -> Iterator[Span]:
    yield words.against(info, result, reader.language)
    if lack := words.lacking(info, result, reader.language):
        yield reader.say("words.semicolon")
        yield lack, "bold"


def _write_aside(page: Page, label: str, text: str) -> None:
    if text:
        lead = f"{page.say(label)}  " if label else ""
        page.line((lead, "dim"), text, indent=UNDER, hang=2)


def _units(on: List, result: Result, info: TargetInfo) -> str:
    """What each unit came to, the worst first where there are too many to show."""
    found = [
        (unit, own)
        for unit, own in on.reader.of_units.get(result.target, {}).items()
        if own.measured or (info.is_duty and own.outcome is not Outcome.INFO)
    ]
    if len(found) == 1 and found[0][1].measured == result.measured:
        return ""  # the one unit that the whole consists of
    limit = len(found) if on.verbose else MOST_UNITS
    if len(found) > limit:
        found.sort(key=lambda pair: tuple(Outcome).index(pair[1].outcome))
    told = [
        words.of_unit(info, own, result, on.reader.called, on.page.language)
        for _, own in found[:limit]
    ]
    if len(found) > limit:
        told.append(on.page.say("table.other_units", n=len(found) - limit))
    return "  ".join(told)


def _years(page: Page, result: Result, info: TargetInfo) -> str:
    """Each year, where each of several was judged or is compared with the one before."""
    if len(result.series) < 2 or all(year.outcome is Outcome.INFO for year in result.series):
        return ""
    return "  ".join(words.years(info, result, page.language))
