"""Sheets whose name, title, margin or notes speak against what stands in them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tests.refusals.cases import Case, beside, book, called, case, cell

if TYPE_CHECKING:
    from tests.damage.book import Submission, Value

FIGURES, BASICS, PROGRAMS, RECORDS = "指标数据", "基本信息", "专业", "佐证材料"


def labelled(
    sheet: str, name: str, code: str, address: str, value: Value, says: str = "", at: str = ""
) -> Case:
    """A cell beside those that are asked for; `at` where it is told of another cell."""
    spoiled = book(cell(sheet, address, value))
    place = f"{sheet}!{at or address}"
    return case(name, code, spoiled, place=place, says=says or str(value))


def copied(sheet: str, name: str, whole: Submission) -> Submission:
    """A workbook with a copy of one of its sheets, by another name."""
    return beside(replace(whole.sheet(sheet), name=name))(whole)


def named(name: str, code: str, sheet: str, written: str) -> Case:
    """A sheet by a name that speaks against it."""
    return case(name, code, book(called(sheet, written)), place=f"{written}!", says=written)


figures = partial(labelled, FIGURES)
basics = partial(labelled, BASICS)
records = partial(labelled, RECORDS)


def corrected(name: str, code: str, sheet: str, *cells: tuple[str, Value], says: str) -> Case:
    """A column beside those of the form, by its header and a cell that is asked about."""
    spoiled = book(*(cell(sheet, at, value) for at, value in cells))
    return case(name, code, spoiled, place=f"{sheet}!{cells[-1][0]}", says=says)


CASES = (
    named("表名写着作废", "sheet_called_void", FIGURES, "指标数据（作废）"),
    named("表名写着旧", "sheet_called_void", PROGRAMS, "专业（旧）"),
    named("表名写着往年", "sheet_of_another_year", FIGURES, "2021年指标数据"),
    case(
        "另有一张作废的表",
        "sheet_set_aside",
        book(partial(copied, FIGURES, "指标数据（作废）")),
        place="指标数据（作废）!",
        says="指标数据（作废） 指标数据",
    ),
    figures("标题写着草稿", "title_not_final", "A1", "指标数据（2022年度）（草稿，非正式数据）"),
    figures("标题写着截至六月", "title_not_final", "A2", "数据截至2022年6月30日"),
    figures("标题写着往年", "title_of_another_year", "A1", "指标数据（2021年度）"),
    figures("标题写着别的学校", "title_of_another_unit", "A2", "海西州职业技术学校"),
    figures("标题写着万人", "title_with_scale", "A2", "单位：万人"),
    records("表旁写着未落实", "word_beside_table", "L8", "未落实"),
    records("表下写着未落实", "remark_below", "A104", "注：以上各项E01、E02尚未落实，待明年办理"),
    figures("表下写着预计", "remark_below", "A39", "注：本表2022年数为预计数"),
    records("条款之间写着未落实", "unread_cell_denies", "A103", "以上各项均未落实，待2023年补齐"),
    records("不成记录的一行", "unread_cells", "A103", "随便写的一句话"),
    figures("没有名称的数", "figure_without_title", "F40", 28),
    figures("表旁没有标题的列", "cells_beside_table", "I17", 12, says="I", at="I4"),
    figures(
        "说明写着估算", "figure_unproven", "G17", "此数为估算数，尚未核实", says="估算数", at="F17"
    ),
    corrected(
        "旁边另有修正数",
        "corrected_beside",
        FIGURES,
        ("H4", "2022年修正数"),
        ("H17", 12),
        says="2022年修正数 12 F17",
    ),
    corrected(
        "旁边另有更正栏",
        "correction_of_unknown",
        PROGRAMS,
        ("I4", "更正后"),
        ("I5", "虚构"),
        says="更正后 虚构",
    ),
    basics("总说明写着草稿", "basics_unproven", "B13", "草稿，数字均未核实"),
    basics("填报年度写了两个", "second_value", "C7", 2021, says="填报年度 B7 2022 2021"),
    basics("填报日期早于年度", "reported_in_another_year", "B12", "2020-01-01", says="2020 2022"),
    # ------------------------------------------------------------ to nothing and from nothing
    figures("降为零", "fallen_to_zero", "F11", 0, says="250 2022", at="F11"),
    figures("从零增多", "risen_from_zero", "E11", 0, says="2022 300", at="F11"),
)
