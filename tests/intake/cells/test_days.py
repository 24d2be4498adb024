"""Days and years as people write them, and what is neither."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from tests.cell_columns import column, flaw_of, remarks_of

from haixi_check.intake.cells import days
from haixi_check.intake.cells.content import content
from haixi_check.problem import Tier
from haixi_check.rulepack.form import ColumnType
from haixi_check.table import EPOCH_1900, EPOCH_1904, Percent, Value

DAY = datetime.date(2022, 9, 1)


@pytest.mark.parametrize(
    ("value", "remarks"),
    [
        (DAY, []),
        ("2022年9月1日", []),
        ("2022 年 9 月 1 日", []),
        ("２０２２年9月1日", []),
        ("2022.9.1", []),
        ("2022. 9. 1", []),
        ("2022/9/1", []),
        ("2022-09-01", []),
        ("2022-09-01 00:00:00", []),
        ("2022-09-01T00:00:00Z", []),
        ("2022/9/1 0:00", []),
        ("2022年9月1日(星期四)", []),
        ("截至2022年9月1日", []),
        ("20220901", ["date_understood"]),
        (20220901, ["date_understood"]),
        (44805, ["date_understood"]),
        ("44805", ["date_understood"]),
        (Decimal("44805.5"), ["date_understood"]),
        ("二〇二二年九月一日", ["date_understood"]),
        ("二0二二年九月一日", ["date_understood"]),
    ],
)
def test_a_day_however_it_is_written(value: Value, remarks: list[str]) -> None:
    meaning = content(value, column(ColumnType.DATE))
    assert (meaning.value, remarks_of(meaning), meaning.flaw) == (DAY, remarks, None)


@pytest.mark.parametrize("value", [43343, "43343", Decimal("43343.5")])
def test_a_bare_number_counts_from_the_day_of_its_workbook(value: Value) -> None:
    found = days.day(days.counted_from(value, EPOCH_1904))
    assert (found.value, remarks_of(found)) == (DAY, ["date_understood"])


def test_the_same_days_are_taken_for_such_in_either_calendar() -> None:
    apart = (EPOCH_1904 - EPOCH_1900).days
    for number in (29_999, 30_000, 44_805, 60_000, 60_001):
        assert days.day(number) == days.day(days.counted_from(number - apart, EPOCH_1904))


def test_what_is_no_bare_number_is_the_same_in_either_calendar() -> None:
    for value in (DAY, "2022-09-01", 20220901, 202209, 2022, "二〇二二年九月一日"):
        assert days.day(value) == days.day(days.counted_from(value, EPOCH_1904))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二〇年十二月二十五日", 25),
        ("二〇二〇年十二月十日", 10),
        ("二〇二〇年十二月三十一日", 31),
    ],
)
def test_a_day_in_chinese_numerals(text: str, day: int) -> None:
    assert content(text, column(ColumnType.DATE)).value == datetime.date(2020, 12, day)


@pytest.mark.parametrize("value", ["2022年9月", "2022.9", "2022-09", 202209, "202209"])
def test_a_month_counts_as_its_last_day_and_owes_the_day(value: Value) -> None:
    meaning = content(value, column(ColumnType.DATE))
    assert meaning.value == datetime.date(2022, 9, 30)
    assert meaning.flaw is not None
    assert (meaning.flaw.code, meaning.flaw.tier) == ("day_missing", Tier.EXPLAIN)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2022年", "month_missing"),
        (2022, "month_missing"),
        ("9月1日", "not_a_date"),
        ("22.9.1", "not_a_date"),
        ("2022-02-30", "not_a_date"),
        ("2022-02-03 25:00", "not_a_date"),
        ("2022-02-03 12:60", "not_a_date"),
        ("2022年13月", "not_a_date"),
        ("五二〇二年五二月九日", "not_a_date"),
        ("2022年9月1日-9月5日", "not_a_date"),
        ("2021-2022学年", "not_a_date"),
        (Decimal("2022.9"), "not_a_date"),  # 2022.10 is stored as 2022.1
        (Decimal("Infinity"), "not_a_date"),
        (29_999, "not_a_date"),
        (True, "not_a_date"),
        (Percent(Decimal(1)), "not_a_date"),
        (datetime.date(2202, 9, 1), "implausible_date"),
        (datetime.date(1905, 7, 14), "implausible_date"),
        ("9" * 5000, "not_a_date"),
    ],
)
def test_what_is_no_day(value: Value, code: str) -> None:
    meaning = content(value, column(ColumnType.DATE))
    assert (meaning.value, flaw_of(meaning)) == (None, code)


@pytest.mark.parametrize(
    ("value", "year", "code"),
    [
        (2022, 2022, ""),
        ("2022", 2022, ""),
        ("2022年", 2022, ""),
        ("2022届", 2022, ""),
        ("2022年度", 2022, ""),
        ("二〇二二年", 2022, ""),
        (DAY, 2022, ""),
        ("2021-2022学年", None, "school_year_for_year"),
        ("2021—2022学年", None, "school_year_for_year"),
        ("2021-2022", None, "school_year_for_year"),
        ("2021-22学年", None, "school_year_for_year"),
        ("2022学年", None, "school_year_for_year"),
        ("2019级", None, "not_a_year"),
        ("22届", None, "not_a_year"),
        ("2022-09", None, "not_a_year"),
        (22, None, "not_a_year"),
        (Decimal("2022.5"), None, "not_a_year"),
        (True, None, "not_a_year"),
    ],
)
def test_a_year(value: Value, year: int | None, code: str) -> None:
    meaning = content(value, column(ColumnType.YEAR))
    assert (meaning.value, flaw_of(meaning)) == (year, code)
    assert not isinstance(meaning.value, bool)
