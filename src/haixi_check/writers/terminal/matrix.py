"""Clauses by units with one mark each, or by outcomes with one number each where units are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

from rich.cells import cell_len

from haixi_check.report.headline import occurring
from haixi_check.report.matrix import NOT_CHECKABLE, Matrix, MatrixColumn, matrix, only_exhortations
from haixi_check.report.reader import Reader
from haixi_check.report.words import MARKS
from haixi_check.verdict import ClauseSummary
from haixi_check.writers.terminal import STYLES, Page, Span, centred, mark, padded, text_of

MOST_UNITS: Final = 8
"""More units than this are counted, not shown side by side."""

ROOM_FOR_CLAUSES: Final = 24
"""Cells that a clause and the beginning of its title need in any case."""

ROOM_FOR_TITLES: Final = 22
"""Cells below which the names of units are broken to leave room for titles."""

GAP: Final = 2


def write_matrix(page: Page, reader: Reader, *, verbose: bool) -> None:
    """Write every clause in document order; clauses with nothing to check are one line together."""
    shown = matrix(reader)
    clauses = shown.clauses
    if verbose:
        clauses = tuple(
            c for c in reader.verdict.summary.by_clause if c in clauses or c in shown.idle
        )
    if clauses:
        side_by_side = _room_for_units(page, reader, shown)
        columns = shown.columns(reader, side_by_side=side_by_side)
        headings = [_heading(column) for column in columns]
        rows = [[_cell(shown, clause, column) for column in columns] for clause in clauses]
        _write_grid(page, clauses, headings, rows)
        page.blank()
        signs = {MARKS[outcome] for outcome, _ in occurring(reader.verdict.summary.judged)}
        signs |= {text_of(cell) for row in rows for cell in row} | set(headings)
        page.flow(_legend(page, signs), between="   ", indent=1)
        if not side_by_side:
            page.line((page.say("table.units_by_outcome"), "dim"), indent=1)
    if not verbose and (text := only_exhortations(reader, shown)):
        page.line(mark(NOT_CHECKABLE), f" {text}", indent=1, hang=2)


def _room_for_units(page: Page, reader: Reader, shown: Matrix) -> bool:
    """Whether there is room to name each unit; they are counted where there is not."""
    headings = map(_heading, shown.columns(reader, side_by_side=True))
    least = sum(max(4, *map(cell_len, heading.split())) + 1 for heading in headings)
    return len(shown.units) <= MOST_UNITS and least + ROOM_FOR_CLAUSES <= page.width


def _heading(column: MatrixColumn) -> str:
    return column.name if column.counted is None else MARKS[column.counted]


def _cell(shown: Matrix, clause: ClauseSummary, column: MatrixColumn) -> Span:
    outcome, number = shown.cell(clause, column)
    if outcome is None:
        return ""
    return mark(outcome) if number is None else (str(number), STYLES[outcome])


def _write_grid(
    page: Page,
    clauses: Sequence[ClauseSummary],
    names: Sequence[str],
    rows: Sequence[Sequence[Span]],
) -> None:
    """Marks stand in the same place of every line, so that signs of any width stay in line."""
    locator = max(cell_len(clause.clause) for clause in clauses) + GAP
    titles = [clause.title.in_language(page.language) for clause in clauses]
    longest = max(map(cell_len, titles))
    room = page.width - 1 - locator
    headings = _headings(names, room - min(longest, ROOM_FOR_TITLES))
    widths = [max(4, *(cell_len(line) for line in heading)) for heading in headings]
    gap = GAP if sum(widths) + GAP * len(widths) + longest <= room else 1
    widths = [width + gap for width in widths]
    marks = sum(widths)
    title = max(8, min(longest, room - marks))
    for number in range(max(map(len, headings), default=0)):
        spans = [(heading[number] if number < len(heading) else "", "bold") for heading in headings]
        label = page.say("column.clause") if number == 0 else ""
        page.line(*_row((label, "bold"), "", spans, (locator, title, widths)), indent=1)
    page.rule(locator + title + marks, indent=1)
    for clause, words, cells in zip(clauses, titles, rows, strict=True):
        lines = [line.plain for line in page.wrapped([words], title)]
        page.line(*_row(clause.clause, lines[0], cells, (locator, title, widths)), indent=1)
        for more in lines[1:]:
            page.line(" " * locator + more, indent=1)


def _row(
    locator: Span, title: str, cells: Sequence[Span], layout: tuple[int, int, Sequence[int]]
) -> Iterator[Span]:
    first, second, widths = layout
    yield from padded(locator, first)
    yield from padded(title, second)
    for cell, width in zip(cells, widths, strict=True):
        yield from centred(cell, width)


def _headings(names: Sequence[str], room: int) -> list[list[str]]:
    """The names of the columns, broken between words where they leave too little to the titles."""
    wide = sum(max(4, cell_len(name)) + GAP for name in names)
    return [[name] if wide <= room else name.split() for name in names]


def _legend(page: Page, signs: Set[str]) -> Iterator[Sequence[Span]]:
    """What the signs mean that stand in the matrix, above it and below."""
    for outcome, sign in MARKS.items():
        if sign in signs:
            yield mark(outcome), f" {page.say(f'outcome.{outcome}')}"
