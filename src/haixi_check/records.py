"""What records of evidence are worth, and what they come to for a duty. No file is opened here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum

from haixi_check.plain import dataclass
from haixi_check.results import Outcome
from haixi_check.submissions import Record
from haixi_check.targets import Dating, Evidence


class Grade(StrEnum):
    """What one record is worth to a duty in a year."""

    PROVEN = "proven"
    NO_REFERENCE = "no_reference"
    BEFORE_OPINION = "before_opinion"
    BEFORE_WINDOW = "before_window"
    UNDATED = "undated"
    OWED_EXPLANATION = "owed_explanation"
    CLAIMS_NOT_APPLICABLE = "claims_not_applicable"
    NOT_IMPLEMENTED = "not_implemented"
    LATE = "late"
    NOT_APPLICABLE = "not_applicable"
    MUST_FIX = "must_fix"
    OTHER_YEAR = "other_year"
    AFTER_AS_OF = "after_as_of"


ASKS = (
    Grade.BEFORE_OPINION,
    Grade.BEFORE_WINDOW,
    Grade.UNDATED,
    Grade.NO_REFERENCE,
    Grade.OWED_EXPLANATION,
    Grade.CLAIMS_NOT_APPLICABLE,
)
"""Grades at which a person must look."""

SILENT = (Grade.OTHER_YEAR, Grade.AFTER_AS_OF)
"""Grades of records that say nothing about this year."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When a duty is looked at: a year, the as-of day, and the day of the opinion."""

    year: int
    as_of: datetime.date
    issued: datetime.date


@dataclass(frozen=True)
class Standing:
    """What the records of one unit, for one duty or one part of it, come to."""

    outcome: Outcome
    reason: str = ""


NOTHING = Standing(Outcome.UNKNOWN, "no_record")


def grade(record: Record, duty: Evidence, moment: Moment) -> Grade:
    """What `record` is worth to `duty` at `moment`."""
    if record.doubt == "must_fix":
        return Grade.MUST_FIX
    year = record.for_year or (record.date.year if record.date else None)
    if duty.dated is Dating.YEARLY and year not in (None, moment.year):
        return Grade.OTHER_YEAR
    if record.status == "未落实":
        return Grade.NOT_IMPLEMENTED
    if record.status == "不适用":
        return Grade.NOT_APPLICABLE if duty.may_not_apply else Grade.CLAIMS_NOT_APPLICABLE
    dated = _dated(record, duty, moment, year)
    if dated is not Grade.PROVEN:
        return dated
    if not record.proven:
        return Grade.NO_REFERENCE
    return Grade.OWED_EXPLANATION if record.doubt else Grade.PROVEN


def _dated(record: Record, duty: Evidence, moment: Moment, year: int | None) -> Grade:
    """Whether the date of a record lets it count; `PROVEN` where it does."""
    day = record.date
    if day is None:
        yearly = duty.dated is Dating.YEARLY and year is not None
        return Grade.PROVEN if yearly else Grade.UNDATED
    if day < moment.issued:
        return Grade.BEFORE_OPINION
    if duty.dated is Dating.YEARLY:
        return Grade.PROVEN  # a report on a year is often dated in the next
    if duty.window is not None:
        if duty.window.until is not None and day > duty.window.until:
            return Grade.LATE
        if day < duty.window.since:
            return Grade.BEFORE_WINDOW
    return Grade.AFTER_AS_OF if day > moment.as_of else Grade.PROVEN


def standing(grades: Iterable[Grade]) -> Standing:
    """What records of these grades come to: the best of them decides, unless they clash."""
    found = [item for item in grades if item not in SILENT]
    asks = [item for item in ASKS if item in found]
    if Grade.NOT_IMPLEMENTED in found and (Grade.PROVEN in found or asks):
        return Standing(Outcome.REVIEW, "conflicting_records")
    if Grade.PROVEN in found:
        return Standing(Outcome.PASS)
    if asks:
        return Standing(Outcome.REVIEW, asks[0].value)
    for item, outcome in (
        (Grade.NOT_IMPLEMENTED, Outcome.FAIL),
        (Grade.MUST_FIX, Outcome.UNKNOWN),  # once mended, it may show what the rest does not
        (Grade.LATE, Outcome.FAIL),
        (Grade.NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
    ):
        if item in found:
            return Standing(outcome, "" if outcome is Outcome.NOT_APPLICABLE else item.value)
    return NOTHING


def best(standings: Iterable[Standing], *, all_reported: bool) -> Standing:
    """What a duty that any of several units may show comes to.

    A unit that says 未落实 decides only when every unit was heard and understood; a duty does not
    apply only when no unit says anything else.
    """
    found = tuple(standings)
    for wanted in (Outcome.PASS, Outcome.REVIEW):
        for item in found:
            if item.outcome is wanted:
                return item
    if not all_reported:
        return Standing(Outcome.UNKNOWN, "not_reported")
    broken = [item for item in found if item.reason == Grade.MUST_FIX]
    failed = [item for item in found if item.outcome is Outcome.FAIL]
    if broken or failed:
        return (broken or failed)[0]
    if found and all(item.outcome is Outcome.NOT_APPLICABLE for item in found):
        return found[0]
    return NOTHING
