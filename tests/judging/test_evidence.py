"""What records of evidence are worth, each alone and several together."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import day, duty, pack, record

from haixi_check.judging.evidence import NOTHING, Grade, Moment, Standing, best, grade, standing
from haixi_check.result import Outcome
from haixi_check.rulepack.measures import Evidence
from haixi_check.rulepack.names import bare_number

MOMENT = Moment(
    years=(2022,),
    as_of=day("2022-12-31"),
    issued=pack().issued,
    not_evidence=frozenset({bare_number("虚构〔2019〕9号")}),
)
UNSTATED_YEAR = frozenset({"for_year"})
"""What is said of a record whose sheet has no column for the year, or whose cell is broken."""


def graded(
    dated: str = "standing",
    *,
    may_not_apply: bool = True,
    expires: bool = False,
    moment: Moment = MOMENT,
    **over: Any,
) -> str:
    measure = {"may_not_apply": may_not_apply, "expires": expires}
    rule = duty(dated=dated, measure=measure).measure
    assert isinstance(rule, Evidence)
    if isinstance(over.get("date"), str):
        over["date"] = day(over["date"])
    return grade(record(**over), rule, moment).value


@pytest.mark.parametrize(
    ("over", "worth"),
    [
        ({}, "proven"),
        ({"date": "2022-12-31"}, "proven"),
        ({"date": "2023-01-01"}, "after_as_of"),
        ({"date": "2020-12-25"}, "proven"),
        ({"date": "2020-12-24"}, "before_opinion"),
        ({"date": None}, "undated"),
        ({"document": ""}, "no_reference"),
        ({"document": "", "file": "证明.pdf"}, "proven"),
        ({"document": "", "file": "https://example.cn/1"}, "proven"),
        ({"document": "", "date": None}, "undated"),
        ({"status": "未落实"}, "not_implemented"),
        ({"status": "未落实", "date": None, "document": ""}, "not_implemented"),
        ({"status": "不适用"}, "not_applicable"),
        ({"status": "正在推进"}, "under_way"),
        ({"status": "正在推进", "doubt": "must_fix"}, "under_way"),
        ({"status": "未落实", "doubt": "must_fix"}, "not_implemented"),
        ({"status": ""}, "status_blank"),
        ({"status": "", "doubt": "status_blank"}, "status_blank"),
        ({"status": "", "doubt": "must_fix"}, "status_unread"),
        ({"doubt": "must_fix"}, "must_fix"),
        ({"document": "虚构〔2019〕9号"}, "not_evidence"),
        ({"document": "虚构(2019) 9号"}, "not_evidence"),
        ({"document": "虚构〔2019〕9号", "file": "证明.pdf"}, "not_evidence"),
        ({"valid_until": day("2022-12-30")}, "expired"),
        ({"valid_until": day("2022-12-31")}, "proven"),
        ({"unstated": frozenset({"document"})}, "unstated"),
        ({"unstated": frozenset({"date"})}, "unstated"),
        ({"unstated": frozenset({"file"})}, "unstated"),
        ({"unstated": frozenset({"for_year"})}, "unstated"),
        ({"unstated": frozenset({"valid_until"})}, "unstated"),
        ({"doubt": "file_missing"}, "owed_explanation"),
        ({"doubt": "file_missing", "document": ""}, "no_reference"),
    ],
)
def test_a_standing_document_counts_from_its_date_to_the_day_of_the_look(
    over: dict[str, Any], worth: str
) -> None:
    assert graded("standing", **over) == worth


@pytest.mark.parametrize(
    ("over", "worth"),
    [
        ({"date": "2022-01-01"}, "proven"),
        ({"date": "2021-12-31"}, "other_year"),
        ({"date": "2023-02-01"}, "other_year"),
        ({"date": "2023-02-01", "for_year": 2022}, "proven"),
        ({"date": "2022-02-01", "for_year": 2021}, "other_year"),
        ({"date": None, "for_year": 2022}, "undated"),
        ({"date": "2022-01-01", "unstated": UNSTATED_YEAR}, "unstated"),
        ({"date": "2021-05-01", "unstated": UNSTATED_YEAR}, "unstated"),
        ({"date": "2021-05-01", "status": "未落实", "unstated": UNSTATED_YEAR}, "not_implemented"),
        ({"date": None}, "undated"),
        ({"date": "2020-01-01", "for_year": 2022}, "before_opinion"),
        ({"date": "2021-05-01", "status": "未落实"}, "other_year"),
        ({"date": None, "for_year": 2022, "status": "未落实"}, "not_implemented"),
        ({"date": "2021-05-01", "doubt": "must_fix"}, "other_year"),
        ({"date": "2022-05-01", "doubt": "must_fix"}, "must_fix"),
        ({"date": "2021-05-01", "doubt": "must_fix", "unstated": UNSTATED_YEAR}, "must_fix"),
    ],
)
def test_a_yearly_record_counts_for_the_year_that_it_names_else_for_that_of_its_date(
    over: dict[str, Any], worth: str
) -> None:
    assert graded("yearly", **over) == worth


@pytest.mark.parametrize(
    ("dated", "date", "asked", "reported", "worth"),
    [
        ("yearly", "2023-02-01", False, None, "proven"),
        ("yearly", "2023-02-01", False, "2023-03-15", "proven"),
        ("yearly", "2023-03-15", False, "2023-03-15", "proven"),
        ("yearly", "2023-03-16", False, "2023-03-15", "after_report"),
        ("yearly", "2022-12-31", True, None, "proven"),
        ("yearly", "2023-01-01", True, None, "after_asked"),
        ("yearly", "2023-01-01", True, "2022-06-30", "after_asked"),
        ("yearly", "2022-07-01", True, "2022-06-30", "after_report"),
        ("standing", "2022-06-30", False, "2022-06-30", "proven"),
        ("standing", "2022-07-01", False, "2022-06-30", "after_report"),
        ("standing", "2023-01-01", True, "2022-06-30", "after_as_of"),
        ("milestone", "2022-07-01", False, "2022-06-30", "after_report"),
        ("milestone", "2023-01-01", False, "2022-06-30", "late"),
    ],
)
def test_nothing_is_dated_after_the_report_or_an_as_of_day_that_was_asked_for(
    dated: str, date: str, asked: bool, reported: str | None, worth: str
) -> None:
    moment = replace(MOMENT, asked=asked, reported=day(reported) if reported else None)
    for_year = 2022 if dated == "yearly" else None

    assert graded(dated, moment=moment, date=date, for_year=for_year) == worth


def test_proof_that_ends_some_day_is_none_where_nobody_can_say_until_when() -> None:
    assert graded(expires=True, unstated=frozenset({"valid_until"})) == "unstated"
    assert graded(expires=True) == "proven"


@pytest.mark.parametrize(
    ("date", "worth"),
    [
        ("2020-12-24", "before_opinion"),
        ("2020-12-31", "before_window"),
        ("2021-01-01", "proven"),
        ("2022-12-31", "proven"),
        ("2023-01-01", "late"),
        (None, "undated"),
    ],
)
def test_a_milestone_counts_within_its_window(date: str | None, worth: str) -> None:
    assert graded("milestone", date=date) == worth


def test_not_applicable_is_no_way_out_of_a_plain_duty() -> None:
    assert graded(status="不适用", may_not_apply=False) == "claims_not_applicable"


@pytest.mark.parametrize(
    ("grades", "outcome", "reason"),
    [
        ([], "unknown", "no_record"),
        (["proven"], "pass", ""),
        (["proven", "no_reference"], "pass", ""),
        (["proven", "late"], "pass", ""),
        (["proven", "must_fix"], "pass", ""),
        (["no_reference"], "review", "no_reference"),
        (["no_reference", "before_opinion"], "review", "before_opinion"),
        (["undated", "late"], "review", "undated"),
        (["after_report"], "review", "after_report"),
        (["after_asked"], "review", "after_asked"),
        (["after_report", "proven"], "pass", ""),
        (["claims_not_applicable"], "review", "claims_not_applicable"),
        (["not_evidence", "no_reference"], "review", "not_evidence"),
        (["unstated"], "review", "unstated"),
        (["proven", "unstated"], "pass", ""),
        (["under_way"], "review", "under_way"),
        (["under_way", "proven"], "review", "conflicting_records"),
        (["under_way", "not_implemented"], "fail", "not_implemented"),
        (["under_way", "not_applicable"], "review", "under_way"),
        (["status_blank"], "review", "status_blank"),
        (["status_blank", "proven"], "review", "status_blank"),
        (["status_blank", "undated"], "review", "status_blank"),
        (["status_blank", "late"], "review", "status_blank"),
        (["status_unread"], "unknown", "status_unread"),
        (["status_unread", "proven"], "review", "status_unread"),
        (["status_unread", "not_applicable"], "unknown", "status_unread"),
        (["expired"], "unknown", "expired"),
        (["expired", "proven"], "pass", ""),
        (["not_implemented"], "fail", "not_implemented"),
        (["not_implemented", "proven"], "review", "conflicting_records"),
        (["not_implemented", "undated"], "review", "conflicting_records"),
        (["not_implemented", "not_applicable"], "fail", "not_implemented"),
        (["late"], "fail", "late"),
        (["late", "must_fix"], "unknown", "must_fix"),
        (["not_applicable", "must_fix"], "unknown", "must_fix"),
        (["not_implemented", "must_fix"], "fail", "not_implemented"),
        (["not_applicable"], "not_applicable", ""),
        (["must_fix"], "unknown", "must_fix"),
        (["other_year"], "unknown", "no_record"),
        (["after_as_of"], "unknown", "no_record"),
        (["other_year", "proven"], "pass", ""),
        (["other_year", "not_implemented"], "fail", "not_implemented"),
    ],
)
def test_records_of_one_unit_come_to_this_together(
    grades: list[str], outcome: str, reason: str
) -> None:
    for order in permutations(grades):
        assert standing(Grade(item) for item in order) == Standing(Outcome(outcome), reason)


@pytest.mark.parametrize(
    ("grades", "outcome", "reason"),
    [
        (["proven"], "review", "records_lost"),
        (["not_applicable"], "review", "records_lost"),
        (["no_reference"], "review", "no_reference"),
        (["not_implemented"], "fail", "not_implemented"),
        ([], "unknown", "no_record"),
    ],
)
def test_nothing_is_proven_while_records_that_were_not_read_may_deny_it(
    grades: list[str], outcome: str, reason: str
) -> None:
    found = standing((Grade(item) for item in grades), lost=True)

    assert found == Standing(Outcome(outcome), reason)


@given(st.permutations(list(Grade)), st.integers(0, len(Grade)))
def test_the_order_of_records_never_matters(grades: list[Grade], many: int) -> None:
    some = grades[:many]

    assert standing(some) == standing(reversed(some))


PASS = Standing(Outcome.PASS)
ASKS = Standing(Outcome.REVIEW, "no_reference")
DENIES = Standing(Outcome.FAIL, "not_implemented")
WAIVES = Standing(Outcome.NOT_APPLICABLE)
BROKEN = Standing(Outcome.UNKNOWN, "must_fix")


@pytest.mark.parametrize(
    ("standings", "all_reported", "outcome", "reason"),
    [
        ([PASS, NOTHING, NOTHING], False, "pass", ""),
        ([PASS, DENIES], True, "pass", ""),
        ([ASKS, NOTHING], True, "review", "no_reference"),
        ([ASKS, DENIES], True, "review", "no_reference"),
        ([DENIES, NOTHING], True, "fail", "not_implemented"),
        ([DENIES, NOTHING], False, "unknown", "not_reported"),
        ([NOTHING, NOTHING], True, "unknown", "no_record"),
        ([NOTHING, NOTHING], False, "unknown", "not_reported"),
        ([WAIVES, WAIVES], True, "not_applicable", ""),
        ([WAIVES, NOTHING], True, "unknown", "no_record"),
        ([WAIVES, NOTHING], False, "unknown", "not_reported"),
        ([BROKEN, NOTHING], True, "unknown", "must_fix"),
        ([DENIES, BROKEN], True, "unknown", "must_fix"),
    ],
)
def test_what_any_of_several_units_may_show(
    standings: list[Standing], all_reported: bool, outcome: str, reason: str
) -> None:
    for order in permutations(standings):
        assert best(order, all_reported=all_reported) == Standing(Outcome(outcome), reason)
