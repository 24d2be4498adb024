"""Rules that are slightly wrong: each is one that its examples must be able to tell from the right.

A mutation changes one thing of a target by its smallest step: a threshold, a year, a unit, a word.
What cannot make a difference is recognised here, with the reason why.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from haixi_check.plain import dataclass
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.measures import (
    Dating,
    Evidence,
    MeasureBase,
    Share,
    ShownBy,
    Trend,
    Window,
)
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.periods import By, EachYearFrom, Period
from haixi_check.rulepack.targets import Force, Target


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """A target with one thing changed."""

    what: str
    """What was changed: `threshold`, `period`, `units` …"""
    was: str
    now: str
    target: Target
    same: str = ""
    """Why it can make no difference, as a code; empty where it can."""


def mutations(rules: RulePack, target: Target) -> Iterator[Mutation]:
    """Every mutation of `target`, in a fixed order."""
    for mutate in (_thresholds, _periods, _forces, _judged, _units, _shortfalls, _readings):
        yield from mutate(rules, target)
    measure = target.measure
    if isinstance(measure, Evidence):
        yield from _evidence(rules.pack, target, measure)
    else:
        yield from _formulas(rules, target, measure)


def _changed(target: Target, what: str, was: object, now: object, **changes: Any) -> Mutation:
    return Mutation(what=what, was=str(was), now=str(now), target=replace(target, **changes))


def _thresholds(rules: RulePack, target: Target) -> Iterator[Mutation]:
    """The threshold one step lower and higher, as people speak of it: a thing, a percent."""
    if not isinstance(target.at_least, Fraction):
        return
    step = Fraction(1, 100) if isinstance(target.measure, Share) else Fraction(1)
    shown = target.measure.shown
    for other in (target.at_least - step, target.at_least + step):
        if 0 < other <= (target.measure.most or other):
            was, now = shown(target.at_least), shown(other)
            yield _changed(target, "threshold", was, now, at_least=other)


def _periods(rules: RulePack, target: Target) -> Iterator[Mutation]:
    """Every year of the period a year earlier and later; what ends never ends, and so on."""
    period = target.period
    others: list[Period] = []
    match period:
        case By(by=year):
            others = [By(by=year - 1), By(by=year + 1), "continuing"]
        case EachYearFrom(each_year_from=first, until=last):
            others = [replace(period, each_year_from=first + by) for by in (-1, 1)]
            if last is not None:
                others += [replace(period, until=year) for year in (last - 1, last + 1, None)]
        case _:
            others = [By(by=rules.pack.judged_from + 1)]
    for other in others:
        if _fits(target, period=other):
            yield _changed(target, "period", _year_words(period), _year_words(other), period=other)


def _year_words(period: Period) -> str:
    match period:
        case By(by=year):
            return f"by {year}"
        case EachYearFrom(each_year_from=first, until=last):
            return f"each year from {first}" + (f" until {last}" if last else "")
        case _:
            return "continuing"


def _fits(target: Target, **changes: Any) -> bool:
    """Whether a target so changed is one at all."""
    try:
        replace(target, **changes)
    except ValueError:
        return False
    return True


def _forces(rules: RulePack, target: Target) -> Iterator[Mutation]:
    for force in Force:
        if force is not target.force:
            yield _changed(target, "force", target.force, force, force=force)


def _judged(rules: RulePack, target: Target) -> Iterator[Mutation]:
    """Judged as a whole, or each unit by itself: of a duty its evidence says who shows it."""
    if target.is_duty:
        return
    for other in ("prefecture", "each-school"):
        if other != target.judged:
            changed = _changed(target, "judged", target.judged, other, judged=other)
            one = len(rules.pack.bodies(target.units)) == 1
            yield replace(changed, same="one_unit" if one else "")


def _units(rules: RulePack, target: Target) -> Iterator[Mutation]:
    """One unit less, and one more, of those that the pack has."""
    now = tuple(unit.id for unit in rules.pack.bodies(target.units))
    for unit in rules.pack.units:
        if unit.id in now:
            rest = tuple(each for each in now if each != unit.id)
            if rest:
                yield _changed(target, "units", ", ".join(now), f"− {unit.id}", units=rest)
        else:
            more = _changed(target, "units", ", ".join(now), f"+ {unit.id}", units=(*now, unit.id))
            yield replace(more, same="" if _may_fill(rules, target, unit.id) else "no_figure")


def _may_fill(rules: RulePack, target: Target, unit: str) -> bool:
    """Whether the form asks a unit for any of the figures that enter, or for records."""
    if target.is_duty:
        return True
    level = rules.pack.by_id[unit].kind
    return any(level in rules.form.figure(name).filled_by for name in target.measure.figures)


def _shortfalls(rules: RulePack, target: Target) -> Iterator[Mutation]:
    short = target.shortfall
    if short is None or not isinstance(target.measure, Share):
        return
    changed = replace(short, grows=not short.grows)
    mutation = _changed(target, "grows", short.grows, changed.grows, shortfall=changed)
    yield replace(mutation, same="all" if target.at_least == 1 else "")


def _readings(rules: RulePack, target: Target) -> Iterator[Mutation]:
    """One of the other readings left out."""
    for reading in target.other_readings:
        rest = tuple(each for each in target.other_readings if each is not reading)
        yield _changed(target, "reading", reading.name.zh, "−", other_readings=rest)


def _formulas(rules: RulePack, target: Target, measure: MeasureBase) -> Iterator[Mutation]:
    """Another figure above or below the line, and the flags of a measure."""
    for changed, was, now in _measures(rules, measure):
        if _fits(target, measure=changed):
            yield _changed(target, "measure", was, now, measure=changed)


def _measures(rules: RulePack, measure: Any) -> Iterator[tuple[Any, str, str]]:
    if isinstance(measure, Trend):
        turned: Literal["rising", "not_falling"]
        turned = "rising" if measure.direction == "not_falling" else "not_falling"
        yield replace(measure, direction=turned), measure.direction, turned
        for inner, was, now in _measures(rules, measure.of):
            yield replace(measure, of=inner), was, now
        return
    for side, names in measure.formula.items():
        for other in _other_figures(rules, names):
            now = f"{side}: {', '.join(other)}"
            yield replace(measure, **{side: other}), f"{side}: {', '.join(names)}", now
    if isinstance(measure, Share):
        yield replace(measure, may_exceed=not measure.may_exceed), "may_exceed", "−/+"
        empty: Literal["unknown", "not_applicable"]
        empty = "unknown" if measure.empty_is == "not_applicable" else "not_applicable"
        yield replace(measure, empty_is=empty), f"empty: {measure.empty_is}", empty


def _other_figures(rules: RulePack, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Fewer figures than `names`, and its first one's neighbours in the form instead of it."""
    for name in names if len(names) > 1 else ():
        yield tuple(each for each in names if each != name)
    kind = rules.form.figure(names[0]).kind
    alike = [figure.id for figure in rules.form.figures if figure.kind == kind]
    at = alike.index(names[0])
    for near in (at - 1, at + 1):
        if 0 <= near < len(alike) and alike[near] not in names:
            yield (alike[near], *names[1:])


