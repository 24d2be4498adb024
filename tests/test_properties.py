"""What holds for every computed target, whatever the figures: the properties of the house."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.budget import examples
from tests.builders import Number, case, doubtful, judged, pack, rules

from haixi_check.result import Outcome
from haixi_check.rulepack.measures import Count, Evidence, PerHead, Share, Sum
from haixi_check.rulepack.periods import By
from haixi_check.rulepack.targets import Target

COMPUTED = [target for target in rules().targets if not isinstance(target.measure, Evidence)]
AT_LEAST = [target for target in COMPUTED if target.at_least is not None]
UNSURE = {Outcome.PASS, Outcome.NOT_APPLICABLE}

Table = dict[str, dict[int, dict[str, Number]]]


def figures_of(target: Target) -> tuple[str, ...]:
    """Every figure that enters a target, part before whole."""
    measure = getattr(target.measure, "of", None)
    level: Any = measure if isinstance(measure, (Sum, Count, Share)) else target.measure
    return (*level.of, *getattr(level, "to", ()))


def years_of(target: Target) -> range:
    return range(2020, 2023)


@st.composite
def filled(draw: st.DrawFn, target: Target) -> Table:
    """Figures of every unit that enters, some of them missing, no part above its whole."""
    names = figures_of(target)
    found: Table = {}
    for unit in pack().bodies(target.units):
        for year in years_of(target):
            small = draw(st.integers(0, 60))
            numbers = sorted((small, draw(st.integers(0, 60))))
            if isinstance(target.measure, PerHead):
                numbers = [numbers[0] * 12000, max(numbers[0], 1)]
            row: dict[str, Number] = dict(zip(names, numbers, strict=False))
            found.setdefault(unit.id, {})[year] = row
    return found


TARGETS = st.sampled_from(COMPUTED)


def cells(table: Table) -> list[tuple[str, int, str]]:
    return [
        (unit, year, name)
        for unit, years in table.items()
        for year, row in years.items()
        for name in row
    ]


def with_cell(table: Table, cell: tuple[str, int, str], value: Number) -> Table:
    unit, year, name = cell
    years = {**table[unit], year: {**table[unit][year], name: value}}
    return {**table, unit: years}


@settings(max_examples=examples(10))
@given(st.data())
def test_a_figure_that_goes_missing_never_makes_a_pass(data: st.DataObject) -> None:
    target = data.draw(TARGETS)
    table = data.draw(filled(target))
    cell = data.draw(st.sampled_from(cells(table)))

    before = judged(target, case(table)).outcome
    after = judged(target, case(with_cell(table, cell, None))).outcome

    assert after not in UNSURE or before is after


@settings(max_examples=examples(10))
@given(st.data())
def test_a_unit_that_does_not_report_never_makes_a_pass(data: st.DataObject) -> None:
    target = data.draw(TARGETS)
    table = data.draw(filled(target))
    lost = data.draw(st.sampled_from(sorted(table)))

    before = judged(target, case(table)).outcome
    after = judged(target, case({u: years for u, years in table.items() if u != lost})).outcome

    assert after not in UNSURE or before is after


@settings(max_examples=examples(10))
@given(st.data())
def test_raising_what_is_measured_never_turns_a_pass_into_a_miss(data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(AT_LEAST))
    table = data.draw(filled(target))
    name = figures_of(target)[0]
    cell = data.draw(st.sampled_from([cell for cell in cells(table) if cell[2] == name]))
    unit, year, _ = cell
    now = table[unit][year][name]
    whole = table[unit][year][figures_of(target)[-1]]
    assert isinstance(now, int)
    assert isinstance(whole, int)
    top = whole if isinstance(target.measure, Share) else now + 50

    before = judged(target, case(table))
    after = judged(target, case(with_cell(table, cell, data.draw(st.integers(now, top)))))

    if before.outcome is Outcome.PASS:
        assert after.outcome is Outcome.PASS


@settings(max_examples=examples(8))
@given(st.data())
def test_a_doubt_only_ever_turns_a_pass_into_a_review(data: st.DataObject) -> None:
    target = data.draw(TARGETS)
    table = data.draw(filled(target))
    cell = data.draw(st.sampled_from(cells(table)))
    value = table[cell[0]][cell[1]][cell[2]]
    assert isinstance(value, int)

    before = judged(target, case(table)).outcome
    after = judged(target, case(with_cell(table, cell, doubtful(value, cell[0])))).outcome

    worse_if_passed = {Outcome.REVIEW, Outcome.NOT_DUE}
    assert after is before or (before in UNSURE | {Outcome.INFO} and after in worse_if_passed)


@settings(max_examples=examples(8))
@given(st.data())
def test_a_shortfall_that_is_made_up_is_a_pass_and_one_less_is_none(data: st.DataObject) -> None:
    target = data.draw(
        st.sampled_from([t for t in AT_LEAST if t.judged == "whole" and isinstance(t.period, By)])
    )
    table = data.draw(filled(target))
    before = judged(target, case(table))
    if before.shortfall is None or before.outcome is not Outcome.FAIL:
        return
    unit = next(iter(table))
    cell = (unit, 2022, figures_of(target)[0])
    now = table[unit][2022][cell[2]]
    assert isinstance(now, int)
    short = int(before.shortfall.amount)

    def with_more(more: int) -> Outcome:
        return judged(target, case(with_cell(table, cell, now + more))).outcome

    assert with_more(short) is Outcome.PASS
    assert with_more(short - 1) is not Outcome.PASS


@settings(max_examples=examples(8))
@given(st.data())
def test_the_order_in_which_units_are_given_never_matters(data: st.DataObject) -> None:
    target = data.draw(TARGETS)
    table = data.draw(filled(target))
    order = data.draw(st.permutations(sorted(table)))

    assert judged(target, case(table)) == judged(target, case({u: table[u] for u in order}))
