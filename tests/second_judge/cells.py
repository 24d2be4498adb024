"""What a value of a JSON submission means: a number, a date, a yes, a reference; or nothing usable.

| where the rules are silent | what this judge does |
|---|---|
| a declared number that cannot be used | is as missing as a blank one |
| a word for none as a declared number | missing, and a question: even a sum that is reached waits |
| the same beside a register | the figure is missing; of a word for none it is a question |
| a unit that is not that of the form, nor 万元 for 元 | the number cannot be used |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.second_judge.policy import UNIT_OF

Json = Mapping[str, object]

BROKEN = object()
"""What stands in a cell cannot be understood: a must_fix problem of its row."""

NO_EXPLANATIONS = ("", "核实无误", "无", "同上")
WORDS_FOR_NONE = ("无", "没有", "待发", "暂无", "尚无", "不详")
_DIGIT = re.compile(r"[1-9]")
_PLACEHOLDER = re.compile(r"[Xx×?？*…]")
_NO_NAME = re.compile(
    r"[-+]?[0-9][0-9.,]*(%|份|个|人次?|元|万元)?|[0-9]+/[0-9]+|20[0-9]{2}[-年][0-9]{1,2}[-月][0-9]{1,2}日?"
)
"""A plain number, a rate, a count, an amount, a fraction or a day: no document is called so."""
BLANK = (None, "", "—", "/", "不适用")


@dataclass(frozen=True)
class Declared:
    """A figure of 指标数据 in one year."""

    value: Fraction | None
    explained: bool = False
    stated: bool = True
    """Whether anything stands in the cell."""
    none: bool = False
    """Whether that is a word for none."""

    @property
    def broken(self) -> bool:
        """Whether something stands there that must be mended; a word for none is a question."""
        return self.stated and self.value is None and not self.none


def declared(name: str, said: object) -> Declared:
    """What a value of `figures` says of the figure `name`."""
    unit, note = None, ""
    if isinstance(said, Mapping):
        unit, note = said.get("unit"), str(said.get("note") or "")
        said = said.get("value")
    value = number(said)
    if value is not None:
        value = _in_unit_of_form(name, value, unit)
    if value is not None and (value < 0 or (UNIT_OF[name] != "元" and value.denominator != 1)):
        value = None
    explained = note.strip() not in NO_EXPLANATIONS
    return Declared(value, explained, said not in BLANK, said in WORDS_FOR_NONE)


def _in_unit_of_form(name: str, value: Fraction, unit: object) -> Fraction | None:
    if unit is None or unit == UNIT_OF[name]:
        return value
    return value * 10000 if (unit, UNIT_OF[name]) == ("万元", "元") else None


def number(said: object) -> Fraction | None:
    """A plain number; `None` for all else, 约 and 余 with it."""
    if isinstance(said, bool) or not isinstance(said, (int, str)):
        return None
    try:
        return Fraction(said)
    except ValueError:
        return None


def day(said: object) -> date | object | None:
    """A date, `None` where none is known, `BROKEN` where something else stands."""
    if said in BLANK or said in WORDS_FOR_NONE:
        return None
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return BROKEN


def choice(said: object, *choices: str) -> str | object:
    """One of `choices`; a blank cell of a column that must be filled is broken as well."""
    return said if said in choices else BROKEN


def is_reference(said: object) -> bool:
    """Whether a document is named: more than a plain number, a day or an amount, nothing open."""
    text = str(said or "")
    if _NO_NAME.fullmatch(text):
        return False
    return bool(_DIGIT.search(text)) and not _PLACEHOLDER.search(text)


def is_told(said: object) -> bool:
    """Whether a text says anything."""
    return said not in BLANK and said not in WORDS_FOR_NONE
