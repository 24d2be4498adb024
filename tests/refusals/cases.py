"""What a row of the table is: how an input is spoiled, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tests.damage.book import Book, Row, Sheet, Submission, Value, cell_of
from tests.damage.reading import sample
from tests.damage.writing import written

Spoil: TypeAlias = Callable[[Path], Sequence[str | Path]]
"""Writes a spoiled input into an empty folder; the arguments that hand it in."""

Change: TypeAlias = Callable[[Submission], Submission]

GOLMUD = "units/格尔木职校.xlsx"
COLLEGE = "units/柴达木职院.xlsx"
HAIXI = "units/州职校.xlsx"
DEPARTMENTS = "units/州级部门.xlsx"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A spoiled input, the codes of what must be told of it, and what the first must name."""

    name: str
    codes: tuple[str, ...]
    spoil: Spoil
    place: str = ""
    """The sheet and cell at which the first code stands, as `指标数据!F5`; blank for a file."""
    says: tuple[str, ...] = ()
    """What the sentence or its remedy names: what was found, or what is missing."""


def case(
    name: str, code: str, spoil: Spoil, *, place: str = "", says: str = "", also: str = ""
) -> Case:
    """A row of the table; several codes or words to be named are parted by blanks."""
    return Case(
        name=name,
        codes=(code, *also.split()),
        spoil=spoil,
        place=place,
        says=tuple(says.split()),
    )


# ------------------------------------------------------------------------------ workbooks


def book(*changes: Change, of: str = GOLMUD, options: Sequence[str] = ()) -> Spoil:
    """A sample with these changes, handed in with some options."""
    return books((of, changes), options=options)


def books(*several: tuple[str, Sequence[Change]], options: Sequence[str] = ()) -> Spoil:
    """Several samples, each with its changes, handed in together as a folder."""

    def spoil(folder: Path) -> Sequence[str | Path]:
        paths: list[Path] = []
        for of, changes in several:
            spoiled = sample(of)
            for change in changes:
                spoiled = change(spoiled)
            paths += written(spoiled, folder)
        return (*(paths if len(paths) == 1 else (folder,)), *options)

    return spoil


def _sheet(name: str, change: Callable[[Sheet], Sheet], whole: Submission) -> Submission:
    return whole.with_sheet(name, change(whole.sheet(name)))


def cell(sheet: str, address: str, value: Value) -> Change:
    """Another value in one cell."""
    return partial(_sheet, sheet, lambda page: page.holding(*cell_of(address), value))


def column(sheet: str, letter: str, change: Callable[[Value], Value], below: int = 4) -> Change:
    """Every cell of a column below the header changed."""

    def changed(page: Sheet) -> Sheet:
        _, at = cell_of(f"{letter}1")
        for row in range(below, len(page.rows)):
            if page.at(row, at) is not None:
                page = page.holding(row, at, change(page.at(row, at)))
        return page

    return partial(_sheet, sheet, changed)


def without_column(sheet: str, letter: str) -> Change:
    """A sheet without one of its columns."""
    _, at = cell_of(f"{letter}1")

    def changed(page: Sheet) -> Sheet:
        return replace(page, rows=tuple(row[:at] + row[at + 1 :] for row in page.rows))

    return partial(_sheet, sheet, changed)


def more(sheet: str, *rows: Row) -> Change:
    """A sheet with more rows below its last one."""
    return partial(_sheet, sheet, lambda page: replace(page, rows=(*page.rows, *rows)))


def only(sheet: str, *rows: Row) -> Change:
    """A sheet with these rows in place of those below its header."""
    return partial(_sheet, sheet, lambda page: replace(page, rows=(*page.rows[:4], *rows)))


def merged(sheet: str, *area: int) -> Change:
    """A sheet with a merged area: first row, first column, last row, last column, from zero."""
    top, left, bottom, right = area
    return partial(
        _sheet, sheet, lambda page: replace(page, merged=(*page.merged, (top, left, bottom, right)))
    )


def with_part(sheet: str, part: str) -> Change:
    """A workbook of which the part of one sheet is `half`, `empty` or `missing`."""
    return partial(_sheet, sheet, lambda page: replace(page, part=part))


def called(sheet: str, name: str) -> Change:
    """A sheet under another name."""
    return partial(_sheet, sheet, lambda page: replace(page, name=name))


def hidden(sheet: str) -> Change:
    """A hidden sheet."""
    return partial(_sheet, sheet, lambda page: replace(page, hidden=True))


def far(sheet: str, row: int, at: int) -> Change:
    """A cell far away from all others."""
    return partial(_sheet, sheet, lambda page: replace(page, far=((row, at, 1),)))


def without(sheet: str) -> Change:
    """A workbook without a sheet."""
    return lambda whole: whole.with_sheet(sheet, None)


def beside(sheet: Sheet) -> Change:
    """A workbook with one more sheet."""

    def changed(whole: Submission) -> Submission:
        (own,) = whole.books
        return replace(
            whole, books=(Book(name=own.name, sheets=(*own.sheets, sheet)), *whole.books[1:])
        )

    return changed


# ------------------------------------------------------------------------------ other files


def files(*options: str, **contents: bytes | str) -> Spoil:
    """Files of these names (`甲_xlsx` is 甲.xlsx), handed in one by one with some options."""

    def spoil(folder: Path) -> Sequence[str | Path]:
        paths = []
        for name, content in contents.items():
            path = folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            paths.append(path)
        return [*paths, *options]

    return spoil


def folder_of(*options: str, **contents: bytes | str) -> Spoil:
    """The same files, handed in as the folder that they lie in."""

    def spoil(folder: Path) -> Sequence[str | Path]:
        files(**contents)(folder)
        return [folder, *options]

    return spoil
