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

from haixi_check.errors import TooSlowError
from haixi_check.intake.context import BASICS, EVIDENCE, FIGURES, Context
from haixi_check.intake.draft import OF_NO_UNIT, Draft, Drafts, IntakeLog
from haixi_check.intake.header import Header
from haixi_check.intake.sheet_names import FormSheet, guides_among, known_sheets, sheet_by_name
from haixi_check.intake.sheets.basics import take_basics
from haixi_check.intake.sheets.evidence import take_evidence
from haixi_check.intake.sheets.figures import take_figures
from haixi_check.intake.sheets.labels import ask_about_guides, ask_about_sheet, sheets_to_read
from haixi_check.intake.sheets.registers import take_register
from haixi_check.plain import dataclass
from haixi_check.problem import Problem, Tier
from haixi_check.provenance import Understanding
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.targets import Target
from haixi_check.table import Frame, Place, Table, column_letters

if TYPE_CHECKING:
    from haixi_check.intake.rosters.uniform import UniformRows


TOO_SLOW = "reader_too_slow"
"""The code of the problem that tells of a sheet whose rows were given up."""

MANY = 5_000
"""Rows from which on a roster is counted by column: loading what that takes costs 0.2 s."""

BY_HAND = 12_000
"""Rows of one submission that are read cell by cell: half a millisecond each if all are wrong, and
no file may take ten seconds. A hundred units in one workbook have as many. Rosters have a way of
their own."""

_NAMED = 10
"""Hidden columns that are named; the first of them lead to the others."""


@dataclass(frozen=True)
class Taken:
    """What the tables of one submission hold."""

    drafts: dict[str, Draft]
    """By unit."""
    problems: list[Problem]
    understood: list[Understanding]
    uncounted: Counter[tuple[str, Tier, Place]]
    """How many problems of a code and sheet are not among `problems`."""
    uniform: list[UniformRows] = field(default_factory=list)
    """Rows of big rosters: no part of the drafts before they are settled with those of others."""


class WorkbookIntake:
    """Takes in one submission after the other, by the same rules."""

    def __init__(
        self, *, pack: Pack, form: Form, targets: Sequence[Target], year: int | None = None
    ) -> None:
        self._context = Context(pack=pack, form=form, targets=targets, year=year)

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
        drafts = Drafts(self._context)
        uniform = _take_tables(tables, drafts)
        _tell_unread(unread, drafts)
        for draft in drafts.by_unit.values():
            draft.unkeyed = frozenset(drafts.unkeyed)
            draft.sheets = frozenset(drafts.sheets)
        log = drafts.log
        problems = [
            replace(each, units=each.units or _losing(each, drafts)) if each.of_all else each
            for each in log.problems
        ]
        return Taken(drafts.by_unit, problems, log.understood, log.uncounted, uniform)


def _too_slow(error: TooSlowError) -> Problem:
    return Problem(
        code=TOO_SLOW,
        tier=Tier.MUST_FIX,
        location=Place(error.file),
        params={"limit": f"{error.seconds:.0f}"},
    )


def _given_up(table: Table | Frame) -> Table | Frame:
    """A sheet whose rows are read no further."""
    return replace(table.head, rows=(), unread=TOO_SLOW) if isinstance(table, Frame) else table


def _losing(problem: Problem, drafts: Drafts) -> tuple[str, ...]:
    """The units to which what a problem takes away is lost.

    Those that its file speaks of; all that hand in beside it where it names none, or where rows of
    it are of nobody knows whom.
    """
    file = problem.location.file
    named = [unit for unit, draft in drafts.by_unit.items() if file in draft.files]
    return tuple(drafts.by_unit if problem.code in OF_NO_UNIT or not named else named)


def _take_tables(tables: Iterable[Table | Frame], drafts: Drafts) -> list[UniformRows]:
    """Take in the basic information first: the rest must know its unit."""
    given = tuple(tables)
    known = known_sheets(given, drafts)
    drafts.sheets.update(sheet.kind for sheet in known if _is_grid(sheet.table))
    uniform: list[UniformRows] = []
    rosters = {roster.id for roster in drafts.context.form.rosters}
    for kind in (BASICS, FIGURES, *drafts.context.registers, EVIDENCE):
        sheets, odd = sheets_to_read([sheet for sheet in known if sheet.kind == kind], drafts)
        drafts.known_units = frozenset(drafts.by_unit) if kind in rosters else None
        by_column = kind in rosters and _are_many(sheets)
        if by_column:
            uniform += _take_roster(sheets, drafts.context.registers[kind], drafts)
        for sheet in sheets:
            by_name = sheet in odd
            taken = sheet if by_column else _take_sheet(sheet, drafts)
            ask_about_sheet(taken, drafts, by_name=by_name, around_cells=not by_column)
        _tell_incomplete(sheets, drafts)
    ask_about_guides(guides_among(given), drafts)
    if known and not any(sheet.kind == BASICS for sheet in known):
        drafts.log.tell("no_basics", Place(known[0].table.file), tier=Tier.EXPLAIN)
    return uniform


def _is_grid(table: Table | Frame) -> bool:
    """Whether a table was a sheet, and not a list of objects."""
    return isinstance(table, Frame) or table.is_grid


