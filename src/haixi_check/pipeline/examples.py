"""The examples of a rule pack, run as tests through the real evaluation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from haixi_check.exact import exact
from haixi_check.figure import Figure, Figures, Gap, known, missing
from haixi_check.judging.evaluate import evaluate
from haixi_check.plain import dataclass
from haixi_check.result import Result
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.figure_fields import steps_of
from haixi_check.rulepack.periods import By
from haixi_check.rulepack.standards import Property
from haixi_check.rulepack.targets import Example, ExampleRecord, GivenFigure, Target
from haixi_check.submission import Case, Record, Submission
from haixi_check.table import Content, Place


@dataclass(frozen=True)
class Proof:
    """What an example demanded and what came out; `faults` is empty where they agree."""

    target: str
    example: str
    faults: tuple[str, ...]
    """`outcome: fail, expected pass`, and so on."""


def prove(rules: RulePack) -> Iterator[Proof]:
    """Run every example of every target."""
    for target in rules.targets:
        for example in target.examples:
            result = run_example(rules, target, example)
            yield Proof(target.id, example.name, tuple(_differences(example, result)))


def run_example(rules: RulePack, target: Target, example: Example) -> Result:
    """The result of `target` on what `example` gives; by default in the year in which it is due.

    Of a target without a due year, that is the last due year of all.
    """
    pack = rules.pack
    due = target.period.by if isinstance(target.period, By) else rules.due_year
    year = example.year or due
    bodies = tuple(unit.id for unit in pack.bodies(target.units))
    named = any(unit in example.given for unit in pack.by_id)
    given = example.figures(tuple(pack.by_id))
    reported = tuple(body for body in bodies if body in example.given) if named else bodies
    case = Case(
        pack=pack,
        figures=Figures(reported, dict(_figures(given, bodies, year, named=named))),
        submissions={body: _submission(target, body, example, year) for body in reported},
        year=year,
        as_of=example.as_of or datetime.date(year, 12, 31),
        steps=steps_of(rules.form.figures),
    )
    results = evaluate(case, (target,))
    if example.unit is None:
        return results.whole[0]
    return results.units[example.unit][0]


def _differences(example: Example, result: Result) -> Iterator[str]:
    if result.outcome.value != example.outcome:
        yield f"outcome: {result.outcome.value}, expected {example.outcome}"
    if example.reason is not None and result.reason != example.reason:
        yield f"reason: {result.reason}, expected {example.reason}"
    if example.shortfall is not None:
        amount = result.shortfall.amount if result.shortfall else "none"
        if amount != exact(example.shortfall):
            yield f"shortfall: {amount}, expected {exact(example.shortfall)}"


def _figures(
    given: Iterable[GivenFigure], bodies: tuple[str, ...], year: int, *, named: bool
) -> Iterator[tuple[tuple[str, str, int], Figure]]:
    """The figures given; where no unit is named, one set is that of all units together."""
    for item in given:
        unit, of_year = item.unit or bodies[0], item.year or year
        yield (unit, item.figure, of_year), _figure(unit, item.value)
        if not named:
            for other in bodies[1:]:
                yield (other, item.figure, of_year), known(0)


def _figure(unit: str, value: Any) -> Figure:
    return missing(Gap(unit, "blank")) if value is None else known(Fraction(str(value)))


def _submission(target: Target, unit: str, example: Example, year: int) -> Submission:
    return Submission(
        unit=unit,
        year=year,
        files=(),
        basics={line: _content(said) for line, said in example.basics.get(unit, {}).items()},
        records=tuple(
            _record(given, target, unit) for given in example.evidence if given.unit in (None, unit)
        ),
    )


def _content(said: Property) -> Content:
    """What a line of 基本信息 holds: a day, or the answer as it stands."""
    try:
        return datetime.date.fromisoformat(said) if isinstance(said, str) else said
    except ValueError:
        return said


def _record(given: ExampleRecord, target: Target, unit: str) -> Record:
    return Record(
        unit=unit,
        duty=target.id,
        part=given.part,
        body=given.body,
        status=given.status or "",
        location=Place(""),
        for_year=given.for_year,
        date=given.date,
        valid_until=given.valid_until,
        document=given.document or "",
        file=given.file or "",
        note=given.note or "",
    )
