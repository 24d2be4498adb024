"""基本信息: lines of item and entry for one unit, one row a unit for several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from openpyxl.cell import Cell

from haixi_check.rulepack.form import Column, ColumnType
from haixi_check.rulepack.pack import Unit
from haixi_check.writers.office.sheets import set_widths
from haixi_check.writers.template import entries, paper
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TAB = "2F5D8A"
"""Lines that stay the same from year to year."""

Cells = dict[tuple[str, str], Cell]


def add_basics(book: Workbook, request: TemplateRequest, choices: entries.ChoiceLists) -> Cells:
    """Write the sheet, with what is known of each unit filled in."""
    title = request.word(request.form.basics.title)
    sheet = book.create_sheet(title)
    if request.together:
        cells = _table(sheet, request, choices)
        width, frozen = len(request.columns(request.form.basics.columns)), "B5"
    else:
        cells = _lines(sheet, request, choices, request.units[0])
        width, frozen = 2, None
    paper.add_title(
        sheet,
        request.say("template.heading", sheet=title, year=request.year),
        request.say("template.hint"),
        width=width,
    )
    paper.finish(sheet, request.language, colour=TAB, frozen=frozen)
    return cells


def _lines(
    sheet: Worksheet, request: TemplateRequest, choices: entries.ChoiceLists, unit: Unit
) -> Cells:
    heads = [request.say("template.basics_item"), request.say("template.basics_entry")]
    paper.add_header(sheet, heads, ["", ""])
    set_widths(sheet, (30, 78))
    cells: Cells = {}
    columns = [column for column in request.form.basics.columns if column.asks(unit.kind)]
    for row, column in enumerate(columns, start=paper.HEADER_ROW + 1):
        title = entries.header_of(column, request).replace("\n", "")
        label = paper.put(sheet, row, 1, title, "label")
        paper.add_note(label, entries.note_of(column, request))
        cells[unit.id, column.id] = _entry(sheet, row, 2, column, unit, request, choices)
        sheet.row_dimensions[row].height = 64 if column.id == "note" else 32
    return cells


def _table(sheet: Worksheet, request: TemplateRequest, choices: entries.ChoiceLists) -> Cells:
    columns = request.columns(request.form.basics.columns)
    headers = [entries.header_of(column, request) for column in columns]
    paper.add_header(sheet, headers, [entries.note_of(column, request) for column in columns])
    set_widths(
        sheet,
        (entries.width_of(column, text) for column, text in zip(columns, headers, strict=True)),
    )
    cells: Cells = {}
    for row, unit in enumerate(request.units, start=paper.HEADER_ROW + 1):
        for number, column in enumerate(columns, start=1):
            if column.asks(unit.kind):
                entry = _entry(sheet, row, number, column, unit, request, choices)
                cells[unit.id, column.id] = entry
            else:
                paper.put(sheet, row, number, "—", "closed")
        sheet.row_dimensions[row].height = 36
    return cells


def _entry(
    sheet: Worksheet,
    row: int,
    number: int,
    column: Column,
    unit: Unit,
    request: TemplateRequest,
    choices: entries.ChoiceLists,
) -> Cell:
    """One entry; the unit and the year are given, and locked: another is another workbook."""
    given: Mapping[str, object] = {"unit": request.word(unit.title), "year": request.year}
    if column.id in given:
        return paper.put(sheet, row, number, given[column.id], "label")
    look = entries.look_of(
        column
    )  # what is chosen here stands at the left, as everything beside it
    look = "text" if look == "choice" else look
    cell = paper.put(sheet, row, number, _known(column, unit, request), look)
    validation = entries.validation_of(column, request, choices)
    if validation is not None:
        validation.add(cell.coordinate)
        sheet.add_data_validation(validation)
    return cell


def _known(column: Column, unit: Unit, request: TemplateRequest) -> object:
    """What the pack, or last year's submission, already says of a unit."""
    last = request.last.get(unit.id)
    if last is not None and column.carried and last.basics.get(column.id) is not None:
        value = str(last.basics[column.id])
        meant = (each for each in column.choices if each.value == value)
        choice = next(meant, None)
        return choice.en if choice is not None and request.language == "en" else value
    return unit.school_code if column.type is ColumnType.SCHOOL_CODE else None
