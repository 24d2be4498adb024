"""A process of our own that answers messages, and what it takes to outlive it. Knows no reader.

Where a fork is safe it costs two milliseconds; elsewhere a process is spawned. Only our own
processes speak through these pipes, so the messages are trusted.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from haixi_check.system.channels import Connected, Pipes, Serve, silence, two_pipes
from haixi_check.system.resources import OUT_OF_MEMORY, ended_by_time
from haixi_check.system.signals import ENDING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_CRASHED = 70


def can_fork() -> bool:
    """Whether this process may be copied: on Linux, and with no thread that would be lost."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - of no path
    return False


def can_spawn() -> bool:
    """Whether processes can be started: a browser has none.

    Where they are spawned, each runs the program anew up to its `__main__` guard; only of our own
    command is it known that there is one.
    """
    if sys.platform in ("emscripten", "wasi") or not sys.executable:
        return False
    if os.name != "nt":
        return True
    main = sys.modules["__main__"]
    begun = getattr(main, "start", None) or getattr(main, "main", None)
    return getattr(begun, "__module__", "") in ("haixi_check.__main__", "__main__")


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no interruption come between the two halves of what the block does: it comes after."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Ending:
    """How a process ended; known once it is stopped."""

    out_of_time = False
    """Whether because its processor time was up."""
    out_of_memory = False
    """Whether because it held too much memory."""
    taken = 0.0
    """Seconds of processor time that it took in all, where that is known."""

    def _ended(self, code: int | None) -> None:
        self.out_of_time, self.out_of_memory = ended_by_time(code), code == OUT_OF_MEMORY


class Forked(_Ending):
    """A copy of this process that serves until it is stopped."""

    def __init__(self, serve: Serve) -> None:
        theirs, ours = two_pipes()
        try:
            self.pid = os.fork()
        except OSError:
            for number in (*theirs, *ours):
                os.close(number)
            raise
        if not self.pid:
            _live(serve, Pipes(theirs[0], ours[1]))
        os.close(theirs[0])
        os.close(ours[1])
        self._pipes = Pipes(ours[0], theirs[1])
        self.send = self._pipes.send
        self.receive = self._pipes.receive
        self.waitable = ours[0]

    def stop(self) -> None:
        """End the process, whatever it is doing; only the first time."""
        with _undisturbed():
            if not _is_living(self):
                return
            self._pipes.close()
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            try:
                _, status, usage = os.wait4(self.pid, 0)
            except ChildProcessError:  # the program that uses us lets the system bury its children
                return
        self._ended(os.waitstatus_to_exitcode(status))
        self.taken = usage.ru_utime + usage.ru_stime


def _live(serve: Serve, pipes: Pipes) -> None:
    """The whole life of a forked process: it never returns into what its parent was doing."""
    try:
        _keep_only(pipes)
        _leave_interruptions_to_the_parent()
        serve(pipes)
        os._exit(0)
    finally:
        # Even for an error of our own: the parent sees the end of the pipe and tells of the file.
        os._exit(_CRASHED)


def _leave_interruptions_to_the_parent() -> None:
    """A terminal sends them to every process of a run; only the request to end is obeyed here."""
    for number in ENDING:
        if number != signal.SIGTERM:
            signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _keep_only(pipes: Pipes) -> None:
    """Let go of every other open file: they are the parent's, and other processes' pipes."""
    silence()
    lower, upper = sorted((pipes.reading, pipes.writing))
    os.closerange(3, lower)
    os.closerange(lower + 1, upper)
    os.closerange(upper + 1, os.sysconf("SC_OPEN_MAX") if upper > 10_000 else 65_536)


_FRESH = "import sys; sys.path[:] = {path!r}; from haixi_check.system.processes import live; live()"


class Launched(_Ending):
    """A fresh interpreter that serves until it is stopped, where this process cannot be copied.

    Unlike what `multiprocessing` spawns it never runs the program that uses us a second time.
    """

    def __init__(self, serve: Serve) -> None:
        from subprocess import DEVNULL, PIPE, Popen

        self._process = Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", _FRESH.format(path=sys.path)],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
        )
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        assert self._process.stdout is not None  # noqa: S101
        self.waitable = self._process.stdout.fileno()
        self._pipes = Pipes(self.waitable, self._process.stdin.fileno())
        self.send = self._pipes.send
        self.receive = self._pipes.receive
        self.send(pickle.dumps(serve, protocol=5))

    def stop(self) -> None:
        """End the process, whatever it is doing; only the first time."""
        with _undisturbed():
            if not _is_living(self):
                return
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            code = self._process.wait()
        self._ended(code)


def live() -> None:
    """The whole life of a launched process: what it serves comes first."""
    pipes = Pipes(os.dup(0), os.dup(1))
    silence()
    _leave_interruptions_to_the_parent()
    message = pipes.receive()
    if message is not None:
        pickle.loads(message)(pipes)  # noqa: S301 - from our own parent


class Spawned(_Ending):
    """The same for Windows, whose pipes can only be waited for in this way."""

    def __init__(self, serve: Serve) -> None:
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_spawned, args=(serve, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self.waitable: Connection = ours
        self._channel = Connected(ours)
        self.send = self._channel.send
        self.receive = self._channel.receive

    def stop(self) -> None:
        """End the process, whatever it is doing; only the first time."""
        if not _is_living(self):
            return
        self._channel.close()
        self._process.kill()
        self._process.join()
        self._ended(self._process.exitcode)


def _spawned(serve: Serve, connection: Connection) -> None:
    silence()
    for number in ENDING:  # a console sends them to every process of a run
        signal.signal(number, signal.SIG_IGN)
    serve(Connected(connection))


Process: TypeAlias = Forked | Launched | Spawned

_LIVING: set[Process] = set()
"""The processes that may still be at work, to be ended with this one."""


def _is_living(process: Process) -> bool:
    """Whether it is still to be stopped, and no longer from now on."""
    living = process in _LIVING
    _LIVING.discard(process)
    return living


def start(serve: Serve) -> Process:
    """A new process that runs `serve`. Raises `OSError` where the system has no room for it."""
    with _undisturbed():
        process = _started(serve)
        _LIVING.add(process)
    return process


def _started(serve: Serve) -> Process:
    if can_fork():
        return Forked(serve)
    return Spawned(serve) if os.name == "nt" else Launched(serve)


def stop_all() -> None:
    """End every process that was started and is not stopped: an interrupted run leaves none."""
    for process in list(_LIVING):
        with contextlib.suppress(OSError, ValueError):
            process.stop()


def wait(processes: Sequence[Process], seconds: float) -> list[Process]:
    """Those that have something to say, or have died, within `seconds`."""
    forked = {
        process.waitable: process for process in processes if not isinstance(process, Spawned)
    }
    spawned = {process.waitable: process for process in processes if isinstance(process, Spawned)}
    if spawned:
        from multiprocessing.connection import wait as wait_for

        ready = wait_for([*forked, *spawned], seconds)
        return [process for process in processes if process.waitable in ready]
    poll = select.poll()
    for waitable in forked:
        poll.register(waitable, select.POLLIN)
    return [forked[number] for number, _ in poll.poll(max(seconds, 0) * 1000)]
