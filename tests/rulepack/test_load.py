"""Loading, linting and accounting for a rule pack."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from haixi_check.cli.faults import place_and_fault
from haixi_check.errors import Fault
from haixi_check.rulepack import RulePack
from haixi_check.rulepack import cache as compiled
from haixi_check.rulepack.coverage import coverage, verify_wordings
from haixi_check.rulepack.load import find_pack, lint_pack, load_pack
from haixi_check.rulepack.source import PackError

COVER = """\
id: small
version: 1.0.0
title: {zh: 小规则包, en: A small pack}
document: 虚构〔2020〕1号
issuer: {zh: 虚构机关, en: Nobody}
issued: 2020-12-25
in_force: 2020-12-25
base_year: 2020
judged_from: 2021
clauses:
  - {id: 一, opening: 一、目标, title: {zh: 目标, en: Goals}}
  - {id: 二, opening: 二、保障, title: {zh: 保障, en: Means}}
facts:
  - {code: F1, clause: 二, wording: 自发文之日起, statement: {zh: 施行, en: In force}}
units:
  - id: school
    kind: secondary
    title: {zh: 虚构学校, en: A school}
    short: {zh: 虚构, en: School}
short_title: {zh: 小意见, en: Small opinion}
whole: {title: {zh: 全区, en: all}, reference: {zh: 参照全区, en: held to all}}
kinds:
  - {id: secondary, title: {zh: 中职, en: secondary}}
  - {id: higher, title: {zh: 高职, en: higher}}
"""

FORM = """\
basics:
  title: {zh: 基本信息, en: Basics}
  columns:
    - {id: unit, title: {zh: 单位, en: Unit}}
    - {id: year, title: {zh: 年度, en: Year}}
figures_sheet:
  title: {zh: 指标数据, en: Figures}
  columns:
    - {id: unit_name, title: {zh: 填报单位, en: School}}
    - {id: code, title: {zh: 代码, en: Code}}
    - {id: figure, title: {zh: 指标, en: Figure}}
    - {id: measure_unit, title: {zh: 计量单位, en: Unit}}
    - {id: note, title: {zh: 说明, en: Note}}
evidence:
  title: {zh: 佐证材料, en: Evidence}
  columns:
    - {id: duty, title: {zh: 事项, en: Duty}}
    - {id: part, title: {zh: 分项, en: Part}}
    - {id: note, title: {zh: 备注, en: Note}}
figures:
  - id: students
    title: {zh: 学生数, en: Students}
    unit: {zh: 人, en: persons}
    kind: persons
    filled_by: [secondary]
    definition: {zh: 人数, en: Number}
  - id: boarders
    title: {zh: 住校生数, en: Boarders}
    unit: {zh: 人, en: persons}
    kind: persons
    filled_by: [secondary]
    definition: {zh: 人数, en: Number}
    at_most: [{figure: students}]
registers:
  - id: rooms
    title: {zh: 教室, en: Rooms}
    filled_by: [secondary]
    key: [name]
    columns:
      - {id: name, title: {zh: 名称, en: Name}}
      - {id: since, title: {zh: 日期, en: Since}, type: date}
      - id: stage
        title: {zh: 阶段, en: Stage}
        type: choice
        choices: [{value: 在建, en: being built}, {value: 在用, en: in use}]
    derives:
      - {figure: boarders, where: {stage: 在用}, since: since}
"""

GOALS = """\
clauses: [一]
targets:
  - id: size
    code: Q01
    title: {zh: 规模, en: Size}
    clauses: {一: 10人以上, 二: 10人}
    force: mandatory
    units: [secondary]
    period: {by: 2022}
    measure: {sum: {of: students}}
    at_least: 10
    shortfall: {zh: "还差 {n} 人", en: "{n} persons short", unit: {zh: 人, en: persons}}
    reading: {zh: 合计, en: The sum}
    remedy: {zh: 招生, en: Enrol}
    examples:
      - {name: 恰好, given: {students: 10}, outcome: pass}
      - {name: 少一, given: {students: 9}, outcome: fail, shortfall: 1}
      - {name: 多一, given: {school: {2022: {students: 11}}}, outcome: pass}
      - {name: 缺数, given: {students: null}, outcome: unknown}
