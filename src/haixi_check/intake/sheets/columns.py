"""The columns of a register, a roster or the evidence: which there are, and what is lost if not."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Desk
from haixi_check.intake.header import FirstRows, Header, cell, find_header, side_by_side
from haixi_check.intake.rows import data_rows, rows_below_footer
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Column, Register
from haixi_check.table import Location, Table, column_letters

MOST_NAMED = 3
"""Columns that were not understood and are named beside one that was not found."""


def register_header(
    table: Table, register: Register, desk: Desk, *, in_blocks: bool = True
) -> Header | None:
    """The header of a register or roster. What a missing column takes away is put down as lost."""
    header = header_of(table, desk, register.columns, in_blocks=in_blocks)
    where = Location(table.file, table.name)
    if header is None:
        if any(True for _ in table.walk()):
            desk.lose_sheet("no_header", where, register, expected=_expected(register.columns))
        return None
    if not has_rows(table, header):
        return header
    units = () if table.is_grid else _units_of(table, header, desk)
    for column in _missing(table, header, register.columns, in_blocks=in_blocks):
        figures = _lost_without(column, register, desk, units or tuple(desk.drafts))
        if figures:
            unread = unread_columns(table, header)
            desk.lose(
                beside("column_missing", unread), table.location(header.row, 0), figures,
                units=units, column=column.title.zh, unread=unread,
            )  # fmt: skip
        elif column.required:
            _tell_required(table, header, column, desk)
    if table.is_grid:
        _tell_unkeyed(table, header, register, desk)
    below = rows_below_footer(table, header)
    if below:
        desk.lose_sheet("rows_below_footer", table.location(below[0], 0), register)
    return header


def header_of(
    table: Table, desk: Desk, columns: tuple[Column, ...], *, in_blocks: bool = False
) -> Header | None:
    """The header of a sheet with these columns; what is not known or stands twice is put down.

    Columns that are repeated as a whole are no fault where the sheet is read `in_blocks`.
    """
    names = desk.known.columns(columns)
    header = find_header(FirstRows(table), names)
    if header is None:
        return None
    for column, first in side_by_side(header)[1] if in_blocks else header.twice:
        text = header.texts[column]
        where = table.location(header.row, column, text)
        desk.tell("header_twice", where, found=text, header=text, first=header.texts[first])
    for column in header.unknown:
        text = header.texts[column]
        where = table.location(header.row, column, text)
        desk.tell_unknown("unknown_column", where, text, names, tier=Tier.NOTE)
    return header


def missing_columns(
    table: Table, header: Header, columns: Iterable[Column], asked: Collection[str]
) -> list[Column]:
    """Those of the `asked` columns that a sheet has not, or has twice with different cells."""
    return [each for each in _missing(table, header, columns, in_blocks=False) if each.id in asked]


def unread_columns(table: Table, header: Header) -> str:
    """The columns with cells that were not understood, by header or letter: one may be missing."""
    rows = [row for row, kind in data_rows(table, header) if kind == "data"]
    known = {*header.columns.values(), *header.years.values(), *header.school_years}
    known.update(column for column, _ in header.twice)
    width = max((len(table.rows[row]) for row in rows), default=0) if table.is_grid else 0
    unheaded = [at for at in range(width) if at not in known and at not in header.texts]
    filled = [
        f"“{header.texts[at]}”" if at in header.texts else column_letters(table.left + at)
        for at in (*header.unknown, *unheaded)
        if any(cell(table, row, at) not in (None, "") for row in rows)
    ]
    return "、".join(filled[:MOST_NAMED])


def beside(code: str, unread: str) -> str:
    """The code of a problem with a missing column where others were not understood."""
    return f"{code}_beside" if unread else code


def has_rows(table: Table, header: Header) -> bool:
    """Whether anything stands below a header."""
    return any(kind == "data" for _, kind in data_rows(table, header))


def _expected(columns: Iterable[Column]) -> str:
    known = list(columns)
    required = [column for column in known if column.required]
    return "、".join(column.title.zh for column in (required or known)[:3])


def _missing(
    table: Table, header: Header, columns: Iterable[Column], *, in_blocks: bool
) -> list[Column]:
    """The columns that are not there, or stand twice and do not say the same in each row."""
    twice = side_by_side(header)[1] if in_blocks else header.twice
    differing = {first for column, first in twice if _differ(table, header, column, first)}
    return [
        each
        for each in columns
        if each.id not in header.columns or header.columns[each.id] in differing
    ]


def _differ(table: Table, header: Header, column: int, first: int) -> bool:
    return any(
        cell(table, row, column) not in (None, "", cell(table, row, first))
        for row, kind in data_rows(table, header)
        if kind == "data"
    )


def _units_of(table: Table, header: Header, desk: Desk) -> tuple[str, ...]:
    """The units that the rows of a list of objects are of: mostly the one that it belongs to."""
    column = header.columns.get(UNIT)
    if column is None:
        return ()
    rows = range(header.row + 1, len(table.rows))
    found = {desk.known.units.find(cell(table, row, column)) for row in rows}
    return tuple(sorted(unit for unit in found if unit is not None))


def _lost_without(
    column: Column, register: Register, desk: Desk, units: Iterable[str]
) -> list[tuple[str, bool]]:
    """The figures that nobody can tell without a column, among those of some units."""
    levels = {desk.unit(unit).level for unit in units}
    if levels and not levels.intersection(column.filled_by):
        return []
    return [
        (figure, every)
        for figure, every in desk.form.resting_on(register, {column.id})
        if not levels
        or levels.intersection(desk.form.figure(figure).filled_by)
        or figure in desk.form.named_across
    ]


def _tell_required(table: Table, header: Header, column: Column, desk: Desk) -> None:
    desk.tell("missing_required_column", table.location(header.row, 0), column=column.title.zh)


def _tell_unkeyed(table: Table, header: Header, register: Register, desk: Desk) -> None:
    """Without the column by which a thing is known elsewhere, it may be counted twice."""
    alternatives = {name for part in register.key if "|" in part for name in part.split("|")}
    for name in sorted(alternatives - header.columns.keys()):
        column = register.column(name)
        if not column.required:
            figures = desk.form.resting_on(register)
            desk.lose(
                "key_column_missing", table.location(header.row, 0), figures, tier=Tier.EXPLAIN,
                column=column.title.zh,
            )  # fmt: skip
    if register.across_units is not None and register.across_units not in header.columns:
        desk.unkeyed.add(register.id)
