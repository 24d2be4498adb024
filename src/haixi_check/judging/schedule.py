"""What a target asks of one unit, or of a year before its deadline, where it says so by itself.

Pure: a target in, the same target with another number, period or reading out.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from haixi_check.exact import exact
from haixi_check.result import LimitInfo
from haixi_check.rulepack.periods import By, EachYearFrom
from haixi_check.rulepack.schedule import Quota
from haixi_check.rulepack.standards import Limit
from haixi_check.rulepack.targets import Target


def is_retired(target: Target, year: int) -> bool:
    """Whether a target was withdrawn before `year`."""
    return target.retired is not None and year > target.retired.until


def quota_of(target: Target, unit: str, year: int) -> Quota | None:
    """The quota that binds a unit in `year`: of several the one that began last."""
    in_force = [each for each in target.quotas if unit in each.units and each.holds_in(year)]
    return max(in_force, key=lambda quota: quota.since or 0, default=None)


def of_unit(target: Target, unit: str, year: int) -> Target | None:
    """`target` as it binds a unit by its quota; `None` where it has none in `year`."""
    quota = quota_of(target, unit, year)
    if quota is None:
        return None
    changed = _asking(target, quota.units[unit])
    if quota.since is None:
        return changed
    return replace(changed, period=EachYearFrom(each_year_from=quota.since, until=quota.until))


def of_year(target: Target, year: int) -> Target:
    """`target` as it is due in `year`: by its milestone, if it has one for this year."""
    if not isinstance(target.period, By) or year >= target.period.by:
        return target
    for milestone in target.milestones:
        if milestone.year == year:
            return replace(_asking(target, milestone.value), period=By(by=year))
    return target


def _asking(target: Target, number: Fraction) -> Target:
    """The same target with another number; readings that bring a number of their own are left out.

    Such a number is that of the whole at its deadline, and no measure for this one.
    """
    assert target.standard is not None  # noqa: S101 - the linter demands it
    readings = tuple(each for each in target.other_readings if each.standard is None)
    changed: dict[str, Any] = {target.standard.relation.value: number}
    return replace(target, other_readings=readings, **changed)


def limit(target: Target) -> LimitInfo | None:
    """What a target asks for that was made to ask for a number of its own."""
    standard = target.standard
    if standard is None or standard.number is None:
        return None
    asked = Limit(standard.relation, standard.number)
    return LimitInfo(shown=target.measure.limit_shown(asked), exact=exact(asked.value))
