"""Whether the targets of a pack can all be met at once, with the fewest lines that clash.

Looks at the targets that decide, year by year, over the figures of each unit and what the form says
of parts and wholes. Amounts are taken to be divisible, so that whole numbers never clash less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from haixi_check.errors import Fault
from haixi_check.problem import Tier
from haixi_check.rulepack.feasibility import Demand, conflict
from haixi_check.rulepack.measures import PerHead, Ratio, Total
from haixi_check.rulepack.periods import By, EachYearFrom, Every
from haixi_check.rulepack.standards import Limit
from haixi_check.rulepack.targets import Force, Target

if TYPE_CHECKING:
    from haixi_check.rulepack.lint import PackDraft


ONE = Fraction(1)


class _Asked(NamedTuple):
    """A demand, and the target that asks for it; none where the form says so."""

    demand: Demand
    target: Target | None = None


def conflict_faults(draft: PackDraft) -> Iterator[Fault]:
    """A fault for each set of targets that no figures can meet together, at the last of them."""
    told: set[tuple[str, ...]] = set()
    for year in _years(draft):
        asked = [*_of_targets(draft, year), *_of_form(draft)]
        clash = [asked[at].target for at in conflict([each.demand for each in asked])]
        ids = tuple(dict.fromkeys(target.id for target in clash if target))
        if ids and ids not in told:
            told.add(ids)
            yield _fault(draft, ids, year)


def _fault(draft: PackDraft, ids: tuple[str, ...], year: int) -> Fault:
    places = {
        target.id: (file.source, index)
        for file in draft.files
        for index, target in enumerate(file.content.targets)
        if target.id in ids
    }
    source, index = places[ids[-1]]
    others = ", ".join(
        f"{other.name}:{other.place(('targets', at, 'id')).line}"
        for other, at in (places[each] for each in ids[:-1])
    )
    code = "pack_conflict" if others else "pack_never_met"
    return source.fault(("targets", index, "id"), code, found=ids[-1], others=others, year=year)


def _targets(draft: PackDraft) -> Iterable[Target]:
    return (target for file in draft.files for target in file.content.targets)


def _years(draft: PackDraft) -> tuple[int, ...]:
    """The years at which something is asked for the first time or by then."""
    years = {draft.pack.judged_from}
    for target in _targets(draft):
        match target.period:
            case By(by=year):
                years.add(year)
            case EachYearFrom(each_year_from=year) | Every(from_=year):
                years.add(year)
            case _:
                pass
        years |= (
            {step.from_ for step in target.standard.steps if step.from_}
            if target.standard
            else set()
        )
    return tuple(sorted(years))


def _of_targets(draft: PackDraft, year: int) -> Iterator[_Asked]:
    for target in _targets(draft):
        limit = target.standard.limit(year, {}) if target.standard else None
        decides = target.force is Force.MANDATORY and target.not_judged is None
        if not isinstance(limit, Limit) or not decides or not _binds(target, year, draft):
            continue
        units = [unit.id for unit in draft.pack.bodies(target.units)]
        apart = [[unit] for unit in units] if target.judged == "each-unit" else [units]
        for bodies in apart:
            yield from _demands(draft, target, limit, bodies)


def _binds(target: Target, year: int, draft: PackDraft) -> bool:
    match target.period:
        case By(by=due):
            return year == due
        case EachYearFrom() as period:
            return year in period.years(year)
        case Every() as period:
            return year >= period.first_due
        case _:
            return year >= draft.pack.judged_from


def _demands(draft: PackDraft, target: Target, limit: Limit, bodies: list[str]) -> Iterator[_Asked]:
    """What a target asks of the figures of `bodies` together; of a ratio also that it has a whole.

    A limit that must not be reached is missed by one: amounts are as large as they need to be.
    """
    measure = target.measure
    sign = 1 if limit.relation.is_floor else -1
    step = Fraction(limit.relation.is_strict)

    def total(names: Iterable[str], times: Fraction | int) -> dict[str, Fraction]:
        return _total(draft, names, bodies, Fraction(times))

    if isinstance(measure, Total):
        yield _Asked(Demand(total(measure.of, sign), sign * limit.value + step), target)
    elif isinstance(measure, Ratio):
        ratio = total(measure.of, sign * (measure.per if isinstance(measure, PerHead) else 1))
        for name, times in total(measure.to, -sign * limit.value).items():
            ratio[name] = ratio.get(name, Fraction(0)) + times
        yield _Asked(Demand(ratio, step), target)
        yield _Asked(Demand(total(measure.to, 1), Fraction(1)), target)


def _total(
    draft: PackDraft, figures: Iterable[str], bodies: Iterable[str], times: Fraction
) -> dict[str, Fraction]:
    """The figures of those units that the form asks for them, each so many times."""
    kinds = {unit.id: unit.kind for unit in draft.pack.units}
    found: dict[str, Fraction] = defaultdict(Fraction)
    for figure in figures:
        for unit in bodies:
            if kinds[unit] in draft.form.figure(figure).filled_by:
                found[f"{figure} {unit}"] += times
    return found


def _of_form(draft: PackDraft) -> Iterator[_Asked]:
    """That no part exceeds its whole, for each unit that gives both."""
    for unit in draft.pack.units:
        for part in draft.form.figures:
            for bound in part.at_most:
                whole = draft.form.figure(bound.figure)
                both = unit.kind in part.filled_by and unit.kind in whole.filled_by
                if both and bound.tier is Tier.MUST_FIX:  # what may be explained is no law
                    multiples = {f"{whole.id} {unit.id}": ONE, f"{part.id} {unit.id}": -ONE}
                    yield _Asked(Demand(multiples, Fraction(0)))