"""

MEANS = """\
clauses: [二]
targets:
  - id: plan
    code: E01
    title: {zh: 方案, en: Plan}
    clauses: {二: 制定方案}
    force: encouraged
    units: [school]
    period: continuing
    measure: {evidence: {shown_by: every_unit, dated: standing, proof: {zh: 方案, en: The plan}}}
    reading: {zh: 有方案, en: There is a plan}
    remedy: {zh: 制定, en: Draw one up}
    examples:
      - {name: 有, evidence: [{date: 2022-01-01}], outcome: pass}
      - {name: 无, outcome: info}
exhortations:
  - id: spirit
    code: X01
    title: {zh: 氛围, en: Spirit}
    clauses: {二: 营造氛围}
    not_checkable: {zh: 无标准, en: No measure}
"""

TEXT = """\
虚构机关文件
一、目标
到2022年,达到10人以上,住校率达到50%。
二、保障
规模为\u00a010人,制定方案,营造氛围,开展1+X试点。本文件自发文之日起执行。
"""

Break = Callable[[str, str, str], tuple[Fault, ...]]


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HAIXI_CHECK_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A sound pack of two clauses."""
    folder = tmp_path / "small"
    folder.mkdir()
    files = {"pack": COVER, "form": FORM, "01-goals": GOALS, "02-means": MEANS}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def broken(small: Path) -> Break:
    """The faults of the small pack after one replacement in one file."""

    def change(name: str, old: str, new: str) -> tuple[Fault, ...]:
        file = small / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return lint_pack(small)

    return change


@pytest.fixture(scope="module")
def opinion() -> RulePack:
    """The pack that comes with the program."""
    return load_pack(find_pack(), examples=True, kept=False)


def test_a_sound_pack_has_no_faults(small: Path) -> None:
    assert lint_pack(small) == ()
    assert [target.id for target in load_pack(small).targets] == ["size", "plan"]


