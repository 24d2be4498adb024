"""What closes a gap: the smallest step on the right side of each limit."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from haixi_check.figure import known
from haixi_check.judging.measure import Measurement
from haixi_check.judging.shortfall import lack
from haixi_check.result import Lack
from haixi_check.rulepack.measures import PerHead, Share, Sum
from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.standards import Limit, LimitKind
from haixi_check.rulepack.targets import Shortfall

WORDS = Text(zh="名", en="persons")
TENTH = {"area": Fraction(1, 10)}


def measured(part: Any, whole: Any = None, *, per: int = 1) -> Measurement:
    numerator = Fraction(part)
    value = numerator if whole is None else numerator * per / Fraction(whole)
    return Measurement(
        value=value,
        basis=known(0),
        numerator=None if whole is None else numerator,
        denominator=None if whole is None else Fraction(whole),
        proven=Fraction(0),
    )


def counting(counted_in: Any = "of", *, grows: bool = False) -> Shortfall:
    return Shortfall(zh="还差 {n}", en="{n}", unit=WORDS, counted_in=counted_in, grows=grows)


def limit(relation: str, value: Any) -> Limit:
    return Limit(LimitKind(relation), Fraction(value))


@pytest.mark.parametrize(
    ("relation", "value", "amount"),
    [
        ("at_least", 9, "1"),
        ("more_than", 9, "2"),
        ("more_than", 10, "1"),
        ("at_most", 11, "1"),
        ("less_than", 11, "2"),
        ("less_than", 10, "1"),
    ],
)
def test_of_a_sum_so_much_must_come_or_go(relation: str, value: int, amount: str) -> None:
    found = lack(Sum(of=("students",)), measured(value), limit(relation, 10), {})
    assert found == Lack(amount=amount)


def test_a_figure_with_decimals_is_short_by_its_smallest_step() -> None:
    rule = Sum(of=("area",))
    assert lack(rule, measured("99.85"), limit("at_least", 100), TENTH) == Lack(amount="0.2")
    assert lack(rule, measured("100"), limit("more_than", 100), TENTH) == Lack(amount="0.1")


@pytest.mark.parametrize(
    ("relation", "part", "amount"),
    [
        ("at_least", 49, "1"),
        ("more_than", 50, "1"),
        ("more_than", 49, "2"),
        ("at_most", 51, "1"),
        ("less_than", 50, "1"),
    ],
)
def test_of_a_share_so_much_must_come_or_go(relation: str, part: int, amount: str) -> None:
    rule = Share(of=("part",), to=("whole",))
    assert lack(rule, measured(part, 100), limit(relation, "1/2"), {}) == Lack(amount=amount)


@pytest.mark.parametrize(
    ("relation", "students", "teachers", "amount"),
    [
        ("at_most", 1201, 60, "1"),
        ("at_most", 1221, 60, "2"),
        ("less_than", 1200, 60, "1"),
    ],
)
def test_a_ratio_that_is_too_large_may_lack_its_lower_number(
    relation: str, students: int, teachers: int, amount: str
) -> None:
    rule = PerHead(of=("students",), to=("teachers",), shown_as="ratio")
    found = lack(rule, measured(students, teachers), limit(relation, 20), {}, counting("to"))
    assert found == Lack(amount=amount)


def test_per_head_is_short_in_its_own_unit_and_for_so_many_heads() -> None:
    area = PerHead(of=("area",), to=("students",))
    found = lack(area, measured("22800.5", 700), limit("at_least", 33), TENTH)
    assert found == Lack(amount="299.5", per_head="1")

    computers = PerHead(of=("computers",), to=("students",), per=100)
    found = lack(computers, measured(140, 1000, per=100), limit("at_least", 15), {})
    assert found == Lack(amount="10", per_head="1")


def test_per_head_is_short_by_the_decimals_of_its_limit() -> None:
    rule = PerHead(of=("area",), to=("students",))
    found = lack(rule, measured(120, 100), limit("at_least", "1.5"), {})
    assert found == Lack(amount="30", per_head="0.3")


def test_newcomers_enter_the_whole_as_well() -> None:
    rule = Share(of=("part",), to=("whole",))
    found = lack(rule, measured(50, 100), limit("more_than", "1/2"), {}, counting(grows=True))
    assert found == Lack(amount="1", if_whole_grows="1")
    found = lack(rule, measured(48, 100), limit("at_least", "1/2"), {}, counting(grows=True))
    assert found == Lack(amount="2", if_whole_grows="4")
