"""The address space of a reading process: what it has, and what it may still take."""

from __future__ import annotations

import contextlib
import sys


def taken() -> int:
    """Bytes of address space that this process has taken so far."""
    with contextlib.suppress(OSError), open("/proc/self/statm", "rb") as statm:  # noqa: PTH123
        return int(statm.read().split()[0]) * 4096
    return 0


def limit(size: int) -> None:
    """Let the process take no more than so many bytes; macOS and Windows keep no such limit."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))


def allow(more: int) -> None:
    """Raise the limit, where there is one, by what a library sets aside without using it."""
    if sys.platform == "linux":
        import resource

        soft, _ = resource.getrlimit(resource.RLIMIT_AS)
        if soft >= 0:
            limit(soft + more)
