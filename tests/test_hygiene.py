"""What must never stand in the project, and how large its pieces may grow."""

from __future__ import annotations

import ast
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import haixi_check

FOLDERS = (".ci", "benchmarks", "docs", "samples", "src", "targets", "templates", "tests")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40

REGISTRY = re.compile(
    r"https?[:]//[^ /\"]*(?:pypi|npm|debian|hosted)|index[-]url|extra[-]index", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w.)*}\]])/(?:root|work|opt|home/\w+|Users/\w+)/|[A-Z]:\\Users\\")
PERSONAL_NUMBER = re.compile(
    r"(?<!\d)[1-6]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)"
)


def files(root: Path) -> Iterator[Path]:
    """Every file of the project, apart from what tools leave behind."""
    left = (".coverage", ".git")  # a copy that git keeps beside another one has a file of this name
    yield from (path for path in root.iterdir() if path.is_file() and path.name not in left)
    for folder in FOLDERS:
        yield from (
            path
            for path in (root / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        )


def texts(path: Path) -> Iterator[str]:
    """The text of a file; of a workbook, the text of each of its parts."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", errors="replace")
    else:
        yield path.read_bytes().decode("utf-8", errors="replace")


def holding(pattern: re.Pattern[str], paths: Iterator[Path]) -> list[str]:
    """The names of the files in which a pattern is found."""
    return [path.name for path in paths if any(pattern.search(text) for text in texts(path))]


def test_no_package_registry_is_named(root: Path) -> None:
    assert holding(REGISTRY, files(root)) == []


def test_no_path_of_one_machine_is_named(root: Path) -> None:
    assert holding(MACHINE_PATH, files(root)) == []


def test_nothing_outside_the_tests_looks_like_an_id_number(root: Path) -> None:
    outside = (path for path in files(root) if root / "tests" not in path.parents)
    assert holding(PERSONAL_NUMBER, outside) == []


def test_the_patterns_find_what_they_are_for() -> None:
    number = "632800" + "19900101" + "0010"
    assert PERSONAL_NUMBER.search(f"号码{number}。")
    assert MACHINE_PATH.search("see /" + "home/clerk/data")
    assert REGISTRY.search("https:" + "//example.pypi.test/simple")


def modules(root: Path, *folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (root / folder).rglob("*.py"))


def test_a_module_fits_the_eye(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(root, "src")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_a_function_fits_the_eye(root: Path) -> None:
    long = [
        f"{path.relative_to(root)}:{node.lineno} {node.name}"
        for path in modules(root, "src")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_a_class_has_a_name_of_its_own(root: Path) -> None:
    named = Counter(
        node.name
        for path in modules(root, "src")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in named.items() if count > 1] == []


def test_every_module_says_what_it_is_for(root: Path) -> None:
    silent = [
        str(path.relative_to(root))
        for path in modules(root, "src", "tests")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_the_version_stands_in_one_place_and_in_the_changelog(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"]
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{haixi_check.__version__}]" in changelog or "## [Unreleased]" in changelog
    assert "### Changed verdicts" in changelog


@pytest.mark.parametrize(
    "name", ["ruff", "mypy", "lint-imports", "pytest", "haixi-check targets lint"]
)
def test_what_contributors_are_told_to_run_is_what_ci_runs(name: str, root: Path) -> None:
    assert name in (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    ci = (root / ".ci/run").read_text(encoding="utf-8").replace('"$bin/', "").replace('"', "")
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert name in ci or name in readme
