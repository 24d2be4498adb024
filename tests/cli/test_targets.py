"""The commands about rules, as a policy officer uses them."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from haixi_check.rulepack.load import find_pack

Program: TypeAlias = Callable[..., Any]

MONEY = "11-funding.yaml"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The shipped pack with another threshold, so that some of its examples fail."""
    folder = Path(shutil.copytree(find_pack(), tmp_path / "pack"))
    path = folder / MONEY
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("at_least: 12000\n", "at_least: 13000\n"), encoding="utf-8")
    return folder


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return 1 + next(number for number, line in enumerate(lines) if text in line)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "结果（outcome）写的是“达标”，算出来是“未达标”"),
        ("en", "given as “met” and comes to “not met”"),
    ],
)
def test_a_failing_example_is_told_by_its_line_in_the_language_of_the_reader(
    changed: Path, program: Program, language: str, sentence: str
) -> None:
    done = program("targets", "test", "--pack", str(changed), "--lang", language)
    told = done.stdout.splitlines()
    at = next(at for at, line in enumerate(told) if "恰好12000元" in line and sentence in line)
    assert done.returncode == 2
    assert told[at].startswith(f"{MONEY}:{line_of(changed / MONEY, '恰好12000元')}:")
    assert "outcome: pass" in told[at + 1]
    assert told[at + 2].endswith(" ^^^^")


def test_examples_are_cases_of_junit(changed: Path, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "rules.xml"
    program("targets", "test", "--pack", str(changed), "--junit", str(path))
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own
    failed = [case for case in root.iter("testcase") if case.find("failure") is not None]
    assert int(root.get("failures", "0")) == len(failed) > 4
    assert int(root.get("tests", "0")) > 600
    assert {Path(case.get("file", "")).name for case in failed} == {MONEY}
    assert failed[0].get("line") == str(line_of(changed / MONEY, "恰好12000元"))


def test_junit_is_never_written_over_a_rule_file(changed: Path, program: Program) -> None:
    done = program("targets", "test", "--pack", str(changed), "--junit", str(changed / MONEY))
    assert done.returncode == 2
    assert "per-student-funding" in (changed / MONEY).read_text(encoding="utf-8")


def test_failing_examples_for_a_program(changed: Path, program: Program) -> None:
    done = program("targets", "test", "--pack", str(changed), "-f", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["count"]) == (2, len(told["faults"]))
    assert len(told["faults"]) > 4
    assert {fault["code"] for fault in told["faults"]} == {"example_differs"}


def test_examples_that_pass_are_a_sound_pack(program: Program) -> None:
    done = program("targets", "test", "-f", "github")
    assert done.returncode == 0
    assert "::error" not in done.stdout


def test_a_duty_says_what_may_not_apply_and_what_proves_nothing(program: Program) -> None:
    told = program("targets", "show", "E56").stdout
    assert "不能填“不适用”" in told
    assert "西政〔2007〕50号" in told
    assert "不算佐证" not in program("targets", "show", "Q01").stdout
