"""Whole runs against committed outputs: every folder of `golden/` is a case.

`case.json` holds the arguments and the exit code; `verdict.json` and `table.txt` what must come
out. `pytest tests/test_golden.py --rewrite` writes them anew; read the diff before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/case.json"))
OF_THE_PACK = ("targets", "pack", "tool")
"""What a verdict repeats of the rules: it has its own tests, and would drown the diff."""


def settled(text: str) -> str:
    """A verdict without what it repeats of the rules and the program."""
    verdict: dict[str, Any] = json.loads(text)
    for key in OF_THE_PACK:
        del verdict[key]
    return json.dumps(verdict, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_a_sample_comes_out_as_reviewed(
    name: str, program: Program, tmp_path: Path, rewrite: bool
) -> None:
    folder = GOLDEN / name
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    verdict = tmp_path / "verdict.json"
    ran = program(*case["arguments"], "-o", str(verdict))
    found = {
        "verdict.json": settled(verdict.read_text(encoding="utf-8")),
        "table.txt": ran.stdout,
    }
    if rewrite:
        for file, text in found.items():
            (folder / file).write_text(text, encoding="utf-8")
    assert ran.returncode == case["exit_code"]
    for file, text in found.items():
        assert text == (folder / file).read_text(encoding="utf-8"), file


def test_a_verdict_is_printed_as_it_is_written(program: Program, tmp_path: Path) -> None:
    case = json.loads((GOLDEN / "data" / "case.json").read_text(encoding="utf-8"))
    written = tmp_path / "verdict.json"
    printed = program(*case["arguments"], "-f", "json", "-o", str(written))
    assert printed.returncode == case["exit_code"]
    assert printed.stdout == written.read_text(encoding="utf-8")
