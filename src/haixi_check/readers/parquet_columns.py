"""The columns of a parquet file, by column and lazily. Loads the library of columns.

Not to be loaded by a process that is about to be copied: the library starts threads.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath

import polars as pl

from haixi_check.readers.csv_text import BATCH, HEAD_ROWS, has_controls, library_path
from haixi_check.readers.documents import InputFile, UnreadableError, panics_as_errors
from haixi_check.readers.limits import CELLS_FREELY, CELLS_PER_BYTE, TEXT_AT_ONCE
from haixi_check.readers.numbers import from_float
from haixi_check.readers.parquet import ParquetRows
from haixi_check.readers.text import cleaned
from haixi_check.system.streams import unheard
from haixi_check.table import (
    DAY,
    DECIMAL,
    ERROR,
    INTEGER,
    MARK,
    TRUTH,
    Frame,
    Table,
    Value,
    token_of,
)

_JOINED = 2**26
"""Bytes of a column that are put together to be searched as one."""
_UNSEEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"


def tokens_of_parquet(source: Path | bytes, names: tuple[str, ...]) -> Iterator[pl.DataFrame]:
    """The rows of a parquet file as tokens; row 0 are the names of its columns."""
    header = {"row": pl.Series([0], dtype=pl.UInt32)}
    named = {f"c{at}": [cleaned(name) or None] for at, name in enumerate(names)}
    yield pl.DataFrame(header | named, schema_overrides=dict.fromkeys(named, pl.String))
    for batch in _typed(source, names):
        yield batch.select("row", *(_tokens(batch[name]).alias(name) for name in named))


def _typed(source: Path | bytes, names: tuple[str, ...]) -> Iterator[pl.DataFrame]:
    """The columns as they are stored, below the row of names."""
    where = io.BytesIO(source) if isinstance(source, bytes) else source
    number = f"{MARK}row"  # no column has this name, or the file is refused
    rows = pl.scan_parquet(where, row_index_name=number, row_index_offset=1, glob=False)
    chosen = rows.select(
        pl.col(number).cast(pl.UInt32).alias("row"),
        *(pl.col(name).alias(f"c{at}") for at, name in enumerate(names)),
    )
    yield from chosen.collect_batches(chunk_size=BATCH, maintain_order=True, engine="streaming")


def decoded_parquet(source: InputFile, data: bytes) -> Frame:
    """The table of a parquet file, after all of it was decoded once, by way of trial.

    Raises `UnreadableError` where that does not succeed; the library may end the process.
    """
    try:
        with unheard(), panics_as_errors():
            return _decoded(source, data)
    except (pl.exceptions.PolarsError, OSError, ValueError):
        raise UnreadableError("damaged_file") from None


def _decoded(source: InputFile, data: bytes) -> Frame:
    # Where the library breaks within a thread of its own it only ends early: the rows are counted.
    schema = pl.read_parquet_schema(io.BytesIO(data))
    height = _height(data, len(schema))
    origin = ParquetRows(library_path(source, data), tuple(schema))
    rows: list[Sequence[Value]] = [[cleaned(name) for name in schema]]
    _refuse_long_texts(next(_typed(origin.source, origin.names), pl.DataFrame()))
    rows += [
        row[1:]
        for batch in islice(origin.batches(), 1, 2)
        for row in batch.head(HEAD_ROWS).iter_rows()
    ]
    for batch in _typed(origin.source, origin.names):
        _refuse_long_texts(batch)
        height -= len(batch)
    if height:
        raise UnreadableError("damaged_file")
    name = cleaned(PurePosixPath(source.shown).stem)
    head = Table(file=source.shown, name=name, rows=rows)
    return Frame(head=head, width=len(schema), origin=origin)


def _height(data: bytes, width: int) -> int:
    """How many rows the file announces.

    Raises `UnreadableError` for more cells than so few bytes would honestly hold.
    """
    height = int(pl.scan_parquet(io.BytesIO(data)).select(pl.len()).collect().item())
    most = CELLS_FREELY + CELLS_PER_BYTE * len(data)
    if height * width > most:
        raise UnreadableError("too_many_cells", params={"limit": f"{most}"})
    return height


def _refuse_long_texts(batch: pl.DataFrame) -> None:
    sizes = (
        batch[name].str.len_bytes().sum()
        for name, kind in batch.schema.items()
        if kind == pl.String
    )
    if sum(sizes) > TEXT_AT_ONCE:
        raise UnreadableError("reader_out_of_memory", params={"limit": f"{TEXT_AT_ONCE >> 20}"})


def _may_hold_controls(text: pl.Series) -> bool:
    """Whether a column of text must be looked through cell by cell."""
    if text.str.len_bytes().sum() > _JOINED:
        return True
    return has_controls(text.str.join("").cast(pl.Binary).item())


def _tokens(column: pl.Series) -> pl.Series:
    """A typed column as tokens."""
    kind = column.dtype
    if kind == pl.String or isinstance(kind, pl.Categorical | pl.Enum):
        text = column.cast(pl.String)
        if _may_hold_controls(text):
            text = text.str.replace_all(_UNSEEN, "")
        blank = text.str.len_bytes() == 0
        return text.set(blank, None) if blank.any() else text
    if kind.is_integer():
        return f"{MARK}{INTEGER}" + column.cast(pl.String)
    if kind == pl.Boolean:
        return f"{MARK}{TRUTH}" + column.cast(pl.Int8).cast(pl.String)
    if kind == pl.Date or isinstance(kind, pl.Datetime):
        day = column.dt.date()
        known = day.is_between(datetime.date.min, datetime.date.max)
        text = day.cast(pl.String)
        return (f"{MARK}{DAY}" + text).zip_with(known.fill_null(value=True), text)
    if kind.is_float():
        meant = {number: token_of(from_float(number)) for number in column.drop_nulls().unique()}
        return column.replace_strict(meant, default=None, return_dtype=pl.String)
    if isinstance(kind, pl.Decimal):
        return f"{MARK}{DECIMAL}" + column.cast(pl.String)
    if kind == pl.Null or kind == pl.Time:
        return column.cast(pl.String)
    # Lists, records, bytes: no cell of a table can hold one, and nothing can be said of it.
    unknown = pl.lit(f"{MARK}{ERROR}#VALUE!")
    return pl.select(pl.when(column.is_not_null()).then(unknown)).to_series()
