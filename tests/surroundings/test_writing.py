"""What is written: whole, honouring the user's mask, never over what somebody filled in."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.builders import college, hand_in

from haixi_check.messages import say

pytestmark = pytest.mark.skipif(os.name == "nt", reason="masks and signals are of POSIX")

NARROW = ("--target", "program-clusters")
PROGRAM = (sys.executable, "-m", "haixi_check")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one submission, in which the commands run."""
    hand_in(tmp_path / "报送", college(6))
    return tmp_path


def ended(desk: Path, *words: str, mask: int = 0o022) -> tuple[int, str]:
    ran = subprocess.run(
        [*PROGRAM, *words],
        cwd=desk,
        umask=mask,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    return ran.returncode, ran.stderr


@pytest.mark.surroundings
def test_a_template_is_never_written_over(desk: Path) -> None:
    assert ended(desk, "template", "海西州职业技术学校", "-o", "新")[0] == 0
    (filled_in,) = (desk / "新").iterdir()
    filled_in.write_bytes(b"filled in")

    code, told = ended(desk, "template", "-o", "新")
    assert (code, len(told.splitlines())) == (2, 1)
    assert filled_in.name in told
    assert [path.read_bytes() for path in (desk / "新").iterdir()] == [b"filled in"]

    assert ended(desk, "template", "-o", "新", "--force")[0] == 0
    assert filled_in.read_bytes() != b"filled in"


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
@pytest.mark.sampled(3, rest="surroundings")
def test_outputs_honour_the_mask(desk: Path, mask: int, mode: int) -> None:
    (source,) = (desk / "报送").iterdir()
    source.chmod(0o640)
    ended(desk, "报送", *NARROW, "-q", "-o", "a.json", "--annotate", "副本", mask=mask)
    (copy,) = (path for path in (desk / "副本").rglob("*") if path.is_file())
    assert stat.S_IMODE((desk / "a.json").stat().st_mode) == mode
    assert stat.S_IMODE(copy.stat().st_mode) == mode & 0o640


@pytest.mark.surroundings
def test_a_report_among_the_submissions_is_written_anew_and_read_as_none(desk: Path) -> None:
    first = ended(desk, "报送", *NARROW, "-q", "-o", "报送/a.xlsx", "-o", "报送/a.json")
    second = ended(
        desk, "报送", *NARROW, "-q", "-o", "报送/a.xlsx", "-o", "报送/a.json", "--annotate", "副本"
    )
    assert (first[0], second[0]) == (1, 1), second[1]
    assert len([path for path in (desk / "副本").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("kind", ["folder", "pipe", "missing", "full"])
@pytest.mark.sampled(4, rest="surroundings")
def test_what_is_no_file_is_refused(desk: Path, kind: str) -> None:
    path = desk / "a.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "full":
        path.symlink_to("/dev/full")
    elif kind == "missing":
        path = desk / "没有" / "a.json"
    code, told = ended(desk, "报送", *NARROW, "-q", "-o", str(path))
    assert (code, len(told.splitlines())) == (2, 1), told
    assert list(desk.rglob(".haixi-check-*")) == []


def test_a_link_is_followed(desk: Path) -> None:
    (desk / "there.json").write_text("old")
    (desk / "a.json").symlink_to(desk / "there.json")
    assert ended(desk, "报送", *NARROW, "-q", "-o", "a.json")[0] == 1
    assert (desk / "a.json").is_symlink()
    assert (desk / "there.json").read_text() != "old"


@pytest.mark.surroundings
def test_two_runs_on_one_output_leave_one_of_two_whole(desk: Path) -> None:
    words = [*PROGRAM, "报送", *NARROW, "-q", "-o", "a.json"]
    runs = [subprocess.Popen(words, cwd=desk, stdout=-3, stderr=-3) for _ in range(2)]
    assert [run.wait(600) for run in runs] == [1, 1]
    whole = (desk / "a.json").read_bytes()
    assert ended(desk, "报送", *NARROW, "-q", "-o", "b.json")[0] == 1
    assert whole == (desk / "b.json").read_bytes()


EVERY = 0.03
ENDINGS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129} if os.name != "nt" else {}
CORE = ((130, 0), (130, 6), (143, 12), (129, 20))
"""What is tried by default: the exit code, and the moment."""


DROPPED = {
    "a callback": (
        "class Thing: pass\n"
        "thing = Thing()\n"
        "kept = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGTERM))\n"
        "del thing\n"
    ),
    "a library": ("try: signal.raise_signal(signal.SIGTERM)\nexcept BaseException: pass\n"),
}


@pytest.mark.parametrize("where", DROPPED)
@pytest.mark.sampled(2, rest="surroundings")
def test_an_interruption_that_is_dropped_is_heard_a_moment_later(where: str) -> None:
    script = (
        "import signal, time, weakref\n"
        "from haixi_check.system.signals import Signals\n"
        "signals = Signals()\n"
        f"{DROPPED[where]}"
        "try:\n"
        "    time.sleep(60)\n"
        "except KeyboardInterrupt:\n"
        "    print('heard', signals.received)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=600, check=False
    )
    assert (ran.stdout, ran.stderr) == (f"heard {int(signal.SIGTERM)}\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="what handlers there are is read from /proc")
@pytest.mark.parametrize(
    ("sent", "code", "number"),
    [
        pytest.param(
            sent, code, number, marks=() if (code, number) in CORE else pytest.mark.surroundings
        )
        for sent, code in ENDINGS.items()
        for number in range(30)
    ],
)
@pytest.mark.sampled(4, rest="surroundings")
def test_an_interruption_at_any_moment_is_one_line(
    desk: Path, sent: signal.Signals, code: int, number: int
) -> None:
    """It may come too late; what counts is that there is no third way to end."""
    for copy in range(3):
        hand_in(desk / "报送" / str(copy), college(6))
    temporary = desk / "tmp"
    temporary.mkdir()
    run = subprocess.Popen(
        [*PROGRAM, "报送", "-q", "-o", "a.html", "-o", "a.xlsx", "--annotate", "副本"],
        cwd=desk,
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    status = Path(f"/proc/{run.pid}/status")
    while run.poll() is None and not _catches(status.read_text(), signal.SIGTERM):
        time.sleep(0.001)
    time.sleep(number * EVERY)
    run.send_signal(sent)
    _, said = run.communicate(timeout=600)
    told = said.decode()
    assert "Traceback" not in told
    assert run.returncode == code or (run.returncode in (1, 3, 4) and "已中断" not in told), told
    if run.returncode == code:
        assert [line for line in told.splitlines() if not _is_usual(line)] == ["已中断。"]
    assert list(desk.rglob(".haixi-check-*")) == list(temporary.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def _is_usual(line: str) -> bool:
    """Whether a run says so that nobody interrupts: what it has written, and what of a copy."""
    return "已写入" in line or line == f"  {say('annotations.notice.converted', 'zh')}"


def _catches(status: str, number: int) -> bool:
    line = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(line.split()[1], 16) >> (number - 1) & 1)
