"""A value that its own cell denies, by its looks or by a comment, proves nothing."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from tests.builders import HAIXI, basics, codes, figure_rows, holding_of, sheet, taken, told

from haixi_check.intake import workbook
from haixi_check.intake.merge import Intake
from haixi_check.problem import Tier
from haixi_check.table import DeniedValue, Table, Value

TEACHERS = ("工号", "姓名", "是否专任教师", "是否专业教师", "双师型")


def with_comments(table: Table, **texts: str) -> Table:
    return replace(table, comments=texts)


def figures(value: Value, unit: str = "人", note: str | None = None, **comments: str) -> Intake:
    """The students of 2021 (C2) and 2022 (D2)."""
    rows = figure_rows(("enrolment", "在校生数", 1150, value, note, unit))
    return taken([basics(), with_comments(rows, **comments)])


@pytest.mark.parametrize("code", ["struck_out", "not_seen", "shown_otherwise"])
def test_a_denied_figure_is_none(code: str) -> None:
    intake = figures(DeniedValue(code, 1152, "0,"))
    problem = told(intake, code)
    assert (problem.tier, problem.location.cell, problem.found) == (Tier.MUST_FIX, "D2", "1152")
    assert problem.figures == (("enrolment", 2022),)


def test_a_format_with_the_unit_of_the_row_is_no_other_value() -> None:
    row = ("fiscal_appropriation", "年财政拨款", None, DeniedValue("shown_otherwise", 5, '0"万元"'))
    for unit, asked in (("万元", False), ("元", True)):
        intake = taken([basics("柴达木职业技术学院"), figure_rows((*row, None, unit))])
        assert ("shown_otherwise" in codes(intake.problems)) is asked


def test_a_comment_on_a_figure_is_asked_about_and_answered_by_no_note() -> None:
    intake = figures(1152, note="新增两个专业，学生增加", D2="虚构人:\n待核实")
    problem = told(intake, "comment_denies")
    assert (problem.tier, problem.location.cell, problem.answer) == (Tier.EXPLAIN, "D2", "")
    assert problem.figures == (("enrolment", 2022),)


def test_a_comment_is_of_the_year_of_its_cell() -> None:
    assert told(figures(1152, C2="待核实"), "comment_denies").figures == (("enrolment", 2021),)


@pytest.mark.parametrize(
    "comments",
    [
        {"D2": "填表说明：未核实的数据不要填"},
        {"D2": "按年末数统计"},
        {"D1": "待核实"},
        {"Z9": "待核实"},
    ],
)
def test_a_harmless_comment_is_not_asked_about(comments: dict[str, str]) -> None:
    assert "comment_denies" not in codes(figures(1152, **comments).problems)


def roster(value: Value = "是", *, least: int = workbook.MANY, **comments: str) -> Intake:
    rows = [(f"T{row}", "虚构某", "是", "是", value if row == 3 else "是") for row in range(1, 7)]
    table = sheet("教师名册", TEACHERS, *rows)
    with patch.object(workbook, "MANY", least):
        return taken([basics(), with_comments(table, **comments)])


@pytest.mark.parametrize("least", [workbook.MANY, 0])
def test_a_denied_cell_of_a_roster_spoils_its_row(least: int) -> None:
    intake = roster(DeniedValue("struck_out", "是"), least=least)
    assert told(intake, "struck_out").location.cell == "E4"
    flaws = {entry.flaw for entry in holding_of(intake, "teachers", HAIXI)}
    assert flaws == {"", "struck_out"}


@pytest.mark.parametrize("least", [workbook.MANY, 0])
def test_a_comment_in_a_roster_doubts_its_row(least: int) -> None:
    intake = roster(least=least, E4="待核实", E5="口径：含兼职")
    assert told(intake, "comment_denies").location.cell == "E4"
    doubts = {entry.doubt: entry.doubtful for entry in holding_of(intake, "teachers", HAIXI)}
    assert "dual_qualified" in doubts["comment_denies"]


def test_a_comment_on_a_record_is_a_question() -> None:
    record: dict[str, Value] = {
        "事项": "E21", "落实情况": "已落实", "所属年度": None, "材料名称": "学校章程",
        "文号": "虚构〔2021〕254号", "日期": "2021-10-05", "有效期至": None,
        "文件或网址": None, "说明": "无",
    }  # fmt: skip
    table = sheet("佐证材料", tuple(record), tuple(record.values()))
    intake = taken([basics(), with_comments(table, B2="实际尚未落实", D2="请附扫描件")])
    assert told(intake, "comment_denies").location.cell == "B2"
    (filed,) = intake.submissions[HAIXI].records
    assert filed.doubt == "comment_denies"


def test_a_comment_on_the_year_doubts_all_of_it() -> None:
    intake = taken([with_comments(basics(), B2="待核实"), figure_rows(("enrolment", "", 1, 2))])
    assert len(told(intake, "comment_denies").figures) > 20


def test_a_unit_that_is_struck_out_takes_all_with_it() -> None:
    table = basics()
    unit = DeniedValue("struck_out", table.rows[0][1])  # type: ignore[arg-type]
    rows = (("填报单位", unit), *table.rows[1:])
    intake = taken([replace(table, rows=rows), figure_rows(("enrolment", "", 1, 2))])
    assert len(told(intake, "struck_out").figures) > 20


def test_a_struck_note_is_no_note_and_no_mistake() -> None:
    rows = figure_rows(("enrolment", "在校生数", 1150, 1152, DeniedValue("struck_out", "待核实")))
    assert "struck_out" not in codes(taken([basics(), rows]).problems)
