"""Overlays: what they change, that they are shown, and what is told of one that is broken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from haixi_check.errors import FaultyFileError
from haixi_check.rulepack.load import find_pack, load_pack

if TYPE_CHECKING:
    from tests.conftest import Program

ANNEX = "docs/examples/invented-annex.yaml"
DATA = "samples/data.xlsx"

HEAD = """\
extends: haixi-2020-93
id: small
version: 1.0.0
title: {zh: 小附件(虚构), en: A small annex (invented)}
document: 虚构〔2021〕1号
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return tmp_path / "overlay.yaml"


def written(path: Path, text: str, head: str = HEAD) -> Path:
    path.write_text(head + text, encoding="utf-8")
    return path


def judged(program: Program, *words: str) -> dict[tuple[str, str | None], dict[str, Any]]:
    """Every result of a verdict by its target and unit."""
    verdict = json.loads(program(DATA, "-f", "json", *words).stdout)
    results = [result for unit in verdict["units"] for result in unit["results"]]
    every = [*verdict["whole"]["results"], *results]
    return {(result["target"], result["unit"]): result for result in every}


BROKEN = {
    "another pack": (
        "lead: [{target: Q02, lead: x, note: x}]\n",
        [(1, "overlay_extends")],
        HEAD.replace("haixi-2020-93", "other"),
    ),
    "nothing changed": ("", [(1, "overlay_empty")], HEAD),
    "a key with a slip": (
        "chagned: []\n",
        [(6, "pack_key_unknown")],
        HEAD,
    ),
    "an unknown target": (
        "changed:\n  - {target: Q99, set: {at_least: 5}, note: x}\n",
        [(7, "overlay_unknown_target")],
        HEAD,
    ),
    "a code of two targets": (
        "changed:\n  - {target: Q24, set: {at_least: 5%}, note: x}\n",
        [(7, "overlay_target_of_several")],
        HEAD,
    ),
    "an unknown field": (
        "changed:\n  - {target: Q02, set: {at_leats: 5%}, note: x}\n",
        [(7, "pack_key_unknown")],
        HEAD,
    ),
    "another id": (
        "changed:\n  - {target: Q02, set: {id: other}, note: x}\n",
        [(7, "overlay_fixed_field")],
        HEAD,
    ),
    "no note": (
        "changed:\n  - {target: Q02, set: {at_least: 55%}}\n",
        [(7, "pack_key_missing")],
        HEAD,
    ),
    "changed twice": (
        "changed:\n"
        "  - {target: Q02, set: {at_least: 55%}, note: x}\n"
        "  - {target: Q02, set: {at_least: 60%}, note: x}\n",
        [(8, "overlay_twice")],
        HEAD,
    ),
    "a threshold that nothing can meet": (
        "changed:\n  - {target: Q02, set: {at_least: 150%}, note: x}\n",
        [(7, "pack_threshold")],
        HEAD,
    ),
    "an unknown figure": (
        "changed:\n  - {target: Q08, set: {measure: {sum: {of: nothing}}}, note: x}\n",
        [(7, "pack_unknown_figure")],
        HEAD,
    ),
    "a code that is taken": (
        "added:\n  - note: x\n    target: {id: a, code: Q02}\n",
        [(8, "pack_name_twice"), (7, "pack_key_missing")],
        HEAD,
    ),
    "a quota of a unit that there is none of": (
        "quotas:\n  - {target: Q15, units: {qaidam: 5}, note: x}\n",
        [(7, "quota_of_nobody")],
        HEAD,
    ),
    "a quota of a duty": (
        "quotas:\n  - {target: E01, units: {haixi-school: 5}, note: x}\n",
        [(7, "quota_without_number")],
        HEAD,
    ),
    "two quotas of a unit": (
        "quotas:\n"
        "  - {target: Q15, units: {haixi-school: 5}, note: x}\n"
        "  - {target: Q15, units: {haixi-school: 6}, note: x}\n",
        [(8, "pack_name_twice")],
        HEAD,
    ),
    "a milestone above the target": (
        "milestones:\n  - {target: Q21, years: {2021: 96%}, note: x}\n",
        [(7, "milestone_above_target")],
        HEAD,
    ),
    "falling milestones": (
        "milestones:\n  - {target: Q21, years: {2020: 90%, 2021: 80%}, note: x}\n",
        [(7, "milestone_falls")],
        HEAD,
    ),
    "a milestone at the deadline": (
        "milestones:\n  - {target: Q21, years: {2022: 90%}, note: x}\n",
        [(7, "milestone_after_deadline")],
        HEAD,
    ),
    "a milestone of what has no deadline": (
        "milestones:\n  - {target: Q15, years: {2021: 90}, note: x}\n",
        [(7, "milestone_without_deadline")],
        HEAD,
    ),
    "retired without an end": (
        "retired:\n  - {target: Q16, by: 虚构〔2022〕9号, note: x}\n",
        [(7, "overlay_until_or_date")],
        HEAD,
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_overlay_is_told_at_its_place(case: str, overlay: Path) -> None:
    text, places, head = BROKEN[case]
    with pytest.raises(FaultyFileError) as refused:
        load_pack(find_pack(), overlays=[written(overlay, text, head)], kept=False)
    faults = refused.value.faults
    assert {(fault.line, fault.code) for fault in faults} == set(places)
    assert {fault.file for fault in faults} == {str(overlay)}


def test_a_fault_stands_at_its_column(overlay: Path) -> None:
    written(overlay, "quotas:\n  - {target: Q15, units: {qaidam: 5, haixi-school: 0}, note: x}\n")
    with pytest.raises(FaultyFileError) as refused:
        load_pack(find_pack(), overlays=[overlay], kept=False)
    text = overlay.read_text(encoding="utf-8").splitlines()[6]
    places = [text[fault.column - 1 :][:1] for fault in refused.value.faults]
    assert [fault.line for fault in refused.value.faults] == [7, 7]
    assert places == ["q", "0"]


def test_all_faults_are_told_at_once_and_nothing_is_judged(
    program: Program, overlay: Path, tmp_path: Path
) -> None:
    written(
        overlay,
        "changed:\n  - {target: Q99, set: {at_least: 5}, note: x}\n"
        "  - {target: Q02, set: {at_least: 55%}}\n"
        "quotas:\n  - {target: Q15, units: {qaidam: 5}, note: x}\n",
    )
    report = tmp_path / "report.json"
    ran = program(DATA, "--overlay", str(overlay), "-o", str(report))
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert not report.exists()
    for line in (7, 8, 10):
        assert f"{overlay}:{line}:" in ran.stderr


@pytest.mark.parametrize(
    "words", [("explain", "Q02"), ("template", "-o", "."), ("targets", "list")]
)
def test_a_missing_overlay_is_a_wrong_command(
    words: tuple[str, ...], program: Program, tmp_path: Path
) -> None:
    ran = program(*words, "--overlay", "none.yaml", cwd=tmp_path)
    assert ran.returncode == 2
    assert "none.yaml" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_quota_binds_each_unit_in_every_year(program: Program) -> None:
    before, after = judged(program), judged(program, "--overlay", ANNEX)
    key = ("training-volume", "haixi-school")
    assert (before[key]["outcome"], before[key]["binding"]) == ("info", False)
    assert (after[key]["outcome"], after[key]["binding"]) == ("pass", True)
    assert [year["outcome"] for year in after[key]["series"]] == ["info", "pass", "pass"]
    missed = after["training-volume", "golmud-school"]
    assert missed["outcome"] == "pass"
    whole = ("training-volume", None)
    assert before[whole] == after[whole]


def test_a_missed_quota_is_a_miss_of_its_unit_only(program: Program, overlay: Path) -> None:
    written(
        overlay,
        "quotas:\n  - {target: Q15, since: 2021, units: {haixi-school: 881}, note: x}\n",
    )
    ran = program(DATA, "--overlay", str(overlay), "--target", "Q15", "--unit", "haixi-school")
    assert ran.returncode == 1
    found = judged(program, "--overlay", str(overlay))
    assert found["training-volume", "haixi-school"]["shortfall"]["amount"] == "1"
    assert found["training-volume", "haixi-school"]["outcome"] == "fail"
    assert found["training-volume", "golmud-school"]["outcome"] == "info"
    assert found["training-volume", None]["outcome"] == "pass"


def test_a_milestone_decides_its_year_alone(program: Program, overlay: Path) -> None:
    written(overlay, "milestones:\n  - {target: Q21, years: {2021: 94%}, note: x}\n")
    key = ("qualified-degree-share", None)
    early = ("--year", "2021", "--overlay", str(overlay))
    assert judged(program, "--year", "2021")[key]["outcome"] == "not_due"
    assert judged(program, *early)[key]["outcome"] in ("pass", "fail", "review")
    assert judged(program, "--overlay", str(overlay))[key] == judged(program)[key]
    told = program("explain", "Q21", DATA, *early).stdout
    assert "94%" in told


def test_what_is_retired_is_not_asked_for_any_more(program: Program) -> None:
    after = judged(program, "--overlay", ANNEX)
    result = after["skilled-worker-share", None]
    assert (result["outcome"], result["reason"]) == ("not_applicable", "retired")
    before = judged(program, "--overlay", ANNEX, "--year", "2021")["skilled-worker-share", None]
    assert before["reason"] != "retired"


def test_the_verdict_names_the_overlay_and_all_that_it_changed(program: Program) -> None:
    verdict = json.loads(program(DATA, "--overlay", ANNEX, "-f", "json").stdout)
    plain = json.loads(program(DATA, "-f", "json").stdout)
    assert verdict["pack"]["sha256"] == plain["pack"]["sha256"]
    assert plain["pack"]["overlays"] == []
    (found,) = verdict["pack"]["overlays"]
    assert (found["id"], found["version"]) == ("invented-annex", "1.0.0")
    assert len(found["sha256"]) == 64
    changes = {(each["kind"], each["target"]) for each in found["changes"]}
    assert changes == {
        ("changed", "entrepreneurship-base"),
        ("added", "yearly-progress-report"),
        ("retired", "skilled-worker-share"),
        ("quotas", "training-volume"),
        ("milestones", "qualified-degree-share"),
        ("lead", "dual-qualified-share"),
    }
    assert verdict["targets"]["training-volume"]["quotas"][0]["exact"] == "1700"


@pytest.mark.parametrize(
    "words",
    [("-q",), (), *(("-f", form) for form in ("concise", "markdown", "html", "github", "sarif"))],
)
def test_every_output_for_people_says_so(words: tuple[str, ...], program: Program) -> None:
    assert "附件分解表(虚构) 1.0.0" in program(DATA, "--overlay", ANNEX, *words).stdout


def test_an_added_duty_is_asked_for_in_the_template(program: Program, tmp_path: Path) -> None:
    ran = program("template", "格尔木职校", "--overlay", ANNEX, "-o", str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    assert "附件分解表" in ran.stdout
    (workbook,) = tmp_path.glob("*.xlsx")
    filled = tmp_path / "filled"
    shutil.unpack_archive(workbook, filled, "zip")
    texts = "".join(path.read_text(encoding="utf-8") for path in filled.rglob("*.xml"))
    assert "E90" in texts


def test_the_pack_itself_stays_as_it_is(root: Path) -> None:
    plain = load_pack(find_pack())
    changed = load_pack(find_pack(), overlays=[root / ANNEX])
    assert changed.sha256 == plain.sha256
    assert load_pack(find_pack()) == plain
    assert load_pack(find_pack(), overlays=[root / ANNEX]) == changed
    assert load_pack(find_pack(), overlays=[root / ANNEX], kept=False) == changed


def test_overlays_are_laid_one_over_the_other(overlay: Path, root: Path) -> None:
    written(
        overlay,
        "changed:\n  - {target: E90, set: {force: encouraged}, note: x}\n"
        "quotas:\n  - {target: Q15, since: 2022, units: {haixi-school: 900}, note: x}\n",
    )
    rules = load_pack(find_pack(), overlays=[root / ANNEX, overlay], kept=False)
    added = rules.target("E90")
    volume = rules.target("Q15")
    assert added is not None
    assert added.force == "encouraged"
    assert volume is not None
    assert [quota.since for quota in volume.quotas] == [2021, 2022]


def test_two_overlays_do_not_change_one_thing(overlay: Path, root: Path) -> None:
    written(overlay, "changed:\n  - {target: Q14, set: {at_least: 3}, note: x}\n")
    with pytest.raises(FaultyFileError) as refused:
        load_pack(find_pack(), overlays=[root / ANNEX, overlay], kept=False)
    (fault,) = refused.value.faults
    assert fault.code == "overlay_twice"
    assert fault.params["first"].startswith(f"{root / ANNEX}:")


def test_the_sample_lints_clean_and_its_examples_pass(program: Program) -> None:
    for command in ("lint", "test"):
        ran = program("targets", command, "--overlay", ANNEX)
        assert ran.returncode == 0, ran.stdout


def test_quotas_that_do_not_reach_the_target_are_told(program: Program, overlay: Path) -> None:
    written(
        overlay,
        "quotas:\n  - target: Q15\n    note: x\n"
        "    units: {qaidam-college: 1000, haixi-school: 1000, golmud-school: 999}\n",
    )
    ran = program("targets", "lint", "--overlay", str(overlay))
    assert ran.returncode == 2
    assert "2999" in ran.stdout
    assert program(DATA, "--overlay", str(overlay)).returncode == 1


def test_a_missed_quota_decides_a_run_of_the_whole_and_says_whose_it_is(
    program: Program, overlay: Path
) -> None:
    quota = "quotas:\n  - {target: Q15, since: 2021, units: {haixi-school: %s}, note: x}\n"
    words = (DATA, "--overlay", str(overlay), "--target", "Q15")
    written(overlay, quota % 881)
    missed = program(*words)
    assert (missed.returncode, "州职校 × 880" in missed.stdout) == (1, True)
    assert "× 三(七)  州职校 年度职业技能培训人次" in missed.stdout
    found = json.loads(program(*words, "-f", "json").stdout)
    assert found["whole"]["results"][0]["outcome"] == "pass"
    assert found["summary"]["judged"] == found["summary"]["by_clause"][0]["counts"]
    assert found["summary"]["judged"]["total"] == 2
    written(overlay, quota % 840)
    assert program(*words).returncode == 0


def test_of_a_target_that_is_retired_alone_nothing_was_judged(
    program: Program, overlay: Path
) -> None:
    written(
        overlay,
        "retired:\n  - {target: Q15, by: 虚构〔2021〕2号, until: 2021, note: x}\n",
    )
    ran = program(DATA, "--overlay", str(overlay), "--target", "Q15", "-f", "json")
    assert ran.returncode == 4
    assert json.loads(ran.stdout)["verdict"]["reasons"] == ["nothing_judged"]
