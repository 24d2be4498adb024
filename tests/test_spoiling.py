"""A sound submission, spoiled in one place: exactly one problem, in exactly that place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.budget import examples
from tests.builders import HAIXI, basics, form, sheet, taken

from haixi_check.table import CellError, LostDigits, Percent, UnstoredFormula, Value, a1

if TYPE_CHECKING:
    from haixi_check.intake.merge import Intake
    from haixi_check.table import Table

FIGURES = [
    field
    for field in form().figures
    if "secondary" in field.filled_by and field.unit.zh in ("人", "个", "种", "门次")
]
BASES = ("基地名称", "共建企业", "建设阶段", "辐射带动情况", "文号", "投入使用日期")
RECORDS = (
    "事项",
    "落实情况",
    "所属年度",
    "材料名称",
    "文号",
    "日期",
    "文件或网址",
    "有效期至",
    "分项",
)
BLANK = (None, None, None)
CLASSES = ("班次编号", "班次名称", "合作单位", "开班日期", "结班日期", "培训人次", "培训人数")

Rows = list[list[Value]]

OF_A_COUNT: dict[str, tuple[Value, ...]] = {
    "approximate": ("约1650", "近千人", "1600余人"),
    "excel_error": (CellError("#DIV/0!"), CellError("#REF!")),
    "formula_without_value": (UnstoredFormula(),),
    "lost_digits": (LostDigits(),),
    "negative": (-1, "-20"),
    "not_whole": (Decimal("1.5"), "20.5"),
    "not_a_number": ("见附件", "上报中"),
    "none_written": ("无",),
    "percent_for_number": (Percent(Decimal("0.5")), "85%"),
    "date_for_number": (datetime.date(2022, 9, 1),),
    "two_numbers": ("80/90",),
    "yes_no_for_number": (True, False),
}
OF_A_DAY: dict[str, tuple[Value, ...]] = {
    "not_a_date": ("去年", "2022-13-01", "2022年2月30日"),
    "word_for_nothing": ("待定", "无", "暂缺", "未知"),
    "excel_error": (CellError("#N/A"),),
    "formula_without_value": (UnstoredFormula(),),
}
SPOILS: dict[str, dict[str, dict[str, tuple[Value, ...]]]] = {
    "实训基地": {
        "建设阶段": {"not_a_choice": ("筹划中", "快了")},
        "投入使用日期": OF_A_DAY,
        "基地名称": {"missing_required": (None, "—")},
    },
    "佐证材料": {
        "事项": {"unknown_duty": ("E99", "没有的事项")},
        "落实情况": {
            "not_a_choice": ("大概", "快了", "没有", "无", "未知", "none"),
            "status_blank": (None, "", "—", "\u00a0"),
        },
        "所属年度": {
            "school_year_for_year": ("2021-2022学年",),
            "not_a_year": ("去年",),
            "word_for_nothing": ("无", "—"),
        },
        "文号": {
            "no_reference": ("待发", "无文号，见附件", "〔202X〕XX号", "0", "?", "2021-10-05", "1"),
        },
        "日期": OF_A_DAY,
    },
    "培训班次": {
        "培训人次": {
            code: values
            for code, values in OF_A_COUNT.items()
            if code in ("approximate", "excel_error", "negative", "not_whole", "not_a_number")
        },
        "结班日期": {**OF_A_DAY, "wrong_order": (datetime.date(2021, 1, 1),)},
    },
}


@dataclass(frozen=True, slots=True)
class Sound:
    """A submission without a fault: the sheets, and how far down and right each one starts."""

    sheets: dict[str, Rows]
    starts: dict[str, tuple[int, int]]

    def tables(self) -> list[Table]:
        found = [basics()]
        for name, rows in self.sheets.items():
            down, right = self.starts[name]
            blank: Rows = [[] for _ in range(down)]
            found.append(sheet(name, *blank, *([*([None] * right), *row] for row in rows)))
        return found

    def cell(self, name: str, row: int, column: int) -> str:
        down, right = self.starts[name]
        return a1(row + down, column + right)

    def spoiled(self, name: str, row: int, column: int, value: Value) -> Sound:
        rows = [list(row) for row in self.sheets[name]]
        rows[row][column] = value
        return Sound({**self.sheets, name: rows}, self.starts)


COUNTS = st.integers(0, 9_999)


@st.composite
def sound(draw: st.DrawFn) -> Sound:
    chosen = draw(st.lists(st.sampled_from(FIGURES), min_size=1, max_size=5, unique=True))
    figures: Rows = [["代码", "指标", "计量单位", "2021年", "2022年", "说明"]]
    figures += [[f.id, f.title.zh, f.unit.zh, draw(COUNTS), draw(COUNTS), None] for f in chosen]
    day = datetime.date(2022, 3, 1)
    height = draw(st.integers(1, 4))
    bases: Rows = [list(BASES)]
    records: Rows = [list(RECORDS)]
    classes: Rows = [list(CLASSES)]
    for at in range(height):
        document = f"虚构〔2022〕{at + 1}号"
        bases.append([f"基地{at}", f"虚构公司{at}", "已投入使用", "带动", document, day])
        records.append([f"E{at + 3:02}", "已落实", 2022, f"材料{at}", document, day, *BLANK])
        people = draw(st.integers(1, 90))
        classes.append([f"{at}", "电工班", "虚构公司", day, day, people + 5, people])
    sheets = {"指标数据": figures, "实训基地": bases, "佐证材料": records, "培训班次": classes}
    start = st.tuples(st.integers(0, 5), st.integers(0, 3))
    return Sound(sheets, {name: draw(start) for name in sheets})


def places(intake: Intake) -> list[tuple[str, str, str]]:
    return [(p.code, p.location.sheet, p.location.cell) for p in intake.problems]


def values(intake: Intake) -> dict[tuple[str, int], object]:
    return {cell: said.value for cell, said in intake.submissions[HAIXI].declared.items()}


def flaws(intake: Intake) -> list[str]:
    submission = intake.submissions[HAIXI]
    rows = [row.flaw for entries in submission.entries.values() for row in entries]
    return [flaw for flaw in rows if flaw]


@settings(max_examples=examples(6))
@given(sound())
def test_a_sound_submission_has_no_problem(submission: Sound) -> None:
    intake = taken(submission.tables())

    assert places(intake) == []
    assert flaws(intake) == []


@settings(max_examples=examples(20))
@given(sound(), st.data())
def test_a_spoiled_figure_is_told_there_and_nowhere_else(
    submission: Sound, data: st.DataObject
) -> None:
    rows = submission.sheets["指标数据"]
    row = data.draw(st.integers(1, len(rows) - 1))
    year = data.draw(st.sampled_from((2021, 2022)))
    column = rows[0].index(f"{year}年")
    code = data.draw(st.sampled_from(sorted(OF_A_COUNT)))
    value = data.draw(st.sampled_from(OF_A_COUNT[code]))

    before = taken(submission.tables())
    after = taken(submission.spoiled("指标数据", row, column, value).tables())

    assert places(after) == [(code, "指标数据", submission.cell("指标数据", row, column))]
    cell = (str(rows[row][0]), year)
    assert values(after) == {**values(before), cell: None}


@settings(max_examples=examples(20))
@given(sound(), st.data())
def test_a_spoiled_row_is_told_there_and_is_the_only_one(
    submission: Sound, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(SPOILS)))
    title = data.draw(st.sampled_from(sorted(SPOILS[name])))
    code = data.draw(st.sampled_from(sorted(SPOILS[name][title])))
    value = data.draw(st.sampled_from(SPOILS[name][title][code]))
    rows = submission.sheets[name]
    row = data.draw(st.integers(1, len(rows) - 1))
    column = rows[0].index(title)

    before = taken(submission.tables())
    after = taken(submission.spoiled(name, row, column, value).tables())

    if code == "wrong_order":
        column -= 1  # of two days in the wrong order the first is named
    assert places(after) == [(code, name, submission.cell(name, row, column))]
    assert values(after) == values(before)
    assert len(flaws(after)) <= 1


@settings(max_examples=examples(6))
@given(sound(), st.data())
def test_a_row_said_twice_differently_is_told_at_the_second(
    submission: Sound, data: st.DataObject
) -> None:
    rows = submission.sheets["实训基地"]
    row = data.draw(st.integers(1, len(rows) - 1))
    again: Rows = [*rows, [*rows[row][:3], "另一说法", *rows[row][4:]]]
    twice = Sound({**submission.sheets, "实训基地": again}, submission.starts)

    after = taken(twice.tables())

    assert places(after) == [
        ("duplicate_row", "实训基地", submission.cell("实训基地", len(rows), 0))
    ]
