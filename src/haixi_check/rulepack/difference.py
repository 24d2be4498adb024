"""What two rule packs ask differently, target by target: stricter, looser, or only in other words.

Compares rules and judges nothing: what turns is seen when submissions are judged by both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from fractions import Fraction
from typing import Any

from haixi_check.plain import dataclass
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.overlay import RELATIONS
from haixi_check.rulepack.periods import By, EachYearFrom
from haixi_check.rulepack.targets import Force, Target


class Direction(StrEnum):
    """Which way a rule was changed."""

    STRICTER = "stricter"
    LOOSER = "looser"
    NEITHER = "neither"


class DifferenceKind(StrEnum):
    """What became of a target."""

    NEW = "new"
    RETIRED = "retired"
    STRICTER = "stricter"
    LOOSER = "looser"
    MIXED = "mixed"
    """Stricter in one thing, looser in another."""
    MEASURED = "measured"
    """Read in another way: another measure, other units, another period."""
    RENAMED = "renamed"
    WORDED = "worded"
    """Said in other words, and judged as before."""


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One thing that a target says differently."""

    field: str
    direction: Direction


@dataclass(frozen=True, kw_only=True)
class TargetDifference:
    """A target that two packs have differently, or that only one of them has."""

    before: Target | None
    after: Target | None
    difference: DifferenceKind
    changes: tuple[FieldChange, ...] = ()


FORCES = (Force.ENCOURAGED, Force.DIRECTIONAL, Force.ASPIRATIONAL, Force.MANDATORY)
"""From the weakest to the strongest."""

FLOORS = ("at_least", "more_than")
"""Relations of which a larger number is stricter."""

NOT_COMPARED = ("examples",)
NAMES = ("id", "code", "title")
JUDGING = ("measure", "units", "judged", "period", "force", "provisional_until_year_end")
"""Fields that decide how a target is judged, besides its number and what is owed when."""


def compare_packs(before: RulePack, after: RulePack) -> tuple[TargetDifference, ...]:
    """Every target that is not the same in both packs: those of the second in order, then lost."""
    old = {target.id: target for target in before.targets}
    lost = {target.code: target for target in before.targets if after.target(target.id) is None}
    found: list[TargetDifference] = []
    for target in after.targets:
        was = old.get(target.id) or lost.pop(target.code, None)
        if was is None:
            found.append(TargetDifference(before=None, after=target, difference=DifferenceKind.NEW))
        elif changes := tuple(_changes(was, target)):
            kind = _kind(was, target, changes)
            found.append(
                TargetDifference(before=was, after=target, difference=kind, changes=changes)
            )
    gone = (
        TargetDifference(before=target, after=None, difference=DifferenceKind.RETIRED)
        for target in lost.values()
    )
    return (*found, *gone)


def _changes(before: Target, after: Target) -> Iterator[FieldChange]:
    """Every field that is not the same; the number of a target, however it stands, is one."""
    numbers = [_number(target) for target in (before, after)]
    if numbers[0] != numbers[1]:
        yield FieldChange(field="threshold", direction=_of_numbers(numbers[0], numbers[1]))
    for field in fields(after):
        if field.name in (*RELATIONS, *NOT_COMPARED):
            continue
        was, is_now = getattr(before, field.name), getattr(after, field.name)
        if was != is_now:
            yield FieldChange(field=field.name, direction=_direction(field.name, was, is_now))


def _number(target: Target) -> tuple[str, Any] | None:
    """The relation of a target to its number, and that number."""
    for relation in RELATIONS:
        if (number := getattr(target, relation, None)) is not None:
            return relation, number
    return None


def _of_numbers(before: tuple[str, Any] | None, after: tuple[str, Any] | None) -> Direction:
    if before is None or after is None or before[0] != after[0]:
        return Direction.NEITHER
    if not isinstance(before[1], Fraction) or not isinstance(after[1], Fraction):
        return Direction.NEITHER
    return _stricter_if((after[1] > before[1]) is (after[0] in FLOORS))


def _stricter_if(condition: bool) -> Direction:
    return Direction.STRICTER if condition else Direction.LOOSER


def _direction(field: str, before: Any, after: Any) -> Direction:
    match field:
        case "force":
            return _stricter_if(FORCES.index(after) > FORCES.index(before))
        case "period":
            return _of_periods(before, after)
        case "retired":
            if before is None or after is None:
                return _stricter_if(after is None)
            return _stricter_if(after.until > before.until)
        case "quotas" | "milestones" if not before or not after:
            return _stricter_if(bool(after))
        case _:
            return Direction.NEITHER


def _of_periods(before: Any, after: Any) -> Direction:
    """An earlier deadline, an earlier first year or a later last one asks for more."""
    match before, after:
        case By(by=was), By(by=is_now):
            return _stricter_if(is_now < was)
        case EachYearFrom(), EachYearFrom():
            endless = 9999
            first = (before.each_year_from, -(before.until or endless))
            second = (after.each_year_from, -(after.until or endless))
            if all(new <= old for old, new in zip(first, second, strict=True)):
                return Direction.STRICTER
            if all(new >= old for old, new in zip(first, second, strict=True)):
                return Direction.LOOSER
        case _:
            pass
    return Direction.NEITHER


def _kind(before: Target, after: Target, changes: tuple[FieldChange, ...]) -> DifferenceKind:
    directions = {change.direction for change in changes}
    names = {change.field for change in changes}
    if after.retired is not None and before.retired is None:
        return DifferenceKind.RETIRED
    if {Direction.STRICTER, Direction.LOOSER} <= directions:
        return DifferenceKind.MIXED
    if Direction.STRICTER in directions:
        return DifferenceKind.STRICTER
    if Direction.LOOSER in directions:
        return DifferenceKind.LOOSER
    if names & {*JUDGING, "threshold", "quotas", "milestones", "other_readings"}:
        return DifferenceKind.MEASURED
    return DifferenceKind.RENAMED if names & set(NAMES) else DifferenceKind.WORDED
