"""What was taken in of each file -> one submission per unit, and every problem. Opens no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import PurePosixPath

from haixi_check.intake.cells.explanation import explanation, of_sameness
from haixi_check.intake.cross_checks import (
    missing_sheets,
    same_numbers,
    unlisted_codes,
    unstated_bases,
    with_one_key,
)
from haixi_check.intake.draft import Draft, last_report, second_row, second_value, spot
from haixi_check.intake.workbook import Taken, WorkbookIntake
from haixi_check.plain import dataclass
from haixi_check.problem import EVERY_YEAR, Problem, Tier
from haixi_check.provenance import Understanding
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Declared, Entry, Submission
from haixi_check.table import Content, Frame, Place, Table


@dataclass(frozen=True)
class SubmissionTables:
    """Tables that make up one submission: a workbook, or the csv files of one folder."""

    tables: tuple[Table | Frame, ...]
    taken: Taken | None = None
    """What they hold, where the process that read them has taken them in."""
    unread: tuple[str, ...] = ()
    """The files of the folder that could not be read: parts of it are missing."""


@dataclass(frozen=True)
class Intake:
    """What was taken in."""

    submissions: Mapping[str, Submission]
    problems: tuple[Problem, ...]
    understood: tuple[Understanding, ...]
    units_of_file: Mapping[str, tuple[str, ...]]
    uncounted: Mapping[tuple[str, Tier, Place], int] = field(default_factory=dict)
    """How many more problems there are of a code, tier and sheet; enough are in `problems`."""


def take_in(
    submissions: Iterable[SubmissionTables],
    *,
    pack: Pack,
    form: Form,
    targets: Sequence[Target],
    year: int | None = None,
) -> Intake:
    """Type and check the tables of every submission, and merge what they say of each unit."""
    intake = WorkbookIntake(pack=pack, form=form, targets=targets, year=year)
    taken = (intake.take(each.tables, each.unread) for each in submissions)
    return gather(taken, pack=pack, form=form, year=year)


def gather(taken: Iterable[Taken], *, pack: Pack, form: Form, year: int | None = None) -> Intake:
    """Merge what was taken in: one submission per unit, and everything that was noticed.

    `year` is the one that the run was asked for, if it was.
    """
    every = tuple(taken)
    _settle(every)
    drafts: dict[str, list[Draft]] = {}
    units_of_file: dict[str, list[str]] = {}
    uncounted: Counter[tuple[str, Tier, Place]] = Counter()
    for each in every:
        uncounted.update(each.uncounted)
        for unit, draft in each.drafts.items():
            drafts.setdefault(unit, []).append(draft)
            for file in draft.files:
                units_of_file.setdefault(file, []).append(unit)
    problems = [problem for each in every for problem in each.problems]
    submissions = {
        body.id: _merge(drafts[body.id], pack, form, problems, year)
        for body in pack.units
        if body.id in drafts
    }
    problems = list(_placed(problems, units_of_file))
    submissions = with_one_key(submissions, form, problems)
    problems += same_numbers(submissions, pack, form)
    problems += missing_sheets(submissions, form)
    problems += unstated_bases(submissions, pack, form)
    problems += unlisted_codes(submissions, form)
    return Intake(
        submissions=submissions,
        problems=tuple(problems),
        understood=tuple(item for each in every for item in each.understood),
        units_of_file={file: tuple(units) for file, units in units_of_file.items()},
        uncounted=uncounted,
    )


def _settle(every: Sequence[Taken]) -> None:
    """Let the big rosters know of each other and of all others: a person may stand in several."""
    uniform = [rows for each in every for rows in each.uniform]
    if uniform:
        from haixi_check.intake.rosters.roster import settle

        settle(uniform, [each.drafts for each in every])


def _placed(
    problems: Iterable[Problem], units_of_file: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """The problems; what a file without any unit loses is lost to the only one beside it.

    A roster that was saved as a file of its own may not say whose it is. Beside several units it is
    nobody's: the file is then told as one that gave no submission.
    """
    beside: dict[PurePosixPath, set[str]] = {}
    for file, units in units_of_file.items():
        beside.setdefault(PurePosixPath(file).parent, set()).update(units)
    for problem in problems:
        if not problem.of_all or problem.units:
            yield problem
            continue
        units = beside.get(PurePosixPath(problem.location.file).parent, set())
        if len(units) == 1:
            yield replace(problem, units=tuple(units))
        elif problem.code != "part_unread":
            yield problem


def _merge(
    drafts: Sequence[Draft], pack: Pack, form: Form, problems: list[Problem], year: int | None
) -> Submission:
    """The submission of one unit; what two drafts say differently is put down in `problems`.

    `year` is the one that the run was asked for: a submission that does not state any may be of it.
    The latest year speaks first, and then the file that comes first by its name, so that the order
    in which files were given changes nothing.
    """
    ordered = sorted(drafts, key=lambda draft: (-(draft.year or 0), draft.files))
    basics, places = _basics(ordered)
    if ordered[0].year is None and year is None:
        problems.extend(_of_no_year(ordered, form))
    general = explanation(str(basics.get("note") or ""))
    return Submission(
        unit=ordered[0].unit,
        year=ordered[0].year,
        files=tuple(dict.fromkeys(file for draft in ordered for file in draft.files)),
        basics=basics,
        explanation=general,
        why_unchanged=of_sameness(general),
        places=places,
        declared=_declared(ordered, pack, problems),
        entries=_entries(ordered, problems),
        records=tuple(record for draft in ordered for record in draft.records),
        lost_records=tuple(lost for draft in ordered for lost in draft.lost_records),
        reported=last_report(ordered, form),
        sheets=frozenset(sheet for draft in ordered for sheet in draft.sheets),
        unkeyed=frozenset(register for draft in ordered for register in draft.unkeyed),
    )


def _basics(drafts: Sequence[Draft]) -> tuple[dict[str, Content], dict[str, Place]]:
    """What the lines of 基本信息 say, and where each stands or, if it is blank, should."""
    basics: dict[str, Content] = {}
    places: dict[str, Place] = {}
    for draft in drafts:
        for line, value in draft.basics.items():
            if line not in basics:
                basics[line] = value
                places[line] = draft.places[line]
    for draft in drafts:
        for line, place in draft.places.items():
            places.setdefault(line, place)
    return basics, places


def _of_no_year(drafts: Iterable[Draft], form: Form) -> Iterator[Problem]:
    """Nobody says of which year a submission is: what rows give is missing, the rest in doubt."""
    registers = {register.id: register for register in (*form.registers, *form.rosters)}
    for draft in drafts:
        if draft.year_unread is not None:
            continue
        resting = (form.resting_on(registers[name]) for name in draft.entries)
        given = {figure for figures in resting for figure, _ in figures}
        stated = {figure for figure, _ in draft.declared} - given
        for code, tier, figures in (
            ("rows_of_no_year", Tier.MUST_FIX, given),
            ("year_not_stated", Tier.EXPLAIN, stated),
        ):
            if figures:
                yield Problem(
                    code=code,
                    tier=tier,
                    location=Place(draft.files[0] if draft.files else ""),
                    unit=draft.unit,
                    figures=tuple((figure, EVERY_YEAR) for figure in sorted(figures)),
                )


def _declared(
    drafts: Sequence[Draft], pack: Pack, problems: list[Problem]
) -> dict[tuple[str, int], Declared]:
    declared: dict[tuple[str, int], Declared] = {}
    for draft in drafts:
        last = max((cell[1] for cell in draft.declared), default=0)
        for cell, value in draft.declared.items():
            if draft.year is None and draft.year_unread is not None and cell[1] == last:
                # It may be the year after its own: only what lies before is known to count.
                value = replace(value, value=None, flaw="no_year")
            if pack.base_year <= cell[1] <= (draft.year or cell[1]):
                before = declared.get(cell)
                declared[cell] = _agreed(draft.unit, cell, before, value, problems)
            elif value.value is not None:  # a year that this submission does not speak of
                problems.append(
                    Problem(
                        code="year_out_of_range",
                        tier=Tier.NOTE,
                        location=value.source.place,
                        found=value.source.raw,
                        params={"year": str(cell[1]), "own_year": str(draft.year)},
                        unit=draft.unit,
                    )
                )
    return declared


def _agreed(
    unit: str,
    cell: tuple[str, int],
    before: Declared | None,
    value: Declared,
    problems: list[Problem],
) -> Declared:
    """The same figure from two files: equal is a note, different can be used from neither."""
    if before is None or before.flaw == "blank":
        return value
    repeats = before.flaw == "conflicting_value" and value.source.raw == before.source.raw
    if value.flaw == "blank" or repeats:  # what a third file repeats is no other difference
        return before
    problems.append(second_value(unit, cell, before, value))
    same = before.value == value.value
    return before if same else replace(before, value=None, flaw="conflicting_value")


def _entries(drafts: Sequence[Draft], problems: list[Problem]) -> dict[str, tuple[Entry, ...]]:
    """The rows of each register, each thing once."""
    entries: dict[str, list[Entry]] = {}
    year = drafts[0].year
    for draft in drafts:
        # A roster beside the workbook of its unit is of the year that the workbook states.
        unsaid = year is not None and draft.year is None and draft.year_unread is None
        for register, rows in draft.entries.items():
            dated = [replace(row, year=row.year or year or 0) for row in rows] if unsaid else rows
            _add_rows(dated, entries.setdefault(register, []), problems)
    return {register: tuple(rows) for register, rows in entries.items() if rows}


def _add_rows(rows: Iterable[Entry], kept: list[Entry], problems: list[Problem]) -> None:
    """Add the rows of one draft to those of the drafts before it."""
    known = {(key, entry.year): at for at, entry in enumerate(kept) for key in entry.keys}
    for row in rows:
        same = (known[key, row.year] for key in row.keys if (key, row.year) in known)
        index = next(same, None)
        if index is None:
            kept.append(row)
        else:
            _listed_again(row, index, kept, problems)


def _listed_again(row: Entry, index: int, kept: list[Entry], problems: list[Problem]) -> None:
    """The same thing in two files of one unit: the same row counts once, another must be mended."""
    before = kept[index]
    numbered = [entry for entry in (before, row) if entry.own]
    same = (
        _without_note(row) == _without_note(before) and len({entry.key for entry in numbered}) < 2
    )
    name = row.name or " · ".join(part for part in row.key if part)
    code = "repeated_row" if same else "duplicate_row"
    first = spot(before.location)
    problems.append(second_row(row, before, code=code, found=name, first=first))
    if same and numbered:  # one of them may be without the number by which others know the person
        kept[index] = replace(before, key=numbered[0].key, own=numbered[0].own)
    elif not same:
        kept[index] = replace(before, flaw=before.flaw or "duplicate_row")
        kept.append(replace(row, flaw=row.flaw or "duplicate_row"))


def _without_note(entry: Entry) -> dict[str, Content]:
    return {name: value for name, value in entry.values.items() if name != "note"}
