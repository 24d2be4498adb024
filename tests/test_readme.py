"""What the README repeats of the program, compared with the program. It exists in two languages."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TypeAlias

import pytest

from haixi_check.problem import Tier
from haixi_check.result import Outcome
from haixi_check.verdict import Verdict

Program: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]

READMES = ("README.md", "README.zh-CN.md")
CAPTURE = re.compile(
    r"<!-- capture: (?P<command>[^(]+) \(first (?P<lines>\d+) lines\) -->\n"
    r"```text\n(?P<text>.*?)```\n",
    re.S,
)
COMMAND = re.compile(r"<!-- command (\d) -->\n```sh\n(.+?)\n```\n")
OPTIONS = re.compile(r"[\s│|*]*((?:-{1,2}[a-zA-Z][a-z-]*(?:[ ,/]+|$))+)")
"""The names at the start of a line of help, before the placeholder and the description."""
IMPLIED = {"-h", "--help", "--install-completion", "--show-completion"}
"""Options of every command that a table need not repeat."""


@pytest.fixture(params=READMES)
def readme(request: pytest.FixtureRequest, root: Path) -> str:
    return (root / str(request.param)).read_text(encoding="utf-8")


def first_cells(text: str) -> list[str]:
    """The first cell of every table row."""
    return [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")]


def section(readme: str, heading: str) -> str:
    """What stands under a heading, up to the next of the same or a higher rank."""
    level = heading.split(" ")[0]
    after = readme.split(f"\n{heading}\n", 1)[1]
    return re.split(rf"\n#{{1,{len(level)}}} ", after)[0]


def shape(readme: str) -> Iterator[str]:
    """What two languages share: ranks of headings, code words at the start of rows, code blocks."""
    in_block = False
    for line in readme.splitlines():
        if line.startswith("```"):
            in_block = not in_block
            yield line
        elif not in_block and line.startswith("#"):
            yield line.split(" ")[0]
        elif not in_block and line.startswith("| `"):
            yield line.split("|")[1]


def test_both_languages_say_the_same_in_the_same_order(root: Path) -> None:
    english, chinese = ((root / name).read_text(encoding="utf-8") for name in READMES)
    assert list(shape(english)) == list(shape(chinese))


def test_setting_up_takes_the_same_two_commands_in_both_languages(root: Path) -> None:
    english, chinese = (
        COMMAND.findall((root / name).read_text(encoding="utf-8")) for name in READMES
    )
    assert [number for number, _ in english] == ["1", "2"]
    assert english == chinese


@pytest.mark.sampled(2)
def test_the_exit_code_of_the_sample_is_true(readme: str, root: Path, program: Program) -> None:
    if not (root / "samples/data.xlsx").exists():
        pytest.skip("no sample yet")
    stated = re.search(r"(?:exit code|退出码是) \*\*(\d)\*\*", readme)
    assert stated
    assert program("samples/data.xlsx").returncode == int(stated[1])


@pytest.mark.parametrize("name", READMES)
@pytest.mark.sampled(2)
def test_the_capture_is_what_the_program_prints(
    name: str, root: Path, program: Program, *, rewrite: bool
) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    capture = CAPTURE.search(text)
    assert capture
    command = capture["command"].split()
    if not (root / command[0]).exists():
        pytest.skip("no sample yet")
    printed = program(*command, "--no-color").stdout
    lines = [f"{line.rstrip()}\n" for line in printed.splitlines()][: int(capture["lines"])]
    printed = "".join([*lines, " …\n"])
    if rewrite:
        path.write_text(text.replace(capture["text"], printed), encoding="utf-8")
    else:
        assert capture["text"] == printed


@pytest.mark.parametrize("command", ["check", "template", "explain"])
@pytest.mark.sampled(5)
def test_the_options_of_a_command_are_those_of_its_help(
    command: str, readme: str, program: Program
) -> None:
    helped = program(command, "--help", NO_COLOR="1", COLUMNS="200")
    assert helped.returncode == 0, helped.stderr
    known = {
        option
        for line in helped.stdout.splitlines()
        if (row := OPTIONS.match(line))
        for option in re.findall(r"-{1,2}[\w-]+", row[1])
    }
    told = {
        option
        for cell in first_cells(section(readme, f"### haixi-check {command}"))
        for option in re.findall(r"`(--?[a-zA-Z-]+)`", cell)
    }
    assert told == known - IMPLIED


def test_every_command_of_targets_is_told(readme: str, program: Program) -> None:
    helped = program("targets", "--help", NO_COLOR="1", COLUMNS="200")
    assert helped.returncode == 0, helped.stderr
    cells = "\n".join(first_cells(section(readme, "### haixi-check targets")))
    told = re.findall(r"haixi-check targets (\w+)", cells)
    known = re.findall(r"^[\s│|]*([a-z]+)\s{2,}\S", helped.stdout, re.M)
    assert sorted(told) == sorted(known)


def test_every_outcome_and_tier_is_told_worst_first(readme: str) -> None:
    cells = [cell.strip("`") for cell in first_cells(readme)]
    assert sorted(set(Outcome) & set(cells)) == sorted(Outcome)
    assert [cell for cell in cells if cell in set(Tier)] == list(Tier)
    order = ", ".join(f"`{outcome}`" for outcome in Outcome)
    assert order in readme.replace("、", ", ").replace("\n", " ")


def test_the_keys_of_the_verdict_are_told(readme: str) -> None:
    keys = ", ".join(f"`{key}`" for key in (field.name for field in fields(Verdict)))
    assert keys in readme.replace("、", ", ").replace("\n", " ")


def test_every_exit_code_is_told_once(readme: str) -> None:
    codes = [cell for cell in first_cells(readme) if cell.isdecimal()]
    assert codes == ["0", "1", "2", "3", "4", "5", "130"]


def test_every_dependency_is_told_with_its_cost(readme: str, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[><=~ ]", dependency)[0] for dependency in project["dependencies"]]
    assert [cell for cell in first_cells(readme) if cell in names] == sorted(names)


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_a_link_inside_the_project_leads_somewhere(name: str, root: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (root / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (root / link).exists()] == []
