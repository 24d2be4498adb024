"""The whole program, run in a copy of this process, with files for what it prints."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.conftest import ROOT

from haixi_check.system.processes import can_fork

SECONDS, MEMORY = 60, 4 * 2**30
"""Of processor time, and bytes of address space: what one run may take at most."""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    """The exit code; negative for a signal."""
    out: bytes
    err: bytes
    seconds: float
    """Of processor time, with that of its own processes."""
    left: tuple[str, ...]
    """Its own processes that lived longer than it did."""


LOADED = (
    "docx", "jinja2", "openpyxl", "python_calamine", "rich.console", "xlrd", "haixi_check.cli.app",
    "haixi_check.writers.annotated", "haixi_check.pipeline.judgement",
    "haixi_check.writers.terminal",
)  # fmt: skip
"""What most runs import: loaded once, before the copies are made. None of it starts a thread."""


PROGRAM = ("-m", "haixi_check")


def run(
    arguments: Sequence[str], folder: Path, temporary: Path, program: Sequence[str] = ()
) -> Ended:
    """Run the command line in `folder`; what it prints lies there meanwhile.

    It is a copy of this process, which costs little, unless that has threads or another `program`
    is to be run: then it is a fresh interpreter.
    """
    out, err = temporary.parent / "stdout", temporary.parent / "stderr"
    if can_fork() and not program:
        for name in LOADED:
            import_module(name)
        pid = os.fork()
        if not pid:
            _live(arguments, folder, temporary, out, err)
    else:
        pid = _fresh([*(program or PROGRAM), *arguments], folder, temporary, out, err)
    _, status, usage = os.wait4(pid, 0)
    return Ended(
        code=os.waitstatus_to_exitcode(status),
        out=out.read_bytes(),
        err=err.read_bytes(),
        seconds=usage.ru_utime + usage.ru_stime,
        left=tuple(_of_session(pid)),
    )


def _fresh(words: Sequence[str], folder: Path, temporary: Path, out: Path, err: Path) -> int:
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT / "src")}
    with out.open("wb") as told, err.open("wb") as beside:
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=folder,
            env={**environment, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=beside,
            start_new_session=True,
        )
    process.returncode = 0  # whoever waits for it is not the standard library
    return process.pid


def _live(arguments: Sequence[str], folder: Path, temporary: Path, out: Path, err: Path) -> None:
    """The whole life of the copy: it never returns into what this process was doing."""
    try:
        import resource

        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        for path, number in ((out, 1), (err, 2)):
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(opened, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.chdir(folder)
        os.environ["TMPDIR"] = str(temporary)
        tempfile.tempdir = None
        sys.argv[:] = ["haixi-check", *arguments]
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        from haixi_check.__main__ import start

        start()
    finally:
        import traceback

        traceback.print_exc()
        os._exit(99)


def _of_session(session: int) -> list[str]:
    """The living processes of a session; one that has just ended is given a moment."""
    found: list[str] = []
    for _ in range(20):
        found = _processes(session)
        if not found:
            break
        time.sleep(0.05)
    return found


def _processes(session: int) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text().rpartition(")")
        except OSError:
            continue
        state, _, _, of = rest.split()[:4]
        if int(of) == session and state not in "ZX":
            found.append(name)
    return found
