"""Every command with standard streams closed, full or gone, or without a current folder."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from tests.builders import college, hand_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")

NARROW = ("--target", "program-clusters", "--jobs", "2")
PROGRAM = (sys.executable, "-m", "haixi_check")
COMMANDS: dict[str, tuple[tuple[str, ...], int]] = {
    "check": (("check", "报送", *NARROW), 1),
    "check -q": (("check", "报送", *NARROW, "-q"), 1),
    "check -f json": (("check", "报送", *NARROW, "-f", "json"), 1),
    "check -o": (("check", "报送", *NARROW, "-o", "a.html", "--annotate", "b"), 1),
    "template": (("template", "-o", "新"), 0),
    "explain": (("explain", "Q03", "报送"), 0),
    "targets list": (("targets", "list"), 0),
    "targets show": (("targets", "show", "Q03"), 0),
    "targets coverage": (("targets", "coverage"), 0),
    "targets lint": (("targets", "lint"), 0),
    "targets test": (("targets", "test"), 0),
    "targets verify": (("targets", "verify", "--source", "没有.txt"), 2),
    "targets new": (("targets", "new", "--id", "a", "--title", "b"), 2),
    "targets docs": (("targets", "docs", "-o", "页"), 0),
    "targets schema": (("targets", "schema"), 0),
    "schema verdict": (("schema", "verdict"), 0),
    "schema submission": (("schema", "submission"), 0),
    "schema pack": (("schema", "pack"), 0),
    "--version": (("--version",), 0),
    "--help": (("--help",), 0),
    "check --help": (("check", "--help"), 0),
    "wrong": (("没有这个",), 2),
}
"""Every command, and how it ends where nothing is the matter."""

CORE = ("check", "targets lint", "--version", "wrong")
CLOSED = [closed for size in (1, 2, 3) for closed in combinations(("<&-", ">&-", "2>&-"), size)]
REST = pytest.mark.surroundings
STREAMS = [("check", closed) for closed in CLOSED if len(closed) != 2]
STREAMS += [(name, CLOSED[-1]) for name in CORE[1:]]
"""What is tried by default: each stream of one command, and all streams of some others."""
ALL = [pytest.param(name, marks=() if name in CORE else REST) for name in COMMANDS]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one submission, in which the commands run."""
    hand_in(tmp_path / "报送", college(6))
    return tmp_path


def shell(desk: Path, name: str, around: str, **environment: str) -> tuple[int, str]:
    """How a command ends in a shell that puts `around` behind it, and what it says beside."""
    words, _ = COMMANDS[name]
    ran = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {around}', "sh", *PROGRAM, *words],
        cwd=desk,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=600,
        check=False,
    )
    return ran.returncode, ran.stderr.decode(errors="replace")


def left_over(desk: Path) -> list[str]:
    return [path.name for path in desk.rglob(".haixi-check-*")]


@pytest.mark.parametrize(
    ("name", "around"),
    [
        pytest.param(name, " ".join(closed), marks=() if (name, closed) in STREAMS else REST)
        for name in COMMANDS
        for closed in CLOSED
    ],
)
@pytest.mark.sampled(7, rest="surroundings")
def test_closed_streams_change_no_exit_code(desk: Path, name: str, around: str) -> None:
    code, told = shell(desk, name, around)
    assert (code, "Traceback" in told) == (COMMANDS[name][1], False), told
    assert left_over(desk) == []


@pytest.mark.parametrize("name", [name for name, (_, code) in COMMANDS.items() if code != 2])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@REST
def test_a_full_disk_is_one_sentence(desk: Path, name: str) -> None:
    code, told = shell(desk, name, ">/dev/full")
    assert (code, told.splitlines()[-1]) == (2, "无法写入 stdout：磁盘空间不足。")
    assert "Traceback" not in told


@pytest.mark.parametrize("name", ALL)
@pytest.mark.sampled(5, rest="surroundings")
def test_a_reader_that_goes_away_changes_no_exit_code(desk: Path, name: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PROGRAM, *COMMANDS[name][0]],
        cwd=desk,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=600,
        check=False,
    )
    os.close(writing)
    assert ran.returncode == COMMANDS[name][1]
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("name", ALL)
@pytest.mark.surroundings
def test_a_locale_of_ascii_alone_changes_no_exit_code(desk: Path, name: str) -> None:
    code, told = shell(
        desk,
        name,
        "",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
        PYTHONCOERCECLOCALE="0",
    )
    assert (code, "Traceback" in told) == (COMMANDS[name][1], False), told


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("environment", [{}, ASCII], ids=["UTF-8", "ASCII"])
@pytest.mark.parametrize(
    "name",
    ["check", *(pytest.param(name, marks=REST) for name in ("check -f json", "check -o"))],
)
@pytest.mark.surroundings
def test_a_name_that_is_no_text_changes_no_exit_code(
    desk: Path, name: str, environment: dict[str, str]
) -> None:
    (submission,) = (desk / "报送").iterdir()
    submission.rename(os.fsdecode(os.fsencode(desk / "报送") + b"/\xb8\xf1\xff.json"))
    code, told = shell(desk, name, "", **environment)
    assert (code, "Traceback" in told) == (1, False), told


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.surroundings
def test_a_proof_whose_name_the_locale_cannot_write_is_looked_up_all_the_same(
    desk: Path, there: bool
) -> None:
    record = {"duty": "E21", "status": "已落实", "file": "章程𠮷.pdf"}
    hand_in(desk / "报送", college(6) | {"evidence": [record]})
    if there:
        (desk / "报送" / "章程𠮷.pdf").write_bytes(b"x")
    found = []
    for environment in ({}, ASCII):
        code, told = shell(desk, "check -o", "", **environment)
        assert (code, "Traceback" in told) == (1, False), told
        found.append("不在报送表旁边" in (desk / "a.html").read_text(encoding="utf-8"))
    assert found == [not there] * 2


