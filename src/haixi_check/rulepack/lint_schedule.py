"""Whether quotas, milestones and the retirement of a target can be meant as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from haixi_check.errors import Fault
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.periods import By
from haixi_check.rulepack.schedule import Quota
from haixi_check.rulepack.source import KeyPath, YamlSource, unknown
from haixi_check.rulepack.targets import Target


def schedule_faults(pack: Pack, source: YamlSource, target: Target, at: KeyPath) -> Iterator[Fault]:
    """What keeps the quotas, milestones and retirement of `target` from being applied."""
    yield from _quota_faults(pack, source, target, at)
    yield from _milestone_faults(source, target, at)


def _quota_faults(pack: Pack, source: YamlSource, target: Target, at: KeyPath) -> Iterator[Fault]:
    bound = [unit.id for unit in pack.bodies(target.units)]
    for index, quota in enumerate(target.quotas):
        path = (*at, "quotas", index)
        if target.standard is None:
            yield source.fault(path, "quota_without_number", found=target.id)
        if quota.since and quota.until and quota.until < quota.since:
            yield source.fault((*path, "until"), "pack_window_reversed", found=quota.until)
        for unit, number in quota.units.items():
            here = (*path, "units", unit)
            yield from unknown(source, here, "quota_of_nobody", unit, bound)
            if not _can_be_met(target, number):
                yield source.fault(here, "pack_threshold", found=number)
    for (first, one), (second, other) in combinations(enumerate(target.quotas), 2):
        for unit in one.units.keys() & other.units.keys():
            if _clash(one, other):
                path = (*at, "quotas", second, "units", unit)
                line = source.place((*at, "quotas", first, "units", unit)).line
                first_place = f"{source.name}:{line}"
                yield source.fault(path, "pack_name_twice", found=unit, first=first_place)


def _clash(one: Quota, other: Quota) -> bool:
    """Whether two quotas begin in the same year, or one that was to end lasts into the other.

    A later one takes the place of an earlier one without an end.
    """
    if one.since == other.since or None in (one.since, other.since):
        return True
    first, second = sorted((one, other), key=lambda quota: quota.since or 0)
    return first.until is not None and (second.since or 0) <= first.until


def _can_be_met(target: Target, number: Fraction) -> bool:
    return 0 < number <= (target.measure.most or number)


def _is_harder(target: Target, number: Fraction, other: Fraction) -> bool:
    """Whether one number asks for more than another, by the relation of the target."""
    floor = target.standard is None or target.standard.relation.is_floor
    return number > other if floor else number < other


def _milestone_faults(source: YamlSource, target: Target, at: KeyPath) -> Iterator[Fault]:
    period = target.period
    goal = target.standard.number if target.standard else None
    for index, milestone in enumerate(target.milestones):
        path = (*at, "milestones", index)
        if not isinstance(period, By) or goal is None:
            yield source.fault(path, "milestone_without_deadline", found=target.id)
            return
        if milestone.year >= period.by:
            code = "milestone_after_deadline"
            yield source.fault(path, code, found=milestone.year, year=period.by)
        if not _can_be_met(target, milestone.value):
            yield source.fault(path, "pack_threshold", found=milestone.value)
        elif _is_harder(target, milestone.value, goal):
            yield source.fault(path, "milestone_above_target", found=milestone.year)
    before_due = [
        each
        for each in enumerate(target.milestones)
        if isinstance(period, By) and each[1].year < period.by
    ]
    order = sorted(before_due, key=lambda item: item[1].year)
    for (_, before), (index, after) in pairwise(order):
        path = (*at, "milestones", index)
        if before.year == after.year:
            yield source.fault(path, "pack_name_twice", found=after.year, first=source.name)
        elif _is_harder(target, before.value, after.value):
            yield source.fault(path, "milestone_falls", found=after.year, year=before.year)


def doubtful_quotas(pack: Pack, source: YamlSource, target: Target, at: KeyPath) -> Iterator[Fault]:
    """Quotas of all units that together come to less than the target that they divide."""
    bound = {unit.id for unit in pack.bodies(target.units)}
    goal = target.standard.number if target.standard else None
    if not target.measure.adds_up or goal is None:
        return
    for index, quota in enumerate(target.quotas):
        total = sum(quota.units.values(), start=Fraction(0))
        if quota.units.keys() == bound and _is_harder(target, goal, total):
            path = (*at, "quotas", index)
            yield source.fault(path, "quotas_below_target", found=total, goal=goal)
