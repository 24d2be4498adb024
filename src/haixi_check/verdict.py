"""The verdict: the wire format that every renderer writes and CI engineers rely on.

Codes, numbers, places and the pack's own words; no sentence, no float, no clock, no absolute path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from haixi_check.json_pieces import pieces
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.provenance import Input, WaiverRef
from haixi_check.result import Counts, Outcome, Result, Wire
from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.targets import Force
from haixi_check.statement import PackRef, TargetInfo
from haixi_check.table import Place

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from haixi_check.parallel import Over

INPUT_UNREADABLE: Final = "input_unreadable"
"""The reason of a verdict without an input, or a part of one."""
SCHEMA_VERSION: Final = "2.0"
"""Major: something that readers rely on went or changed meaning. Minor: something was added."""


class RunOutcome(StrEnum):
    """What became of the run."""

    COMPLIANT = "compliant"
    NON_COMPLIANT = "non_compliant"
    NEEDS_REVIEW = "needs_review"
    UNDETERMINED = "undetermined"
    NOT_DUE = "not_due"


@dataclass(frozen=True, kw_only=True)
class Tool(Wire):
    """What made this verdict."""

    name: Literal["haixi-check"] = "haixi-check"
    version: str


@dataclass(frozen=True, kw_only=True)
class Options(Wire):
    """What narrowed the run."""

    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    kind: Literal["all", "figures", "evidence"] = "all"
    exit_zero: bool = False


class Scope(StrEnum):
    """What a run judges."""

    WHOLE = "whole"
    UNITS = "units"


FailOn: TypeAlias = Literal["mandatory", "aspirational", "must-fix"]
"""What makes a run end badly: missed mandatory targets, aspirational ones too, or problems with
the data that must be fixed, and these alone. The last changes the exit code, never the outcome."""


@dataclass(frozen=True, kw_only=True)
class Run(Wire):
    """Of when, as of when, and what was judged."""

    year: int
    as_of: str
    scope: Scope
    fail_on: FailOn = "mandatory"
    options: Options = field(default_factory=Options)

    def decides(self, force: Force) -> bool:
        """Whether results of this force decide the outcome of the run."""
        aspired = force is Force.ASPIRATIONAL and self.fail_on == "aspirational"
        return force is Force.MANDATORY or aspired


@dataclass(frozen=True, kw_only=True)
class Summing(Wire):
    """The verdict in one line."""

    outcome: RunOutcome
    exit_code: int
    reasons: tuple[str, ...]
    """Why: codes, such as `target_failed`, `unit_not_reported`, `input_unreadable`."""


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class UnitSummary(Wire):
    """What became of a unit."""

    unit: str
    outcome: Outcome
    counts: Counts


@dataclass(frozen=True, kw_only=True)
class Summary(Wire):
    """Counts that add up: of what decides the run, and of everything shown."""

    judged: Counts
    """The results that decide the run's outcome; those that are waived count too."""
    aspirational: Counts
    directional: Counts
    encouraged: Counts
    by_clause: tuple[ClauseSummary, ...]
    by_unit: tuple[UnitSummary, ...]
    problems: Mapping[Tier, int]


@dataclass(frozen=True, kw_only=True)
class UnitVerdict(Wire):
    """One unit and its results."""

    id: str
    name: Text
    short: Text
    kind: str
    reported: bool
    outcome: Outcome
    bodies: Mapping[str, Text] = field(default_factory=dict)
    """What the bodies within it are called, of those that its results name."""
    results: tuple[Result, ...]


@dataclass(frozen=True, kw_only=True)
class WholeVerdict(Wire):
    """The results of all units together."""

    outcome: Outcome
    results: tuple[Result, ...]


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Truncated(Wire):
    """Problems that were counted but not kept."""

    code: str
    file: str
    sheet: str
    dropped: int


@dataclass(frozen=True, kw_only=True)
class Verdict(Wire):
    """Everything that a run found."""

    schema_version: Literal["2.0"] = SCHEMA_VERSION
    tool: Tool
    run: Run
    pack: PackRef
    inputs: tuple[Input, ...]
    waivers: tuple[WaiverRef, ...] = ()
    verdict: Summing
    summary: Summary
    targets: Mapping[str, TargetInfo]
    units: tuple[UnitVerdict, ...]
    whole: WholeVerdict
    problems: tuple[ProblemRecord, ...]
    not_reported: tuple[str, ...]
    truncation: tuple[Truncated, ...]

    @property
    def shown_units(self) -> tuple[UnitVerdict, ...]:
        """The units that every report is about.

        All where the whole is judged; in a check of single units those that were asked for, or else
        those that handed something in.
        """
        if self.run.scope is Scope.WHOLE:
            asked_for = frozenset(self.not_reported)
            return tuple(u for u in self.units if u.reported or u.id in asked_for)
        return judged_units(self.run, self.units)

    @property
    def shown_results(self) -> tuple[Result, ...]:
        """The results on the level that the run judges."""
        return results_of_scope(self.run, self.whole.results, self.units, self.targets)

    @property
    def decisive(self) -> tuple[Result, ...]:
        """The results that decide the run: those that its summary counts as judged."""
        return deciding(self.run, self.shown_results, self.targets)

    def to_json(self) -> str:
        """The text that a verdict is: two spaces of indent, keys in the model's order."""
        return "".join(self.pieces())

    def pieces(self, over: Over = map) -> Iterator[str]:
        """The same text, piece by piece: that of thousands of units is too large to hold twice."""
        yield from pieces(self, over, parted=(Verdict, WholeVerdict))
        yield "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Verdict:
        """Read a verdict back. Raises pydantic's `ValidationError` for anything that is none."""
        return wire().validate_json(text)


def judged_units(run: Run, units: Iterable[UnitVerdict]) -> tuple[UnitVerdict, ...]:
    """The units that a check of single units judges.

    One that was asked for and did not report is unknown, not left out.
    """
    asked = run.options.units
    return tuple(u for u in units if (u.id in asked if asked else u.reported))


def results_of_scope(
    run: Run,
    whole: tuple[Result, ...],
    units: Iterable[UnitVerdict],
    targets: Mapping[str, TargetInfo],
) -> tuple[Result, ...]:
    """The results on the level that a run judges: that of its units, or of the whole.

    What single units owe of the whole by quotas of their own is judged beside it.
    """
    if run.scope is Scope.UNITS:
        return tuple(result for unit in judged_units(run, units) for result in unit.results)
    divided = {name for name, info in targets.items() if info.quotas and info.judged == "whole"}
    owed = (
        result
        for unit in (units if divided else ())
        for result in unit.results
        if result.target in divided and targets[result.target].quota_of(result)
    )
    return (*whole, *owed)


def deciding(
    run: Run, results: Iterable[Result], targets: Mapping[str, TargetInfo]
) -> tuple[Result, ...]:
    """Those of some results on the level of a run that decide its outcome."""
    return tuple(
        result
        for result in results
        if run.decides(targets[result.target].force) and result.outcome is not Outcome.INFO
    )


@cache
def wire() -> TypeAdapter[Verdict]:
    """What pydantic makes of the verdict, built when asked for: its checks and its schema."""
    from pydantic import TypeAdapter

    return TypeAdapter(Verdict)
