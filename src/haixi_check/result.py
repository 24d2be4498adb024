"""Results: what one target says and came to, as the verdict carries it.

Codes, numbers, places and the words of the pack only.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, Final

from haixi_check.figure import Origin
from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import Text
from haixi_check.table import Place


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


NOT_ASKED: Final = ("not_existing", "retired")
"""Reasons of results that nobody was asked for: `not_applicable`, and nothing was judged."""


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
class LimitInfo(Wire):
    """What a value was held against: `≥ 6000`, and the number exactly."""

    shown: str
    exact: str


@dataclass(frozen=True, kw_only=True)
class YearResult(Wire):
    """One year of a target that is judged year by year, or shown beside the year that decides."""

    year: int
    outcome: Outcome
    measured: Measured | None = None
    shortfall: Lack | None = None
    limit: LimitInfo | None = None
    """Where it depends on the unit or the year."""
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
    """What one target came to, for the whole or for one unit, in the reporting year."""

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
    limit: LimitInfo | None = None
    """Where it depends on the unit or the year; otherwise it stands with the target."""
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
