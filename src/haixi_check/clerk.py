"""The tables of one submission + form -> what they hold of each unit. Opens no file.

What is taken in here looks at nothing but its own tables, so it may happen in any process.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from haixi_check.form import Form, Register
from haixi_check.frames import Frame
from haixi_check.headers import SEARCHED_ROWS, find_header
from haixi_check.messages import say
from haixi_check.names import Names, by_name, even
from haixi_check.pack import Pack
from haixi_check.persons import Veil
from haixi_check.plain import dataclass
from haixi_check.problems import Problem, Tier
from haixi_check.sheets.basics import looks_like_basics, take_basics
from haixi_check.sheets.desk import OF_NO_UNIT, Desk, Draft, Understood
from haixi_check.sheets.evidence import take_evidence
from haixi_check.sheets.figures import every_figure, take_figures
from haixi_check.sheets.registers import take_register
from haixi_check.sheets.vocabulary import Vocabulary
from haixi_check.tables import GUIDES, Location, Table
from haixi_check.targets import Target

if TYPE_CHECKING:
    from haixi_check.rosters import Crowd

BASICS, FIGURES, EVIDENCE, GUIDE = "basics", "figures", "evidence", "guide"

_NUMBERING = re.compile(r"^(表|附表|附件|sheet)?[0-9一二三四五六七八九十]*[.、 _-]*", re.IGNORECASE)


@dataclass(frozen=True)
class Taken:
    """What the tables of one submission hold."""

    drafts: dict[str, Draft]
    """By unit."""
    problems: list[Problem]
    understood: list[Understood]
    uncounted: Counter[tuple[str, Tier, Location]]
    """How many problems of a code and sheet are not among `problems`."""
    crowds: list[Crowd] = field(default_factory=list)
    """Big rosters: no part of the drafts before they are settled with those of others."""


class Clerk:
    """Takes in one submission after the other, by the same rules."""

    def __init__(
        self, *, pack: Pack, form: Form, targets: Sequence[Target], year: int | None = None
    ) -> None:
        self._pack = pack
        self._form = form
        self._known = Vocabulary(pack, form, targets)
        self._sheets = _sheets(form)
        self._year = year
        self._veil = Veil.drawn()

    def take(self, tables: Iterable[Table | Frame], unread: Iterable[str] = ()) -> Taken:
        """Type and check the tables of one submission; files of it that are `unread` are missed."""
        desk = Desk(
            pack=self._pack,
            form=self._form,
            known=self._known,
            run_year=self._year,
            veil=self._veil,
        )
        crowds = _take_tables(tables, desk, self._sheets)
        _tell_unread(unread, desk, self._sheets)
        for draft in desk.drafts.values():
            draft.unkeyed = frozenset(desk.unkeyed)
            draft.sheets = frozenset(desk.sheets)
        problems = [
            replace(each, units=_losing(each, desk.drafts)) if each.of_all else each
            for each in desk.problems
        ]
        return Taken(desk.drafts, problems, desk.understood, desk.uncounted, crowds)


def _losing(problem: Problem, drafts: Mapping[str, Draft]) -> tuple[str, ...]:
    """The units to which what a problem takes away is lost.

    Those that its file speaks of; all that hand in beside it where it names none, or where rows of
    it are of nobody knows whom.
    """
    named = [unit for unit, draft in drafts.items() if problem.location.file in draft.files]
    return tuple(drafts if problem.code in OF_NO_UNIT or not named else named)


def _sheets(form: Form) -> Names[str]:
    """Every sheet of the form by its names, and what lies beside them in its workbook."""
    sheets: dict[str, tuple[str, ...]] = {
        BASICS: form.basics.names,
        FIGURES: form.figures_sheet.names,
        EVIDENCE: form.evidence.names,
        GUIDE: GUIDES,
    }
    return by_name(sheets | {item.id: item.names for item in (*form.registers, *form.rosters)})


def _take_tables(tables: Iterable[Table | Frame], desk: Desk, sheets: Names[str]) -> list[Crowd]:
    """Take in the basic information first: the rest must know its unit."""
    named = _known_sheets(tuple(tables), desk, sheets)
    desk.sheets.update(meant for meant, table in named if is_grid(table))
    crowds: list[Crowd] = []
    rosters = {roster.id for roster in desk.form.rosters}
    registers = {item.id: item for item in (*desk.form.registers, *desk.form.rosters)}
    for wanted in (BASICS, FIGURES, *registers, EVIDENCE):
        found = [table for meant, table in named if meant == wanted]
        desk.known_units = frozenset(desk.drafts) if wanted in rosters else None
        if wanted in rosters and _many(found, registers[wanted], desk):
            crowds += _take_roster(found, registers[wanted], desk)
            _tell_incomplete(found, registers[wanted], desk)
            continue
        for sheet in found:
            _take_sheet(sheet, wanted, registers.get(wanted), desk)
        if wanted in registers:
            _tell_incomplete(found, registers[wanted], desk)
    if named and not any(meant == BASICS for meant, _ in named):
        first = named[0][1]
        desk.tell("no_basics", Location(first.file), tier=Tier.EXPLAIN)
    return crowds


def is_grid(table: Table | Frame) -> bool:
    """Whether a table was a sheet, and not a list of objects."""
    return isinstance(table, Frame) or table.is_grid


def _take_sheet(sheet: Table | Frame, wanted: str, register: Register | None, desk: Desk) -> None:
    """Take in one sheet row by row; of one that cannot be read, put down what is lost with it."""
    table = sheet.whole(BY_HAND + 1) if isinstance(sheet, Frame) else sheet
    _tell_hidden(table, desk)
    desk.rows += sum(map(bool, table.rows))
    unread = table.unread or ("too_many_rows" if desk.rows > BY_HAND else "")
    if unread:
        _lose_sheet(unread, table, wanted, register, desk)
    elif register is not None:
        take_register(table, register, desk)
    else:
        _TAKERS[wanted](table, desk)


def _lose_sheet(
    code: str, table: Table, wanted: str, register: Register | None, desk: Desk
) -> None:
    """Put down that a sheet of the form is there and was not read: nothing passes in its place."""
    where = Location(table.file, table.name)
    told = "sheet_unread" if code == table.unread else code
    if register is not None:
        desk.lose_sheet(told, where, register, limit=str(BY_HAND))
    elif wanted == FIGURES:
        desk.lose(told, where, every_figure(desk), limit=str(BY_HAND))
    else:
        desk.tell(told, where, limit=str(BY_HAND))
    if wanted == EVIDENCE:
        desk.lose_records(code, where)


MANY = 5_000
"""Rows from which on a roster is counted by column: loading what that takes costs 0.2 s."""


BY_HAND = 12_000
"""Rows of one submission that are read cell by cell: half a millisecond each if all are wrong, and
no file may take ten seconds. A hundred units in one workbook have as many. Rosters have a way of
their own."""


def _many(tables: Sequence[Table | Frame], roster: Register, desk: Desk) -> bool:
    """Whether a roster is big. One with rows that share a cell is read cell by cell all the same.

    A name or number that is merged downward is that of each row; a footer may be merged across.
    """
    rows = sum(len(table.rows) for table in tables if isinstance(table, Table))
    if rows < MANY and not any(isinstance(table, Frame) for table in tables):
        return False
    heads = [table.head if isinstance(table, Frame) else table for table in tables]
    return not any(_speaks_downward(head, roster, desk) for head in heads)


def _speaks_downward(head: Table, roster: Register, desk: Desk) -> bool:
    header = find_header(head, desk.known.columns(roster.columns)) if head.merged else None
    if header is None:
        return False
    named = set(header.columns.values())
    return any(
        area.left == area.right and area.left in named and header.row < area.top < area.bottom
        for area in head.merged
    )


def _take_roster(found: Iterable[Table | Frame], roster: Register, desk: Desk) -> Iterable[Crowd]:
    from haixi_check.rosters import of_table, take_roster

    frames = [sheet if isinstance(sheet, Frame) else of_table(sheet) for sheet in found]
    for frame in frames:
        _tell_hidden(frame.head, desk)
    return take_roster(frames, roster, desk)


def _tell_incomplete(found: Sequence[Table | Frame], register: Register, desk: Desk) -> None:
    """Put down that rows of a register or roster are missing: nobody knows whose they are."""
    for table in found:
        sheet = Location(table.file, table.name)
        if desk.kept["no_unit", sheet] or desk.kept["unknown_unit", sheet]:
            code = "roster_incomplete" if register.of_persons else "register_incomplete"
            desk.lose_sheet(code, sheet, register)
            return


def _tell_unread(files: Iterable[str], desk: Desk, sheets: Names[str]) -> None:
    """Put down that figures are missing, because a file of their roster could not be read."""
    for file in files:
        named = Table(file=file, name=PurePosixPath(file).stem, rows=())
        meant = _sheet_by_name(named, sheets)
        for register in (*desk.form.registers, *desk.form.rosters):
            if register.id == meant and desk.drafts:
                desk.lose_sheet("part_unread", Location(file), register)
        if meant == FIGURES and desk.drafts:
            desk.lose("part_unread", Location(file), every_figure(desk))
        if meant == EVIDENCE:
            desk.lose_records("part_unread", Location(file))


_TAKERS: Mapping[str, Callable[[Table, Desk], None]] = {
    BASICS: take_basics,
    FIGURES: take_figures,
    EVIDENCE: take_evidence,
}


_PART = re.compile(r"[-_ ]*[0-9]+$")
"""The number of a part, where a long roster comes as several files."""

OWN_LISTS = frozenset(say("annotations.sheet", language) for language in ("zh", "en"))
"""The list of findings in an annotated copy that is handed in again: no part of a submission."""


def _known_sheets(
    tables: Sequence[Table | Frame], desk: Desk, sheets: Names[str]
) -> list[tuple[str, Table | Frame]]:
    """The tables that are sheets of the form, each with which: by its name, else by its header."""
    heads = [table.head if isinstance(table, Frame) else table for table in tables]
    by_name = [_sheet_by_name(head, sheets) for head in heads]
    there = frozenset(filter(None, by_name))
    found = [
        (meant or _sheet_by_header(head, there, desk, sheets), table)
        for meant, head, table in zip(by_name, heads, tables, strict=True)
    ]
    return [(meant, table) for meant, table in found if meant is not None and meant != GUIDE]


def _sheet_by_name(table: Table, sheets: Names[str]) -> str | None:
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
    if table.name in OWN_LISTS or not any(True for _ in table.walk()):
        return None
    where = Location(table.file, table.name)
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
    for sheet in set(lone) & registers.keys():
        desk.lose_sheet("sheet_of_several", where, registers[sheet])
    near = sheets.nearest(table.name)
    desk.tell("unknown_sheet", where, tier=Tier.NOTE, found=table.name, nearest=near)
    return None


def _likely_sheets(table: Table, desk: Desk) -> list[tuple[str, bool]]:
    """The sheets of the form of which a table knows most columns, each with whether it is whole.

    Of several those of which it knows the most.
    """
    found: list[tuple[int, str, bool]] = []
    candidates = [
        (EVIDENCE, desk.form.evidence.columns),
        *((item.id, item.columns) for item in (*desk.form.registers, *desk.form.rosters)),
    ]
    for sheet, columns in candidates:
        header = find_header(table, desk.known.columns(columns))
        required = {column.id for column in columns if column.required}
        if header is None or not required or len(header.columns) * 2 <= len(columns):
            continue
        found.append((len(header.columns), sheet, required <= header.columns.keys()))
    header = find_header(table, desk.known.figure_columns, with_years=True)
    if header is not None and header.years and {"code", "figure"} & set(header.columns):
        found.append((len(header.columns) + len(header.years), FIGURES, True))
    if not found and len(table.rows) <= SEARCHED_ROWS and looks_like_basics(table, desk):
        found.append((0, BASICS, True))
    whole = any(complete for *_, complete in found)
    most = max((known for known, _, complete in found if complete or not whole), default=0)
    return [(sheet, complete) for known, sheet, complete in found if known == most]


def _tell_hidden(table: Table, desk: Desk) -> None:
    where = Location(table.file, table.name)
    if table.hidden:
        desk.tell("hidden_sheet_read", where, tier=Tier.NOTE)
    if table.hidden_rows:
        desk.tell("hidden_rows_read", where, tier=Tier.NOTE, count=len(table.hidden_rows))
