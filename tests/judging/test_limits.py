"""Limits from above, limits that depend on the unit or the year, and units that come and go."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from tests.builders import (
    COLLEGE,
    EVERYONE,
    GOLMUD,
    HAIXI,
    case,
    declared,
    doubtful,
    ending,
    flawed,
    judged,
    made,
    pack,
    schools,
    with_unproven,
)

from haixi_check.judging.evaluate import evaluate
from haixi_check.result import LimitInfo, Outcome
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case

SUM = {"sum": {"of": "enrolment"}}
SHARE = {"share": {"of": "dual_qualified_teachers", "to": "specialist_teachers"}}
RATIO = {"per_head": {"of": "enrolment", "to": "full_time_teachers", "shown_as": "ratio"}}


def asking(measure: dict[str, Any] = SUM, **over: Any) -> Target:
    return made(measure, **{"at_least": None} | over)


def with_years(looked_at: Case, **years: dict[str, int]) -> Case:
    """The same, with `since` and `until` of some units, named by the first word of their ids."""
    units = []
    for unit in pack().units:
        when = years.get(unit.id.split("-")[0], {})
        units.append(replace(unit, since=when.get("since"), until=when.get("until")))
    return replace(looked_at, pack=replace(pack(), units=tuple(units)))


@pytest.mark.parametrize(
    ("relation", "outcomes"),
    [
        ("at_least", ["fail", "pass", "pass"]),
        ("more_than", ["fail", "fail", "pass"]),
        ("at_most", ["pass", "pass", "fail"]),
        ("less_than", ["pass", "fail", "fail"]),
    ],
)
def test_exactly_the_limit_is_on_one_side_only(relation: str, outcomes: list[str]) -> None:
    target = asking(SHARE, **{relation: "50%"})
    found = [
        judged(
            target,
            case(schools(*3 * ({"dual_qualified_teachers": part, "specialist_teachers": 100},))),
        ).outcome.value
        for part in (49, 50, 51)
    ]
    assert found == outcomes


def test_a_missing_part_never_proves_that_a_ceiling_holds() -> None:
    target = asking(at_most=100)
    given = schools({"enrolment": 10}, {"enrolment": 10}, {"enrolment": None})
    assert ending(judged(target, case(given))) == ("unknown", "blank")


def test_known_parts_above_a_ceiling_are_a_certain_miss() -> None:
    target = asking(at_most=100)
    given = schools({"enrolment": 60}, {"enrolment": 41}, {"enrolment": None})
    found = judged(target, case(given))
    assert ending(found) == ("fail", "exceeded_without")
    assert found.measured is not None
    assert found.shortfall is not None
    assert (found.measured.shown, found.shortfall.amount) == ("≥ 101", "1")


def test_known_parts_that_are_just_at_a_ceiling_decide_only_where_it_is_strict() -> None:
    given = schools({"enrolment": 60}, {"enrolment": 40}, {"enrolment": None})
    assert judged(asking(at_most=100), case(given)).outcome is Outcome.UNKNOWN
    assert judged(asking(less_than=100), case(given)).outcome is Outcome.FAIL
    assert judged(asking(at_least=100), case(given)).outcome is Outcome.PASS
    assert judged(asking(more_than=100), case(given)).outcome is Outcome.UNKNOWN


def test_sound_rows_of_a_spoiled_register_may_exceed_a_ceiling() -> None:
    given = schools({"enrolment": flawed(101)}, {"enrolment": 0}, {"enrolment": 0})
    assert judged(asking(at_most=100), case(given)).outcome is Outcome.FAIL


def test_entries_without_proof_that_would_exceed_a_ceiling_must_be_looked_at() -> None:
    given = schools({"enrolment": with_unproven(99, 2)}, {"enrolment": 0}, {"enrolment": 0})
    assert ending(judged(asking(at_most=100), case(given))) == ("review", "unproven_entries")
    given = schools({"enrolment": with_unproven(101, 2)}, {"enrolment": 0}, {"enrolment": 0})
    assert judged(asking(at_most=100), case(given)).outcome is Outcome.FAIL


def test_a_ceiling_that_holds_on_doubtful_figures_must_be_looked_at() -> None:
    given = schools(
        {"enrolment": doubtful(9)}, {"enrolment": 1}, {"enrolment": declared(1, GOLMUD)}
    )
    assert judged(asking(at_most=100), case(given)).outcome is Outcome.REVIEW


def test_a_ratio_is_held_and_shown_as_it_is_written() -> None:
    words = {"zh": "名", "en": "teachers"}
    shortfall = {"zh": "还差 {n} 名专任教师", "en": "{n}", "unit": words, "counted_in": "to"}
    target = asking(RATIO, at_most="1:20", judged="each-unit", shortfall=shortfall)
    given = {HAIXI: {2022: {"enrolment": 1250, "full_time_teachers": 60}}}
    found = judged(target, case(given), HAIXI)
    assert found.outcome is Outcome.FAIL
    assert found.measured is not None
    assert found.shortfall is not None
    assert (found.measured.shown, found.shortfall.amount) == ("1:20.83", "3")


def test_of_what_has_a_ceiling_no_progress_is_told() -> None:
    target = asking(at_most=100, period={"by": 2023})
    given = schools({"enrolment": 101}, {"enrolment": 0}, {"enrolment": 0})
    found = judged(target, case(given))
    assert (found.outcome, found.progress) == (Outcome.NOT_DUE, None)


# ---------------------------------------------------------------------------- a stated property

NEW = {"when": {"postgraduate_basis": "学位"}, "then": 40}


@pytest.mark.parametrize(
    ("stated", "more", "end"),
    [
        ("学位", {}, ("fail", "")),
        ("学历", {}, ("not_applicable", "property_not_so")),
        (None, {}, ("unknown", "property_not_stated")),
        ("学历", {"otherwise": 20}, ("pass", "")),
    ],
)
def test_each_unit_is_held_to_what_its_own_statement_asks(
    stated: str | None, more: dict[str, Any], end: tuple[str, str]
) -> None:
    target = asking(at_least=NEW | more, judged="each-unit")
    looked_at = case(
        {HAIXI: {2022: {"enrolment": 30}}}, basics={HAIXI: {"postgraduate_basis": stated}}
    )
    assert ending(judged(target, looked_at, HAIXI)) == end


def test_the_limit_that_was_applied_stands_with_the_result() -> None:
    target = asking(at_least=NEW, judged="each-unit")
    looked_at = case(
        {HAIXI: {2022: {"enrolment": 40}}}, basics={HAIXI: {"postgraduate_basis": "学位"}}
    )
    assert judged(target, looked_at, HAIXI).limit == LimitInfo(shown="≥ 40", exact="40")
    assert judged(asking(at_least=40), looked_at, HAIXI).limit is None


# -------------------------------------------------------------------------------- times

DATED = [{"from": 2021, "value": 10}, {"from": 2022, "value": 20}]


def test_each_year_is_judged_by_the_value_of_its_time() -> None:
    target = asking(at_least=DATED, period={"each_year_from": 2021}, units=[HAIXI])
    given = {HAIXI: {2021: {"enrolment": 15}, 2022: {"enrolment": 15}}}
    found = judged(target, case(given))
    assert [(y.year, y.outcome.value) for y in found.series[1:]] == [(2021, "pass"), (2022, "fail")]
    assert found.limit == LimitInfo(shown="≥ 20", exact="20")


def test_before_its_due_year_a_target_is_held_to_what_will_be_asked_then() -> None:
    target = asking(at_least=DATED, period={"by": 2022}, units=[HAIXI])
    given = {HAIXI: {2021: {"enrolment": 15}}}
    assert judged(target, case(given, year=2021)).outcome is Outcome.NOT_DUE


# ------------------------------------------------------------------- units that come and go


def test_a_unit_that_does_not_exist_yet_is_neither_asked_nor_missing() -> None:
    given = schools({"enrolment": 6}, {"enrolment": 6})
    looked_at = with_years(case(given), golmud={"since": 2023})
    found = judged(asking(at_least=12), looked_at)
    assert (found.outcome, found.missing) == (Outcome.PASS, ())
    assert GOLMUD not in evaluate(looked_at, (asking(at_least=12),)).units


def test_a_unit_counts_in_the_years_in_which_it_exists() -> None:
    target = asking(at_least=12, period={"each_year_from": 2021})
    given = {
        COLLEGE: {2021: {"enrolment": 6}, 2022: {"enrolment": 6}},
        HAIXI: {2021: {"enrolment": 6}, 2022: {"enrolment": 6}},
        GOLMUD: {2021: {"enrolment": 1}},
    }
    closed = with_years(case(given), golmud={"until": 2021})
    found = judged(target, closed)
    measured = {y.year: y.measured.exact for y in found.series if y.measured}
    assert (found.outcome, measured[2021], measured[2022]) == (Outcome.PASS, "13", "12")
    assert ending(found) == ("pass", "")
    assert ending(judged(target, case(given))) == ("pass", "reached_without")


def test_years_before_a_unit_existed_are_not_applicable_to_it() -> None:
    target = asking(at_least=6, period={"each_year_from": 2021}, judged="each-unit")
    given = {HAIXI: {2022: {"enrolment": 6}}}
    found = judged(target, with_years(case(given), haixi={"since": 2022}), HAIXI)
    assert found.outcome is Outcome.PASS
    assert [y.outcome.value for y in found.series] == ["info", "not_applicable", "pass"]


def test_a_trend_of_a_new_unit_has_no_year_before() -> None:
    measure = {"trend": {"of": {"sum": {"of": "enrolment"}}, "direction": "rising"}}
    target = made(measure, judged="each-unit")
    given = {HAIXI: {2022: {"enrolment": 6}}}
    found = judged(target, with_years(case(given), haixi={"since": 2022}), HAIXI)
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_a_target_of_units_that_are_gone_is_asked_of_nobody() -> None:
    gone = {name: {"until": 2019} for name in ("qaidam", "haixi", "golmud")}
    looked_at = with_years(case(reported=[EVERYONE[3]]), **gone)
    found = judged(asking(at_least=1), looked_at)
    assert ending(found) == ("not_applicable", "not_existing")


def test_pooled_shares_have_the_limit_of_all_units() -> None:
    target = asking(SHARE, more_than="50%")
    sets = [{"dual_qualified_teachers": part, "specialist_teachers": 10} for part in (0, 10, 6)]
    found = judged(target, case(schools(*sets)))
    assert found.measured is not None
    assert Fraction(found.measured.exact) > Fraction(1, 2)
    assert found.outcome is Outcome.PASS
