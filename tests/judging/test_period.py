"""A computed target over its period, as whole results: nothing that a report shows is left open."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.builders import (
    COLLEGE,
    HAIXI,
    SOMEWHERE,
    Number,
    case,
    doubtful,
    flawed,
    judged,
    made,
    pack,
    schools,
    seen,
    with_unproven,
)

from haixi_check.figure import Figure, Gap, Origin, known
from haixi_check.judging.period import fingerprint
from haixi_check.result import (
    Lack,
    Measured,
    Missing,
    OtherReading,
    Outcome,
    Progress,
    Result,
    YearResult,
)
from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.targets import Target
from haixi_check.table import Place

BASES = "training_bases"
PLACE = Place(file="甲.xlsx", sheet="表", cell="B2")


def bases(**over: Any) -> Target:
    return made({"count": {"of": BASES}}, **{"at_least": 30} | over)


def one(numbers: dict[int, Number], year: int = 2022, **over: Any) -> Result:
    """What one school's bases come to in a target that is asked of it alone."""
    given = {HAIXI: {when: {BASES: number} for when, number in numbers.items()}}
    return judged(bases(units=[HAIXI], **over), case(given, year=year))


def shown(number: int) -> Measured:
    return Measured(shown=str(number), exact=str(number))


def looked_at(year: int, number: int | None = None) -> YearResult:
    """A year that is measured and not judged."""
    if number is None:
        return YearResult(year=year, outcome=Outcome.INFO, reason="blank")
    return YearResult(year=year, outcome=Outcome.INFO, measured=shown(number))


def mark(year: int, unit: str | None = None) -> str:
    return fingerprint(case(year=year), bases(), unit)


# ------------------------------------------------------------------------ due years


def test_before_its_year_a_miss_is_shown_whole_with_its_progress() -> None:
    assert one({2020: 10, 2021: 14}, year=2021) == Result(
        target="invented",
        unit=None,
        year=2021,
        outcome=Outcome.NOT_DUE,
        binding=True,
        reason="before_due",
        measured=shown(14),
        shortfall=Lack(amount="16"),
        series=(looked_at(2020, 10), looked_at(2021, 14)),
        progress=Progress(done="46.67%", years_left=1, per_year="16"),
        fingerprint=mark(2021),
    )


@pytest.mark.parametrize(
    ("year", "number", "done", "left", "pace"),
    [(2020, 1, "3.33%", 2, "15"), (2020, 0, "0.00%", 2, "15"), (2021, 29, "96.67%", 1, "1")],
)
def test_progress_tells_the_share_that_is_done_and_the_pace_for_each_year_left(
    year: int, number: int, done: str, left: int, pace: str
) -> None:
    progress = Progress(done=done, years_left=left, per_year=pace)

    assert one({year: number}, year=year).progress == progress


def test_without_a_figure_or_a_miss_there_is_no_progress() -> None:
    assert one({2021: None}, year=2021).progress is None
    assert one({2021: 30}, year=2021).progress is None
    assert one({2022: 29}).progress is None
    assert one({2020: 3}, year=2020, period="continuing").progress is None


def test_a_doubtful_figure_that_is_there_early_lacks_nothing_and_needs_no_pace() -> None:
    found = one({2021: doubtful(30)}, year=2021)

    assert seen(found.outcome, found.progress) == (Outcome.NOT_DUE, None)


def test_progress_is_never_rounded_up_to_all_of_it() -> None:
    progress = one({2021: 99_999}, year=2021, at_least=100_000).progress

    assert progress is not None
    assert progress.done == "99.999%"


def test_progress_of_the_whole_is_told_and_that_of_a_contribution_is_not() -> None:
    given = schools({BASES: 1}, {BASES: 2}, {BASES: 3}, year=2021)
    whole, own = (judged(bases(), case(given, year=2021), unit) for unit in (None, HAIXI))

    assert whole.progress == Progress(done="20.00%", years_left=1, per_year="24")
    assert own.progress is None


def test_progress_of_a_share_held_up_for_reference_is_told() -> None:
    target = made({"share": {"of": "dual_qualified_teachers", "to": "specialist_teachers"}})
    part: dict[str, Number] = {"dual_qualified_teachers": 1, "specialist_teachers": 8}
    given = schools(part, part, part, year=2021)

    own = judged(target, case(given, year=2021), HAIXI)

    assert own.progress == Progress(done="25.00%", years_left=1, per_year="3")
    assert not own.binding


def test_after_its_year_the_due_year_decides_and_later_years_stand_beside_it() -> None:
    found = one({2022: 28, 2023: 29, 2024: 31}, year=2024)

    assert found == Result(
        target="invented",
        unit=None,
        year=2024,
        outcome=Outcome.FAIL,
        binding=True,
        measured=shown(28),
        shortfall=Lack(amount="2"),
        series=(
            looked_at(2020),
            looked_at(2021),
            looked_at(2022, 28),
            looked_at(2023, 29),
            looked_at(2024, 31),
        ),
        since_then=YearResult(year=2024, outcome=Outcome.PASS, measured=shown(31)),
        fingerprint=mark(2024),
    )


