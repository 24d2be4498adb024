"""One computed target over its period: what decides, the years beside it, and other readings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil

from haixi_check.exact import share
from haixi_check.judging.judged_year import YearJudgement, as_binding
from haixi_check.judging.measure import Bodies
from haixi_check.judging.threshold import Threshold
from haixi_check.result import (
    Missing,
    OtherReading,
    Outcome,
    Progress,
    Result,
    YearResult,
    roll_up,
)
from haixi_check.rulepack.measures import Evidence
from haixi_check.rulepack.periods import By, EachYearFrom
from haixi_check.rulepack.targets import Reading, Target
from haixi_check.submission import Case
from haixi_check.table import Place


def computed(
    target: Target, case: Case, bodies: Bodies, *, unit: str | None, binding: bool
) -> Result:
    """What `target` comes to for `bodies`: one `unit`, or with `None` all together."""
    rule = target.measure
    assert not isinstance(rule, Evidence)  # noqa: S101 - told apart by the caller
    judge = Threshold(target, case, bodies, rule=rule, standard=target.standard)
    raw, decided_in = _over_period(judge)
    judged = as_binding(raw, target)
    contributes = not binding and rule.adds_up and raw.reason != "not_existing"
    if contributes and (gap := _unknown_year(judge)) is not None:
        judged = as_binding(gap, target)
    elif contributes:
        judged = replace(judged, outcome=Outcome.INFO, reason="contribution", lack=None)
    others = () if contributes else _other_readings(target, case, bodies, unit)
    basis = judged.basis
    return Result(
        target=target.id,
        unit=unit,
        year=case.year,
        outcome=judged.outcome,
        binding=binding,
        contested=_contested(judged.outcome, others),
        reason=judged.reason,
        measured=judged.measured,
        shortfall=judged.lack,
        limit=judged.limit,
        series=_series(judge, judges=not contributes),
        progress=_progress(target, case, judged),
        since_then=_since_then(judge, decided_in, judges=not contributes),
        other_readings=others,
        missing=tuple(_missing(*gap) for gap in basis.gaps),
        unproven=str(basis.unproven) if basis.unproven else None,
        doubts=tuple(_missing(*doubt) for doubt in basis.doubts),
        declared_by=basis.declared_by,
        evidence=basis.sources,
        fingerprint=fingerprint(case, target, unit),
    )


def _unknown_year(judge: Threshold) -> YearJudgement | None:
    """The last judged year in which a unit's own contribution is missing, if there is one."""
    judged = (judge.in_year(year) for year in reversed(_judged_years(judge)))
    gaps = (one for one in judged if one.value is None)
    found = next((one for one in gaps if one.reason != "not_existing"), None)
    return None if found is None else replace(found, outcome=Outcome.UNKNOWN)


def _judged_years(judge: Threshold) -> Sequence[int]:
    """The years on which the outcome rests; none before the period begins."""
    case = judge.case
    match judge.target.period:
        case By(by=due):
            return (due,) if case.year >= due else ()
        case EachYearFrom() as period:
            return period.years(case.year)
        case _:
            return (case.year,) if case.year >= case.pack.judged_from else ()


def _missing(unit: str, reason: str, where: Place | None) -> Missing:
    return Missing(unit=unit, reason=reason, place=where)


def _over_period(judge: Threshold) -> tuple[YearJudgement, int]:
    """What decides in the period of the target, and the year that decides."""
    case = judge.case
    match judge.target.period:
        case By(by=due):
            decided_in = min(case.year, due)
            judged = judge.in_year(decided_in)
            if case.year < due and judged.outcome is not Outcome.PASS:
                return _not_due(judged, "before_due"), decided_in
            return judged, decided_in
        case EachYearFrom() as period:
            years = period.years(case.year)
            if not years:
                return _not_due(judge.look_at(case.year), "before_judging"), case.year
            return _each_year({year: judge.in_year(year) for year in years}), years[-1]
        case _:
            if case.year < case.pack.judged_from:
                return _not_due(judge.look_at(case.year), "before_judging"), case.year
            return judge.in_year(case.year), case.year


def _not_due(judged: YearJudgement, reason: str) -> YearJudgement:
    return YearJudgement(
        outcome=Outcome.NOT_DUE,
        reason=reason,
        basis=judged.basis,
        measured=judged.measured,
        lack=judged.lack,
        limit=judged.limit,
        value=judged.value,
    )


