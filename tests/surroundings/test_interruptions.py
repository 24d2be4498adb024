"""Commands ended from outside, at moments that are counted in calls: no clock, no load matters."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.budget import TIMES
from tests.builders import COLLEGE, GOLMUD, HAIXI, college, hand_in, submission

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")

REST = pytest.mark.surroundings
MOMENTS = 8 * max(TIMES, 1)
SLICES = MOMENTS // 4
SENT = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

COUNTED = """
import os, signal, sys
where, at, number = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
sys.argv = ["haixi-check", *sys.argv[4:]]
calls, copies = 0, 0
for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(sent, signal.SIG_DFL)  # whoever started the tests may ignore some

def count(frame, event, argument):
    global calls
    calls += 1
    if calls == at:
        sys.settrace(None)
        signal.raise_signal(number)

def copied():
    global calls, at
    calls, at = 0, at if where == "copy" and copies == 1 else None
    sys.settrace(count if at else None)

def about_to_copy():
    global copies
    copies += 1

os.register_at_fork(before=about_to_copy, after_in_child=copied)
from haixi_check import __main__ as edge
settle, leave = edge.settle_streams, os._exit

def settled():
    settle()
    if where == "here":
        sys.settrace(count)

def left(code):
    sys.settrace(None)
    if at == 0:
        with open("calls", "w") as told:
            told.write(str(calls))
    leave(code)

edge.settle_streams, os._exit = settled, left
edge.start()
"""
"""Runs the program, and sends itself or the first copy of itself a signal at a certain call.

With a call of 0 it counts how many there are, and sends none. Calls are those of Python functions.
"""

WHOLE = ("-o", "a.json", "-o", "a.html", "-o", "a.xlsx", "-o", "a.docx", "--annotate", "副本")
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "报送"),
    "check -o": ("check", "报送", "--target", "Q03", "-q", *WHOLE),
    "check -f json": ("check", "报送", "-f", "json"),
    "template": ("template", "-o", "新"),
    "template --from": ("template", "--from", "报送", "-o", "新"),
    "explain": ("explain", "Q03", "报送"),
    "targets list": ("targets", "list"),
    "targets show": ("targets", "show", "Q03"),
    "targets coverage": ("targets", "coverage"),
    "targets lint": ("targets", "lint"),
    "targets test": ("targets", "test"),
    "targets docs": ("targets", "docs", "-o", "页"),
    "targets schema": ("targets", "schema"),
    "schema": ("schema", "submission"),
}
"""Every command that takes a while."""
CORE = (("explain", 1),)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with three submissions, in which the commands run."""
    for unit in (COLLEGE, HAIXI, GOLMUD):
        content = college(6) if unit == COLLEGE else submission(unit)
        hand_in(tmp_path / "报送", content)
    (tmp_path / "tmp").mkdir()
    return tmp_path


def ended(
    desk: Path, name: str, *, where: str = "here", at: int = 0, sent: int = 0
) -> tuple[int, list[str], str]:
    """How a command ends, what it says beside, and what it prints. Nothing of it lives on."""
    script = desk / "program.py"
    script.write_text(COUNTED, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, script, where, str(at), str(int(sent)), *COMMANDS[name]],
        cwd=desk,
        env={**os.environ, "TMPDIR": str(desk / "tmp"), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    shown, told = run.communicate(timeout=600)
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)
    assert list(desk.rglob(".haixi-check-*")) == list((desk / "tmp").iterdir()) == []
    return run.returncode, told.splitlines(), shown


def made(desk: Path) -> dict[str, bytes]:
    """What was written, by name; and nothing of it any longer."""
    found = {
        path.relative_to(desk).as_posix(): path.read_bytes()
        for path in desk.rglob("*")
        if path.is_file() and path.suffix != ".py" and path.parent.name != "报送"
    }
    for name in found:
        (desk / name).unlink()
    return found


@pytest.mark.parametrize(
    ("name", "part"),
    [
        pytest.param(name, part, marks=() if (name, part) in CORE else REST)
        for name in COMMANDS
        for part in range(SLICES)
    ],
)
@pytest.mark.surroundings
def test_an_interruption_at_any_call_leaves_whole_files_and_one_line(
    desk: Path, name: str, part: int
) -> None:
    usual, usually_told, _ = ended(desk, name)
    whole = made(desk)
    calls = int(whole.pop("calls"))
    for moment in range(part, MOMENTS, SLICES):
        sent = SENT[moment // SLICES % len(SENT)]
        at = max(calls * (2 * moment + 1) // (2 * MOMENTS), 1)
        code, told, _ = ended(desk, name, at=at, sent=sent)
        if code == usual:  # how many calls there are differs by a few: it came too late
            assert moment == MOMENTS - 1
            continue
        assert (code, told[-1]) == (128 + sent, "已中断。"), (moment, told)
        assert [line for line in told[:-1] if line not in usually_told] == []
        assert [path for path, data in made(desk).items() if data != whole[path]] == []


@pytest.mark.parametrize("part", [pytest.param(n, marks=REST if n else ()) for n in range(4)])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
@pytest.mark.surroundings
def test_a_reader_that_is_killed_costs_its_file_and_no_more(desk: Path, part: int) -> None:
    """As the system does where memory is short; the first input is with the first copy."""
    _, _, shown = ended(desk, "check -f json")
    usual = _results(shown)
    for moment in range(part, 16, 4):
        at = 2**moment
        code, told, shown = ended(desk, "check -f json", where="copy", at=at, sent=signal.SIGKILL)
        verdict = json.loads(shown)
        lost = [each for each in verdict["problems"] if each["code"] == "reader_crashed"]
        assert told == []
        assert len(lost) == 1 if code == 3 else _results(shown) == usual
        assert len(lost) == (code == 3)


def _results(shown: str) -> Any:
    verdict = json.loads(shown)
    del verdict["run"], verdict["tool"]
    return verdict
