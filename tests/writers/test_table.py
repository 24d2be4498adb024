"""The table for a terminal: one screen that tells who met what, and what to do first."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from haixi_check.problem import Tier
from haixi_check.report import Manner
from haixi_check.report.words import MARKS
from haixi_check.result import Outcome, Result
from haixi_check.rulepack.pack import Text
from haixi_check.verdict import Options, ProblemRecord, Summary, Verdict
from haixi_check.writers import renderer
from haixi_check.writers.terminal.table import render

if TYPE_CHECKING:
    from tests.writers.conftest import Write

HOSTILE = "[bold]x[/bold]\x1b[31m\x07\u202egpj.exe\n换行"


def lines_with(text: str, *parts: str) -> list[str]:
    return [line for line in text.splitlines() if all(part in line for part in parts)]


def test_the_first_line_is_the_verdict(sample: Verdict, written: Write) -> None:
    first = written(sample).splitlines()[0]
    assert (
        first == "【总体未达标】 西政〔2020〕93号 · 2022年 · 全州核查 · ■ 强制性问题 25 处，须改正"
    )


def test_quiet_writes_the_verdict_line_alone(sample: Verdict, written: Write) -> None:
    assert written(sample, detail="quiet", width=40).splitlines() == [
        "【总体未达标】 西政〔2020〕93号 · 2022年 · 全州核查 · ■ 强制性问题 25 处，须改正  "
        "判定 35 项  ● 达标 2  × 未达标 4  ? 无法判定 25  ▲ 待核实 2  ○ 未到期 1  - 不适用 1"
    ]


def test_the_check_of_a_school_says_what_it_is_held_to(school: Verdict, written: Write) -> None:
    assert "参照全州标准" in written(school).splitlines()[0]


def test_who_has_not_reported_stands_above_the_matrix(sample: Verdict, written: Write) -> None:
    head, _ = written(sample).split("条款", 1)
    assert "未报送：格尔木职校" in head


def test_the_matrix_has_a_mark_for_each_unit(sample: Verdict, written: Write) -> None:
    (row,) = lines_with(written(sample), " 三(十) ", "加强师资队伍建设工作")
    assert [sign for sign in row if sign in MARKS.values()] == ["×", "●", "×", "?"]


def test_the_marks_of_a_column_stand_under_each_other(sample: Verdict, written: Write) -> None:
    rows = [line for line in written(sample).splitlines() if line.startswith((" 二 ", " 三(十"))]
    assert (
        len({cell_len(row[: row.index(sign)]) for row in rows for sign in "×" if sign in row}) == 1
    )


def test_clauses_without_a_requirement_are_told_to_be_unchecked(
    sample: Verdict, written: Write
) -> None:
    assert lines_with(written(sample), "※ 没有可核查的要求：前言、一、附件")
    assert lines_with(written(sample, detail="verbose"), " 附件 ", "※")


def test_a_narrow_terminal_gets_counts_instead_of_columns(sample: Verdict, written: Write) -> None:
    (row,) = lines_with(written(sample, width=44), " 三(十) ", "加强师资")
    assert row.split()[-4:] == ["×", "1", "1", "1"]


def test_many_units_are_counted_not_set_side_by_side(many: Verdict, written: Write) -> None:
    (row,) = lines_with(written(many), " 三(十) ", "加强师资队伍建设工作")
    assert row.split()[2:] == ["×", "16", "12", "32"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("detail", ["normal", "verbose"])
def test_no_line_is_wider_than_the_terminal(
    sample: Verdict, many: Verdict, written: Write, language: str, width: int, detail: str
) -> None:
    for verdict in (sample, many):
        text = written(verdict, language=language, width=width, detail=detail)
        assert max(map(cell_len, text.splitlines())) <= width


def test_nothing_is_cut_off_where_the_terminal_is_narrow(sample: Verdict, written: Write) -> None:
    def said(width: int) -> str:
        work = written(sample, width=width, detail="verbose").split("要办的事", 1)[1]
        return "".join(work.split())

    assert said(44) == said(120)


def test_what_is_worst_comes_first(sample: Verdict, written: Write) -> None:
    text = written(sample)
    places = [
        text.index(f"\n{name}")
        for name in ("未达标 4", "无法判定 25", "待核实 2", "力争、导向性目标")
    ]
    assert places == sorted(places)


def test_a_missed_target_tells_figure_threshold_and_gap(sample: Verdict, written: Write) -> None:
    (line,) = lines_with(written(sample, width=120), "49.996%")
    assert "49.996%（12499/25000），要求 ≥ 50%；还差 1 名双师型教师" in line
    assert "全靠新进人员补足的话，还差 2 名双师型教师" in line


def test_a_missed_target_tells_units_cells_and_remedy(sample: Verdict, written: Write) -> None:
    text = written(sample)
    assert lines_with(text, "各单位", "柴达木职院 ● 52.10%", "州职校 × 48.05%")
    assert lines_with(text, "出处", "柴达木职院.xlsx 指标数据!E8、E9、E10", "等 6 处")
    assert lines_with(text, "→ 先补齐教师名册")


def test_a_contested_reading_shows_both_figures(sample: Verdict, written: Write) -> None:
    assert lines_with(written(sample, width=120), "口径存疑", "专任教师口径", "50.40%", "达标")


def test_a_miss_of_an_earlier_year_stands_beside_that_year(sample: Verdict, written: Write) -> None:
    text = written(sample)
    assert lines_with(text, "3100，要求 ≥ 3000 人次") == ["   3100，要求 ≥ 3000 人次"]
    assert lines_with(text, "逐年", "2021年 × 2800（还差 200 人次）", "2022年 ● 3100")


def test_money_per_head_is_told_in_total_and_for_each(sample: Verdict, written: Write) -> None:
    (line,) = lines_with(written(sample, width=120), "36,580,000")
    assert line.endswith("年财政拨款还差 620,000 元（人均差 200 元）")


def test_missing_evidence_is_one_line_for_units_that_lack_the_same(
    sample: Verdict, written: Write
) -> None:
    text = written(sample, width=120)
    assert lines_with(text, "柴达木职院、州职校 缺佐证 13 项：E31 E32 E34")
    assert lines_with(text, "州级部门 缺佐证 8 项：E51")
    assert not lines_with(text, "第31项常规工作")
    assert lines_with(written(sample, detail="verbose"), "E31 第31项常规工作")


def test_a_silent_unit_explains_what_it_alone_leaves_open(sample: Verdict, written: Write) -> None:
    assert lines_with(written(sample), "格尔木职校 未报送", "1 项无法判定")


def test_a_wrong_cell_is_named_where_a_target_lacks_it(sample: Verdict, written: Write) -> None:
    text = written(sample, width=120)
    assert lines_with(text, "州职校：未填数（空白不等于 0）（州职校.xlsx 指标数据!E17）")


def test_what_is_missing_of_a_duty_is_named(sample: Verdict, written: Write) -> None:
    assert lines_with(written(sample), "缺分项：大师进课堂")


def test_an_explanation_that_is_owed_names_unit_and_cell(sample: Verdict, written: Write) -> None:
    assert lines_with(written(sample), "待说明：柴达木职院 柴达木职院.xlsx 指标数据!E11")


def test_beyond_a_dozen_entries_the_rest_is_counted(sample: Verdict, written: Write) -> None:
    failed = [
        replace(r, outcome=Outcome.FAIL, missing=(), reason="")
        for r in sample.whole.results
        if r.target.startswith("duty-3")
    ] * 2
    crowded = with_results(sample, failed)
    assert lines_with(written(crowded), "还有 6 项没有列出，加 --verbose 看全部")
    assert lines_with(written(crowded), "未展开：E3")
    assert "没有列出" not in written(crowded, detail="verbose")


def test_a_waiver_stands_beside_the_outcome(sample: Verdict, written: Write) -> None:
    first = replace(sample.whole.results[0], waiver="海教函〔2023〕虚构号")
    text = written(with_results(sample, [first]))
    assert lines_with(text, "已豁免（海教函〔2023〕虚构号），结论不变")
    assert lines_with(text, "× 二", "Q01")


def test_nothing_to_do_is_said(sample: Verdict, written: Write) -> None:
    met = [r for r in sample.whole.results if r.outcome is Outcome.PASS]
    clean = replace(with_results(sample, met), problems=(), summary=without_problems(sample))
    assert lines_with(written(clean), "没有要办的事")


def test_what_must_be_fixed_stands_first_in_what_to_do(sample: Verdict, written: Write) -> None:
    text = written(sample)
    todo = text[text.index("要办的事") :]
    assert todo.splitlines()[2] == "强制性（须改正） 25 项"
    assert todo.index("强制性（须改正）") < todo.index("未达标 4 项")


def test_data_that_must_be_fixed_are_never_nothing_to_do(sample: Verdict, written: Write) -> None:
    met = [r for r in sample.whole.results if r.outcome is Outcome.PASS]
    text = written(with_results(sample, met))
    assert not lines_with(text, "没有要办的事")
    assert lines_with(text, "强制性（须改正） 25 项")


def without_problems(sample: Verdict) -> Summary:
    return replace(sample.summary, problems=dict.fromkeys(Tier, 0))


def test_problems_name_the_cell_and_what_to_do(sample: Verdict, written: Write) -> None:
    text = written(sample)
    assert lines_with(text, "■ 柴达木职院.xlsx 指标数据!E16")
    assert lines_with(text, "实际参加数填的是“约120”，不是准数")
    assert lines_with(text, "→ 填写准确的整数")
    assert text.index("强制性") < text.index("核实性") < text.index("提示性")


def test_problems_alike_in_a_sheet_are_told_once(sample: Verdict, written: Write) -> None:
    text = written(sample)
    assert len(lines_with(text, "近半年")) == 1
    assert lines_with(text, "同类另有 16 处：C5、C6、C7")
    assert len(lines_with(written(sample, detail="verbose"), "近半年")) == 17


def test_an_explanation_that_was_given_is_shown_only_in_full(
    sample: Verdict, written: Write
) -> None:
    assert "两校合并统计" not in written(sample)
    assert lines_with(written(sample, detail="verbose"), "填报说明：两校合并统计")


def test_notes_are_counted_unless_all_is_asked_for(sample: Verdict, written: Write) -> None:
    assert lines_with(written(sample), "提示性 14 条")
    assert "１７００人" not in written(sample)
    assert lines_with(written(sample, detail="verbose"), "“１７００人”已换算成数")


def test_what_was_counted_but_not_kept_is_told(sample: Verdict, written: Write) -> None:
    assert lines_with(written(sample), "州职校.xlsx 教师名册", "还有 7 处")


def test_what_nobody_checked_is_told(sample: Verdict, written: Write) -> None:
    tail = written(sample).split("未核查", 1)[1]
    assert "倡导性表述 4 处" in tail
    assert "市县分项未核查。" in tail


def test_a_narrowed_run_says_so(sample: Verdict, written: Write) -> None:
    options = Options(units=("haixi-school",), targets=("Q02",), kind="figures")
    narrowed = replace(sample, run=replace(sample.run, options=options))
    assert lines_with(written(narrowed), "只核查了一部分：州职校、Q02、指标")


def test_verbose_tells_every_result(sample: Verdict, written: Write) -> None:
    text = written(sample, detail="verbose", width=120).split("逐条结果", 1)[1]
    for result in sample.whole.results:
        assert lines_with(text, f" {MARKS[result.outcome]} {sample.targets[result.target].code} ")


def test_progress_of_what_is_not_due_is_told(sample: Verdict, written: Write) -> None:
    text = written(sample, detail="verbose", width=120)
    assert lines_with(text, "○ E75", "已完成 80.00%，还有 2 年，每年须增加 10")


def test_english_is_spoken_throughout(sample: Verdict, written: Write) -> None:
    text = written(sample, language="en", width=120)
    assert text.splitlines()[0].startswith("[Not met overall]")
    assert lines_with(text, "1 dual-qualified teachers short (2 dual-qualified teachers short if")
    assert "未达标" not in text


def test_a_pipe_gets_no_colour(sample: Verdict) -> None:
    sink = StringIO()
    renderer("table")(sample, Manner(width=80), sink)
    assert "\x1b" not in sink.getvalue()


def test_colour_can_be_asked_for(sample: Verdict) -> None:
    sink = StringIO()
    renderer("table")(sample, Manner(width=80, color=True), sink)
    assert "\x1b[" in sink.getvalue()


def test_no_color_is_respected(sample: Verdict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    sink = StringIO()
    renderer("table")(sample, Manner(width=80), sink)
    assert "\x1b" not in sink.getvalue()


def test_where_nobody_handed_anything_in_that_is_said_and_nothing_else(
    sample: Verdict, written: Write
) -> None:
    units = tuple(replace(unit, reported=False) for unit in sample.units)
    reasons = ("input_unreadable", *sample.verdict.reasons)
    summing = replace(sample.verdict, reasons=reasons)
    nothing = replace(sample, units=units, verdict=summing)
    text = written(nothing)
    assert "没有找到可以读的报送文件" in text
    assert "haixi-check template" in text
    assert "三(十)" not in text
    assert "数据问题" in text
    assert "三(十)" in written(nothing, detail="verbose")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sign_exists_in_gbk(sample: Verdict, written: Write, language: str) -> None:
    written(sample, language=language, detail="verbose").encode("gbk")


def test_a_gbk_console_gets_no_sign_of_ours_for_what_it_lacks(sample: Verdict) -> None:
    raw = BytesIO()
    sink = TextIOWrapper(raw, encoding="gbk")
    render(with_problem(sample, found="约120😀"), Manner(width=80, color=False), sink)
    sink.flush()
    assert "约120\\U0001f600" in raw.getvalue().decode("gbk")


def test_what_comes_from_the_data_cannot_steer_the_terminal(
    sample: Verdict, written: Write
) -> None:
    text = written(with_problem(sample, found=HOSTILE, file="\x1b]0;x\x07.xlsx"), width=120)
    assert lines_with(text, "“[bold]x[/bold][31mgpj.exe 换行”")
    assert not set(text) & {"\x1b", "\x07", "\u202e"}


def with_results(verdict: Verdict, results: list[Result]) -> Verdict:
    whole = replace(verdict.whole, results=tuple(results))
    return replace(verdict, whole=whole)


def with_problem(verdict: Verdict, *, found: str, file: str = "甲.xlsx") -> Verdict:
    first: ProblemRecord = verdict.problems[0]
    place = replace(first.place, file=file)
    changed = replace(first, found=found, place=place, tier=Tier.MUST_FIX)
    return replace(verdict, problems=(changed,))


def test_a_title_that_looks_like_markup_is_shown_as_it_is(sample: Verdict, written: Write) -> None:
    title = Text(zh="[red]标题[/red]", en="x")
    target = replace(sample.targets["enrolment-scale"], title=title)
    targets = {**sample.targets, "enrolment-scale": target}
    assert "[red]标题[/red]" in written(replace(sample, targets=targets))


def test_a_school_reads_its_own_name_once(school: Verdict, written: Write) -> None:
    text = written(school)
    assert text.splitlines()[0].startswith(
        "【总体未达标】 西政〔2020〕93号 · 2022年 · 州职校 · 单位自查"
    )
    assert lines_with(text, "× 二、三(十)  “双师型”教师占专业教师比例")
