"""The first sheet: the verdict, the counts, who met what, and the two charts that show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from haixi_check.plain import dataclass
from haixi_check.report import headline, words
from haixi_check.report.matrix import Matrix, MatrixColumn, matrix, only_exhortations
from haixi_check.report.reader import Reader
from haixi_check.result import COUNTED, Outcome
from haixi_check.writers.office import lines_of
from haixi_check.writers.office.sheets import set_page, set_widths
from haixi_check.writers.workbook.charts import CountsTable, add_doughnut, add_stacked_bars
from haixi_check.writers.workbook.paper import LINE_HEIGHT, add_sheet, put

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

CHART_ROWS: Final = 14
TALL_CHART_ROWS: Final = 25
"""Rows that the charts take, the second where it has a bar for each clause."""


@dataclass(frozen=True)
class OverviewSheet:
    """The sheet, its reader and its width."""

    sheet: Worksheet
    reader: Reader
    width: int
    """Columns that the sheet is wide."""

    def sentence(self, row: int, text: str, look: str = "sentence") -> None:
        """A text across the sheet, as high as it needs."""
        put(self.sheet, row, 1, text, look)
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=self.width)
        lines = lines_of(text, CELL_WIDTH * self.width - 1)
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
    few = len(reader.units) <= MOST_UNITS
    columns = shown.columns(reader, side_by_side=few)
    width = max(LEAST_COLUMNS, LABELS + len(columns))
    name = reader.say("workbook.sheet.overview")
    sheet = add_sheet(book, name, headline.subtitle(reader), "2F6DB5")
    title = f"{reader.text(verdict.pack.title)} {headline.title(reader)}"
    put(sheet, 1, 1, title, "title")
    overview = OverviewSheet(sheet, reader, width)
    set_widths(sheet, [CELL_WIDTH] * width)
    counts_row = _add_verdict(overview, 3) + 2
    counted = _add_counts(overview, counts_row)
    charts_row = counts_row + 3
    row = charts_row + (CHART_ROWS if few else TALL_CHART_ROWS) + 1
    if few:
        units = _add_units(overview, row)
        sheet.row_breaks.append(Break(id=units.last))
        row = units.last + 2
    row, by_outcome = _add_matrix(overview, row, shown, columns)
    if not few:
        units = _add_units(overview, row + 2)
    add_doughnut(counted, reader.say("workbook.chart.counts"), anchor=f"A{charts_row}")
    anchor = f"{get_column_letter(LABELS + 1)}{charts_row}"
    if 1 < units.rows <= MOST_BARS:
        add_stacked_bars(units, reader.say("workbook.by_unit"), anchor=anchor)
    elif by_outcome.outcomes:
        add_stacked_bars(by_outcome, reader.say("workbook.chart.clauses"), anchor=anchor)
    set_page(sheet, reader.language)


def _add_verdict(overview: OverviewSheet, row: int) -> int:
    """The outcome in one coloured cell, what was judged beside it, and the reasons below."""
    verdict, reader = overview.reader.verdict, overview.reader
    outcome = verdict.verdict.outcome.value
    put(overview.sheet, row, 1, headline.badge(reader), outcome)
    put(overview.sheet, row, 2, " · ".join(headline.judged(reader)), "section")
    overview.sheet.row_dimensions[row].height = 26
    if text := headline.must_fix(reader):  # in the colour of what is missed, before every reason
        row += 1
        name = reader.say("workbook.sheet.problems")
        text = f"■ {reader.say('workbook.must_fix', text=text, sheet=name)}"
        overview.sentence(row, text, "must_fix")
    sentences = [headline.own_rules(reader), reader.say("table.why", why=headline.reasons(reader))]
    sentences += [notice.text for notice in headline.notices(reader, limit=words.NAMES_SHOWN)]
    sentences += map(reader.text, verdict.pack.caveats)
    for text in filter(None, sentences):
        row += 1
        overview.sentence(row, text)
    return row


def _add_counts(overview: OverviewSheet, row: int) -> CountsTable:
    """How many of what was judged came to what; returns where a chart finds it."""
    counts = overview.reader.verdict.summary.judged
    put(overview.sheet, row, 1, overview.reader.say("workbook.total"), "header")
    put(overview.sheet, row + 1, 1, counts.total, "figure")
    shown = tuple(headline.occurring(counts))
    for column, (outcome, number) in enumerate(shown, start=2):
        put(overview.sheet, row, column, overview.reader.marked(outcome), outcome.value)
        put(overview.sheet, row + 1, column, number, "figure")
    overview.sheet.row_dimensions[row].height = 20
    overview.sheet.row_dimensions[row + 1].height = 30
    outcomes = tuple(outcome for outcome, _ in shown)
    return CountsTable(overview.sheet, row, row + 1, first_column=2, outcomes=outcomes)


def _add_matrix(
    overview: OverviewSheet, row: int, shown: Matrix, columns: Sequence[MatrixColumn]
) -> tuple[int, CountsTable]:
    """Every clause with its marks or counts; returns its last row, and the counts for a chart."""
    reader, sheet = overview.reader, overview.sheet
    put(sheet, row, 1, reader.say("table.matrix"), "section")
    counted = tuple(column.counted for column in columns if column.counted is not None)
    if counted:
        put(sheet, row, 2, reader.say("table.units_by_outcome"), "subtitle")
    row += 1
    header = row
    overview.across(row, 1, LABELS, reader.say("column.clause"), "header")
    for number, column in enumerate(columns, start=LABELS + 1):
        heading = reader.marked(column.counted) if column.counted else column.name
        put(sheet, row, number, heading, "header")
    sheet.row_dimensions[row].height = 22
    for clause in shown.clauses:
        row += 1
        put(sheet, row, 1, clause.clause, "text")
        overview.across(row, 2, LABELS, reader.text(clause.title), "text")
        for number, column in enumerate(columns, start=LABELS + 1):
            outcome, count = shown.cell(clause, column)
            text = reader.marked(outcome) if outcome and count is None else count
            put(sheet, row, number, text, str(outcome or "centred"))
        sheet.row_dimensions[row].height = 20
    first = LABELS + 1 + len(columns) - len(counted)
    by_outcome = CountsTable(sheet, header, row, first_column=first, outcomes=counted)
    if idle := only_exhortations(reader, shown):
        row += 1
        overview.sentence(row, f"※ {idle}")
    return row, by_outcome


def _add_units(overview: OverviewSheet, row: int) -> CountsTable:
    """The units with their counts of mandatory results; returns where a chart finds them."""
    reader, sheet = overview.reader, overview.sheet
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
    overview.across(row, 1, 2, reader.say("column.unit"), "header")
    overview.across(row, 3, LABELS, reader.say("column.judged"), "header")
    for number, outcome in enumerate(outcomes, start=LABELS + 1):
        put(sheet, row, number, reader.say(f"outcome.{outcome}"), "header")
    sheet.row_dimensions[row].height = 22
    for unit in bodies:
        row += 1
        name = reader.marked(unit.outcome)
        if not unit.reported:
            silent = reader.say("reason.not_reported")
            name = reader.say("words.aside", main=name, aside=silent)
        overview.across(row, 1, 2, reader.text(unit.short), "text")
        overview.across(row, 3, LABELS, name, unit.outcome.value)
        for number, outcome in enumerate(outcomes, start=LABELS + 1):
            put(sheet, row, number, getattr(counts[unit.id], COUNTED[outcome]), "centred")
        sheet.row_dimensions[row].height = 20
    return CountsTable(sheet, header, row, first_column=LABELS + 1, outcomes=outcomes)
