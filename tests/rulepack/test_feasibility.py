"""Demands on amounts that can or cannot all hold, and a second opinion on both."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haixi_check.rulepack.feasibility import Demand, conflict, feasible


def demand(bound: int, **multiples: int) -> Demand:
    return Demand({name: Fraction(each) for name, each in multiples.items()}, Fraction(bound))


@pytest.mark.parametrize(
    ("demands", "together"),
    [
        ([], True),
        ([demand(6000, students=1)], True),
        ([demand(6000, students=1), demand(-5000, students=-1)], False),
        ([demand(6000, students=1), demand(-6000, students=-1)], True),
        ([demand(1, teachers=-1)], False),
        ([demand(0, part=2, whole=-1), demand(1, whole=1), demand(0, whole=1, part=-1)], True),
        ([demand(0, part=1, whole=-2), demand(1, whole=1), demand(0, whole=1, part=-1)], False),
    ],
)
def test_demands_that_can_and_cannot_hold(demands: list[Demand], *, together: bool) -> None:
    assert feasible(demands) is together


def test_only_the_demands_that_clash_are_named() -> None:
    demands = [
        demand(5, bases=1),
        demand(6000, students=1),
        demand(0, teachers=20, students=-1),
        demand(-200, teachers=-1),
        demand(3, studios=1),
    ]
    assert conflict(demands) == (1, 2, 3)


amounts = st.integers(min_value=-3, max_value=3)
drawn = st.builds(
    lambda multiples, bound: Demand(
        {name: Fraction(each) for name, each in multiples.items()}, Fraction(bound)
    ),
    st.dictionaries(st.sampled_from("abcd"), amounts, max_size=4),
    st.integers(min_value=-6, max_value=6),
)


def second_opinion(demands: Sequence[Demand]) -> bool:
    """Whether a solver finds amounts that meet all `demands`."""
    import z3  # it takes much memory, which every process that is copied from this one would show

    solver = z3.Solver()
    held = {name: z3.Real(name) for name in "abcd"}
    solver.add(*(each >= 0 for each in held.values()))
    for each in demands:
        total = z3.Sum(
            [z3.Q(n.numerator, n.denominator) * held[name] for name, n in each.multiples.items()]
        )
        solver.add(total >= z3.Q(each.bound.numerator, each.bound.denominator))
    return bool(solver.check() == z3.sat)


@pytest.mark.thorough
@given(st.lists(drawn, max_size=7))
def test_a_solver_agrees(demands: list[Demand]) -> None:
    assert feasible(demands) is second_opinion(demands)
    clash = conflict(demands)
    assert (clash == ()) is feasible(demands)
    for left_out in clash:
        assert second_opinion([demands[at] for at in clash if at != left_out])
