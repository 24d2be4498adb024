"""How many examples a property is tried on: few by default, the same ones every time.

`TEST_BUDGET=20 pytest -m hypothesis` tries many more, and other ones each time; hypothesis prints
how to repeat what fails, and `--hypothesis-seed` chooses.
"""

from __future__ import annotations

import os

TIMES = int(os.environ.get("TEST_BUDGET", "0"))
"""0 where nobody asked for a certain budget."""
_SHARE = 3
"""By default one example of so many is tried."""


def examples(few: int) -> int:
    """So many examples, times the budget; a share of them by default."""
    return few * TIMES if TIMES else max(few // _SHARE, 2)
