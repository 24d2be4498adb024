"""Reader of text tables with separated fields: .csv and .tsv. Every value stays text.

A big one is read by column and lazily: nothing of it is held cell by cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.limits import (
    BIG_TEXT,
    HIGHEST_SHEET,
    LEAST_ROW,
    MOST_FIELDS,
    WIDEST_BY_COLUMN,
    WIDEST_SHEET,
)
from haixi_check.readers.text import cleaned, decoded, recoded
from haixi_check.table import Frame, Table

if TYPE_CHECKING:
    import polars as pl

DELIMITERS = (",", "\t", ";", "|")
_SNIFFED_ROWS = 20
_LONGEST_CHARACTER = 4
"""Bytes, in UTF-8 and in GB18030."""
_WRAPPED = b'="'
_AS_TEXT = re.compile(r'="([^"]*)"')

BATCH = 2**17
"""Rows: so many that what is done once for each batch does not count, and few enough that the first
ones are soon there."""
HEAD_ROWS = 40
_HEAD_BYTES = 2**16

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")
_LATER_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]")
_PIECE = 2**18
"""Bytes that are looked at again and again while they are at hand."""
_FIELDS = 1_000
"""Quoted fields that are looked at at once."""
_FOLLOWING = 3
"""Bytes of a character of UTF-8 after its first, at most."""


def read_separated(source: InputFile, data: bytes) -> ReaderResult:
    """One table, named as the file is: 指标数据.csv gives 指标数据."""
    if len(data) >= BIG_TEXT and (big := read_by_column(source, data)) is not None:
        return big
    return read_records(source, data)


def read_by_column(source: InputFile, data: bytes) -> ReaderResult | None:
    """The table of a big text as a frame; `None` where it must be read record by record.

    By column comes only what needs no mending: even quotes, and nothing that nobody sees.
    """
    if _WRAPPED in data:  # columns of text are not unwrapped
        return None
    where = library_path(source, data)
    if source.encoding or not _plain_utf8(data):
        data = recoded(data, source.encoding)
        where = data
    start = data[:_HEAD_BYTES].decode("utf-8", errors="ignore")
    delimiter = max(DELIMITERS, key=start.count)
    most = max(HIGHEST_SHEET, len(data) // LEAST_ROW)
    if data.count(b"\n") > most or not _even(data) or not _well_quoted(data, delimiter):
        return None
    try:
        head = list(islice(csv.reader(io.StringIO(start), delimiter=delimiter), HEAD_ROWS))
    except csv.Error:
        return None
    width = max(map(len, head), default=0)
    if width > WIDEST_BY_COLUMN:
        return None
    name = cleaned(PurePosixPath(source.shown).stem)
    table = Table(file=source.shown, name=name, rows=head)
    return ReaderResult((Frame(head=table, width=width, origin=TextRows(where, delimiter, width)),))


def read_records(source: InputFile, data: bytes) -> ReaderResult:
    """The same table record by record, whatever it is like."""
    text = cleaned(decoded(data, source.encoding))
    if not text.strip():
        raise UnreadableError("empty_file")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        rows = list(_within_limits(lines, max(HIGHEST_SHEET, len(data) // LEAST_ROW)))
    except csv.Error:
        # Either a quote that is never closed, or what follows from one: a field without an end.
        raise UnreadableError("broken_csv", params={"line": str(lines.line_num)}) from None
    if '="' in text:
        rows = [[_unwrapped(value) for value in row] for row in rows]
    name = cleaned(PurePosixPath(source.shown).stem)
    return ReaderResult((Table(file=source.shown, name=name, rows=rows),))


def has_fields(start: bytes, encoding: str | None) -> bool:
    """Whether a text that begins so is a table: most of its first lines have several fields.

    What ends with a comma, as a line of JSON does, has none after it.
    """
    for cut in range(_LONGEST_CHARACTER):  # a character may be cut off
        with suppress(UnreadableError):
            text = decoded(start[: len(start) - cut], encoding)
            lines = [line.rstrip(" \t,;") for line in text.split("\n") if line.strip()]
            widths = [_widest(line) for line in lines[:_SNIFFED_ROWS]]
            return 2 * sum(width > 1 for width in widths) > len(widths)
    return False


def _widest(line: str) -> int:
    return max(1 + line.count(delimiter) for delimiter in DELIMITERS)


def _within_limits(lines: Iterable[list[str]], most: int) -> Iterator[list[str]]:
    """The records, until there are more of them, or of their fields, than a table has."""
    fields = 0
    for number, row in enumerate(lines, 1):
        fields += len(row)
        for count, limit in ((number, most), (len(row), WIDEST_SHEET), (fields, MOST_FIELDS)):
            if count > limit:
                raise UnreadableError("too_many_cells", params={"limit": f"{limit}"})
        yield row


def _unwrapped(value: str) -> str:
    """`="007"` is 007: so systems write what Excel must not take for a number."""
    wrapped = _AS_TEXT.fullmatch(value)
    return wrapped[1] if wrapped else value


def _delimiter(text: str) -> str:
    """The delimiter that parts most of the first rows, and into most fields."""

    def parted(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = [len(row) for row in islice(rows, _SNIFFED_ROWS)]
        except csv.Error:
            return (0, 0)
        return (sum(width > 1 for width in widths), sum(widths))

    return max(DELIMITERS, key=parted)


@dataclass(frozen=True)
class TextRows:
    """The records of a text table."""

    source: Path | bytes
    delimiter: str
    width: int

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `RowSource`."""
        import polars as pl

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
            chunk_size=BATCH, maintain_order=True, engine="streaming"
        )


def library_path(source: InputFile, data: bytes) -> Path | bytes:
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
    import polars as pl

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
        and not has_controls(data)
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
    while (quoted := fields.match(data, at)) is not None:
        at = quoted.end()
    return data.find(b'"', at) < 0


def has_controls(data: bytes) -> bool:
    """Whether there are control characters other than tabs and line ends."""
    pieces = range(0, len(data), _PIECE)
    return any(data.find(code, at, at + _PIECE) >= 0 for at in pieces for code in _CONTROLS) or (
        b"\xc2" in data and _LATER_CONTROLS.search(data) is not None
    )
