"""Rules that no figures can meet together, and the fewest lines that clash."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from haixi_check.rulepack.load import find_pack, lint_pack

STAFF = "10-teaching-staff.yaml"

RULE = """
  - id: {id}
    code: {code}
    title: {{zh: 虚构的规则, en: An invented rule}}
    clauses: {{三(十): 达到50%以上}}
    force: {force}
    units: [higher, secondary]
    period: {period}
    measure: {measure}
    {limit}
    shortfall: {{zh: "差 {{n}} 人", en: "{{n}} more", unit: {{zh: 人, en: persons}}}}
    reading: {{zh: 虚构。, en: Invented.}}
    remedy: {{zh: 虚构。, en: Invented.}}
"""


def rule(
    number: int, measure: str, limit: str, *, force: str = "mandatory", period: str = "{by: 2022}"
) -> str:
    """A rule of no policy; its number tells it from others."""
    code, name = f"Q{90 + number}", f"invented-{number}"
    return RULE.format(id=name, code=code, measure=measure, limit=limit, force=force, period=period)


def clashes(folder: Path, *rules: str) -> list[tuple[str, str, str]]:
    """What lint says of rules that clash, where `rules` stand behind those of 三(十)."""
    pack = folder / "pack"
    shutil.copytree(find_pack(None), pack)
    file = pack / STAFF
    text = file.read_text(encoding="utf-8")
    head, _, tail = text.partition("\nexhortations:")
    file.write_text(f"{head.rstrip()}\n{''.join(rules)}\nexhortations:{tail}", encoding="utf-8")
    return [
        (fault.code, fault.params["found"], fault.params["others"])
        for fault in lint_pack(pack)
        if fault.code in ("pack_conflict", "pack_never_met")
    ]


DUAL = "{share: {of: dual_qualified_teachers, to: specialist_teachers}}"


def line_of(name: str) -> str:
    """The line of the shipped file in which a rule begins."""
    text = (find_pack(None) / STAFF).read_text(encoding="utf-8")
    return str(text[: text.index(name)].count("\n") + 1)


def test_the_shipped_rules_can_all_be_met() -> None:
    for name in ("haixi-2020-93", "secondary-school-standard-2010"):
        assert lint_pack(find_pack(name)) == ()


def test_a_floor_above_a_ceiling_is_told_at_the_later_rule(tmp_path: Path) -> None:
    found = clashes(tmp_path, rule(1, DUAL, "at_most: 40%"))
    assert [(code, name) for code, name, _ in found] == [("pack_conflict", "invented-1")]
    assert found[0][2].startswith("00-general.yaml:")


@pytest.mark.parametrize(
    "limit", ["at_most: 50%", "at_least: 90%", "less_than: 51%", "more_than: 50%"]
)
def test_what_can_be_met_together_is_no_clash(limit: str, tmp_path: Path) -> None:
    assert clashes(tmp_path, rule(1, DUAL, limit)) == []


def test_a_limit_that_must_not_be_reached_leaves_no_room_at_the_floor(tmp_path: Path) -> None:
    assert clashes(tmp_path, rule(1, DUAL, "less_than: 50%")) != []


@pytest.mark.parametrize(
    ("force", "period"),
    [("aspirational", "{by: 2022}"), ("mandatory", "{by: 2030}")],
)
def test_what_does_not_decide_or_falls_due_in_another_year_does_not_clash(
    force: str, period: str, tmp_path: Path
) -> None:
    assert clashes(tmp_path, rule(1, DUAL, "at_most: 40%", force=force, period=period)) == []


def test_rules_clash_through_what_the_form_says_of_parts_and_wholes(tmp_path: Path) -> None:
    found = clashes(
        tmp_path,
        rule(1, "{share: {of: dual_qualified_teachers, to: full_time_teachers}}", "at_least: 80%"),
        rule(2, "{share: {of: specialist_teachers, to: full_time_teachers}}", "at_most: 70%"),
    )
    assert [(code, name) for code, name, _ in found] == [("pack_conflict", "invented-2")]
    assert found[0][2].startswith(f"{STAFF}:")
    assert "," not in found[0][2]


def test_a_rule_that_nobody_can_meet_is_told_by_itself(tmp_path: Path) -> None:
    two = "{per_head: {of: dual_qualified_teachers, to: specialist_teachers}}"
    found = clashes(tmp_path, rule(1, two, "at_least: 2"))
    assert found == [("pack_never_met", "invented-1", "")]
