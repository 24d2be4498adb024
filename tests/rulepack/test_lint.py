"""A slip of the kind that people make, in one place of the pack: one fault, where it was made."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest
from rich.cells import cell_len as width

from haixi_check.cli.faults import causes, fault_lines
from haixi_check.errors import Fault
from haixi_check.rulepack.load import find_pack, lint_pack

Program: TypeAlias = Callable[..., Any]

FILES = ("pack.yaml", "form.yaml", "10-teaching-staff.yaml", "11-funding.yaml")
"""A part of the pack that stands by itself: so much is read in the time that a test may take."""

MARK = "⟦"
"""Stands in the changed text before the place that the fault must be at."""


class Slip(NamedTuple):
    """A change of one file: what is replaced by what, and the fault that this must be."""

    file: str
    old: str
    new: str
    code: str


PACK, FORM, STAFF, MONEY = FILES
EN = ", en: Public funding per college student}"
TITLE = "title: {zh: 高职年生均财政拨款" + EN
HERE = "clauses: {三(十一): 不低于12000元}"
BOTH = "units: [higher, secondary]"
LACKS = "zh: 财政拨款合计还差 {n} 元"
RATIO = "per_head: {of: fiscal_appropriation, to: full_time_enrolment}"
LACK = "    shortfall:\n      zh: 财政拨款合计还差 {n} 元\n"
LACK_EN = '      en: "public funding in total: {n} yuan missing"\n'
BASE = "code: Q23\n"
ID = "  - id: per-student-funding\n    code: Q23\n"
COMPLETE = "{name: 恰好12000元, given: {fiscal_appropriation: 38400000, full_time_enrolment: 3200}"

OF_YAML = [
    Slip(MONEY, BASE, f"{BASE}{MARK}\tforce: mandatory\n", "pack_yaml_tab"),
    Slip(MONEY, BASE, f"{BASE}{MARK}\u3000\u3000level: 1\n", "pack_yaml_odd_space"),
    Slip(MONEY, f"    {BASE}", f"{MARK}     {BASE}", "pack_yaml_indent"),
    Slip(MONEY, f"    {BASE}", f"{MARK}   {BASE}", "pack_yaml_indent"),
    Slip(MONEY, ID, f"{MARK}    - id: per-student-funding\n    code: Q23\n", "pack_yaml_indent"),
    Slip(MONEY, ID, f"{MARK} - id: per-student-funding\n    code: Q23\n", "pack_yaml_indent"),
    Slip(MONEY, "code: Q23", f"code{MARK}：Q23", "pack_yaml_wide_colon"),
    Slip(MONEY, "code: Q23", f"code{MARK}： Q23", "pack_yaml_wide_colon"),
    Slip(MONEY, "code: Q23", f"code{MARK}:Q23", "pack_yaml_space_after_colon"),
    Slip(MONEY, "  - id: per-student", f"  {MARK}-id: per-student", "pack_yaml_space_after_dash"),
    Slip(MONEY, HERE, HERE.replace(": 不", f"{MARK}：不"), "pack_yaml_wide_colon"),
    Slip(MONEY, HERE, f"clauses: {{三(十一){MARK}:不低于12000元}}",
         "pack_yaml_space_after_colon"),
    Slip(MONEY, TITLE, TITLE.replace("拨款, en", f"拨款{MARK}， en"), "pack_yaml_wide_comma"),
    Slip(MONEY, TITLE, TITLE.replace("{zh: ", f"{{zh{MARK}："), "pack_yaml_wide_colon"),
    Slip(MONEY, TITLE, TITLE.replace("{zh: ", f"{{zh{MARK}:"), "pack_yaml_space_after_colon"),
    Slip(MONEY, TITLE, TITLE.replace("Public funding", f"Of public funds, {MARK}a share"),
         "pack_yaml_comma_in_text"),
    Slip(MONEY, TITLE, TITLE.replace("Public funding", f"Note{MARK}: funding"),
         "pack_yaml_colon_in_text"),
    Slip(MONEY, TITLE, TITLE.replace("{zh", f"{MARK}{{zh")[:-1], "pack_yaml_braces_open"),
    Slip(MONEY, TITLE, TITLE.replace("student}", f"student{MARK}]"), "pack_yaml_braces_differ"),
    Slip(MONEY, TITLE, f"{TITLE}{MARK}}}", "pack_yaml_brace_too_many"),
    Slip(MONEY, "units: [higher]\n    lead", f"units: {MARK}[higher\n    lead",
         "pack_yaml_braces_open"),
    Slip(MONEY, LACK_EN, f'      en: {MARK}"public funding in total: {{n}} yuan missing\n',
         "pack_yaml_quote_open"),
    Slip(MONEY, LACK, LACK.replace("zh: 财", f"zh: {MARK}\"财"), "pack_yaml_quote_open"),
    Slip(MONEY, LACK_EN, f"      en: 'the school{MARK}'s funds: {{n}} yuan'\n",
         "pack_yaml_quote_inside"),
    Slip(MONEY, LACK_EN, f'      en: "the {MARK}"funds" lack {{n}} yuan"\n',
         "pack_yaml_quote_inside"),
    Slip(MONEY, LACK, LACK.replace("zh: 财", f"zh: {MARK}*财"), "pack_yaml_sign_first"),
    Slip(MONEY, LACK, LACK.replace("zh: 财", f"zh: {MARK}@财"), "pack_yaml_sign_first"),
    Slip(MONEY, LACK, LACK.replace("zh: 财", f"zh: {MARK}%财"), "pack_yaml_sign_first"),
    Slip(MONEY, LACK, LACK.replace("zh: 财", f"zh: {MARK}&财"), "pack_yaml_sign_first"),
    Slip(MONEY, LACK, LACK.replace("zh: 财政", f"zh: 财政{MARK}: "), "pack_yaml_colon_in_text"),
    Slip(MONEY, ID, f"{MARK}---\n{ID}", "pack_yaml_second_document"),
    Slip(MONEY, "code: Q23", f"{MARK}[code]: Q23", "pack_yaml_key"),
    Slip(MONEY, "code: Q23", f"code: Q2{MARK}\x073", "pack_yaml_control_character"),
    Slip(PACK, "issued: 2020-12-25", f"issued: {MARK}2020-13-25", "pack_yaml_value"),
    Slip(PACK, "in_force: ", f"in_force{MARK}:", "pack_yaml_space_after_colon"),
]  # fmt: skip

OF_SHAPE = [
    Slip(MONEY, BASE, f"{BASE}    {MARK}code: Q23\n", "pack_key_twice"),
    Slip(MONEY, BASE, f"{BASE}    {MARK}treshold: 3\n", "pack_key_unknown"),
    Slip(MONEY, "    at_least: 12000", f"    {MARK}at_lest: 12000", "pack_key_unknown"),
    Slip(MONEY, ID, f"  - {MARK}id: per-student-funding\n", "pack_key_missing"),
    Slip(MONEY, TITLE, TITLE.replace("title", f"{MARK}titel"), "pack_key_unknown"),
    Slip(MONEY, TITLE, TITLE.replace("{zh", f"{MARK}{{zh").replace(EN, "}"), "pack_key_missing"),
    Slip(MONEY, TITLE, f"title: {MARK}高职年生均财政拨款", "pack_needs_names"),
    Slip(MONEY, TITLE, f"title: {MARK}[高职, college]", "pack_needs_names"),
    Slip(MONEY, f"{HERE}\n    force: mandatory", f"{HERE}\n    force: {MARK}mandatry",
         "pack_not_one_of"),
    Slip(MONEY, "clauses: {三(十一): 不低于12000元}\n    force: mandatory",
         f"{HERE}\n    {MARK}force:", "pack_without_value"),
    Slip(MONEY, HERE, f"clauses: {{三(十一): {MARK}12000}}",
         "pack_needs_quotes"),
    Slip(MONEY, HERE, f"clauses: {MARK}{{}}", "pack_empty"),
    Slip(MONEY, "code: Q23", f"code: {MARK}q23", "pack_pattern_code"),
    Slip(MONEY, "id: per-student-funding", f"id: {MARK}Per_Student", "pack_pattern_id"),
    Slip(STAFF, BOTH, f"units: [higher{MARK}， secondary]", "pack_wide_comma"),
    Slip(STAFF, BOTH, f"units: [higher{MARK}、secondary]", "pack_wide_comma"),
    Slip(MONEY, "at_least: 30%", f"at_least: 30{MARK}％", "pack_wide_sign"),
    Slip(MONEY, "at_least: 30%", f"at_least: {MARK}三成", "pack_not_exact"),
    Slip(MONEY, RATIO, RATIO.replace("per_head", f"{MARK}per_heads"), "pack_not_one_of"),
    Slip(MONEY, RATIO, RATIO.replace("of:", f"{MARK}off:"), "pack_key_unknown"),
    Slip(MONEY, "dated: standing", f"dated: {MARK}standng", "pack_not_one_of"),
    Slip(MONEY, "may_not_apply: false", f"may_not_apply: {MARK}不", "pack_needs_yes_or_no"),
    Slip(MONEY, "period: continuing", f"period: {MARK}{{until: 2022}}", "pack_period_unclear"),
    Slip(MONEY, "period: continuing", f"period: {MARK}continuous", "pack_period_unclear"),
    Slip(PACK, "shares_with: [haixi-school]", f"shares_with: {MARK}haixi-school",
         "pack_needs_list"),
    Slip(PACK, "base_year: 2020", f"base_year: {MARK}二〇二〇", "pack_needs_whole_number"),
    Slip(PACK, "version: ", f"version: {MARK}1.0  # ", "pack_needs_quotes"),
    Slip(PACK, "version: ", f"version: {MARK}v", "pack_pattern_version"),
    Slip(PACK, "issued: 2020-12-25", f"issued: {MARK}2020年12月25日", "pack_needs_date"),
    Slip(PACK, '"4163014521"', f'{MARK}"416301452"', "pack_pattern_school_code"),
    Slip(FORM, "kind: persons", f"kind: {MARK}person", "pack_not_one_of"),
    Slip(FORM, "type: school_code", f"type: {MARK}schoolcode", "pack_not_one_of"),
    Slip(FORM, "required: true", f"required: {MARK}必填", "pack_needs_yes_or_no"),
    Slip(FORM, "      type: year\n", f"      {MARK}typ: year\n", "pack_key_unknown"),
]  # fmt: skip

OF_NAMES = [
    Slip(MONEY, RATIO, RATIO.replace("to: ", f"to: {MARK}").replace("full_time", "fulltime"),
         "pack_unknown_figure"),
    Slip(MONEY, "units: [higher]", f"units: [{MARK}higer]", "pack_unknown_unit"),
    Slip(MONEY, HERE, f"clauses: {{{MARK}三(十八): 不低于12000元}}",
         "pack_unknown_clause"),
    Slip(MONEY, HERE,
         f"clauses: {{三(十一): 不低于12000元, {MARK}三(十八): 万}}", "pack_unknown_clause"),
    Slip(MONEY, "clauses: [三(十一)]", f"clauses: [三(十一), {MARK}三(二一)]",
         "pack_unknown_clause"),
    Slip(MONEY, "code: Q24a", f"code: {MARK}Q23", "pack_name_twice"),
    Slip(MONEY, "at_least: 12000", f"at_least: {MARK}0", "pack_threshold"),
    Slip(MONEY, LACKS, f"zh: {MARK}还差 {{m}} 元", "pack_shortfall_without_n"),
    Slip(MONEY, COMPLETE, COMPLETE.replace("full_time", f"{MARK}ful_time"), "pack_unknown_figure"),
    Slip(MONEY, "unit: qaidam-college", f"unit: {MARK}qaidam-colege", "pack_unknown_unit"),
    Slip(MONEY, "{part: support, date: 2021-09-01}]", f"{{part: {MARK}suport, date: 2021-09-01}}]",
         "pack_unknown_part"),
    Slip(MONEY, f"{COMPLETE}, outcome: pass", f"{COMPLETE}, outcome: {MARK}passed",
         "pack_not_one_of"),
    Slip(FORM, "at_most: [{figure: graduates}]", f"at_most: [{{figure: {MARK}gradutes}}]",
         "pack_unknown_figure"),
    Slip(FORM, "stated_by: [employment_cutoff]", f"stated_by: [{MARK}employment_cutof]",
         "pack_unknown_basic"),
    Slip(PACK, "clause: 五(二)\n", f"clause: {MARK}五(三)\n", "pack_unknown_clause"),
    Slip(PACK, "shares_with: [haixi-school]", f"shares_with: [{MARK}haixi-shool]",
         "pack_unknown_unit"),
    Slip(MONEY, "zh: 条文并列三类服务", f"zh: {MARK}待补 条文并列三类服务", "pack_placeholder"),
]  # fmt: skip

SLIPS = [*OF_YAML, *OF_SHAPE, *OF_NAMES]


@cache
def _of_the_part(folder: Path) -> frozenset[str]:
    """What is said of the part only because the rest is not there."""
    return frozenset(fault.code for fault in lint_pack(folder))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("part")
    for name in FILES:
        shutil.copy(find_pack() / name, folder / name)
    return folder


def slipped(slip: Slip, whole: Path, folder: Path) -> tuple[list[tuple[Fault, ...]], str]:
    """What is said after a slip and was not said before it; and where it must be said."""
    for name in FILES:
        shutil.copy(whole / name, folder / name)
    text = (folder / slip.file).read_text(encoding="utf-8")
    assert slip.old in text, "the table needs another place for this slip"
    marked = text.replace(slip.old, slip.new, 1)
    before, mark, after = marked.partition(MARK)
    (folder / slip.file).write_bytes((before + after).encode())
    lines = before.split("\n")
    place = f"{slip.file}:{len(lines)}:{len(lines[-1]) + 1}" if mark else slip.file
    said = [fault for fault in lint_pack(folder) if fault.code not in _of_the_part(whole)]
    return causes(said), place


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{SLIPS.index(slip)}")
def test_a_slip_is_one_fault_where_it_was_made(slip: Slip, whole: Path, tmp_path: Path) -> None:
    found, place = slipped(slip, whole, tmp_path)
    assert [cause[0].code for cause in found] == ([slip.code] if slip.code else [])
    for cause in found:
        fault = cause[0]
        assert f"{fault.file}:{fault.line}:{fault.column}".startswith(place)
        chinese = "\n".join(fault_lines(cause, "zh")).split("\n")
        assert len(chinese) == 3
        shown, caret = chinese[1], chinese[2]
        marked = caret.index("^")
        start = len(chinese[1].split(" | ", 1)[0]) + 3
        before = fault.text[: fault.column - 1]
        if "…" not in shown:
            assert marked == start + width(before)


def test_there_are_as_many_slips_as_people_make() -> None:
    assert len(SLIPS) >= 60


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack."""
    return Path(shutil.copytree(find_pack(), tmp_path / "pack"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lint(program: Program, pack: Path, *options: str) -> Any:
    return program("targets", "lint", "--pack", str(pack), *options)


def test_a_bad_key_has_no_follow_ups(pack: Path, program: Program) -> None:
    replace(pack / MONEY, "    remedy:", "    remedi:")
    done = lint(program, pack)
    told = done.stdout.splitlines()
    assert done.returncode == 2
    assert len(told) == 4
    assert told[0].endswith("这里没有“remedi”这个名称；最接近的是“remedy”。")
    assert told[1].endswith("|     remedi:")
    assert told[2].endswith("|     ^^^^^^")


def test_a_file_that_is_no_yaml_has_no_follow_ups(pack: Path, program: Program) -> None:
    replace(pack / MONEY, "code: Q23", "code: 'Q23")
    assert len(lint(program, pack).stdout.splitlines()) == 4


def test_what_else_is_wrong_in_the_same_file_is_told_as_well(pack: Path) -> None:
    replace(pack / MONEY, "    remedy:", "    remedi:")
    replace(pack / MONEY, "to: full_time_enrolment", "to: full_time_enrollment")
    assert [fault.code for fault in lint_pack(pack)] == ["pack_key_unknown", "pack_unknown_figure"]


def test_a_name_that_is_used_everywhere_is_told_once(pack: Path, program: Program) -> None:
    replace(pack / "pack.yaml", "- id: golmud-school", "- id: golmud")
    told = lint(program, pack).stdout.splitlines()
    assert len(told) == 5
    assert "同样的问题还有" in told[3]
    assert told[-1].endswith("共 1 处错误。")


@pytest.mark.parametrize("name", ["x.yml", "x.YAML", "drafts/x.yaml"])
@pytest.mark.parametrize("command", ["lint", "test"])
def test_a_rule_file_that_nobody_would_read_is_told(
    pack: Path, program: Program, name: str, command: str
) -> None:
    (pack / name).parent.mkdir(exist_ok=True)
    (pack / name).write_text("clauses: [一]\n", encoding="utf-8")
    done = program("targets", command, "--pack", str(pack))
    assert done.returncode == 2
    assert f"{name}:1:1: “{name}”不会被读取" in done.stdout + done.stderr


def test_a_check_by_a_pack_with_a_file_that_is_not_read_is_refused(
    pack: Path, program: Program
) -> None:
    assert program("samples/met.xlsx", "-q", "--pack", str(pack)).returncode == 0
    (pack / "16-new.yml").write_text("clauses: [一]\n", encoding="utf-8")
    assert program("samples/met.xlsx", "-q", "--pack", str(pack)).returncode == 2


def test_faults_for_a_program_are_in_both_languages(pack: Path, program: Program) -> None:
    replace(pack / MONEY, "force: mandatory", "force: mandatry")
    done = lint(program, pack, "-f", "json")
    told = json.loads(done.stdout)
    (fault,) = told["faults"]
    assert (done.returncode, told["count"]) == (2, 1)
    assert (fault["file"], fault["code"], fault["nearest"]) == (
        MONEY,
        "pack_not_one_of",
        "mandatory",
    )
    assert fault["length"] == len("mandatry")
    assert "可选" in fault["message"]["zh"]
    assert "Possible" in fault["message"]["en"]


def test_a_sound_pack_has_no_faults_for_a_program_either(program: Program) -> None:
    done = program("targets", "lint", "-f", "json")
    assert (done.returncode, json.loads(done.stdout)["faults"]) == (0, [])


def test_faults_are_annotations_of_a_workflow(pack: Path, program: Program) -> None:
    replace(pack / MONEY, "force: mandatory", "force: mandatry")
    first, *_ = lint(program, pack, "-f", "github").stdout.splitlines()
    assert first.startswith("::error file=")
    assert f"/{MONEY},line=" in first
    assert "title=pack_not_one_of::“mandatry”" in first


def test_a_long_line_is_cut_around_the_place() -> None:
    text = f"    - {{title: {'甲' * 90}, bad: 1, more: {'乙' * 90}}}"
    fault = Fault(
        file="a.yaml", line=3, column=text.index("bad") + 1, code="pack_empty",
        params={"key": "bad"}, text=text, length=3,
    )  # fmt: skip
    _, shown, caret = fault_lines((fault,), "zh")
    assert width(shown) < 120
    assert width(shown[: shown.index("bad")]) == width(caret.rstrip("^"))