def _each_year(judged: Mapping[int, YearJudgement]) -> YearJudgement:
    """The roll-up of the years, with the last one's figure; a miss before it says so."""
    last = judged[max(judged)]
    outcome = roll_up(item.outcome for item in judged.values())
    if outcome is last.outcome:
        return last
    decisive = next(item for item in judged.values() if item.outcome is outcome)
    return YearJudgement(
        outcome=outcome,
        reason="earlier_year",
        basis=decisive.basis,
        measured=last.measured,
        lack=decisive.lack,
        limit=decisive.limit,
    )


def _series(judge: Threshold, *, judges: bool) -> tuple[YearResult, ...]:
    """Every year that a submission carries: judged where the period asks for it, else measured.

    What only counts towards a total is held against nothing: without `judges` all are measured.
    """
    target, last = judge.target, judge.case.year
    period = target.period
    judged_years = period.years(last) if judges and isinstance(period, EachYearFrom) else ()
    return tuple(
        as_binding(judge.in_year(year), target).in_year(year)
        if year in judged_years
        else judge.look_at(year).in_year(year)
        for year in range(judge.case.pack.base_year, last + 1)
    )


def _since_then(judge: Threshold, decided_in: int, *, judges: bool) -> YearResult | None:
    """巩固情况: the reporting year against the same threshold, where an earlier year decides.

    What is asked of some years only is not asked of a later one. Without `judges` it is measured.
    """
    year = judge.case.year
    if decided_in == year or not isinstance(judge.target.period, By):
        return None
    found = as_binding(judge.in_year(year), judge.target) if judges else judge.look_at(year)
    return found.in_year(year)


def _other_readings(
    target: Target, case: Case, bodies: Bodies, unit: str | None
) -> tuple[OtherReading, ...]:
    """What the other readings come to, for those of `bodies` that they concern."""
    found: list[OtherReading] = []
    for reading in target.other_readings:
        concerned = bodies
        if reading.units is not None:
            bound = [each.id for each in case.pack.bodies(reading.units)]
            concerned = tuple(bound if unit is None else [body for body in bound if body == unit])
        if concerned and not isinstance(reading.measure, Evidence):
            found.append(_as_read(target, reading, case, concerned))
    return tuple(found)


def _as_read(target: Target, reading: Reading, case: Case, bodies: Bodies) -> OtherReading:
    """What a target comes to as `reading` has it: in one, or for each of several the worst."""
    rule = reading.measure
    assert not isinstance(rule, Evidence)  # noqa: S101 - told apart by the caller
    standard = reading.standard or target.standard
    read = replace(target, period=reading.period or target.period)
    apart = (reading.judged or target.judged) == "each-unit" and len(bodies) > 1
    judged = [
        _over_period(Threshold(read, case, some, rule=rule, standard=standard))[0]
        for some in ([(body,) for body in bodies] if apart else [bodies])
    ]
    return OtherReading(
        name=reading.name,
        outcome=roll_up(item.outcome for item in judged),
        measured=None if apart else judged[0].measured,
    )


def _contested(outcome: Outcome, others: Iterable[OtherReading]) -> bool:
    """Whether one reading is met where another is missed."""
    outcomes = {outcome, *(other.outcome for other in others)}
    return {Outcome.PASS, Outcome.FAIL} <= outcomes


def _progress(target: Target, case: Case, judged: YearJudgement) -> Progress | None:
    """How far a target with a due year has come, and what each remaining year must add."""
    if judged.outcome is not Outcome.NOT_DUE or not isinstance(target.period, By):
        return None
    standard = target.standard
    if judged.value is None or judged.lack is None or standard is None:
        return None
    limit = Fraction(judged.limit.exact) if judged.limit else standard.number
    if not limit or not standard.relation.is_floor:
        return None
    left = target.period.by - case.year
    return Progress(
        done=share(judged.value / limit, Fraction(1)),
        years_left=left,
        per_year=str(ceil(Fraction(judged.lack.amount) / left)),
    )


def fingerprint(case: Case, target: Target, unit: str | None) -> str:
    """What stays the same for the same finding, whatever happens to rows and files."""
    text = "|".join((case.pack.id, target.id, unit or "", str(case.year)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
