"""Habits of headers, titles and columns."""

from __future__ import annotations

from tests.habits.habit import (
    BASE,
    BASE_HEADER,
    E1,
    E_BOTH,
    HEADER,
    OTHER,
    Habit,
    bases,
    figures,
    merging,
    with_basics,
)

TWO = (
    ("代码", "指标", "计量单位", "年度数据", None, "说明"),
    (None, None, None, "2021年", "2022年", None),
)

GRADUATES = ("graduates", "毕业生数", "人", 520)
BLOCK = ("代码", "指标", "计量单位", "2022年")
NO_HEADER = ("no_header 指标数据!",)

HEADERS = (
    Habit(name="plain", why="模板原样填写，不应有任何问题。", sheets=figures(E1), figures=E_BOTH),
    Habit(
        name="title-above",
        why="表头上面常有标题和空行。",
        sheets=with_basics(指标数据=(("海西州职业教育指标数据表",), (), ("单位:人",), HEADER, E1)),
        shape=merging("指标数据", "A1:F1"),
        figures=E_BOTH,
    ),
    Habit(
        name="two-row-header",
        why="两行表头：上行分组，下行年度。",
        sheets=with_basics(指标数据=(*TWO, E1)),
        figures=E_BOTH,
    ),
    Habit(
        name="two-row-merged-header",
        why="同上，但纵横合并。",
        sheets=with_basics(指标数据=(*TWO, E1)),
        shape=merging("指标数据", "A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"),
        figures=E_BOTH,
    ),
    Habit(
        name="two-row-register",
        why="登记表也用两行合并表头。",
        sheets=with_basics(
            实训基地=(("基地", None, "建设情况", None, "佐证", None), BASE_HEADER, BASE)
        ),
        shape=merging("实训基地", "A1:B1", "C1:D1", "E1:F1"),
        rows={"bases": 1},
    ),
    Habit(
        name="blocks-side-by-side",
        why="为省纸把两栏并排：右栏不能悄悄丢掉。",
        sheets=with_basics(
            指标数据=(
                (*BLOCK, None, *BLOCK),
                (
                    "enrolment",
                    "学历教育在校生数",
                    "人",
                    1650,
                    None,
                    "graduates",
                    "毕业生数",
                    "人",
                    520,
                ),
            )
        ),
        figures={("enrolment", 2022): 1650, ("graduates", 2022): 520},
        understood=("side_by_side",),
    ),
    Habit(
        name="register-side-by-side",
        why="登记表两栏并排。",
        sheets=bases((*BASE, None, *OTHER), head=(*BASE_HEADER, None, *BASE_HEADER)),
        rows={"bases": 2},
        understood=("side_by_side",),
    ),
    Habit(
        name="unit-and-filler-in-one-cell",
        why="“填报单位(公章)： 填表人：”合并在一格，单位仍以基本信息为准。",
        sheets=with_basics(
            指标数据=(("填报单位(公章):海西州职业技术学校 填表人:虚构 联系电话:",), HEADER, E1)
        ),
        shape=merging("指标数据", "A1:F1"),
        figures=E_BOTH,
    ),
    Habit(
        name="basics-in-one-cell",
        why="基本信息写成一行文字：单位和填表人在同一格。",
        sheets={
            "基本信息": (("填报单位(公章):海西州职业技术学校 填表人:虚构",), ("填报年度", 2022)),
            "指标数据": (HEADER, E1),
        },
        figures=E_BOTH,
    ),
    Habit(
        name="basics-with-colons",
        why="键后带冒号，值在右边合并格里。",
        sheets={
            "基本信息": (
                ("填报单位(盖章):", None, "海西州职业技术学校"),
                ("填报年度:", None, "2022年"),
            ),
            "指标数据": (HEADER, E1),
        },
        shape=merging("基本信息", "A1:B1", "A2:B2"),
        figures=E_BOTH,
    ),
    Habit(
        name="column-inserted",
        why="中间插了一列，按表头认列，不按位置。",
        sheets=figures(
            ("enrolment", "学历教育在校生数", "教务处", "人", 1500, 1580, 1650, ""),
            head=("代码", "指标", "责任部门", "计量单位", "2020年", "2021年", "2022年", "说明"),
        ),
        figures=E_BOTH | {("enrolment", 2020): 1500},
        problems=("unknown_column 指标数据!C1",),
    ),
    Habit(
        name="last-year-in-words",
        why="年度写成“上年”“本年”：哪一年不能猜，缺的那年要说。",
        sheets=figures(
            ("enrolment", "学历教育在校生数", "人", 1580, 1650, ""),
            head=("代码", "指标", "计量单位", "上年", "本年", "说明"),
        ),
        problems=NO_HEADER,
    ),
    Habit(
        name="own-year-in-words",
        why="填报年度那一栏的表头认不出来：这一年的数都缺，填在登记表旁边也不采用。",
        sheets=figures(
            ("enrolment", "学历教育在校生数", "人", 1500, 1580, 1650, ""),
            head=("代码", "指标", "计量单位", "2020年", "2021年", "本年", "说明"),
        ),
        figures={("enrolment", 2020): 1500, ("enrolment", 2021): 1580},
        problems=("unknown_column 指标数据!F1", "year_column_missing_beside 指标数据!A1"),
    ),
    Habit(
        name="hints-in-year-headers",
        why="年度后面括注口径：括号里的话不改变年度。",
        sheets=figures(
            ("enrolment", "学历教育在校生数", "人", 1500, 1580, 1650, ""),
            head=(
                "代码",
                "指标",
                "计量单位",
                "二〇二〇年",
                "2021年(自然年)",
                "2022年（本年）",
                "说明",
            ),
        ),
        figures=E_BOTH | {("enrolment", 2020): 1500},
    ),
    Habit(
        name="plan-in-year-header",
        why="“2022年(预计)”不是 2022 年的实际数。",
        sheets=figures(
            ("enrolment", "学历教育在校生数", "人", 1500, 1580, 1650, ""),
            head=("代码", "指标", "计量单位", "2020年", "2021年", "2022年(预计)", "说明"),
        ),
        figures={("enrolment", 2020): 1500, ("enrolment", 2021): 1580},
        problems=("unknown_column 指标数据!F1", "year_column_missing_beside 指标数据!A1"),
    ),
    Habit(
        name="hints-in-register-headers",
        why="表头带提示：括号和换行不改变栏目。",
        sheets=bases(BASE, head=(*BASE_HEADER[:2], "建设阶段\n（下拉选择）", *BASE_HEADER[3:])),
        rows={"bases": 1},
    ),
    Habit(
        name="register-column-renamed",
        why="栏目名认不出来：缺的栏目和没认出的栏目都要说出来。",
        sheets=bases(BASE, head=(*BASE_HEADER[:5], "时间")),
        rows={"bases": 1},
        problems=("column_missing_beside 实训基地!A1", "unknown_column 实训基地!F1"),
    ),
    Habit(
        name="register-without-header",
        why="表头整行没有了：整张表读不出来，要说。",
        sheets=with_basics(实训基地=(BASE, OTHER)),
        problems=("no_header 实训基地!",),
    ),
    Habit(
        name="serial-column",
        why="最左插了序号列。",
        sheets=with_basics(实训基地=(("序号", *BASE_HEADER), (1, *BASE), (2, *OTHER))),
        rows={"bases": 2},
        problems=("unknown_column 实训基地!A1",),
    ),
    Habit(
        name="columns-reordered",
        why="列的次序无关紧要。",
        sheets=figures(
            ("学历教育在校生数", 1650, "人", 1580, "enrolment"),
            head=("指标", "2022年", "计量单位", "2021年", "代码"),
        ),
        figures=E_BOTH,
    ),
    Habit(
        name="column-repeated",
        why="2022年出现两列：哪一列算数不能猜。",
        sheets=figures(
            ("enrolment", "学历教育在校生数", "人", 1650, 1660),
            head=("代码", "指标", "计量单位", "2022年", "2022年"),
        ),
        figures={("enrolment", 2022): None},
        problems=("conflicting_value 指标数据!E2",),
    ),
    Habit(
        name="starts-at-D6",
        why="表格从 D6 开始，地址不能错位。",
        sheets=with_basics(
            指标数据=(
                (),
                (),
                (),
                (),
                (),
                (None, None, None, *HEADER),
                (None, None, None, "enrolment", "学历教育在校生数", "人", 1580, "多", ""),
            )
        ),
        figures={("enrolment", 2021): 1580, ("enrolment", 2022): None},
        problems=("approximate 指标数据!H7",),
    ),
    Habit(
        name="line-break-in-header",
        why="表头里有换行。",
        sheets=figures(
            ("enrolment", "学历教育\n在校生数", "人", 1580, 1650),
            head=("代\n码", "指 标", "计量\n单位", "2021\n年", "2022 年"),
        ),
        figures=E_BOTH,
    ),
    Habit(
        name="school-year",
        why="学年不是年度：2021-2022学年该算哪年，不能猜。",
        sheets=figures(
            ("enrolment", "学历教育在校生数", "人", 1580, 1650),
            head=("代码", "指标", "计量单位", "2020-2021学年", "2022年"),
        ),
        figures={("enrolment", 2022): 1650},
        problems=("school_year_header 指标数据!D1",),
    ),
    Habit(
        name="header-repeated-on-every-page",
        why="为打印每页重复表头，不是数据。",
        sheets=bases(BASE, BASE_HEADER, OTHER),
        rows={"bases": 2},
    ),
)
