"""A big worksheet is read by column, and holds what the reader that goes cell by cell finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from tests.readers.conftest import MAIN, write_workbook

from haixi_check.readers import InputFile, read
from haixi_check.readers.documents import Document
from haixi_check.readers.grid import is_blank
from haixi_check.table import Area, Frame, Table, Value

if TYPE_CHECKING:
    from pathlib import Path

    from tests.readers.conftest import Opened

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="165" formatCode="0000000"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 9, 14, 46, 22, 31, 164, 165, 49))
    + "</cellXfs>"
)
STRINGS = (
    "<si><t>双师</t></si><si/><si><t> 空 白 </t></si><si><t xml:space='preserve'> 空 </t></si>"
    "<si><r><t>富</t></r><r><t> 文本</t></r></si><si><t>a&amp;b_x000D_c</t></si><si><t></t></si>"
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("big") / "名册.xlsx"


def both(file: Path, data: bytes) -> tuple[Document, Document]:
    """What is read cell by cell, and by column."""
    file.write_bytes(data)
    source = InputFile(file, file.name)
    small = read(source)
    with patch("haixi_check.readers.limits.BIG_SHEET", 0):
        return small, read(source)


def whole(document: Document) -> Iterator[Table]:
    for table in document.tables:
        yield table.whole() if isinstance(table, Frame) else table


def content(table: Table) -> tuple[object, ...]:
    cells: dict[str, Value] = {
        table.location(row, column).cell: value for row, column, value in table.walk()
    }
    # A cell with an empty text makes no difference to anybody but calamine.
    top = min((row for row, _, _ in table.walk()), default=0)
    left = min((column for _, column, _ in table.walk()), default=0)
    merged = {
        Area(max(a.top, top) + table.top, max(a.left, left) + table.left, a.bottom + table.top, 0)
        for a in table.merged
        if cells and a.bottom >= top and a.right >= left
    }
    hidden = {row + table.top for row in table.hidden_rows if cells}
    types = [type(value) for value in cells.values()]
    return (table.name, table.hidden, cells, types, merged, hidden)


def assert_alike(file: Path, data: bytes, *, by_column: bool = True) -> None:
    small, big = both(file, data)
    assert list(map(content, whole(big))) == list(map(content, whole(small)))
    assert big.problems == small.problems
    assert [isinstance(table, Frame) for table in big.tables] == [by_column] * len(small.tables)


def sheet(*cells: str, row: int = 3) -> str:
    """Cells A3, B3 … below a first row; `{r}` stands for the address."""
    written = "".join(cell.format(r=f"{chr(65 + n)}{row}") for n, cell in enumerate(cells))
    first = '<row r="1" spans="1:2"><c r="B1" t="inlineStr"><is><t>首</t></is></c></row>'
    return f'<sheetData>{first}<row r="{row}">{written}</row></sheetData>'


INLINE = '<c r="{{r}}" t="inlineStr"><is>{}</is></c>'
TEXTS = [
    "<t> a b </t>", "<t xml:space='preserve'> a b </t>", "<t>\n x\r\ny\tz\r</t>", "<t></t>", "<t/>",
    "<t>_x000D_a_x0041_ _x005F_x0041_</t>", "<t> </t>", "<t>a&amp;b&#10;c&#x4e2d;</t>",
    "<r><t>a</t></r><r><t> b</t></r>", "<t>a&#13;b\x7f\x85c</t>", "<t>\u3000a\u00a0</t>",
    "<t>身份证</t><rPh sb='0' eb='1'><t>shen</t></rPh>",
]  # fmt: skip
CELLS = [
    *(INLINE.format(text) for text in TEXTS),
    *(f'<c r="{{r}}" t="s"><v>{number}</v></c>' for number in range(7)),
    *(
        f'<c r="{{r}}" s="{style}"><v>{number}</v></c>'
        for style in range(9)
        for number in ("0", "0.5", "1", "44561.75", "-1", "12345678", "110101199003070000")
    ),
    *(
        f'<c r="{{r}}"><v>{number}</v></c>'
        for number in ("007", "1e3", "+5", ".5", "5.", "-0", "abc", " 12 ", "inf", "1e15", "")
    ),
    *(
        f'<c r="{{r}}" t="e"><v>{code}</v></c>'
        for code in ("#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#SPILL!", "#新!")
    ),
    '<c r="{r}" t="str"><v> a </v></c>', '<c r="{r}" t="str"><f>x</f><v> a &amp;_x0041_</v></c>',
    '<c r="{r}"><f>1+1</f></c>', '<c r="{r}"><f>1+1</f><v/></c>', '<c r="{r}"><f>1</f><v>2</v></c>',
    '<c r="{r}" t="str"><f>""</f><v></v></c>',
    '<c r="{r}" s="1"><f t="shared" si="0"/><v>1</v></c>',
    '<c r="{r}" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="{r}" t="b"><v>1</v></c>',
    '<c r="{r}" t="b"><f>1</f></c>', '<c r="{r}"/>', '<c r="{r}" s="1"/>', '<c r="{r}" t="s"/>',
    '<c r="{r}" t="inlineStr"/>', '<c r="{r}" t="n"><v>4</v></c>', '<c r="{r}"></c>',
    '<c r="{r}" s="4"><v>2958465.999999</v></c>',
    '<c r="{r}"><extLst><ext/></extLst></c>', '<c r="{r}" t="d"><v>2021-01-02</v></c>',
    '<c r="{r}" t="s"><v></v></c>',
    '<c r="{r}" t="inlineStr" s="1"><is><t>85%</t></is></c>',
]  # fmt: skip
BROKEN = [
    '<c r="{r}" t="s"><v>9</v></c>', '<c r="{r}" t="q"><v>4</v></c>',
    '<c t="s"><v>0</v></c>', "<c r='{r}' t='s'><v>0</v></c>", '<c s="1" r="{r}"><v>0</v></c>',
    '<c r="{r}"><v>1</v></c><c r="{r}"><v>2</v></c>', '<c r="a3"><v>1</v></c>',
    '<c r="{r}" t="s"><f>A</f><v>0</v></c>', '<v>3</v>',
    '<c r="{r}"><v>1</v></c><!-- x -->',
]  # fmt: skip
"""What only a parser can read, or nothing can: the sheet is then left to the reader by cell."""


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.sampled(3)
def test_a_cell_means_the_same_by_column(file: Path, cell: str) -> None:
    assert_alike(file, write_workbook(sheet(cell), styles=STYLES, strings=STRINGS))


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.sampled(7)
def test_a_cell_means_the_same_beside_an_error_that_the_library_does_not_know(
    opened: Opened, cell: str
) -> None:
    spill = '<c r="{r}" t="e"><v>#SPILL!</v></c>'
    beside = '<c r="{r}" t="e"><v>#N/A</v></c>'
    known, unknown = (
        opened(write_workbook(sheet(cell, error), styles=STYLES, strings=STRINGS)).grids[0]
        for error in (beside, spill)
    )
    values = [
        {
            table.location(row, column).cell: value
            for row, column, value in table.walk()
            if not is_blank(value) and table.left + column == 0
        }
        for table in (known, unknown)
    ]
    assert values[0] == values[1]
    assert list(map(type, values[0].values())) == list(map(type, values[1].values()))


@pytest.mark.parametrize("cell", BROKEN)
def test_what_is_not_plainly_written_is_read_cell_by_cell(file: Path, cell: str) -> None:
    data = write_workbook(sheet(cell), styles=STYLES, strings=STRINGS)
    assert_alike(file, data, by_column=False)


BLANK = ' t="inlineStr"><is><t xml:space="preserve"> </t></is></c>'


def roster(*rows: str) -> bytes:
    """A workbook of whole rows, and below them eight more of the same columns."""
    usual = "".join(row(number) for number in range(101, 109))
    return write_workbook(
        f"<sheetData>{''.join(rows)}{usual}</sheetData>", styles=STYLES, strings=STRINGS
    )


def row(number: int, *, a: str = "甲", b: str = '<c r="B{r}"><v>5</v></c>', head: str = "") -> str:
    first = f'<c r="A{number}" t="inlineStr"><is><t>{a}</t></is></c>'
    last = f'<c r="C{number}" s="2"><v>44561</v></c>'
    return f'<row r="{number}"{head}>{first}{b.format(r=number)}{last}</row>'


@pytest.mark.parametrize(
    "one",
    [
        row(2, a='12"'), row(12, a='12" 2"'), row(2, b='<c r="B2" s="2"><v>2</v></c>'),
        row(2, b='<c r="B2"><f>IF(A2="2",1,2)</f><v>2</v></c>'), row(9, head=' spans="1:9"'),
        row(1, head=' hidden="1"'), row(3, head=' ht="3" hidden="true"'), row(4, b=""),
        row(5, b='<c r="C5"><v>1</v></c>', a="x").replace('C5" s', 'D5" s'),
        row(6, a="&amp;"), row(6, a="_x0041_"), row(6, a=" "), row(6, a=""), row(6, a="a\x85"),
        row(7, b='<c r="B{r}"></c>'), row(7, b='<c r="B{r}" s="1"/>'), row(7, b="\n"),
        '<row r="7" hidden="1"/>' + row(8), '<row r="7"></row>' + row(8), row(8) + "\n ",
        row(8).replace("<row ", "\n <row "), row(8).replace("</row>", " </row>"),
        row(8).replace('<row r="8"', '<row spans="1:3" r="8"'),
        row(8).replace("</row>", f'<c r="XFD8"{BLANK}</row>'),
        row(8) + f'<row r="90"><c r="A90"{BLANK}</row>',
        row(8).replace('<row r="8"', '<row r="9"'), row(8).replace('<row r="8"', "<row"),
    ],
)  # fmt: skip
@pytest.mark.sampled(2)
def test_a_row_that_differs_from_those_around_it_means_the_same(file: Path, one: str) -> None:
    assert_alike(file, roster(one))


@pytest.mark.parametrize(
    "one",
    [
        row(3) + row(3), row(5) + row(4), row(3) + row(3, b=""), row(3, b='<c r="A{r}"/>'),
        row(3).replace("</is></c>", "</is>"), row(3).replace('<c r="C', '<d/><c r="C'),
        row(3, a='甲</t></is></c><c r="B9"><v>1</v></c><is><t>乙'),
        row(3, b='<c r="B{r}" q="<"><v>1</v></c>'), row(3, b='<c r="B{r}" t="s"><v>7</v></c>'),
        row(3, a="<![CDATA[</c></row>]]>"), row(3, b='<c r="B2"><v>1</v></c>'),
        pytest.param(row(2**20 + 1), marks=pytest.mark.thorough),  # takes seconds
    ],
)  # fmt: skip
def test_a_row_that_is_not_plainly_written_spoils_no_other(file: Path, one: str) -> None:
    small, big = both(file, roster(one))
    assert list(map(content, whole(big))) == list(map(content, whole(small)))
    assert big.problems == small.problems


TWICE = {
    "in a row": '<c r="A9"><v>1</v></c><c r="B9"><v>1</v></c><c r="A9"><v>2</v></c>',
    "side by side": '<c r="A9"><v>1</v></c><c r="A9"><v>2</v></c>',
    "the same": '<c r="A9"><v>1</v></c><c r="A9"><v>1</v></c>',
    "in two rows": '<c r="A9"><v>1</v></c></row><row r="9"><c r="A9"><v>2</v></c>',
    "much later": '<c r="A9"><v>1</v></c></row><row r="10"><c r="B10"><v>1</v></c></row>'
    '<row r="9"><c r="A9"><v>2</v></c>',
    "without an address": '<c r="B9"><v>1</v></c><c r="A9"><v>1</v></c><c><v>2</v></c>',
}


@pytest.mark.parametrize("cells", TWICE.values(), ids=TWICE)
@pytest.mark.parametrize("beside", ["", '<row r="80"><c r="A80" t="e"><v>#SPILL!</v></c></row>'])
def test_a_cell_that_stands_twice_gives_its_sheet_up(file: Path, cells: str, beside: str) -> None:
    for document in both(file, roster(f'<row r="9">{cells}</row>', beside)):
        assert [table.unread for table in whole(document)] == ["cell_given_twice"]
        assert [problem.code for problem in document.problems] == ["cell_given_twice"]


ONCE = {
    "the second one blank": '<row r="9"><c r="A9"><v>1</v></c><c r="A9" s="1"/></row>',
    "rows in no order": row(9) + row(7) + row(8),
    "cells in no order": '<row r="9"><c r="B9"><v>1</v></c><c r="A9"><v>1</v></c></row>',
    "without addresses": "<row><c><v>1</v></c><c><v>2</v></c></row>",
}


@pytest.mark.parametrize("rows", ONCE.values(), ids=ONCE)
def test_cells_in_no_order_are_read_if_each_stands_once(file: Path, rows: str) -> None:
    small, big = both(file, roster(rows))
    assert list(map(content, whole(big))) == list(map(content, whole(small)))
    assert (small.problems, big.problems) == ((), ())


@pytest.mark.parametrize("number", ["D4", "0", "4.0", "-4", "99999999"])
def test_a_row_whose_number_is_none_is_damage_by_column_as_well(file: Path, number: str) -> None:
    one = row(4).replace('<row r="4"', f'<row r="{number}"')
    for document in both(file, roster(row(3), one, row(5))):
        assert [problem.code for problem in document.problems] == ["damaged_sheet"]


kept = st.lists(st.sampled_from(CELLS), min_size=4, max_size=4)
others = st.dictionaries(st.integers(0, 3), st.one_of(st.none(), st.sampled_from(CELLS)))


@given(kept, st.lists(st.tuples(st.integers(1, 3), others), min_size=3, max_size=12))
def test_rows_of_few_shapes_are_alike_by_column(
    file: Path, usual: list[str], rows: list[tuple[int, dict[int, str | None]]]
) -> None:
    written, number = "", 0
    for step, changes in rows:
        number += step
        cells = [changes.get(at, cell) for at, cell in enumerate(usual)]
        inner = "".join(
            cell.format(r=f"{get_column_letter(at)}{number}")
            for at, cell in enumerate(cells, 1)
            if cell
        )
        written += f'<row r="{number}">{inner}</row>'
    data = write_workbook(f"<sheetData>{written}</sheetData>", styles=STYLES, strings=STRINGS)
    assert_alike(file, data)


rows = st.lists(
    st.tuples(
        st.integers(1, 3), st.lists(st.one_of(st.none(), st.sampled_from(CELLS)), max_size=30)
    ),
    max_size=12,
)


@given(rows, st.sampled_from(["", "\n", "\r\n  "]))
def test_sheets_are_alike_by_column(
    file: Path, rows: list[tuple[int, list[str | None]]], gap: str
) -> None:
    written, number = "", 0
    for step, cells in rows:
        number += step
        names = [get_column_letter(n) for n in range(1, len(cells) + 1)]
        inner = "".join(
            cell.format(r=f"{name}{number}")
            for name, cell in zip(names, cells, strict=True)
            if cell
        )
        hidden = ' hidden="1"' if number % 5 == 0 else ' hidden="false"' if number % 5 == 1 else ""
        written += f'<row r="{number}"{hidden}>{gap}{inner}</row>{gap}'
    merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B3:B9"/></mergeCells>'
    data = write_workbook(
        f'<dimension ref="A1"/><sheetData>{gap}{written}</sheetData>{merged}',
        styles=STYLES, strings=STRINGS, properties='<workbookPr date1904="1"/>',
    )  # fmt: skip
    for piece, portion in ((200, 2**20), (2**20, 200)):
        with (
            patch("haixi_check.readers.xlsx.stream._PIECE", piece),
            patch("haixi_check.readers.xlsx.row_cells._PORTION", portion),
        ):
            assert_alike(file, data)


@pytest.mark.parametrize("date1904", [True, False])
@pytest.mark.parametrize("serial", ["2957003", "2957004", "2958465.5", "2958466", "1e9", "-1"])
def test_the_last_days_are_alike_beside_an_error_that_few_know(
    file: Path, serial: str, date1904: bool
) -> None:
    cells = '<c r="{r}" t="e"><v>#SPILL!</v></c>', f'<c r="{{r}}" s="4"><v>{serial}</v></c>'
    properties = f'<workbookPr date1904="{date1904:d}"/>'
    assert_alike(file, write_workbook(sheet(*cells), styles=STYLES, properties=properties))


def test_a_sheet_that_is_not_plainly_written_spoils_no_other(file: Path) -> None:
    wide = "".join(f'<c r="{get_column_letter(at)}1"><v>1</v></c>' for at in range(1, 120))
    data = write_workbook(
        f"<sheetData>{row(1)}</sheetData>",
        states={"宽": "visible", "名册": "visible"},
        styles=STYLES,
        parts={
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{wide}'
            "</row></sheetData></worksheet>"
        },
    )
    small, big = both(file, data)
    assert list(map(content, whole(big))) == list(map(content, whole(small)))
    assert [isinstance(table, Frame) for table in big.tables] == [False, True]
