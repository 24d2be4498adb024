"""What the pages in `docs` repeat of the program, compared with the program."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import haixi_check
from haixi_check.writers import BY_SUFFIX, TextFormat


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    lines = page.split(heading, 1)[1].lstrip("\n").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    table = [line for line in lines[start:] if line.startswith("|") or not lines[start]]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    end = next((n for n, line in enumerate(lines[start:]) if not line.startswith("|")), len(lines))
    return cells[2:end]


@pytest.fixture
def pipelines(root: Path) -> str:
    return (root / "docs/pipelines.md").read_text(encoding="utf-8")


@pytest.fixture
def python(root: Path) -> str:
    return (root / "docs/python.md").read_text(encoding="utf-8")


def test_every_exit_code_is_told_as_in_the_readme(pipelines: str, root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    told = [(code, english) for code, _, english in rows(pipelines, "## 退出码 / Exit codes")]
    assert told == [(code, meaning) for code, meaning in rows(readme, "## Exit codes")]


def test_every_format_and_suffix_is_told(pipelines: str) -> None:
    found = [(f.strip("`"), s.strip("`")) for f, s, *_ in rows(pipelines, "## 格式 / Formats")]
    assert {name for name, _ in found if name} == set(get_args(TextFormat))
    assert {suffix for _, suffix in found if suffix} == set(BY_SUFFIX)
    assert all(BY_SUFFIX[suffix] == name for name, suffix in found if suffix and name)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_lists_them_too(name: str, root: Path) -> None:
    lines = (root / name).read_text(encoding="utf-8").splitlines()
    (files,) = (
        line for line in lines if line.startswith("| `-o`, `--output` |") and "`.json`" in line
    )
    assert set(re.findall(r"`(\.\w+)`", files)) == set(BY_SUFFIX)
    (printed,) = (line for line in lines if line.startswith("| `-f`, `--format` |"))
    assert set(re.findall(r"`(\w+)`", printed)) == set(get_args(TextFormat))


@pytest.mark.parametrize("page", ["pipelines.md", "python.md"])
def test_a_link_leads_somewhere(page: str, root: Path) -> None:
    path = root / "docs" / page
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_python_names_are_those_of_the_package(python: str) -> None:
    names = [name.strip("`") for name, *_ in rows(python, "# 在 Python 里使用 / From Python")]
    assert sorted(names) == sorted(haixi_check.__all__)


def test_the_parameters_are_told(python: str) -> None:
    told = re.findall(
        r"`(\w+)`", python.split("have the names of the options:")[1].split("\n\n")[0]
    )
    assert told == [
        name for name in inspect.signature(haixi_check.check).parameters if name != "paths"
    ]


def test_the_example_runs(python: str, root: Path) -> None:
    block = re.findall(r"```python\n(.*?)```", python, re.S)[0]
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("non_compliant 1\n")


def test_importing_the_package_loads_nothing(root: Path) -> None:
    script = (
        "import sys, haixi_check; haixi_check.__version__; "
        "print(sorted(n for n in sys.modules if n.startswith(('haixi_check', 'pydantic'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['haixi_check']"


def test_an_unknown_name_of_the_package_is_an_error() -> None:
    with pytest.raises(AttributeError):
        getattr(haixi_check, "chekc")  # noqa: B009 - the name is wrong on purpose


def test_an_unknown_format_is_refused(root: Path) -> None:
    verdict = haixi_check.check(root / "samples/met.xlsx", kind="figures", targets=["Q01"])
    with pytest.raises(haixi_check.RefusedError):
        haixi_check.render(verdict, "pdf")
