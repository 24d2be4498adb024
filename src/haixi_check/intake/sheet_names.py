"""Which sheet of the form a table is: by its name, else by its header."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from haixi_check.intake.draft import Desk, Understood
from haixi_check.intake.header import SEARCHED_ROWS, FirstRows, find_header
from haixi_check.intake.sheets.basics import looks_like_basics
from haixi_check.messages import say
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.names import Names, by_name, even
from haixi_check.table import GUIDES, Frame, Location, Table

BASICS, FIGURES, EVIDENCE, GUIDE = "basics", "figures", "evidence", "guide"

_NUMBERING = re.compile(r"^(表|附表|附件|sheet)?[0-9一二三四五六七八九十]*[.、 _-]*", re.IGNORECASE)


def sheets_of(form: Form) -> Names[str]:
    """Every sheet of the form by its names, and what lies beside them in its workbook."""
    sheets: dict[str, tuple[str, ...]] = {
        BASICS: form.basics.names,
        FIGURES: form.figures_sheet.names,
        EVIDENCE: form.evidence.names,
        GUIDE: GUIDES,
    }
    return by_name(sheets | {item.id: item.names for item in (*form.registers, *form.rosters)})


_PART = re.compile(r"[-_ ]*[0-9]+$")
"""The number of a part, where a long roster comes as several files."""

OWN_LISTS = frozenset(say("annotations.sheet", language) for language in ("zh", "en"))
"""The list of findings in an annotated copy that is handed in again: no part of a submission."""


def known_sheets(
    tables: Sequence[Table | Frame], desk: Desk, sheets: Names[str]
) -> list[tuple[str, Table | Frame]]:
    """The tables that are sheets of the form, each with which: by its name, else by its header."""
    heads = [table.head if isinstance(table, Frame) else table for table in tables]
    by_name = [sheet_by_name(head, sheets) for head in heads]
    there = frozenset(filter(None, by_name))
    found = [
        (meant or _sheet_by_header(head, there, desk, sheets), table)
        for meant, head, table in zip(by_name, heads, tables, strict=True)
    ]
    return [(meant, table) for meant, table in found if meant is not None and meant != GUIDE]


def sheet_by_name(table: Table, sheets: Names[str]) -> str | None:
    """The sheet of the form that a table is by its name, with or without a number before it."""
    for name in (
        table.name,
        _NUMBERING.sub("", table.name),
        table.name.split("_")[-1],
        table.name.split("-")[-1],
        _PART.sub("", table.name),
    ):
        if even(name) and (found := sheets.find(name)) is not None:
            return found
    return None


def _sheet_by_header(
    table: Table, there: Collection[str], desk: Desk, sheets: Names[str]
) -> str | None:
    """What a sheet of another name is by its header; of none, it is told that it was not read.

    A sheet that lacks a required column is taken for one of the form if the form's own is not
    among those that are `there`; if it may be several, none of them passes by what is declared.
    """
    where = Location(table.file, table.name)
    if table.unread:
        _lose_any(where, there, desk)
    if table.name in OWN_LISTS or not any(True for _ in table.walk()):
        return None
    likely = _likely_sheets(table, desk)
    sure = [sheet for sheet, whole in likely if whole]
    lone = sure if sure else [sheet for sheet, _ in likely if sheet not in there]
    titles = desk.form.sheet_titles
    if len(lone) > 1:
        lone = [sheet for sheet in lone if even(titles[sheet].zh) in even(table.name)] or lone
    if len(lone) == 1:
        params = {"sheet": titles[lone[0]].zh}
        desk.understood.append(Understood("sheet_by_header", where, table.name, params))
        return lone[0]
    registers = {item.id: item for item in (*desk.form.registers, *desk.form.rosters)}
    several = "、".join(titles[sheet].zh for sheet in lone)
    for sheet in set(lone) & registers.keys():
        desk.lose_sheet("sheet_of_several", where, registers[sheet], several=several)
    near = sheets.nearest(table.name)
    desk.tell("unknown_sheet", where, tier=Tier.NOTE, found=table.name, nearest=near)
    return None


def _lose_any(where: Location, there: Collection[str], desk: Desk) -> None:
    """Put down that a sheet of another name was not read: it may be any that is not there."""
    for register in (*desk.form.registers, *desk.form.rosters):
        if register.id not in there:
            desk.lose_sheet("sheet_unread", where, register)


def _likely_sheets(table: Table, desk: Desk) -> list[tuple[str, bool]]:
    """The sheets of the form of which a table knows most columns, each with whether it is whole.

    Of several those of which it knows the most.
    """
    found: list[tuple[int, str, bool]] = []
    first = FirstRows(table)
    candidates = [
        (EVIDENCE, desk.form.evidence.columns),
        *((item.id, item.columns) for item in (*desk.form.registers, *desk.form.rosters)),
    ]
    for sheet, columns in candidates:
        header = find_header(first, desk.known.columns(columns))
        required = {column.id for column in columns if column.required}
        if header is None or not required or len(header.columns) * 2 <= len(columns):
            continue
        found.append((len(header.columns), sheet, required <= header.columns.keys()))
    header = find_header(first, desk.known.figure_columns, with_years=True)
    if header is not None and header.years and {"code", "figure"} & set(header.columns):
        found.append((len(header.columns) + len(header.years), FIGURES, True))
    if not found and len(table.rows) <= SEARCHED_ROWS and looks_like_basics(table, desk):
        found.append((0, BASICS, True))
    whole = any(complete for *_, complete in found)
    most = max((known for known, _, complete in found if complete or not whole), default=0)
    return [(sheet, complete) for known, sheet, complete in found if known == most]
