"""What only one of the other formats can hold, and what real programs write in them."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import python_calamine
from tests.readers.books import Sheet, as_html, as_mhtml, as_ods, as_xls, as_xlsb, zipped

from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.signatures import outermost_streams
from haixi_check.readers.text import decoded
from haixi_check.table import Area, CellError, Percent, UnstoredFormula, Value

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

    from haixi_check.readers import Document


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def values(document: Document) -> dict[str, Value]:
    (table,) = document.grids
    return {table.location(row, column).cell: value for row, column, value in table.walk()}


def biff5(codepage: int, text: bytes) -> bytes:
    """A bare BIFF5 stream with one label, as programs of the nineties wrote it."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    head = record(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0)) + record(
        0x42, struct.pack("<H", codepage)
    )
    end = record(0x0A, b"")
    sheet = struct.pack("<IH", len(head) + 4 + 6 + 2 + 4, 0) + bytes((1, 65))
    label = record(0x204, struct.pack("<HHHH", 1, 1, 0, len(text)) + text)
    begin = record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0))
    return head + record(0x85, sheet) + end + begin + label + end


@pytest.mark.parametrize(("codepage", "text"), [(936, "双师型"), (950, "學校"), (932, "学校の")])
def test_old_code_pages_are_read(opened: Opened, codepage: int, text: str) -> None:
    document = opened(biff5(codepage, text.encode(f"cp{codepage}")), "甲.xls")
    assert (document.format, values(document)) == ("xls", {"B2": text})


def test_the_calendar_of_1904_in_xls_and_xlsb(opened: Opened) -> None:
    data = as_xlsb([Sheet(name="表", rows=[[date(2017, 12, 30)]])])
    members = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    members["xl/workbook.bin"] = members["xl/workbook.bin"].replace(
        b"\x99\x01\x08\0", b"\x99\x01\x08\x01", 1
    )
    assert values(opened(zipped(members))) == {"A1": date(2021, 12, 31)}


def test_a_binary_workbook_is_read_as_the_native_library_reads_it(opened: Opened) -> None:
    rows: list[list[Value]] = [["甲", 1, Decimal("2.5"), True], ["乙", -7, 123456789012, "丙"]]
    data = as_xlsb([Sheet(name="表", rows=rows)])
    native = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_name("表").to_python()
    assert native == [list(map(_plain, row)) for row in rows]
    assert list(opened(data, "甲.xlsb").grids[0].rows) == rows


def _plain(value: Value) -> object:
    return float(value) if isinstance(value, Decimal) else value


def test_a_locked_xls_is_told(opened: Opened) -> None:
    data = biff5(936, b"a")
    at = data.index(struct.pack("<HH", 0x42, 2))
    locked = data[:at] + struct.pack("<HH4s", 0x2F, 4, b"\x01\x02\x03\x04") + data[at:]
    assert codes(opened(locked, "甲.xls")) == ["encrypted_workbook"]


def test_the_root_of_a_compound_file_tells_what_it_is() -> None:
    data = as_xls([Sheet(name="表", rows=[["WordDocument"]])])
    assert "Workbook" in outermost_streams(data)
    assert outermost_streams(data[:600]) == frozenset()


