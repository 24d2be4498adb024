"""Structure-aware mutation of what the readers hand on, through intake, judging and an output.

The seeds are the habits and the samples as read. What must hold of every run, whatever was handed
in, stands in `intake_expectations`.
"""

from __future__ import annotations

import hashlib
import random
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT
from tests.intake_expectations import expected, no_better, personal, readable, silent
from tests.odd_values import ODD, SHEET_NAMES, USELESS
from tests.test_habits import HABITS, written

from haixi_check import clerk
from haixi_check.inputs import Listing
from haixi_check.pipeline.judgement import judge
from haixi_check.pipeline.requests import Request
from haixi_check.readers import Document, Source, read
from haixi_check.renderers import rendered
from haixi_check.report.manner import Manner
from haixi_check.tables import Area, Table, Value
from haixi_check.verdicts import Verdict

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
            found.append((habit.name, read(Source(path, path.name))))
    for name in SAMPLES:
        path = ROOT / "samples" / name
        found.append((name, read(Source(path, path.name))))
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


# ------------------------------------------------------------------------------ the run

MOST_SECONDS = 10.0
"""Of processor time for one case, as a person may have to wait for one file."""

OUTPUTS = ("table", "concise", "markdown", "html", "github", "gitlab", "junit", "sarif", "csv")
RARE = ("docx", "xlsx")
LEAST_ROWS = (clerk.MANY, clerk.MANY, 2)
"""From how many rows on a roster is counted by column: now and then from two."""


class IntakeFuzzer:
    """One random sequence of mutants, and what breaks an expectation."""

    def __init__(self, *, seed: int, keep: Path | None = None) -> None:
        self._chance = random.Random(f"intake {seed}")  # noqa: S311 - no secret
        self._keep = keep
        self.counts: Counter[str] = Counter()
        self.findings: list[str] = []

    def run(self, seconds: float) -> int:
        """Fuzz for so long; the number of cases that were tried."""
        end = time.monotonic() + seconds
        with TemporaryDirectory() as folder:
            for before, after in cases(self._chance):
                self._try(before, after, Path(folder))
                if time.monotonic() >= end:
                    break
        return self.counts.total()

    def _try(self, before: Document | None, after: Document, folder: Path) -> None:
        began = time.process_time()
        clerk.MANY = self._chance.choice(LEAST_ROWS)
        try:
            verdict = judged(after, folder)
            self._look(verdict, after)
            if before is not None:
                no_better(verdict, judged(before, folder))
            self.counts[str(verdict.verdict.outcome)] += 1
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            self._found(error, after)
        finally:
            clerk.MANY = LEAST_ROWS[0]
        if time.process_time() - began > MOST_SECONDS:
            self._found(TimeoutError(f"more than {MOST_SECONDS:.0f} s"), after)

    def _look(self, verdict: Verdict, after: Document) -> None:
        expected(verdict, (after,))
        text = verdict.to_json()
        numbers = personal((after,))
        silent(text, numbers)
        readable(text)
        manner = Manner(language=self._chance.choice(("zh", "en")), width=80)
        if self._chance.random() < 0.4:
            silent(rendered(self._chance.choice(OUTPUTS), verdict, manner).decode(), numbers)
        if self._chance.random() < 0.01:
            rendered(self._chance.choice(RARE), verdict, manner)

    def _found(self, error: BaseException, after: Document) -> None:
        text = f"{''.join(traceback.format_exception(error))}\n{after!r}\n"
        digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]
        last = traceback.extract_tb(error.__traceback__)[-1:]
        where = "".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in last)
        self.counts["finding"] += 1
        self.findings.append(f"{type(error).__name__} {where} {str(error)[:120]} {digest}")
        if self._keep is not None:
            self._keep.mkdir(parents=True, exist_ok=True)
            (self._keep / f"{digest}.txt").write_text(text, encoding="utf-8", errors="replace")


def judged(document: Document, folder: Path) -> Verdict:
    """The verdict on one input, all units asked for, whatever year it says that it is."""
    request = Request(paths=(), year=2022, scope="prefecture")
    return judge(request, Listing((Source(folder / "input", document.path),)), lambda _: [document])


def cases(chance: random.Random) -> Iterator[tuple[Document | None, Document]]:
    """Mutants without end; one that was only spoiled comes with what it was before."""
    while True:
        _, document = chance.choice(seeds())
        book = book_of(document)
        before = bound(document, book_of(document)) if chance.random() < 0.25 else None
        (spoiled if before is not None else mutated)(book, chance)
        yield before, bound(document, book)
