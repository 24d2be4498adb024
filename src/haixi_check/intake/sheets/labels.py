"""What the name of a sheet and the lines around its table say of what it holds.

Each is a question about all that rests on the sheet: its cells alone do not prove what the name or
a line beside them denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from haixi_check.intake.cells.meaning import missing, names_nothing, normal, repeated
from haixi_check.intake.cells.validity import (
    called_unfinished,
    called_void,
    not_final,
    undone,
    years_named,
)
from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Desk
from haixi_check.intake.header import (
    WIDEST_HEADER,
    FirstRows,
    Header,
    cell,
    ends_early,
    find_header,
)
from haixi_check.intake.rows import data_rows
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.table import Frame, Location, Table, Value, column_letters

Sheet = TypeVar("Sheet", bound=Table | Frame)

LONGEST_LINE: Final = 60
"""Characters of a title; what is longer explains how to fill in the form."""

_OF_A_YEAR: Final = re.compile("20[0-9]{2}年(?:度|指标|数据|基本|报送|统计|情况|佐证|年报)")
_EARLY: Final = re.compile("(?:数[据字]|统计|本表).{0,6}截[至止]|半年|季度|快报|月报")
_OF_GRADUATES: Final = re.compile("就业|毕业|去向")
_SCALE: Final = re.compile(r"单位[:：]?\s*[十百千万亿]+(元|人|名|个|家|人次|)(?![^\s,，、)）;；])")
_WORDS: Final = re.compile(r"[\s,，、:：;；()（）【】\[\]]+")


def sheets_to_read(
    found: Sequence[Sheet], register: Register | None, desk: Desk
) -> tuple[list[Sheet], list[Sheet]]:
    """The sheets of one kind to be read, and which of them ask for what their own name says.

    One that is called void, beside another, is not read, which is told. Whatever else a name says,
    the sheet is there and is read: nothing passes as if it were not. One of another year, beside
    another, is asked about only if the sheet speaks of its own year alone.
    """
    read = [sheet for sheet in found if not called_void(sheet.name)] or list(found)
    for sheet in found:
        if sheet not in read:
            desk.tell(
                "sheet_set_aside", Location(sheet.file, sheet.name), tier=Tier.NOTE,
                found=sheet.name, other=read[0].name,
            )  # fmt: skip
    denied = [sheet for sheet in read if _is_denied(sheet)]
    late = [sheet for sheet in read if _is_of_another_year(sheet, desk) and sheet not in denied]
    own_year = register is not None and not all(e for _, e in desk.form.resting_on(register))
    beside_another = len(denied) + len(late) < len(read)
    return read, denied if beside_another and not own_year else [*denied, *late]


def _is_denied(sheet: Table | Frame) -> bool:
    return called_void(sheet.name) or called_unfinished(sheet.name)


def _is_of_another_year(sheet: Table | Frame, desk: Desk) -> bool:
    return _another_year(years_named(sheet.name), desk)


def _another_year(named: Iterable[int], desk: Desk) -> bool:
    """Whether years are named, and none of them is that of a submission at hand."""
    own = {desk.own_year(unit) for unit in desk.drafts} - {0}
    return bool(own) and bool(named) and own.isdisjoint(named)


class Asked:
    """All that rests on one sheet, of which something beside its cells raises a question."""

    def __init__(
        self, desk: Desk, register: Register | None, *, figures: bool, records: bool
    ) -> None:
        self._desk = desk
        self._figures: tuple[tuple[str, bool], ...] = ()
        if register is not None:
            self._figures = desk.form.resting_on(register)
        elif figures:
            self._figures = tuple((figure.id, True) for figure in desk.form.figures)
        self._records = records

    def ask(
        self,
        code: str,
        where: Location,
        found: Value,
        *,
        figures: Sequence[tuple[str, bool]] | None = None,
        duty: str = "",
    ) -> None:
        """Put the question; `figures` or a `duty` where it touches a part of the sheet only."""
        touched = self._figures if figures is None else figures
        self._desk.lose(code, where, touched, tier=Tier.EXPLAIN, found=repeated(found))
        if self._records:
            self._desk.lose_records(code, where, duty=duty)


def ask_by_name(sheet: Table | Frame, asked: Asked) -> None:
    """Ask about a sheet that its own name calls void, or that of another year."""
    code = "sheet_called_void" if _is_denied(sheet) else "sheet_of_another_year"
    asked.ask(code, Location(sheet.file, sheet.name), sheet.name)


def ask_about_titles(table: Table, header: Header | None, desk: Desk, asked: Asked) -> None:
    """Ask about a title that speaks of another year or unit, of a draft, or of a scale."""
    lines = list(_lines_above(table, header, desk))
    named = frozenset[int]().union(
        *(years_named(text) for text, _ in lines if _OF_A_YEAR.search(normal(text)))
    )
    for text, where in lines:
        if not_final(text) or called_void(text):
            asked.ask("title_not_final", where, text)
        elif _OF_A_YEAR.search(normal(text)) and _another_year(named, desk):
            asked.ask("title_of_another_year", where, text)
        elif (header is None or UNIT not in header.columns) and _of_another_unit(text, desk):
            asked.ask("title_of_another_unit", where, text)
        elif _EARLY.search(text) and ends_early(text) and not _OF_GRADUATES.search(text):
            asked.ask("title_not_final", where, text)


def _lines_above(table: Table, header: Header | None, desk: Desk) -> Iterator[tuple[str, Location]]:
    """The lines above a header, or above the first line of 基本信息, each with its place."""
    for row, values in enumerate(table.rows[: header.row if header is not None else None]):
        if header is None and any(desk.known.basics.find(value) for value in values if value):
            return
        for column, value in enumerate(values[:WIDEST_HEADER]):
            if not isinstance(value, str) or not value.strip():
                continue
            if len(value) <= LONGEST_LINE:
                yield value, table.location(row, column)


def _of_another_unit(text: str, desk: Desk) -> bool:
    named = {desk.known.units.find(word) for word in _WORDS.split(text) if word} - {None}
    return bool(named) and bool(desk.drafts) and named.isdisjoint(desk.drafts)


def ask_about_scale(table: Table, header: Header, desk: Desk, asked: Asked) -> None:
    """Ask about the figures of a sheet whose title gives them in tens of thousands: 单位：万人.

    Not where the column of units of account says so too.
    """
    at = header.columns.get("measure_unit")
    rows = range(header.row + 1, len(table.rows))
    stated = {normal(str(cell(table, row, at))) for row in rows} if at is not None else set()
    for text, where in _lines_above(table, header, desk):
        found = _SCALE.search(normal(text))
        if found is None or any(found[0].endswith(unit) and len(unit) > 1 for unit in stated):
            continue
        touched = [
            (figure.id, True)
            for figure in desk.form.figures
            if not found[1] or figure.unit.zh.startswith(found[1])
        ]
        asked.ask("title_with_scale", where, text, figures=touched)


def ask_beside(table: Table, header: Header, desk: Desk, asked: Asked) -> None:
    """Ask about remarks below a table and words beside it that say that something is not done.

    Anything else in a column without a header is told once: nobody read it.
    """
    below = False
    unread: dict[int, None] = {}
    last_row = header.row
    for row, kind in data_rows(table, header):
        last_row = row
        if kind == "data":
            unread.update(dict.fromkeys(_ask_in_row(table, header, row, desk, asked)))
        below = kind == "footer"
    for row in range(last_row, len(table.rows)) if below else ():
        _ask_in_remark(table, row, desk, asked)
    if unread:
        letters = "、".join(column_letters(table.left + at) for at in sorted(unread)[:3])
        where = table.location(header.row, min(unread))
        desk.tell("cells_beside_table", where, tier=Tier.NOTE, found=letters)


def _ask_in_row(table: Table, header: Header, row: int, desk: Desk, asked: Asked) -> Iterator[int]:
    """Ask about a word for nothing or not yet in a column without a header; yield other columns."""
    known = {*header.columns.values(), *header.years.values(), *header.texts}
    first, end = header.span
    for column, value in enumerate(table.rows[row][first:end][:WIDEST_HEADER], first):
        if column in known or missing(value):
            continue
        if isinstance(value, str) and (names_nothing(value) or undone(value)):
            figures, duty = _of_row(table, header, row, desk)
            where = table.location(row, column)
            asked.ask("word_beside_table", where, value, figures=figures, duty=duty)
        elif not isinstance(value, str) or value.strip():
            yield column


def _of_row(
    table: Table, header: Header, row: int, desk: Desk
) -> tuple[list[tuple[str, bool]] | None, str]:
    """The figure or the duty that a row is of, if it is of one."""
    named = [cell(table, row, header.columns[n]) for n in ("code", "figure") if n in header.columns]
    for value in named if header.years else ():
        figure = desk.known.figures.find(value)
        if figure is not None:
            return [(figure, True)], ""
    at = header.columns.get("duty")
    duty = desk.known.duty_names.find(cell(table, row, at)) if at is not None else None
    return None, duty or ""


def _ask_in_remark(table: Table, row: int, desk: Desk, asked: Asked) -> None:
    for column, value in enumerate(table.rows[row][:WIDEST_HEADER]):
        if isinstance(value, str) and (undone(value) or not_final(value)):
            asked.ask("remark_below", table.location(row, column), value)


def header_for(table: Table, sheet: str, register: Register | None, desk: Desk) -> Header | None:
    """The header of a sheet of the form; 基本信息 has none that counts here."""
    if register is not None:
        return find_header(FirstRows(table), desk.known.columns(register.columns))
    if sheet == "figures":
        return find_header(FirstRows(table), desk.known.figure_columns, with_years=True)
    if sheet == "evidence":
        return find_header(FirstRows(table), desk.known.columns(desk.form.evidence.columns))
    return None
