"""The program against a second judge, which shares no code and no rule pack with it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from tests.second_judge import boxes, running
from tests.second_judge.book import SubmittedBook
from tests.second_judge.invented import INVENTED
from tests.second_judge.judging import Result, judge
from tests.second_judge.policy import COLLEGE, GOLMUD_SCHOOL, PREFECTURE_SCHOOL, TARGETS
from tests.second_judge.prefectures import prefecture
from tests.second_judge.shrinking import shrunk

PREFECTURES = 60
SEED = 20201225
EVERY = 1487
"""Which inputs of the boxes are tried: a prime, so that every state of every figure is met."""

BY_CODE = {target.code: target for target in TARGETS}
SCHOOLS = (COLLEGE, PREFECTURE_SCHOOL, GOLMUD_SCHOOL)


def whole(code: str, *submissions: dict[str, Any]) -> Result:
    book = SubmittedBook(submissions)
    return judge(BY_CODE[code], book, book.year).whole


def declaring(unit: str, **figures: object) -> dict[str, Any]:
    return {"unit": unit, "year": 2022, "figures": {k: {"2022": v} for k, v in figures.items()}}


def test_both_judge_prefectures_alike() -> None:
    done = running.of_prefectures(SEED, range(PREFECTURES))
    assert [running.smaller(finding).as_json() for finding in done.findings[:3]] == []


def test_both_judge_boxes_alike() -> None:
    numbers = range(len(list(boxes.boxes())))
    done = [running.of_box(number, number % EVERY, EVERY) for number in numbers]
    assert [finding.as_json() for one in done for finding in one.findings][:3] == []
    assert sum(one.cases for one in done) > 500


@pytest.mark.parametrize(
    "target", (*TARGETS, *INVENTED), ids=[target.code for target in (*TARGETS, *INVENTED)]
)
@pytest.mark.sampled(3)
def test_every_box_of_a_target_has_inputs_that_pass_and_that_do_not(target: Any) -> None:
    found = set()
    for box in boxes.boxes():
        if box.target is target:
            for case in box.cases(3, 101 if len(box.cells) > 2 else 1):
                if case.possible:
                    found.add(judge(target, boxes.BoxBook(case), box.year).whole.outcome)
    assert {"pass", "fail", "unknown"} <= found | ({"unknown"} if target.each_unit else set())


@pytest.mark.thorough
def test_another_threshold_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    target = BY_CODE["Q08"]
    changed = replace(target, limit=target.limit + 1)
    monkeypatch.setattr(boxes, "TARGETS", (changed,))
    assert running.of_box(0, 7, 131).findings


def test_a_disagreement_is_made_small() -> None:
    submissions, _ = prefecture("1-7")
    figures = {"figures": {"enrolment": {"2021": 1, "2022": 2}}}
    given = [*submissions, {"unit": COLLEGE, "year": 2022, **figures}]

    def differs(less: list[dict[str, Any]]) -> bool:
        return any("2022" in item.get("figures", {}).get("enrolment", {}) for item in less)

    (left,) = shrunk(given, differs)
    assert list(left["figures"]["enrolment"]) == ["2022"]


def test_prefectures_of_a_seed_are_always_the_same() -> None:
    assert prefecture("1-2") == prefecture("1-2")
    assert prefecture("1-2") != prefecture("1-3")


def test_students_of_three_schools_add_up_to_the_border() -> None:
    schools = [declaring(unit, enrolment=2000, full_time_enrolment=2000) for unit in SCHOOLS]
    assert whole("Q01", *schools) == Result("pass", Fraction(6000))


def test_one_below_the_border_is_one_short() -> None:
    schools = [declaring(unit, enrolment=2000, full_time_enrolment=2000) for unit in SCHOOLS]
    schools[0] = declaring(COLLEGE, enrolment=1999, full_time_enrolment=1999)
    assert whole("Q01", *schools) == Result("fail", Fraction(5999), 1)


def test_a_school_that_has_not_reported_leaves_the_whole_unknown() -> None:
    assert whole("Q01", declaring(COLLEGE, enrolment=5999)).outcome == "unknown"


def test_a_declared_number_of_clusters_waits_for_the_register() -> None:
    assert whole("Q03", declaring(COLLEGE, program_clusters=7)).outcome == "review"


def test_a_base_of_two_schools_counts_once_and_the_lower_claim_counts() -> None:
    def base(stage: str, since: str) -> dict[str, str]:
        return {
            "name": "虚构基地",
            "enterprise": "虚构企业甲",
            "stage": stage,
            "outreach": "年培训200人次",
            "document": "海职发〔2021〕8号",
            "in_use_since": since,
        }

    rows = [
        base("已投入使用", "2021-06-01"),
        base("在建", "2024-01-01"),
        base("在建", "2024-01-01"),
    ]
    schools = [
        {"unit": unit, "year": 2022, "registers": {"bases": [row]}}
        for unit, row in zip(SCHOOLS, rows, strict=True)
    ]
    assert whole("Q08", *schools) == Result("fail", Fraction(0), 30)


def test_a_jump_without_a_reason_is_a_question_and_with_one_is_not() -> None:
    def school(note: str) -> dict[str, Any]:
        value = {"value": 135, "note": note}
        figures = {
            "graduates": {"2021": 100, "2022": value},
            "employed_graduates": {"2021": 100, "2022": value},
            "progressed_graduates": {"2021": 97, "2022": 98},
            "certified_graduates": {"2021": 98, "2022": 99},
        }
        return {"unit": GOLMUD_SCHOOL, "year": 2022, "figures": figures}

    def of_unit(note: str) -> str:
        book = SubmittedBook([school(note)])
        return judge(BY_CODE["Q13"], book, 2022).units[GOLMUD_SCHOOL].outcome

    assert of_unit("核实无误") == "review"
    assert of_unit("并入两个校区的学生") == "pass"
