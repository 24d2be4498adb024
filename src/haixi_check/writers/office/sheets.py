"""Sheets of workbooks that are written: the looks of cells, the page, and the bytes. Knows no form.

The one way of writing a workbook without temporary files and without a clock.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from openpyxl.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.writers.office import escaped, fixed, plain

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

INK, SOFT = "1F2A37", "6B7280"
"""The colours of text, and of text that matters less."""

A4: Final = 9

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""What a spreadsheet may take for the beginning of a formula once somebody edits the cell."""


@dataclass(frozen=True)
class CellLook:
    """A style, short: what differs from plain text in a bordered cell."""

    fill: str = ""
    size: float = 10
    bold: bool = False
    ink: str = INK
    across: str = "left"
    lined: bool = True
    wrap: bool = True
    indent: int = 0
    number: str = "General"
    locked: bool = True


class _InMemory(ExcelWriter):
    """Writes a workbook without temporary files: what was submitted lies in none, nor is one lost.

    The library itself writes each sheet to the folder for them, which may be full or missing.
    """

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet, and know what belongs to it."""
        drawing: Any = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images
        ws._drawing = drawing
        content = io.BytesIO()
        writer: Any = WorksheetWriter(ws, content)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue())
        self.manifest.append(ws)


def packed(book: Workbook, *, made_on: datetime.date) -> bytes:
    """The bytes of `book`, which says of itself that it was made on `made_on`."""
    moment = datetime.datetime.combine(made_on, datetime.time())
    book.properties.created = book.properties.modified = moment
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(book, archive).save()
    return fixed(written.getvalue(), made_on=made_on)


def add_styles(
    book: Workbook, looks: Mapping[str, CellLook], language: Language, *, border: str
) -> None:
    """Give `book` a style for each of `looks`, in fonts that its readers have."""
    body, heading = ("宋体", "黑体") if language == "zh" else ("Calibri", "Calibri")
    edge = Side(style="thin", color=border)
    for name, look in looks.items():
        font = heading if look.bold else body
        style = NamedStyle(
            name=style_name(name),
            font=Font(name=font, size=look.size, bold=look.bold, color=look.ink),
            fill=PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill(),
            border=Border(edge, edge, edge, edge) if look.lined else Border(),
            alignment=Alignment(
                horizontal=look.across, vertical="center", wrap_text=look.wrap, indent=look.indent
            ),
            number_format=look.number,
            protection=Protection(locked=look.locked),
        )
        book.add_named_style(style)


def style_name(look: str) -> str:
    """What a style is called in the workbook's own list, apart from the program's own."""
    return f"haixi {look}"


def styled_cell(sheet: Worksheet, row: int, column: int, look: str) -> Cell:
    """A cell in one of the looks."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is written into a merged area's inside
    cell.style = style_name(look)
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Write `text` into `cell` as text, whatever it begins with, also once it is edited."""
    shown = plain(text)
    cell.value = escaped(shown) or None
    if shown.startswith(_RISKY):
        cell.data_type = "s"
        cell.quotePrefix = True


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """The widths of the columns from the first on, in half-width characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


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
