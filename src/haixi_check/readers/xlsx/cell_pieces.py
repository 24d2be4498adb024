"""Rows of a worksheet's XML cut into cells, and cells into their parts. Reads none of them."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

import polars as pl

from haixi_check.readers.limits import HIGHEST_SHEET
from haixi_check.readers.xlsx.stream import NotPlainError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN_ROWS = (
    r"^\s*(?:</row>\s*)?(?:(?:<row(?: [^<>]*)?/>|<row(?: [^<>]*)?>\s*</row>)\s*)*"
    r"(?:<row(?: [^<>]*)?>\s*)?$"
)
_HIDDEN_ROW = re.compile(r'<row [^<>]*\bhidden="(?:1|true)"[^<>]*>')
_ROW_NUMBER = re.compile(r'\sr="([0-9]{1,7})"')

_PORTION = 4 * 2**20
_ROW_END = b"</row>"


def portions(rows: bytes) -> Iterator[bytes]:
    """Whole rows of XML, not too many at once: cutting them takes twenty times their size."""
    while len(rows) > _PORTION and (end := rows.find(_ROW_END, _PORTION)) >= 0:
        yield rows[: end + len(_ROW_END)]
        rows = rows[end + len(_ROW_END) :]
    yield rows


def hidden_rows(text: str) -> Iterator[int]:
    """The zero-based numbers of the rows that are not shown."""
    if "hidden=" in text:
        for row in _HIDDEN_ROW.finditer(text):
            number = _ROW_NUMBER.search(row[0])
            if number is None:
                raise NotPlainError
            yield int(number[1]) - 1


def cut(text: str) -> pl.DataFrame:
    """Cells by `row`, zero-based, and `letters`; `cell` is what stands after that."""
    pieces = pl.Series("cell", [text]).str.split('<c r="').explode()
    if not pieces.head(1).str.contains(_BETWEEN_ROWS).item():
        raise NotPlainError
    found = pieces.slice(1).to_frame()
    quote = pl.col("cell").str.find('"', literal=True)
    found = found.with_columns(quote=quote).select(
        cell=_part(pl.col("quote") + 1, None),
        letters=_part(0, 1),
        row=_part(1, pl.col("quote") - 1).cast(pl.UInt32, strict=False),
        reference=_part(0, pl.col("quote")),
    )
    if found["row"].has_nulls():
        reference = pl.col("reference")
        found = found.with_columns(
            letters=reference.str.strip_chars_end("0123456789"),
            row=reference.str.strip_chars_start(ascii_uppercase).cast(pl.UInt32, strict=False),
        )
    row = found["row"]
    if row.has_nulls() or not row.is_between(1, HIGHEST_SHEET).all() or not row.is_sorted():
        raise NotPlainError
    return found.with_columns(pl.col("row") - 1)


def parted(cells: pl.Series) -> pl.DataFrame:
    """Cells by their `head` and `value`, and where the cell ends unless it has no end tag."""
    cell, head_end, end = pl.col("cell"), pl.col("head_end"), pl.col("end")
    found = cells.alias("cell").to_frame()
    found = found.with_columns(
        head_end=cell.str.find(">", literal=True), end=cell.str.find("</c>", literal=True)
    )
    if not found.select((head_end < end.fill_null(2**31)).fill_null(value=False).all()).item():
        raise NotPlainError
    rest = pl.coalesce(end + len("</c>"), head_end + 1)
    between = found.filter(rest < cell.str.len_bytes()).select(_part(rest, None)).to_series()
    if not between.str.contains(_BETWEEN_ROWS).all():
        raise NotPlainError
    return found.select(
        "end", head=_part(0, head_end), value=_part(head_end + 1, end - head_end - 1)
    )


def _part(start: pl.Expr | int, length: pl.Expr | int | None) -> pl.Expr:
    """A part of each cell, counted in bytes."""
    return pl.col("cell").cast(pl.Binary).bin.slice(start, length).cast(pl.String)
