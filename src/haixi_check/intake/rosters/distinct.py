"""The different cells of a column, each looked at once. Knows no meaning of any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import polars as pl

PLAIN = r"^[0-9A-Za-z]*[0-9][0-9A-Za-z]*$"
"""A text that is its own meaning: nothing in it is trimmed, and it is no word for nothing."""
_SAMPLE, _FEW = 1_000, 250
"""A column is taken to repeat itself where so many cells are at most so many different ones …"""
_MOST = 10_000
"""… and all of it is no more than so many."""


class Cells:
    """The cells of one column of a batch."""

    def __init__(self, tokens: pl.Series, numbered: pl.Series | None = None) -> None:
        """`numbered` are the same cells as an enumeration, where they are few different ones."""
        self.tokens = tokens
        self._numbered = numbered

    @property
    def packed(self) -> pl.Series:
        """The same cells in the least room."""
        return self.tokens if self._numbered is None else self._numbered

    @cached_property
    def plain(self) -> pl.Series:
        """Which of them are `PLAIN`; null for a blank one."""
        return self.tokens.str.contains(PLAIN)

    @cached_property
    def _texts(self) -> pl.Series | None:
        """The different ones, in the order of their numbers."""
        if self._numbered is None or not isinstance(self._numbered.dtype, pl.Enum):
            return None
        return self._numbered.dtype.categories

    def different(self) -> pl.Series:
        """Each different cell that is not blank, once; with others that the column holds."""
        return self.tokens.drop_nulls().unique() if self._texts is None else self._texts

    def mapped(self, codes: Mapping[str, int], blank: int) -> pl.Series:
        """What each cell is by `codes`, which know every different one."""
        if not codes:
            return pl.repeat(blank, len(self.tokens), dtype=pl.Int32, eager=True)
        if self._texts is None:
            return self.tokens.replace_strict(codes, default=blank, return_dtype=pl.Int32)
        return self.asked(
            lambda cells: pl.Series([codes[token] for token in cells.tokens], dtype=pl.Int32)
        ).fill_null(blank)

    def asked(self, question: Callable[[Cells], pl.Series]) -> pl.Series:
        """The answer for each cell, asked of the different ones; null for a blank one."""
        if self._numbered is None or self._texts is None:
            return question(self)
        return question(Cells(self._texts)).gather(self._numbered.to_physical())

    def resembling(self, like: Callable[[str], bool]) -> list[str]:
        """The different texts, beyond ASCII, that look like something."""
        return [token for token in self._foreign if like(token)]

    @cached_property
    def _foreign(self) -> pl.Series:
        texts = self.tokens if self._texts is None else self._texts
        return texts.filter(texts.str.len_bytes() != texts.str.len_chars()).unique()


class Repertoire:
    """The different cells of a column, as far as they were met: in most batches they are the same.

    Batches are looked at side by side. What one of them learns last is what the next ones know.
    """

    def __init__(self) -> None:
        self._known: pl.Enum | None = None

    def cells(self, tokens: pl.Series) -> Cells:
        """The cells of a batch, numbered where they are few different ones."""
        known = self._known
        if known is not None:
            numbered = tokens.cast(known, strict=False)
            if numbered.null_count() == tokens.null_count():
                return Cells(tokens, numbered)
        if tokens.head(_SAMPLE).n_unique() > _FEW:
            return Cells(tokens)
        texts = tokens.drop_nulls().unique()
        if len(texts) > _MOST:
            return Cells(tokens)
        every = texts if known is None else pl.concat([known.categories, texts]).unique()
        self._known = learnt = pl.Enum(every if len(every) <= _MOST else texts)
        return Cells(tokens, tokens.cast(learnt))
