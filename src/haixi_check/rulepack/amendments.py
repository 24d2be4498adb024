"""What overlays make of one target, as every verdict tells of it: quotas, milestones and why."""

from __future__ import annotations

from haixi_check.plain import dataclass
from haixi_check.rulepack.overlay import ChangeKind
from haixi_check.rulepack.pack import Line, Part, Text


@dataclass(frozen=True, kw_only=True)
class QuotaInfo(Part):
    """What one unit owes of a target, and in which years; by default when the target is due."""

    unit: str
    shown: str
    """As printed for people: `≥ 1700`."""
    exact: str
    since: int | None = None
    until: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether it is in force in `year`."""
        begun = self.since is None or self.since <= year
        return begun and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class MilestoneInfo(Part):
    """What a year before the deadline asks for."""

    year: int
    shown: str
    exact: str


@dataclass(frozen=True, kw_only=True)
class AmendmentInfo(Part):
    """What an overlay changed in a target, why, and by which document."""

    overlay: str
    kind: ChangeKind
    note: Text
    document: Line
