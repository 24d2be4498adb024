"""The verdict: the wire format that every renderer writes and CI engineers rely on.

Codes, numbers, places and the pack's own words; no sentence, no float, no clock, no absolute path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from haixi_check.pack import Level, Text
from haixi_check.problems import Tier
from haixi_check.tables import Location
from haixi_check.targets import Force

SCHEMA_VERSION: Final = "1.0"
"""Major: something that readers rely on went or changed meaning. Minor: something was added."""


class Outcome(StrEnum):
    """What became of a target, worst first as in a roll-up."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    REVIEW = "review"
    NOT_DUE = "not_due"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"
    INFO = "info"


def roll_up(outcomes: Iterable[Outcome]) -> Outcome:
    """The worst of `outcomes`: fail > unknown > review > not_due > pass > not_applicable.

    `info` is measured and not judged; a set in which nothing is judged is `unknown`.
    """
    found = frozenset(outcomes)
    return next((item for item in Outcome if item in found and item is not Outcome.INFO), Outcome.UNKNOWN)


class RunOutcome(StrEnum):
    """What became of the run."""

    COMPLIANT = "compliant"
    NON_COMPLIANT = "non_compliant"
    NEEDS_REVIEW = "needs_review"
    UNDETERMINED = "undetermined"
    NOT_DUE = "not_due"


class Wire(BaseModel):
    """A piece of the verdict."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Wire):
    """A cell of an input, related to the folder of that input."""

    file: str
    sheet: str = ""
    cell: str = ""
    header: str = ""

    @classmethod
    def of(cls, where: Location) -> Place:
        """Put a location into the verdict."""
        return cls(file=where.file, sheet=where.sheet, cell=where.cell, header=where.header)


class Origin(Wire):
    """A cell that a measured value rests on."""

    unit: str
    place: Place
    raw: str


class Measured(Wire):
    """A measured value: `shown` for people, the rest exact (integers, or `a/b` in lowest terms)."""

    shown: str
    exact: str
    numerator: str | None = None
    denominator: str | None = None


class Missing(Wire):
    """A unit whose data the result lacks, why, and where it should stand."""

    unit: str
    reason: str
    place: Place | None = None


class Lack(Wire):
    """How much is missing, in the unit of the policy."""

    amount: str
    if_whole_grows: str | None = None
    """The larger number, where new entrants also enter the whole."""
    per_head: str | None = None


class YearResult(Wire):
    """One year of a target that is judged year by year, or shown beside the year that decides."""

    year: int
    outcome: Outcome
    measured: Measured | None = None
    shortfall: Lack | None = None
    reason: str = ""


class OtherReading(Wire):
    """The same target under another reading."""

    name: Text
    outcome: Outcome
    measured: Measured | None = None


class Progress(Wire):
    """How far a target that is not due yet has come, and the pace that it still needs."""

    done: str
    """Of the threshold, as a percentage."""
    years_left: int
    per_year: str
    """What each remaining year must add."""


class Shown(Wire):
    """A record of evidence that a result rests on."""

    unit: str
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


class Tool(Wire):
    """What made this verdict."""

    name: Literal["haixi-check"] = "haixi-check"
    version: str


class Options(Wire):
    """What narrowed the run."""

    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    kind: Literal["all", "figures", "evidence"] = "all"
    exit_zero: bool = False


class Scope(StrEnum):
    """What a run judges."""

    PREFECTURE = "prefecture"
    SCHOOL = "school"


class Run(Wire):
    """Of when, as of when, and what was judged."""

    year: int
    as_of: str
    scope: Scope
    fail_on: Literal["mandatory", "aspirational"] = "mandatory"
    options: Options = Options()


class PackRef(Wire):
    """The rules that were applied."""

    id: str
    version: str
    title: Text
    document: str
    sha256: str
    caveats: tuple[Text, ...]
    overlays: tuple[str, ...] = ()
    terms: Mapping[str, Text]
    """What the ids in formulas and problems stand for: figures, sheets, registers and columns."""


class Understanding(Wire):
    """Something in an input that was read in a particular way, and how often."""

    code: str
    place: Place
    found: str = ""
    params: Mapping[str, str] = {}
    count: int = 1


class Input(Wire):
    """A file that was read."""

    path: str
    sha256: str
    bytes: int
    format: str
    units: tuple[str, ...]
    sheets: tuple[str, ...]
    understood: tuple[Understanding, ...] = ()


class Summing(Wire):
    """The verdict in one line."""

    outcome: RunOutcome
    exit_code: int
    reasons: tuple[str, ...]
    """Why: codes, such as `target_failed`, `unit_not_reported`, `input_unreadable`."""


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


class ClauseSummary(Wire):
    """What became of a clause: of all that binds in it, and for each unit."""

    clause: str
    title: Text
    outcome: Outcome | Literal["not_checkable"]
    counts: Counts
    units: Mapping[str, Outcome]
    """The outcome of each unit that has results in this clause."""
    repeats: tuple[str, ...] = ()
    """Targets that are printed here too but counted where they are printed first."""
    not_checkable: int
    """How many exhortations of this clause no data can check."""


class UnitSummary(Wire):
    """What became of a unit."""

    unit: str
    outcome: Outcome
    counts: Counts


class Summary(Wire):
    """Counts that add up: of what decides the run, and of everything shown."""

    judged: Counts
    """The results that decide the run's outcome."""
    aspirational: Counts
    encouraged: Counts
    by_clause: tuple[ClauseSummary, ...]
    by_unit: tuple[UnitSummary, ...]
    problems: Mapping[Tier, int]


