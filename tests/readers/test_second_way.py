"""What the first library gives up is read in a second way, with the same cells and a word of it.

And nothing that is lost on the way passes for read.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from tests.budget import examples
from tests.conftest import ROOT
from tests.readers.books import Book, Sheet, as_xls, as_xlsx
from tests.readers.test_every_format import sheets

from haixi_check.problem import Tier
from haixi_check.readers import Document, InputFile, read, xls, xlsx
from haixi_check.table import Table, Value

if TYPE_CHECKING:
    from tests.readers.conftest import Opened, Workbook

BOOK = (Sheet(name="表", rows=[["甲", "乙", "丙"], [1, 2, 3], [4, "五", 6], [7, 8, 9]]),)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def codes(document: Document) -> list[tuple[str, Tier]]:
    return [(problem.code, problem.tier) for problem in document.problems]


def told(table: Table) -> object:
    """All that is known of a sheet, by its places in the sheet and not in the table."""
    cells: dict[str, Value] = {
        table.location(row, column).cell: value for row, column, value in table.walk()
    }
    return (
        (table.name, table.hidden, table.unread, table.epoch),
        [(place, type(value), value) for place, value in sorted(cells.items())],
        sorted(map(table.named, table.merged)),
        sorted(row + table.top for row in table.hidden_rows),
        sorted(column + table.left for column in table.hidden_columns),
    )


def written_to(folder: Path, data: bytes) -> InputFile:
    path = folder / "input"
    path.write_bytes(data)
    return InputFile(path, "报送.xlsx")


def both(source: InputFile, monkeypatch: pytest.MonkeyPatch) -> tuple[Document, Document]:
    first = read(source)
    with monkeypatch.context() as patch:
        patch.setattr(xlsx, "_opened", lambda _: None)
        return first, read(source)


@pytest.mark.parametrize("path", sorted((ROOT / "samples").rglob("*.xlsx")), ids=lambda p: p.name)
@pytest.mark.sampled(3)
def test_every_sample_is_the_same_in_both_ways(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = both(InputFile(path, path.name), monkeypatch)
    assert list(map(told, second.grids)) == list(map(told, first.grids))
    if first.grids:
        assert codes(second) == [*codes(first), ("read_otherwise", Tier.NOTE)]


@settings(max_examples=examples(6))
@given(sheet=sheets())
def test_every_kind_of_cell_is_the_same_in_both_ways(
    sheet: Sheet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = written_to(tmp_path_factory.mktemp("both"), as_xlsx([sheet]))
    with pytest.MonkeyPatch.context() as patch:
        first, second = both(source, patch)
    assert list(map(told, second.grids)) == list(map(told, first.grids))


@settings(max_examples=examples(6))
@given(sheet=sheets())
def test_a_sound_xls_is_the_same_in_both_ways(
    sheet: Sheet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = as_xls([sheet])
    source = written_to(tmp_path_factory.mktemp("both"), data)
    first = read(source)
    assert list(map(told, xls.read_tolerantly(source, data).grids)) == list(map(told, first.grids))


def rewritten(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """A zipped workbook with its parts changed, or called otherwise."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return file.getvalue()


SHEET = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
STRINGS = "<si><t>甲</t></si>"
MACROS = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"


def with_macro_sheet(workbook: Workbook, sheet: str = SHEET) -> bytes:
    def change(name: str, xml: bytes) -> tuple[str, bytes]:
        if name == "xl/_rels/workbook.xml.rels":
            own = b'Id="rId2" Type="'
            at = xml.index(own) + len(own)
            xml = xml[:at] + MACROS + xml[xml.index(b'"', at) :]
        return name, xml

    states = {"表": "visible", "宏": "visible"}
    return rewritten(workbook(sheet, strings=STRINGS, states=states), change)


def test_a_macro_sheet_among_the_sheets_costs_none_of_them(
    opened: Opened, workbook: Workbook
) -> None:
    document = opened(with_macro_sheet(workbook))
    assert [(table.name, list(table.walk())) for table in document.grids] == [
        ("表", [(0, 0, "甲")])
    ]
    assert codes(document) == [("read_otherwise", Tier.NOTE)]


def test_a_sheet_that_is_cut_off_is_not_read_in_the_second_way_either(
    opened: Opened, workbook: Workbook
) -> None:
    whole = with_macro_sheet(workbook)

    def cut(name: str, xml: bytes) -> tuple[str, bytes]:
        return name, xml[:-13] if name == "xl/worksheets/sheet1.xml" else xml

    document = opened(rewritten(whole, cut))
    assert not any(table.rows for table in document.grids)
    assert ("damaged_file", Tier.MUST_FIX) in codes(document)


