"""The steps for changing rules, as `docs/rules.md` tells them, one after the other in a folder."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Program: TypeAlias = Callable[..., Any]

UNDETERMINED = 4


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs/rules.md").read_text(encoding="utf-8")


def commands(page: str) -> list[list[str]]:
    """Every command on the page, without what becomes of its output."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page, re.S | re.M)
    lines = [line for kind, block in blocks if not kind for line in block.splitlines()]
    wanted = [line for line in lines if line.startswith(("cp ", "haixi-check "))]
    return [shlex.split(line.split(" > ")[0]) for line in wanted]


@pytest.mark.thorough
def test_the_steps_can_be_followed(page: str, root: Path, tmp_path: Path, program: Program) -> None:
    for folder in ("targets", "samples"):
        shutil.copytree(root / folder, tmp_path / folder)
    for name, *words in commands(page):
        if name == "cp":
            shutil.copytree(tmp_path / words[-2], tmp_path / words[-1])
            continue
        done = program(*words, cwd=tmp_path)
        empty = words[0] == "other-forms"
        assert done.returncode == (UNDETERMINED if empty else 0), (words, done.stdout, done.stderr)


def test_the_unit_on_the_page_is_a_unit(page: str, root: Path, tmp_path: Path) -> None:
    from haixi_check.rulepack.load import find_pack, lint_pack

    (unit,) = re.findall(r"^```yaml\n(.*?)^```", page, re.S | re.M)
    pack = Path(shutil.copytree(find_pack(), tmp_path / "pack"))
    cover = pack / "pack.yaml"
    cover.write_text(cover.read_text(encoding="utf-8").rstrip() + "\n" + unit, encoding="utf-8")
    assert lint_pack(pack) == ()


def test_the_page_names_commands_and_pages_that_are_there(page: str, root: Path) -> None:
    for link in re.findall(r"\]\((\w+\.md)\)", page):
        assert (root / "docs" / link).is_file()
    assert len(commands(page)) > 10
