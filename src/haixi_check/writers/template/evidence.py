"""佐证材料: a row for each duty that binds a unit, and for each of its named parts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.cell import Cell

from haixi_check.rulepack.measures import Dating, Evidence, NamedPart
from haixi_check.rulepack.pack import Unit
from haixi_check.rulepack.targets import EachYearFrom, Target
from haixi_check.writers.template.commission import Commission
from haixi_check.writers.template.entry_cells import ChoiceLists
from haixi_check.writers.template.grid import UNIT, Grid, open_grid
from haixi_check.writers.template.paper import (
    HEADER_ROW,
    add_note,
    add_title,
    finish,
    put,
)

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
    """The grid of the records, and the row that is made out for each duty and part."""

    grid: Grid
    rows: Mapping[Slot, int]


def add_evidence(book: Workbook, commission: Commission, choices: ChoiceLists) -> EvidenceRows:
    """Write the sheet. A row that nobody fills in is a prompt, not a record."""
    form = commission.form.evidence
    title = commission.word(form.title)
    sheet = book.create_sheet(title)
    grid = open_grid(
        sheet, commission, choices, form.columns, bodies=commission.units, last=LAST_ROW
    )
    for name, width in (("duty", _DUTY_WIDTH), ("part", _PART_WIDTH)):
        sheet.column_dimensions[_letter(grid, name)].width = width
    rows: dict[Slot, int] = {}
    for unit in commission.units:
        clause = ""
        for target, duty in commission.duties(unit):
            first = _first_clause(target, commission)
            if first != clause:
                clause = first
                _band(grid, clause, commission)
            for part in duty.parts or (None,):
                slot = (unit.id, target.id, part.id if part else None)
                rows[slot] = _row(grid, unit, target, duty, part, commission)
    grid.make_ready(grid.next + BLANK_ROWS)
    add_title(
        sheet,
        commission.say("template.heading", sheet=title, year=commission.year),
        commission.say(
            "template.subtitle",
            units=commission.listed(commission.word(unit.title) for unit in commission.units),
            hint=commission.say("template.note.more_records"),
        ),
        width=len(grid.columns),
    )
    frozen = f"{'D' if commission.together else 'C'}{HEADER_ROW + 1}"
    finish(sheet, page=commission.say("words.page"), colour=TAB, frozen=frozen)
    return EvidenceRows(grid, rows)


def _letter(grid: Grid, name: str) -> str:
    cell = grid.sheet.cell(HEADER_ROW, grid.columns[name])
    assert isinstance(cell, Cell)  # noqa: S101 - a header is not merged
    return cell.column_letter


def _first_clause(target: Target, commission: Commission) -> str:
    order = [clause.id for clause in commission.pack.clauses]
    return min(target.clauses, key=order.index)


def _band(grid: Grid, clause_id: str, commission: Commission) -> None:
    """A line that parts the clauses; it holds nothing that a reader takes for a record."""
    clause = next(item for item in commission.pack.clauses if item.id == clause_id)
    row = grid.append({})
    for column in grid.columns.values():
        put(grid.sheet, row, column, None, "band")
    text = f"{clause.id} {commission.word(clause.title)}"
    put(grid.sheet, row, grid.columns["duty"], text, "band")


def _row(
    grid: Grid,
    unit: Unit,
    target: Target,
    duty: Evidence,
    part: NamedPart | None,
    commission: Commission,
) -> int:
    title = duty_name(target, commission)
    row = grid.append({})
    note = note_of_duty(target, duty, commission)
    if part is not None:
        name = commission.word(part.title)
        note = commission.say("template.note.part", note=note, part=name)
        put(grid.sheet, row, grid.columns["part"], name, "label")
    else:
        put(grid.sheet, row, grid.columns["part"], None, "closed")
    if commission.together:
        put(grid.sheet, row, grid.columns[UNIT], commission.word(unit.title), "label")
    add_note(put(grid.sheet, row, grid.columns["duty"], title, "label"), note)
    grid.fit(row)
    return row


def duty_name(target: Target, commission: Commission) -> str:
    """A duty as its row names it: `E01 党委领导下的校长负责制`."""
    return commission.say("template.duty", code=target.code, title=commission.word(target.title))


def note_of_duty(target: Target, duty: Evidence, commission: Commission) -> str:
    """What proves a duty, from when, by whom, and where the opinion asks for it."""
    return commission.say(
        "template.note.duty",
        proof=commission.word(duty.proof),
        when=when_of(target, duty, commission),
        who=commission.say(f"template.who.{duty.shown_by.value}"),
        clauses=commission.listed(target.clauses),
    )


def when_of(target: Target, duty: Evidence, commission: Commission) -> str:
    """What the date of a record must be, in words."""
    say = commission.say
    if isinstance(target.period, EachYearFrom) and target.period.each_year_from < commission.year:
        years = target.period.years(commission.year)
        return say("template.when.each_year", first=years[0], year=years[-1])
    if duty.dated is Dating.YEARLY:
        return say("template.when.yearly", year=commission.year)
    as_of = datetime.date(commission.year, 12, 31)
    if duty.window is None:
        return say("template.when.standing", issued=commission.pack.issued, as_of=as_of)
    since, until = duty.window.since, duty.window.until
    if until is None:
        return say("template.when.since", since=since)
    return say("template.when.window", since=since, until=until)
