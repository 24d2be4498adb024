"""Which cases of a long table the default suite tries: every so manieth; CI tries all of them.

    @pytest.mark.sampled(5)                           # the others are marked as thorough
    @pytest.mark.sampled(5, rest="surroundings")      # or so

A number that shares no divisor with the lengths of the parameters brings up each of their values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

MARK = "sampled"
LEFT_OUT = ("thorough", "surroundings", "hostile", "browser", "office")
"""The marks of what is no part of the default suite."""


def mark_the_rest(items: Iterable[pytest.Item]) -> None:
    """Mark all cases of a sampled test but the first, and every n-th from there on.

    Cases are counted in the order of their table, without those that are left out anyway.
    """
    seen: Counter[str] = Counter()
    for item in items:
        mark = item.get_closest_marker(MARK)
        if mark is None or any(map(item.get_closest_marker, LEFT_OUT)):
            continue
        test = item.nodeid.partition("[")[0]
        if seen[test] % mark.args[0]:
            item.add_marker(mark.kwargs.get("rest", "thorough"))
        seen[test] += 1