def spreadsheetml(rows: str, *, encoding: str = "utf-8", head: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{head}'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="q" ss:Parent="p"/></Styles>'
        f'<Worksheet ss:Name="表"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
def test_spreadsheetml_in_the_encodings_of_exporting_systems(opened: Opened, encoding: str) -> None:
    row = '<Row><Cell><Data ss:Type="String">双师型教师</Data></Cell></Row>'
    document = opened(spreadsheetml(row, encoding=encoding), "甲.xls")
    assert (document.format, values(document)) == ("XML 2003", {"A1": "双师型教师"})


def test_spreadsheetml_tells_styles_formulas_comments_and_gaps(opened: Opened) -> None:
    rows = (
        '<Row ss:Index="2" ss:StyleID="q"><Cell><Data ss:Type="Number">0.5</Data></Cell>'
        '<Cell ss:Formula="=1+1"/>'
        '<Cell ss:Formula="=2"><Data ss:Type="Number">2</Data></Cell></Row>'
        '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">甲</Data></Cell>'
        "<Cell><Comment><Data>批注</Data></Comment></Cell>"
        '<Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell></Row>'
    )
    document = opened(spreadsheetml(rows), "甲.xls")
    assert values(document) == {
        "A2": Percent(Decimal("0.5")), "B2": UnstoredFormula(), "C2": Percent(Decimal(2)),
        "A3": "甲", "D3": "08:30",
    }  # fmt: skip
    assert document.grids[0].merged == (Area(2, 0, 2, 1),)


def test_entities_in_spreadsheetml_are_refused(opened: Opened) -> None:
    head = '<!DOCTYPE a [<!ENTITY b "c">]>'
    assert codes(opened(spreadsheetml("", head=head), "甲.xls")) == ["xml_entities"]


def ods(body: str, **members: str) -> bytes:
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"'
        ' xmlns:calcext="c"><office:body><office:spreadsheet>'
        f'<table:table table:name="表">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content, **members})


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def test_ods_tells_formulas_errors_comments_and_repeats(opened: Opened) -> None:
    body = row(
        '<table:table-cell table:formula="of:=1"/>',
        '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
        "<text:p>#DIV/0!</text:p></table:table-cell>",
        '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p>'
        "</office:annotation><text:p>甲<text:s text:c='3'/>乙</text:p></table:table-cell>",
        '<table:table-cell office:value-type="float" office:value="7"'
        ' table:number-columns-repeated="2"/>',
    )
    assert values(opened(ods(body), "甲.ods")) == {
        "A1": UnstoredFormula(), "B1": CellError("#DIV/0!"), "C1": "甲   乙", "D1": 7, "E1": 7,
    }  # fmt: skip


def test_a_row_that_is_filled_down_to_the_end_of_the_sheet_is_held_once(opened: Opened) -> None:
    cell = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    head = row(cell.format("甲"), cell.format("乙"))
    filled = row(
        "<table:table-cell/>", cell.format("无"), more=' table:number-rows-repeated="1048575"'
    )
    (table,) = opened(ods(head + filled), "甲.ods").grids
    assert len(table.rows) == 1_048_576
    assert table.rows[-1] == [None, "无"]
    assert len(set(map(id, table.rows))) == 2


@pytest.mark.parametrize(
    "body",
    [
        row(
            '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
            "<text:p>甲</text:p></table:table-cell>",
            more=' table:number-rows-repeated="1048576"',
        ),
        row("<table:table-cell/>", more=' table:number-rows-repeated="1048576"')
        + row(
            "<table:table-cell office:value-type='string'><text:p>甲</text:p></table:table-cell>"
        ),
    ],
)
def test_repeats_without_bound_cost_nothing(
    opened: Opened, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.readers.grid.MOST_CELLS_SPANNED", 10_000)
    monkeypatch.setattr("haixi_check.readers.grid.CELLS_SPANNED_FREELY", 10_000)
    (code,) = codes(opened(ods(body), "甲.ods"))
    assert code in ("scattered_cells", "damaged_sheet")


def test_blanks_without_bound_cost_nothing(opened: Opened) -> None:
    text = "<text:p>甲<text:s text:c='2000000000'/>乙</text:p>"
    cell = f"<table:table-cell office:value-type='string'>{text}</table:table-cell>"
    (found,) = values(opened(ods(row(cell)), "甲.ods")).values()
    assert isinstance(found, str)
    assert len(found) < 2000


def test_a_locked_ods_is_told(opened: Opened) -> None:
    locked = ods("", **{"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"})
    assert codes(opened(locked, "甲.ods")) == ["encrypted_workbook"]


def test_pages_in_the_encodings_of_exporting_systems(opened: Opened) -> None:
    sheet = Sheet(name="双师型教师名册", rows=[["工号", "学历"], ["007", "本科"]])
    for encoding in ("utf-8", "gb18030", "utf-16"):
        (table,) = opened(as_html([sheet], encoding=encoding), "甲.xls").grids
        assert (table.name, list(table.rows)) == (sheet.name, sheet.rows)


def test_spans_of_a_page_become_merged_areas(opened: Opened) -> None:
    page = (
        "<table><tr><th rowspan=2>校<th colspan=2>在校生<tr><td>2021<td>2022"
        "<tr><td>甲<td>1<td>2<br>3&nbsp;</table>"
    )
    document = opened(page, "甲.xls")
    assert values(document) == {
        "A1": "校", "B1": "在校生", "B2": "2021", "C2": "2022", "A3": "甲", "B3": "1", "C3": "2\n3",
    }  # fmt: skip
    assert document.grids[0].merged == (Area(0, 0, 1, 0), Area(0, 1, 0, 2))


def test_tables_within_tables_stand_alone(opened: Opened) -> None:
    page = (
        "<table><tr><td><table><tr><td>内</table></td><td>外</table><script>var a='<td>'</script>"
    )
    tables = opened(page, "甲.html").grids
    assert [[v for _, _, v in table.walk()] for table in tables] == [["内"], ["外"]]


def test_tables_nested_without_end_are_refused(opened: Opened) -> None:
    assert codes(opened("<table><tr><td>" * 10_000, "甲.html")) == ["too_deep"]


def test_a_page_of_frames_says_where_its_tables_are(opened: Opened) -> None:
    page = '<html><frameset><frame src="甲.files/sheet001.htm"></frameset></html>'
    assert codes(opened(page, "甲.htm")) == ["frames_elsewhere"]


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "us-ascii"])
def test_a_single_file_page_has_the_sheets_that_its_first_page_names(
    opened: Opened, encoding: str
) -> None:
    book = [
        Sheet(name="甲&乙", rows=[["姓名", "人数"], ["某", 3]]),
        Sheet(name="丙", rows=[["丁"]], hidden=True),
    ]
    document = opened(as_mhtml(book, encoding=encoding), "甲.mht")
    assert (document.format, codes(document)) == ("MHTML", [])
    found = [(table.name, table.hidden, list(table.rows)) for table in document.grids]
    assert found == [(sheet.name, sheet.hidden, sheet.rows) for sheet in book]


