"""The targets of a rule pack: who is bound to what, by when, and the closed set of measures."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias

from haixi_check.pack import SOME, Checked, Line, MisfitError, Part, Slug, Text, matching
from haixi_check.plain import dataclass


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[
    tuple[Slug, ...],
    Checked(
        lambda pydantic: pydantic.BeforeValidator(
            _one_or_more, json_schema_input_type=Slug | tuple[Slug, ...]
        ),
        lambda pydantic: pydantic.Field(min_length=1),
    ),
]
"""One name or a list of names; several are added."""


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


@dataclass(frozen=True, kw_only=True)
class Count(Part):
    """Distinct entries of a register over all units, or the declared numbers added up."""

    kind: Literal["count"] = "count"
    of: Names


@dataclass(frozen=True, kw_only=True)
class Sum(Part):
    """A stock or flow added over units."""

    kind: Literal["sum"] = "sum"
    of: Names


@dataclass(frozen=True, kw_only=True)
class Share(Part):
    """A part of a whole, pooled: the sum of parts over the sum of wholes."""

    kind: Literal["share"] = "share"
    of: Names
    to: Names
    may_exceed: bool = False
    empty_is: Literal["unknown", "not_applicable"] = "unknown"
    """What a whole of 0 means."""


@dataclass(frozen=True, kw_only=True)
class PerHead(Part):
    """Money per person."""

    kind: Literal["per_head"] = "per_head"
    of: Names
    to: Names


@dataclass(frozen=True, kw_only=True)
class Trend(Part):
    """A sum or share, each year against the year before."""

    kind: Literal["trend"] = "trend"
    of: Measure
    direction: Literal["rising", "not_falling"]

    def __post_init__(self) -> None:
        if not isinstance(self.of, (Sum, Share, Count)):
            raise MisfitError("pack_trend_of")


@dataclass(frozen=True, kw_only=True)
class NamedPart(Part):
    """One of several things that a duty asks for by name."""

    id: Slug
    title: Text
    aliases: tuple[Line, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which this part is known."""
        return (self.title.zh, self.title.en, self.id, *self.aliases)


class ShownBy(StrEnum):
    """Who must show the evidence of a duty, among the units that it names."""

    EVERY_UNIT = "every_unit"
    ANY_UNIT = "any_unit"
    EACH_PART_BY_ANY = "each_part_by_any"


class Dating(StrEnum):
    """What the date of a record must be for the record to count."""

    YEARLY = "yearly"
    STANDING = "standing"
    MILESTONE = "milestone"


@dataclass(frozen=True, kw_only=True)
class Window(Part):
    """The days within which a milestone is passed, inclusive."""

    since: datetime.date
    until: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence(Part):
    """Records on file: who shows them, for which parts, dated how, and what counts as proof."""

    kind: Literal["evidence"] = "evidence"
    shown_by: ShownBy
    dated: Dating
    window: Window | None = None
    parts: tuple[NamedPart, ...] = ()
    proof: Text
    may_not_apply: bool = True
    expires: bool = False
    """Whether what proves it mostly ends some day, so that its sheet must say until when."""

    def __post_init__(self) -> None:
        if (self.dated is Dating.MILESTONE) != (self.window is not None):
            raise MisfitError("pack_window_misplaced")
        if self.shown_by is ShownBy.EACH_PART_BY_ANY and not self.parts:
            raise MisfitError("pack_parts_missing")


def _tagged(value: Any) -> Any:
    """Read `{share: {…}}` as a share; `{kind: share, …}`, the compiled form, as it is."""
    if isinstance(value, Mapping) and len(value) == 1 and "kind" not in value:
        ((kind, parameters),) = value.items()
        return {"kind": kind, **(parameters or {})} if isinstance(parameters, Mapping) else value
    return value


Measure: TypeAlias = Annotated[
    Count | Sum | Share | PerHead | Trend | Evidence,
    Checked(
        lambda pydantic: pydantic.Field(discriminator="kind"),
        lambda pydantic: pydantic.BeforeValidator(_tagged),
    ),
]
"""The closed set of measures; a new kind is a class here and a function in `measures`."""


