"""指标数据: the figures that each unit fills in, one a row, the years side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from haixi_check.exact import exact
from haixi_check.plain import dataclass
from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.rulepack.pack import Unit
from haixi_check.writers.office import breadth
from haixi_check.writers.office.sheets import set_widths
from haixi_check.writers.template import paper
from haixi_check.writers.template.entries import validation_of_figure
from haixi_check.writers.template.request import TemplateRequest
from haixi_check.writers.template.rows import UNIT

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

TAB = "2F5D8A"
_TITLE_WIDTH, _YEAR_WIDTH, _NOTE_WIDTH = 48, 17, 32


@dataclass(frozen=True)
class FigureCells:
    """Where figures and their explanations are written."""

    amounts: Mapping[tuple[str, str, int], Cell]
    """By unit, figure and year."""
    explanations: Mapping[tuple[str, str], Cell]
    """By unit and figure."""


def add_figures(book: Workbook, request: TemplateRequest) -> FigureCells:
    """Write the sheet, with last year's figures beside where they are known."""
    form = request.form.figures_sheet
    sheet = book.create_sheet(request.word(form.title))
    fixed = (*([UNIT] if request.together else []), "code", "figure", "measure_unit")
    last = len(fixed) + len(request.years) + 1
    _head(sheet, request, fixed)
    cells = FigureCells({}, {})
    validations: dict[tuple[bool, bool], DataValidation] = {}
    lines = [(unit, figure) for unit in request.units for figure in request.figures(unit)]
    for row, (unit, figure) in enumerate(lines, start=paper.HEADER_ROW + 1):
        _label(sheet, row, unit, figure, request)
        for cell, year in _amounts(sheet, row, len(fixed) + 1, unit, figure, request):
            cells.amounts[unit.id, figure.id, year] = cell  # type: ignore[index]
            sort = (figure.kind is Kind.MONEY, figure.decimals > 0)
            if sort not in validations:
                validations[sort] = validation_of_figure(figure, request)
            validations[sort].add(cell.coordinate)
        paper.fit_row(sheet, row, [(request.word(figure.title), _TITLE_WIDTH)])
        cells.explanations[unit.id, figure.id] = paper.put(sheet, row, last, None, "text")  # type: ignore[index]
    for validation in validations.values():
        sheet.add_data_validation(validation)
    paper.add_heading(sheet, request, request.units, request.say("template.hint"), width=last)
    frozen = f"{get_column_letter(len(fixed) + 1)}{paper.HEADER_ROW + 1}"
    paper.finish(sheet, request.language, colour=TAB, frozen=frozen)
    return cells


def _head(sheet: Worksheet, request: TemplateRequest, fixed: tuple[str, ...]) -> None:
    form = request.form.figures_sheet
    columns = [form.column(name) for name in (*fixed, "note")]
    texts = [request.word(column.title) for column in columns]
    notes = [request.word(item.definition) if item.definition else "" for item in columns]
    years = [request.say("words.year", year=year) for year in request.years]
    about_years = [_about_year(year, request) for year in request.years]
    notes[-1] = request.say("template.note.explanation")
    paper.add_header(
        sheet, [*texts[:-1], *years, texts[-1]], [*notes[:-1], *about_years, notes[-1]]
    )
    unit = max(12, breadth(request.word(form.column("measure_unit").title)) + 3)
    widths = {UNIT: 25, "code": 19, "figure": _TITLE_WIDTH, "measure_unit": unit}
    set_widths(sheet, [*map(widths.__getitem__, fixed), *[_YEAR_WIDTH] * len(years), _NOTE_WIDTH])


def _about_year(year: int, request: TemplateRequest) -> str:
    if year == request.year:
        return ""
    given = any(
        known_year == year and declared.value is not None
        for submission in request.last.values()
        for (_, known_year), declared in submission.declared.items()
    )
    return request.say("template.note.earlier_given" if given else "template.note.earlier")


def _label(
    sheet: Worksheet, row: int, unit: Unit, figure: FigureField, request: TemplateRequest
) -> None:
    """What a row is about, locked, with the definition as a note."""
    shift = 1 if request.together else 0
    if request.together:
        paper.put(sheet, row, 1, request.word(unit.title), "label")
    paper.put(sheet, row, shift + 1, figure.id, "code")
    title = paper.put(sheet, row, shift + 2, request.word(figure.title), "label")
    definition, of_account = request.word(figure.definition), request.word(figure.unit)
    paper.add_note(
        title, request.say("template.note.figure", definition=definition, unit=of_account)
    )
    paper.put(sheet, row, shift + 3, of_account, "centred")


def _amounts(
    sheet: Worksheet,
    row: int,
    first: int,
    unit: Unit,
    figure: FigureField,
    request: TemplateRequest,
) -> Iterator[tuple[Cell, int]]:
    look = "money" if figure.kind is Kind.MONEY or figure.decimals else "count"
    for number, year in enumerate(request.years, start=first):
        if year == request.year:
            yield paper.put(sheet, row, number, None, look), year
        else:
            value = _known(unit, figure, year, request)
            yield paper.put(sheet, row, number, value, f"earlier {look}"), year


def _known(unit: Unit, figure: FigureField, year: int, request: TemplateRequest) -> object:
    """What last year's submission says of an earlier year, as a plain value."""
    last = request.last.get(unit.id)
    declared = last.declared.get((figure.id, year)) if last is not None else None
    return None if declared is None or declared.value is None else _plain(declared.value)


def _plain(value: Fraction) -> object:
    """A number as a spreadsheet holds it; one that it could not hold exactly stays text."""
    if value.denominator == 1:
        return value.numerator
    number = float(value)
    return number if Fraction(str(number)) == value else exact(value)
