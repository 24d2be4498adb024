"""How a cell is made ready for an entry: its look, its width, its header, note and validation."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation

from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.writers.office import breadth
from haixi_check.writers.template.commission import Commission
from haixi_check.writers.template.entry_cells import ChoiceLists

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


def header_of(column: Column, commission: Commission, register: Register | None = None) -> str:
    """The title of a column, with a star where it is required and its unit or form below."""
    title = ("*" if column.required else "") + commission.word(column.title)
    below = _unit(column, register, commission)
    if not below or title.endswith((")", "）")):
        return title
    return f"{title}\n{commission.say('template.below', what=below)}"


def _unit(column: Column, register: Register | None, commission: Commission) -> str:
    for rule in register.derives if register is not None else ():
        if rule.sum == column.id:
            return commission.word(commission.form.figure(rule.figure).unit)
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
            return commission.say(f"template.below.{column.type.value}")
        case _:
            return ""


def note_of(column: Column, commission: Commission) -> str:
    """What a column means, whether it is required, and what may be chosen."""
    lines = [commission.word(column.definition)] if column.definition else []
    if column.choices:
        values = choices_of(column, commission)
        joined = commission.say("template.between_choices").join(values)
        lines.append(commission.say("template.note.choices", choices=joined))
    if column.required:
        lines.append(commission.say("template.note.required"))
    return "\n".join(lines)


def choices_of(column: Column, commission: Commission) -> tuple[str, ...]:
    """The words that may be chosen in a column of choices, or of yes and no."""
    if column.type is ColumnType.YES_NO:
        return commission.say("template.yes"), commission.say("template.no")
    english = commission.language == "en"
    return tuple(choice.en if english else choice.value for choice in column.choices)


def validation_of(
    column: Column, commission: Commission, choices: ChoiceLists
) -> DataValidation | None:
    """What a cell of `column` refuses, or asks to be confirmed; `None` where it takes all."""
    if column.type in (ColumnType.CHOICE, ColumnType.YES_NO):
        return choices.dropdown(choices_of(column, commission))
    match column.type:
        case ColumnType.COUNT:
            return _at_least_zero("whole", "count", commission)
        case ColumnType.NUMBER:
            return _at_least_zero("decimal", "number", commission)
        case ColumnType.DATE:
            return _between("date", _FIRST_DAY, _LAST_DAY, "date", commission)
        case ColumnType.YEAR:
            return _between("whole", "1950", "2100", "year", commission)
        case _ if column.type in _LENGTHS:
            return _of_length(_LENGTHS[column.type], commission)
        case _:
            return None


def validation_of_figure(figure: FigureField, commission: Commission) -> DataValidation:
    """Whole numbers where things are counted, any amount where it is money; never below zero."""
    if figure.kind is Kind.MONEY:
        return _at_least_zero("decimal", "money", commission)
    return _at_least_zero("whole", "count", commission)


def _at_least_zero(kind: str, refusal: str, commission: Commission) -> DataValidation:
    return _refusing(
        DataValidation(type=kind, operator="greaterThanOrEqual", formula1="0"),  # type: ignore[arg-type]
        commission.say(f"template.refused.{refusal}"),
        commission,
    )


def _between(
    kind: str, first: str, last: str, refusal: str, commission: Commission
) -> DataValidation:
    return _refusing(
        DataValidation(type=kind, operator="between", formula1=first, formula2=last),  # type: ignore[arg-type]
        commission.say(f"template.refused.{refusal}"),
        commission,
    )


def _of_length(length: int, commission: Commission) -> DataValidation:
    """A code of another length is asked about, not refused: the check behind it says more."""
    validation = _refusing(
        DataValidation(type="textLength", operator="equal", formula1=str(length)),
        commission.say("template.refused.length", n=length),
        commission,
    )
    validation.errorStyle = "warning"
    return validation


def _refusing(validation: DataValidation, sentence: str, commission: Commission) -> DataValidation:
    validation.allow_blank = True
    validation.showErrorMessage = True
    validation.errorStyle = "stop"
    validation.errorTitle = commission.say("template.refused")
    validation.error = sentence
    return validation
