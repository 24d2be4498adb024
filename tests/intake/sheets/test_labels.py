"""What stands beside the cells of a sound submission and denies them: each is asked about.

Every case is one change to the sheets of `samples/met.xlsx`, at which nothing else is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from tests.builders import checked, form, pack, rules, seen

from haixi_check.intake.merge import Intake, SubmissionTables, take_in
from haixi_check.problem import Tier
from haixi_check.readers import InputFile, read
from haixi_check.result import Outcome

if TYPE_CHECKING:
    from haixi_check.table import Table, Value

MET = Path(__file__).parents[3] / "samples" / "met.xlsx"
BASICS, FIGURES, PROGRAMS, EVIDENCE = "基本信息", "指标数据", "专业", "佐证材料"


@cache
def sheets() -> tuple[Table, ...]:
    document = read(InputFile(MET, MET.name))
    return tuple(table for table in document.tables if not isinstance(table, str))  # type: ignore[misc]


def changed(table: Table, cells: dict[str, Value]) -> Table:
    """The table with other values in some cells."""
    rows = [list(row) for row in table.rows]
    for cell, value in cells.items():
        letters, number = coordinate_from_string(cell)
        row, column = number - 1, column_index_from_string(letters) - 1
        while len(rows) <= row:
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value
    return replace(table, rows=tuple(map(tuple, rows)))


def taken(*tables: Table) -> Intake:
    return take_in([SubmissionTables(tables)], pack=pack(), form=form(), targets=rules().targets)


def scope(cell: str) -> tuple[str, str]:
    """The question about a title that takes in more or less than the form's."""
    return ("figure_of_another_scope", cell)


def with_cells(sheet: str, cells: dict[str, Value]) -> Intake:
    return taken(*(changed(t, cells) if t.name == sheet else t for t in sheets()))


def renamed(sheet: str, name: str, *, beside: bool = False) -> Intake:
    """The submission with another name for a sheet, or with a copy of it by that name."""
    found = []
    for table in sheets():
        if table.name != sheet or beside:
            found.append(table)
        if table.name == sheet:
            found.append(replace(table, name=name))
    return taken(*found)


def asked(intake: Intake) -> list[tuple[str, str]]:
    """What is asked, and where."""
    return [(item.code, item.location.cell) for item in intake.problems if item.open]


def test_nothing_is_asked_of_the_sample() -> None:
    found = taken(*sheets())

    assert [item.code for item in found.problems] == []


