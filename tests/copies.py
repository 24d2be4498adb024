"""Copies of the process that runs the tests: each starts in milliseconds, with all of it imported.

Where a copy is not safe, whoever asks starts a process of the ordinary kind, which takes half a
second of a processor.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

SECONDS = 120
"""How long a copy may run."""
COMMAND_LINE = "haixi_check.cli"
"""The modules that a copy imports anew: they choose the language of the help when they start."""
_BROKEN = 70
"""The exit code of a copy that did not get as far as the program."""

LEAVE_THREADS = (
    "tests/benchmarks/",
    "tests/fuzz/",
    "tests/hostile/",
    "tests/intake/rosters/",
    "tests/intake/sheets/test_row_rules.py",
    "tests/intake/test_lost_parts.py",
    "tests/pipeline/test_attachments.py",
    "tests/readers/test_big_files.py",
    "tests/readers/test_big_sheets.py",
    "tests/readers/test_column_reader.py",
    "tests/readers/test_date_systems.py",
    "tests/readers/test_merged_areas.py",
    "tests/readers/test_reading.py",
    "tests/readers/test_work_limits.py",
    "tests/test_layers.py",
)
"""Tests that read big tables in this process, with threads of polars: they come last."""

_OF_POOLS = ("polars-0", "tokio-rt", "async-exec")

_before_the_tests: set[str] = set()


def note_threads() -> None:
    """Remember the threads that run before the first test.

    They belong to pytest-xdist and to libraries that are imported but not used: no copy needs them.
    """
    _before_the_tests.update(_threads())


def can_copy() -> bool:
    """Whether a copy of this process works: there is no thread that one would wait for."""
    return sys.platform == "linux" and _threads() <= _before_the_tests and not has_pool()


def _threads() -> set[str]:
    return set(os.listdir("/proc/self/task")) if sys.platform == "linux" else set()  # noqa: PTH208


def has_pool() -> bool:
    """Whether polars is at work here, perhaps since tests were collected: a copy waits for ever.

    That it is imported does no harm.
    """
    for thread in _threads():
        with suppress(OSError):
            name = Path(f"/proc/self/task/{thread}/comm").read_text(encoding="utf-8")
            if name.startswith(_OF_POOLS):
                return True
    return False


def run_program(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run `haixi-check` in a copy of this process, without standard input."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        child = os.fork()
        if not child:
            _become_program(arguments, folder, environment, (output.fileno(), errors.fileno()))
        _, status = os.waitpid(child, 0)
        written = []
        for file in (output, errors):
            file.seek(0)
            written.append(file.read().decode().replace("\r\n", "\n"))
    code = os.waitstatus_to_exitcode(status)
    return subprocess.CompletedProcess(["haixi-check", *arguments], code, *written)


def _become_program(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], files: tuple[int, int]
) -> NoReturn:
    """Do in a copy what a shell and Python do before the program starts; then start it."""
    try:
        signal.alarm(SECONDS)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, file in enumerate(files, start=1):
            os.dup2(file, number)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["haixi-check", *arguments]
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(  # noqa: SIM115
            2, "w", encoding="utf-8", errors="backslashreplace", closefd=False
        )
        for name in [name for name in sys.modules if name.startswith(COMMAND_LINE)]:
            del sys.modules[name]
        from haixi_check.__main__ import start

        start()
    finally:
        os._exit(_BROKEN)
