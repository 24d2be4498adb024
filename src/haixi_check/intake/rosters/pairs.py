"""Rows of a big roster of which two, and no third, name the same person, and surely differ.

Both must be mended, as on the ordinary path. A row entered twice, where all cells are the same, is
none of them: to see that takes a look at every cell.
"""

from __future__ import annotations

import polars as pl

from haixi_check.rulepack.form import Register


def can_be_paired(register: Register) -> bool:
    """Whether keys alone say that two rows differ: no part of one stands in for another."""
    return register.key == register.key_columns and not register.exclusive


def pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """`sheet`, and the `first` and `second` row of each pair.

    `rows` are all that share a key with another: `sheet`, `row`, `own`, `person`, `unit`, and
    whether each is `sound` but for that. Two that have one key in common differ in the other, which
    neither shares with any row: so they are no row that was entered twice.
    """
    known = rows.with_columns(
        pl.when(pl.col(name).is_not_null()).then(pl.len().over(name)).alias(f"of_{name}")
        for name in ("own", "person")
    )
    return pl.concat([_sharing(known, "own", "person"), _sharing(known, "person", "own")]).sort(
        "sheet", "first"
    )


def _sharing(rows: pl.DataFrame, key: str, other: str) -> pl.DataFrame:
    found = rows.filter("sound", pl.col(f"of_{key}") == 2, pl.col(f"of_{other}") == 1)
    return (
        found.group_by(key)
        .agg(
            pl.col("sheet").first(),
            pl.col("row").min().alias("first"),
            pl.col("row").max().alias("second"),
            alike=(pl.len() == 2)
            & (pl.col("sheet").n_unique() == 1)
            & (pl.col("unit").n_unique() == 1),
        )
        .filter("alike")
        .select("sheet", "first", "second")
    )


class Pairs:
    """The pairs of one sheet, and those of them that are only counted.

    A pair is told of in full or counted, and both its rows alike: its first row decides.
    """

    def __init__(self, found: pl.DataFrame) -> None:
        self._found = found
        self._counted = found.clear()

    def count_from(self, rows: pl.Series) -> None:
        """Only count those that begin among `rows`."""
        begun = self._found.filter(pl.col("first").is_in(rows.implode()))
        self._counted = pl.concat([self._counted, begun])

    def counted(self, rows: pl.Series) -> pl.Series:
        """Which of `rows` are part of one that is only counted."""
        every = pl.concat([self._counted["first"], self._counted["second"]])
        return rows.is_in(every.implode())

    def ending(self, rows: pl.Series) -> int:
        """How many of those end among `rows`: there the ordinary path finds them."""
        return int(rows.is_in(self._counted["second"].implode()).sum())
