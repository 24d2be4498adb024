"""Judging computed targets: periods, levels, certainty, doubts, readings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.builders import (
    COLLEGE,
    DEPARTMENTS,
    EVERYONE,
    GOLMUD,
    HAIXI,
    SCHOOLS,
    SOMEWHERE,
    Given,
    Number,
    case,
    claimed,
    day,
    declared,
    doubtful,
    ending,
    flawed,
    judged,
    listed,
    made,
    named,
    pack,
    rules,
    schools,
    seen,
    with_unproven,
)

from haixi_check.figure import Doubt, Origin, known
from haixi_check.judging.evaluate import evaluate
from haixi_check.result import Outcome, Result, roll_up
from haixi_check.rulepack.periods import Every
from haixi_check.rulepack.targets import Force, Target


def bases(**over: Any) -> Target:
    return made({"count": {"of": "training_bases"}}, **{"at_least": 30} | over)


def dual(**over: Any) -> Target:
    return made({"share": {"of": "dual_qualified_teachers", "to": "specialist_teachers"}}, **over)


def trend(direction: str = "rising", **over: Any) -> Target:
    measure = {"trend": {"of": {"sum": {"of": "enrolment"}}, "direction": direction}}
    return made(measure, **{"units": [HAIXI]} | over)


def counted(*numbers: Number, year: int = 2022) -> Given:
    return schools(*({"training_bases": number} for number in numbers), year=year)


def over_years(figure: str, numbers: dict[int, Number], unit: str = HAIXI) -> Given:
    return {unit: {year: {figure: number} for year, number in numbers.items()}}


def teachers(part: Number, whole: Number) -> dict[str, Number]:
    return {"dual_qualified_teachers": part, "specialist_teachers": whole}


# ------------------------------------------------------------------------ thresholds


@pytest.mark.parametrize(("third", "outcome"), [(9, "fail"), (10, "pass"), (11, "pass")])
def test_a_bare_number_includes_itself(third: int, outcome: str) -> None:
    assert judged(bases(), case(counted(10, 10, third))).outcome == outcome


@pytest.mark.parametrize(
    ("part", "outcome", "shown"),
    [(49_996, "fail", "49.996%"), (50_000, "pass", "50.00%"), (50_001, "pass", "50.001%")],
)
def test_a_share_is_never_rounded_across_its_threshold(part: int, outcome: str, shown: str) -> None:
    target = dual(units=[HAIXI])

    result = judged(target, case({HAIXI: {2022: teachers(part, 100_000)}}))

    assert result.measured is not None
    assert (result.outcome.value, result.measured.shown) == (outcome, shown)


@pytest.mark.parametrize(("part", "short"), [(1307, "1"), (1300, "8")])
def test_the_shortfall_is_the_smallest_whole_number_that_closes_the_gap(
    part: int, short: str
) -> None:
    target = dual(units=[HAIXI], at_least="87%")

    result = judged(target, case({HAIXI: {2022: teachers(part, 1503)}}))

    assert result.shortfall is not None
    assert result.shortfall.amount == short


def test_where_new_entrants_grow_the_whole_the_larger_number_stands_beside() -> None:
    shortfall = {"zh": "还差 {n}", "en": "{n}", "grows": True, "unit": {"zh": "名", "en": "p"}}
    target = dual(units=[HAIXI], shortfall=shortfall)

    result = judged(target, case({HAIXI: {2022: teachers(40, 101)}}))

    assert result.shortfall is not None
    assert (result.shortfall.amount, result.shortfall.if_whole_grows) == ("11", "21")


def test_money_per_student_is_short_both_per_student_and_in_total() -> None:
    numbers = {COLLEGE: {2022: {"fiscal_appropriation": 35_999_999, "full_time_enrolment": 3000}}}

    result = judged(named("per-student-funding"), case(numbers))

    assert result.shortfall is not None
    assert (result.shortfall.amount, result.shortfall.per_head) == ("1", "1")


# ------------------------------------------------------------------------ periods


@pytest.mark.parametrize(
    ("year", "number", "expected"),
    [
        (2021, 29, ("not_due", "before_due")),
        (2021, 30, ("pass", "")),
        (2021, None, ("not_due", "before_due")),
        (2022, 29, ("fail", "")),
        (2022, 30, ("pass", "")),
        (2022, None, ("unknown", "blank")),
    ],
)
def test_a_target_with_a_due_year_is_not_due_before_it_unless_met(
    year: int, number: int | None, expected: tuple[str, str]
) -> None:
    looked_at = case(over_years("training_bases", {year: number}), year=year)

    assert ending(judged(bases(units=[HAIXI]), looked_at)) == expected


def test_before_its_year_a_target_tells_how_far_it_is_and_the_pace_that_is_left() -> None:
    looked_at = case(over_years("training_bases", {2020: 15}), year=2020)

    progress = judged(bases(units=[HAIXI]), looked_at).progress

    assert progress is not None
    assert (progress.done, progress.years_left, progress.per_year) == ("50.00%", 2, "8")


@pytest.mark.parametrize(
    ("due", "later", "outcome", "then"), [(30, 29, "pass", "fail"), (29, 30, "fail", "pass")]
)
def test_after_its_year_the_due_year_decides_and_the_reporting_year_stands_beside(
    due: int, later: int, outcome: str, then: str
) -> None:
    looked_at = case(over_years("training_bases", {2022: due, 2023: later}), year=2023)

    result = judged(bases(units=[HAIXI]), looked_at)

    assert result.since_then is not None
    assert (result.outcome.value, result.since_then.outcome.value) == (outcome, then)
    assert result.measured is not None
    assert result.measured.shown == str(due)


def test_in_its_year_a_target_has_nothing_to_consolidate() -> None:
    assert judged(bases(), case(counted(10, 10, 10))).since_then is None


def test_a_continuing_target_is_judged_on_the_reporting_year() -> None:
    target = bases(units=[HAIXI], period="continuing")
    looked_at = case(over_years("training_bases", {2022: 10, 2023: 30}), year=2023)

    result = judged(target, looked_at)

    assert (result.outcome.value, result.since_then) == ("pass", None)
    assert [(item.year, item.outcome.value) for item in result.series][-2:] == [
        (2022, "info"),
        (2023, "info"),
    ]


@pytest.mark.parametrize("target", [bases(period="continuing"), trend("not_falling")])
def test_nothing_but_due_years_is_judged_before_the_opinion_binds(target: Target) -> None:
    looked_at = case(schools({"training_bases": 1, "enrolment": 1}, year=2020), year=2020)

    assert ending(judged(target, looked_at)) == ("not_due", "before_judging")


YEARLY = {"period": {"each_year_from": 2021}, "units": [HAIXI]}


@pytest.mark.parametrize(
    ("numbers", "expected", "short"),
    [
        ({2021: 30, 2022: 30}, ("pass", ""), None),
        ({2021: 29, 2022: 30}, ("fail", "earlier_year"), "1"),
        ({2021: 30, 2022: 28}, ("fail", ""), "2"),
        ({2021: 27, 2022: 28}, ("fail", ""), "2"),
        ({2021: None, 2022: 30}, ("unknown", "earlier_year"), None),
        ({2021: 29, 2022: None}, ("fail", "earlier_year"), "1"),
    ],
)
def test_every_year_from_the_first_has_its_own_result(
    numbers: dict[int, Number], expected: tuple[str, str], short: str | None
) -> None:
    result = judged(bases(**YEARLY), case(over_years("training_bases", numbers)))

    assert ending(result) == expected
    assert (result.shortfall.amount if result.shortfall else None) == short


def test_a_miss_in_an_earlier_year_keeps_the_reporting_years_figure_beside_it() -> None:
    result = judged(bases(**YEARLY), case(over_years("training_bases", {2021: 29, 2022: 31})))

    assert result.measured is not None
    assert result.measured.shown == "31"
    assert [(item.year, item.outcome.value) for item in result.series] == [
        (2020, "info"),
        (2021, "fail"),
        (2022, "pass"),
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({2021: 30, 2022: 31, 2023: 29}, ("pass", "")),
        ({2021: 30, 2022: 31, 2023: None}, ("pass", "")),
        ({2021: 30, 2022: 29, 2023: 31}, ("fail", "")),
        ({2021: 29, 2022: 31, 2023: 31}, ("fail", "earlier_year")),
        ({2021: 30, 2022: None, 2023: 31}, ("unknown", "blank")),
    ],
)
def test_a_year_after_the_last_is_shown_and_not_judged(
    numbers: dict[int, Number], expected: tuple[str, str]
) -> None:
    target = bases(units=[HAIXI], period={"each_year_from": 2021, "until": 2022})

    result = judged(target, case(over_years("training_bases", numbers), year=2023))

    assert ending(result) == expected
    assert (result.series[-1].year, result.series[-1].outcome.value) == (2023, "info")
    assert result.since_then is None


# ------------------------------------------------------------------------ trends


@pytest.mark.parametrize(
    ("direction", "this", "expected", "short"),
    [
        ("rising", 101, ("pass", ""), None),
        ("rising", 100, ("fail", "unchanged"), "1"),
        ("rising", 98, ("fail", ""), "3"),
        ("not_falling", 101, ("pass", ""), None),
        ("not_falling", 100, ("pass", "unchanged"), None),
        ("not_falling", 98, ("fail", ""), "2"),
    ],
)
def test_a_trend_is_held_against_the_year_before(
    direction: str, this: int, expected: tuple[str, str], short: str | None
) -> None:
    looked_at = case(over_years("enrolment", {2020: 100, 2021: this}), year=2021)

    result = judged(trend(direction), looked_at)

    assert ending(result) == expected
    assert (result.shortfall.amount if result.shortfall else None) == short


def test_no_pair_of_a_trend_skips_a_year() -> None:
    looked_at = case(over_years("enrolment", {2020: 100, 2021: None, 2022: 200}))

    result = judged(trend(), looked_at)

    assert result.outcome is Outcome.UNKNOWN
    assert [item.outcome.value for item in result.series] == ["info", "unknown", "unknown"]


def test_without_the_base_year_the_first_pair_of_a_trend_is_unknown() -> None:
    looked_at = case(over_years("enrolment", {2021: 100}), year=2021)

    assert ending(judged(trend(), looked_at)) == ("unknown", "no_base_year")


def test_a_trend_of_a_share_says_how_many_more_of_this_years_whole_it_takes() -> None:
    rule = {"share": {"of": "postgraduate_teachers", "to": "full_time_teachers"}}
    target = made({"trend": {"of": rule, "direction": "rising"}}, units=[HAIXI])
    numbers: Given = {
        HAIXI: {
            2020: {"postgraduate_teachers": 10, "full_time_teachers": 100},
            2021: {"postgraduate_teachers": 11, "full_time_teachers": 123},
        }
    }

    result = judged(target, case(numbers, year=2021))

    assert result.shortfall is not None
    assert (result.outcome.value, result.shortfall.amount) == ("fail", "2")


def test_last_years_doubt_is_a_doubt_of_the_trend() -> None:
    looked_at = case(over_years("enrolment", {2020: doubtful(100), 2021: 200}), year=2021)

    assert ending(judged(trend(), looked_at)) == ("review", "owed_explanation")


@pytest.mark.parametrize(
    ("last", "this", "expected"),
    [
        (with_unproven(100, 0), with_unproven(99, 2), ("review", "unproven_entries")),
        (with_unproven(100, 0), with_unproven(99, 1), ("fail", "")),
        (with_unproven(100, 1), with_unproven(101, 0), ("review", "unproven_entries")),
        (with_unproven(100, 1), with_unproven(102, 0), ("pass", "")),
    ],
)
def test_entries_without_proof_ask_for_a_look_where_they_would_turn_a_trend(
    last: Number, this: Number, expected: tuple[str, str]
) -> None:
    looked_at = case(over_years("enrolment", {2020: last, 2021: this}), year=2021)

    assert ending(judged(trend(), looked_at)) == expected


# ------------------------------------------------------------------------ certainty


def test_a_count_that_already_reaches_its_threshold_passes_and_names_who_is_missing() -> None:
    result = judged(bases(), case(counted(20, 10)))

    assert ending(result) == ("pass", "reached_without")
    assert [gap.unit for gap in result.missing] == [GOLMUD]
    assert result.measured is not None
    assert result.measured.shown == "≥ 30"


def test_one_short_of_certain_is_unknown() -> None:
    assert ending(judged(bases(), case(counted(20, 9)))) == ("unknown", "not_reported")


def test_sound_rows_alone_may_reach_a_count_although_others_must_be_mended() -> None:
    assert ending(judged(bases(), case(counted(flawed(30), 0, 0)))) == ("pass", "reached_without")
    assert ending(judged(bases(), case(counted(flawed(29), 0, 0)))) == ("unknown", "must_fix")


def test_what_counts_twice_is_not_certain_to_count() -> None:
    looked_at = case(counted(20, 10), shared={("training_bases", 2022): claimed(COLLEGE, HAIXI)})

    assert judged(bases(), looked_at).outcome is Outcome.UNKNOWN


def test_a_full_share_with_one_counted_miss_fails_although_a_unit_is_silent() -> None:
    looked_at = case({COLLEGE: {2022: teachers(9, 10)}, HAIXI: {2022: teachers(10, 10)}})

    result = judged(dual(at_least="100%"), looked_at)

    assert ending(result) == ("fail", "certain_miss")
    assert result.measured is not None
    assert result.shortfall is not None
    assert (result.measured.shown, result.shortfall.amount) == ("95.00%", "1")
    assert [gap.unit for gap in result.missing] == [GOLMUD]


def test_a_full_share_without_a_miss_waits_for_the_silent_unit() -> None:
    looked_at = case({COLLEGE: {2022: teachers(10, 10)}, HAIXI: {2022: teachers(10, 10)}})

    assert ending(judged(dual(at_least="100%"), looked_at)) == ("unknown", "not_reported")


def test_a_share_below_full_is_never_certain_while_a_unit_is_silent() -> None:
    looked_at = case({COLLEGE: {2022: teachers(0, 100)}, HAIXI: {2022: teachers(0, 100)}})

    assert judged(dual(), looked_at).outcome is Outcome.UNKNOWN


def test_a_whole_of_zero_is_unknown_unless_the_rule_lets_it_not_apply() -> None:
    empty: dict[str, Number] = {"returnees_received": 0, "returnees_eligible": 0}

    assert ending(judged(dual(units=[HAIXI]), case({HAIXI: {2022: teachers(0, 0)}}))) == (
        "unknown",
        "empty_whole",
    )
    assert ending(judged(named("returnee-intake"), case({HAIXI: {2022: empty}}), HAIXI)) == (
        "not_applicable",
        "empty_population",
    )


# ------------------------------------------------------------------------ doubts


@pytest.mark.parametrize(("number", "outcome"), [(30, "review"), (29, "fail")])
def test_an_explanation_that_is_owed_holds_up_a_pass_and_never_a_miss(
    number: int, outcome: str
) -> None:
    result = judged(
        bases(units=[HAIXI]), case({HAIXI: {2022: {"training_bases": doubtful(number)}}})
    )

    assert result.outcome == outcome
    assert [(item.unit, item.reason) for item in result.doubts] == [(HAIXI, "jump")]


def test_a_claim_that_two_units_dispute_holds_up_the_prefectures_pass_alone() -> None:

    doubt = Doubt(HAIXI, "claims_differ", SOMEWHERE)
    looked_at = case(
        counted(20, 20, 0),
        shared={("training_bases", 2022): claimed(COLLEGE, HAIXI, doubt=doubt, denied_by=HAIXI)},
    )

    assert judged(bases(), looked_at).outcome is Outcome.REVIEW


@pytest.mark.parametrize(
    ("number", "unproven", "expected"),
    [
        (29, 1, ("review", "unproven_entries")),
        (28, 1, ("fail", "")),
        (30, 5, ("pass", "")),
    ],
)
def test_entries_without_proof_ask_for_a_look_only_where_they_would_decide(
    number: int, unproven: int, expected: tuple[str, str]
) -> None:
    numbers: Given = {HAIXI: {2022: {"training_bases": with_unproven(number, unproven)}}}

    result = judged(bases(units=[HAIXI]), case(numbers))

    assert ending(result) == expected
    assert result.unproven == str(unproven)


@pytest.mark.parametrize(
    ("college", "haixi", "golmud", "outcome"),
    [
        (declared(20, COLLEGE), declared(10, HAIXI), 0, "review"),
        (declared(20, COLLEGE), listed(10, HAIXI), 0, "review"),
        (listed(20, COLLEGE), declared(10, HAIXI), 0, "review"),
        (listed(20, COLLEGE), listed(10, HAIXI), 0, "pass"),
        (listed(20, COLLEGE, keyed=False), listed(10, HAIXI), 0, "review"),
        (listed(20, COLLEGE), listed(10, HAIXI, keyed=False), 0, "review"),
        (declared(30, COLLEGE), 0, 0, "pass"),
        (listed(20, COLLEGE), listed(5, HAIXI), declared(5, GOLMUD), "pass"),
        (declared(20, COLLEGE), 0, listed(10, GOLMUD), "pass"),
        (declared(9, COLLEGE), declared(9, HAIXI), 0, "fail"),
    ],
)
def test_what_two_units_on_one_campus_do_not_both_list_may_count_twice(
    college: Number, haixi: Number, golmud: Number, outcome: str
) -> None:
    assert judged(bases(), case(counted(college, haixi, golmud))).outcome == outcome


# ------------------------------------------------------------------------ employment


@pytest.mark.parametrize(
    ("cutoff", "employed", "expected"),
    [
        ("2022-08-31", 86, ("unknown", "provisional")),
        ("2022-08-31", 87, ("pass", "")),
        ("2022-12-30", 86, ("unknown", "provisional")),
        ("2022-12-31", 86, ("fail", "")),
        ("2023-03-01", 86, ("fail", "")),
        (None, 86, ("fail", "")),
    ],
)
def test_employment_measured_before_the_years_end_is_no_final_miss(
    cutoff: str | None, employed: int, expected: tuple[str, str]
) -> None:
    numbers = schools(
        {"employed_graduates": employed, "graduates": 100},
        {"employed_graduates": 0, "graduates": 0},
        {"employed_graduates": 0, "graduates": 0},
    )
    lines = {COLLEGE: {"employment_cutoff": day(cutoff)}} if cutoff else {}

    assert ending(judged(named("graduate-employment"), case(numbers, basics=lines))) == expected


# ------------------------------------------------------------------------ force


def test_an_encouraged_target_that_is_missed_is_for_information() -> None:
    assert ending(judged(bases(force="encouraged"), case(counted(1, 1, 1)))) == (
        "info",
        "encouraged_missed",
    )


def test_an_aspirational_target_that_is_missed_is_missed() -> None:
    assert judged(bases(force="aspirational"), case(counted(1, 1, 1))).outcome is Outcome.FAIL


def test_a_directional_target_has_the_outcomes_of_a_mandatory_one() -> None:
    target = bases(force="directional")
    outcomes = [judged(target, case(counted(10, 10, third))).outcome for third in (9, 10)]

    assert outcomes == [Outcome.FAIL, Outcome.PASS]


def test_an_encouraged_target_without_figures_is_still_unknown() -> None:
    assert judged(bases(force="encouraged"), case({})).outcome is Outcome.UNKNOWN


# ------------------------------------------------------------------------ levels


def test_a_units_part_in_a_count_is_its_contribution_and_binds_nobody() -> None:
    own = judged(bases(), case(counted(1, 20, 30)), COLLEGE)

    assert (ending(own), own.binding) == (("info", "contribution"), False)
    assert own.measured is not None
    assert own.measured.shown == "1"


def test_a_units_missing_part_in_a_count_is_unknown() -> None:
    assert judged(bases(), case(counted(1, None, 30)), HAIXI).outcome is Outcome.UNKNOWN


def test_a_units_ratio_is_held_to_the_same_threshold_for_reference() -> None:
    looked_at = case(schools(teachers(90, 100), teachers(4, 10), teachers(6, 10)))

    own = judged(dual(), looked_at, HAIXI)

    assert (own.outcome.value, own.binding) == ("fail", False)
    assert judged(dual(), looked_at).outcome is Outcome.PASS


def test_where_one_unit_alone_enters_its_result_binds_and_equals_the_prefectures() -> None:
    looked_at = case({COLLEGE: {2022: {"program_clusters": 6}}})

    whole = judged(named("program-clusters"), looked_at)
    own = judged(named("program-clusters"), looked_at, COLLEGE)

    assert own.binding
    assert replace(own, unit=None, fingerprint=whole.fingerprint) == whole


def each_school(*outcomes: Number) -> tuple[Result, dict[str, Result]]:
    numbers: Given = {
        unit: {2022: {"returnees_received": number, "returnees_eligible": 10}}
        for unit, number in zip((HAIXI, GOLMUD), outcomes, strict=True)
    }
    results = evaluate(case(numbers), (named("returnee-intake"),))
    return results.whole[0], {unit: found[0] for unit, found in results.units.items() if found}


@pytest.mark.parametrize(
    ("haixi", "golmud", "outcome"),
    [(10, 10, "pass"), (10, 9, "fail"), (None, 9, "fail"), (10, None, "unknown")],
)
def test_a_target_of_each_school_binds_each_and_the_prefecture_is_their_roll_up(
    haixi: Number, golmud: Number, outcome: str
) -> None:
    whole, own = each_school(haixi, golmud)

    assert whole.outcome == outcome
    assert all(result.binding for result in own.values())
    assert set(own) == {HAIXI, GOLMUD}


def test_the_roll_up_of_each_school_says_what_decides_and_what_it_rests_on() -> None:
    asked = doubtful(10, GOLMUD)

    whole, own = each_school(None, asked)

    assert seen(whole.outcome, whole.reason, whole.binding) == (Outcome.UNKNOWN, "blank", True)
    assert whole.missing == own[HAIXI].missing != ()
    assert whole.doubts == own[GOLMUD].doubts != ()
    assert whole.fingerprint not in {result.fingerprint for result in own.values()}


def test_the_roll_up_of_each_school_names_every_schools_sources() -> None:
    places = {unit: Origin(unit, SOMEWHERE, "10") for unit in (HAIXI, GOLMUD)}

    whole, _ = each_school(*(known(10, sources=(source,)) for source in places.values()))

    assert whole.evidence == tuple(places.values())


@pytest.mark.parametrize(
    ("force", "outcome"), [(Force.ENCOURAGED, "info"), (Force.DIRECTIONAL, "fail")]
)
def test_where_one_school_misses_a_target_of_each_it_is_for_information_if_only_encouraged(
    force: Force, outcome: str
) -> None:
    kinds: Given = {
        unit: {year: {"certificate_kinds": number} for year, number in numbers.items()}
        for unit, numbers in {
            COLLEGE: {2020: 1, 2021: 2, 2022: 3},
            HAIXI: {2020: 1, 2021: 2, 2022: 2},
            GOLMUD: {2020: 1, 2021: 2, 2022: 3},
        }.items()
    }

    target = replace(named("certificate-variety"), force=force)

    assert judged(target, case(kinds)).outcome == outcome


# ------------------------------------------------------------------------ readings


def test_where_another_reading_turns_the_outcome_the_result_is_contested() -> None:
    numbers = schools(
        {"dual_qualified_teachers": 50, "specialist_teachers": 100, "full_time_teachers": 200},
        {"dual_qualified_teachers": 0, "specialist_teachers": 0, "full_time_teachers": 0},
        {"dual_qualified_teachers": 0, "specialist_teachers": 0, "full_time_teachers": 0},
    )

    result = judged(named("dual-qualified-share"), case(numbers))

    assert (result.outcome.value, result.contested) == ("pass", True)
    assert {other.name.en: other.outcome.value for other in result.other_readings} == {
        "Teachers bought in by government included": "unknown",
        "Share of all full-time teachers (annual quality report)": "fail",
    }


def test_where_the_readings_agree_nothing_is_contested() -> None:
    whole: dict[str, Number] = {
        "dual_qualified_teachers": 40, "specialist_teachers": 100, "full_time_teachers": 200,
    }  # fmt: skip
    zero: dict[str, Number] = dict.fromkeys(whole, 0)

    assert not judged(named("dual-qualified-share"), case(schools(whole, zero, zero))).contested


def test_each_surcharge_is_judged_alone_and_both_pooled_stand_beside() -> None:
    numbers: Given = {
        DEPARTMENTS: {
            2022: {
                "local_surcharge_income": 1000,
                "local_surcharge_vocational": 250,
                "urban_surcharge_income": 1000,
                "urban_surcharge_vocational": 400,
            }
        }
    }

    local = judged(named("local-surcharge-share"), case(numbers))

    assert (local.outcome.value, local.contested) == ("fail", True)
    assert judged(named("urban-surcharge-share"), case(numbers)).outcome is Outcome.PASS


# ------------------------------------------------------------------------ the whole pack


DUE = [target for target in rules().targets if not isinstance(target.period, Every)]
"""What is due in 2022 already."""


def test_no_target_passes_where_nothing_was_handed_in() -> None:

    results = evaluate(case({}), DUE)

    assert {result.outcome for result in results.whole} <= {Outcome.UNKNOWN, Outcome.INFO}


def test_what_comes_round_in_some_years_is_not_due_before_they_are_over() -> None:
    later = [target for target in rules().targets if target not in DUE]

    for year, outcome in ((2022, Outcome.NOT_DUE), (2023, Outcome.UNKNOWN)):
        results = evaluate(case({}, reported=EVERYONE, year=year), later)
        assert {result.outcome for result in results.whole} == {outcome}


def test_no_mandatory_target_passes_where_everybody_handed_in_an_empty_form() -> None:

    results = evaluate(case({}, reported=EVERYONE), DUE)

    mandatory = {target.id for target in rules().targets if target.force == "mandatory"}
    outcomes = {item.outcome for item in results.whole if item.target in mandatory}
    assert outcomes == {Outcome.UNKNOWN}


def test_fingerprints_tell_every_result_apart_and_do_not_move_with_the_figures() -> None:

    def fingerprints(numbers: Given) -> list[str]:
        found = evaluate(case(numbers), rules().targets)
        everything = (*found.whole, *(item for own in found.units.values() for item in own))
        return [result.fingerprint for result in everything]

    empty = fingerprints({})

    assert len(set(empty)) == len(empty)
    assert empty == fingerprints(counted(10, 10, 10))


def test_a_roll_up_takes_the_worst_and_information_never_decides() -> None:
    assert roll_up([Outcome.PASS, Outcome.NOT_DUE, Outcome.INFO]) is Outcome.NOT_DUE
    assert roll_up([Outcome.REVIEW, Outcome.UNKNOWN, Outcome.FAIL]) is Outcome.FAIL
    assert roll_up([Outcome.NOT_APPLICABLE, Outcome.PASS]) is Outcome.PASS
    assert roll_up([Outcome.INFO]) is roll_up([]) is Outcome.UNKNOWN


def test_the_pack_knows_the_units_by_which_these_tests_call_them() -> None:
    assert tuple(unit.id for unit in pack().units) == EVERYONE
    assert tuple(unit.id for unit in pack().bodies(("higher", "secondary"))) == SCHOOLS