BREAKS = [
    ("01-goals", "sum: {of: students}", "sum: {of: student}", "pack_unknown_figure", 10),
    ("01-goals", "units: [secondary]", "units: [secondry]", "pack_unknown_unit", 8),
    ("01-goals", "二: 10人", "三: 10人", "pack_unknown_clause", 6),
    ("01-goals", "{一: 10人以上, 二: 10人}", "{二: 10人}", "pack_wrong_file", 3),
    ("01-goals", "at_least: 10", "at_least: 0", "pack_threshold", 11),
    ("01-goals", "at_least: 10", "at_least: half", "pack_not_exact", 11),
    ("01-goals", "at_least: 10", "at_least: -1", "pack_not_exact", 11),
    ("01-goals", "at_least: 10", "at_least: .5", "pack_not_exact", 11),
    ("01-goals", "at_least: 10", "less_than: 0", "pack_threshold", 11),
    ("01-goals", "at_least: 10", "{at_least: 10, at_most: 12}", "pack_yaml_syntax", 12),
    ("01-goals", "at_least: 10", "at_least: 10\n    at_most: 12", "pack_two_standards", 3),
    ("01-goals", "at_least: 10", "at_most: 13", "pack_not_proven_under", 3),
    ("01-goals", "at_least: 10", "at_least: {when: {size: big}, then: 10}",
     "pack_unknown_basic", 11),
    ("01-goals", "at_least: 10", "at_least: {when: {year: 3}, then: 10}",
     "pack_column_type", 11),
    ("01-goals", "at_least: 10", "at_least: {when: {year: 2022}, than: 10}",
     "pack_key_unknown", 11),
    ("01-goals", "at_least: 10", "at_least: [{from: 2023, value: 10}]",
     "pack_date_too_late", 11),
    ("01-goals", "at_least: 10", "at_least: [{from: 2021, value: 9}, {from: 2021, value: 10}]",
     "pack_dates_out_of_order", 11),
    ("01-goals", "at_least: 10", "at_least: [{form: 2021, value: 10}]", "pack_key_unknown", 11),
    ("01-goals", "en: \"{n} persons short\"", "counted_in: to, en: \"{n} persons short\"",
     "pack_counted_in_misplaced", 12),
    ("01-goals", "还差 {n} 人", "还差几人", "pack_shortfall_without_n", 12),
    ("01-goals", "force: mandatory", "force: must", "pack_not_one_of", 7),
    ("01-goals", "period: {by: 2022}", "period: {until: 2022}", "pack_period_unclear", 9),
    ("01-goals", "period: {by: 2022}", "period: {each_year_from: 2021, until: 2020}",
     "pack_until_before_first", 3),
    ("01-goals", "    remedy", "    cure", "pack_key_unknown", 14),
    ("01-goals", "    code: Q01\n", "", "pack_key_missing", 3),
    ("01-goals", "    code: Q01\n", "    code: Q01\n    code: Q02\n", "pack_key_twice", 5),
    ("01-goals", "一: 10人以上", "一: 10", "pack_needs_quotes", 6),
    ("01-goals", "sum: {of: students}", "total: {of: students}", "pack_not_one_of", 10),
    ("01-goals", "title: {zh", "title: [zh", "pack_yaml_braces_differ", 5),
    ("01-goals", "given: {students: 9}", "given: {studens: 9}", "pack_unknown_figure", 17),
    ("01-goals", "given: {school: ", "given: {schol: ", "pack_unknown_unit", 18),
    ("01-goals", "outcome: fail", "outcome: failed", "pack_not_one_of", 17),
    ("01-goals", "students: 9}", "students: 8}", "pack_not_proven_below", 3),
    ("01-goals", "outcome: unknown", "outcome: fail", "pack_example_missing", 3),
    ("02-means", "id: plan", "id: size", "pack_name_twice", 3),
    ("02-means", "    code: E01", "    code: E01\n    not_judged: {zh: 传闻, en: hearsay}",
     "pack_not_judged_duty", 3),
    ("02-means", "clauses: [二]", "clauses: [二, 一]", "pack_clause_filed_twice", 1),
    ("02-means", "zh: 有方案", "zh: 待补", "pack_placeholder", 11),
    ("02-means", "- {name: 无", "- {name: 无, unit: scool", "pack_unknown_unit", 15),
    ("02-means", "[{date:", "[{part: 一, date:", "pack_unknown_part", 14),
    ("form", "at_most: [{figure: students}]", "at_most: [{figure: boarders}]",
     "pack_at_most_circle", 33),
    ("form", "where: {stage: 在用}", "where: {stage: 停用}", "pack_unknown_choice", 47),
    ("form", "where: {stage: 在用}", "where: {stge: 在用}", "pack_unknown_column", 47),
    ("form", "where: {stage: 在用}", "where: {stage: 在用, name: 3}", "pack_column_type", 47),
    ("form", "since: since", "since: name", "pack_column_type", 47),
    ("form", "key: [name]", "key: [code|name]", "pack_unknown_column", 38),
    ("form", "zh: 住校生数", "zh: 学生数", "pack_name_twice", 28),
    ("form", "id: name, ", "id: name, type: choice, ", "pack_choices_misplaced", 40),
    ("pack", "clause: 二", "clause: 三", "pack_unknown_clause", 14),
    ("pack", "kind: secondary", "kind: higher", "pack_figure_of_nobody", 10),
    ("form", "{id: note, title: {zh: 备注, en: Note}}",
     "{id: status, title: {zh: 进度, en: State}, type: choice, choices: [{value: 好, en: ok}]}",
     "pack_not_one_of", 19),
    ("pack", "kind: secondary", "kind: secondry", "pack_unknown_kind", 17),
    ("form", "filled_by: [secondary]", "filled_by: [tertiary]", "pack_unknown_kind", 25),
    ("pack", "{id: higher,", "{id: secondary,", "pack_name_twice", 24),
    ("pack", "kind: secondary", "kind: secondary\n    since: 2021\n    until: 2020",
     "pack_window_reversed", 19),
    ("pack", "issued: 2020-12-25", "issued: 2020-13-25", "pack_yaml_value", 6),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "code", "line"), BREAKS)
