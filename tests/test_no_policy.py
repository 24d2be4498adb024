"""The program knows no policy: nothing of the shipped packs stands in its sources."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from haixi_check.rulepack.load import built_in_packs, find_pack, load_pack

SOURCES = sorted((Path(__file__).parents[1] / "src").rglob("*.py"))

NAMES = re.compile(
    r"全州|州级|海西|柴达木|格尔木|西政|教职成|93\s*号|Qaidam|Golmud|[Pp]ostgraduate|研究生层次|双师|"
    r"\bHaixi\b|[Pp]refecture(?!\", \"school\"|\": Scope)"
)
"""Names and words of one policy, wherever they stand. What `--scope` was called is still taken."""

YEARS = re.compile(r"(?<!\d)20(?:20|22)(?!\d)")

FIXED = {
    "basics": {"unit", "year", "note"},
    "figures_sheet": {"unit_name", "code", "figure", "measure_unit", "note"},
    "evidence": {
        "unit_name", "duty", "part", "status", "body", "for_year", "material", "document", "date",
        "valid_until", "file", "note",
    },
}  # fmt: skip
"""Columns that the program itself reads and writes, in every form that has them."""

_PLAIN = """
bases classes clusters code codes date document end file kind level link mode name number page
partner persons place programs register size stage start status studios teachers title type unit
year students enterprises graduates higher secondary person_times body prefecture
"""
PLAIN = frozenset(_PLAIN.split())
"""Words that a form may use for an id, and that mean something else in the program as well."""


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is no docstring, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in documented:
                yield node.lineno, text


@pytest.mark.parametrize("path", SOURCES, ids=[path.name for path in SOURCES])
def test_no_name_of_a_policy_stands_in_the_sources(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [(number, line) for number, line in enumerate(lines, 1) if NAMES.search(line)] == []


def test_no_year_of_a_policy_stands_in_the_program() -> None:
    found = [
        (path.name, line, text)
        for path in SOURCES
        for line, text in texts(path)
        if YEARS.search(text) and "json-schema.org" not in text and text != "haixi-2020-93"
    ]
    assert found == []


@pytest.mark.parametrize("pack", built_in_packs())
def test_no_kind_unit_figure_or_column_of_a_pack_is_named_in_the_program(pack: str) -> None:
    rules = load_pack(find_pack(pack))
    form = rules.form
    known = {kind.id for kind in rules.pack.kinds} | {unit.id for unit in rules.pack.units}
    known |= {figure.id for figure in form.figures}
    for name, own in FIXED.items():
        known |= {column.id for column in getattr(form, name).columns} - own
    for register in (*form.registers, *form.rosters):
        known |= {register.id, *register.column_ids}
    types = {"school_code", "program_code", "credit_code", "id_number", "whole"}
    known -= PLAIN | types | set.union(*FIXED.values()) | {"school"}
    found = [
        (path.name, line, text) for path in SOURCES for line, text in texts(path) if text in known
    ]
    assert found == []
