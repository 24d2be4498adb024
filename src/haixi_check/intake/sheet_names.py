"""Which sheet of the form a table is: by its name, else by its header."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from haixi_check.intake.context import BASICS, EVIDENCE, FIGURES, GUIDE, Context
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import SEARCHED_ROWS, FirstRows, Header, find_header
from haixi_check.intake.sheets.basics import looks_like_basics
from haixi_check.intake.sheets.columns import is_blank
from haixi_check.messages import say
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.rulepack.names import Names, even
from haixi_check.table import CHOICES, GUIDES, Frame, Place, Table

_NUMBERING = re.compile(r"^(表|附表|附件|sheet)?[0-9一二三四五六七八九十]*[.、 _-]*", re.IGNORECASE)
_PART = re.compile(r"[-_ ]*[0-9]+$")
"""The number of a part, where a long roster comes as several files."""

OWN_LISTS = frozenset(say("annotations.sheet", language) for language in ("zh", "en"))
"""The list of findings in an annotated copy that is handed in again: no part of a submission."""


COVERS = ("封面", "首页", "扉页", "目录", "审核意见", "Cover")
"""Sheets beside the form that speak of all of it."""


@dataclass(frozen=True)
class FormSheet:
    """A table that is a sheet of the form."""

    kind: str
    """Which sheet of the form."""
    table: Table | Frame
    context: Context

    @property
    def head(self) -> Table:
        """The table, or the first rows of it where it is big."""
        return self.table.head if isinstance(self.table, Frame) else self.table

    @property
    def name(self) -> str:
        """What it is called in its file."""
        return self.table.name

    @property
    def location(self) -> Place:
        """The sheet as a place."""
        return Place(self.table.file, self.table.name)

    @property
    def register(self) -> Register | None:
        """The register or roster that it is, if it is one."""
        return self.context.registers.get(self.kind)

    @cached_property
    def header(self) -> Header | None:
        """The header of a sheet of its kind, if it has one."""
        return _find_header(FirstRows(self.head), self.kind, self.context)


def _find_header(first: FirstRows, kind: str, context: Context) -> Header | None:
    """The header among some rows, if they are those of a sheet of this kind."""
    if kind == FIGURES:
        return find_header(first, context.figure_columns, with_years=True)
    return find_header(first, _column_names(kind, context))


def _column_names(kind: str, context: Context) -> Names[str]:
    if kind == BASICS:
        return context.line_names
    sheet = context.form.evidence if kind == EVIDENCE else context.registers[kind]
    return context.column_names(sheet.columns)


def known_sheets(tables: Sequence[Table | Frame], drafts: Drafts) -> list[FormSheet]:
    """The tables that are sheets of the form, each with which: by its name, else by its header."""
    context = drafts.context
    heads = [table.head if isinstance(table, Frame) else table for table in tables]
    named = [sheet_by_name(head.name, context) for head in heads]
    there = frozenset(filter(None, named))
    kinds = [
        kind or _kind_by_header(head, there, drafts)
        for kind, head in zip(named, heads, strict=True)
    ]
    return [
        FormSheet(kind, table, context)
        for kind, table in zip(kinds, tables, strict=True)
        if kind is not None and kind != GUIDE
    ]


def guides_among(tables: Sequence[Table | Frame]) -> list[Table]:
    """The tables that explain the form or stand before it as its cover."""
    heads = [table.head if isinstance(table, Frame) else table for table in tables]
    guides = set(GUIDES) - set(CHOICES) | set(COVERS)
    return [head for head in heads if head.name in guides]


def sheet_by_name(name: str, context: Context) -> str | None:
    """The sheet of the form that a name means, with or without a number before it."""
    parts = (name.split("_")[-1], name.split("-")[-1])
    spellings = (name, _NUMBERING.sub("", name), *parts, _PART.sub("", name))
    meant = (context.sheet_names.find(spelled) for spelled in spellings if even(spelled))
    return next((kind for kind in meant if kind is not None), None)


def _kind_by_header(table: Table, there: Collection[str], drafts: Drafts) -> str | None:
    """What a sheet of another name is by its header; of none, it is told that it was not read.

    A sheet that lacks a required column is taken for one of the form if the form's own is not
    among those that are `there`; if it may be several, none of them passes by what is declared.
    """
    context, where = drafts.context, Place(table.file, table.name)
    if table.unread:
        _lose_any(where, there, drafts)
    if table.name in OWN_LISTS or is_blank(table):
        return None
    likely = _likely_sheets(table, context)
    sure = [sheet for sheet, whole in likely if whole]
    lone = sure if sure else [sheet for sheet, _ in likely if sheet not in there]
    titles = context.form.sheet_titles
    if len(lone) > 1:
        lone = [sheet for sheet in lone if even(titles[sheet].zh) in even(table.name)] or lone
    if len(lone) == 1:
        title = titles[lone[0]].zh
        drafts.log.understand("sheet_by_header", where, table.name, {"sheet": title})
        return lone[0]
    several = "、".join(titles[sheet].zh for sheet in lone)
    for sheet in set(lone) & context.registers.keys():
        drafts.lose_sheet("sheet_of_several", where, context.registers[sheet], several=several)
    near = context.sheet_names.nearest(table.name)
    drafts.log.tell("unknown_sheet", where, tier=Tier.NOTE, found=table.name, nearest=near)
    return None


def _lose_any(where: Place, there: Collection[str], drafts: Drafts) -> None:
    """Put down that a sheet of another name was not read: it may be any that is not there."""
    for name, register in drafts.context.registers.items():
        if name not in there:
            drafts.lose_sheet("sheet_unread", where, register)


def _likely_sheets(table: Table, context: Context) -> list[tuple[str, bool]]:
    """The sheets of the form of which a table knows most columns, each with whether it is whole.

    Of several those of which it knows the most.
    """
    likely: list[tuple[int, str, bool]] = []
    first = FirstRows(table)
    columns_of = {EVIDENCE: context.form.evidence.columns}
    columns_of |= {name: register.columns for name, register in context.registers.items()}
    for sheet, columns in columns_of.items():
        header = _find_header(first, sheet, context)
        required = {column.id for column in columns if column.required}
        if header is None or not required or len(header.columns) * 2 <= len(columns):
            continue
        likely.append((len(header.columns), sheet, required <= header.columns.keys()))
    header = _find_header(first, FIGURES, context)
    if header is not None and header.years and {"code", "figure"} & set(header.columns):
        likely.append((len(header.columns) + len(header.years), FIGURES, True))
    few = not likely and len(table.rows) <= SEARCHED_ROWS
    if few and looks_like_basics(table, _find_header(first, BASICS, context), context):
        likely.append((0, BASICS, True))
    whole = any(complete for *_, complete in likely)
    most = max((known for known, _, complete in likely if complete or not whole), default=0)
    return [(sheet, complete) for known, sheet, complete in likely if known == most]
