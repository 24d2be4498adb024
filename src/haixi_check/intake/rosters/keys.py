"""Who is who in a big roster: columns of keys, rows that share one, and pairs of them.

Two rows are a pair where they, and no third, name the same person, and surely differ: both must be
mended. A row entered twice, where all cells are the same, is none: to see that takes a look at
every cell. Keys are numbers that mean nothing outside of the run. They stay in this folder.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache

import polars as pl

from haixi_check.intake.cells.content import content
from haixi_check.intake.cells.identifiers import BORN, ID_WEIGHTS, PROVINCES
from haixi_check.intake.persons import PersonKeys
from haixi_check.intake.rosters.distinct import ColumnCells, completed
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.rulepack.names import even
from haixi_check.rulepack.pack import Text
from haixi_check.table import INTEGER, MARK, value_of

_PLAIN_NUMBER = f"^{MARK}{INTEGER}[0-9]{{1,15}}$"
_ZERO = ord("0")
_ID_COLUMN = Column(id="number", title=Text(zh="号码", en="Number"), type=ColumnType.ID_NUMBER)


def spellings(cells: ColumnCells, column: Column) -> pl.Series:
    """The even spelling of a column of keys; null where a cell gives none."""
    return cells.asked(lambda different: _spellings(different, column))


def _spellings(cells: ColumnCells, column: Column) -> pl.Series:
    tokens = cells.tokens
    known = tokens.set(~cells.plain, None).str.to_lowercase()
    if tokens.str.starts_with(f"{MARK}{INTEGER}").any():
        numbers = tokens.set(~tokens.str.contains(_PLAIN_NUMBER), None).str.slice(2)
        known = known.zip_with(known.is_not_null(), numbers)
    return completed(known, tokens, lambda token: _spelling(token, column))


def _spelling(token: str, column: Column) -> str | None:
    value = content(value_of(token), column).value
    return even(value) or None if value else None


def national_keys(tokens: pl.Series, valid: pl.Series, keys: PersonKeys) -> pl.Series:
    """What stands for each valid ID number of a column; null for anything else.

    `valid` is what `valid_numbers` says of the same cells.
    """
    body = pl.col("token").str.slice(0, 17).cast(pl.UInt64, strict=False)
    mask, factor = (pl.lit(number, dtype=pl.UInt64) for number in (keys.mask, keys.factor))
    frame = pl.DataFrame({"token": tokens, "valid": valid})
    known = frame.select(pl.when("valid").then((body ^ mask) * factor)).to_series()
    # A number that is plainly written and not valid is nobody's.
    undecided = tokens.set(valid.is_not_null(), None)
    return completed(known, undecided, lambda token: _national_key(token, keys))


def _national_key(token: str, keys: PersonKeys) -> int | None:
    value = content(value_of(token), _ID_COLUMN).value
    return keys.national(value) if isinstance(value, str) else None


def valid_numbers(tokens: pl.Series) -> pl.Series:
    """Which plainly written numbers of 18 characters are valid by GB 11643-1999; null stays null.

    The twin of `identifiers.id_number`, for columns: province, day of birth, check character.
    """
    frame = pl.DataFrame({"token": tokens}).select(
        pl.col("token").str.len_bytes().alias("length"),
        # A sign is taken for part of a number as well, but leaves too few digits for a province.
        pl.col("token").str.slice(0, 17).cast(pl.Int64, strict=False).alias("body"),
        pl.col("token").cast(pl.Binary).bin.get(17, null_on_oob=True).alias("last"),
    )
    body, last = pl.col("body"), pl.col("last")
    digit = pl.when(last.is_between(_ZERO, _ZERO + 9)).then(last - _ZERO)
    check = digit.when(last.is_in(list(b"Xx"))).then(10).alias("check")
    verdict = (
        (body // 10**15).is_in(sorted(PROVINCES))
        & (body // 1000 % 100_000_000).is_in(_days().implode())
        & ((12 - _weighed(body) % 11) % 11 == pl.col("check"))
    )
    plain = (pl.col("length") == 18) & body.is_not_null() & pl.col("check").is_not_null()
    return frame.with_columns(check).select(pl.when(plain).then(verdict)).to_series()


@cache
def _days() -> pl.Series:
    """Every day on which somebody can be born, as eight digits: 20000229."""
    first, last = datetime.date(BORN.start, 1, 1), datetime.date(BORN.stop - 1, 12, 31)
    day = pl.date_range(first, last, eager=True).dt
    return day.year().cast(pl.Int64) * 10_000 + day.month().cast(pl.Int64) * 100 + day.day()


def _weighed(body: pl.Expr) -> pl.Expr:
    """The digits of a body of seventeen, each by its weight, modulo 11.

    A digit is a quotient less ten times the next one, and -10 is 1 modulo 11: so the quotients are
    added up by sums of weights, and no digit is taken out. The sum stays below 2**63.
    """
    weights = (*reversed(ID_WEIGHTS), 0)
    factors = [(weights[place] + (weights[place - 1] if place else 0)) % 11 for place in range(17)]
    return pl.sum_horizontal(body // 10**place * by for place, by in enumerate(factors))


def shared(keys: Iterable[pl.Series]) -> pl.Series:
    """The keys that occur more than once in all of `keys`, each once."""
    whole = pl.concat(list(keys)).drop_nulls().sort()
    return whole.filter(whole == whole.shift(1)).unique()


def has_key(local: pl.Series, national: pl.Series) -> pl.Expr:
    """Whether a row has one of these keys."""
    by_local = pl.col("local_key").is_in(local.implode())
    by_national = pl.col("national_key").is_in(national.implode())
    return (by_local | by_national).fill_null(value=False)


def can_be_paired(register: Register) -> bool:
    """Whether keys alone say that two rows differ: no part of one stands in for another."""
    return register.key == register.key_columns and not register.exclusive


def pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """`sheet`, and the `first` and `second` row of each pair.

    `rows` are all that share a key with another: `sheet`, `row`, `unit`, their two keys, and
    whether each is `sound` but for that. Two that have one key in common differ in the other, which
    neither shares with any row: so they are no row that was entered twice.
    """
    both = ("local_key", "national_key")
    known = rows.with_columns(
        pl.when(pl.col(name).is_not_null()).then(pl.len().over(name)).alias(f"of_{name}")
        for name in both
    )
    of_each = [_sharing(known, key, other) for key, other in (both, both[::-1])]
    return pl.concat(of_each).sort("sheet", "first")


def _sharing(rows: pl.DataFrame, key: str, other: str) -> pl.DataFrame:
    two = rows.filter("sound", pl.col(f"of_{key}") == 2, pl.col(f"of_{other}") == 1)
    return (
        two.group_by(key)
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

    def __init__(self, every: pl.DataFrame) -> None:
        """`every` is what `pairs` gives of the sheet."""
        self._every = every
        self._counted = every.clear()

    def count_from(self, rows: pl.Series) -> None:
        """Only count those that begin among `rows`."""
        begun = self._every.filter(pl.col("first").is_in(rows.implode()))
        self._counted = pl.concat([self._counted, begun])

    def counted(self, rows: pl.Series) -> pl.Series:
        """Which of `rows` are part of one that is only counted."""
        both = pl.concat([self._counted["first"], self._counted["second"]])
        return rows.is_in(both.implode())

    def ending(self, rows: pl.Series) -> int:
        """How many of those end among `rows`: there the ordinary path finds them."""
        return int(rows.is_in(self._counted["second"].implode()).sum())
