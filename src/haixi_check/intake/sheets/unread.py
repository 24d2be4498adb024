"""Cells with content that nothing reads: rows that are neither a record nor what the form prints.

One that says something against the table is a question about all that rests on it; of the others
it is told that nobody read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from haixi_check.intake.cells.objections import disowns, objects
from haixi_check.intake.context import EVIDENCE, FIGURES, UNIT, Context
from haixi_check.intake.header import WIDEST_HEADER
from haixi_check.intake.rows import HeadedTable, cell, footer_like, total_like
from haixi_check.intake.sheets.basics import split_line
from haixi_check.intake.sheets.evidence import is_read, known_duty
from haixi_check.intake.sheets.figures import BEFORE_A_TITLE
from haixi_check.intake.sheets.questions import SheetQuestions
from haixi_check.problem import Tier
from haixi_check.table import Place, Table, Value

_ORDINARY: Final = re.compile(
    r"(?:[(（]?(?:第?[一二三四五六七八九十0-9]+|[a-zA-Z])(?:[)）、.．]|章|节|部分).{0,30}"
    r"|第?\s*[0-9]+\s*页.{0,10}|共\s*[0-9]+\s*页|以下空白|（?续表?）?|20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日"
    r"|[-—_=*·.\s]+|(?:联系人|校长|签字|签名|填报单位|单位|备注|注|说明)[(（:：]?.{0,40})"
)
"""What people put between and below rows: headings of their own, numbers of pages, signatures."""


class Unread(NamedTuple):
    """A cell that nobody read."""

    where: Place
    value: Value
    row: int
    column: int
    """Where it stands within the table."""
    duty: str = ""
    """The duty that its row names, if it names one."""
    told: bool = False
    """Whether another problem tells already that it was not read."""
    figure: bool = False
    """Whether it is a number where a figure may stand."""


def ask_unread(cells: Iterable[Unread], questions: SheetQuestions) -> None:
    """Ask about the cells that speak against their table; tell of the first of the others."""
    rest: list[Unread] = []
    for each in cells:
        if isinstance(each.value, str) and objects(each.value):
            of_duty = each.duty or _only_duty(each.value, questions.drafts.context)
            questions.ask("unread_cell_denies", each.where, each.value, duty=of_duty)
        elif each.figure:
            questions.drafts.log.tell(
                "figure_without_title", each.where, tier=Tier.EXPLAIN, found=str(each.value)
            )
        elif not each.told and not _is_ordinary(each.value):
            rest.append(each)
    if rest:
        questions.drafts.log.tell(
            "unread_cells", rest[0].where, tier=Tier.NOTE, found=str(rest[0].value),
            count=len(rest),
        )  # fmt: skip


def _is_ordinary(value: Value) -> bool:
    text = str(value).strip()
    return not text or footer_like(text) or _ORDINARY.fullmatch(text) is not None


_CODES: Final = re.compile(r"[A-Z][0-9]{1,3}")


def _only_duty(text: str, context: Context) -> str:
    """The duty whose code a line names, if it names one alone."""
    codes = set(_CODES.findall(text))
    return context.duty_names.find(codes.pop()) or "" if len(codes) == 1 else ""


def unread_in(sheet: HeadedTable, kind: str, context: Context) -> Iterator[Unread]:
    """The cells below a header, and in it, that no row of data takes in."""
    table, header = sheet.table, sheet.header
    for column in header.unknown:
        text = cell(table, header.row, column)
        if isinstance(text, str) and disowns(text):
            yield Unread(table.location(header.row, column), text, header.row, column)
    for row, of_row in sheet.rows():
        if of_row == "footer":
            return
        if kind == EVIDENCE:
            yield from _in_evidence(sheet, row, of_row, context)
        elif kind == FIGURES:
            yield from _in_figures(sheet, row, of_row, context)
        elif of_row == "data" and all(v in (None, "") for v in _known_cells(sheet, row)):
            yield from (each for each in _cells(sheet, row) if not _numbers_row(each.value))


def _numbers_row(value: Value) -> bool:
    """Whether a cell may be only the number of its row, which forms print in advance."""
    return not isinstance(value, str) or value.strip().isdecimal()


def _known_cells(sheet: HeadedTable, row: int) -> Iterable[Value]:
    return sheet.cells(row, sheet.header.columns).values()


def _cells(sheet: HeadedTable, row: int) -> Iterator[Unread]:
    """The filled cells of a row, each as one that nobody read."""
    first, end = sheet.header.span
    for column, value in enumerate(sheet.table.rows[row][first:end][:WIDEST_HEADER], first):
        if value not in (None, "") and str(value).strip() and not total_like(str(value)):
            yield Unread(sheet.table.location(row, column), value, row, column)


def _in_evidence(sheet: HeadedTable, row: int, of_row: str, context: Context) -> Iterator[Unread]:
    """What stands in a row that is no record, but what the form prints there."""
    if of_row == "data" and is_read(sheet, row, context):
        return
    columns = sheet.header.columns
    duty = known_duty(sheet.filled(row, "duty"), context)
    own = {at: name for name, at in columns.items()}
    for each in _cells(sheet, row):
        name = own.get(each.column, "")
        if not _is_printed(name, each.value, duty, context):
            yield each._replace(duty=duty or "")


def _is_printed(name: str, value: Value, duty: str | None, context: Context) -> bool:
    """Whether the form prints a text in a column of 佐证材料, whatever is filled in beside it."""
    if name == "duty":
        return (
            known_duty(value, context) is not None or context.clause_names.find(value) is not None
        )
    if name == "part" and duty is not None:
        return context.part_names(duty, context.duties[duty].parts).find(value) is not None
    if name in ("body", UNIT):
        return bool(context.body_names.find(value) or context.unit_names.find(value))
    return False


def _in_figures(sheet: HeadedTable, row: int, of_row: str, context: Context) -> Iterator[Unread]:
    """What stands in a row that names no figure."""
    if of_row == "total" or _names_figure(sheet, row, context):
        return
    untitled = all(sheet.filled(row, name) in (None, "") for name in ("code", "figure"))
    years = set(sheet.header.years.values())
    for each in _cells(sheet, row):
        number = each.column in years and not isinstance(each.value, str)
        yield each._replace(told=not untitled, figure=untitled and number)


def unread_lines(table: Table, context: Context) -> Iterator[Unread]:
    """The cells of 基本信息, written line by line, that are neither a title nor its value."""
    find = context.line_names.find
    begun, units = False, 1
    for row, values in enumerate(table.rows):
        named, filled = "", 0
        for column, value in enumerate(values[:WIDEST_HEADER]):
            if value in (None, ""):
                continue
            key, rest = split_line(value)
            line = find(key) if key and not (named == "note" and rest) else None
            if line is not None:
                named, filled, begun = line, int(bool(rest)), True
                continue
            filled += 1
            if named == "unit":
                units = max(units, filled)
            if begun and (not named or filled > units):
                yield Unread(table.location(row, column), value, row, column)


def _names_figure(sheet: HeadedTable, row: int, context: Context) -> bool:
    """Whether the code or the title of a row names a figure."""
    texts = [str(sheet.filled(row, name) or "").strip() for name in ("code", "figure")]
    find = context.figure_names.find
    return any(find(text) or find(BEFORE_A_TITLE.sub("", text)) for text in texts if text)