def _evidence(pack: Pack, target: Target, duty: Evidence) -> Iterator[Mutation]:
    """Other duties of records: shown by others, dated otherwise, other parts, other days."""
    one = len(pack.bodies(target.units)) == 1
    for change in (
        *_shown_by(duty, one=one),
        *_dated(pack, duty),
        *_parts(duty),
        *_days(pack, duty),
        _turned(duty),
    ):
        changed = _changed(target, change.what, change.was, change.now, measure=change.duty)
        yield replace(changed, same=change.same)


class _Change(NamedTuple):
    """A duty with one thing changed."""

    what: str
    was: object
    now: object
    duty: Evidence
    same: str = ""


def _shown_by(duty: Evidence, *, one: bool) -> Iterator[_Change]:
    """Shown by others. Where one unit has the duty, or parts are shown by any, some come to one."""
    by_any = {ShownBy.ANY_UNIT, ShownBy.EACH_PART_BY_ANY}
    for other in ShownBy:
        if other is duty.shown_by or (other is ShownBy.EACH_PART_BY_ANY and not duty.parts):
            continue
        same = "one_unit" if one else "alike" if {other, duty.shown_by} == by_any else ""
        changed = replace(duty, shown_by=other)
        yield _Change("shown_by", duty.shown_by, other, changed, same)


def _dated(pack: Pack, duty: Evidence) -> Iterator[_Change]:
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
        yield _Change("dated", duty.dated, other, changed, "open_window" if open_end else "")


def _turned(duty: Evidence) -> _Change:
    """Whether it may be said not to apply."""
    turned = not duty.may_not_apply
    changed = replace(duty, may_not_apply=turned)
    return _Change("may_not_apply", duty.may_not_apply, turned, changed)


def _parts(duty: Evidence) -> Iterator[_Change]:
    """Each part left out; without any part no part can be shown by any unit."""
    for part in duty.parts:
        rest = tuple(each for each in duty.parts if each is not part)
        if rest or duty.shown_by is not ShownBy.EACH_PART_BY_ANY:
            yield _Change("parts", part.id, "−", replace(duty, parts=rest))


def _days(pack: Pack, duty: Evidence) -> Iterator[_Change]:
    """Each end of a window a day earlier and later; before the opinion there is no day."""
    window = duty.window
    if window is None:
        return
    day = datetime.timedelta(days=1)
    for first in (window.since - day, window.since + day):
        changed = replace(duty, window=replace(window, since=first))
        same = "before_issue" if max(first, window.since) <= pack.issued else ""
        yield _Change("window", f"since {window.since}", first, changed, same)
    for last in () if window.until is None else (window.until - day, window.until + day):
        changed = replace(duty, window=replace(window, until=last))
        yield _Change("window", f"until {window.until}", last, changed)