CELLS: Sequence[tuple[str, dict[str, Value], list[tuple[str, str]]]] = [
    # titles
    (FIGURES, {"A1": "指标数据（2021年度）"}, [("title_of_another_year", "A1")]),
    (FIGURES, {"A1": "指标数据（2020—2022年度）"}, []),
    (FIGURES, {"A1": "2021年指标数据"}, [("title_of_another_year", "A1")]),
    (FIGURES, {"A2": "依据2020年西政93号文件填报"}, []),
    (PROGRAMS, {"A1": "专业（2021年度）"}, [("title_of_another_year", "A1")]),
    (BASICS, {"A1": "基本信息（2021年度）"}, [("title_of_another_year", "A1")]),
    (EVIDENCE, {"A1": "佐证材料（2021年度）"}, [("title_of_another_year", "A1")]),
    (FIGURES, {"A2": "海西州职业技术学校"}, [("title_of_another_unit", "A2")]),
    (FIGURES, {"A2": "填报单位：格尔木市职业技术学校（公章）"}, []),
    (FIGURES, {"A2": "海西州教育局印制"}, []),
    (FIGURES, {"A2": "单位：万人"}, [("title_with_scale", "A2")]),
    (FIGURES, {"A2": "单位：人"}, []),
    (FIGURES, {"A2": "单位：个、人次"}, []),
    (FIGURES, {"A1": "指标数据（2022年度）（草稿，非正式数据）"}, [("title_not_final", "A1")]),
    (FIGURES, {"A3": "本表为2022年预计数"}, [("title_not_final", "A3")]),
    (FIGURES, {"A3": "请填实际数，预计数不填"}, []),
    (FIGURES, {"A2": "数据截至2022年6月30日"}, [("title_not_final", "A2")]),
    (FIGURES, {"A2": "数据截至2022年12月31日"}, []),
    (FIGURES, {"A2": "截止时间：2023年3月20日"}, []),
    (FIGURES, {"A2": "学历以最终学历为准"}, []),
    (FIGURES, {"A2": "以下数据不是正式数据"}, [("title_not_final", "A2")]),
    (FIGURES, {"A2": "填报时间：2023年3月"}, []),
    (FIGURES, {"A1": "指标数据（2021年）"}, [("title_of_another_year", "A1")]),
    (FIGURES, {"A1": "指标数据2021"}, [("title_of_another_year", "A1")]),
    (FIGURES, {"A1": "（2021年）"}, [("title_of_another_year", "A1")]),
    (PROGRAMS, {"A1": "专业（2021年）"}, [("title_of_another_year", "A1")]),
    (BASICS, {"A1": "基本信息（2021年）"}, [("title_of_another_year", "A1")]),
    (FIGURES, {"A1": "指标数据（2022年，2021年为上年数）"}, []),
    (FIGURES, {"A1": "指标数据（依据西政〔2020〕93号）"}, []),
    (FIGURES, {"A1": "指标数据（2023年3月填报）"}, []),
    (FIGURES, {"A1": "指标数据（2023年填报）"}, []),
    (FIGURES, {"A1": "指标数据（填报日期：2023-03-15）"}, []),
    (FIGURES, {"A1": "指标数据（2020版）"}, []),
    (FIGURES, {"A2": "2021年起按新口径统计"}, []),
    (FIGURES, {"A1": "指标数据（2022年度计划）"}, [("title_not_final", "A1")]),
    (FIGURES, {"A1": "指标数据（2022年度预算）"}, [("title_not_final", "A1")]),
    (FIGURES, {"A1": "指标数据（2022年度）征求意见稿"}, [("title_not_final", "A1")]),
    (FIGURES, {"A1": "指标数据（测算）"}, [("title_not_final", "A1")]),
    (FIGURES, {"A1": "指标数据（示例）"}, [("title_not_final", "A1")]),
    (FIGURES, {"A1": "指标数据样表"}, [("title_not_final", "A1")]),
    (FIGURES, {"A2": "样表"}, [("title_not_final", "A2")]),
    (FIGURES, {"A1": "指标数据（旧）"}, [("title_not_final", "A1")]),
    (FIGURES, {"A1": "指标数据 draft"}, [("title_not_final", "A1")]),
    (PROGRAMS, {"A1": "专业（草稿）"}, [("title_not_final", "A1")]),
    (BASICS, {"A1": "基本信息（模板）"}, [("title_not_final", "A1")]),
    (EVIDENCE, {"A1": "佐证材料（2022年度计划）"}, [("title_not_final", "A1")]),
    (FIGURES, {"A1": "指标数据（2022年度）（已定稿）"}, []),
    (FIGURES, {"A1": "指标数据（2022年度计划完成情况）"}, []),
    (FIGURES, {"A1": "职业教育发展规划指标数据（2022年度）"}, []),
    (FIGURES, {"A2": "请参照样表填写"}, []),
    (FIGURES, {"A2": "按年度计划填报"}, []),
    (FIGURES, {"A2": "示例见填报说明"}, []),
    # beside the unit
    (BASICS, {"C5": "（盖章）"}, []),
    (BASICS, {"D5": "（公章）"}, []),
    (BASICS, {"C5": "原名：虚构职中"}, []),
    (BASICS, {"D5": "（原名虚构职中）"}, []),
    # beside and below the table
    (EVIDENCE, {"L8": "未落实"}, [("word_beside_table", "L8")]),
    (EVIDENCE, {"L8": "尚未完成"}, [("word_beside_table", "L8")]),
    (EVIDENCE, {"L8": "已核对"}, []),
    (FIGURES, {"I17": "暂无"}, []),
    (FIGURES, {"I17": "待核"}, [("word_beside_table", "I17")]),
    (FIGURES, {"I17": 12}, []),
    (FIGURES, {"I17": "以上数据均为估算，未核实"}, [("word_beside_table", "I17")]),
    (FIGURES, {"I17": "以上数据均已核实"}, []),
    (FIGURES, {"I17": "以上数据没有错误"}, []),
    (FIGURES, {"I17": "凭印象填"}, [("word_beside_table", "I17")]),
    (PROGRAMS, {"J5": "以上专业均已停办"}, [("word_beside_table", "J5")]),
    (PROGRAMS, {"J5": "以上专业均已招生"}, []),
    (EVIDENCE, {"N8": "以下均未落实"}, [("word_beside_table", "N8")]),
    (EVIDENCE, {"N8": "以上各项均有材料"}, []),
    (EVIDENCE, {"A104": "注：以上各项E01、E02尚未落实，待明年办理"}, [("remark_below", "A104")]),
    (EVIDENCE, {"A104": "注：未落实的填“未落实”，并说明原因"}, []),
    (EVIDENCE, {"A104": "注：未完成的选正在推进"}, []),
    (EVIDENCE, {"A104": "填报人：虚构"}, []),
    (FIGURES, {"A39": "注：本表2022年数为预计数"}, [("remark_below", "A39")]),
    (FIGURES, {"A39": "注：金额单位为元，预计数请勿填入"}, []),
    (FIGURES, {"A39": "本表作废"}, [("remark_below", "A39")]),
    (FIGURES, {"A39": "注：本表数据已作废，以附件为准"}, [("remark_below", "A39")]),
    (FIGURES, {"A39": "注：作废的表请勿报送"}, []),
    (FIGURES, {"A39": "注：以上数据尚未核实"}, [("remark_below", "A39")]),
    (FIGURES, {"A39": "注：2022年数据待核"}, [("remark_below", "A39")]),
    (FIGURES, {"A39": "注：以上数据均已核实"}, []),
    (FIGURES, {"A39": "注：未经核实的数据不得上报"}, []),
    (EVIDENCE, {"A104": "注：佐证材料未经核实"}, [("remark_below", "A104")]),
    (FIGURES, {"L17": "本表作废，以附件为准"}, [("word_beside_table", "L17")]),
    (FIGURES, {"L17": "已核对，无作废项"}, []),
    # a column that corrects another one
    (FIGURES, {"H4": "修正数", "H17": 12}, [("corrected_beside", "H17")]),
    (FIGURES, {"H4": "2022年修正数", "H17": 12}, [("corrected_beside", "H17")]),
    (FIGURES, {"H4": "2021年审定数", "H17": 99}, [("corrected_beside", "H17")]),
    (FIGURES, {"H4": "更正后", "H17": "12人"}, [("corrected_beside", "H17")]),
    (FIGURES, {"H4": "实际数", "H17": "待核"}, []),
    (FIGURES, {"H4": "核定数（人）", "H17": "十二"}, [("corrected_beside", "H17")]),
    (FIGURES, {"H4": "审定", "H17": 12}, [("corrected_beside", "H17")]),
    (FIGURES, {"H4": "核实后数据", "H17": 12}, [("corrected_beside", "H17")]),
    (FIGURES, {"H4": "修正数"}, []),
    (FIGURES, {"H4": "修正数", "H17": "无误", "H18": "—", "H19": "已核实", "H20": "√"}, []),
    (FIGURES, {"H4": "修正说明", "H17": 12}, []),
    (FIGURES, {"H4": "审核人", "H17": "虚构"}, []),
    (FIGURES, {"H4": "未修正数", "H17": 12}, []),
    (FIGURES, {"H4": "核定编制数", "H17": 12}, []),
    (FIGURES, {"H4": "2019年核定数", "H17": 12}, []),
    (FIGURES, {"H4": "2025年目标数", "H17": 12}, []),
    (PROGRAMS, {"H4": "在校生数（修正）", "H5": 1}, [("corrected_beside", "H5")]),
    (PROGRAMS, {"H4": "是否特色专业（审定）", "H5": "否"}, [("corrected_beside", "H5")]),
    (PROGRAMS, {"H4": "是否特色专业（审定）", "H5": "同意"}, []),
    (PROGRAMS, {"H4": "审定文号", "H5": "虚构〔2022〕9号"}, []),
    (PROGRAMS, {"H4": "修正数"}, []),
    (PROGRAMS, {"H4": "修正数", "H5": 200}, [("corrected_beside", "H5")]),
    (PROGRAMS, {"H4": "修正数", "H5": 236, "H6": "150人"}, []),
    (PROGRAMS, {"I4": "更正后", "I5": "撤销"}, [("correction_of_unknown", "I5")]),
    (PROGRAMS, {"I4": "更正后", "I5": "无误", "I6": "无"}, []),
    (EVIDENCE, {"K4": "落实情况（更正）", "K8": "未落实"}, [("corrected_beside", "K8")]),
    (EVIDENCE, {"K4": "落实情况（更正）", "K8": "已落实"}, []),
    # the title of a figure beside its code
    (FIGURES, {"B17": "2023年计划“双师型”教师数"}, [("code_and_title_differ", "B17")]),
    (FIGURES, {"B17": "“双师型”教师目标数"}, [("code_and_title_differ", "B17")]),
    (FIGURES, {"B17": "“双师型”教师数（含外聘、兼职）"}, [("code_and_title_differ", "B17")]),
    (FIGURES, {"B17": "“双师型”教师数（不含外聘）"}, []),
    (FIGURES, {"B17": "双师型老师数"}, []),
    (FIGURES, {"B16": "专业课教师数（含实习指导教师）"}, []),
    (FIGURES, {"B5": "学历教育在校生数（按自然人，不折合）"}, []),
    (FIGURES, {"B17": "非“双师型”教师数"}, [("code_and_title_differ", "B17")]),
    (FIGURES, {"B17": "上年“双师型”教师数"}, [("code_and_title_differ", "B17")]),
    (FIGURES, {"B5": "学历教育在校生数（万人）"}, [("code_and_title_differ", "B5")]),
    (FIGURES, {"B10": "获职业技能等级证书的毕业生数（含在校生）"}, [scope("B10")]),
    (FIGURES, {"B10": "获职业技能等级证书的毕业生数含在校生"}, [scope("B10")]),
    (FIGURES, {"B10": "获职业技能等级证书的毕业生数（仅统计中级以上）"}, [scope("B10")]),
    (FIGURES, {"B10": "获职业技能等级证书的毕业生数（不含重修）"}, [scope("B10")]),
    (FIGURES, {"B10": "获职业技能等级证书的毕业生数（女）"}, [scope("B10")]),
    (FIGURES, {"B10": "获证毕业生数（人）"}, []),
    (FIGURES, {"B10": "获证的毕业生数（2022届）"}, []),
    (FIGURES, {"B10": "获得证书的毕业生数（见说明）"}, []),
    (FIGURES, {"B10": "6. 获职业技能等级证书的毕业生数"}, []),
    (FIGURES, {"B16": "专业教师数（不含公共基础课教师）"}, []),
    (FIGURES, {"B16": "专业教师数（不含实习指导教师）"}, [scope("B16")]),
    (FIGURES, {"B5": "学历教育在校生人数（含留学生）"}, [scope("B5")]),
    (FIGURES, {"B5": "学历教育在校生人数（不含短训、进修学员）"}, []),
    (FIGURES, {"B5": "学历教育在校生人数（截至9月1日）"}, []),
    (FIGURES, {"B5": "学历教育在校生合计（全校）"}, []),
    # a row of its own that corrects another one
    (
        FIGURES,
        {"B40": "获职业技能等级证书的毕业生数（更正）", "C40": "人", "F40": 28},
        [("row_corrects_another", "B40")],
    ),
    (FIGURES, {"B40": "更正后毕业生数", "F40": 28}, [("row_corrects_another", "B40")]),
    (FIGURES, {"B40": "获证毕业生数（女）", "F40": 28}, [("unknown_figure", "B40")]),
    (EVIDENCE, {"A8": "E01 未实行党委领导下的校长负责制"}, [("unknown_duty", "A8")]),
    (EVIDENCE, {"A8": "E01 劳动教育必修课"}, [("unknown_duty", "A8")]),
    (EVIDENCE, {"A8": "E01 校长负责制"}, []),
    (FIGURES, {"B15": "外聘兼职教师数"}, [("code_and_title_differ", "B15")]),
    # the note of a figure, and of the basic information
    (FIGURES, {"G17": "按当年实际人数填报"}, []),
    (FIGURES, {"G17": "此数为估算数，尚未核实"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "2021年：估算数"}, [("figure_unproven", "E17")]),
    (FIGURES, {"G17": "为2022年计划数"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G5": "单位：千人"}, [("figure_unproven", "F5")]),
    (FIGURES, {"G17": "2023年计划数"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "系2021年数据"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "2025年目标"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "沿用上年数"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "预计年底数"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "草稿"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "作废"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "存疑"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "实际15人"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "待认定5人"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "其中5人证书已过期"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "该数不实"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "数据不真实"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "以审定数为准"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "仅供参考"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "大约"}, [("figure_unproven", "F17")]),
    (FIGURES, {"G17": "2025年目标为500人"}, []),
    (FIGURES, {"G17": "招生计划数增加"}, []),
    (FIGURES, {"G17": "与上年数一致"}, []),
    (FIGURES, {"G17": "另有待认定5人"}, []),
    (FIGURES, {"G17": "减少12人，其中5人退休"}, []),
    (FIGURES, {"G17": "其中5人已取得高级证书"}, []),
    (FIGURES, {"G17": "以学籍系统数据为准"}, []),
    (FIGURES, {"G17": "已按审定数填报"}, []),
    (FIGURES, {"G17": "约占53%"}, []),
    (FIGURES, {"G17": "2021年数据含分校"}, []),
    (FIGURES, {"G17": "2023年新校区启用"}, []),
    (FIGURES, {"G17": "招生计划数减少"}, []),
    (FIGURES, {"G17": "上年漏报2人，本年补计"}, []),
    (BASICS, {"B13": "草稿，数字均未核实"}, [("basics_unproven", "B13")]),
    (BASICS, {"B13": "数据均已核实，研究生层次按学历统计"}, []),
    (BASICS, {"B9": None}, [("line_blank", "B9")]),
    (BASICS, {"B9": None, "B13": "研究生口径：两种都不适用，本校无研究生"}, []),
    # said twice
    (BASICS, {"A14": "*填报年度（四位年份）", "B14": 2021}, [("second_value", "B14")]),
    (BASICS, {"A14": "填报年度", "B14": 2022}, []),
    (BASICS, {"C7": 2021}, [("second_value", "C7")]),
    (BASICS, {"C7": "填四位年份"}, []),
    (BASICS, {"A14": "填报单位", "B14": "海西州职业技术学校"}, [("second_value", "B14")]),
    (BASICS, {"A14": "填报单位", "B14": "格尔木职业技术学校"}, []),
    (BASICS, {"C10": "另一填报人"}, []),
    # when it was reported
    (BASICS, {"B12": "2020-01-01"}, [("reported_in_another_year", "B12")]),
    (BASICS, {"B12": "2024-01-01"}, [("reported_in_another_year", "B12")]),
    (BASICS, {"B12": "2022-12-30"}, []),
    (BASICS, {"B12": "2023-12-31"}, []),
    (BASICS, {"B12": "2024-01-01", "B13": "填报日期：按复查通知重报"}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "cells", "expected"),
    CELLS,
    ids=[str(next(iter(cells.values()))) for _, cells, _ in CELLS],
)
@pytest.mark.sampled(7)
def test_a_line_that_denies_its_table_is_asked_about(
    sheet: str, cells: dict[str, Value], expected: list[tuple[str, str]]
) -> None:
    assert asked(with_cells(sheet, cells)) == expected


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("2022年（截至6月）", False),
        ("2022年1-6月", False),
        ("2022年（1—6月）", False),
        ("2022年（前三季度）", False),
        ("2022年（快报）", False),
        ("2022年（预计）", False),
        ("2022年6月30日", False),
        ("2022年（未审定）", False),
        ("2022年（作废）", False),
        ("2022年（已作废）", False),
        ("2022年（草稿）", False),
        ("2022年（旧数）", False),
        ("2022年（有误）", False),
        ("2022年（待核实）", False),
        ("2022年（核实后填）", True),
        ("2022年（作废的不填）", True),
        ("2022年（预算数）", False),
        ("2022年（三年平均）", False),
        ("2022年（截至2022年3月底）", False),
        ("2022年（截至年底）", True),
        ("2022年（截至12月31日）", True),
        ("2022年（9月1日）", True),
        ("2022年（1-12月）", True),
        ("2022年（2023年3月填报）", True),
        ("2022年（填报日期：2023年3月15日）", True),
        ("2022年（截至6月上报）", False),
        ("2022年（1-6月上报数）", False),
        ("2022年（截至2022年6月30日填报）", False),
        ("2022-01-01", True),
    ],
)
def test_a_part_of_a_year_is_no_year(header: str, known: bool) -> None:
    found = with_cells(FIGURES, {"F4": header})

    assert (("enrolment", 2022) in found.submissions["golmud-school"].declared) == known
    assert bool(asked(found)) != known