@pytest.mark.sampled(3)
def test_a_fault_is_named_where_it_stands(
    broken: Break, name: str, old: str, new: str, code: str, line: int
) -> None:
    faults = broken(name, old, new)
    assert (code, line) in {(fault.code, fault.line) for fault in faults}
    for fault in faults:
        for language in ("zh", "en"):
            assert "{found}" not in place_and_fault(fault, language)


def test_a_suggestion_names_the_nearest(broken: Break) -> None:
    (fault, *_) = broken("form", "at_most: [{figure: students}]", "at_most: [{figure: studens}]")
    assert fault.params == {"found": "studens", "nearest": "students"}


def test_what_means_the_contrary_is_not_suggested_and_the_sentence_is_whole(broken: Break) -> None:
    (fault, *_) = broken("form", "where: {stage: 在用}", "where: {stage: 停用}")
    assert place_and_fault(fault, "zh").endswith("这一栏没有可选值“停用”。")


def test_all_faults_are_told_at_once(broken: Break, small: Path) -> None:
    broken("01-goals", "force: mandatory", "force: must")
    broken("02-means", "dated: standing", "dated: sometimes")
    broken("pack", "clause: 二", "clause: 三")
    with pytest.raises(PackError) as raised:
        load_pack(small)
    found = [(fault.file, fault.code) for fault in raised.value.faults]
    assert found == [
        ("01-goals.yaml", "pack_not_one_of"),
        ("02-means.yaml", "pack_not_one_of"),
        ("pack.yaml", "pack_unknown_clause"),
    ]


def test_a_missing_file_is_a_fault(small: Path) -> None:
    (small / "form.yaml").unlink()
    assert [fault.code for fault in lint_pack(small)] == ["pack_file_missing"]


def test_every_fault_has_a_sentence_and_every_sentence_a_fault() -> None:
    source = Path(compiled.__file__).parent
    used = {
        code
        for path in source.glob("*.py")
        for code in re.findall(r'"(pack_\w+)"', path.read_text(encoding="utf-8"))
    }
    used |= {f"pack_not_proven_{side}" for side in ("below", "under", "at", "above")}
    from haixi_check.messages import rule_shapes, rulepack, yaml_slips

    parts = (rulepack, rule_shapes, yaml_slips)
    assert used == {code for part in parts for code in part.SENTENCES}


def test_an_unknown_pack_is_refused_with_the_known_names() -> None:
    with pytest.raises(PackError) as raised:
        find_pack("haixi-2021")
    known = "haixi-2020-93、secondary-school-standard-2010"
    assert raised.value.faults[0].params["known"] == known


def test_a_kept_pack_equals_the_one_in_the_files(small: Path) -> None:
    first, again = load_pack(small), load_pack(small)
    assert first == again == load_pack(small, kept=False)
    assert len(list((small.parent / "cache").glob("pack-*.json"))) == 1
    assert replace(again.targets[0], id="other") != again.targets[0]


def test_the_shipped_pack_survives_being_kept(opinion: RulePack) -> None:
    load_pack(opinion.path)
    kept = load_pack(opinion.path)
    assert kept == load_pack(opinion.path, kept=False)
    assert [target.examples for target in kept.targets if target.examples] == []
    assert all(target.examples for target in opinion.targets)


def test_a_changed_file_is_never_answered_from_the_kept_copy(small: Path, broken: Break) -> None:
    before = load_pack(small)
    broken("01-goals", "at_least: 10", "at_least: 11")
    after = load_pack(small)
    assert [str(pack.targets[0].at_least) for pack in (before, after)] == ["10", "11"]
    assert before.sha256 != after.sha256


@pytest.mark.parametrize("content", ["", "[]", "{", '{"_":"Nothing"}', '{"pack":{"_":"Pack"}'])
@pytest.mark.sampled(5)
def test_a_spoiled_copy_is_ignored(small: Path, content: str) -> None:
    whole = load_pack(small)
    (copy,) = (small.parent / "cache").glob("pack-*.json")
    copy.write_text(content, encoding="utf-8")
    assert load_pack(small) == whole


