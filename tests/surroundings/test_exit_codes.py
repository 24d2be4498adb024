"""Each exit code that the documents name, by a run that ends with it; and they name no other."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import college, hand_in

PROGRAM = (sys.executable, "-m", "haixi_check")
NARROW = ("--target", "program-clusters", "-q")
BROKEN = """
import sys
from haixi_check import __main__ as edge
def broken(*_): raise KeyError
edge.settle_streams = broken
sys.argv = ["haixi-check", "报送"]
edge.start()
"""
ENDED = """
import os, signal, sys
signal.signal({number}, signal.default_int_handler)  # whoever started us may ignore it
from haixi_check import __main__ as edge
edge.settle_streams = lambda: os.kill(os.getpid(), {number})
sys.argv = ["haixi-check", "报送"]
edge.start()
"""
RUNS: dict[int, tuple[str, ...]] = {
    0: (*PROGRAM, "七", *NARROW),
    1: (*PROGRAM, "六", *NARROW),
    2: (*PROGRAM, "六", "--pack", "没有"),
    3: (*PROGRAM, "六", "空", *NARROW),
    4: (*PROGRAM, "无", *NARROW),
    5: (sys.executable, "-c", BROKEN),
    129: (sys.executable, "-c", ENDED.format(number=1)),
    130: (sys.executable, "-c", ENDED.format(number=int(signal.SIGINT))),
    143: (sys.executable, "-c", ENDED.format(number=int(signal.SIGTERM))),
}


@pytest.mark.parametrize("code", RUNS)
@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
@pytest.mark.sampled(3, rest="surroundings")
def test_a_run_ends_with_it(tmp_path: Path, code: int) -> None:
    for name, clusters in (("六", 6), ("七", 7), ("无", None)):
        hand_in(tmp_path / name, college(clusters))
    (tmp_path / "空").mkdir()
    ran = subprocess.run(RUNS[code], cwd=tmp_path, capture_output=True, timeout=600, check=False)
    assert ran.returncode == code, ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/pipelines.md"])
def test_the_documents_name_these_and_no_other(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    told = re.search(r"\n## (?:Exit codes|退出码).*?(?=\n## )", text, re.S)
    assert told is not None
    rows = re.findall(r"^\| (\d+) \|", told[0], re.M)
    beside = re.findall(r"\b(129|143)\b", told[0])
    assert {int(each) for each in (*rows, *beside)} == RUNS.keys()
