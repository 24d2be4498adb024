"""Pieces of a worksheet's XML, or of its shared strings, to columns of tokens. Parses no tag.

Whatever is not written in one of a few plain ways is an odd cell.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from string import ascii_uppercase
from typing import TYPE_CHECKING

import polars as pl

from haixi_check.frames import INTEGER, MARK
from haixi_check.readers.limits import HIGHEST_SHEET
from haixi_check.readers.sheet_stream import NotPlainError
from haixi_check.tables import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from haixi_check.readers.odd_cells import OddCells

_BETWEEN_ROWS = (
    r"^\s*(?:</row>\s*)?(?:(?:<row(?: [^<>]*)?/>|<row(?: [^<>]*)?>\s*</row>)\s*)*"
    r"(?:<row(?: [^<>]*)?>\s*)?$"
)
_HEAD = re.compile(r"""(?:\s+[A-Za-z:]+="[^"<&]*")*\s*/?""")
_TYPE = re.compile(r'\st="([^"]*)"')
_STYLE = re.compile(r'\ss="([^"]*)"')
_LETTERS = re.compile("[A-Z]{1,3}")
_HIDDEN_ROW = re.compile(r'<row [^<>]*\bhidden="(?:1|true)"[^<>]*>')
_ROW_NUMBER = re.compile(r'\sr="([0-9]{1,7})"')

_SUSPICIOUS = r"[\x00-\x1f\x7f-\x9f&]|_x|> | <"
"""What a piece has somewhere if any text in it is not its own meaning."""
_UNPLAIN = r"[\x00-\x1f\x7f-\x9f&<]|_x|^ | $"
_PLAIN_NUMBER = "^(?:0|-?[1-9][0-9]{0,14})$"

_MOST_SPANNED = 4 * 2**20
"""Cells between the first and the last of a piece: cells strewn further apart are for a parser."""
_WIDEST = 1_000


class Kind(IntEnum):
    """How the content of a cell is written."""

    ODD = 0
    BLANK = 1
    INLINE = 2
    SHARED = 3
    STORED = 4
    NUMBER = 5


_KINDS = {"inlineStr": Kind.INLINE, "s": Kind.SHARED, "str": Kind.STORED}


