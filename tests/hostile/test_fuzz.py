"""A short run of each fuzzer; a long one is a command (see `tests.fuzz`)."""

from __future__ import annotations

import os

import pytest
from tests.budget import examples
from tests.fuzz.__main__ import ATTEMPTS, INTAKE, started, targets
from tests.fuzz.readers import readers

FILES = examples(15)
SECONDS_OF_INTAKE = examples(15) / 10
FEW = {"command": 1, "ways": 2, "copies": 2, "objects": 3, "rosters": 3}


@pytest.mark.parametrize("target", targets())
@pytest.mark.sampled(4)
def test_a_short_run_finds_nothing(target: str) -> None:
    if target == "command" and os.name == "nt":
        pytest.skip("looks at processes as POSIX has them")
    fuzz = started(target, seed=0, keep=None)
    least = FILES if target in readers() else FEW.get(target, 1)
    assert fuzz.run(SECONDS_OF_INTAKE if target in INTAKE else 0, least=least) > 0
    assert fuzz.findings == []


def test_every_way_to_fuzz_has_its_few_cases() -> None:
    assert FEW.keys() == set(ATTEMPTS)
