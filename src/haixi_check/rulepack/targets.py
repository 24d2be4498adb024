"""The targets of a rule pack: who is bound to what, how strongly, and in which years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple

from haixi_check.plain import dataclass
from haixi_check.rulepack.measures import Dating, Evidence, Measure, NamedPart, Names
from haixi_check.rulepack.pack import SOME, Checked, Line, MisfitError, Part, Slug, Text, matching
from haixi_check.rulepack.periods import EachYearFrom, Every, Period

_NUMBER = re.compile(r"(\d+(?:\.\d+|/0*[1-9]\d*)?)(%?)")


def _exact(value: Any) -> Any:
    """Read `50%`, `12000` or `"0.5"` exactly; a float has already lost that, and is refused."""
    if isinstance(value, Fraction):
        return value
    number = None if isinstance(value, bool) else _NUMBER.fullmatch(str(value))
    if isinstance(value, float) or number is None:
        raise MisfitError("pack_not_exact")
    return Fraction(number[1]) / (100 if number[2] else 1)


Exact = Annotated[
    Fraction,
    Checked(
        lambda pydantic: pydantic.BeforeValidator(_exact, json_schema_input_type=int | str),
        lambda pydantic: pydantic.PlainSerializer(str, return_type=str),
    ),
]
"""A number of a rule, exact."""


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

    def in_language(self, language: str) -> str:
        """The wording in `language` (`zh` or `en`)."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, kw_only=True)
class Reading(Part):
    """Another way to read the same words, measured beside the chosen one."""

    name: Text
    measure: Measure
    at_least: Exact | None = None
    """By default the threshold of the target."""
    units: Names | None = None
    """By default those of the target; and so on."""
    judged: Literal["prefecture", "each-school"] | None = None
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
    basics: Mapping[Slug, Mapping[Slug, str]] = field(default_factory=dict)
    """Unit to line of 基本信息 to content, where a rule looks at one."""
    year: int | None = None
    """The reporting year; by default the year in which the target falls due."""
    as_of: datetime.date | None = None
    unit: Slug | None = None
    """Look at this unit's result; by default at the prefecture's."""
    outcome: Line
    reason: Line | None = None
    shortfall: int | None = None

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


@dataclass(frozen=True, kw_only=True)
class Quota(Part):
    """What single units owe of a target: each is then bound by a number of its own."""

    units: Annotated[Mapping[Slug, Exact], SOME]
    """Unit to its number, held against its figure as the target holds its own."""
    since: int | None = None
    """The first year in which it binds, and then every year; by default when the target is due."""
    until: int | None = None
    """The last year in which it binds."""

    def holds_in(self, year: int) -> bool:
        """Whether it is in force in `year`."""
        begun = self.since is None or self.since <= year
        return begun and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class Milestone(Part):
    """What a year before the deadline asks for: it decides that year."""

    year: int
    value: Exact


@dataclass(frozen=True, kw_only=True)
class Retirement(Part):
    """By what a target was withdrawn, and the last year in which it is still judged."""

    by: Line
    """The document that says so."""
    until: int


Covered = Mapping[Line, tuple[Line, ...]]
"""Clause to words of other sentences there that say the same thing, or nothing more."""

Code = Annotated[str, matching(r"(Q\d\d[a-z]?|S\d|E\d\d|X\d\d)")]


@dataclass(frozen=True, kw_only=True)
class Target(Part):
    """One thing that the opinion asks for and this program can judge."""

    id: Slug
    code: Code
    title: Text
    clauses: Annotated[Mapping[Line, Line], SOME]
    """Clause to the operative words printed there; judged once wherever it is printed."""
    covers: Covered = field(default_factory=dict)
    force: Force
    judged: Literal["prefecture", "each-school"] = "prefecture"
    units: Names
    """Whose figures or records enter: levels, or ids of units."""
    lead: Lead | None = None
    period: Period
    measure: Measure
    at_least: Exact | None = None
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
        if self.measure.needs_threshold != (self.at_least is not None):
            raise MisfitError("pack_threshold_misplaced")
        if self.is_duty == (self.shortfall is not None):
            raise MisfitError("pack_shortfall_misplaced")
        if self.measure.looks_back and not isinstance(self.period, EachYearFrom):
            raise MisfitError("pack_trend_period")
        if isinstance(self.period, EachYearFrom) and not self.period.years(datetime.MAXYEAR):
            raise MisfitError("pack_until_before_first")
        if isinstance(self.period, Every) and not self._is_shown_year_by_year:
            raise MisfitError("pack_every_of_yearly_records")

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
    code: Annotated[str, matching(r"X\d\d")]
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
