"""Habits of what stands in and below the rows: notes, totals, blanks, filters, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.habits.habit import (
    BASE,
    BASE_HEADER,
    E1,
    E_BOTH,
    G1,
    G_BOTH,
    Habit,
    bases,
    figures,
    merging,
    with_basics,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from haixi_check.table import Value

CLASSES = ("班次编号", "班次名称", "合作单位", "开班日期", "结班日期", "培训人次", "培训人数")
FIRST = ("1", "电工", "虚构公司", "2022-03-01", "2022-03-05", 30, 30)
SECOND = ("2", "焊工", "虚构公司", "2022-04-01", "2022-04-05", 20, 20)


def hidden_row(book: Workbook) -> None:
    book["指标数据"].row_dimensions[3].hidden = True
    book["指标数据"].auto_filter.ref = "A1:F3"


def comment_for_value(book: Workbook) -> None:
    from openpyxl.comments import Comment

    book["指标数据"]["E2"].comment = Comment("1650 人", "虚构")


def class_of(name: str, people: int) -> tuple[Value, ...]:
    return (name, "电工", "虚构公司", "2022-03-01", "2022-03-05", people, people)


def total_of(people: int, label: str | None = "合计") -> tuple[Value, ...]:
    return (label, None, None, None, None, people, people)


NUMBERED = ("序号", *CLASSES)
NUMBERED_FIGURES = ("序号", "指标", "计量单位", "2021年", "2022年")
NUMBERED_TWICE = ("unknown_column 培训班次!A1", "unknown_column 培训班次!I1")

ROWS = (
    Habit(
        name="blocks-with-numbers-and-totals",
        why="两栏并排，各有序号和合计：右栏的合计写在它的序号列里，也不是一行数据。",
        sheets=with_basics(
            培训班次=(
                (*NUMBERED, *NUMBERED),
                (1, *class_of("1", 10), 3, *class_of("3", 30)),
                (2, *class_of("2", 20), 4, *class_of("4", 40)),
                ("合计", *total_of(30, None), "合计", *total_of(70, None)),
            )
        ),
        rows={"classes": 4},
        problems=(
            *NUMBERED_TWICE,
            *(f"total_row 培训班次!{cell}4" for cell in ("G", "H", "O", "P")),
        ),
        understood=("side_by_side",),
    ),
    Habit(
        name="one-total-of-two-blocks",
        why="两栏并排，右下角一个合计管两栏。",
        sheets=with_basics(
            培训班次=(
                (*NUMBERED, *NUMBERED),
                (1, *class_of("1", 10), 3, *class_of("3", 30)),
                (2, *class_of("2", 20), None, *total_of(60)),
            )
        ),
        rows={"classes": 3},
        problems=(*NUMBERED_TWICE, "total_row 培训班次!O3", "total_row 培训班次!P3"),
        understood=("side_by_side",),
    ),
    Habit(
        name="wrong-total-of-a-block",
        why="右栏的合计既不是本栏之和，也不是两栏之和，要说清。",
        sheets=with_basics(
            培训班次=(
                (*NUMBERED, *NUMBERED),
                (1, *class_of("1", 10), 3, *class_of("3", 30)),
                (2, *class_of("2", 20), "合计", *total_of(61, None)),
            )
        ),
        rows={"classes": 3},
        problems=(
            *NUMBERED_TWICE,
            "total_row_differs 培训班次!O3",
            "total_row_differs 培训班次!P3",
        ),
        understood=("side_by_side",),
    ),
    Habit(
        name="figures-in-blocks-with-numbers",
        why="指标两栏并排，各有序号：序号是多出的一列，不是数。",
        sheets=with_basics(
            指标数据=(
                (*NUMBERED_FIGURES, *NUMBERED_FIGURES),
                (1, "学历教育在校生数", "人", 1580, 1650, 2, "毕业生数", "人", 500, 520),
                ("合计", None, None, 1580, 1650, "合计", None, None, 500, 520),
            )
        ),
        figures=E_BOTH | G_BOTH,
        problems=(
            "unknown_column 指标数据!A1",
            "unknown_column 指标数据!F1",
            "year_column_missing_beside 指标数据!A1",
            *(f"total_row 指标数据!{cell}3" for cell in ("D", "E", "I", "J")),
        ),
        understood=("side_by_side",),
    ),
    Habit(
        name="total-on-top",
        why="先写合计、再写明细，合计管下面全部。",
        sheets=with_basics(培训班次=(CLASSES, total_of(30), class_of("1", 10), class_of("2", 20))),
        rows={"classes": 2},
        problems=("total_row 培训班次!F2", "total_row 培训班次!G2"),
    ),
    Habit(
        name="notes-below",
        why="表下的注和签字不是数据。",
        sheets=figures(
            E1, (), ("注:在校生数以9月1日为准。",), ("填表人:虚构", None, "审核人:虚构")
        ),
        figures=E_BOTH,
    ),
    Habit(
        name="numbered-notes-below",
        why="注1、注2 或 1. 2. 分条写的说明。",
        sheets=bases(BASE, ("注1:仅统计已投入使用的基地",), ("注2:文号以批复为准",)),
        rows={"bases": 1},
    ),
    Habit(
        name="explanation-below",
        why="“说明：”“备注：”开头的一行也不是数据。",
        sheets=bases(BASE, ("说明:以上数据截至2022年12月31日。",)),
        rows={"bases": 1},
    ),
    Habit(
        name="total-row",
        why="合计行只用来核对，不重复计入。",
        sheets=with_basics(
            培训班次=(
                CLASSES,
                FIRST,
                SECOND,
                ("合计", None, None, None, None, 50, 50),
            )
        ),
        rows={"classes": 2},
        problems=("total_row 培训班次!F4", "total_row 培训班次!G4"),
    ),
    Habit(
        name="wrong-total",
        why="合计与明细不符要说清。",
        sheets=with_basics(
            培训班次=(
                CLASSES,
                FIRST,
                ("合 计", None, None, None, None, 40, None),
            )
        ),
        rows={"classes": 1},
        problems=("total_row_differs 培训班次!F3",),
    ),
    Habit(
        name="subtotals",
        why="小计之后还有总计：小计管本段，总计管全部。",
        sheets=with_basics(
            培训班次=(
                CLASSES,
                FIRST,
                ("小计", None, None, None, None, 30, 30),
                SECOND,
                ("小计", None, None, None, None, 20, 20),
                ("总计", None, None, None, None, 50, 50),
            )
        ),
        rows={"classes": 2},
        problems=(
            "total_row 培训班次!F3",
            "total_row 培训班次!F5",
            "total_row 培训班次!F6",
            "total_row 培训班次!G3",
            "total_row 培训班次!G5",
            "total_row 培训班次!G6",
        ),
    ),
    Habit(
        name="sum-row-of-figures",
        why="指标不同，合计没有意义，不比较。",
        sheets=figures(E1, G1, ("合计", None, None, 1, 1, None)),
        figures=E_BOTH | G_BOTH,
    ),
    Habit(
        name="blank-rows-between",
        why="中间空行、只有空格的行跳过。",
        sheets=figures(E1, (), (" ", " "), G1),
        figures=E_BOTH | G_BOTH,
    ),
    Habit(
        name="empty-template-rows",
        why="模板预留的空行不算填报。",
        sheets=bases(BASE, *[(None,) * 6] * 20),
        rows={"bases": 1},
    ),
    Habit(
        name="merged-key",
        why="同一单位的几行把名称合并了：合并格对每一行都算数，没有自己写的行要说明。",
        sheets=with_basics(实训基地=(BASE_HEADER, BASE, (None, "另一虚构公司", *BASE[2:]))),
        shape=merging("实训基地", "A2:A3"),
        rows={"bases": 2},
        problems=("merged_value 实训基地!A3",),
    ),
    Habit(
        name="hidden-rows-left-by-a-filter",
        why="筛选后忘了还原：隐藏的行照样算，并提示。",
        sheets=figures(E1, G1),
        shape=hidden_row,
        figures=E_BOTH | G_BOTH,
        problems=("hidden_rows_read 指标数据!",),
    ),
    Habit(
        name="comment-instead-of-value",
        why="数写在批注里，单元格是空的：空就是没有填。",
        sheets=figures(("enrolment", "学历教育在校生数", "人", 1580, None, "")),
        shape=comment_for_value,
        figures={("enrolment", 2021): 1580},
    ),
    Habit(
        name="unknown-figure-name",
        why="只写了指标名称，没有代码。",
        sheets=figures((None, "学历教育在校生数(9月1日)", "人", 1580, 1650, "")),
        figures=E_BOTH,
    ),
    Habit(
        name="own-figure",
        why="自己加的指标不认得，提示。",
        sheets=figures(("", "食堂数", "个", 1, 1, "")),
        figures={},
        problems=("unknown_figure 指标数据!B2",),
    ),
    Habit(
        name="figure-with-prefix",
        why="“其中：”“1.”之类的编号写在指标名前。",
        sheets=figures(
            (None, "1.学历教育在校生数", "人", 1580, 1650, ""),
            (None, "其中:年财政拨款", "元", 1, 1, ""),
        ),
        figures=E_BOTH,
        problems=("not_filled_by 指标数据!D3",),
    ),
)