def test_a_single_file_page_of_a_browser_is_read(opened: Opened) -> None:
    page = base64.b64encode(as_html([Sheet(name="表", rows=[["甲", 1]])])).decode()
    text = (
        "From: <Saved by Blink>\nSubject: =?utf-8?Q?x?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="b"\n\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n"
        f"Content-Location: http://x.invalid/\n\n{page}\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    (table,) = opened(text, "甲.mhtml").grids
    assert (table.name, list(table.rows)) == ("表", [["甲", 1]])


@pytest.mark.parametrize(
    "text",
    [
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n',
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n\n--b--',
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n' + "--b\n" * 3_000,
    ],
)
def test_a_single_file_page_without_tables_says_so(opened: Opened, text: str) -> None:
    assert set(codes(opened(text, "甲.mht"))) <= {"no_sheets", "damaged_file"}


def test_a_hidden_sheet_of_ods_is_told(opened: Opened) -> None:
    book = [Sheet(name="甲", rows=[["a"]]), Sheet(name="乙", rows=[["b"]], hidden=True)]
    assert [table.hidden for table in opened(as_ods(book), "甲.ods").grids] == [False, True]


def test_the_flat_form_of_ods_is_read(opened: Opened) -> None:
    with zipfile.ZipFile(io.BytesIO(as_ods([Sheet(name="表", rows=[["甲", 1]])]))) as archive:
        content = archive.read("content.xml")
    office = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    flat = re.sub(rb'xmlns:office="[^"]*"', b'xmlns:office="' + office + b'"', content)
    document = opened(flat, "甲.fods")
    assert (document.format, codes(document)) == ("ods", [])
    assert values(document) == {"A1": "甲", "B1": 1}


def test_an_encoding_named_by_a_damaged_page_is_a_wrong_one() -> None:
    with pytest.raises(UnreadableError) as raised:
        decoded("甲".encode(), "gb\x002312")
    assert raised.value.code == "wrong_encoding"


def test_a_page_of_libreoffice_has_names_exact_numbers_and_no_notes(opened: Opened) -> None:
    page = (
        '<!DOCTYPE html><html><body><A NAME="table0"><h1>Sheet 1: <em>甲&amp;乙</em></h1></A>'
        "<table><tr><td><comment>虚构批注</comment>率</td>"
        '<td sdval="0.12345" sdnum="2052;0;0.00%">12.35%</td><td sdval="1650">1,650</td></tr>'
        '</table><A NAME="table1"><h1>Sheet 2: <em>空表</em></h1></A><table></table></body>'
    )
    (table,) = opened(page, "甲.html").grids
    assert table.name == "甲&乙"
    assert list(table.rows) == [["率", Percent(Decimal("0.12345")), 1650]]


@pytest.mark.parametrize("text", ["ID;PWXL;N;E\r\nC;Y1;X1;K1\r\n", 'TABLE\r\n0,1\r\n"EXCEL"\r\n'])
def test_formats_of_old_programs_are_told(opened: Opened, text: str) -> None:
    assert codes(opened(text, "甲.slk")) == ["format_not_read"]
