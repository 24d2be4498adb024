"""基本信息: which unit reports, for which year; written line by line or one unit a row."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from haixi_check.intake.bodies import take_body
from haixi_check.intake.cells.explanation import answering
from haixi_check.intake.cells.meaning import normal, repeated
from haixi_check.intake.cells.objections import disowns
from haixi_check.intake.cells.validity import called_void, not_final, unproven
from haixi_check.intake.context import Context
from haixi_check.intake.draft import Draft, Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rows import HeadedTable, cell, read_row
from haixi_check.intake.sheets.basics_doubts import ask_of_lines, doubt_all, resting_on
from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.rulepack.form import ColumnType
from haixi_check.table import Content, Place, Table, Value

Cells = dict[str, tuple[Value, Place]]
"""The lines of one unit: what stands there, and where."""

Find: TypeAlias = Callable[[object], str | None]

FEWEST_COLUMNS = 3
"""So many known titles in one row make it a header; fewer are lines of key and value."""


def looks_like_basics(table: Table, header: Header | None, context: Context) -> bool:
    """Whether a sheet of any name says whose submission this is, and of which year."""
    lines = _lines(table, context.line_names.find)
    return _is_across(header) or any({"unit", "year"} <= set(unit) for unit in lines)


def _is_across(header: Header | None) -> bool:
    """Whether the titles of the unit and the year stand side by side, above what they hold."""
    return header is not None and {"unit", "year"} <= set(header.columns)


def take_basics(table: Table, header: Header | None, drafts: Drafts) -> None:
    """Open a draft for each unit that the table names, and fill in what it says of it."""
    if header is not None and (
        len(header.columns) >= FEWEST_COLUMNS or _is_across(header) or not table.is_grid
    ):
        units = list(_rows(HeadedTable(table, header)))
    else:
        header = None
        units = list(_lines(table, drafts.context.line_names.find))
    if not any("unit" in unit for unit in units):
        drafts.log.tell("no_unit", Place(table.file, table.name))
    for unit in units:
        if "unit" in unit:
            _take_unit(table, unit, drafts)
    if header is None and len(units) == 1 and "unit" in units[0] and table.is_grid:
        _ask_second_values(table, units[0], drafts)


def _rows(sheet: HeadedTable) -> Iterator[Cells]:
    """One unit a row, below a header."""
    for row in sheet.data_rows():
        columns = sheet.header.columns.items()
        yield {
            name: (cell(sheet.table, row, column), sheet.place(row, column))
            for name, column in columns
        }


def _lines(table: Table, find: Find) -> Iterator[Cells]:
    """Lines of key and value; several value columns are several units."""
    columns: dict[int, Cells] = {}
    for row, values in enumerate(table.rows):
        column = 0
        while column < len(values):
            key, rest = split_line(values[column])
            name = find(key) if key else None
            if name is None:
                column += 1
                continue
            if rest:
                where = table.location(row, column, key)
                for known, text in _shared(name, rest, find):
                    columns.setdefault(-1, {}).setdefault(known, (text, where))
                column += 1
                continue
            filled = column + 1
            while filled < len(values) and _is_value(values[filled], name, filled - column, find):
                beside = name == "unit" and filled > column + 1 and _is_remark(values[filled])
                if values[filled] not in (None, "") and not beside:
                    where = table.location(row, filled, key)
                    columns.setdefault(filled, {}).setdefault(name, (values[filled], where))
                    if name != "unit" and len(columns) == 1:
                        filled += 1
                        break
                filled += 1
            column = max(filled, column + 1)
    units = [cells for cells in columns.values() if "unit" in cells]
    if len(units) > 1:
        yield from units
    else:
        yield {name: value for cells in columns.values() for name, value in cells.items()}


def _is_value(value: Value, name: str, distance: int, find: Find) -> bool:
    """Whether a cell to the right of the title of a line is no title itself.

    A note may begin with the title of the line that it speaks of: `填报日期：按通知重报`.
    """
    key, rest = split_line(value)
    return find(key or "?") is None or (name == "note" and distance == 1 and bool(rest))


_REMARK: Final = re.compile(
    r"[(\[【〔]?(?:(?:请|加)?盖?(?:单位)?(?:盖|公|签|印)章(?:处|页)?|(?:原名|曾用名|简称|又名)称?:?[^,;。]{1,30}?)"
    r"[)\]】〕]?"
)
"""Nothing else: （作废） and another unit's name stay what nobody can take for a remark."""


