"""Verdicts made by hand for renderers to write: every outcome, every tier, few units and many."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from tests.writers.sample_results import (
    BUREAU,
    COLLEGE,
    FAIL,
    GOLMUD,
    HAIXI,
    PASS,
    REVIEW,
    UNKNOWN,
    absent,
    ratio,
    result,
    sixty_results,
    unit_results,
)
from tests.writers.sample_targets import TARGETS
from tests.writers.sample_verdicts import UNITS, verdict

from haixi_check.messages import Language, Sentence
from haixi_check.messages import derivation as problem_sentences
from haixi_check.report import Detail, Manner
from haixi_check.result import Result
from haixi_check.verdict import Scope, Verdict
from haixi_check.writers.terminal.table import render


@pytest.fixture(scope="session")
def sample() -> Verdict:
    """The prefecture's run: four units, one of them silent, every outcome and every tier."""
    return verdict(UNITS, {unit: unit_results(unit) for unit in UNITS})


@pytest.fixture(scope="session")
def school() -> Verdict:
    """A school's own run before sending."""
    own = {unit: unit_results(unit) if unit == HAIXI else [] for unit in UNITS}
    return verdict(UNITS, own, scope=Scope.UNITS, silent=(COLLEGE, GOLMUD, BUREAU))


@pytest.fixture(scope="session")
def many() -> Verdict:
    """Sixty schools, every fifth of them silent."""
    units = {
        f"school-{n:02}": (
            "secondary",
            f"第{n}职业技术学校",
            f"职校{n:02}",
            f"School {n:02}",
        )
        for n in range(1, 61)
    }
    silent = tuple(unit for n, unit in enumerate(units) if n % 5 == 0)
    own: dict[str, list[Result]] = {}
    for number, unit in enumerate(units):
        if unit in silent:
            own[unit] = [
                result(code, unit, UNKNOWN, reason="not_reported", missing=absent(unit))
                for code in TARGETS
            ]
            continue
        outcome = FAIL if number % 3 == 0 else PASS
        shown = ratio(f"{40 + number % 20}.00%", 40 + number % 20, 100)
        own[unit] = [
            result("dual-qualified-share", unit, outcome, measured=shown),
            result("quality-report", unit, PASS),
            result("branch-campus", unit, REVIEW),
        ]
    return verdict(units, own, silent=silent, whole=sixty_results(silent))


SENTENCES = {
    "problem.sample_about": Sentence(
        "{figure}填的是“{found}”，不是准数", "{figure} says “{found}”, which is no exact number"
    ),
    "problem.sample_about.todo": Sentence("填写准确的整数", "enter the exact whole number"),
    "problem.sample_jump": Sentence("由上年 {before} 变为 {found}", "from {before} to {found}"),
    "problem.sample_jump.todo": Sentence("在“说明”栏写明原因", "say why in column 说明"),
    "problem.sample_note": Sentence("“{found}”已换算成数", "“{found}” was read as a number"),
    "problem.sample_note.todo": Sentence("无须改动", "nothing to change"),
}


@pytest.fixture(autouse=True)
def _sentences_of_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems of these tests have codes and sentences of their own."""
    for code, sentence in SENTENCES.items():
        monkeypatch.setitem(problem_sentences.SENTENCES, code, sentence)


def _written(
    found: Verdict,
    *,
    language: Language = "zh",
    width: int = 80,
    detail: Detail = "normal",
) -> str:
    sink = StringIO()
    render(found, Manner(language=language, detail=detail, width=width, color=False), sink)
    return sink.getvalue()


Write = Callable[..., str]


@pytest.fixture
def written() -> Write:
    """The table as text, without colour."""
    return _written
