"""What only shows once all submissions are merged: what a unit leaves out, what has two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from haixi_check.intake.cells.explanation import answering
from haixi_check.intake.context import EVIDENCE, FIGURES
from haixi_check.intake.draft import second_row
from haixi_check.problem import EVERY_YEAR, Problem, Tier, shown
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.form import Column, ColumnType, Form, Register
from haixi_check.rulepack.names import even
from haixi_check.rulepack.pack import Pack
from haixi_check.submission import Entry, Submission
from haixi_check.table import Place

Submissions = Mapping[str, Submission]


def missing_sheets(submissions: Submissions, form: Form) -> Iterator[Problem]:
    """A workbook of the form without a sheet that every unit fills in, or without its own year.

    What rows add up to stands alone then: nobody can hold it against what was declared.
    """
    for item in submissions.values():
        if not item.is_form:
            continue
        if FIGURES not in item.sheets:
            yield _not_there("sheet_missing", item, EVERY_YEAR, form, FIGURES)
        elif item.year and _left_blank(item, item.year):
            yield _not_there("year_not_filled_in", item, item.year, form, FIGURES)
        if EVIDENCE not in item.sheets:
            yield _not_there("sheet_missing", item, EVERY_YEAR, form, EVIDENCE)


def _left_blank(item: Submission, year: int) -> bool:
    """Whether the column of a year is there and blank throughout, of a unit that gives anything."""
    given = {cell[1] for cell, stated in item.declared.items() if stated.flaw != "blank"}
    there = {year for _, year in item.declared}
    return year in there - given and bool(given or item.entries)


def _not_there(code: str, item: Submission, year: int, form: Form, sheet: str) -> Problem:
    return Problem(
        code=code,
        tier=Tier.EXPLAIN,
        location=Place(item.files[0]),
        params={"sheet_name": form.sheet_titles[sheet].zh, "year": str(year)},
        unit=item.unit,
        figures=tuple((figure.id, year) for figure in form.figures if sheet == FIGURES),
    )


def unstated_bases(submissions: Submissions, pack: Pack, form: Form) -> Iterator[Problem]:
    """Figures of which a unit does not state how, or on which day, they were counted.

    In a sheet of the form the line stands there to be filled in. A choice (by
    education or by degree) must be stated as soon as another unit states it, whether that one's
    own figures can be used or not, and be the same: figures are pooled.
    """
    for line in form.basics.columns:
        figures = [figure for figure in form.figures if line.id in figure.stated_by]
        counting = [item for item in submissions.values() if _counts(item, figures, pack, form)]
        stated = [item for item in submissions.values() if item.basics.get(line.id)]
        first = stated[0] if stated and line.type is ColumnType.CHOICE else None
        for item in counting:
            basis = item.basics.get(line.id)
            if basis is None and item.is_form:
                yield _problem("line_blank", item, line, figures)
            elif first is not None and basis != first.basics[line.id]:
                code = "basis_differs" if basis else "basis_unstated"
                yield _problem(code, item, line, figures, first)


def _counts(item: Submission, figures: Iterable[FigureField], pack: Pack, form: Form) -> bool:
    """Whether a unit gives any of these figures, as a number or by the rows of a sheet."""
    asked = {figure.id for figure in figures if pack.by_id[item.unit].kind in figure.filled_by}
    declared = {figure for (figure, _), given in item.declared.items() if given.value is not None}
    listed = (
        rule.figure
        for register in (*form.registers, *form.rosters)
        if item.entries.get(register.id)
        for rule in register.derives
    )
    return not asked.isdisjoint(declared) or not asked.isdisjoint(listed)


def _problem(
    code: str,
    item: Submission,
    line: Column,
    figures: Iterable[FigureField],
    first: Submission | None = None,
) -> Problem:
    return Problem(
        code=code,
        tier=Tier.EXPLAIN,
        location=item.places.get(line.id, Place(item.files[0])),
        found=str(item.basics.get(line.id) or ""),
        params={
            "line": line.title.zh,
            "other": first.unit if first else "",
            "other_basis": str(first.basics[line.id]) if first else "",
        },
        unit=item.unit,
        figures=tuple((figure.id, EVERY_YEAR) for figure in figures),
        related=(first.places[line.id],) if first else (),
        answer=answering(item.explanation, line.names),
    )


def unlisted_codes(submissions: Submissions, form: Form) -> Iterator[Problem]:
    """Rows that name a code which the unit's own list of such things does not have."""
    for register in form.registers:
        for name in sorted({name for rule in register.derives for name in rule.also_named_in}):
            for item in submissions.values():
                yield from _unlisted(item, register, name)


