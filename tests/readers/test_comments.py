"""What people write into the comments of cells is read; what the program writes there is not."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import openpyxl
from openpyxl.comments import Comment
from tests.readers.conftest import PACKAGE, write_workbook
from tests.readers.test_looks import ods, ods_row

from haixi_check.readers import InputFile, read
from haixi_check.readers.comments import OWN_AUTHOR, OWN_MARK, said_by_others
from haixi_check.table import Frame
from haixi_check.writers.annotated.comments import MARKER

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = '<sheetData><row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>8</v></c></row></sheetData>'


def test_the_mark_of_our_own_is_the_one_that_is_written() -> None:
    assert OWN_MARK == MARKER
    assert said_by_others(f"待核实\n{MARKER}\n不是数字") == "待核实"


def commented(**texts: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([1, 2, 3])
    for address, text in texts.items():
        sheet[address].comment = Comment(text, "虚构人")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_comment_is_read_at_its_cell_by_row_and_by_column(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(commented(B1="待核实", C1=f"{MARKER}\n不是数字"))
    source = InputFile(path, path.name)
    (table,) = read(source).grids
    assert table.comments == {"B1": "待核实"}
    with patch("haixi_check.readers.limits.BIG_SHEET", 0):
        (frame,) = read(source).tables
    assert isinstance(frame, Frame)
    assert frame.head.comments == table.comments


def threads(*said: tuple[str, str, str]) -> bytes:
    """A workbook with threads, and the notes that repeat them for programs that know none."""
    relations = (
        f'<Relationships xmlns="{PACKAGE}">'
        '<Relationship Id="a" Type="http://x/relationships/comments" Target="../comments1.xml"/>'
        '<Relationship Id="b" Type="http://y/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    repeated = "".join(
        f'<comment ref="{place}" authorId="0"><text><t>[线程批注] 注释: {text}</t></text></comment>'
        for place, text, _ in said
    )
    threaded = "".join(
        f'<threadedComment ref="{place}" id="{{1}}"{more}><text>{text}</text></threadedComment>'
        for place, text, more in said
    )
    return write_workbook(
        SHEET,
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations,
            "xl/comments1.xml": f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author>'
            f"</authors><commentList>{repeated}</commentList></comments>",
            "xl/threadedComments/threadedComment1.xml": f"<ThreadedComments>{threaded}"
            "</ThreadedComments>",
        },
    )


def test_a_thread_is_read_once_unless_it_is_settled(opened: Opened) -> None:
    data = threads(("A1", "实际为5人", ""), ("B1", "待核实", ' done="1"'))
    (table,) = opened(data).grids
    assert table.comments == {"A1": "实际为5人"}


def test_damaged_comments_cost_no_value(opened: Opened) -> None:
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
        'Type="http://x/relationships/comments" Target="../comments1.xml"/></Relationships>'
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations,
        "xl/comments1.xml": "<comments><author>",
    }
    document = opened(write_workbook(SHEET, parts=parts))
    assert (document.grids[0].rows, document.problems) == ([[7, 8]], ())


def test_a_note_in_an_ods_is_read_without_its_author(opened: Opened) -> None:
    note = (
        "<office:annotation><dc:creator>虚构人</dc:creator><dc:date>2022-01-01</dc:date>"
        "<text:p>待<text:span>核实</text:span></text:p><text:p>再说</text:p></office:annotation>"
    )
    (table,) = opened(ods(ods_row(1, "1") + ods_row(2, "2", note=note)), "报送.ods").grids
    assert (table.comments, [row[0] for row in table.rows]) == ({"A2": "待核实\n再说"}, [1, 2])


def test_comments_by_the_program_itself_are_nobodys(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([1, 2])
    for address, author in (("A1", OWN_AUTHOR), ("B1", "虚构人")):
        sheet[address].comment = Comment("待核实", author)
        book.save(tmp_path / f"{address}.xlsx")
    for name, said in (("A1", {}), ("B1", {"B1": "待核实"})):
        path = tmp_path / f"{name}.xlsx"
        assert read(InputFile(path, path.name)).grids[0].comments == said