class TargetInfo(Wire):
    """What a target says, for readers of the verdict who do not have the pack."""

    code: str
    title: Text
    clauses: Mapping[str, str]
    force: Force
    judged: Literal["prefecture", "each-school"]
    units: tuple[str, ...]
    lead: Text | None
    period: str
    """`by 2022`, `each year from 2021` or `continuing`."""
    measure: str
    """The kind of measure."""
    threshold: str
    """As printed for people: `≥ 50%`, `≥ 6000 人`, `rising`, or empty for evidence."""
    formula: Mapping[str, tuple[str, ...]]
    """The figures that enter: `of` and, for a ratio, `to`."""
    shortfall: Text | None
    parts: Mapping[str, Text]
    remedy: Text
    reading: Text


class UnitVerdict(Wire):
    """One unit and its results."""

    id: str
    name: Text
    short: Text
    level: Level
    reported: bool
    outcome: Outcome
    results: tuple[Result, ...]


class PrefectureVerdict(Wire):
    """The prefecture's results."""

    outcome: Outcome
    results: tuple[Result, ...]


class ProblemRecord(Wire):
    """A problem with the data."""

    code: str
    tier: Tier
    place: Place
    found: str
    params: Mapping[str, str]
    unit: str | None
    figures: tuple[str, ...]
    """The figures that it touches, as `enrolment@2022`."""
    related: tuple[Place, ...]
    answer: str


class Truncated(Wire):
    """Problems that were counted but not kept."""

    code: str
    file: str
    sheet: str
    dropped: int


class Verdict(Wire):
    """Everything that a run found."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    tool: Tool
    run: Run
    pack: PackRef
    inputs: tuple[Input, ...]
    waivers: tuple[str, ...] = ()
    verdict: Summing
    summary: Summary
    targets: Mapping[str, TargetInfo]
    units: tuple[UnitVerdict, ...]
    prefecture: PrefectureVerdict
    problems: tuple[ProblemRecord, ...]
    not_reported: tuple[str, ...]
    truncation: tuple[Truncated, ...]

    def to_json(self) -> str:
        """The bytes that a verdict is: UTF-8, two spaces of indent, keys in the model's order."""
        return self.model_dump_json(indent=2) + "\n"
