"""Damage never helps: nothing comes to pass or becomes milder untold, no exit code becomes 0."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.damage.bases import SAMPLES, base
from tests.damage.cases import CASES, KNOWN_FAULTS, KNOWN_SEEDS
from tests.damage.plans import BASES, in_turn, scopes
from tests.damage.product import judged, target_of
from tests.damage.reading import SAMPLES as FOLDER
from tests.damage.steps import read_step, taken
from tests.damage.trials import before, found, outcome

if TYPE_CHECKING:
    from tests.damage.named import Named

SEEDS, CASES_OF_A_SEED = range(6), 16


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_never_helps(seed: int) -> None:
    cases = islice(in_turn(Random(f"suite {seed}")), CASES_OF_A_SEED)  # noqa: S311 - no secret
    told = [f"{case}\n    {broken}" for case in cases for broken in found(case)[:1]]
    if seed in KNOWN_SEEDS:
        assert told, "this seed finds nothing now: take it out of KNOWN_SEEDS"
    else:
        assert not told, "\n".join(told)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_named_case_comes_to_what_is_right(case: Named) -> None:
    wrong = differences(case)
    if case.name in KNOWN_FAULTS:
        assert wrong, "this case is right now: take it out of KNOWN_FAULTS"
    else:
        assert not wrong


def differences(case: Named) -> list[str]:
    """Where a case comes to something else than what is right."""
    after = outcome(taken(base(case.base), map(read_step, case.steps)), case.scope)
    wrong = []
    for name, right in case.expected.items():
        code, _, unit = name.partition(" ")
        came_to = after.outcomes.get((target_of(code), unit or None), "nothing")
        if came_to not in right.split("|"):
            wrong.append(f"{name}: {came_to}, not {right}")
    sheets = {problem.sheet for problem in after.problems}
    wrong += [f"nothing is asked of {sheet}" for sheet in case.told if sheet not in sheets]
    return wrong if after.exit_code else [*wrong, "exit code 0"]


def test_names_of_cases_are_distinct_and_known() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)
    assert set(names) >= KNOWN_FAULTS


@pytest.mark.parametrize("name", ["met", "data", "units", "csv", "two-row-headers"])
def test_a_sample_written_anew_comes_to_the_same(name: str) -> None:
    place = FOLDER / SAMPLES[name]
    folder = place if place.is_dir() else place.parent
    files = [place] if place != folder else sorted(f for f in place.iterdir() if f.is_file())
    for scope in scopes(name):
        assert before(name, scope) == judged(files, folder, scope=scope)


@pytest.mark.parametrize("name", BASES)
def test_a_base_has_something_that_may_come_to_pass(name: str) -> None:
    outcomes = before(name, scopes(name)[0]).outcomes.values()
    assert {"fail", "unknown", "review"} & set(outcomes)
