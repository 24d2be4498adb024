"""Many inputs, read in processes that live as long as the run and may die without harm.

An input that kills its process, hangs it or fills its memory becomes a problem of that input; the
process is replaced. Yields documents in the order of the inputs.
"""

from __future__ import annotations

import hashlib
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from haixi_check.parallel import meanwhile
from haixi_check.plain import dataclass
from haixi_check.readers import limits
from haixi_check.readers import worker as serving
from haixi_check.readers.budgets import Budget, cause, metered
from haixi_check.readers.documents import InputFile, ReaderResult, Work
from haixi_check.readers.formats import BY_COLUMN, REFUSED, read_as, read_big
from haixi_check.readers.signatures import Format
from haixi_check.system import processes

if TYPE_CHECKING:
    from haixi_check.readers.documents import Unopened

_LEAST = 0.001
"""Seconds; a timer of none would never go off."""
_TEXTS = (Format.CSV, Format.JSON, Format.YAML)


@dataclass()
class InputTask:
    """One input on its way: what is to be read, and in the end what was found."""

    source: InputFile
    kind: Format
    data: bytes
    budget: Budget
    reading: ReaderResult | None = None
    sha256: str = ""
    """Of the data, where somebody has worked it out."""
    size: int = 0
    """Bytes of data that were let go of, since the rows are read from where they lie."""
    beside: Unopened | None = None
    """What is not opened of the zip in which this is the first submission."""

    def hashed(self) -> str:
        """The SHA-256 of the data; blank where there is none."""
        return hashlib.sha256(self.data).hexdigest() if self.data else ""

    def fail(self, code: str) -> None:
        """Give the input up."""
        error = self.budget.exceeded(code, memory=serving.memory_for(len(self.data)))
        self.reading = ReaderResult((), (error.problem(self.source.shown),))


@dataclass()
class _Worker:
    process: processes.Process
    task: InputTask | None = None
    taken: float = 0.0
    """Seconds of processor time that it has taken for earlier inputs."""
    received: int = 0
    reading: ReaderResult | None = None
    work: Work | None = None
    """What it was started to make of the tables that it reads."""
    made: object = None
    pieces: dict[int, list[Any]] = field(default_factory=dict)
    """What came of the rows of each table."""


