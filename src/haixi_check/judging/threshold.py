"""One computed target in one year: measured, held against its threshold, and tempered by doubts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from haixi_check.exact import amount, exact
from haixi_check.figure import resting_on
from haixi_check.judging.judged_year import YearJudgement
from haixi_check.judging.measure import Bodies, LevelMeasure, Measurement, counted_miss, measure
from haixi_check.judging.reservations import is_provisional, may_count_twice
from haixi_check.judging.shortfall import Steps, lack, lack_to_last_year
from haixi_check.result import Lack, LimitInfo, Measured, Outcome
from haixi_check.rulepack.measures import Share, Trend
from haixi_check.rulepack.periods import By
from haixi_check.rulepack.standards import Limit, LimitKind, Nothing, Standard
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case

Computed = LevelMeasure | Trend


class Threshold:
    """Holds the figures of some bodies against a rule; each year is measured and judged once."""

    def __init__(
        self,
        target: Target,
        case: Case,
        bodies: Bodies,
        *,
        rule: Computed,
        standard: Standard | None,
    ) -> None:
        self.target = target
        self.case = case
        self._bodies = bodies
        self._rule = rule
        self._standard = standard
        self._measured: dict[int, Measurement] = {}
        self._judged: dict[int, YearJudgement] = {}

    def in_year(self, year: int) -> YearJudgement:
        """What the rule comes to in `year`, under the terms of the target."""
        if year not in self._judged:
            judged = self._judge_without_doubts(self._rule, year)
            bodies = self._existing(year)
            self._judged[year] = with_doubts(judged, self.target, self.case, bodies, year)
        return self._judged[year]

    def look_at(self, year: int) -> YearJudgement:
        """Measure without judging: a year that stands beside the one that decides."""
        measured = self._measure(year)
        if not self._existing(year):
            return _without_limit(Outcome.INFO, "not_existing", measured)
        return YearJudgement(
            outcome=Outcome.INFO,
            reason=measured.reason,
            basis=measured.basis,
            measured=_wire(self._level, measured, beside=None),
            value=measured.value,
        )

    def _judge_without_doubts(self, rule: Computed, year: int) -> YearJudgement:
        measured = self._measure(year)
        if not self._existing(year) or (isinstance(rule, Trend) and not self._existing(year - 1)):
            return _without_limit(Outcome.NOT_APPLICABLE, "not_existing", measured)
        if isinstance(rule, Trend):
            steps = self.case.steps
            return _judge_trend(rule, self._level, measured, self._measure(year - 1), steps)
        if self._standard is None:
            return self.look_at(year)
        limit = self._limit(year)
        if isinstance(limit, Nothing):
            return _without_limit(_NO_LIMIT[limit], limit.value, measured)
        judged = self._judge_level(rule, measured, limit, year)
        if self._standard.number is not None:
            return judged
        return replace(
            judged, limit=LimitInfo(shown=rule.limit_shown(limit), exact=exact(limit.value))
        )

    def _judge_level(
        self, rule: LevelMeasure, measured: Measurement, limit: Limit, year: int
    ) -> YearJudgement:
        judged = _judge_level(rule, measured, limit, self.target, self.case)
        whole_asked = limit == Limit(LimitKind.AT_LEAST, Fraction(1))
        if judged.outcome is Outcome.UNKNOWN and isinstance(rule, Share) and whole_asked:
            known = _known_part(rule, self.case, self._existing(year), year)
            if counted_miss(rule, self.case.figures, known, year):
                part = measure(rule, self.case.figures, known, year)
                return _certain_miss(rule, judged, part, limit, self.case)
        return judged

    def _limit(self, year: int) -> Limit | Nothing:
        """What is asked in `year`; before the year in which it falls due, what will be asked."""
        assert self._standard is not None  # noqa: S101 - the model of a target demands it
        period = self.target.period
        of_year = max(year, period.by) if isinstance(period, By) else year
        alone = self.case.submissions.get(self._bodies[0]) if len(self._bodies) == 1 else None
        return self._standard.limit(of_year, alone.basics if alone is not None else {})

    def _existing(self, year: int) -> Bodies:
        units = self.case.pack.by_id
        return tuple(body for body in self._bodies if units[body].exists_in(year))

    def _measure(self, year: int) -> Measurement:
        if year not in self._measured:
            figures = self.case.figures
            self._measured[year] = measure(self._level, figures, self._existing(year), year)
        return self._measured[year]

    @property
    def _level(self) -> LevelMeasure:
        level = self._rule.of if isinstance(self._rule, Trend) else self._rule
        assert isinstance(level, LevelMeasure)  # noqa: S101 - the model of a trend demands it
        return level


_NO_LIMIT = {
    Nothing.NOT_STATED: Outcome.UNKNOWN,
    Nothing.NOT_SO: Outcome.NOT_APPLICABLE,
    Nothing.NOT_YET: Outcome.NOT_DUE,
}


def _without_limit(outcome: Outcome, reason: str, measured: Measurement) -> YearJudgement:
    """What is held against nothing: nothing is asked here, or nobody knows what."""
    return YearJudgement(outcome=outcome, reason=reason, basis=measured.basis)


def _judge_level(
    rule: LevelMeasure, measured: Measurement, limit: Limit, target: Target, case: Case
) -> YearJudgement:
    value, reason = measured.value, measured.reason
    missing: Lack | None = None
    if value is None:
        outcome, reason = _without_a_value(rule, measured, limit)
        if outcome is Outcome.FAIL:
            known = replace(measured, value=measured.proven)
            missing = lack(rule, known, limit, case.steps)
    else:
        met = limit.is_met(value)
        if not met:
            missing = lack(rule, measured, limit, case.steps, target.shortfall)
        # Entries without their proof may lift a value over a floor, or over a ceiling.
        flips = measured.with_unproven is not None and limit.is_met(measured.with_unproven) != met
        outcome = Outcome.REVIEW if flips else Outcome.PASS if met else Outcome.FAIL
        reason = "unproven_entries" if flips else ""
    return YearJudgement(
        outcome=outcome,
        reason=reason,
        basis=measured.basis,
        measured=_wire(rule, measured, beside=limit.value),
        lack=missing,
        value=value,
        with_unproven=measured.with_unproven,
    )


def _without_a_value(
    rule: LevelMeasure, measured: Measurement, limit: Limit
) -> tuple[Outcome, str]:
    """What can be said for certain although something is missing.

    What is missing can only add: a floor that is reached stays reached, a ceiling that is exceeded
    stays exceeded.
    """
    nobody = measured.empty and measured.reason == "empty_whole"
    if nobody and isinstance(rule, Share) and rule.empty_is == "not_applicable":
        return Outcome.NOT_APPLICABLE, "empty_population"
    if rule.adds_up and limit.is_met(measured.proven) == limit.relation.is_floor:
        if limit.relation.is_floor:
            return Outcome.PASS, "reached_without"
        return Outcome.FAIL, "exceeded_without"
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
    rule: Share, judged: YearJudgement, known: Measurement, limit: Limit, case: Case
) -> YearJudgement:
    """A share that must be whole is missed as soon as one unit misses, whoever else is missing.

    What is shown, and what is lacking at the least, is that of the units that are known.
    """
    return replace(
        judged,
        outcome=Outcome.FAIL,
        reason="certain_miss",
        measured=_wire(rule, known, beside=limit.value),
        lack=lack(rule, known, limit, case.steps) if known.value is not None else None,
    )


def _holds(rule: Trend, this: Fraction, last: Fraction) -> bool:
    return this > last if rule.direction == "rising" else this >= last


def _judge_trend(
    rule: Trend, level: LevelMeasure, this: Measurement, last: Measurement, steps: Steps
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
    missing: Lack | None = None
    if not met:
        missing = lack_to_last_year(level, this, last.value, steps, rising=rising)
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
        lack=missing,
        value=this.value,
        with_unproven=this.with_unproven,
    )


def with_doubts(
    judged: YearJudgement, target: Target, case: Case, bodies: Bodies, year: int
) -> YearJudgement:
    """What must be known of the data before a pass or a miss may stand."""
    if judged.outcome is Outcome.FAIL and is_provisional(target, case, bodies, year):
        return replace(judged, outcome=Outcome.UNKNOWN, reason="provisional")
    if judged.outcome is Outcome.PASS:
        if judged.basis.doubts:
            return replace(judged, outcome=Outcome.REVIEW, reason="owed_explanation")
        if may_count_twice(case, judged.basis):
            return replace(judged, outcome=Outcome.REVIEW, reason="shared_declared")
    return judged


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
