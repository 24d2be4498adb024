"""One year of one target, whole: what is measured, shown, lacking, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.builders import (
    COLLEGE,
    GOLMUD,
    HAIXI,
    SCHOOLS,
    Given,
    Number,
    case,
    claimed,
    day,
    doubtful,
    flawed,
    made,
    schools,
    with_unproven,
)

from haixi_check.figure import Figure, Gap, known
from haixi_check.judging.judged_year import YearJudgement, as_binding
from haixi_check.judging.threshold import Threshold
from haixi_check.result import Lack, Measured, Outcome, YearResult
from haixi_check.rulepack.measures import Trend
from haixi_check.rulepack.standards import LimitKind, Standard
from haixi_check.rulepack.targets import Force, Target

PART, WHOLE = "postgraduate_teachers", "full_time_teachers"
SHARE: dict[str, Any] = {"share": {"of": PART, "to": WHOLE}}
HALF = Standard(LimitKind.AT_LEAST, Fraction(1, 2))
PER_HEAD = {"per_head": {"of": "fiscal_appropriation", "to": "full_time_enrolment"}}
GROWING = {"zh": "还差 {n}", "en": "{n}", "grows": True, "unit": {"zh": "名", "en": "p"}}


def held(target: Target, given: Given, *bodies: str, year: int = 2022) -> YearJudgement:
    """What the rule of `target` comes to in a year for these bodies, or for one school."""
    judge = Threshold(
        target,
        case(given, year=year),
        bodies or (HAIXI,),
        rule=target.measure,  # type: ignore[arg-type]
        standard=target.standard,
    )
    return judge.in_year(year)


def trend(of: dict[str, Any], direction: str = "rising") -> Target:
    return made({"trend": {"of": of, "direction": direction}}, units=[HAIXI])


def two_years(last: dict[str, Number], this: dict[str, Number]) -> Given:
    return {HAIXI: {2021: last, 2022: this}}


def told(
    found: YearJudgement,
) -> tuple[Outcome, str, Measured | None, Lack | None, Fraction | None]:
    return found.outcome, found.reason, found.measured, found.lack, found.value


# ------------------------------------------------------------------------ levels


def test_a_count_that_misses_says_what_it_is_and_what_it_lacks() -> None:
    found = held(made({"count": {"of": "programs"}}, at_least=30), {HAIXI: {2022: {"programs": 8}}})

    assert told(found) == (
        Outcome.FAIL,
        "",
        Measured(shown="8", exact="8"),
        Lack(amount="22"),
        Fraction(8),
    )
    assert found.in_year(2022) == YearResult(
        year=2022,
        outcome=Outcome.FAIL,
        measured=Measured(shown="8", exact="8"),
        shortfall=Lack(amount="22"),
    )


def test_a_share_shows_both_its_numbers_and_decimals_enough_beside_its_threshold() -> None:
    given: Given = {HAIXI: {2022: {PART: 49_996, WHOLE: 100_000}}}
    found = held(made(SHARE), given)

    assert told(found) == (
        Outcome.FAIL,
        "",
        Measured(shown="49.996%", exact="0.49996", numerator="49996", denominator="100000"),
        Lack(amount="4"),
        Fraction(49_996, 100_000),
    )


def test_a_year_that_is_only_looked_at_is_shown_beside_no_threshold() -> None:
    target = made(SHARE)
    given: Given = {HAIXI: {2022: {PART: 49_996, WHOLE: 100_000}}}
    judge = Threshold(target, case(given), (HAIXI,), rule=target.measure, standard=HALF)  # type: ignore[arg-type]

    found = judge.look_at(2022)

    wire = Measured(shown="50.00%", exact="0.49996", numerator="49996", denominator="100000")
    assert told(found) == (Outcome.INFO, "", wire, None, Fraction(49_996, 100_000))
    assert judge.look_at(2021).reason == "blank"


def test_money_per_head_is_short_per_head_and_in_total() -> None:
    given: Given = {HAIXI: {2022: {"fiscal_appropriation": 100, "full_time_enrolment": 3}}}
    found = held(made(PER_HEAD, at_least=40), given)

    assert told(found) == (
        Outcome.FAIL,
        "",
        Measured(shown="33.33", exact="100/3", numerator="100", denominator="3"),
        Lack(amount="20", per_head="7"),
        Fraction(100, 3),
    )


@pytest.mark.parametrize(
    ("at_least", "part", "lack"),
    [
        ("60%", 4, Lack(amount="2", if_whole_grows="5")),
        ("60%", 5, Lack(amount="1", if_whole_grows="3")),
        ("100%", 4, Lack(amount="6")),
    ],
)
def test_what_is_lacking_where_new_entrants_enter_the_whole_too(
    at_least: str, part: int, lack: Lack
) -> None:
    target = made(SHARE, at_least=at_least, shortfall=GROWING)

    assert held(target, {HAIXI: {2022: {PART: part, WHOLE: 10}}}).lack == lack


def test_a_share_with_entries_that_lack_their_proof_waits_where_they_would_decide() -> None:
    def outcome(unproven: int) -> tuple[Outcome, str, Fraction | None]:
        part = with_unproven(4, unproven)
        found = held(made(SHARE), {HAIXI: {2022: {PART: part, WHOLE: known(10)}}})
        return found.outcome, found.reason, found.with_unproven

    assert outcome(0) == (Outcome.FAIL, "", Fraction(2, 5))
    assert outcome(1) == (Outcome.REVIEW, "unproven_entries", Fraction(1, 2))


def test_a_sum_that_is_proven_in_part_is_shown_as_at_least_that() -> None:
    target = made({"sum": {"of": "enrolment"}}, at_least=100)

    def shown(figure: Number) -> Measured | None:
        return held(target, {HAIXI: {2022: {"enrolment": figure}}}).measured

    assert shown(flawed(1)) == Measured(shown="≥ 1", exact="1")
    assert shown(flawed(0)) is None
    half = Figure(value=None, proven=Fraction(7, 2), gaps=(Gap(HAIXI, "blank"),))
    assert shown(half) == Measured(shown="≥ 3.50", exact="3.5")


# ------------------------------------------------------------------------ certain misses


def test_a_full_share_that_is_missed_for_certain_shows_the_units_that_are_known() -> None:
    target = made(SHARE, at_least="100%", shortfall=GROWING)
    given = schools({PART: 6_665, WHOLE: 6_666}, {PART: 3, WHOLE: 3})

    found = held(target, given, *SCHOOLS)

    assert told(found) == (
        Outcome.FAIL,
        "certain_miss",
        Measured(shown="99.99%", exact="6668/6669", numerator="6668", denominator="6669"),
        Lack(amount="1"),
        None,
    )
    assert [gap.unit for gap in found.basis.gaps] == [GOLMUD]


def test_a_unit_that_knows_of_nobody_is_known_and_takes_its_word_along() -> None:
    done, due = "practice_done_teachers", "practice_due_teachers"
    target = made({"share": {"of": done, "to": due}}, at_least="100%")
    given = schools({done: 0, due: 0}, {done: 1, due: 2})
    denied = claimed(COLLEGE, HAIXI, denied_by=COLLEGE)
    judge = Threshold(
        target,
        case(given, shared={(done, 2022): denied, (due, 2022): denied}),
        SCHOOLS,
        rule=target.measure,  # type: ignore[arg-type]
        standard=target.standard,
    )

    found = judge.in_year(2022)

    assert found.measured == Measured(shown="0.00%", exact="0", numerator="0", denominator="1")
    assert found.lack == Lack(amount="1")


def test_what_a_certain_miss_shows_is_never_rounded_up_to_the_whole() -> None:
    given = schools({PART: 99_999, WHOLE: 100_000})
    found = held(made(SHARE, at_least="100%"), given, *SCHOOLS)

    assert found.measured is not None
    assert found.measured.shown == "99.999%"


def test_a_certain_miss_that_two_units_share_away_shows_no_share_and_no_lack() -> None:
    target = made(SHARE, at_least="100%")
    given = schools({PART: 3, WHOLE: 5}, {PART: 3, WHOLE: 5})
    twice = {(WHOLE, 2022): claimed(COLLEGE, HAIXI) * 5}
    judge = Threshold(
        target,
        case(given, shared=twice),
        SCHOOLS,
        rule=target.measure,  # type: ignore[arg-type]
        standard=target.standard,
    )

    assert told(judge.in_year(2022)) == (Outcome.FAIL, "certain_miss", None, None, None)


@pytest.mark.parametrize(("part", "whole"), [(None, 10), (9, None)])
def test_a_unit_of_which_one_side_is_missing_is_no_certain_miss(
    part: int | None, whole: int | None
) -> None:
    given = schools({PART: part, WHOLE: whole}, {PART: 3, WHOLE: 3}, {PART: 3, WHOLE: 3})
    found = held(made(SHARE, at_least="100%"), given, *SCHOOLS)

    assert (found.outcome, found.reason) == (Outcome.UNKNOWN, "blank")


def test_a_share_that_need_not_be_full_is_not_missed_for_certain() -> None:
    found = held(made(SHARE, at_least="99%"), schools({PART: 0, WHOLE: 9}), *SCHOOLS)

    assert (found.outcome, found.reason) == (Outcome.UNKNOWN, "not_reported")


# ------------------------------------------------------------------------ trends


def test_a_trend_that_falls_says_what_it_is_beside_last_year() -> None:
    given = two_years({PART: 100_001, WHOLE: 200_000}, {PART: 50_000, WHOLE: 100_000})

    found = held(trend(SHARE), given)

    assert told(found) == (
        Outcome.FAIL,
        "",
        Measured(shown="50.000%", exact="0.5", numerator="50000", denominator="100000"),
        Lack(amount="1"),
        Fraction(1, 2),
    )


def test_a_trend_is_shown_with_decimals_enough_beside_last_year() -> None:
    given = two_years({PART: 50_001, WHOLE: 100_000}, {PART: 49_999, WHOLE: 100_000})
    found = held(trend(SHARE), given)

    assert found.measured is not None
    assert found.measured.shown == "49.999%"


@pytest.mark.parametrize(
    ("last", "this", "reason", "shown"),
    [
        (None, 5, "no_base_year", "5"),
        (5, None, "blank", None),
        (None, None, "blank", None),
        (flawed(3), 5, "no_base_year", "5"),
    ],
)
def test_a_trend_of_which_a_year_is_missing_is_unknown_and_says_which(
    last: Number, this: Number, reason: str, shown: str | None
) -> None:
    given = two_years({"enrolment": last}, {"enrolment": this})

    found = held(trend({"sum": {"of": "enrolment"}}), given)

    wire = None if shown is None else Measured(shown=shown, exact=shown)
    assert told(found) == (Outcome.UNKNOWN, reason, wire, None, None)


def test_a_trend_without_last_year_still_shows_this_year_as_what_it_is() -> None:
    given = two_years({PART: 1}, {PART: 1, WHOLE: 4})

    found = held(trend(SHARE), given)

    shown = Measured(shown="25.00%", exact="0.25", numerator="1", denominator="4")
    assert told(found) == (Outcome.UNKNOWN, "no_base_year", shown, None, None)


def test_a_trend_of_a_unit_that_did_not_report_last_year_says_so() -> None:
    target = made({"trend": {"of": {"sum": {"of": "enrolment"}}, "direction": "rising"}})
    given: Given = {HAIXI: {2021: {"enrolment": 5}, 2022: {"enrolment": 6}}}

    found = held(target, {**given}, HAIXI, GOLMUD)
    of_last_year = Threshold(
        target,
        case(given),
        (HAIXI,),
        rule=target.measure,  # type: ignore[arg-type]
        standard=None,
    ).in_year(2021)

    assert (found.outcome, found.reason) == (Outcome.UNKNOWN, "not_reported")
    assert (of_last_year.outcome, of_last_year.reason) == (Outcome.UNKNOWN, "no_base_year")


def clusters(last: Number, this: Number) -> Given:
    return two_years({"program_clusters": last}, {"program_clusters": this})


@pytest.mark.parametrize(
    ("direction", "last", "this", "expected"),
    [
        ("rising", 5, 6, ("pass", "")),
        ("rising", with_unproven(5, 0), with_unproven(6, 0), ("pass", "")),
        # What last year lacked its proof for would have made this year no rise.
        ("rising", with_unproven(5, 1), 6, ("review", "unproven_entries")),
        ("rising", with_unproven(4, 1), 6, ("pass", "")),
        ("not_falling", with_unproven(5, 1), 6, ("pass", "")),
        ("not_falling", with_unproven(5, 2), 6, ("review", "unproven_entries")),
        # What this year lacks its proof for would make it a rise.
        ("rising", 6, with_unproven(6, 1), ("review", "unproven_entries")),
        ("rising", 6, with_unproven(5, 1), ("fail", "")),
        ("not_falling", 6, with_unproven(5, 1), ("review", "unproven_entries")),
        ("not_falling", 7, with_unproven(5, 1), ("fail", "")),
        # Of a year that is met, its own entries without proof ask nothing.
        ("rising", 5, with_unproven(6, 9), ("pass", "")),
        # Of a year that is missed, last year's ask nothing.
        ("rising", with_unproven(6, 9), 5, ("fail", "")),
    ],
)
def test_entries_without_proof_ask_for_a_look_where_they_would_turn_a_trend(
    direction: str, last: Number, this: Number, expected: tuple[str, str]
) -> None:
    target = trend({"count": {"of": "program_clusters"}}, direction)

    found = held(target, clusters(last, this))
    assert (found.outcome.value, found.reason) == expected


def test_a_trend_carries_what_this_year_would_be_with_all_entries() -> None:
    found = held(trend({"count": {"of": "program_clusters"}}), clusters(5, with_unproven(4, 2)))

    assert found.with_unproven == 6
    assert found.lack == Lack(amount="2")


def test_a_trend_rests_on_both_years() -> None:
    last, this = doubtful(9), flawed(5)
    given = two_years({"enrolment": last}, {"enrolment": this})

    basis = held(trend({"sum": {"of": "enrolment"}}), given).basis

    assert basis.doubts == last.doubts
    assert basis.gaps == this.gaps


# ------------------------------------------------------------------------ force


@pytest.mark.parametrize(
    ("force", "outcome", "reason", "expected"),
    [
        (Force.ENCOURAGED, Outcome.FAIL, "", (Outcome.INFO, "encouraged_missed")),
        (Force.ENCOURAGED, Outcome.FAIL, "unchanged", (Outcome.INFO, "unchanged")),
        (Force.ENCOURAGED, Outcome.UNKNOWN, "blank", (Outcome.UNKNOWN, "blank")),
        (Force.MANDATORY, Outcome.FAIL, "", (Outcome.FAIL, "")),
    ],
)
def test_only_a_miss_of_what_is_encouraged_is_softened(
    force: Force, outcome: Outcome, reason: str, expected: tuple[Outcome, str]
) -> None:
    target = made({"count": {"of": "programs"}}, at_least=1, force=force)
    found = as_binding(YearJudgement(outcome=outcome, reason=reason, basis=known(1)), target)

    assert (found.outcome, found.reason) == expected


# ------------------------------------------------------------------------ provisional


def provisional(*, cutoff: object, unit: str = HAIXI, stated: int = 2022) -> str:
    target = made(SHARE, provisional_until_year_end="employment_cutoff")
    given = schools({PART: 1, WHOLE: 9}, {PART: 1, WHOLE: 9}, {PART: 1, WHOLE: 9})
    lines: Any = {unit: {"employment_cutoff": cutoff}}
    looked_at = case(given, year=2022, basics=lines)
    judge = Threshold(
        target,
        looked_at,
        SCHOOLS,
        rule=target.measure,  # type: ignore[arg-type]
        standard=target.standard,
    )
    found = judge.in_year(stated)
    return found.reason


@pytest.mark.parametrize("unit", SCHOOLS)
def test_a_miss_is_provisional_where_any_unit_measured_before_the_years_end(unit: str) -> None:
    assert provisional(cutoff=day("2022-08-31"), unit=unit) == "provisional"


@pytest.mark.parametrize("cutoff", ["2022-08-31", None, day("2022-12-31"), day("2023-01-01")])
def test_a_miss_is_final_without_a_day_before_the_years_end(cutoff: object) -> None:
    assert provisional(cutoff=cutoff) == ""


def test_a_unit_that_did_not_report_or_reports_another_year_does_not_end_the_search() -> None:
    target = made(SHARE, provisional_until_year_end="employment_cutoff")
    given: Given = {GOLMUD: {2022: {PART: 1, WHOLE: 9}}}
    lines = {GOLMUD: {"employment_cutoff": day("2022-08-31")}}
    judge = Threshold(
        target,
        case(given, basics=lines),
        (COLLEGE, GOLMUD),
        rule=target.measure,  # type: ignore[arg-type]
        standard=target.standard,
    )
    assert judge.in_year(2022).reason == "not_reported"
    alone = Threshold(
        target,
        case(given, basics=lines),
        (GOLMUD,),
        rule=target.measure,  # type: ignore[arg-type]
        standard=target.standard,
    )
    assert alone.in_year(2022).reason == "provisional"


# ------------------------------------------------------------------------ what may count twice


@pytest.mark.parametrize(
    ("college", "haixi", "expected"),
    [
        ({"unkeyed": (COLLEGE,), "listed_by": (COLLEGE,)}, {"listed_by": (HAIXI,)}, "review"),
        ({"listed_by": (COLLEGE,)}, {"listed_by": (HAIXI,)}, "pass"),
        ({"declared_by": (COLLEGE,)}, {"listed_by": (HAIXI,)}, "review"),
        ({"listed_by": (COLLEGE,)}, {"declared_by": (HAIXI,)}, "review"),
        ({"declared_by": (COLLEGE,)}, {}, "pass"),
        ({"unkeyed": (COLLEGE,)}, {"listed_by": (HAIXI,)}, "pass"),
    ],
)
def test_units_of_one_campus_may_count_a_thing_twice_where_one_cannot_tell_it_apart(
    college: dict[str, Any], haixi: dict[str, Any], expected: str
) -> None:
    given = schools(
        {"training_bases": known(20, **college)},
        {"training_bases": known(20, **haixi)},
        {"training_bases": 0},
    )
    target = made({"count": {"of": "training_bases"}}, at_least=30)

    found = held(target, given, *SCHOOLS)

    reason = "shared_declared" if expected == "review" else ""
    assert (found.outcome.value, found.reason) == (expected, reason)


def test_a_doubt_is_told_before_what_may_count_twice() -> None:
    both = known(40, declared_by=(COLLEGE, HAIXI), doubts=doubtful(1).doubts)
    target = made({"count": {"of": "training_bases"}}, at_least=30)

    assert held(target, {HAIXI: {2022: {"training_bases": both}}}).reason == "owed_explanation"


def test_one_unit_counts_nothing_twice() -> None:
    target = made({"count": {"of": "training_bases"}}, at_least=30)

    only = known(40, declared_by=(HAIXI,))

    assert held(target, {HAIXI: {2022: {"training_bases": only}}}).outcome is Outcome.PASS


def test_a_rule_that_is_a_trend_measures_its_level() -> None:
    target = trend({"sum": {"of": "enrolment"}})
    assert isinstance(target.measure, Trend)
    given = two_years({"enrolment": 5}, {"enrolment": 6})
    judge = Threshold(target, case(given), (HAIXI,), rule=target.measure, standard=None)

    assert judge.look_at(2022).measured == Measured(shown="6", exact="6")


# ------------------------------------------------------------------------ borders of what is told


def test_what_is_met_lacks_nothing_and_has_no_reason() -> None:
    target = made({"count": {"of": "programs"}}, at_least=8)
    found = held(target, {HAIXI: {2022: {"programs": 8}}})
    wire = Measured(shown="8", exact="8")

    assert told(found) == (Outcome.PASS, "", wire, None, Fraction(8))


def test_a_year_of_a_series_gives_its_reason() -> None:
    found = held(made({"count": {"of": "programs"}}, at_least=8), {HAIXI: {2022: {}}})

    assert found.in_year(2022) == YearResult(year=2022, outcome=Outcome.UNKNOWN, reason="blank")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 0, (Outcome.NOT_APPLICABLE, "empty_population")),
        (None, 0, (Outcome.UNKNOWN, "blank")),
        (0, None, (Outcome.UNKNOWN, "blank")),
        (1, 0, (Outcome.UNKNOWN, "part_above_whole")),
    ],
)
def test_a_target_does_not_apply_to_nobody_only_where_both_numbers_say_so(
    part: Number, whole: Number, expected: tuple[Outcome, str]
) -> None:
    measure = {"share": {"of": PART, "to": WHOLE, "empty_is": "not_applicable"}}
    found = held(made(measure), {HAIXI: {2022: {PART: part, WHOLE: whole}}})

    assert (found.outcome, found.reason) == expected
