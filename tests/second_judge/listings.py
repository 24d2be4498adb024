"""What the lists of a unit say: of each figure and year, a claim about each thing or person."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

DENIED, UNPROVEN, COUNTS = 0, 1, 2
"""What an entry says of a figure, the lowest claim first."""

Key = tuple[object, ...]
Cell = tuple[str, int]


@dataclass(frozen=True)
class Claim:
    """What one unit says of one thing or person, and what that adds to the figure."""

    says: int
    amount: Fraction = Fraction(1)


@dataclass
class Listing:
    """All that one unit's register or roster says of one figure in one year."""

    claims: dict[Key, Claim] = field(default_factory=dict)
    broken: bool = False
    """Whether a row, or a column that is needed, cannot be used."""
    doubtful: bool = False

    def claim(self, key: Key, says: int, amount: Fraction = Fraction(1)) -> None:
        """Put down a claim; of two about one thing the lower counts, as a question."""
        new = Claim(says, amount)
        old = self.claims.get(key, new)
        self.claims[key] = lower(old, new)
        self.doubtful = self.doubtful or old != new


def lower(one: Claim, other: Claim) -> Claim:
    """The lower of two claims about one thing."""
    return Claim(min(one.says, other.says), min(one.amount, other.amount))


Listings = dict[Cell, Listing]
