"""Readers of big text tables and of parquet, by column and lazily: nothing is held cell by cell.

Only files that need no mending come this way: UTF-8 without control characters, even quotes.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

import polars as pl

from haixi_check.frames import DAY, DECIMAL, ERROR, INTEGER, MARK, TRUTH, Frame, token_of
from haixi_check.readers.documents import Reading, Source, UnreadableError
from haixi_check.readers.limits import (
    CELLS_FREELY,
    CELLS_PER_BYTE,
    HIGHEST_SHEET,
    LEAST_ROW,
    TEXT_AT_ONCE,
    WIDEST_BY_COLUMN,
)
from haixi_check.readers.native_panic import NativePanic, unheard
from haixi_check.readers.numbers import from_float
from haixi_check.readers.parquet import ParquetRows
from haixi_check.readers.text import cleaned, recoded
from haixi_check.table import Table, Value

_BATCH = 2**17
"""Rows: so many that what is done once for each batch does not count, and few enough that the first
ones are soon there."""
_HEAD_ROWS = 40
_HEAD_BYTES = 2**16

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")
_LATER_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]")
_PIECE = 2**18
"""Bytes that are looked at again and again while they are at hand."""
_FIELDS = 1_000
"""Quoted fields that are looked at at once."""
_FOLLOWING = 3
"""Bytes of a character of UTF-8 after its first, at most."""
_JOINED = 2**26
"""Bytes of a column that are put together to be searched as one."""
_UNSEEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"


@dataclass(frozen=True)
class TextRows:
    """The records of a text table."""

    source: Path | bytes
    delimiter: str
    width: int

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `Origin`."""
        records = pl.scan_csv(
            self.source,
            has_header=False,
            separator=self.delimiter,
            schema={f"c{column}": pl.String for column in range(self.width)},
            extra_columns="ignore",
            missing_columns="insert",
            null_values="",  # also where it is quoted
            row_index_name="row",
            glob=False,
        )
        yield from records.collect_batches(
            chunk_size=_BATCH, maintain_order=True, engine="streaming"
        )


def read_big_text(source: Source, data: bytes, delimiters: Sequence[str]) -> Reading | None:
    """The table of a big .csv as a frame; `None` where it must be read record by record."""
    where = _where(source, data)
    if source.encoding or not _plain_utf8(data):
        data = recoded(data, source.encoding)
        where = data
    start = data[:_HEAD_BYTES].decode("utf-8", errors="ignore")
    delimiter = max(delimiters, key=start.count)
    most = max(HIGHEST_SHEET, len(data) // LEAST_ROW)
    if data.count(b"\n") > most or not _even(data) or not _well_quoted(data, delimiter):
        return None
    try:
        head = list(islice(csv.reader(io.StringIO(start), delimiter=delimiter), _HEAD_ROWS))
    except csv.Error:
        return None
    width = max(map(len, head), default=0)
    if width > WIDEST_BY_COLUMN:
        return None
    name = cleaned(PurePosixPath(source.shown).stem)
    table = Table(file=source.shown, name=name, rows=head)
    return Reading((Frame(head=table, width=width, origin=TextRows(where, delimiter, width)),))


def _where(source: Source, data: bytes) -> Path | bytes:
    """Where the library finds the bytes: the file itself, if there is one whose path is UTF-8."""
    if source.member or source.standard_input:
        return data
    try:
        str(source.path).encode()
    except UnicodeEncodeError:  # the library takes no other name
        return data
    return source.path


def _plain_utf8(data: bytes) -> bool:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        # Seven times as fast as to decode it; in pieces, which take up the same memory in turn.
        for piece in _pieces(data):
            pl.Series([piece]).cast(pl.String)
    except pl.exceptions.ComputeError:
        return False
    return True


def _pieces(data: bytes) -> Iterator[bytes]:
    """All of `data`, cut where a character of UTF-8 begins if there is any."""
    start = 0
    while start < len(data):
        end = min(start + _PIECE, len(data))
        last = end
        while last < len(data) and last > end - _FOLLOWING and data[last] & 0xC0 == 0x80:
            last -= 1
        yield data[start:last]
        start = last


def _even(data: bytes) -> bool:
    """Whether the file means the same to every reader: line ends, nothing unseen."""
    # To see that a character is nowhere takes a tenth of the time that it takes to count it.
    return (
        (b"\r" not in data or data.count(b"\r") == data.count(b"\r\n"))
        and not data.isspace()
        and not _has_controls(data)
    )


def _well_quoted(data: bytes, delimiter: str) -> bool:
    """Whether quotes stand around whole fields only, and doubled within them.

    Any other is taken as it stands by one reader, and for the beginning of a field by another.
    """
    if b'"' not in data:
        return True
    field = rb'[^"]*+(?:\A|(?<=[%b\n]))"[^"]*+(?:""[^"]*+)*+"(?=[%b\r\n]|\Z)'
    apart = re.escape(delimiter.encode())
    fields, at = re.compile(b"(?:%b){1,%d}+" % (field % (apart, apart), _FIELDS)), 0
    while (found := fields.match(data, at)) is not None:
        at = found.end()
    return data.find(b'"', at) < 0


def _has_controls(data: bytes) -> bool:
    pieces = range(0, len(data), _PIECE)
    return any(data.find(code, at, at + _PIECE) >= 0 for at in pieces for code in _CONTROLS) or (
        b"\xc2" in data and _LATER_CONTROLS.search(data) is not None
    )


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
    yield from chosen.collect_batches(chunk_size=_BATCH, maintain_order=True, engine="streaming")


def decoded_parquet(source: Source, data: bytes) -> Frame:
    """The table of a parquet file, after all of it was decoded once, by way of trial.

    Raises `UnreadableError` where that does not succeed; the library may end the process.
    """
    try:
        with unheard(), NativePanic():
            return _decoded(source, data)
    except (pl.exceptions.PolarsError, OSError, ValueError):
        raise UnreadableError("damaged_file") from None


def _decoded(source: Source, data: bytes) -> Frame:
    # Where the library breaks within a thread of its own it only ends early: the rows are counted.
    schema = pl.read_parquet_schema(io.BytesIO(data))
    height = _height(data, len(schema))
    origin = ParquetRows(_where(source, data), tuple(schema))
    rows: list[Sequence[Value]] = [[cleaned(name) for name in schema]]
    _refuse_long_texts(next(_typed(origin.source, origin.names), pl.DataFrame()))
    rows += [
        row[1:]
        for batch in islice(origin.batches(), 1, 2)
        for row in batch.head(_HEAD_ROWS).iter_rows()
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
    return _has_controls(text.str.join("").cast(pl.Binary).item())


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
