"""Reader of text tables with separated fields: .csv and .tsv. Every value stays text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import PurePosixPath

from haixi_check.readers.documents import Reading, Source, UnreadableError
from haixi_check.readers.limits import (
    BIG_TEXT,
    HIGHEST_SHEET,
    LEAST_ROW,
    MOST_FIELDS,
    WIDEST_SHEET,
)
from haixi_check.readers.text import cleaned, decoded
from haixi_check.table import Table

DELIMITERS = (",", "\t", ";", "|")
_SNIFFED_ROWS = 20
_LONGEST_CHARACTER = 4
"""Bytes, in UTF-8 and in GB18030."""
_WRAPPED = b'="'
_AS_TEXT = re.compile(r'="([^"]*)"')


def read_separated(source: Source, data: bytes) -> Reading:
    """One table, named as the file is: 指标数据.csv gives 指标数据."""
    if len(data) >= BIG_TEXT and (big := read_by_column(source, data)) is not None:
        return big
    return read_records(source, data)


def read_by_column(source: Source, data: bytes) -> Reading | None:
    """The table of a big text as a frame; nothing where it must be read record by record."""
    if _WRAPPED in data:  # columns of text are not unwrapped
        return None
    from haixi_check.readers.columns import read_big_text

    return read_big_text(source, data, DELIMITERS)


def read_records(source: Source, data: bytes) -> Reading:
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
    return Reading((Table(file=source.shown, name=name, rows=rows),))


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
        for found, limit in ((number, most), (len(row), WIDEST_SHEET), (fields, MOST_FIELDS)):
            if found > limit:
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
