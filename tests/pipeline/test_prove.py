"""Proving a pack: what its examples would notice if a rule were slightly wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.builders import named, pack, rules

from haixi_check.pipeline.prove import Trial, comes_to, prove, reachable, submitted, tried
from haixi_check.rulepack.load import built_in_packs
from haixi_check.rulepack.mutations import Mutation, mutations
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def sample_cases() -> tuple[Case, ...]:
    """Three submissions as they are judged: everything met, something missed, four units."""
    return tuple(submitted(rules(), SAMPLES / name) for name in ("met.xlsx", "data.xlsx", "units"))


def survivors(target: Target) -> set[tuple[str, str]]:
    """What no example of `target` notices: what was changed, and to what."""
    trials: Iterator[Trial] = tried(rules(), target, ())
    return {(each.mutation.what, each.mutation.now) for each in trials if each.survived}


@pytest.mark.parametrize("name", built_in_packs())
def test_the_examples_of_a_shipped_pack_notice_every_change_and_reach_every_outcome(
    name: str,
) -> None:
    proof = prove(name)
    assert [(each.mutation.target.id, each.mutation.now) for each in proof.survivors] == []
    assert [(target.id, outcome.value) for target, outcome in proof.unreached] == []


def only(target: Target, *names: str) -> Target:
    """`target` with no other examples than these."""
    kept = tuple(each for each in target.examples if each.name in names)
    assert len(kept) == len(names), names
    return replace(target, examples=kept)


def test_a_threshold_that_is_one_lower_goes_unnoticed_without_the_example_just_below() -> None:
    target = named("enrolment-scale")
    assert ("threshold", "≥ 5999") not in survivors(target)
    assert ("threshold", "≥ 5999") in survivors(only(target, "恰好六千", "多一人", "没有填"))
    assert ("threshold", "≥ 6001") not in survivors(only(target, "恰好六千"))
    assert ("threshold", "≥ 6001") in survivors(only(target, "没有填"))


def test_every_kind_of_change_goes_unnoticed_without_examples() -> None:
    for target in rules().targets:
        bare = replace(target, examples=())
        changed = {each.what for each in mutations(rules(), bare) if not each.same}
        assert {what for what, _ in survivors(bare)} == changed, target.id


def test_every_thing_that_a_rule_says_is_changed_somewhere() -> None:
    changed = {each.what for target in rules().targets for each in mutations(rules(), target)}
    assert changed >= {
        "threshold", "period", "force", "judged", "units", "grows", "reading", "measure",
        "shown_by", "dated", "window", "parts", "may_not_apply",
    }  # fmt: skip


def equivalent() -> list[tuple[Target, Mutation]]:
    """Every change that is said to make no difference, and its target."""
    return [
        (target, each)
        for target in rules().targets
        for each in mutations(rules(), target)
        if each.same and each.same != "no_figure"
    ]


def test_what_is_said_to_make_no_difference_makes_none_in_any_sample() -> None:
    assert equivalent()
    for target, mutation in equivalent():
        for case in sample_cases():
            assert _outcomes(target, case) == _outcomes(mutation.target, case), mutation


def _outcomes(target: Target, case: Case) -> list[tuple[str | None, str]]:
    return [(each.unit, each.outcome.value) for each in comes_to(target, case)]


def test_no_sample_comes_to_an_outcome_that_is_said_to_be_out_of_reach() -> None:
    units = len(pack().units)
    assert units
    for target in rules().targets:
        for case in sample_cases():
            whole = comes_to(target, case)[0]
            assert whole.outcome in reachable(target), target.id


def test_a_sample_notices_what_no_example_does() -> None:
    target = replace(named("enrolment-scale"), examples=())
    cases = [("met.xlsx", sample_cases()[0])]
    trials = list(tried(rules(), target, cases))
    lower = next(each for each in trials if each.mutation.now == "− golmud-school")
    assert lower.noticed_by == "met.xlsx"
    assert not lower.by_example
