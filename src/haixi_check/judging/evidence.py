"""What records of evidence are worth, and what they come to for a duty. No file is opened here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from enum import StrEnum
from typing import TypeAlias

from haixi_check.plain import dataclass
from haixi_check.result import Outcome
from haixi_check.rulepack.measures import Dating, Evidence
from haixi_check.rulepack.names import bare_number
from haixi_check.submission import Record


class Grade(StrEnum):
    """What one record is worth to a duty in a year."""

    PROVEN = "proven"
    NO_REFERENCE = "no_reference"
    NOT_EVIDENCE = "not_evidence"
    BEFORE_OPINION = "before_opinion"
    BEFORE_WINDOW = "before_window"
    UNDATED = "undated"
    UNSTATED = "unstated"
    OWED_EXPLANATION = "owed_explanation"
    CLAIMS_NOT_APPLICABLE = "claims_not_applicable"
    STATUS_BLANK = "status_blank"
    STATUS_UNREAD = "status_unread"
    NOT_IMPLEMENTED = "not_implemented"
    UNDER_WAY = "under_way"
    LATE = "late"
    EXPIRED = "expired"
    NOT_APPLICABLE = "not_applicable"
    MUST_FIX = "must_fix"
    OTHER_YEAR = "other_year"
    AFTER_AS_OF = "after_as_of"
    AFTER_REPORT = "after_report"
    AFTER_ASKED = "after_asked"


ASKS = (
    Grade.BEFORE_OPINION,
    Grade.NOT_EVIDENCE,
    Grade.BEFORE_WINDOW,
    Grade.UNDATED,
    Grade.AFTER_REPORT,
    Grade.AFTER_ASKED,
    Grade.UNSTATED,
    Grade.NO_REFERENCE,
    Grade.OWED_EXPLANATION,
    Grade.CLAIMS_NOT_APPLICABLE,
)
"""Grades of records that say 已落实 or 不适用 and at which a person must look."""

CLASHES = (
    (Grade.NOT_IMPLEMENTED, "conflicting_records"),
    (Grade.UNDER_WAY, "conflicting_records"),
    (Grade.STATUS_UNREAD, "status_unread"),
    (Grade.STATUS_BLANK, "status_blank"),
)
"""Grades of records beside which no other proves anything: they say, or may say, 未落实."""

ALONE = (
    (Grade.NOT_IMPLEMENTED, Outcome.FAIL),
    (Grade.UNDER_WAY, Outcome.REVIEW),
    (Grade.STATUS_UNREAD, Outcome.UNKNOWN),
    (Grade.STATUS_BLANK, Outcome.REVIEW),
    (Grade.MUST_FIX, Outcome.UNKNOWN),  # once mended, it may show what the rest does not
    (Grade.LATE, Outcome.FAIL),
    (Grade.EXPIRED, Outcome.UNKNOWN),
    (Grade.NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
)
"""What records come to of which none is proof, nor asks to be taken for it: the first decides."""

SILENT = (Grade.OTHER_YEAR, Grade.AFTER_AS_OF)
"""Grades of records that say nothing about this year."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When a duty is looked at, and what proves nothing then."""

    years: Container[int]
    as_of: datetime.date
    issued: datetime.date
    asked: bool = False
    """Whether `as_of` was asked for: it then holds for reports on a year as well."""
    reported: datetime.date | None = None
    """The day on which the unit reported, where it says so: nothing that it names is later."""
    not_evidence: frozenset[str] = frozenset()
    """The bare numbers of documents that prove nothing."""


@dataclass(frozen=True)
class Standing:
    """What the records of one unit, for one duty or one part of it, come to."""

    outcome: Outcome
    reason: str = ""


DONE = "已落实"

NOTHING = Standing(Outcome.UNKNOWN, "no_record")


def grade(record: Record, duty: Evidence, moment: Moment) -> Grade:
    """What `record` is worth to `duty` at `moment`."""
    year = year_of(record)
    if duty.dated is Dating.YEARLY and year is not None and year not in moment.years:
        return Grade.OTHER_YEAR
    match record.status:
        case "未落实":
            return Grade.NOT_IMPLEMENTED
        case "正在推进":
            return Grade.UNDER_WAY
        case "":
            return Grade.STATUS_UNREAD if record.doubt == "must_fix" else Grade.STATUS_BLANK
        case _:
            pass
    if record.doubt == "must_fix":
        return Grade.MUST_FIX
    if record.status == "不适用":
        return Grade.NOT_APPLICABLE if duty.may_not_apply else Grade.CLAIMS_NOT_APPLICABLE
    return _worth(record, duty, moment)


