"""合计 rows: compared with the rows above them, and never added to anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import Generic, TypeVar

from haixi_check.exact import exact
from haixi_check.intake.cells.explanation import explanation
from haixi_check.intake.draft import IntakeLog
from haixi_check.intake.rows import HeadedTable
from haixi_check.problem import Tier
from haixi_check.rulepack.names import even
from haixi_check.table import Place

K = TypeVar("K")

OF_A_GROUP = "小计"
"""Holds the rows since the last total; any other total holds all rows above it."""


class Running(Generic[K]):
    """What the rows so far add up to, by whatever tells the sums apart."""

    def __init__(self, whole: Running[K] | None = None) -> None:
        """Begin at nothing; `whole` holds all rows, those below and in other blocks as well."""
        self._whole = whole
        self._all: dict[K, Fraction | None] = {}
        self._group: dict[K, Fraction | None] = {}

    def add(self, key: K, value: Fraction | None) -> None:
        """Add a cell; one that cannot be used makes its sum unknown."""
        for sums in (self._all, self._group):
            before = sums.get(key, Fraction(0))
            sums[key] = None if before is None or value is None else before + value

    def __iter__(self) -> Iterator[K]:
        """Whatever was added to."""
        return iter(self._all)

    def up_to(self, texts: Sequence[str]) -> dict[K, tuple[Fraction, ...]]:
        """The known sums that a total row that begins with `texts` may speak of.

        A group of rows ends with it. A total may stand above its rows, or hold several blocks.
        """
        if OF_A_GROUP in map(even, texts):
            spoken_of = [self._group]
        else:
            spoken_of = [self._all, self._whole._all if self._whole else {}]
        self._group = {}
        sums = {
            key: tuple(value for each in spoken_of if (value := each.get(key)) is not None)
            for key in dict.fromkeys(chain(*spoken_of))
        }
        return {key: values for key, values in sums.items() if values}


def reason(sheet: HeadedTable, row: int) -> str:
    """What a total row itself says in explanation."""
    return explanation(sheet.value(row, "note"))


def compare(
    total: Fraction, sums: Sequence[Fraction], where: Place, log: IntakeLog, **rest: object
) -> None:
    """Say whether a total equals a sum of its rows; one that does not owes an explanation.

    `sums` are what it may be the total of, the likeliest first. `rest` says of the question which
    figures it touches, and how it is answered.
    """
    if total in sums:
        log.tell("total_row", where, tier=Tier.NOTE, found=exact(total), added=exact(total))
    else:
        log.tell(
            "total_row_differs", where, tier=Tier.EXPLAIN, found=exact(total), total=exact(total),
            added=exact(sums[0]), **rest,
        )  # fmt: skip
