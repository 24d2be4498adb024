"""Columns that stand beside another one and correct it: 修正数, 审定数, 更正后, 实际数.

Such a column is none of the form's. Where it says something else than the column that was read,
only the unit knows which of the two holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from haixi_check.intake.cells.meaning import missing, names_nothing, normal, written
from haixi_check.intake.header import Header
from haixi_check.intake.years import without_hints, year_of
from haixi_check.rulepack.form import Column, ColumnType
from haixi_check.rulepack.names import Names, even
from haixi_check.table import CellError, LostDigits, Percent, UnstoredFormula, Value

_MENDED: Final = "(?:修正|修订|更正|订正|改正|纠正|校正|勘误|审定|核定|审计|调整)"
"""What somebody does who puts another value in the place of one."""
_CHECKED: Final = "(?:审核|核实|核准|核查|核对|复核|复查|校核|确认|实际|真实|准确|最终|正确)"
"""What alone may head a column of names or marks, and with a word for a number heads numbers."""
_NUMBER: Final = "(?:数[据字值量目]?|人数|人次数?|值|金额)"
_MENDING: Final = re.compile(
    rf"{_MENDED}(?:过|[之以]?后)?的?(?:实际)?(?:{_NUMBER}|结果)?"
    rf"|{_CHECKED}(?:过|[之以]?后)?的?(?:实际)?{_NUMBER}|{_CHECKED}[之以]?后"
)
_NUMERIC: Final = (ColumnType.COUNT, ColumnType.NUMBER)
_NOTE: Final = "note"
_YEAR: Final = re.compile("20[0-9]{2}(?:年度?)?")
_BRACKETS: Final = re.compile(r"[\s()\[\]【】〔〕<>《》“”\":：,、_/-]+")
_NO_CORRECTION: Final = re.compile(rf"未|待|拟|是否(?={_MENDED}|{_CHECKED})|前$")
_OF_ITS_OWN: Final = re.compile("(?:审定|核定|审计)(?=[^()\\[\\]【】〔〕])")
"""审定文号 is the number of what was approved, and corrects no other one."""
_AGREES: Final = re.compile(
    r"(?:数据|情况)?(?:均|都|已|经)*"
    r"(?:无误|一致|相同|同左|同前|不变|未变|无变化|无修正|无更正|无调整|属实|准确|正确|核实|核对|核定|审定|审核|复核|确认|通过|同意)"
    r"(?:无误|一致|通过|过)?|[√✓✔是对]|ok|yes|y",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def corrections(
    header: Header, columns: Sequence[Column], names: Names[str]
) -> Mapping[int, int | None]:
    """The columns of a header that correct another one, each with the one that it corrects.

    That is the column whose year or name stands in its own header; else the year beside it, or in
    a sheet without years the number or the column to its left. None where that cannot be told.
    `columns` are those of the form, `names` what they are called.
    """
    found: dict[int, int | None] = {}
    for column in header.unknown:
        text = header.texts.get(column, "")
        rest = without_mending(text)
        if rest == "":
            found[column] = _beside(column, text, header, columns)
        elif rest and (called := _called(rest, header, names)) is not None:
            found[column] = called
    return found


def without_mending(text: str) -> str | None:
    """What a header says besides that its column corrects another one; None if it does not.

    What stands in brackets (人, 必填) is left out, unless it is there that the header says so.
    """
    word = normal(text).replace(" ", "")
    short = normal(without_hints(text)).replace(" ", "")
    if _MENDING.search(short):
        word = short
    found = None if _NO_CORRECTION.search(word) else _MENDING.search(word)
    if found is None:
        return None
    own = _OF_ITS_OWN.match(word, found.start())
    if own is not None and own.end() == found.end():
        return None
    return _BRACKETS.sub("", word[: found.start()] + word[found.end() :])


def _called(rest: str, header: Header, names: Names[str]) -> int | None:
    """The column that the rest of a header names by its year or its name; None for any other."""
    year = year_of(rest) if _YEAR.fullmatch(rest) else None
    return header.years.get(year) if year else header.columns.get(names.find(rest) or "")


def _beside(column: int, text: str, header: Header, columns: Sequence[Column]) -> int | None:
    """The column that one corrects which names none; one that stands twice is known twice."""
    again = dict(header.twice)
    if header.years:
        years = {
            *header.years.values(),
            *(at for at in again if again[at] in header.years.values()),
        }
        left = [year for year in years if year < column]
        return max(left) if left else min(years)
    known = {at: name for name, at in header.columns.items()}
    known |= {at: known[first] for at, first in again.items() if first in known}
    if re.search(_NUMBER, normal(text)):
        numbers = {each.id for each in columns if each.type in _NUMERIC}
        return max((at for at in known if at < column and known[at] in numbers), default=None)
    return column - 1 if known.get(column - 1, _NOTE) != _NOTE else None


def says_something(correction: Value) -> bool:
    """Whether a correction says anything: no blank, no word for nothing, and not 无误."""
    if missing(correction) or names_nothing(correction):
        return False
    said = even(correction)
    return bool(said) and _AGREES.fullmatch(said) is None


def differs(correction: Value, corrected: Value) -> bool:
    """Whether a correction says something else than the cell that it corrects."""
    if missing(corrected) or missing(correction):
        return False
    if isinstance(correction, CellError | UnstoredFormula | LostDigits):
        return True
    numbers = _number(correction), _number(corrected)
    if None not in numbers:
        return numbers[0] != numbers[1]
    said, before = even(correction), even(corrected)
    return {said, before} == {"是", "否"} or (said != before and says_something(correction))


def _number(value: Value) -> Decimal | None:
    """The one number in a cell, with or without a unit; None where there is not just one."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal | Percent):
        return None
    found = _DIGITS.findall(normal(written(value)).replace(",", ""))
    try:
        return Decimal(found[0]) if len(found) == 1 else None
    except InvalidOperation:  # more digits than a number may have
        return None
