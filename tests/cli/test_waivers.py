"""Waivers: they take a result out of the exit code, and never out of a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

WAIVERS = "docs/examples/invented-waivers.yaml"
DATA = "samples/data.xlsx"

ONE = (
    "[{target: TARGET, unit: UNIT, reason: 虚构, approved_by: 虚构函〔2023〕5号, "
    "expires: 2023-06-30}]\n"
)


def waived(path: Path, target: str, unit: str = "whole") -> str:
    path.write_text(ONE.replace("TARGET", target).replace("UNIT", unit), encoding="utf-8")
    return str(path)


def verdict_of(program: Program, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(program(*words, "-f", "json").stdout)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "waivers.yaml"


def test_a_waiver_takes_a_miss_out_of_the_exit_code(program: Program, file: Path) -> None:
    words = (DATA, "--target", "Q05", "--target", "Q02")
    assert program(*words).returncode == 1
    ran = program(*words, "--waivers", waived(file, "Q05"))
    assert ran.returncode == 0
    assert "豁免 1 项" in ran.stdout
    assert "虚构函〔2023〕5号" in ran.stdout


def test_the_outcome_stays_and_the_waiver_stands_beside_it(program: Program, file: Path) -> None:
    words = (DATA, "--target", "Q05", "--target", "Q02")
    before = verdict_of(program, *words)
    after = verdict_of(program, *words, "--waivers", waived(file, "Q05"))
    old, new = (
        {result["target"]: result for result in each["whole"]["results"]}
        for each in (before, after)
    )
    assert new["integration-enterprises"].pop("waiver") == "虚构函〔2023〕5号"
    assert old["integration-enterprises"].pop("waiver") is None
    assert new == old
    assert after["summary"] == before["summary"]
    assert after["whole"]["outcome"] == "fail"
    assert after["verdict"] == {"outcome": "compliant", "exit_code": 0, "reasons": ["waived"]}
    (told,) = after["waivers"]
    assert (told["target"], told["unit"], told["state"], told["outcome"]) == (
        "integration-enterprises",
        None,
        "active",
        "fail",
    )
    assert len(told["sha256"]) == 64


@pytest.mark.parametrize("form", ["table", "concise", "markdown", "html", "github", "sarif"])
def test_every_output_for_people_says_how_many(form: str, program: Program) -> None:
    assert "豁免 2 项" in program(DATA, "--waivers", WAIVERS, "-f", form).stdout


@pytest.mark.parametrize("form", ["csv", "junit", "gitlab", "concise", "markdown", "html"])
def test_the_document_stands_in_every_output(form: str, program: Program) -> None:
    assert "虚构函〔2023〕5号" in program(DATA, "--waivers", WAIVERS, "-f", form).stdout


def test_expired_and_unused_waivers_are_told_and_change_nothing(program: Program) -> None:
    verdict = verdict_of(program, DATA, "--waivers", WAIVERS)
    states = {each["target"]: each["state"] for each in verdict["waivers"]}
    assert states["dual-qualified-share"] == "unused"
    assert states["training-bases"] == "expired"
    results = {result["target"]: result for result in verdict["whole"]["results"]}
    assert results["dual-qualified-share"]["waiver"] is None
    assert results["training-bases"]["waiver"] is None
    told = program(DATA, "--waivers", WAIVERS).stdout
    assert "已过期" in told
    assert "没有用上" in told


def test_the_day_of_expiry_is_the_last(program: Program, file: Path) -> None:
    words = (DATA, "--target", "Q05", "--target", "Q02", "--waivers", waived(file, "Q05"))
    assert program(*words, "--as-of", "2023-06-30").returncode == 0
    assert program(*words, "--as-of", "2023-07-01").returncode == 1


def test_a_waived_unit_does_not_make_the_whole_pass(program: Program, file: Path) -> None:
    words = (DATA, "--target", "Q05", "--scope", "prefecture")
    unit = waived(file, "Q05", "prefecture-departments")
    verdict = verdict_of(program, *words, "--waivers", unit)
    assert verdict["verdict"]["exit_code"] == 1
    (own,) = (
        result
        for each in verdict["units"]
        for result in each["results"]
        if result["target"] == "integration-enterprises"
    )
    assert own["waiver"] is not None
    assert verdict["whole"]["results"][0]["waiver"] is None


def test_where_all_is_waived_nothing_was_judged(program: Program, file: Path) -> None:
    ran = program(DATA, "--target", "Q05", "--waivers", waived(file, "Q05"))
    assert ran.returncode == 4


def test_problems_cannot_be_waived(program: Program, file: Path) -> None:
    words = ("samples/faulty/broken.xlsx", "--waivers", waived(file, "Q05"))
    assert program(*words).returncode == program(words[0]).returncode == 3


SOUND = ONE.replace("TARGET", "Q05").replace("UNIT", "whole")

BROKEN = {
    "Q99": SOUND.replace("Q05", "Q99"),
    "local-surcharge-share": SOUND.replace("Q05", "Q24"),
    "格尔木职校": SOUND.replace("whole", "格尔木职"),
    "golmud-school": SOUND.replace("whole", "golmud-school"),
    "unit": SOUND.replace("unit: whole, ", ""),
    "理由": SOUND.replace("reason: 虚构", "reason: 无"),
    "文号": SOUND.replace("2023〕5号", "202X〕XX号"),
    "soon": SOUND.replace("2023-06-30", "soon"),
    "1 处错误": SOUND.strip("]\n"),
}
"""A word that must be told to a list that is broken."""


@pytest.mark.parametrize("word", BROKEN)
def test_a_broken_list_is_refused_with_its_faults(word: str, program: Program, file: Path) -> None:
    file.write_text(BROKEN[word], encoding="utf-8")
    for words in ((DATA, "--waivers", str(file)), ("waivers", "lint", str(file))):
        ran = program(*words)
        said = ran.stdout + ran.stderr
        assert ran.returncode == 2
        assert f"{file}:" in said
        assert word in said


def test_the_same_result_is_waived_once(program: Program, file: Path) -> None:
    once = ONE.replace("TARGET", "Q05").replace("UNIT", "whole").strip("[]\n")
    file.write_text(f"- {once}\n- {once.replace('Q05', 'integration-enterprises')}\n", "utf-8")
    ran = program("waivers", "lint", str(file))
    assert ran.returncode == 2
    assert f"{file}:2:" in ran.stdout


def test_the_sample_lints_clean_and_says_what_is_over(program: Program) -> None:
    ran = program("waivers", "lint", WAIVERS, "--as-of", "2022-12-31")
    assert ran.returncode == 0
    assert "training-bases" in ran.stdout
