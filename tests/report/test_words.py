"""Pieces of a verdict in words: the same in every output."""

from __future__ import annotations

import string

import pytest

from haixi_check.judging.evidence import Grade
from haixi_check.messages import Sentence, outcomes
from haixi_check.problem import Tier
from haixi_check.report import words as wording
from haixi_check.result import Missing, Outcome
from haixi_check.rulepack.standards import Nothing
from haixi_check.rulepack.targets import Force
from haixi_check.table import Place
from haixi_check.verdict import RunOutcome, Scope

REASONS = [
    *(item.value for item in Nothing),
    "exceeded_without",
    "not_existing",
    "not_judged",
    "not_reported",
    "blank",
    "must_fix",
    "empty_whole",
    "part_above_whole",
    "earlier_year",
    "provisional",
    "no_base_year",
    "no_record",
    "not_implemented",
    "late",
    "no_reference",
    "before_opinion",
    "undated",
    "conflicting_records",
    "parts_missing",
    "owed_explanation",
    "unproven_entries",
    "shared_declared",
    "before_judging",
    "before_due",
    "another_unit_may_show",
    "contribution",
    "reached_without",
    "certain_miss",
    "not_due_progress",
    "no_applicable",
    "claims_not_applicable",
    "one_unit_missing",
    "empty_population",
    "encouraged_missed",
    "unchanged",
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    "code",
    [
        *(f"outcome.{item}" for item in (*Outcome, "not_checkable")),
        *(f"run.{item}" for item in RunOutcome),
        *(f"scope.{item}" for item in Scope),
        *(f"force.{item}" for item in Force),
        *(f"limit.{item}" for item in ("since", "otherwise", "per")),
        "threshold.none",
        *(f"tier.{item}" for item in Tier),
        *(f"reason.{code}" for code in REASONS),
    ],
)
def test_every_code_has_a_sentence(code: str) -> None:
    assert code in outcomes.SENTENCES


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_of_a_record_has_words(grade: Grade) -> None:
    assert wording.grade(grade.value, "zh")


@pytest.mark.parametrize("sentence", outcomes.SENTENCES.values(), ids=outcomes.SENTENCES)
def test_both_languages_are_filled_alike(sentence: Sentence) -> None:
    assert fields(sentence.zh) == fields(sentence.en)


def test_every_outcome_has_a_sign_of_its_own_in_gbk() -> None:
    assert {*Outcome, "not_checkable"} == set(wording.MARKS)
    assert len(set(wording.MARKS.values())) == len(wording.MARKS)
    "".join(wording.MARKS.values()).encode("gbk")


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (Place(file="甲.xlsx", sheet="指标数据", cell="E12"), "甲.xlsx 指标数据!E12"),
        (Place(file="甲.xlsx", sheet="教师名册"), "甲.xlsx 教师名册"),
        (Place(file="甲.json", cell="figures.enrolment.2022"), "甲.json figures.enrolment.2022"),
        (Place(file="甲.xlsx"), "甲.xlsx"),
    ],
)
def test_a_place_is_told_as_a_spreadsheet_writes_it(where: Place, told: str) -> None:
    assert wording.place(where) == told


def test_cells_of_one_sheet_share_its_name() -> None:
    cells = [Place(file="甲.xlsx", sheet="表", cell=cell) for cell in ("A1", "A2", "A1")]
    assert wording.places(cells, "zh") == "甲.xlsx 表!A1、A2"


def test_units_with_the_same_gap_are_told_together() -> None:
    gaps = [Missing(unit=unit, reason="not_reported") for unit in ("a", "b")]
    assert wording.gaps(gaps, {"a": "甲", "b": "乙"}, "zh") == "甲、乙：未报送"


def test_of_very_many_units_with_the_same_trouble_some_are_named() -> None:
    units = [f"u{at}" for at in range(30)]
    gaps = [
        Missing(unit=unit, reason="negative", place=Place(file=unit, sheet="表", cell="A1"))
        for unit in units
    ]
    assert wording.gaps(gaps, {}, "zh") == (
        f"{'、'.join(units[:8])} 等 30 个单位：数据有强制性错误，改正后才能使用"
    )


def test_the_same_fault_in_several_cells_is_told_once() -> None:
    gaps = [
        Missing(unit=unit, reason=code, place=Place(file=f"{unit}.xlsx", sheet="表", cell=cell))
        for unit, code, cell in (
            ("a", "excel_error", "D2"), ("a", "not_a_number", "D3"), ("b", "negative", "D2")
        )
    ]  # fmt: skip
    assert wording.gaps(gaps, {"a": "甲", "b": "乙"}, "zh", own="b") == (
        "甲：数据有强制性错误，改正后才能使用（a.xlsx 表!D2、D3）；"
        "数据有强制性错误，改正后才能使用（b.xlsx 表!D2）"
    )


def test_only_long_whole_numbers_are_separated() -> None:
    assert [wording.grouped(n) for n in ("6000", "705000", "1234567", "49.996%", "1/3")] == [
        "6000",
        "705,000",
        "1,234,567",
        "49.996%",
        "1/3",
    ]


def test_what_a_unit_lacks_of_a_duty_is_named_in_the_result_of_all_units_too() -> None:
    parts = {"herbs": "藏药材", "salt": "盐化工"}
    lacking = (
        Missing(unit="a", reason="parts_missing", parts=("herbs", "salt")),
        Missing(unit="b", reason="parts_missing", parts=("salt",)),
        Missing(unit="c", reason="no_record"),
    )
    told = wording.gaps(lacking, {"a": "甲校", "b": "乙校", "c": "丙校"}, "zh", parts=parts)
    assert (
        told == "甲校：有分项缺佐证（藏药材、盐化工）；乙校：有分项缺佐证（盐化工）；丙校：缺佐证"
    )
