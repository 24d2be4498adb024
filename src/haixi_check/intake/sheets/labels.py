"""What the name of a sheet and the lines around its table say of what it holds.

Each is a question about all that rests on the sheet: its cells alone do not prove what the name or
a line beside them denies.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from haixi_check.intake.cells.meaning import normal
from haixi_check.intake.cells.objections import disowns, voids_all
from haixi_check.intake.cells.validity import (
    called_unfinished,
    called_void,
    not_final,
    years_named,
)
from haixi_check.intake.context import BASICS, EVIDENCE, FIGURES, UNIT
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import WIDEST_HEADER, Header
from haixi_check.intake.rows import HeadedTable
from haixi_check.intake.sheet_names import FormSheet
from haixi_check.intake.sheets.basics import FEWEST_COLUMNS
from haixi_check.intake.sheets.margins import ask_beside
from haixi_check.intake.sheets.questions import SheetQuestions
from haixi_check.intake.sheets.titles import says_unfinished, years_of_title
from haixi_check.intake.sheets.unread import ask_unread, unread_lines
from haixi_check.intake.years import ends_early
from haixi_check.problem import Tier
from haixi_check.table import Place, Table

LONGEST_LINE: Final = 60
"""Characters of a title; what is longer explains how to fill in the form."""

_OF_A_YEAR: Final = re.compile("20[0-9]{2}年(?:度|指标|数据|基本|报送|统计|情况|佐证|年报)")
_EARLY: Final = re.compile("(?:数[据字]|统计|本表).{0,6}截[至止]|半年|季度|快报|月报")
_OF_GRADUATES: Final = re.compile("就业|毕业|去向")
_SCALE: Final = re.compile(r"单位[:：]?\s*[十百千万亿]+(元|人|名|个|家|人次|)(?![^\s,，、)）;；])")
_WORDS: Final = re.compile(r"[\s,，、:：;；()（）【】\[\]]+")


def sheets_to_read(
    sheets: Sequence[FormSheet], drafts: Drafts
) -> tuple[list[FormSheet], list[FormSheet]]:
    """The sheets of one kind to be read, and which of them ask for what their own name says.

    One that is called void, beside another, is not read, which is told. Whatever else a name says,
    the sheet is there and is read: nothing passes as if it were not. One of another year, beside
    another, is asked about only if the sheet speaks of its own year alone.
    """
    read = [sheet for sheet in sheets if not called_void(sheet.name)] or list(sheets)
    for sheet in sheets:
        if sheet not in read:
            drafts.log.tell(
                "sheet_set_aside", sheet.location, tier=Tier.NOTE, found=sheet.name,
                other=read[0].name,
            )  # fmt: skip
    denied = [sheet for sheet in read if _is_denied(sheet.name)]
    late = [
        sheet
        for sheet in read
        if sheet not in denied and _are_other_years(years_named(sheet.name), drafts)
    ]
    beside_another = len(denied) + len(late) < len(read)
    return read, denied if beside_another and not _is_of_own_year(read, drafts) else denied + late


def _is_of_own_year(sheets: Sequence[FormSheet], drafts: Drafts) -> bool:
    """Whether a figure rests on these sheets in the year of the submission alone."""
    register = sheets[0].register
    if register is None:
        return False
    return not all(every for _, every in drafts.context.form.resting_on(register))


def _is_denied(name: str) -> bool:
    return called_void(name) or called_unfinished(name)


def _are_other_years(named: Collection[int], drafts: Drafts) -> bool:
    """Whether years are named, and none of them is that of a submission at hand."""
    own = drafts.own_years()
    return bool(own) and bool(named) and own.isdisjoint(named)


def ask_about_sheet(sheet: FormSheet, drafts: Drafts, *, by_name: bool, around_cells: bool) -> None:
    """Ask about what the lines around a table say of it, and about its name if that is odd.

    What stands beside and below its cells is looked at only where it was read `around_cells`.
    """
    questions, table = SheetQuestions(sheet, drafts), sheet.head
    if by_name:
        code = "sheet_called_void" if _is_denied(sheet.name) else "sheet_of_another_year"
        questions.ask(code, sheet.location, sheet.name)
    if not table.is_grid or table.unread:
        return
    if sheet.kind == BASICS:
        _ask_about_titles(sheet, None, questions)
        if sheet.header is None or len(sheet.header.columns) < FEWEST_COLUMNS:
            ask_unread(unread_lines(table, drafts.context), questions)
    elif sheet.header is not None:
        _ask_about_titles(sheet, sheet.header, questions)
        headed = HeadedTable(table, sheet.header)
        if sheet.kind == FIGURES:
            _ask_about_scale(headed, questions)
        if around_cells:
            ask_beside(headed, sheet.kind, questions)


def ask_about_guides(guides: Sequence[Table], drafts: Drafts) -> None:
    """Ask about all that is handed in where its guide or cover calls it void."""
    for table in guides:
        questions = SheetQuestions(FormSheet(BASICS, table, drafts.context), drafts)
        for row, column, value in table.walk():
            if isinstance(value, str) and voids_all(value):
                questions.ask("title_not_final", table.location(row, column), value)


def _ask_about_titles(sheet: FormSheet, header: Header | None, questions: SheetQuestions) -> None:
    """Ask about a title that speaks of another year or unit, of a draft, or of a scale."""
    drafts = questions.drafts
    lines = list(_lines_above(sheet.head, header, drafts))
    names = _names_of(sheet)
    years = {text: _years_of_line(text, names) for text, _ in lines}
    named = frozenset[int]().union(*years.values())
    for text, where in lines:
        if _is_doubted(text) or says_unfinished(text, names):
            questions.ask("title_not_final", where, text)
        elif years[text] and _are_other_years(named, drafts):
            questions.ask("title_of_another_year", where, text)
        elif (header is None or UNIT not in header.columns) and _of_another_unit(text, drafts):
            questions.ask("title_of_another_unit", where, text)
        elif _EARLY.search(text) and ends_early(text) and not _OF_GRADUATES.search(text):
            questions.ask("title_not_final", where, text)


def _is_doubted(text: str) -> bool:
    return not_final(text) or called_void(text) or disowns(text)


def _names_of(sheet: FormSheet) -> tuple[str, ...]:
    """The names of a sheet in the form."""
    form = sheet.context.form
    fixed = {BASICS: form.basics, FIGURES: form.figures_sheet, EVIDENCE: form.evidence}
    return (sheet.register or fixed[sheet.kind]).names


def _years_of_line(text: str, names: Sequence[str]) -> frozenset[int]:
    """The years that a line above a table gives for it."""
    of_data = years_named(text) if _OF_A_YEAR.search(normal(text)) else frozenset[int]()
    return of_data | years_of_title(text, names)


def _lines_above(
    table: Table, header: Header | None, drafts: Drafts
) -> Iterator[tuple[str, Place]]:
    """The lines above a header, or above the first line of 基本信息, each with its place."""
    names = drafts.context.line_names
    for row, values in enumerate(table.rows[: header.row if header is not None else None]):
        if header is None and any(names.find(value) for value in values if value):
            return
        for column, value in enumerate(values[:WIDEST_HEADER]):
            if isinstance(value, str) and value.strip() and len(value) <= LONGEST_LINE:
                yield value, table.location(row, column)


def _of_another_unit(text: str, drafts: Drafts) -> bool:
    names = drafts.context.unit_names
    named = {names.find(word) for word in _WORDS.split(text) if word} - {None}
    return bool(named) and bool(drafts.by_unit) and named.isdisjoint(drafts.by_unit)


def _ask_about_scale(sheet: HeadedTable, questions: SheetQuestions) -> None:
    """Ask about the figures of a sheet whose title gives them in tens of thousands: 单位：万人.

    Not where the column of units of account says so too.
    """
    drafts, header = questions.drafts, sheet.header
    rows = range(header.row + 1, len(sheet.table.rows))
    stated = {normal(str(sheet.value(row, "measure_unit"))) for row in rows}
    for text, where in _lines_above(sheet.table, header, drafts):
        scale = _SCALE.search(normal(text))
        if scale is None or any(scale[0].endswith(unit) and len(unit) > 1 for unit in stated):
            continue
        touched = [
            (figure.id, True)
            for figure in drafts.context.form.figures
            if not scale[1] or figure.unit.zh.startswith(scale[1])
        ]
        questions.ask("title_with_scale", where, text, figures=touched)
