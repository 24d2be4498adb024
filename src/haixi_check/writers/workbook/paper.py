"""How every sheet of the report looks: its styles, heading, table, freezing and print set-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from haixi_check.messages import Language
from haixi_check.plain import dataclass
from haixi_check.writers.office import lines_of
from haixi_check.writers.office.look import FILLS, INKS
from haixi_check.writers.office.sheets import (
    SOFT,
    CellLook,
    add_styles,
    put_text,
    set_page,
    set_widths,
    styled_cell,
)

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LINE_HEIGHT: Final = 13.5
TALLEST: Final = 400.0
"""Points; a spreadsheet does not make a row higher than 409."""

TITLE_ROW, SUBTITLE_ROW, HEADER_ROW = 1, 2, 4


LOOKS: Final = {
    "title": CellLook(size=16, bold=True, lined=False, wrap=False),
    "subtitle": CellLook(size=9, ink=SOFT, lined=False, wrap=False),
    "section": CellLook(size=12, bold=True, lined=False, wrap=False),
    "sentence": CellLook(lined=False),
    "header": CellLook(fill="DCE6F1", bold=True, across="center"),
    "text": CellLook(),
    "strong": CellLook(bold=True),
    "soft": CellLook(size=9, ink=SOFT),
    "centred": CellLook(across="center"),
    "figure": CellLook(size=16, bold=True, across="center"),
}


@dataclass(frozen=True)
class ListColumn:
    """A column of a table: its heading, its width in half-width characters, and its look."""

    heading: str
    width: float
    look: str = "text"


def add_report_styles(book: Workbook, language: Language) -> None:
    """Give `book` the styles of every cell: of text and tables, and of outcomes and tiers."""
    coloured = {
        name: CellLook(fill=fill, ink=INKS[name], bold=True, across="center")
        for name, fill in FILLS.items()
    }
    add_styles(book, LOOKS | coloured, language, border="C3CAD3")


def put(sheet: Worksheet, row: int, column: int, value: str | int | None, look: str) -> Cell:
    """Write a text or a number in one of the looks; text is never taken for a formula."""
    cell = styled_cell(sheet, row, column, look)
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        cell.value = value
    return cell


def add_sheet(book: Workbook, title: str, subtitle: str, colour: str) -> Worksheet:
    """A new sheet, headed by its own name and one line below it."""
    sheet: Worksheet = book.create_sheet(title)
    put(sheet, TITLE_ROW, 1, title, "title")
    put(sheet, SUBTITLE_ROW, 1, subtitle, "subtitle")
    sheet.row_dimensions[TITLE_ROW].height = 28
    sheet.row_dimensions[SUBTITLE_ROW].height = 16
    sheet.sheet_properties.tabColor = colour
    sheet.sheet_view.showGridLines = False
    return sheet


def put_row(
    sheet: Worksheet,
    row: int,
    values: Sequence[str | int | None],
    columns: Sequence[ListColumn],
    looks: dict[int, str] | None = None,
) -> None:
    """One row of a table, as high as its longest text; `looks` by number where they differ."""
    lines = 1
    for number, (value, column) in enumerate(zip(values, columns, strict=True)):
        put(sheet, row, number + 1, value, (looks or {}).get(number, column.look))
        lines = max(lines, lines_of(str(value or ""), column.width - 1))
    sheet.row_dimensions[row].height = min(TALLEST, 6 + LINE_HEIGHT * lines)


def put_header(sheet: Worksheet, columns: Sequence[ListColumn]) -> None:
    """The headings of a table."""
    for number, column in enumerate(columns, start=1):
        put(sheet, HEADER_ROW, number, column.heading, "header")
    deepest = max(lines_of(column.heading, column.width - 1) for column in columns)
    sheet.row_dimensions[HEADER_ROW].height = 8 + LINE_HEIGHT * deepest


def finish_table(
    sheet: Worksheet,
    columns: Sequence[ListColumn],
    rows: int,
    language: Language,
    *,
    printed: int | None = None,
) -> None:
    """Freeze, filter, and set up for A4 landscape; only the first `printed` columns are printed."""
    set_widths(sheet, (column.width for column in columns))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    last = get_column_letter(len(columns))
    if rows:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{HEADER_ROW + rows}"
    if printed:
        sheet.print_area = f"A1:{get_column_letter(printed)}{HEADER_ROW + rows}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    set_page(sheet, language)