def test_without_a_place_for_copies_the_pack_is_read_each_time(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = small.parent / "a-file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("HAIXI_CHECK_CACHE", str(blocked / "below"))
    assert load_pack(small) == load_pack(small)


def test_a_kept_pack_is_loaded_without_yaml(small: Path) -> None:
    load_pack(small)
    code = (
        "import sys; from pathlib import Path; from haixi_check.rulepack.load import load_pack\n"
        "load_pack(Path(sys.argv[1]))\n"
        "print(sorted({'yaml', 'difflib', 'haixi_check.rulepack.lint'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(small)],
        capture_output=True, text=True, check=True, env=dict(os.environ),
    )  # fmt: skip
    assert ran.stdout.strip() == "[]"


def test_no_two_models_of_a_pack_have_one_name() -> None:
    """What is kept names its models: one of the same name would be restored in its place."""
    models = Counter(
        name
        for module in compiled.MODELS
        for name, kind in vars(module).items()
        if isinstance(kind, type) and kind.__module__ == module.__name__
    )
    assert [name for name, times in models.items() if times > 1] == []


def test_what_was_kept_of_the_whole_pack_is_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HAIXI_CHECK_CACHE", str(tmp_path))
    read, kept = load_pack(find_pack()), load_pack(find_pack())
    assert list(tmp_path.glob("pack-*.json"))
    assert (read.pack, read.form, read.targets) == (kept.pack, kept.form, kept.targets)


def test_a_target_is_found_by_id_or_code_in_any_case(opinion: RulePack) -> None:
    assert opinion.target("q02") is opinion.target("Dual-Qualified-Share")
    assert opinion.target("Q24") is None
    assert [target.code for target in opinion.named("q24")] == ["Q24a", "Q24b"]


def test_the_shipped_pack_is_clean() -> None:
    assert lint_pack(find_pack()) == ()


def test_every_clause_of_the_opinion_is_accounted_for(opinion: RulePack) -> None:
    found = coverage(opinion)
    assert (found.quantitative, found.quantitative_targets, found.threshold_free) == (25, 26, 5)
    assert (found.duties, found.exhortations, found.facts, found.repeated) == (82, 31, 9, 5)
    assert found.bare == ()
    filed = sum(len(each.computed) + len(each.duties) for each in found.clauses)
    assert filed == len(opinion.targets)


def test_a_repeated_wording_is_counted_once(small: Path) -> None:
    found = coverage(load_pack(small))
    assert [len(each.repeated) for each in found.clauses] == [0, 1]
    assert (found.quantitative, found.repeated) == (1, 1)


def test_wordings_are_compared_with_the_text_and_figures_that_nobody_claims_are_listed(
    small: Path,
) -> None:
    found = verify_wordings(load_pack(small), TEXT)
    assert (found.lost_clauses, found.astray, found.wordings) == ((), (), 5)
    assert [(mention.clause, mention.text) for mention in found.mentions] == [
        ("一", "10人"), ("一", "50%"), ("二", "10人"),
    ]  # fmt: skip
    assert [mention.text for mention in found.unclaimed] == ["50%"]


def test_a_wording_in_the_wrong_clause_is_astray(small: Path) -> None:
    found = verify_wordings(load_pack(small), TEXT.replace("制定方案", "制定办法"))
    assert [(each.code, each.clause) for each in found.astray] == [("E01", "二")]


def test_a_clause_that_the_text_lacks_is_told(small: Path) -> None:
    found = verify_wordings(load_pack(small), TEXT.replace("二、保障", "保障"))
    assert [clause.id for clause in found.lost_clauses] == ["二"]
    assert not found.sound


def test_the_shipped_wordings_stand_in_the_official_text(opinion: RulePack) -> None:
    path = os.environ.get("HAIXI_CHECK_OPINION")
    if not path:
        pytest.skip("the official text is not part of the project: HAIXI_CHECK_OPINION names it")
    found = verify_wordings(opinion, Path(path).read_text(encoding="utf-8"))
    assert found.sound
    assert len(found.mentions) == 28
