"""Worksheets that the reading library gives up, read all the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.readers.cells import DATE, PERCENT, STYLES, TIMED, number, only, row

from haixi_check.table import Area, CellError, LostDigits, Percent, UnstoredFormula

if TYPE_CHECKING:
    from tests.readers.conftest import Opened, Workbook

UNUSUAL_ERRORS = (
    "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA",
    "#EXTERNAL!", "#BUSY!", "#PYTHON!", "#NEW?",
)  # fmt: skip


@pytest.mark.parametrize("code", UNUSUAL_ERRORS)
def test_an_error_that_the_library_does_not_know_is_told_at_its_cell(
    opened: Opened, workbook: Workbook, code: str
) -> None:
    data = workbook(row(number(1), f'<c r="D1" t="e"><v>{code}</v></c>'))
    assert only(opened, data).rows == [[1, None, None, CellError(code)]]


def test_a_sheet_with_an_unknown_error_has_all_else_that_it_holds(
    opened: Opened, workbook: Workbook
) -> None:
    cells = (
        number(44561, DATE), number(0.85, PERCENT, column="B"), number(2.5, column="C"),
        '<c r="D1" t="s"><v>0</v></c>', '<c r="E1" t="b"><v>1</v></c>',
        '<c r="F1" t="inlineStr"><is><r><t>双</t></r><r><t>师</t></r></is></c>',
        '<c r="G1"><f>1+1</f></c>', '<c r="H1" t="str"><f>x</f><v>甲</v></c>',
        '<c r="I1" t="d"><v>2021-12-31T08:00:00</v></c>', '<c r="J1" t="e"><v>#N/A</v></c>',
        number(0.354166666666667, TIMED, column="K"), number("110101199003070000", column="L"),
    )  # fmt: skip
    sheet = (
        f'<sheetData><row r="1">{"".join(cells)}</row><row r="2" hidden="1">'
        '<c r="A2" t="e"><v>#SPILL!</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    )
    table = only(opened, workbook(sheet, styles=STYLES, strings="<si><t>富</t></si>"))
    assert table.rows == [
        [
            date(2021, 12, 31), Percent(Decimal("0.85")), Decimal("2.5"), "富", True, "双师",
            UnstoredFormula(), "甲", date(2021, 12, 31), CellError("#N/A"), "08:30",
            LostDigits(),
        ],
        [CellError("#SPILL!")],
    ]  # fmt: skip
    assert table.merged == (Area(0, 0, 1, 0),)
    assert table.hidden_rows == {1}


BLANKS = {
    "space": ' t="inlineStr"><is><t xml:space="preserve"> </t></is></c>',
    "no-break space": ' t="inlineStr"><is><t>\u00a0</t></is></c>',
    "ideographic spaces": ' t="str"><v>\u3000\u3000</v></c>',
    "shared space": ' t="s"><v>0</v></c>',
    "empty text": ' t="inlineStr"><is><t></t></is></c>',
    "style": ' s="1"/>',
}


@pytest.mark.parametrize("far", ["A700000", "XFD1", "XFD1048576"])
@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS)
def test_a_blank_far_away_spans_nothing(
    opened: Opened, workbook: Workbook, far: str, blank: str
) -> None:
    stray = f'<c r="{far}"{blank}'
    in_first = far.endswith("D1")
    sheet = (
        f'<sheetData><row r="1">{number(1)}{stray if in_first else ""}</row>'
        f"{'' if in_first else f'<row>{stray}</row>'}</sheetData>"
    )
    strings = "<si><t xml:space='preserve'> </t></si>"
    assert only(opened, workbook(sheet, styles=STYLES, strings=strings)).rows == [[1]]


@pytest.mark.parametrize("far", ["XFD1048576", "Z1048576", "C1048576"])
def test_cells_far_apart_cost_no_block_between_them(
    opened: Opened, workbook: Workbook, far: str
) -> None:
    sheet = (
        f'<sheetData><row r="1">{number(1)}</row><row><c r="{far}"><v>2</v></c></row></sheetData>'
    )
    table = only(opened, workbook(sheet))
    found = {table.location(row, column).cell: value for row, column, value in table.walk()}
    assert found == {"A1": 1, far: 2}
    assert sum(map(len, table.rows)) <= 2**14 + 1


def test_very_many_cells_strewn_far_apart_are_refused(opened: Opened, workbook: Workbook) -> None:
    cells = '<row r="{n}"><c r="A{n}"><v>1</v></c><c r="XFD{n}"><v>1</v></c></row>'
    rows = "".join(cells.format(n=n) for n in range(1, 300))
    document = opened(workbook(f"<sheetData>{rows}</sheetData>"))
    assert [p.code for p in document.problems] == ["scattered_cells"]
    assert [(list(table.rows), table.unread) for table in document.grids] == [
        ([], "scattered_cells")
    ]
