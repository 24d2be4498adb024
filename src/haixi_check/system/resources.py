"""What a process takes of the machine, time and memory, and how it ends for want of them."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import time
from collections.abc import Callable

OUT_OF_TIME = 75
"""The exit code of a process without more time, where no signal can say so."""
OUT_OF_MEMORY = 76
"""The exit code of a process that held more memory than it may."""
_PROFILER = getattr(signal, "SIGPROF", None)
"""What the system sends to a process whose timer of processor time goes off; not on Windows."""
_LOOK_EVERY = 0.05
"""Seconds between the looks of a thread that stands in for that timer."""
_LOOK_AT_MEMORY_EVERY = 0.02
"""Seconds between the looks of the thread that watches memory: a process takes some ten MiB
meanwhile."""
_WATCH = "memory"
"""The name of that thread."""
_NO_ROOM = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}
"""What the system says that has no open files or no memory left."""


class ProcessorTime:
    """The processor time of this process, all its threads together, and a limit to it."""

    def __init__(self) -> None:
        self._began = 0.0
        self._end = float("inf")
        self._watched = False

    def allow(self, seconds: float) -> None:
        """Let the process take so much from now on; then it ends, whatever it is doing."""
        self._began = time.process_time()
        if _PROFILER is not None:
            signal.signal(_PROFILER, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, seconds)
            return
        self._end = self._began + seconds
        if not self._watched:
            self._watched = True
            _start_thread(self._watch)

    def taken(self) -> float:
        """Seconds since it was last allowed some; that limit holds no longer."""
        if _PROFILER is not None:
            signal.setitimer(signal.ITIMER_PROF, 0)
        self._end = float("inf")
        return time.process_time() - self._began

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOK_EVERY)
            if time.process_time() > self._end:
                os._exit(OUT_OF_TIME)


def _start_thread(work: Callable[[], None]) -> None:
    from threading import Thread

    Thread(target=work, daemon=True).start()


def ended_by_time(code: int | None) -> bool:
    """Whether a process that ended with `code` had no more time."""
    return code == OUT_OF_TIME or (_PROFILER is not None and code == -_PROFILER)


def lacks_room(error: BaseException | None) -> bool:
    """Whether `error` says that memory or open files have run out: no file is to blame."""
    return isinstance(error, MemoryError) or getattr(error, "errno", None) in _NO_ROOM


def taken_memory() -> int:
    """Bytes of address space that this process has taken so far."""
    return _pages(0)


def resident_memory() -> int:
    """Bytes of memory that this process holds."""
    return _pages(1)


def _pages(field: int) -> int:
    with contextlib.suppress(OSError), open("/proc/self/statm", "rb") as statm:  # noqa: PTH123
        return int(statm.read().split()[field]) * 4096
    return 0


def limit_memory(size: int) -> None:
    """Let the process take no more address space; macOS and Windows keep no such limit."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))


def allow_memory(more: int) -> None:
    """Raise the limit, where there is one, by what a library sets aside without using it.

    From then on a thread sees to it that no more is held than could have been taken, and ends the
    process.
    """
    if sys.platform == "linux":
        import resource

        soft, _ = resource.getrlimit(resource.RLIMIT_AS)
        if soft >= 0:
            from threading import Thread

            most = soft - taken_memory() + resident_memory()
            limit_memory(soft + more)
            Thread(target=_watch_memory, args=(most,), name=_WATCH, daemon=True).start()


def memory_is_watched() -> bool:
    """Whether such a thread is at work: the process is then of no further use."""
    import threading

    return any(thread.name == _WATCH for thread in threading.enumerate())


def _watch_memory(most: int) -> None:
    while resident_memory() <= most:
        time.sleep(_LOOK_AT_MEMORY_EVERY)
    os._exit(OUT_OF_MEMORY)


def leave_no_core_file() -> None:
    """Let the system write no copy of this process if it breaks: what it read would be in it."""
    if sys.platform not in ("win32", "emscripten"):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
