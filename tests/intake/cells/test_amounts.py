"""Numbers as people write them: exact, in the right unit, or asked for again."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.cell_columns import column, counted, flaw_of, remarks_of

from haixi_check.intake.cells.content import content, figure
from haixi_check.intake.cells.meaning import Meaning
from haixi_check.problem import Tier
from haixi_check.rulepack.figure_fields import Kind
from haixi_check.rulepack.form import ColumnType
from haixi_check.table import CellError, LostDigits, Percent, UnstoredFormula, Value


def persons(value: Value, written_unit: str | None = None) -> Meaning:
    return figure(value, counted(Kind.PERSONS, "人"), written_unit=written_unit)


def money(value: Value, written_unit: str | None = None) -> Meaning:
    return figure(value, counted(Kind.MONEY, "元"), written_unit=written_unit)


@pytest.mark.parametrize(
    ("value", "number", "remarks"),
    [
        (650, 650, []),
        (0, 0, []),
        (Decimal("650"), 650, []),
        ("650", 650, ["text_number"]),
        ("0", 0, ["text_number"]),
        ("'650", 650, ["blanks"]),
        ("\t650", 650, ["blanks"]),
        (" 650\u00a0", 650, ["blanks"]),
        ("\u200b650\ufeff", 650, ["blanks"]),
        ("６５０", 650, ["full_width"]),
        ("1,650", 1650, ["thousands_separator"]),
        ("1，650", 1650, ["full_width", "thousands_separator"]),
        ("650人", 650, ["unit_suffix"]),
        ("650 名", 650, ["unit_suffix"]),
        ("650(人)", 650, ["unit_suffix"]),
        ("共650人。", 650, ["unit_suffix"]),
        ("650.0", 650, ["text_number"]),
    ],
)
def test_a_number_of_persons_however_it_is_written(
    value: Value, number: int, remarks: list[str]
) -> None:
    meaning = persons(value)
    assert (meaning.value, remarks_of(meaning), meaning.flaw) == (number, remarks, None)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("约650", "approximate"),
        ("650余人", "approximate"),
        ("近650", "approximate"),
        ("600多", "approximate"),
        ("650左右", "approximate"),
        ("650人以上", "approximate"),
        (">650", "approximate"),
        ("＞650", "approximate"),
        ("≥650", "approximate"),
        ("~650", "approximate"),
        ("650+", "approximate"),
        ("650?", "approximate"),
        ("数百人", "approximate"),
        (CellError("#DIV/0!"), "excel_error"),
        ("#DIV/0!", "excel_error"),
        ("#N/A", "excel_error"),
        (UnstoredFormula(), "formula_without_value"),
        (LostDigits(), "lost_digits"),
        ("6.3E+17", "lost_digits"),
        (Percent(Decimal("0.85")), "percent_for_number"),
        ("85%", "percent_for_number"),
        ("85％", "percent_for_number"),
        ("百分之85", "percent_for_number"),
        (True, "yes_no_for_number"),
        (-1, "negative"),
        ("-1", "negative"),
        ("−1", "negative"),
        (Decimal("0.85"), "not_whole"),
        ("650.5", "not_whole"),
        (datetime.date(2022, 9, 1), "date_for_number"),
        ("2022-09-01", "date_for_number"),
        ("650人次", "wrong_unit"),
        ("650个", "wrong_unit"),
        ("1.2万人", "shortened_number"),
        ("12.5万", "shortened_number"),
        ("3千", "shortened_number"),
        ("1百万人", "shortened_number"),
        ("0.00005万", "wrong_unit"),
        ("1.2万家", "wrong_unit"),
        ("650元", "wrong_unit"),
        ("120、130", "two_numbers"),
        ("120 130", "two_numbers"),
        ("120/130", "two_numbers"),
        ("650(其中女生320)", "two_numbers"),
        ("18:1", "two_numbers"),
        ("08:30", "time_for_number"),
        ("30:00:00", "time_for_number"),
        ("1,65", "not_a_number"),
        ("六百五十", "not_a_number"),
        ("六百", "not_a_number"),
        ("见附件", "not_a_number"),
        ("65①", "not_a_number"),
        ("10²", "not_a_number"),
        ("650(含成教)", "not_a_number"),
        ("+30", "approximate"),
        (10**9 + 1, "implausible"),
        ("9" * 5000, "implausible"),
        pytest.param(10**5000, "implausible", id="endless"),
        (Decimal("1E+999999"), "implausible"),
        (Decimal("1E-999999"), "implausible"),
        (Decimal("NaN"), "not_a_number"),
        ("无", "none_written"),
    ],
)
def test_what_is_no_exact_number_is_asked_for_again(value: Value, code: str) -> None:
    meaning = persons(value)
    assert (meaning.value, flaw_of(meaning)) == (None, code)


def test_none_in_words_owes_an_explanation_and_is_not_zero() -> None:
    flaw = persons("无").flaw
    assert flaw is not None
    assert flaw.tier is Tier.EXPLAIN


@pytest.mark.parametrize(
    ("value", "unit", "yuan", "remarks"),
    [
        (31_200_000, None, 31_200_000, []),
        (Decimal("0.1"), None, Fraction(1, 10), []),
        ("3120万元", None, 31_200_000, ["converted_money"]),
        ("3,120.5 万元", None, 31_205_000, ["thousands_separator", "converted_money"]),
        ("0.312亿元", None, 31_200_000, ["converted_money"]),
        (3120, "万元", 31_200_000, ["converted_money"]),
        ("3120", "(万元)", 31_200_000, ["text_number", "converted_money"]),
        (3120, "单位：万元", 31_200_000, ["converted_money"]),
        ("3120万元", "元", 31_200_000, ["converted_money"]),
        ("31200000元", "万元", 31_200_000, ["unit_suffix"]),
        (31_200_000, "元", 31_200_000, []),
        (31_200_000, "—", 31_200_000, []),
        (31_200_000, "yuan", 31_200_000, []),
        ("￥31200000", None, 31_200_000, ["text_number"]),
    ],
)
def test_money_is_exact_and_in_yuan(
    value: Value, unit: str | None, yuan: Fraction, remarks: list[str]
) -> None:
    meaning = money(value, unit)
    assert (meaning.value, flaw_of(meaning)) == (yuan, "")
    assert remarks_of(meaning) == remarks


def test_converted_money_says_from_what_to_what() -> None:
    (remark,) = money("3120.5万元").remarks
    assert remark.params == {"from": "3120.5万元", "to": "31205000元"}


@pytest.mark.parametrize(
    ("kind", "unit", "value", "written_unit", "code"),
    [
        (Kind.PERSON_TIMES, "人次", "12000人", None, "wrong_unit"),
        (Kind.PERSON_TIMES, "人次", 12000, "人", "wrong_unit"),
        (Kind.PERSON_TIMES, "人次", 12000, "人日", "wrong_unit"),
        (Kind.PERSON_TIMES, "人次", "12000人次", "人次", ""),
        (Kind.PERSONS, "人", 650, "名", ""),
        (Kind.PERSONS, "人", 650, "persons", ""),
        (Kind.PERSONS, "人", 650, "人次", "wrong_unit"),
        (Kind.PERSONS, "人", "650人", "人次", "wrong_unit"),
        (Kind.THINGS, "个", "12间", None, ""),
        (Kind.THINGS, "家", "12个", None, ""),
        (Kind.THINGS, "种", "12种", None, ""),
        (Kind.THINGS, "门次", "12门次", None, ""),
        (Kind.THINGS, "门次", "12门", None, "wrong_unit"),
        (Kind.THINGS, "个", "12人", None, "wrong_unit"),
        (Kind.MONEY, "元", "12人", None, "wrong_unit"),
        (Kind.MONEY, "元", 12, "甲乙", "strange_unit"),
        (Kind.MONEY, "元", 10**13 + 1, None, "implausible"),
        (Kind.MONEY, "元", -1, None, "negative"),
    ],
)
def test_units_of_account(
    kind: Kind, unit: str, value: Value, written_unit: str | None, code: str
) -> None:
    meaning = figure(value, counted(kind, unit), written_unit=written_unit)
    assert flaw_of(meaning) == code
    assert (meaning.value is None) is bool(code)


@pytest.mark.parametrize(
    ("kind", "title", "value", "expected", "code"),
    [
        (ColumnType.COUNT, "在校生数", "30人", 30, ""),
        (ColumnType.COUNT, "培训人次", "30人次", 30, ""),
        (ColumnType.COUNT, "培训人次", "30人", None, "wrong_unit"),
        (ColumnType.COUNT, "培训人次", Decimal("30.5"), None, "not_whole"),
        (ColumnType.COUNT, "职业技能等级证书本数", "2本", 2, ""),
        (ColumnType.COUNT, "栏目", "2本", None, "unit_not_asked"),
        (ColumnType.NUMBER, "在岗年限(年)", "7.5年", Decimal("7.5"), ""),
        (ColumnType.NUMBER, "企业实践累计(月)", "7个月", 7, ""),
        (ColumnType.NUMBER, "企业实践累计(月)", "1年", None, "wrong_unit"),
        (ColumnType.NUMBER, "企业实践累计(月)", "210天", None, "wrong_unit"),
        (ColumnType.NUMBER, "在岗年限(年)", Decimal("0.1"), Decimal("0.1"), ""),
    ],
)
def test_numbers_of_registers(
    kind: ColumnType, title: str, value: Value, expected: object, code: str
) -> None:
    meaning = content(value, column(kind, title))
    assert (meaning.value, flaw_of(meaning)) == (expected, code)


@pytest.mark.parametrize(
    ("value", "written_unit", "number", "code"),
    [
        (Decimal("22800.5"), "㎡", Fraction(45601, 2), ""),
        ("22,800.50平方米", None, Fraction(45601, 2), ""),
        (22800, "square metres", Fraction(22800), ""),
        ("22800.5", "平方米", Fraction(45601, 2), ""),
        (Decimal("22800.505"), "㎡", None, "too_many_decimals"),
        (22800, "亩", None, "wrong_unit"),
        (22800, "册", None, "wrong_unit"),
    ],
)
def test_a_figure_may_have_as_many_decimals_as_the_form_allows(
    value: Value, written_unit: str | None, number: Fraction | None, code: str
) -> None:
    area = counted(Kind.THINGS, "㎡", decimals=2, english="square metres")
    meaning = figure(value, area, written_unit=written_unit)
    assert (meaning.value, flaw_of(meaning)) == (number, code)


def test_without_decimals_a_figure_is_whole() -> None:
    assert flaw_of(figure(Decimal("1.5"), counted(Kind.THINGS, "册"))) == "not_whole"
