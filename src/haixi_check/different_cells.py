"""The different cells of a column, each looked at once. Knows no meaning of any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

_SAMPLE, _FEW = 1_000, 250
"""A column is taken to repeat itself where so many cells are at most so many different ones …"""
_MOST = 10_000
"""… and all of it is no more than so many."""


class Cells:
    """The cells of one column of a batch."""

    def __init__(self, tokens: pl.Series) -> None:
        self.tokens = tokens
        self._texts: pl.Series | None = None
        if tokens.head(_SAMPLE).n_unique() <= _FEW:
            texts = tokens.drop_nulls().unique()
            if len(texts) <= _MOST:
                self._texts = texts
                self._numbers = tokens.cast(pl.Enum(texts)).to_physical()

    def different(self) -> pl.Series:
        """Each different cell that is not blank, once."""
        return self.tokens.drop_nulls().unique() if self._texts is None else self._texts

    def mapped(self, codes: Mapping[str, int], blank: int) -> pl.Series:
        """What each cell is by `codes`, which know every different one."""
        if not codes:
            return pl.repeat(blank, len(self.tokens), dtype=pl.Int32, eager=True)
        if self._texts is None:
            return self.tokens.replace_strict(codes, default=blank, return_dtype=pl.Int32)
        found = pl.Series([codes[token] for token in self._texts], dtype=pl.Int32)
        return found.gather(self._numbers).fill_null(blank)

    def resembling(self, like: Callable[[str], bool]) -> list[str]:
        """The different texts, beyond ASCII, that look like something."""
        texts = self.tokens if self._texts is None else self._texts
        foreign = texts.filter(texts.str.len_bytes() != texts.str.len_chars()).unique()
        return [token for token in foreign if like(token)]
