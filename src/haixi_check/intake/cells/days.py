"""A day or a year as a person writes it. Completes none that lacks a part without saying so."""

from __future__ import annotations

import calendar
import datetime
import re
from decimal import Decimal
from typing import Final

from haixi_check.intake.cells.meaning import MISSING, Flaw, Meaning, Remark, missing, normal, wrong
from haixi_check.problem import Tier
from haixi_check.table import EPOCH_1900, Value

_YEARS: Final = range(1949, 2101)
"""No register or record of these schools is older, and none is due later."""

_SERIALS: Final = range(30_000, 60_001)
_SERIAL_ZERO: Final = datetime.date(1899, 12, 30)
"""Spreadsheets count days from here, apart from those of 1900 (ECMA-376, 18.17.4.1)."""

_SEPARATED: Final = re.compile(
    r"([0-9]{4})(?:年|[-./·—–_]|\s)([0-9]{1,2})(?:月|[-./·—–_]|\s)([0-9]{1,2})[日号]?"
)
_EIGHT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MONTH: Final = re.compile(r"([0-9]{4})(?:年|[-./·—–]|\s)([0-9]{1,2})月?|([0-9]{4})([0-9]{2})")
_CLOCK: Final = re.compile(
    r"(?:(?<=[0-9日号])[T\s]+|(?<=[日号]))(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?$"
)
_ASIDE: Final = re.compile(r"^(?:截[至止]到?|于):?|\(?(?:星期|周)[一二三四五六日天]\)?$|[.。;,]$")
_CHINESE: Final = re.compile(
    r"([〇○零0Oo一二三四五六七八九]{4})年"
    r"(?:([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号])?"
)
_CHINESE_DIGITS: Final = {digit: number for number, digit in enumerate("〇一二三四五六七八九")} | (
    dict.fromkeys("○零0Oo", 0)
)

_YEAR: Final = re.compile(r"([0-9]{4})(?:年|年度|届|届毕业生|届毕业)?")
_SCHOOL_YEAR: Final = re.compile(
    r"[0-9]{4}.{0,8}学年.{0,4}|[0-9]{4}年?[-—–~～/至到]+[0-9]{4}年?(?:年度|度)?"
)


def counted_from(value: Value, epoch: datetime.date) -> Value:
    """A bare number where a date is asked for, counted as most workbooks do: some begin in 1904."""
    if epoch == EPOCH_1900 or isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value) if len(value.strip()) == len(str(_SERIALS[0])) else value
    if not isinstance(value, int | Decimal):
        return value
    apart = (epoch - EPOCH_1900).days
    finite = value.is_finite() if isinstance(value, Decimal) else True
    return value + apart if finite and _SERIALS[0] - apart <= value <= _SERIALS[-1] else value


def day(value: Value) -> Meaning:
    """The day that a cell holds, however it is written.

    A month without a day owes an explanation and counts as its last day; a year alone is no day.
    """
    if missing(value):
        return MISSING
    match value:
        case datetime.date():
            return _within(value)
        case bool():
            return wrong("not_a_date")
        case int():
            return _day_of_number(value)
        case Decimal():
            is_serial = value.is_finite() and _SERIALS[0] <= value <= _SERIALS[-1]
            return _day_of_number(int(value)) if is_serial else wrong("not_a_date")
        case str():
            return _day_of_text(normal(value))
        case _:
            return wrong("not_a_date")


def year(value: Value) -> Meaning:
    """The calendar year that a cell holds: 2022, 2022年, 2022届, 2022年度, never a school year."""
    if missing(value):
        return MISSING
    match value:
        case datetime.date() if value.year in _YEARS:
            return Meaning(value.year, (Remark("year_understood", {"as": str(value.year)}),))
        case bool():
            return wrong("not_a_year")
        case int() if value in _YEARS:
            return Meaning(value)
        case Decimal() if value.is_finite() and value in _YEARS:
            return Meaning(int(value))
        case str():
            return _year_of_text(re.sub(r"\s", "", normal(value)))
        case _:
            return wrong("not_a_year")


def _within(taken: datetime.date | None, *remarks: Remark) -> Meaning:
    """A day, where there is such a day and it is a likely one."""
    if taken is None:
        return wrong("not_a_date")
    return Meaning(taken, remarks) if taken.year in _YEARS else wrong("implausible_date")


def _understood(taken: datetime.date | None) -> Meaning:
    """A day that was not written as one, with how it was taken."""
    remarks = () if taken is None else (Remark("date_understood", {"as": taken.isoformat()}),)
    return _within(taken, *remarks)


def _day_of_number(number: int) -> Meaning:
    if number in _SERIALS:
        return _understood(_SERIAL_ZERO + datetime.timedelta(days=number))
    text = str(number) if 0 < number < 10**8 else ""
    if (shape := _EIGHT.fullmatch(text)) is not None:
        return _understood(_date(*shape.groups()))
    return _part_of_day(text)


def _day_of_text(text: str) -> Meaning:
    text = _ASIDE.sub("", _CLOCK.sub("", _ASIDE.sub("", text))).strip()
    if text.isascii() and text.isdigit():
        return _day_of_number(int(text)) if len(text) <= 8 else wrong("not_a_date")
    if (shape := _CHINESE.fullmatch(re.sub(r"\s", "", text))) is not None and shape[2]:
        month, of_month = _chinese_number(shape[2]), _chinese_number(shape[3])
        return _understood(_date(_chinese_year(shape[1]), month, of_month))
    tight = re.sub(r"\s*([-./·年月日号—–])\s*", r"\1", text)
    if (shape := _SEPARATED.fullmatch(tight)) is not None:
        return _within(_date(*shape.groups()))
    return _part_of_day(tight)


def _part_of_day(text: str) -> Meaning:
    """A month without its day, or a year alone."""
    if (shape := _MONTH.fullmatch(text)) is not None:
        number, month = (int(part) for part in shape.groups() if part)
        if 1 <= month <= 12 and number in _YEARS:
            last = datetime.date(number, month, calendar.monthrange(number, month)[1])
            return Meaning(last, flaw=Flaw("day_missing", Tier.EXPLAIN, {"as": last.isoformat()}))
    alone = _YEAR.fullmatch(text)
    return wrong("month_missing" if alone and int(alone[1]) in _YEARS else "not_a_date")


def _year_of_text(text: str) -> Meaning:
    if (shape := _YEAR.fullmatch(text)) is not None and int(shape[1]) in _YEARS:
        return Meaning(int(shape[1]))
    if _SCHOOL_YEAR.fullmatch(text):
        return wrong("school_year_for_year")
    if (shape := _CHINESE.fullmatch(text)) is not None and not shape[2]:
        number = int(_chinese_year(shape[1]))
        if number in _YEARS:
            return Meaning(number, (Remark("year_understood", {"as": str(number)}),))
    return wrong("not_a_year")


def _date(year_: str, month: str, day_: str) -> datetime.date | None:
    try:
        return datetime.date(int(year_), int(month), int(day_))
    except ValueError:
        return None


def _chinese_year(text: str) -> str:
    return "".join(str(_CHINESE_DIGITS[digit]) for digit in text)


def _chinese_number(text: str) -> str:
    """`十二` is 12, `二十` 20, `二十五` 25; nonsense such as `五二` is 0, which no date has."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return str(_CHINESE_DIGITS[ones]) if len(ones) == 1 else "0"
    if len(tens) > 1 or len(ones) > 1:
        return "0"
    high = _CHINESE_DIGITS.get(tens, 0) if tens else 1
    return str(high * 10 + (_CHINESE_DIGITS.get(ones, 0) if ones else 0))
