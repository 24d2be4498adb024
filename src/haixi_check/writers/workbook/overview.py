"""The first sheet: the verdict, the counts, who met what, and the two charts that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from haixi_check.report import headline, words
from haixi_check.report.entries import subtitle, titled
from haixi_check.report.matrix import Matrix, matrix
from haixi_check.report.reader import Reader
from haixi_check.result import COUNTED, Outcome
from haixi_check.verdict import ClauseSummary
from haixi_check.writers.workbook.charts import Shares, add_doughnut, add_stacked_bars
from haixi_check.writers.workbook.paper import (
    LINE_HEIGHT,
    add_sheet,
    lines_of,
    put,
    set_page,
    set_widths,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_UNITS: Final = 8
"""More units than this are counted by outcome, not shown side by side."""

MOST_BARS: Final = 12
"""More units than this would make bars that nobody can read: the chart shows clauses instead."""

CELL_WIDTH: Final = 13.5
"""Half-width characters; all columns are alike, and longer texts stand across several."""

LABELS: Final = 4
"""Columns before those of the matrix: the clause, and its title across the others."""

LEAST_COLUMNS: Final = 9
WHOLE: Final = ""
"""The column of the prefecture, beside the ids of units and the outcomes that are counted."""

CHART_ROWS: Final = 14
TALL_CHART_ROWS: Final = 25
"""Rows that the charts take, the second where it has a bar for each clause."""


@dataclass(frozen=True)
class Overview:
    """The sheet in the making."""

    sheet: Worksheet
    reader: Reader
    width: int
    """Columns that the sheet is wide."""

    def sentence(self, row: int, text: str, look: str = "sentence") -> None:
        """A text across the sheet, as high as it needs."""
        put(self.sheet, row, 1, text, look)
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=self.width)
        lines = lines_of(text, CELL_WIDTH * self.width)
        self.sheet.row_dimensions[row].height = max(18, 4 + LINE_HEIGHT * lines)

    def across(self, row: int, first: int, last: int, text: str, look: str) -> None:
        """A text in one cell made of several."""
        for column in range(first, last + 1):
            put(self.sheet, row, column, text if column == first else None, look)
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def add_overview(book: Workbook, reader: Reader) -> None:
    """Everything that a reader must know on the first page."""
    verdict = reader.verdict
    shown = matrix(reader)
    columns = _columns(shown)
    width = max(LEAST_COLUMNS, LABELS + len(columns))
    name = reader.say("workbook.sheet.overview")
    sheet = add_sheet(book, name, subtitle(reader), "2F6DB5")
    title = f"{reader.text(verdict.pack.title)} {titled(reader)}"
    put(sheet, 1, 1, title, "title")
    view = Overview(sheet, reader, width)
    set_widths(sheet, [CELL_WIDTH] * width)
    counts_row = _add_verdict(view, 3) + 2
    counted = _add_counts(view, counts_row)
    charts_row = counts_row + 3
    few = len(reader.units) <= MOST_UNITS
    row = charts_row + (CHART_ROWS if few else TALL_CHART_ROWS) + 1
    if few:
        units = _add_units(view, row)
        sheet.row_breaks.append(Break(id=units.last))
        row = units.last + 2
    row, crowd = _add_matrix(view, row, shown, columns)
    if not few:
        units = _add_units(view, row + 2)
    anchor = f"A{charts_row}"
    add_doughnut(counted, reader.say("workbook.chart.counts"), anchor=anchor)
    if 1 < units.rows <= MOST_BARS:
        anchor = f"{get_column_letter(LABELS + 1)}{charts_row}"
        add_stacked_bars(units, reader.say("workbook.by_unit"), anchor=anchor)
    elif crowd.outcomes:
        anchor = f"{get_column_letter(LABELS + 1)}{charts_row}"
        add_stacked_bars(crowd, reader.say("workbook.chart.clauses"), anchor=anchor)
    set_page(sheet, reader.language)


def _add_verdict(view: Overview, row: int) -> int:
    """The outcome in one coloured cell, what was judged beside it, and the reasons below."""
    verdict, reader = view.reader.verdict, view.reader
    outcome = verdict.verdict.outcome.value
    put(view.sheet, row, 1, headline.badge(reader), outcome)
    about = " · ".join(headline.judged(reader))
    put(view.sheet, row, 2, about, "section")
    view.sheet.row_dimensions[row].height = 26
    row = _add_must_fix(view, row)
    told = [headline.own_pack(reader), reader.say("table.why", why=headline.reasons(reader))]
    told += [notice.text for notice in headline.notices(reader, limit=words.NAMES_SHOWN)]
    told += map(reader.text, verdict.pack.caveats)
    for text in filter(None, told):
        row += 1
        view.sentence(row, text)
    return row


def _add_must_fix(view: Overview, row: int) -> int:
    """How many problems must be fixed, in the colour of what is missed, before every reason."""
    reader = view.reader
    text = headline.must_fix(reader)
    if not text:
        return row
    name = reader.say("workbook.sheet.problems")
    view.sentence(
        row + 1, f"■ {reader.say('workbook.must_fix', text=text, sheet=name)}", "must_fix"
    )
    return row + 1


def _add_counts(view: Overview, row: int) -> Shares:
    """How many of what was judged came to what; returns where a chart finds it."""
    counts = view.reader.verdict.summary.judged
    put(view.sheet, row, 1, view.reader.say("workbook.total"), "header")
    put(view.sheet, row + 1, 1, counts.total, "figure")
    shown = tuple(headline.occurring(counts))
    for column, (outcome, number) in enumerate(shown, start=2):
        label = f"{words.MARKS[outcome]} {view.reader.say(f'outcome.{outcome}')}"
        put(view.sheet, row, column, label, outcome.value)
        put(view.sheet, row + 1, column, number, "figure")
    view.sheet.row_dimensions[row].height = 20
    view.sheet.row_dimensions[row + 1].height = 30
    outcomes = tuple(outcome for outcome, _ in shown)
    return Shares(view.sheet, row, row + 1, first_column=2, outcomes=outcomes)


def _columns(shown: Matrix) -> list[str | Outcome]:
    """What stands beside a clause: the whole, then each unit, or outcomes that count units."""
    whole: list[str | Outcome] = [WHOLE] if shown.whole else []
    if len(shown.units) <= MOST_UNITS:
        return [*whole, *(unit.id for unit in shown.units)]
    return [*whole, *shown.outcomes]


def _heading(reader: Reader, column: str | Outcome) -> str:
    if isinstance(column, Outcome):
        return f"{words.MARKS[column]} {reader.say(f'outcome.{column}')}"
    return reader.name(column) or reader.say("words.prefecture")


def _add_matrix(
    view: Overview, row: int, shown: Matrix, columns: Sequence[str | Outcome]
) -> tuple[int, Shares]:
    """Every clause with one coloured mark for the whole and for each unit.

    Returns its last row and, where units are counted, where a chart finds the counts.
    """
    reader, sheet = view.reader, view.sheet
    put(sheet, row, 1, reader.say("table.matrix"), "section")
    counted = tuple(column for column in columns if isinstance(column, Outcome))
    if counted:
        put(sheet, row, 2, reader.say("table.units_by_outcome"), "subtitle")
    row += 1
    header = row
    view.across(row, 1, LABELS, reader.say("column.clause"), "header")
    for number, column in enumerate(columns, start=LABELS + 1):
        put(sheet, row, number, _heading(reader, column), "header")
    sheet.row_dimensions[row].height = 22
    for clause in shown.clauses:
        row += 1
        put(sheet, row, 1, clause.clause, "text")
        view.across(row, 2, LABELS, reader.text(clause.title), "text")
        counts = shown.counted(clause)
        for number, column in enumerate(columns, start=LABELS + 1):
            text, look = _cell(reader, clause, counts, column)
            put(sheet, row, number, text, look or "centred")
        sheet.row_dimensions[row].height = 20
    first = LABELS + 1 + len(columns) - len(counted)
    crowd = Shares(sheet, header, row, first_column=first, outcomes=counted)
    if shown.idle:
        row += 1
        named = reader.joined((clause.clause for clause in shown.idle), "words.comma")
        view.sentence(row, f"※ {reader.say('table.only_exhortations', clauses=named)}")
    return row, crowd


def _cell(
    reader: Reader,
    clause: ClauseSummary,
    counts: Mapping[Outcome, int],
    column: str | Outcome,
) -> tuple[str | int | None, str]:
    """What stands in one cell of the matrix, and how it looks."""
    if isinstance(column, Outcome):
        return (counts[column], column.value) if column in counts else (None, "")
    outcome = clause.units.get(column) if column else clause.outcome
    if outcome is None:
        return None, ""
    name = str(outcome)
    return f"{words.MARKS[name]} {reader.say(f'outcome.{name}')}", name


def _add_units(view: Overview, row: int) -> Shares:
    """The units with their counts of mandatory results; returns where a chart finds them."""
    reader, sheet = view.reader, view.sheet
    put(sheet, row, 1, reader.say("workbook.by_unit"), "section")
    row += 1
    header = row
    bodies = reader.units
    counts = {summary.unit: summary.counts for summary in reader.verdict.summary.by_unit}
    outcomes = tuple(
        outcome
        for outcome, name in COUNTED.items()
        if outcome is not Outcome.INFO and any(getattr(counts[u.id], name) for u in bodies)
    )
    view.across(row, 1, 2, reader.say("column.unit"), "header")
    view.across(row, 3, LABELS, reader.say("column.judged"), "header")
    for number, outcome in enumerate(outcomes, start=LABELS + 1):
        put(sheet, row, number, reader.say(f"outcome.{outcome}"), "header")
    sheet.row_dimensions[row].height = 22
    for unit in bodies:
        row += 1
        name = f"{words.MARKS[unit.outcome]} {reader.say(f'outcome.{unit.outcome}')}"
        if not unit.reported:
            silent = reader.say("reason.not_reported")
            name = reader.say("words.aside", main=name, aside=silent)
        view.across(row, 1, 2, reader.text(unit.short), "text")
        view.across(row, 3, LABELS, name, unit.outcome.value)
        for number, outcome in enumerate(outcomes, start=LABELS + 1):
            put(sheet, row, number, getattr(counts[unit.id], COUNTED[outcome]), "centred")
        sheet.row_dimensions[row].height = 20
    return Shares(sheet, header, row, first_column=LABELS + 1, outcomes=outcomes)
