"""A sheet that is there and cannot be read stays among the tables, without rows and with why."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.readers.cells import number, row
from tests.readers.conftest import MAIN, PACKAGE

from haixi_check.readers.archives import Archive
from haixi_check.readers.workbook_parts import workbook_parts

if TYPE_CHECKING:
    from tests.readers.conftest import Opened, Workbook


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


WHOLE = f'<worksheet xmlns="{MAIN}">{{}}</worksheet>'
UNREADABLE: dict[str, str | None] = {
    "broken": "<worksheet><sheetData><row r='1'><c r='A1'></row>",
    "cut within a cell": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>5',
    "cut after a row": f'<worksheet xmlns="{MAIN}">{row(number(5)).removesuffix("</sheetData>")}',
    "cut after the cells": f'<worksheet xmlns="{MAIN}">{row(number(5))}',
    "no such string": WHOLE.format(row('<c r="A1" t="s"><v>9</v></c>')),
    "no such kind": WHOLE.format(row('<c r="A1" t="q"><v>9</v></c>')),
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
