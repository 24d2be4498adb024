"""Duties of which several bodies speak, that come round in some years, or need several papers."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from pydantic import ValidationError
from tests.builders import DEPARTMENTS, HAIXI, case, day, duty, ending, judged, parts, record

from haixi_check.result import Outcome
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Record

DENIED: dict[str, Any] = {"status": "未落实"}
UNDER_WAY: dict[str, Any] = {"status": "正在推进"}


def of_departments(*records: Record) -> tuple[str, str]:
    """What a duty of the departments comes to."""
    target = duty("any_unit", units=[DEPARTMENTS])
    return ending(judged(target, case(reported=[DEPARTMENTS], records=records)))


def said(body: str | None, **over: Any) -> Record:
    return record(DEPARTMENTS, body=body, **over)


# ------------------------------------------------------------------------ bodies


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([said("finance"), said("science", **DENIED)], ("pass", "")),
        ([said("finance"), said("science", **UNDER_WAY)], ("pass", "")),
        ([said("finance"), said("finance", **DENIED)], ("review", "conflicting_records")),
        ([said("finance"), said(None, **DENIED)], ("review", "conflicting_records")),
        ([said(None), said("science", **DENIED)], ("review", "conflicting_records")),
        ([said(None), said("finance"), said("science", **DENIED)], ("pass", "")),
        ([said("finance", **DENIED), said("science", **DENIED)], ("fail", "not_implemented")),
        ([said("finance", **DENIED), said("science", **UNDER_WAY)], ("review", "under_way")),
        ([said("finance", **DENIED), said(None, **UNDER_WAY)], ("fail", "not_implemented")),
        ([said("finance", document=""), said("science", **DENIED)], ("review", "no_reference")),
        ([said("finance", status="不适用")], ("not_applicable", "")),
    ],
)
def test_what_one_body_has_not_done_contradicts_no_proof_of_another(
    records: list[Record], expected: tuple[str, str]
) -> None:
    for order in permutations(records):
        assert of_departments(*order) == expected


def test_a_result_shows_which_body_stands_behind_each_record() -> None:
    target = duty("any_unit", units=[DEPARTMENTS])
    records = [said("finance"), said("science", **DENIED)]

    result = judged(target, case(reported=[DEPARTMENTS], records=records))

    assert [(shown.body, shown.grade) for shown in result.records] == [
        ("finance", "proven"),
        ("science", "not_implemented"),
    ]


# ------------------------------------------------------------------------ once in some years


def every(years: int = 3, **over: Any) -> Target:
    period = {"every": {"years": years}, "from": 2021}
    return duty(dated="yearly", units=[HAIXI], period=period, **over)


def in_year(year: int, *records: Record, years: int = 3) -> tuple[str, str]:
    looked_at = case(reported=[HAIXI], records=records, year=year)
    return ending(judged(every(years), looked_at))


def of(year: int, **over: Any) -> Record:
    return record(HAIXI, date=day(f"{year}-06-01"), **over)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2020, ("not_due", "before_judging")),
        (2021, ("not_due", "no_record")),
        (2022, ("not_due", "no_record")),
        (2023, ("unknown", "no_record")),
    ],
)
def test_nothing_is_missed_before_the_first_window_is_over(
    year: int, expected: tuple[str, str]
) -> None:
    assert in_year(year) == expected


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_one_record_in_the_window_is_enough(year: int) -> None:
    assert in_year(year, of(2021)) == ("pass", "")


def test_the_window_moves_with_the_judged_year() -> None:
    assert in_year(2024, of(2021)) == ("unknown", "no_record")
    assert in_year(2024, of(2022)) == ("pass", "")
    assert in_year(2022, of(2021), years=2) == ("pass", "")
    assert in_year(2023, of(2021), years=2) == ("unknown", "no_record")


def test_a_year_without_it_contradicts_no_other_year_of_the_window() -> None:
    assert in_year(2023, of(2021, **DENIED), of(2022)) == ("pass", "")
    assert in_year(2023, of(2022, **DENIED), of(2022)) == ("review", "conflicting_records")
    assert in_year(2023, of(2021, **DENIED), of(2023, **DENIED)) == ("fail", "not_implemented")
    assert in_year(2022, of(2022, **DENIED)) == ("not_due", "not_implemented")


def test_a_record_of_which_nobody_knows_the_year_contradicts_every_year() -> None:
    unstated = frozenset({"for_year"})
    denied = of(2021, unstated=unstated, **DENIED)

    assert in_year(2023, denied, of(2022)) == ("review", "conflicting_records")


def test_only_what_is_shown_year_by_year_comes_round() -> None:
    with pytest.raises(ValidationError, match="pack_every_of_yearly_records"):
        duty(period={"every": {"years": 3}, "from": 2021})


def test_what_comes_round_every_year_is_due_each_year() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 2"):
        every(1)


# ------------------------------------------------------------------------ several papers


def papers(*ids: str) -> dict[str, Any]:
    return {"all_of": parts(*ids)["parts"]}


def test_a_proof_of_two_papers_needs_both() -> None:
    target = duty(units=[HAIXI], measure=papers("plan", "report"))

    def found(*shown: str) -> tuple[str, str]:
        records = [record(HAIXI, part=name) for name in shown]
        return ending(judged(target, case(reported=[HAIXI], records=records)))

    assert found("plan", "report") == ("pass", "")
    assert found("plan") == ("unknown", "parts_missing")
    assert found() == ("unknown", "no_record")


def test_each_part_needs_each_of_its_papers() -> None:
    target = duty(units=[HAIXI], measure=parts("one", "two") | papers("plan", "report"))
    names = [part.id for part in target.parts]
    records = [record(HAIXI, part=name) for name in names]

    assert names == ["one-plan", "one-report", "two-plan", "two-report"]
    assert judged(target, case(records=records)).outcome is Outcome.PASS
    lacking = judged(target, case(records=records[:-1]), HAIXI)
    assert lacking.missing_parts == ("two-report",)


def test_not_done_without_a_paper_speaks_of_all_of_them() -> None:
    target = duty(units=[HAIXI], measure=papers("plan", "report"))
    denied = record(HAIXI, **DENIED)

    assert judged(target, case(records=[denied])).outcome is Outcome.FAIL
