"""Habits of whole sheets: names, copies, hidden ones, another year, another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.habits.habit import (
    BASE,
    BASE_HEADER,
    BASICS,
    E1,
    E_BOTH,
    HEADER,
    Habit,
    figures,
    with_basics,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


def hidden_sheet(book: Workbook) -> None:
    book["指标数据"].sheet_state = "hidden"


SHEETS = (
    Habit(
        name="sheet-renamed",
        why="工作表改了名，按表头认出，并说明。",
        sheets=with_basics(州职校2022=(HEADER, E1)),
        figures=E_BOTH,
        understood=("sheet_by_header",),
    ),
    Habit(
        name="sheet-default-names",
        why="另存后变成 Sheet1、Sheet2。",
        sheets={"Sheet1": BASICS, "Sheet2": (HEADER, E1)},
        figures=E_BOTH,
        understood=("sheet_by_header",),
    ),
    *(
        Habit(
            name=f"sheet-called-{name}",
            why="副本、下载时加的编号、带校名的表名：实训基地的表头与双创基地相近，按更全的一张认。",
            sheets={"基本信息": BASICS, name: (BASE_HEADER, BASE)},
            rows={"bases": 1},
            understood=("sheet_by_header",),
        )
        for name in ("实训基地 - 副本", "实训基地(1)", "州职校实训基地情况", "Sheet3")
    ),
    Habit(
        name="sheet-numbered",
        why="表名前加了“表2”“附表2.”。",
        sheets={"附表1 基本信息": BASICS, "表2.指标数据": (HEADER, E1)},
        figures=E_BOTH,
    ),
    Habit(
        name="extra-sheet",
        why="自己加的草稿表，提示但不影响。",
        sheets={**figures(E1), "草稿": (("随手记", 1),)},
        figures=E_BOTH,
        problems=("unknown_sheet 草稿!",),
    ),
    Habit(
        name="sheet-twice",
        why="复制了一张表忘了删：同一个数出现两次，不同就不能用。",
        sheets={
            **figures(E1),
            "指标数据 (2)": (HEADER, ("enrolment", "学历教育在校生数", "人", 1580, 1700, "")),
        },
        figures={("enrolment", 2021): 1580, ("enrolment", 2022): None},
        problems=("conflicting_value 指标数据 (2)!E2", "same_value_twice 指标数据 (2)!D2"),
        understood=("sheet_by_header",),
    ),
    Habit(
        name="hidden-sheet",
        why="隐藏的表照样读，并提示。",
        sheets=figures(E1),
        shape=hidden_sheet,
        figures=E_BOTH,
        problems=("hidden_sheet_read 指标数据!",),
    ),
    Habit(
        name="last-years-copy",
        why="拿去年的表复制，年度没有改：2022年列没有填。",
        sheets={
            "基本信息": (("填报单位", "海西州职业技术学校"), ("填报年度", 2021)),
            "指标数据": (HEADER, ("enrolment", "学历教育在校生数", "人", 1580, 1650, "")),
        },
        figures={("enrolment", 2021): 1580},
        problems=("year_out_of_range 指标数据!E2",),
    ),
    Habit(
        name="school-year-row",
        why="年度写成学年：不知道哪一年是填报年度，最后一年的数不能用。",
        sheets={
            "基本信息": (("填报单位", "海西州职业技术学校"), ("填报年度", "2021-2022学年")),
            "指标数据": (HEADER, E1),
        },
        figures={("enrolment", 2021): 1580, ("enrolment", 2022): None},
        problems=("no_year 基本信息!B2", "school_year_for_year 基本信息!B2"),
    ),
    Habit(
        name="unit-short-name",
        why="单位写简称。",
        sheets={
            **figures(("enrolment", "学历教育在校生数", "人", 1580, 1650, "")),
            "基本信息": (("填报单位", "州职校"), ("填报年度", "2022年度")),
        },
        figures=E_BOTH,
    ),
    Habit(
        name="money-in-ten-thousands",
        why="填报单位是州级部门，金额用万元：换算成元并说明。",
        sheets={
            "基本信息": (("填报单位", "州级部门"), ("填报年度", 2022)),
            "指标数据": (
                ("代码", "指标", "计量单位", "2022年"),
                ("vocational_investment", "财政性职业教育投入", "万元", 3120),
            ),
        },
        figures={("vocational_investment", 2022): 31200000},
        units=("prefecture-departments",),
        understood=("converted_money",),
    ),
)
