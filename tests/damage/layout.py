"""Which columns of a sheet are which: how damage finds its way, on sound sheets only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tests.damage.product import Column, FormSheet, form

if TYPE_CHECKING:
    from tests.damage.book import Sheet, Submission, Value

SEARCHED = 10
"""How far down a header of a sample stands."""

_YEAR = re.compile(r"(20\d\d)年")
_BEHIND = re.compile(r"[（(\n].*", re.DOTALL)


@dataclass(frozen=True)
class Layout:
    """Where the columns of a sheet of the form stand; years are columns called by their number."""

    form: FormSheet
    header: int
    columns: Mapping[str, int]
    """For 基本信息 that is written line by line, the row of each line."""
    lines: bool = False


@dataclass(frozen=True)
class Place:
    """A column of a sheet of a submission, or a line of 基本信息."""

    sheet: str
    form: FormSheet
    column: str
    header: tuple[int, int]
    cells: tuple[tuple[int, int], ...]
    """The cells below (or beside) the header, down to the last row that holds anything."""
    filled: tuple[tuple[int, int], ...]
    """Those of them that are not blank."""
    known: Column | None
    """The column of the form; None for a year of 指标数据."""
    lines: bool = False

    @property
    def name(self) -> str:
        """How the column is called in lists of findings."""
        return f"{self.form.title}.{self.column}"


@lru_cache(maxsize=1_000)
def layout_of(sheet: Sheet) -> Layout | None:
    """The layout of a sheet, if it is one of the form."""
    found = next((item for item in form() if sheet.name == item.title), None)
    if found is None or sheet.hidden:
        return None
    if found.kind == "basics":
        lines = _columns(found, [sheet.at(row, 0) for row in range(len(sheet.rows))])
        if len(lines) > 1:
            return Layout(found, 0, lines, lines=True)
    best: dict[str, int] = {}
    header = 0
    for row, values in enumerate(sheet.rows[:SEARCHED]):
        columns = _columns(found, values)
        if len(columns) > len(best):
            best, header = columns, row
    return Layout(found, header, best) if best else None


def _columns(found: FormSheet, values: tuple[Value, ...] | list[Value]) -> dict[str, int]:
    names = {name: column.id for column in found.columns for name in column.names}
    known: dict[str, int] = {}
    for at, value in enumerate(values):
        text = str(value or "").strip().removeprefix("*")
        year = _YEAR.fullmatch(text)
        name = year[1] if year and found.kind == "figures" else names.get(text)
        name = name or names.get(_BEHIND.sub("", text))
        if name:
            known.setdefault(name, at)
    return known


def places(submission: Submission) -> Iterator[Place]:
    """Every column of every sheet of the form that a submission has."""
    several = len(submission.books) > 1
    for book in submission.books:
        for sheet in book.sheets:
            layout = layout_of(sheet)
            if layout is not None:
                yield from _places(sheet, layout, f"{book.name}/" if several else "")


def _places(sheet: Sheet, layout: Layout, before: str) -> Iterator[Place]:
    known = {column.id: column for column in layout.form.columns}
    for name, at in layout.columns.items():
        if layout.lines:
            header = (at, 0)
            cells: tuple[tuple[int, int], ...] = ((at, 1),)
        else:
            header = (layout.header, at)
            cells = tuple((row, at) for row in range(layout.header + 1, len(sheet.rows)))
        yield Place(
            sheet=f"{before}{sheet.name}",
            form=layout.form,
            column=name,
            header=header,
            cells=cells,
            filled=tuple(cell for cell in cells if sheet.at(*cell) is not None),
            known=known.get(name),
            lines=layout.lines,
        )
