"""Names as people write them, matched exactly once spelling is evened out; never by likeness."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_IGNORED = re.compile(r"[\s​‌‍﻿*:：,，、。.;；“”\"'‘’《》<>·_\-—–]+")
_REMARK = re.compile(
    r"\((人次?|名|个|家|所|种|门次|万?元|亿元|%|年|月|届|整数|四位年份|是/否|年月日|可不填|选填|必填|虚构"
    r"|公章|盖章|签章|\d+位.*|\d+月\d+日|截至.*|20\d\d(年度?|届)?"
    r"|persons|persontimes|yuan|yes/no|wholenumber|fourdigits|yyyymmdd|optional|1september"
    r"|\d+(digits|characters).*)\)$"
)
"""What may stand in brackets behind a name without making it another name."""


def even(text: object) -> str:
    """`text` without what writers vary: width, case, blanks, quotes and punctuation."""
    word = str(text)
    return word.lower() if word.isascii() and word.isalnum() else _even(word)


@lru_cache(maxsize=32_768)  # the first rows of a wide sheet are looked at once for each form
def _even(text: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).lower())


_BRACKETS = str.maketrans("", "", "()[]{}【】〔〕（）［］")


def bare_number(document: str) -> str:
    """The number of a document without the brackets around its year, which writers vary."""
    return even(document).translate(_BRACKETS)


_NEGATIONS = re.compile(r"[未不非无没]|\b(?:not?|non|without|never)\b", re.IGNORECASE)

_APART = tuple(
    tuple(re.compile(word, re.IGNORECASE) for word in group)
    for group in (
        ("在建|拟建|筹建", "建成|投入使用|投用"),
        ("普通", "职业"),
        ("中(?:高)?职|中等", "高职|高等", "本科"),
        ("上年|去年|往年", "本年|今年|当年", "下年|次年|明年"),
        ("年初|期初", "年底|年末|期末"),
        ("开始|起始|入职|入学|招生", "结束|终止|截止|离职|毕业"),
        ("收入", "支出"),
        ("应参加|应完成|应接收|应参考", "实际|已完成|已参加"),
        ("增加|新增", "减少|核减"),
        ("以上", "以下"),
        ("校内|专任", "校外|兼职|兼任|外聘"),
        ("男", "女"),
        ("国家", "省级", "州级", "县级"),
        ("公办", "民办"),
        (r"\bsecondary\b", r"\bhigher\b"),
        (r"\b(?:last|previous)\b", r"\b(?:this|current)\b", r"\bnext\b"),
        (r"\bbefore\b", r"\bafter\b"),
        (r"\bbegin|\bstart|\bfirst\b", r"\bend|\blast\b"),
        (r"\bmen\b|\bmale\b", r"\bwomen\b|\bfemale\b"),
    )
)
"""Words of which each says what the others of its group deny."""


def contrary(one: str, other: str) -> bool:
    """Whether two names that look alike mean what the other one denies: 落实 and 未落实."""
    if len(_NEGATIONS.findall(one)) != len(_NEGATIONS.findall(other)):
        return True
    for group in _APART:
        said, heard = ([bool(word.search(name)) for word in group] for name in (one, other))
        if said != heard and any(said) and any(heard):
            return True
    return False


LIKE = 8
"""How many names that look alike are looked at for one that does not mean the contrary."""

LONGEST_NAME = 200
"""Characters beyond which nothing looks like a name: comparing takes time for each of them."""


class Names(Generic[T]):
    """What is meant by a name. Two things under one name are neither of them."""

    def __init__(self, entries: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._printed: dict[str, str] = {}
        self._meant: dict[str, T | None] = {}
        for thing, names in entries:
            for name in names:
                key = even(name)
                if not key:
                    continue
                taken = self._meant.get(key, thing)
                self._meant[key] = thing if taken == thing else None
                self._printed.setdefault(key, name)

    def find(self, text: object) -> T | None:
        """What `text` names: as it stands, or without a unit or a stamp in brackets at its end.

        Anything else in brackets may make it another thing: 专任教师数(研究生) is not 专任教师数.
        """
        key = even(text)
        found = self._meant.get(key)
        if found is None and key.endswith(")") and (shorter := _REMARK.sub("", key)) != key:
            found = self._meant.get(shorter)
        return found

    def nearest(self, text: object) -> str:
        """The known name that looks most like `text`, to be shown, never to be used; or nothing.

        One that means the contrary is never shown: people take the first word that is offered.
        """
        key = even(text)
        if len(key) > LONGEST_NAME:
            return ""
        close = difflib.get_close_matches(key, self._meant, n=LIKE, cutoff=0.5)
        written = unicodedata.normalize("NFKC", str(text))
        likely = (self._printed[name] for name in close)
        return next((name for name in likely if not contrary(written, name)), "")


def by_name(things: Mapping[str, Iterable[str]]) -> Names[str]:
    """Names of things that have an id."""
    return Names((thing, (thing, *names)) for thing, names in things.items())
