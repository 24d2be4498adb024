"""A number as a person writes it, with its unit, to an exact one. Rounds and guesses nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Final

from haixi_check.exact import exact
from haixi_check.intake.cells.meaning import (
    MISSING,
    Flaw,
    Meaning,
    Remark,
    missing,
    normal,
    trimmed,
    wrong,
)
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.table import Percent, Value

_SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "人": ("人", "名", "位", "个人", "名学生", "名教师", "名毕业生", "person", "persons", "people"),
    "人次": ("人次", "person-times", "person-time"),
    "个": (*"个家所间座处对", "programmes", "pairs", "clusters", "studios", "bases"),
    "家": ("家", "个", "所", "户", "enterprises"),
    "门次": ("门次", "sections"),
    "种": ("种", "个", "类", "项", "kinds"),
    "本": ("本", "个", "张"),
    "年": ("年", "周年", "years"),
    "月": ("月", "个月", "months"),
    **dict.fromkeys(
        ("㎡", "平方米"), ("㎡", "平方米", "平米", "平", "m2", "m²", "square metres", "sq m")
    ),
    "册": ("册", "本", "volumes"),
    "台": ("台", "部", "个", "套"),
    "座": ("座", "个", "席", "seats"),
}
"""Unit of account to the words that mean the same of it. 人 is never 人次."""

_MONEY: Final[Mapping[str, int]] = {
    "元": 1, "圆": 1, "元整": 1, "圆整": 1, "元人民币": 1, "人民币元": 1,
    "yuan": 1, "rmb": 1, "cny": 1,
    "千元": 10**3, "万": 10**4, "万元": 10**4, "人民币万元": 10**4, "百万元": 10**6,
    "千万元": 10**7, "亿": 10**8, "亿元": 10**8,
}  # fmt: skip
"""Unit of money to what it is in yuan."""

_UNITS: Final = frozenset(chain(*_SAME.values(), _MONEY))
_OTHER_UNITS: Final = re.compile(
    r"人日|人天|人时|人·次|人/次|学时|课时|学分|门|门课|节|次|天|日|周|小时|届|级|期|班|岁|元/[人生]|万元/[人生]|"
    r"平方米|㎡|亩|[千百万]人|万人次|万[名个家]|册|台|套|批|份|件|篇"
)

_SHORT: Final[Mapping[str, int]] = {
    "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
"""What long numbers are shortened by. Persons and things are not counted so: it is rounded."""

_NUMBER: Final = re.compile(r"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")
_WELL_GROUPED: Final = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_MOST_DIGITS: Final = 30

_ABOUT: Final = re.compile(
    r"约|近|余|多|来|几|超|逾|估|左右|上下|以上|以下|以内|大概|大致|将近|接近|预计|不足|不到|不少于|"
    r"不低于|不超过|至少|至多|若干|[数几][十百千万]|[<>≤≥≦≧≈≒~～∼+?]"
)
_BEFORE: Final = re.compile(r"(?:共|共计|合计|总计|计|¥|人民币|rmb|cny)?:?")
_TIME: Final = re.compile(r"-?[0-9]{1,7}:[0-5][0-9](?::[0-5][0-9])?")
_MINUS: Final = re.compile(r"[-−–—‐‑－]|负")
_DAY: Final = re.compile(r"[0-9]{4}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?")
_POWER: Final = re.compile(r"[0-9](?:\.[0-9]+)?e\+?[0-9]{1,3}")
_NONE_WORDS: Final = frozenset({"无", "没有", "none"})


@dataclass(frozen=True, kw_only=True)
class AskedAmount:
    """What a number must be: counted in `unit` (blank where nobody said), below a limit."""

    unit: str
    decimals: int | None
    """How many decimals it may have: 0 for a whole number, `None` for any."""
    limit: int
    also: str = ""
    """The unit in the other language of the form."""

    @property
    def money(self) -> bool:
        """Whether the unit is the yuan."""
        return self.unit == "元"

    def factor(self, word: str) -> int | None:
        """What one `word` is in the unit asked for; None where it cannot be told."""
        if self.money:
            return _MONEY.get(word)
        if word in _SAME.get(self.unit, (self.unit,)):
            return 1
        return 1 if word in (_unit_word(self.unit), _unit_word(self.also)) else None


def amount(value: Value, asked: AskedAmount, *, written_unit: str | None = None) -> Meaning:
    """The exact number (a Fraction) that a cell holds.

    `written_unit` is what stands in a cell for the unit of account; a unit in the number's own cell
    goes before it where both are units of money.
    """
    if missing(value):
        return MISSING
    match value:
        case bool():
            return wrong("yes_no_for_number")
        case datetime.date():
            return wrong("date_for_number")
        case Percent():
            return wrong("percent_for_number")
        case int() | Decimal():
            return _counted(value, asked, written_unit)
        case str():
            return _read(value, asked, written_unit)
        case _:
            return wrong("not_a_number")


def _counted(
    number: int | Decimal, asked: AskedAmount, unit: str | None, remarks: tuple[Remark, ...] = ()
) -> Meaning:
    """A number with the unit that was written for it, converted and held to what is asked."""
    if isinstance(number, Decimal) and not number.is_finite():
        return wrong("not_a_number")
    if isinstance(number, Decimal) and abs(number.adjusted()) > _MOST_DIGITS and number:
        return wrong("implausible", limit=str(asked.limit))
    word = _unit_word(unit)
    factor = asked.factor(word) if word else 1
    if factor is None:
        return _wrong_unit(number, word, asked)
    value = Fraction(number) * factor
    if factor != 1:
        before, after = f"{exact(Fraction(number))}{word}", f"{exact(value)}元"
        remarks = (*remarks, Remark("converted_money", {"from": before, "to": after}))
    return _within_limits(value, asked, remarks)


def _within_limits(value: Fraction, asked: AskedAmount, remarks: tuple[Remark, ...]) -> Meaning:
    if value < 0:
        return wrong("negative")
    if value > asked.limit:
        return wrong("implausible", limit=str(asked.limit))
    if asked.decimals is not None and (value * 10**asked.decimals).denominator != 1:
        if asked.decimals:
            return wrong("too_many_decimals", decimals=str(asked.decimals))
        return wrong("not_whole")
    return Meaning(value, remarks)


def _unit_word(unit: str | None) -> str:
    """The word in a cell for the unit: `单位:万元` and `(万元)` are 万元."""
    text = "" if unit is None or missing(unit) else normal(unit).casefold().replace(" ", "")
    return re.sub(r"^(?:计量)?单位[::]?", "", text).strip("()[]:")


def _is_unit(word: str) -> bool:
    return word in _UNITS or _OTHER_UNITS.fullmatch(word) is not None


def _shortened(word: str, asked: AskedAmount) -> int:
    """By what a number is shortened: `万人` by 10,000 where 人 is asked for; 0 if by nothing."""
    short = max((short for short in _SHORT if word.startswith(short)), key=len, default="")
    rest = word.removeprefix(short)
    plain = not asked.money and (not rest or asked.factor(rest) == 1)
    return _SHORT[short] if short and plain else 0


def _wrong_unit(number: int | Decimal, word: str, asked: AskedAmount) -> Meaning:
    """Not the unit asked for. Only known words are repeated: anything may stand in such a cell."""
    if (times := _shortened(word, asked)) and (full := Fraction(number) * times).denominator == 1:
        return wrong("shortened_number", written=word, full=exact(full))
    if not asked.unit:
        return wrong("unit_not_asked")
    if not _is_unit(word):
        return wrong("strange_unit", expected=asked.unit)
    return wrong("wrong_unit", written=word, expected=asked.unit)


def _read(raw: str, asked: AskedAmount, written_unit: str | None) -> Meaning:
    """A number in a text."""
    text = re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", normal(raw)).casefold()
    numbers = _NUMBER.findall(text)
    if not numbers:
        return _numberless(text)
    if (fault := _not_one_number(text, numbers)) is not None:
        return wrong(fault)
    before, number, after = text.partition(numbers[0])
    if _MINUS.fullmatch(before):
        return wrong("negative")
    if len(number) > _MOST_DIGITS:
        return wrong("implausible", limit=str(asked.limit))
    if not _BEFORE.fullmatch(before) or not _WELL_GROUPED.fullmatch(number):
        return wrong("not_a_number")
    exactly = Decimal(number.replace(",", ""))
    own = after.rstrip("。.;,、").strip("()[]")
    if own and asked.factor(own) is None:
        if _is_unit(own) or _shortened(own, asked):
            return _wrong_unit(exactly, own, asked)
        return wrong("not_a_number")
    unit = written_unit
    if own and (asked.money or not _unit_word(written_unit)):
        unit = own
    return _counted(exactly, asked, unit, _habits(raw, number, own, asked))


def _numberless(text: str) -> Meaning:
    if text in _NONE_WORDS:
        return Meaning(None, flaw=Flaw("none_written", Tier.EXPLAIN))
    return wrong("approximate" if len(text) < 12 and _ABOUT.search(text) else "not_a_number")


def _not_one_number(text: str, numbers: list[str]) -> str | None:
    """Why a text with digits in it is not one exact number."""
    if _DAY.fullmatch(text):
        return "date_for_number"
    if _TIME.fullmatch(text):
        return "time_for_number"
    if _POWER.fullmatch(text):
        return "lost_digits"
    if "%" in text or "百分之" in text:
        return "percent_for_number"
    if len(numbers) > 1:
        return "two_numbers"
    return "approximate" if _ABOUT.search(text) else None


def _habits(raw: str, number: str, own: str, asked: AskedAmount) -> tuple[Remark, ...]:
    """How the number was written, where that is not how a spreadsheet holds numbers."""
    seen = trimmed(raw)
    habits = []
    if any("\uff01" <= character <= "\uff5e" for character in seen):
        habits.append(Remark("full_width"))
    if "," in number:
        habits.append(Remark("thousands_separator"))
    if own and asked.factor(own) == 1:
        habits.append(Remark("unit_suffix", {"unit": own}))
    if seen != raw:
        habits.append(Remark("blanks"))
    return tuple(habits) if habits or own else (Remark("text_number"),)
