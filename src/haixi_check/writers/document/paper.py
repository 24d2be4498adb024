"""How the document looks: the page, fonts and spacing of an official document (GB/T 9704).

The fonts are those that offices have; where one is missing, Word and WPS take the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from haixi_check.messages import Language
from haixi_check.plain import dataclass
from haixi_check.writers.office import plain
from haixi_check.writers.office.look import FILLS, INKS

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TITLE, HEADING, SUBHEADING, BODY, SIGNED, CELL, NOTE = (
    "haixi title",
    "Heading 1",
    "Heading 2",
    "haixi body",
    "haixi signature",
    "haixi cell",
    "haixi note",
)
LINE: Final = Pt(28)
"""Between lines: 22 lines a page."""


@dataclass(frozen=True, kw_only=True)
class _TextStyle:
    """A style of text: fonts for Chinese and for the rest, size and place."""

    chinese: str
    latin: str = "Times New Roman"
    size: float = 16
    bold: bool = False
    across: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    indent: bool = False
    tight: bool = False
    after: float = 0


_TEXT_STYLES: Final = {
    TITLE: _TextStyle(
        chinese="方正小标宋简体", size=22, across=WD_ALIGN_PARAGRAPH.CENTER, after=14
    ),
    HEADING: _TextStyle(chinese="黑体", latin="Arial", indent=True),
    SUBHEADING: _TextStyle(chinese="楷体_GB2312", bold=True, indent=True),
    BODY: _TextStyle(chinese="仿宋_GB2312", indent=True),
    SIGNED: _TextStyle(chinese="仿宋_GB2312", across=WD_ALIGN_PARAGRAPH.RIGHT),
    CELL: _TextStyle(chinese="仿宋_GB2312", size=10.5, tight=True),
    NOTE: _TextStyle(chinese="楷体_GB2312", size=10.5, tight=True, after=6),
}


@dataclass(frozen=True)
class TableCell:
    """What stands in a cell of a table; `kind` is the outcome or tier whose colours it has."""

    text: str
    kind: str = ""
    centred: bool = False


@dataclass(frozen=True)
class TableColumn:
    """A column of a table: its heading, and its width in centimetres."""

    heading: str
    width: float


def new_paper(language: Language) -> Paper:
    """An empty document: A4 with the margins of an official one, its page numbers, its styles."""
    paper = Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    page.footer_distance = Cm(2.5)
    for name, kind in _TEXT_STYLES.items():
        if name not in paper.styles:
            paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _set_style(paper.styles[name], kind, language)
    _number_pages(page.footer.paragraphs[0])
    return paper


def _set_style(style: ParagraphStyle, kind: _TextStyle, language: Language) -> None:
    style.font.name = kind.latin
    style.font.size = Pt(kind.size if language == "zh" or kind.tight else kind.size - 3)
    style.font.bold = kind.bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "heme" in name:  # a theme's font would win over ours
            del fonts.attrib[name]
    fonts.set(qn("w:ascii"), kind.latin)
    fonts.set(qn("w:hAnsi"), kind.latin)
    fonts.set(qn("w:eastAsia"), kind.chinese)
    form = style.paragraph_format
    form.alignment = kind.across
    form.space_before, form.space_after = Pt(0), Pt(kind.after)
    form.keep_with_next = style.name in (HEADING, SUBHEADING)
    if kind.tight:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        form.line_spacing = LINE if kind.size < 20 else Pt(34)
        form.first_line_indent = Pt(2 * kind.size) if kind.indent and language == "zh" else None


def _number_pages(paragraph: Paragraph) -> None:
    """`— 1 —` in the middle of the foot."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ").font.size = Pt(14)
    run = paragraph.add_run()
    run.font.size = Pt(14)
    begin, code, end = map(OxmlElement, ("w:fldChar", "w:instrText", "w:fldChar"))
    begin.set(qn("w:fldCharType"), "begin")
    code.text = "PAGE"
    end.set(qn("w:fldCharType"), "end")
    run._r.extend((begin, code, end))
    paragraph.add_run(" —").font.size = Pt(14)


def write(paper: Paper, text: str, style: str = BODY) -> Paragraph:
    """A paragraph in one of the styles."""
    return paper.add_paragraph(plain(text), style=style)


def write_parts(paper: Paper, parts: Iterable[tuple[str, bool]]) -> None:
    """A paragraph whose parts are heavy or not."""
    paragraph = paper.add_paragraph(style=BODY)
    for text, heavy in parts:
        run = paragraph.add_run(plain(text))
        run.bold = heavy or None


def add_table(
    paper: Paper, columns: Sequence[TableColumn], rows: Iterable[Sequence[TableCell | str]]
) -> None:
    """A table over the width of the text, whose heading comes again on every page."""
    table = paper.add_table(rows=1, cols=len(columns))
    table.style = paper.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, kind in zip(table.columns, columns, strict=True):
        column.width = Cm(kind.width)
    heads = [TableCell(column.heading, kind="heading", centred=True) for column in columns]
    _fill(table.rows[0], heads, columns)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _pad(table)
    for row in rows:
        cells = [cell if isinstance(cell, TableCell) else TableCell(cell) for cell in row]
        _fill(table.add_row(), cells, columns)
    paper.add_paragraph(style=NOTE)


def _fill(row: _Row, cells: Sequence[TableCell], columns: Sequence[TableColumn]) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for place, cell, column in zip(row.cells, cells, columns, strict=True):
        place.width = Cm(column.width)
        paragraph = place.paragraphs[0]
        paragraph.style = CELL
        run = paragraph.add_run(plain(cell.text))
        if cell.centred or cell.kind:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _colour(place, run, cell.kind)
        place.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _colour(place: _Cell, run: Run, kind: str) -> None:
    fill = "E7ECF2" if kind == "heading" else FILLS.get(kind, "")
    if not fill:
        return
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    place._tc.get_or_add_tcPr().append(shade)
    run.bold = True
    if kind in INKS:
        run.font.color.rgb = RGBColor.from_string(INKS[kind])


def _pad(table: Table) -> None:
    """A little air above and below the text of every cell."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 35), ("left", 40), ("bottom", 35), ("right", 40)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)  # the schema has an order
