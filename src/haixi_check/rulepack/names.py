"""Names as people write them, matched exactly once spelling is evened out; never by likeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from haixi_check.errors import contrary, most_like

__all__ = ["Names", "bare_number", "by_name", "contrary", "even"]

T = TypeVar("T")

_IGNORED = re.compile(r"[\s​‌‍﻿*:：,，、。.;；“”\"'‘’《》<>·_\-—–]+")
_REMARK = re.compile(
    r"\((人次?|名|个|家|所|种|门次|万?元|亿元|%|年|月|届|整数|四位年份|是/否|年月日|可不填|选填|必填|虚构"
    r"|m2|平方米|平米|亩|公顷|册|台|部|座|席|套|本|张|公章|盖章|签章|\d+位.*|\d+月\d+日|截至.*|20\d\d(年度?|届)?"
    r"|persons|persontimes|yuan|squaremetres|volumes|sets|seats|yes/no|wholenumber|fourdigits|yyyymmdd|optional|1september"
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
        return self._meant.get(_without_remark(key)) if found is None else found

    def any_among(self, words: frozenset[str]) -> bool:
        """Whether one of the `spellings` of some texts may name something."""
        return not self._meant.keys().isdisjoint(words)

    def nearest(self, text: object) -> str:
        """The known name that looks most like `text`, to be shown, never to be used; or nothing.

        One that means the contrary is never shown: people take the first word that is offered.
        """
        key = even(text)
        if len(key) > LONGEST_NAME:
            return ""
        written = unicodedata.normalize("NFKC", str(text))
        return most_like(key, self._meant, written=written, printed=self._printed)


def _without_remark(key: str) -> str:
    return _REMARK.sub("", key) if key.endswith(")") else key


def spellings(texts: Iterable[str]) -> frozenset[str]:
    """The keys under which `Names` looks for any of `texts`."""
    keys = frozenset(map(even, texts))
    return keys.union(map(_without_remark, keys))


def by_name(things: Mapping[str, Iterable[str]]) -> Names[str]:
    """Names of things that have an id."""
    return Names((thing, (thing, *names)) for thing, names in things.items())
