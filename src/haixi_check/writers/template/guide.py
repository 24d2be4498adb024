"""填报说明: how to fill the workbook in, and its definitions once more, to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from haixi_check.rulepack.form import Register
from haixi_check.writers.office.sheets import set_widths
from haixi_check.writers.template.evidence import duty_name, when_of
from haixi_check.writers.template.paper import add_title, finish, fix_row, put
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TAB = "6B7280"
WIDTHS = (8, 44, 62, 43)

HOW = (
    ("grounds", None),
    ("cells", None),
    ("blank", None),
    ("units", None),
    ("lists", "registers"),
    ("dates", "registers"),
    ("records", "duties"),
    ("real", "duties"),
    ("merged", None),
    ("privacy", "rosters"),
    ("check", None),
)
"""The instructions, in order, and what a workbook must have for each to be given."""


def add_guide(book: Workbook, request: TemplateRequest, rosters: Sequence[Register]) -> None:
    """Write the sheet; nothing in it is filled in, and nothing in it is read."""
    say = request.say
    sheet = book.create_sheet(say("template.guide"))
    set_widths(sheet, WIDTHS)
    units = request.titles(request.units)
    add_title(sheet, say("template.title", year=request.year), units, width=len(WIDTHS))
    duties = _duties(request)
    there = {
        None: True,
        "registers": bool(request.registers(request.form.registers)),
        "rosters": bool(rosters),
        "duties": bool(duties),
    }
    how = [name for name, needed in HOW if there[needed]]
    row = _instructions(sheet, 4, request, how, units=units)
    for title, columns, lines in (
        ("sheets", ("no", "sheet", "content"), _sheets(request, rosters)),
        ("figures", ("no", "figure", "definition", "unit"), _figures(request)),
        ("evidence", ("no", "duty", "proof", "when"), duties),
    ):
        if not lines:
            continue
        headers = [say(f"template.guide.{name}") for name in columns]
        row = _table(sheet, row, say(f"template.guide.{title}"), headers, lines)
    finish(sheet, request.language, colour=TAB)


def _instructions(
    sheet: Worksheet, row: int, request: TemplateRequest, how: Sequence[str], *, units: str
) -> int:
    """Numbered sentences across the page; returns the row after them."""
    pack = request.pack
    values = {"document": pack.document, "base": pack.base_year}
    values |= {"units": units, "year": request.year}
    put(sheet, row, 1, request.say("template.guide.how"), "section")
    sheet.row_dimensions[row].height = 24
    for number, name in enumerate(how, start=1):
        row += 1
        text = request.say(f"template.guide.{name}", **values)
        put(sheet, row, 1, number, "centred")
        put(sheet, row, 2, text, "label")
        for column in range(3, len(WIDTHS) + 1):
            put(sheet, row, column, None, "label")
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=len(WIDTHS))
        fix_row(sheet, row, [(text, sum(WIDTHS[1:]))])
    return row + 2


def _table(
    sheet: Worksheet, row: int, title: str, headers: Sequence[str], lines: Iterable[Sequence[str]]
) -> int:
    """A numbered table under its title; one of three columns is as wide as the others."""
    put(sheet, row, 1, title, "section")
    sheet.row_dimensions[row].height = 24
    row += 1
    joined = len(headers) < len(WIDTHS)
    for column in range(len(WIDTHS)):
        put(sheet, row, column + 1, headers[column] if column < len(headers) else None, "header")
    sheet.row_dimensions[row].height = 22
    widths = (*WIDTHS[:2], WIDTHS[2] + WIDTHS[3]) if joined else WIDTHS
    starts = [row]
    for number, line in enumerate(lines, start=1):
        row += 1
        starts.append(row)
        put(sheet, row, 1, number, "centred")
        for column in range(2, len(WIDTHS) + 1):
            value = line[column - 2] if column - 2 < len(line) else None
            put(sheet, row, column, value, "label")
        fix_row(sheet, row, zip(line, widths[1:], strict=True))
    if joined:
        for start in starts:
            sheet.merge_cells(start_row=start, end_row=start, start_column=3, end_column=4)
    return row + 2


def _sheets(request: TemplateRequest, rosters: Sequence[Register]) -> list[tuple[str, str]]:
    say, word, form = request.say, request.word, request.form
    figures = {figure.id for unit in request.units for figure in request.figures(unit)}
    duties = {target.id for unit in request.units for target, _ in request.duties(unit)}
    lines = [
        (word(form.basics.title), say("template.guide.basics")),
        (word(form.figures_sheet.title), say("template.guide.figures_sheet", n=len(figures))),
    ]
    lines += [
        (
            word(register.title),
            word(register.definition) if register.definition else say("template.guide.register"),
        )
        for register in request.registers(form.registers)
    ]
    lines += [(word(roster.title), say("template.guide.roster")) for roster in rosters]
    lines.append((word(form.evidence.title), say("template.guide.evidence_sheet", n=len(duties))))
    return lines


def _figures(request: TemplateRequest) -> list[tuple[str, str, str]]:
    wanted = {figure.id for unit in request.units for figure in request.figures(unit)}
    return [
        (request.word(figure.title), request.word(figure.definition), request.word(figure.unit))
        for figure in request.form.figures
        if figure.id in wanted
    ]


def _duties(request: TemplateRequest) -> list[tuple[str, str, str]]:
    duties = {
        target.id: (target, duty) for unit in request.units for target, duty in request.duties(unit)
    }
    return [
        (duty_name(target, request), request.word(duty.proof), when_of(target, duty, request))
        for target, duty in (duties[item.id] for item in request.rules.targets if item.id in duties)
    ]