def _is_remark(value: Value) -> bool:
    """Whether what stands beside the value of a unit is a remark: （盖章）, 原名：…."""
    text = normal(value).strip() if isinstance(value, str) else ""
    return _REMARK.fullmatch(text) is not None and not called_void(text)


def _where_blank(table: Table, name: str, find: Find) -> Place | None:
    """The cell beside the title of a line that nobody filled in."""
    for row, values in enumerate(table.rows):
        for column, value in enumerate(values):
            key, _ = split_line(value)
            if key and find(key) == name:
                return table.location(row, column + 1, key)
    return None


def split_line(value: Value) -> tuple[str, str]:
    """`填报单位(公章):某校` in one cell is a key and its value."""
    text = str(value).strip() if isinstance(value, str) else ""
    key, colon, rest = text.replace("：", ":").partition(":")
    return key, rest.strip() if colon else ""


def _shared(name: str, rest: str, find: Find) -> Iterator[tuple[str, str]]:
    """`某校 填表人:某人`: what else is named in a cell is no part of what stands before it."""
    words: list[str] = []
    for word in rest.split():
        key, rest_of_word = split_line(word)
        another = find(key) if ":" in word.replace("：", ":") else None
        if another is not None:
            yield name, " ".join(words)
            name, words = another, []
            word = rest_of_word
        words.append(word)
    yield name, " ".join(words).strip()


def _take_unit(table: Table, cells: Cells, drafts: Drafts) -> None:
    context, log = drafts.context, drafts.log
    value, where = cells["unit"]
    unit_id = drafts.find_unit(value, where)
    if unit_id is None:
        return
    draft = drafts.draft(unit_id, table.file)
    take_body(draft, value, where, drafts)
    columns = [column for column in context.form.basics.columns if column.id in cells]
    raw: Mapping[str, Value] = {column.id: cells[column.id][0] for column in columns}
    typed, margin = read_row(context.form.basics.columns, raw, table.epoch)
    for name, remark in margin.remarks:
        log.note((remark,), cells[name][1], cells[name][0])
    for name, flaw in margin.flaws.items():
        resting = resting_on(name, unit_id, context)
        log.tell_flaw(flaw, cells[name][1], cells[name][0], unit=unit_id, figures=resting)
        if name == "unit":
            drafts.lose_records(flaw.code, where, unit=unit_id)
    ask_of_lines(table, cells, unit_id, drafts)
    for column in columns:
        content = typed[column.id]
        if column.kept and content is not None:
            draft.basics.setdefault(column.id, content)
            draft.places.setdefault(column.id, cells[column.id][1])
    _place_blanks(table, draft, context)
    year = typed.get("year")
    if isinstance(year, int):
        draft.year = max(year, draft.year or year)
    else:
        blank = _where_blank(table, "year", context.line_names.find)
        draft.year_unread = cells["year"][1] if "year" in cells else blank or where
        log.tell("no_year", draft.year_unread, unit=unit_id, figures=_listed(context))
    _check_days(draft, drafts)
    _check_note(draft, drafts)
    _check_school_code(draft, typed, cells, drafts)
    _check_years(draft, drafts)


def _place_blanks(table: Table, draft: Draft, context: Context) -> None:
    """Note where the lines stand that say how figures were counted, where they are blank."""
    asked = {line for figure in context.form.figures for line in figure.stated_by}
    for name in sorted(asked - draft.places.keys()):
        blank = _where_blank(table, name, context.line_names.find)
        if blank is not None:
            draft.places[name] = blank


def _check_note(draft: Draft, drafts: Drafts) -> None:
    """A note may say of all the numbers that they are unchecked or a draft."""
    note = draft.explanation
    if unproven(note) or not_final(note) or disowns(note):
        doubt_all("basics_unproven", draft.places["note"], draft.unit, drafts, found=repeated(note))


