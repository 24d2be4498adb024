"""基本信息: which unit reports, for which year; written line by line or one unit a row."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from haixi_check.intake.cells.explanation import answering
from haixi_check.intake.cells.meaning import repeated
from haixi_check.intake.cells.validity import not_final, unproven
from haixi_check.intake.draft import Desk, Draft
from haixi_check.intake.header import FirstRows, cell, find_header
from haixi_check.intake.rows import data_rows, read_row
from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.rulepack.form import ColumnType
from haixi_check.table import Content, Location, Table, Value

Cells = dict[str, tuple[Value, Location]]
"""The lines of one unit: what stands there, and where."""

Find: TypeAlias = Callable[[object], str | None]

FEWEST_COLUMNS = 3
"""So many known titles in one row make it a header; fewer are lines of key and value."""


def looks_like_basics(table: Table, desk: Desk) -> bool:
    """Whether a sheet of any name says whose submission this is, and of which year."""
    names = desk.known.basics
    header = find_header(FirstRows(table), names)
    across = header is not None and {"unit", "year"} <= set(header.columns)
    return across or any({"unit", "year"} <= set(unit) for unit in _lines(table, names.find))


def take_basics(table: Table, desk: Desk) -> None:
    """Open a draft for each unit that the table names, and fill in what it says of it."""
    names = desk.known.basics
    header = find_header(FirstRows(table), names)
    if header is not None and len(header.columns) < FEWEST_COLUMNS:
        header = None
    if header is not None:
        units = [
            {
                name: (
                    cell(table, row, column),
                    table.location(row, column, header.texts.get(column, "")),
                )
                for name, column in header.columns.items()
            }
            for row, kind in data_rows(table, header)
            if kind == "data"
        ]
    else:
        units = list(_lines(table, names.find))
    if not any("unit" in unit for unit in units):
        desk.tell("no_unit", Location(table.file, table.name))
    for unit in units:
        if "unit" in unit:
            _take_unit(table, unit, desk)
    if header is None and len(units) == 1 and "unit" in units[0] and table.is_grid:
        _ask_second_values(table, units[0], desk)


def _lines(table: Table, find: Find) -> Iterator[Cells]:
    """Lines of key and value; several value columns are several units."""
    columns: dict[int, Cells] = {}
    for row, values in enumerate(table.rows):
        column = 0
        while column < len(values):
            key, rest = _split(values[column])
            name = find(key) if key else None
            if name is None:
                column += 1
                continue
            if rest:
                where = table.location(row, column, key)
                for known, said in _shared(name, rest, find):
                    columns.setdefault(-1, {}).setdefault(known, (said, where))
                column += 1
                continue
            filled = column + 1
            while filled < len(values) and _is_value(values[filled], name, filled - column, find):
                if values[filled] not in (None, ""):
                    where = table.location(row, filled, key)
                    columns.setdefault(filled, {}).setdefault(name, (values[filled], where))
                    if name != "unit" and len(columns) == 1:
                        filled += 1
                        break
                filled += 1
            column = max(filled, column + 1)
    units = [found for found in columns.values() if "unit" in found]
    if len(units) > 1:
        yield from units
    else:
        yield {name: value for found in columns.values() for name, value in found.items()}


def _is_value(value: Value, name: str, distance: int, find: Find) -> bool:
    """Whether a cell to the right of the title of a line is no title itself.

    A note may begin with the title of the line that it speaks of: `填报日期：按通知重报`.
    """
    key, rest = _split(value)
    return find(key or "?") is None or (name == "note" and distance == 1 and bool(rest))


def _where_blank(table: Table, name: str, find: Find) -> Location | None:
    """The cell beside the title of a line that nobody filled in."""
    for row, values in enumerate(table.rows):
        for column, value in enumerate(values):
            key, _ = _split(value)
            if key and find(key) == name:
                return table.location(row, column + 1, key)
    return None


def _split(value: Value) -> tuple[str, str]:
    """`填报单位(公章):某校` in one cell is a key and its value."""
    text = str(value).strip() if isinstance(value, str) else ""
    key, colon, rest = text.replace("：", ":").partition(":")
    return key, rest.strip() if colon else ""


def _shared(name: str, rest: str, find: Find) -> Iterator[tuple[str, str]]:
    """`某校 填表人:某人`: what else is named in a cell is no part of what stands before it."""
    said: list[str] = []
    for word in rest.split():
        key, rest_of_word = _split(word)
        another = find(key) if ":" in word.replace("：", ":") else None
        if another is not None:
            yield name, " ".join(said)
            name, said = another, []
            word = rest_of_word
        said.append(word)
    yield name, " ".join(said).strip()


def _take_unit(table: Table, cells: Cells, desk: Desk) -> None:
    value, where = cells["unit"]
    unit_id = desk.known.units.find(value) if value not in (None, "") else None
    if unit_id is None:
        if value in (None, ""):
            desk.tell("no_unit", where)
        else:
            desk.unknown_unit(value, where)
        return
    draft = desk.draft(unit_id, table.file)
    columns = [column for column in desk.form.basics.columns if column.id in cells]
    raw: Mapping[str, Value] = {column.id: cells[column.id][0] for column in columns}
    typed, margin = read_row(desk.form.basics.columns, raw, table.epoch)
    for name, remark in margin.remarks:
        desk.note((remark,), cells[name][1], cells[name][0])
    for name, flaw in margin.flaws.items():
        resting = _resting_on(name, desk, unit_id)
        desk.flaw(flaw, cells[name][1], cells[name][0], unit=unit_id, figures=resting)
    for column in columns:
        found = typed[column.id]
        if column.kept and found is not None:
            draft.basics.setdefault(column.id, found)
            draft.places.setdefault(column.id, cells[column.id][1])
    _place_blanks(table, draft, desk)
    year = typed.get("year")
    if isinstance(year, int):
        draft.year = max(year, draft.year or year)
    else:
        blank = _where_blank(table, "year", desk.known.basics.find)
        draft.year_unread = cells["year"][1] if "year" in cells else blank or where
        desk.tell("no_year", draft.year_unread, unit=unit_id, figures=_listed(desk))
    _check_cutoff(draft, desk)
    _check_reported_on(draft, desk)
    _check_note(draft, desk)
    _check_school_code(desk, unit_id, typed.get("school_code"), cells)


def _place_blanks(table: Table, draft: Draft, desk: Desk) -> None:
    """Note where the lines stand that say how figures were counted, where they are blank."""
    asked = {line for figure in desk.form.figures for line in figure.stated_by}
    for name in sorted(asked - draft.places.keys()):
        blank = _where_blank(table, name, desk.known.basics.find)
        if blank is not None:
            draft.places[name] = blank


def _check_note(draft: Draft, desk: Desk) -> None:
    """A note may say of all the numbers that they are unchecked or a draft."""
    said = draft.explanation
    if unproven(said) or not_final(said):
        where = draft.places["note"]
        _doubt_all("basics_unproven", where, draft.unit, desk, found=repeated(said))


def _listed(desk: Desk) -> tuple[tuple[str, int], ...]:
    """The figures that rows of a register or roster give, which are of an unknown year."""
    registers = (*desk.form.registers, *desk.form.rosters)
    figures = {figure for register in registers for figure, _ in desk.form.resting_on(register)}
    return tuple((figure, EVERY_YEAR) for figure in sorted(figures))


def _resting_on(line: str, desk: Desk, unit_id: str) -> tuple[tuple[str, int], ...]:
    """The figures that mean something else with another answer in a line of 基本信息."""
    levels = desk.unit(unit_id).level
    return tuple(
        (figure.id, EVERY_YEAR)
        for figure in desk.form.figures
        if line in figure.stated_by and levels in figure.filled_by
    )


def _check_cutoff(draft: Draft, desk: Desk) -> None:
    """A day on which a figure of the year was counted lies in that year."""
    for column in desk.form.basics.columns:
        day = draft.basics.get(column.id)
        if not column.in_own_year or not isinstance(day, datetime.date) or draft.year is None:
            continue
        if day.year != draft.year:
            desk.tell(
                "cutoff_of_another_year",
                draft.places[column.id],
                found=day.isoformat(),
                column=column.title.zh,
                year=draft.year,
                unit=draft.unit,
                figures=tuple(
                    (figure, draft.year) for figure, _ in _resting_on(column.id, desk, draft.unit)
                ),
            )


def _check_school_code(desk: Desk, unit_id: str, written: object, cells: Cells) -> None:
    """The code is known for some units; another one is a likely mix-up of workbooks."""
    expected = desk.unit(unit_id).school_code
    if written and expected and written != expected:
        where = cells["school_code"][1]
        answer = answering(
            desk.drafts[unit_id].explanation, desk.form.basics.column("school_code").names
        )
        _doubt_all(
            "school_code_differs", where, unit_id, desk, answer=answer, found=written,
            expected=expected,
        )  # fmt: skip


def _check_reported_on(draft: Draft, desk: Desk) -> None:
    """A submission is sent in its own year or the year after."""
    for column in desk.form.basics.columns:
        day = draft.basics.get(column.id)
        if not column.by_next_year or not isinstance(day, datetime.date) or draft.year is None:
            continue
        if day.year not in (draft.year, draft.year + 1):
            answer = answering(draft.explanation, column.names)
            _doubt_all(
                "reported_in_another_year", draft.places[column.id], draft.unit, desk,
                answer=answer, found=day.isoformat(), column=column.title.zh, year=draft.year,
            )  # fmt: skip


def _ask_second_values(table: Table, cells: Cells, desk: Desk) -> None:
    """Ask about what a line says a second time, if it is something else of the same kind."""
    unit_id = desk.known.units.find(cells["unit"][0])
    if unit_id is None:
        return
    for name, value, where in _every_value(table, desk.known.basics.find):
        if name not in cells or where.cell == cells[name][1].cell:
            continue
        first, other = (_comparable(name, each, table, desk) for each in (cells[name][0], value))
        if first is not None and other is not None and first != other:
            _doubt_all(
                "second_value", where, unit_id, desk, found=repeated(value),
                column=desk.form.basics.column(name).title.zh, first=cells[name][1].cell,
                first_value=repeated(cells[name][0]),
            )  # fmt: skip


def _every_value(table: Table, find: Find) -> Iterator[tuple[str, Value, Location]]:
    """Every filled cell to the right of the title of a line, with that line."""
    for row, values in enumerate(table.rows):
        name: str | None = None
        for column, value in enumerate(values):
            key, rest = _split(value)
            named = find(key) if key and name != "note" else None
            name = named or name
            if named is not None and rest:
                yield named, rest, table.location(row, column, key)
            elif named is None and name is not None and value not in (None, ""):
                yield name, value, table.location(row, column)


def _comparable(name: str, value: Value, table: Table, desk: Desk) -> Content:
    """What a value of a line means, unless it is free text."""
    column = desk.form.basics.column(name)
    if name == "unit":
        return desk.known.units.find(value)
    if column.type is ColumnType.TEXT or not column.kept:
        return None
    return read_row((column,), {name: value}, table.epoch)[0][name]


def _doubt_all(
    code: str, where: Location, unit_id: str, desk: Desk, *, answer: str = "", **params: object
) -> None:
    """Ask about all that a unit submits, unless it has answered."""
    desk.tell(
        code,
        where,
        tier=Tier.EXPLAIN,
        unit=unit_id,
        figures=tuple((figure.id, EVERY_YEAR) for figure in desk.form.figures),
        answer=answer,
        **params,
    )
    if not answer:
        desk.lose_records(code, where, unit=unit_id)
