"""The tables of one submission + form -> what they hold of each unit. Opens no file.

What is taken in here looks at nothing but its own tables, so it may happen in any process.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
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
from haixi_check.sheets.desk import Desk, Draft, Understood
from haixi_check.sheets.evidence import take_evidence
from haixi_check.sheets.figures import take_figures
from haixi_check.sheets.registers import take_register
from haixi_check.sheets.vocabulary import UNIT, Vocabulary
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
        return Taken(desk.drafts, desk.problems, desk.understood, desk.uncounted, crowds)


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
    named: list[tuple[str, Table | Frame]] = []
    for table in tables:
        meant = _sheet(table.head if isinstance(table, Frame) else table, desk, sheets)
        if meant is not None and meant != GUIDE:
            named.append((meant, table))
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
            table = sheet.whole(BY_HAND + 1) if isinstance(sheet, Frame) else sheet
            _tell_hidden(table, desk)
            desk.rows += sum(map(bool, table.rows))
            if desk.rows > BY_HAND:
                where = Location(table.file, table.name)
                desk.leave(where, registers.get(wanted), limit=BY_HAND)
                continue
            if wanted in registers:
                take_register(table, registers[wanted], desk)
            else:
                _TAKERS[wanted](table, desk)
        if wanted in rosters:
            _tell_incomplete(found, registers[wanted], desk)
    if named and not any(meant == BASICS for meant, _ in named):
        first = named[0][1]
        desk.tell("no_basics", Location(first.file), tier=Tier.EXPLAIN)
    return crowds


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
    named = {header.columns.get(name) for name in (UNIT, *roster.key_columns)}
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


def _tell_incomplete(found: Sequence[Table | Frame], roster: Register, desk: Desk) -> None:
    """Put down that persons of a roster are missing: of a whole part, or of nobody knows whom.

    A roster of which nothing could be read gives no figure anyway.
    """
    sheets = [Location(table.file, table.name) for table in found]
    unread = [sheet for sheet in sheets if desk.kept["no_header", sheet]]
    unplaced = [
        sheet for sheet in sheets if desk.kept["no_unit", sheet] or desk.kept["unknown_unit", sheet]
    ]
    lost = (unread if len(unread) < len(sheets) else []) + unplaced
    if lost and desk.drafts:
        desk.leave(lost[0], roster, code="roster_incomplete")


def _tell_unread(files: Iterable[str], desk: Desk, sheets: Names[str]) -> None:
    """Put down that figures are missing, because a file of their roster could not be read."""
    for file in files:
        meant = _sheet(Table(file=file, name=PurePosixPath(file).stem, rows=()), desk, sheets)
        for register in (*desk.form.registers, *desk.form.rosters):
            if register.id == meant and desk.drafts:
                desk.leave(Location(file), register, code="part_unread")


_TAKERS: Mapping[str, Callable[[Table, Desk], None]] = {
    BASICS: take_basics,
    FIGURES: take_figures,
    EVIDENCE: take_evidence,
}


_PART = re.compile(r"[-_ ]*[0-9]+$")
"""The number of a part, where a long roster comes as several files."""

OWN_LISTS = frozenset(say("annotations.sheet", language) for language in ("zh", "en"))
"""The list of findings in an annotated copy that is handed in again: no part of a submission."""


def _sheet(table: Table, desk: Desk, sheets: Names[str]) -> str | None:
    """The sheet of the form that a table is: by its name, else by its header."""
    for name in (
        table.name,
        _NUMBERING.sub("", table.name),
        table.name.split("_")[-1],
        table.name.split("-")[-1],
        _PART.sub("", table.name),
    ):
        if even(name) and (found := sheets.find(name)) is not None:
            return found
    if table.name in OWN_LISTS or not any(True for _ in table.walk()):
        return None
    where = Location(table.file, table.name)
    by_header = _sheet_by_header(table, desk)
    if by_header is not None:
        meant, title = by_header
        desk.understood.append(Understood("sheet_by_header", where, table.name, {"sheet": title}))
        return meant
    near = sheets.nearest(table.name)
    desk.tell("unknown_sheet", where, tier=Tier.NOTE, found=table.name, nearest=near)
    return None


def _sheet_by_header(table: Table, desk: Desk) -> tuple[str, str] | None:
    """A renamed sheet is known by its header, if it has all that one sheet requires.

    Of several the one that knows most of its columns, or whose title is part of its name.
    """
    found: list[tuple[int, str, str]] = []
    candidates = [
        (EVIDENCE, desk.form.evidence.title.zh, desk.form.evidence.columns),
        *(
            (item.id, item.title.zh, item.columns)
            for item in (*desk.form.registers, *desk.form.rosters)
        ),
    ]
    for sheet_id, title, columns in candidates:
        header = find_header(table, desk.known.columns(columns))
        required = {column.id for column in columns if column.required}
        if header is None or not required or not required <= header.columns.keys():
            continue
        if len(header.columns) * 2 > len(columns):
            found.append((len(header.columns), sheet_id, title))
    header = find_header(table, desk.known.figure_columns, with_years=True)
    if header is not None and header.years and {"code", "figure"} & set(header.columns):
        known = len(header.columns) + len(header.years)
        found.append((known, FIGURES, desk.form.figures_sheet.title.zh))
    if not found and len(table.rows) <= SEARCHED_ROWS and looks_like_basics(table, desk):
        found.append((0, BASICS, desk.form.basics.title.zh))
    most = max((known for known, *_ in found), default=0)
    likely = [(sheet_id, title) for known, sheet_id, title in found if known == most]
    if len(likely) > 1:
        likely = [item for item in likely if even(item[1]) in even(table.name)]
    return likely[0] if len(likely) == 1 else None


def _tell_hidden(table: Table, desk: Desk) -> None:
    where = Location(table.file, table.name)
    if table.hidden:
        desk.tell("hidden_sheet_read", where, tier=Tier.NOTE)
    if table.hidden_rows:
        desk.tell("hidden_rows_read", where, tier=Tier.NOTE, count=len(table.hidden_rows))
