"""Reader of .xlsb: the binary records of a workbook ([MS-XLSB]), read straight from its parts.

The native library gives errors as blanks, knows no percent formats and panics on damage; a walk
over the same records is needed to mend that, and then holds everything.
"""

from __future__ import annotations

import posixpath
import struct
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers.archive import Archive
from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.grid import Grid
from haixi_check.readers.numbers import (
    NumberStyles,
    error_of,
)
from haixi_check.readers.text import cleaned
from haixi_check.readers.xlsx.parts import Relations
from haixi_check.table import Value

if TYPE_CHECKING:
    from collections.abc import Iterator


_USUAL = "xl/workbook.bin"

(ROW, SHARED_ITEM, FORMAT, STYLE, COLUMNS) = (0, 19, 44, 47, 60)
(PROPERTIES, SHEET, MERGED) = (153, 156, 176)
(STYLES_BEGIN, STYLES_END) = (617, 618)
_CELLS = {
    2: "rk", 3: "error", 4: "boolean", 5: "real", 6: "text", 7: "shared",
    8: "text", 9: "real", 10: "boolean", 11: "error", 62: "rich",
}  # fmt: skip
"""Records of cells with a value; 8 to 11 are formulas, whose result is always stored."""

_SHORT_CELLS = {13: "rk", 14: "error", 15: "boolean", 16: "real", 17: "text", 18: "shared"}
"""The same without a column: it is the next one."""

_HIDDEN_ROW = 0x10


@dataclass(frozen=True)
class _Workbook:
    strings: tuple[str, ...]
    numbers: NumberStyles


def read_xlsb(source: InputFile, data: bytes) -> ReaderResult:
    """One table for each worksheet, in the workbook's order; other kinds of sheets are skipped."""
    archive = Archive(data)
    archive.check_prologs()
    try:
        book, sheets = _workbook(archive)
    except (struct.error, IndexError):
        raise UnreadableError("damaged_file") from None
    return ReaderResult.of_sheets(
        _sheet(archive, part, book).table(
            source.shown, name, hidden=hidden, epoch=book.numbers.epoch
        )
        for name, part, hidden in sheets
    )


def _sheet(archive: Archive, part: str, book: _Workbook) -> Grid:
    """The cells of a sheet; one that is damaged, or whose part is missing, is given up."""
    try:
        return _grid(archive.part(part), book)
    except (struct.error, IndexError, UnreadableError):
        grid = Grid()
        grid.give_up("damaged_sheet")
        return grid


def _workbook(archive: Archive) -> tuple[_Workbook, list[tuple[str, str, bool]]]:
    main = Relations(archive, "").part("officeDocument", _USUAL)
    relations = Relations(archive, main)
    worksheets = relations.of("worksheet")
    others = relations.of().keys() - worksheets.keys()
    date1904 = False
    sheets: list[tuple[str, str, bool]] = []
    for kind, record in _records(archive.part(main)):
        if kind == PROPERTIES:
            date1904 = bool(record[0] & 1)
        elif kind == SHEET:
            (state,) = struct.unpack_from("<I", record)
            link, at = _wide(record, 8)
            name, _ = _wide(record, at)
            if link not in others:
                sheets.append((name, worksheets.get(link, ""), state != 0))
    used = [part for _, part, _ in sheets if part]
    if len(set(used)) < len(used):
        raise UnreadableError("damaged_file")
    strings: list[str] = []
    folder = posixpath.dirname(main)
    texts = relations.part("sharedStrings", posixpath.join(folder, "sharedStrings.bin"))
    if texts in archive:
        for kind, record in _records(archive.part(texts)):
            if kind == SHARED_ITEM:
                strings.append(cleaned(_wide(record, 1)[0]))
    styles = relations.part("styles", posixpath.join(folder, "styles.bin"))
    numbers = NumberStyles.of(_formats(archive, styles), date1904=date1904)
    return _Workbook(tuple(strings), numbers), sheets


def _formats(archive: Archive, part: str) -> dict[str | int, tuple[str, str | None]]:
    """The number of the format of each style, and its code where it is no built-in one."""
    if part not in archive:
        return {}
    codes: dict[int, str] = {}
    formats: list[int] = []
    within = False
    for kind, record in _records(archive.part(part)):
        if kind == FORMAT:
            (number,) = struct.unpack_from("<H", record)
            codes[number] = _wide(record, 2)[0]
        elif kind in (STYLES_BEGIN, STYLES_END):
            within = kind == STYLES_BEGIN
        elif kind == STYLE and within:
            formats.append(struct.unpack_from("<H", record, 2)[0])
    return {index: (str(each), codes.get(each)) for index, each in enumerate(formats)}


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of every record. Raises `IndexError` where the part ends within one."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        if at + size > end:
            raise IndexError
        yield kind, data[at : at + size]
        at += size


def _wide(record: bytes, at: int) -> tuple[str, int]:
    """The string of UTF-16 characters at `at`, and where it ends."""
    (length,) = struct.unpack_from("<I", record, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(record):
        raise IndexError
    return record[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _grid(data: bytes, book: _Workbook) -> Grid:
    grid = Grid()
    row = column = -1
    for kind, record in _records(data):
        if kind in _CELLS:
            (column, style) = struct.unpack_from("<II", record)
            grid.put(row, column, _value(_CELLS[kind], record, 8, style & 0xFFFFFF, book))
        elif kind in _SHORT_CELLS:
            column += 1
            (style,) = struct.unpack_from("<I", record)
            grid.put(row, column, _value(_SHORT_CELLS[kind], record, 4, style & 0xFFFFFF, book))
        elif kind == ROW:
            (row,) = struct.unpack_from("<I", record)
            column = -1
            if record[11] & _HIDDEN_ROW:
                grid.hidden_rows.add(row)
        elif kind == COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", record)
            if flags & 1:
                grid.hide_columns(first, last)
        elif kind == MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            grid.merge(top, left, bottom, right)
    return grid


def _value(what: str, record: bytes, at: int, style: int, book: _Workbook) -> Value:
    match what:
        case "text":
            return cleaned(_wide(record, at)[0])
        case "rich":
            return cleaned(_wide(record, at + 1)[0])
        case "shared":
            return book.strings[int(struct.unpack_from("<I", record, at)[0])]
        case "boolean":
            return bool(record[at])
        case "error":
            return error_of(record[at])
        case "rk":
            number = _compressed(struct.unpack_from("<I", record, at)[0])
        case _:
            number = float(struct.unpack_from("<d", record, at)[0])
    return book.numbers.value(number, style)


def _compressed(rk: int) -> float:
    """A number of 30 bits: a whole one, or the head of a double; perhaps in hundredths."""
    if rk & 2:
        number = float((rk - (1 << 32) if rk & 0x80000000 else rk) >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<II", 0, rk & 0xFFFFFFFC))[0])
    return number / 100 if rk & 1 else number
