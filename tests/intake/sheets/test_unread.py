"""Cells that are no part of a record, a figure or a line: none of them is dropped in silence.

Every case is one change to the sheets of `samples/met.xlsx`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.intake.sheets.test_labels import BASICS, EVIDENCE, FIGURES, PROGRAMS, with_cells

from haixi_check.intake.cells.objections import disowns, objects

if TYPE_CHECKING:
    from haixi_check.table import Value

DENIALS = (
    "E23未落实",
    "E23 实习学生合理报酬与权益：未落实",
    "以上各项均未落实，待2023年补齐",
    "经查，E21—E23材料均系伪造",
    "上述材料均未印发",
    "审核意见：不通过",
    "未落实",
    "作废",
    "以上数据均为估算，未核实",
    "本套报表为测试数据，请勿使用",
    "不通过，退回重填",
    "未审核，作废",
)

SOUND = (
    "三(四) 深化产教融合校企合作",
    "注：未落实的填“未落实”，并说明原因",
    "填表说明：没有的填 0，没有统计的留空",
    "填报人：虚构",
    "审核人：虚构　　（盖章）",
    "以上数据均已核实",
    "二、未落实事项",
    "浅黄色格子由填报单位填写，带 * 的列必填；带红色角标的单元格附有口径",
    "一行一个专业，有没有在校生都列；对应专业由任何一方写明即可。",
    "虚构样例：数字、名称、文号均为编造，仅供演示。",
    "第 1 页 共 2 页",
)


def each(sheet: str, text: str, *places: str) -> tuple[tuple[str, dict[str, Value]], ...]:
    """The same text in one cell after the other."""
    return tuple((sheet, {place: text}) for place in places)


ESTIMATED = "以上数据均为估算，未核实"
DENYING: tuple[tuple[str, dict[str, Value]], ...] = (
    *(case for text in DENIALS[:8] for case in each(EVIDENCE, text, "A103", "A108")),
    (EVIDENCE, {"A37": "以下各项（E19—E23）均未落实"}),
    *each(EVIDENCE, "未落实", "A5", "A43", "B104", "J104", "L104", "L5", "B5"),
    (EVIDENCE, {"A110": "E23", "J110": "未落实"}),
    (EVIDENCE, {"A110": "E23", "L110": "未落实"}),
    (EVIDENCE, {"A110": "填报人：虚构", "A111": "以上各项均未落实"}),
    *each(FIGURES, ESTIMATED, "A2", "A3", "B3", "H3", "H4", "A40", "G40", "H40", "G38"),
    (FIGURES, {"G39": "certified_graduates应为28"}),
    (BASICS, {"A14": "审核结论", "B14": "不通过，退回重填"}),
    (BASICS, {"A14": "填报状态", "B14": "未审核，作废"}),
    *each(BASICS, "作废，请勿使用", "C7", "D7", "A14", "B14", "A15", "A20"),
    (BASICS, {"B13": "本套报表为测试数据，请勿使用"}),
    *each(PROGRAMS, "以上专业均已停办，数据作废", "J20"),
)

TOLD: tuple[tuple[str, dict[str, Value], str], ...] = (
    (EVIDENCE, {"A103": "随便写的一句话"}, "unread_cells"),
    (EVIDENCE, {"A110": "E99 某事项"}, "unread_cells"),
    (EVIDENCE, {"A37": "产教融合部分"}, "unread_cells"),
    (FIGURES, {"F39": 28}, "figure_without_title"),
    (FIGURES, {"G39": "随便写的一句话"}, "unread_cells"),
    (BASICS, {"A14": "审核结论", "B14": "通过"}, "unread_cells"),
    (BASICS, {"C7": "填四位年份"}, "unread_cells"),
)

SILENT: tuple[tuple[str, dict[str, Value]], ...] = (
    (EVIDENCE, {"A103": "二 总体目标"}),
    (EVIDENCE, {"A103": "三（四）深化产教融合校企合作"}),
    (EVIDENCE, {"A103": "一、学校部分"}),
    (EVIDENCE, {"A103": "E23 实习学生合理报酬与权益"}),
    (EVIDENCE, {"A103": "E01", "B103": "学校章程"}),
    (EVIDENCE, {"A103": "注：未落实的填“未落实”，并说明原因"}),
    (EVIDENCE, {"A103": "填报人：虚构", "E103": "审核人：虚构"}),
    (EVIDENCE, {"A103": "  "}),
    (FIGURES, {"A39": "填报人：虚构", "D39": "（盖章）"}),
    (FIGURES, {"A39": "合计"}),
    (BASICS, {"A15": "填报人：虚构"}),
    (BASICS, {"A15": "单位负责人（签字）："}),
    (BASICS, {"A15": "注：日期按年-月-日填写"}),
    (BASICS, {"A3": "请先填写本表"}),
)


@pytest.mark.parametrize("text", DENIALS)
def test_a_line_objects(text: str) -> None:
    assert objects(text)


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_line_does_not(text: str) -> None:
    assert not objects(text)
    assert not disowns(text)


@pytest.mark.parametrize(("sheet", "cells"), DENYING, ids=map(str, DENYING))
def test_a_denial_that_nothing_reads_takes_the_pass_away(
    sheet: str, cells: dict[str, Value]
) -> None:
    intake = with_cells(sheet, cells)
    asked = [item for item in intake.problems if item.open]

    assert {item.location.cell for item in asked} == {list(cells)[-1]}
    (submission,) = intake.submissions.values()
    lost = (
        submission.lost_records
        if sheet in (EVIDENCE, BASICS)
        else [item for item in asked if item.figures]
    )
    assert lost


@pytest.mark.parametrize(("sheet", "cells", "code"), TOLD, ids=map(str, TOLD))
def test_content_that_nothing_reads_is_told(sheet: str, cells: dict[str, Value], code: str) -> None:
    assert [item.code for item in with_cells(sheet, cells).problems] == [code]


@pytest.mark.parametrize(("sheet", "cells"), SILENT, ids=map(str, SILENT))
def test_what_the_form_and_people_print_is_not(sheet: str, cells: dict[str, Value]) -> None:
    assert [item.code for item in with_cells(sheet, cells).problems] == []


def test_a_denial_of_one_duty_is_asked_of_that_one() -> None:
    (submission,) = with_cells(EVIDENCE, {"A103": "E23未落实"}).submissions.values()

    assert [lost.duty for lost in submission.lost_records] == ["internship-pay"]


GUIDE = "填报说明"
TITLE = "职业教育改革发展情况报送表（2022年度）"


@pytest.mark.parametrize("text", [f"{TITLE}　作废", "本套报表作废", "草稿，未定稿", "作废"])
@pytest.mark.parametrize("place", ["A1", "A2", "D3", "F1", "A120"])
def test_a_guide_that_calls_it_all_void_takes_the_pass_away(text: str, place: str) -> None:
    intake = with_cells(GUIDE, {place: text})

    assert [(item.code, item.location.cell) for item in intake.problems] == [
        ("title_not_final", place)
    ]
    (submission,) = intake.submissions.values()
    assert submission.lost_records


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        "作废的表请勿报送",
        "草稿不得报送",
        "未审核的数据不填",
        "填写示例",
        "已作废的文件不是佐证",
    ],
)
def test_a_guide_that_explains_is_not_asked_about(text: str) -> None:
    assert [item.code for item in with_cells(GUIDE, {"A2": text}).problems] == []
