"""`targets diff`: what two packs ask differently, and what turns."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from haixi_check.rulepack.difference import DifferenceKind, compare_packs
from haixi_check.rulepack.load import find_pack, load_pack

if TYPE_CHECKING:
    from tests.conftest import Program

PACK = "haixi-2020-93"
ANNEX = "docs/examples/invented-annex.yaml"
DATA = "samples/data.xlsx"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A copy of the pack to change."""
    return Path(shutil.copytree(find_pack(), tmp_path / "edited"))


def change(pack: Path, file: str, target: str, before: str, after: str) -> None:
    """Change the first `before` below a target."""
    path = pack / file
    head, rest = path.read_text(encoding="utf-8").split(f"  - id: {target}\n")
    assert before in rest
    body = rest.replace(before, after, 1)
    path.write_text(f"{head}  - id: {target}\n{body}", encoding="utf-8")


CHANGES = {
    DifferenceKind.STRICTER: ("at_least: 95%", "at_least: 96%"),
    DifferenceKind.LOOSER: ("force: mandatory", "force: aspirational"),
    DifferenceKind.MEASURED: ("units: [higher, secondary]", "units: [higher]"),
    DifferenceKind.RENAMED: ("专任教师学历达标率", "专任教师学历合格率"),
    DifferenceKind.WORDED: ("三校合并计算", "三所学校合并计算"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_changed_rule_is_told_by_its_kind(kind: DifferenceKind, edited: Path) -> None:
    change(edited, "10-teaching-staff.yaml", "qualified-degree-share", *CHANGES[kind])
    (found,) = compare_packs(load_pack(find_pack()), load_pack(edited, kept=False))
    assert found.after is not None
    assert (found.after.id, found.difference) == ("qualified-degree-share", kind)


def test_an_earlier_deadline_is_stricter_and_a_later_one_looser(edited: Path) -> None:
    change(edited, "10-teaching-staff.yaml", "qualified-degree-share", "by: 2022", "by: 2021")
    plain, earlier = load_pack(find_pack()), load_pack(edited, kept=False)
    assert [each.difference for each in compare_packs(plain, earlier)] == ["stricter"]
    assert [each.difference for each in compare_packs(earlier, plain)] == ["looser"]


def test_the_same_pack_is_the_same(program: Program) -> None:
    ran = program("targets", "diff", PACK, PACK)
    assert ran.returncode == 0
    assert "没有不同" in ran.stdout


def test_an_overlay_is_told_rule_by_rule(program: Program) -> None:
    ran = program("targets", "diff", PACK, PACK, "--overlay", ANNEX, "-f", "json")
    found: dict[str, Any] = json.loads(ran.stdout)
    assert {rule["target"]: rule["difference"] for rule in found["rules"]} == {
        "entrepreneurship-base": "stricter",
        "yearly-progress-report": "new",
        "skilled-worker-share": "retired",
        "training-volume": "stricter",
        "qualified-degree-share": "stricter",
        "dual-qualified-share": "worded",
    }
    assert found["turns"] is None
    assert found["after"] == f"{found['before']} + invented-annex 1.0.0"


def test_what_turns_is_told_for_each_unit_and_the_whole(program: Program) -> None:
    words = ("targets", "diff", PACK, PACK, DATA, "--overlay", ANNEX)
    turns = json.loads(program(*words, "-f", "json").stdout)["turns"]
    found = {(turn["target"], turn["unit"]): turn for turn in turns["results"]}
    assert found["entrepreneurship-base", None]["before"] == "pass"
    assert found["entrepreneurship-base", None]["after"] == "fail"
    assert found["training-volume", "haixi-school"]["before"] == "info"
    assert found["yearly-progress-report", None]["before"] is None
    assert turns["before"]["exit_code"] == turns["after"]["exit_code"] == 1
    assert ("dual-qualified-share", None) not in found
    told = program(*words).stdout
    assert "结论变化" in told
    assert "变严" in told


def test_a_pack_that_there_is_none_of_is_refused(program: Program) -> None:
    assert program("targets", "diff", PACK, "nowhere").returncode == 2