@pytest.mark.parametrize(
    ("sheet", "name", "code"),
    [
        (FIGURES, "指标数据（作废）", "sheet_called_void"),
        (FIGURES, "指标数据_草稿", "sheet_called_void"),
        (FIGURES, "2021年指标数据", "sheet_of_another_year"),
        (FIGURES, "2022年指标数据", ""),
        (FIGURES, "2020-2022年指标数据", ""),
        (FIGURES, "指标数据2023.3.15", ""),
        (FIGURES, "指标数据 (2)", ""),
        (PROGRAMS, "专业（旧）", "sheet_called_void"),
        (PROGRAMS, "2021年专业", "sheet_of_another_year"),
        (EVIDENCE, "佐证材料（模板示例）", "sheet_called_void"),
        (EVIDENCE, "佐证材料-备份", "sheet_called_void"),
        (BASICS, "基本信息（样例）", "sheet_called_void"),
    ],
)
def test_a_sheet_whose_name_denies_it_is_asked_about(sheet: str, name: str, code: str) -> None:
    assert [found for found, _ in asked(renamed(sheet, name))] == ([code] if code else [])


@pytest.mark.parametrize("sheet", [BASICS, FIGURES, PROGRAMS, EVIDENCE])
def test_of_two_sheets_the_void_one_is_not_read_and_told(sheet: str) -> None:
    found = renamed(sheet, f"{sheet}（作废）", beside=True)

    (problem,) = found.problems
    assert seen(problem.code, problem.tier) == ("sheet_set_aside", Tier.NOTE)
    assert problem.params["other"] == sheet


