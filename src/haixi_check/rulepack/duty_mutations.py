"""Duties that are slightly wrong: shown by others, dated otherwise, other parts, other days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

from haixi_check.rulepack.measures import Dating, Evidence, NamedPart, ShownBy, Window
from haixi_check.rulepack.pack import Pack


class DutyChange(NamedTuple):
    """A duty with one thing changed."""

    what: str
    was: object
    now: object
    duty: Evidence
    same: str = ""


def duty_changes(pack: Pack, duty: Evidence, *, one: bool) -> Iterator[DutyChange]:
    """Every change of a duty; `one` says that only one unit has it."""
    yield from _shown_by(duty, one=one)
    yield from _dated(pack, duty)
    yield from _parts(duty)
    yield from _days(pack, duty)
    yield _turned(duty)


def _shown_by(duty: Evidence, *, one: bool) -> Iterator[DutyChange]:
    """Shown by others. Where one unit has the duty, or parts are shown by any, some come to one."""
    by_any = {ShownBy.ANY_UNIT, ShownBy.EACH_PART_BY_ANY}
    for other in ShownBy:
        if other is duty.shown_by or (other is ShownBy.EACH_PART_BY_ANY and not duty.filed_under):
            continue
        same = "one_unit" if one else "alike" if {other, duty.shown_by} == by_any else ""
        changed = replace(duty, shown_by=other)
        yield DutyChange("shown_by", duty.shown_by, other, changed, same)


def _dated(pack: Pack, duty: Evidence) -> Iterator[DutyChange]:
    """Dated otherwise. A window that is open from the first day on is as good as none."""
    anything_since = Window(since=pack.issued)
    for other in Dating:
        if other is duty.dated:
            continue
        window = anything_since if other is Dating.MILESTONE else None
        open_end = {other, duty.dated} == {Dating.STANDING, Dating.MILESTONE} and (
            duty.window in (None, anything_since)
        )
        changed = replace(duty, dated=other, window=window)
        yield DutyChange("dated", duty.dated, other, changed, "open_window" if open_end else "")


def _turned(duty: Evidence) -> DutyChange:
    """Whether it may be said not to apply."""
    turned = not duty.may_not_apply
    changed = replace(duty, may_not_apply=turned)
    return DutyChange("may_not_apply", duty.may_not_apply, turned, changed)


def _parts(duty: Evidence) -> Iterator[DutyChange]:
    """Each part or paper left out; without any of them none can be shown by any unit."""
    for field in ("parts", "all_of"):
        names: tuple[NamedPart, ...] = getattr(duty, field)
        for name in names:
            rest = tuple(each for each in names if each is not name)
            changes: dict[str, Any] = {field: rest}
            with suppress(ValueError):
                yield DutyChange("parts", name.id, "−", replace(duty, **changes))


def _days(pack: Pack, duty: Evidence) -> Iterator[DutyChange]:
    """Each end of a window a day earlier and later; before the opinion there is no day."""
    window = duty.window
    if window is None:
        return
    day = datetime.timedelta(days=1)
    for first in (window.since - day, window.since + day):
        changed = replace(duty, window=replace(window, since=first))
        same = "before_issue" if max(first, window.since) <= pack.issued else ""
        yield DutyChange("window", f"since {window.since}", first, changed, same)
    for last in () if window.until is None else (window.until - day, window.until + day):
        changed = replace(duty, window=replace(window, until=last))
        yield DutyChange("window", f"until {window.until}", last, changed)
