"""Every target in turn, each in a process of its own, and the table that they give."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.hostile.expectations import processor_time

HEAD = "| what | cases | minutes | processor seconds | findings |\n|---|---|---|---|---|\n"
_SUMMARY = re.compile(r"^.+: (\d+) files, (\d+) findings$", re.MULTILINE)


def in_turn(targets: Iterable[str], seconds: float, *, seed: int, keep: Path | None) -> int:
    """Fuzz each target for so long, and print a row of the table for each; 1 for any finding."""
    sys.stdout.write(HEAD)
    sound = True
    for target in targets:
        row, details = _row(target, seconds, seed, keep)
        sound &= details == ""
        sys.stdout.write(row + details)
        sys.stdout.flush()
    return 0 if sound else 1


def _row(target: str, seconds: float, seed: int, keep: Path | None) -> tuple[str, str]:
    began, before = time.monotonic(), processor_time()
    told = subprocess.run(
        [
            sys.executable, "-m", "tests.fuzz", target,
            "--seconds", str(seconds), "--seed", str(seed),
            *(("--keep", str(keep / target)) if keep else ()),
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    minutes = (time.monotonic() - began) / 60
    taken = processor_time() - before
    found = _SUMMARY.search(told.stdout)
    cases, findings = found.groups() if found else ("?", "ended before its time")
    row = f"| {target} | {cases} | {minutes:.1f} | {taken:.0f} | {findings} |\n"
    return row, "" if told.returncode == 0 else told.stdout + told.stderr
