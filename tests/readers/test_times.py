"""Times of day and spans of time in every format: as a spreadsheet shows them, never as a date."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import xlwt
from tests.readers.test_other_formats import ods, row, spreadsheetml

from haixi_check.readers import xlsx
from haixi_check.readers.numbers import NO_DATE, span_of_days, time_of_day

if TYPE_CHECKING:
    from tests.readers.conftest import Opened, Workbook

SPAN_STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs>'
)
CELLS = (
    '<sheetData><row r="1"><c r="A1" s="1"><v>0.354166666666667</v></c>'
    '<c r="B1" s="2"><v>1.25</v></c><c r="C1" s="2"><v>0.25</v></c></row></sheetData>'
)
TOLD = ["08:30", "30:00:00", "6:00:00"]


def first_row(opened: Opened, data: bytes, name: str) -> list[object]:
    return list(opened(data, name).grids[0].rows[0])


def test_in_xlsx(opened: Opened, workbook: Workbook) -> None:
    assert first_row(opened, workbook(CELLS, styles=SPAN_STYLES), "甲.xlsx") == TOLD


def test_in_xlsx_by_cell(
    opened: Opened, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_opened", lambda _: None)
    assert first_row(opened, workbook(CELLS, styles=SPAN_STYLES), "甲.xlsx") == TOLD


def test_in_xls(opened: Opened) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    span = xlwt.easyxf(num_format_str="[h]:mm:ss")
    page.write(0, 0, 0.354166666666667, xlwt.easyxf(num_format_str="h:mm"))
    page.write(0, 1, 1.25, span)
    page.write(0, 2, 0.25, span)
    file = io.BytesIO()
    book.save(file)
    assert first_row(opened, file.getvalue(), "甲.xls") == TOLD


def test_in_ods_which_has_one_type_for_both(opened: Opened) -> None:
    def time(value: str) -> str:
        return (
            f'<table:table-cell office:value-type="time" office:time-value="{value}">'
            "<text:p>x</text:p></table:table-cell>"
        )

    data = ods(row(time("PT08H30M00S"), time("PT30H00M00S"), time("PT08H30M05S")))
    assert first_row(opened, data, "甲.ods") == ["08:30", "30:00:00", "08:30:05"]


def test_in_spreadsheetml(opened: Opened) -> None:
    data = spreadsheetml(
        '<Row><Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell></Row>'
    )
    assert first_row(opened, data, "甲.xls") == ["08:30"]


@pytest.mark.parametrize(
    ("days", "shown"),
    [(1.25, "30:00:00"), (-0.25, "-6:00:00"), (0.0, "0:00:00"), (1e300, NO_DATE), (1e9, NO_DATE)],
)
def test_a_span_is_told_in_hours(days: float, shown: str) -> None:
    assert span_of_days(days) == shown


def test_seconds_are_told_where_there_are_some() -> None:
    assert [time_of_day(30600), time_of_day(30605)] == ["08:30", "08:30:05"]
