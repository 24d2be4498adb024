"""One cell to what it means: its exact value, what was understood, what is wrong with it.

Looks at nothing but the cell and what the form asks of it. Nothing is guessed: what cannot be told
is a flaw.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from haixi_check.exact import exact
from haixi_check.intake.cells.amounts import AskedAmount, amount
from haixi_check.intake.cells.days import day, year
from haixi_check.intake.cells.identifiers import (
    credit_code_check,
    id_number,
    programme_code,
    school_code,
)
from haixi_check.intake.cells.meaning import (
    MISSING,
    Flaw,
    Meaning,
    Remark,
    broken,
    missing,
    names_nothing,
    normal,
    repeated,
    wrong,
)
from haixi_check.intake.cells.references import as_text, document, proof, shown_text
from haixi_check.problem import Tier
from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.rulepack.form import Column, ColumnType
from haixi_check.rulepack.names import even
from haixi_check.table import DeniedValue, Value

MOST_COUNTED: Final = 10**9
"""More persons or things than anybody here counts: some other number slipped into the cell."""
MOST_MONEY: Final = 10**13
"""In yuan: more than the whole country spends on education in a year."""


def figure(value: Value, field: FigureField, *, written_unit: str | None = None) -> Meaning:
    """A cell of 指标数据 as a Fraction in the unit of account of its field.

    Money comes out in 元, from whatever unit of money the cell or `written_unit` names; of
    anything else a number has so many decimals as the field allows.
    """
    if isinstance(value, DeniedValue) and _is_in_unit(value, written_unit):
        value = value.value
    money = field.kind is Kind.MONEY
    asked = AskedAmount(
        unit=field.unit.zh,
        also=field.unit.en,
        decimals=None if money else field.decimals,
        limit=MOST_MONEY if money else MOST_COUNTED,
    )
    return broken(value) or amount(value, asked, written_unit=written_unit)


_FORMAT_WITH_UNIT: Final = re.compile(r'(?:#,##)?0(?:\.0+)?[\s_\\"]*([十百千万亿]+元)"?')


def _is_in_unit(value: DeniedValue, written_unit: str | None) -> bool:
    """Whether a number format only adds the unit that the row states: 0"万元" beside 万元."""
    added = _FORMAT_WITH_UNIT.fullmatch(value.shown) if value.code == "shown_otherwise" else None
    return added is not None and added[1] == normal(written_unit or "")


def content(value: Value, column: Column) -> Meaning:
    """A cell of a register, a roster, the evidence or 基本信息, typed as its column asks."""
    if value is None or value == "":
        return MISSING  # most cells of a form are blank
    if (fault := broken(value)) is not None:
        struck_note = isinstance(value, DeniedValue) and column.id == "note"
        return MISSING if struck_note else fault
    if _stands_for_blank(value, column):
        return MISSING
    if _is_no_answer(value, column):
        return Meaning(None, flaw=Flaw("word_for_nothing", Tier.EXPLAIN))
    return _MEANINGS[column.type](value, column)


_NAMED_TYPES: Final = frozenset(
    {
        ColumnType.DATE,
        ColumnType.YEAR,
        ColumnType.PROGRAM_CODE,
        ColumnType.PROGRAM_CODES,
        ColumnType.SCHOOL_CODE,
        ColumnType.CREDIT_CODE,
        ColumnType.ID_NUMBER,
    }
)
"""Columns in which a word for nothing is neither a day, a year or a code, nor a blank."""


def _is_no_answer(value: Value, column: Column) -> bool:
    """Whether a day, year or code is wanted and a word for nothing stands there.

    A dash is a blank, but not where a blank has a meaning of its own.
    """
    if column.type not in _NAMED_TYPES:
        return False
    if missing(value):
        return column.blank_means is not None
    return names_nothing(value)


def _stands_for_blank(value: Value, column: Column) -> bool:
    if not column.blank_means or not isinstance(value, str):
        return False
    return even(normal(value)) in map(even, column.blank_means)


_LETTERS: Final = re.compile("[A-Za-z]+")


def _text(value: Value) -> Meaning:
    """Text as written: paths and document numbers are looked up with every character they have.

    A letter may be a name; only where a number belongs does an X keep its place.
    """
    if isinstance(value, str) and _LETTERS.fullmatch(value) and set(value.casefold()) == {"x"}:
        return Meaning(value)
    return Meaning(as_text(value) or None)


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
    decimals = 0 if column.type is ColumnType.COUNT else None
    asked = AskedAmount(unit=_unit_of(column.title.zh), decimals=decimals, limit=MOST_COUNTED)
    meaning = amount(value, asked)
    number = meaning.value
    if not isinstance(number, Fraction):
        return meaning
    whole_number = number.denominator == 1
    return meaning._replace(value=number.numerator if whole_number else Decimal(exact(number)))


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
    if missing(value):
        return MISSING
    # No likeness is told: 建成 looks most like 在建, its opposite. Every allowed word is named.
    return wrong(
        "not_a_choice", allowed="、".join(choice.value for choice in column.choices), nearest=""
    )


def _word(value: Value) -> str:
    """A short answer, spelled evenly."""
    return even(normal(repeated(value)))


_BETWEEN_CODES: Final = re.compile(r"[、,;/|和及与\s]+")


def _code(value: Value, understand: Callable[[str], Meaning]) -> Meaning:
    """A number or code that a standard defines. No flaw repeats it: it may be a person's."""
    text = normal(as_text(value))
    return understand(text) if text else MISSING


