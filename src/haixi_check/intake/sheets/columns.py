"""The columns of a register, a roster or the evidence: which there are, and what is lost if not."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Drafts, IntakeLog
from haixi_check.intake.header import Header, side_by_side
from haixi_check.intake.rows import HeadedTable, cell
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Column, Register
from haixi_check.rulepack.names import Names
from haixi_check.table import Place, Table, column_letters

MOST_NAMED = 3
"""Columns that are named in a sentence, where more are expected or were not understood."""


def register_blocks(
    table: Table, header: Header | None, register: Register, drafts: Drafts
) -> list[HeadedTable]:
    """The blocks of a register or roster, of which most have one; none without a header.

    What a missing header or column takes away is put down as lost.
    """
    if header is None:
        if not is_blank(table):
            where = Place(table.file, table.name)
            expected = [column for column in register.columns if column.required]
            expected = expected or list(register.columns)
            drafts.lose_sheet("no_header", where, register, expected=titles(expected))
        return []
    sheet = HeadedTable(table, header)
    twice = side_by_side(header)[1]
    tell_columns(sheet, twice, register.columns, drafts)
    if sheet.has_data:
        _check_columns(sheet, twice, register, drafts)
    return blocks_of(sheet, drafts.log)


def blocks_of(sheet: HeadedTable, log: IntakeLog) -> list[HeadedTable]:
    """The blocks that stand side by side in a table, which is put down; or the table itself."""
    blocks, _ = side_by_side(sheet.header)
    for block in blocks[1:]:
        column = min(block.columns.values())
        log.understand("side_by_side", sheet.place(block.row, column), block.texts[column])
    return [HeadedTable(sheet.table, block) for block in blocks]


def _check_columns(
    sheet: HeadedTable, twice: Iterable[tuple[int, int]], register: Register, drafts: Drafts
) -> None:
    """Put down what is lost with columns that are not there, and with rows that nobody reads."""
    table = sheet.table
    units = () if table.is_grid else _units_of(sheet, drafts)
    for column in missing_columns(sheet, register.columns, twice):
        title = column.title.zh
        figures = _lost_without(column, register, drafts, units or tuple(drafts.by_unit))
        if figures:
            unread = unread_columns(sheet)
            drafts.lose_figures(
                beside("column_missing", unread), sheet.top, figures, units=units, column=title,
                unread=unread,
            )  # fmt: skip
        elif column.required:
            drafts.log.tell("missing_required_column", sheet.top, column=title)
    if table.is_grid:
        _tell_unkeyed(sheet, register, drafts)
    for row in sheet.rows_below_footer():
        drafts.lose_sheet("rows_below_footer", table.location(row, 0), register)
        break


def is_blank(table: Table) -> bool:
    """Whether nothing stands in a table."""
    return not any(True for _ in table.walk())


def titles(columns: Iterable[Column]) -> str:
    """The first columns of a sheet, as they are printed."""
    return "、".join(column.title.zh for column in list(columns)[:MOST_NAMED])


def tell_columns(
    sheet: HeadedTable,
    twice: Iterable[tuple[int, int]],
    columns: tuple[Column, ...],
    drafts: Drafts,
) -> None:
    """Put down which columns are not known, and which stand `twice`, each as (this, the first)."""
    tell_repeated(sheet, twice, drafts.log)
    names = drafts.context.column_names(columns)
    for column in sheet.header.unknown:
        tell_unknown(sheet, column, names, drafts.log)


def tell_repeated(sheet: HeadedTable, twice: Iterable[tuple[int, int]], log: IntakeLog) -> None:
    """Put down columns whose header stood before, each as (this, the first)."""
    texts = sheet.header.texts
    for column, first in twice:
        where, text = sheet.place(sheet.header.row, column), texts[column]
        log.tell("header_twice", where, found=text, header=text, first=texts[first])


def tell_unknown(sheet: HeadedTable, column: int, names: Names[str], log: IntakeLog) -> None:
    """Put down a column whose header is none of `names`."""
    where, text = sheet.place(sheet.header.row, column), sheet.header.texts[column]
    log.tell_unknown("unknown_column", where, text, names, tier=Tier.NOTE)


def missing_columns(
    sheet: HeadedTable, columns: Iterable[Column], twice: Iterable[tuple[int, int]]
) -> list[Column]:
    """The columns that are not there, or stand twice and do not say the same in each row."""
    known = sheet.header.columns
    differing = {first for column, first in twice if _differ(sheet, column, first)}
    return [each for each in columns if each.id not in known or known[each.id] in differing]


def _differ(sheet: HeadedTable, column: int, first: int) -> bool:
    table = sheet.table
    return any(
        cell(table, row, column) not in (None, "", cell(table, row, first))
        for row in sheet.data_rows()
    )


def unread_columns(sheet: HeadedTable) -> str:
    """The columns with cells that were not understood, by header or letter: one may be missing."""
    table, header, rows = sheet.table, sheet.header, list(sheet.data_rows())
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


def _units_of(sheet: HeadedTable, drafts: Drafts) -> tuple[str, ...]:
    """The units that the rows of a list of objects are of: mostly the one that it belongs to."""
    if UNIT not in sheet.header.columns:
        return ()
    rows = range(sheet.header.row + 1, len(sheet.table.rows))
    names = drafts.context.unit_names
    named = {names.find(sheet.value(row, UNIT)) for row in rows}
    return tuple(sorted(unit for unit in named if unit is not None))


def _lost_without(
    column: Column, register: Register, drafts: Drafts, units: Collection[str]
) -> list[tuple[str, bool]]:
    """The figures that nobody can tell without a column, among those of some units."""
    form = drafts.context.form
    kinds = {drafts.context.unit(unit).kind for unit in units}
    if kinds and not any(map(column.asks, kinds)):
        return []
    return [
        (figure, every)
        for figure, every in form.resting_on(register, {column.id})
        if not kinds
        or kinds.intersection(form.figure(figure).filled_by)
        or figure in form.named_across
    ]


def _tell_unkeyed(sheet: HeadedTable, register: Register, drafts: Drafts) -> None:
    """Without the column by which a thing is known elsewhere, it may be counted twice."""
    known = sheet.header.columns.keys()
    alternatives = {name for part in register.key if "|" in part for name in part.split("|")}
    for column in map(register.column, sorted(alternatives - known)):
        if not column.required:
            figures = drafts.context.form.resting_on(register)
            drafts.lose_figures(
                "key_column_missing", sheet.top, figures, tier=Tier.EXPLAIN, column=column.title.zh
            )
    if register.across_units is not None and register.across_units not in known:
        drafts.unkeyed.add(register.id)
