"""Nothing that is laid over the rules helps unseen: whatever comes out milder is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import haixi_check
from haixi_check.result import Outcome, Result
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack

DATA = "samples/data.xlsx"
HEAD = {
    "extends": "haixi-2020-93",
    "id": "looser",
    "version": "1.0.0",
    "title": {"zh": "放宽(虚构)", "en": "Looser (invented)"},
    "document": "虚构〔2021〕1号",
}


@pytest.fixture(scope="module")
def rules() -> RulePack:
    return load_pack(find_pack())


def results(verdict: haixi_check.Verdict) -> dict[tuple[str, str | None], Result]:
    units = (result for unit in verdict.units for result in unit.results)
    return {(r.target, r.unit): r for r in (*verdict.whole.results, *units)}


def looser(rules: RulePack) -> dict[str, object]:
    """An overlay that asks next to nothing: every number as small as can be, all else retired."""
    numbers = [target for target in rules.targets if target.at_least is not None]
    others = [target for target in rules.targets if target.at_least is None]
    return HEAD | {
        "changed": [
            {"target": each.id, "set": {"at_least": "1/1000"}, "note": "虚构"} for each in numbers
        ],
        "retired": [
            {"target": each.id, "by": "虚构〔2021〕2号", "until": 2020, "note": "虚构"}
            for each in others
        ],
    }


def test_whatever_an_overlay_makes_milder_is_named(
    rules: RulePack, root: Path, tmp_path: Path
) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(yaml.safe_dump(looser(rules), allow_unicode=True), encoding="utf-8")
    before = haixi_check.check(root / DATA)
    after = haixi_check.check(root / DATA, overlays=[overlay])
    turned = {key[0] for key, was in results(before).items() if results(after)[key] != was}
    changed = {change.target for each in after.pack.overlays for change in each.changes}
    assert turned
    assert turned <= changed
    for form in ("md", "html"):
        assert "放宽(虚构)" in haixi_check.render(after, form).decode()


def test_an_overlay_makes_no_figure_of_what_is_missing(root: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    change = {"target": "Q02", "set": {"at_least": "1%"}, "note": "虚构"}
    quota = {"target": "Q15", "since": 2021, "units": {"haixi-school": 1}, "note": "虚构"}
    text = HEAD | {"changed": [change], "quotas": [quota]}
    overlay.write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")
    sample = root / "samples" / "units" / "格尔木职校.xlsx"
    verdict = haixi_check.check(sample, overlays=[overlay], scope="prefecture")
    found = results(verdict)
    assert found["dual-qualified-share", None].outcome is Outcome.UNKNOWN
    assert found["training-volume", "haixi-school"].outcome is Outcome.UNKNOWN
    assert verdict.verdict.exit_code in (1, 4)


def test_waivers_of_everything_change_no_outcome_and_are_all_named(
    rules: RulePack, root: Path, tmp_path: Path
) -> None:
    bound = [
        (target.id, unit)
        for target in rules.targets
        for unit in ("whole", *(each.id for each in rules.pack.bodies(target.units)))
    ]
    waivers = tmp_path / "waivers.yaml"
    listed = [
        {
            "target": target,
            "unit": unit,
            "reason": "虚构",
            "approved_by": "虚构函〔2023〕1号",
            "expires": "2023-06-30",
        }
        for target, unit in bound
    ]
    text = yaml.safe_dump(listed, allow_unicode=True).replace("'2023-06-30'", "2023-06-30")
    waivers.write_text(text, encoding="utf-8")
    before = haixi_check.check(root / DATA)
    after = haixi_check.check(root / DATA, waivers=waivers)
    old, new = results(before), results(after)
    assert {key: r.outcome for key, r in old.items()} == {key: r.outcome for key, r in new.items()}
    open_ones = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.REVIEW)
    assert all((r.waiver is not None) == (r.outcome in open_ones) for r in new.values())
    assert after.verdict.exit_code == 0
    assert "waived" in after.verdict.reasons
    named = {(each.target, each.unit) for each in after.waivers if each.state == "active"}
    assert named == {key for key, r in new.items() if r.waiver}
    assert json.loads(after.to_json())["verdict"]["reasons"] == list(after.verdict.reasons)


def test_a_lost_input_and_a_lost_unit_stay_lost(root: Path, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text("[]\n", encoding="utf-8")
    lost = root / "samples" / "faulty" / "lost-school"
    verdict = haixi_check.check(lost, waivers=waivers)
    assert "unit_not_reported" in verdict.verdict.reasons
    assert verdict.verdict.exit_code == 4
