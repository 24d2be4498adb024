"""How programs write the cells of a worksheet: in one of a few plain ways, or oddly.

Odd are formulas, errors, dates, rich text. Such cells are written into a small workbook of their
own, with the styles of theirs, and read cell by cell: what they mean is decided in one place.
"""

from __future__ import annotations

import io
import re
import zipfile
from enum import IntEnum
from typing import TYPE_CHECKING

import polars as pl

from haixi_check.plain import dataclass
from haixi_check.readers.documents import InputFile, UnreadableError
from haixi_check.readers.xlsx.stream import NotPlainError
from haixi_check.table import INTEGER, MARK, Table, token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from haixi_check.readers.documents import ReaderResult

_HEAD = re.compile(r"""(?:\s+[A-Za-z:]+="[^"<&]*")*\s*/?""")
_TYPE = re.compile(r'\st="([^"]*)"')
_STYLE = re.compile(r'\ss="([^"]*)"')

_UNPLAIN = r"[\x00-\x1f\x7f-\x9f&<]|_x|^ | $"
_PLAIN_NUMBER = "^(?:0|-?[1-9][0-9]{0,14})$"

_KEPT = 200_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class CellKind(IntEnum):
    """How the content of a cell is written."""

    ODD = 0
    BLANK = 1
    INLINE = 2
    SHARED = 3
    STORED = 4
    NUMBER = 5


_KINDS = {"inlineStr": CellKind.INLINE, "s": CellKind.SHARED, "str": CellKind.STORED}

TAGS: Mapping[CellKind, tuple[str, str]] = {
    **dict.fromkeys(CellKind, ("<v>", "</v>")),
    CellKind.BLANK: ("", ""),
    CellKind.INLINE: ("<is><t>", "</t></is>"),
}
"""What stands before and after the text of a cell."""


@dataclass(frozen=True)
class CellForm:
    """All that cells have in common but their text."""

    head: str
    kind: CellKind

    @property
    def before(self) -> str:
        """What stands between the reference and the text."""
        return f"{self.head}>{TAGS[self.kind][0]}"

    @property
    def after(self) -> str:
        """What stands between the text and the next cell."""
        return "" if self.kind is CellKind.BLANK else f"{TAGS[self.kind][1]}</c>"

    def cells(self, texts: Iterable[str]) -> list[tuple[str, str]]:
        """The cells with these texts: their attributes, and what stands in them."""
        before, after = TAGS[self.kind]
        return [(self.head, f"{before}{text}{after}") for text in texts]


def kind_of(
    plain_styles: Container[str | int], denying: Container[str | int], head: str
) -> CellKind:
    """The kind of a cell with these attributes.

    `plain_styles` show a number as that number; those that are `denying` make any value odd. Raises
    `NotPlainError` if `head` is no attributes.
    """
    if _HEAD.fullmatch(head) is None:
        raise NotPlainError
    if head.endswith("/"):
        return CellKind.BLANK
    type_, style = _TYPE.search(head), _STYLE.search(head)
    if (style[1] if style else "0") in denying:
        return CellKind.ODD
    if type_ is None or type_[1] == "n":
        plain = style is None or style[1] in plain_styles
        return CellKind.NUMBER if plain else CellKind.ODD
    return _KINDS.get(type_[1], CellKind.ODD)


def is_plain(kind: CellKind, text: pl.Expr, strings: int) -> pl.Expr:
    """Whether the text of a cell is its own meaning, or names one of so many shared strings."""
    match kind:
        case CellKind.INLINE | CellKind.STORED:
            return ~text.str.contains(_UNPLAIN) & (text != "")
        case CellKind.NUMBER:
            return text.str.contains(_PLAIN_NUMBER)
        case CellKind.SHARED:
            return (text.cast(pl.UInt32, strict=False) < strings).fill_null(value=False)
        case CellKind.BLANK:
            return text == ""
        case _:
            return pl.repeat(pl.lit(value=False), text.len())


def plain_tokens(kind: CellKind, texts: pl.Series, strings: pl.Series) -> pl.Series:
    """The tokens of plain texts; null stays null."""
    match kind:
        case CellKind.NUMBER:
            return f"{MARK}{INTEGER}" + texts
        case CellKind.SHARED:
            return strings.gather(texts.cast(pl.UInt32))
        case CellKind.BLANK:
            return pl.repeat(None, len(texts), dtype=pl.String, eager=True)
        case _:
            return texts


class OddCells:
    """The odd cells of one workbook, each different one understood once."""

    def __init__(
        self,
        read: Callable[[InputFile, bytes], ReaderResult],
        source: InputFile,
        styles: bytes,
        *,
        date1904: bool,
    ) -> None:
        self._read, self._source, self._styles, self._date1904 = read, source, styles, date1904
        self._known: dict[tuple[str, str], str | None] = {}

    def tokens(self, cells: Sequence[tuple[str, str]]) -> list[str | None]:
        """The tokens of cells, given by their attributes and by what stands in them.

        Raises `NotPlainError` where one cannot be read out of its place.
        """
        known = self._known
        new = list(dict.fromkeys(cell for cell in cells if cell not in known))
        understood = dict(zip(new, self._understood(new), strict=True)) if new else {}
        if len(known) + len(understood) > _KEPT:
            self._known = {}
        self._known |= understood
        return [understood[cell] if cell in understood else known[cell] for cell in cells]

    def _understood(self, cells: Sequence[tuple[str, str]]) -> list[str | None]:
        try:
            reading = self._read(self._source, self._workbook(cells))
        except UnreadableError:
            raise NotPlainError from None
        if reading.problems or len(reading.tables) != 1:
            raise NotPlainError
        (table,) = reading.tables
        if not isinstance(table, Table) or table.left:
            raise NotPlainError
        tokens: list[str | None] = [None] * len(cells)
        for row, column, value in table.walk():
            if column or table.top + row >= len(cells):
                raise NotPlainError
            tokens[table.top + row] = token_of(value)
        return tokens

    def _workbook(self, cells: Iterable[tuple[str, str]]) -> bytes:
        rows = "".join(
            f'<row r="{row}"><c r="A{row}"{attributes}>{content}</c></row>'
            for row, (attributes, content) in enumerate(cells, 1)
        )
        book = (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{self._date1904:d}"/>'
            '<sheets><sheet name="-" sheetId="1" r:id="w"/></sheets></workbook>'
        )
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("_rels/.rels", _relations({"officeDocument": "xl/workbook.xml"}))
            archive.writestr("xl/workbook.xml", book)
            links = {"worksheet": "sheet.xml", "styles": "styles.xml"}
            archive.writestr("xl/_rels/workbook.xml.rels", _relations(links))
            archive.writestr("xl/styles.xml", self._styles or f'<styleSheet xmlns="{_MAIN}"/>')
            sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
            archive.writestr("xl/sheet.xml", sheet)
        return file.getvalue()


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="{kind[0]}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
