"""Whether demands on amounts can all hold at once; exact, over amounts that are not negative.

A demand says that a sum of multiples of amounts reaches a bound. The first phase of the simplex
method with Bland's rule tells whether there are such amounts (V. Chvátal, Linear Programming,
1983, chapters 3 and 8).
"""

from __future__ import annotations

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
    names = sorted({name for demand in demands for name in demand.multiples})
    rows = [_row(demand, names, at, len(demands)) for at, demand in enumerate(demands)]
    width = len(names) + len(demands)
    basis = [width + at for at in range(len(rows))]  # one artificial amount a demand
    while True:
        owed = [at for at, held in enumerate(basis) if held >= width]
        gain = [sum(rows[at][column] for at in owed) for column in range(width)]
        entering = next((column for column, each in enumerate(gain) if each > 0), None)
        if entering is None:
            return not sum(rows[at][-1] for at in owed)
        leaving = _leaving(rows, basis, entering)
        _pivot(rows, leaving, entering)
        basis[leaving] = entering


def _row(demand: Demand, names: Sequence[str], at: int, demands: int) -> list[Fraction]:
    """The demand as an equation with a surplus, its right side last and not negative."""
    row = [Fraction(demand.multiples.get(name, 0)) for name in names]
    row += [Fraction(-1 if other == at else 0) for other in range(demands)]
    row.append(Fraction(demand.bound))
    return [-each for each in row] if demand.bound < 0 else row


def _leaving(rows: Sequence[Sequence[Fraction]], basis: Sequence[int], entering: int) -> int:
    """The row that limits the entering amount most; of equals the one of the lowest amount.

    There is one: what is owed falls with the entering amount and is never negative.
    """
    limits = [
        (row[-1] / row[entering], basis[at], at) for at, row in enumerate(rows) if row[entering] > 0
    ]
    return min(limits)[2]


def _pivot(rows: list[list[Fraction]], at: int, column: int) -> None:
    scale = rows[at][column]
    rows[at] = [each / scale for each in rows[at]]
    for other, row in enumerate(rows):
        if other != at and (factor := row[column]):
            rows[other] = [each - factor * pivot for each, pivot in zip(row, rows[at], strict=True)]
