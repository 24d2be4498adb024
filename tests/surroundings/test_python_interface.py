"""The Python interface in a process that cannot be copied and has no `__main__` guard."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import pathlib, sys, threading, time
threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
with open("begun", "a") as begun:
    begun.write("x")
import haixi_check
verdict = haixi_check.check(sys.argv[1], kind="figures", clauses=["三(十)"])
print(verdict.verdict.exit_code, verdict.inputs[0].format)
"""


@pytest.mark.parametrize("sample", ["samples/units/格尔木职校.xlsx", "samples/data.xlsx"])
@pytest.mark.skipif(os.name == "nt", reason="there it is read in the process")
def test_a_program_with_threads_is_run_once_and_gets_its_verdict(
    tmp_path: Path, root: Path, sample: str
) -> None:
    script = tmp_path / "program.py"
    script.write_text(SCRIPT, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(script), str(root / sample)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "1 xlsx\n"
    assert (tmp_path / "begun").read_text() == "x"
