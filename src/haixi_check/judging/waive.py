"""Which results are waived: the outcome of each stays, and the waiver stands beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

from haixi_check.judging.evaluate import Results
from haixi_check.provenance import WaiverRef, WaiverState
from haixi_check.result import Outcome, Result
from haixi_check.rulepack.waivers import WHOLE, Waiver, WaiverList

EXCUSABLE = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.REVIEW)
"""What a waiver can take out of the outcome of a run: what would keep it from ending well."""


def waive(
    results: Results, given: WaiverList, as_of: datetime.date
) -> tuple[Results, tuple[WaiverRef, ...]]:
    """`results` with the waivers that are in force on a day, and what became of every waiver.

    Only the very result that a waiver names is waived: what the whole comes to does not follow from
    what a unit is excused from.
    """
    if not given.waivers:
        return results, ()
    states: list[WaiverRef] = []
    waived: dict[tuple[str, str], str] = {}
    found = _by_key(results)
    for waiver in given.waivers:
        result = found.get((waiver.target, waiver.unit))
        state = _state(waiver, result, as_of)
        if state is WaiverState.ACTIVE:
            waived[waiver.target, waiver.unit] = waiver.approved_by
        states.append(_ref(waiver, state, result, given.sha256))

    def marked(result: Result) -> Result:
        document = waived.get((result.target, result.unit or WHOLE))
        return result if document is None else replace(result, waiver=document)

    units = {unit: tuple(map(marked, own)) for unit, own in results.units.items()}
    return replace(results, whole=tuple(map(marked, results.whole)), units=units), tuple(states)


def _by_key(results: Results) -> Mapping[tuple[str, str], Result]:
    every = [*results.whole, *(each for own in results.units.values() for each in own)]
    return {(result.target, result.unit or WHOLE): result for result in every}


def _state(waiver: Waiver, result: Result | None, as_of: datetime.date) -> WaiverState:
    if as_of > waiver.expires:
        return WaiverState.EXPIRED
    if waiver.since is not None and as_of < waiver.since:
        return WaiverState.NOT_YET
    excuses = result is not None and result.outcome in EXCUSABLE
    return WaiverState.ACTIVE if excuses else WaiverState.UNUSED


def _ref(waiver: Waiver, state: WaiverState, result: Result | None, sha256: str) -> WaiverRef:
    return WaiverRef(
        target=waiver.target,
        unit=None if waiver.unit == WHOLE else waiver.unit,
        reason=waiver.reason,
        approved_by=waiver.approved_by,
        since=waiver.since.isoformat() if waiver.since else None,
        expires=waiver.expires.isoformat(),
        note=waiver.note or "",
        state=state,
        outcome=result.outcome if result else None,
        sha256=sha256,
    )
