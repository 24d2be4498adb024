"""指标数据: one figure a row, one column a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from haixi_check.figure import Origin
from haixi_check.intake.cells.content import figure as figure_of
from haixi_check.intake.cells.explanation import explanation_of, real_numbers_of
from haixi_check.intake.cells.meaning import Flaw, Meaning, repeated
from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Drafts, second_value
from haixi_check.intake.header import Header, side_by_side
from haixi_check.intake.rows import HeadedTable, cell, row_texts
from haixi_check.intake.sheets.columns import (
    beside,
    blocks_of,
    is_blank,
    tell_repeated,
    tell_unknown,
    titles,
    unread_columns,
)
from haixi_check.intake.sheets.comments import ask_of_comment
from haixi_check.intake.sheets.figure_titles import ask_of_title, tell_unknown_figure
from haixi_check.intake.sheets.line import MERGED
from haixi_check.intake.sheets.own_words import ask_unproven, is_another
from haixi_check.intake.sheets.totals import Running, compare, reason
from haixi_check.problem import Tier
from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.submission import Declared
from haixi_check.table import Place, Table, Value

Cell: TypeAlias = tuple[str, int]
"""A figure and a year."""

Taken: TypeAlias = Mapping[int, Sequence[tuple[Cell, Fraction | None]] | None]
"""What each row of a block adds to the totals of its cells; `None` for a total."""

_NAMING = (UNIT, "code", "figure", "measure_unit")
_MOST_YEARS_AGAIN = 20
"""Repeated columns of years that are read: more of them are no slip of a person."""

BEFORE_A_TITLE = re.compile(
    r"^([0-9]{1,2}[.、．]|[(（][0-9一二三四五六七八九十]{1,3}[)）])?\s*(其中[:：]?)?\s*"
)
"""What people put in front of a title: its number in their list, and that it is a part."""


def take_figures(table: Table, header: Header | None, drafts: Drafts) -> None:
    """Put every declared figure into the draft of its unit."""
    context = drafts.context
    if header is None or not {"code", "figure"} & set(header.columns):
        if not is_blank(table):
            where = Place(table.file, table.name)
            expected = titles(context.form.figures_sheet.columns[1:])
            drafts.lose_figures("no_header", where, context.every_figure, expected=expected)
        return
    sheet = _with_reporting_unit(HeadedTable(table, header), drafts)
    blocks = blocks_of(sheet, drafts.log)
    _, twice = side_by_side(sheet.header)
    _tell_columns(sheet, twice, drafts)
    if table.is_grid and sheet.has_data:
        _tell_missing(sheet, drafts)
    for row in sheet.rows_below_footer():
        drafts.lose_figures("rows_below_footer", table.location(row, 0), context.every_figure)
        break
    _take_blocks(blocks, drafts)
    # A year that stands twice is read twice: what differs is told figure by figure.
    years = {column: year for year, column in sheet.header.years.items()}
    again = [(column, years[first]) for column, first in twice if first in years]
    for column, year in again[:_MOST_YEARS_AGAIN]:
        _take_blocks([HeadedTable(table, replace(sheet.header, years={year: column}))], drafts)


def _take_blocks(blocks: Sequence[HeadedTable], drafts: Drafts) -> None:
    """Take in the rows, and hold every total against the rows above it, or against all of them."""
    taken: list[tuple[HeadedTable, Taken]] = []
    for sheet in blocks:
        block: Taken = {
            row: tuple(_take_row(sheet, row, drafts)) if kind == "data" else None
            for row, kind in sheet.rows()
            if kind != "footer"
        }
        taken.append((sheet, block))
    if all(None not in block.values() for _, block in taken):
        return
    whole = Running[Cell]()
    for _, block in taken:
        for added_to, value in chain.from_iterable(filter(None, block.values())):
            whole.add(added_to, value)
    for sheet, block in taken:
        above = Running(whole)
        for row, added in block.items():
            for added_to, value in added or ():
                above.add(added_to, value)
            if added is None:
                _compare_total(sheet, row, above, drafts)


def _tell_missing(sheet: HeadedTable, drafts: Drafts) -> None:
    """Put down what the sheet lacks: the column of the own year, or that of the unit of account."""
    form, header = drafts.context.form, sheet.header
    unread = unread_columns(sheet)
    years = drafts.own_years()
    code = beside("year_column_missing", unread)
    in_own_year = [(figure.id, False) for figure in form.figures]
    for year in sorted(years - header.years.keys()):
        drafts.lose_figures(code, sheet.top, in_own_year, year=str(year), unread=unread)
    early = range(drafts.context.pack.base_year, min(years, default=0))
    for year in sorted(set(early) - header.years.keys()) if unread else ():
        drafts.log.tell(code, sheet.top, tier=Tier.EXPLAIN, year=year, unread=unread)
    if "measure_unit" not in header.columns:
        money = [(figure.id, True) for figure in form.figures if figure.kind is Kind.MONEY]
        title = form.figures_sheet.column("measure_unit").title.zh
        drafts.lose_figures(
            "unit_column_missing", sheet.top, money, tier=Tier.EXPLAIN, column=title
        )


def _with_reporting_unit(sheet: HeadedTable, drafts: Drafts) -> HeadedTable:
    """A column headed 单位 is the reporting unit where its cells are, else the unit of account."""
    columns = sheet.header.columns
    if "measure_unit" not in columns or UNIT in columns:
        return sheet
    units = drafts.context.unit_names
    named = {
        row
        for row in range(sheet.header.row + 1, len(sheet.table.rows))
        if isinstance(value := sheet.value(row, "measure_unit"), str) and units.find(value)
    }
    if not named or named.isdisjoint(sheet.data_rows()):
        return sheet
    renamed = {UNIT if name == "measure_unit" else name: at for name, at in columns.items()}
    return replace(sheet, header=replace(sheet.header, columns=renamed))


def _tell_columns(sheet: HeadedTable, twice: Sequence[tuple[int, int]], drafts: Drafts) -> None:
    """Say which columns were not understood, and why."""
    header, log = sheet.header, drafts.log
    for column in header.school_years:
        where = sheet.place(header.row, column)
        log.tell("school_year_header", where, found=header.texts[column])
    years = header.years.values()
    tell_repeated(sheet, [pair for pair in twice if pair[1] not in years], log)
    for column in header.unknown:
        if any(cell(sheet.table, row, column) not in (None, "") for row, _ in sheet.rows()):
            tell_unknown(sheet, column, drafts.context.figure_columns, log)


def _take_row(
    sheet: HeadedTable, row: int, drafts: Drafts
) -> Iterator[tuple[Cell, Fraction | None]]:
    """Take in a row, and yield what it adds to the totals below it: 0 for a blank."""
    figure_id = _find_figure(sheet, row, drafts)
    if figure_id is None:
        return
    table, header = sheet.table, sheet.header
    unit_id = drafts.unit_of_row(sheet, row)
    if unit_id is None:
        where = table.location(row, header.columns.get(UNIT, 0))
        drafts.lose_figures("row_without_unit", where, [(figure_id, True)])
        return
    field = drafts.context.form.figure(figure_id)
    columns = dict(sorted(header.years.items()))
    if drafts.context.unit(unit_id).kind not in field.filled_by:
        filled = [at for at in columns.values() if cell(table, row, at) not in (None, "")]
        if filled:
            drafts.tell_not_asked(unit_id, field.title.zh, sheet.place(row, filled[0]))
        return
    ask_of_title(sheet, row, field, unit_id, drafts)
    for year in columns:
        declared = _take_cell(sheet, row, year, field, unit_id, drafts)
        yield (figure_id, year), Fraction(0) if declared.flaw == "blank" else declared.value


def _compare_total(sheet: HeadedTable, row: int, above: Running[Cell], drafts: Drafts) -> None:
    """Hold a total over units against the rows above it, figure by figure."""
    sums = above.up_to(row_texts(sheet.table.rows[row], sheet.header, 2))
    names = drafts.context.figure_names
    named = {names.find(sheet.value(row, name) or "") for name in ("code", "figure")} - {None}
    figures = named or {figure for figure, _ in above}
    if len(figures) != 1:
        return  # a total over different figures means nothing
    field = drafts.context.form.figure(str(figures.pop()))
    for year, column in sorted(sheet.header.years.items()):
        total = _meaning(sheet, row, column, field).value
        if isinstance(total, Fraction) and (field.id, year) in sums:
            compare(
                total, sums[field.id, year], sheet.place(row, column), drafts.log,
                figures=((field.id, year),), answer=reason(sheet, row),
            )  # fmt: skip


def _find_figure(sheet: HeadedTable, row: int, drafts: Drafts) -> str | None:
    """The figure of a row: by its code, else by its title."""
    context = drafts.context
    names = context.figure_names
    values = {name: sheet.filled(row, name) for name in ("code", "figure")}
    written = {name: value for name, value in values.items() if value not in (None, "")}
    if not written:
        return None
    meant = [
        names.find(value) or names.find(BEFORE_A_TITLE.sub("", str(value).strip()))
        for value in written.values()
    ]
    known = {figure for figure in meant if figure is not None}
    last, value = list(written.items())[-1]
    if len(known) == 1:
        (figure,) = known
        if None not in meant or not is_another(str(value), context.form.figure(figure)):
            return figure
    where = sheet.place(row, sheet.header.columns[last])
    if known:
        either = [(figure, True) for figure in sorted(known)]
        nearest = names.nearest(value)
        drafts.lose_figures("code_and_title_differ", where, either, found=value, nearest=nearest)
    else:
        tell_unknown_figure(where, value, drafts)
    return None


def _take_cell(
    sheet: HeadedTable, row: int, year: int, field: FigureField, unit_id: str, drafts: Drafts
) -> Declared:
    """Put the figure of a year into the draft of a unit, with all that is wrong with its cell."""
    column, figure, log = sheet.header.years[year], (field.id, year), drafts.log
    value, where = sheet.filled_at(row, column), sheet.place(row, column)
    note = sheet.filled(row, "note")
    explained = explanation_of(note, year)
    meaning = _meaning(sheet, row, column, field)
    amount = None if meaning.value is None else Fraction(meaning.value)  # type: ignore[arg-type]
    if amount is not None:
        real = real_numbers_of(note, year, drafts.own_year(unit_id))
        sized, differs = bool(meaning.remarks), bool(real) and amount not in real
        ask_unproven(where, note, figure, unit_id, drafts, sized=sized, differs=differs)
        if said := sheet.table.comments.get(where.cell):
            ask_of_comment(said, where, amount, figure, unit_id, drafts)
    log.note(meaning.remarks, where, value)
    for flaw in _flaws(sheet, row, column, meaning):
        answer = explained if flaw.tier is Tier.EXPLAIN else ""
        log.tell_flaw(flaw, where, value, unit=unit_id, figures=(figure,), answer=answer)
    unusable = meaning.flaw.code if meaning.flaw is not None else ""
    if amount is None and not unusable:
        unusable = "blank"
        area = sheet.table.merged_over(row, column)
        if area is not None:  # it has become a part of another cell: nothing can be filled in
            named = sheet.table.named(area)
            log.tell("cell_merged_away", where, tier=Tier.NOTE, unit=unit_id, area=named)
    declared = Declared(
        value=amount,
        source=Origin(unit_id, where, repeated(value)),
        flaw=unusable,
        explanation=explained,
    )
    _keep(figure, declared, sheet.table.file, drafts)
    return declared


def _flaws(sheet: HeadedTable, row: int, column: int, meaning: Meaning) -> Iterator[Flaw]:
    """What is wrong with a cell, and whether only another one that it is merged with states it."""
    if meaning.flaw is not None:
        yield meaning.flaw
    elif meaning.value is not None:
        others = (at for name, at in sheet.header.columns.items() if name in _NAMING)
        if any(sheet.is_merged(row, at) for at in (column, *others)):
            yield MERGED


def _meaning(sheet: HeadedTable, row: int, column: int, field: FigureField) -> Meaning:
    """The number in a cell, in the unit of account that the row states."""
    unit: Value = sheet.filled(row, "measure_unit")
    written = str(unit) if unit not in (None, "") else None
    return figure_of(sheet.filled_at(row, column), field, written_unit=written)


def _keep(figure: Cell, declared: Declared, file: str, drafts: Drafts) -> None:
    """Put a figure into the draft; one that is there already must say the same."""
    unit = declared.source.unit
    draft = drafts.draft(unit, file)
    before = draft.declared.get(figure)
    if before is None or before.flaw == "blank":
        draft.declared[figure] = declared
        return
    if declared.flaw == "blank":
        return
    problem = second_value(unit, figure, before, declared)
    same = before.value == declared.value
    if same or before.flaw == "conflicting_value":
        problem = replace(problem, figures=())
    drafts.log.add(problem)
    if not same:
        draft.declared[figure] = replace(before, value=None, flaw="conflicting_value")
