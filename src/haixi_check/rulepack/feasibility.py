"""Whether demands on amounts can all hold at once; exact, over amounts that are not negative.

A demand says that a sum of multiples of amounts reaches a bound. The first phase of the simplex
method with Bland's rule tells whether there are such amounts (V. Chvátal, Linear Programming,
1983, chapters 3 and 8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple


class Demand(NamedTuple):
    """That the sum of `multiples` times their amounts is at least `bound`."""

    multiples: Mapping[str, Fraction]
    bound: Fraction


def conflict(demands: Sequence[Demand]) -> tuple[int, ...]:
    """The positions of demands that cannot hold together and can without any one of them.

    Empty where all can hold.
    """
    if feasible(demands):
        return ()
    kept = list(range(len(demands)))
    for position in range(len(demands)):
        rest = [each for each in kept if each != position]
        if not feasible([demands[each] for each in rest]):
            kept = rest
    return tuple(kept)


def feasible(demands: Sequence[Demand]) -> bool:
    """Whether some amounts, none of them negative, meet all `demands`."""
    rows = [_row(demand, at) for at, demand in enumerate(demands)]
    owed = set(range(len(rows)))  # rows whose demand is not met yet
    held: list[Name] = [OWED] * len(rows)
    while True:
        gain: dict[Name, Fraction] = defaultdict(Fraction)
        for at in owed:
            for name, multiple in rows[at].items():
                gain[name] += multiple
        left = gain.pop(BOUND, Fraction(0))
        entering = min((name for name, each in gain.items() if each > 0), default=None)
        if entering is None:
            return not left
        leaving = _leaving(rows, held, entering)
        _pivot(rows, leaving, entering)
        held[leaving] = entering
        owed.discard(leaving)


Name = tuple[int, str]
"""An amount by its name, or the surplus of a demand by its position."""
BOUND: Name = (2, "")
OWED: Name = (3, "")


def _row(demand: Demand, at: int) -> dict[Name, Fraction]:
    """The demand as an equation with a surplus; what it comes to is not negative."""
    row = {(0, name): Fraction(each) for name, each in demand.multiples.items() if each}
    row |= {(1, str(at)): Fraction(-1), BOUND: Fraction(demand.bound)}
    return {name: -each for name, each in row.items()} if demand.bound < 0 else row


def _leaving(rows: Sequence[Mapping[Name, Fraction]], held: Sequence[Name], entering: Name) -> int:
    """The row that limits the entering amount most; of equals that of the first name.

    There is one: what is owed falls with the entering amount and is never negative.
    """
    return min(
        (row[BOUND] / row[entering], held[at], at)
        for at, row in enumerate(rows)
        if row.get(entering, 0) > 0
    )[2]


def _pivot(rows: list[dict[Name, Fraction]], at: int, column: Name) -> None:
    scale = rows[at][column]
    pivot = rows[at] = {name: each / scale for name, each in rows[at].items()}
    for other, row in enumerate(rows):
        factor = row.get(column)
        if other == at or not factor:
            continue
        for name, each in pivot.items():
            rest = row.get(name, Fraction(0)) - factor * each
            if rest or name == BOUND:
                row[name] = rest
            else:
                row.pop(name, None)
