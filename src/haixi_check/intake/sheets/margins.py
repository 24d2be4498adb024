"""What stands beside and below a table: remarks, words without a header, columns that correct.

Each is a question: the cells of the table alone do not prove what stands beside them denies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from haixi_check.intake.cells.meaning import missing, names_nothing, repeated
from haixi_check.intake.cells.objections import objects
from haixi_check.intake.cells.validity import says_void, undone
from haixi_check.intake.context import EVIDENCE, FIGURES, UNIT, Context
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import WIDEST_HEADER, Header
from haixi_check.intake.rows import HeadedTable, cell
from haixi_check.intake.sheets.corrections import corrections, differs, says_something
from haixi_check.intake.sheets.questions import SheetQuestions
from haixi_check.intake.sheets.unread import ask_unread, unread_in
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Form, Register
from haixi_check.table import column_letters


def ask_beside(sheet: HeadedTable, kind: str, questions: SheetQuestions) -> None:
    """Ask about remarks below a table, and about what stands beside its rows and denies them.

    `kind` says which sheet of the form it is. Anything else in a column without a header is told
    once: nobody read it.
    """
    table, header = sheet.table, sheet.header
    beside = corrections_of(header, kind, questions.drafts.context)
    ends = False
    unread: dict[int, None] = {}
    last_row = header.row
    cells = list(unread_in(sheet, kind, questions.drafts.context))
    ask_unread(cells, questions)
    asked = {cell.row for cell in cells}
    for row, of_row in sheet.rows():
        last_row = row
        if of_row == "data" and row not in asked:
            unread.update(dict.fromkeys(_ask_in_row(sheet, row, questions)))
            for column, corrected in beside.items():
                _ask_about_correction(sheet, row, (column, corrected), questions)
        ends = of_row == "footer"
    for row in range(last_row, len(table.rows)) if ends else ():
        for column, value in enumerate(table.rows[row][:WIDEST_HEADER]):
            if isinstance(value, str) and denied_below(value):
                questions.ask("remark_below", table.location(row, column), value)
    if unread:
        letters = "、".join(column_letters(table.left + at) for at in sorted(unread)[:3])
        where = table.location(header.row, min(unread))
        questions.drafts.log.tell("cells_beside_table", where, tier=Tier.NOTE, found=letters)


def denied_below(text: str) -> bool:
    """Whether a remark below a table says that what stands in it is not so, or not yet."""
    return objects(text)


def corrections_of(header: Header, kind: str, context: Context) -> Mapping[int, int | None]:
    """The columns of a header that correct others of a sheet of the form."""
    if kind == FIGURES:
        return corrections(header, (), context.figure_columns)
    sheet = context.form.evidence if kind == EVIDENCE else context.registers[kind]
    return corrections(header, sheet.columns, context.column_names(sheet.columns))


def _ask_about_correction(
    sheet: HeadedTable, row: int, columns: tuple[int, int | None], questions: SheetQuestions
) -> None:
    """Ask which of two cells holds, where one corrects the other and says something else."""
    column, corrected = columns
    value, where = cell(sheet.table, row, column), sheet.place(row, column)
    figures, duty = _of_row(sheet, row, questions.drafts)
    units = _units_of_row(sheet, row, questions.drafts)
    if corrected is None:
        if says_something(value):
            questions.ask(
                "correction_of_unknown", where, value, figures=figures, duty=duty, units=units,
                header=where.header,
            )  # fmt: skip
        return
    other = sheet.filled_at(row, corrected)
    if not differs(value, other):
        return
    if sheet.header.years:
        figures = _in_year_of(corrected, sheet.header, figures or [], questions.drafts)
    elif questions.register is not None:
        form = questions.drafts.context.form
        figures = resting_on_column(sheet.header, corrected, questions.register, form)
    if figures or duty:
        first = sheet.place(row, corrected)
        questions.ask(
            "corrected_beside", where, value, figures=figures, duty=duty, units=units,
            header=where.header, first=first.cell, first_value=repeated(other),
        )  # fmt: skip


def _units_of_row(sheet: HeadedTable, row: int, drafts: Drafts) -> tuple[str, ...]:
    """The unit that a row names, if it names one."""
    unit = drafts.context.unit_names.find(sheet.filled(row, UNIT) or "")
    return () if unit is None else (unit,)


def _in_year_of(
    column: int, header: Header, figures: Sequence[tuple[str, bool]], drafts: Drafts
) -> list[tuple[str, bool]]:
    """The figure of a row in the year of a column: in the own year alone if it is that."""
    years = {at: year for year, at in header.years.items()}
    of_own_year = drafts.own_years() == {years.get(column)}
    return [(figure, not of_own_year) for figure, _ in figures]


def resting_on_column(
    header: Header, column: int, register: Register, form: Form
) -> list[tuple[str, bool]]:
    """The figures that need a column of a register, be it there once or twice."""
    of_first = dict(header.twice)
    named = {at: name for name, at in header.columns.items()}
    name = named.get(of_first.get(column, column), "")
    return list(form.resting_on(register, {name}))


def _ask_in_row(sheet: HeadedTable, row: int, questions: SheetQuestions) -> Iterator[int]:
    """Ask about a word for nothing or not yet in a column without a header; yield other columns."""
    header = sheet.header
    known = {*header.columns.values(), *header.years.values(), *header.texts}
    first, end = header.span
    for column, value in enumerate(sheet.table.rows[row][first:end][:WIDEST_HEADER], first):
        if column in known or missing(value):
            continue
        if isinstance(value, str) and says_void(value):
            questions.ask("word_beside_table", sheet.table.location(row, column), value)
        elif isinstance(value, str) and (names_nothing(value) or undone(value)):
            figures, duty = _of_row(sheet, row, questions.drafts)
            where = sheet.table.location(row, column)
            questions.ask("word_beside_table", where, value, figures=figures, duty=duty)
        elif not isinstance(value, str) or value.strip():
            yield column


def _of_row(
    sheet: HeadedTable, row: int, drafts: Drafts
) -> tuple[list[tuple[str, bool]] | None, str]:
    """The figure or the duty that a row is of, if it is of one."""
    context = drafts.context
    for name in ("code", "figure") if sheet.header.years else ():
        figure = context.figure_names.find(sheet.value(row, name) or "")
        if figure is not None:
            return [(figure, True)], ""
    return None, context.duty_names.find(sheet.value(row, "duty") or "") or ""
