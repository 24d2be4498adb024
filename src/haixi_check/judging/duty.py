"""Duties: what the records of evidence on file come to, for each unit and for the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from haixi_check.judging.evidence import (
    Apart,
    Moment,
    Standing,
    Told,
    best,
    standing_of,
    year_of,
)
from haixi_check.judging.records import are_lost, graded, is_of, shown
from haixi_check.plain import dataclass
from haixi_check.result import (
    Missing,
    Outcome,
    Shown,
    YearResult,
    roll_up,
    roll_up_with_info,
)
from haixi_check.rulepack.measures import Evidence, ShownBy
from haixi_check.rulepack.names import bare_number
from haixi_check.rulepack.periods import By, EachYearFrom, Every
from haixi_check.rulepack.targets import Force, Target
from haixi_check.submission import Case, Record


@dataclass(frozen=True, kw_only=True)
class DutyJudged:
    """What a duty came to for one body."""

    outcome: Outcome
    reason: str = ""
    missing: tuple[Missing, ...] = ()
    missing_parts: tuple[str, ...] = ()
    records: tuple[Shown, ...] = ()
    series: tuple[YearResult, ...] = ()


WHOLE: tuple[str | None, ...] = (None,)
"""The parts of a duty that has none."""


class Own(NamedTuple):
    """What one unit's own records come to for a duty in one year."""

    judged: DutyJudged
    slots: Mapping[str | None, Standing]
    """The parts of the duty, or the whole of one that has none."""


OwnYears: TypeAlias = Mapping[int, Own]
"""By year, in their order; empty before the opinion binds."""


def judge_own(
    target: Target, duty: Evidence, case: Case, body: str, *, everyone: bool
) -> tuple[DutyJudged, OwnYears]:
    """The duty for one unit. Its own records decide if `everyone` is to show it."""
    years = {
        year: _own_year(target, duty, case, body, year, everyone=everyone)
        for year in _years(target, case)
    }
    return _over_years({year: own.judged for year, own in years.items()}, target, case), years


def judge_whole(
    target: Target, duty: Evidence, case: Case, units: Mapping[str, OwnYears]
) -> DutyJudged:
    """The duty for all units together, from what the records of its units come to."""
    by_year: dict[int, DutyJudged] = {}
    silent = tuple(body for body in units if body not in case.submissions)
    for year in _years(target, case):
        own = {body: years[year] for body, years in units.items()}
        if duty.shown_by is ShownBy.EVERY_UNIT:
            by_year[year] = _everyone_shows([found.judged for found in own.values()])
        else:
            by_year[year] = _anyone_shows(list(own.values()), _parts(duty), silent)
    return _over_years(by_year, target, case)


def _years(target: Target, case: Case) -> tuple[int, ...]:
    """The years that are judged; none before the opinion binds."""
    match target.period:
        case EachYearFrom() as period:
            return tuple(period.years(case.year))
        case By():
            return (case.year,)
        case Every(from_=first):
            return (case.year,) if case.year >= first else ()
        case _:
            return (case.year,) if case.year >= case.pack.judged_from else ()


def _over_years(found: Mapping[int, DutyJudged], target: Target, case: Case) -> DutyJudged:
    """The roll-up of the years; the last one is the reporting year."""
    if not found:
        return DutyJudged(outcome=Outcome.NOT_DUE, reason="before_judging")
    judged = {year: _settled(item, target, case) for year, item in found.items()}
    last = judged[max(judged)]
    if len(judged) == 1:
        return last
    outcome = roll_up_with_info(item.outcome for item in judged.values())
    series = tuple(
        YearResult(year=year, outcome=item.outcome, reason=item.reason)
        for year, item in sorted(judged.items())
    )
    earlier = outcome is not last.outcome
    return DutyJudged(
        outcome=outcome,
        reason="earlier_year" if earlier else last.reason,
        missing=last.missing,
        missing_parts=last.missing_parts,
        records=tuple(dict.fromkeys(shown for item in judged.values() for shown in item.records)),
        series=series,
    )


def _parts(duty: Evidence) -> tuple[str | None, ...]:
    return tuple(part.id for part in duty.filed_under) or WHOLE


def _own_year(
    target: Target, duty: Evidence, case: Case, body: str, year: int, *, everyone: bool
) -> Own:
    said = case.submissions.get(body)
    moment = Moment(
        years=_window(target, year),
        as_of=case.as_of,
        issued=case.pack.issued,
        asked=case.asked,
        reported=said.reported if said is not None else None,
        not_evidence=frozenset(map(bare_number, case.pack.not_evidence)),
    )
    spoken = graded(target, duty, case, body, moment)
    lost = are_lost(target, case, body)
    apart = _apart(target)
    slots = {
        part: standing_of((each for each in spoken if is_of(each[0], part)), apart, lost=lost)
        for part in _parts(duty)
    }
    return Own(_own(slots, spoken, case, body, everyone=everyone), slots)


