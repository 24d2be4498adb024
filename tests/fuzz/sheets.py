"""Sheets as read, and what may be done to their structure and to the words of their headers."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT
from tests.damage.product import form
from tests.odd_values import ODD, PERSONAL, SHEET_NAMES, USELESS
from tests.test_habits import HABITS, written

from haixi_check.readers import Document, InputFile, read
from haixi_check.table import Area, Table, Value

SAMPLES = ("met.xlsx", "data.xlsx", "faulty/duplicate-base.xlsx", "units/州职校.xlsx")
HIGHEST_SEED = 60
"""Rows of a sheet that are kept: more of the same finds nothing more."""


@dataclass
class Page:
    """A sheet that may be changed."""

    table: Table
    name: str
    rows: list[list[Value]]
    merged: list[Area]

    @classmethod
    def of(cls, table: Table) -> Page:
        rows = [list(row) for row in table.rows[:HIGHEST_SEED]]
        return cls(table, table.name, rows, list(table.merged))

    def done(self) -> Table:
        height, width = len(self.rows), max(map(len, self.rows), default=0)
        merged = [area for area in self.merged if area.bottom < height and area.right < width]
        return replace(self.table, name=self.name, rows=self.rows, merged=tuple(merged))


Book = list[Page]


@cache
def seeds() -> tuple[tuple[str, Document], ...]:
    """Every habit and some samples, as read."""
    found = []
    with TemporaryDirectory() as folder:
        for habit in HABITS:
            path = Path(folder) / f"{habit.stem}{habit.suffix}"
            path.write_bytes(written(habit))
            found.append((habit.name, read(InputFile(path, path.name))))
    for name in SAMPLES:
        path = ROOT / "samples" / name
        found.append((name, read(InputFile(path, path.name))))
    return tuple((name, document) for name, document in found if document.grids)


def book_of(document: Document) -> Book:
    return [Page.of(table) for table in document.grids]


def bound(document: Document, book: Book) -> Document:
    return replace(document, tables=tuple(page.done() for page in book), problems=())


# ------------------------------------------------------------------------------ mutations


def _row(page: Page, chance: random.Random) -> int:
    """A row; the first few, where headers are, more often than the others."""
    top = len(page.rows) if chance.random() < 0.6 else min(5, len(page.rows))
    return chance.randrange(top)


def _cell(page: Page, chance: random.Random) -> tuple[int, int]:
    row = _row(page, chance)
    return row, chance.randrange(len(page.rows[row])) if page.rows[row] else 0


def put(page: Page, row: int, column: int, value: Value) -> None:
    values = page.rows[row]
    values.extend([None] * (column + 1 - len(values)))
    values[column] = value


def odd_value(page: Page, chance: random.Random) -> None:
    row, column = _cell(page, chance)
    put(page, row, column, chance.choice(chance.choice(ODD)))


def odd_column(page: Page, chance: random.Random) -> None:
    row, column = _cell(page, chance)
    family = chance.choice(ODD)
    for below in range(row, len(page.rows)):
        if chance.random() < 0.5:
            put(page, below, column, chance.choice(family))


def swap_cells(page: Page, chance: random.Random) -> None:
    (row, column), (other_row, other) = _cell(page, chance), _cell(page, chance)
    if page.rows[row] and page.rows[other_row]:
        kept = page.rows[row][column]
        page.rows[row][column] = page.rows[other_row][other]
        page.rows[other_row][other] = kept


def shift_row(page: Page, chance: random.Random) -> None:
    row = page.rows[_row(page, chance)]
    if row and chance.random() < 0.5:
        row.pop(chance.randrange(len(row)))
    else:
        row.insert(chance.randrange(len(row) + 1), None)


def shift_column(page: Page, chance: random.Random) -> None:
    row, column = _cell(page, chance)
    values = [line[column] if column < len(line) else None for line in page.rows[row:]]
    values = [None, *values[:-1]] if chance.random() < 0.5 else [*values[1:], None]
    for below, value in enumerate(values, row):
        put(page, below, column, value)


def change_rows(page: Page, chance: random.Random) -> None:
    at, to = _row(page, chance), chance.randrange(len(page.rows) + 1)
    match chance.randrange(5):
        case 0:
            page.rows.pop(at)
        case 1:
            page.rows.insert(to, list(page.rows[at]))
        case 2:
            page.rows.insert(to, page.rows.pop(at))
        case 3:
            page.rows[at:at] = [[] for _ in range(chance.choice((1, 2, 40)))]
        case _:
            del page.rows[at:to]


def change_columns(page: Page, chance: random.Random) -> None:
    column, to, what = chance.randrange(12), chance.randrange(12), chance.randrange(4)
    for row in page.rows:
        value = row[column] if column < len(row) else None
        if what in (0, 2) and column < len(row):
            row.pop(column)
        if what in (1, 2):
            row[to:to] = [None] * (to - len(row)) + [value]
        if what == 3:
            row.insert(min(to, len(row)), None)


def side_by_side(page: Page, chance: random.Random) -> None:
    half = chance.randrange(len(page.rows)) + 1
    width = max(map(len, page.rows)) + chance.randrange(2)
    left, right = page.rows[:half], page.rows[half:]
    header = next((row for row in left if len(row) > 1), left[0])
    for row, beside in zip(left, ([], list(header), *right), strict=False):
        row += [None] * (width - len(row)) + list(beside)
    page.rows = left


def change_header(page: Page, chance: random.Random) -> None:
    """Merge some of the first cells, part a header into two rows, or repeat it."""
    row = _row(page, chance)
    width = max(len(page.rows[row]), 1)
    left = chance.randrange(width)
    right, bottom = left + chance.randrange(4), row + chance.randrange(3)
    match chance.randrange(4):
        case 0:
            page.merged.append(Area(row, left, bottom, right))
        case 1:
            page.merged.clear()
        case 2:
            parted = [str(value)[: len(str(value)) // 2] for value in page.rows[row] if value]
            page.rows.insert(row, list(parted))
        case _:
            page.rows.insert(chance.randrange(len(page.rows) + 1), list(page.rows[row]))


OF_A_PAGE: Sequence[Callable[[Page, random.Random], None]] = (
    odd_value, odd_value, odd_value, odd_column, swap_cells, shift_row, shift_column, change_rows,
    change_rows, change_columns, side_by_side, change_header,
)  # fmt: skip


def change_sheets(book: Book, chance: random.Random) -> None:
    """Rename, repeat, drop or move a sheet, or take one from another seed."""
    at = chance.randrange(len(book))
    match chance.randrange(5):
        case 0:
            book[at].name = chance.choice(SHEET_NAMES)
        case 1:
            again = Page.of(book[at].done())
            again.name = chance.choice((again.name, f"{again.name} (2)", *SHEET_NAMES))
            book.insert(chance.randrange(len(book) + 1), again)
        case 2 if len(book) > 1:
            book.pop(at)
        case 3:
            book.insert(0, book.pop(at))
        case _:
            _, document = chance.choice(seeds())
            other = Page.of(chance.choice(document.grids))
            other.table = replace(other.table, file=book[at].table.file)
            book.append(other)


def mutated(book: Book, chance: random.Random) -> None:
    """Change a few things."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if chance.random() < 0.15:
            change_sheets(book, chance)
            continue
        page = chance.choice(book)
        if page.rows:
            chance.choice(OF_A_PAGE)(page, chance)


