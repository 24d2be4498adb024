"""What no validator brings along: a citizen's number by GB 11643, and how a peer reports.

Standard library only; every peer runs it in an environment of its own.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.rules import Rule, Task, load

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
SHAPE = r"[1-8]\d{5}(?:19|20)\d{9}[\dXx]"
_SHAPE = re.compile(SHAPE)


def id_number(text: object) -> bool:
    """Whether `text` can be a citizen's number: its shape, day of birth and check character."""
    if not isinstance(text, str) or _SHAPE.fullmatch(text) is None:
        return False
    try:
        datetime.date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=False))
    return CHECKS[total % 11] == text[17].upper()


def given() -> Task:
    """The task that the command line names."""
    return load(Path(sys.argv[1]))


def report(found: Mapping[Rule, int]) -> None:
    """Say how many faults of each kind were found."""
    json.dump({rule.value: found.get(rule, 0) for rule in Rule}, sys.stdout, ensure_ascii=False)