def _window(target: Target, year: int) -> range:
    """The years whose records count where `year` is judged."""
    period = target.period
    return period.window(year) if isinstance(period, Every) else range(year, year + 1)


def _apart(target: Target) -> tuple[Apart, ...]:
    """What tells records of one unit apart: the body that speaks and, in a window, the year."""
    return (year_of, _body) if isinstance(target.period, Every) else (_body,)


def _body(record: Record) -> str | None:
    return record.body


def _own(
    slots: dict[str | None, Standing],
    told: tuple[Told, ...],
    case: Case,
    body: str,
    *,
    everyone: bool,
) -> DutyJudged:
    """What one unit's own records come to."""
    records = tuple(map(shown, told))
    if body not in case.submissions:
        gap = Missing(unit=body, reason="not_reported")
        return DutyJudged(outcome=Outcome.UNKNOWN, reason="not_reported", missing=(gap,))
    outcomes = [item.outcome for item in slots.values()]
    if not everyone:
        lights = (Outcome.PASS, Outcome.REVIEW)
        worth = next((light for light in lights if light in outcomes), Outcome.INFO)
        decisive = next((item for item in slots.values() if item.outcome is worth), None)
        reason = decisive.reason if decisive else "another_unit_may_show"
        return DutyJudged(outcome=worth, reason=reason, records=records)
    outcome = roll_up(outcomes)
    decisive = next(item for item in slots.values() if item.outcome is outcome)
    lacking = tuple(
        part for part, item in slots.items() if part and item.outcome is Outcome.UNKNOWN
    )
    some = lacking and len(lacking) < len(slots)
    reason = "parts_missing" if some and outcome is Outcome.UNKNOWN else decisive.reason
    named = lacking if some else ()
    unknown = outcome is Outcome.UNKNOWN
    gaps = (Missing(unit=body, reason=reason, parts=named),) if unknown else ()
    return DutyJudged(
        outcome=outcome, reason=reason, missing=gaps, missing_parts=lacking, records=records
    )


def _everyone_shows(own: Sequence[DutyJudged]) -> DutyJudged:
    """A duty that every unit must show: the roll-up of the units."""
    outcome = roll_up(item.outcome for item in own)
    decisive = next(item for item in own if item.outcome is outcome)
    return DutyJudged(
        outcome=outcome,
        reason=decisive.reason,
        missing=tuple(gap for item in own for gap in item.missing),
        records=tuple(shown for item in own for shown in item.records),
    )


def _anyone_shows(
    own: Sequence[Own], parts: tuple[str | None, ...], silent: tuple[str, ...]
) -> DutyJudged:
    """A duty, or each of its parts, that any unit may show."""
    by_part = {
        part: best((found.slots[part] for found in own), all_reported=not silent) for part in parts
    }
    outcome = roll_up(item.outcome for item in by_part.values())
    decisive = next(item for item in by_part.values() if item.outcome is outcome)
    lacking = tuple(
        part for part, item in by_part.items() if part and item.outcome is Outcome.UNKNOWN
    )
    some = lacking and len(lacking) < len(parts)
    gaps = tuple(Missing(unit=body, reason="not_reported") for body in silent)
    return DutyJudged(
        outcome=outcome,
        reason="parts_missing" if some and outcome is Outcome.UNKNOWN else decisive.reason,
        missing=gaps if outcome is Outcome.UNKNOWN else (),
        missing_parts=lacking,
        records=tuple(shown for found in own for shown in found.judged.records),
    )


def _settled(judged: DutyJudged, target: Target, case: Case) -> DutyJudged:
    """What is not due yet is not missed; what is only encouraged is never held against anyone."""
    met = judged.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.INFO)
    before_due = case.year < _due(target)
    outcome = judged.outcome
    if before_due and not met:
        outcome = Outcome.NOT_DUE
    elif target.force is Force.ENCOURAGED and outcome in (Outcome.FAIL, Outcome.UNKNOWN):
        outcome = Outcome.INFO
    return replace(judged, outcome=outcome)


def _due(target: Target) -> int:
    """The first year in which a duty can be missed."""
    match target.period:
        case By(by=due):
            return due
        case Every() as period:
            return period.first_due
        case _:
            return 0
