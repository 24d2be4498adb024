"""The records that one unit has on file for a duty: which they are, and what each is worth."""

from __future__ import annotations

from datetime import date

from haixi_check.judging.evidence import DONE, Moment, Told, grade
from haixi_check.problem import masked
from haixi_check.result import Shown
from haixi_check.rulepack.measures import Evidence
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case, Record


def is_of(record: Record, part: str | None) -> bool:
    """Whether a record speaks of a part: one that names none, and is not done, may mean any."""
    return record.part == part or (record.part is None and record.status != DONE)


def are_lost(target: Target, case: Case, body: str) -> bool:
    """Whether records of a unit that may speak of a duty were not read."""
    submission = case.submissions.get(body)
    lost = submission.lost_records if submission is not None else ()
    return any(records.duty in ("", target.id) for records in lost)


def graded(
    target: Target, duty: Evidence, case: Case, body: str, moment: Moment
) -> tuple[Told, ...]:
    """The records of a unit for a duty, each with what it is worth."""
    submission = case.submissions.get(body)
    if submission is None:
        return ()
    found = submission.by_duty.get(target.id, ())
    return tuple((record, grade(record, duty, moment)) for record in found)


def shown(told: Told) -> Shown:
    """The record as outputs show it: with nobody's number in its words."""
    record, worth = told
    return Shown(
        unit=record.unit,
        body=record.body,
        part=record.part,
        status=record.status,
        grade=worth.value,
        material=masked(record.material),
        document=masked(record.document),
        date=_iso(record.date),
        file=masked(record.file),
        sha256=record.sha256,
        place=record.location,
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
