"""Results: what one target says and came to, as the verdict carries it.

Codes, numbers, places and the words of the pack only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import ClassVar, Final, Literal

from haixi_check.figure import Origin
from haixi_check.plain import dataclass
from haixi_check.rulepack.amendments import AmendmentInfo, MilestoneInfo, QuotaInfo
from haixi_check.rulepack.measures import Dating, ShownBy
from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.targets import Basis, Force, Retirement
from haixi_check.table import Place

OF_A_SHEET = "sheet:"
"""What stands before the id of a sheet among the terms of a pack."""


class Outcome(StrEnum):
    """What became of a target, worst first as in a roll-up."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    REVIEW = "review"
    NOT_DUE = "not_due"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"
    INFO = "info"


COUNTED: Final = {
    Outcome.PASS: "passed",
    Outcome.FAIL: "failed",
    Outcome.UNKNOWN: "unknown",
    Outcome.REVIEW: "review",
    Outcome.NOT_DUE: "not_due",
    Outcome.NOT_APPLICABLE: "not_applicable",
    Outcome.INFO: "info",
}
"""Outcome to the count that it has in a verdict, in the order in which counts are told."""


def roll_up(outcomes: Iterable[Outcome]) -> Outcome:
    """The worst of `outcomes`: fail > unknown > review > not_due > pass > not_applicable.

    `info` is measured and not judged; a set in which nothing is judged is `unknown`.
    """
    occurring = frozenset(outcomes) - {Outcome.INFO}
    return next((item for item in Outcome if item in occurring), Outcome.UNKNOWN)


def roll_up_with_info(outcomes: Iterable[Outcome]) -> Outcome:
    """The same for bodies or years of one target, where `info` is a miss of what is encouraged.

    It is held against nobody, but the whole is then no pass either.
    """
    occurring = frozenset(outcomes)
    only_good = occurring <= {Outcome.INFO, Outcome.PASS, Outcome.NOT_APPLICABLE}
    return Outcome.INFO if Outcome.INFO in occurring and only_good else roll_up(occurring)


class Wire:
    """A piece of the verdict: a plain value here, checked and written by pydantic as a whole."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True)
class Measured(Wire):
    """A measured value: `shown` for people, the rest exact (integers, or `a/b` in lowest terms)."""

    shown: str
    exact: str
    numerator: str | None = None
    denominator: str | None = None


@dataclass(frozen=True, kw_only=True)
class Missing(Wire):
    """A unit whose data the result lacks, why, and where it should stand."""

    unit: str
    reason: str
    place: Place | None = None
    parts: tuple[str, ...] = ()
    """The named parts of a duty for which this unit has no record, where it has some of them."""


@dataclass(frozen=True, kw_only=True)
class Lack(Wire):
    """How much is missing, in the unit of the policy."""

    amount: str
    if_whole_grows: str | None = None
    """The larger number, where new entrants also enter the whole."""
    per_head: str | None = None


@dataclass(frozen=True, kw_only=True)
class YearResult(Wire):
    """One year of a target that is judged year by year, or shown beside the year that decides."""

    year: int
    outcome: Outcome
    measured: Measured | None = None
    shortfall: Lack | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class OtherReading(Wire):
    """The same target under another reading."""

    name: Text
    outcome: Outcome
    measured: Measured | None = None


@dataclass(frozen=True, kw_only=True)
class Progress(Wire):
    """How far a target that is not due yet has come, and the pace that it still needs."""

    done: str
    """Of the threshold, as a percentage."""
    years_left: int
    per_year: str
    """What each remaining year must add."""


@dataclass(frozen=True, kw_only=True)
class Shown(Wire):
    """A record of evidence that a result rests on."""

    unit: str
    body: str | None = None
    """The body of the unit that stands behind it, where that is known."""
    part: str | None
    status: str
    grade: str
    """What the record is worth: `proven`, or why it is not."""
    material: str
    document: str
    date: str | None
    file: str
    sha256: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Result(Wire):
    """What one target came to, for the prefecture or for one unit, in the reporting year."""

    target: str
    unit: str | None
    year: int
    outcome: Outcome
    binding: bool
    """Whether the opinion binds this body to this; otherwise it is held to it for reference."""
    contested: bool = False
    reason: str = ""
    measured: Measured | None = None
    shortfall: Lack | None = None
    series: tuple[YearResult, ...] = ()
    progress: Progress | None = None
    since_then: YearResult | None = None
    """巩固情况: the reporting year's figure, where an earlier year decides."""
    other_readings: tuple[OtherReading, ...] = ()
    missing: tuple[Missing, ...] = ()
    missing_parts: tuple[str, ...] = ()
    unproven: str | None = None
    """What entries without their proof would add."""
    doubts: tuple[Missing, ...] = ()
    declared_by: tuple[str, ...] = ()
    evidence: tuple[Origin, ...] = ()
    records: tuple[Shown, ...] = ()
    waiver: str | None = None
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Counts(Wire):
    """How many results of each outcome; they add up to `total`."""

    total: int = 0
    passed: int = 0
    failed: int = 0
    unknown: int = 0
    review: int = 0
    not_due: int = 0
    not_applicable: int = 0
    info: int = 0


