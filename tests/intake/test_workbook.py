"""Taking in what schools send: whose it is, which figure, which duty, and nothing guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import (
    COLLEGE,
    GOLMUD,
    HAIXI,
    basics,
    codes,
    figure_rows,
    form,
    holding_of,
    seen,
    sheet,
    taken,
    told,
    value_of,
)

from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.rulepack.figure_fields import Kind
from haixi_check.table import Area, Table, Value

ENROLMENT = ("enrolment", "学历教育在校生数", 1580, 1650)
BASES = ("基地名称", "共建企业", "建设阶段", "辐射带动情况", "文号", "投入使用日期")
BASE = ("盐湖基地", "虚构公司", "已投入使用", "年培训 30 人次", "虚构1号", "2021-06-01")


# ------------------------------------------------------------------------ whose it is


@pytest.mark.parametrize(
    "name",
    ["海西州职业技术学校", "海西州职业技术学校 ", "海西 州职业技术学校", "州职校", "haixi-school"],
)
def test_a_unit_is_known_by_any_of_its_names(name: str) -> None:
    assert list(taken([basics(name)]).submissions) == [HAIXI]


def test_a_name_that_only_resembles_a_unit_is_no_unit_and_the_nearest_is_named() -> None:
    found = taken([basics("海西州职业技术学院")])

    assert found.submissions == {}
    assert told(found, "unknown_unit").params["nearest"] != ""


@pytest.mark.parametrize("name", ["", None])
def test_without_a_unit_nothing_is_taken_in(name: str | None) -> None:
    found = taken(
        [sheet("基本信息", ("填报单位", name), ("填报年度", 2022)), figure_rows(ENROLMENT)]
    )

    assert found.submissions == {}
    assert "no_unit" in codes(found.problems)


def test_basic_information_may_stand_line_by_line_or_in_one_row() -> None:
    across = sheet(
        "基本信息",
        ("填报单位", "填报年度", "就业统计截止日"),
        ("州职校", "2022年", "2022年8月31日"),
    )
    down = sheet(
        "基本信息",
        ("填报单位:", "州职校"),
        ("填报年度:", "2022年度"),
        ("就业统计截止日", "2022.8.31"),
    )

    one, other = (taken([table]).submissions[HAIXI] for table in (across, down))

    assert one.year == other.year == 2022
    assert one.basics["employment_cutoff"] == other.basics["employment_cutoff"]


def test_key_and_value_may_share_a_cell_or_stand_in_pairs_beside_each_other() -> None:
    table = sheet("基本信息", ("填报单位:州职校", None), ("填报人", "虚构", "填报年度", 2022))

    found = taken([table]).submissions[HAIXI]

    assert found.year == 2022


def test_several_units_may_stand_in_one_workbook() -> None:
    table = sheet(
        "基本信息",
        ("填报单位", "填报年度", "研究生层次口径"),
        ("州职校", 2022, "学历"),
        ("格尔木职校", 2022, "学历"),
    )
    header = ("填报单位", "代码", "指标", "2022年")
    figures = sheet(
        "指标数据",
        header,
        ("州职校", "enrolment", "在校生", 100),
        ("格尔木职校", "enrolment", "在校生", 200),
    )

    found = taken([table, figures])

    assert value_of(found, "enrolment", unit=HAIXI) == 100
    assert value_of(found, "enrolment", unit=GOLMUD) == 200


def test_a_row_of_no_unit_in_a_sheet_of_several_is_told_and_left_out() -> None:
    header = ("填报单位", "代码", "指标", "2022年")
    rows = [("州职校", "enrolment", "在校生", 1), ("格尔木职校", "enrolment", "在校生", 2)]

    found = taken([sheet("指标数据", header, *rows, (None, "graduates", "毕业生数", 7))])

    assert "no_unit" in codes(found.problems)
    assert value_of(found, "graduates") is None


def test_a_register_may_name_a_unit_that_nothing_else_names() -> None:
    rows = sheet("实训基地", ("单位", *BASES), ("格尔木职校", *BASE))

    found = taken([basics(), rows])

    assert set(found.submissions) == {HAIXI, GOLMUD}


def test_the_year_must_be_told() -> None:
    found = taken([sheet("基本信息", ("填报单位", "州职校"), ("填报年度", None))])

    assert told(found, "no_year").tier is Tier.MUST_FIX


def test_a_school_code_of_another_school_asks_whether_the_workbook_is_the_right_one() -> None:
    table = sheet(
        "基本信息", ("填报单位", "柴达木职院"), ("填报年度", 2022), ("学校标识码", "4163014999")
    )

    assert told(taken([table]), "school_code_differs").tier is Tier.EXPLAIN


# ------------------------------------------------------------------------ headers


@pytest.mark.parametrize(
    "rows",
    [
        [("代码", "指标", "2022年"), ("enrolment", "在校生", 1650)],
        [("指标代码", "指标名称", "2022"), ("enrolment", None, 1650)],
        [("指 标", "2022年度"), ("学历教育在校生数（9月1日）", 1650)],
        [("海西州报送表",), (None,), ("代码", "指标", "２０２２年"), ("enrolment", "", 1650)],
        [("代码", "指标", "数", None), (None, None, "2021", "2022"), ("enrolment", "", 1, 1650)],
        [("自加栏", "代码", "指标", "2022年"), ("甲", "enrolment", "在校生", 1650)],
        [("代码", "指标", "2022年"), (None,), ("enrolment", "", "1,650人")],
    ],
)  # fmt: skip
def test_a_header_is_found_however_it_is_written(rows: list[Sequence[Value]]) -> None:
    found = taken([basics(), sheet("指标数据", *rows)])

    assert value_of(found, "enrolment") == 1650


@pytest.mark.parametrize("name", ["指标数据", "2.指标数据", "附表二 指标数据", "州职校_指标数据"])
def test_a_sheet_is_known_by_its_name_however_it_is_numbered(name: str) -> None:
    table = sheet(name, ("代码", "指标", "2022年"), (*ENROLMENT[:2], 1650))

    assert value_of(taken([basics(), table]), "enrolment") == 1650


def test_a_renamed_sheet_is_known_by_its_header() -> None:
    found = taken([basics(), sheet("Sheet3", BASES, BASE)])

    assert len(holding_of(found, "bases")) == 1
    assert [item.code for item in found.understood] == ["sheet_by_header"]


def test_an_unknown_sheet_is_told_and_left_out() -> None:
    assert told(taken([basics(), sheet("食堂", ("菜", "价"))]), "unknown_sheet").tier is Tier.NOTE


def test_a_school_year_is_no_calendar_year() -> None:
    table = sheet("指标数据", ("代码", "指标", "2021-2022学年"), ("enrolment", "在校生", 5))

    found = taken([basics(), table])

    assert value_of(found, "enrolment") is None


def test_a_column_that_stands_twice_is_told_and_the_first_is_read() -> None:
    table = sheet("实训基地", (*BASES, "文号"), (*BASE, "虚构1号"))

    found = taken([basics(), table])

    assert told(found, "header_twice").location.cell == "G1"
    assert holding_of(found, "bases")[0].values["document"] == "虚构1号"
    assert codes(found.problems) == ["header_twice"]


def test_a_column_that_stands_twice_and_differs_is_as_good_as_missing() -> None:
    table = sheet("实训基地", (*BASES, "文号"), (*BASE, "虚构2号"))

    problem = told(taken([basics(), table]), "column_missing")

    assert seen(problem.tier, problem.params["column"]) == (Tier.MUST_FIX, "文号")
    assert seen(problem.of_all, problem.figures) == (True, (("training_bases", EVERY_YEAR),))


# ------------------------------------------------------------------------ figures


def test_code_and_title_of_two_figures_are_neither() -> None:
    found = taken([basics(), figure_rows(("enrolment", "毕业生数(届)", 1, 2))])

    assert "code_and_title_differ" in codes(found.problems)
    assert value_of(found, "enrolment") is value_of(found, "graduates") is None


def test_an_unknown_figure_is_told_with_the_nearest() -> None:
    found = taken([basics(), figure_rows((None, "在校学生规模", 1, 2))])

    assert told(found, "unknown_figure").tier is Tier.EXPLAIN


def test_a_figure_that_is_not_the_units_to_give_is_not_used() -> None:
    found = taken([basics(), figure_rows(("employed_population", "就业人员总量", 1, 2))])

    assert told(found, "not_filled_by").tier is Tier.NOTE
    assert found.submissions[HAIXI].declared == {}


@pytest.mark.parametrize("blank", [None, "", "—", "/", "不适用"])
def test_a_blank_is_missing_not_zero(blank: Value) -> None:
    found = taken([basics(), figure_rows(("enrolment", "", 1, blank))])

    assert value_of(found, "enrolment") is None
    assert found.submissions[HAIXI].declared["enrolment", 2022].flaw == "blank"


def test_a_figure_of_a_year_after_the_submission_is_not_used() -> None:
    found = taken([basics(year=2021), figure_rows(ENROLMENT)])

    assert told(found, "year_out_of_range").found == "1650"
    assert value_of(found, "enrolment") is None


@pytest.mark.parametrize(
    "footer",
    [("填报人:虚构",), ("注:数据截至9月1日",), ("审核人", "虚构"), ("公章",), ("单位负责人:",)],
)
def test_what_stands_below_the_footer_is_no_data(footer: Sequence[Value]) -> None:
    found = taken([basics(), figure_rows(ENROLMENT, footer, ("graduates", "毕业生数(届)", 1, 2))])

    assert value_of(found, "enrolment") == 1650
    assert value_of(found, "graduates") is None


# ------------------------------------------------------------------------ the same figure twice


@pytest.mark.parametrize(
    ("again", "value", "code"),
    [(1650, 1650, "same_value_twice"), (1651, None, "conflicting_value")],
)
def test_the_same_figure_from_two_files_must_agree(
    again: int, value: int | None, code: str
) -> None:
    one = [basics(), figure_rows(ENROLMENT)]
    other = [
        basics(file="乙.xlsx"),
        figure_rows(("enrolment", "", None, again), file="乙.xlsx"),
    ]

    for order in permutations([one, other]):
        found = taken(*order)

        assert value_of(found, "enrolment") == value
        assert {told(found, code).location.file, told(found, code).related[0].file} == {
            "甲.xlsx",
            "乙.xlsx",
        }


def test_the_same_figure_twice_in_a_sheet_must_agree_too() -> None:
    found = taken([basics(), figure_rows(ENROLMENT, ("enrolment", "", 1580, 1))])

    assert value_of(found, "enrolment") is None
    assert value_of(found, "enrolment", 2021) == 1580


def test_a_blank_in_one_file_leaves_the_other_to_speak() -> None:
    one = [basics(), figure_rows(("enrolment", "", None, None))]
    other = [basics(file="乙.xlsx"), figure_rows(ENROLMENT, file="乙.xlsx")]

    assert value_of(taken(one, other), "enrolment") == 1650


def test_what_one_file_says_of_a_unit_completes_what_another_says() -> None:
    one = [sheet("基本信息", ("填报单位", "州职校"), ("填报年度", 2022))]
    other = [
        sheet(
            "基本信息",
            ("填报单位", "州职校"),
            ("填报年度", 2022),
            ("就业统计截止日", "2022-08-31"),
            file="乙.xlsx",
        )
    ]

    for order in permutations([one, other]):
        assert "employment_cutoff" in taken(*order).submissions[HAIXI].basics


# ------------------------------------------------------------------------ registers


def bases(*rows: Sequence[Value], file: str = "甲.xlsx") -> list[Table]:
    return [basics(file=file), sheet("实训基地", BASES, *rows, file=file)]


def test_a_row_that_stands_twice_counts_once() -> None:
    found = taken(bases(BASE, BASE))

    assert [entry.flaw for entry in holding_of(found, "bases")] == [""]
    assert told(found, "repeated_row").tier is Tier.NOTE


BUILDING = (*BASE[:2], "在建", *BASE[3:])


@pytest.mark.parametrize("rows", [(BASE, BUILDING), (BUILDING, BASE)])
def test_one_thing_told_in_two_ways_must_be_mended_whichever_stands_first(
    rows: tuple[Sequence[Value], ...],
) -> None:
    found = taken(bases(*rows))

    assert [entry.flaw for entry in holding_of(found, "bases")] == ["duplicate_row"] * 2
    assert told(found, "duplicate_row").tier is Tier.MUST_FIX


@pytest.mark.parametrize(
    ("again", "flaws", "code"),
    [(BASE, [""], "repeated_row"), (BUILDING, ["duplicate_row"] * 2, "duplicate_row")],
)
def test_a_thing_in_two_files_of_one_unit_must_be_the_same(
    again: Sequence[Value], flaws: list[str], code: str
) -> None:
    for order in permutations([bases(BASE), bases(again, file="乙.xlsx")]):
        found = taken(*order)

        assert [entry.flaw for entry in holding_of(found, "bases")] == flaws
        assert told(found, code).related[0].file != told(found, code).location.file


STUDIOS = ("工作室名称", "工作室类别", "文号")


@pytest.mark.parametrize("kinds", [("创新工作室", "名师工作室"), ("名师工作室", "创新工作室")])
def test_one_room_of_two_kinds_counts_as_neither_until_it_is_mended(
    kinds: tuple[str, str],
) -> None:
    rows = [("虚构工作室", kind, "虚构1号") for kind in kinds]

    found = taken([basics(), sheet("工作室", STUDIOS, *rows)])

    assert [entry.flaw for entry in holding_of(found, "studios")] == ["exclusive_kind"] * 2
    assert told(found, "exclusive_kind").tier is Tier.MUST_FIX


def test_a_kind_that_cannot_be_read_says_nothing_of_another_row_about_the_room() -> None:
    rows = [("虚构工作室", kind, "虚构1号") for kind in ("工作站", "名师工作室", "", "创新工作室")]

    found = taken([basics(), sheet("工作室", STUDIOS, *rows[:3])])
    mixed = taken([basics(), sheet("工作室", STUDIOS, *rows)])

    assert [entry.flaw for entry in holding_of(found, "studios")] == [
        "not_a_choice", "", "missing_required",
    ]  # fmt: skip
    assert "exclusive_kind" not in codes(found.problems)
    assert [entry.flaw for entry in holding_of(mixed, "studios")] == [
        "not_a_choice", "exclusive_kind", "missing_required", "exclusive_kind",
    ]  # fmt: skip


def test_rooms_of_one_name_at_two_units_are_for_pooling_to_judge() -> None:
    rows = [("州职校", "一号", "创新工作室", "1号"), ("格尔木职校", "一号", "名师工作室", "2号")]

    found = taken([sheet("工作室", ("单位", *STUDIOS), *rows)])

    assert "exclusive_kind" not in codes(found.problems)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((BASE[0], None, *BASE[2:]), "missing_required"),
        ((*BASE[:2], "快了", *BASE[3:]), "not_a_choice"),
        ((*BASE[:5], "去年"), "not_a_date"),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_where(row: Sequence[Value], code: str) -> None:
    found = taken(bases(row))

    (entry,) = holding_of(found, "bases")
    assert (entry.flaw, told(found, code).tier) == (code, Tier.MUST_FIX)


def test_a_name_merged_over_several_rows_names_each_of_them_and_only_the_first_states_it() -> None:
    table = Table(
        file="甲.xlsx",
        name="实训基地",
        rows=(BASES, BASE, (None, "另一公司", *BASE[2:])),
        merged=(Area(1, 0, 2, 0),),
    )

    found = taken([basics(), table])

    entries = holding_of(found, "bases")
    problem = told(found, "merged_value")
    assert [entry.key[0] for entry in entries] == ["盐湖基地", "盐湖基地"]
    assert [(entry.doubt, entry.doubtful) for entry in entries] == [
        ("", frozenset()),
        ("merged_value", {"name"}),
    ]
    assert seen(problem.tier, problem.location.cell) == (Tier.EXPLAIN, "A3")


# ------------------------------------------------------------------------ 合计 rows


CLASSES = ("班次编号", "培训名称", "开始日期", "结束日期", "培训人次", "说明")


def classes(*rows: Sequence[Value]) -> list[Table]:
    return [basics(), sheet("培训班次", CLASSES, *rows)]


def a_class(number: int, person_times: Value) -> Sequence[Value]:
    return (number, "电工", "2022-03-01", "2022-03-09", person_times)


@pytest.mark.parametrize(
    ("total", "code", "tier"),
    [(80, "total_row", Tier.NOTE), (81, "total_row_differs", Tier.EXPLAIN)],
)
def test_a_total_row_is_compared_and_never_added(total: int, code: str, tier: Tier) -> None:
    rows = [a_class(1, 50), a_class(2, 30), ("合计", None, None, None, total)]

    found = taken(classes(*rows))

    problem = told(found, code)
    assert len(holding_of(found, "classes")) == 2
    assert seen(problem.tier, problem.location.cell, problem.params["added"]) == (tier, "E4", "80")


def test_a_total_that_differs_asks_about_the_figure_that_rests_on_it() -> None:
    found = taken(classes(a_class(1, 50), ("合计", None, None, None, 60)))

    problem = told(found, "total_row_differs")
    assert (problem.units, problem.figures) == ((HAIXI,), (("training_person_times", EVERY_YEAR),))
    assert (problem.params["total"], problem.open) == ("60", True)


def test_a_total_may_explain_itself() -> None:
    total = ("合计", None, None, None, 60, "含委托企业自办的一期")

    assert not told(taken(classes(a_class(1, 50), total)), "total_row_differs").open


def test_a_subtotal_is_held_against_its_own_rows_and_the_grand_total_against_all() -> None:
    rows = [
        a_class(1, 50),
        ("小计", None, None, None, 50),
        a_class(2, 30),
        ("小计", None, None, None, 30),
        ("合计", None, None, None, 80),
    ]

    found = taken(classes(*rows))

    assert codes(found.problems) == ["total_row"] * 3


@pytest.mark.parametrize("total", [None, "—", "见附表"])
def test_a_total_without_a_number_says_nothing(total: Value) -> None:
    found = taken(classes(a_class(1, 50), ("合计", None, None, None, total)))

    assert codes(found.problems) == []


def test_a_total_over_a_cell_that_cannot_be_used_is_not_compared() -> None:
    found = taken(classes(a_class(1, "约50"), ("合计", None, None, None, 50)))

    assert not {"total_row", "total_row_differs"} & set(codes(found.problems))


@pytest.mark.parametrize(("total", "code"), [(300, "total_row"), (310, "total_row_differs")])
def test_a_total_over_units_is_compared_figure_by_figure(total: int, code: str) -> None:
    header = ("填报单位", "代码", "指标", "2022年")
    rows = [
        ("州职校", "enrolment", "在校生", 100),
        ("格尔木职校", "enrolment", "在校生", 200),
        ("合计", "enrolment", "在校生", total),
        ("州职校", "graduates", "毕业生", 40),
        ("合计", "graduates", "毕业生", 40),
    ]

    found = taken([sheet("指标数据", header, *rows)])

    problem = next(item for item in found.problems if item.location.cell == "D4")
    assert seen(problem.code, problem.params["added"]) == (code, "300")
    assert value_of(found, "enrolment") == 100


def test_a_total_of_one_figure_needs_no_code() -> None:
    header = ("填报单位", "代码", "指标", "2022年")
    rows = [("州职校", "enrolment", "在校生", 100), ("合计", None, None, 100)]

    found = taken([sheet("指标数据", header, *rows)])

    assert "total_row" in codes(found.problems)


def test_a_total_over_different_figures_means_nothing() -> None:
    rows = [ENROLMENT, ("graduates", "毕业生数(届)", 1, 2), ("合计", None, 1581, 9999)]

    found = taken([basics(), figure_rows(*rows)])

    assert codes(found.problems) == []


def test_without_the_column_of_units_every_amount_of_money_is_asked_about() -> None:
    rows: list[Sequence[Value]] = [
        ("代码", "指标", "2021年", "2022年"),
        ("fiscal_appropriation", "年财政拨款", 1, 2),
    ]

    found = taken([basics("柴达木职院"), sheet("指标数据", *rows)])

    problem = told(found, "unit_column_missing")
    money = {figure.id for figure in form().figures if figure.kind is Kind.MONEY}
    assert {figure for figure, _ in problem.figures} == money
    assert seen(problem.tier, problem.of_all, problem.open) == (Tier.EXPLAIN, True, True)


# ------------------------------------------------------------------------ order


SHEETS = [
    basics(),
    figure_rows(ENROLMENT),
    sheet("实训基地", BASES, BASE, ("二号", *BASE[1:])),
    sheet(
        "佐证材料",
        ("事项", "落实情况", "文号", "日期"),
        ("E21", "已落实", "虚构1号", "2021-03-01"),
    ),
]


@given(st.permutations(SHEETS))
def test_the_order_of_sheets_never_changes_what_is_taken_in(tables: list[Table]) -> None:
    assert taken(tables).submissions == taken(SHEETS).submissions


def test_the_college_fills_in_programmes_and_derives_none() -> None:
    table = sheet(
        "专业", ("专业代码", "专业名称", "在校生数", "对应专业代码"), ("530302", "会计", 9, "")
    )

    found = taken([basics("柴达木职院"), table])

    assert len(holding_of(found, "programs", COLLEGE)) == 1
    assert "higher" not in form().figure("programs").filled_by


def test_years_that_stand_twice_without_their_figures_are_no_block_of_their_own() -> None:
    years = [f"{year}年" for year in (2021, 2022)] * 450
    table = sheet(
        "指标数据",
        ("代码", "指标", "计量单位", *years),
        (*ENROLMENT[:2], "人", *[1580, 1650] * 450),
    )

    found = taken([basics(), table])

    assert value_of(found, "enrolment") == 1650
    assert {problem.code for problem in found.problems} == {"same_value_twice"}


def test_a_sheet_of_more_rows_than_people_fill_in_is_told_and_what_it_gives_not_judged() -> None:
    rows = [(f"{BASE[0]}{at}", *BASE[1:]) for at in range(20_001)]

    found = taken([basics(), sheet("实训基地", BASES, *rows)])

    problem = told(found, "too_many_rows")
    assert seen(problem.tier, problem.of_all) == (Tier.MUST_FIX, True)
    assert problem.figures == (("training_bases", EVERY_YEAR),)
    assert holding_of(found, "bases") == ()


@pytest.mark.parametrize(
    "written", ["639900190101020022", "639900 19010102 0022", "639900190\u200b101020022"]
)
def test_a_personal_number_among_the_headers_is_told_nowhere(written: str) -> None:
    found = taken([basics(), sheet("实训基地", ("基地名称", "共建企业", written), ("甲", "乙", 1))])
    problem = told(found, "unknown_column")
    assert (problem.found, problem.location.header) == ("●" * 6, "●" * 6)


# --------------------------------------------------------- what a spreadsheet does not show


def test_columns_that_are_hidden_are_told_once_a_sheet_if_they_hold_something() -> None:
    rows = replace(figure_rows(ENROLMENT), hidden_columns=frozenset({3, 4, 9}))
    found = taken([basics(HAIXI), rows])

    (problem,) = (each for each in found.problems if each.code == "hidden_columns_read")
    assert (problem.tier, problem.found) == (Tier.NOTE, "D、E")
    assert value_of(found, "enrolment", 2022) == 1650


def test_a_blank_figure_names_the_area_that_its_cell_was_merged_into() -> None:
    rows = figure_rows(("enrolment", "学历教育在校生数", 1580, None))
    height, last = len(rows.rows), rows.rows[-1].index(1580) + 1
    merged = replace(rows, merged=(Area(height - 2, last, height - 1, last),))
    found = taken([basics(HAIXI), merged])

    problem = told(found, "cell_merged_away")
    assert problem.tier is Tier.NOTE
    assert problem.params["area"] == merged.named(merged.merged[0])
    assert problem.location.cell == merged.location(height - 1, last).cell
