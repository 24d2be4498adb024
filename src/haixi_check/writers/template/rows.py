"""Sheets with one thing or one person a row, registers and rosters among them.

Their columns, the rows made ready, and how one of them is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter

from haixi_check.plain import dataclass
from haixi_check.rulepack.form import Column, Register
from haixi_check.rulepack.pack import Unit
from haixi_check.writers.office.sheets import set_widths
from haixi_check.writers.template import entries, paper
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

TAB, OPTIONAL_TAB = "C8912B", "C9CED6"
READY_ROWS = 20
"""How many rows look like ones to fill in; below them a list may go on."""
LAST_ROW, LAST_ROSTER_ROW = 2_000, 60_000
"""How far down entries are checked while they are typed."""

UNIT = "unit_name"
"""The column that says whose row it is, where several units share the sheet."""


@dataclass(kw_only=True)
class EntryRows:
    """Where the rows of a sheet stand."""

    sheet: Worksheet
    columns: Mapping[str, int]
    """Column id to its number, from one."""
    looks: Mapping[str, str]
    ready: int
    """The last row that looks like one to fill in."""
    next: int
    """The first row that nobody has filled in."""

    def make_ready(self, last: int) -> None:
        """Make the rows down to `last` look like ones to fill in."""
        for row in range(self.ready + 1, last + 1):
            for name, column in self.columns.items():
                paper.put(self.sheet, row, column, None, self.looks[name])
            paper.fit_row(self.sheet, row, ())
        self.ready = max(self.ready, last)

    def append(self, values: Mapping[str, object]) -> int:
        """Fill in the next row; returns its number. Raises KeyError for an unknown column."""
        row = self.next
        self.make_ready(row)
        self.fill(row, values)
        self.next = row + 1
        return row

    def fill(self, row: int, values: Mapping[str, object]) -> None:
        """Fill in cells of `row` by column id."""
        for name, value in values.items():
            self.sheet.cell(row, self.columns[name]).value = value  # type: ignore[assignment]
        self.fit(row)

    def fit(self, row: int) -> None:
        """Make the row high enough for its texts; programs do so only while they are typed."""
        cells = [
            (value, self.sheet.column_dimensions[get_column_letter(column)].width)
            for column in self.columns.values()
            if isinstance(value := self.sheet.cell(row, column).value, str)
        ]
        paper.fit_row(self.sheet, row, cells)


def add_register(
    book: Workbook,
    request: TemplateRequest,
    choices: entries.ChoiceLists,
    register: Register,
    *,
    optional: bool = False,
) -> EntryRows:
    """Write the sheet of a register, or of a roster where it is `optional`."""
    sheet = book.create_sheet(request.word(register.title))
    bodies = [unit for unit in request.units if unit.kind in register.filled_by]
    rows = open_rows(
        sheet,
        request,
        choices,
        request.columns(register.columns),
        bodies=bodies,
        last=LAST_ROSTER_ROW if optional else LAST_ROW,
        register=register,
    )
    rows.make_ready(paper.HEADER_ROW + READY_ROWS)
    hint = request.say("template.hint_optional" if optional else "template.hint")
    if register.definition is not None and not optional:
        hint = request.word(register.definition)
    paper.add_heading(sheet, request, bodies, hint, width=len(rows.columns))
    first = "C5" if request.together else "B5"
    colour = OPTIONAL_TAB if optional else TAB
    paper.finish(sheet, request.language, colour=colour, frozen=first)
    return rows


def open_rows(
    sheet: Worksheet,
    request: TemplateRequest,
    choices: entries.ChoiceLists,
    columns: Sequence[Column],
    *,
    bodies: Sequence[Unit],
    last: int,
    register: Register | None = None,
) -> EntryRows:
    """Write the header of a sheet with `columns`, and make its cells take what they ask for.

    `bodies` may be named in the first column, where the workbook is for several units; entries are
    checked down to row `last`.
    """
    shown = tuple(columns)
    if request.together:  # then every row must say whose it is
        shown = (replace(request.form.figures_sheet.column(UNIT), required=True), *shown)
    headers = [entries.header_of(column, request, register) for column in shown]
    paper.add_header(sheet, headers, [entries.note_of(column, request) for column in shown])
    widths = [
        entries.width_of(column, header) for column, header in zip(shown, headers, strict=True)
    ]
    set_widths(sheet, widths)
    looks = {column.id: entries.look_of(column) for column in shown}
    for number, column in enumerate(shown, start=1):
        _open_column(sheet, number, looks[column.id])
        validation = (
            choices.dropdown(request.word(unit.title) for unit in bodies)
            if column.id == UNIT
            else entries.validation_of(column, request, choices)
        )
        _apply(sheet, validation, number, last)
    return EntryRows(
        sheet=sheet,
        columns={column.id: number for number, column in enumerate(shown, start=1)},
        looks=looks,
        ready=paper.HEADER_ROW,
        next=paper.HEADER_ROW + 1,
    )


def _open_column(sheet: Worksheet, number: int, look: str) -> None:
    """Leave the rows below those made ready open as well, so that a list may grow."""
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.protection = Protection(locked=False)
    dimension.number_format = paper.LOOKS[look].number


def _apply(sheet: Worksheet, validation: DataValidation | None, number: int, last: int) -> None:
    if validation is None:
        return
    letter = get_column_letter(number)
    validation.add(f"{letter}{paper.HEADER_ROW + 1}:{letter}{last}")
    sheet.add_data_validation(validation)
