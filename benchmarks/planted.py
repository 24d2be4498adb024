"""The mistakes in the made rosters, so that what is found can be counted against them.

Each mistake stands in one row of every thousand; ten rows of a thousand have one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from benchmarks.rules import Rule

PERIOD = 1_000

STUDENTS: Mapping[int, Rule] = {
    0: Rule.ID_NUMBER,
    1: Rule.ID_NUMBER,
    10: Rule.ALLOWED,
    11: Rule.REQUIRED,
    20: Rule.ALLOWED,
    21: Rule.CROSS_FIELD,
    30: Rule.ONCE,
    35: Rule.ONCE,
    40: Rule.TYPE,
    41: Rule.EXCEL_ERROR,
}
GRADUATES: Mapping[int, Rule] = {
    0: Rule.ID_NUMBER,
    1: Rule.ID_NUMBER,
    10: Rule.ALLOWED,
    11: Rule.REQUIRED,
    20: Rule.NOT_LATER,
    21: Rule.NOT_LATER,
    30: Rule.ONCE,
    35: Rule.ONCE,
    40: Rule.TYPE,
    41: Rule.EXCEL_ERROR,
}
"""Which row of each thousand has which mistake."""

OWN_CODES = {
    "missing_required": Rule.REQUIRED,
    "not_a_program_code": Rule.TYPE,
    "not_a_number": Rule.TYPE,
    "not_a_choice": Rule.ALLOWED,
    "not_yes_no": Rule.ALLOWED,
    "not_an_id_number": Rule.ID_NUMBER,
    "lost_digits": Rule.ID_NUMBER,
    "after_own_year": Rule.NOT_LATER,
    "duplicate_row": Rule.ONCE,
    "contradiction": Rule.CROSS_FIELD,
    "excel_error": Rule.EXCEL_ERROR,
}
"""What this program calls them."""


def planted(mistakes: Mapping[int, Rule], rows: int) -> Counter[Rule]:
    """How many mistakes of each kind a roster of `rows` rows has."""
    found: Counter[Rule] = Counter()
    for turn, rule in mistakes.items():
        found[rule] += len(range(turn, rows, PERIOD))
    return found


def found_by_us(verdict: Mapping[str, Any]) -> Counter[Rule]:
    """The same counts in a verdict: the problems that it keeps, and those it only counted."""
    found: Counter[Rule] = Counter()
    for problem in verdict["problems"]:
        if problem["code"] in OWN_CODES:
            found[OWN_CODES[problem["code"]]] += 1
    for cut in verdict["truncation"]:
        if cut["code"] in OWN_CODES:
            found[OWN_CODES[cut["code"]]] += cut["dropped"]
    return found


def found_by_peer(report: Mapping[str, int]) -> Counter[Rule]:
    """The same counts in the report of a peer."""
    return Counter({Rule(name): count for name, count in report.items()})


def differences(wanted: Counter[Rule], found: Counter[Rule]) -> list[str]:
    """What was found in another number than planted, as words of a table."""
    return [
        f"{rule.value}: {found[rule]:,} of {wanted[rule]:,}"
        for rule in Rule
        if found[rule] != wanted[rule]
    ]