class Pool:
    """At most so many processes, each started when there is something for it to read."""

    def __init__(self, jobs: int) -> None:
        self.work: Work | None = None
        """What is to be made of the tables; a process that was started before it was known reads on
        what it has, and is then replaced."""
        self._jobs = max(jobs, 1)
        self._workers: list[_Worker] = []

    def close(self) -> None:
        """End all of them."""
        for worker in self._workers:
            worker.process.stop()

    def read(self, tasks: Iterator[InputTask]) -> Iterator[InputTask | None]:
        """Every task with its reading, in order; few are held at a time.

        What comes first is `None`, as soon as the first processes are at work.
        """
        window: deque[InputTask] = deque()
        waiting: deque[InputTask] = deque()
        exhausted = begun = False
        while True:
            while not exhausted and len(window) < (2 * self._jobs if self._jobs > 1 else 1):
                task = next(tasks, None)
                if task is None:
                    exhausted = True
                    break
                window.append(task)
                if not _read_here(task):
                    waiting.append(task)
            if not begun:
                begun = True
                self._hand_out(waiting)
                yield None
            while window and window[0].reading is not None:
                yield window.popleft()
            if not window:
                if exhausted:
                    return
                continue
            self._hand_out(waiting)
            self._listen()

    def _hand_out(self, waiting: deque[InputTask]) -> None:
        while waiting:
            worker = next((w for w in self._workers if w.task is None), None)
            if worker is not None and worker.work is not self.work:
                self._dismiss(worker)
                worker = None
            if worker is None and len(self._workers) < self._jobs:
                worker = self._started()
            if worker is None and self._workers:
                return
            task = waiting.popleft()
            if worker is None:
                _read(task, read_as)
                continue
            worker.task, worker.received, worker.reading = task, 0, None
            worker.made, worker.pieces = None, {}
            seconds = max(task.budget.seconds, _LEAST)
            request = task.source, task.kind, task.data, seconds
            worker.process.send(pickle.dumps(request, protocol=5))

    def _started(self) -> _Worker | None:
        """One more process; none where the system has no room: then those that there are do it."""
        try:
            process = processes.start(partial(serving.serve, work=self.work))
        except OSError:
            self._jobs = max(len(self._workers), 1)
            return None
        self._workers.append(_Worker(process, work=self.work))
        return self._workers[-1]

    def _listen(self) -> None:
        """Take what busy processes say; give up one that has been silent for far too long."""
        busy = {worker.process: worker for worker in self._workers if worker.task is not None}
        if not busy:
            return
        began = time.monotonic()
        ready = processes.wait(list(busy), limits.LONGEST_TICK)
        silent = min(time.monotonic() - began, limits.LONGEST_TICK)
        for process in ready:
            self._hear(busy.pop(process))
        tasks = [worker.task for worker in busy.values() if worker.task is not None]
        for budget in {id(task.budget): task.budget for task in tasks}.values():
            budget.patience -= silent
        for worker in busy.values():
            if worker.task is not None and worker.task.budget.patience <= 0:
                self._give_up(worker, "reader_asleep")

    def _hear(self, worker: _Worker) -> None:
        message = worker.process.receive()
        if message is None:
            self._give_up(worker, "reader_crashed")
            return
        worker.received += len(message)
        task = worker.task
        if task is None:
            return
        if worker.received > limits.LARGEST_ANSWER:
            self._give_up(worker, "reader_out_of_memory")
            return
        match pickle.loads(message):  # noqa: S301 - from our own process
            case (serving.READING, ReaderResult() as reading):
                worker.reading = reading
            case (serving.MADE, made):
                worker.made = made
            case (serving.PIECES, int() as number, list() as pieces):
                worker.pieces.setdefault(number, []).extend(pieces)
            case (serving.END, bool() as retires, float() as seconds):
                self._finish(worker, task, seconds)
                if retires:
                    self._dismiss(worker)
            case _:
                self._give_up(worker, "reader_out_of_memory")

    def _finish(self, worker: _Worker, task: InputTask, seconds: float) -> None:
        reading = worker.reading or ReaderResult(())
        tables = (
            serving.with_rows(table, worker.pieces.get(number, ()))
            for number, table in enumerate(reading.tables)
        )
        task.budget.seconds -= seconds
        charged = tuple(metered(table, task.budget) for table in tables)
        task.reading = replace(reading, tables=charged, made=worker.made)
        worker.taken += seconds
        worker.task, worker.pieces = None, {}

    def _give_up(self, worker: _Worker, code: str) -> None:
        """Fail its task with `code`, or for want of time or memory if it had ended for that."""
        self._dismiss(worker)
        if worker.task is not None:
            worker.task.fail(cause(worker.process, code))
            taken = worker.process.taken - worker.taken
            worker.task.budget.seconds -= max(taken, limits.LEAST_CHARGED)

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.stop()


def _read_here(task: InputTask) -> bool:
    """Read the task in this process if that is safe, or if there is no other."""
    if task.reading is not None:
        return True
    if task.budget.is_spent:
        task.fail("reader_too_slow" if task.budget.seconds <= 0 else "reader_asleep")
        return True
    small = task.kind in _TEXTS and len(task.data) <= limits.READ_AT_ONCE
    big = task.kind is Format.PARQUET or (
        task.kind is Format.CSV and len(task.data) >= limits.BIG_TEXT
    )
    if (
        task.kind in REFUSED
        or task.kind in BY_COLUMN
        or not processes.can_spawn()
        or (small and not processes.can_fork())
    ):
        began = time.process_time()
        if big and processes.can_spawn():
            _read_big(task)
        else:
            _read(task, read_as)
        if processes.can_spawn():  # a browser only has the time of day
            task.budget.seconds -= time.process_time() - began
    return task.reading is not None


def _read_big(task: InputTask) -> None:
    """Read a big table by column, its rows held to the budget; if that cannot be, not at all."""
    _read(task, read_big)
    if task.reading is not None:
        tables = tuple(metered(table, task.budget) for table in task.reading.tables)
        task.reading = replace(task.reading, tables=tables)
        task.sha256 = task.sha256 or task.hashed()
        task.size, task.data = len(task.data), b""


def _read(
    task: InputTask, read: Callable[[InputFile, Format, bytes], ReaderResult | None] = read_as
) -> None:
    """Read the task in this process, and hash its data beside that if there is much of it."""
    if len(task.data) < limits.BIG_FILE:
        task.reading = read(task.source, task.kind, task.data)
        return
    with meanwhile(task.hashed) as sha256:
        task.reading = read(task.source, task.kind, task.data)
        task.sha256 = sha256()
