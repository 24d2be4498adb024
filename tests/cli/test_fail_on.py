"""`--fail-on must-fix`: problems that must be fixed decide the exit code, and never the outcome."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from tests.builders import COLLEGE, HAIXI, checked, hand_in, submission

from haixi_check import render
from haixi_check.problem import Tier

if TYPE_CHECKING:
    from tests.conftest import Program

    from haixi_check.verdict import Verdict

CLUSTERS = ("program-clusters",)


def college(clusters: int | None, *, sound: bool) -> dict[str, Any]:
    """A submission; unless it is `sound`, a figure that no target here rests on is no number."""
    figures = {} if sound else {"graduates": "约120"}
    if clusters is None:
        return submission(COLLEGE, figures=figures)
    return submission(COLLEGE, figures=figures, registers={"clusters": listed(clusters)})


def listed(number: int) -> list[dict[str, str]]:
    """So many clusters as a register holds them."""
    return [
        {"name": f"虚构{n}", "document": f"虚构〔2021〕{n}号", "date": "2021-05-01"}
        for n in range(1, number + 1)
    ]


def ended(verdict: Verdict) -> tuple[str, int]:
    return verdict.verdict.outcome.value, verdict.verdict.exit_code


@pytest.mark.parametrize(
    ("clusters", "sound", "mandatory", "must_fix"),
    [
        (7, True, ("compliant", 0), ("compliant", 0)),
        (7, False, ("compliant", 0), ("compliant", 1)),
        (6, True, ("non_compliant", 1), ("non_compliant", 0)),
        (6, False, ("non_compliant", 1), ("non_compliant", 1)),
        (None, True, ("undetermined", 4), ("undetermined", 0)),
        (None, False, ("undetermined", 4), ("undetermined", 1)),
    ],
)
def test_the_data_decide_the_code_and_the_targets_the_outcome(
    tmp_path: Path,
    clusters: int | None,
    sound: bool,
    mandatory: tuple[str, int],
    must_fix: tuple[str, int],
) -> None:
    hand_in(tmp_path, college(clusters, sound=sound))
    assert ended(checked(tmp_path, targets=CLUSTERS)) == mandatory
    assert ended(checked(tmp_path, targets=CLUSTERS, fail_on="must-fix")) == must_fix


def test_exit_zero_forgives_them_too(tmp_path: Path) -> None:
    hand_in(tmp_path, college(7, sound=False))
    verdict = checked(tmp_path, targets=CLUSTERS, fail_on="must-fix", exit_zero=True)
    assert ended(verdict) == ("compliant", 0)


@pytest.mark.parametrize("exit_zero", [False, True])
def test_an_input_that_gave_nothing_outweighs_them(tmp_path: Path, exit_zero: bool) -> None:
    hand_in(tmp_path, college(7, sound=True))
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    verdict = checked(tmp_path, targets=CLUSTERS, fail_on="must-fix", exit_zero=exit_zero)
    assert verdict.verdict.exit_code == 3


@pytest.mark.parametrize("scope", ["auto", "units", "whole"])
@pytest.mark.parametrize(("sound", "code"), [(True, 0), (False, 1)])
def test_no_scope_hides_them(tmp_path: Path, scope: str, sound: bool, code: int) -> None:
    hand_in(tmp_path, college(7, sound=sound), submission(HAIXI))
    verdict = checked(tmp_path, targets=CLUSTERS, fail_on="must-fix", scope=scope)
    assert verdict.verdict.exit_code == code


def test_the_verdict_says_what_it_failed_on(tmp_path: Path) -> None:
    hand_in(tmp_path, college(7, sound=False))
    verdict = checked(tmp_path, targets=CLUSTERS, fail_on="must-fix")
    assert json.loads(verdict.to_json())["run"]["fail_on"] == "must-fix"


def test_the_reasons_name_them_beside_what_decides(tmp_path: Path) -> None:
    hand_in(tmp_path, college(7, sound=False))
    assert checked(tmp_path, targets=CLUSTERS).verdict.reasons == ("all_met", "must_fix")


def test_notes_and_explanations_owed_are_none(root: Path) -> None:
    verdict = checked(root / "samples/faulty/wrong-credit-code.xlsx", fail_on="must-fix")
    assert verdict.summary.problems[Tier.EXPLAIN]
    assert ended(verdict) == ("needs_review", 0)


@pytest.mark.parametrize(
    ("fail_on", "failing"), [("mandatory", "Q03 "), ("must-fix", "approximate")]
)
def test_a_test_report_fails_what_the_code_says(tmp_path: Path, fail_on: str, failing: str) -> None:
    hand_in(tmp_path, college(6, sound=False))
    verdict = checked(tmp_path, targets=CLUSTERS, fail_on=fail_on)
    tree = ET.fromstring(render(verdict, "junit").decode())  # noqa: S314
    (failed,) = (case for case in tree.iter("testcase") if case.find("failure") is not None)
    assert str(failed.get("name")).startswith(failing)


def test_the_command_line_takes_it(tmp_path: Path, program: Program) -> None:
    hand_in(tmp_path / "报送", college(7, sound=False))
    options = ("--target", *CLUSTERS, "--fail-on", "must-fix")
    found = program(str(tmp_path / "报送"), *options)
    assert found.returncode == 1
    assert "强制性问题 1 处" in found.stdout


def test_another_word_is_refused_with_those_there_are(tmp_path: Path, program: Program) -> None:
    hand_in(tmp_path / "报送", college(7, sound=True))
    found = program(str(tmp_path / "报送"), "--fail-on", "must_fix")
    assert found.returncode == 2
    assert "mandatory|aspirational|must-fix" in found.stderr
