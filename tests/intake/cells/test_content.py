"""Cells as people fill them in: what each means, and that nothing is ever guessed."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.cell_columns import PERSONAL, UNITS, column, counted, flaw_of, remarks_of

from haixi_check.intake.cells.content import content, figure
from haixi_check.intake.cells.explanation import explanation, explanation_of
from haixi_check.intake.cells.meaning import Meaning, repeated
from haixi_check.messages import say
from haixi_check.problem import Tier
from haixi_check.rulepack.figure_fields import Kind
from haixi_check.rulepack.form import ColumnType
from haixi_check.table import CellError, DeniedValue, LostDigits, Percent, UnstoredFormula, Value

DAY = datetime.date(2022, 9, 1)


DASHES = ("", "  ", "\u3000", "\u200b", "'", "—", "——", "－", "-", "–", "/", "／", "\\")
MISSING = (None, *DASHES, "不适用", "暂无", "N/A", "n/a", "Ｎ/Ａ")


@pytest.mark.parametrize("value", MISSING)
def test_what_says_nothing_is_missing_not_zero(value: Value) -> None:
    for kind, unit in UNITS.items():
        assert figure(value, counted(kind, unit), written_unit="万元") == Meaning(None)
    for asked in ColumnType:
        if (asked, value) != (ColumnType.CHOICE, "不适用"):
            assert content(value, column(asked)) == Meaning(None), asked


@pytest.mark.parametrize(
    ("value", "answer", "remarked"),
    [
        (True, True, False),
        ("是", True, False),
        ("√", True, False),
        ("✔\ufe0f", True, False),
        ("TRUE", True, False),
        ("有", True, True),
        ("Y", True, True),
        (1, True, True),
        (False, False, False),
        ("否", False, False),
        ("×", False, False),
        ("无", False, True),
        ("Ｎ", False, True),
        (0, False, True),
        (Decimal(0), False, True),
    ],
)
def test_yes_and_no(value: Value, answer: bool, remarked: bool) -> None:
    meaning = content(value, column(ColumnType.YES_NO))
    assert meaning.value is answer
    assert remarks_of(meaning) == ["yes_word"] * remarked


@pytest.mark.parametrize("value", ["待定", "是(校级)", "○", 2, DAY, Percent(Decimal(1))])
def test_what_is_neither_yes_nor_no(value: Value) -> None:
    assert flaw_of(content(value, column(ColumnType.YES_NO))) == "not_yes_no"


@pytest.mark.parametrize(
    ("value", "chosen", "remarks"),
    [
        ("在建", "在建", []),
        (" 在 建 ", "在建", []),
        ("Being Built", "在建", []),
        ("建设中", "在建", ["alias"]),
        ("在用", "已投入使用", ["alias"]),
        ("３＋２", "3+2", []),
        ("“3+2”", "3+2", []),
        ("不适用", "不适用", []),
    ],
)
def test_a_choice(value: str, chosen: str | None, remarks: list[str]) -> None:
    meaning = content(value, column(ColumnType.CHOICE))
    assert (meaning.value, remarks_of(meaning), meaning.flaw) == (chosen, remarks, None)


@pytest.mark.parametrize(
    ("value", "nearest"), [("投入使用", ""), ("建成", ""), ("规划", ""), (9, ""), ("无", "")]
)
def test_another_word_is_told_what_is_allowed(value: Value, nearest: str) -> None:
    flaw = content(value, column(ColumnType.CHOICE)).flaw
    assert flaw is not None
    assert (flaw.code, flaw.tier) == ("not_a_choice", Tier.MUST_FIX)
    assert flaw.params == {"allowed": "在建、已投入使用、3+2、不适用", "nearest": nearest}


@pytest.mark.parametrize(
    ("kind", "value", "expected", "code"),
    [
        (ColumnType.PROGRAM_CODE, 510203, "510203", ""),
        (ColumnType.PROGRAM_CODE, "520703K", "520703", ""),
        (ColumnType.PROGRAM_CODE, Decimal("510203.0"), "510203", ""),
        (ColumnType.PROGRAM_CODE, 10100, None, "not_a_program_code"),
        (ColumnType.PROGRAM_CODE, "大数据技术", None, "not_a_program_code"),
        (ColumnType.PROGRAM_CODES, 510203, ("510203",), ""),
        (ColumnType.PROGRAM_CODES, "510203、510204", ("510203", "510204"), ""),
        (
            ColumnType.PROGRAM_CODES,
            "510203，510204；520703K",
            ("510203", "510204", "520703"),
            "",
        ),
        (ColumnType.PROGRAM_CODES, "510203\n510204 / 510203", ("510203", "510204"), ""),
        (ColumnType.PROGRAM_CODES, "510203、大数据", None, "not_program_codes"),
        (ColumnType.PROGRAM_CODES, "、", None, "word_for_nothing"),
        (ColumnType.PROGRAM_CODES, "无", None, "word_for_nothing"),
        (ColumnType.PROGRAM_CODES, "—", None, ""),
        (ColumnType.SCHOOL_CODE, 4163014521, "4163014521", ""),
        (ColumnType.SCHOOL_CODE, "14521", None, "not_a_school_code"),
        (ColumnType.CREDIT_CODE, "91350200ma2yj1xr9g", "91350200MA2YJ1XR9G", ""),
        (ColumnType.CREDIT_CODE, "9135 0200 MA2Y J1XR 9G", "91350200MA2YJ1XR9G", ""),
        (ColumnType.CREDIT_CODE, "91350203M0001QAY9B", "91350203M0001QAY9B", "credit_code_check"),
        (ColumnType.CREDIT_CODE, "91350200", None, "not_a_credit_code"),
        (ColumnType.CREDIT_CODE, PERSONAL, None, "not_a_credit_code"),
        (ColumnType.ID_NUMBER, PERSONAL.lower(), PERSONAL, ""),
        (ColumnType.ID_NUMBER, f"'{PERSONAL[:6]} {PERSONAL[6:]}", PERSONAL, ""),
        (ColumnType.ID_NUMBER, PERSONAL[:-1], None, "not_an_id_number"),
        (ColumnType.ID_NUMBER, LostDigits(), None, "lost_digits"),
        (ColumnType.TEXT, LostDigits(), None, "lost_digits"),
    ],
)
def test_codes(kind: ColumnType, value: Value, expected: object, code: str) -> None:
    meaning = content(value, column(kind))
    assert (meaning.value, flaw_of(meaning)) == (expected, code)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" 海职校〔2021〕12号\u00a0", "海职校〔2021〕12号"),
        ("材料/章程（定稿）.pdf", "材料/章程（定稿）.pdf"),
        ("‘双高’建设", "‘双高’建设"),
        ("'0012", "0012"),
        ("a\x00b\u200b", "ab"),
        ("两\n行", "两 行"),
        (1001, "1001"),
        (Decimal("10.50"), "10.5"),
        (DAY, "2022-09-01"),
        (Percent(Decimal("0.85")), "85%"),
        ("无", None),
        ("待补充", None),
    ],
)
def test_text_is_kept_as_written(value: Value, text: str | None) -> None:
    assert content(value, column(ColumnType.TEXT)) == Meaning(text)


EMPTY_WORDS = (
    "无 核实无误 已核实 属实 无误。 情况属实 数据准确 同上 OK 正确 。。。 1 与上年一致 无变化 "
    "正常波动 不适用 实际情况 经核实，数据真实、准确。 #REF!"
)


@pytest.mark.parametrize("value", [None, 5, "", *EMPTY_WORDS.split()])
def test_what_is_no_explanation(value: Value) -> None:
    assert explanation(value) == ""


@pytest.mark.parametrize(
    "text", ["扩招", "新增护理专业,招生120人", "校区合并,学生划转", "疫情停课"]
)
def test_a_reason_is_an_explanation(text: str) -> None:
    assert explanation(f" {text} ") == text


@pytest.mark.parametrize(
    "text",
    [
        "原因不明",
        "不清楚",
        "待核实",
        "未核实",
        "填报有误，应为100",
        "数据待核实后补报",
        "填错了，专业表有误",
        "数字均未核实",
        "原因待查",
        "待补报",
        "数据待核",
        "此数为估算数，尚未核实",
        "应为100人",
        "原因尚不清楚",
        "扩招两个班；其余原因不明",
        "录入错误，应该是165",
        "我校不清楚",
        "变动情况不详",
        "数据有错误",
        "数据未经审核",
    ],
)
def test_a_text_that_knows_no_cause_or_doubts_the_number_is_no_explanation(text: str) -> None:
    assert explanation(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "上年填报有误，本年已按学籍更正",
        "去向不明的毕业生减少3人",
        "原填报有误，已更正",
        "招生计划数增加",
        "按规定应为100%，实招不足",
        "停办2个专业，学生分流到州职校",
        "经逐项核对无误，系新校区启用扩招",
        "上年漏报2个班，本年补计",
        "生源增加，已核实学籍系统",
        "未发现有误，因合并办学增加",
        "待业毕业生减少",
        "去向未核实的毕业生按未落实计",
    ],
)
def test_a_reason_in_which_such_words_stand_is_an_explanation(text: str) -> None:
    assert explanation(text) == text


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("撤并校区", {2021, 2022}),
        ("2021年撤并校区", {2021}),
        ("2021年撤并校区，2022年学生随迁", {2021, 2022}),
        ("2021年：撤并校区", {2021}),
        ("2022年：2021年撤并的校区", {2022}),
        ("2021年：撤并校区；2022年：核实无误", {2021}),
    ],
)
def test_a_reason_answers_the_year_that_it_stands_at_or_names(text: str, answers: set[int]) -> None:
    assert {year for year in (2021, 2022) if explanation_of(text, year)} == answers


texts = st.one_of(
    st.text(max_size=30),
    st.text("0123456789.,-%年月日人次万元约、 /\u3000０１E+()①²〇一二十级届学", max_size=16),
)
values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    texts,
    st.integers(),
    st.decimals(),
    st.booleans(),
    st.dates(),
    st.builds(CellError, texts),
    st.builds(UnstoredFormula),
    st.builds(LostDigits),
    st.builds(Percent, st.decimals()),
    st.builds(DeniedValue, st.just("struck_out"), texts | st.integers()),
)


def all_meanings(value: Value, unit: str | None = None) -> list[Meaning]:
    found = [figure(value, counted(kind, UNITS[kind]), written_unit=unit) for kind in Kind]
    return found + [content(value, column(kind)) for kind in ColumnType]


@given(values, st.none() | texts)
@example("１²", "万元")
def test_any_cell_means_something_exact(value: Value, unit: str | None) -> None:
    for meaning in all_meanings(value, unit):
        assert not isinstance(meaning.value, float)
        if meaning.flaw is None:
            continue
        assert meaning.flaw.tier is Tier.EXPLAIN or meaning.value is None
        for part in ("", ".todo"):
            filling = {"found": "", "near": "", "header": "", **meaning.flaw.params}
            assert say(f"problem.{meaning.flaw.code}{part}", "zh", **filling)
    assert isinstance(repeated(value) + explanation(value), str)


@given(values)
def test_what_was_understood_can_be_said(value: Value) -> None:
    for meaning in all_meanings(value):
        for remark in meaning.remarks:
            assert say(f"understood.{remark.code}", "zh", **remark.params)


@given(st.text("—–-/\\ \u00a0\u200b\u3000", max_size=6))
def test_missing_never_becomes_zero(value: str) -> None:
    assert {meaning.value for meaning in all_meanings(value)} == {None}


@given(
    st.sampled_from([PERSONAL, PERSONAL.lower(), PERSONAL[:-1], f"{PERSONAL[:6]} {PERSONAL[6:]}"]),
    st.sampled_from(["", "人", "万元", "约", "'", "、", "号", "%"]),
    st.sampled_from(["", "人", "元", "万元", "余", "2022年", "。", "%"]),
)
def test_a_personal_number_is_in_nothing_that_is_told(number: str, before: str, after: str) -> None:
    value = f"{before}{number}{after}"
    for meaning in [*all_meanings(value), *all_meanings(650, value)]:
        told = [param for remark in meaning.remarks for param in remark.params.values()]
        told += meaning.flaw.params.values() if meaning.flaw else ()
        assert not any(PERSONAL[6:14] in text for text in told)
    assert PERSONAL[6:14] not in repeated(value)
    assert PERSONAL[6:14] not in explanation(f"原因{value}")
