"""Everything that reading libraries hide in a workbook, one test for each."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest
from tests.readers.cells import (
    CJK_LONG,
    CJK_MONTH,
    DATE,
    GENERAL,
    OWN_PERCENT,
    PERCENT,
    PERCENT_SIGN,
    SPAN,
    STYLES,
    TIMED,
    WHOLE_PERCENT,
    number,
    only,
    row,
)

from haixi_check.table import (
    Area,
    CellError,
    DeniedValue,
    LostDigits,
    Percent,
    UnstoredFormula,
    Value,
)

if TYPE_CHECKING:
    from tests.readers.conftest import Opened, Workbook

First: TypeAlias = Callable[..., Value]


@pytest.fixture
def first(opened: Opened, workbook: Workbook) -> First:
    """Read the first value of a sheet with this one cell."""

    def first_value(cell: str, **options: str) -> Value:
        (table,) = opened(workbook(row(cell), styles=STYLES, **options)).grids
        return table.rows[0][0]

    return first_value


@pytest.mark.parametrize("code", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!"])
def test_an_error_is_not_a_blank(first: First, code: str) -> None:
    assert first(f'<c r="A1" t="e"><v>{code}</v></c>') == CellError(code)


def test_an_error_is_found_under_any_prefix_and_quote(opened: Opened, workbook: Workbook) -> None:
    cell = "<x:sheetData><x:row r='1'><x:c r='A1' t='e'><x:v>#N/A</x:v></x:c></x:row></x:sheetData>"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<x:worksheet xmlns:x="{main}">{cell}</x:worksheet>'
    table = only(opened, workbook(parts={"xl/worksheets/sheet1.xml": sheet}))
    assert table.rows[0][0] == CellError("#N/A")


def test_the_text_of_an_error_stays_text(first: First) -> None:
    assert first('<c r="A1" t="inlineStr"><is><t>#DIV/0!</t></is></c>') == "#DIV/0!"


@pytest.mark.parametrize("stored", ["", "<v/>", "<v></v>"])
def test_a_formula_without_a_result_is_not_a_blank(first: First, stored: str) -> None:
    assert first(f'<c r="A1"><f>1+1</f>{stored}</c>') == UnstoredFormula()


def test_a_formula_with_a_result_is_its_result(first: First) -> None:
    assert first('<c r="A1"><f>1+1</f><v>2</v></c>') == 2


def test_a_formula_that_gives_empty_text_is_blank(opened: Opened, workbook: Workbook) -> None:
    data = workbook(row('<c r="A1" t="str"><f>""</f><v></v></c>', number(1, column="B")))
    assert only(opened, data).rows == [[None, 1]]


def test_a_formula_in_a_conditional_format_is_no_cell(opened: Opened, workbook: Workbook) -> None:
    rule = '<conditionalFormatting sqref="A1"><cfRule><f>A1</f></cfRule></conditionalFormatting>'
    assert only(opened, workbook(row(number(3)) + rule)).rows == [[3]]


def test_hidden_cells_beyond_the_values_widen_the_table(opened: Opened, workbook: Workbook) -> None:
    sheet = (
        '<sheetData><row r="2"><c r="B2" t="e"><v>#N/A</v></c></row>'
        '<row r="3"><c r="C3"><v>7</v></c></row><row r="5"><c r="D5"><f>1</f></c></row></sheetData>'
    )
    table = only(opened, workbook(sheet))
    places = {table.location(r, c).cell: value for r, c, value in table.walk()}
    assert places == {"B2": CellError("#N/A"), "C3": 7, "D5": UnstoredFormula()}


def test_what_openpyxl_writes_as_a_formula_has_no_result(opened: Opened) -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0]["B2"] = "=SUM(A1:A3)"
    book.save(file)
    table = only(opened, file.getvalue())
    assert [(table.location(r, c).cell, v) for r, c, v in table.walk()] == [
        ("B2", UnstoredFormula())
    ]


@pytest.mark.parametrize("style", [WHOLE_PERCENT, PERCENT, OWN_PERCENT])
def test_a_percent_format_is_told(first: First, style: int) -> None:
    assert first(number(0.85, style)) == Percent(Decimal("0.85"))


def test_a_quoted_percent_sign_changes_no_number_and_shows_another_one(first: First) -> None:
    assert first(number(85, PERCENT_SIGN)) == DeniedValue("shown_otherwise", 85, '0"%"')


def test_text_under_a_percent_format_stays_text(first: First) -> None:
    cell = f'<c r="A1" s="{PERCENT}" t="inlineStr"><is><t>85%</t></is></c>'
    assert first(cell) == "85%"


def test_a_number_stored_as_text_stays_text(first: First) -> None:
    assert first('<c r="A1" t="str"><v>0123</v></c>') == "0123"


@pytest.mark.parametrize("written", ["110101199003070000", "1.1010119900307E+17", "1e15", "-1e300"])
def test_a_number_of_more_than_fifteen_digits_has_lost_its_tail(first: First, written: str) -> None:
    assert first(number(written)) == LostDigits()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.30000000000000004", Decimal("0.3")),
        ("1650", 1650),
        ("1650.0", 1650),
        ("999999999999999", 999_999_999_999_999),
        ("-2.5", Decimal("-2.5")),
        ("1e-7", Decimal("0.0000001")),
    ],
)
def test_numbers_are_exact_at_the_precision_of_the_spreadsheet(
    first: First, written: str, value: object
) -> None:
    found = first(number(written))
    assert found == value
    assert type(found) is type(value)


def test_booleans_are_not_numbers(first: First) -> None:
    assert first('<c r="A1" t="b"><v>1</v></c>') is True


@pytest.mark.parametrize("style", [DATE, CJK_LONG, CJK_MONTH, TIMED])
def test_dates_of_every_built_in_format(first: First, style: int) -> None:
    assert first(number(44561, style)) == date(2021, 12, 31)


@pytest.mark.parametrize("serial", ["44561.75", "44560.9999999999"])
def test_a_time_of_day_leaves_the_date(first: First, serial: str) -> None:
    assert first(number(serial, TIMED)) == date(2021, 12, 31)


def test_dates_of_the_1904_calendar(first: First) -> None:
    found = first(number(43099, DATE), properties='<workbookPr date1904="1"/>')
    assert found == date(2021, 12, 31)


def test_iso_dates(first: First) -> None:
    assert first('<c r="A1" t="d"><v>2021-12-31T08:00:00</v></c>') == date(2021, 12, 31)


def test_a_span_of_time_beyond_all_calendars_costs_its_cell_only(first: First) -> None:
    assert first(number("1e10", SPAN)) == "#####"


@pytest.mark.parametrize("serial", ["-5", "NaN", "1e10", "INF", "0"])
@pytest.mark.parametrize("style", [GENERAL, DATE])
def test_what_is_no_date_becomes_none(first: First, serial: str, style: int) -> None:
    found = first(number(serial, style))
    assert not isinstance(found, (date, float))


def test_escapes_are_decoded_and_control_characters_gone(first: First) -> None:
    cell = '<c r="A1" t="inlineStr"><is><t>甲_x000D_&#10;乙_x001B_[31m_x0007_</t></is></c>'
    assert first(cell) == "甲\n乙[31m"


def test_rich_text_is_joined_and_phonetic_text_left_out(first: First) -> None:
    rich = "<si><r><t>双师</t></r><r><t>型</t></r><rPh sb='0' eb='1'><t>shuang</t></rPh></si>"
    assert first('<c r="A1" t="s"><v>0</v></c>', strings=rich) == "双师型"


def test_merged_areas_count_within_the_rows(opened: Opened, workbook: Workbook) -> None:
    sheet = (
        '<sheetData><row r="3"><c r="C3"><v>1</v></c><c r="E3"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="C3:D3"/><mergeCell ref="J9:K9"/></mergeCells>'
    )
    assert only(opened, workbook(sheet)).merged == (Area(0, 0, 0, 1),)


def test_hidden_sheets_and_rows_are_told(opened: Opened, workbook: Workbook) -> None:
    sheet = '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="3" hidden="1">'
    sheet += '<c r="A3"><v>2</v></c></row></sheetData>'
    states = {"甲": "visible", "乙": "hidden", "丙": "veryHidden"}
    tables = opened(workbook(sheet, states=states)).grids
    assert [(table.name, table.hidden) for table in tables] == [
        ("甲", False),
        ("乙", True),
        ("丙", True),
    ]
    assert tables[0].hidden_rows == {1}


def test_a_sheet_that_starts_elsewhere_keeps_its_addresses(
    opened: Opened, workbook: Workbook
) -> None:
    table = only(opened, workbook('<sheetData><row r="6"><c r="D6"><v>9</v></c></row></sheetData>'))
    assert [(table.location(r, c).cell, value) for r, c, value in table.walk()] == [("D6", 9)]


def test_cells_without_an_address_follow_the_one_before(opened: Opened, workbook: Workbook) -> None:
    sheet = "<sheetData><row><c><v>1</v></c><c t='e'><v>#N/A</v></c></row></sheetData>"
    assert only(opened, workbook(sheet)).rows == [[1, CellError("#N/A")]]


@pytest.mark.parametrize("declared", ["A1", "A1:XFD1048576"])
def test_the_stored_dimension_is_not_believed(
    opened: Opened, workbook: Workbook, declared: str
) -> None:
    sheet = f'<dimension ref="{declared}"/>' + row(number(1), number(2, column="B"))
    assert only(opened, workbook(sheet)).rows == [[1, 2]]


def test_strict_workbooks_are_read(opened: Opened, workbook: Workbook) -> None:
    data = workbook(row(number(0.5, PERCENT)), styles=STYLES, strict=True)
    assert only(opened, data).rows == [[Percent(Decimal("0.5"))]]


def test_an_empty_sheet_is_a_table_without_rows(opened: Opened, workbook: Workbook) -> None:
    assert list(only(opened, workbook()).rows) == []


def test_chart_sheets_are_skipped_and_a_workbook_of_them_has_no_sheets(
    opened: Opened, workbook: Workbook
) -> None:
    assert [p.code for p in opened(workbook(kind="chartsheet")).problems] == ["no_sheets"]


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_entities_are_refused_in_any_part(opened: Opened, workbook: Workbook, part: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert [p.code for p in opened(workbook(parts={part: bomb})).problems] == ["xml_entities"]


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_part_in_another_encoding_is_refused(
    opened: Opened, workbook: Workbook, encoding: str
) -> None:
    sheet = f'<?xml version="1.0" encoding="{encoding}"?><worksheet/>'.encode(encoding)
    document = opened(workbook(parts={"xl/worksheets/sheet1.xml": sheet}))
    assert [p.code for p in document.problems] == ["xml_encoding"]


def test_no_value_of_a_table_is_a_float(opened: Opened) -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0].append([1, 2.5, 0.1 + 0.2, 1e20, True, date(2022, 1, 1), "文字", None])
    book.save(file)
    values = only(opened, file.getvalue()).rows[0]
    assert not any(isinstance(value, float) for value in values)


def test_a_dropdown_is_no_reason_to_parse_a_whole_sheet(
    opened: Opened, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = '<dataValidation type="whole" operator="equal" sqref="A1"><formula1>1</formula1>'
    sheet = f"{row(number(4))}<dataValidations>{rule}</dataValidation></dataValidations>"
    monkeypatch.setattr("haixi_check.readers.xlsx.scan.parse", None)
    assert only(opened, workbook(sheet)).rows == [[4]]
