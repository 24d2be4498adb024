"""What is wrong with the data, as values: problems, their tiers, and the log that bounds them.

A problem is never an exception and never a sentence: `messages` has the words for its code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from haixi_check.plain import dataclass
from haixi_check.table import Place

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
    location: Place
    found: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    figures: tuple[tuple[str, int], ...] = ()
    of_all: bool = False
    """Whether it touches these figures of every unit that its file speaks of …"""
    units: tuple[str, ...] = ()
    """… which are these, once all of the submission was taken in."""
    related: tuple[Place, ...] = ()
    answer: str = ""

    @property
    def open(self) -> bool:
        """Whether it still asks for something: every must_fix, and an explain without an answer."""
        return self.tier is Tier.MUST_FIX or (self.tier is Tier.EXPLAIN and not self.answer)


@dataclass()
class ProblemLog:
    """Collects problems: counts are exact, storage is bounded per code and sheet.

    A problem that touches figures is kept beyond that bound, for they are judged by it; to be shown
    it is no more than the others.
    """

    problems: list[Problem] = field(default_factory=list)
    kept: Counter[tuple[str, Place]] = field(default_factory=Counter)
    """How many problems of a code and sheet are in `problems` …"""
    uncounted: Counter[tuple[str, Tier, Place]] = field(default_factory=Counter)
    """… and how many more there are, by tier, that nobody kept."""

    def add(self, problem: Problem) -> None:
        """Keep `problem`, or only count it where enough of its code and sheet are kept."""
        if problem.figures or not self.counted(problem.code, problem.location, problem.tier):
            self.kept[problem.code, sheet_of(problem.location)] += 1
            self.problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add each of `problems`."""
        for problem in problems:
            self.add(problem)

    def counted(self, code: str, location: Place, tier: Tier = Tier.MUST_FIX) -> bool:
        """Whether enough problems of a code are kept for a sheet; this one is then only counted.

        Asked before a problem is put into words, which costs more than to find it.
        """
        if not self.enough(code, location):
            return False
        self.count(code, tier, location, 1)
        return True

    def count(self, code: str, tier: Tier, location: Place, times: int) -> None:
        """Count problems that nobody kept, because enough of their kind are."""
        self.uncounted[code, tier, sheet_of(location)] += times

    def enough(self, code: str, location: Place) -> bool:
        """Whether so many problems of a code are kept for a sheet that no more need be."""
        return self.kept[code, sheet_of(location)] >= STORED_PER_CODE_AND_SHEET

    @property
    def stored(self) -> tuple[Problem, ...]:
        """The problems to be shown, in the order of the places that they name."""
        seen: Counter[tuple[str, Place]] = Counter()
        shown: list[Problem] = []
        for problem in self.problems:
            key = (problem.code, sheet_of(problem.location))
            seen[key] += 1
            if seen[key] <= STORED_PER_CODE_AND_SHEET:
                shown.append(problem)
        return tuple(sorted(shown, key=place))

    @property
    def tiers(self) -> dict[Tier, int]:
        """How many there are of each tier, kept or not."""
        counts = Counter(problem.tier for problem in self.problems)
        for (_, tier, _), times in self.uncounted.items():
            counts[tier] += times
        return {tier: counts[tier] for tier in Tier}

    @property
    def dropped(self) -> dict[tuple[str, str, str], int]:
        """How many are counted but not shown, by (code, file, sheet)."""
        counts = Counter(
            {(code, at.file, at.sheet): times for (code, at), times in self.kept.items()}
        )
        for (code, _, sheet), times in self.uncounted.items():
            counts[code, sheet.file, sheet.sheet] += times
        return {
            key: count - STORED_PER_CODE_AND_SHEET
            for key, count in sorted(counts.items())
            if count > STORED_PER_CODE_AND_SHEET
        }


def sheet_of(location: Place) -> Place:
    """The sheet in which a place lies."""
    return Place(location.file, location.sheet)


_CELL = re.compile(r"([A-Z]+)(\d+)")


def place(problem: Problem) -> tuple[str, str, int, int, str, str, str]:
    """A sort key that follows a reader's eye: file, sheet, row, column, then code."""
    return (*eye(problem.location), problem.code, problem.found)


def eye(where: Place) -> tuple[str, str, int, int, str]:
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
