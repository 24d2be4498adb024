"""Quotas, milestones and the end of a target: which number holds for whom, and in which year."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from haixi_check.judging.schedule import is_retired, of_unit, of_year, quota_of
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.periods import By, EachYearFrom
from haixi_check.rulepack.schedule import Milestone, Quota, Retirement
from haixi_check.rulepack.targets import Target

UNIT, OTHER = "haixi-school", "golmud-school"


@pytest.fixture(scope="module")
def rules() -> RulePack:
    return load_pack(find_pack())


@pytest.fixture
def volume(rules: RulePack) -> Target:
    target = rules.target("Q15")
    assert target is not None
    return target


@pytest.fixture
def degrees(rules: RulePack) -> Target:
    target = rules.target("Q21")
    assert target is not None
    return target


def quota(number: int, *, since: int | None = None, until: int | None = None) -> Quota:
    return Quota(units={UNIT: Fraction(number)}, since=since, until=until)


@pytest.mark.parametrize(
    ("since", "until", "year", "holds"),
    [
        (None, None, 1999, True),
        (2021, None, 2020, False),
        (2021, None, 2021, True),
        (2021, None, 2030, True),
        (2021, 2022, 2022, True),
        (2021, 2022, 2023, False),
        (None, 2022, 2022, True),
        (None, 2022, 2023, False),
    ],
)
def test_a_quota_holds_from_its_first_year_to_its_last(
    since: int | None, until: int | None, year: int, *, holds: bool, volume: Target
) -> None:
    target = replace(volume, quotas=(quota(5, since=since, until=until),))
    assert (quota_of(target, UNIT, year) is not None) is holds
    assert quota_of(target, OTHER, year) is None
    assert of_unit(target, OTHER, year) is None


def test_of_several_the_one_that_began_last_holds(volume: Target) -> None:
    several = (quota(7, since=2022), quota(5, since=2021), quota(9, since=2023))
    target = replace(volume, quotas=several)
    found = [of_unit(target, UNIT, year) for year in (2021, 2022, 2023)]
    assert [each.at_least for each in found if each] == [5, 7, 9]


def test_a_unit_is_judged_every_year_from_the_first_of_its_quota(degrees: Target) -> None:
    own = of_unit(replace(degrees, quotas=(quota(1, since=2021, until=2023),)), UNIT, 2022)
    assert own is not None
    assert own.period == EachYearFrom(each_year_from=2021, until=2023)
    due = of_unit(replace(degrees, quotas=(quota(1),)), UNIT, 2022)
    assert due is not None
    assert due.period == degrees.period


def test_a_milestone_is_due_in_its_own_year_only(degrees: Target) -> None:
    target = replace(degrees, milestones=(Milestone(year=2021, value=Fraction(9, 10)),))
    early = of_year(target, 2021)
    assert (early.at_least, early.period) == (Fraction(9, 10), By(by=2021))
    assert of_year(target, 2020) is target
    assert of_year(target, 2022) is target
    late = replace(degrees, milestones=(Milestone(year=2022, value=Fraction(9, 10)),))
    assert of_year(late, 2022) is late


def test_a_reading_with_a_number_of_its_own_is_left_out(rules: RulePack) -> None:
    with_readings = [each for each in rules.targets if each.other_readings and each.standard]
    for target in with_readings:
        own = of_unit(replace(target, quotas=(quota(1),)), UNIT, 2022)
        assert own is not None
        assert all(reading.standard is None for reading in own.other_readings)


@pytest.mark.parametrize(("year", "gone"), [(2020, False), (2021, False), (2022, True)])
def test_a_target_is_retired_after_its_last_year(year: int, *, gone: bool, volume: Target) -> None:
    retired = replace(volume, retired=Retirement(by="虚构〔2022〕9号", until=2021))
    assert is_retired(retired, year) is gone
    assert not is_retired(volume, year)
