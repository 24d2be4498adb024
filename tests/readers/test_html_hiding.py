"""What a page hides is read, and told like what a workbook hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

ROWS = "<tr><td>a<td>b<td>c<tr{row}><td{cell}>1<td>2<td{last}>3"
NONE = "style='display:none'"
STYLE = "<style><!-- .x, .hid {color:red; display : none} #me{visibility:hidden} --></style>"
PRINTED = "<style>@media print {.hid{display:none}} .hid:hover{display:none}</style>"


def page(
    head: str = "", table: str = "", inner: str = "", row: str = "", cell: str = "", last: str = ""
) -> str:
    rows = ROWS.format(row=f" {row}", cell=f" {cell}", last=f" {last}")
    return f"<html>{head}<table {table}>{inner}{rows}</table></html>"


@pytest.mark.parametrize(
    ("text", "rows", "columns", "sheet"),
    [
        (page(), set(), set(), False),
        (page(row=NONE), {1}, set(), False),
        (page(row="hidden"), {1}, set(), False),
        (page(row="style='visibility: hidden'"), {1}, set(), False),
        (page(head=STYLE, row="class='y hid'"), {1}, set(), False),
        (page(head=STYLE, row="id=me"), {1}, set(), False),
        (page(head=STYLE, row="class=hide"), set(), set(), False),
        (page(head=PRINTED, row="class=hid"), set(), set(), False),
        (page(head="<style>table tr.q{display:none}</style>", row="class=q"), {1}, set(), False),
        (page(head="<style>td.q{display:none}</style>", row="class=q"), set(), set(), False),
        (page(head="<style>td.q{display:none}</style>", last="class=q"), set(), {2}, False),
        (page(cell=NONE), set(), {0}, False),
        (page(inner="<col><col width=0 style='display:none'>"), set(), {1}, False),
        (page(inner="<col span=2><col style='width:0px'>"), set(), {2}, False),
        (page(inner="<colgroup hidden><col span=2></colgroup><col>"), set(), {0, 1}, False),
        (page(inner="<colgroup span=2></colgroup><colgroup hidden>"), set(), {2}, False),
        (page(inner=f"<tbody {NONE}>"), {0, 1}, set(), False),
        (page(inner=f"<thead {NONE}></thead><tbody>"), set(), set(), False),
        (page(table=NONE), set(), set(), True),
        (page(head=f"<div><div {NONE}></div>"), set(), set(), False),
        (page(head=f"<div {NONE}><span></div>"), set(), set(), False),
        (page(head=f"<div {NONE}><p>甲"), set(), set(), True),
    ],
)
def test_what_a_page_hides_is_told(
    text: str, rows: set[int], columns: set[int], sheet: bool, opened: Opened
) -> None:
    (table,) = opened(text, "甲.xls").grids
    assert list(map(list, table.rows)) == [["a", "b", "c"], ["1", "2", "3"]]
    assert (set(table.hidden_rows), set(table.hidden_columns), table.hidden) == (
        rows,
        columns,
        sheet,
    )
