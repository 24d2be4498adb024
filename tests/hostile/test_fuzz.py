"""A short run of the fuzzer for each reader; a long one is a command (see `tests.fuzz`)."""

from __future__ import annotations

import pytest
from tests.fuzz import Fuzzer, readers
from tests.intake_fuzz import IntakeFuzzer

FILES = 20
SECONDS_OF_INTAKE = 2.0


@pytest.mark.parametrize("reader", sorted(readers()))
def test_a_short_run_finds_nothing(reader: str) -> None:
    fuzzer = Fuzzer(reader, seed=0)
    assert fuzzer.run(0, least=FILES) > 0
    assert fuzzer.findings == []


def test_a_short_run_through_intake_finds_nothing() -> None:
    fuzzer = IntakeFuzzer(seed=0)
    assert fuzzer.run(SECONDS_OF_INTAKE) > 0
    assert fuzzer.findings == []
