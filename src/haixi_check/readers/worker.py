"""What happens within a reading process: one input after the other, within its memory."""

from __future__ import annotations

import contextlib
import gc
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from haixi_check.readers.documents import InputFile, PackedRows, ReaderResult, Work
from haixi_check.readers.formats import read_as, read_records
from haixi_check.readers.limits import (
    BIG_TEXT,
    HELD_TWICE,
    LASTING_WORKER,
    LEAST_MEMORY,
    MEMORY,
    ROWS_PER_MESSAGE,
    ROWS_WORKED_ON,
    WHOLE_MEMORY,
    WORKED_ON_AT_ONCE,
)
from haixi_check.readers.signatures import Format
from haixi_check.system.channels import Channel
from haixi_check.system.resources import (
    ProcessorTime,
    leave_no_core_file,
    limit_memory,
    memory_is_watched,
    taken_memory,
)
from haixi_check.table import Frame, Table, Value

READING, MADE, PIECES, END, NO_MEMORY = range(5)

Pieces: TypeAlias = list[Sequence[Value]] | list[bytes]
"""Rows of a table, or packed rows of a frame."""

Answer: TypeAlias = (
    tuple[int, ReaderResult]
    | tuple[int, object]
    | tuple[int, int, Pieces]
    | tuple[int, bool, float]
    | tuple[int]
)
"""READING and the tables without rows; MADE and what was made of them, or else PIECES, which
table, and some of its rows; END, whether the process retires, and the
seconds of processor time that all of it took; or NO_MEMORY, after which it retires as well."""


def serve(channel: Channel, work: Work | None = None) -> None:
    """Answer every request until the other side is gone, or an input was large."""
    # A process that reads one file after the other must let go of each.
    gc.freeze()
    gc.enable()
    before = taken_memory()
    leave_no_core_file()
    processor = ProcessorTime()
    while (request := channel.receive()) is not None:
        source, kind, data, seconds = pickle.loads(request)  # noqa: S301 - from our own parent
        processor.allow(seconds)
        limit_memory(before + memory_for(len(data)) + len(data))
        try:
            for answer in _answers(source, kind, data, work):
                channel.send(pickle.dumps(answer, protocol=5))
        except MemoryError:
            channel.send(pickle.dumps((NO_MEMORY,)))
            return
        retires = len(data) > LASTING_WORKER or memory_is_watched()
        channel.send(pickle.dumps((END, retires, processor.taken())))
        if retires:
            return


def memory_for(size: int) -> int:
    """Bytes that a process may take to read an input of so many bytes, besides these."""
    return max(min(MEMORY, WHOLE_MEMORY - HELD_TWICE * size), LEAST_MEMORY)


def _answers(source: InputFile, kind: Format, data: bytes, work: Work | None) -> Iterator[Answer]:
    # A big text comes here only if it cannot be read by column.
    by_record = kind is Format.CSV and len(data) >= BIG_TEXT
    reading = read_records(source, data) if by_record else read_as(source, kind, data)
    yield READING, replace(reading, tables=tuple(map(_without_rows, reading.tables)))
    made = _made(reading, work)
    if made is not None:
        yield MADE, made
        return
    for number, table in enumerate(reading.tables):
        if isinstance(table, Table):
            for start in range(0, len(table.rows), ROWS_PER_MESSAGE):
                yield PIECES, number, list(table.rows[start : start + ROWS_PER_MESSAGE])
        elif isinstance(table.origin, PackedRows):
            for part in table.origin.parts:
                yield PIECES, number, [part]


def _made(reading: ReaderResult, work: Work | None) -> object:
    """What is to be made of a small input; nothing where that does not succeed here.

    The process that gets the tables will then do it: an error of ours is no damage of the file.
    """
    rows = sum(len(table.rows) for table in reading.grids)
    cells = sum(len(row) + 1 for table in reading.grids for row in table.rows)
    large = cells > WORKED_ON_AT_ONCE and rows > ROWS_WORKED_ON
    whole = len(reading.grids) == len(reading.tables) > 0
    if work is None or not whole or large:
        return None
    with contextlib.suppress(Exception):
        return work(reading.grids)
    return None


def _without_rows(table: Table | Frame) -> Table | Frame:
    if isinstance(table, Table):
        return replace(table, rows=())
    # Any other frame reads its rows itself; it is never made in another process.
    assert isinstance(table.origin, PackedRows)  # noqa: S101
    return replace(table, origin=replace(table.origin, parts=()))


def with_rows(table: Table | Frame, pieces: Sequence[Any]) -> Table | Frame:
    """What a reading process sent without its rows, with the `Pieces` of them."""
    if isinstance(table, Table):
        return replace(table, rows=pieces)
    assert isinstance(table.origin, PackedRows)  # noqa: S101
    return replace(table, origin=replace(table.origin, parts=tuple(pieces)))
