"""Judging duties: every way of showing, every kind of date, every status."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import (
    COLLEGE,
    EVERYONE,
    GOLMUD,
    HAIXI,
    SCHOOLS,
    SOMEWHERE,
    case,
    day,
    duty,
    ending,
    judged,
    pack,
    parts,
    record,
)

from haixi_check.judging.period import fingerprint
from haixi_check.result import Missing, Outcome, Result, Shown, YearResult
from haixi_check.rulepack.measures import Dating, ShownBy
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case, LostRecords, Record
from haixi_check.table import Place

DENIED: dict[str, Any] = {"status": "未落实"}
WAIVED: dict[str, Any] = {"status": "不适用", "note": "本校没有此类学生"}


def reported(*records: Record, **over: Any) -> Any:
    """All three schools have reported, and these records are on file."""
    return case(reported=SCHOOLS, records=records, **over)


def test_a_duty_with_a_due_year_is_looked_at_before_the_opinion_binds() -> None:
    early = [record(unit, date=day("2020-12-30")) for unit in SCHOOLS]
    target = duty(period={"by": 2022})

    assert judged(target, reported(*early, year=2020)).outcome is Outcome.PASS
    assert judged(target, reported(year=2020)).reason == "no_record"


# ------------------------------------------------------------------------ who must show it


@pytest.mark.parametrize(
    ("shown_by", "shows", "outcome"),
    [
        ("every_unit", [COLLEGE, HAIXI, GOLMUD], "pass"),
        ("every_unit", [COLLEGE, HAIXI], "unknown"),
        ("every_unit", [], "unknown"),
        ("any_unit", [GOLMUD], "pass"),
        ("any_unit", [], "unknown"),
    ],
)
def test_a_duty_is_shown_by_every_unit_or_by_any(
    shown_by: str, shows: list[str], outcome: str
) -> None:
    looked_at = reported(*(record(unit) for unit in shows))

    assert judged(duty(shown_by), looked_at).outcome == outcome


def test_one_unit_that_says_it_was_not_done_fails_a_duty_of_every_unit() -> None:
    looked_at = reported(record(COLLEGE), record(HAIXI), record(GOLMUD, **DENIED))

    assert ending(judged(duty(), looked_at)) == ("fail", "not_implemented")
    assert judged(duty(), looked_at, HAIXI).outcome is Outcome.PASS


def test_a_silent_unit_leaves_a_duty_of_every_unit_unknown_and_is_named() -> None:
    looked_at = case(records=[record(COLLEGE), record(HAIXI)])

    result = judged(duty(), looked_at)

    assert ending(result) == ("unknown", "not_reported")
    assert [gap.unit for gap in result.missing] == [GOLMUD]


def test_any_unit_may_show_it_although_another_did_not_report() -> None:
    assert judged(duty("any_unit"), case(records=[record(HAIXI)])).outcome is Outcome.PASS


def test_not_done_by_the_units_that_reported_is_no_miss_while_another_may_show_it() -> None:
    result = judged(duty("any_unit"), case(records=[record(HAIXI, **DENIED)]))

    assert ending(result) == ("unknown", "not_reported")
    assert [gap.unit for gap in result.missing] == [COLLEGE, GOLMUD]


def test_not_done_by_one_and_shown_by_none_is_a_miss_once_all_reported() -> None:
    assert judged(duty("any_unit"), reported(record(HAIXI, **DENIED))).outcome is Outcome.FAIL


def test_a_unit_owes_nothing_that_another_may_show() -> None:
    looked_at = reported(record(HAIXI))

    own = judged(duty("any_unit"), looked_at, GOLMUD)

    assert (ending(own), own.binding) == (("info", "another_unit_may_show"), False)


def test_where_one_unit_alone_is_meant_its_result_binds_and_equals_the_prefectures() -> None:
    target = duty("any_unit", units=[GOLMUD])
    looked_at = case(reported=[GOLMUD])

    whole, own = judged(target, looked_at), judged(target, looked_at, GOLMUD)

    assert own.binding
    assert ending(whole) == ending(own) == ("unknown", "no_record")


# ------------------------------------------------------------------------ named parts


def test_each_part_may_be_shown_by_another_unit() -> None:
    target = duty("each_part_by_any", measure=parts("one", "two"))

    looked_at = reported(record(HAIXI, part="one"), record(GOLMUD, part="two"))

    assert judged(target, looked_at).outcome is Outcome.PASS


@pytest.mark.parametrize("shown_by", list(ShownBy))
def test_a_part_without_a_record_leaves_the_duty_unknown_and_is_named(shown_by: str) -> None:
    target = duty(shown_by, measure=parts("one", "two"))

    result = judged(target, reported(*(record(unit, part="one") for unit in SCHOOLS)))

    assert ending(result) == ("unknown", "parts_missing")
    if shown_by != "every_unit":
        assert result.missing_parts == ("two",)
    assert judged(target, reported(), HAIXI).outcome in (Outcome.UNKNOWN, Outcome.INFO)


def test_one_part_that_was_not_done_fails_the_duty() -> None:
    target = duty("each_part_by_any", measure=parts("one", "two"))
    looked_at = reported(record(HAIXI, part="one"), record(HAIXI, part="two", **DENIED))

    assert judged(target, looked_at).outcome is Outcome.FAIL


def test_a_record_of_no_part_shows_no_part() -> None:
    target = duty(measure=parts("one"), units=[HAIXI])

    assert judged(target, reported(record(HAIXI))).outcome is Outcome.UNKNOWN


def test_no_unit_lacks_parts_by_name_where_it_did_not_report() -> None:
    target = duty(measure=parts("one", "two"))

    assert judged(target, case(reported=[HAIXI]), GOLMUD).missing_parts == ()


# ------------------------------------------------------------------------ dates


def test_a_report_on_a_year_may_be_dated_in_the_next() -> None:
    late = record(HAIXI, date=day("2023-02-01"), for_year=2022)
    target = duty(dated="yearly", units=[HAIXI])

    assert judged(target, reported(late)).outcome is Outcome.PASS


def test_a_yearly_duty_is_not_met_by_last_years_record() -> None:
    target = duty(dated="yearly", units=[HAIXI])

    result = judged(target, reported(record(HAIXI, date=day("2021-05-01"))))

    assert ending(result) == ("unknown", "no_record")
    assert [shown.grade for shown in result.records] == ["other_year"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2021-05-01", "2022-05-01"], ("pass", "")),
        (["2022-05-01"], ("unknown", "earlier_year")),
        (["2021-05-01"], ("unknown", "no_record")),
    ],
)
def test_a_duty_of_each_year_wants_a_record_of_every_year(
    dates: list[str], expected: tuple[str, str]
) -> None:
    target = duty(dated="yearly", units=[HAIXI], period={"each_year_from": 2021})

    result = judged(target, reported(*(record(HAIXI, date=day(text)) for text in dates)))

    assert ending(result) == expected
    assert [item.year for item in result.series] == [2021, 2022]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-01-01", ("pass", "")),
        ("2022-12-31", ("pass", "")),
        ("2020-12-31", ("review", "before_window")),
        ("2023-01-01", ("fail", "late")),
    ],
)
def test_a_milestone_is_passed_within_its_window(date: str, expected: tuple[str, str]) -> None:
    target = duty(dated="milestone", units=[HAIXI], period={"by": 2022})
    looked_at = reported(record(HAIXI, date=day(date)), year=2023)

    assert ending(judged(target, looked_at)) == expected


@pytest.mark.parametrize(
    ("dated", "over", "outcome"),
    [
        ("milestone", {"date": day("2021-03-01")}, "pass"),
        ("milestone", DENIED, "not_due"),
        ("milestone", {"status": "正在推进"}, "not_due"),
        ("milestone", {"status": ""}, "not_due"),
        ("milestone", {"date": None}, "not_due"),
        ("milestone", WAIVED, "not_applicable"),
    ],
)
def test_a_duty_is_not_due_before_its_year_unless_shown(
    dated: str, over: dict[str, Any], outcome: str
) -> None:
    target = duty(dated=dated, units=[HAIXI], period={"by": 2022})

    assert judged(target, reported(record(HAIXI, **over), year=2021)).outcome == outcome


def test_a_continuing_duty_is_not_due_before_the_opinion_binds() -> None:
    looked_at = reported(record(HAIXI, **DENIED), year=2020)

    assert ending(judged(duty(), looked_at)) == ("not_due", "before_judging")


@pytest.mark.parametrize("dated", list(Dating))
def test_a_record_older_than_the_opinion_is_looked_at_whatever_the_duty(dated: str) -> None:
    old = record(HAIXI, date=day("2019-09-01"), for_year=2022)

    assert ending(judged(duty(dated=dated, units=[HAIXI]), reported(old))) == (
        "review",
        "before_opinion",
    )


def test_what_is_dated_after_the_day_of_the_look_is_not_there_yet() -> None:
    late = reported(record(HAIXI, date=day("2022-07-01")), as_of="2022-06-30")

    assert ending(judged(duty(units=[HAIXI]), late)) == ("unknown", "no_record")


# ------------------------------------------------------------------------ records that are gone


@pytest.mark.parametrize(
    ("of", "duty_id", "expected"),
    [
        (HAIXI, "", ("review", "records_lost")),
        (HAIXI, "invented", ("review", "records_lost")),
        (HAIXI, "another", ("pass", "")),
        (GOLMUD, "", ("pass", "")),
    ],
)
def test_nothing_is_shown_while_records_of_its_unit_are_lost_that_may_deny_it(
    of: str, duty_id: str, expected: tuple[str, str]
) -> None:
    looked_at = reported(record(HAIXI))
    lost = LostRecords("unknown_duty", SOMEWHERE, duty_id)
    submissions = looked_at.submissions
    submissions |= {of: replace(submissions[of], lost_records=(lost,))}

    found = judged(duty(units=[HAIXI]), replace(looked_at, submissions=submissions))

    assert ending(found) == expected


def test_what_another_unit_has_not_done_denies_nothing_that_any_may_show() -> None:
    looked_at = reported(record(HAIXI), record(GOLMUD, **DENIED))

    assert judged(duty("any_unit"), looked_at).outcome is Outcome.PASS


# ------------------------------------------------------------------------ status x way x dating


STATUSES: dict[str, tuple[dict[str, Any], str]] = {
    "done": ({}, "pass"),
    "not done": (DENIED, "fail"),
    "not applicable": (WAIVED, "not_applicable"),
    "without reference": ({"document": ""}, "review"),
    "under way": ({"status": "正在推进"}, "review"),
    "not stated": ({"status": ""}, "review"),
    "not a status": ({"status": "", "doubt": "must_fix"}, "unknown"),
    "expired": ({"valid_until": day("2022-12-30")}, "unknown"),
    "without a date": ({"date": None, "for_year": 2022}, "review"),
    "no column for the status": ({"unstated": frozenset({"status"})}, "review"),
    "repealed": ({"document": "西政〔2007〕50号"}, "review"),
    "the opinion itself": ({"document": "西政[2020]93号"}, "review"),
    "to be mended": ({"doubt": "must_fix"}, "unknown"),
    "owed": ({"doubt": "file_missing"}, "review"),
}


@pytest.mark.parametrize(("shown_by", "dated", "status"), list(product(ShownBy, Dating, STATUSES)))
@pytest.mark.sampled(4)
def test_what_all_units_say_alike_is_what_the_duty_comes_to(
    shown_by: str, dated: str, status: str
) -> None:
    over, outcome = STATUSES[status]
    target = duty(shown_by, dated, measure=parts("one"))

    looked_at = reported(*(record(unit, part="one", **over) for unit in SCHOOLS))

    assert judged(target, looked_at).outcome == outcome


@pytest.mark.parametrize(("status", "outcome"), [("done", "pass"), ("not done", "info")])
def test_what_is_only_encouraged_is_never_missed(status: str, outcome: str) -> None:
    over, _ = STATUSES[status]

    looked_at = reported(*(record(unit, **over) for unit in SCHOOLS))

    assert judged(duty(force="encouraged"), looked_at).outcome == outcome


@pytest.mark.parametrize("shown_by", ["every_unit", "any_unit"])
def test_an_encouraged_duty_without_material_is_for_information(shown_by: str) -> None:
    target = duty(shown_by, force="encouraged")

    assert judged(target, reported()).outcome is Outcome.INFO
    assert judged(target, case({})).outcome is Outcome.INFO


def test_an_encouraged_duty_of_each_year_is_for_information_where_one_year_is_missing() -> None:
    target = duty(
        dated="yearly", units=[HAIXI], force="encouraged", period={"each_year_from": 2021}
    )

    assert judged(target, reported(record(HAIXI))).outcome is Outcome.INFO


def test_a_doubt_in_one_year_is_not_hidden_by_an_encouraged_year_without_material() -> None:
    target = duty(
        dated="yearly", units=[HAIXI], force="encouraged", period={"each_year_from": 2021}
    )

    assert judged(target, reported(record(HAIXI, document=""))).outcome is Outcome.REVIEW


def test_a_duty_does_not_apply_only_where_it_applies_to_nobody() -> None:
    waived = [record(COLLEGE, **WAIVED), record(HAIXI, **WAIVED)]

    assert judged(duty(), reported(*waived, record(GOLMUD))).outcome is Outcome.PASS
    assert judged(duty(), reported(*waived)).outcome is Outcome.UNKNOWN
    assert judged(duty("any_unit"), reported(*waived)).outcome is Outcome.UNKNOWN


def test_records_of_other_duties_show_nothing() -> None:
    other = record(HAIXI, duty="party-committee-leadership")

    assert judged(duty(units=[HAIXI]), reported(other)).outcome is Outcome.UNKNOWN


def test_a_record_shows_itself_with_what_it_is_worth_and_where_it_stands() -> None:
    result = judged(duty(units=[HAIXI]), reported(record(HAIXI, material="章程", sha256="ab")))

    (shown,) = result.records
    assert (shown.grade, shown.material, shown.date, shown.sha256, shown.place.cell) == (
        "proven", "章程", "2022-05-01", "ab", "B2",
    )  # fmt: skip


# ------------------------------------------------------------------------ whole results


PLACE = Place(file="甲.xlsx", sheet="表", cell="B2")


def as_shown(unit: str, grade: str, **over: Any) -> Shown:
    """What a report shows of `record`."""
    fields: dict[str, Any] = {
        "part": None,
        "status": "已落实",
        "material": "",
        "document": "虚构〔2022〕1号",
        "date": "2022-05-01",
        "file": "",
        "sha256": "",
        "place": PLACE,
    }
    return Shown(unit=unit, grade=grade, **fields | over)


def whole(target: Target, outcome: Outcome, unit: str | None = None, **over: Any) -> Result:
    """A result of the year 2022, with its defaults."""
    mark = fingerprint(case(), target, unit)
    fields: dict[str, Any] = {"binding": True, "year": 2022, "fingerprint": mark}
    return Result(target=target.id, unit=unit, outcome=outcome, **fields | over)


def test_a_record_is_shown_with_everything_that_it_says() -> None:
    said = record(
        HAIXI,
        part="one",
        status="正在推进",
        material="章程",
        document="",
        date=None,
        file="章程.pdf",
        sha256="ab",
    )

    (shown,) = judged(duty(units=[HAIXI], measure=parts("one")), reported(said)).records

    over = {"material": "章程", "document": "", "date": None, "file": "章程.pdf", "sha256": "ab"}
    assert shown == as_shown(HAIXI, "under_way", part="one", status="正在推进", **over)


def test_a_duty_of_every_unit_gathers_their_records_and_what_they_lack() -> None:
    target = duty()
    looked_at = case(
        reported=[COLLEGE, GOLMUD], records=[record(COLLEGE), record(GOLMUD, **DENIED)]
    )

    assert judged(target, looked_at) == whole(
        target,
        Outcome.FAIL,
        reason="not_implemented",
        missing=(Missing(unit=HAIXI, reason="not_reported"),),
        records=(
            as_shown(COLLEGE, "proven"),
            as_shown(GOLMUD, "not_implemented", status="未落实"),
        ),
    )
    assert judged(target, looked_at, HAIXI) == whole(
        target,
        Outcome.UNKNOWN,
        HAIXI,
        reason="not_reported",
        missing=(Missing(unit=HAIXI, reason="not_reported"),),
    )


def test_a_unit_that_lacks_some_of_the_parts_is_told_which() -> None:
    target = duty(measure=parts("one", "two", "three"))

    found = judged(target, reported(record(HAIXI, part="two")), HAIXI)

    assert found == whole(
        target,
        Outcome.UNKNOWN,
        HAIXI,
        reason="parts_missing",
        missing=(Missing(unit=HAIXI, reason="parts_missing", parts=("one", "three")),),
        missing_parts=("one", "three"),
        records=(as_shown(HAIXI, "proven", part="two"),),
    )


def test_a_unit_that_lacks_all_parts_has_no_record() -> None:
    found = judged(duty(measure=parts("one", "two")), reported(), HAIXI)

    assert (found.reason, found.missing_parts) == ("no_record", ("one", "two"))


def test_a_unit_that_failed_a_part_and_lacks_another_failed_and_lacks_it() -> None:
    target = duty(measure=parts("one", "two"))
    found = judged(target, reported(record(HAIXI, part="one", **DENIED)), HAIXI)

    assert (ending(found), found.missing_parts, found.missing) == (
        ("fail", "not_implemented"),
        ("two",),
        (),
    )


def test_parts_that_any_unit_may_show_are_told_with_what_is_lacking_and_who_is_silent() -> None:
    target = duty("each_part_by_any", measure=parts("one", "two"))
    looked_at = case(records=[record(HAIXI, part="one")])
    silent = tuple(Missing(unit=unit, reason="not_reported") for unit in (COLLEGE, GOLMUD))

    assert judged(target, looked_at) == whole(
        target,
        Outcome.UNKNOWN,
        reason="parts_missing",
        missing=silent,
        missing_parts=("two",),
        records=(as_shown(HAIXI, "proven", part="one"),),
    )


def test_where_all_parts_are_lacking_the_reason_is_that_of_the_first() -> None:
    target = duty("each_part_by_any", measure=parts("one", "two"))
    found = judged(target, reported())

    assert (ending(found), found.missing_parts) == (("unknown", "no_record"), ("one", "two"))


def test_a_part_that_was_not_done_fails_the_duty_beside_one_that_is_lacking() -> None:
    target = duty("each_part_by_any", measure=parts("one", "two"))
    looked_at = reported(*(record(unit, part="one", **DENIED) for unit in SCHOOLS))

    assert judged(target, looked_at) == whole(
        target,
        Outcome.FAIL,
        reason="not_implemented",
        missing_parts=("two",),
        records=tuple(
            as_shown(unit, "not_implemented", part="one", status="未落实") for unit in SCHOOLS
        ),
    )


def test_who_is_silent_is_not_told_where_the_duty_is_shown_anyway() -> None:
    found = judged(duty("any_unit"), case(records=[record(HAIXI)]))

    assert (found.outcome, found.missing) == (Outcome.PASS, ())


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, ("pass", "")),
        ({"document": ""}, ("review", "no_reference")),
        (DENIED, ("info", "another_unit_may_show")),
    ],
)
def test_a_unit_of_a_duty_that_any_may_show_is_shown_by_what_it_has(
    over: dict[str, Any], expected: tuple[str, str]
) -> None:
    found = judged(duty("any_unit"), reported(record(HAIXI, **over)), HAIXI)

    assert (ending(found), found.binding, len(found.records)) == (expected, False, 1)


def test_a_unit_with_a_proven_part_and_a_doubtful_one_is_shown_by_the_proven() -> None:
    target = duty("each_part_by_any", measure=parts("one", "two"))
    said = [record(HAIXI, part="one", document=""), record(HAIXI, part="two")]

    assert ending(judged(target, reported(*said), HAIXI)) == ("pass", "")


def test_a_record_that_names_no_part_and_is_not_done_may_mean_any() -> None:
    target = duty(measure=parts("one", "two"), units=[HAIXI])
    said = [record(HAIXI, part="one"), record(HAIXI, part="two")]

    assert judged(target, reported(*said)).outcome is Outcome.PASS
    assert ending(judged(target, reported(*said, record(HAIXI, **DENIED)))) == (
        "review",
        "conflicting_records",
    )


# ------------------------------------------------------------------------ several years


YEARLY: dict[str, Any] = {"dated": "yearly", "units": [HAIXI], "period": {"each_year_from": 2021}}


def test_a_duty_of_each_year_tells_every_year_and_shows_each_record_once() -> None:
    target = duty(**YEARLY)
    said = [record(HAIXI, date=day("2021-05-01")), record(HAIXI, **DENIED)]

    assert judged(target, reported(*said)) == whole(
        target,
        Outcome.FAIL,
        reason="not_implemented",
        series=(
            YearResult(year=2021, outcome=Outcome.PASS),
            YearResult(year=2022, outcome=Outcome.FAIL, reason="not_implemented"),
        ),
        records=(
            as_shown(HAIXI, "proven", date="2021-05-01"),
            as_shown(HAIXI, "other_year", status="未落实"),
            as_shown(HAIXI, "other_year", date="2021-05-01"),
            as_shown(HAIXI, "not_implemented", status="未落实"),
        ),
    )


def test_what_is_lacking_in_the_last_year_is_told_and_that_of_an_earlier_one_is_not() -> None:
    target = duty(**YEARLY, measure=parts("one", "two"))
    first = [record(HAIXI, part=part, date=day("2021-05-01")) for part in ("one", "two")]

    found = judged(target, reported(*first, record(HAIXI, part="one")))
    earlier = judged(target, reported(*(record(HAIXI, part=part) for part in ("one", "two"))))

    assert ending(found) == ("unknown", "parts_missing")
    assert found.missing == (Missing(unit=HAIXI, reason="parts_missing", parts=("two",)),)
    assert (ending(earlier), earlier.missing) == (("unknown", "earlier_year"), ())


def test_the_parts_that_a_unit_lacks_in_the_last_year_are_told_of_it() -> None:
    target = duty(**YEARLY, measure=parts("one", "two"))
    found = judged(target, reported(record(HAIXI, part="one")), HAIXI)

    assert found.missing_parts == ("two",)


# ------------------------------------------------------------------------ what was not read


def lost(looked_at: Case, duty_id: str, unit: str = HAIXI) -> Case:
    """The same case, but records of a unit were not read."""
    records = (LostRecords("unreadable", SOMEWHERE, duty_id),)
    submission = replace(looked_at.submissions[unit], lost_records=records)
    return replace(looked_at, submissions={**looked_at.submissions, unit: submission})


@pytest.mark.parametrize(
    ("duty_id", "expected"),
    [
        ("invented", ("review", "records_lost")),
        ("", ("review", "records_lost")),
        ("another", ("pass", "")),
    ],
)
def test_proof_beside_records_that_were_not_read_is_looked_at(
    duty_id: str, expected: tuple[str, str]
) -> None:
    target = duty(units=[HAIXI])

    assert ending(judged(target, lost(reported(record(HAIXI)), duty_id))) == expected


# ------------------------------------------------------------------------ borders of the period


@pytest.mark.parametrize(
    ("year", "over", "outcome"),
    [
        (2021, DENIED, "not_due"),
        (2022, DENIED, "fail"),
        (2021, {}, "pass"),
        (2020, DENIED, "not_due"),
    ],
)
def test_a_duty_with_a_due_year_is_missed_from_that_year_on(
    year: int, over: dict[str, Any], outcome: str
) -> None:
    said = record(HAIXI, **{"date": day("2021-05-01"), **over})
    target = duty(units=[HAIXI], period={"by": 2022})

    assert judged(target, reported(said, year=year)).outcome == outcome


def test_a_continuing_duty_is_judged_from_the_first_year_on() -> None:
    first = pack().judged_from
    looked_at = reported(record(HAIXI, **DENIED), year=first)

    assert judged(duty(units=[HAIXI]), looked_at).outcome is Outcome.FAIL


def test_a_document_that_the_pack_excludes_proves_nothing() -> None:
    number = pack().not_evidence[0]

    assert ending(judged(duty(units=[HAIXI]), reported(record(HAIXI, document=number)))) == (
        "review",
        "not_evidence",
    )


WORTH = st.sampled_from([over for over, _ in STATUSES.values()])


@given(st.lists(st.tuples(st.sampled_from(SCHOOLS), WORTH), max_size=6), st.sampled_from(ShownBy))
def test_the_order_of_records_never_changes_a_duty(
    said: list[tuple[str, dict[str, Any]]], shown_by: ShownBy
) -> None:
    target = duty(shown_by, measure=parts("one"))
    records = [record(unit, part="one", **over) for unit, over in said]

    there = judged(target, case(reported=EVERYONE, records=records))
    back = judged(target, case(reported=EVERYONE, records=records[::-1]))

    assert ending(there) == ending(back)


@pytest.mark.parametrize(
    ("day_of_report", "as_of", "expected"),
    [
        (None, "", ("pass", "")),
        ("2023-03-15", "", ("pass", "")),
        ("2023-02-01", "", ("review", "after_report")),
        ("2023-03-15", "2022-12-31", ("review", "after_asked")),
        ("2023-03-15", "2023-02-02", ("pass", "")),
    ],
)
def test_a_report_on_a_year_is_there_when_it_is_handed_in(
    day_of_report: str | None, as_of: str, expected: tuple[str, str]
) -> None:
    looked_at = reported(record(HAIXI, date=day("2023-02-02"), for_year=2022), as_of=as_of)
    said = replace(
        looked_at.submissions[HAIXI], reported=day(day_of_report) if day_of_report else None
    )
    looked_at = replace(looked_at, submissions={HAIXI: said}, asked=bool(as_of))

    assert ending(judged(duty(dated="yearly", units=[HAIXI]), looked_at)) == expected
