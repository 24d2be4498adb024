"""Cells whose XML is not plain text or a plain number: formulas, errors, dates, rich text.

They are written into a small workbook of their own, with the styles of theirs, and read cell by
cell: what they mean is decided in one place.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from haixi_check.readers.documents import Source, UnreadableError
from haixi_check.readers.xlsx.stream import NotPlainError
from haixi_check.table import Table, token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from haixi_check.readers.documents import Reading

_KEPT = 200_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class OddCells:
    """The odd cells of one workbook, each different one understood once."""

    def __init__(
        self,
        read: Callable[[Source, bytes], Reading],
        source: Source,
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
        news = list(dict.fromkeys(cell for cell in cells if cell not in known))
        found = dict(zip(news, self._understood(news), strict=True)) if news else {}
        if len(known) + len(found) > _KEPT:
            self._known = {}
        self._known |= found
        return [found[cell] if cell in found else known[cell] for cell in cells]

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
        found: list[str | None] = [None] * len(cells)
        for row, column, value in table.walk():
            if column or table.top + row >= len(cells):
                raise NotPlainError
            found[table.top + row] = token_of(value)
        return found

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