def test_a_string_that_is_gone_gives_its_sheet_up(opened: Opened, workbook: Workbook) -> None:
    lost = SHEET.replace("<v>0</v>", "<v>7</v>")
    document = opened(with_macro_sheet(workbook, lost))
    assert not any(table.rows for table in document.grids)


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"xl/", b"book/"), (b"sharedStrings.xml", b"texts/all.xml"), (b"styles.xml", b"looks.xml")],
)
def test_parts_are_found_by_their_relations(
    opened: Opened, workbook: Workbook, before: bytes, after: bytes
) -> None:
    types = (
        "<Types><Override ContentType='application/vnd.ms-excel.spreadsheetml.main+xml'/></Types>"
    )

    def moved(name: str, xml: bytes) -> tuple[str, bytes]:
        return name.replace(before.decode(), after.decode()), xml.replace(before, after)

    percent = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
    sheet = SHEET.replace("</row>", '<c r="B1" s="1"><v>0.5</v></c></row>')
    data = workbook(sheet, strings=STRINGS, styles=percent, parts={"[Content_Types].xml": types})
    document = opened(rewritten(data, moved))
    assert document.format == "xlsx"
    assert [list(map(str, row)) for row in document.grids[0].rows] == [
        list(map(str, row)) for row in opened(data).grids[0].rows
    ]
    assert codes(document) == []


def test_strings_whose_checksum_is_wrong_are_damage(opened: Opened, workbook: Workbook) -> None:
    data = workbook(SHEET, strings=STRINGS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        crc = struct.pack("<I", archive.getinfo("xl/sharedStrings.xml").CRC)
    assert codes(opened(data.replace(crc, b"\1\2\3\4"))) == [("damaged_file", Tier.MUST_FIX)]


def contradicting(book: Book) -> bytes:
    """An .xls whose directory claims sectors that its workbook has as well."""
    data = bytearray(as_xls(book))
    (directory,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<II", data, (directory + 1) * 512 + 116, 0, 5_000)
    return bytes(data)


def test_an_xls_that_contradicts_itself_is_read_and_told(opened: Opened) -> None:
    document = opened(contradicting(BOOK), "甲.xls")
    assert list(map(told, document.grids)) == list(map(told, opened(as_xls(BOOK), "甲.xls").grids))
    assert codes(document) == [("read_otherwise", Tier.NOTE)]


CELL, TEXT = b"\x7e\x02\x0a\x00", b"\xfd\x00\x0a\x00"
ROW, SIZES = b"\x08\x02\x10\x00", b"\x00\x02\x0e\x00"


@pytest.mark.parametrize(
    ("record", "nth", "change"),
    [
        (TEXT, 3, b"\xfc\x00\x0a\x00"),  # the cell in the middle of a row is no cell
        (CELL, 1, b"\x7f\x02\x0a\x00"),  # the last one of a row
        (ROW, 3, b"\x0b\x02\x10\x00"),  # the last row does not announce itself: its cells stand
        (ROW, 2, ROW + b"\x01\x00"),  # a row announces itself as the one before, which does too
        (SIZES, 0, SIZES + b"\0\0\0\0\x09"),  # the sheet announces five rows more
    ],
)
def test_an_xls_of_which_something_is_lost_is_not_read(
    opened: Opened, record: bytes, nth: int, change: bytes
) -> None:
    data = contradicting(BOOK)
    start = data.index(b"\x09\x08", data.index(b"\x09\x08", 512) + 2)
    at = start
    for _ in range(nth + 1):
        at = data.index(record, at + 1)
    damaged = data[:at] + change + data[at + len(change) :]
    document = opened(damaged, "甲.xls")
    assert not any(table.rows for table in document.grids)
    assert codes(document)[0][1] is Tier.MUST_FIX


def test_an_xls_that_has_lost_a_sheet_of_its_list_is_not_read(opened: Opened) -> None:
    data = contradicting([*BOOK, Sheet(name="册", rows=[["甲"]])])
    at = data.rindex(b"\x85\0", 0, data.index(b"\xfc\0"))
    document = opened(data[:at] + b"\x84" + data[at + 1 :], "甲.xls")
    assert codes(document) == [("damaged_file", Tier.MUST_FIX)]


def test_a_name_that_the_library_cannot_work_out_costs_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xlrd.book import Book as Workbook_
    from xlrd.formula import FormulaError

    def stumble(_: object) -> None:
        raise FormulaError("Unhandled opcode")

    monkeypatch.setattr(Workbook_, "names_epilogue", stumble)
    document = opened(as_xls(BOOK), "甲.xls")
    assert [row[0] for row in document.grids[0].rows] == ["甲", 1, 4, 7]
    assert codes(document) == []


@pytest.mark.parametrize("name", ["WORKBOOK", "BOOK", "workbook", "book", "Book"])
def test_names_in_a_compound_file_have_no_case(opened: Opened, name: str) -> None:
    data = as_xls(BOOK)
    old = "Workbook".encode("utf-16-le") + b"\0\0"
    at = data.index(old)
    new = bytearray(data)
    new[at : at + len(old)] = name.encode("utf-16-le").ljust(len(old), b"\0")
    struct.pack_into("<H", new, at + 64, 2 * len(name) + 2)
    document = opened(bytes(new), "甲.xls")
    assert (document.format, len(document.grids[0].rows)) == ("xls", 4)
