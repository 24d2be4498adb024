"""The processor time of a process of ours, and how one ends that has used it up."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

OUT_OF_TIME = 75
"""The exit code of a process without more time, where no signal can say so."""
_PROFILER = getattr(signal, "SIGPROF", None)
"""What the system sends to a process whose timer of processor time goes off; not on Windows."""
_LOOK_EVERY = 0.05
"""Seconds between the looks of a thread that stands in for that timer."""


class ProcessorTime:
    """The processor time of this process, with all its threads: what it takes, and a limit to it.

    One for each process that serves. Time in which the machine does other things, or nothing, does
    not count.
    """

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
