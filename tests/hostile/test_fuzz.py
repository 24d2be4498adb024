"""A short run of the fuzzer for each reader; a long one is a command (see `tests.fuzz`)."""

from __future__ import annotations

import pytest
from tests.fuzz import Fuzzer, readers

SECONDS = 0.2


@pytest.mark.parametrize("reader", sorted(readers()))
def test_a_short_run_finds_nothing(reader: str) -> None:
    fuzzer = Fuzzer(reader, seed=0)
    assert fuzzer.run(SECONDS) > 0
    assert fuzzer.findings == []
