"""佐证材料: a row for each duty that binds a unit, and for each of its named parts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from haixi_check.plain import dataclass
from haixi_check.rulepack.measures import Dating, Evidence, NamedPart
from haixi_check.rulepack.pack import Unit
from haixi_check.rulepack.periods import EachYearFrom, Every
from haixi_check.rulepack.targets import Target
from haixi_check.writers.template.entries import ChoiceLists
from haixi_check.writers.template.paper import HEADER_ROW, add_heading, add_note, finish, put
from haixi_check.writers.template.request import TemplateRequest
from haixi_check.writers.template.rows import UNIT, EntryRows, open_rows

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

TAB = "4F7F52"
BLANK_ROWS = 12
"""Rows after the duties, for further records of one duty."""
LAST_ROW = 2_000
_DUTY_WIDTH, _PART_WIDTH = 42, 24

Slot = tuple[str, str, str | None]
"""Unit, duty and part."""


@dataclass(frozen=True)
class EvidenceRows:
    """Where the records stand, and the row that is made out for each duty and part."""

    records: EntryRows
    rows: Mapping[Slot, int]


def add_evidence(book: Workbook, request: TemplateRequest, choices: ChoiceLists) -> EvidenceRows:
    """Write the sheet. A row that nobody fills in is a prompt, not a record."""
    form = request.form.evidence
    sheet = book.create_sheet(request.word(form.title))
    columns = request.columns(form.columns)
    records = open_rows(sheet, request, choices, columns, bodies=request.units, last=LAST_ROW)
    for name, width in (("duty", _DUTY_WIDTH), ("part", _PART_WIDTH)):
        sheet.column_dimensions[get_column_letter(records.columns[name])].width = width
    rows: dict[Slot, int] = {}
    for unit in request.units:
        clause = ""
        for target, duty in request.duties(unit):
            first = request.rules.first_clause(target)
            if first != clause:
                clause = first
                _band(records, clause, request)
            for part in duty.filed_under or (None,):
                slot = (unit.id, target.id, part.id if part else None)
                rows[slot] = _row(records, unit, target, duty, part, request)
    records.make_ready(records.next + BLANK_ROWS)
    hint = request.say("template.note.more_records")
    add_heading(sheet, request, request.units, hint, width=len(records.columns))
    frozen = f"{'D' if request.together else 'C'}{HEADER_ROW + 1}"
    finish(sheet, request.language, colour=TAB, frozen=frozen)
    return EvidenceRows(records, rows)


def _band(records: EntryRows, clause_id: str, request: TemplateRequest) -> None:
    """A line that parts the clauses; it holds nothing that a reader takes for a record."""
    clause = next(item for item in request.pack.clauses if item.id == clause_id)
    row = records.append({})
    for column in records.columns.values():
        put(records.sheet, row, column, None, "band")
    text = f"{clause.id} {request.word(clause.title)}"
    put(records.sheet, row, records.columns["duty"], text, "band")


def _row(
    records: EntryRows,
    unit: Unit,
    target: Target,
    duty: Evidence,
    part: NamedPart | None,
    request: TemplateRequest,
) -> int:
    title = duty_name(target, request)
    row = records.append({})
    note = note_of_duty(target, duty, request)
    if part is not None:
        name = request.word(part.title)
        note = request.say("template.note.part", note=note, part=name)
        put(records.sheet, row, records.columns["part"], name, "label")
    else:
        put(records.sheet, row, records.columns["part"], None, "closed")
    if request.together:
        put(records.sheet, row, records.columns[UNIT], request.word(unit.title), "label")
    add_note(put(records.sheet, row, records.columns["duty"], title, "label"), note)
    records.fit(row)
    return row


def duty_name(target: Target, request: TemplateRequest) -> str:
    """A duty as its row names it: `E01 党委领导下的校长负责制`."""
    return request.say("template.duty", code=target.code, title=request.word(target.title))


def note_of_duty(target: Target, duty: Evidence, request: TemplateRequest) -> str:
    """What proves a duty, from when, by whom, and where the opinion asks for it."""
    return request.say(
        "template.note.duty",
        proof=request.word(duty.proof),
        when=when_of(target, duty, request),
        who=request.say(f"template.who.{duty.shown_by.value}"),
        clauses=request.listed(target.clauses),
    )


def when_of(target: Target, duty: Evidence, request: TemplateRequest) -> str:
    """What the date of a record must be, in words."""
    say = request.say
    if isinstance(target.period, EachYearFrom) and target.period.each_year_from < request.year:
        years = target.period.years(request.year)
        return say("template.when.each_year", first=years[0], year=years[-1])
    if isinstance(target.period, Every):
        years = target.period.window(request.year)
        if len(years) > 1:
            return say("template.when.every", first=years[0], last=years[-1])
    if duty.dated is Dating.YEARLY:
        return say("template.when.yearly", year=request.year)
    as_of = datetime.date(request.year, 12, 31)
    if duty.window is None:
        return say("template.when.standing", issued=request.pack.issued, as_of=as_of)
    since, until = duty.window.since, duty.window.until
    if until is None:
        return say("template.when.since", since=since)
    return say("template.when.window", since=since, until=until)
