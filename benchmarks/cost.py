"""What a process takes: time on the clock, and memory of it and of all processes that it starts."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
LAUNCHER = Path(__file__).with_name("launch.py")
NOT_STARTED = 127
"""The code of a command that could not be started, as shells have it."""
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
    errors, told = output.with_suffix(".err"), output.with_suffix(".cost")
    told.unlink(missing_ok=True)
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(  # noqa: S603
            (sys.executable, "-I", "-S", str(LAUNCHER), str(told), *command),
            stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=folder,
            start_new_session=True, env=environment(),
        )  # fmt: skip
        with _Watch(process.pid, limit) as watch:
            process.wait()
    lines = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    said = lines[-1] if lines else ""
    if watch.ended or not told.is_file():
        code = NOT_STARTED if not watch.ended else process.returncode
        return Cost(seconds=limit or 0, peak=watch.peak, code=code, over=watch.ended, said=said)
    seconds, alone, code = parse_told(told.read_text(encoding="ascii"))
    return Cost(seconds=seconds, peak=max(alone, watch.peak), code=code, said=said)


def parse_told(text: str) -> tuple[float, int, int]:
    """Seconds, bytes and exit code, as `benchmarks.launch` writes them."""
    seconds, memory, code = text.split()
    return float(seconds), int(memory) * (1 if sys.platform == "darwin" else 1024), int(code)


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
                self.peak = max(self.peak, _together(self._pid, alone=True))
                self.ended = True
                with suppress(ProcessLookupError):
                    os.killpg(self._pid, signal.SIGKILL)
                return
            began = time.perf_counter()
            self.peak = max(self.peak, _together(self._pid, alone=False))
            pause = max(_SHORTEST_PAUSE, _SHARE * (time.perf_counter() - began))


def _together(launcher: int, *, alone: bool) -> int:
    """The memory of all below the launcher; 0 for one process, unless it is wanted `alone`.

    Of one process the operating system keeps the exact peak itself.
    """
    family = descendants(launcher, _parents()) - {launcher}
    return sum(map(_memory, family)) if alone or len(family) > 1 else 0


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


def descendants(pid: int, parents: dict[int, int]) -> set[int]:
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
