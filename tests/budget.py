"""How many examples a property is tried on: few by default, the same ones every time.

`TEST_BUDGET=20 pytest -m hypothesis` tries twenty times as many, and other ones each time;
hypothesis prints how to repeat what fails, and `--hypothesis-seed` chooses.
"""

from __future__ import annotations

import os

TIMES = int(os.environ.get("TEST_BUDGET", "1"))


def examples(few: int) -> int:
    """So many examples, times the budget."""
    return few * TIMES
