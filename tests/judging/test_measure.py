"""What is measured: exact, pooled, and honest about what is missing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import (
    COLLEGE,
    GOLMUD,
    HAIXI,
    SCHOOLS,
    Given,
    case,
    claimed,
    doubtful,
    flawed,
    schools,
    seen,
    with_unproven,
)

from haixi_check.figure import add, known, resting_on
from haixi_check.judging.measure import LevelMeasure, Measurement, counted_miss, measure
from haixi_check.rulepack.measures import Count, PerHead, Share, Sum

SHARE = Share(of=("dual_qualified_teachers",), to=("specialist_teachers",))
TOTAL = Sum(of=("enrolment",))
BASES = Count(of=("training_bases",))


def measured(rule: LevelMeasure, numbers: Given, bodies: tuple[str, ...] = SCHOOLS) -> Measurement:
    return measure(rule, case(numbers).figures, bodies, 2022)


def teachers(part: int | None, whole: int | None) -> dict[str, int | None]:
    return {"dual_qualified_teachers": part, "specialist_teachers": whole}


def test_a_sum_adds_the_units() -> None:
    found = measured(TOTAL, schools({"enrolment": 3}, {"enrolment": 2}, {"enrolment": 1}))

    assert seen(found.value, found.proven, found.reason) == (6, 6, "")


def test_a_sum_of_several_figures_adds_them_too() -> None:
    rule = Sum(of=("enrolment", "graduates"))

    found = measured(rule, {HAIXI: {2022: {"enrolment": 2, "graduates": 5}}}, (HAIXI,))

    assert found.value == 7


def test_a_unit_that_did_not_report_leaves_a_sum_unknown_but_not_what_is_proven() -> None:
    found = measured(TOTAL, schools({"enrolment": 3}, {"enrolment": 2}))

    assert seen(found.value, found.proven, found.reason) == (None, 5, "not_reported")


def test_missing_is_never_zero() -> None:
    numbers = schools({"enrolment": 3}, {"enrolment": None}, {"enrolment": 1})

    found = measured(TOTAL, numbers)

    assert (found.value, found.reason) == (None, "blank")


def test_wrong_data_weigh_more_than_blanks_as_the_reason() -> None:
    numbers = schools({"enrolment": 3}, {"enrolment": None}, {"enrolment": flawed(0, GOLMUD)})

    assert measured(TOTAL, numbers).reason == "must_fix"


def test_a_share_is_pooled_and_never_a_mean_of_ratios() -> None:
    numbers = schools(teachers(90, 100), teachers(0, 1), teachers(0, 1))

    found = measured(SHARE, numbers)

    assert seen(found.value, found.numerator, found.denominator) == (Fraction(90, 102), 90, 102)


@pytest.mark.parametrize(("part", "whole"), [(None, 10), (5, None), (None, None)])
def test_a_share_needs_both_its_numbers(part: int | None, whole: int | None) -> None:
    found = measured(SHARE, {HAIXI: {2022: teachers(part, whole)}}, (HAIXI,))

    assert (found.value, found.reason) == (None, "blank")


def test_a_whole_of_zero_has_no_share() -> None:
    found = measured(SHARE, {HAIXI: {2022: teachers(0, 0)}}, (HAIXI,))

    assert (found.value, found.empty, found.reason) == (None, True, "empty_whole")


def test_one_school_without_teachers_does_not_empty_the_prefecture() -> None:
    found = measured(SHARE, schools(teachers(5, 10), teachers(0, 0), teachers(1, 2)))

    assert (found.value, found.empty) == (Fraction(1, 2), False)


def test_a_part_above_its_whole_is_no_share() -> None:
    found = measured(SHARE, {HAIXI: {2022: teachers(11, 10)}}, (HAIXI,))

    assert (found.value, found.reason) == (None, "part_above_whole")


def test_a_part_above_its_whole_is_a_share_where_the_rule_says_so() -> None:
    rule = Share(of=("dual_qualified_teachers",), to=("specialist_teachers",), may_exceed=True)

    assert measured(rule, {HAIXI: {2022: teachers(11, 10)}}, (HAIXI,)).value == Fraction(11, 10)


def test_one_unit_below_its_whole_is_a_miss_although_another_is_silent() -> None:
    numbers: Given = {COLLEGE: {2022: teachers(9, 10)}}

    assert measured(SHARE, numbers).value is None
    assert counted_miss(SHARE, case(numbers).figures, SCHOOLS, 2022)


def test_a_unit_that_could_still_reach_its_whole_is_no_counted_miss() -> None:
    part = {"dual_qualified_teachers": with_unproven(9, 1), "specialist_teachers": known(10)}

    assert not counted_miss(SHARE, case({COLLEGE: {2022: part}}).figures, SCHOOLS, 2022)


def test_money_per_head_may_be_any_fraction() -> None:
    rule = PerHead(of=("fiscal_appropriation",), to=("full_time_enrolment",))
    numbers = {COLLEGE: {2022: {"fiscal_appropriation": 100, "full_time_enrolment": 3}}}

    assert measured(rule, numbers, (COLLEGE,)).value == Fraction(100, 3)


def test_what_two_units_report_of_one_thing_counts_once() -> None:
    looked_at = case(
        schools({"training_bases": 5}, {"training_bases": 4}, {"training_bases": 1}),
        shared={("training_bases", 2022): claimed(COLLEGE, HAIXI) + claimed(*SCHOOLS[:2])},
    )

    whole = measure(BASES, looked_at.figures, SCHOOLS, 2022)
    own = measure(BASES, looked_at.figures, (HAIXI,), 2022)

    assert seen(whole.value, whole.proven, own.value) == (8, 8, 4)


def test_entries_without_proof_stand_beside_the_value() -> None:
    found = measured(BASES, {HAIXI: {2022: {"training_bases": with_unproven(4, 2)}}}, (HAIXI,))

    assert seen(found.value, found.with_unproven) == (4, 6)


def test_doubts_and_gaps_of_every_part_come_along() -> None:
    numbers = schools({"enrolment": doubtful(3, COLLEGE)}, {"enrolment": None})

    basis = measured(TOTAL, numbers).basis

    assert [doubt.unit for doubt in basis.doubts] == [COLLEGE]
    assert [(gap.unit, gap.reason) for gap in basis.gaps] == [
        (HAIXI, "blank"),
        (GOLMUD, "not_reported"),
    ]


@given(st.lists(st.integers(0, 10**9), max_size=5))
def test_the_sum_of_known_figures_is_exact_in_any_order(values: list[int]) -> None:
    there = add(known(value) for value in values)
    back = add(known(value) for value in reversed(values))

    assert there.value == back.value == sum(values)


# ------------------------------------------------------------------------ whole measurements


def test_a_share_with_entries_that_lack_their_proof_is_measured_with_and_without_them() -> None:
    part, whole = with_unproven(4, 2), known(10)
    numbers: Given = {
        HAIXI: {2022: {"dual_qualified_teachers": part, "specialist_teachers": whole}}
    }

    assert measured(SHARE, numbers, (HAIXI,)) == Measurement(
        value=Fraction(2, 5),
        basis=resting_on((part, whole)),
        numerator=Fraction(4),
        denominator=Fraction(10),
        proven=Fraction(0),
        with_unproven=Fraction(3, 5),
    )


def test_a_share_that_cannot_be_told_keeps_the_number_that_is_known() -> None:
    numbers: Given = {HAIXI: {2022: teachers(None, 10)}}

    found = measured(SHARE, numbers, (HAIXI,))

    assert found == Measurement(
        value=None,
        basis=found.basis,
        denominator=Fraction(10),
        proven=Fraction(0),
        reason="blank",
    )


def test_a_part_above_its_whole_has_no_value_with_other_entries_either() -> None:
    found = measured(SHARE, {HAIXI: {2022: teachers(11, 10)}}, (HAIXI,))

    assert seen(found.with_unproven, found.numerator, found.denominator) == (None, 11, 10)


def test_a_sum_with_a_flaw_stays_unknown_whatever_lacks_its_proof() -> None:
    figure = replace(flawed(3), unproven=Fraction(2))

    assert measured(BASES, {HAIXI: {2022: {"training_bases": figure}}}, (HAIXI,)) == Measurement(
        value=None, basis=figure, proven=Fraction(3), reason="must_fix"
    )


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(None, 10, False), (9, None, False), (9, 10, True), (10, 10, False), (11, 10, False)],
)
def test_a_counted_miss_needs_both_numbers(
    part: int | None, whole: int | None, expected: bool
) -> None:
    numbers: Given = {HAIXI: {2022: teachers(part, whole)}}

    assert counted_miss(SHARE, case(numbers).figures, (HAIXI,), 2022) is expected
