"""One target told: its rule, and the way from the outcome to the formula to the cells."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

from haixi_check.verdict import Scope
from haixi_check.writers.terminal.explain import render_explanation

if TYPE_CHECKING:
    from haixi_check.messages import Language
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
