"""The charts of the report: outcomes as shares of a whole, in the colours they have elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.chart import BarChart, DoughnutChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint

from haixi_check.plain import dataclass
from haixi_check.result import Outcome
from haixi_check.writers.office.look import SOLID

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEIGHT: Final = 7.0
"""Centimetres."""
BAR: Final = 0.5
"""Centimetres that a bar needs for its name to be read."""


@dataclass(frozen=True)
class CountsTable:
    """A table of counts on a sheet: one row a body, one column an outcome, headed at `header`."""

    sheet: Worksheet
    header: int
    last: int
    first_column: int
    outcomes: tuple[Outcome, ...]

    @property
    def rows(self) -> int:
        """How many bodies it has."""
        return self.last - self.header


def add_doughnut(counts: CountsTable, title: str, *, anchor: str) -> None:
    """The one row of `counts` as a ring."""
    if not counts.outcomes:
        return
    chart = DoughnutChart()
    chart.title = title
    chart.holeSize = 55
    first, row = counts.first_column, counts.header
    last = first + len(counts.outcomes) - 1
    numbers = Reference(counts.sheet, first, row + 1, last, row + 1)
    chart.add_data(numbers, from_rows=True, titles_from_data=False)
    chart.set_categories(Reference(counts.sheet, first, row, last, row))
    for number, outcome in enumerate(counts.outcomes):
        point = DataPoint(idx=number)
        point.graphicalProperties.solidFill = SOLID[outcome]
        point.graphicalProperties.line.solidFill = "FFFFFF"
        chart.series[0].data_points.append(point)
    chart.dataLabels = DataLabelList(
        showVal=True, showCatName=False, showSerName=False, showLegendKey=False, showPercent=False
    )
    chart.height, chart.width = HEIGHT, 12
    counts.sheet.add_chart(chart, anchor)


def add_stacked_bars(counts: CountsTable, title: str, *, anchor: str) -> None:
    """One bar a body, made of as many parts as it has outcomes."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 60
    chart.title = title
    for number, outcome in enumerate(counts.outcomes):
        column = counts.first_column + number
        chart.add_data(
            Reference(counts.sheet, min_col=column, min_row=counts.header, max_row=counts.last),
            titles_from_data=True,
        )
        series = chart.series[number]
        series.graphicalProperties.solidFill = SOLID[outcome]
        series.graphicalProperties.line.solidFill = "FFFFFF"
    names = Reference(counts.sheet, min_col=1, min_row=counts.header + 1, max_row=counts.last)
    chart.set_categories(names)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    chart.x_axis.tickLblSkip = 1  # every bar has its name
    chart.height, chart.width = max(HEIGHT, 3 + BAR * counts.rows), 18
    counts.sheet.add_chart(chart, anchor)
