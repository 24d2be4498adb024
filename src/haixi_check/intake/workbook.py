"""The tables of one submission + form -> what they hold of each unit. Opens no file.

What is taken in here looks at nothing but its own tables, so it may happen in any process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from haixi_check.frames import Frame, TooSlowError
from haixi_check.intake.context import Vocabulary
from haixi_check.intake.draft import OF_NO_UNIT, Desk, Draft, Understood
from haixi_check.intake.header import FirstRows, find_header
from haixi_check.intake.labels import (
    Asked,
    ask_about_scale,
    ask_about_titles,
    ask_beside,
    ask_by_name,
    header_for,
    sheets_to_read,
)
from haixi_check.intake.persons import Veil
from haixi_check.intake.sheet_names import (
    BASICS,
    EVIDENCE,
    FIGURES,
    known_sheets,
    sheet_by_name,
    sheets_of,
)
from haixi_check.intake.sheets.basics import take_basics
from haixi_check.intake.sheets.evidence import take_evidence
from haixi_check.intake.sheets.figures import every_figure, take_figures
from haixi_check.intake.sheets.registers import take_register
from haixi_check.plain import dataclass
from haixi_check.problem import Problem, Tier
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.names import Names
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.targets import Target
from haixi_check.table import Location, Table, column_letters

if TYPE_CHECKING:
    from haixi_check.intake.rosters.roster import Crowd


TOO_SLOW = "reader_too_slow"
"""The code of the problem that tells of a sheet whose rows were given up."""


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
        self._sheets = sheets_of(form)
        self._year = year
        self._veil = Veil.drawn()

    def take(self, tables: Iterable[Table | Frame], unread: Iterable[str] = ()) -> Taken:
        """Type and check the tables of one submission; files of it that are `unread` are missed.

        So is a sheet that takes more time than its input may cost.
        """
        given, late = list(tables), list[Problem]()
        while True:
            try:
                taken = self._take(given, unread)
                break
            except TooSlowError as error:
                late.append(_too_slow(error))
                given = [_given_up(table) if table.file == error.file else table for table in given]
        return replace(taken, problems=[*late, *taken.problems]) if late else taken

    def _take(self, tables: Iterable[Table | Frame], unread: Iterable[str]) -> Taken:
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
            replace(each, units=each.units or _losing(each, desk.drafts)) if each.of_all else each
            for each in desk.problems
        ]
        return Taken(desk.drafts, problems, desk.understood, desk.uncounted, crowds)


def _too_slow(error: TooSlowError) -> Problem:
    return Problem(
        code=TOO_SLOW,
        tier=Tier.MUST_FIX,
        location=Location(error.file),
        params={"limit": f"{error.seconds:.0f}"},
    )


def _given_up(table: Table | Frame) -> Table | Frame:
    """A sheet whose rows are read no further."""
    return replace(table.head, rows=(), unread=TOO_SLOW) if isinstance(table, Frame) else table


def _losing(problem: Problem, drafts: Mapping[str, Draft]) -> tuple[str, ...]:
    """The units to which what a problem takes away is lost.

    Those that its file speaks of; all that hand in beside it where it names none, or where rows of
    it are of nobody knows whom.
    """
    named = [unit for unit, draft in drafts.items() if problem.location.file in draft.files]
    return tuple(drafts if problem.code in OF_NO_UNIT or not named else named)


def _take_tables(tables: Iterable[Table | Frame], desk: Desk, sheets: Names[str]) -> list[Crowd]:
    """Take in the basic information first: the rest must know its unit."""
    named = known_sheets(tuple(tables), desk, sheets)
    desk.sheets.update(meant for meant, table in named if is_grid(table))
    crowds: list[Crowd] = []
    rosters = {roster.id for roster in desk.form.rosters}
    registers = {item.id: item for item in (*desk.form.registers, *desk.form.rosters)}
    for wanted in (BASICS, FIGURES, *registers, EVIDENCE):
        there = [table for meant, table in named if meant == wanted]
        found, odd = sheets_to_read(there, registers.get(wanted), desk)
        desk.known_units = frozenset(desk.drafts) if wanted in rosters else None
        if wanted in rosters and _many(found, registers[wanted], desk):
            crowds += _take_roster(found, registers[wanted], desk)
            for sheet in found:
                _ask_about(sheet, sheet in odd, wanted, registers[wanted], desk)
            _tell_incomplete(found, registers[wanted], desk)
            continue
        for sheet in found:
            _take_sheet(sheet, wanted, registers.get(wanted), desk)
            _ask_about(sheet, sheet in odd, wanted, registers.get(wanted), desk)
        if wanted in registers:
            _tell_incomplete(found, registers[wanted], desk)
    if named and not any(meant == BASICS for meant, _ in named):
        first = named[0][1]
        desk.tell("no_basics", Location(first.file), tier=Tier.EXPLAIN)
    return crowds


def _ask_about(
    sheet: Table | Frame, odd: bool, wanted: str, register: Register | None, desk: Desk
) -> None:
    """Ask about what the name of a sheet and the lines around its table say of what it holds."""
    figures = wanted in (BASICS, FIGURES)
    records = wanted in (BASICS, EVIDENCE)
    asked = Asked(desk, register, figures=figures, records=records)
    if odd:
        ask_by_name(sheet, asked)
    table = sheet.head if isinstance(sheet, Frame) else sheet
    if not table.is_grid or table.unread:
        return
    header = header_for(table, wanted, register, desk)
    if header is None and wanted != BASICS:
        return
    ask_about_titles(table, header, desk, asked)
    if header is not None and wanted == FIGURES:
        ask_about_scale(table, header, desk, asked)
    if header is not None and not isinstance(sheet, Frame) and len(table.rows) < MANY:
        ask_beside(table, header, desk, asked)


def is_grid(table: Table | Frame) -> bool:
    """Whether a table was a sheet, and not a list of objects."""
    return isinstance(table, Frame) or table.is_grid


def _take_sheet(sheet: Table | Frame, wanted: str, register: Register | None, desk: Desk) -> None:
    """Take in one sheet row by row; of one that cannot be read, put down what is lost with it."""
    table = sheet.whole(BY_HAND + 1) if isinstance(sheet, Frame) else sheet
    _tell_hidden(table, desk)
    rows = sum(map(bool, table.rows))
    desk.rows += rows
    unread = table.unread or ("too_many_rows" if rows and desk.rows > BY_HAND else "")
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
    header = (
        find_header(FirstRows(head), desk.known.columns(roster.columns)) if head.merged else None
    )
    if header is None:
        return False
    named = set(header.columns.values())
    return any(
        area.left == area.right and area.left in named and header.row < area.top < area.bottom
        for area in head.merged
    )


def _take_roster(found: Iterable[Table | Frame], roster: Register, desk: Desk) -> Iterable[Crowd]:
    from haixi_check.intake.rosters.roster import of_table, take_roster

    frames = []
    for sheet in found:
        if isinstance(sheet, Table) and sheet.unread:
            _lose_sheet(sheet.unread, sheet, roster.id, roster, desk)
            continue
        frames.append(sheet if isinstance(sheet, Frame) else of_table(sheet))
        _tell_hidden(frames[-1].head, desk)
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
        meant = sheet_by_name(named, sheets)
        for register in (*desk.form.registers, *desk.form.rosters):
            if register.id == meant:
                desk.lose_sheet("part_unread", Location(file), register)
        if meant == FIGURES:
            desk.lose("part_unread", Location(file), every_figure(desk))
        if meant == EVIDENCE:
            desk.lose_records("part_unread", Location(file))


_TAKERS: Mapping[str, Callable[[Table, Desk], None]] = {
    BASICS: take_basics,
    FIGURES: take_figures,
    EVIDENCE: take_evidence,
}


def _tell_hidden(table: Table, desk: Desk) -> None:
    where = Location(table.file, table.name)
    if table.hidden:
        desk.tell("hidden_sheet_read", where, tier=Tier.NOTE)
    if table.hidden_rows:
        desk.tell("hidden_rows_read", where, tier=Tier.NOTE, count=len(table.hidden_rows))
    columns = _filled_columns(table)
    if columns:
        desk.tell("hidden_columns_read", where, tier=Tier.NOTE, found="、".join(columns))


_NAMED = 10
"""Hidden columns that are named; the first of them lead to the others."""


def _filled_columns(table: Table) -> list[str]:
    """The letters of the hidden columns that hold something, the first of them."""
    filled = (
        column
        for column in sorted(table.hidden_columns)
        if any(column < len(row) and row[column] not in (None, "") for row in table.rows)
    )
    return [column_letters(table.left + column) for column in islice(filled, _NAMED)]
