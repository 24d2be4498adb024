"""One computed target in one year: measured, held against its threshold, and tempered by doubts."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from haixi_check.exact import amount, exact
from haixi_check.figure import Figure, resting_on
from haixi_check.judging.measure import Bodies, LevelMeasure, Measurement, counted_miss, measure
from haixi_check.plain import dataclass
from haixi_check.result import Lack, Measured, Outcome, YearResult
from haixi_check.rulepack.measures import PerHead, Share, Trend
from haixi_check.rulepack.targets import Force, Target
from haixi_check.submission import Case

Computed = LevelMeasure | Trend


@dataclass(frozen=True, kw_only=True)
class YearJudgement:
    """What a computed target came to in one year."""

    outcome: Outcome
    reason: str = ""
    basis: Figure
    measured: Measured | None = None
    lack: Lack | None = None
    value: Fraction | None = None
    with_unproven: Fraction | None = None

    def in_year(self, year: int) -> YearResult:
        """The same, as one year of a series."""
        return YearResult(
            year=year,
            outcome=self.outcome,
            measured=self.measured,
            shortfall=self.lack,
            reason=self.reason,
        )


class Threshold:
    """Holds the figures of some bodies against a rule; each year is measured and judged once."""

    def __init__(
        self,
        target: Target,
        case: Case,
        bodies: Bodies,
        *,
        rule: Computed,
        threshold: Fraction | None,
    ) -> None:
        self.target = target
        self.case = case
        self._bodies = bodies
        self._rule = rule
        self._threshold = threshold
        self._measured: dict[int, Measurement] = {}
        self._judged: dict[int, YearJudgement] = {}

    def in_year(self, year: int) -> YearJudgement:
        """What the rule comes to in `year`, under the terms of the target."""
        if year not in self._judged:
            judged = self._judge_without_doubts(self._rule, year)
            self._judged[year] = with_doubts(judged, self.target, self.case, self._bodies, year)
        return self._judged[year]

    def look_at(self, year: int) -> YearJudgement:
        """Measure without judging: a year that stands beside the one that decides."""
        measured = self._measure(year)
        return YearJudgement(
            outcome=Outcome.INFO,
            reason=measured.reason,
            basis=measured.basis,
            measured=_wire(self._level, measured, beside=None),
            value=measured.value,
        )

    def _judge_without_doubts(self, rule: Computed, year: int) -> YearJudgement:
        if isinstance(rule, Trend):
            return _judge_trend(rule, self._level, self._measure(year), self._measure(year - 1))
        target, threshold = self.target, self._threshold
        assert threshold is not None  # noqa: S101 - the model of a target demands it
        grows = target.shortfall is not None and target.shortfall.grows
        judged = _judge_level(rule, self._measure(year), threshold, grows=grows)
        if judged.outcome is Outcome.UNKNOWN and isinstance(rule, Share) and threshold == 1:
            known = _known_part(rule, self.case, self._bodies, year)
            if counted_miss(rule, self.case.figures, known, year):
                part = measure(rule, self.case.figures, known, year)
                return _certain_miss(rule, judged, part, threshold)
        return judged

    def _measure(self, year: int) -> Measurement:
        if year not in self._measured:
            figures = self.case.figures
            self._measured[year] = measure(self._level, figures, self._bodies, year)
        return self._measured[year]

    @property
    def _level(self) -> LevelMeasure:
        level = self._rule.of if isinstance(self._rule, Trend) else self._rule
        assert isinstance(level, LevelMeasure)  # noqa: S101 - the model of a trend demands it
        return level


def _judge_level(
    rule: LevelMeasure, measured: Measurement, threshold: Fraction, *, grows: bool
) -> YearJudgement:
    value, reason = measured.value, measured.reason
    lack: Lack | None = None
    if value is None:
        outcome, reason = _without_a_value(rule, measured, threshold)
    elif value >= threshold:
        outcome = Outcome.PASS
    else:
        lack = _lack(rule, measured, threshold, grows=grows)
        flips = measured.with_unproven is not None and measured.with_unproven >= threshold
        outcome = Outcome.REVIEW if flips else Outcome.FAIL
        reason = "unproven_entries" if flips else ""
    return YearJudgement(
        outcome=outcome,
        reason=reason,
        basis=measured.basis,
        measured=_wire(rule, measured, beside=threshold),
        lack=lack,
        value=value,
        with_unproven=measured.with_unproven,
    )


def _without_a_value(
    rule: LevelMeasure, measured: Measurement, threshold: Fraction
) -> tuple[Outcome, str]:
    """What can be said for certain although something is missing."""
    nobody = measured.empty and measured.reason == "empty_whole"
    if nobody and isinstance(rule, Share) and rule.empty_is == "not_applicable":
        return Outcome.NOT_APPLICABLE, "empty_population"
    if rule.adds_up and measured.proven >= threshold:
        return Outcome.PASS, "reached_without"
    return Outcome.UNKNOWN, measured.reason


def _known_part(rule: Share, case: Case, bodies: Bodies, year: int) -> Bodies:
    """The units of which both sides of a share are known, if only as none of nobody."""
    measured = {body: measure(rule, case.figures, (body,), year) for body in bodies}
    return tuple(
        body
        for body, part in measured.items()
        if part.value is not None or part.reason == "empty_whole"
    )


def _certain_miss(
    rule: Share, judged: YearJudgement, known: Measurement, threshold: Fraction
) -> YearJudgement:
    """A share that must be whole is missed as soon as one unit misses, whoever else is missing.

    What is shown, and what is lacking at the least, is that of the units that are known.
    """
    return replace(
        judged,
        outcome=Outcome.FAIL,
        reason="certain_miss",
        measured=_wire(rule, known, beside=threshold),
        lack=_lack(rule, known, threshold) if known.value is not None else None,
    )


def _lack(
    rule: LevelMeasure, measured: Measurement, threshold: Fraction, *, grows: bool = False
) -> Lack:
    """The smallest whole number that closes the gap, other figures held (DESIGN: shortfall)."""
    if measured.numerator is None or measured.denominator is None:
        assert measured.value is not None  # noqa: S101 - only a known value falls short
        return Lack(amount=str(ceil(threshold - measured.value)))
    gap = threshold * measured.denominator - measured.numerator
    if isinstance(rule, PerHead):
        per_head = ceil(threshold - measured.numerator / measured.denominator)
        return Lack(amount=str(ceil(gap)), per_head=str(per_head))
    if grows and threshold < 1:
        grown = ceil(gap / (1 - threshold))
        return Lack(amount=str(ceil(gap)), if_whole_grows=str(grown))
    return Lack(amount=str(ceil(gap)))


def _holds(rule: Trend, this: Fraction, last: Fraction) -> bool:
    return this > last if rule.direction == "rising" else this >= last


def _judge_trend(
    rule: Trend, level: LevelMeasure, this: Measurement, last: Measurement
) -> YearJudgement:
    """A year against the one before; no pair skips a year."""
    basis = resting_on((this.basis, last.basis))
    if this.value is None or last.value is None:
        reason = this.reason or "no_base_year"
        wire = _wire(level, this, beside=None)
        return YearJudgement(outcome=Outcome.UNKNOWN, reason=reason, basis=basis, measured=wire)
    rising = rule.direction == "rising"
    met = _holds(rule, this.value, last.value)
    # Entries without their proof: what they would make of this year, and of the one before.
    more = this.with_unproven or this.value
    bar = last.with_unproven or last.value
    flips = not _holds(rule, this.value, bar) if met else _holds(rule, more, last.value)
    lack: Lack | None = None
    if not met:
        whole = Fraction(1) if this.denominator is None else this.denominator
        needed = last.value * whole
        have = this.value * whole
        lack = Lack(amount=str((floor(needed - have) + 1) if rising else ceil(needed - have)))
    outcome, reason = Outcome.PASS if met else Outcome.FAIL, ""
    if flips:
        outcome, reason = Outcome.REVIEW, "unproven_entries"
    elif this.value == last.value:
        reason = "unchanged"
    return YearJudgement(
        outcome=outcome,
        reason=reason,
        basis=basis,
        measured=_wire(level, this, beside=last.value),
        lack=lack,
        value=this.value,
        with_unproven=this.with_unproven,
    )


def with_doubts(
    judged: YearJudgement, target: Target, case: Case, bodies: Bodies, year: int
) -> YearJudgement:
    """What must be known of the data before a pass or a miss may stand."""
    if judged.outcome is Outcome.FAIL and _provisional(target, case, bodies, year):
        return replace(judged, outcome=Outcome.UNKNOWN, reason="provisional")
    if judged.outcome is Outcome.PASS:
        if judged.basis.doubts:
            return replace(judged, outcome=Outcome.REVIEW, reason="owed_explanation")
        if _may_count_twice(case, judged.basis):
            return replace(judged, outcome=Outcome.REVIEW, reason="shared_declared")
    return judged


def as_encouraged(judged: YearJudgement, target: Target) -> YearJudgement:
    """What is only encouraged is never held against anyone: a miss is for information."""
    if judged.outcome is Outcome.FAIL and target.force is Force.ENCOURAGED:
        return replace(judged, outcome=Outcome.INFO, reason=judged.reason or "encouraged_missed")
    return judged


def _provisional(target: Target, case: Case, bodies: Bodies, year: int) -> bool:
    """Whether some unit measured before the year's end and has no later figure."""
    line = target.provisional_until_year_end
    if line is None:
        return False
    submissions = (case.submissions.get(body) for body in bodies)
    days = [each.basics.get(line) for each in submissions if each and each.year == year]
    year_end = datetime.date(year, 12, 31)
    return any(isinstance(day, datetime.date) and day < year_end for day in days)


def _may_count_twice(case: Case, basis: Figure) -> bool:
    """Whether two units that share a campus cannot be told apart thing by thing, or person.

    One of them only declared a number, or lists persons without the number that tells.
    """
    untold = {*basis.declared_by, *basis.unkeyed}
    counting = {*basis.declared_by, *basis.listed_by}
    return any(
        unit.id in counting
        and any(
            other in counting and not untold.isdisjoint((unit.id, other))
            for other in unit.shares_with
        )
        for unit in case.pack.units
    )


def _wire(rule: LevelMeasure, measured: Measurement, *, beside: Fraction | None) -> Measured | None:
    """The measured value as the verdict carries it; a sum of which a part is missing as `≥ n`."""
    if measured.value is None:
        if rule.adds_up and measured.proven > 0:
            return Measured(shown=f"≥ {amount(measured.proven)}", exact=exact(measured.proven))
        return None
    return Measured(
        shown=rule.shown(measured.value, beside),
        exact=exact(measured.value),
        numerator=None if measured.numerator is None else exact(measured.numerator),
        denominator=None if measured.denominator is None else exact(measured.denominator),
    )
