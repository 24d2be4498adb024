"""Reader of .parquet, by column. All of a file is decoded once in a process of its own.

The library ends the process that it runs in on some damaged files; that costs one input and not the
run. Where there are no processes it is decoded in this one.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from haixi_check import processes
from haixi_check.frames import Frame
from haixi_check.processes import Process
from haixi_check.processor_time import ProcessorTime
from haixi_check.readers import limits, memory
from haixi_check.readers.budgets import Budget
from haixi_check.readers.documents import Reading, Source, UnreadableError

if TYPE_CHECKING:
    import polars as pl

    from haixi_check.channels import Channel


@dataclass(frozen=True)
class ParquetRows:
    """The rows of a parquet file below its column names, which are row 0."""

    source: Path | bytes
    names: tuple[str, ...]

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `Origin`."""
        from haixi_check.readers.columns import tokens_of_parquet

        return tokens_of_parquet(self.source, self.names)


def read_parquet(source: Source, data: bytes) -> Reading:
    """The table of a parquet file, named as the file is; its column names are its header."""
    if processes.can_spawn():
        return Reading((_decoded_apart(source, data),))
    from haixi_check.readers.columns import decoded_parquet

    return Reading((decoded_parquet(source, data),))


def _decoded_apart(source: Source, data: bytes) -> Frame:
    """The table as another process has decoded it. Raises `UnreadableError` where that ended."""
    budget = Budget.for_size(len(data))
    work = partial(_decode, source=source, data=data, seconds=budget.seconds)
    process = processes.start(work)
    try:
        heard = processes.wait([process], budget.patience)
        message = process.receive() if heard else None
    finally:
        process.stop()
    if message is None:
        raise _given_up(process, budget, asleep=not heard)
    match pickle.loads(message):  # noqa: S301 - from our own process
        case Frame() as frame:
            return frame
        case (str() as code, dict() as params):
            raise UnreadableError(code, params=params)
        case _:
            raise UnreadableError("reader_crashed")


_NO_MEMORY = "reader_out_of_memory", {"limit": f"{limits.MEMORY // limits.MIB}"}


def _given_up(process: Process, budget: Budget, *, asleep: bool) -> UnreadableError:
    if process.out_of_memory:
        code, params = _NO_MEMORY
        return UnreadableError(code, params=params)
    if process.out_of_time:
        return UnreadableError("reader_too_slow", params={"limit": f"{budget.whole:.0f}"})
    if asleep:
        return UnreadableError("reader_asleep", params={"limit": f"{budget.patience / 60:.0f}"})
    return UnreadableError("reader_crashed")


def _decode(channel: Channel, *, source: Source, data: bytes, seconds: float) -> None:
    """The whole life of that process: one table, or why there is none."""
    ProcessorTime().allow(seconds)
    memory.limit(memory.taken() + limits.MEMORY + len(data))
    memory.allow(limits.SET_ASIDE)
    from haixi_check.readers.columns import decoded_parquet

    answer: Frame | tuple[str, dict[str, str]]
    try:
        answer = decoded_parquet(source, data)
    except UnreadableError as error:
        answer = error.code, error.params
    except MemoryError:
        answer = _NO_MEMORY
    channel.send(pickle.dumps(answer, protocol=5))
