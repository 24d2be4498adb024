"""How every sheet looks: its styles, title, header, notes, protection and print set-up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from haixi_check.messages import Language
from haixi_check.writers.office import breadth

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_ROW, SUBTITLE_ROW, SPACER_ROW, HEADER_ROW = 1, 2, 3, 4
"""A blank row parts the title from the header, so that no reader takes the two for one header."""

INK, SOFT, LINE = "1F2A37", "6B7280", "B8C2CC"
HEADER, BAND, ENTRY, EARLIER, LABEL = "DCE6F1", "EEF3F8", "FFFBE5", "EDF4FB", "FFFFFF"

NOTE_WIDTH = 340
"""In pixels; about 26 Chinese characters a line."""
_NOTE_COLUMNS, _NOTE_LINE = 50, 18

A4 = 9
ROW_HEIGHT = 20


@dataclass(frozen=True)
class _Look:
    """A style, short: what differs from plain text in a bordered cell."""

    fill: str = LABEL
    size: float = 10.5
    bold: bool = False
    colour: str = INK
    across: str = "left"
    number: str = "General"
    locked: bool = True
    lined: bool = True
    wrap: bool = True


LOOKS = {
    "title": _Look(size=16, bold=True, across="center", lined=False, wrap=False),
    "subtitle": _Look(size=9, colour=SOFT, across="center", lined=False, wrap=False),
    "section": _Look(size=12, bold=True, lined=False, wrap=False),
    "sentence": _Look(lined=False),
    "header": _Look(fill=HEADER, bold=True, across="center"),
    "band": _Look(fill=BAND, size=10, bold=True, wrap=False),
    "label": _Look(),
    "centred": _Look(across="center"),
    "code": _Look(size=8, colour=SOFT, wrap=False),
    "closed": _Look(fill="F3F4F6", colour=SOFT, across="center"),
    "text": _Look(fill=ENTRY, number="@", locked=False),
    "choice": _Look(fill=ENTRY, number="@", across="center", locked=False),
    "date": _Look(fill=ENTRY, number="yyyy-mm-dd", across="center", locked=False),
    "year": _Look(fill=ENTRY, number="0", across="center", locked=False),
    "count": _Look(fill=ENTRY, number="#,##0", across="right", locked=False),
    "number": _Look(fill=ENTRY, across="right", locked=False),
    "money": _Look(fill=ENTRY, number="#,##0.00", across="right", locked=False, wrap=False),
    "earlier count": _Look(fill=EARLIER, number="#,##0", across="right", locked=False),
    "earlier money": _Look(
        fill=EARLIER, number="#,##0.00", across="right", locked=False, wrap=False
    ),
}


def add_styles(book: Workbook, language: Language) -> None:
    """Give `book` the styles of every cell, in fonts that its readers have."""
    body, heading = ("宋体", "黑体") if language == "zh" else ("Calibri", "Calibri")
    edge = Side(style="thin", color=LINE)
    for name, look in LOOKS.items():
        font = heading if look.bold else body
        style = NamedStyle(
            name=style_name(name),
            font=Font(name=font, size=look.size, bold=look.bold, color=look.colour),
            fill=PatternFill("solid", fgColor=look.fill),
            border=Border(edge, edge, edge, edge) if look.lined else Border(),
            alignment=Alignment(
                horizontal=look.across,
                vertical="center",
                wrap_text=look.wrap,
                indent=1 if look.across != "center" and look.lined else 0,
            ),
            number_format=look.number,
            protection=Protection(locked=look.locked),
        )
        book.add_named_style(style)


def style_name(look: str) -> str:
    """What a style is called in the workbook's own list, apart from the program's own."""
    return f"haixi {look}"


def put(sheet: Worksheet, row: int, column: int, value: object, look: str) -> Cell:
    """Write a cell in one of the looks."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is written into a merged area's inside
    cell.value = value  # type: ignore[assignment]
    cell.style = style_name(look)
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
    lines = sum(max(1, math.ceil(breadth(line) / _NOTE_COLUMNS)) for line in text.split("\n"))
    cell.comment = Comment(text, "haixi-check", width=NOTE_WIDTH, height=24 + _NOTE_LINE * lines)


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """The widths of the columns from the first on, in half-width characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


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
    lines = max(
        (
            sum(math.ceil(max(1, breadth(part)) / (width - 2)) for part in text.split("\n"))
            for text, width in cells
        ),
        default=1,
    )
    return max(ROW_HEIGHT, 6 + 14.5 * lines)


def finish(sheet: Worksheet, *, page: str, colour: str, frozen: str | None = None) -> None:
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
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None  # noqa: S101 - openpyxl makes one
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.2, 0.3
    if (footer := sheet.oddFooter) is not None and footer.center is not None:
        footer.center.text = page
    if frozen is not None:
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
