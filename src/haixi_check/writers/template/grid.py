"""A sheet with one thing a row: its columns, the rows made ready, and how one of them is filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter

from haixi_check.rulepack.form import Column, Register
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
    LOOKS,
    add_header,
    fit_row,
    put,
    set_widths,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

UNIT = "unit_name"
"""The column that says whose row it is, where several units share the sheet."""


@dataclass(kw_only=True)
class Grid:
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
                put(self.sheet, row, column, None, self.looks[name])
            fit_row(self.sheet, row, ())
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
        fit_row(self.sheet, row, cells)


def open_grid(
    sheet: Worksheet,
    commission: Commission,
    choices: ChoiceLists,
    columns: Sequence[Column],
    *,
    bodies: Sequence[Unit],
    last: int,
    register: Register | None = None,
) -> Grid:
    """Write the header of a sheet with `columns`, and make its cells take what they ask for.

    `bodies` may be named in the first column, where the workbook is for several units; entries are
    checked down to row `last`.
    """
    shown = (_unit_column(commission), *columns) if commission.together else tuple(columns)
    headers = [header_of(column, commission, register) for column in shown]
    add_header(sheet, headers, [note_of(column, commission) for column in shown])
    widths = [width_of(column, header) for column, header in zip(shown, headers, strict=True)]
    set_widths(sheet, widths)
    looks = {column.id: look_of(column) for column in shown}
    for number, column in enumerate(shown, start=1):
        _open_column(sheet, number, looks[column.id])
        validation = (
            choices.dropdown(commission.word(unit.title) for unit in bodies)
            if column.id == UNIT
            else validation_of(column, commission, choices)
        )
        _apply(sheet, validation, number, last)
    return Grid(
        sheet=sheet,
        columns={column.id: number for number, column in enumerate(shown, start=1)},
        looks=looks,
        ready=HEADER_ROW,
        next=HEADER_ROW + 1,
    )


def _unit_column(commission: Commission) -> Column:
    """The column of the reporting unit, which every row must fill in."""
    column = commission.form.figures_sheet.column(UNIT)
    return replace(column, required=True)


def _open_column(sheet: Worksheet, number: int, look: str) -> None:
    """Leave the rows below those made ready open as well, so that a list may grow."""
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.protection = Protection(locked=False)
    dimension.number_format = LOOKS[look].number


def _apply(sheet: Worksheet, validation: DataValidation | None, number: int, last: int) -> None:
    if validation is None:
        return
    letter = get_column_letter(number)
    validation.add(f"{letter}{HEADER_ROW + 1}:{letter}{last}")
    sheet.add_data_validation(validation)
