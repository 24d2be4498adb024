"""The targets of a rule pack: who is bound to what, how strongly, and in which years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple

from haixi_check.plain import dataclass
from haixi_check.rulepack.measures import Dating, Evidence, Measure, NamedPart, Names
from haixi_check.rulepack.pack import CODE, SOME, Line, MisfitError, Part, Slug, Text, matching
from haixi_check.rulepack.periods import EachYearFrom, Every, Period
from haixi_check.rulepack.schedule import Milestone, Quota, Retirement
from haixi_check.rulepack.standards import Amount, Exact, LimitKind, Property, Standard


class Force(StrEnum):
    """How strongly the opinion binds: 约束性, 预期性(力争), 导向性, 鼓励性."""

    MANDATORY = "mandatory"
    ASPIRATIONAL = "aspirational"
    DIRECTIONAL = "directional"
    """A duty without a printed standard: judged as a mandatory one, and it decides nothing."""
    ENCOURAGED = "encouraged"


class Basis(StrEnum):
    """What says that a body leads."""

    TEXT = "text"
    ANNEX = "annex"
    PRESUMED = "presumed"
    """The opinion does not say it: it follows from what the body is there for."""


@dataclass(frozen=True, kw_only=True)
class Lead(Part):
    """Who is answerable: bodies or units by id, or a title where none fits; and what says so."""

    bodies: tuple[Slug, ...] = ()
    title: Text | None = None
    basis: Basis

    def __post_init__(self) -> None:
        if not self.bodies and self.title is None:
            raise MisfitError("pack_lead_of_nobody")


@dataclass(frozen=True, kw_only=True)
class Shortfall(Part):
    """The sentence that says how much is missing, with `{n}` for the amount."""

    zh: Line
    en: Line
    grows: bool = False
    """New entrants also enter the whole: the larger number stands in brackets."""
    unit: Text
    """The unit of the amount: 名, 家, 元 …"""
    counted_in: Literal["of", "to"] = "of"
    """For a ratio that may be too large: whether its upper number must shrink or its lower grow."""

    def in_language(self, language: str) -> str:
        """The wording in `language` (`zh` or `en`)."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, kw_only=True)
class Judgeable(Part):
    """A measure, and how much of it is enough: one of the four relations, or none."""

    measure: Measure
    at_least: Amount | None = None
    more_than: Amount | None = None
    at_most: Amount | None = None
    less_than: Amount | None = None

    def __post_init__(self) -> None:
        if sum(getattr(self, relation) is not None for relation in LimitKind) > 1:
            raise MisfitError("pack_two_standards")

    @property
    def standard(self) -> Standard | None:
        """How much is enough, if that is said."""
        for relation in LimitKind:
            if (amount := getattr(self, relation)) is not None:
                return Standard(relation, amount)
        return None


@dataclass(frozen=True, kw_only=True)
class Reading(Judgeable):
    """Another way to read the same words; without a standard of its own it has the target's."""

    name: Text
    units: Names | None = None
    """By default those of the target; and so on."""
    judged: Literal["whole", "each-unit"] | None = None
    period: Period | None = None


@dataclass(frozen=True, kw_only=True)
class ExampleRecord(Part):
    """One line of evidence in an example."""

    unit: Slug | None = None
    part: str | None = None
    body: Slug | None = None
    status: Literal["已落实", "正在推进", "未落实", "不适用"] | None = "已落实"
    for_year: int | None = None
    date: datetime.date | None = None
    valid_until: datetime.date | None = None
    document: str | None = "示例文号"
    file: str | None = None
    note: str | None = None


class GivenFigure(NamedTuple):
    """One figure of an example; without unit or year where the example names none."""

    path: tuple[str | int, ...]
    """The keys that lead to it in what is given."""
    unit: str
    year: int | None
    figure: str
    value: Any


@dataclass(frozen=True, kw_only=True)
class Example(Part):
    """A case that proves the rule: what is given, and what must come out.

    `given` maps unit to year to figure to number; or year to figures, for the only unit; or just
    figures, for the only unit in the due year. A figure of `null` is missing.
    """

    name: Line
    given: Mapping[str | int, Any] = field(default_factory=dict)
    evidence: tuple[ExampleRecord, ...] = ()
    basics: Mapping[Slug, Mapping[Slug, Property]] = field(default_factory=dict)
    """Unit to line of 基本信息 to content, where a rule looks at one."""
    doubted: tuple[Slug, ...] = ()
    """Figures of which an explanation is owed."""
    year: int | None = None
    """The reporting year; by default the year in which the target falls due."""
    as_of: datetime.date | None = None
    unit: Slug | None = None
    """Look at this unit's result; by default at that of the whole."""
    outcome: Line
    reason: Line | None = None
    shortfall: Exact | None = None
    if_whole_grows: int | Literal["none"] | None = None
    """The shortfall where new entrants also enter the whole; `none` where that is not told."""
    missing_parts: tuple[str, ...] | None = None
    """The parts of a duty that nothing shows."""
    readings: tuple[Line, ...] | None = None
    """What the other readings come to, in their order."""
    units: Mapping[Slug, Line] = field(default_factory=dict)
    """Unit to what it comes to by itself; a unit that is not named has no result."""
    exit: int | None = None
    """The exit code of a run that judges this target alone."""
    fail_on: Literal["mandatory", "aspirational"] = "mandatory"
    """What such a run was asked to fail on."""

    def figures(self, units: tuple[str, ...]) -> Iterator[GivenFigure]:
        """The figures that are given, in whichever of the three forms.

        A key is a year if it is a number, a unit if it is one of `units` or leads on, and a figure
        otherwise.
        """
        yield from _figures(self.given, units, (), "", None)


