"""A copy of the process that runs the tests says what a new interpreter says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

COMMANDS = (
    ("samples/data.xlsx",),
    ("samples/units", "-f", "json"),
    ("check", "--help", "--lang", "en"),
    ("--version",),
    ("没有.xlsx",),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.sampled(5)
def test_a_copy_says_what_a_new_interpreter_says(
    words: tuple[str, ...], program: Program, fresh_program: Program
) -> None:
    copied, fresh = program(*words), fresh_program(*words)
    assert (copied.returncode, copied.stdout) == (fresh.returncode, fresh.stdout)
    assert copied.stderr == fresh.stderr