def _unlisted(item: Submission, register: Register, other: str) -> Iterator[Problem]:
    column = register.key_columns[-1]
    listed = {entry.values.get(column) for entry in item.entries.get(register.id, ())}
    for entry in item.entries.get(other, ()) if listed else ():
        code = entry.values.get(column)
        if code and code not in listed:
            yield Problem(
                code="code_not_listed",
                tier=Tier.NOTE,
                location=entry.location,
                found=shown(str(code)),
                params={"sheet_name": register.title.zh},
                unit=entry.unit,
            )


def with_one_key(
    submissions: Submissions, form: Form, problems: list[Problem]
) -> dict[str, Submission]:
    """The submissions with one key for each thing that some rows name by one of two columns only.

    What two rows of one unit then say differently of one thing is put down in `problems`.
    """
    renamed = dict(submissions)
    for register in form.registers:
        parts = [part.split("|") for part in register.key]
        if any(len(part) > 1 for part in parts):
            for unit, rows in _renamed(register, parts, renamed, problems):
                entries = {**renamed[unit].entries, register.id: rows}
                renamed[unit] = replace(renamed[unit], entries=entries)
    return renamed


def _renamed(
    register: Register,
    parts: Iterable[list[str]],
    submissions: Submissions,
    problems: list[Problem],
) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The rows of each unit, those known by their second name under their first."""
    rows = {unit: item.entries.get(register.id, ()) for unit, item in submissions.items()}
    every = [entry for entries in rows.values() for entry in entries]
    first_names = [_first_names(part, every) for part in parts]
    for unit, entries in rows.items():
        keys = [
            tuple(first.get(name, name) for first, name in zip(first_names, entry.key, strict=True))
            for entry in entries
        ]
        if any(key != entry.key for key, entry in zip(keys, entries, strict=True)):
            yield unit, tuple(_each_once(entries, keys, register, problems))


def _each_once(
    entries: Sequence[Entry],
    keys: Sequence[tuple[str, ...]],
    register: Register,
    problems: list[Problem],
) -> Iterator[Entry]:
    """The rows under these keys; one that says the same again under another name is left out."""
    counting = {name for rule in register.derives for name in rule.rests_on}
    known = {entry.key: entry for entry in entries}
    for entry, key in zip(entries, keys, strict=True):
        before = known.get(key) if key != entry.key else None
        if before is None:
            yield replace(entry, key=key)
            continue
        same = all(entry.values.get(name) == before.values.get(name) for name in counting)
        code, first = "same_by_name" if same else "duplicate_row", before.location.cell
        name = " · ".join(entry.key)
        problems.append(second_row(entry, before, code=code, found=name, first=first))
        if not same:
            yield replace(entry, key=entry.key, flaw=entry.flaw or "duplicate_row")


def _first_names(part: list[str], entries: Iterable[Entry]) -> dict[str, str]:
    """What else a thing is called to what it is called first: the name to the credit code."""
    first_names: dict[str, set[str]] = {}
    for entry in entries:
        called = [even(entry.values[name]) for name in part if entry.values.get(name)]
        for name in called[1:]:
            first_names.setdefault(name, set()).add(called[0])
    return {name: min(firsts) for name, firsts in first_names.items()}


def same_numbers(submissions: Submissions, pack: Pack, form: Form) -> Iterator[Problem]:
    """Persons without an ID number whose own number stands in the roster of a sharing unit too."""
    for roster in form.rosters:
        numbers = {
            unit: {entry.number: entry for entry in item.entries.get(roster.id, ()) if entry.number}
            for unit, item in submissions.items()
            if roster.shareable
        }
        for unit, other in product(pack.units, pack.units):
            if unit.id < other.id and other.id in unit.shares_with:
                yield from _alike(roster, numbers.get(unit.id, {}), numbers.get(other.id, {}), form)


def _alike(
    roster: Register, mine: Mapping[str, Entry], theirs: Mapping[str, Entry], form: Form
) -> Iterator[Problem]:
    """Ask both units about the first of the persons whom two rosters may share."""
    same = [mine[number] for number in mine.keys() & theirs.keys()]
    if not same:
        return
    first = min(same, key=_place)
    other = theirs[first.number]
    for entry, another in ((first, other), (other, first)):
        yield Problem(
            code="same_number_elsewhere",
            tier=Tier.EXPLAIN,
            location=entry.location,
            params={"other": another.unit, "count": str(len(same))},
            unit=entry.unit,
            figures=tuple(
                (figure, entry.year or EVERY_YEAR) for figure, _ in form.resting_on(roster)
            ),
            related=(another.location,),
            answer=entry.explanation,
        )


def _place(entry: Entry) -> tuple[str, str, str]:
    return (entry.location.file, entry.location.sheet, entry.location.cell.rjust(12))
