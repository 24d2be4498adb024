"""The sheet 核查结果: every finding of a file in one list, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.report import words
from haixi_check.table import row_and_column
from haixi_check.writers.annotated.looks import MarkStyles
from haixi_check.writers.annotated.marks import Mark
from haixi_check.writers.annotated.package import OFFICE, SHEET_ML
from haixi_check.writers.annotated.splices import attribute, xml, xml_of_cell
from haixi_check.writers.office import lines_of

COLUMNS: Final = (
    ("number", 6),
    ("kind", 20),
    ("place", 20),
    ("field", 18),
    ("found", 18),
    ("finding", 52),
    ("todo", 48),
)
SIGNATURE: Final = 'N("haixi-check")=0'
"""The formula of our colouring: always true, and by it our rules are known again."""

_LINE: Final = 13.5


@dataclass(frozen=True, kw_only=True)
class ListHeading:
    """What stands above the list."""

    title: str
    lines: tuple[str, ...]


def listing(
    heading: ListHeading,
    findings: Sequence[Mark],
    sheets: Collection[str],
    styles: MarkStyles,
    language: Language,
) -> bytes:
    """The sheet as XML. `sheets` are those that links may lead to."""
    first = len(heading.lines) + 4
    body = [_line(1, [(heading.title, "title")], styles, height=26)]
    for number, text in enumerate(heading.lines, start=2):
        body.append(_line(number, [(text, "title")], styles, style="plain"))
    header = [(say(f"column.{name}", language), "header") for name, _ in COLUMNS]
    body.append(_line(first - 1, header, styles, height=22))
    links = []
    for at, mark in enumerate(findings, start=first):
        linked = mark.place.sheet in sheets and is_cell(mark.place.cell)
        body.append(_row(at, at - first + 1, mark, styles, linked=linked))
        if linked:
            where = attribute(quoted(mark.place.sheet, mark.place.cell))
            links.append(f'<hyperlink ref="C{at}" location={where}/>')
    if not findings:
        body.append(_line(first, [(say("words.none", language), "text")], styles))
    last = max(first, first + len(findings) - 1)
    return _sheet(body, links, _colouring(findings, first, styles), first, last).encode()


def _row(at: int, number: int, mark: Mark, styles: MarkStyles, *, linked: bool) -> str:
    """One row, at the first of the places of a finding."""
    values = [
        (str(number), "text"),
        (mark.label, "text"),
        (words.cell(mark.place), "link" if linked else "text"),
        (mark.place.header, "text"),
        (mark.found, "text"),
        ("\n".join(part for part in (mark.head, mark.facts) if part), "text"),
        (mark.todo, "text"),
    ]
    columns = zip(values, COLUMNS, strict=True)
    lines = max(lines_of(text, width - 1) for (text, _), (_, width) in columns)
    return _line(at, values, styles, height=min(400, 6 + _LINE * lines))


def _line(
    row: int,
    values: Sequence[tuple[str, str]],
    styles: MarkStyles,
    *,
    height: float = 18,
    style: str = "",
) -> str:
    cells = "".join(
        f'<c r="{chr(65 + column)}{row}" s="{0 if style else styles.cells[look]}" t="inlineStr">'
        f'<is><t xml:space="preserve">{xml_of_cell(text)}</t></is></c>'
        for column, (text, look) in enumerate(values)
    )
    return f'<row r="{row}" ht="{height:g}" customHeight="1">{cells}</row>'


def _colouring(findings: Sequence[Mark], first: int, styles: MarkStyles) -> str:
    """The second column in the colour of each finding's kind."""
    cells: dict[str, list[str]] = {}
    for at, mark in enumerate(findings, start=first):
        cells.setdefault(mark.kind, []).append(f"B{at}")
    return "".join(colouring(cells, styles))


def colouring(cells: Mapping[str, Sequence[str]], styles: MarkStyles) -> Iterator[str]:
    """Colour cells, addresses by kind of finding, by rule: their own looks stay as they are."""
    for priority, (kind, index) in enumerate(styles.colours.items(), start=1):
        addresses = cells.get(kind, ())
        for start in range(0, len(addresses), 200):
            some = " ".join(addresses[start : start + 200])
            yield (
                f'<conditionalFormatting xmlns="{SHEET_ML}" sqref="{some}">'
                f'<cfRule type="expression" dxfId="{index}" priority="{priority}">'
                f"<formula>{xml(SIGNATURE)}</formula></cfRule></conditionalFormatting>"
            )


def _sheet(body: Sequence[str], links: Sequence[str], coloured: str, first: int, last: int) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, (_, width) in enumerate(COLUMNS, start=1)
    )
    end = chr(64 + len(COLUMNS))
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{SHEET_ML}" xmlns:r="{OFFICE}"><sheetPr><tabColor rgb="FFC8443A"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" '
        f'tabSelected="1" workbookViewId="0"><pane ySplit="{first - 1}" topLeftCell="A{first}" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f"<sheetData>{''.join(body)}</sheetData>"
        f'<autoFilter ref="A{first - 1}:{end}{last}"/>{coloured}{linked}'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.2" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def is_cell(address: str) -> bool:
    """Whether `address` is that of a cell that a worksheet has."""
    row, column = row_and_column(address) or (0, 0)
    return 0 < row <= 1_048_576 and 0 < column <= 16_384


def quoted(sheet: str, address: str) -> str:
    """A reference to a cell of a sheet, as a link or a name writes it."""
    name = sheet.replace("'", "''")
    return f"'{name}'!{address}"
