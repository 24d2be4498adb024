"""What stands in a 说明 cell, if it gives a reason, and for which year. Decides nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from haixi_check.intake.cells.meaning import broken, missing, names_nothing, normal, trimmed
from haixi_check.intake.cells.number_notes import not_the_number, real_numbers, says_of_year
from haixi_check.intake.cells.validity import estimated, unproven
from haixi_check.problem import masked
from haixi_check.rulepack.names import even
from haixi_check.table import Value

_FILLER: Final = re.compile(
    r"(?:经|已经|已|我校|本校|学校|我单位|本单位|我院|再次|多次|反复|认真|逐项|该|此|本|项|以上|上述|"
    r"填报|上报|信息|内容|指标|数据|数字|数值|情况|均|都|全部|完全|确实|确|实际|进行|核实|核对|复核|审核|审查|"
    r"检查|确认|查|属实|无误|准确|真实|正确|有效|可靠|完整|一致|合理|正常|增长|下降|波动|变化|变动|没有|没|有|"
    r"无|不存在|问题|异常|错误|差错|出入|说明|同上|同前|如上|与|和|同|去年|上年|往年|上一年|一样|相同|持平|"
    r"ok|okay|yes|none|nil|correct|confirmed|verified|checked|same|asabove|nochange|"
    r"不适用|暂|是|对|好|的|了|过|后|为|系|特此|如实|据实|按实际|按)+"
)


def explanation(value: Value) -> str:
    """The text of a 说明 cell if it gives a reason; blank for 核实无误, 同上, OK and the like.

    A text that says that the cause is unknown, or the number wrong or unchecked, gives none.
    """
    if not isinstance(value, str) or missing(value) or broken(value) or names_nothing(value):
        return ""
    words = re.sub(r"[\W\d_]", "", even(_YEAR_NAMED.sub("", normal(value))))
    if len(words) < 2 or _FILLER.fullmatch(words) or unproven(value):
        return ""
    return masked(trimmed(value))


_YEAR_NAMED: Final = re.compile("(20[0-9]{2})(?:年度?|届)")
_YEAR_AHEAD: Final = re.compile("(20[0-9]{2})(?:年度?|届)?[:：]")
_YEARS_ANYHOW: Final = re.compile("(?<![0-9])20[0-9]{2}(?![0-9])")
_BETWEEN_SENTENCES: Final = re.compile("[;；。\n]")


def _sentences(value: Value) -> list[str]:
    """The sentences of a 说明 cell; none where it holds no text."""
    parts = _BETWEEN_SENTENCES.split(value) if isinstance(value, str) else ()
    return [part.strip() for part in parts]


def explanation_of(value: Value, year: int) -> str:
    """The part of a 说明 cell that gives a reason for `year`: what names it, or names no year.

    A sentence that a year stands ahead of, as in `2021年：…`, is of that year alone.
    """
    of_year = [sentence for sentence in _sentences(value) if _speaks_of(sentence, year)]
    if unproven("；".join(of_year)):
        return ""
    return explanation("；".join(sentence for sentence in of_year if explanation(sentence)))


def denies(value: Value, year: int, own_year: int) -> bool:
    """Whether a 说明 cell says that the number of `year` is unchecked, wrong or of another.

    What names no year, or only years to come, is said of the year that the submission is for.
    """
    of_year = [each for each in _sentences(value) if _said_of(each, year, own_year)]
    if any(unproven(each) or estimated(each) or not_the_number(each) for each in of_year):
        return True
    return year == own_year and any(_of_another_year(each, year) for each in _sentences(value))


def real_numbers_of(value: Value, year: int, own_year: int) -> set[int]:
    """The numbers that a 说明 cell calls the real ones of `year`: 实际15人."""
    of_year = (each for each in _sentences(value) if _said_of(each, year, own_year))
    return set().union(*map(real_numbers, of_year))


def _of_another_year(sentence: str, year: int) -> bool:
    """Whether a sentence says that the number of `year` is that of another one: 系2021年数据."""
    named = says_of_year(sentence)
    return named is not None and named != year


def _said_of(sentence: str, year: int, own_year: int) -> bool:
    """Whether a sentence of a 说明 speaks of the number of `year`."""
    if year != own_year:
        return _speaks_of(sentence, year) and str(year) in normal(sentence)
    named = [int(name) for name in _YEARS_ANYHOW.findall(normal(sentence))]
    return _speaks_of(sentence, year) or (bool(named) and min(named) > own_year)


def _speaks_of(text: str, year: int) -> bool:
    """Whether a sentence names a year, or no year at all."""
    ahead = _YEAR_AHEAD.match(normal(text))
    named = [ahead[1]] if ahead else _YEAR_NAMED.findall(normal(text))
    return not named or str(year) in named


_SAMENESS: Final = (
    "上年", "上一年", "去年", "往年", "两年", "未变", "不变", "没变", "变化", "相同", "一致",
    "持平", "稳定", "same", "unchanged", "last year",
)  # fmt: skip
"""Words of which one stands in a general note that speaks of it."""


def of_sameness(note: Value) -> str:
    """The part of a general 说明 that gives a reason why figures are those of last year."""
    return answering(note, _SAMENESS)


def answering(note: Value, names: Iterable[str]) -> str:
    """The part of a general 说明 that gives a reason and names what is asked about.

    `names` are the titles and other names of a line of the form.
    """
    asked = [even(name) for name in names]
    answers = (each for each in _sentences(note) if any(name in even(each) for name in asked))
    return explanation("；".join(answers))
