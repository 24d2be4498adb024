"""How every sheet of the report looks: its styles, heading, table, freezing and print set-up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter

from haixi_check.messages import Language, say
from haixi_check.writers.office import breadth, put_text
from haixi_check.writers.office.look import FILLS, INKS

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

INK, SOFT, LINE, HEADING, BAND = "1F2A37", "6B7280", "C3CAD3", "DCE6F1", "F3F6FA"
A4: Final = 9
LINE_HEIGHT: Final = 13.5
TALLEST: Final = 400.0
"""Points; a spreadsheet does not make a row higher than 409."""

TITLE_ROW, SUBTITLE_ROW, HEADER_ROW = 1, 2, 4


@dataclass(frozen=True)
class Look:
    """A style, short: what differs from plain text in a bordered cell."""

    fill: str = ""
    size: float = 10
    bold: bool = False
    ink: str = INK
    across: str = "left"
    lined: bool = True
    wrap: bool = False


LOOKS: Final = {
    "title": Look(size=16, bold=True, lined=False),
    "subtitle": Look(size=9, ink=SOFT, lined=False),
    "section": Look(size=12, bold=True, lined=False),
    "sentence": Look(lined=False, wrap=True),
    "header": Look(fill=HEADING, bold=True, across="center"),
    "text": Look(),
    "strong": Look(bold=True),
    "soft": Look(size=9, ink=SOFT),
    "centred": Look(across="center"),
    "figure": Look(size=16, bold=True, across="center"),
}


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its width in half-width characters, and its look."""

    heading: str
    width: float
    look: str = "text"


def add_styles(book: Workbook, language: Language) -> None:
    """Give `book` the styles of every cell, in fonts that its readers have."""
    body, heading = ("宋体", "黑体") if language == "zh" else ("Calibri", "Calibri")
    edge = Side(style="thin", color=LINE)
    looks = dict(LOOKS)
    for name, fill in FILLS.items():
        looks[name] = Look(fill=fill, ink=INKS[name], bold=True, across="center")
    for name, look in looks.items():
        style = NamedStyle(
            name=f"haixi {name}",
            font=Font(
                name=heading if look.bold else body, size=look.size, bold=look.bold, color=look.ink
            ),
            fill=PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill(),
            border=Border(edge, edge, edge, edge) if look.lined else Border(),
            alignment=Alignment(
                horizontal=look.across,
                vertical="center",
                wrap_text=look.lined or look.wrap,
            ),
        )
        book.add_named_style(style)


def put(sheet: Worksheet, row: int, column: int, value: str | int | None, look: str) -> Cell:
    """Write a text or a number in one of the looks; text is never taken for a formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is written into a merged area's inside
    cell.style = f"haixi {look}"
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


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """The widths of the columns from the first on, in half-width characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def put_row(
    sheet: Worksheet,
    row: int,
    values: Sequence[str | int | None],
    columns: Sequence[Column],
    looks: dict[int, str] | None = None,
) -> None:
    """One row of a table, as high as its longest text; `looks` by number where they differ."""
    lines = 1
    for number, (value, column) in enumerate(zip(values, columns, strict=True)):
        put(sheet, row, number + 1, value, (looks or {}).get(number, column.look))
        lines = max(lines, lines_of(str(value or ""), column.width))
    sheet.row_dimensions[row].height = min(TALLEST, 6 + LINE_HEIGHT * lines)


def lines_of(text: str, width: float) -> int:
    """How many lines `text` takes in a cell of `width` half-width characters."""
    return sum(max(1, math.ceil(breadth(part) / (width - 1))) for part in text.split("\n"))


def put_header(sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
    """The headings of a table."""
    for number, column in enumerate(columns, start=1):
        put(sheet, row, number, column.heading, "header")
    deepest = max(lines_of(column.heading, column.width) for column in columns)
    sheet.row_dimensions[row].height = 8 + LINE_HEIGHT * deepest


def finish_table(
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: int,
    language: Language,
    *,
    printed: int | None = None,
) -> None:
    """Freeze the headings, let the table be filtered, and set it up for A4 landscape.

    Only the first `printed` columns go to paper.
    """
    set_widths(sheet, (column.width for column in columns))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    last = get_column_letter(len(columns))
    if rows:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{HEADER_ROW + rows}"
    if printed:
        sheet.print_area = f"A1:{get_column_letter(printed)}{HEADER_ROW + rows}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    set_page(sheet, language)


def set_page(sheet: Worksheet, language: Language) -> None:
    """A4 landscape, as wide as the page, numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None  # noqa: S101 - openpyxl makes one
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.2, 0.3
    if (footer := sheet.oddFooter) is not None and footer.center is not None:
        footer.center.text = say("words.page", language)
