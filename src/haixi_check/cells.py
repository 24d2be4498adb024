"""One cell to what it means: its exact value, what was understood, what is wrong with it.

Looks at nothing but the cell and what the form asks of it. Nothing is guessed: what cannot be told
is a flaw.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import cache
from typing import Final, Literal, TypeAlias, assert_never

from haixi_check.amounts import Asked, amount
from haixi_check.days import day, year
from haixi_check.form import Column, ColumnType, Kind
from haixi_check.identifiers import credit_code_check, id_number, programme_code, school_code
from haixi_check.meanings import (
    MISSING,
    Flaw,
    Meaning,
    Remark,
    broken,
    missing,
    normal,
    repeated,
    trimmed,
    written,
    wrong,
)
from haixi_check.names import even
from haixi_check.problems import Tier, masked
from haixi_check.quantities import exact
from haixi_check.tables import CellError, LostDigits, UnstoredFormula, Value

__all__ = [
    "Flaw",
    "Meaning",
    "Remark",
    "content",
    "explanation",
    "figure",
    "repeated",
]

MOST_COUNTED: Final = 10**9
"""More persons or things than anybody here counts: some other number slipped into the cell."""
MOST_MONEY: Final = 10**13
"""In yuan: more than the whole country spends on education in a year."""


def figure(value: Value, *, kind: Kind, unit: str, written_unit: str | None = None) -> Meaning:
    """A cell of 指标数据 as a Fraction in `unit`, the unit of account as the form prints it.

    Money comes out in 元, from whatever unit of money the cell or `written_unit` names.
    """
    money = kind is Kind.MONEY
    asked = Asked(unit=unit, whole=not money, limit=MOST_MONEY if money else MOST_COUNTED)
    return broken(value) or amount(value, asked, written_unit=written_unit)


def content(value: Value, column: Column) -> Meaning:
    """A cell of a register, a roster, the evidence or 基本信息, typed as its column asks."""
    if value is None or value == "":
        return MISSING  # most cells of a form are blank
    if (fault := broken(value)) is not None:
        return fault
    match column.type:
        case ColumnType.TEXT:
            return _text(value)
        case ColumnType.CHOICE:
            return _choice(value, column)
        case ColumnType.YES_NO:
            return _yes_no(value)
        case ColumnType.COUNT | ColumnType.NUMBER:
            return _number(value, column)
        case ColumnType.DATE:
            return day(value)
        case ColumnType.YEAR:
            return year(value)
        case (
            ColumnType.PROGRAM_CODE
            | ColumnType.PROGRAM_CODES
            | ColumnType.SCHOOL_CODE
            | ColumnType.CREDIT_CODE
            | ColumnType.ID_NUMBER
        ):
            return _coded(value, column.type)
        case _:
            assert_never(column.type)


_ABSENT: Final = re.compile(
    "无|没有|暂缺|待补充?|待定|待办|待批|未定|未取得|无文号|无文件|不详|未知|none|null"
)
"""Words that stand where a name or a document should, and name none."""


_OWN_MEANING: Final = re.compile("[0-9A-Za-z]*[0-9][0-9A-Za-z]*")
"""A text in which nothing is trimmed or evened out, and which is no word for nothing."""


def _as_text(value: Value) -> str:
    """A cell as text, blank where it says nothing or names nothing."""
    if isinstance(value, str) and _OWN_MEANING.fullmatch(value):
        return value
    if (
        value is None
        or missing(value)
        or isinstance(value, CellError | UnstoredFormula | LostDigits)
    ):
        return ""
    if isinstance(value, bool | datetime.date):
        return repeated(value)
    text = written(value)
    return "" if _ABSENT.fullmatch(even(text)) else text


def _text(value: Value) -> Meaning:
    """Text as written: paths and document numbers are looked up with every character they have."""
    return Meaning(_as_text(value) or None)


_UNIT_IN_BRACKETS: Final = re.compile(r"[((]([^()()]{1,3})[))]$")
_UNIT_IN_WORDS: Final = {
    "人次": "人次", "门次": "门次", "本数": "本", "人数": "人", "学生": "人", "教师": "人",
    "在校生": "人", "毕业生": "人", "年限": "年", "月数": "月",
}  # fmt: skip


@cache
def _unit_of(title: str) -> str:
    """The unit that a column's title states: `在岗年限(年)` is 年, `培训人次` is 人次."""
    if (bracketed := _UNIT_IN_BRACKETS.search(title)) is not None:
        return bracketed[1]
    return next((unit for word, unit in _UNIT_IN_WORDS.items() if word in title), "")


def _number(value: Value, column: Column) -> Meaning:
    whole = column.type is ColumnType.COUNT
    found = amount(value, Asked(unit=_unit_of(column.title.zh), whole=whole, limit=MOST_COUNTED))
    if not isinstance(found.value, Fraction):
        return found
    return Meaning(_int_or_decimal(found.value), found.remarks, found.flaw)


def _int_or_decimal(value: Fraction) -> int | Decimal:
    return value.numerator if value.denominator == 1 else Decimal(exact(value))


