"""How a cell is made ready for an entry: its look, width, header, note, validation and choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.writers.office import breadth
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LOOK_OF: Mapping[ColumnType, str] = {
    ColumnType.DATE: "date",
    ColumnType.YEAR: "year",
    ColumnType.COUNT: "count",
    ColumnType.NUMBER: "number",
    ColumnType.CHOICE: "choice",
    ColumnType.YES_NO: "choice",
}
"""Every other type is text, so that no program turns a code into a number."""

_WIDTH_OF: Mapping[ColumnType, float] = {
    ColumnType.DATE: 14,
    ColumnType.YEAR: 12,
    ColumnType.COUNT: 13,
    ColumnType.NUMBER: 13,
    ColumnType.CHOICE: 15,
    ColumnType.YES_NO: 12,
    ColumnType.PROGRAM_CODE: 14,
    ColumnType.PROGRAM_CODES: 22,
    ColumnType.SCHOOL_CODE: 16,
    ColumnType.CREDIT_CODE: 24,
    ColumnType.ID_NUMBER: 24,
}
_WIDTH_OF_TEXT = 25

_LENGTHS: Mapping[ColumnType, int] = {
    ColumnType.PROGRAM_CODE: 6,
    ColumnType.SCHOOL_CODE: 10,
    ColumnType.CREDIT_CODE: 18,
    ColumnType.ID_NUMBER: 18,
}
_FIRST_DAY, _LAST_DAY = "18264", "73415"
"""1950-01-01 and 2100-12-31 as spreadsheets count days: what a reader accepts as a date."""


def look_of(column: Column) -> str:
    """The look of the cells in which a column is filled in."""
    return LOOK_OF.get(column.type, "text")


def width_of(column: Column, header: str) -> float:
    """How wide a column is: for its entries, and at least for its header."""
    widest = max(breadth(line) for line in header.split("\n"))
    return max(_WIDTH_OF.get(column.type, _WIDTH_OF_TEXT), widest + 3)


def header_of(column: Column, request: TemplateRequest, register: Register | None = None) -> str:
    """The title of a column, with a star where it is required and its unit or form below."""
    title = ("*" if column.required else "") + request.word(column.title)
    below = _unit(column, register, request)
    if not below or title.endswith((")", "）")):
        return title
    return f"{title}\n{request.say('template.below', what=below)}"


def _unit(column: Column, register: Register | None, request: TemplateRequest) -> str:
    for rule in register.derives if register is not None else ():
        if rule.sum == column.id:
            return request.word(request.form.figure(rule.figure).unit)
    match column.type:
        case (
            ColumnType.DATE
            | ColumnType.YEAR
            | ColumnType.YES_NO
            | ColumnType.COUNT
            | ColumnType.PROGRAM_CODE
            | ColumnType.PROGRAM_CODES
            | ColumnType.CREDIT_CODE
            | ColumnType.ID_NUMBER
        ):
            return request.say(f"template.below.{column.type.value}")
        case _:
            return ""


def note_of(column: Column, request: TemplateRequest) -> str:
    """What a column means, whether it is required, and what may be chosen."""
    lines = [request.word(column.definition)] if column.definition else []
    if column.choices:
        values = choices_of(column, request)
        joined = request.say("template.between_choices").join(values)
        lines.append(request.say("template.note.choices", choices=joined))
    if column.required:
        lines.append(request.say("template.note.required"))
    return "\n".join(lines)


def choices_of(column: Column, request: TemplateRequest) -> tuple[str, ...]:
    """The words that may be chosen in a column of choices, or of yes and no."""
    if column.type is ColumnType.YES_NO:
        return request.say("template.yes"), request.say("template.no")
    english = request.language == "en"
    return tuple(choice.en if english else choice.value for choice in column.choices)


def validation_of(
    column: Column, request: TemplateRequest, choices: ChoiceLists
) -> DataValidation | None:
    """What a cell of `column` refuses, or asks to be confirmed; `None` where it takes all."""
    if column.type in (ColumnType.CHOICE, ColumnType.YES_NO):
        return choices.dropdown(choices_of(column, request))
    match column.type:
        case ColumnType.COUNT:
            return _at_least_zero("whole", "count", request)
        case ColumnType.NUMBER:
            return _at_least_zero("decimal", "number", request)
        case ColumnType.DATE:
            return _between("date", _FIRST_DAY, _LAST_DAY, "date", request)
        case ColumnType.YEAR:
            return _between("whole", "1950", "2100", "year", request)
        case _ if column.type in _LENGTHS:
            return _of_length(_LENGTHS[column.type], request)
        case _:
            return None


def validation_of_figure(figure: FigureField, request: TemplateRequest) -> DataValidation:
    """Whole numbers where the form asks for no decimals, any amount of money; never below zero."""
    if figure.kind is Kind.MONEY:
        return _at_least_zero("decimal", "money", request)
    if figure.decimals:
        return _at_least_zero("decimal", "number", request)
    return _at_least_zero("whole", "count", request)


def _at_least_zero(kind: str, refusal: str, request: TemplateRequest) -> DataValidation:
    return _refusing(
        DataValidation(type=kind, operator="greaterThanOrEqual", formula1="0"),  # type: ignore[arg-type]
        request.say(f"template.refused.{refusal}"),
        request,
    )


def _between(
    kind: str, first: str, last: str, refusal: str, request: TemplateRequest
) -> DataValidation:
    return _refusing(
        DataValidation(type=kind, operator="between", formula1=first, formula2=last),  # type: ignore[arg-type]
        request.say(f"template.refused.{refusal}"),
        request,
    )


def _of_length(length: int, request: TemplateRequest) -> DataValidation:
    """A code of another length is asked about, not refused: the check behind it says more."""
    validation = _refusing(
        DataValidation(type="textLength", operator="equal", formula1=str(length)),
        request.say("template.refused.length", n=length),
        request,
    )
    validation.errorStyle = "warning"
    return validation


def _refusing(
    validation: DataValidation, sentence: str, request: TemplateRequest
) -> DataValidation:
    validation.allow_blank = True
    validation.showErrorMessage = True
    validation.errorStyle = "stop"
    validation.errorTitle = request.say("template.refused")
    validation.error = sentence
    return validation


class ChoiceLists:
    """Every list that a dropdown offers, each once, in the order of first use.

    They stand on a hidden sheet: lists within a validation may not pass 255 characters.
    """

    def __init__(self, request: TemplateRequest) -> None:
        self._request = request
        self._columns: dict[tuple[str, ...], int] = {}

    def dropdown(self, values: Iterable[str], *, strict: bool = True) -> DataValidation:
        """A validation that offers `values`; with `strict=False` others may be typed as well."""
        listed = tuple(values)
        column = self._columns.setdefault(listed, len(self._columns) + 1)
        letter = get_column_letter(column)
        title = quote_sheetname(self._request.say("template.choices"))
        say = self._request.say
        return DataValidation(
            type="list",
            formula1=f"{title}!${letter}$1:${letter}${len(listed)}",
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop" if strict else "warning",
            errorTitle=say("template.refused"),
            error=say("template.refused.choice"),
        )

    def add_sheet(self, book: Workbook) -> None:
        """Write the lists, one a column, on a hidden sheet after all others."""
        sheet = book.create_sheet(self._request.say("template.choices"))
        for values, column in self._columns.items():
            for row, value in enumerate(values, start=1):
                sheet.cell(row, column, value)
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