@dataclass(frozen=True, kw_only=True)
class LeadInfo(Wire):
    """Who is answerable for a target."""

    bodies: tuple[str, ...]
    """Bodies and units of the pack."""
    title: Text
    """All who are answerable, as they are called."""
    basis: Basis
    """What says so: the text of the opinion, its annex, or nothing but what they are there for."""


@dataclass(frozen=True, kw_only=True)
class ProofInfo(Wire):
    """What proves a duty, who must show it, and of when it must be."""

    proof: Text
    shown_by: ShownBy
    dated: Dating
    since: str | None
    """The first day of a milestone."""
    until: str | None
    expires: bool
    """Whether what proves it mostly ends some day."""


@dataclass(frozen=True, kw_only=True)
class TargetInfo(Wire):
    """What a target says, for readers of the verdict who do not have the pack."""

    code: str
    title: Text
    clauses: Mapping[str, str]
    force: Force
    judged: Literal["prefecture", "each-school"]
    units: tuple[str, ...]
    lead: LeadInfo | None
    period: str
    """`by 2022`, `each year from 2021`, the same with ` until 2022`, `once in every 3 years from
    2021`, or `continuing`."""
    measure: str
    """The kind of measure."""
    threshold: str
    """As printed for people: `≥ 50%`, `≥ 6000`, `rising`, or empty for evidence."""
    at_least: str | None = None
    """The same figure exactly, for those who draw or compute: `1/2` as `0.5`."""
    unit: Text | None = None
    """The unit of account of the threshold, where it has one: 人, persons."""
    formula: Mapping[str, tuple[str, ...]]
    """The figures that enter: `of` and, for a ratio, `to`."""
    shortfall: Text | None
    parts: Mapping[str, Text]
    """What a record of a duty is filed under: its named parts, or the papers that prove it."""
    proof: ProofInfo | None = None
    """Of a duty."""
    remedy: Text
    reading: Text
    quotas: tuple[QuotaInfo, ...] = ()
    milestones: tuple[MilestoneInfo, ...] = ()
    retired: Retirement | None = None
    amended: tuple[AmendmentInfo, ...] = ()

    def with_unit(self, figure: str, language: str) -> str:
        """A figure of this target with its unit of account, where it has one."""
        return f"{figure} {self.unit.in_language(language)}" if self.unit else figure

    def own_limit(self, result: Result) -> QuotaInfo | MilestoneInfo | None:
        """The quota or milestone that a result is held against, if it is one."""
        year = result.year
        own = [each for each in self.quotas if each.unit == result.unit and each.holds_in(year)]
        if own:
            return max(own, key=lambda quota: quota.since or 0)
        return next((each for each in self.milestones if each.year == year), None)

    @property
    def is_duty(self) -> bool:
        """Whether it is met by evidence, and not by a figure."""
        return self.measure == "evidence"
