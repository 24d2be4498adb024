"""The memory of a reading process: what it has, and what it may still take."""

from __future__ import annotations

import contextlib
import os
import sys
import time

from haixi_check.processes import OUT_OF_MEMORY

_WATCH = "memory"
"""The name of the thread that watches."""
_LOOK_EVERY = 0.02
"""Seconds between its looks: a process takes some ten MiB meanwhile."""


def taken() -> int:
    """Bytes of address space that this process has taken so far."""
    return _pages(0)


def resident() -> int:
    """Bytes of memory that this process holds."""
    return _pages(1)


def _pages(field: int) -> int:
    with contextlib.suppress(OSError), open("/proc/self/statm", "rb") as statm:  # noqa: PTH123
        return int(statm.read().split()[field]) * 4096
    return 0


def limit(size: int) -> None:
    """Let the process take no more address space; macOS and Windows keep no such limit."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))


def allow(more: int) -> None:
    """Raise the limit, where there is one, by what a library sets aside without using it.

    From then on a thread sees to it that no more is held than could have been taken, and ends the
    process.
    """
    if sys.platform == "linux":
        import resource

        soft, _ = resource.getrlimit(resource.RLIMIT_AS)
        if soft >= 0:
            from threading import Thread

            most = soft - taken() + resident()
            limit(soft + more)
            Thread(target=_watch, args=(most,), name=_WATCH, daemon=True).start()


def is_watched() -> bool:
    """Whether such a thread is at work: the process is then of no further use."""
    import threading

    return any(thread.name == _WATCH for thread in threading.enumerate())


def _watch(most: int) -> None:
    while resident() <= most:
        time.sleep(_LOOK_EVERY)
    os._exit(OUT_OF_MEMORY)