def _program_code(text: str) -> Meaning:
    code = programme_code(text)
    return wrong("not_a_program_code") if code is None else Meaning(code)


def _school_code(text: str) -> Meaning:
    return Meaning(text) if school_code(text) else wrong("not_a_school_code")


def _id_number(text: str) -> Meaning:
    number = _tight(text)
    return Meaning(number) if id_number(number) else wrong("not_an_id_number")


_LOOSE: Final = re.compile(r"[\s-]")


def _tight(text: str) -> str:
    return _LOOSE.sub("", text).upper()


def _program_codes(text: str) -> Meaning:
    parts = [programme_code(part) for part in _BETWEEN_CODES.split(text) if part]
    codes = tuple(dict.fromkeys(code for code in parts if code is not None))
    return Meaning(codes) if codes and None not in parts else wrong("not_program_codes")


def _credit_code(text: str) -> Meaning:
    code = _tight(text)
    verdict = credit_code_check(code)
    if verdict == "ok":
        return Meaning(code)
    if verdict == "malformed" or id_number(code):
        return wrong("not_a_credit_code")
    return Meaning(code, flaw=Flaw("credit_code_check", Tier.EXPLAIN))


_MEANINGS: Final[Mapping[ColumnType, Callable[[Value, Column], Meaning]]] = {
    ColumnType.TEXT: lambda value, _: _text(value),
    ColumnType.PROOF: lambda value, _: proof(value),
    ColumnType.ADDRESS: lambda value, _: shown_text(value),
    ColumnType.DOCUMENT: lambda value, _: document(value),
    ColumnType.CHOICE: _choice,
    ColumnType.YES_NO: lambda value, _: _yes_no(value),
    ColumnType.COUNT: _number,
    ColumnType.NUMBER: _number,
    ColumnType.DATE: lambda value, _: day(value),
    ColumnType.YEAR: lambda value, _: year(value),
    ColumnType.PROGRAM_CODE: lambda value, _: _code(value, _program_code),
    ColumnType.PROGRAM_CODES: lambda value, _: _code(value, _program_codes),
    ColumnType.SCHOOL_CODE: lambda value, _: _code(value, _school_code),
    ColumnType.CREDIT_CODE: lambda value, _: _code(value, _credit_code),
    ColumnType.ID_NUMBER: lambda value, _: _code(value, _id_number),
}