@pytest.mark.parametrize("name", ["{}（旧）", "{}-备份", "{}_旧校区", "{}（模板示例）"])
@pytest.mark.parametrize("sheet", [FIGURES, PROGRAMS, EVIDENCE])
def test_of_two_sheets_one_that_is_not_called_void_is_read_and_asked_about(
    sheet: str, name: str
) -> None:
    found = renamed(sheet, name.format(sheet), beside=True)

    assert "sheet_called_void" in {code for code, _ in asked(found)}
    assert "sheet_set_aside" not in {problem.code for problem in found.problems}


def test_a_register_of_another_year_beside_is_read_and_asked_about() -> None:
    found = renamed(PROGRAMS, f"2021年{PROGRAMS}", beside=True)

    assert "sheet_of_another_year" in {code for code, _ in asked(found)}
    assert "sheet_set_aside" not in {problem.code for problem in found.problems}


def test_a_sheet_of_another_year_beside_is_read_where_it_may_hold_what_is_lacking() -> None:
    found = renamed(EVIDENCE, "2021年佐证材料", beside=True)

    assert asked(found) == []
    assert "sheet_set_aside" not in {problem.code for problem in found.problems}


def test_what_stands_beside_the_table_is_told_once_a_sheet() -> None:
    found = with_cells(FIGURES, {"I17": 12, "I18": "√", "J20": "核"})

    (problem,) = found.problems
    assert seen(problem.code, problem.tier, problem.found) == (
        "cells_beside_table",
        Tier.NOTE,
        "I、J",
    )


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "target"),
    [
        (FIGURES, "A2", "单位：万人", "Q02"),
        (EVIDENCE, "L8", "未落实", "E01"),
        (BASICS, "A1", "基本信息（2021年度）", "E01"),
    ],
)
@pytest.mark.sampled(3)
def test_what_is_asked_about_passes_no_longer(
    sheet: str, cell: str, value: str, target: str, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(MET)
    book[sheet][cell] = value
    book.save(tmp_path / "改.xlsx")

    verdict = checked(tmp_path / "改.xlsx")

    (unit,) = (unit for unit in verdict.units if unit.reported)
    outcomes = {verdict.targets[item.target].code: item.outcome for item in unit.results}
    assert verdict.verdict.exit_code == 4
    assert outcomes[target] in (Outcome.REVIEW, Outcome.UNKNOWN)