def spoiled(book: Book, chance: random.Random) -> None:
    """Put something useless into the place of a few values; nothing else."""
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        row, column = 0, 0
        page = chance.choice([page for page in book if page.rows])
        for _ in range(20):
            row, column = _cell(page, chance)
            if row > 0 and page.rows[row] and page.rows[row][column] not in (None, ""):
                page.rows[row][column] = chance.choice(USELESS)
                break


# ------------------------------------------------------------------------------ headers


@cache
def every_header() -> tuple[str, ...]:
    """Every name by which the form knows a column."""
    return tuple(name for sheet in form() for column in sheet.columns for name in column.names)


DRESSED: Sequence[Callable[[str], str]] = (
    lambda text: f" {text}\u3000", lambda text: "\n".join((text[:2], text[2:])),
    lambda text: "\u200b".join(text), lambda text: f"{text}（必填）", lambda text: f"（{text}）",
    lambda text: f"1.{text}", lambda text: f"{text}（万元）", lambda text: f"{text}:",
    lambda text: f"*{text}", lambda text: text.translate(_FULL), lambda text: f"“{text}”",
)  # fmt: skip
"""What people do to a header without meaning another one."""

GARBLED: Sequence[Callable[[str], str]] = (
    lambda text: f"非{text}", lambda text: text[: len(text) // 2], lambda _: "????",
    lambda text: text[::-1], lambda _: PERSONAL[0], lambda text: f"{PERSONAL[1]}{text}",
    lambda _: "", lambda _: "合计", lambda _: "字" * 3_000, lambda _: "\u202e倒写",
)  # fmt: skip
"""What makes it another one, or none."""

_FULL: dict[int, int] = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def headed(book: Book, chance: random.Random, ways: Sequence[Callable[[str], str]]) -> None:
    """Change the words of a few headers."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        page = chance.choice([page for page in book if page.rows])
        known = [
            (row, column)
            for row, values in enumerate(page.rows[:6])
            for column, value in enumerate(values)
            if isinstance(value, str) and value in every_header()
        ]
        if known:
            row, column = chance.choice(known)
            text = chance.choice(ways)(str(page.rows[row][column]))
            page.rows[row][column] = text


def exchanged(book: Book, chance: random.Random) -> None:
    """Put another header of the form into the place of one, or beside it."""
    headed(book, chance, (lambda _: chance.choice(every_header()),))
