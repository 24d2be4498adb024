"""How much is enough: the ways of writing it, and the limit that it sets for a year and a unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError
from tests.builders import made

from haixi_check.rulepack.measures import PerHead
from haixi_check.rulepack.source import read
from haixi_check.rulepack.standards import Limit, LimitKind, Nothing, Standard
from haixi_check.rulepack.targets import Target

SUM = {"sum": {"of": "enrolment"}}
NEW = {"when": {"new_school": True}, "then": 40000}


def asking(**standard: Any) -> Target:
    return made(SUM, **{"at_least": None} | standard)


def standard(**written: Any) -> Standard:
    found = asking(**written).standard
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("50%", Fraction(1, 2)),
        (12000, Fraction(12000)),
        (Decimal("22800.5"), Fraction(45601, 2)),
        ("1.5", Fraction(3, 2)),
        ("1:20", Fraction(20)),
        ("20:1", Fraction(20)),
        ("1：16.5", Fraction(33, 2)),
        ("2/3", Fraction(2, 3)),
    ],
)
def test_a_number_is_read_exactly(written: object, number: Fraction) -> None:
    assert standard(at_most=written).number == number


@pytest.mark.parametrize("written", ["half", "2:3", "1e3", "-1", True, 0.1, "50 %", ""])
def test_what_is_no_exact_number_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="pack_not_exact"):
        asking(at_most=written)


@pytest.mark.parametrize(
    ("relation", "met"),
    [
        ("at_least", [False, True, True]),
        ("more_than", [False, False, True]),
        ("at_most", [True, True, False]),
        ("less_than", [True, False, False]),
    ],
)
def test_each_relation_has_its_own_border(relation: str, met: list[bool]) -> None:
    limit = Limit(LimitKind(relation), Fraction(10))
    assert [limit.is_met(Fraction(value)) for value in (9, 10, 11)] == met


def test_only_one_relation_can_hold() -> None:
    with pytest.raises(ValidationError, match="pack_two_standards"):
        made(SUM, at_least=1, at_most=2)


@pytest.mark.parametrize(
    ("stated", "limit"),
    [
        ({"new_school": True}, Fraction(40000)),
        ({"new_school": False}, Nothing.NOT_SO),
        ({"new_school": None}, Nothing.NOT_STATED),
        ({}, Nothing.NOT_STATED),
    ],
)
def test_a_property_decides(stated: dict[str, object], limit: Fraction | Nothing) -> None:
    found = standard(at_least=NEW).limit(2022, stated)
    assert (found.value if isinstance(found, Limit) else found) == limit


def test_otherwise_is_for_those_that_state_something_else() -> None:
    asked = standard(at_least={**NEW, "otherwise": 24000})
    assert asked.limit(2022, {"new_school": False}) == Limit(LimitKind.AT_LEAST, Fraction(24000))
    assert asked.limit(2022, {}) is Nothing.NOT_STATED


def test_all_that_is_asked_must_hold_and_one_contradiction_is_enough() -> None:
    both = {"when": {"new_school": True, "area": "工科"}, "then": 3}
    asked = standard(at_least=both)
    assert asked.limit(2022, {"new_school": True}) is Nothing.NOT_STATED
    assert asked.limit(2022, {"new_school": False}) is Nothing.NOT_SO
    assert asked.limit(2022, {"new_school": True, "area": "工科"}) == Limit(
        LimitKind.AT_LEAST, Fraction(3)
    )


def test_each_year_has_the_value_of_its_time() -> None:
    asked = standard(
        at_least=[
            {"from": 2021, "value": 10},
            {"from": 2023, "value": 20, "document": "虚构〔2023〕1号"},
        ]
    )
    limits = [asked.limit(year, {}) for year in (2020, 2021, 2022, 2023, 2024)]
    numbers = [limit.value if isinstance(limit, Limit) else limit for limit in limits]
    assert numbers == [Nothing.NOT_YET, 10, 10, 20, 20]
    assert list(map(int, asked.numbers)) == [10, 20]
    assert asked.number is None


def test_yaml_takes_a_ratio_for_no_time_of_the_day_and_loses_no_decimal() -> None:
    source, faults = read("甲.yaml", b"ratio: 1:20\narea: 22800.10\nyear: 2022\n")
    assert faults == []
    assert source is not None
    assert source.content == {"ratio": "1:20", "area": Decimal("22800.10"), "year": 2022}


@pytest.mark.parametrize(
    ("shown_as", "value", "limit"),
    [
        ("amount", "19.50", "≤ 20"),
        ("ratio", "1:19.50", "≤ 1:20"),
        ("ratio_to_one", "19.50:1", "≤ 20:1"),
    ],
)
def test_a_ratio_is_shown_as_the_pack_writes_it(shown_as: Any, value: str, limit: str) -> None:
    measure = PerHead(of=("enrolment",), to=("full_time_teachers",), shown_as=shown_as)
    assert measure.shown(Fraction(39, 2)) == value
    assert measure.limit_shown(Limit(LimitKind.AT_MOST, Fraction(20))) == limit