def test_what_is_only_encouraged_is_softened_in_every_year_that_is_shown() -> None:
    found = one({2022: 28, 2023: 29}, year=2023, force="encouraged")
    yearly = one({2021: 1, 2022: 30}, force="encouraged", period={"each_year_from": 2021})

    miss = {"outcome": Outcome.INFO, "reason": "encouraged_missed"}
    lack = Lack(amount="1")
    assert found.since_then == YearResult(year=2023, measured=shown(29), shortfall=lack, **miss)  # type: ignore[arg-type]
    assert found.outcome is Outcome.INFO
    assert [item.outcome for item in yearly.series] == [Outcome.INFO, Outcome.INFO, Outcome.PASS]


# ------------------------------------------------------------------------ each year, continuing


def test_a_miss_of_an_earlier_year_stands_beside_the_last_years_figure() -> None:
    found = one({2021: 28, 2022: 31}, period={"each_year_from": 2021})

    assert found == Result(
        target="invented",
        unit=None,
        year=2022,
        outcome=Outcome.FAIL,
        binding=True,
        reason="earlier_year",
        measured=shown(31),
        shortfall=Lack(amount="2"),
        series=(
            looked_at(2020),
            YearResult(
                year=2021,
                outcome=Outcome.FAIL,
                measured=shown(28),
                shortfall=Lack(amount="2"),
            ),
            YearResult(year=2022, outcome=Outcome.PASS, measured=shown(31)),
        ),
        fingerprint=mark(2022),
    )


def test_what_an_earlier_year_lacks_is_told_of_that_year() -> None:
    found = one({2021: None, 2022: 31}, period={"each_year_from": 2021})

    assert seen(found.outcome, found.reason) == (Outcome.UNKNOWN, "earlier_year")
    assert found.missing == (Missing(unit=HAIXI, reason="blank"),)


@pytest.mark.parametrize("period", ["continuing", {"each_year_from": 2021}])
def test_before_judging_a_year_is_measured_and_nothing_is_lacking(period: Any) -> None:
    assert one({2020: 3}, year=2020, period=period) == Result(
        target="invented",
        unit=None,
        year=2020,
        outcome=Outcome.NOT_DUE,
        binding=True,
        reason="before_judging",
        measured=shown(3),
        series=(looked_at(2020, 3),),
        fingerprint=mark(2020),
    )


def test_a_continuing_target_is_judged_from_the_first_year_on() -> None:
    first = pack().judged_from

    assert one({first: 29}, year=first, period="continuing").outcome is Outcome.FAIL


# ------------------------------------------------------------------------ contributions


def of_a_school(number: Number, *, year: int = 2022, **over: Any) -> Result:
    given = schools({BASES: 1}, {BASES: number}, {BASES: 3}, year=year)
    return judged(bases(**over), case(given, year=year), HAIXI)


def test_a_contribution_is_measured_and_nothing_else() -> None:
    assert of_a_school(2) == Result(
        target="invented",
        unit=HAIXI,
        year=2022,
        outcome=Outcome.INFO,
        binding=False,
        reason="contribution",
        measured=shown(2),
        series=(looked_at(2020), looked_at(2021), looked_at(2022, 2)),
        fingerprint=mark(2022, HAIXI),
    )


def test_a_contribution_that_is_missing_in_the_judged_year_is_unknown() -> None:
    found = of_a_school(None)

    assert seen(found.outcome, found.reason) == (Outcome.UNKNOWN, "blank")
    assert found.missing == (Missing(unit=HAIXI, reason="blank"),)


