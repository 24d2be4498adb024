"""The plain ways in which programs write a cell of a worksheet, and what its text then means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from haixi_check.frames import INTEGER, MARK
from haixi_check.readers.xlsx.stream import NotPlainError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HEAD = re.compile(r"""(?:\s+[A-Za-z:]+="[^"<&]*")*\s*/?""")
_TYPE = re.compile(r'\st="([^"]*)"')
_STYLE = re.compile(r'\ss="([^"]*)"')

_UNPLAIN = r"[\x00-\x1f\x7f-\x9f&<]|_x|^ | $"
_PLAIN_NUMBER = "^(?:0|-?[1-9][0-9]{0,14})$"


class Kind(IntEnum):
    """How the content of a cell is written."""

    ODD = 0
    BLANK = 1
    INLINE = 2
    SHARED = 3
    STORED = 4
    NUMBER = 5


_KINDS = {"inlineStr": Kind.INLINE, "s": Kind.SHARED, "str": Kind.STORED}

TAGS: Mapping[Kind, tuple[str, str]] = {
    **dict.fromkeys(Kind, ("<v>", "</v>")),
    Kind.BLANK: ("", ""),
    Kind.INLINE: ("<is><t>", "</t></is>"),
}
"""What stands before and after the text of a cell."""


@dataclass(frozen=True)
class Form:
    """All that cells have in common but their text."""

    head: str
    kind: Kind

    @property
    def before(self) -> str:
        """What stands between the reference and the text."""
        return f"{self.head}>{TAGS[self.kind][0]}"

    @property
    def after(self) -> str:
        """What stands between the text and the next cell."""
        return "" if self.kind is Kind.BLANK else f"{TAGS[self.kind][1]}</c>"

    def cells(self, texts: Iterable[str]) -> list[tuple[str, str]]:
        """The cells with these texts: their attributes, and what stands in them."""
        before, after = TAGS[self.kind]
        return [(self.head, f"{before}{text}{after}") for text in texts]


class Forms:
    """The forms of the cells of one workbook."""

    def __init__(self, plain_styles: frozenset[str]) -> None:
        self._plain_styles = plain_styles
        self.kind = cache(self._kind)
        """The kind of a cell with these attributes; `NotPlainError` if they are no attributes."""

    def _kind(self, head: str) -> Kind:
        if _HEAD.fullmatch(head) is None:
            raise NotPlainError
        if head.endswith("/"):
            return Kind.BLANK
        told, style = _TYPE.search(head), _STYLE.search(head)
        if told is None or told[1] == "n":
            plain = style is None or style[1] in self._plain_styles
            return Kind.NUMBER if plain else Kind.ODD
        return _KINDS.get(told[1], Kind.ODD)


def is_plain(kind: Kind, text: pl.Expr, strings: int) -> pl.Expr:
    """Whether the text of a cell is its own meaning, or names one of so many shared strings."""
    match kind:
        case Kind.INLINE | Kind.STORED:
            return ~text.str.contains(_UNPLAIN) & (text != "")
        case Kind.NUMBER:
            return text.str.contains(_PLAIN_NUMBER)
        case Kind.SHARED:
            return (text.cast(pl.UInt32, strict=False) < strings).fill_null(value=False)
        case Kind.BLANK:
            return text == ""
        case _:
            return pl.repeat(pl.lit(value=False), text.len())


def plain_tokens(kind: Kind, texts: pl.Series, strings: pl.Series) -> pl.Series:
    """The tokens of plain texts; null stays null."""
    match kind:
        case Kind.NUMBER:
            return f"{MARK}{INTEGER}" + texts
        case Kind.SHARED:
            return strings.gather(texts.cast(pl.UInt32))
        case Kind.BLANK:
            return pl.repeat(None, len(texts), dtype=pl.String, eager=True)
        case _:
            return texts
