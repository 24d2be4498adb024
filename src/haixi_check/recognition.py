"""Who is who in a big roster: columns of keys, and the rows that share one.

Keys are numbers behind the veil of the run. They stay in here and in `rosters`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import polars as pl

from haixi_check.cells import content
from haixi_check.form import Column, ColumnType
from haixi_check.frames import INTEGER, MARK, value_of
from haixi_check.identifiers import BORN, ID_WEIGHTS, PROVINCES
from haixi_check.names import even
from haixi_check.pack import Text
from haixi_check.persons import Veil

PLAIN = r"^[0-9A-Za-z]*[0-9][0-9A-Za-z]*$"
"""A text that is its own meaning: nothing in it is trimmed, and it is no word for nothing."""
_PLAIN_NUMBER = f"^{MARK}{INTEGER}[0-9]{{1,15}}$"
_PERSONAL = r"^[0-9]{17}[0-9Xx]$"


def own_keys(tokens: pl.Series, column: Column) -> pl.Series:
    """The even spelling of a column of keys; null where a cell gives none."""
    frame = pl.DataFrame({"token": tokens})
    token = pl.col("token")
    found = frame.select(
        pl.when(token.str.contains(PLAIN))
        .then(token.str.to_lowercase())
        .when(token.str.contains(_PLAIN_NUMBER))
        .then(token.str.slice(2))
        .alias("key")
    ).to_series()
    return _asked(tokens, found, lambda cell: _even_key(cell, column), pl.String)


def _even_key(token: str, column: Column) -> str | None:
    value = content(value_of(token), column).value
    return even(value) or None if value else None


def persons(tokens: pl.Series, valid: pl.Series, veil: Veil) -> pl.Series:
    """What stands for each valid ID number of a column; null for anything else.

    `valid` is what `valid_numbers` says of the same cells.
    """
    frame = pl.DataFrame({"token": tokens, "valid": valid})
    word = pl.UInt64
    found = frame.select(
        pl.when(pl.col("valid")).then(
            (
                pl.col("token").str.slice(0, 17).cast(word, strict=False)
                ^ pl.lit(veil.mask, dtype=word)
            )
            * pl.lit(veil.factor, dtype=word)
        )
    ).to_series()
    rest = tokens.filter(valid.is_null() & tokens.is_not_null()).unique()
    meant = {token: _person(token, veil) for token in rest}
    if not meant:
        return found
    told = tokens.replace_strict(meant, default=None, return_dtype=word)
    return found.zip_with(found.is_not_null(), told)


_ID_COLUMN = Column(id="number", title=Text(zh="号码", en="Number"), type=ColumnType.ID_NUMBER)


def _person(token: str, veil: Veil) -> int | None:
    value = content(value_of(token), _ID_COLUMN).value
    return veil.person(value) if isinstance(value, str) else None


def valid_numbers(tokens: pl.Series) -> pl.Series:
    """Which plainly written numbers of 18 characters are valid by GB 11643-1999; null stays null.

    The twin of `identifiers.id_number`, for columns: province, day of birth, check character.
    """
    frame = pl.DataFrame({"token": tokens.set(~tokens.str.contains(_PERSONAL), None)})
    body = pl.col("token").str.slice(0, 17).cast(pl.Int64, strict=False).alias("body")
    last = pl.col("token").str.slice(17).str.to_uppercase().replace("X", "10").cast(pl.Int8)
    frame = frame.select(body, last.alias("last"))
    digits = [pl.col("body") // 10 ** (16 - place) % 10 for place in range(17)]
    total = pl.sum_horizontal(
        digit * weight for digit, weight in zip(digits, ID_WEIGHTS, strict=True)
    )
    birth = pl.col("body") // 1000 % 100_000_000
    year, month, day = birth // 10_000, birth // 100 % 100, birth % 100
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = pl.when(month == 2).then(28 + leap).otherwise(30 + (month + month // 8) % 2)
    verdict = (
        (pl.col("body") // 10**15).is_in(sorted(PROVINCES))
        & year.is_between(BORN.start, BORN.stop - 1)
        & month.is_between(1, 12)
        & day.is_between(1, longest)
        & ((12 - total % 11) % 11 == pl.col("last"))
    )
    return frame.select(pl.when(pl.col("body").is_not_null()).then(verdict)).to_series()


def shared(keys: Iterable[pl.Series]) -> pl.Series:
    """The keys that occur more than once in all of `keys`, each once."""
    whole = pl.concat(list(keys)).drop_nulls().sort()
    return whole.filter(whole == whole.shift(1)).unique()


def _asked(
    tokens: pl.Series,
    found: pl.Series,
    meaning: Callable[[str], object],
    kind: type[pl.DataType],
) -> pl.Series:
    """`found`, with what it leaves open asked cell by cell, once for each different one."""
    rest = tokens.filter(found.is_null() & tokens.is_not_null()).unique()
    if rest.is_empty():
        return found
    told = tokens.replace_strict(
        {token: meaning(token) for token in rest}, default=None, return_dtype=kind
    )
    return found.zip_with(found.is_not_null(), told)
