"""Tables + form -> one submission per unit, and every problem found on the way. Opens no file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from haixi_check.cells import explanation
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
from haixi_check.sheets.merging import merged
from haixi_check.sheets.registers import column_names, take_register
from haixi_check.submissions import Submission
from haixi_check.tables import Location, Table
from haixi_check.targets import Evidence, Target

if TYPE_CHECKING:
    from haixi_check.rosters import Crowd

BASICS, FIGURES, EVIDENCE, GUIDE = "basics", "figures", "evidence", "guide"

_NUMBERING = re.compile(r"^(表|附表|附件|sheet)?[0-9一二三四五六七八九十]*[.、 _-]*", re.IGNORECASE)


@dataclass(frozen=True)
class Group:
    """Tables that make up one submission: a workbook, or the csv files of one folder."""

    tables: tuple[Table | Frame, ...]


@dataclass(frozen=True)
class Intake:
    """What was taken in."""

    submissions: Mapping[str, Submission]
    problems: tuple[Problem, ...]
    understood: tuple[Understood, ...]
    units_of_file: Mapping[str, tuple[str, ...]]
    uncounted: Mapping[tuple[str, Tier, Location], int] = field(default_factory=dict)
    """How many more problems there are of a code, tier and sheet; enough are in `problems`."""


def take_in(
    groups: Iterable[Group],
    *,
    pack: Pack,
    form: Form,
    targets: Sequence[Target],
    year: int | None = None,
) -> Intake:
    """Type and check the tables of every group, and merge what they say of each unit."""
    names = _Names(pack, form, targets)
    veil = Veil.drawn()
    crowds: list[Crowd] = []
    desks: list[Desk] = []
    for group in groups:
        desk = Desk(
            pack=pack,
            form=form,
            units=names.units,
            duties=names.duties,
            duty_names=names.duty_names,
            run_year=year,
            veil=veil,
        )
        crowds += _take_group(group, desk, names.sheets)
        desks.append(desk)
    if crowds:
        _settle(crowds, desks)
    return _gathered(desks, pack, form)


def _gathered(desks: Sequence[Desk], pack: Pack, form: Form) -> Intake:
    """What all desks took in: one submission per unit, and everything that was noticed."""
    drafts: dict[str, list[Draft]] = {}
    problems: list[Problem] = []
    understood: list[Understood] = []
    units_of_file: dict[str, list[str]] = {}
    uncounted: Counter[tuple[str, Tier, Location]] = Counter()
    for desk in desks:
        for unit, draft in desk.drafts.items():
            drafts.setdefault(unit, []).append(draft)
            for file in draft.files:
                units_of_file.setdefault(file, []).append(unit)
        problems += desk.problems
        uncounted += desk.uncounted
        understood += desk.understood
    submissions = {}
    for body in pack.units:
        if body.id in drafts:
            submissions[body.id] = merged(drafts[body.id], pack, problems)
    problems += _mixed_bases(submissions, form)
    return Intake(
        submissions=submissions,
        problems=tuple(problems),
        understood=tuple(understood),
        units_of_file={file: tuple(units) for file, units in units_of_file.items()},
        uncounted=uncounted,
    )


class _Names:
    """Every name that a submission may use, gathered once."""

    def __init__(self, pack: Pack, form: Form, targets: Sequence[Target]) -> None:
        self.units: Names[str] = by_name({unit.id: unit.names for unit in pack.units})
        self.duties = {item.id: item for item in targets if isinstance(item.measure, Evidence)}
        self.duty_names: Names[str] = by_name(
            {
                duty.id: (duty.code, duty.title.zh, duty.title.en, f"{duty.code}{duty.title.zh}")
                for duty in self.duties.values()
            }
        )
        sheets: dict[str, tuple[str, ...]] = {
            BASICS: form.basics.names,
            FIGURES: form.figures_sheet.names,
            EVIDENCE: form.evidence.names,
            GUIDE: ("填报说明", "填表说明", "说明", "选项", "Guide", "Choices", "核查结果"),
        }
        sheets |= {register.id: register.names for register in (*form.registers, *form.rosters)}
        self.sheets: Names[str] = by_name(sheets)


def _take_group(group: Group, desk: Desk, sheets: Names[str]) -> list[Crowd]:
    """Take in the basic information first: the rest must know its unit."""
    named: list[tuple[str, Table | Frame]] = []
    for table in group.tables:
        meant = _sheet(table.head if isinstance(table, Frame) else table, desk, sheets)
        if meant is not None and meant != GUIDE:
            named.append((meant, table))
    crowds: list[Crowd] = []
    rosters = {roster.id for roster in desk.form.rosters}
    registers = {item.id: item for item in (*desk.form.registers, *desk.form.rosters)}
    for wanted in (BASICS, FIGURES, *registers, EVIDENCE):
        found = [table for meant, table in named if meant == wanted]
        if wanted in rosters and _many(found):
            crowds += _take_roster(found, registers[wanted], desk)
            continue
        for sheet in found:
            table = sheet.whole() if isinstance(sheet, Frame) else sheet
            _tell_hidden(table, desk)
            desk.rows += sum(map(bool, table.rows))
            if desk.rows > BY_HAND:
                desk.leave(Location(table.file, table.name), BY_HAND, registers.get(wanted))
                continue
            if wanted in registers:
                take_register(table, registers[wanted], desk)
            else:
                _TAKERS[wanted](table, desk)
    if named and not any(meant == BASICS for meant, _ in named):
        first = named[0][1]
        desk.tell("no_basics", Location(first.file), tier=Tier.EXPLAIN)
    return crowds


MANY = 5_000
"""Rows from which on a roster is counted by column: loading what that takes costs 0.2 s."""


BY_HAND = 20_000
"""Rows of one submission that are read cell by cell, a quarter of a millisecond each: a hundred
schools in one workbook have as many. Rosters have a way of their own."""


def _many(tables: Sequence[Table | Frame]) -> bool:
    """Whether a roster is big. One whose data rows are merged is read cell by cell all the same."""
    rows = sum(len(table.rows) for table in tables if isinstance(table, Table))
    merged = any(
        area.bottom >= SEARCHED_ROWS
        for table in tables
        if isinstance(table, Table)
        for area in table.merged
    )
    return not merged and (rows >= MANY or any(isinstance(table, Frame) for table in tables))


def _take_roster(found: Iterable[Table | Frame], roster: Register, desk: Desk) -> Iterable[Crowd]:
    from haixi_check.rosters import of_table, take_roster

    frames = [sheet if isinstance(sheet, Frame) else of_table(sheet) for sheet in found]
    for frame in frames:
        _tell_hidden(frame.head, desk)
    return take_roster(frames, roster, desk)


def _settle(crowds: Sequence[Crowd], desks: Iterable[Desk]) -> None:
    """Let the rosters know of each other: one person may stand in several."""
    from haixi_check.rosters import settle

    settle(
        crowds,
        (
            (register, int(entry.key[1]))
            for desk in desks
            for draft in desk.drafts.values()
            for register, entries in draft.entries.items()
            for entry in entries
            if entry.key[:1] == ("person",)
        ),
    )


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
    """A renamed sheet is known by its header, if it has all that one sheet requires."""
    found: list[tuple[str, str]] = []
    candidates = [
        (EVIDENCE, desk.form.evidence.title.zh, desk.form.evidence.columns),
        *(
            (item.id, item.title.zh, item.columns)
            for item in (*desk.form.registers, *desk.form.rosters)
        ),
    ]
    for sheet_id, title, columns in candidates:
        header = find_header(table, column_names(desk, columns))
        required = {column.id for column in columns if column.required}
        if header is not None and required and required <= set(header.columns):
            share = len(header.columns) * 2 > len(columns)
            if share:
                found.append((sheet_id, title))
    figure_columns = by_name(
        {
            column.id: (column.title.zh, column.title.en, *column.aliases)
            for column in desk.form.figures_sheet.columns
        }
    )
    header = find_header(table, figure_columns, with_years=True)
    if header is not None and header.years and {"code", "figure"} & set(header.columns):
        found.append((FIGURES, desk.form.figures_sheet.title.zh))
    if not found and len(table.rows) <= SEARCHED_ROWS and looks_like_basics(table, desk):
        found.append((BASICS, desk.form.basics.title.zh))
    return found[0] if len(found) == 1 else None


def _tell_hidden(table: Table, desk: Desk) -> None:
    where = Location(table.file, table.name)
    if table.hidden:
        desk.tell("hidden_sheet_read", where, tier=Tier.NOTE)
    if table.hidden_rows:
        desk.tell("hidden_rows_read", where, tier=Tier.NOTE, count=len(table.hidden_rows))


def _mixed_bases(submissions: Mapping[str, Submission], form: Form) -> list[Problem]:
    """研究生层次 by 学历 in one unit and by 学位 in another cannot be pooled unasked."""
    line = "postgraduate_basis"
    stated = {
        unit: item.basics[line] for unit, item in submissions.items() if item.basics.get(line)
    }
    if len(set(stated.values())) < 2:
        return []
    first = next(iter(stated))
    return [
        Problem(
            code="basis_differs",
            tier=Tier.EXPLAIN,
            location=submissions[unit].places[line],
            found=str(basis),
            params={"other": first, "other_basis": str(stated[first])},
            unit=unit,
            figures=tuple(
                (figure, year)
                for figure, year in submissions[unit].declared
                if figure == "postgraduate_teachers"
            ),
            related=(submissions[first].places[line],),
            answer=explanation(str(submissions[unit].basics.get("note") or "")),
        )
        for unit, basis in stated.items()
        if basis != stated[first]
    ]
