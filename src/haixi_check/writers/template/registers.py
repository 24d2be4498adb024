"""The registers, and the rosters that may be filled in: one thing or one person a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from haixi_check.rulepack.form import Register
from haixi_check.writers.template.commission import Commission
from haixi_check.writers.template.entry_cells import ChoiceLists
from haixi_check.writers.template.grid import Grid, open_grid
from haixi_check.writers.template.paper import HEADER_ROW, add_title, finish

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

TAB, OPTIONAL_TAB = "C8912B", "C9CED6"
READY_ROWS = 20
"""How many rows look like ones to fill in; below them a list may go on."""
LAST_ROW, LAST_ROSTER_ROW = 2_000, 60_000
"""How far down entries are checked while they are typed."""


def add_register(
    book: Workbook,
    commission: Commission,
    choices: ChoiceLists,
    register: Register,
    *,
    optional: bool = False,
) -> Grid:
    """Write the sheet of a register, or of a roster where it is `optional`."""
    title = commission.word(register.title)
    sheet = book.create_sheet(title)
    bodies = [unit for unit in commission.units if unit.level in register.filled_by]
    grid = open_grid(
        sheet,
        commission,
        choices,
        commission.columns(register.columns),
        bodies=bodies,
        last=LAST_ROSTER_ROW if optional else LAST_ROW,
        register=register,
    )
    grid.make_ready(HEADER_ROW + READY_ROWS)
    hint = commission.say("template.hint_optional" if optional else "template.hint")
    if register.definition is not None and not optional:
        hint = commission.word(register.definition)
    add_title(
        sheet,
        commission.say("template.heading", sheet=title, year=commission.year),
        commission.say(
            "template.subtitle",
            units=commission.listed(commission.word(unit.title) for unit in bodies),
            hint=hint,
        ),
        width=len(grid.columns),
    )
    first = "C5" if commission.together else "B5"
    colour = OPTIONAL_TAB if optional else TAB
    finish(sheet, page=commission.say("words.page"), colour=colour, frozen=first)
    return grid
