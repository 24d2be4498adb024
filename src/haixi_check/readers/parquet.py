"""Reader of .parquet, by column. All of a file is decoded once in a process of its own.

The library ends the process that it runs in on some damaged files; that costs one input and not the
run. Where there are no processes it is decoded in this one.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers import limits
from haixi_check.readers.budgets import Budget, cause
from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.system import processes
from haixi_check.system.resources import ProcessorTime, allow_memory, limit_memory, taken_memory
from haixi_check.table import Frame

if TYPE_CHECKING:
    import polars as pl

    from haixi_check.system.channels import Channel


@dataclass(frozen=True)
class ParquetRows:
    """The rows of a parquet file below its column names, which are row 0."""

    source: Path | bytes
    names: tuple[str, ...]

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `RowSource`."""
        from haixi_check.readers.parquet_columns import tokens_of_parquet

        return tokens_of_parquet(self.source, self.names)


def read_parquet(source: InputFile, data: bytes) -> ReaderResult:
    """The table of a parquet file, named as the file is; its column names are its header."""
    if processes.can_spawn():
        return ReaderResult((_decoded_apart(source, data),))
    from haixi_check.readers.parquet_columns import decoded_parquet

    return ReaderResult((decoded_parquet(source, data),))


def _decoded_apart(source: InputFile, data: bytes) -> Frame:
    """The table as another process has decoded it. Raises `UnreadableError` where that ended."""
    budget = Budget.for_size(len(data))
    work = partial(_decode, source=source, data=data, seconds=budget.seconds)
    process = processes.start(work)
    try:
        ready = processes.wait([process], budget.patience)
        message = process.receive() if ready else None
    finally:
        process.stop()
    if message is None:
        code = cause(process, "reader_crashed" if ready else "reader_asleep")
        raise budget.exceeded(code, memory=limits.MEMORY)
    match pickle.loads(message):  # noqa: S301 - from our own process
        case Frame() as frame:
            return frame
        case (str() as code, dict() as params):
            raise UnreadableError(code, params=params)
        case _:
            raise UnreadableError("reader_crashed")


def _decode(channel: Channel, *, source: InputFile, data: bytes, seconds: float) -> None:
    """The whole life of that process: one table, or why there is none."""
    ProcessorTime().allow(seconds)
    limit_memory(taken_memory() + limits.MEMORY + len(data))
    allow_memory(limits.SET_ASIDE)
    from haixi_check.readers.parquet_columns import decoded_parquet

    answer: Frame | tuple[str, dict[str, str]]
    try:
        answer = decoded_parquet(source, data)
    except UnreadableError as error:
        answer = error.code, error.params
    except MemoryError:
        answer = "reader_out_of_memory", {"limit": f"{limits.MEMORY // limits.MIB}"}
    channel.send(pickle.dumps(answer, protocol=5))
