"""Who is who in a big roster: columns of keys, and the rows that share one.

Keys are numbers behind the veil of the run. They stay in here and in `rosters`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cache

import polars as pl

from haixi_check.intake.cells.content import content
from haixi_check.intake.cells.identifiers import BORN, ID_WEIGHTS, PROVINCES
from haixi_check.intake.persons import Veil
from haixi_check.intake.rosters.distinct import Cells
from haixi_check.rulepack.form import Column, ColumnType
from haixi_check.rulepack.names import even
from haixi_check.rulepack.pack import Text
from haixi_check.table import INTEGER, MARK, value_of

_PLAIN_NUMBER = f"^{MARK}{INTEGER}[0-9]{{1,15}}$"
_ZERO = ord("0")


def own_keys(cells: Cells, column: Column) -> pl.Series:
    """The even spelling of a column of keys; null where a cell gives none."""
    return cells.asked(lambda different: _own_keys(different, column))


def _own_keys(cells: Cells, column: Column) -> pl.Series:
    tokens = cells.tokens
    found = tokens.set(~cells.plain, None).str.to_lowercase()
    if tokens.str.starts_with(f"{MARK}{INTEGER}").any():
        numbers = tokens.set(~tokens.str.contains(_PLAIN_NUMBER), None).str.slice(2)
        found = found.zip_with(found.is_not_null(), numbers)
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
