"""What is wrong with the data, as values: problems, their tiers, and the log that bounds them.

A problem is never an exception and never a sentence: `messages` has the words for its code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from haixi_check.table import Location

STORED_PER_CODE_AND_SHEET = 100
"""How many problems of one code are kept for one sheet; the count stays exact."""

SHOWN_LENGTH = 40
"""How many characters of a found value are repeated to the reader."""

LOOKED_AT = 4_000
"""How many of them are looked at for that: a cell of a damaged file may hold millions."""


class Tier(StrEnum):
    """The three tiers of Chinese statistical reporting (审核关系)."""

    MUST_FIX = "must_fix"
    EXPLAIN = "explain"
    NOTE = "note"


EVERY_YEAR = 0
"""In place of a year: a problem that touches a figure in whatever year."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong, owed an explanation, or was understood in a particular way.

    `params` fill the sentence of `code`; `figures` are the (figure, year) pairs of `unit` that it
    touches; `answer` is the explanation that the submitter gave, if a real one was given.
    """

    code: str
    tier: Tier
    location: Location
    found: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    figures: tuple[tuple[str, int], ...] = ()
    of_all: bool = False
    """Whether it touches these figures of every unit that its file speaks of …"""
    units: tuple[str, ...] = ()
    """… which are these, once all of the submission was taken in."""
    related: tuple[Location, ...] = ()
    answer: str = ""

    @property
    def open(self) -> bool:
        """Whether it still asks for something: every must_fix, and an explain without an answer."""
        return self.tier is Tier.MUST_FIX or (self.tier is Tier.EXPLAIN and not self.answer)


class ProblemLog:
    """Collects problems: counts are exact, storage is bounded per code and sheet."""

    def __init__(self) -> None:
        self._stored: list[Problem] = []
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._tiers: Counter[Tier] = Counter()

    def add(self, problem: Problem) -> None:
        """Count `problem` and keep it while there is room for its code and sheet."""
        key = (problem.code, problem.location.file, problem.location.sheet)
        self._counts[key] += 1
        self._tiers[problem.tier] += 1
        if self._counts[key] <= STORED_PER_CODE_AND_SHEET:
            self._stored.append(problem)

    def count(self, code: str, tier: Tier, location: Location, times: int) -> None:
        """Count problems that nobody kept, because enough of their kind are."""
        self._counts[code, location.file, location.sheet] += times
        self._tiers[tier] += times

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add each of `problems`."""
        for problem in problems:
            self.add(problem)

    @property
    def stored(self) -> tuple[Problem, ...]:
        """The kept problems, in the order of the places that they name."""
        return tuple(sorted(self._stored, key=place))

    @property
    def tiers(self) -> dict[Tier, int]:
        """How many there are of each tier, kept or not."""
        return {tier: self._tiers[tier] for tier in Tier}

    @property
    def dropped(self) -> dict[tuple[str, str, str], int]:
        """How many were counted but not kept, by (code, file, sheet)."""
        return {
            key: count - STORED_PER_CODE_AND_SHEET
            for key, count in sorted(self._counts.items())
            if count > STORED_PER_CODE_AND_SHEET
        }


_CELL = re.compile(r"([A-Z]+)(\d+)")


def place(problem: Problem) -> tuple[str, str, int, int, str, str, str]:
    """A sort key that follows a reader's eye: file, sheet, row, column, then code."""
    return (*eye(problem.location), problem.code, problem.found)


def eye(where: Location) -> tuple[str, str, int, int, str]:
    """The part of it that is the place."""
    match = _CELL.fullmatch(where.cell)
    row, column = (int(match[2]), len(match[1])) if match else (0, 0)
    return (where.file, where.sheet, row, column, where.cell)


_APART = r"[\W_]{0,3}"
_PERSONAL_NUMBER = re.compile(
    r"\d(?:[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff-]{0,3}\d){14,}(?:[\s-]?[Xx])?"
    rf"|\d{{6}}{_APART}\d{{4}}{_APART}\d\d{_APART}\d\d{_APART}\d{{3}}{_APART}[\dXx]"
)
"""An ID number of either length, also inside a student number, which is a letter and one; and one
whose parts are kept apart by whatever sign."""
_SHORTEST = 15


def masked(text: str) -> str:
    """`text` without any number that could be a person's, however it is spaced."""
    return text if len(text) < _SHORTEST else _PERSONAL_NUMBER.sub("●" * 6, text)


def shown(value: object) -> str:
    """`value` as it may be repeated to a reader: shortened, and with no personal number in it."""
    written = str(value)[:LOOKED_AT].encode(errors="replace").decode()  # no lone surrogates
    text = masked(" ".join(written.split()))
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"