@pytest.mark.parametrize(
    "environment",
    [
        {"TMPDIR": "/nowhere"},
        {"HOME": "/nowhere", "XDG_CACHE_HOME": "/nowhere"},
        {"HOME": ""},
        {"HAIXI_CHECK_CACHE": "/dev/null/x"},
    ],
    ids=str,
)
@REST
def test_missing_folders_of_the_user_change_nothing(
    desk: Path, environment: dict[str, str]
) -> None:
    assert shell(desk, "check -o", "", **environment)[0] == 1


@pytest.mark.surroundings
def test_python_without_any_stream_at_all(desk: Path) -> None:
    script = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None\n"
        f"sys.argv = ['haixi-check', *{[*COMMANDS['check -q'][0]]!r}]\n"
        "from haixi_check.__main__ import start; start()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=desk, capture_output=True, timeout=600, check=False
    )
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.surroundings
def test_standard_input_that_is_closed_is_an_input_that_cannot_be_read(desk: Path) -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", '"$@" - <&-', "sh", *PROGRAM, "check"],
        cwd=desk,
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (3, b"")


@pytest.mark.parametrize(("path", "code"), [("absolute", 1), ("relative", 2)])
@pytest.mark.sampled(2, rest="surroundings")
def test_a_current_folder_that_was_deleted(desk: Path, path: str, code: int) -> None:
    wanted = desk / "报送" if path == "absolute" else "报送"
    (desk / "gone").mkdir()
    ran = subprocess.run(
        ["/bin/sh", "-c", 'rmdir ../gone; "$@"', "sh", *PROGRAM, str(wanted), *NARROW],
        cwd=desk / "gone",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == code, ran.stderr.decode()
    assert len(ran.stderr.splitlines()) == (code == 2)


AMOUNTS = (0, 1, 100, 1_000, 4_096, 20_000, 65_536, 100_000)
LEAVING = (("table", 1), ("json", 65_536), ("html", 65_536))
"""What is tried by default."""


@pytest.mark.parametrize(
    ("format_", "amount"),
    [
        pytest.param(format_, amount, marks=() if (format_, amount) in LEAVING else REST)
        for format_ in ("table", "json", "html")
        for amount in AMOUNTS
    ],
)
@pytest.mark.surroundings
def test_a_reader_that_goes_away_after_any_amount_changes_no_exit_code(
    desk: Path, format_: str, amount: int
) -> None:
    run = subprocess.Popen(
        [*PROGRAM, "报送", "--verbose", "-f", format_],
        cwd=desk,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    run.stdout.read(amount)
    run.stdout.close()
    assert run.stderr is not None
    told = run.stderr.read()
    run.stderr.close()
    assert (run.wait(600), told) == (1, b"")


STARTED = """
import os, signal, sys
kind, name = sys.argv[1].split()
if kind == "ignored":
    signal.signal(getattr(signal, name), signal.SIG_IGN)
elif kind == "blocked":
    signal.pthread_sigmask(signal.SIG_BLOCK, [getattr(signal, name)])
else:
    import resource
    resource.setrlimit(getattr(resource, name), (int(kind), int(kind)))
os.execv(sys.argv[2], sys.argv[2:])
"""


@pytest.mark.parametrize(
    "surrounding",
    [
        "ignored SIGCHLD",
        *(
            pytest.param(f"{kind} {name}", marks=REST)
            for kind in ("ignored", "blocked")
            for name in ("SIGCHLD", "SIGPIPE", "SIGALRM", "SIGPROF", "SIGHUP", "SIGINT")
            if (kind, name) != ("ignored", "SIGCHLD")
        ),
        "8 RLIMIT_NOFILE",
        pytest.param("6 RLIMIT_NOFILE", marks=REST),
        pytest.param("12 RLIMIT_NOFILE", marks=REST),
    ],
)
@pytest.mark.sampled(2, rest="surroundings")
def test_what_a_process_inherits_changes_no_exit_code(desk: Path, surrounding: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STARTED, surrounding, *PROGRAM, *COMMANDS["check -q"][0]],
        cwd=desk,
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limit may not be kept to")
@pytest.mark.surroundings
def test_too_little_memory_is_one_sentence(desk: Path) -> None:
    limit = f"{100 * 2**20} RLIMIT_AS"
    ran = subprocess.run(
        [sys.executable, "-c", STARTED, limit, *PROGRAM, *COMMANDS["check -q"][0]],
        cwd=desk,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert (ran.returncode, len(ran.stderr.splitlines())) == (5, 1)
    assert "--jobs 1" in ran.stderr


SETTLING = """
import os, signal, sys
from haixi_check import __main__ as edge
from haixi_check.system import streams
made, left = streams.Stream.__init__, [{nth}]
def interrupted(stream, *given, **named):
    made(stream, *given, **named)
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGTERM)
streams.Stream.__init__ = interrupted
sys.argv = ["haixi-check", "--version"]
edge.start()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")
@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.sampled(2, rest="surroundings")
def test_an_interruption_while_streams_are_settled_leaves_one_to_speak_through(nth: int) -> None:
    code = SETTLING.format(nth=nth)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr.splitlines()) == (143, "", ["已中断。"])
