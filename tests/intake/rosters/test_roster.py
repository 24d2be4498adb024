"""Rosters on the ordinary path: one person a row, compared by number and never shown by it."""

from __future__ import annotations

import pytest
from tests.builders import seen
from tests.roster_cases import (
    GOLMUD,
    HAIXI,
    YEAR,
    basics,
    graduate,
    invented_number,
    of_teachers,
    roster,
    taken,
    teacher,
)

from haixi_check.problem import Tier
from haixi_check.table import Value

SCHOOLS = ("haixi-school", "golmud-school")


def test_a_roster_gives_the_figures_of_its_unit() -> None:
    other = teacher("T2", 是否专业教师="否", **{"是否“双师型”": "否"})
    found = taken(of_teachers(teacher("T1"), other))
    assert found.of("full_time_teachers", "haixi-school") == 2
    assert found.of("specialist_teachers", "haixi-school") == 1


def test_a_person_in_two_rosters_counts_once_in_the_prefecture() -> None:
    number = invented_number(1)
    found = taken(
        of_teachers(teacher("T1", 身份证号=number), teacher("T2")),
        of_teachers(teacher("G9", 身份证号=number), unit=GOLMUD, file="b.xlsx"),
    )
    assert found.of("dual_qualified_teachers", *SCHOOLS) == 2
    assert found.codes() == ["reported_twice"]


def test_the_same_staff_number_in_two_units_is_two_persons() -> None:
    found = taken(
        of_teachers(teacher("T1")), of_teachers(teacher("T1"), unit=GOLMUD, file="b.xlsx")
    )
    assert found.of("full_time_teachers", *SCHOOLS) == 2


def test_who_is_part_time_elsewhere_is_still_full_time_here() -> None:
    number = invented_number(2)
    found = taken(
        of_teachers(teacher("T1", 身份证号=number)),
        of_teachers(teacher("G1", 身份证号=number, 是否专任教师="否"), unit=GOLMUD, file="b.xlsx"),
    )
    assert found.of("full_time_teachers", *SCHOOLS) == 1
    assert found.codes() == []


def test_where_two_units_differ_on_a_person_the_lower_claim_counts() -> None:
    number = invented_number(3)
    found = taken(
        of_teachers(teacher("T1", 身份证号=number)),
        of_teachers(teacher("G1", 身份证号=number, 学历层次="专科"), unit=GOLMUD, file="b.xlsx"),
    )
    assert found.of("degree_qualified_teachers", *SCHOOLS) == 0
    assert found.of("full_time_teachers", *SCHOOLS) == 1
    assert sorted(found.codes()) == ["claims_differ", "reported_twice"]


def test_no_number_of_a_person_is_in_what_was_taken_in() -> None:
    number = invented_number(4)
    found = taken(
        of_teachers(
            teacher(f"G{number}", 身份证号=number),
            teacher("T2", 身份证号=number[:-1] + ("0" if number[-1] != "0" else "1")),
            teacher(number, 身份证号=number, 说明=f"身份证 {number}"),
        )
    )
    assert number[:17] not in repr((found.intake, found.problems))


