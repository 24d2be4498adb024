"""Things that are named in two ways: one enterprise with its credit code here and without it there.

And persons of two units on one campus whom only their staff number could show to be the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from haixi_check.problem import EVERY_YEAR, Problem, Tier, shown
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.names import even
from haixi_check.rulepack.pack import Pack
from haixi_check.submission import Entry, Submission

Submissions = Mapping[str, Submission]


def with_one_key(
    submissions: Submissions, form: Form, problems: list[Problem]
) -> dict[str, Submission]:
    """The submissions with one key for each thing that some rows name by one of two columns only.

    What two rows of one unit then say differently of one thing is put down in `problems`.
    """
    found = dict(submissions)
    for register in form.registers:
        parts = [part.split("|") for part in register.key]
        if any(len(part) > 1 for part in parts):
            for unit, rows in _renamed(register, parts, found, problems):
                entries = {**found[unit].entries, register.id: rows}
                found[unit] = replace(found[unit], entries=entries)
    return found


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
        keys = [_first_key(entry.key, first_names) for entry in entries]
        if any(key != entry.key for key, entry in zip(keys, entries, strict=True)):
            yield unit, tuple(_each_once(entries, keys, register, problems))


def _first_key(key: tuple[str, ...], names: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(known.get(name, name) for known, name in zip(names, key, strict=True))


def _each_once(
    entries: Sequence[Entry],
    keys: Sequence[tuple[str, ...]],
    register: Register,
    problems: list[Problem],
) -> Iterator[Entry]:
    """The rows under these keys; one that says the same again under another name is left out."""
    told = sorted({name for rule in register.derives for name in rule.rests_on})
    own = {entry.key: entry for entry in entries}
    for entry, key in zip(entries, keys, strict=True):
        before = own.get(key) if key != entry.key else None
        if before is None:
            yield replace(entry, key=key)
            continue
        same = all(entry.values.get(name) == before.values.get(name) for name in told)
        problems.append(_told_of(entry, before, same=same))
        if not same:
            yield replace(entry, key=entry.key, flaw=entry.flaw or "duplicate_row")


def _first_names(part: list[str], entries: Iterable[Entry]) -> dict[str, str]:
    """What else a thing is called to what it is called first: the name to the credit code."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        called = [even(entry.values[name]) for name in part if entry.values.get(name)]
        for name in called[1:]:
            found.setdefault(name, set()).add(called[0])
    return {name: sorted(firsts)[0] for name, firsts in found.items()}


def _told_of(entry: Entry, before: Entry, *, same: bool) -> Problem:
    return Problem(
        code="same_by_name" if same else "duplicate_row",
        tier=Tier.NOTE if same else Tier.MUST_FIX,
        location=entry.location,
        found=shown(" · ".join(entry.key)),
        params={"first": before.location.cell},
        unit=entry.unit,
        related=(before.location,),
    )


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
    same = sorted((mine[number] for number in mine.keys() & theirs.keys()), key=_place)
    if not same:
        return
    others = {entry.number: theirs[entry.number] for entry in same}
    figures = [figure for figure, _ in form.resting_on(roster)]
    for entry, other in ((same[0], others[same[0].number]), (others[same[0].number], same[0])):
        yield Problem(
            code="same_number_elsewhere",
            tier=Tier.EXPLAIN,
            location=entry.location,
            params={"other": other.unit, "count": str(len(same))},
            unit=entry.unit,
            figures=tuple((figure, entry.year or EVERY_YEAR) for figure in figures),
            related=(other.location,),
            answer=entry.explanation,
        )


def _place(entry: Entry) -> tuple[str, str, str]:
    return (entry.location.file, entry.location.sheet, entry.location.cell.rjust(12))
