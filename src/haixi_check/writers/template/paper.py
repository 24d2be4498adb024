"""How every sheet looks: its styles, title, header, notes, protection and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from openpyxl.comments import Comment
from openpyxl.worksheet.dimensions import RowDimension

from haixi_check.messages import Language
from haixi_check.rulepack.pack import Unit
from haixi_check.writers.office import lines_of
from haixi_check.writers.office.sheets import SOFT, CellLook, set_page, style_name, styled_cell
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_ROW, SUBTITLE_ROW, SPACER_ROW, HEADER_ROW = 1, 2, 3, 4
"""A blank row parts the title from the header, so that no reader takes the two for one header."""

HEADER, BAND, ENTRY, EARLIER, LABEL = "DCE6F1", "EEF3F8", "FFFBE5", "EDF4FB", "FFFFFF"
"""Colours of cells."""

NOTE_WIDTH = 340
"""In pixels; about 26 Chinese characters a line."""
_NOTE_COLUMNS, _NOTE_LINE = 50, 18

ROW_HEIGHT = 20


_look = partial(CellLook, fill=LABEL, size=10.5)

_LOOKS = {
    "title": _look(size=16, bold=True, across="center", lined=False, wrap=False),
    "subtitle": _look(size=9, ink=SOFT, across="center", lined=False, wrap=False),
    "section": _look(size=12, bold=True, lined=False, wrap=False),
    "sentence": _look(lined=False),
    "header": _look(fill=HEADER, bold=True, across="center"),
    "band": _look(fill=BAND, size=10, bold=True, wrap=False),
    "label": _look(),
    "centred": _look(across="center"),
    "code": _look(size=8, ink=SOFT, wrap=False),
    "closed": _look(fill="F3F4F6", ink=SOFT, across="center"),
    "text": _look(fill=ENTRY, number="@", locked=False),
    "choice": _look(fill=ENTRY, number="@", across="center", locked=False),
    "date": _look(fill=ENTRY, number="yyyy-mm-dd", across="center", locked=False),
    "year": _look(fill=ENTRY, number="0", across="center", locked=False),
    "count": _look(fill=ENTRY, number="#,##0", across="right", locked=False),
    "number": _look(fill=ENTRY, across="right", locked=False),
    "money": _look(fill=ENTRY, number="#,##0.00", across="right", locked=False, wrap=False),
    "earlier count": _look(fill=EARLIER, number="#,##0", across="right", locked=False),
    "earlier money": _look(
        fill=EARLIER, number="#,##0.00", across="right", locked=False, wrap=False
    ),
}
LOOKS = {
    name: replace(look, indent=1) if look.lined and look.across != "center" else look
    for name, look in _LOOKS.items()
}
"""What begins or ends at the line around a cell stands a little apart from it."""


def put(sheet: Worksheet, row: int, column: int, value: object, look: str) -> Cell:
    """Write a cell in one of the looks."""
    cell = styled_cell(sheet, row, column, look)
    cell.value = value  # type: ignore[assignment]
    return cell


def add_title(sheet: Worksheet, title: str, subtitle: str, *, width: int) -> None:
    """The two lines above everything, across `width` columns, and the blank row below them."""
    put(sheet, TITLE_ROW, 1, title, "title")
    put(sheet, SUBTITLE_ROW, 1, subtitle, "subtitle")
    for row, height in ((TITLE_ROW, 32), (SUBTITLE_ROW, 18)):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        sheet.row_dimensions[row].height = height
    for column in range(1, width + 1):
        sheet.cell(SPACER_ROW, column).style = style_name("subtitle")
    sheet.row_dimensions[SPACER_ROW].height = 6


def add_heading(
    sheet: Worksheet, request: TemplateRequest, units: Iterable[Unit], hint: str, *, width: int
) -> None:
    """The title of a sheet that `units` fill in, with what to know of it below."""
    title = request.say("template.heading", sheet=sheet.title, year=request.year)
    subtitle = request.say("template.subtitle", units=request.titles(units), hint=hint)
    add_title(sheet, title, subtitle, width=width)


def add_header(sheet: Worksheet, texts: Sequence[str], notes: Sequence[str]) -> None:
    """The header row, with what its columns mean as notes."""
    for column, (text, note) in enumerate(zip(texts, notes, strict=True), start=1):
        add_note(put(sheet, HEADER_ROW, column, text, "header"), note)
    deepest = max(text.count("\n") for text in texts)
    sheet.row_dimensions[HEADER_ROW].height = 24 + 14 * deepest


def add_note(cell: Cell, text: str) -> None:
    """A note at `cell`, large enough to be read without pulling at its corner."""
    if not text:
        return
    height = 24 + _NOTE_LINE * lines_of(text, _NOTE_COLUMNS)
    cell.comment = Comment(text, "haixi-check", width=NOTE_WIDTH, height=height)


class _GrowingRow(RowDimension):
    """A row with a height that gives way to what is typed into it, as one that Excel fitted."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Never: a height of its own would cut long entries off."""
        return False


def fit_row(sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """Make `row` high enough for texts in columns of the given widths, and let it grow."""
    sheet.row_dimensions[row] = _GrowingRow(sheet, index=row, ht=_height(cells))


def fix_row(sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """The same for a row that is not filled in: merged cells do not grow by themselves."""
    sheet.row_dimensions[row].height = _height(cells)


def _height(cells: Iterable[tuple[str, float]]) -> float:
    lines = max((lines_of(text, width - 2) for text, width in cells), default=1)
    return max(ROW_HEIGHT, 6 + 14.5 * lines)


def finish(sheet: Worksheet, language: Language, *, colour: str, frozen: str | None = None) -> None:
    """Freeze, protect without a password, and set the sheet up for A4 landscape."""
    sheet.freeze_panes = frozen
    sheet.sheet_properties.tabColor = colour
    sheet.sheet_view.showGridLines = False
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = True
    # What a clerk does to read and to continue a list stays allowed (False means not locked).
    protection.formatColumns = protection.formatRows = protection.insertRows = False
    protection.autoFilter = protection.sort = False
    set_page(sheet, language)
    sheet.print_options.horizontalCentered = True
    if frozen is not None:
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
