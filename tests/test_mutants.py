"""Every computed target is proven: a changed threshold, comparison or whole breaks an example.

The mutants change the rule, not the program: whatever a policy officer could mistype must be caught
by the examples that stand beside the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, Literal

import pytest
from tests.builders import rules

from haixi_check.exact import exact
from haixi_check.pipeline.examples import run_example
from haixi_check.rulepack.measures import Count, Evidence, PerHead, Share, Sum, Trend
from haixi_check.rulepack.periods import By, EachYearFrom
from haixi_check.rulepack.targets import Target

COMPUTED = [target for target in rules().targets if not isinstance(target.measure, Evidence)]


def proven(target: Target, *, due: int) -> bool:
    """Whether every example comes out as it demands; one without a year speaks of `due`."""
    for example in target.examples:
        dated = replace(example, year=example.year or due)
        try:
            result = run_example(rules(), target, dated)
        except (AssertionError, StopIteration):
            return False
        short = result.shortfall.amount if result.shortfall else None
        if result.outcome.value != example.outcome:
            return False
        if example.shortfall is not None and short != exact(example.shortfall):
            return False
    return True


def due_year(target: Target) -> int:
    """The year that an example speaks of unless it says otherwise."""
    return target.period.by if isinstance(target.period, By) else rules().due_year


def least_step(target: Target) -> Fraction:
    """The smallest change of a threshold that its figures can show."""
    return Fraction(1, 100) if isinstance(target.measure, Share) else Fraction(1)


def mutants(target: Target) -> Iterator[tuple[str, Target]]:
    measure = target.measure
    if isinstance(target.at_least, Fraction):
        step = least_step(target)
        yield "a higher threshold", replace(target, at_least=target.at_least + step)
        yield "a lower threshold", replace(target, at_least=target.at_least - step)
        yield (
            "above instead of at least",
            replace(target, at_least=target.at_least + Fraction(1, 10**9)),
        )
    yield from _of_measure(target)
    if isinstance(measure, Trend):
        other: Literal["rising", "not_falling"] = (
            "not_falling" if measure.direction == "rising" else "rising"
        )
        turned = replace(measure, direction=other)
        yield "another comparison", replace(target, measure=turned)
    match target.period:
        case By(by=year):
            yield "a later year", replace(target, period=By(by=year + 1))
        case EachYearFrom(each_year_from=year, until=until) as period:
            yield (
                "a later first year",
                replace(target, period=replace(period, each_year_from=year + 1)),
            )
            if until is not None:
                yield "a later last year", replace(target, period=replace(period, until=until + 1))
        case _:
            yield "a due year instead", replace(target, period=By(by=2023))


def _of_measure(target: Target) -> Iterator[tuple[str, Target]]:
    """The same target with another numerator, denominator or kind of whole."""
    trend = target.measure if isinstance(target.measure, Trend) else None
    level = trend.of if trend else target.measure

    def with_level(**over: Any) -> Target:
        new = replace(level, **over)
        return replace(target, measure=replace(trend, of=new) if trend else new)

    match level:
        case Share() | PerHead():
            yield "no denominator of its own", with_level(to=level.of)
            yield "the fraction upside down", with_level(of=level.to, to=level.of)
            yield "another numerator", with_level(of=level.to)
        case Count() | Sum():
            yield "another figure", with_level(of=("returnees_received",))
        case _:
            pass
    if isinstance(level, Share):
        flipped = "unknown" if level.empty_is == "not_applicable" else "not_applicable"
        if not trend:
            yield "another meaning of an empty whole", with_level(empty_is=flipped)


ALL = [
    pytest.param(target, mutant, id=f"{target.id}: {name}")
    for target in COMPUTED
    for name, mutant in mutants(target)
]


def test_every_computed_target_is_here() -> None:
    assert len(COMPUTED) == 31


@pytest.mark.parametrize("target", COMPUTED, ids=[target.id for target in COMPUTED])
def test_the_examples_hold_for_the_rule_as_it_stands(target: Target) -> None:
    assert proven(target, due=due_year(target))


@pytest.mark.parametrize(("target", "mutant"), ALL)
def test_a_changed_rule_breaks_one_of_its_examples(target: Target, mutant: Target) -> None:
    assert not proven(mutant, due=due_year(target)), f"no example of {target.id} notices"
