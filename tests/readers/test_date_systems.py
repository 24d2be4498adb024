"""Every reader tells from which day the bare numbers of a workbook count."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.readers.books import WHOLE, Sheet, as_html, as_ods, as_spreadsheetml, as_xlsb
from tests.readers.cells import number, row
from tests.readers.conftest import write_workbook
from tests.readers.test_lost_sheets import rewritten

from haixi_check.readers import limits
from haixi_check.table import EPOCH_1900, EPOCH_1904

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

BOOK = [Sheet(name="表", rows=[["日期"], [43344]])]
DAY = date(2022, 9, 2)


def xlsx() -> bytes:
    workbook, file = openpyxl.Workbook(), io.BytesIO()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.worksheets[0]["A1"] = 43344
    workbook.save(file)
    return file.getvalue()


def xls() -> bytes:
    workbook, file = xlwt.Workbook(), io.BytesIO()
    workbook.dates_1904 = True
    workbook.add_sheet("表").write(0, 0, 43344)
    workbook.save(file)
    return file.getvalue()


def xlsb() -> bytes:
    properties = b"\x99\x01\x08"
    return rewritten(
        as_xlsb(BOOK),
        "xl/workbook.bin",
        lambda part: part.replace(properties + bytes(8), properties + b"\1" + bytes(7)),
    )


def ods(day: str = "1904-01-01") -> bytes:
    settings = f'<table:calculation-settings><table:null-date table:date-value="{day}"/>'
    return rewritten(
        as_ods(BOOK),
        "content.xml",
        lambda part: part.replace(
            b"<office:spreadsheet>",
            f"<office:spreadsheet>{settings}</table:calculation-settings>".encode(),
        ),
    )


def spreadsheetml() -> bytes:
    said = b"<ExcelWorkbook xmlns='urn:schemas-microsoft-com:office:excel'><Date1904/>"
    return as_spreadsheetml(BOOK).replace(b"<Styles>", said + b"</ExcelWorkbook><Styles>")


def html() -> bytes:
    said = b"<head><xml><x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook></xml>"
    return as_html(BOOK).replace(b"<head>", said)


OF_1904: Mapping[str, Callable[[], bytes]] = {
    "xlsx": xlsx, "xls": xls, "xlsb": xlsb, "ods": ods, "XML 2003": spreadsheetml, "HTML": html,
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(OF_1904))
def test_a_workbook_of_1904_says_so(opened: Opened, kind: str) -> None:
    document = opened(OF_1904[kind]())
    assert document.format == kind
    assert [table.epoch for table in document.grids] == [EPOCH_1904]
    assert document.grids[0].epoch.toordinal() + 43344 == DAY.toordinal()


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_any_other_counts_from_1900(opened: Opened, kind: str) -> None:
    assert [table.epoch for table in opened(WHOLE[kind](BOOK)).grids] == [EPOCH_1900]


def test_a_sheet_read_by_column_says_so_as_well(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "BIG_SHEET", 0)
    data = write_workbook(row(number(1)), properties='<workbookPr date1904="1"/>')
    (frame,) = opened(data).tables
    assert [frame.head.epoch] == [EPOCH_1904]  # type: ignore[union-attr]  # as it is big


def test_a_sheet_without_its_library_says_so_as_well(opened: Opened) -> None:
    cells = row(number(1), '<c r="B1" t="e"><v>#SPILL!</v></c>')
    data = write_workbook(cells, properties='<workbookPr date1904="1"/>')
    assert [table.epoch for table in opened(data).grids] == [EPOCH_1904]


def test_an_ods_may_count_from_any_day(opened: Opened) -> None:
    assert [table.epoch for table in opened(ods("1900-01-01")).grids] == [date(1900, 1, 1)]
    assert [table.epoch for table in opened(ods("nonsense")).grids] == [EPOCH_1900]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("Short Date", DAY), ("yyyy/m/d", DAY), ("General Date", DAY), ("[$-F800]dddd", DAY),
        ("General", 44806), ("Standard", 44806), ("Yes/No", 44806), ("0.00", 44806),
    ],
)  # fmt: skip
def test_a_number_under_a_date_format_is_a_date_in_xml_2003(
    opened: Opened, code: str, value: object
) -> None:
    book = as_spreadsheetml([Sheet(name="表", rows=[[44806]])]).replace(
        b"</Styles>",
        f'<Style ss:ID="d"><NumberFormat ss:Format="{code}"/></Style></Styles>'.encode(),
    )
    dated = book.replace(b'ss:Index="1"><Data', b'ss:Index="1" ss:StyleID="d"><Data')
    assert opened(dated).grids[0].rows == [[value]]


def test_a_number_under_a_date_format_counts_from_the_day_of_its_workbook(opened: Opened) -> None:
    book = spreadsheetml().replace(
        b"</Styles>", b'<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
    )
    dated = book.replace(
        b'<Cell ss:Index="1"><Data ss:Type="Number"',
        b'<Cell ss:Index="1" ss:StyleID="d"><Data ss:Type="Number"',
    )
    assert opened(dated).grids[0].rows[1] == [DAY]


def test_a_day_beyond_all_days_costs_its_cell_only(opened: Opened) -> None:
    workbook, file = xlwt.Workbook(), io.BytesIO()
    workbook.dates_1904 = True
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    workbook.add_sheet("表").write(0, 0, 2_958_000, style)
    workbook.save(file)
    assert opened(file.getvalue()).grids[0].rows == [["#####"]]
