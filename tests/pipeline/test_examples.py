"""Every example of every target, through the real evaluation and in this process."""

from __future__ import annotations

import pytest
from tests.builders import rules

from haixi_check.pipeline.examples import run_example, run_examples
from haixi_check.rulepack.targets import Target


@pytest.mark.parametrize("target", rules().targets, ids=[target.id for target in rules().targets])
def test_every_example_of_a_target_comes_to_what_it_says(target: Target) -> None:
    found = {
        example.name: run_example(rules(), target, example).outcome.value
        for example in target.examples
    }
    assert found == {example.name: example.outcome for example in target.examples}


def test_every_example_gives_the_reason_and_the_shortfall_that_it_states() -> None:
    assert [run for run in run_examples(rules()) if run.differences] == []