_YES: Final = frozenset({"是", "√", "✓", "✔", "☑", "yes", "true"})
_YES_TOO: Final = frozenset({"有", "y", "1", "对", "属于", "已认定"})
_NO: Final = frozenset({"否", "×", "✗", "✘", "☒", "no", "false"})
_NO_TOO: Final = frozenset({"无", "没有", "n", "0", "不是", "非", "未", "x", "不属于", "未认定"})


def _yes_no(value: Value) -> Meaning:
    if missing(value):
        return MISSING
    word = _word(value)
    if word in _YES or word in _NO:
        return Meaning(word in _YES)
    if word in _YES_TOO or word in _NO_TOO:
        yes = word in _YES_TOO
        return Meaning(yes, (Remark("yes_word", {"as": "是" if yes else "否"}),))
    return wrong("not_yes_no")


def _choice(value: Value, column: Column) -> Meaning:
    """One of the allowed values. 不适用 may be one of them, so blanks are looked at last."""
    word = _word(value)
    for choice in column.choices:
        if word in (even(choice.value), even(choice.en)):
            return Meaning(choice.value)
    for choice in column.choices:
        if word in map(even, choice.aliases):
            return Meaning(choice.value, (Remark("alias", {"as": choice.value}),))
    if not _as_text(value):
        return MISSING
    names = {even(name): choice.value for choice in column.choices for name in choice.names}
    near = get_close_matches(word, names, n=1, cutoff=0.5)
    return wrong(
        "not_a_choice",
        allowed="、".join(choice.value for choice in column.choices),
        nearest=names[near[0]] if near else "",
    )


def _word(value: Value) -> str:
    """A short answer, spelled evenly."""
    return even(normal(repeated(value)))


_Coded: TypeAlias = Literal[
    ColumnType.PROGRAM_CODE,
    ColumnType.PROGRAM_CODES,
    ColumnType.SCHOOL_CODE,
    ColumnType.CREDIT_CODE,
    ColumnType.ID_NUMBER,
]
_BETWEEN_CODES: Final = re.compile(r"[、,;/|和及与\s]+")


def _coded(value: Value, kind: _Coded) -> Meaning:
    """A number or code that a standard defines. No flaw repeats it: it may be a person's."""
    text = normal(_as_text(value))
    if not text:
        return MISSING
    match kind:
        case ColumnType.PROGRAM_CODE:
            code = programme_code(text)
            return wrong("not_a_program_code") if code is None else Meaning(code)
        case ColumnType.PROGRAM_CODES:
            return _program_codes(text)
        case ColumnType.SCHOOL_CODE:
            return Meaning(text) if school_code(text) else wrong("not_a_school_code")
        case ColumnType.CREDIT_CODE:
            return _credit_code(_tight(text))
        case ColumnType.ID_NUMBER:
            number = _tight(text)
            return Meaning(number) if id_number(number) else wrong("not_an_id_number")
        case _:
            assert_never(kind)


_LOOSE: Final = re.compile(r"[\s-]")


def _tight(text: str) -> str:
    return _LOOSE.sub("", text).upper()


def _program_codes(text: str) -> Meaning:
    found = [programme_code(part) for part in _BETWEEN_CODES.split(text) if part]
    codes = tuple(dict.fromkeys(code for code in found if code is not None))
    return Meaning(codes) if codes and None not in found else wrong("not_program_codes")


def _credit_code(code: str) -> Meaning:
    verdict = credit_code_check(code)
    if verdict == "ok":
        return Meaning(code)
    if verdict == "malformed" or id_number(code):
        return wrong("not_a_credit_code")
    return Meaning(code, flaw=Flaw("credit_code_check", Tier.EXPLAIN))


_FILLER: Final = re.compile(
    r"(?:经|已经|已|我校|本校|学校|我单位|本单位|我院|再次|多次|反复|认真|逐项|该|此|本|项|以上|上述|"
    r"填报|上报|信息|内容|指标|数据|数字|数值|情况|均|都|全部|完全|确实|确|实际|进行|核实|核对|复核|审核|审查|"
    r"检查|确认|查|属实|无误|准确|真实|正确|有效|可靠|完整|一致|合理|正常|增长|下降|波动|变化|变动|没有|没|有|"
    r"无|不存在|问题|异常|错误|差错|出入|说明|同上|同前|如上|与|和|同|去年|上年|往年|上一年|一样|相同|持平|"
    r"ok|okay|yes|none|nil|correct|confirmed|verified|checked|same|asabove|nochange|"
    r"不适用|暂|是|对|好|的|了|过|后|为|系|特此|如实|据实|按实际|按)+"
)


def explanation(value: Value) -> str:
    """The text of a 说明 cell if it gives a reason; blank for 核实无误, 同上, OK and the like."""
    if not isinstance(value, str) or missing(value) or broken(value):
        return ""
    words = re.sub(r"[\W\d_]", "", even(normal(value)))
    if len(words) < 2 or _FILLER.fullmatch(words):
        return ""
    return masked(trimmed(value))
