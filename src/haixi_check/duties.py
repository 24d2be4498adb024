"""Duties: what the records of evidence on file come to, for each unit and for the prefecture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from haixi_check.plain import dataclass
from haixi_check.records import Grade, Moment, Standing, best, grade, standing
from haixi_check.results import (
    Missing,
    Outcome,
    Place,
    Shown,
    YearResult,
    roll_up,
    roll_up_with_info,
)
from haixi_check.submissions import Case, Record
from haixi_check.targets import By, EachYearFrom, Evidence, Force, ShownBy, Target


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


def judge_duty(
    target: Target, duty: Evidence, case: Case, bodies: tuple[str, ...]
) -> tuple[DutyJudged, dict[str, DutyJudged]]:
    """The duty for the prefecture, and for each of `bodies`."""
    years = _years(target, case)
    if not years:
        before = DutyJudged(outcome=Outcome.NOT_DUE, reason="before_judging")
        return before, dict.fromkeys(bodies, before)
    by_year = {year: _in_year(target, duty, case, bodies, year) for year in years}
    prefecture = _over_years({year: judged[0] for year, judged in by_year.items()}, target)
    units = {
        body: _over_years({year: judged[1][body] for year, judged in by_year.items()}, target)
        for body in bodies
    }
    return prefecture, units


def _years(target: Target, case: Case) -> tuple[int, ...]:
    """The years that are judged; none before the opinion binds."""
    match target.period:
        case EachYearFrom(each_year_from=first):
            return tuple(range(first, case.year + 1))
        case By():
            return (case.year,)
        case _:
            return (case.year,) if case.year >= case.pack.judged_from else ()


def _over_years(judged: dict[int, DutyJudged], target: Target) -> DutyJudged:
    """The roll-up of the years; the last one is the reporting year."""
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


def _in_year(
    target: Target, duty: Evidence, case: Case, bodies: tuple[str, ...], year: int
) -> tuple[DutyJudged, dict[str, DutyJudged]]:
    moment = Moment(year=year, as_of=case.as_of, issued=case.pack.issued)
    parts = tuple(part.id for part in duty.parts) or WHOLE
    graded = {body: _graded(target, duty, case, body, moment) for body in bodies}
    slots = {
        body: {
            part: standing(worth for record, worth in graded[body] if record.part == part)
            for part in parts
        }
        for body in bodies
    }
    silent = tuple(body for body in bodies if body not in case.submissions)
    own = {
        body: _own(slots[body], graded[body], case, body, everyone=_everyone(duty, bodies))
        for body in bodies
    }
    if duty.shown_by is ShownBy.EVERY_UNIT:
        whole = _everyone_shows(own)
    else:
        whole = _anyone_shows(slots, parts, silent, own)
    before_due = isinstance(target.period, By) and case.year < target.period.by
    return _settled(whole, target, before_due=before_due), {
        body: _settled(item, target, before_due=before_due) for body, item in own.items()
    }


def _everyone(duty: Evidence, bodies: tuple[str, ...]) -> bool:
    """Whether a unit's own records decide for it."""
    return duty.shown_by is ShownBy.EVERY_UNIT or len(bodies) == 1


def _own(
    slots: dict[str | None, Standing],
    graded: tuple[tuple[Record, Grade], ...],
    case: Case,
    body: str,
    *,
    everyone: bool,
) -> DutyJudged:
    """What one unit's own records come to."""
    shown = tuple(_shown(record, worth) for record, worth in graded)
    if body not in case.submissions:
        gap = Missing(unit=body, reason="not_reported")
        return DutyJudged(outcome=Outcome.UNKNOWN, reason="not_reported", missing=(gap,))
    outcomes = [item.outcome for item in slots.values()]
    if not everyone:
        lights = (Outcome.PASS, Outcome.REVIEW)
        worth = next((light for light in lights if light in outcomes), Outcome.INFO)
        decisive = next((item for item in slots.values() if item.outcome is worth), None)
        reason = decisive.reason if decisive else "another_unit_may_show"
        return DutyJudged(outcome=worth, reason=reason, records=shown)
    outcome = roll_up(outcomes)
    decisive = next(item for item in slots.values() if item.outcome is outcome)
    lacking = tuple(
        part for part, item in slots.items() if part and item.outcome is Outcome.UNKNOWN
    )
    some = lacking and len(lacking) < len(slots)
    reason = "parts_missing" if some and outcome is Outcome.UNKNOWN else decisive.reason
    gaps = (Missing(unit=body, reason=reason),) if outcome is Outcome.UNKNOWN else ()
    return DutyJudged(
        outcome=outcome, reason=reason, missing=gaps, missing_parts=lacking, records=shown
    )


def _everyone_shows(own: dict[str, DutyJudged]) -> DutyJudged:
    """A duty that every unit must show: the roll-up of the units."""
    outcome = roll_up(item.outcome for item in own.values())
    decisive = next(item for item in own.values() if item.outcome is outcome)
    return DutyJudged(
        outcome=outcome,
        reason=decisive.reason,
        missing=tuple(gap for item in own.values() for gap in item.missing),
        records=tuple(shown for item in own.values() for shown in item.records),
    )


def _anyone_shows(
    slots: dict[str, dict[str | None, Standing]],
    parts: tuple[str | None, ...],
    silent: tuple[str, ...],
    own: dict[str, DutyJudged],
) -> DutyJudged:
    """A duty, or each of its parts, that any unit may show."""
    by_part = {
        part: best((of_unit[part] for of_unit in slots.values()), all_reported=not silent)
        for part in parts
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
        records=tuple(shown for item in own.values() for shown in item.records),
    )


def _settled(judged: DutyJudged, target: Target, *, before_due: bool) -> DutyJudged:
    """What is not due yet is not missed; what is only encouraged is never held against anyone."""
    met = judged.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.INFO)
    outcome = judged.outcome
    if before_due and not met:
        outcome = Outcome.NOT_DUE
    elif target.force is Force.ENCOURAGED and outcome in (Outcome.FAIL, Outcome.UNKNOWN):
        outcome = Outcome.INFO
    return replace(judged, outcome=outcome)


def _graded(
    target: Target, duty: Evidence, case: Case, body: str, moment: Moment
) -> tuple[tuple[Record, Grade], ...]:
    submission = case.submissions.get(body)
    if submission is None:
        return ()
    found = submission.by_duty.get(target.id, ())
    return tuple((record, grade(record, duty, moment)) for record in found)


def _shown(record: Record, worth: Grade) -> Shown:
    return Shown(
        unit=record.unit,
        part=record.part,
        status=record.status,
        grade=worth.value,
        material=record.material,
        document=record.document,
        date=_iso(record.date),
        file=record.file,
        sha256=record.sha256,
        place=Place.of(record.location),
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
