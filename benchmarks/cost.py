"""What a process takes: time on the clock, and memory of it and of all processes that it starts."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_SHORTEST_PAUSE, _SHARE = 0.05, 20
"""Seconds between two looks at the memory, and the look's own time that a pause is longer than."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One run of a command."""

    seconds: float
    peak: int
    """Bytes of memory of the process and its children together, pages that they share once."""
    code: int
    """The exit code; negative where a signal ended it."""
    over: bool = False
    """It was ended because it took longer than it was given."""
    said: str = ""
    """The last line that it wrote to standard error."""


def run(command: Sequence[str], *, output: Path, folder: Path, limit: float | None = None) -> Cost:
    """Run a command in `folder` to its end, or to the limit in seconds, and measure it.

    What it writes goes to the file `output`, its errors to the same name with `.err`.
    """
    errors = output.with_suffix(".err")
    with output.open("wb") as out, errors.open("wb") as err:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=folder,
            start_new_session=True, env=environment(),
        )  # fmt: skip
        with _Watch(process.pid, limit) as watch:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    alone = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    lines = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return Cost(
        seconds=seconds,
        peak=max(alone, watch.peak),
        code=process.returncode,
        over=watch.ended,
        said=lines[-1] if lines else "",
    )


def environment() -> dict[str, str]:
    """The surroundings of what is measured: as a user has them, compiled modules are kept."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class _Watch:
    """Looks at the memory of a process tree now and then, and ends it when its time is over."""

    def __init__(self, pid: int, limit: float | None) -> None:
        self._pid = pid
        self._until = None if limit is None else time.perf_counter() + limit
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.peak = 0
        self.ended = False

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        pause = _SHORTEST_PAUSE
        while not self._over.wait(pause):
            if self._until is not None and time.perf_counter() > self._until:
                self.ended = True
                with suppress(ProcessLookupError):
                    os.killpg(self._pid, signal.SIGKILL)
                return
            began = time.perf_counter()
            self.peak = max(self.peak, _together(self._pid))
            pause = max(_SHORTEST_PAUSE, _SHARE * (time.perf_counter() - began))


def _together(pid: int) -> int:
    """The memory of a process and its descendants; 0 where it is alone, or cannot be asked.

    Of one process alone the operating system keeps the exact peak itself.
    """
    family = descendants(pid, _parents())
    return sum(map(_memory, family)) if len(family) > 1 else 0


def _parents() -> dict[int, int]:
    found = {}
    for entry in PROC.glob("[0-9]*/stat"):
        with suppress(OSError):
            child, parent = parse_stat(entry.read_text(encoding="utf-8", errors="replace"))
            found[child] = parent
    return found


def _memory(pid: int) -> int:
    with suppress(OSError):
        return parse_rollup((PROC / str(pid) / "smaps_rollup").read_text(encoding="utf-8"))
    return 0


def descendants(pid: int, parents: dict[int, int]) -> Collection[int]:
    """A process and all below it, by who is whose parent."""
    family = {pid}
    while True:
        more = {child for child, parent in parents.items() if parent in family} - family
        if not more:
            return family
        family |= more


def parse_stat(text: str) -> tuple[int, int]:
    """The number of a process and of its parent in `/proc/N/stat`; its name may hold anything."""
    number, _, rest = text.partition(" (")
    return int(number), int(rest.rpartition(") ")[2].split()[1])


def parse_rollup(text: str) -> int:
    """The bytes that a process holds in `/proc/N/smaps_rollup`, its share of what it shares."""
    found = re.search(r"^Pss:\s+(\d+) kB$", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
