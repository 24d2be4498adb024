"""Opening inputs: paths into tables of cells that know where they stood.

Many of one kind, one file per family of formats, all listed in `formats`. A reader knows bytes and
cells; it knows no form and no rule.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import PurePosixPath
from typing import cast

from haixi_check.problem import Problem, Tier, shown
from haixi_check.readers.budgets import Budget
from haixi_check.readers.documents import (
    Document,
    InputFile,
    ReaderResult,
    Unopened,
    UnreadableError,
    Work,
)
from haixi_check.readers.files import content, not_opened, submissions
from haixi_check.readers.formats import SUFFIXES, format_of, prepare, problem_of, read_as
from haixi_check.readers.signatures import Format
from haixi_check.readers.workers import InputTask, Pool
from haixi_check.table import Place

__all__ = ["Document", "Documents", "InputFile", "Unopened", "Work", "contents", "read", "read_all"]


class Documents:
    """The documents of all inputs, in their order, one after the other as they are read."""

    def __init__(self, sources: Iterable[InputFile], jobs: int) -> None:
        self._pool = Pool(jobs)
        self._documents_read = self._documents(sources)
        next(self._documents_read)

    def _documents(self, sources: Iterable[InputFile]) -> Generator[Document | None, None, None]:
        """`None` once the first processes are at work, and then the documents."""
        with closing(self._pool):
            for task in self._pool.read(_tasks(sources)):
                if task is None:
                    yield None
                else:
                    yield _document(task, task.reading or ReaderResult(()))

    def close(self) -> None:
        """Stop reading: what was not yielded will not be."""
        self._documents_read.close()

    def __iter__(self) -> Iterator[Document]:
        return cast("Iterator[Document]", self._documents_read)

    def worked_on(self, work: Work) -> Iterator[Document]:
        """The documents, and with most small ones what `work` made of their tables.

        The processes that read do that as well, from when they are told of it.
        """
        self._pool.work = work
        return iter(self)


def read_all(sources: Iterable[InputFile], *, jobs: int = 1) -> Documents:
    """The documents of all inputs; a zip gives one for each submission in it.

    Inputs are read in up to `jobs` processes of their own, which are at work when this returns.
    Whatever stands in one of them, the others are read.
    """
    return Documents(sources, jobs)


def read(source: InputFile) -> Document:
    """The tables of one input, read in this process. One that cannot be read holds the reason."""
    task = _opened(source)
    reading = task.reading or read_as(source, task.kind, task.data)
    return _document(task, reading)


def contents(sources: Iterable[InputFile], *, unread: str) -> Iterator[tuple[Document, bytes]]:
    """Every input with its bytes, read in this process; of the format `unread` only the bytes."""
    for task in _tasks(sources):
        reading = task.reading
        if reading is None and task.kind.value != unread:
            reading = read_as(task.source, task.kind, task.data)
        yield _document(task, reading or ReaderResult(())), task.data


def _tasks(sources: Iterable[InputFile]) -> Iterator[InputTask]:
    for source in sources:
        task = _opened(source)
        if task.kind is not Format.ZIP:
            yield task
            continue
        try:
            for number, (member, data) in enumerate(submissions(source, task.data)):
                beside = None if number else not_opened(source, task.data)
                task.budget.allow_member()
                yield _task(member, data, task.budget, beside)
        except UnreadableError as error:
            task.reading = ReaderResult((), (problem_of(error, source),))
            yield task


def _opened(source: InputFile) -> InputTask:
    try:
        data = content(source, prepare)
    except UnreadableError as error:
        return _task(source, error, Budget.for_size(0))
    return _task(source, data, Budget.for_size(len(data)))


def _task(
    source: InputFile,
    data: bytes | UnreadableError,
    budget: Budget,
    beside: Unopened | None = None,
) -> InputTask:
    if isinstance(data, UnreadableError):
        reading = ReaderResult((), (data.problem(source.shown),))
        return InputTask(source, Format.UNKNOWN, b"", budget, reading, beside=beside)
    return InputTask(source, format_of(source, data), data, budget, beside=beside)


def _document(task: InputTask, reading: ReaderResult) -> Document:
    return Document(
        path=task.source.shown,
        format="" if task.kind is Format.UNKNOWN else task.kind.value,
        sha256=task.sha256 or task.hashed(),
        bytes=task.size or len(task.data),
        tables=reading.tables,
        made=reading.made,
        beside=task.beside,
        problems=(*_wrong_suffix(task.source, task.kind, reading), *reading.problems),
    )


def _wrong_suffix(source: InputFile, kind: Format, reading: ReaderResult) -> tuple[Problem, ...]:
    """The note that a file was read as something else than its name says, if it was read."""
    suffix, usual = PurePosixPath(source.shown).suffix.lower(), SUFFIXES.get(kind, ())
    if not (reading.tables and usual and suffix) or suffix in usual:
        return ()
    return (
        Problem(
            code="wrong_suffix",
            tier=Tier.NOTE,
            location=Place(source.shown),
            found=shown(suffix),
            params={"expected": usual[0]},
        ),
    )
