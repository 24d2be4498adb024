"""Two answers to one question: where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.second_judge.judging import Answer, Of, Result

WHOLE = "全州"
MEASURED = ("pass", "fail", "review")
"""Outcomes that come with a value; of the others only the outcome is compared."""


@dataclass(frozen=True)
class Difference:
    """One target of one unit, or of the whole, that the two judge differently."""

    target: str
    unit: str
    year: int | None
    ours: str
    product: str

    @property
    def kind(self) -> tuple[str, bool, str, str]:
        """What differences of the same cause have in common."""
        ours, product = self.ours.split(" ")[0], self.product.split(" ")[0]
        return self.target, self.unit == WHOLE, ours, product


def differences(target: str, ours: Answer, product: Answer) -> Iterator[Difference]:
    """Every difference between two answers about `target`."""
    yield from _between(target, WHOLE, ours.whole, product.whole)
    for unit in sorted(ours.units.keys() | product.units.keys()):
        if unit not in ours.units or unit not in product.units:
            mine, theirs = ("judged" if unit in of.units else "absent" for of in (ours, product))
            yield Difference(target, unit, None, mine, theirs)
        else:
            yield from _between(target, unit, ours.units[unit], product.units[unit])


def _between(target: str, unit: str, ours: Result, product: Result) -> Iterator[Difference]:
    for year, of_year in ours.years.items():
        theirs = product.years.get(year, Of("absent"))
        if _told(of_year) != _told(theirs):
            yield Difference(target, unit, year, _told(of_year), _told(theirs))
    if ours.years:
        ours, product = Result(ours.outcome), Result(product.outcome)
        if ours != product:
            yield Difference(target, unit, None, ours.outcome, product.outcome)
    elif _told(ours) != _told(product):
        yield Difference(target, unit, None, _told(ours), _told(product))


def _told(of: Of) -> str:
    """An outcome with its value and what is lacking, as text: `fail 29, 1 short`."""
    text = of.outcome
    if of.outcome in MEASURED:
        text += f" {of.value}"
        if of.outcome == "fail":
            text += f", {of.shortfall} short"
    return text
