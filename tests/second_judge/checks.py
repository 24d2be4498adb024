"""The checks between the figures of one unit: what cannot be, and what is owed an explanation.

| where the rules are silent | what this judge does |
|---|---|
| the order of the checks | all look at the same figures, before any is dropped |
| a whole whose part is blank | no question |
| a figure blank, and stated for last year | no question |
| what a copied column is a question about | the identical figures, each answered by its note |
| what is compared for a copy | what is declared, whatever a register gives; no two naughts |
| whose note answers money spent above its income | that of the spending |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from tests.second_judge.cells import Declared
from tests.second_judge.judging import Figure
from tests.second_judge.listings import Cell
from tests.second_judge.policy import ASKED, BASE_YEAR, PARTS, PARTS_THAT_MAY_EXCEED, UNIT_OF

Own = Mapping[Cell, Figure]
Said = Mapping[Cell, Declared]

MOVING = ("人", "人次", "元")
"""What is counted in these must not jump unexplained."""
PERSONS_THAT_MATTER = 20
WHOLES = frozenset(whole for _, whole in (*PARTS, *PARTS_THAT_MAY_EXCEED))


def spoiled(own: Own, unit: str, said: Said) -> set[Cell]:
    """The figures that cannot be used.

    A part above its whole, money in the wrong unit, a whole that falls to naught for no reason.
    """
    found = {
        cell
        for cell in _jumps(own, said)
        if cell[0] in WHOLES
        and own[cell].value == 0
        and _value(own, cell[0], cell[1] - 1)
        and not (cell in said and said[cell].explained)
    }
    for part, whole in _asked(PARTS, unit):
        for year in _years(own):
            a, b = _value(own, part, year), _value(own, whole, year)
            if a is not None and b is not None and a > b:
                found |= {(part, year), (whole, year)}
    for year in _years(own):
        money = _value(own, "fiscal_appropriation", year)
        students = _value(own, "full_time_enrolment", year)
        if money is not None and students and Fraction(1, 10) <= money / students <= 10:
            found.add(("fiscal_appropriation", year))
    return found


def questions(own: Own, unit: str, said: Said, year: int) -> set[Cell]:
    """The figures that an explanation is owed for, and none is given."""
    found = {*_jumps(own, said), *_above(own), *_one_sided(own, unit), *_copied(said, year)}
    return {cell for cell in found if cell not in said or not said[cell].explained}


def _asked(pairs: Iterable[tuple[str, str]], unit: str) -> list[tuple[str, str]]:
    """The pairs of which this unit is asked for both sides."""
    return [pair for pair in pairs if set(pair) <= set(ASKED[unit])]


def _years(own: Own) -> set[int]:
    return {year for _, year in own}


def _value(own: Own, name: str, year: int) -> Fraction | None:
    figure = own.get((name, year))
    return None if figure is None else figure.value


def _unusable(own: Own, name: str, year: int) -> bool:
    """Whether something was given that cannot be used, which is more than a blank."""
    figure = own.get((name, year))
    return figure is not None and figure.value is None and not figure.blank


def _jumps(own: Own, said: Said) -> Iterator[Cell]:
    """A change by more than 30 %, or from 0; also where last year's figure is not there."""
    stated = {year for (_, year), cell in said.items() if cell.stated}
    for name, year in own:
        if UNIT_OF[name] not in MOVING or year == BASE_YEAR:
            continue
        now, before = _value(own, name, year), _value(own, name, year - 1)
        if now is None:
            continue
        if before is None:
            if year - 1 in stated or _unusable(own, name, year - 1):
                yield name, year
            continue
        change = abs(now - before)
        least = PERSONS_THAT_MATTER if UNIT_OF[name] == "人" else 0
        if before >= 0 and change * 100 > before * 30 and change >= least:
            yield name, year


def _above(own: Own) -> Iterator[Cell]:
    for part, whole in PARTS_THAT_MAY_EXCEED:
        for year in _years(own):
            a, b = _value(own, part, year), _value(own, whole, year)
            if a is not None and b is not None and a > b:
                yield part, year


def _one_sided(own: Own, unit: str) -> Iterator[Cell]:
    """A part without its whole; a whole of which a part was given that cannot be used."""
    for part, whole in _asked((*PARTS, *PARTS_THAT_MAY_EXCEED), unit):
        for year in _years(own):
            a, b = _value(own, part, year), _value(own, whole, year)
            if a is not None and b is None:
                yield part, year
            if b is not None and _unusable(own, part, year):
                yield whole, year


def _copied(said: Said, last: int) -> Iterator[Cell]:
    """A column of declared numbers that is mostly the one before."""
    for year in range(BASE_YEAR + 1, last + 1):
        pairs = {
            name: (cell.value, said[name, year - 1].value)
            for (name, of), cell in said.items()
            if of == year and (name, year - 1) in said
        }
        comparable = {name: pair for name, pair in pairs.items() if None not in pair and any(pair)}
        same = [name for name, (now, before) in comparable.items() if now == before]
        if len(comparable) >= 4 and 2 * len(same) > len(comparable):
            yield from ((name, year) for name in same)
