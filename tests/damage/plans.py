"""Which cases are tried: every kind of damage in every column of the form, in turn or drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING, TypeVar

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

T = TypeVar("T")

ONE_UNIT = (
    "met", "met+undone", "met+all-undone", "met+other-year", "met+old-records", "met+late-records",
    "met+undated", "met+no-document", "met+only-file-missing", "met+not-applicable",
    "met+contradictory", "met+entries-undated", "met+dated-ahead", "met+few-featured",
    "met+weak-figures", "met+jumping-figures", "met+falling-figures", "met+copied-figures",
    "met+too-large-parts",
    "met+expired", "met+under-way", "met+repealed", "met+rosters", "met+employment-of-august",
    "met+few-person-times",
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
    "units+one-of-last-year", "shared+distinct+shared-staff", "shared+distinct+same-numbers",
    "shared+distinct+declared-higher",
)  # fmt: skip
BASES = (*ONE_UNIT, *SEVERAL_UNITS)
"""The submissions that are damaged; a pass can only come where there was none."""

OF_THE_SUITE = (
    "met+all-undone", "met+other-year", "met+only-file-missing", "met+contradictory",
    "met+expired", "met+rosters", "met+weak-figures", "met+dated-ahead", "college+weak-staff",
    "college+dated-ahead", "departments+weak-figures", "departments+entries-undated",
    "shared+distinct+dated-ahead", "shared+distinct+weak-staff", "units",
)  # fmt: skip
"""Few of them, in which every column of the form can be found."""

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


def in_turn(chance: Random, names: Sequence[str] = BASES) -> Iterator[Case]:
    """Cases without end in which every column and every kind of damage comes up, one by one."""
    waiting = _shuffled_once(OF_COLUMNS, chance)
    of_sheets, of_all = _shuffled(_OF_SHEETS, chance), _shuffled(OF_FILES, chance)
    while True:
        for at, (_, held) in enumerate(_shuffled_once(_columns(tuple(names)), chance)):
            name, place = chance.choice(held)
            scope = chance.choice(scopes(name))
            for kind in list(waiting):
                case = of_column(name, scope, kind, place, chance)
                if case is not None:
                    waiting.remove(kind)  # the others stay before it: their turn comes
                    waiting.append(kind)
                    yield case
                    break
            if at % EVERY == 0:
                kind = next(of_sheets)
                tried = of_sheet(name, scope, kind, place.sheet, place.form, chance)
            elif at % EVERY_FILE == 1:
                name = chance.choice((name, "units"))
                tried = of_files(name, chance.choice(scopes(name)), next(of_all), chance)
            else:
                continue
            if tried is not None:
                yield tried


EVERY, EVERY_FILE = 3, 9
"""After so many columns comes a sheet, and after so many a file."""

_OF_SHEETS = (*OF_SHEETS, *TRACELESS)


def _shuffled(kinds: Iterable[str], chance: Random) -> Iterator[str]:
    """The kinds in an order of chance, again and again."""
    return cycle(_shuffled_once(kinds, chance))


def _shuffled_once(items: Iterable[T], chance: Random) -> list[T]:
    found = list(items)
    chance.shuffle(found)
    return found


@cache
def _columns(names: tuple[str, ...]) -> tuple[tuple[str, tuple[tuple[str, Place], ...]], ...]:
    """Every column of the form with the bases that have it; those of one unit, if there are any."""
    held: dict[str, list[tuple[str, Place]]] = {}
    for name in names:
        for place in columns(name):
            few = held.setdefault(place.name, [])
            if name in ONE_UNIT or len(few) < FEW:
                few.append((name, place))
    return tuple((name, tuple(few)) for name, few in held.items())


FEW = 8
"""Submissions of several units take longer: they are only added where there are fewer others."""


def drawn(chance: Random) -> Iterator[Case]:
    """Cases without end: a submission made worse at random, and up to three kinds of damage."""
    while True:
        worse = chance.sample(sorted(WORSE), chance.choice((0, 1, 1, 2, 3)))
        name = "+".join((chance.choice(ORIGINS), *worse))
        if chance.random() < OFTEN_KNOWN:
            name = chance.choice(BASES)
        for _ in range(CASES_OF_ONE):
            case = _compound(name, chance)
            if case is not None:
                yield case


OFTEN_KNOWN, CASES_OF_ONE = 0.3, 8
"""How often it is one of the submissions above; and how often each is damaged."""


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