def _listed(context: Context) -> tuple[tuple[str, int], ...]:
    """The figures that rows of a register or roster give, which are of an unknown year."""
    registers = context.registers.values()
    figures = {figure for each in registers for figure, _ in context.form.resting_on(each)}
    return tuple((figure, EVERY_YEAR) for figure in sorted(figures))


def _check_days(draft: Draft, drafts: Drafts) -> None:
    """A day of counting lies in the year of the submission, one of sending in it or the next."""
    for column in drafts.context.form.basics.columns:
        day = draft.basics.get(column.id)
        if not isinstance(day, datetime.date) or draft.year is None:
            continue
        where, title, year = draft.places[column.id], column.title.zh, draft.year
        if column.in_own_year and day.year != year:
            drafts.log.tell(
                "cutoff_of_another_year", where, found=day.isoformat(), column=title, year=year,
                unit=draft.unit, figures=resting_on(column.id, draft.unit, drafts.context, year),
            )  # fmt: skip
        if column.by_next_year and day.year not in (year, year + 1):
            answer = answering(draft.explanation, column.names)
            doubt_all(
                "reported_in_another_year", where, draft.unit, drafts, answer=answer,
                found=day.isoformat(), column=title, year=year,
            )  # fmt: skip


def _check_school_code(
    draft: Draft, typed: Mapping[str, Content], cells: Cells, drafts: Drafts
) -> None:
    """The code is known for some units; another one is a likely mix-up of workbooks."""
    expected = drafts.context.unit(draft.unit).school_code
    for column in drafts.context.form.basics.columns if expected else ():
        written = typed.get(column.id) if column.type is ColumnType.SCHOOL_CODE else None
        if written and written != expected:
            doubt_all(
                "school_code_differs", cells[column.id][1], draft.unit, drafts, found=written,
                expected=expected, answer=answering(draft.explanation, column.names),
            )  # fmt: skip


def _check_years(draft: Draft, drafts: Drafts) -> None:
    """A unit reports the years in which it exists; what it says of others counts nowhere."""
    year = draft.year
    if year is not None and not drafts.context.unit(draft.unit).exists_in(year):
        where = draft.places.get("year", draft.places["unit"])
        drafts.log.tell("unit_not_existing", where, tier=Tier.NOTE, unit=draft.unit, year=year)


def _ask_second_values(table: Table, cells: Cells, drafts: Drafts) -> None:
    """Ask about what a line says a second time, if it is something else of the same kind."""
    context = drafts.context
    unit_id = context.unit_names.find(cells["unit"][0])
    if unit_id is None:
        return
    for name, value, where in _every_value(table, context.line_names.find):
        if name not in cells or where.cell == cells[name][1].cell:
            continue
        first, other = (_comparable(name, v, table, context) for v in (cells[name][0], value))
        if first is not None and other is not None and first != other:
            said = {"first": cells[name][1].cell, "first_value": repeated(cells[name][0])}
            said |= {"found": repeated(value), "column": context.form.basics.column(name).title.zh}
            doubt_all("second_value", where, unit_id, drafts, **said)


def _every_value(table: Table, find: Find) -> Iterator[tuple[str, Value, Place]]:
    """Every filled cell to the right of the title of a line, with that line."""
    for row, values in enumerate(table.rows):
        name: str | None = None
        for column, value in enumerate(values):
            key, rest = split_line(value)
            named = find(key) if key and name != "note" else None
            name = named or name
            if named is not None and rest:
                yield named, rest, table.location(row, column, key)
            elif named is None and name is not None and value not in (None, ""):
                yield name, value, table.location(row, column)


def _comparable(name: str, value: Value, table: Table, context: Context) -> Content:
    """What a value of a line means, unless it is free text."""
    column = context.form.basics.column(name)
    if name == "unit":
        return context.unit_names.find(value)
    if column.type is ColumnType.TEXT or not column.kept:
        return None
    return read_row((column,), {name: value}, table.epoch)[0][name]
