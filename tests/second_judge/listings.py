"""What the lists of a unit say: of each figure and year, a claim about each thing or person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tests.second_judge.cells import BROKEN, WORDS_FOR_NONE, Json, day, is_reference
from tests.second_judge.columns import has_a_mistake
from tests.second_judge.policy import BASE_YEAR

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
    broken_at: set[Key] = field(default_factory=set)
    """The things of which a row cannot be used."""
    doubtful_at: set[Key] = field(default_factory=set)
    """The things about which a question stands."""

    @property
    def unusable(self) -> bool:
        """Whether the figure is missing."""
        return self.broken or bool(self.broken_at)

    @property
    def asked(self) -> bool:
        """Whether an explanation is owed for the figure."""
        return self.doubtful or bool(self.doubtful_at)

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


def dated(
    register: str,
    figure: str,
    rows: Sequence[Json],
    year: int,
    key: Callable[[Json], Key],
    says: Callable[[Json], int | object],
    column: str = "date",
) -> Listings:
    """Entries that count from their date on; `says` tells of each what it is worth by then.

    What is denied for another reason is denied, whatever stands in place of its date; and what
    begins later, whatever else is wrong with it.
    """
    found = {(figure, each): Listing() for each in range(BASE_YEAR, year + 1)}
    for row in rows:
        since, worth = day(row.get(column)), says(row)
        wrong = has_a_mistake(register, row)
        for (_, each), listing in found.items():
            if worth is None:
                continue
            if row.get(column) in WORDS_FOR_NONE and worth != DENIED:
                listing.doubtful_at.add(key(row))
            if isinstance(since, date) and since.year > each:
                listing.claim(key(row), DENIED)
            elif worth is BROKEN or (wrong and worth != DENIED):
                listing.broken_at.add(key(row))
            else:
                undated = worth == COUNTS and not isinstance(since, date)
                listing.claim(key(row), UNPROVEN if undated else worth)  # type: ignore[arg-type]
    return found


def proven(row: Json) -> int:
    """What an entry is worth by its document."""
    return COUNTS if is_reference(row.get("document")) else UNPROVEN
