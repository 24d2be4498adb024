"""Work on a thread of its own while something else goes on. Knows no work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from haixi_check.processes import can_spawn

Result = TypeVar("Result")

WORTH_IT = 2**20
"""Bytes of a file from which on a thread costs less than waiting does."""


@contextmanager
def meanwhile(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Do `work` while the block runs, and give what it found to whoever asks.

    Where there are no threads it is done when it is asked for. None is left behind.
    """
    if not can_spawn():
        yield work
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as threads:
        yield threads.submit(work).result
