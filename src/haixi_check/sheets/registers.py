"""Registers: one thing a row, unique by its key."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from haixi_check.cells import explanation
from haixi_check.form import Column, Register
from haixi_check.headers import Header, cell, data_rows, filled, find_header
from haixi_check.names import Names, by_name, even
from haixi_check.problems import Tier, shown
from haixi_check.rows import Margin, read_row
from haixi_check.sheets.desk import Desk
from haixi_check.submissions import Content, Entry
from haixi_check.tables import Location, Table, Value

UNIT = "unit_name"
"""The column that names the reporting unit, where one sheet carries several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row as it is being read: its raw and typed cells, and where they stand."""

    unit: str
    row: int
    raw: Mapping[str, Value]
    typed: Mapping[str, Content]
    margin: Margin
    places: Mapping[str, Location]


def column_names(desk: Desk, columns: tuple[Column, ...]) -> Names[str]:
    """The titles of `columns`, and of the reporting unit."""
    unit = next(column for column in desk.form.figures_sheet.columns if column.id == UNIT)
    known = {column.id: (column.title.zh, column.title.en, *column.aliases) for column in columns}
    taken = {even(name) for names in known.values() for name in names}
    names = (unit.title.zh, unit.title.en, *unit.aliases, "单位")
    known[UNIT] = tuple(name for name in names if even(name) not in taken)
    return by_name(known)


def header_of(table: Table, desk: Desk, columns: tuple[Column, ...]) -> Header | None:
    """The header of a sheet with these columns; every fault of it is put down."""
    names = column_names(desk, columns)
    header = find_header(table, names)
    required = [column for column in columns if column.required]
    if header is None:
        if any(True for _ in table.walk()):
            expected = "、".join(column.title.zh for column in (required or columns)[:3])
            desk.tell("no_header", Location(table.file, table.name), expected=expected)
        return None
    for column, first in header.twice:
        text = header.texts[column]
        where = table.location(header.row, column, text)
        desk.tell("header_twice", where, found=text, header=text, first=header.texts[first])
    for column in header.unknown:
        text = header.texts[column]
        where = table.location(header.row, column, text)
        near = names.nearest(text) or "—"
        desk.tell("unknown_column", where, tier=Tier.NOTE, found=text, nearest=near)
    for missing in required:
        if missing.id not in header.columns:
            where = table.location(header.row, 0)
            desk.tell("missing_required_column", where, column=missing.title.zh)
    return header


def take_register(table: Table, register: Register, desk: Desk) -> None:
    """Put every row of a register into the draft of its unit."""
    header = header_of(table, desk, register.columns)
    if header is None:
        return
    lines = []
    for row, kind in data_rows(table, header):
        if kind == "data" and (line := _line(table, header, row, register, desk)) is not None:
            lines.append(line)
    seen: dict[tuple[str, tuple[str, ...]], tuple[_Line, int]] = {}
    for line in lines:
        entry = _entry(line, register, desk)
        key = (line.unit, entry.key)
        draft = desk.draft(line.unit, table.file)
        kept = draft.entries.setdefault(register.id, [])
        if key in seen and any(entry.key):
            first, index = seen[key]
            flaw = _repeated(line, first, register, desk)
            if flaw and not kept[index].flaw:
                kept[index] = replace(kept[index], flaw=flaw)
            continue
        seen[key] = (line, len(kept))
        kept.append(entry)
    _check_exclusive(lines, register, desk)


def _line(table: Table, header: Header, row: int, register: Register, desk: Desk) -> _Line | None:
    raw: dict[str, Value] = {
        column.id: cell(table, row, header.columns[column.id])
        for column in register.columns
        if column.id in header.columns
    }
    if all(value in (None, "") for value in raw.values()):
        return None
    for part in register.key:
        for name in part.split("|"):
            if name in raw and raw[name] in (None, ""):
                raw[name] = filled(table, row, header.columns[name])
    unit_id = desk.unit_of_row(table, header, row, UNIT)
    if unit_id is None:
        return None
    places = {
        name: table.location(row, column, header.texts.get(column, ""))
        for name, column in header.columns.items()
    }
    if desk.unit(unit_id).level not in register.filled_by:
        title = desk.unit(unit_id).title.zh
        where = next(iter(places.values()))
        desk.tell(
            "not_filled_by", where, tier=Tier.NOTE, found=register.title.zh, unit=unit_id,
            unit_level=title,
        )  # fmt: skip
        return None
    typed, margin = read_row(register.id, register.columns, raw)
    return _Line(unit=unit_id, row=row, raw=raw, typed=typed, margin=margin, places=places)


def _entry(line: _Line, register: Register, desk: Desk) -> Entry:
    key = tuple(_key_part(line.typed, part) for part in register.key)
    anchor = _anchor(line, register)
    said = explanation(line.raw.get("note"))
    for name, remark in line.margin.remarks:
        desk.note((remark,), line.places[name], line.raw[name])
    flaw = ""
    for name, found in line.margin.flaws.items():
        answer = said if found.tier is Tier.EXPLAIN else ""
        desk.flaw(found, line.places[name], line.raw[name], unit=line.unit, answer=answer)
        flaw = flaw or (found.code if found.tier is Tier.MUST_FIX else "")
    flaw = flaw or _unfilled(line, register, desk, anchor) or _misordered(line, register, desk)
    year = desk.drafts[line.unit].year or desk.run_year or 0
    return Entry(
        unit=line.unit,
        year=year,
        values=line.typed,
        key=(line.unit, *key) if register.within_unit else key,
        location=anchor,
        flaw=flaw,
        explanation=said,
    )


def _key_part(typed: Mapping[str, Content], part: str) -> str:
    """The first filled of the alternatives, spelled evenly: blanks and width do not make two."""
    value = next((typed[name] for name in part.split("|") if typed.get(name)), "")
    return even(value)


def _anchor(line: _Line, register: Register) -> Location:
    """The cell by which a reader finds the row: the first filled column of the key."""
    for part in register.key:
        for name in part.split("|"):
            if name in line.places and line.raw.get(name) not in (None, ""):
                return line.places[name]
    return next(iter(line.places.values()))


def _unfilled(line: _Line, register: Register, desk: Desk, anchor: Location) -> str:
    """The columns without which a row says nothing."""
    flaw = ""
    for column in register.columns:
        if (
            column.required
            and line.typed.get(column.id) is None
            and column.id not in line.margin.flaws
        ):
            where = line.places.get(column.id, anchor)
            desk.tell("missing_required", where, column=column.title.zh, unit=line.unit)
            flaw = "missing_required"
    return flaw


def _misordered(line: _Line, register: Register, desk: Desk) -> str:
    flaw = ""
    for order in register.order:
        lower, upper = line.typed.get(order.lower), line.typed.get(order.upper)
        if _exceeds(lower, upper):
            desk.tell(
                "wrong_order",
                line.places[order.lower],
                found=line.raw[order.lower],
                lower=register.column(order.lower).title.zh,
                upper=register.column(order.upper).title.zh,
                unit=line.unit,
                related=(line.places[order.upper],),
            )
            flaw = "wrong_order"
    return flaw


def _exceeds(lower: Content, upper: Content) -> bool:
    if isinstance(lower, datetime.date) and isinstance(upper, datetime.date):
        return lower > upper
    if isinstance(lower, (int, Decimal)) and isinstance(upper, (int, Decimal)):
        return lower > upper
    return False


def _repeated(line: _Line, first: _Line, register: Register, desk: Desk) -> str:
    """The same key twice in one unit: the same row counts once; a different one must be mended."""
    same = all(
        line.typed.get(column.id) == first.typed.get(column.id)
        for column in register.columns
        if column.id != "note"
    )
    exclusive = {rule.column for rule in register.exclusive}
    if any(line.typed.get(name) != first.typed.get(name) for name in exclusive):
        return "exclusive_kind"  # told once, by the check of what excludes each other
    where = _anchor(line, register)
    desk.tell(
        "repeated_row" if same else "duplicate_row",
        where,
        tier=Tier.NOTE if same else Tier.MUST_FIX,
        found=shown(" · ".join(str(line.raw.get(name) or "") for name in _key_columns(register))),
        first=_anchor(first, register).cell,
        unit=line.unit,
        related=(_anchor(first, register),),
    )
    return "" if same else "duplicate_row"


def _key_columns(register: Register) -> tuple[str, ...]:
    return tuple(name for part in register.key for name in part.split("|"))


def _check_exclusive(lines: list[_Line], register: Register, desk: Desk) -> None:
    """One room is one kind only."""
    for rule in register.exclusive:
        first: dict[tuple[str, ...], _Line] = {}
        for line in lines:
            same = tuple(even(line.typed.get(name) or "") for name in rule.same)
            before = first.setdefault(same, line)
            if before.typed.get(rule.column) != line.typed.get(rule.column):
                desk.tell(
                    "exclusive_kind",
                    line.places.get(rule.column, _anchor(line, register)),
                    found=line.raw.get(rule.column),
                    first=_anchor(before, register).cell,
                    other_kind=str(before.typed.get(rule.column) or "—"),
                    unit=line.unit,
                    related=(_anchor(before, register),),
                )
