"""Work on many things at once: on threads, or in copies of this process where it can be copied.

What is made does not depend on how many there are, nor on whether one of them dies.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from haixi_check.system import processes
from haixi_check.system.channels import Channel

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Made = TypeVar("Made")

FEWEST = 100
"""Things of a share at the least: a copy costs what some units cost to be judged."""

_THREADS = 2
"""At work at a time on the items of a stream."""


class Over(Protocol):
    """Maps work over things and keeps their order. `map` is one that does all of it here."""

    def __call__(self, work: Callable[[Item], Made], items: Sequence[Item], /) -> Iterable[Made]:
        """What `work` makes of each of `items`."""


def shared_among(jobs: int) -> Over:
    """One that deals the things out to up to `jobs` processes, this one among them."""
    return partial(_shared_out, jobs)


def _shared_out(
    jobs: int, work: Callable[[Item], Made], items: Sequence[Item], /
) -> Iterator[Made]:
    count = max(min(jobs, len(items) // FEWEST), 1) if processes.can_fork() else 1
    with ExitStack() as stack:
        copies: list[processes.Process] = []
        with suppress(OSError):  # the machine may have no room for another
            for at in range(1, count):
                copies.append(processes.start(partial(_serve, work, items[at::count])))
                stack.callback(copies[-1].stop)
        for number, item in enumerate(items):
            turn = number % count
            message = copies[turn - 1].receive() if 0 < turn <= len(copies) else None
            # What no copy lived to hand over is made here.
            yield work(item) if message is None else pickle.loads(message)  # noqa: S301 - ours


def _serve(work: Callable[[Item], Made], share: Sequence[Item], channel: Channel) -> None:
    """The whole life of a copy; it is ahead of its listener by what a pipe holds."""
    for item in share:
        channel.send(pickle.dumps(work(item), protocol=5))


def work_ahead(
    work: Callable[[Item], Made], items: Iterable[Item], *, most: int = _THREADS
) -> Iterator[Made]:
    """What `work` makes of each item of a stream, in their order, on threads.

    Up to `most` items are waited for. While a result is looked at, the others are worked on.
    """
    from concurrent.futures import ThreadPoolExecutor

    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(_THREADS) as threads:
        try:
            for item in items:
                waiting.append(threads.submit(work, item))
                if len(waiting) == most:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for left in waiting:
                left.cancel()


@contextmanager
def meanwhile(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Do `work` on a thread while the block runs, or, without threads, once it is asked for."""
    if not processes.can_spawn():
        yield work
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as threads:
        yield threads.submit(work).result
