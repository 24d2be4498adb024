"""指标数据: one figure a row, one column a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from haixi_check.intake.cells.content import Flaw, Meaning
from haixi_check.intake.cells.content import figure as figure_of
from haixi_check.intake.draft import Desk, source, spot, tell_blocks
from haixi_check.intake.explanations import explanation, explanation_of
from haixi_check.intake.figure_words import ask_unproven, is_another
from haixi_check.intake.header import FirstRows, Header, cell, find_header, side_by_side
from haixi_check.intake.sheet_rows import data_rows, filled, is_spread, row_texts, rows_below_footer
from haixi_check.intake.sheets.columns import beside, has_rows, unread_columns
from haixi_check.intake.sheets.line import MERGED
from haixi_check.intake.sheets.totals import Running, compare
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Figure, Kind
from haixi_check.rulepack.names import Names
from haixi_check.submission import Declared
from haixi_check.table import Location, Table, Value

Cell: TypeAlias = tuple[str, int]
"""A figure and a year."""

Taken: TypeAlias = Mapping[int, Sequence[tuple[Cell, Fraction | None]] | None]
"""What each row of a block adds to the totals of its cells; `None` for a total."""

_MOST_YEARS_AGAIN = 20
"""Repeated columns of years that are read: more of them are no slip of a person."""

_BEFORE_A_TITLE = re.compile(
    r"^([0-9]{1,2}[.、．]|[(（][0-9一二三四五六七八九十]{1,3}[)）])?\s*(其中[:：]?)?\s*"
)
"""What people put in front of a title: its number in their list, and that it is a part."""


def take_figures(table: Table, desk: Desk) -> None:
    """Put every declared figure into the draft of its unit."""
    columns = desk.known.figure_columns
    header = find_header(FirstRows(table), columns, with_years=True)
    if header is None or not {"code", "figure"} & set(header.columns):
        if any(True for _ in table.walk()):
            where = Location(table.file, table.name)
            asked = "、".join(column.title.zh for column in desk.form.figures_sheet.columns[1:4])
            desk.lose("no_header", where, every_figure(desk), expected=asked)
        return
    header = _with_reporting_unit(table, header, desk)
    blocks, twice = side_by_side(header)
    tell_blocks(table, blocks, desk)
    _tell_columns(table, replace(header, twice=twice), desk, columns)
    if table.is_grid and has_rows(table, header):
        _tell_missing(table, header, desk)
    years = {column: year for year, column in header.years.items()}
    # A year that stands twice is read twice: what differs is told figure by figure.
    again = [
        replace(header, years={years[first]: column}) for column, first in twice if first in years
    ][:_MOST_YEARS_AGAIN]
    for row in rows_below_footer(table, header)[:1]:
        desk.lose("rows_below_footer", table.location(row, 0), every_figure(desk))
    rows = desk.known.figures
    _take_blocks(table, blocks, desk, rows)
    for block in again:
        _take_blocks(table, [block], desk, rows)


def _take_blocks(table: Table, blocks: Sequence[Header], desk: Desk, rows: Names[str]) -> None:
    """Take in the rows, and hold every total against the rows above it, or against all of them."""
    taken: list[tuple[Header, Taken]] = []
    for header in blocks:
        block: Taken = {
            row: tuple(_take_row(table, header, row, desk, rows)) if kind == "data" else None
            for row, kind in data_rows(table, header)
            if kind != "footer"
        }
        taken.append((header, block))
    if all(None not in block.values() for _, block in taken):
        return
    whole = Running[Cell]()
    for _, block in taken:
        for found, value in chain.from_iterable(filter(None, block.values())):
            whole.add(found, value)
    for header, block in taken:
        above = Running(whole)
        for row, added in block.items():
            for found, value in added or ():
                above.add(found, value)
            if added is None:
                _compare_total(table, header, row, desk, rows, above)


def every_figure(desk: Desk) -> list[tuple[str, bool]]:
    """All figures of the form, each in every year."""
    return [(figure.id, True) for figure in desk.form.figures]


def _tell_missing(table: Table, header: Header, desk: Desk) -> None:
    """Put down what the sheet lacks: the column of the own year, or that of the unit of account."""
    where = table.location(header.row, 0)
    unread = unread_columns(table, header)
    years = {desk.own_year(unit) for unit in desk.drafts} - {0}
    for year in sorted(years - header.years.keys()):
        figures = [(figure.id, False) for figure in desk.form.figures]
        desk.lose(
            beside("year_column_missing", unread), where, figures, year=str(year), unread=unread
        )
    early = range(desk.pack.base_year, min(years, default=0))
    for year in sorted(set(early) - header.years.keys()) if unread else ():
        desk.tell("year_column_missing_beside", where, tier=Tier.EXPLAIN, year=year, unread=unread)
    if "measure_unit" not in header.columns:
        money = [(figure.id, True) for figure in desk.form.figures if figure.kind is Kind.MONEY]
        column = desk.form.figures_sheet.column("measure_unit")
        desk.lose(
            "unit_column_missing", where, money, tier=Tier.EXPLAIN, column=column.title.zh
        )  # fmt: skip


def _with_reporting_unit(table: Table, header: Header, desk: Desk) -> Header:
    """A column headed 单位 is the reporting unit where its cells are, else the unit of account."""
    column = header.columns.get("measure_unit")
    if column is None or "unit_name" in header.columns:
        return header
    named = {
        row
        for row in range(header.row + 1, len(table.rows))
        if isinstance(value := cell(table, row, column), str) and desk.known.units.find(value)
    }
    if not named or not any(
        kind == "data" and row in named for row, kind in data_rows(table, header)
    ):
        return header
    columns = {name: found for name, found in header.columns.items() if name != "measure_unit"}
    return replace(header, columns={**columns, "unit_name": column})


def _tell_columns(table: Table, header: Header, desk: Desk, columns: Names[str]) -> None:
    """Say which columns were not understood, and why."""
    for column in header.school_years:
        text = header.texts[column]
        desk.tell("school_year_header", table.location(header.row, column, text), found=text)
    for column, first in header.twice:
        if first in header.years.values():
            continue
        text = header.texts[column]
        where = table.location(header.row, column, text)
        desk.tell("header_twice", where, found=text, header=text, first=header.texts[first])
    for column in header.unknown:
        text = header.texts[column]
        if any(cell(table, row, column) not in (None, "") for row, _ in data_rows(table, header)):
            where = table.location(header.row, column, text)
            desk.tell_unknown("unknown_column", where, text, columns, tier=Tier.NOTE)


def _take_row(
    table: Table, header: Header, row: int, desk: Desk, rows: Names[str]
) -> Iterator[tuple[Cell, Fraction | None]]:
    """Take in a row, and yield what it adds to the totals below it: 0 for a blank."""
    figure_id = _which(table, header, row, desk, rows)
    if figure_id is None:
        return
    unit_id = desk.unit_of_row(table, header, row, "unit_name")
    if unit_id is None:
        where = table.location(row, header.columns.get("unit_name", 0))
        desk.lose("row_without_unit", where, [(figure_id, True)])
        return
    field = desk.form.figure(figure_id)
    cells = dict(sorted(header.years.items()))
    if desk.unit(unit_id).level not in field.filled_by:
        filled = [c for c in cells.values() if cell(table, row, c) not in (None, "")]
        if filled:
            desk.tell(
                "not_filled_by",
                table.location(row, filled[0], header.texts[filled[0]]),
                tier=Tier.NOTE,
                found=field.title.zh,
                unit=unit_id,
                unit_level=desk.unit(unit_id).title.zh,
            )
        return
    for year in cells:
        declared = _take_cell(table, header, row, year, field, unit_id, desk)
        yield (
            (figure_id, year),
            Fraction(0) if declared.flaw == "blank" else declared.value,
        )


def _compare_total(
    table: Table,
    header: Header,
    row: int,
    desk: Desk,
    rows: Names[str],
    above: Running[Cell],
) -> None:
    """Hold a total over units against the rows above it, figure by figure."""
    sums = above.up_to(row_texts(table.rows[row], header, 2))
    columns = [header.columns[name] for name in ("code", "figure") if name in header.columns]
    named = {rows.find(cell(table, row, column)) for column in columns} - {None}
    figures = named or {figure for figure, _ in above}
    if len(figures) != 1:
        return  # a total over different figures means nothing
    field = desk.form.figure(str(figures.pop()))
    note = header.columns.get("note")
    said = explanation(cell(table, row, note)) if note is not None else ""
    for year, column in sorted(header.years.items()):
        meaning = _meaning(table, header, row, column, field)
        if isinstance(meaning.value, Fraction) and (field.id, year) in sums:
            where = table.location(row, column, header.texts[column])
            compare(
                meaning.value, sums[field.id, year], where, desk,
                figures=((field.id, year),), answer=said,
            )  # fmt: skip


def _which(table: Table, header: Header, row: int, desk: Desk, rows: Names[str]) -> str | None:
    """The figure of a row: by its code, else by its title."""
    found: list[str] = []
    texts: list[tuple[Value, int]] = []
    for name in ("code", "figure"):
        column = header.columns.get(name)
        value = filled(table, header, row, column) if column is not None else None
        if column is not None and value not in (None, ""):
            texts.append((value, column))
            meant = rows.find(value) or rows.find(_BEFORE_A_TITLE.sub("", str(value).strip()))
            if meant is not None:
                found.append(meant)
    if len(set(found)) == 1:
        if len(texts) == len(found) or not is_another(
            str(texts[-1][0]), desk.form.figure(found[0])
        ):
            return found[0]
    elif not texts:
        return None
    value, column = texts[-1]
    where = table.location(row, column, header.texts.get(column, ""))
    if found:
        either = [(figure, True) for figure in sorted(set(found))]
        desk.lose("code_and_title_differ", where, either, found=value, nearest=rows.nearest(value))
    else:
        desk.tell_unknown("unknown_figure", where, value, rows, tier=Tier.EXPLAIN)
    return None


def _take_cell(
    table: Table, header: Header, row: int, year: int, field: Figure, unit_id: str, desk: Desk
) -> Declared:
    column = header.years[year]
    value = filled(table, header, row, column)
    where = table.location(row, column, header.texts[column])
    note = header.columns.get("note")
    said = filled(table, header, row, note) if note is not None else None
    explained = explanation_of(said, year)
    meaning = _meaning(table, header, row, column, field)
    if meaning.value is not None:
        sized = bool(meaning.remarks)
        ask_unproven(where, said, (field.id, year), unit_id, desk, sized=sized)
    desk.note(meaning.remarks, where, value)
    flaw = meaning.flaw.code if meaning.flaw is not None else ""
    for fault in _faults(table, header, row, column, meaning):
        desk.flaw(
            fault,
            where,
            value,
            unit=unit_id,
            figures=((field.id, year),),
            answer=explained if fault.tier is Tier.EXPLAIN else "",
        )
    amount = None if meaning.value is None else Fraction(meaning.value)  # type: ignore[arg-type]
    if amount is None and not flaw:
        flaw = "blank"
        _tell_merged_away(table, row, column, where, unit_id, desk)
    declared = Declared(
        value=amount, source=source(unit_id, where, value), flaw=flaw, explanation=explained
    )
    _keep(desk, table, unit_id, field.id, year, declared)
    return declared


def _tell_merged_away(
    table: Table, row: int, column: int, where: Location, unit_id: str, desk: Desk
) -> None:
    """Say of a blank cell that it has become a part of another one, where nothing can be filled."""
    area = table.merged_over(row, column)
    if area is not None:
        named = table.named(area)
        desk.tell("cell_merged_away", where, tier=Tier.NOTE, unit=unit_id, area=named)


def _faults(
    table: Table, header: Header, row: int, column: int, meaning: Meaning
) -> Iterator[Flaw]:
    """What is wrong with a cell, and whether only another one that it is merged with states it."""
    if meaning.flaw is not None:
        yield meaning.flaw
    elif meaning.value is not None:
        named = ("unit_name", "code", "figure", "measure_unit")
        beside = (header.columns[name] for name in named if name in header.columns)
        if any(is_spread(table, header, row, at) for at in (column, *beside)):
            yield MERGED


def _meaning(table: Table, header: Header, row: int, column: int, field: Figure) -> Meaning:
    """The number in a cell, in the unit of account that the row states."""
    unit_column = header.columns.get("measure_unit")
    written = filled(table, header, row, unit_column) if unit_column is not None else None
    return figure_of(
        filled(table, header, row, column),
        kind=field.kind,
        unit=field.unit.zh,
        written_unit=str(written) if written not in (None, "") else None,
    )


def _keep(
    desk: Desk, table: Table, unit_id: str, figure_id: str, year: int, declared: Declared
) -> None:
    """Put a figure into the draft; one that is there already must say the same."""
    draft = desk.draft(unit_id, table.file)
    before = draft.declared.get((figure_id, year))
    if before is None or before.flaw == "blank":
        draft.declared[figure_id, year] = declared
        return
    if declared.flaw == "blank":
        return
    same = before.value == declared.value
    spoiled = before.flaw == "conflicting_value"
    desk.tell(
        "same_value_twice" if same else "conflicting_value",
        declared.source.place,
        tier=Tier.NOTE if same else Tier.MUST_FIX,
        found=declared.source.raw,
        other=spot(before.source.place),
        other_value=before.source.raw,
        unit=unit_id,
        figures=() if same or spoiled else ((figure_id, year),),
        related=(before.source.place,),
    )
    if not same:
        draft.declared[figure_id, year] = Declared(
            value=None,
            source=before.source,
            flaw="conflicting_value",
            explanation=before.explanation,
        )
