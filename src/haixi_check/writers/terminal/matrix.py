"""Clauses by units with one mark each, or by outcomes with one number each where units are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from haixi_check.report.headline import occurring
from haixi_check.report.matrix import NOT_CHECKABLE, Matrix, matrix
from haixi_check.report.reader import Reader
from haixi_check.report.words import MARKS
from haixi_check.result import Outcome
from haixi_check.verdict import ClauseSummary, UnitVerdict
from haixi_check.writers.terminal import STYLES, Page, Span, centred, mark, padded, text_of

MOST_UNITS: Final = 8
"""More units than this are counted, not shown side by side."""

ROOM_FOR_CLAUSES: Final = 24
"""Cells that a clause and the beginning of its title need in any case."""

ROOM_FOR_TITLES: Final = 22
"""Cells below which the names of units are broken to leave room for titles."""

GAP: Final = 2


@dataclass(frozen=True)
class Column:
    """A heading, and what stands below it for a clause."""

    heading: str
    cell: Callable[[ClauseSummary], Span]


def write_matrix(page: Page, reader: Reader, *, verbose: bool) -> None:
    """Write every clause in document order; clauses with nothing to check are one line together."""
    shown = matrix(reader)
    clauses = shown.clauses
    if verbose:
        clauses = tuple(
            c for c in reader.verdict.summary.by_clause if c in clauses or c in shown.idle
        )
    if clauses:
        columns, counted = _columns(page, shown)
        _write_grid(page, clauses, columns)
        page.blank()
        told = {MARKS[outcome] for outcome, _ in occurring(reader.verdict.summary.judged)}
        page.flow(_legend(page, clauses, columns, told), between="   ", indent=1)
        if counted:
            page.line((page.say("table.units_by_outcome"), "dim"), indent=1)
    if shown.idle and not verbose:
        named = reader.joined((clause.clause for clause in shown.idle), "words.comma")
        text = page.say("table.only_exhortations", clauses=named)
        page.line(mark(NOT_CHECKABLE), f" {text}", indent=1, hang=2)


def _columns(page: Page, shown: Matrix) -> tuple[list[Column], bool]:
    """The columns, and whether they count units because there is no room to name each."""
    whole = []
    if shown.whole:
        whole.append(Column(page.say("words.prefecture"), lambda clause: mark(clause.outcome)))
    named = [
        Column(unit.short.in_language(page.language), _of_unit(shown, unit)) for unit in shown.units
    ]
    least = sum(max(4, *map(cell_len, c.heading.split())) + 1 for c in (*whole, *named))
    if len(shown.units) <= MOST_UNITS and least + ROOM_FOR_CLAUSES <= page.width:
        return whole + named, False
    return whole + [Column(MARKS[o], _number(shown, o)) for o in shown.outcomes], True


def _of_unit(shown: Matrix, unit: UnitVerdict) -> Callable[[ClauseSummary], Span]:
    def cell(clause: ClauseSummary) -> Span:
        outcome = shown.of_unit(clause, unit)
        return mark(outcome) if outcome else ""

    return cell


def _number(shown: Matrix, outcome: Outcome) -> Callable[[ClauseSummary], Span]:
    def cell(clause: ClauseSummary) -> Span:
        count = shown.counted(clause).get(outcome)
        return (str(count), STYLES[outcome]) if count else ""

    return cell


def _write_grid(page: Page, clauses: Sequence[ClauseSummary], columns: Sequence[Column]) -> None:
    """Marks stand in the same place of every line, so that signs of any width stay in line."""
    locator = max(cell_len(clause.clause) for clause in clauses) + GAP
    titles = [clause.title.in_language(page.language) for clause in clauses]
    longest = max(map(cell_len, titles))
    room = page.width - 1 - locator
    headings = _headings(columns, room - min(longest, ROOM_FOR_TITLES))
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
    for clause, words in zip(clauses, titles, strict=True):
        lines = [line.plain for line in page.wrapped([words], title)]
        cells = [column.cell(clause) for column in columns]
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


def _headings(columns: Sequence[Column], room: int) -> list[list[str]]:
    """The names of the columns, broken between words where they leave too little to the titles."""
    wide = sum(max(4, cell_len(column.heading)) + GAP for column in columns)
    if wide <= room:
        return [[column.heading] for column in columns]
    return [column.heading.split() for column in columns]


def _legend(
    page: Page, clauses: Sequence[ClauseSummary], columns: Sequence[Column], told: Set[str]
) -> Iterator[Sequence[Span]]:
    """What the signs mean that stand in the matrix, and those that are `told` above and below."""
    signs = {text_of(column.cell(clause)) for clause in clauses for column in columns}
    signs |= {column.heading for column in columns} | told
    for outcome, sign in MARKS.items():
        if sign in signs:
            yield mark(outcome), f" {page.say(f'outcome.{outcome}')}"
