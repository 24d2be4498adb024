"""What a computed target came to in one year, and what of it may be held against anyone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from haixi_check.figure import Figure
from haixi_check.plain import dataclass
from haixi_check.result import Lack, LimitInfo, Measured, Outcome, YearResult
from haixi_check.rulepack.targets import Force, Target

_HELD_AGAINST = (Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.UNKNOWN, Outcome.INFO)
"""What there is no more of where nothing is judged; what is not asked stays so."""


@dataclass(frozen=True, kw_only=True)
class YearJudgement:
    """What a computed target came to in one year."""

    outcome: Outcome
    reason: str = ""
    basis: Figure
    measured: Measured | None = None
    lack: Lack | None = None
    limit: LimitInfo | None = None
    """What it was held against, where that depends on the unit or the year."""
    value: Fraction | None = None
    with_unproven: Fraction | None = None

    def in_year(self, year: int) -> YearResult:
        """The same, as one year of a series."""
        return YearResult(
            year=year,
            outcome=self.outcome,
            measured=self.measured,
            shortfall=self.lack,
            limit=self.limit,
            reason=self.reason,
        )


def as_binding(judged: YearJudgement, target: Target) -> YearJudgement:
    """What is only encouraged is never held against anyone: a miss is for information.

    So is what the pack shows without judging it.
    """
    if target.not_judged is not None and judged.outcome in _HELD_AGAINST:
        return replace(judged, outcome=Outcome.INFO, reason="not_judged")
    if judged.outcome is Outcome.FAIL and target.force is Force.ENCOURAGED:
        return replace(judged, outcome=Outcome.INFO, reason=judged.reason or "encouraged_missed")
    return judged