class CellText:
    """How to read the cells of one workbook. Every method may raise `NotPlainError`."""

    def __init__(self, plain_styles: frozenset[str], odd: OddCells) -> None:
        self._plain_styles, self._odd = plain_styles, odd
        self._strings = pl.Series([], dtype=pl.String)
        self._kind = cache(self._kind_of)

    def know_strings(self, strings: Sequence[pl.Series]) -> None:
        """Take note of all shared strings."""
        self._strings = pl.concat(strings) if strings else self._strings

    def strings(self, text: str) -> pl.Series:
        """The shared strings of some whole items of XML, as tokens."""
        items = pl.Series("value", [text.replace("<si/>", "<si></si>")]).str.split("<si>").explode()
        if items[0].strip():
            raise NotPlainError
        items = items.slice(1).str.strip_chars_end(" \t\r\n")
        values = items.str.strip_suffix("</si>")
        if not (values.str.len_bytes() + len("</si>") == items.str.len_bytes()).all():
            raise NotPlainError
        plain = _texts(values, "<t>", "</t>", clean=not _found(text, _SUSPICIOUS))
        head = pl.lit(' t="inlineStr"').alias("head")
        cells = values.to_frame().select(head, "value")
        return self._with_odd(plain, cells, "<is>{}</is>")

    def cells(self, text: str) -> pl.DataFrame:
        """Whole rows of XML as `row`, zero-based, and `c0`, `c1` …: those that are not blank."""
        found = _cut(text)
        kinds = {head: int(self._kind(head)) for head in found["head"].unique()}
        if not kinds:
            return pl.DataFrame(schema={"row": pl.UInt32})
        found = found.with_columns(kind=pl.col("head").replace_strict(kinds, return_dtype=pl.UInt8))
        _check_between(found)
        written = {Kind.INLINE, Kind.STORED}.intersection(kinds.values())
        clean = not written or not _found(text, _SUSPICIOUS)
        columns: dict[str, list[pl.DataFrame]] = {}
        for part in found.partition_by("letters", "kind"):
            told = part.select("row", self._tokens(part, clean=clean).alias("token"))
            columns.setdefault(part["letters"][0], []).append(told.drop_nulls())
        return _wide({_column(letters): pl.concat(told) for letters, told in columns.items()})

    def _kind_of(self, head: str) -> Kind:
        if _HEAD.fullmatch(head) is None:
            raise NotPlainError
        if head.endswith("/"):
            return Kind.BLANK
        told, style = _TYPE.search(head), _STYLE.search(head)
        if told is None or told[1] == "n":
            plain = style is None or style[1] in self._plain_styles
            return Kind.NUMBER if plain else Kind.ODD
        return _KINDS.get(told[1], Kind.ODD)

    def _tokens(self, cells: pl.DataFrame, *, clean: bool) -> pl.Series:
        """The tokens of cells of one kind."""
        values = cells["value"]
        match cells["kind"][0]:
            case Kind.INLINE:
                plain = _texts(values, "<is><t>", "</t></is>", clean=clean)
            case Kind.STORED:
                plain = _texts(values, "<v>", "</v>", clean=clean)
            case Kind.SHARED:
                return self._shared(values)
            case Kind.NUMBER:
                plain = _numbers(values)
            case Kind.BLANK:
                return pl.repeat(None, len(values), dtype=pl.String, eager=True)
            case _:
                plain = pl.repeat(None, len(values), dtype=pl.String, eager=True)
        return self._with_odd(plain, cells)

    def _with_odd(self, plain: pl.Series, cells: pl.DataFrame, written: str = "{}") -> pl.Series:
        """`plain`, with what it leaves open asked cell by cell."""
        odd = (plain.is_null() & (cells["value"] != "")).arg_true()
        if odd.is_empty():
            return plain
        asked = cells.select("head", "value")[odd]
        different = asked.unique()
        tokens = self._odd.tokens(
            [(head, written.format(value)) for head, value in different.rows()]
        )
        told = different.with_columns(pl.Series("token", tokens, dtype=pl.String))
        found = asked.join(told, on=["head", "value"], how="left", maintain_order="left")
        order = pl.arange(len(plain), eager=True, dtype=pl.UInt32)
        places = pl.arange(len(plain), len(plain) + len(odd), eager=True, dtype=pl.UInt32)
        return pl.concat([plain, found["token"].alias(plain.name)]).gather(
            order.scatter(odd, places)
        )

    def _shared(self, values: pl.Series) -> pl.Series:
        frame = values.alias("value").to_frame()
        digits = frame.select(_between("<v>", "</v>")).to_series()
        numbers = digits.cast(pl.UInt32, strict=False)
        wrong = numbers.is_null() & ~values.is_in(["", "<v></v>"])
        last = numbers.max()
        if wrong.any() or (isinstance(last, int) and last >= len(self._strings)):
            raise NotPlainError
        return self._strings.gather(numbers)


def hidden_rows(text: str) -> Iterator[int]:
    """The zero-based numbers of the rows that are not shown."""
    if "hidden=" in text:
        for row in _HIDDEN_ROW.finditer(text):
            number = _ROW_NUMBER.search(row[0])
            if number is None:
                raise NotPlainError
            yield int(number[1]) - 1


