"""A sheet that is there and cannot be read stays among the tables, without rows and with why."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.readers.books import WHOLE, Sheet, as_mhtml, as_xls, as_xlsb
from tests.readers.cells import number, row
from tests.readers.conftest import MAIN, PACKAGE

from haixi_check.readers import grid, xls
from haixi_check.readers.archive import Archive
from haixi_check.readers.looks import Looks
from haixi_check.readers.numbers import NumberStyles
from haixi_check.readers.xlsx.parts import workbook_parts
from haixi_check.table import CellError

if TYPE_CHECKING:
    from tests.readers.conftest import Opened, Workbook
    from xlrd.sheet import Sheet as XlrdSheet


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The archive with one part changed, or left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            changed = change(content) if name == part else content
            if changed is not None:
                after.writestr(name, changed)
    return file.getvalue()


def without(data: bytes, part: str) -> bytes:
    return rewritten(data, part, lambda _: None)


PAGE = f'<worksheet xmlns="{MAIN}">{{}}</worksheet>'
UNREADABLE: dict[str, str | None] = {
    "broken": "<worksheet><sheetData><row r='1'><c r='A1'></row>",
    "cut within a cell": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>5',
    "cut after a row": f'<worksheet xmlns="{MAIN}">{row(number(5)).removesuffix("</sheetData>")}',
    "cut after the cells": f'<worksheet xmlns="{MAIN}">{row(number(5))}',
    "no such string": PAGE.format(row('<c r="A1" t="s"><v>9</v></c>')),
    "no such kind": PAGE.format(row('<c r="A1" t="q"><v>9</v></c>')),
    "missing": None,
}


@pytest.mark.parametrize("part", UNREADABLE.values(), ids=UNREADABLE)
def test_a_broken_sheet_costs_that_sheet_only_and_is_still_there(
    opened: Opened, workbook: Workbook, part: str | None
) -> None:
    data = workbook(
        row(number(4)),
        states={"好": "visible", "坏": "hidden"},
        parts={"xl/worksheets/sheet2.xml": part or ""},
    )
    document = opened(data if part else without(data, "xl/worksheets/sheet2.xml"))
    good, bad = document.grids
    assert (good.name, good.rows, good.unread) == ("好", [[4]], "")
    assert (bad.name, bad.rows, bad.unread, bad.hidden) == ("坏", (), "damaged_sheet", True)
    assert [(p.code, p.location.sheet) for p in document.problems] == [("damaged_sheet", "坏")]


def test_a_sheet_that_no_part_belongs_to_is_still_there(workbook: Workbook) -> None:
    """The library opens no such workbook."""
    links = f'<Relationships xmlns="{PACKAGE}"/>'
    archive = Archive(workbook(parts={"xl/_rels/workbook.xml.rels": links}))
    assert workbook_parts(archive).names == ("表",)


def test_two_sheets_of_one_name_are_damage(opened: Opened, workbook: Workbook) -> None:
    data = workbook(row(number(4)), states={"甲": "visible", "乙": "visible"})
    twice = rewritten(
        data, "xl/workbook.xml", lambda xml: xml.replace("乙".encode(), "甲".encode())
    )
    assert [p.code for p in opened(twice).problems] == ["damaged_file"]


BOOK = [
    Sheet(name="好", rows=[[4]]),
    Sheet(name="坏", rows=[[*[None] * 50, 5]]),
    Sheet(name="末", rows=[[6]]),
]


@pytest.mark.parametrize("kind", sorted(WHOLE.keys() - {"xlsx"}))
def test_a_sheet_beyond_all_bounds_costs_itself_only_and_is_still_there(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(grid, "CELLS_SPANNED_FREELY", 20)
    document = opened(WHOLE[kind](BOOK), "a")
    found = [(table.name, len(table.rows), table.unread) for table in document.grids]
    assert found == [("好", 1, ""), ("坏", 0, "scattered_cells"), ("末", 1, "")]
    assert [(p.code, p.location.sheet) for p in document.problems] == [("scattered_cells", "坏")]


@pytest.mark.parametrize("change", [lambda part: part[: len(part) // 2], lambda _: None])
def test_a_broken_part_of_a_binary_workbook_costs_that_sheet_only(
    opened: Opened, change: Callable[[bytes], bytes | None]
) -> None:
    document = opened(rewritten(as_xlsb(BOOK), "xl/worksheets/sheet2.bin", change))
    found = [(table.name, len(table.rows), table.unread) for table in document.grids]
    assert found == [("好", 1, ""), ("坏", 0, "damaged_sheet"), ("末", 1, "")]


def test_a_sheet_of_a_binary_workbook_that_no_part_belongs_to_is_still_there(
    opened: Opened,
) -> None:
    relations = "xl/_rels/workbook.bin.rels"
    data = rewritten(as_xlsb(BOOK), relations, lambda xml: xml.replace(b'"r2"', b'"r9"'))
    found = [(table.name, len(table.rows), table.unread) for table in opened(data).grids]
    assert found == [("好", 1, ""), ("坏", 0, "damaged_sheet"), ("末", 1, "")]


def test_a_sheet_that_xlrd_stumbles_over_is_still_there(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = xls._fill

    def stumble(to: grid.Grid, sheet: XlrdSheet, numbers: NumberStyles, looks: Looks) -> None:
        fill(to, sheet, numbers, looks)
        if sheet.name == "坏":
            raise IndexError

    monkeypatch.setattr(xls, "_fill", stumble)
    found = [(table.name, len(table.rows), table.unread) for table in opened(as_xls(BOOK)).grids]
    assert found == [("好", 1, ""), ("坏", 0, "damaged_sheet"), ("末", 1, "")]


def test_a_sheet_whose_page_is_missing_is_still_there(opened: Opened) -> None:
    data = as_mhtml(BOOK)
    gone = data.replace(b"Content-Location: file:///C:/%E7%94%B2.files/sheet002.htm", b"X: y")
    found = [(table.name, len(table.rows), table.unread) for table in opened(gone).grids]
    assert found == [("好", 1, ""), ("末", 1, ""), ("坏", 0, "damaged_sheet")]


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        ({"registers": {"bases": 5}}, "bases"),
        ({"registers": {"bases": [5, {"name": "虚构"}]}}, "bases"),
        ({"rosters": {"teachers": {"T1": {}}}}, "teachers"),
        ({"evidence": "见附件"}, "evidence"),
        ({"figures": [1]}, "figures"),
        ({"registers": []}, "registers"),
    ],
)
def test_a_part_of_an_object_that_has_another_shape_is_still_there(
    opened: Opened, content: dict[str, object], lost: str
) -> None:
    document = opened(json.dumps({"unit": "虚构", "year": 2022, **content}), "a.json")
    assert [(t.name, list(t.rows)) for t in document.grids if t.unread] == [(lost, [])]
    assert {table.unread for table in document.grids} == {"", "bad_structure"}
    assert [problem.code for problem in document.problems] == ["bad_structure"]


def test_a_value_of_another_shape_is_no_blank_one(opened: Opened) -> None:
    entry = {"name": "虚构", "document": {"no": 5}}
    document = opened(json.dumps({"unit": "虚构", "registers": {"bases": [entry]}}))
    table = next(table for table in document.grids if table.name == "bases")
    assert table.rows[1] == ["虚构", "虚构", CellError("{…}")]
