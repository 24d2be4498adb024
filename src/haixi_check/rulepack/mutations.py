"""Rules that are slightly wrong: each is one that its examples must be able to tell from the right.

A mutation changes one thing of a target by its smallest step: a threshold, a year, a unit, a word.
What cannot make a difference is recognised here, with the reason why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, Literal

from haixi_check.plain import dataclass
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.duty_mutations import duty_changes
from haixi_check.rulepack.measures import (
    Evidence,
    MeasureBase,
    Share,
    Trend,
)
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.periods import By, EachYearFrom, Every, Period
from haixi_check.rulepack.standards import Amount, Conditional, LimitKind, Standard
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
    if target.not_judged is not None:
        return  # its figures are shown, and held against nothing
    for mutate in (_standards, _periods, _forces, _judged, _units, _shortfalls, _readings):
        yield from mutate(rules, target)
    measure = target.measure
    if isinstance(measure, Evidence):
        yield from _evidence(rules.pack, target, measure)
    else:
        yield from _formulas(rules, target, measure)


def _changed(target: Target, what: str, was: object, now: object, **changes: Any) -> Mutation:
    return Mutation(what=what, was=str(was), now=str(now), target=replace(target, **changes))


def _standards(rules: RulePack, target: Target) -> Iterator[Mutation]:
    """The limit one step lower and higher, as people speak of it, and every other relation."""
    standard = target.standard
    if standard is None:
        return
    shown = target.measure.standard_shown
    for amount in _amounts(standard.amount, _step(target, standard)):
        other = Standard(standard.relation, amount)
        if all(0 < each <= (target.measure.most or each) for each in other.numbers):
            was, now = shown(standard), shown(other)
            yield _changed(target, "threshold", was, now, **{standard.relation: amount})
    for relation in LimitKind:
        if relation is not standard.relation:
            was, now = standard.relation.sign, relation.sign
            turned = {standard.relation: None, relation: standard.amount}
            yield _changed(target, "comparison", was, now, **turned)


def _step(target: Target, standard: Standard) -> Fraction:
    """A percent of a share; else one thing, or a tenth where the limit is no whole number."""
    if isinstance(target.measure, Share):
        return Fraction(1, 100)
    whole = all(number.denominator == 1 for number in standard.numbers)
    return Fraction(1) if whole else Fraction(1, 10)


def _amounts(amount: Amount, step: Fraction) -> Iterator[Amount]:
    """Amounts that differ from `amount` in one number or one year."""
    if isinstance(amount, Fraction):
        yield from (amount - step, amount + step)
    elif isinstance(amount, Conditional):
        yield from _conditions(amount, step)
    else:
        for at, dated in enumerate(amount):
            values = [
                value for value in _amounts(dated.value, step) if not isinstance(value, tuple)
            ]
            steps = [replace(dated, value=value) for value in values]
            if at:
                steps += [replace(dated, from_=dated.from_ + by) for by in (-1, 1)]
            yield from ((*amount[:at], changed, *amount[at + 1 :]) for changed in steps)


def _conditions(amount: Conditional, step: Fraction) -> Iterator[Conditional]:
    for by in (-step, step):
        yield replace(amount, then=amount.then + by)
        if amount.otherwise is not None:
            yield replace(amount, otherwise=amount.otherwise + by)
    if amount.otherwise is not None:
        yield replace(amount, otherwise=None)
        yield replace(amount, then=amount.otherwise, otherwise=amount.then)


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
        case Every(every=cycle, from_=first):
            others = [replace(period, from_=first + by) for by in (-1, 1)]
            longer = [replace(cycle, years=cycle.years + by) for by in (-1, 1)]
            others += [replace(period, every=each) for each in longer if each.years > 1]
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
        case Every(every=cycle, from_=first):
            return f"every {cycle.years} years from {first}"
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
    for other in ("whole", "each-unit"):
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
    kind = rules.pack.by_id[unit].kind
    return any(kind in rules.form.figure(name).filled_by for name in target.measure.figures)


def _shortfalls(rules: RulePack, target: Target) -> Iterator[Mutation]:
    short = target.shortfall
    if short is None or not isinstance(target.measure, Share):
        return
    changed = replace(short, grows=not short.grows)
    mutation = _changed(target, "grows", short.grows, changed.grows, shortfall=changed)
    whole = target.standard is not None and target.standard.number == 1
    yield replace(mutation, same="all" if whole else "")


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
        for inner, was, now in _ratios_and_sums(rules, measure.of):
            yield replace(measure, of=inner), was, now
        return
    yield from _ratios_and_sums(rules, measure)
    if isinstance(measure, Share):  # in a trend a year without a whole has no ratio either way
        empty: Literal["unknown", "not_applicable"]
        empty = "unknown" if measure.empty_is == "not_applicable" else "not_applicable"
        yield replace(measure, empty_is=empty), f"empty: {measure.empty_is}", empty


def _ratios_and_sums(rules: RulePack, measure: Any) -> Iterator[tuple[Any, str, str]]:
    for side, names in measure.formula.items():
        for other in _other_figures(rules, names):
            now = f"{side}: {', '.join(other)}"
            yield replace(measure, **{side: other}), f"{side}: {', '.join(names)}", now
    if isinstance(measure, Share):
        turned = not measure.may_exceed
        yield replace(measure, may_exceed=turned), f"may_exceed: {measure.may_exceed}", str(turned)


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
    one = len(pack.bodies(target.units)) == 1
    for change in duty_changes(pack, duty, one=one):
        if not _fits(target, measure=change.duty):
            continue
        changed = _changed(target, change.what, change.was, change.now, measure=change.duty)
        yield replace(changed, same=change.same)
