"""How a cell is made ready for an entry: its look, width, header, note, validation and choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from haixi_check.messages import known
from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.writers.office import breadth
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_LOOKS_AND_WIDTHS: Mapping[ColumnType, tuple[str, float]] = {
    ColumnType.DATE: ("date", 14),
    ColumnType.YEAR: ("year", 12),
    ColumnType.COUNT: ("count", 13),
    ColumnType.NUMBER: ("number", 13),
    ColumnType.CHOICE: ("choice", 15),
    ColumnType.YES_NO: ("choice", 12),
    ColumnType.PROGRAM_CODE: ("text", 14),
    ColumnType.PROGRAM_CODES: ("text", 22),
    ColumnType.SCHOOL_CODE: ("text", 16),
    ColumnType.CREDIT_CODE: ("text", 24),
    ColumnType.ID_NUMBER: ("text", 24),
}
_OF_TEXT = ("text", 25.0)
"""A code is text too, so that no program turns it into a number."""

_LENGTHS: Mapping[ColumnType, int] = {
    ColumnType.PROGRAM_CODE: 6,
    ColumnType.SCHOOL_CODE: 10,
    ColumnType.CREDIT_CODE: 18,
    ColumnType.ID_NUMBER: 18,
}
_NOT_NEGATIVE = {"operator": "greaterThanOrEqual", "formula1": "0"}
_BETWEEN = {"operator": "between"}
_RANGES: Mapping[ColumnType, Mapping[str, str]] = {
    ColumnType.COUNT: {"type": "whole", **_NOT_NEGATIVE},
    ColumnType.NUMBER: {"type": "decimal", **_NOT_NEGATIVE},
    # 1950-01-01 and 2100-12-31 as spreadsheets count days: what a reader accepts as a date.
    ColumnType.DATE: {"type": "date", **_BETWEEN, "formula1": "18264", "formula2": "73415"},
    ColumnType.YEAR: {"type": "whole", **_BETWEEN, "formula1": "1950", "formula2": "2100"},
}
"""What is refused outside of them."""


def look_of(column: Column) -> str:
    """The look of the cells in which a column is filled in."""
    return _LOOKS_AND_WIDTHS.get(column.type, _OF_TEXT)[0]


def width_of(column: Column, header: str) -> float:
    """How wide a column is: for its entries, and at least for its header."""
    widest = max(breadth(line) for line in header.split("\n"))
    return max(_LOOKS_AND_WIDTHS.get(column.type, _OF_TEXT)[1], widest + 3)


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
    code = f"template.below.{column.type}"
    return request.say(code) if known(code) else ""


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
    kind = column.type
    if kind in (ColumnType.CHOICE, ColumnType.YES_NO):
        return choices.dropdown(choices_of(column, request))
    if kind in _RANGES:
        return _refusing(request.say(f"template.refused.{kind}"), request, **_RANGES[kind])
    if kind not in _LENGTHS:
        return None
    length = _LENGTHS[kind]
    sentence = request.say("template.refused.length", n=length)
    # A code of another length is asked about, not refused: the check behind it says more.
    rule = {"type": "textLength", "operator": "equal", "formula1": str(length)}
    return _refusing(sentence, request, style="warning", **rule)


def validation_of_figure(figure: FigureField, request: TemplateRequest) -> DataValidation:
    """Whole numbers where the form asks for no decimals, any amount of money; never below zero."""
    kind, refusal = "decimal", "money"
    if figure.kind is not Kind.MONEY:
        kind, refusal = ("decimal", "number") if figure.decimals else ("whole", "count")
    sentence = request.say(f"template.refused.{refusal}")
    return _refusing(sentence, request, type=kind, **_NOT_NEGATIVE)


def _refusing(
    sentence: str, request: TemplateRequest, *, style: str = "stop", **rule: Any
) -> DataValidation:
    return DataValidation(
        **rule,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle=style,  # type: ignore[arg-type]
        errorTitle=request.say("template.refused"),
        error=sentence,
    )


class ChoiceLists:
    """Every list that a dropdown offers, each once, in the order of first use.

    They stand on a hidden sheet: lists within a validation may not pass 255 characters.
    """

    def __init__(self, request: TemplateRequest) -> None:
        self._request = request
        self._columns: dict[tuple[str, ...], int] = {}

    def dropdown(self, values: Iterable[str]) -> DataValidation:
        """A validation that offers `values`, and takes no others."""
        listed = tuple(values)
        column = self._columns.setdefault(listed, len(self._columns) + 1)
        letter = get_column_letter(column)
        title = quote_sheetname(self._request.say("template.choices"))
        where = f"{title}!${letter}$1:${letter}${len(listed)}"
        sentence = self._request.say("template.refused.choice")
        return _refusing(sentence, self._request, type="list", formula1=where)

    def add_sheet(self, book: Workbook) -> None:
        """Write the lists, one a column, on a hidden sheet after all others."""
        sheet = book.create_sheet(self._request.say("template.choices"))
        for values, column in self._columns.items():
            for row, value in enumerate(values, start=1):
                sheet.cell(row, column, value)
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
