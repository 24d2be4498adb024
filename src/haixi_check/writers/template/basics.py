"""基本信息: lines of item and entry for one unit, one row a unit for several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from openpyxl.cell import Cell

from haixi_check.rulepack.form import Column
from haixi_check.rulepack.pack import Unit
from haixi_check.writers.template.commission import Commission
from haixi_check.writers.template.entries import (
    header_of,
    look_of,
    note_of,
    validation_of,
    width_of,
)
from haixi_check.writers.template.entry_cells import ChoiceLists
from haixi_check.writers.template.paper import (
    HEADER_ROW,
    add_header,
    add_note,
    add_title,
    finish,
    put,
    set_widths,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TAB = "2F5D8A"
CARRIED = ("school_code", "postgraduate_basis")
"""Lines that stay the same from year to year."""

Cells = dict[tuple[str, str], Cell]


def add_basics(book: Workbook, commission: Commission, choices: ChoiceLists) -> Cells:
    """Write the sheet, with what is known of each unit filled in."""
    title = commission.word(commission.form.basics.title)
    sheet = book.create_sheet(title)
    if commission.together:
        cells = _table(sheet, commission, choices)
        width, frozen = len(commission.columns(commission.form.basics.columns)), "B5"
    else:
        cells = _lines(sheet, commission, choices, commission.units[0])
        width, frozen = 2, None
    add_title(
        sheet,
        commission.say("template.heading", sheet=title, year=commission.year),
        commission.say("template.hint"),
        width=width,
    )
    finish(sheet, page=commission.say("words.page"), colour=TAB, frozen=frozen)
    return cells


def _lines(sheet: Worksheet, commission: Commission, choices: ChoiceLists, unit: Unit) -> Cells:
    heads = [commission.say("template.basics_item"), commission.say("template.basics_entry")]
    add_header(sheet, heads, ["", ""])
    set_widths(sheet, (30, 78))
    cells: Cells = {}
    columns = [
        column for column in commission.form.basics.columns if unit.level in column.filled_by
    ]
    for row, column in enumerate(columns, start=HEADER_ROW + 1):
        title = header_of(column, commission).replace("\n", "")
        label = put(sheet, row, 1, title, "label")
        add_note(label, note_of(column, commission))
        cells[unit.id, column.id] = _entry(sheet, row, 2, column, unit, commission, choices)
        sheet.row_dimensions[row].height = 64 if column.id == "note" else 32
    return cells


def _table(sheet: Worksheet, commission: Commission, choices: ChoiceLists) -> Cells:
    columns = commission.columns(commission.form.basics.columns)
    headers = [header_of(column, commission) for column in columns]
    add_header(sheet, headers, [note_of(column, commission) for column in columns])
    set_widths(
        sheet, (width_of(column, text) for column, text in zip(columns, headers, strict=True))
    )
    cells: Cells = {}
    for row, unit in enumerate(commission.units, start=HEADER_ROW + 1):
        for number, column in enumerate(columns, start=1):
            if unit.level in column.filled_by:
                entry = _entry(sheet, row, number, column, unit, commission, choices)
                cells[unit.id, column.id] = entry
            else:
                put(sheet, row, number, "—", "closed")
        sheet.row_dimensions[row].height = 36
    return cells


def _entry(
    sheet: Worksheet,
    row: int,
    number: int,
    column: Column,
    unit: Unit,
    commission: Commission,
    choices: ChoiceLists,
) -> Cell:
    """One entry; the unit and the year are given, and locked: another is another workbook."""
    given: Mapping[str, object] = {"unit": commission.word(unit.title), "year": commission.year}
    if column.id in given:
        return put(sheet, row, number, given[column.id], "label")
    cell = put(sheet, row, number, _known(column, unit, commission), _left(look_of(column)))
    validation = validation_of(column, commission, choices)
    if validation is not None:
        validation.add(cell.coordinate)
        sheet.add_data_validation(validation)
    return cell


def _left(look: str) -> str:
    return "text" if look == "choice" else look


def _known(column: Column, unit: Unit, commission: Commission) -> object:
    """What the pack, or last year's submission, already says of a unit."""
    last = commission.last.get(unit.id)
    if last is not None and column.id in CARRIED and last.basics.get(column.id) is not None:
        value = str(last.basics[column.id])
        meant = (choice for choice in column.choices if choice.value == value)
        found = next(meant, None)
        return found.en if found is not None and commission.language == "en" else value
    return unit.school_code if column.id == "school_code" else None
