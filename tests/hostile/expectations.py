"""What must be true of every document, whatever was given to the readers."""

from __future__ import annotations

import sys
import time

from haixi_check.messages import known
from haixi_check.problem import Tier
from haixi_check.readers import Document


def told(document: Document) -> list[str]:
    """The codes of what must be mended."""
    return [problem.code for problem in document.problems if problem.tier is Tier.MUST_FIX]


def processor_time() -> float:
    """Seconds that this process and all that it waited for have taken; other programs take none."""
    if sys.platform == "win32":
        return time.process_time()
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def held(document: Document) -> None:
    """Tables or a reason, words for every reason, its place in this file, and clean values."""
    assert document.tables or told(document), document.path
    for problem in document.problems:
        assert known(f"problem.{problem.code}")
        assert known(f"problem.{problem.code}.todo")
        assert problem.location.file == document.path
    for table in document.grids:
        for _, _, value in table.walk():
            assert not isinstance(value, float)
            if isinstance(value, str):
                assert not any(ord(sign) < 32 and sign not in "\t\n" for sign in value)
