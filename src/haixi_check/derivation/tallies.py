"""Tallies: the rows of one unit that count for a figure in a year, and those that do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from haixi_check.exact import total
from haixi_check.figure import Doubt, Gap
from haixi_check.plain import dataclass
from haixi_check.submission import Entry
from haixi_check.table import Place

Key: TypeAlias = tuple[str, ...]
Cell: TypeAlias = tuple[str, str, int]
"""A unit's figure in a year."""


class BasisConflict(NamedTuple):
    """A row that says otherwise than a line of 基本信息."""

    line: str
    said: str
    entry: Entry


@dataclass()
class Tally:
    """The rows of one unit that count for a figure in a year, by what makes them unique."""

    register: str
    shareable: bool
    of_persons: bool = False
    sums: str | None = None
    """The column that the figure adds up; without one its rows are counted."""
    asked: tuple[str, ...] = ()
    """The columns that a row must fill in to count."""
    uniform: Fraction = Fraction(0)
    """What the rows add that nobody needs to tell apart."""
    uniform_unproven: Fraction = Fraction(0)
    sheets: list[Place] = field(default_factory=list)
    """The sheets that its rows stand in."""
    counted: dict[Key, Entry] = field(default_factory=dict)
    unproven: dict[Key, Entry] = field(default_factory=dict)
    denied: dict[Key, Entry] = field(default_factory=dict)
    """Rows that say of their thing that it does not count (在建)."""
    flaws: list[Gap] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    """Questions about rows that the figure rests on, whether they count or not."""
    unkeyed: bool = False
    """Whether its persons cannot be told from those of other units."""
    clashing: list[BasisConflict] = field(default_factory=list)
    """Rows that count and say otherwise than a line of 基本信息."""

    def amount(self, row: Entry) -> Fraction:
        """What one row adds to the figure, or would add."""
        if self.sums is None:
            return _ONE
        value = row.values.get(self.sums)
        return Fraction(value) if isinstance(value, (int, Decimal)) else Fraction(0)

    def worth(self, rows: Mapping[Key, Entry]) -> Fraction:
        """What rows add up to."""
        return total(map(self.amount, rows.values())) if self.sums else Fraction(len(rows))

    @property
    def total(self) -> Fraction:
        """What the sound and proven rows add up to."""
        return self.uniform + self.worth(self.counted)


_ONE = Fraction(1)
