"""What a verdict says of the rules, for readers who do not have them: pack and targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from haixi_check.plain import dataclass
from haixi_check.result import LimitInfo, Result, Wire
from haixi_check.rulepack.amendments import AmendmentInfo, MilestoneInfo, QuotaInfo
from haixi_check.rulepack.measures import Dating, ShownBy
from haixi_check.rulepack.overlay import AppliedOverlay
from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.schedule import Retirement
from haixi_check.rulepack.standards import LimitKind
from haixi_check.rulepack.targets import Basis, Force

OF_A_SHEET = "sheet:"
"""What stands before the id of a sheet among the terms of a pack."""


@dataclass(frozen=True, kw_only=True)
class PackRef(Wire):
    """The rules that were applied."""

    id: str
    version: str
    title: Text
    short_title: Text
    """What outputs call the document."""
    document: str
    whole: Text
    """What all units together are called."""
    reference: Text
    """What is said where a unit alone is held to the standards of the whole."""
    kinds: Mapping[str, Text]
    """The kinds of unit."""
    sha256: str
    built_in: bool
    """Whether the program came with these rules; those of any other folder are somebody's own."""
    caveats: tuple[Text, ...]
    overlays: tuple[AppliedOverlay, ...] = ()
    """In the order in which they were laid over the pack, whose own hash stands above."""
    terms: Mapping[str, Text]
    """What the ids in formulas and problems stand for; that of a sheet has `sheet:` before it, as
    a figure may have the same."""


@dataclass(frozen=True, kw_only=True)
class LimitCase(Wire):
    """One of the limits of a target, and when it holds."""

    since: int | None = None
    """The first year, where it has changed."""
    when: Text | None = None
    """What the unit must have said of itself; without it the limit is for all others."""
    shown: str | None
    """`≥ 6000`; nothing where nothing is asked."""
    document: str | None = None
    """By which it is asked."""


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
    judged: Literal["whole", "each-unit"]
    units: tuple[str, ...]
    lead: LeadInfo | None
    not_judged: Text | None = None
    """Why its figure is only shown: nobody has confirmed its standard, or it has none."""
    period: str
    """`by 2022`, `each year from 2021`, the same with ` until 2022`, `once in every 3 years from
    2021`, or `continuing`."""
    measure: str
    """The kind of measure."""
    threshold: str
    """As printed for people: `≥ 50%`, `≥ 6000`, `rising`, or empty for evidence."""
    relation: LimitKind | None = None
    """How a value must stand to its limit."""
    limit: str | None = None
    """The limit exactly, for those who draw or compute: `1/2` as `0.5`. Without it there is none,
    or there are several: each result then has its own."""
    limits: tuple[LimitCase, ...] = ()
    """Each limit, where there are several, and when it holds."""
    per: int = 1
    """Of an amount per head: for how many heads."""
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
    """What overlays changed in it."""

    @property
    def is_duty(self) -> bool:
        """Whether it is met by evidence, and not by a figure."""
        return self.measure == "evidence"

    def quota_of(self, result: Result) -> QuotaInfo | None:
        """The quota that binds the unit of a result, if one does: of several the latest."""
        year = result.year
        own = (each for each in self.quotas if each.unit == result.unit and each.holds_in(year))
        return max(own, key=lambda quota: quota.since or 0, default=None)

    def own_limit(self, result: Result) -> QuotaInfo | MilestoneInfo | None:
        """The quota or milestone that a result is held against, if it is one."""
        of_year = (each for each in self.milestones if each.year == result.year)
        return self.quota_of(result) or next(of_year, None)

    def limit_of(self, result: Result) -> LimitInfo | None:
        """What a result of this target is held against, if it is known and a number."""
        if result.limit is not None or self.limit is None:
            return result.limit
        return LimitInfo(shown=self.threshold, exact=self.limit)
