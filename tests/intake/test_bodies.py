"""Bodies of a unit: they hand in under their own names, and stand behind records."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.builders import DEPARTMENTS, HAIXI, basics, codes, form, pack, sheet, taken, told

from haixi_check.problem import Tier
from haixi_check.table import Table, Value

RECORDS = ("事项", "落实情况", "材料名称", "文号", "日期", "提供部门", "说明")
BODIES = [body for unit in pack().units for body in unit.bodies]


def evidence(*rows: Sequence[Value], header: Sequence[Value] = RECORDS) -> Table:
    return sheet("佐证材料", header, *rows)


def row(body: Value = None, status: str = "已落实") -> tuple[Value, ...]:
    return ("E58", status, "设立文件", "虚构1号", "2021-11-30", body, None)


@pytest.mark.parametrize("name", [name for body in BODIES for name in body.names])
def test_every_body_hands_in_for_its_unit_under_each_of_its_names(name: str) -> None:
    found = taken([basics(name), evidence(row())])

    (record,) = found.submissions[DEPARTMENTS].records
    body = next(body for body in BODIES if name in body.names)
    assert record.body == body.id
    assert [each.code for each in found.understood if each.code == "body_of_unit"]


def test_the_bodies_are_the_members_and_the_addressees() -> None:
    named = {name for body in BODIES for name in body.names}
    members = (
        "州委机构编制委员会办公室 州教育局 州人力资源和社会保障局 州发展和改革委员会"
        " 州工业和信息化局 州财政局 州科技局 州农牧局 州扶贫开发局 州税务局"
        " 柴达木循环经济试验区党工委工作部"
    )
    heard = "海西州科技局 州工信局 州扶贫局 大柴旦行委 天峻县教育局 格尔木市人民政府 海西州人社局"
    assert {*members.split(), *heard.split()} <= named


def test_a_row_may_name_another_body_than_the_one_that_hands_in() -> None:
    found = taken([basics("州财政局"), evidence(row("州教育局"), row())])

    assert [each.body for each in found.submissions[DEPARTMENTS].records] == [
        "education",
        "finance",
    ]


def test_the_unit_itself_speaks_for_no_body() -> None:
    found = taken([basics("州级部门"), evidence(row(), row("州财政局"))])

    assert [each.body for each in found.submissions[DEPARTMENTS].records] == [None, "finance"]


def test_a_body_that_is_not_known_is_noted_and_may_be_any() -> None:
    found = taken([basics("州财政局"), evidence(row("州外事办"))])

    problem = told(found, "unknown_body")
    assert (problem.tier, problem.found) == (Tier.NOTE, "州外事办")
    assert found.submissions[DEPARTMENTS].records[0].body is None


def test_a_school_has_no_bodies() -> None:
    found = taken(
        [basics(), evidence(("E21", "已落实", "办法", "虚构1号", "2021-03-01", "教务处"))]
    )

    assert found.submissions[HAIXI].records[0].body is None
    assert "unknown_body" not in codes(found.problems)


def test_workbooks_of_several_bodies_are_one_submission() -> None:
    found = taken(
        [basics("州财政局", file="财政.xlsx"), evidence(row())],
        [basics("州科技局", file="科技.xlsx"), evidence(row(status="未落实"))],
    )

    records = found.submissions[DEPARTMENTS].records
    assert {(each.body, each.status) for each in records} == {
        ("finance", "已落实"),
        ("science", "未落实"),
    }


def test_where_two_bodies_hand_in_one_sheet_its_rows_say_whose_they_are() -> None:
    both = sheet(
        "基本信息",
        ("填报单位", "填报年度", "填报日期"),
        ("州财政局", 2022, "2023-01-10"),
        ("州教育局", 2022, "2023-01-10"),
    )
    rows = evidence(
        ("E58", "已落实", "设立文件", "虚构1号", "2021-11-30", "州财政局"),
        ("E59", "已落实", "机制文件", "虚构2号", "2021-05-08", "州教育局"),
        header=(*RECORDS[:5], "填报单位"),
    )

    found = taken([both, rows])

    assert [each.body for each in found.submissions[DEPARTMENTS].records] == [
        "finance",
        "education",
    ]


def test_only_the_departments_are_asked_for_the_body() -> None:
    column = form().evidence.column("body")
    assert column.filled_by == ("prefecture",)
