"""What a cell can turn out to mean, how its text is evened out, and what of it may be repeated.

Knows no kind of cell: `amounts`, `days`, `references` and `content` do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from haixi_check.plain import dataclass
from haixi_check.problem import SHOWN_LENGTH, Tier, masked, shown
from haixi_check.table import (
    CellError,
    Content,
    DeniedValue,
    LostDigits,
    Percent,
    UnstoredFormula,
    Value,
)


@dataclass(frozen=True)
class Remark:
    """Something that was understood in a particular way, and that a person would want to know."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a cell. `params` never hold what was written in it."""

    code: str
    tier: Tier = Tier.MUST_FIX
    params: Mapping[str, str] = field(default_factory=dict)


class Meaning(NamedTuple):
    """What a cell means; a value of `None` is missing, and always so beside a must_fix flaw."""

    value: Content | Fraction
    remarks: tuple[Remark, ...] = ()
    flaw: Flaw | None = None


MISSING: Final = Meaning(None)

Readable: TypeAlias = str | int | Decimal | Percent
"""A cell that holds something, apart from days and truth values: what `written` can write out."""


def wrong(code: str, **params: str) -> Meaning:
    """A cell that cannot be used, and why."""
    return Meaning(None, flaw=Flaw(code, params=params))


_ERROR_WORD: Final = re.compile(
    r"#(?:N/A|DIV/0!|NAME\?|GETTING_DATA|"
    r"(?:REF|VALUE|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|EXTERNAL|BUSY|PYTHON)!)"
)
"""The words that Excel and its like show for errors, where they come as text."""


def broken(value: Value) -> Meaning | None:
    """The flaw of a cell that its program could not fill or keep, or that denies what it holds.

    None for any other cell.
    """
    if isinstance(value, UnstoredFormula):
        return wrong("formula_without_value")
    if isinstance(value, LostDigits):
        return wrong("lost_digits")
    if isinstance(value, CellError):
        return wrong("excel_error", error=value.code)
    if isinstance(value, DeniedValue):
        seen = {"seen": shown(masked(value.shown))} if value.shown else {}
        return wrong(value.code, **seen)
    if isinstance(value, str) and ("#" in value or "\uff03" in value):
        word = normal(value).upper()
        return wrong("excel_error", error=word) if _ERROR_WORD.fullmatch(word) else None
    return None


_DASHES: Final = re.compile(r"[-—–―‐‑‒−─ー_/\\⁄\s]*")
_MISSING_WORDS: Final = frozenset({"不适用", "暂无", "n/a", "na"})


def missing(value: Value) -> bool:
    """Whether a cell says nothing: blank, a dash, a stroke, 不适用, 暂无, N/A. Never zero."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    text = normal(value)
    return _DASHES.fullmatch(text) is not None or text.casefold() in _MISSING_WORDS


_NOTHING_YET: Final = re.compile(
    r"无|没有|暂无|暂缺|暂未.{0,3}|待补充?|待[发定办批核查填报]|未[定知办发填有]|没[定办发填]|(?:未|没有?)(?:取得|获批)|空|空白|缺|略|另附|详见附件"
    r"|(?:尚|暂|还)?(?:无|没有|(?:未|没有?)(?:取得|获得|下发|印发))(?:文号|文件|编号|批文|级别)?|见附件[0-9]*|见附表|同上|同前|不详"
    r"|(?:正在)?(?:申请|申报|办理|审批|推进|建设|筹建|补充|整理|印发|发文|走流程)中?|未知"
    r"|(?:正在)?(?:洽谈|商谈|协商|接洽|对接|筹备|起草|报批|征求意见)中|[〃々″]"
    r"|none|null|nil|tbd|tba|tbc|pending|unknown|nothing|x+|[?.…\\*#×○□■]+|0+"
)
"""Words for "none" and "not yet", evenly spelled, in evidence, registers and rosters alike."""


def names_nothing(value: Value) -> bool:
    """Whether a cell is filled in with a word that says that there is nothing, or nothing yet.

    Such a word is neither a choice, nor a reference, nor blank.
    """
    if not isinstance(value, str):
        return False
    text = re.sub(r"[\s()（）\[\]【】〔〕'\"‘’“”!！,，、:：;；·—–-]+", "", normal(value).casefold())
    return not text or _NOTHING_YET.fullmatch(text) is not None


_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\ufe0e\ufe0f\ufeff]"
)


def trimmed(text: str) -> str:
    """`text` as written, without what nobody sees: blanks around it, zero-width characters.

    A leading apostrophe is how people make a spreadsheet keep a number as text.
    """
    if text.isalnum():
        return text
    seen = " ".join(_UNSEEN.sub("", text).split())
    alone = seen.startswith(("'", "’", "\uff07")) and len(set(seen[1:]) & {"'", "’", "\uff07"}) == 0
    return seen[1:].lstrip() if alone else seen


@lru_cache(maxsize=1024)
def normal(text: str) -> str:
    """`text` trimmed and in NFKC, so that full-width and half-width characters are the same.

    Raised and circled digits stay what they are: `65①` is not 651.
    """
    seen = trimmed(text)
    if seen.isascii():
        return seen
    return " ".join("".join(map(_narrow, seen)).split())


@lru_cache(maxsize=4096)
def _narrow(character: str) -> str:
    narrow = unicodedata.normalize("NFKC", character)
    is_mark = (
        any(digit in narrow for digit in "0123456789") and not "\uff10" <= character <= "\uff19"
    )
    return character if is_mark and not character.isascii() else narrow


def written(value: Readable) -> str:
    """A cell as a person would have typed it, in full."""
    match value:
        case str():
            return trimmed(value)
        case Percent(number=number):
            return f"{_digits(number.scaleb(2) if number.is_finite() else number)}%"
        case _:
            return _digits(value)


_MOST_DIGITS: Final = 40


def _digits(number: int | Decimal) -> str:
    if isinstance(number, int):
        return str(number) if abs(number) < 10**_MOST_DIGITS else f"{Decimal(number):.5E}"
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return str(number)
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def repeated(value: Value) -> str:
    """What may be shown to a reader of what stood in a cell: shortened, and nobody's number."""
    match value:
        case None | UnstoredFormula() | LostDigits():
            return ""
        case CellError(code=code):
            return shown(code)
        case DeniedValue(value=denied):
            return repeated(denied)
        case bool():
            return "TRUE" if value else "FALSE"
        case str() | int() | Decimal() | Percent():
            return shown(masked(written(value)))
        case _:
            return value.isoformat()[:SHOWN_LENGTH]