def _figures(
    given: Mapping[Any, Any],
    units: tuple[str, ...],
    path: tuple[str | int, ...],
    unit: str,
    year: int | None,
) -> Iterator[GivenFigure]:
    for key, value in given.items():
        here = (*path, key)
        if isinstance(key, int) and isinstance(value, Mapping):
            yield from _figures(value, units, here, unit, key)
        elif isinstance(value, Mapping) or key in units:
            yield from _figures(value or {}, units, here, str(key), year)
        else:
            yield GivenFigure(here, unit, year, str(key), value)


Covered = Mapping[Line, tuple[Line, ...]]
"""Clause to words of other sentences there that say the same thing, or nothing more."""

Code = Annotated[str, matching(CODE)]


@dataclass(frozen=True, kw_only=True)
class Target(Judgeable):
    """One thing that the opinion asks for and this program can judge."""

    id: Slug
    code: Code
    title: Text
    clauses: Annotated[Mapping[Line, Line], SOME]
    """Clause to the operative words printed there; judged once wherever it is printed."""
    covers: Covered = field(default_factory=dict)
    force: Force
    judged: Literal["whole", "each-unit"] = "whole"
    units: Names
    """Whose figures or records enter: kinds, or ids of units."""
    not_judged: Text | None = None
    """Why its figure is only shown: nobody has confirmed its standard, or it has none."""
    lead: Lead | None = None
    period: Period
    shortfall: Shortfall | None = None
    reading: Text
    other_readings: tuple[Reading, ...] = ()
    remedy: Text
    provisional_until_year_end: Slug | None = None
    """The line of 基本信息 with the day of measurement: a miss before 31 December is not final."""
    quotas: tuple[Quota, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    retired: Retirement | None = None
    examples: tuple[Example, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        has_standard = self.standard is not None
        if self.measure.needs_threshold != has_standard and not self._only_shown:
            raise MisfitError("pack_threshold_misplaced")
        may_miss = has_standard or self.measure.looks_back
        if may_miss != (self.shortfall is not None):
            raise MisfitError("pack_shortfall_misplaced")
        if self.is_duty and self.not_judged is not None:
            raise MisfitError("pack_not_judged_duty")
        if self.measure.looks_back and not isinstance(self.period, EachYearFrom):
            raise MisfitError("pack_trend_period")
        if isinstance(self.period, EachYearFrom) and not self.period.years(datetime.MAXYEAR):
            raise MisfitError("pack_until_before_first")
        if isinstance(self.period, Every) and not self._is_shown_year_by_year:
            raise MisfitError("pack_every_of_yearly_records")

    @property
    def _only_shown(self) -> bool:
        """Whether it asks for nothing: its figure is shown, and that is all."""
        return self.not_judged is not None and self.standard is None

    @property
    def is_duty(self) -> bool:
        """Whether it is met by evidence, and not by a figure."""
        return isinstance(self.measure, Evidence)

    @property
    def _is_shown_year_by_year(self) -> bool:
        return isinstance(self.measure, Evidence) and self.measure.dated is Dating.YEARLY

    @property
    def parts(self) -> tuple[NamedPart, ...]:
        """What the evidence of a duty is asked for by name."""
        return self.measure.filed_under if isinstance(self.measure, Evidence) else ()


@dataclass(frozen=True, kw_only=True)
class Exhortation(Part):
    """A sentence of the opinion that no data can check, and why."""

    id: Slug
    code: Annotated[str, matching(CODE)]
    title: Text
    clauses: Annotated[Mapping[Line, Line], SOME]
    covers: Covered = field(default_factory=dict)
    not_checkable: Text


@dataclass(frozen=True, kw_only=True)
class ClauseFile(Part):
    """One file of targets: the clauses that it covers, and what stands in them."""

    clauses: Annotated[tuple[Line, ...], SOME]
    targets: tuple[Target, ...] = ()
    exhortations: tuple[Exhortation, ...] = ()
