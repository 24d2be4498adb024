"""Whether the examples of a target name what exists, and whether they prove it on all sides.

Runs no example: that is the work of testing a pack.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from haixi_check.errors import Fault
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.measures import PerHead
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.source import KeyPath, YamlSource, nearest, unknown
from haixi_check.rulepack.targets import Example, ExampleRecord, Force, Target

OUTCOMES = ("pass", "fail", "review", "unknown", "not_due", "not_applicable", "info")


def example_faults(
    pack: Pack, form: Form, source: YamlSource, target: Target, at: KeyPath
) -> Iterator[Fault]:
    """Names in the examples of `target` that lead nowhere."""
    units = tuple(unit.id for unit in pack.units)
    figures = [figure.id for figure in form.figures]
    for index, example in enumerate(target.examples):
        path = (*at, "examples", index)
        yield from _headline_faults(source, path, example, units)
        for given in example.figures(units):
            where = (*path, "given", *given.path)
            if given.unit:
                yield from unknown(source, where, "pack_unknown_unit", given.unit, units)
            if given.figure not in figures:
                like = nearest(given.figure, [*figures, *units])
                yield source.fault(
                    where, "pack_unknown_figure", of_key=True, found=given.figure, nearest=like
                )
        yield from _basics_faults(source, path, example, units, form)
        for number, record in enumerate(example.evidence):
            where = (*path, "evidence", number)
            yield from _record_faults(source, where, record, pack, target)


def _headline_faults(
    source: YamlSource, at: KeyPath, example: Example, units: tuple[str, ...]
) -> Iterator[Fault]:
    if example.outcome not in OUTCOMES:
        path = (*at, "outcome")
        found, near = example.outcome, nearest(example.outcome, OUTCOMES)
        allowed = "、".join(OUTCOMES)
        yield source.fault(path, "pack_not_one_of", found=found, nearest=near, allowed=allowed)
    if example.unit is not None:
        yield from unknown(source, (*at, "unit"), "pack_unknown_unit", example.unit, units)


def _basics_faults(
    source: YamlSource, at: KeyPath, example: Example, units: tuple[str, ...], form: Form
) -> Iterator[Fault]:
    lines = [column.id for column in form.basics.columns]
    for unit, content in example.basics.items():
        path = (*at, "basics", unit)
        yield from unknown(source, path, "pack_unknown_unit", unit, units)
        for line in content:
            yield from unknown(source, (*path, line), "pack_unknown_basic", line, lines)


def _record_faults(
    source: YamlSource, at: KeyPath, record: ExampleRecord, pack: Pack, target: Target
) -> Iterator[Fault]:
    units = [unit.id for unit in pack.units]
    bodies = [body.id for unit in pack.units for body in unit.bodies]
    if record.unit is not None:
        yield from unknown(source, (*at, "unit"), "pack_unknown_unit", record.unit, units)
    if record.part is not None:
        known = {name for part in target.parts for name in (part.id, part.title.zh, *part.aliases)}
        yield from unknown(source, (*at, "part"), "pack_unknown_part", record.part, known)
    if record.body is not None:
        yield from unknown(source, (*at, "body"), "pack_unknown_body", record.body, bodies)


def proof_faults(pack: Pack, source: YamlSource, target: Target, at: KeyPath) -> Iterator[Fault]:
    """What the examples of `target` leave unproven: an outcome, or a side of its threshold."""
    outcomes = {example.outcome for example in target.examples}
    for outcome in sorted(_wanted(target) - outcomes):
        yield source.fault((*at, "id"), "pack_example_missing", found=target.id, outcome=outcome)
    standard = target.standard
    if standard is None:
        return
    units = tuple(unit.id for unit in pack.units)
    shown = {side for example in target.examples for side in _sides(target, example, units)}
    below = "below" if standard.relation.is_floor else "under"
    for number in standard.numbers:
        wanted = {(number, "at")}
        if number > 0:
            wanted.add((number, "below"))
        if number != target.measure.most:
            wanted.add((number, "above"))
        for _, side in sorted(wanted - shown):
            code = below if side == "below" else side
            yield source.fault((*at, "id"), f"pack_not_proven_{code}", found=target.id)


def _wanted(target: Target) -> set[str]:
    if target.not_judged is not None:
        return {"info"}
    if target.force is not Force.ENCOURAGED:
        return {"pass", "fail", "unknown"}
    return {"pass", "info"} if target.is_duty else {"pass", "info", "unknown"}


def _sides(
    target: Target, example: Example, units: tuple[str, ...]
) -> Iterator[tuple[Fraction, str]]:
    """On which sides of which limit, and next to it, the figures of an example lie."""
    years: dict[int | None, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for given in example.figures(units):
        years[given.year][given.figure].append(given.value)
    for figures in years.values():
        measured = _measured(target, figures)
        if measured is None or target.standard is None:
            continue
        value, step = measured
        for number in target.standard.numbers:
            if value == number:
                yield number, "at"
            elif value < number <= value + step:
                yield number, "below"
            elif value > number >= value - step:
                yield number, "above"


def _measured(target: Target, figures: Mapping[str, list[Any]]) -> tuple[Fraction, Fraction] | None:
    """The value that an example gives to the measure, and what one more would add to it."""

    def total(names: tuple[str, ...]) -> Fraction | None:
        held = [value for name in names for value in figures.get(name, [None])]
        if not all(isinstance(value, (int, Decimal)) for value in held):
            return None
        return Fraction(sum(held))

    formula = target.measure.formula
    part = total(formula["of"])
    whole = total(formula["to"]) if "to" in formula else Fraction(1)
    if part is None or not whole:
        return None
    per = target.measure.per if isinstance(target.measure, PerHead) else 1
    return part * per / whole, target.measure.step(whole)