def test_a_contribution_that_must_be_mended_is_unknown_though_its_sound_rows_reach_the_whole() -> (
    None
):
    assert of_a_school(flawed(40)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("year", [2021, 2022])
def test_a_contribution_that_is_missing_in_a_year_of_a_continuing_target_is_unknown(
    year: int,
) -> None:
    found = of_a_school(None, year=year, period="continuing")

    assert seen(found.outcome, found.reason) == (Outcome.UNKNOWN, "blank")


@pytest.mark.parametrize("period", [{"by": 2022}, "continuing", {"each_year_from": 2021}])
def test_a_contribution_that_is_missing_before_anything_is_judged_is_information(
    period: Any,
) -> None:
    found = of_a_school(None, year=2020, period=period)

    assert seen(found.outcome, found.reason) == (Outcome.INFO, "contribution")


def test_the_last_judged_year_of_which_a_contribution_is_missing_is_told() -> None:
    numbers: dict[int, Number] = {2021: None, 2022: 5}
    given = {HAIXI: {year: {BASES: number} for year, number in numbers.items()}}
    target = bases(period={"each_year_from": 2021})

    found = judged(target, case(given), HAIXI)

    assert seen(found.outcome, found.reason, found.measured) == (Outcome.UNKNOWN, "blank", None)


def test_a_contribution_to_a_target_past_its_year_is_missing_in_that_year_only() -> None:
    def found(numbers: dict[int, Number]) -> Outcome:
        given = {HAIXI: {year: {BASES: number} for year, number in numbers.items()}}
        return judged(bases(), case(given, year=2023), HAIXI).outcome

    assert found({2022: 5, 2023: None}) is Outcome.INFO
    assert found({2022: None, 2023: 5}) is Outcome.UNKNOWN


def test_a_contribution_to_a_trend_is_one_too() -> None:
    target = made({"trend": {"of": {"sum": {"of": "enrolment"}}, "direction": "rising"}})
    given = {
        HAIXI: {year: {"enrolment": number} for year, number in {2020: 1, 2021: 2, 2022: 1}.items()}
    }

    found = judged(target, case(given), HAIXI)

    assert seen(found.outcome, found.reason, found.measured) == (
        Outcome.INFO,
        "contribution",
        shown(1),
    )


def test_no_year_of_a_contribution_is_held_against_the_threshold_of_all() -> None:
    numbers: dict[int, Number] = {2020: 1, 2021: 2, 2022: 2}
    given = {HAIXI: {year: {BASES: number} for year, number in numbers.items()}}

    found = judged(bases(period={"each_year_from": 2021}), case(given), HAIXI)

    assert found.series == (looked_at(2020, 1), looked_at(2021, 2), looked_at(2022, 2))


def test_a_later_year_of_a_contribution_is_not_held_against_the_threshold_of_all() -> None:
    numbers: dict[int, Number] = {2022: 2, 2023: 1}
    given = {HAIXI: {year: {BASES: number} for year, number in numbers.items()}}

    found = judged(bases(), case(given, year=2023), HAIXI)

    assert found.since_then == looked_at(2023, 1)


# ------------------------------------------------------------------------ what it rests on


def test_a_result_carries_all_that_its_figure_rests_on() -> None:
    figure = Figure(
        value=Fraction(29),
        proven=Fraction(29),
        unproven=Fraction(3, 2),
        doubts=doubtful(1).doubts,
        sources=(Origin(HAIXI, SOMEWHERE, "29"),),
        declared_by=(HAIXI,),
    )

    found = one({2022: figure})

    assert found == Result(
        target="invented",
        unit=None,
        year=2022,
        outcome=Outcome.REVIEW,
        binding=True,
        reason="unproven_entries",
        measured=shown(29),
        shortfall=Lack(amount="1"),
        series=(looked_at(2020), looked_at(2021), looked_at(2022, 29)),
        unproven="3/2",
        doubts=(Missing(unit=HAIXI, reason="jump", place=PLACE),),
        declared_by=(HAIXI,),
        evidence=(Origin(unit=HAIXI, place=PLACE, raw="29"),),
        fingerprint=mark(2022),
    )


def test_what_is_missing_is_told_with_its_place() -> None:
    lost = Figure(value=None, gaps=(Gap(HAIXI, "not_a_number", SOMEWHERE),))

    assert one({2022: lost}).missing == (Missing(unit=HAIXI, reason="not_a_number", place=PLACE),)


def test_nothing_unproven_is_not_told_as_zero() -> None:
    assert one({2022: with_unproven(29, 0)}).unproven is None


# ------------------------------------------------------------------------ other readings


NAME = {"zh": "另一口径", "en": "another"}


def reading(**over: Any) -> dict[str, Any]:
    return {"other_readings": [{"name": NAME, "measure": {"count": {"of": "programs"}}} | over]}


@pytest.mark.parametrize(
    ("over", "outcome", "contested"),
    [({}, Outcome.FAIL, True), ({"at_least": 5}, Outcome.PASS, False)],
)
def test_another_reading_has_its_own_measure_and_threshold_or_that_of_the_target(
    over: dict[str, Any], outcome: Outcome, contested: bool
) -> None:
    given = {HAIXI: {2022: {BASES: known(30), "programs": known(5)}}}

    found = judged(bases(units=[HAIXI], **reading(**over)), case(given))

    assert seen(found.outcome, found.contested) == (Outcome.PASS, contested)
    assert found.other_readings == (
        OtherReading(name=Text(**NAME), outcome=outcome, measured=shown(5)),
    )


def test_readings_that_cannot_be_told_contest_nothing() -> None:
    given = {HAIXI: {2022: {BASES: known(30)}}}

    found = judged(bases(units=[HAIXI], **reading()), case(given))

    assert seen(found.outcome, found.contested) == (Outcome.PASS, False)


def test_a_contribution_has_no_other_reading() -> None:
    given = schools({BASES: 1}, {BASES: 2}, {BASES: 3})

    assert judged(bases(**reading()), case(given), HAIXI).other_readings == ()
    assert len(judged(bases(**reading()), case(given)).other_readings) == 1


# ------------------------------------------------------------------------ fingerprints


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    assert mark(2022) == "fb71ee9bdd4f6258"
    assert len({mark(2022), mark(2023), mark(2022, HAIXI), mark(2022, COLLEGE)}) == 4
