"""合计 rows: compared with the rows above them, and never added to anything."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Generic, TypeVar

from haixi_check.names import even
from haixi_check.problems import Tier
from haixi_check.quantities import exact
from haixi_check.sheets.desk import Desk
from haixi_check.tables import Location, Table

K = TypeVar("K")

OF_A_GROUP = "小计"
"""Holds the rows since the last total; any other total holds all rows above it."""


class Running(Generic[K]):
    """What the rows so far add up to, by whatever tells the sums apart."""

    def __init__(self) -> None:
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

    def up_to(self, table: Table, row: int) -> dict[K, Fraction]:
        """The known sums that the total at `row` speaks of. A group of rows ends with it."""
        texts = [even(value) for value in table.rows[row][:2] if value is not None]
        sums = self._group if OF_A_GROUP in texts else self._all
        self._group = {}
        return {key: value for key, value in sums.items() if value is not None}


def compare(
    total: Fraction,
    added: Fraction,
    where: Location,
    desk: Desk,
    *,
    unit: str = "",
    figures: tuple[tuple[str, int], ...] = (),
    answer: str = "",
) -> None:
    """Say whether a total equals the sum of its rows; a total that does not owes an explanation.

    `unit` is blank where the rows are of several units.
    """
    if total == added:
        desk.tell("total_row", where, tier=Tier.NOTE, found=exact(total), added=exact(added))
        return
    desk.tell(
        "total_row_differs",
        where,
        tier=Tier.EXPLAIN,
        found=exact(total),
        total=exact(total),
        added=exact(added),
        unit=unit,
        figures=figures,
        answer=answer,
    )
