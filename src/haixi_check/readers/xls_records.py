"""What the library for .xls offers no way to: a book without its names, and if a sheet is whole.

Layout of the records: [MS-XLS]. Nothing is read of a cell but where it stands.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from xlrd.book import Book

_BEGIN, _END, _ROW, _DIMENSIONS = 0x809, 0x0A, 0x208, 0x200
_SEVERAL = frozenset((0xBD, 0xBE))
"""Records of several cells beside each other; the last two bytes are the last column."""
_PLACED = _SEVERAL | {
    _ROW, 0x06, 0x206, 0x406, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD
}  # fmt: skip
"""Records that belong to a row: of the row itself, and of its cells, of whatever kind."""
_AMONG_CELLS = frozenset((0x3C, 0x5E, 0x91, 0xD7, 0x1C2, 0x207, 0x221, 0x236, 0x4BC))
"""What may stand between them: parts of formulas and their texts, and the ends of blocks."""
_BIFF5, _BIFF7, _BIFF8 = 50, 70, 80
_WORKSHEET = b"\x10\0"
"""What the beginning of a worksheet says that it is."""
_GLOBALS = 5
"""What the library calls the part of a workbook before its sheets."""


def without_names(
    data: bytes, log: TextIO, *, encoding: str | None, tolerant: bool = False
) -> Book:
    """A workbook of BIFF 5 or 8 opened without what its names stand for.

    `tolerant`: also where the tables of the file contradict each other. Raises what the library
    raises.
    """
    from xlrd import book as library
    from xlrd.biffh import XLRDError

    class Nameless(library.Book):
        def names_epilogue(self) -> None:
            """No cell rests on a name, and the library may stumble over the formula of one."""

    book = Nameless()
    book.biff2_8_load(
        file_contents=data,
        logfile=log,
        encoding_override=encoding,
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
        ignore_workbook_corruption=tolerant,
    )
    version = book.getbof(_GLOBALS)
    if version not in (_BIFF5, _BIFF7, _BIFF8):
        raise XLRDError
    book.biff_version = version
    book.parse_globals()
    book._sheet_list = [None for _ in book.sheet_names()]  # type: ignore[attr-defined]
    book.nsheets = len(book.sheet_names())
    return book


@dataclass()
class _SeenRow:
    """What a row announces, and how far its cells were seen; columns from zero."""

    behind: int = 0
    last: int = -1
    announced: int = 0

    @property
    def whole(self) -> bool:
        """Whether there are cells up to the last one that the row announces, if there is any.

        Some programs announce a first cell of every row, also of one without any. A row that is
        announced twice stands in place of another: sectors of the file were taken for others.
        """
        return self.announced <= 1 and (self.last >= self.behind - 1 or self.behind <= 1)


def is_whole(book: Book, index: int) -> bool:
    """Whether a sheet has all the rows and cells that it announces, and ends as it should."""
    rows: dict[int, _SeenRow] = {}
    announced = 0
    other = False
    begin: int = book._sh_abs_posn[index]  # type: ignore[attr-defined]
    for kind, record, _ in _walk(book, begin):
        if kind < 0 or (other and kind in _PLACED):
            return False  # the sheet is cut off, or something else stands among its cells
        if kind == _DIMENSIONS:
            # The row behind the last one, as the sheet says before all its rows.
            layout, at = ("<I", 4) if book.biff_version == _BIFF8 else ("<H", 2)
            (announced,) = struct.unpack_from(layout, record, at)
        elif kind in _PLACED:
            _see(rows, kind, record)
        elif rows and kind not in _AMONG_CELLS:
            other = True
    return announced == max(rows, default=-1) + 1 and all(row.whole for row in rows.values())


def _see(rows: dict[int, _SeenRow], kind: int, record: bytes) -> None:
    """Note what one record says of its row."""
    number, column = struct.unpack_from("<HH", record)
    row = rows.setdefault(number, _SeenRow())
    if kind == _ROW:
        (row.behind,) = struct.unpack_from("<H", record, 4)
        row.announced += 1
        return
    (last,) = struct.unpack_from("<H", record, len(record) - 2) if kind in _SEVERAL else (column,)
    row.last = max(row.last, last)


def has_all_sheets(book: Book) -> bool:
    """Whether the worksheets that begin somewhere in the workbook are as many as its list has."""
    at, worksheets = book.base or 0, 0
    while True:
        records = list(_walk(book, at))
        kind, _, at = records[-1]
        if kind < 0:
            return worksheets == len(book.sheet_names())
        worksheets += records[0][1][2:4] == _WORKSHEET


def _walk(book: Book, at: int) -> Iterator[tuple[int, bytes, int]]:
    """The records of the part that begins at `at`, each with where the next one begins.

    The kind is -1 where nothing begins there, or it ends before its end.
    """
    data, depth = bytes(book.mem or b""), 0
    end = min(len(data), (book.base or 0) + (book.stream_len or 0))
    while at + 4 <= end:
        kind, size = struct.unpack_from("<HH", data, at)
        record = data[at + 4 : at + 4 + size]
        at += 4 + size
        depth += (kind == _BEGIN) - (kind == _END)
        if len(record) < size or (depth <= 0 and kind != _END):
            break
        yield kind, record, at
        if depth == 0:
            return
    yield -1, b"", at
