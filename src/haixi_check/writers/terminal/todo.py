"""What to do first: the part of the table that turns open results into work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from haixi_check.plain import dataclass
from haixi_check.report import words
from haixi_check.report.agenda import Absence, Section, sections, sources
from haixi_check.report.entries import asides, compared_years
from haixi_check.report.findings import whose
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result
from haixi_check.statement import TargetInfo
from haixi_check.verdict import Verdict
from haixi_check.writers.terminal import STYLES, Page, Span, mark
from haixi_check.writers.terminal.problem_list import write_must_fix

MOST_ENTRIES: Final = 12
MOST_UNITS: Final = 6
MOST_ABSENCES: Final = 8
UNDER: Final = 3
"""Cells by which everything stands in under the mark of an entry."""


@dataclass(frozen=True, kw_only=True)
class TodoList:
    """Where the list goes, who reads it, and whether all of it is shown."""

    page: Page
    reader: Reader
    verbose: bool


def write_todo(page: Page, reader: Reader, *, verbose: bool) -> None:
    """Write what to do: data to be fixed, then results, worst first, a dozen unless `verbose`."""
    todo = TodoList(page=page, reader=reader, verbose=verbose)
    piles = sections(reader.verdict)
    page.blank()
    page.line((page.say("table.to_do"), "bold underline"))
    must_fix = write_must_fix(page, reader, verbose=verbose)
    if not piles and not must_fix:
        page.line((page.say("table.nothing_to_do"), "green"), indent=1)
    room = sum(section.size for section in piles) if verbose else MOST_ENTRIES
    withheld = 0
    for section in piles:
        _write_section(todo, section, room)
        withheld += max(0, len(section.results) - room)
        room = max(0, room - len(section.results))
    if withheld:
        page.blank()
        page.line((page.say("table.more", n=withheld), "bold"), indent=1)


def _write_section(todo: TodoList, section: Section, room: int) -> None:
    page = todo.page
    page.blank()
    title = todo.reader.section(section.name, section.size)
    page.line((title, f"bold {STYLES.get(section.kind, '')}".strip()))
    _write_absences(todo, section.unreported, "table.open_because_silent")
    for result in section.results[:room]:
        _write_entry(todo, result)
    if codes := [todo.reader.info(r).code for r in section.results[room:]]:
        page.line((page.say("table.only_codes", codes=" ".join(codes)), "dim"), indent=1, hang=2)
    _write_absences(todo, section.unproven, "table.no_record")
    if section.unproven and not todo.verbose:
        first = todo.reader.info(section.unproven[0].results[0]).code
        page.line((page.say("table.names_of_codes", code=first), "dim"), indent=UNDER)


def _write_absences(todo: TodoList, absences: tuple[Absence, ...], sentence: str) -> None:
    """One line for units that lack the same, with the codes; if `verbose`, with the titles."""
    page = todo.page
    shown = absences if todo.verbose else absences[:MOST_ABSENCES]
    for absence in shown:
        infos = [todo.reader.info(result) for result in absence.results]
        unit = whose(todo.reader, absence, limit=None if todo.verbose else words.NAMES_SHOWN)
        if sentence == "table.no_record" and (files := _files(todo.reader.verdict, absence)):
            unit = page.say("words.aside", main=unit, aside=words.listed(files, page.language))
        codes = " ".join(info.code for info in infos)
        text = page.say(sentence, unit=unit, n=len(infos), codes=codes)
        page.line(mark(Outcome.UNKNOWN), " ", text, indent=1, hang=UNDER - 1)
        for info in infos if todo.verbose else ():
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
    able = {unit.id for unit in verdict.units if {unit.id, unit.kind} & levels}
    asked = set(absence.units) or able
    return [item.path for item in verdict.inputs if set(item.units) & asked]


def _to_fill_in(reader: Reader, result: Result) -> str:
    """The files in which what a result lacks can be added, where nothing stands as yet."""
    units = {gap.unit for gap in result.missing} | {result.unit or ""}
    absence = Absence(units=tuple(sorted(filter(None, units))), results=(result,))
    return reader.listed(_files(reader.verdict, absence), limit=words.NAMES_SHOWN)


def _write_entry(todo: TodoList, result: Result) -> None:
    """What, against what, how much is missing, whose, since when, from where, and what to do."""
    page, reader, info = todo.page, todo.reader, todo.reader.info(result)
    page.line(mark(result.outcome), " ", *_title(reader, result, info), indent=1, hang=UNDER - 1)
    if not info.is_duty:
        page.line(*_figure(reader, result, info), indent=UNDER, hang=2)
    _write_aside(page, "", reader.joined(asides(reader, result)))
    if reader.whole:
        _write_aside(page, "table.units", _units(todo, result, info))
    _write_aside(page, "table.years", "  ".join(compared_years(reader, result)))
    places = words.places(sources(result), page.language, limit=None if todo.verbose else 4)
    _write_aside(page, "column.places", places)
    if not places:
        _write_aside(page, "table.fill_in", _to_fill_in(reader, result))
    remedy = info.remedy.in_language(page.language)
    page.line(page.say("table.do", what=remedy), indent=UNDER, hang=2)


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


def _units(todo: TodoList, result: Result, info: TargetInfo) -> str:
    """What each unit came to, the worst first where there are too many to show."""
    results = [
        own
        for own in todo.reader.of_units.get(result.target, {}).values()
        if own.measured or (info.is_duty and own.outcome is not Outcome.INFO)
    ]
    if len(results) == 1 and results[0].measured == result.measured:
        return ""  # the one unit that the whole consists of
    limit = len(results) if todo.verbose else MOST_UNITS
    if len(results) > limit:
        results.sort(key=lambda own: tuple(Outcome).index(own.outcome))
    parts = [
        words.of_unit(info, own, result, todo.reader.called, todo.page.language)
        for own in results[:limit]
    ]
    if len(results) > limit:
        parts.append(todo.page.say("table.other_units", n=len(results) - limit))
    return "  ".join(parts)
