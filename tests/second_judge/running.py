"""Runs of the two judges beside each other: many prefectures, or all boxes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

from tests.second_judge import boxes, product
from tests.second_judge.book import SubmittedBook
from tests.second_judge.comparing import Difference, differences
from tests.second_judge.judging import judge
from tests.second_judge.policy import TARGETS
from tests.second_judge.prefectures import prefecture
from tests.second_judge.shrinking import shrunk

if TYPE_CHECKING:
    from tests.second_judge.drafts import Submission

_TARGETS = {target.code: target for target in TARGETS}
CHUNK = 250
"""Prefectures that one process takes at a time."""


@dataclass(frozen=True)
class Finding:
    """An input that the two judge differently, as small as it could be made."""

    name: str
    """The seed and number of a prefecture, or the number of a box."""
    given: Any
    differences: tuple[Difference, ...]

    def as_json(self) -> str:
        """One line: the input, and both answers."""
        told = [asdict(difference) for difference in self.differences]
        found = {"name": self.name, "differences": told, "given": self.given}
        return json.dumps(found, ensure_ascii=False)


@dataclass(frozen=True)
class Done:
    """What one piece of a run came to."""

    cases: int
    findings: tuple[Finding, ...]


def of_submissions(submissions: list[Submission], codes: tuple[str, ...]) -> list[Difference]:
    """Where the two differ about these targets."""
    book = SubmittedBook(submissions)
    theirs, _ = product.judge_submissions(submissions, [_TARGETS[code].id for code in codes])
    found: list[Difference] = []
    for code in codes:
        target = _TARGETS[code]
        found += differences(code, judge(target, book, book.year), theirs[target.id])
    return found


def of_prefectures(seed: int, numbers: range) -> Done:
    """Judge these prefectures of a seed; the findings are not made smaller yet."""
    findings = []
    for number in numbers:
        submissions, codes = prefecture(f"{seed}-{number}")
        if found := of_submissions(submissions, codes):
            findings.append(Finding(f"{seed}-{number}", submissions, tuple(found)))
    return Done(len(numbers), tuple(findings))


def smaller(finding: Finding) -> Finding:
    """The same finding, made as small as it can be while its first difference stays."""
    kind = finding.differences[0].kind
    code = finding.differences[0].target

    def differs(submissions: list[Submission]) -> bool:
        return any(found.kind == kind for found in of_submissions(submissions, (code,)))

    given = shrunk(finding.given, differs)
    return Finding(finding.name, given, tuple(of_submissions(given, (code,))))


def of_box(number: int, start: int = 0, step: int = 1) -> Done:
    """Judge every input of a box, or every `step`th."""
    box = list(boxes.boxes())[number]
    findings, cases = [], 0
    for case in box.cases(start, step):
        if not case.possible:
            continue
        cases += 1
        ours = judge(box.target, boxes.BoxBook(case), box.year)
        theirs = product.judge_figures(
            case.figures, case.doubtful, box.reported, box.year, box.target.id
        )
        if found := tuple(differences(box.target.code, ours, theirs)):
            findings.append(Finding(f"box {number}", _as_json(case), found))
    return Done(cases, tuple(findings))


def _as_json(case: boxes.Case) -> dict[str, Any]:
    figures = [
        [*cell, value, "doubtful" if cell in case.doubtful else ""]
        for cell, value in case.figures.items()
    ]
    return {"year": case.box.year, "reported": case.box.reported, "figures": figures}


def prefectures(seed: int, number: int, jobs: int) -> Iterator[Done]:
    """Run so many prefectures, in pieces."""
    pieces = [range(start, min(start + CHUNK, number)) for start in range(0, number, CHUNK)]
    if jobs == 1:
        yield from map(of_prefectures, repeat(seed), pieces)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(of_prefectures, repeat(seed), pieces)


def all_boxes(jobs: int) -> Iterator[Done]:
    """Run all boxes, each in a piece of its own."""
    numbers = range(len(list(boxes.boxes())))
    if jobs == 1:
        yield from map(of_box, numbers)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(of_box, numbers)