def year_of(record: Record) -> int | None:
    """The year that a record is for; a blank cell means that of its date, a lost one nothing."""
    if record.for_year is not None or "for_year" in record.unstated:
        return record.for_year
    return record.date.year if record.date else None


def _worth(record: Record, duty: Evidence, moment: Moment) -> Grade:
    """What a record that says 已落实 is worth."""
    dated = _dated(record, duty, moment)
    if dated is not Grade.PROVEN:
        return dated
    if not record.proven:
        return Grade.NO_REFERENCE
    if bare_number(record.document) in moment.not_evidence:
        return Grade.NOT_EVIDENCE
    if record.doubt:
        return Grade.OWED_EXPLANATION
    return Grade.UNSTATED if record.unstated else Grade.PROVEN


def _dated(record: Record, duty: Evidence, moment: Moment) -> Grade:
    """Whether the dates of a record let it count; `PROVEN` where they do."""
    day = record.date
    if day is None:
        return Grade.UNDATED
    if day < moment.issued:
        return Grade.BEFORE_OPINION
    if record.valid_until is not None and record.valid_until < moment.as_of:
        return Grade.EXPIRED
    if duty.dated is Dating.YEARLY:
        # A report on a year is often dated in the next.
        asked = moment.asked and day > moment.as_of
        return Grade.AFTER_ASKED if asked else _reported(day, moment)
    if duty.window is not None:
        if duty.window.until is not None and day > duty.window.until:
            return Grade.LATE
        if day < duty.window.since:
            return Grade.BEFORE_WINDOW
    return Grade.AFTER_AS_OF if day > moment.as_of else _reported(day, moment)


def _reported(day: datetime.date, moment: Moment) -> Grade:
    """Whether a document can have been there on the day on which its unit reported."""
    late = moment.reported is not None and day > moment.reported
    return Grade.AFTER_REPORT if late else Grade.PROVEN


def standing(grades: Iterable[Grade], *, lost: bool = False) -> Standing:
    """What records of these grades come to: the best of them decides, unless they clash.

    `lost` says that others were not read, which may say 未落实.
    """
    found = [item for item in grades if item not in SILENT]
    asks = [item for item in ASKS if item in found]
    if Grade.PROVEN in found or asks:
        clash = next((reason for item, reason in CLASHES if item in found), "")
        if clash:
            return Standing(Outcome.REVIEW, clash)
    if Grade.PROVEN in found:
        return Standing(Outcome.REVIEW, "records_lost") if lost else Standing(Outcome.PASS)
    if asks:
        return Standing(Outcome.REVIEW, asks[0].value)
    for item, outcome in ALONE:
        if item in found:
            if outcome is not Outcome.NOT_APPLICABLE:
                return Standing(outcome, item.value)
            return Standing(Outcome.REVIEW, "records_lost") if lost else Standing(outcome)
    return NOTHING


Told: TypeAlias = tuple[Record, Grade]
"""A record, and what it is worth."""

Apart: TypeAlias = Callable[[Record], Hashable]
"""What tells records apart that do not contradict each other; `None` for one that may be any."""


def standing_of(records: Iterable[Told], apart: Sequence[Apart], *, lost: bool = False) -> Standing:
    """What the records of one unit come to, where `apart` tells them apart, one after the other.

    What one body, or one year, says was not done contradicts no proof of another. A record of which
    nobody knows whose it is may be of any, and so contradicts all.
    """
    told = list(records)
    if not apart:
        return standing((worth for _, worth in told), lost=lost)
    groups: dict[Hashable, list[Told]] = {}
    for record, worth in told:
        groups.setdefault(apart[0](record), []).append((record, worth))
    of_any = groups.pop(None, [])
    if not groups:
        return standing_of(told, apart[1:], lost=lost)
    whole = [[*group, *_denials(of_any)] for group in groups.values()]
    if of_any:
        whole.append([*of_any, *_denials(each for group in groups.values() for each in group)])
    found = [standing_of(group, apart[1:], lost=lost) for group in whole]
    saying = [each for each in found if each is not NOTHING]
    if len(saying) > 1:
        return best(saying, all_reported=True)
    return saying[0] if saying else NOTHING


def _denials(records: Iterable[Told]) -> list[Told]:
    """Those that say, or may say, that nothing was done."""
    return [(record, worth) for record, worth in records if worth in dict(CLASHES)]


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
    broken = [item for item in found if item.reason in (Grade.MUST_FIX, Grade.STATUS_UNREAD)]
    failed = [item for item in found if item.outcome is Outcome.FAIL]
    if broken or failed:
        return (broken or failed)[0]
    if found and all(item.outcome is Outcome.NOT_APPLICABLE for item in found):
        return found[0]
    return NOTHING
