"""Damage never helps: nothing comes to pass or becomes milder untold, no exit code becomes 0."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.damage.bases import SAMPLES, base
from tests.damage.cases import CASES
from tests.damage.kinds_of_cells import OF_COLUMNS
from tests.damage.kinds_of_sheets import OF_FILES, OF_SHEETS, TRACELESS
from tests.damage.named import steps_of
from tests.damage.plans import BASES, OF_THE_SUITE, columns, in_turn, scopes
from tests.damage.product import judged, target_of
from tests.damage.reading import SAMPLES as FOLDER
from tests.damage.steps import taken
from tests.damage.trials import Case, before, found, outcome

if TYPE_CHECKING:
    from tests.damage.named import Named

SHARES, IN_A_SHARE = range(32), 8
"""The cases of the suite, and how many a test tries."""


def cases_of_the_suite() -> list[Case]:
    cases = in_turn(Random("the suite"), OF_THE_SUITE)  # noqa: S311 - no secret
    return list(islice(cases, len(SHARES) * IN_A_SHARE))


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.sampled(32)
def test_damage_never_helps(share: int) -> None:
    cases = cases_of_the_suite()[share * IN_A_SHARE :][:IN_A_SHARE]
    told = [f"{case}\n    {broken}" for case in cases for broken in found(case)[:1]]
    assert not told, "\n".join(told)


@pytest.mark.thorough
def test_every_kind_of_damage_and_every_column_come_up() -> None:
    done = [case.kind.split() for case in cases_of_the_suite()]
    assert {kind for kind, *_ in done} == {*OF_COLUMNS, *OF_SHEETS, *OF_FILES, *TRACELESS}
    touched = {place for _, *places in done for place in places}
    assert {place.name for name in BASES for place in columns(name)} <= touched


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.sampled(12)
def test_a_named_case_comes_to_what_is_right(case: Named) -> None:
    assert not differences(case)


def differences(case: Named) -> list[str]:
    """Where a case comes to something else than what is right."""
    after = outcome(taken(base(case.base), steps_of(case)), case.scope)
    wrong = []
    for name, right in case.expected.items():
        code, _, unit = name.partition(" ")
        came_to = after.outcomes.get((target_of(code), unit or None), "nothing")
        if came_to not in right.split("|"):
            wrong.append(f"{name}: {came_to}, not {right}")
    sheets = {problem.sheet for problem in after.problems}
    sheets |= {"*"} if sheets else set()
    wrong += [f"nothing is asked of {sheet}" for sheet in case.told if sheet not in sheets]
    return wrong if after.exit_code else [*wrong, "exit code 0"]


def test_names_of_cases_are_distinct() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["met", "data", "units", "csv", "two-row-headers"])
@pytest.mark.sampled(5)
def test_a_sample_written_anew_comes_to_the_same(name: str) -> None:
    place = FOLDER / SAMPLES[name]
    folder = place if place.is_dir() else place.parent
    files = [place] if place != folder else sorted(f for f in place.iterdir() if f.is_file())
    for scope in scopes(name):
        assert before(name, scope) == judged(files, folder, scope=scope)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.sampled(12)
def test_a_base_has_something_that_may_come_to_pass(name: str) -> None:
    outcomes = before(name, scopes(name)[0]).outcomes.values()
    assert {"fail", "unknown", "review"} & set(outcomes)
