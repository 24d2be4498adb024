"""`--pack`: a folder is never passed over for a built-in pack, and everybody is told of it."""

from __future__ import annotations

import html
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import COLLEGE, hand_in, submission
from tests.odd_values import PERSONAL

import haixi_check
from haixi_check.rulepack.load import find_pack, own_pack
from haixi_check.rulepack.source import PackError
from haixi_check.writers import BY_SUFFIX, TEXT

if TYPE_CHECKING:
    from tests.conftest import Program

NAME = "haixi-2020-93"
CLUSTERS = ("--target", "program-clusters")
TOLD = f"规则包文件夹 {NAME}（不是程序自带的）"
SAME = f"规则包文件夹 {NAME}（与程序自带的相同）"
OFFICE = {".xlsx", ".docx"}


@pytest.fixture
def here(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The current folder: seven clusters in `报送`, which is what the built-in pack asks for."""
    clusters = [
        {"name": f"虚构{n}", "document": f"虚构〔2021〕{n}号", "date": "2021-05-01"}
        for n in range(1, 8)
    ]
    hand_in(tmp_path / "报送", submission(COLLEGE, registers={"clusters": clusters}))
    monkeypatch.setenv("HAIXI_CHECK_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def copied(here: Path, root: Path) -> Path:
    """A copy of the built-in pack, under its name, in the current folder."""
    return shutil.copytree(root / "targets" / NAME, here / NAME)


@pytest.fixture
def edited(copied: Path) -> Path:
    """The same, asking for eight clusters."""
    for file in copied.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        pattern = r"(id: program-clusters.*?at_least: )7\b"
        file.write_text(re.sub(pattern, r"\g<1>8", text, flags=re.S), encoding="utf-8")
    return copied


def head(printed: str) -> str:
    """The verdict line of a table, which goes on in a second one where it is long."""
    return "\n".join(printed.splitlines()[:2])


def test_the_built_in_pack_is_used_unless_another_is_named(edited: Path, program: Program) -> None:
    found = program("报送", *CLUSTERS, cwd=edited.parent)
    assert found.returncode == 0
    assert "规则包文件夹" not in found.stdout


def test_a_folder_here_wins_over_the_built_in_pack_of_its_name(
    edited: Path, program: Program
) -> None:
    found = program("报送", *CLUSTERS, "--pack", NAME, cwd=edited.parent)
    assert found.returncode == 1
    assert TOLD in head(found.stdout)


@pytest.mark.parametrize("options", [("-q",), ("-v",), ("--lang", "en"), ("-q", "--lang", "en")])
@pytest.mark.sampled(4)
def test_it_stands_in_the_verdict_line_however_it_is_told(
    edited: Path, program: Program, options: tuple[str, ...]
) -> None:
    english = f"rules from {NAME} (not the built-in pack)"
    told = program("报送", *CLUSTERS, "--pack", NAME, *options, cwd=edited.parent, COLUMNS="200")
    assert (english if "en" in options else TOLD) in head(told.stdout)


@pytest.mark.parametrize("name", sorted({*TEXT} - {"json", "csv", "gitlab", "junit"}))
@pytest.mark.sampled(3)
def test_every_printed_output_for_people_names_it(
    edited: Path, program: Program, name: str
) -> None:
    told = program("报送", *CLUSTERS, "--pack", NAME, "-f", name, cwd=edited.parent, COLUMNS="200")
    assert TOLD in told.stdout


@pytest.mark.parametrize("suffix", sorted(OFFICE & set(BY_SUFFIX)))
@pytest.mark.thorough
def test_so_does_every_office_file(edited: Path, program: Program, suffix: str) -> None:
    path = edited.parent / f"报告{suffix}"
    program("报送", *CLUSTERS, "--pack", NAME, "-o", path.name, cwd=edited.parent)
    with zipfile.ZipFile(path) as parts:
        text = " ".join(parts.read(part).decode() for part in parts.namelist() if "xml" in part)
    assert TOLD in html.unescape(text)


@pytest.mark.parametrize(
    "command",
    [
        ("explain", "Q03"),
        ("explain", "Q03", "报送"),
        ("targets", "list"),
        ("targets", "show", "Q03"),
        ("targets", "coverage"),
        ("targets", "test"),
        ("template", COLLEGE),
    ],
    ids=" ".join,
)
@pytest.mark.sampled(7)
def test_every_other_command_names_it(
    edited: Path, program: Program, command: tuple[str, ...]
) -> None:
    assert TOLD in program(*command, "--pack", NAME, cwd=edited.parent).stdout
    assert "规则包文件夹" not in program(*command, cwd=edited.parent).stdout


def test_the_linter_names_the_folder_sound_or_not(edited: Path, program: Program) -> None:
    (edited / "form.yaml").write_text("figures: 1\n", encoding="utf-8")
    found = program("targets", "lint", "--pack", NAME, cwd=edited.parent)
    assert (found.returncode, f"规则包 {NAME} 共" in found.stdout) == (2, True)


def test_a_schema_is_printed_alone_and_its_pack_told_beside_it(
    edited: Path, program: Program
) -> None:
    found = program("schema", "submission", "--pack", NAME, cwd=edited.parent)
    assert json.loads(found.stdout)
    assert TOLD in found.stderr


def test_a_refusal_names_the_folder_that_was_read(edited: Path, program: Program) -> None:
    (edited / "form.yaml").write_text("figures: 1\n", encoding="utf-8")
    found = program("报送", "--pack", NAME, cwd=edited.parent)
    assert (found.returncode, found.stdout) == (2, "")
    assert f"规则包 {NAME} 有" in found.stderr


def test_a_folder_without_a_pack_is_no_reason_to_take_the_built_in_one(here: Path) -> None:
    (here / NAME).mkdir()
    with pytest.raises(PackError) as refused:
        find_pack(NAME)
    assert [fault.code for fault in refused.value.faults] == ["pack_folder_without_cover"]


@pytest.mark.usefixtures("here")
def test_a_name_that_was_left_empty_is_no_name_of_the_built_in_pack() -> None:
    with pytest.raises(PackError):
        find_pack("")


def test_a_file_of_that_name_is_no_folder(here: Path, root: Path) -> None:
    (here / NAME).write_text("", encoding="utf-8")
    assert find_pack(NAME) == root / "targets" / NAME


@pytest.mark.thorough
def test_no_verdict_depends_on_where_the_rules_lie(copied: Path, program: Program) -> None:
    ways = ((), ("--pack", NAME), ("--pack", f"./{NAME}/"), ("--pack", str(copied)))
    told = [
        program("报送", *CLUSTERS, *way, "-f", "json", cwd=copied.parent).stdout for way in ways
    ]
    assert len(set(told)) == 1
    assert json.loads(told[0])["pack"]["built_in"] is True


def test_a_copy_is_said_to_be_one(copied: Path, program: Program) -> None:
    assert SAME in program("报送", *CLUSTERS, "--pack", NAME, cwd=copied.parent).stdout


def test_the_json_says_that_rules_are_somebodys_own_and_not_where_they_lie(
    edited: Path, program: Program
) -> None:
    found = program("报送", "--pack", str(edited), "-f", "json", cwd=edited.parent)
    assert json.loads(found.stdout)["pack"]["built_in"] is False
    assert str(edited.parent) not in found.stdout


def test_a_path_is_shown_as_it_was_written(edited: Path) -> None:
    assert own_pack(NAME) == NAME
    assert own_pack(str(edited)) == str(edited)


def test_the_shipped_folder_by_its_path_is_the_built_in_pack(
    here: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert (own_pack(f"targets/{NAME}"), own_pack(NAME), own_pack(None)) == ("", "", "")


def test_without_a_command_line_a_report_still_says_whose_rules_it_went_by(edited: Path) -> None:
    verdict = haixi_check.check("报送", pack=edited, targets=["program-clusters"])
    assert "不是程序自带的规则包" in haixi_check.render(verdict, "markdown").decode()


def test_the_name_of_a_folder_of_rules_shows_no_number_of_a_person(tmp_path: Path) -> None:
    folder = tmp_path / f"规则{PERSONAL[0]}"
    shutil.copytree(f"targets/{NAME}", folder)
    assert own_pack(str(folder)) == str(tmp_path / "规则●●●●●●")