class Force(StrEnum):
    """How strongly the opinion binds: 约束性, 预期性(力争), 导向性, 鼓励性."""

    MANDATORY = "mandatory"
    ASPIRATIONAL = "aspirational"
    DIRECTIONAL = "directional"
    """A duty without a printed standard: judged as a mandatory one, and it decides nothing."""
    ENCOURAGED = "encouraged"


@dataclass(frozen=True, kw_only=True)
class By(Part):
    """To be met by the end of a year."""

    by: int


@dataclass(frozen=True, kw_only=True)
class EachYearFrom(Part):
    """To be met in every year from one on, or in those to another one."""

    each_year_from: int
    until: int | None = None
    """The last year that is judged; later ones are shown."""

    def years(self, last: int) -> range:
        """The years that are judged when `last` is the reporting year."""
        end = last if self.until is None else min(self.until, last)
        return range(self.each_year_from, end + 1)


Period: TypeAlias = By | EachYearFrom | Literal["continuing"]


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


@dataclass(frozen=True, kw_only=True)
class Record(Part):
    """One line of evidence in an example."""

    unit: Slug | None = None
    part: str | None = None
    status: Literal["已落实", "正在推进", "未落实", "不适用"] | None = "已落实"
    for_year: int | None = None
    date: datetime.date | None = None
    valid_until: datetime.date | None = None
    document: str | None = "示例文号"
    file: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Example(Part):
    """A case that proves the rule: what is given, and what must come out.

    `given` maps unit to year to figure to number; or year to figures, for the only unit; or just
    figures, for the only unit in the due year. A figure of `null` is missing.
    """

    name: Line
    given: Mapping[str | int, Any] = field(default_factory=dict)
    evidence: tuple[Record, ...] = ()
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


Code = Annotated[str, matching(r"(Q\d\d[a-z]?|S\d|E\d\d|X\d\d)")]


@dataclass(frozen=True, kw_only=True)
class Target(Part):
    """One thing that the opinion asks for and this program can judge."""

    id: Slug
    code: Code
    title: Text
    clauses: Annotated[Mapping[Line, Line], SOME]
    """Clause to the operative words printed there; judged once wherever it is printed."""
    force: Force
    judged: Literal["prefecture", "each-school"] = "prefecture"
    units: Names
    """Whose figures or records enter: levels, or ids of units."""
    lead: Text | None = None
    """Who is answerable, as far as the opinion names it."""
    period: Period
    measure: Measure
    at_least: Exact | None = None
    shortfall: Shortfall | None = None
    reading: Text
    other_readings: tuple[Reading, ...] = ()
    remedy: Text
    provisional_until_year_end: Slug | None = None
    """The line of 基本信息 with the day of measurement: a miss before 31 December is not final."""
    examples: tuple[Example, ...] = ()

    def __post_init__(self) -> None:
        needs = isinstance(self.measure, (Count, Sum, Share, PerHead))
        if needs != (self.at_least is not None):
            raise MisfitError("pack_threshold_misplaced")
        if isinstance(self.measure, Evidence) == (self.shortfall is not None):
            raise MisfitError("pack_shortfall_misplaced")
        if isinstance(self.measure, Trend) and not isinstance(self.period, EachYearFrom):
            raise MisfitError("pack_trend_period")
        if isinstance(self.period, EachYearFrom) and not self.period.years(datetime.MAXYEAR):
            raise MisfitError("pack_until_before_first")


@dataclass(frozen=True, kw_only=True)
class Exhortation(Part):
    """A sentence of the opinion that no data can check, and why."""

    id: Slug
    code: Annotated[str, matching(r"X\d\d")]
    title: Text
    clauses: Annotated[Mapping[Line, Line], SOME]
    not_checkable: Text


@dataclass(frozen=True, kw_only=True)
class ClauseFile(Part):
    """One file of targets: the clauses that it covers, and what stands in them."""

    clauses: Annotated[tuple[Line, ...], SOME]
    targets: tuple[Target, ...] = ()
    exhortations: tuple[Exhortation, ...] = ()
