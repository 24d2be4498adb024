"""The laws of the house that a program can hold: who may import whom, and who may import what."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter import cli

SOURCE = "src/haixi_check"

AT_HOME = {
    "docx": ("writers",),
    "jinja2": ("writers/html",),
    "openpyxl": ("readers", "writers"),
    "polars": ("intake/rosters", "readers", "table"),
    "python_calamine": ("readers",),
    "rich": ("cli", "writers/terminal"),
    "typer": ("cli",),
    "xlrd": ("readers",),
    "yaml": ("readers", "rulepack"),
}
"""The rooms that may import a heavy library; all others do without."""

PURE = ("derivation", "judging", "cell", "table", "problem", "submission", "figure", "result")
WORLDLY = ("os", "pathlib", "io", "time", "sys", "locale", "subprocess", "random")
WIRED = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio")


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The modules that a file imports, wherever in the file it does."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches(path: Path, libraries: Collection[str]) -> bool:
    """Whether a file imports one of `libraries`, or a part of one."""
    return any(
        f"{name}.".startswith(f"{library}.") for name in imports(path) for library in libraries
    )


def files(root: Path, *rooms: str) -> list[Path]:
    """The files of some rooms, or of all."""
    house = root / SOURCE
    return [
        path
        for path in sorted(house.rglob("*.py"))
        if not rooms or stands_in(path.relative_to(house).with_suffix(""), rooms)
    ]


def stands_in(place: Path, rooms: Collection[str]) -> bool:
    """Whether a file stands in one of these rooms, or is one."""
    return any(place == Path(room) or Path(room) in place.parents for room in rooms)


def test_imports_go_downward_only(root: Path) -> None:
    assert cli.lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("library", sorted(AT_HOME))
def test_a_heavy_library_is_imported_only_where_it_is_used(root: Path, library: str) -> None:
    at_home = files(root, *AT_HOME[library])
    elsewhere = [path for path in files(root) if path not in at_home and reaches(path, [library])]
    assert elsewhere == []


def test_judging_reads_no_file_no_clock_and_no_environment(root: Path) -> None:
    assert [path for path in files(root, *PURE) if reaches(path, WORLDLY)] == []


def test_the_network_is_never_imported(root: Path) -> None:
    assert [path for path in files(root) if reaches(path, WIRED)] == []
