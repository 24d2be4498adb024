"""The examples of a rule pack, run as tests through the real evaluation."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

from haixi_check.exact import exact
from haixi_check.figure import Doubt, Figure, Figures, Gap, known, missing
from haixi_check.judging.conclude import RunFacts, conclude
from haixi_check.judging.evaluate import Results, evaluate
from haixi_check.plain import dataclass
from haixi_check.problem import ProblemLog
from haixi_check.result import Result
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.figure_fields import steps_of
from haixi_check.rulepack.periods import By
from haixi_check.rulepack.standards import Property
from haixi_check.rulepack.targets import Example, ExampleRecord, GivenFigure, Target
from haixi_check.submission import Case, Record, Submission
from haixi_check.table import Content, Place
from haixi_check.verdict import Options, Run, Scope


class UnmetDemand(NamedTuple):
    """Something that an example demands and that did not come out."""

    what: str
    """The key of the example that demands it: `outcome`, `shortfall` …"""
    expected: str
    came: str


@dataclass(frozen=True)
class ExampleRun:
    """What an example demanded and what came out; without differences where they agree."""

    target: str
    number: int
    """Which of its examples, counted from 0."""
    example: str
    differences: tuple[UnmetDemand, ...]


def run_examples(rules: RulePack) -> Iterator[ExampleRun]:
    """Run every example of every target."""
    for target in rules.targets:
        for number, example in enumerate(target.examples):
            found = tuple(differences(rules, target, example))
            yield ExampleRun(target.id, number, example.name, found)


def differences(
    rules: RulePack, target: Target, example: Example, *, year: int | None = None
) -> Iterator[UnmetDemand]:
    """In what `target` does not come to what `example` demands; `year` stands where it has none."""
    case = example_case(rules, target, example, year=year)
    results = evaluate(case, (target,))
    result = _looked_at(results, example)
    if result is None:
        yield UnmetDemand("unit", example.unit or "", "none")
        return
    if example.units:
        came = {unit: found[0].outcome.value for unit, found in results.units.items() if found}
        if came != dict(example.units):
            yield UnmetDemand("units", _listed(example.units), _listed(came))
    for what, expected, got in _demands(example, result):
        if expected is not None and str(expected) != str(got):
            yield UnmetDemand(what, str(expected), str(got))
    if example.exit is not None:
        code = _exit_code(rules, target, example, case, results)
        if code != example.exit:
            yield UnmetDemand("exit", str(example.exit), str(code))


def run_example(rules: RulePack, target: Target, example: Example) -> Result:
    """The result of `target` on what `example` gives."""
    results = evaluate(example_case(rules, target, example), (target,))
    result = _looked_at(results, example)
    assert result is not None  # noqa: S101 - the linter holds examples to units that are judged
    return result


def _looked_at(results: Results, example: Example) -> Result | None:
    """The result that an example is about; none where its unit is not judged."""
    if example.unit is None:
        return results.whole[0]
    return next(iter(results.units[example.unit]), None)


def _demands(example: Example, result: Result) -> Iterator[tuple[str, object, object]]:
    short = result.shortfall
    yield "outcome", example.outcome, result.outcome.value
    yield "reason", example.reason, result.reason
    wanted = None if example.shortfall is None else exact(example.shortfall)
    yield "shortfall", wanted, short.amount if short else "none"
    grown = short.if_whole_grows if short else None
    yield "if_whole_grows", example.if_whole_grows, grown or "none"
    yield "missing_parts", _names(example.missing_parts), _names(result.missing_parts)
    readings = tuple(reading.outcome.value for reading in result.other_readings)
    yield "readings", _names(example.readings), _names(readings)


def _names(names: tuple[str, ...] | None) -> str | None:
    return None if names is None else ", ".join(names) or "none"


def _listed(outcomes: Mapping[str, str]) -> str:
    return ", ".join(f"{unit}: {outcome}" for unit, outcome in outcomes.items()) or "none"


def _exit_code(
    rules: RulePack, target: Target, example: Example, case: Case, results: Results
) -> int:
    """With which code a run ends that judges `target` alone."""
    scope = Scope.WHOLE if example.unit is None else Scope.UNITS
    options = Options(units=(example.unit,) if example.unit else ())
    run = Run(
        year=case.year,
        as_of=case.as_of.isoformat(),
        scope=scope,
        fail_on=example.fail_on,
        options=options,
    )
    facts = RunFacts(
        rules=rules,
        targets=(target,),
        run=run,
        inputs=(),
        reported=tuple(case.submissions),
        lost_inputs=0,
        results=results,
        problems=ProblemLog(),
    )
    return conclude(facts).verdict.exit_code


def typical_year(rules: RulePack, target: Target) -> int:
    """The reporting year of an example that names none: that in which its target is due.

    Of a target without a due year, that is the year in which most are due: a new target that is due
    in another year leaves the examples of the others as they are.
    """
    if isinstance(target.period, By):
        return target.period.by
    due = Counter(each.period.by for each in rules.targets if isinstance(each.period, By))
    return max(due, key=lambda year: (due[year], year), default=rules.due_year)


def example_case(
    rules: RulePack, target: Target, example: Example, *, year: int | None = None
) -> Case:
    """What `example` gives, as it is judged."""
    pack = rules.pack
    year = example.year or year or typical_year(rules, target)
    bodies = tuple(unit.id for unit in pack.bodies(target.units))
    named = any(unit in example.given for unit in pack.by_id)
    given = example.figures(tuple(pack.by_id))
    reported = tuple(body for body in bodies if body in example.given) if named else bodies
    return Case(
        pack=pack,
        figures=Figures(
            reported, dict(_figures(given, bodies, year, example.doubted, named=named))
        ),
        submissions={body: _submission(target, body, example, year) for body in reported},
        year=year,
        as_of=example.as_of or datetime.date(year, 12, 31),
        asked=example.as_of is not None,
        steps=steps_of(rules.form.figures),
    )


def _figures(
    given: Iterable[GivenFigure],
    bodies: tuple[str, ...],
    year: int,
    doubted: tuple[str, ...],
    *,
    named: bool,
) -> Iterator[tuple[tuple[str, str, int], Figure]]:
    """The figures given; where no unit is named, one set is that of all units together."""
    for item in given:
        unit, of_year = item.unit or bodies[0], item.year or year
        figure = _figure(unit, item.value)
        if item.figure in doubted:
            figure = replace(figure, doubts=(Doubt(unit, "owed_explanation", Place("")),))
        yield (unit, item.figure, of_year), figure
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
