"""The rules that the peers are given, and the mistakes that are planted for them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.environments import PEERS, Peer, requirements, version
from benchmarks.form_rules import plain, roster_rules, workbook_rules
from benchmarks.make_rosters import HEADERS, PERSON, YEAR, rows
from benchmarks.peers.values import id_number
from benchmarks.planted import GRADUATES, STUDENTS, differences, found_by_us, planted
from benchmarks.rules import PATTERNS, Column, Rule, Sheet, Task, load

from haixi_check.intake.cells.identifiers import id_number as ours
from haixi_check.rulepack.form import ColumnType, Form
from haixi_check.rulepack.load import find_pack, load_pack


@pytest.fixture(scope="module")
def form() -> Form:
    return load_pack(find_pack(None)).form


def rules(form: Form, roster: str) -> Sheet:
    register = next(one for one in form.rosters if one.id == roster)
    return roster_rules(register, HEADERS[roster], YEAR)


def test_the_rules_of_students_come_from_the_form(form: Form) -> None:
    sheet = rules(form, "students")
    by_name = {column.name: column for column in sheet.columns}
    assert [name for name, column in by_name.items() if column.required] == [
        "学籍号",
        "培养层次",
        "是否全日制",
    ]
    assert by_name["班级"].kind == "free"
    assert by_name[PERSON].kind == "id_number"
    assert {"中职", "中专", "非学历"} <= set(by_name["培养层次"].allowed)
    assert by_name["是否全日制"].allowed == ("是", "否")
    assert sheet.never == ({"培养层次": "非学历", "是否全日制": "是"},)
    assert sheet.once == (("学籍号",), (PERSON,))
    assert sheet.latest_year == YEAR


def test_every_kind_of_rule_is_planted_in_one_of_the_rosters() -> None:
    assert {*STUDENTS.values(), *GRADUATES.values()} == set(Rule)


def test_every_type_of_the_form_can_be_given_to_a_peer() -> None:
    known = {*PATTERNS, "text", "yes_no", "choice", "id_number"}
    shown = {"proof", "document", "address"}  # texts that owe an explanation at most
    assert {kind.value for kind in ColumnType} - known - shown == {"school_code"}


def test_a_header_of_the_template_is_known_by_its_title(form: Form) -> None:
    table = [
        ["专业（2022年度）", ""],
        [],
        ["*专业代码\n（6位）", "*专业名称", "*在校生数\n（整数）"],
    ]
    (sheet,) = workbook_rules(form, {"专业": table, "选项": table}, YEAR)
    assert (sheet.title, sheet.header_row) == ("专业", 3)
    assert [column.kind for column in sheet.columns] == ["program_code", "text", "count"]
    assert plain("*专业代码\n（6位）") == "专业代码"


def test_a_task_survives_being_written_down(tmp_path: Path) -> None:
    sheet = Sheet(
        title="名册",
        header_row=4,
        columns=(Column(name="届", kind="year", required=True, allowed=("是",), at_most=3),),
        once=(("届",),),
        never=({"届": "是"},),
        order=(("届", "届"),),
        latest_year=2022,
    )
    task = Task(files=("甲.csv",), format="gb18030", sheets=(sheet,))
    task.save(tmp_path / "task.json")
    assert load(tmp_path / "task.json") == task
    assert task.encoding == "gb18030"


def test_planted_mistakes_are_counted_in_part_of_a_thousand_too() -> None:
    assert planted({0: Rule.TYPE, 10: Rule.TYPE, 41: Rule.ONCE}, 1_011) == Counter(
        {Rule.TYPE: 4, Rule.ONCE: 1}
    )


@pytest.mark.parametrize("roster", ["students", "graduates"])
def test_a_made_roster_has_the_numbers_that_are_planted(roster: str) -> None:
    frame = rows(0, 2_000, roster=roster)
    mistakes = STUDENTS if roster == "students" else GRADUATES
    wrong = [number for number in frame[PERSON] if not id_number(number)]
    assert len(wrong) == planted(mistakes, 2_000)[Rule.ID_NUMBER]
    again = frame[PERSON].len() - frame[PERSON].n_unique()
    again += frame["学籍号"].len() - frame["学籍号"].n_unique()
    assert again == planted(mistakes, 2_000)[Rule.ONCE]


def test_a_clean_roster_has_no_wrong_number() -> None:
    numbers = rows(999_000, 2_000, mistakes=False)[PERSON]
    assert all(id_number(number) and ours(number) for number in numbers)


def test_problems_that_were_only_counted_are_found_too() -> None:
    verdict = {
        "problems": [{"code": "excel_error"}, {"code": "unknown_column"}],
        "truncation": [{"code": "excel_error", "dropped": 4}, {"code": "jump", "dropped": 1}],
    }
    found = found_by_us(verdict)
    assert found == {Rule.EXCEL_ERROR: 5}
    assert differences(Counter({Rule.EXCEL_ERROR: 7, Rule.TYPE: 1}), found) == [
        "type: 0 of 1",
        "Excel errors: 5 of 7",
    ]


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_peer_has_exact_versions_and_a_program(peer: Peer, root: Path) -> None:
    lines = requirements(peer).read_text(encoding="utf-8").splitlines()
    assert all("==" in line for line in lines)
    assert version(peer)
    assert (root / "benchmarks" / "peers" / f"{peer.module}.py").is_file()
