"""Every reader that knows of merged cells tells their areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.readers.books import WHOLE, Sheet, as_html, as_ods, as_xlsx
from tests.readers.test_lost_sheets import rewritten

from haixi_check.readers import limits
from haixi_check.table import Area, CellError, Table, Value

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

AREAS = (Area(0, 0, 0, 2), Area(1, 0, 3, 0), Area(2, 1, 3, 2))
ROWS: list[list[Value]] = [
    ["头", None, None, "尾"],
    ["甲", 1, 2, 3],
    [None, "合并", None, 4],
    [None, None, None, 5],
]


def merged(opened: Opened, data: bytes) -> set[Area]:
    (table,) = opened(data).tables
    return set((table if isinstance(table, Table) else table.head).merged)


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_areas_downward_and_across_are_told(opened: Opened, kind: str) -> None:
    data = WHOLE[kind]([Sheet(name="表", rows=ROWS, merged=AREAS)])
    assert merged(opened, data) == set(AREAS)


def test_so_they_are_by_column(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BIG_SHEET", 0)
    assert merged(opened, as_xlsx([Sheet(name="表", rows=ROWS, merged=AREAS)])) == set(AREAS)


def test_so_they_are_without_the_library(opened: Opened) -> None:
    rows: list[list[Value]] = [*ROWS, [CellError("#SPILL!")]]
    assert merged(opened, as_xlsx([Sheet(name="表", rows=rows, merged=AREAS)])) == set(AREAS)


def test_what_is_merged_in_a_repeated_row_is_so_in_each(opened: Opened) -> None:
    book = [Sheet(name="表", rows=[["甲", "丙"], ["乙", None]], merged=(Area(1, 0, 1, 1),))]
    data = rewritten(
        as_ods(book),
        "content.xml",
        lambda xml: b"<table:table-row table:number-rows-repeated='3'>".join(
            xml.rsplit(b"<table:table-row>", 1)
        ),
    )
    assert merged(opened, data) == {Area(row, 0, row, 1) for row in (1, 2, 3)}


def test_a_row_of_merged_cells_is_not_repeated_without_end(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.readers.grid.MOST_MERGED", 2)
    book = [Sheet(name="表", rows=[["甲", None, "乙"]], merged=(Area(0, 0, 0, 1),))]
    data = rewritten(
        as_ods(book),
        "content.xml",
        lambda xml: xml.replace(
            b"<table:table-row>", b"<table:table-row table:number-rows-repeated='3'>", 1
        ),
    )
    assert [table.unread for table in opened(data).grids] == ["scattered_cells"]


def test_a_cell_of_a_page_that_reaches_to_the_end_of_its_table(opened: Opened) -> None:
    data = as_html([Sheet(name="表", rows=ROWS, merged=AREAS)])
    to_end = data.replace(b'rowspan="3"', b'rowspan="0"')
    assert to_end != data
    assert merged(opened, to_end) == set(AREAS)
