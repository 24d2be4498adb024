"""Which cases are tried: every kind of damage in every column of the form, in turn or drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from tests.damage.bases import SEVERAL, base
from tests.damage.exemptions import EVERY_LAW, excused
from tests.damage.kinds_of_cells import OF_COLUMNS
from tests.damage.kinds_of_sheets import OF_FILES, OF_SHEETS, TRACELESS, as_blank
from tests.damage.layout import Place, places
from tests.damage.product import UNITS, WHOLE, FormSheet
from tests.damage.steps import Step, taken
from tests.damage.trials import Case
from tests.damage.worse import WORSE

if TYPE_CHECKING:
    from tests.damage.book import Submission

ONE_UNIT = (
    "met", "met+undone", "met+all-undone", "met+other-year", "met+old-records", "met+late-records",
    "met+undated", "met+no-document", "met+only-file-missing", "met+not-applicable",
    "met+contradictory", "met+entries-undated", "met+dated-ahead", "met+few-featured",
    "met+weak-figures", "met+jumping-figures", "met+falling-figures", "met+copied-figures",
    "met+too-large-parts", "met+rosters", "met+employment-of-august", "met+few-person-times",
    "college+entries-undated", "college+dated-ahead", "college+being-built", "college+weak-staff",
    "college+contradictory-staff", "college+another-basis", "college+entries-unproven",
    "departments+entries-undated", "departments+undone", "departments+weak-figures",
    "departments+dated-ahead", "credit-code", "csv+undone", "two-row-headers+weak-figures",
    "excel-error", "none-for-zero", "old-evidence", "person-times", "school-year", "formula",
    "unit-slip",
)  # fmt: skip
SEVERAL_UNITS = (
    "data", "units", "shared", "lost-school", "shared+distinct", "shared+distinct+undone",
    "shared+distinct+denied", "shared+distinct+dated-ahead", "shared+distinct+entries-undated",
    "shared+distinct+entries-unproven", "shared+distinct+entries-incomplete",
    "shared+distinct+weak-staff", "shared+distinct+weak-figures", "shared+distinct+other-year",
    "shared+distinct+classes-of-another-year", "shared+distinct+one-of-last-year",
    "units+one-of-last-year",
)  # fmt: skip
BASES = (*ONE_UNIT, *SEVERAL_UNITS)
"""The submissions that are damaged; a pass can only come where there was none."""

ORIGINS = ("met", "met", "college", "departments", "school", "csv", "shared+distinct", "units")
"""What is made worse at random."""


def scopes(name: str) -> tuple[str, ...]:
    """What a run of this base may judge."""
    return (WHOLE, UNITS) if name.partition("+")[0] in SEVERAL else (UNITS,)


@cache
def columns(name: str) -> tuple[Place, ...]:
    """The columns of a base."""
    return tuple(places(base(name)))


@cache
def sheets(name: str) -> tuple[tuple[str, FormSheet], ...]:
    """The sheets of the form in a base."""
    return tuple(dict.fromkeys((place.sheet, place.form) for place in columns(name)))


def of_column(name: str, scope: str, kind: str, place: Place, chance: Random) -> Case | None:
    """A case of damage to a column; none where it cannot be done."""
    steps = OF_COLUMNS[kind](base(name), place, chance)
    return _case(
        name, scope, f"{kind} {place.name}", steps, excused(kind, place.form, place.column)
    )


def of_sheet(
    name: str, scope: str, kind: str, sheet: str, form: FormSheet, chance: Random
) -> Case | None:
    """A case of damage to a sheet."""
    steps = {**OF_SHEETS, **TRACELESS}[kind](base(name), sheet, chance)
    case = _case(name, scope, f"{kind} {form.title}", steps, excused(kind, form, ""))
    if case is None or kind not in TRACELESS:
        return case
    return replace(case, twin=tuple(as_blank(base(name), step) for step in steps))


def of_files(name: str, scope: str, kind: str, chance: Random) -> Case | None:
    """A case of damage to files."""
    return _case(name, scope, kind, OF_FILES[kind](base(name), chance), excused(kind, None, ""))


def _case(
    name: str, scope: str, kind: str, steps: Sequence[Step], free: frozenset[str]
) -> Case | None:
    if not steps:
        return None
    return Case(base=name, scope=scope, steps=tuple(steps), kind=kind, excused=free)


def everything(names: Sequence[str], chance: Random) -> Iterator[Case]:
    """Every kind of damage to every column, sheet and file of some bases, at each scope."""
    for name in names:
        for scope in scopes(name):
            cases = [
                *(
                    of_column(name, scope, kind, place, chance)
                    for kind in OF_COLUMNS
                    for place in columns(name)
                ),
                *(
                    of_sheet(name, scope, kind, *sheet, chance)
                    for kind in (*OF_SHEETS, *TRACELESS)
                    for sheet in sheets(name)
                ),
                *(of_files(name, scope, kind, chance) for kind in OF_FILES),
            ]
            yield from (case for case in cases if case is not None)


def in_turn(chance: Random) -> Iterator[Case]:
    """Cases without end in which every kind of damage and every column comes up again and again."""
    while True:
        pairs = [(kind, column) for kind in OF_COLUMNS for column in _everywhere()]
        chance.shuffle(pairs)
        for at, (kind, (name, place)) in enumerate(pairs):
            case = of_column(name, chance.choice(scopes(name)), kind, place, chance)
            if case is not None:
                yield case
            if at % 3 == 0 and (another := _of_a_sheet_or_file(chance)) is not None:
                yield another


@cache
def _everywhere() -> tuple[tuple[str, Place], ...]:
    return tuple((name, place) for name in BASES for place in columns(name))


def _of_a_sheet_or_file(chance: Random) -> Case | None:
    name = chance.choice(BASES)
    scope = chance.choice(scopes(name))
    kind = chance.choice((*OF_SHEETS, *OF_SHEETS, *TRACELESS, *OF_FILES))
    if kind in OF_FILES:
        return of_files(name, scope, kind, chance)
    return of_sheet(name, scope, kind, *chance.choice(sheets(name)), chance)


def drawn(chance: Random) -> Iterator[Case]:
    """Cases without end: a submission made worse at random, and up to three kinds of damage."""
    while True:
        worse = chance.sample(sorted(WORSE), chance.choice((0, 1, 1, 2, 3)))
        name = "+".join((chance.choice(ORIGINS), *worse))
        if chance.random() < 0.2:
            name = chance.choice(BASES)
        case = _compound(name, chance)
        if case is not None:
            yield case


def _compound(name: str, chance: Random) -> Case | None:
    """Some damage, one upon the other, each to what the one before has left."""
    scope = chance.choice(scopes(name))
    submission, done = base(name), list[_Damage]()
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        found = list(places(submission))
        more = _any_kind(submission, chance.choice(found), chance) if found else None
        if more is not None and more.steps and more.excused != EVERY_LAW:
            done.append(more)
            submission = taken(submission, more.steps)
    steps = [step for damage in done for step in damage.steps]
    free = frozenset[str]().union(*(damage.excused for damage in done))
    return _case(name, scope, " + ".join(damage.kind for damage in done), steps, free)


@dataclass(frozen=True)
class _Damage:
    """One kind of damage as it was drawn."""

    kind: str
    steps: Sequence[Step]
    excused: frozenset[str]


def _any_kind(submission: Submission, place: Place, chance: Random) -> _Damage:
    """A kind of damage to a column, to its sheet, or to files."""
    roll = chance.random()
    if roll < OFTEN_A_COLUMN:
        kind = chance.choice(sorted(OF_COLUMNS))
        steps = OF_COLUMNS[kind](submission, place, chance)
        free = excused(kind, place.form, place.column)
        return _Damage(f"{kind} {place.name}", steps, free)
    if roll < OFTEN_NO_FILE:
        kind = chance.choice(sorted(OF_SHEETS))
        steps = OF_SHEETS[kind](submission, place.sheet, chance)
        return _Damage(f"{kind} {place.form.title}", steps, excused(kind, place.form, ""))
    kind = chance.choice(sorted(OF_FILES))
    steps = [step for step in OF_FILES[kind](submission, chance) if step.args != ("json",)]
    return _Damage(kind, steps, excused(kind, None, ""))


OFTEN_A_COLUMN, OFTEN_NO_FILE = 0.65, 0.9
"""How often damage drawn at random is to a column, and to a column or a sheet."""
