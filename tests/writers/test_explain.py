"""One target told: its rule, and the way from the outcome to the formula to the cells."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from tests.builders import form, named, pack, rules

from haixi_check.judging.statements import pack_ref, target_info
from haixi_check.rulepack.targets import Basis
from haixi_check.verdict import Scope
from haixi_check.writers.terminal.explain import render_explanation

if TYPE_CHECKING:
    from haixi_check.messages import Language
    from haixi_check.statement import TargetInfo
    from haixi_check.verdict import Verdict


def told(
    verdict: Verdict, target: str, *, rule_only: bool = False, language: Language = "zh"
) -> str:
    sink = StringIO()
    render_explanation(
        target,
        verdict.targets[target],
        rules=verdict.pack,
        verdict=None if rule_only else verdict,
        language=language,
        console=Console(file=sink, width=100, no_color=True),
    )
    return sink.getvalue()


def told_rule(target: str, info: TargetInfo) -> str:
    """The rule of a duty of the real pack."""
    sink = StringIO()
    console = Console(file=sink, width=100, no_color=True)
    render_explanation(target, info, rules=pack_ref(rules()), language="zh", console=console)
    return sink.getvalue()


def test_a_rule_is_told_with_clauses_formula_and_remedy(sample: Verdict) -> None:
    text = told(sample, "dual-qualified-share", rule_only=True)
    assert "Q02  “双师型”教师占专业教师比例" in text
    assert "dual-qualified-share · 约束性 · 到2022年" in text
    assert "三(十)  达到50%以上" in text
    assert "双师型教师数 ÷ 专业教师数 ≥ 50%" in text
    assert "→ 先补齐教师名册" in text
    assert "haixi-check explain Q02 文件…" in text


def test_a_trend_is_held_against_last_year(sample: Verdict) -> None:
    text = told(sample, "postgraduate-share", rule_only=True)
    assert "研究生层次专任教师数 ÷ 专任教师数，高于上年" in text


def test_several_figures_are_added_in_brackets(sample: Verdict) -> None:
    target = sample.targets["dual-qualified-share"]
    formula = {"of": ("enrolment", "full_time_teachers"), "to": ("specialist_teachers",)}
    targets = {"x": replace(target, formula=formula)}
    text = told(replace(sample, targets=targets), "x", rule_only=True)
    assert "(在校生数 + 专任教师数) ÷ 专业教师数" in text


def test_a_duty_names_its_parts(sample: Verdict) -> None:
    assert "分项  劳模进校园、大师进课堂" in told(sample, "campus-activities", rule_only=True)


def test_a_verdict_leads_to_units_and_cells(sample: Verdict) -> None:
    text = told(sample, "dual-qualified-share")
    assert "× 全州  未达标  49.996%（12499/25000），要求 ≥ 50%；还差 1 名双师型教师" in text
    assert "● 柴达木职院  达标（参照）  52.10%（6252/12000）" in text
    assert "? 格尔木职校  无法判定（参照）\n     未报送" in text
    assert "州职校.xlsx 指标数据!E8  2022年  1" in text


def test_years_are_told_with_what_each_lacked(sample: Verdict) -> None:
    text = told(sample, "training-volume")
    assert "逐年  2021年 × 2800（还差 200 人次）  2022年 ● 3100" in text


def test_records_are_told_with_what_they_are_worth(sample: Verdict) -> None:
    text = told(sample, "branch-campus")
    assert "柴达木职院  已落实  挂牌照片  2021-09-01  佐证没有文号、文件或网址" in text
    assert "柴达木职院.xlsx 佐证材料!A9" in text


def test_a_school_sees_itself_only(school: Verdict) -> None:
    text = told(school, "dual-qualified-share")
    assert school.run.scope is Scope.UNITS
    assert "全州  未达标" not in text
    assert "× 州职校" in text


def test_a_target_that_was_not_looked_at_says_so(school: Verdict) -> None:
    assert "没有涉及这一项" in told(school, "silent-duty")


def test_english_is_spoken_throughout(sample: Verdict) -> None:
    text = told(sample, "dual-qualified-share", language="en")
    assert "Dual-qualified teachers ÷ Specialist teachers ≥ 50%" in text
    assert "Qaidam College  met (for reference)" in text


def test_a_rule_says_who_is_answerable_and_what_says_so(sample: Verdict) -> None:
    assert "责任单位：职业院校（原文写明）" in told(sample, "campus-activities", rule_only=True)
    info = sample.targets["campus-activities"]
    assert info.lead is not None
    presumed = replace(info, lead=replace(info.lead, basis=Basis.PRESUMED))
    verdict = replace(sample, targets={"x": presumed})
    assert "（推定，原文未明确）" in told(verdict, "x", rule_only=True)
    assert "(presumed, the text does not say)" in told(verdict, "x", rule_only=True, language="en")


def test_a_duty_says_what_proves_it_who_shows_it_and_when() -> None:
    info = target_info(named("park-partnership-platform"), pack(), form())
    text = told_rule("park-partnership-platform", info)
    assert "应有佐证  与园区或企业签订的合作框架协议" in text
    assert "由谁提供  有关单位中任一单位提供即可" in text
    assert "时间  意见印发以后、核查基准日以前形成，现行有效" in text
    assert "有效期  多有期限，须填“有效期至”" in text


@pytest.mark.parametrize(
    ("duty", "when"),
    [
        ("annual-quality-report", "时间  自2021年起每年，材料反映当年工作"),
        ("school-evaluation", "时间  自2021年起每3年至少一次，材料反映当年工作"),
        ("joint-training-pilot", "时间  2021年1月1日以后"),
        ("certificate-pilot-started", "时间  2020年12月25日至2022年12月31日之间"),
    ],
)
def test_a_duty_says_of_when_its_proof_must_be(duty: str, when: str) -> None:
    assert when in told_rule(duty, target_info(named(duty), pack(), form()))


def test_no_duty_is_said_to_be_pooled() -> None:
    for target in rules().targets:
        if target.is_duty:
            text = told_rule(target.id, target_info(target, pack(), form()))
            assert "合并计算" not in text.splitlines()[1]