def _cut(text: str) -> pl.DataFrame:
    """Cells by `row` and `letters`, with their `head` and `value`, and where the rest begins."""
    pieces = pl.Series("cell", [text]).str.split('<c r="').explode()
    if not _found(pieces[0], _BETWEEN_ROWS):
        raise NotPlainError
    cell, quote, head_end, end = map(pl.col, ("cell", "quote", "head_end", "end"))
    found = pieces.slice(1).to_frame()
    found = found.with_columns(
        quote=cell.str.find('"', literal=True),
        head_end=cell.str.find(">", literal=True),
        end=cell.str.find("</c>", literal=True),
    )
    ordered = (quote < head_end) & (head_end < end.fill_null(2**31))
    if not found.select(ordered.fill_null(value=False).all()).item():
        raise NotPlainError
    found = found.select(
        "cell",
        "end",
        head=_part(quote + 1, head_end - quote - 1),
        value=_part(head_end + 1, end - head_end - 1),
        rest=pl.coalesce(end + len("</c>"), head_end + 1),
        letters=_part(0, 1),
        row=_part(1, quote - 1).cast(pl.UInt32, strict=False),
        reference=_part(0, quote),
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


def _part(start: pl.Expr | int, length: pl.Expr | int) -> pl.Expr:
    """A part of each cell, counted in bytes."""
    return pl.col("cell").cast(pl.Binary).bin.slice(start, length).cast(pl.String)


def _column(letters: str) -> int:
    if not _LETTERS.fullmatch(letters) or column_number(letters) >= _WIDEST:
        raise NotPlainError
    return column_number(letters)


def _check_between(cells: pl.DataFrame) -> None:
    """See that nothing but the ends and beginnings of rows stands between cells."""
    blank = pl.col("kind") == int(Kind.BLANK)
    if not cells.select((blank == pl.col("end").is_null()).all()).item():
        raise NotPlainError
    left = cells.filter(pl.col("rest") < pl.col("cell").str.len_bytes())
    between = left.select(_part(pl.col("rest"), pl.col("cell").str.len_bytes())).to_series()
    if not between.str.contains(_BETWEEN_ROWS).all():
        raise NotPlainError


def _found(text: str, pattern: str) -> bool:
    return bool(pl.Series([text]).str.contains(pattern).item())


def _between(before: str, after: str) -> pl.Expr:
    """What stands between two tags; null where anything else does."""
    value = pl.col("value")
    inner = value.str.strip_prefix(before).str.strip_suffix(after)
    bare = inner.str.len_bytes() + len(before) + len(after) == value.str.len_bytes()
    return pl.when(bare).then(inner).alias("inner")


def _texts(values: pl.Series, before: str, after: str, *, clean: bool) -> pl.Series:
    """What stands between two tags, where it is its own meaning; null anywhere else."""
    frame = values.alias("value").to_frame().select(_between(before, after))
    inner = pl.col("inner")
    unplain = inner.str.contains("<", literal=True) if clean else inner.str.contains(_UNPLAIN)
    return frame.select(pl.when(~unplain & (inner != "")).then(inner)).to_series()


def _numbers(values: pl.Series) -> pl.Series:
    """Whole numbers as spreadsheets write them; null anywhere else."""
    frame = values.alias("value").to_frame().select(_between("<v>", "</v>"))
    inner = pl.col("inner")
    token = pl.concat_str(pl.lit(f"{MARK}{INTEGER}"), inner)
    return frame.select(pl.when(inner.str.contains(_PLAIN_NUMBER)).then(token)).to_series()


def _wide(columns: Mapping[int, pl.DataFrame]) -> pl.DataFrame:
    """One row for each row that has a cell, one column for each column that has one."""
    rows = pl.concat([own["row"] for own in columns.values()]).unique().sort()
    if len(rows) * len(columns) > _MOST_SPANNED:
        raise NotPlainError
    wide = rows.to_frame()
    for column, own in sorted(columns.items()):
        if own["row"].equals(rows):
            wide = wide.hstack([own["token"].alias(f"c{column}")])
        elif own["row"].is_duplicated().any():
            raise NotPlainError
        else:
            own = own.rename({"token": f"c{column}"})
            wide = wide.join(own, on="row", how="left", maintain_order="left")
    return wide
