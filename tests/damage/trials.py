"""One case: a base, a scope, damage to it, and what that breaks; and how it is made smaller."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from tests.damage.bases import base
from tests.damage.book import Submission, area_of, range_of
from tests.damage.law import Violation, violations
from tests.damage.product import Judged, judged
from tests.damage.steps import Step, taken
from tests.damage.writing import written

CRASH, UNLIKE = "crash", "deleted is not blank"
"""What may be found beside a broken law."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is damaged, and how."""

    base: str
    scope: str
    steps: tuple[Step, ...]
    kind: str = ""
    """The kinds of damage, and where: for lists of findings."""
    excused: frozenset[str] = frozenset()
    twin: tuple[Step, ...] = ()
    """Other steps that must come to the same, if there are any."""

    def __str__(self) -> str:
        return f"{self.base} --scope {self.scope}: {'; '.join(map(str, self.steps))}"


def outcome(submission: Submission, scope: str) -> Judged:
    """What the program makes of a submission."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return judged(written(submission, folder), folder, scope=scope)


@lru_cache(maxsize=200)
def before(name: str, scope: str) -> Judged:
    """What the program makes of a base."""
    return outcome(base(name), scope)


def found(case: Case) -> list[Violation]:
    """Everything that the damage of a case breaks; a crash is one thing."""
    damaged = taken(base(case.base), case.steps)
    try:
        after = outcome(damaged, case.scope)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        last = traceback.format_exc().splitlines()[-1]
        return [Violation(CRASH, after=last)]
    if case.twin:
        return list(_different(after, outcome(taken(base(case.base), case.twin), case.scope)))
    was = before(case.base, case.scope)
    return list(violations(was, after, excused=case.excused))


def _different(after: Judged, other: Judged) -> Iterator[Violation]:
    """Where two kinds of damage that leave the same do not come to the same."""
    for key, outcome_ in after.outcomes.items():
        if other.outcomes.get(key) != outcome_:
            yield Violation(UNLIKE, *key, other.outcomes.get(key, ""), outcome_)


def smaller(case: Case, what: Violation) -> Case:
    """The case with as little damage as still breaks the same law for the same result."""
    again = True
    while again:
        again = False
        for steps in _fewer(case.steps):
            less = replace(case, steps=steps)
            if any(item.subject == what.subject for item in _found_or_none(less)):
                case, again = less, True
                break
    return case


def _found_or_none(case: Case) -> list[Violation]:
    try:
        return found(case)
    except LookupError:  # a step that is left needs one that is gone
        return []


def _fewer(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """The same without one step, or with a smaller range in one."""
    for at, step in enumerate(steps):
        if len(steps) > 1:
            yield (*steps[:at], *steps[at + 1 :])
        for less in _narrower(step):
            yield (*steps[:at], less, *steps[at + 1 :])


def _narrower(step: Step) -> Iterator[Step]:
    if step.name not in ("fill", "merge"):
        return
    sheet, cells, *rest = step.args
    top, left, bottom, right = area_of(cells)
    middle = (top + bottom) // 2
    if top < bottom:
        for half in ((top, left, middle, right), (middle + 1, left, bottom, right)):
            if step.name == "fill" or half[0] < half[2] or left < right:
                yield Step(step.name, (sheet, range_of(half), *rest))
