"""Texts under which something can be looked up: the number of a document, a file, an address."""

from __future__ import annotations

import datetime
import re
from typing import Final

from haixi_check.intake.cells.meaning import (
    MISSING,
    Meaning,
    Remark,
    missing,
    names_nothing,
    normal,
    repeated,
    written,
)
from haixi_check.intake.cells.validity import void_number
from haixi_check.table import CellError, LostDigits, UnstoredFormula, Value

_OWN_MEANING: Final = re.compile("[0-9A-Za-z]*[0-9][0-9A-Za-z]*")
"""A text in which nothing is trimmed or evened out, and which is no word for nothing."""


def as_text(value: Value) -> str:
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
    return "" if names_nothing(value) else written(value)


_NO_REFERENCE: Final = (Remark("no_reference"),)
"""How a word for nothing is understood where something should be shown: as nothing shown."""


def shown_text(value: Value) -> Meaning:
    """What shows something: text that is no word for nothing."""
    if missing(value):
        return MISSING
    return Meaning(as_text(value)) if as_text(value) else Meaning(None, _NO_REFERENCE)


_WHEN: Final = re.compile(
    r"(?:20[0-9]{2}年(?:度|全年|[0-9]{1,2}月)?|全年|目前|至今|本校|我校|学校)"
)
_NONE_DONE: Final = re.compile(
    r"(?:暂|尚|还|均|一直)*(?:未|没有|无)(?:曾|能)?"
    r"(?:开展|进行|实施|安排|组织|对外|发挥|产生|辐射|共享|培训|定级|评定|评级|确定)[^,;。、]*"
    r"|[^1-9,;。、]*(?<![0-9.])0+(?:人次?|次|场|期|班|项|天|家|所)?"
)
"""A single clause that says that nothing was done: 暂未开展对外培训, 对外培训0人次."""


def proof(value: Value) -> Meaning:
    """What a row must show to count: text that does not say that there was none of it."""
    found = shown_text(value)
    said = _WHEN.sub("", normal(str(found.value or ""))).replace(" ", "").rstrip("。.;")
    return Meaning(None, _NO_REFERENCE) if _NONE_DONE.fullmatch(said) else found


_NUMBERED: Final = re.compile(r"[〔\[(【]20[0-9]{2}[〕\])】]第?[0-9]+号")
"""The number of an official document as it is printed: 〔2021〕12号."""
_YET_TO_COME: Final = re.compile("待|拟|申请中|申报中|办理中|审批中|正在|尚未|尚无|未发|未印发")
_NONE_GIVEN: Final = re.compile("无文号|没有文号|无编号|见附|另附|暂缺|暂无|不详|未知|同上|同前")
_PLACEHOLDER: Final = re.compile(
    r"[?*×…□■○●◯_＿]|(?<![0-9])0+号|^(?:123(?:4(?:5(?:6(?:7(?:89?)?)?)?)?)?|([0-9])\1{2,})$|[x某]{2,}|(?<=[0-9〔\[(第])[x某]|^[x某](?=[0-9号〔\[(])|[〔\[(][〕\])]|[x某]号"
)
"""What keeps a place for a number that is not there: 〔202X〕XX号, 〔2021〕000号, 123."""


def document(value: Value) -> Meaning:
    """The number of a document: a digit from 1 to 9, no placeholder, and not said to be void."""
    if missing(value):
        return MISSING
    text = as_text(value)
    word = normal(text).casefold()
    named = _NUMBERED.search(word) is not None or _NONE_GIVEN.search(word) is None
    if (
        named
        and re.search("[1-9]", word)
        and not _YET_TO_COME.search(word)
        and not void_number(word)
        and not _PLACEHOLDER.search(word)
    ):
        return Meaning(text)
    return Meaning(None, _NO_REFERENCE)
