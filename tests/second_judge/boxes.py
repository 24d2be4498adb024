"""Every input of a small box: each figure that a target rests on, at most four at a time.

A figure is one of thirteen numbers around its border, missing, or doubtful: fifteen in all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product as every
from math import prod

from tests.second_judge.invented import INVENTED
from tests.second_judge.judging import MISSING, Figure
from tests.second_judge.policy import (
    COLLEGE,
    DEPARTMENTS,
    GOLMUD_SCHOOL,
    HS,
    PREFECTURE_SCHOOL,
    TARGETS,
    UNITS,
    Target,
)

Cell = tuple[str, str, int]
"""A unit, a figure and a year."""

NUMBERS = tuple(range(13))
STATES = len(NUMBERS) + 2
"""The numbers, missing, and doubtful with the last of the numbers."""


@dataclass(frozen=True)
class Box:
    """A target, the figures that vary, and those that stand still."""

    target: Target
    year: int
    cells: tuple[Cell, ...]
    still: tuple[tuple[Cell, int], ...] = ()
    reported: tuple[str, ...] = UNITS

    @property
    def size(self) -> int:
        """How many inputs there are."""
        return prod(STATES for _ in self.cells)

    def cases(self, start: int = 0, step: int = 1) -> Iterator[Case]:
        """Every input, or every `step`th from `start`."""
        for index, states in enumerate(every(range(STATES), repeat=len(self.cells))):
            if index % step == start:
                yield Case(self, states)


@dataclass(frozen=True)
class Case:
    """One input of a box."""

    box: Box
    states: tuple[int, ...]

    @property
    def figures(self) -> dict[Cell, int | None]:
        """Every figure that is given, `None` where it is missing."""
        found: dict[Cell, int | None] = dict(self.box.still)
        for cell, state in zip(self.box.cells, self.states, strict=True):
            found[cell] = _number(self.box.target, cell, state)
        return found

    @property
    def doubtful(self) -> frozenset[Cell]:
        """The figures that an explanation is owed for."""
        last = len(NUMBERS) + 1
        pairs = zip(self.box.cells, self.states, strict=True)
        return frozenset(cell for cell, state in pairs if state == last)

    @property
    def possible(self) -> bool:
        """Whether no part is above its whole: such figures never come to be judged."""
        target, figures = self.box.target, self.figures
        if target.may_exceed or not target.to or target.measure == "per_head":
            return True
        return all(
            (value or 0) <= whole
            for (unit, name, year), value in figures.items()
            if name == target.of and (whole := figures.get((unit, target.to, year))) is not None
        )


def _number(target: Target, cell: Cell, state: int) -> int | None:
    if state == len(NUMBERS):
        return None
    plain = NUMBERS[min(state, len(NUMBERS) - 1)]
    _, name, _ = cell
    if name == "fiscal_appropriation":
        return plain * 12000 - (plain % 2)
    if name in _FROM:
        return _FROM[name] + plain
    return plain


_FROM = {"enrolment": 1994, "training_person_times": 994, "training_bases": 4}
"""The first number, where the border is far from naught: three units, and the border between."""


class BoxBook:
    """The figures of one input, as the second judge sees them."""

    provisional: frozenset[tuple[str, int]] = frozenset()

    def __init__(self, case: Case) -> None:
        """Take the figures of `case`."""
        self.reported = frozenset(case.box.reported)
        doubtful = case.doubtful
        self._given = {
            cell: MISSING if value is None else _figure(value, cell in doubtful)
            for cell, value in case.figures.items()
        }

    def figure(self, units: tuple[str, ...], name: str, year: int) -> Figure:
        """The sum over these units; in a box nobody reports what another reports as well."""
        parts = [self._given.get((unit, name, year), MISSING) for unit in units]
        if len(parts) == 1:
            return parts[0]
        known = [part.value for part in parts if part.value is not None]
        least = sum(known, Fraction(0))
        return Figure(
            value=least if len(known) == len(parts) else None,
            least=least,
            doubtful=any(part.doubtful for part in parts),
            listed=True,
        )


@cache
def _figure(value: int, doubtful: bool) -> Figure:
    return Figure(value=Fraction(value), least=Fraction(value), doubtful=doubtful, listed=True)


def boxes() -> Iterator[Box]:
    """The boxes of all targets, and of those that no policy has."""
    for target in (*TARGETS, *INVENTED):
        yield from _boxes(target)


def _boxes(target: Target) -> Iterator[Box]:
    names = tuple(name for name in (target.of, target.to) if name)
    if target.measure == "trend":
        yield from _trends(target, names)
    elif len(target.units) == 1:
        (unit,) = target.units
        years = (2021, 2022, 2023) if len(names) == 1 else (2021, 2022)
        yield Box(target, 2022, _cells((unit,), names, years))
        for year in (2021, 2023):
            yield Box(target, year, _cells((unit,), names, (2022, year)[: 3 - len(names)]))
    elif len(names) == 1:
        last = ((target.units[0], target.of, 2021),)
        yield Box(target, 2022, _cells(target.units, names, (2022,)) + last, _still(target, 2021))
        yield Box(target, 2021, _cells(target.units, names, (2021,)), _still(target, 2020))
    else:
        yield from _shares(target, names)


def _shares(target: Target, names: Sequence[str]) -> Iterator[Box]:
    """Two schools vary. A third stands still, has given nothing, or does not report."""
    first, second, *rest = target.units
    cells = _cells((first, second), names, (2022,))
    sound = 6 if target.limit == 1 else 5
    still = tuple(
        (cell, 6 if cell[1] == target.to else sound) for cell in _cells(rest, names, (2022,))
    )
    years = tuple((cell, 5) for cell in _cells(target.units, names, (2021,)) if target.each_year)
    yield Box(target, 2022, cells, still + years)
    if rest and target.limit == 1:
        yield Box(target, 2022, cells, years, (first, second, DEPARTMENTS))
    yield Box(target, 2021, _cells((first,), names, (2021,)), _all(target, 2021, first))
    yield Box(target, 2023, _cells((first,), names, (2022, 2023)), _all(target, 2022, first))


def _trends(target: Target, names: Sequence[str]) -> Iterator[Box]:
    if len(target.units) == 1:
        yield Box(target, 2023, _cells(target.units, names, (2020, 2021, 2022, 2023)))
        return
    first, second, third = target.units
    if target.to:
        yield Box(target, 2022, _cells((first,), names, (2021, 2022)), _rising(target, first))
        yield Box(target, 2023, _cells((second,), names, (2020, 2021)), _rising(target, second))
        return
    cells = _cells((first, second), names, (2021, 2022))
    still = tuple(
        ((unit, target.of, year), value)
        for unit, year, value in (
            *((unit, 2020, 4) for unit in target.units),
            (third, 2021, 5),
            (third, 2022, 6),
        )
    )
    yield Box(target, 2022, cells, still)


def _cells(units: Sequence[str], names: Sequence[str], years: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(every(units, names, years))


def _still(target: Target, year: int) -> tuple[tuple[Cell, int], ...]:
    still = 3 if target in INVENTED else 1200
    return tuple(((unit, target.of, year), still) for unit in target.units[1:])


def _all(target: Target, first: int, but: str) -> tuple[tuple[Cell, int], ...]:
    """The other schools, all at the same sound figures in every year from `first`."""
    return tuple(
        ((unit, name, year), 6)
        for unit in target.units
        for name in (target.of, target.to)
        for year in (first, 2022, 2023)
        if unit != but
    )


def _rising(target: Target, but: str) -> tuple[tuple[Cell, int], ...]:
    others = [unit for unit in target.units if unit != but]
    return tuple(
        [((unit, target.to, year), 12) for unit in target.units for year in range(2020, 2024)]
        + [((unit, target.of, 2020 + step), 2 + step) for unit in others for step in range(4)]
        + [((but, target.of, 2020 + step), 2 + step) for step in range(4)]
    )


def total() -> int:
    """How many inputs all boxes have."""
    return sum(box.size for box in boxes())


__all__ = [
    "COLLEGE",
    "GOLMUD_SCHOOL",
    "HS",
    "PREFECTURE_SCHOOL",
    "Box",
    "BoxBook",
    "Case",
    "Mapping",
]
