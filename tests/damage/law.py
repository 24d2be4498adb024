"""The law that damage never helps: what breaks it, between what a run comes to before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.damage.exemptions import EXIT, MILDER, PASS
from tests.damage.product import Judged, Key, encouraged

ORDER = ("fail", "unknown", "review", "not_due", "pass", "not_applicable", "info")
"""From the worst outcome to the mildest, as a roll-up takes them."""


@dataclass(frozen=True)
class Violation:
    """One way in which a damaged submission came off better."""

    law: str
    target: str = ""
    unit: str | None = None
    before: str = ""
    after: str = ""
    told: tuple[str, ...] = ()
    """The problems that are new, as far as they ask for something."""

    @property
    def subject(self) -> tuple[str, str, str | None]:
        """What a smaller damage must break as well to be the same finding."""
        return self.law, self.target, self.unit


def violations(
    before: Judged, after: Judged, *, excused: frozenset[str] = frozenset()
) -> Iterator[Violation]:
    """Everything that broke a law that is not `excused`; a unit that is lost never passes.

    A milder outcome is told by a problem that asks for something and is new, or by the result
    itself where it names a cell that it now misses.
    """
    new = after.problems - before.problems
    told = tuple(sorted(f"{item.tier}:{item.code}@{item.sheet}" for item in new))
    lost = before.reported - after.reported
    for key, outcome in after.outcomes.items():
        was = before.outcomes.get(key, "fail")
        named = after.gaps[key] - before.gaps.get(key, frozenset())
        law = _broken(key, was, outcome, told=bool(new or named))
        if key[1] in lost and outcome == "pass":
            yield Violation(PASS, *key, was, outcome, told)
        elif law and law not in excused:
            yield Violation(law, *key, was, outcome, told)
    if before.exit_code and not after.exit_code and EXIT not in excused:
        yield Violation(EXIT, before=str(before.exit_code), after="0", told=told)


def _broken(key: Key, before: str, after: str, *, told: bool) -> str:
    if after == "pass" and before != "pass":
        return PASS
    if not told and _rank(key, after) > _rank(key, before) and (before, after) != NO_GAIN:
        return MILDER
    return ""


NO_GAIN = ("pass", "info")
"""Of a duty that any unit may show, a unit that shows nothing is told as `info`: it lost a pass."""


def _rank(key: Key, outcome: str) -> int:
    """How mild an outcome is; of a target that is only encouraged, `info` tells of a miss."""
    if outcome == "info" and key[0] in encouraged():
        return ORDER.index("fail")
    return ORDER.index(outcome)