@pytest.mark.parametrize("second", [{"身份证号": invented_number(6)}, {"工号": "T9"}])
def test_one_person_twice_in_a_roster_must_be_mended(second: dict[str, Value]) -> None:
    first = teacher("T1", 身份证号=invented_number(5))
    found = taken(of_teachers(first, {**first, **second, "学历层次": "专科"}))
    assert found.codes() == ["duplicate_row"]
    assert found.of("full_time_teachers", "haixi-school") is None


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"身份证号": "639900190101010001"}, "not_an_id_number"),
        ({"是否专任教师": "也许"}, "not_yes_no"),
        ({"学历层次": "院士"}, "not_a_choice"),
        ({"是否专任教师": ""}, "missing_required"),
        ({"近5年企业实践累计月数": 61}, "above_limit"),
        ({"是否专业教师": "否"}, "contradiction"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(changed: dict[str, Value], code: str) -> None:
    assert taken(of_teachers(teacher("T1", **changed))).codes() == [code]


def test_a_blank_that_decides_leaves_the_figure_missing() -> None:
    found = taken(of_teachers(teacher("T1"), teacher("T2", 在岗年限="")))
    assert found.of("practice_due_teachers", "haixi-school") is None
    assert found.of("full_time_teachers", "haixi-school") == 2


def test_a_column_left_blank_throughout_leaves_the_figure_missing_not_zero() -> None:
    found = taken(of_teachers(teacher("T1", 在岗年限="")))
    figure = found.figures.of(("haixi-school",), "practice_due_teachers", 2022)
    assert (figure.value, len(figure.gaps)) == (None, 1)
    assert found.of("full_time_teachers", "haixi-school") == 1


@pytest.mark.parametrize(
    ("lacking", "lost"),
    [
        ("“双师型”认定文号", {"dual_qualified_teachers"}),
        ("学历或学位", {"postgraduate_teachers"}),
        ("学历层次", {"degree_qualified_teachers", "postgraduate_teachers"}),
        ("近5年企业实践累计月数", {"practice_done_teachers"}),
        ("在岗年限", {"practice_due_teachers", "practice_done_teachers"}),
    ],
)
def test_without_a_column_the_figures_that_need_it_are_missing(
    lacking: str, lost: set[str]
) -> None:
    row = teacher("T1")
    del row[lacking]
    found = taken(of_teachers(row)).problems
    (problem,) = (problem for problem in found if problem.tier is Tier.MUST_FIX)
    assert problem.code == "column_missing"
    assert (problem.of_all, problem.location.cell) == (True, "A1")
    assert set(problem.figures) == {(figure, 2022) for figure in lost}


@pytest.mark.parametrize("document", ["", "待发", "无", "XX号"])
def test_who_is_dual_qualified_without_a_document_is_not_counted_yet(document: str) -> None:
    rows = [teacher("T1"), teacher("T2", **{"“双师型”认定文号": document})]
    figure = taken(of_teachers(*rows)).figures.of(
        ("haixi-school",), "dual_qualified_teachers", 2022
    )
    assert seen(figure.value, figure.unproven) == (1, 1)


def test_the_same_staff_number_at_two_schools_of_one_campus_is_asked_about() -> None:
    college = "青海柴达木职业技术学院"
    rows = [teacher("T1"), teacher("T2", 身份证号=invented_number(1))]
    found = taken(of_teachers(*rows), of_teachers(*rows, unit=college, file="b.xlsx"))
    asked = [problem for problem in found.problems if problem.code == "same_number_elsewhere"]
    assert {problem.unit for problem in asked} == {"haixi-school", "qaidam-college"}
    assert [(problem.tier, problem.params["count"]) for problem in asked] == [
        (Tier.EXPLAIN, "1")
    ] * 2


def test_a_year_after_the_submission_is_not_believed() -> None:
    rows = [graduate("S1"), graduate("S2", YEAR + 1)]
    found = taken([basics(HAIXI, "a.xlsx"), roster("a.xlsx", "毕业生名册", rows)])
    assert found.codes() == ["after_own_year"]
    assert found.of("graduates", "haixi-school") is None


@pytest.mark.parametrize("numbers", [("", invented_number(1)), (invented_number(1), "")])
def test_a_person_in_two_files_of_a_unit_is_known_by_either_number(
    numbers: tuple[str, str],
) -> None:
    first, second = (
        of_teachers(teacher("T1", 身份证号=number), file=file)
        for number, file in zip(numbers, ("a.xlsx", "b.xlsx"), strict=True)
    )
    elsewhere = of_teachers(teacher("G1", 身份证号=invented_number(1)), unit=GOLMUD, file="c.xlsx")
    found = taken(first, second, elsewhere)
    assert sorted(found.codes()) == ["repeated_row", "reported_twice"]
    assert found.of("full_time_teachers", "haixi-school") == 1
    assert found.of("full_time_teachers", *SCHOOLS) == 1


def test_one_staff_number_for_two_persons_in_two_files_must_be_mended() -> None:
    found = taken(
        of_teachers(teacher("T1", 身份证号=invented_number(1))),
        of_teachers(teacher("T1", 身份证号=invented_number(2)), file="b.xlsx"),
    )
    assert found.codes() == ["duplicate_row"]
    assert found.of("full_time_teachers", "haixi-school") is None


@pytest.mark.parametrize("kept", [slice(6, 18), slice(6, 14), slice(0, 14)])
def test_not_even_a_part_of_an_id_number_is_repeated(kept: slice) -> None:
    number = invented_number(7)
    (problem,) = taken(of_teachers(teacher("T1", 身份证号=f"{number[kept]}****"))).problems
    assert (problem.code, problem.found) == ("not_an_id_number", "")


@pytest.mark.parametrize("apart", ["/", "_", ".", "，", " . "])
def test_an_id_number_in_another_column_is_known_however_it_is_parted(apart: str) -> None:
    number = invented_number(7)
    parted = apart.join((number[:6], number[6:14], number[14:]))
    (problem,) = taken(of_teachers(teacher("T1", 学历层次=f"证件{parted}"))).problems
    assert problem.found == "证件●●●●●●"


def test_a_roster_beside_the_workbook_of_its_unit_is_of_its_year() -> None:
    beside = roster("教师名册.csv", "教师名册", [{"单位": HAIXI, **teacher("T1")}])
    found = taken([basics(HAIXI, "a.xlsx")], [beside])
    assert found.of("full_time_teachers", "haixi-school") == 1
    twice = taken(of_teachers(teacher("T1"), teacher("T2")), [beside])
    assert twice.codes() == ["repeated_row"]
    assert twice.of("full_time_teachers", "haixi-school") == 2
