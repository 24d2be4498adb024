"""From figures to results: what each target comes to, for the whole and for each unit.

| where the rules are silent | what this judge does |
|---|---|
| unknown, and entries without proof would reach it | stays unknown |
| a miss that is certain, but for entries without proof | unknown |
| a doubtful figure that a sum would not need | the pass is review all the same |
| the unit result of the trend of a sum (S3, S5) | info, as that of a sum |
| an each-year unit result of a sum with one year missing | unknown |
| a target by 2022 that would be review in 2021 | not due: it is not known to be met |
| certain early, but one is missing and another shares its campus | nothing is counted twice |
| a declared naught | nothing rests on it: no register is missed, nothing counted twice |
| what a unit adds before anything is due | info, as ever |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Protocol

from tests.second_judge.policy import FIRST_YEAR, MAY_BE_SHARED, SHARING, UNITS, Target

WORST_FIRST = ("fail", "unknown", "review", "not_due", "pass", "not_applicable")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of one unit in one year, or of several units together."""

    value: Fraction | None
    least: Fraction = Fraction(0)
    """What the sound rows or units alone come to, where the value is missing."""
    extra: Fraction = Fraction(0)
    """What entries without their proof or date would add."""
    blank: bool = False
    """Whether it is missing for blank cells alone."""
    doubtful: bool = False
    """Whether an explanation is owed for it."""
    declared: bool = False
    """Whether it is a number of things that no register lists, in the file's own year."""
    listed: bool = False
    """Whether a register or roster gives it."""

    def counting_all(self) -> Figure:
        """The same, as if entries without proof counted."""
        if self.value is None:
            return self
        return Figure(value=self.value + self.extra, least=self.least + self.extra)


MISSING = Figure(value=None)


class Book(Protocol):
    """The figures of a run."""

    provisional: frozenset[tuple[str, int]]
    """Whose employment figures of which year were counted on 31 August."""
    reported: frozenset[str]

    def figure(self, units: tuple[str, ...], name: str, year: int) -> Figure:
        """A figure of these units together, nothing counted twice."""
        ...


@dataclass(frozen=True)
class Of:
    """What one year, or all of them, come to."""

    outcome: str
    value: Fraction | None = None
    shortfall: int | None = None


