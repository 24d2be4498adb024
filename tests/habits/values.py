"""Habits of what is written into cells: words for nothing, units, signs, dates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.habits.habit import BASE, Habit, Rows, bases, figures

if TYPE_CHECKING:
    from tests.habits.habit import Rows

    from haixi_check.table import Value

DAYS: tuple[str | int, ...] = (
    "2021.6.1",
    "2021年6月1日",
    "2021/6/1",
    "二〇二一年六月一日",
    "20210601",
    44348,
)
BLANK = {("enrolment", 2021): 1580}


def one(value: Value, unit: str = "人") -> dict[str, Rows]:
    """A workbook in which the enrolment of 2022 is written as `value`."""
    return figures(("enrolment", "学历教育在校生数", unit, 1580, value, ""))


def got(value: int | None) -> dict[tuple[str, int], int | None]:
    """What is then declared."""
    return {("enrolment", 2021): 1580, ("enrolment", 2022): value}


VALUES = (
    Habit(
        name="none-word",
        why="“无”不等于 0，要请填报人写 0。",
        sheets=one("无"),
        figures=got(None),
        problems=("none_written 指标数据!E2",),
    ),
    Habit(name="dash", why="— 表示没有数，不是 0。", sheets=one("—"), figures=BLANK),
    Habit(name="slash", why="/ 表示不填。", sheets=one("/"), figures=BLANK),
    Habit(name="not-applicable", why="不适用也是没有数。", sheets=one("不适用"), figures=BLANK),
    Habit(
        name="with-unit",
        why="数后带单位：认得，并说明。",
        sheets=one("1650人"),
        figures=got(1650),
        understood=("unit_suffix",),
    ),
    Habit(
        name="thousands",
        why="千分位逗号。",
        sheets=one("1,650"),
        figures=got(1650),
        understood=("thousands_separator",),
    ),
    Habit(
        name="full-width",
        why="全角数字。",
        sheets=one("１６５０"),
        figures=got(1650),
        understood=("full_width",),
    ),
    Habit(
        name="text-number",
        why="存成文本的数字。",
        sheets=one("1650"),
        figures=got(1650),
        understood=("text_number",),
    ),
    Habit(
        name="blanks",
        why="数字前后有空格和不间断空格。",
        sheets=one("\u00a01650 "),
        figures=got(1650),
        understood=("blanks",),
    ),
    Habit(
        name="approximate",
        why="“约1650”不是统计数。",
        sheets=one("约1650"),
        figures=got(None),
        problems=("approximate 指标数据!E2",),
    ),
    Habit(
        name="more-than",
        why="“1600余”不能用。",
        sheets=one("1600余人"),
        figures=got(None),
        problems=("approximate 指标数据!E2",),
    ),
    Habit(
        name="two-numbers",
        why="一格两个数不能挑。",
        sheets=one("1650(其中女800)"),
        figures=got(None),
        problems=("two_numbers 指标数据!E2",),
    ),
    Habit(
        name="ten-thousand",
        why="人数按人填：用万人填的可能已经四舍五入，请改填。",
        sheets=one("0.165万人"),
        figures=got(None),
        problems=("shortened_number 指标数据!E2",),
    ),
    Habit(
        name="error",
        why="#DIV/0! 不是数。",
        sheets=one("=1/0"),
        figures=got(None),
        problems=("formula_without_value 指标数据!E2",),
    ),
    Habit(
        name="formula-without-value",
        why="没有存下结果的公式不能替他算。",
        sheets=one("=800+850"),
        figures=got(None),
        problems=("formula_without_value 指标数据!E2",),
    ),
    Habit(
        name="percent",
        why="人数写成百分比不能用。",
        sheets=one("85%"),
        figures=got(None),
        problems=("percent_for_number 指标数据!E2",),
    ),
    Habit(
        name="negative",
        why="人数不会是负数。",
        sheets=one(-5),
        figures=got(None),
        problems=("negative 指标数据!E2",),
    ),
    Habit(
        name="fraction",
        why="人数不会有小数。",
        sheets=one(Decimal("1650.5")),
        figures=got(None),
        problems=("not_whole 指标数据!E2",),
    ),
    Habit(
        name="wrong-unit",
        why="单位栏写人次而口径是人。",
        sheets=one(1650, unit="人次"),
        figures=BLANK | {("enrolment", 2021): None, ("enrolment", 2022): None},
        problems=("wrong_unit 指标数据!D2", "wrong_unit 指标数据!E2"),
    ),
    Habit(
        name="date-for-number",
        why="录成了日期。",
        sheets=one("2022年9月1日"),
        figures=got(None),
        problems=("date_for_number 指标数据!E2",),
    ),
    Habit(name="zero", why="0 就是 0。", sheets=one(0), figures=got(0)),
    Habit(
        name="dates-of-all-kinds",
        why="日期写法各异，都认得。",
        sheets=bases(*((f"基地{at}", *BASE[1:5], day) for at, day in enumerate(DAYS))),
        rows={"bases": 6},
        understood=("date_understood",),
    ),
    Habit(
        name="month-without-day",
        why="只写到月份：不能替他补日。",
        sheets=bases((*BASE[:5], "2021年6月")),
        rows={"bases": 1},
        problems=("day_missing 实训基地!F2",),
    ),
    Habit(
        name="choice-in-own-words",
        why="选项用自己的话写。",
        sheets=bases((*BASE[:2], "建成投用", *BASE[3:])),
        rows={"bases": 1},
        flawed=1,
        problems=("not_a_choice 实训基地!C2",),
    ),
)
