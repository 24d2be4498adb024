"""Whether the standards of a target can be applied: their numbers, properties, years and shortfall.

Looks at one target beside the pack and its form; whether examples prove it is seen elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from haixi_check.errors import Fault
from haixi_check.rulepack.form import Column, ColumnType, Form
from haixi_check.rulepack.measures import Measure, Ratio, Share
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.periods import By, EachYearFrom, Every
from haixi_check.rulepack.source import KeyPath, YamlSource, nearest, unknown
from haixi_check.rulepack.standards import Conditional, LimitKind, Property, Standard
from haixi_check.rulepack.targets import Target

if TYPE_CHECKING:
    from collections.abc import Iterable


def standard_faults(
    pack: Pack, form: Form, source: YamlSource, target: Target, at: KeyPath
) -> Iterator[Fault]:
    """What keeps the standards of `target`, and of its other readings, from being applied."""
    readings: list[tuple[KeyPath, Measure, Standard | None]] = [
        (at, target.measure, target.standard)
    ]
    for index, reading in enumerate(target.other_readings):
        path = (*at, "other_readings", index)
        readings.append((path, reading.measure, reading.standard or target.standard))
    for path, measure, standard in readings:
        if standard is not None:
            where = (*path, standard.relation.value)
            yield from _number_faults(source, where, measure, standard)
            yield from _property_faults(pack, form, source, target, where, standard)
            yield from _year_faults(pack, source, target, where, standard)
    yield from _counting_faults(source, target, at)


def _number_faults(
    source: YamlSource, at: KeyPath, measure: Measure, standard: Standard
) -> Iterator[Fault]:
    """Limits that nothing can miss, or nothing can meet."""
    relation = standard.relation
    for number in standard.numbers:
        fits = number > 0 if relation.is_floor is not relation.is_strict else number >= 0
        if measure.most is not None and not (isinstance(measure, Share) and measure.may_exceed):
            bites = number <= measure.most if _may_be_the_most(relation) else number < measure.most
            fits = fits and bites
        if not fits:
            yield source.fault(at, "pack_threshold", found=number)


def _may_be_the_most(relation: LimitKind) -> bool:
    """Whether the highest value there can be is a sensible limit: all of it, or less than all."""
    return relation in (LimitKind.AT_LEAST, LimitKind.LESS_THAN)


def _property_faults(
    pack: Pack,
    form: Form,
    source: YamlSource,
    target: Target,
    at: KeyPath,
    standard: Standard,
) -> Iterator[Fault]:
    if not standard.properties:
        return
    if target.judged == "whole" and len(pack.bodies(target.units)) != 1:
        yield source.fault(at, "pack_property_of_whole", found=target.id)
    lines = {column.id: column for column in form.basics.columns}
    for path, value in _values(at, standard):
        for name, wanted in value.when.items() if isinstance(value, Conditional) else ():
            where = (*path, "when", name)
            yield from unknown(source, where, "pack_unknown_basic", name, lines)
            if name in lines:
                yield from _wanted_faults(source, where, lines[name], wanted)


def _values(at: KeyPath, standard: Standard) -> Iterable[tuple[KeyPath, Fraction | Conditional]]:
    if isinstance(standard.amount, tuple):
        return [((*at, index, "value"), step.value) for index, step in enumerate(standard.amount)]
    return [(at, standard.amount)]


def _wanted_faults(
    source: YamlSource, at: KeyPath, column: Column, wanted: Property
) -> Iterator[Fault]:
    """A property that no answer in its line can have."""
    if column.type is ColumnType.CHOICE:
        choices = [choice.value for choice in column.choices]
        if wanted not in choices:
            like = nearest(wanted, choices)
            yield source.fault(at, "pack_unknown_choice", found=wanted, nearest=like)
        return
    numeric = column.type in (ColumnType.COUNT, ColumnType.YEAR)
    asked = bool if column.type is ColumnType.YES_NO else int if numeric else str
    if type(wanted) is not asked or not column.kept:
        yield source.fault(at, "pack_column_type", found=column.id)


def _year_faults(
    pack: Pack, source: YamlSource, target: Target, at: KeyPath, standard: Standard
) -> Iterator[Fault]:
    """Values for times, out of their order, or from after the first year that is judged."""
    if not isinstance(standard.amount, tuple):
        return
    years = [step.from_ for step in standard.amount]
    if not years or years != sorted(set(years)):
        yield source.fault(at, "pack_dates_out_of_order", found=", ".join(map(str, years)))
        return
    match target.period:
        case By(by=year) | EachYearFrom(each_year_from=year) | Every(from_=year):
            first = year
        case _:
            first = pack.judged_from
    if years[0] > first:
        yield source.fault((*at, 0), "pack_date_too_late", found=years[0], year=first)


def _counting_faults(source: YamlSource, target: Target, at: KeyPath) -> Iterator[Fault]:
    """A shortfall that is counted in what a ratio does not have, or cannot be closed by."""
    if target.shortfall is None or target.shortfall.counted_in == "of":
        return
    standard = target.standard
    too_large = standard is not None and not standard.relation.is_floor
    zero = standard is not None and 0 in standard.numbers
    if not isinstance(target.measure, Ratio) or not too_large or zero:
        yield source.fault((*at, "shortfall", "counted_in"), "pack_counted_in_misplaced")