@dataclass(frozen=True)
class Result(Of):
    """What a target comes to. `years` are those that are judged one by one."""

    years: Mapping[int, Of] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What a target comes to for the whole, and for each unit that reported."""

    whole: Result
    units: Mapping[str, Result]


def roll_up(outcomes: Iterable[str]) -> str:
    """The worst; a set in which nothing is judged is unknown."""
    found = set(outcomes)
    return next((outcome for outcome in WORST_FIRST if outcome in found), "unknown")


def judge(target: Target, book: Book, year: int) -> Answer:
    """What `target` comes to in the reporting year."""
    units = {
        unit: _of_unit(target, book, unit, year) for unit in target.units if unit in book.reported
    }
    if target.each_unit:
        outcomes = [units[unit].outcome if unit in units else "unknown" for unit in target.units]
        if year < FIRST_YEAR:
            outcomes = ["not_due"]
        return Answer(Result(roll_up(outcomes)), units)
    return Answer(_result(target, book, target.units, year), units)


def _of_unit(target: Target, book: Book, unit: str, year: int) -> Result:
    adds_up = target.measure == "sum" or (target.measure == "trend" and not target.to)
    if adds_up and len(target.units) > 1 and not target.each_unit:
        return _contribution(target, book, unit, year)
    return _result(target, book, (unit,), year)


def _contribution(target: Target, book: Book, unit: str, year: int) -> Result:
    """What a unit adds to a sum: shown, and judged by nothing."""
    years = judged_years(target, year)
    if not years:
        return Result("info")
    if target.measure == "trend":
        years = (years[0] - 1, *years)
    values = [book.figure((unit,), target.of, judged).value for judged in years]
    if None in values:
        due = target.by is None or year >= target.by
        return Result("unknown" if due else "info")
    return Result("info", values[-1])


def judged_years(target: Target, year: int) -> tuple[int, ...]:
    """The years that are judged in the reporting year, in order."""
    if target.by is not None:
        return (min(target.by, year),)
    if year < FIRST_YEAR:
        return ()
    if target.each_year:
        return tuple(range(FIRST_YEAR, min(target.until or year, year) + 1))
    return (year,)


def _result(target: Target, book: Book, units: tuple[str, ...], year: int) -> Result:
    years = {judged: _in_year(target, book, units, judged) for judged in judged_years(target, year)}
    if not years:
        return Result("not_due")
    if target.each_year:
        return Result(roll_up(found.outcome for found in years.values()), years=years)
    (found,) = years.values()
    outcome = found.outcome
    if target.by is not None and year < target.by and outcome != "pass":
        outcome = "not_due"
    return Result(outcome, found.value, found.shortfall)


def _in_year(target: Target, book: Book, units: tuple[str, ...], year: int) -> Of:
    """What one year comes to, with every doubt about the figures that it rests on."""
    found = _Rests(target, book, units, year)
    plain = found.measured()
    outcome = plain.outcome
    if outcome in ("pass", "fail"):
        outcome = _if_others_count(outcome, found.measured(counting_all=True).outcome)
    if outcome == "pass" and found.in_doubt():
        outcome = "review"
    if plain.outcome == "fail" and found.provisional():
        outcome = "unknown"
    return Of(outcome, plain.value, plain.shortfall)


def _if_others_count(outcome: str, otherwise: str) -> str:
    """The outcome, where entries without their proof might count as well."""
    if otherwise == outcome:
        return outcome
    return "unknown" if otherwise == "unknown" else "review"


@dataclass(frozen=True)
class _Rests:
    """The figures that a target rests on in one year."""

    target: Target
    book: Book
    units: tuple[str, ...]
    year: int

    def measured(self, *, counting_all: bool = False) -> Of:
        """What the figures alone come to: pass, fail, unknown or not_applicable."""
        match self.target.measure:
            case "sum":
                return self._sum(counting_all)
            case "trend":
                return self._trend(counting_all)
            case "share" | "per_head":
                return self._ratio(counting_all)

    def in_doubt(self) -> bool:
        """Whether a pass needs a person to look at the figures first."""
        years = (self.year - 1, self.year) if self.target.measure == "trend" else (self.year,)
        names = [name for name in (self.target.of, self.target.to) if name]
        return any(
            self._doubt(name, year, self.book.figure(self.units, name, year))
            for name in names
            for year in years
        )

    def provisional(self) -> bool:
        """Whether more graduates may have found work by the end of the year."""
        early = {(unit, self.year) for unit in self.units} & self.book.provisional
        return self.target.of == "employed_graduates" and bool(early)

    def _doubt(self, name: str, year: int, figure: Figure) -> bool:
        if figure.doubtful or figure.declared:
            return True
        if name not in MAY_BE_SHARED or not set(SHARING) <= set(self.units):
            return False
        both = [self.book.figure((unit,), name, year) for unit in SHARING]
        known = all(figure.value or figure.least for figure in both)
        return known and not all(figure.listed for figure in both)

    def _figure(self, name: str, counting_all: bool, year: int | None = None) -> Figure:
        figure = self.book.figure(self.units, name, self.year if year is None else year)
        return figure.counting_all() if counting_all else figure

    def _sum(self, counting_all: bool) -> Of:
        figure = self._figure(self.target.of, counting_all)
        limit = self.target.limit_in(self.year)
        if figure.value is not None:
            return self._held(figure.value, limit, figure.value, limit)
        # What is missing can only add: it never takes back that a limit is reached, or exceeded.
        certain = self._held(figure.least, limit, figure.least, limit)
        upwards = self.target.relation in ("at_least", "more_than")
        return certain if certain.outcome == ("pass" if upwards else "fail") else Of("unknown")

    def _held(self, value: Fraction, limit: Fraction, have: Fraction, need: Fraction) -> Of:
        """A value against its limit; a lack is counted in the numbers `have` and `need`."""
        match self.target.relation:
            case "at_least":
                good, lack = value >= limit, ceil(need - have)
            case "more_than":
                good, lack = value > limit, floor(need - have) + 1
            case "at_most":
                good, lack = value <= limit, ceil(have - need)
            case "less_than":
                good, lack = value < limit, floor(have - need) + 1
        return Of("pass", value) if good else Of("fail", value, lack)

    def _ratio(self, counting_all: bool) -> Of:
        part = self._figure(self.target.of, counting_all).value
        whole = self._figure(self.target.to, counting_all).value
        if part is None or whole is None:
            return self._miss_that_is_certain(counting_all)
        if whole == 0:
            return Of("not_applicable" if self.target.empty_is_not_applicable else "unknown")
        limit, per = self.target.limit_in(self.year), self.target.per
        if self.target.lacks == "to":
            # Too much for so few: how many more there would have to be.
            return self._held(part * per / whole, limit, part * per / limit, whole)
        return self._held(part * per / whole, limit, part, limit * whole / per)

    def _miss_that_is_certain(self, counting_all: bool) -> Of:
        """Where all must be covered, one known miss decides, whoever is missing."""
        all_of_it = self.target.relation == "at_least" and self.target.limit == 1
        if self.target.measure != "share" or not all_of_it:
            return Of("unknown")
        known = tuple(
            unit
            for unit in self.units
            if self.book.figure((unit,), self.target.of, self.year).value is not None
            and self.book.figure((unit,), self.target.to, self.year).value is not None
        )
        if not known or known == self.units:
            return Of("unknown")
        found = _Rests(self.target, self.book, known, self.year)._ratio(counting_all)
        return found if found.outcome == "fail" else Of("unknown")

    def _trend(self, counting_all: bool) -> Of:
        now, before = (
            [
                self._figure(name, counting_all, year).value
                for name in (self.target.of, self.target.to)
                if name
            ]
            for year in (self.year, self.year - 1)
        )
        if None in now or None in before:
            return Of("unknown")
        if not self.target.to:
            return self._against(now[0], before[0], of=Fraction(1))  # type: ignore[arg-type]
        if now[1] == 0 or before[1] == 0:
            return Of("unknown")
        last = before[0] / before[1]  # type: ignore[operator]
        return self._against(now[0], last * now[1], of=now[1])  # type: ignore[arg-type, operator]

    def _against(self, now: Fraction, needed: Fraction, *, of: Fraction) -> Of:
        value = now / of
        if now > needed or (now == needed and not self.target.strictly):
            return Of("pass", value)
        lack = floor(needed - now) + 1 if self.target.strictly else ceil(needed - now)
        return Of("fail", value, lack)


__all__ = ["MISSING", "UNITS", "Answer", "Book", "Figure", "Of", "Result", "judge", "roll_up"]
