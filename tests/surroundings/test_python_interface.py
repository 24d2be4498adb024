"""The Python interface in a process that cannot be copied and has no `__main__` guard."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import haixi_check
from haixi_check.system import processes

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
@pytest.mark.sampled(2, rest="surroundings")
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


WAYS = {
    "here": "work()",
    "in threads": (
        "threads = [threading.Thread(target=work) for _ in range(3)]\n"
        "[each.start() for each in threads]; [each.join() for each in threads]"
    ),
    "in a loop": (
        "async def main():\n"
        "    work()\n"
        "    await asyncio.gather(*(asyncio.to_thread(work) for _ in range(2)))\n"
        "asyncio.run(main())"
    ),
    "in a daemon": (
        "child = multiprocessing.get_context('fork').Process(target=work, daemon=True)\n"
        "child.start(); child.join(); assert child.exitcode == 0"
    ),
    "children ignored": "signal.signal(signal.SIGCHLD, signal.SIG_IGN); work()",
}
EMBEDDED = """
import asyncio, multiprocessing, os, signal, sys, threading
sys.stdin = sys.stdout = sys.stderr = None
import haixi_check

def work():
    verdict = haixi_check.check(sys.argv[1], targets=["Q03"])
    haixi_check.render(verdict, "xlsx")
    told = os.open("told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(told, f"{verdict.verdict.exit_code} {verdict.inputs[0].sheets}\\n".encode())
    os.close(told)

"""
CLOSED = ("", "<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-")
CORE = tuple((way, CLOSED[-1]) for way in ("here", "in threads", "children ignored"))
"""What is tried by default."""


@pytest.mark.parametrize(
    ("way", "closed"),
    [
        pytest.param(way, closed, marks=() if (way, closed) in CORE else pytest.mark.surroundings)
        for way in WAYS
        for closed in CLOSED
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.surroundings
def test_a_program_without_streams_gets_its_verdict_however_it_asks(
    tmp_path: Path, root: Path, way: str, closed: str
) -> None:
    script = tmp_path / "program.py"
    script.write_text(EMBEDDED + WAYS[way], encoding="utf-8")
    sample = root / "samples/units/格尔木职校.xlsx"
    ran = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, str(script), str(sample)],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        timeout=600,
        check=False,
    )
    usual = haixi_check.check(sample, targets=["Q03"])
    told = set((tmp_path / "told").read_text(encoding="utf-8").splitlines())
    assert told == {f"{usual.verdict.exit_code} {usual.inputs[0].sheets}"}
    assert ran.returncode == 0


def test_a_refused_check_leaves_no_process(tmp_path: Path, root: Path) -> None:
    with pytest.raises(haixi_check.RefusedError):
        haixi_check.check(root / "samples/units", targets=["没有"])
    assert not processes._LIVING
