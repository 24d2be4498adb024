"""What `samples/README.md` says of the samples, held against what comes out of them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

ROW = re.compile(r"^\| `(?P<path>[^`]+)` \|.*\| (?P<code>\d) \|$", re.MULTILINE)


def test_every_sample_stands_in_the_readme_and_among_the_golden_cases(root: Path) -> None:
    samples = root / "samples"
    told = dict(ROW.findall((samples / "README.md").read_text(encoding="utf-8")))
    golden = {}
    for case in (root / "tests" / "golden").glob("*/case.json"):
        content = json.loads(case.read_text(encoding="utf-8"))
        golden[content["arguments"][0].removeprefix("samples/")] = content["exit_code"]

    there = {path.name for path in (samples / "faulty").iterdir()}
    assert {Path(path).name for path in told if path.startswith("faulty/")} == there
    assert {path.rstrip("/"): int(code) for path, code in told.items()} == golden


@pytest.mark.thorough
def test_one_workbook_a_unit_comes_to_the_same_as_all_in_one(program: Program) -> None:
    def outcomes(path: str) -> dict[tuple[str, str | None], str]:
        verdict: dict[str, Any] = json.loads(program(path, "-f", "json").stdout)
        results = [r for unit in verdict["units"] for r in unit["results"]]
        found = [*verdict["whole"]["results"], *results]
        return {(result["target"], result["unit"]): result["outcome"] for result in found}

    assert outcomes("samples/units") == outcomes("samples/data.xlsx")


@pytest.mark.thorough
def test_neither_processes_nor_the_order_of_files_change_a_byte(
    program: Program, root: Path, tmp_path: Path
) -> None:
    units = sorted((root / "samples" / "units").glob("*.xlsx"))
    for path in (*units, *(root / "samples" / "faulty").glob("*.xlsx")):
        shutil.copy(path, tmp_path)
    (tmp_path / "坏.xlsx").write_bytes(units[0].read_bytes()[:-40])
    files = sorted(map(str, tmp_path.iterdir()))
    runs = ([*files, "--jobs", "1"], [*files[::-1], "--jobs", "2"], [str(tmp_path), "--jobs", "3"])
    first, *others = (program(*arguments, "-f", "json").stdout for arguments in runs)
    assert others == [first] * 2
