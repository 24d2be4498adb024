"""Rows of a worksheet's XML cut into cells, and cells into their parts. Reads none of them.

Rows that have cells in the same columns are cut all at once: in every row its own number is what
parts its cells. A row for which that does not come out even, or that begins in any other way, is
left over, and cut by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from string import ascii_uppercase
from typing import TYPE_CHECKING

import polars as pl

from haixi_check.plain import dataclass
from haixi_check.readers.limits import HIGHEST_SHEET
from haixi_check.readers.xlsx.stream import NotPlainError
from haixi_check.table import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDEST = 100
"""Columns that a sheet which is read by column may have: a roster has some twenty, and with each
more the others take longer as well. A blank may stand further away."""
_MOST_SHAPES = 4
_FEWEST_FIELDS = 3
"""The beginning of the row, what stands up to the first cell, and the first cell."""
_ASKED = 9
"""Rows or cells that are asked for what most of many are like."""

_BEGINNING = '<row r="'
_DIGITS = "0123456789"
_NUMBER = f'^[1-9][{_DIGITS}]{{0,6}}"'
_TO_FIRST = re.compile(r'((?: [^<>]*)?>)<c r="([A-Z]{1,3})')
_TO_NEXT = re.compile(r'<c r="([A-Z]{1,3})$')
_HIDDEN = re.compile(r'\bhidden="(?:1|true)"|\bht="0+(?:\.0*)?"')

_BETWEEN_ROWS = (
    r"^\s*(?:</row>\s*)?(?:(?:<row(?: [^<>]*)?/>|<row(?: [^<>]*)?>\s*</row>)\s*)*"
    r"(?:<row(?: [^<>]*)?>\s*)?$"
)
_ROW_TAG = re.compile(r'<row(?: (?:r="[1-9][0-9]{0,6}"|(?!r[ =])[A-Za-z0-9:]+="[^"<>]*"))*\s*/?>')
"""A row that says its number plainly, or does not say it."""
_HIDDEN_ROW = re.compile(r'<row [^<>]*(?:\bhidden="(?:1|true)"|\bht="0+(?:\.0*)?")[^<>]*>')
_ROW_NUMBER = re.compile(r'\sr="([0-9]{1,7})"')

_PORTION = 4 * 2**20
_ROW_END = b"</row>"


@dataclass(frozen=True)
class Shape:
    """Rows with cells in the same columns."""

    rows: pl.Series
    """Their numbers, counted from zero."""
    hidden: Sequence[int]
    """Those that are not shown."""
    letters: Sequence[str]
    """The columns, each once."""
    cells: pl.DataFrame
    """For each column what stands after the reference of the cell, up to one of `ends`."""

    @property
    def ends(self) -> list[str]:
        """With what the cells of each column end: the beginning of the next."""
        return [*map(_opening, self.letters[1:]), ""]


def shapes(xml: bytes) -> tuple[list[Shape], bytes]:
    """The commonest shapes among some whole rows, and the XML of the rows that are left over.

    Text that is not UTF-8 raises an error of Polars.
    """
    *rows, end = xml.split(b"</row>")
    left = _fields(rows)
    commonest: list[Shape] = []
    while len(commonest) < _MOST_SHAPES and not left.is_empty():
        shape, left = _commonest(left)
        if shape is None:
            break
        commonest.append(shape)
    return commonest, b"".join(f"{row}</row>".encode() for row in left["xml"]) + end


def some_of(many: pl.Series | pl.DataFrame) -> range:
    """The places of a few that stand for all."""
    return range(0, len(many), len(many) // _ASKED + 1)


def _fields(rows: Sequence[bytes]) -> pl.DataFrame:
    """The rows with what their numbers part, or null."""
    xml = pl.col("xml")
    number = xml.str.slice(len(_BEGINNING), 8).str.extract(f"({_NUMBER})")
    return (
        pl.Series("xml", rows, dtype=pl.Binary)
        .cast(pl.String)
        .to_frame()
        .with_columns(number=pl.when(xml.str.starts_with(_BEGINNING)).then(number))
        .with_columns(fields=xml.str.split(pl.col("number")))
        .with_row_index("at")
    )


def _commonest(left: pl.DataFrame) -> tuple[Shape | None, pl.DataFrame]:
    """The rows of one shape, and the others."""
    counts = left["fields"].list.len()
    count = counts.mode().max()
    if not isinstance(count, int) or count < _FEWEST_FIELDS:
        return None, left
    rows, others = left, left.clear()
    if not (same := (counts == count).fill_null(value=False)).all():
        rows, others = left.filter(same), left.filter(~same)
    flat = rows["fields"].explode()
    fields = pl.DataFrame([flat.gather_every(count, at).alias(f"{at}") for at in range(1, count)])
    letters = _letters(fields)
    heads = _heads(fields["1"], letters[0]) if letters else {}
    if not heads:
        return None, left
    fits = [pl.col("1").is_in(list(heads))]
    fits += [pl.col(f"{at}").str.ends_with(_opening(own)) for at, own in enumerate(letters[1:], 2)]
    fitting = fields.select(pl.all_horizontal(fits)).to_series()
    if not fitting.all():
        others = pl.concat([others, rows.filter(~fitting)]).sort("at")
        rows, fields = rows.filter(fitting), fields.filter(fitting)
    numbers = rows["number"].str.strip_suffix('"').cast(pl.UInt32) - 1
    if rows.is_empty() or not (numbers < HIGHEST_SHEET).all():
        return None, left
    unseen = [head for head, hidden in heads.items() if hidden]
    hidden = numbers.filter(fields["1"].is_in(unseen)).to_list() if unseen else []
    return Shape(numbers, hidden, letters, fields.drop("1")), others


def _letters(fields: pl.DataFrame) -> Sequence[str]:
    """The columns that are in most of some rows; none where that cannot be told."""
    asked = fields.gather(some_of(fields))
    counts = Counter(tuple(_columns(row)) for row in asked.iter_rows())
    letters = counts.most_common(1)[0][0]
    plain = len(set(letters)) == len(letters) == fields.width - 1
    return letters if plain and all(column_number(each) < WIDEST for each in letters) else ()


def _columns(row: Sequence[str]) -> Iterator[str]:
    if first := _TO_FIRST.fullmatch(row[0]):
        yield first[2]
    for field in row[1:-1]:
        if following := _TO_NEXT.search(field):
            yield following[1]


def _heads(starts: pl.Series, first: str) -> dict[str, bool]:
    """How rows begin, up to their first cell, and whether they are hidden."""
    matches = ((start, _TO_FIRST.fullmatch(start)) for start in starts.unique())
    return {
        start: _HIDDEN.search(head[1]) is not None
        for start, head in matches
        if head is not None and head[2] == first
    }


def _opening(letters: str) -> str:
    return f'<c r="{letters}'


def portions(rows: bytes) -> Iterator[bytes]:
    """Whole rows of XML, not too many at once: cutting them takes twenty times their size."""
    while len(rows) > _PORTION and (end := rows.find(_ROW_END, _PORTION)) >= 0:
        yield rows[: end + len(_ROW_END)]
        rows = rows[end + len(_ROW_END) :]
    yield rows


def hidden_rows(text: str) -> Iterator[int]:
    """The zero-based numbers of the rows that are not shown."""
    if "hidden=" in text or ' ht="0' in text:
        for row in _HIDDEN_ROW.finditer(text):
            number = _ROW_NUMBER.search(row[0])
            if number is None:
                raise NotPlainError
            yield int(number[1]) - 1


def cut(text: str) -> pl.DataFrame:
    """Cells by `row`, zero-based, and `letters`; `cell` is what stands after that."""
    if len(_ROW_TAG.findall(text)) != text.count("<row"):
        raise NotPlainError
    pieces = pl.Series("cell", [text]).str.split('<c r="').explode()
    if not pieces.head(1).str.contains(_BETWEEN_ROWS).item():
        raise NotPlainError
    frame = pieces.slice(1).to_frame()
    quote = pl.col("cell").str.find('"', literal=True)
    frame = frame.with_columns(quote=quote).select(
        cell=_part(pl.col("quote") + 1, None),
        letters=_part(0, 1),
        row=_part(1, pl.col("quote") - 1).cast(pl.UInt32, strict=False),
        reference=_part(0, pl.col("quote")),
    )
    if frame["row"].has_nulls():
        reference = pl.col("reference")
        frame = frame.with_columns(
            letters=reference.str.strip_chars_end("0123456789"),
            row=reference.str.strip_chars_start(ascii_uppercase).cast(pl.UInt32, strict=False),
        )
    row = frame["row"]
    if row.has_nulls() or not row.is_between(1, HIGHEST_SHEET).all() or not row.is_sorted():
        raise NotPlainError
    return frame.with_columns(pl.col("row") - 1)


def parted(cells: pl.Series) -> pl.DataFrame:
    """Cells by their `head` and `value`, and where the cell ends unless it has no end tag."""
    cell, head_end, end = pl.col("cell"), pl.col("head_end"), pl.col("end")
    frame = cells.alias("cell").to_frame()
    frame = frame.with_columns(
        head_end=cell.str.find(">", literal=True), end=cell.str.find("</c>", literal=True)
    )
    if not frame.select((head_end < end.fill_null(2**31)).fill_null(value=False).all()).item():
        raise NotPlainError
    rest = pl.coalesce(end + len("</c>"), head_end + 1)
    between = frame.filter(rest < cell.str.len_bytes()).select(_part(rest, None)).to_series()
    if not between.str.contains(_BETWEEN_ROWS).all():
        raise NotPlainError
    return frame.select(
        "end", head=_part(0, head_end), value=_part(head_end + 1, end - head_end - 1)
    )


def _part(start: pl.Expr | int, length: pl.Expr | int | None) -> pl.Expr:
    """A part of each cell, counted in bytes."""
    return pl.col("cell").cast(pl.Binary).bin.slice(start, length).cast(pl.String)
