"""Which year a header or a title names, and whether it speaks of a part of one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from haixi_check.rulepack.names import even

_YEAR = re.compile(r"(20\d\d)(年|年度|届|年末|年底)?")
_DAY_OF_YEAR = re.compile(r"(20\d\d)(?:年|[-./]?)\d{1,2}(?:月|[-./]?)\d{1,2}日?")
_YEAR_IN_WORDS = re.compile(r"(二[〇○零0][〇○零一二三四五六七八九]{2})(年|年度|届|年末|年底)?")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_BRACKETS = re.compile(r"[(\[【〔<][^()\[\]【】〔〕<>]*[)\]】〕>]")
_OTHER_THING = re.compile("[百千万亿]|%|折合|折算|占比|比例|率|预计|预测|预期|计划|目标|拟|估")
"""What makes of a column another one, even in brackets: a size, a share, a plan."""
_DENIED = re.compile(
    r"[(\[【〔<](?:已?作废|废止|无效|勿用|停用|草稿|初稿|示例|样例|旧[数表版]?|错误?|有误|[未待]核[实对定]?|未确认)[)\]】〕>]"
)
"""Brackets that say that what stands below them does not hold."""
_PART_OF_YEAR = re.compile(
    "[上下前后]?半年|[一二三四1-4前上个]+季度?|季报|月报|旬报|快报|初步|阶段性|非最终|未审|未决|预算|平均|累计|不含|剔除|除外"
)
_MONTH = re.compile(r"(?<![0-9])([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_DAY = re.compile(r"20[0-9]{2}[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?![0-9])")
_DATE = r"(?:20[0-9]{2}[年./-])?[0-9]{1,2}(?:月(?:[0-9]{1,2}日)?|[./-][0-9]{1,2})"
_SENT = "(?:[填上]报|报送|制表|报出)"
_WHEN_SENT = re.compile(
    rf"{_SENT}[^,，;；、0-9]{{0,6}}{_DATE}|(?<![截至止到年月日0-9./—–~-]){_DATE}{_SENT}"
)
"""The day on which a table was filled in or sent, which says nothing of its numbers."""
_WHOLE_YEARS = frozenset({("1", "1"), ("9", "1")})
"""Days other than those of December by which people mean the whole year: a date cell that is shown
as a year, and the day on which students are counted."""
_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*[-—–~至/]\s*(20\d\d)\s*(学年|学年度)?|(20\d\d)学年度?")


def ends_early(text: object) -> bool:
    """Whether a text speaks of no whole year or of no final figures: 1-6月, 快报, 预算数, 累计.

    The year's last month, and the day on which students are counted, are those of the whole year.
    """
    even_text = _WHEN_SENT.sub("", half_width(str(text)))
    if _PART_OF_YEAR.search(even_text):
        return True
    days = [*_MONTH.findall(even_text), *_DAY.findall(even_text)]
    return any(
        int(month) != 12 and (month.lstrip("0"), day.lstrip("0")) not in _WHOLE_YEARS
        for month, day in days[-1:]
    )


def year_of(text: object) -> int | None:
    """The calendar year that a header names: `2022`, `2022年度`, `二〇二二年`, or a day of it.

    What stands in brackets changes nothing, unless it speaks of another size (万元), or of a part
    of the year.
    """
    if ends_early(text):
        return None
    word = even(text)
    match = _YEAR.fullmatch(word) or _YEAR_IN_WORDS.fullmatch(word)
    match = match or _DAY_OF_YEAR.fullmatch("".join(str(text).split()))
    if match is None:
        plain = without_hints(str(text))
        return year_of(plain) if plain != str(text) and len(plain) < len(str(text)) else None
    return int(match[1].translate(_CHINESE_DIGITS))


def names_school_year(text: str) -> bool:
    """Whether a header names a school year: 2021-2022学年, 2021学年."""
    return _SCHOOL_YEAR.search(half_width(text)) is not None


@lru_cache(maxsize=32_768)
def without_hints(text: str) -> str:
    """A header without its hints: brackets, and the lines below its first one."""
    even_text = unicodedata.normalize("NFKC", text)
    hints = "".join(_BRACKETS.findall(even_text))
    other = _OTHER_THING.search(hints) or _DENIED.search(hints)
    return text if other else _BRACKETS.sub("", even_text)


def half_width(text: str) -> str:
    """`text` in half-width characters, blanks gone."""
    return "".join(unicodedata.normalize("NFKC", text).split())