def _take_sheet(sheet: FormSheet, drafts: Drafts) -> FormSheet:
    """Take in one sheet row by row; of one that cannot be read, put down what is lost with it.

    Returns the sheet as it was taken in, cell by cell.
    """
    if isinstance(sheet.table, Frame):
        sheet = replace(sheet, table=sheet.table.whole(BY_HAND + 1))
    table = sheet.head
    _tell_hidden(table, drafts.log)
    rows = sum(map(bool, table.rows))
    drafts.rows += rows
    unread = table.unread or ("too_many_rows" if rows and drafts.rows > BY_HAND else "")
    if unread:
        _lose_sheet(unread, sheet, drafts)
    elif sheet.register is not None:
        take_register(table, sheet.header, sheet.register, drafts)
    else:
        _TAKERS[sheet.kind](table, sheet.header, drafts)
    return sheet


_TAKERS: Mapping[str, Callable[[Table, Header | None, Drafts], None]] = {
    BASICS: take_basics,
    FIGURES: take_figures,
    EVIDENCE: take_evidence,
}


def _lose_sheet(code: str, sheet: FormSheet, drafts: Drafts) -> None:
    """Put down that a sheet of the form is there and was not read: nothing passes in its place."""
    where, limit = sheet.location, str(BY_HAND)
    problem = "sheet_unread" if code == sheet.head.unread else code
    if sheet.register is not None:
        drafts.lose_sheet(problem, where, sheet.register, limit=limit)
    elif sheet.kind == FIGURES:
        drafts.lose_figures(problem, where, drafts.context.every_figure, limit=limit)
    else:
        drafts.log.tell(problem, where, limit=limit)
    if sheet.kind == EVIDENCE:
        drafts.lose_records(code, where)


def _are_many(sheets: Sequence[FormSheet]) -> bool:
    """Whether a roster is big. One with rows that share a cell is read cell by cell all the same.

    A name or number that is merged downward is that of each row; a footer may be merged across.
    """
    tables = [sheet.table for sheet in sheets]
    rows = sum(len(table.rows) for table in tables if isinstance(table, Table))
    if rows < MANY and not any(isinstance(table, Frame) for table in tables):
        return False
    return not any(map(_is_merged_downward, sheets))


def _is_merged_downward(sheet: FormSheet) -> bool:
    """Whether cells of known columns below the header are merged with those below them."""
    merged = sheet.head.merged
    header = sheet.header if merged else None
    if header is None:
        return False
    columns = set(header.columns.values())
    return any(
        area.left == area.right and area.left in columns and header.row < area.top < area.bottom
        for area in merged
    )


def _take_roster(
    sheets: Iterable[FormSheet], register: Register, drafts: Drafts
) -> Iterable[UniformRows]:
    """Take in the sheets of a big roster by column; the rows that are only counted are given."""
    from haixi_check.intake.rosters.roster import of_table, take_roster

    frames: list[tuple[Frame, Header | None]] = []
    for sheet in sheets:
        if isinstance(sheet.table, Table) and sheet.table.unread:
            _lose_sheet(sheet.table.unread, sheet, drafts)
            continue
        frame = sheet.table if isinstance(sheet.table, Frame) else of_table(sheet.table)
        frames.append((frame, sheet.header))
        _tell_hidden(frame.head, drafts.log)
    return take_roster(frames, register, drafts)


def _tell_incomplete(sheets: Iterable[FormSheet], drafts: Drafts) -> None:
    """Put down that rows of a register or roster are missing: nobody knows whose they are."""
    for sheet in sheets:
        register, where, kept = sheet.register, sheet.location, drafts.log.kept
        if register and (kept["no_unit", where] or kept["unknown_unit", where]):
            code = "roster_incomplete" if register.of_persons else "register_incomplete"
            drafts.lose_sheet(code, where, register)
            return


def _tell_unread(files: Iterable[str], drafts: Drafts) -> None:
    """Put down that figures are missing, because a file of their roster could not be read."""
    context = drafts.context
    for file in files:
        where = Place(file)
        kind = sheet_by_name(PurePosixPath(file).stem, context)
        register = context.registers.get(kind or "")
        if register is not None:
            drafts.lose_sheet("part_unread", where, register)
        if kind == FIGURES:
            drafts.lose_figures("part_unread", where, context.every_figure)
        if kind == EVIDENCE:
            drafts.lose_records("part_unread", where)


def _tell_hidden(table: Table, log: IntakeLog) -> None:
    """Put down that a sheet, or rows or columns of it, were hidden and are read all the same."""
    where = Place(table.file, table.name)
    if table.hidden:
        log.tell("hidden_sheet_read", where, tier=Tier.NOTE)
    if table.hidden_rows:
        log.tell("hidden_rows_read", where, tier=Tier.NOTE, count=len(table.hidden_rows))
    columns = _filled_columns(table)
    if columns:
        log.tell("hidden_columns_read", where, tier=Tier.NOTE, found="、".join(columns))


def _filled_columns(table: Table) -> list[str]:
    """The letters of the hidden columns that hold something, the first of them."""
    filled = (
        column
        for column in sorted(table.hidden_columns)
        if any(column < len(row) and row[column] not in (None, "") for row in table.rows)
    )
    return [column_letters(table.left + column) for column in islice(filled, _NAMED)]
