"""`targets new`: a rule or a pack that is sound at once, and nothing written over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from haixi_check.rulepack.load import find_pack, lint_pack, load_pack

Program: TypeAlias = Callable[..., Any]


@pytest.fixture
def small(program: Program, tmp_path: Path) -> Path:
    """A pack that was just begun."""
    folder = tmp_path / "small"
    words = ("--id", "small", "--title", "小规则包", "--unit", "甲学校", "--unit", "乙学校")
    assert program("targets", "new", "--pack-dir", str(folder), *words).returncode == 0
    return folder


def add(program: Program, pack: Path, *words: str, clause: str = "一") -> Any:
    told = ("--id", "new-rule", "--title", "新规则", "--clause", clause, "--wording", "某句话")
    return program("targets", "new", "--pack", str(pack), *told, *words)


def test_a_new_pack_is_sound_and_its_template_can_be_checked(
    small: Path, program: Program, tmp_path: Path
) -> None:
    assert lint_pack(small) == ()
    forms = tmp_path / "forms"
    pack = ("--pack", str(small))
    assert program("targets", "test", *pack).returncode == 0
    assert program("template", *pack, "-o", str(forms)).returncode == 0
    assert len(list(forms.iterdir())) == 2
    assert program(str(forms), "-q", *pack).returncode == 4


MEASURES = [
    ("count", "students", ("--at-least", "7"), "Q02"),
    ("sum", "students", ("--at-least", "6000", "--by", "2030"), "Q02"),
    ("share", "boarders/students", ("--at-least", "12.5%"), "Q02"),
    ("share", "boarders/students", ("--at-least", "100%"), "Q02"),
    ("share", "boarders/students", ("--at-least", "60%", "--force", "encouraged"), "Q02"),
    ("per-head", "students/boarders", ("--at-least", "2", "--each-year-from", "2028"), "Q02"),
    ("per-head", "boarders/students", ("--at-most", "20"), "Q02"),
    ("share", "boarders/students", ("--less-than", "80%"), "Q02"),
    ("share", "boarders/students", ("--more-than", "50%"), "Q02"),
    ("rising", "students", ("--each-year-from", "2028"), "S1"),
    ("not-falling", "boarders/students", ("--each-year-from", "2028"), "S1"),
    ("evidence", "章程", (), "E01"),
    ("evidence", "年度报告: 一份", ("--each-year-from", "2028"), "E01"),
    ("evidence", "章程", ("--force", "encouraged"), "E01"),
]


@pytest.mark.parametrize(("kind", "formula", "more", "code"), MEASURES)
def test_a_new_rule_is_sound_and_its_examples_pass(
    small: Path, program: Program, kind: str, formula: str, more: tuple[str, ...], code: str
) -> None:
    done = add(program, small, f"--{kind}", formula, *more)
    assert done.returncode == 0, done.stderr
    assert lint_pack(small) == ()
    target = load_pack(small, examples=True).target("new-rule")
    assert target is not None
    assert target.code == code
    assert len(target.examples) >= 4
    assert program("targets", "test", "--pack", str(small)).returncode == 0


def test_what_stands_in_the_file_stays_as_it_is(program: Program, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(find_pack(), tmp_path / "pack"))
    path = folder / "10-teaching-staff.yaml"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    share = ("--share", "dual_qualified_teachers/full_time_teachers", "--at-least", "20%")
    assert add(program, folder, *share, clause="三(十)").returncode == 0
    after = path.read_bytes()
    start = next(at for at, byte in enumerate(after) if before[at : at + 1] != bytes([byte]))
    added = len(after) - len(before)
    assert before == after[:start] + after[start + added :]
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert b"exhortations:" in after[start + added :]


def test_a_rule_of_an_earlier_clause_stands_before_the_others(
    small: Path, program: Program
) -> None:
    cover, rules = small / "pack.yaml", small / "01-rules.yaml"
    opened = cover.read_text(encoding="utf-8")
    first = "  - {id: 前言, opening: 前, title: {zh: 前言, en: Preamble}}\n  - {id: 一,"
    cover.write_text(opened.replace("  - {id: 一,", first), encoding="utf-8")
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("[一]", "[前言, 一]"), encoding="utf-8")
    assert (
        add(program, small, "--sum", "students", "--at-least", "5", clause="前言").returncode == 0
    )
    assert [target.id for target in load_pack(small).targets] == ["new-rule", "boarders-share"]
    assert lint_pack(small) == ()


REFUSED = [
    (("--sum", "student", "--at-least", "5"), "students"),
    (("--sum", "students"), "--at-least"),
    (("--rising", "students", "--at-least", "5"), "--at-least"),
    (("--rising", "students"), "--each-year-from"),
    ((), "--evidence"),
    (("--sum", "students", "--count", "students", "--at-least", "5"), "2"),
    (("--sum", "students", "--at-least", "5", "--code", "Q01"), "Q01"),
    (("--sum", "students", "--at-least", "5", "--code", "z1"), "z1"),
    (("--sum", "students", "--at-least", "5", "--unit", "higer"), "higer"),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("words", "told"), REFUSED)
def test_what_would_not_be_sound_is_not_written(
    small: Path, program: Program, words: tuple[str, ...], told: str, language: str
) -> None:
    before = {path: path.read_bytes() for path in small.glob("*.yaml")}
    done = add(program, small, *words, "--lang", language)
    assert done.returncode == 2
    assert told in done.stderr
    assert {path: path.read_bytes() for path in small.glob("*.yaml")} == before


def test_nothing_is_begun_where_files_are(small: Path, program: Program) -> None:
    (small / "form.yaml").unlink()
    done = program("targets", "new", "--pack-dir", str(small), "--id", "a", "--title", "甲")
    assert done.returncode == 2
    assert not (small / "form.yaml").exists()


def test_the_pack_must_be_named(program: Program) -> None:
    done = program("targets", "new", "--id", "a", "--title", "甲", "--sum", "enrolment")
    assert (done.returncode, "--pack-dir" in done.stderr) == (2, True)
