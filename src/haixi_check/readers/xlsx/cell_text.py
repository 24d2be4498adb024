"""Pieces of a worksheet's XML, or of its shared strings, to columns of tokens. Parses no tag.

Whatever is not written in one of a few plain ways is an odd cell.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING

import polars as pl

from haixi_check.readers.grid import is_blank
from haixi_check.readers.xlsx.cell_forms import (
    TAGS,
    CellForm,
    CellKind,
    is_plain,
    kind_of,
    plain_tokens,
)
from haixi_check.readers.xlsx.row_cells import (
    WIDEST,
    cut,
    hidden_rows,
    parted,
    portions,
    shapes,
    some_of,
)
from haixi_check.readers.xlsx.stream import NotPlainError
from haixi_check.table import column_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from haixi_check.readers.xlsx.cell_forms import OddCells
    from haixi_check.readers.xlsx.row_cells import Shape

_LETTERS = re.compile("[A-Z]{1,3}")

_MOST_SPANNED = 8 * 2**20
"""Cells between the first and the last of a piece: cells strewn further apart are for a parser."""
_MORE_FORMS = 3
"""In how many forms, besides the commonest, the cells of a column are looked for at once."""
_SHARED = ' t="s"'
_ITEM = CellForm(' t="inlineStr"', CellKind.INLINE)


class CellText:
    """How to read the cells of one workbook. Every method may raise `NotPlainError`."""

    def __init__(
        self, plain_styles: frozenset[str | int], denying: frozenset[str | int], odd: OddCells
    ) -> None:
        self._kind, self._odd = cache(partial(kind_of, plain_styles, denying)), odd
        self._strings = pl.Series([], dtype=pl.String)

    def know_strings(self, strings: Sequence[pl.Series]) -> None:
        """Take note of all shared strings."""
        self._strings = pl.concat(strings).rechunk() if strings else self._strings

    def strings(self, text: str) -> pl.Series:
        """The shared strings of some whole items of XML, as tokens."""
        items = pl.Series("value", [text.replace("<si/>", "<si></si>")]).str.split("<si>").explode()
        if items[0].strip():
            raise NotPlainError
        items = items.slice(1).str.strip_chars_end(" \t\r\n")
        values = items.str.strip_suffix("</si>")
        if not (values.str.len_bytes() + len("</si>") == items.str.len_bytes()).all():
            raise NotPlainError
        frame = values.to_frame()
        inner = frame.select(_between("<t>", "</t>")).to_series()
        head = pl.lit(_ITEM.head).alias("head")
        return self._with_odd(_ITEM.kind, inner, frame.select(head, "value"), "<is>{}</is>")

    def rows(self, xml: bytes) -> tuple[list[int], pl.DataFrame]:
        """Whole rows of XML: which of them are hidden, and all that are not blank.

        These as `row`, counted from zero, and `c0`, `c1` ….
        """
        shaped, left = shapes(xml)
        hidden = [row for shape in shaped for row in shape.hidden]
        pieces = [self._shaped(shape) for shape in shaped]
        for portion in portions(left) if left.strip() or not pieces else ():
            text = portion.decode()
            hidden += hidden_rows(text)
            pieces.append(self._any(text))
        rows = pl.concat(pieces, how="diagonal") if len(pieces) > 1 else pieces[0]
        if not rows["row"].is_sorted():
            rows = rows.sort("row")
        if rows["row"].is_duplicated().any() or rows.height * rows.width > _MOST_SPANNED:
            raise NotPlainError
        return hidden, rows

    def _shaped(self, shape: Shape) -> pl.DataFrame:
        """Rows of one shape."""
        columns = [f"c{_column(letters)}" for letters in shape.letters]
        cells = shape.cells.rename(dict(zip(shape.cells.columns, columns, strict=True)))
        forms = list(map(self._usual, cells))
        each = list(zip(columns, forms, shape.ends, strict=True))
        texts = cells.select(
            pl.col(column).str.strip_prefix(form.before).str.strip_suffix(form.after + end)
            for column, form, end in each
        )
        sizes = cells.select(pl.all().str.len_bytes().name.suffix("_size"))
        plain = texts.hstack(sizes).select(
            (_size(column, form, end) == pl.col(f"{column}_size"))
            & is_plain(form.kind, pl.col(column), len(self._strings))
            for column, form, end in each
        )
        tokens = [shape.rows.alias("row")]
        every = plain.select(pl.all().all()).row(0)
        for (column, form, end), fine in zip(each, every, strict=True):
            own = texts[column]
            if fine:
                own = plain_tokens(form.kind, own, self._strings)
            else:
                own = self._mixed(form, cells[column].str.strip_suffix(end), own, plain[column])
            tokens.append(own.alias(column))
        return pl.DataFrame(tokens).filter(pl.any_horizontal(pl.col(*columns).is_not_null()))

    def _usual(self, cells: pl.Series) -> CellForm:
        """The form that most of some cells have."""
        asked = cells.gather(some_of(cells))
        ((head, _),) = Counter(cell.partition(">")[0] for cell in asked).most_common(1)
        return CellForm(head, self._kind(head))

    def _mixed(
        self,
        form: CellForm,
        cells: pl.Series,
        texts: pl.Series,
        plain: pl.Series,
        more: int = _MORE_FORMS,
    ) -> pl.Series:
        """The tokens of cells of which not all are plain, given by what they hold in this form."""
        sizes = texts.str.len_bytes() + len(form.before + form.after)
        meant = ~plain & (cells.str.len_bytes() == sizes) & ~texts.str.contains("<", literal=True)
        if form.kind in (CellKind.SHARED, CellKind.BLANK):
            meant &= False
        if meant.all():
            return self._asked(form, texts)
        others = ~plain & ~meant
        parts = [
            plain_tokens(form.kind, texts.filter(plain), self._strings),
            self._asked(form, texts.filter(meant)),
            self._others(cells.filter(others), more if not others.all() else 0),
        ]
        places = pl.concat([plain.arg_true(), meant.arg_true(), others.arg_true()])
        return pl.concat(parts).gather(places.arg_sort())

    def _others(self, cells: pl.Series, more: int) -> pl.Series:
        """The tokens of cells, of which so many more forms are looked for."""
        if cells.is_empty() or not more:
            return self._tokens(cells)
        form, cell, text = self._usual(cells), pl.col("cell"), pl.col("text")
        frame = cells.alias("cell").to_frame()
        frame = frame.with_columns(
            text=cell.str.strip_prefix(form.before).str.strip_suffix(form.after)
        )
        plain = frame.select(
            (_size("text", form) == cell.str.len_bytes())
            & is_plain(form.kind, text, len(self._strings))
        ).to_series()
        return self._mixed(form, cells, frame["text"], plain, more - 1)

    def _asked(self, form: CellForm, texts: pl.Series) -> pl.Series:
        """The tokens of odd cells of one form."""
        different = texts.unique()
        tokens = self._odd.tokens([self._spelled(*cell) for cell in form.cells(different)])
        numbers = texts.cast(pl.Enum(different)).to_physical()
        return pl.Series(tokens, dtype=pl.String).gather(numbers)

    def _any(self, text: str) -> pl.DataFrame:
        """Whole rows of XML, however different they are."""
        frame = cut(text)
        if frame.is_empty():
            return pl.DataFrame(schema={"row": pl.UInt32})
        frame = frame.with_columns(self._tokens(frame["cell"]).alias("token"))
        columns = {}
        for part in frame.partition_by("letters"):
            letters, own = part["letters"][0], part.select("row", "token").drop_nulls()
            if not _stray(letters, own["token"]):
                columns[_column(letters)] = own
        return _wide(columns) if columns else pl.DataFrame(schema={"row": pl.UInt32})

    def _tokens(self, cells: pl.Series) -> pl.Series:
        """The tokens of cells, given by what stands after the reference of each."""
        if cells.is_empty():
            return pl.Series([], dtype=pl.String)
        frame = parted(cells)
        kinds = {head: int(self._kind(head)) for head in frame["head"].unique()}
        kind = pl.col("head").replace_strict(kinds, return_dtype=pl.UInt8).alias("kind")
        frame = frame.with_columns(kind)
        blank = pl.col("kind") == int(CellKind.BLANK)
        if not frame.select((blank == pl.col("end").is_null()).all()).item():
            raise NotPlainError
        parts = frame.with_row_index("at").partition_by("kind")
        tokens = [
            self._with_odd(kind, part.select(_between(*TAGS[kind])).to_series(), part)
            for part in parts
            for kind in [CellKind(part["kind"][0])]
        ]
        return pl.concat(tokens).gather(pl.concat([part["at"] for part in parts]).arg_sort())

    def _with_odd(
        self, kind: CellKind, texts: pl.Series, cells: pl.DataFrame, written: str = "{}"
    ) -> pl.Series:
        """The tokens of cells of one kind; those whose text is not plain are asked for."""
        text = pl.col("text")
        plain = (
            texts.alias("text")
            .to_frame()
            .select(pl.when(is_plain(kind, text, len(self._strings))).then(text))
            .to_series()
        )
        tokens = plain_tokens(kind, plain, self._strings).alias("token")
        odd = (plain.is_null() & (cells["value"] != "")).arg_true()
        if kind is CellKind.SHARED:
            if not cells["value"].gather(odd).is_in(["<v></v>"]).all():
                raise NotPlainError
            return tokens
        if kind is CellKind.BLANK or odd.is_empty():
            return tokens
        asked = cells.select("head", "value")[odd]
        different = asked.unique()
        understood = self._odd.tokens(
            [self._spelled(head, written.format(value)) for head, value in different.rows()]
        )
        meant = different.with_columns(pl.Series("token", understood, dtype=pl.String))
        in_order = asked.join(meant, on=["head", "value"], how="left", maintain_order="left")
        order = pl.arange(len(tokens), eager=True, dtype=pl.UInt32)
        places = pl.arange(len(tokens), len(tokens) + len(odd), eager=True, dtype=pl.UInt32)
        return pl.concat([tokens, in_order["token"]]).gather(order.scatter(odd, places))

    def _spelled(self, head: str, content: str) -> tuple[str, str]:
        """A cell that can be read out of its place: with its text where that is a shared one."""
        if _SHARED not in head:
            return head, content
        number = content.removeprefix("<v>").removesuffix("</v>")
        if not (number.isascii() and number.isdigit() and int(number) < len(self._strings)):
            raise NotPlainError
        text = self._strings[int(number)] or ""
        if "_x" in text:
            raise NotPlainError  # it would be taken for a character that XML cannot hold
        spelled = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return head.replace(_SHARED, ' t="inlineStr"'), spelled


def _size(column: str, form: CellForm, end: str = "") -> pl.Expr:
    """Bytes of cells of one form that hold such texts."""
    return pl.col(column).str.len_bytes() + len(form.before) + len(form.after) + len(end)


def _stray(letters: str, tokens: pl.Series) -> bool:
    """Whether a column far away holds nothing that anybody sees."""
    far = _LETTERS.fullmatch(letters) is not None and column_number(letters) >= WIDEST
    return far and all(is_blank(token) for token in tokens.unique())


def _column(letters: str) -> int:
    if not _LETTERS.fullmatch(letters) or column_number(letters) >= WIDEST:
        raise NotPlainError
    return column_number(letters)


def _between(before: str, after: str) -> pl.Expr:
    """What stands between two tags; null where anything else does."""
    value = pl.col("value")
    inner = value.str.strip_prefix(before).str.strip_suffix(after)
    bare = inner.str.len_bytes() + len(before) + len(after) == value.str.len_bytes()
    return pl.when(bare).then(inner).alias("inner")


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
