"""A prefecture in the making: which units report, and figures near a border for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from random import Random
from typing import Any

from tests.second_judge.policy import UNITS

Submission = dict[str, Any]

YEARS = (2020, 2021, 2022, 2022, 2022, 2022, 2023, 2023, 2024)


class Draft:
    """A prefecture in the making."""

    def __init__(self, random: Random) -> None:
        """Draw the units that report, and the years of their files."""
        self.random = random
        self.year = random.choice(YEARS)
        self.all_years = random.random() < 0.5
        self.of: dict[str, Submission] = {}
        for unit in UNITS:
            if random.random() < 0.04:
                continue
            year = self.year if random.random() < 0.95 else random.choice(YEARS)
            self.of[unit] = {"unit": unit, "year": year, "figures": {}}

    def years(self, unit: str, *, before: int = 0) -> list[int]:
        """The years that a unit states a figure for, or all that are judged with `before` more."""
        last = self.of[unit]["year"]
        first = 2020 if self.all_years or before else last
        return list(range(first, last + 1))

    def put(self, unit: str, figure: str, year: int, value: object) -> None:
        """State a figure, if the unit reports."""
        if unit in self.of:
            self.of[unit]["figures"].setdefault(figure, {})[str(year)] = value

    def rows(self, unit: str, section: str, name: str, rows: list[dict[str, Any]]) -> None:
        """Hand in rows of a register or roster; none is none at all."""
        if unit in self.of and rows:
            self.of[unit].setdefault(section, {}).setdefault(name, []).extend(rows)

    def near(self, border: int) -> int:
        """The border, one above or below, or a little off."""
        return max(0, border + self.random.choice((-1, 0, 0, 1, -2, 3)))

    def split(self, number: int, parts: int) -> list[int]:
        """A number in so many parts, at random."""
        cuts = sorted(self.random.randint(0, number) for _ in range(parts - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, number], strict=True)]

    def evenly(self, number: int, parts: int) -> list[int]:
        """A number in so many parts that are about as big."""
        found = [number // parts] * parts
        found[self.random.randrange(parts)] += number - sum(found)
        return found

    def drift(self, value: int, years_ago: int) -> int:
        """What a figure was some years ago: mostly a little less, now and then a jump away."""
        for _ in range(years_ago):
            kind = self.random.random()
            if kind < 0.05:
                value = value * 10 // 13
            elif kind < 0.1:
                value = max(0, value - self.random.choice((19, 20, 21)))
            elif kind < 0.9:
                value = max(0, value - self.random.choice((0, 1, 1, 2)))
        return value


def parts_and_wholes(
    draft: Draft, total: int, percent: int, units: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """Parts of wholes that pool to a share near its border, by unit."""
    wholes = draft.evenly(total, len(units))
    if draft.random.random() < 0.1:
        wholes = draft.split(total, len(units))
    needed = min(total, max(0, draft.near(ceil(percent * total / 100))))
    parts = [whole * needed // total if total else 0 for whole in wholes]
    for index, whole in enumerate(wholes):
        parts[index] += min(whole - parts[index], needed - sum(parts))
    pairs = zip(parts, wholes, strict=True)
    return dict(zip(units, pairs, strict=True))


def states(draft: Draft, unit: str, values: Mapping[str, int], *, before: int = 0) -> None:
    """State figures of a unit in the years that it states, drifting the further they are ago."""
    if unit not in draft.of:
        return
    last = draft.of[unit]["year"]
    for year in draft.years(unit, before=before):
        for figure, value in values.items():
            draft.put(unit, figure, year, draft.drift(value, last - year))
