"""The laws of the house that a program can hold: who may import whom, and who may import what."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from importlinter import cli

SOURCE = "src/haixi_check"

AT_HOME = {
    "docx": ("renderers",),
    "jinja2": ("renderers",),
    "openpyxl": ("annotations", "renderers", "template", "workbooks"),
    "polars": (
        "readers",
        "frames",
        "rosters",
        "alike",
        "big_remarks",
        "big_rows",
        "big_sheets",
        "crowds",
        "different_cells",
        "pairs",
        "column_meanings",
        "odd_rows",
        "recognition",
        "row_faults",
    ),
    "python_calamine": ("readers",),
    "rich": ("renderers", "cli", "explanation"),
    "typer": ("cli", "commands"),
    "yaml": ("readers", "sources"),
    "xlrd": ("readers",),
}
"""The modules or folders that may import a heavy library; all others do without."""

PURE = ("evaluation", "measures", "figures", "submissions", "tables", "problems")
WORLDLY = ("os", "pathlib", "io", "time", "sys", "locale", "subprocess", "random")
WIRED = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio")


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in the file it does."""
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


def modules(root: Path) -> dict[str, list[Path]]:
    """The files of the program by the module or folder directly below the package."""
    found: dict[str, list[Path]] = {}
    for path in sorted((root / SOURCE).rglob("*.py")):
        found.setdefault(path.relative_to(root / SOURCE).parts[0].removesuffix(".py"), []).append(
            path
        )
    return found


def test_imports_go_downward_only(root: Path) -> None:
    assert cli.lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("library", sorted(AT_HOME))
def test_a_heavy_library_is_imported_only_where_it_is_used(root: Path, library: str) -> None:
    elsewhere = [
        path.name
        for name, paths in modules(root).items()
        if name not in AT_HOME[library]
        for path in paths
        if reaches(path, [library])
    ]
    assert elsewhere == []


def test_judging_reads_no_file_no_clock_and_no_environment(root: Path) -> None:
    found = modules(root)
    assert [
        path.name for name in PURE for path in found.get(name, []) if reaches(path, WORLDLY)
    ] == []


def test_the_network_is_never_imported(root: Path) -> None:
    found = [path for paths in modules(root).values() for path in paths]
    assert [path.name for path in found if reaches(path, WIRED)] == []
