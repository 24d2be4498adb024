"""Clauses by units with one mark each, or by outcomes with one number each where units are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import Final

from rich.cells import cell_len

from haixi_check.attention import reported
from haixi_check.headline import occurring
from haixi_check.plain import dataclass
from haixi_check.renderers.terminal import STYLES, Page, Span, centred, mark, padded, text_of
from haixi_check.results import Outcome
from haixi_check.verdicts import ClauseSummary, Scope, UnitVerdict, Verdict
from haixi_check.wording import MARKS

MOST_UNITS: Final = 8
"""More units than this are counted, not shown side by side."""

ROOM_FOR_CLAUSES: Final = 24
"""Cells that a clause and the beginning of its title need in any case."""

ROOM_FOR_TITLES: Final = 22
"""Cells below which the names of units are broken to leave room for titles."""

GAP: Final = 2
NOT_CHECKABLE: Final = "not_checkable"


@dataclass(frozen=True)
class Column:
    """A heading, and what stands below it for a clause."""

    heading: str
    cell: Callable[[ClauseSummary], Span]


def write_matrix(page: Page, verdict: Verdict, *, verbose: bool) -> None:
    """Write every clause in document order; clauses with nothing to check are one line together."""
    clauses = verdict.summary.by_clause
    idle = [] if verbose else [c for c in clauses if c.outcome == NOT_CHECKABLE]
    shown = [clause for clause in clauses if clause not in idle]
    if shown:
        columns, counted = _columns(page, verdict)
        _write_grid(page, shown, columns)
        page.blank()
        told = {MARKS[outcome] for outcome, _ in occurring(verdict.summary.judged)}
        page.flow(_legend(page, shown, columns, told), between="   ", indent=1)
        if counted:
            page.line((page.say("table.units_by_outcome"), "dim"), indent=1)
    if idle:
        named = page.say("words.comma").join(clause.clause for clause in idle)
        text = page.say("table.only_exhortations", clauses=named)
        page.line(mark(NOT_CHECKABLE), f" {text}", indent=1, hang=2)


def _bodies(verdict: Verdict) -> list[UnitVerdict]:
    """The units that the matrix is about: in a check of schools, only those that it judges."""
    whole = verdict.run.scope is Scope.PREFECTURE
    return list(verdict.units if whole else reported(verdict))


def _columns(page: Page, verdict: Verdict) -> tuple[list[Column], bool]:
    """The columns, and whether they count units because there is no room to name each."""
    units = _bodies(verdict)
    whole = []
    if verdict.run.scope is Scope.PREFECTURE:
        whole.append(Column(page.say("table.whole"), lambda clause: mark(clause.outcome)))
    named = [Column(unit.short.in_language(page.language), _of_unit(unit.id)) for unit in units]
    least = sum(max(4, *map(cell_len, c.heading.split())) + 1 for c in (*whole, *named))
    if len(units) <= MOST_UNITS and least + ROOM_FOR_CLAUSES <= page.width:
        return whole + named, False
    ids = frozenset(unit.id for unit in units)
    found = {o for clause in verdict.summary.by_clause for u, o in clause.units.items() if u in ids}
    return whole + [Column(MARKS[o], _number(o, ids)) for o in Outcome if o in found], True


def _of_unit(unit: str) -> Callable[[ClauseSummary], Span]:
    return lambda clause: mark(clause.units[unit]) if unit in clause.units else ""


def _number(outcome: Outcome, ids: frozenset[str]) -> Callable[[ClauseSummary], Span]:
    def cell(clause: ClauseSummary) -> Span:
        count = sum(1 for unit, found in clause.units.items() if found is outcome and unit in ids)
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
        label = page.say("table.clause") if number == 0 else ""
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
