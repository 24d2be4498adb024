"""What a cell strikes out, hides or shows otherwise is told so, alike by every way into a file."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from unittest.mock import patch

import openpyxl
import xlwt
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.styles.colors import Color
from tests.readers.books import zipped
from tests.readers.conftest import write_workbook

from haixi_check.readers import Document, InputFile, read, xlsx
from haixi_check.table import DeniedValue, Frame, Value

if TYPE_CHECKING:
    import pytest
    from tests.readers.conftest import Opened

Change: TypeAlias = Callable[[Cell], None]
Written: TypeAlias = int | float | str
DARK = PatternFill("solid", fgColor="FF1F4E78")
PAPER = PatternFill("solid", fgColor="FFFFFFFF")


def looking(**look: object) -> Change:
    """A cell with these properties."""

    def change(cell: Cell) -> None:
        for name, value in look.items():
            setattr(cell, name, value)

    return change


DENIED: tuple[tuple[Change, Written, str], ...] = (
    (looking(font=Font(strike=True)), 12, "struck_out"),
    (looking(font=Font(strike=True)), "虚构文件", "struck_out"),
    (looking(font=Font(strike=True), number_format="yyyy-mm-dd"), 44_000, "struck_out"),
    (looking(font=Font(strike=True), number_format="0%"), 0.5, "struck_out"),
    (looking(font=Font(color="FFFFFFFF")), 13, "not_seen"),
    (looking(font=Font(color="00FFFFFF"), fill=PAPER), "白字", "not_seen"),
    (looking(font=Font(color=Color(theme=0))), 14, "not_seen"),
    (looking(font=Font(color="FF1F4E78"), fill=DARK), 15, "not_seen"),
    (looking(font=Font(size=1)), 16, "not_seen"),
    (looking(number_format=";;;"), 17, "not_seen"),
    (looking(number_format=";;;"), "藏着", "not_seen"),
    (looking(number_format='"暂缺"'), 18, "shown_otherwise"),
    (looking(number_format="0,"), 19_000, "shown_otherwise"),
    (looking(number_format='0"(估算)"'), 20.5, "shown_otherwise"),
    (looking(number_format='0;-0;"无"'), 0, "shown_otherwise"),
)
SOUND: tuple[tuple[Change, Written], ...] = (
    (looking(), 31),
    (looking(font=Font(color="FFFFFFFF"), fill=DARK), "标题"),
    (looking(font=Font(color=Color(theme=0)), fill=DARK), 32),
    (looking(font=Font(color=Color(theme=0, tint=-0.35))), 33),
    (looking(font=Font(color="FFF2F2F2")), 34),
    (looking(font=Font(size=6)), 35),
    (looking(font=Font(underline="single")), 36),
    (looking(protection=Protection(hidden=True)), 37),
    (looking(number_format='0"人"'), 38),
    (looking(number_format="#,##0"), 39_000),
    (looking(number_format="0;-0;;@"), 0),
    (looking(number_format='"约"0'), "文字"),
    (looking(number_format="@"), "0012"),
)


def written(changes: tuple[tuple[Change, Written], ...]) -> bytes:
    """One column of cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, (change, value) in enumerate(changes, 1):
        cell = sheet.cell(row, 1)
        assert isinstance(cell, Cell)
        cell.value = value
        change(cell)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cells(document: Document) -> Mapping[str, Value]:
    (table,) = document.tables
    whole = table.whole() if isinstance(table, Frame) else table
    return {whole.location(row, column).cell: value for row, column, value in whole.walk()}


def every_way(path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """What is read by the library, without it, and by column."""
    path.write_bytes(data)
    source = InputFile(path, "报送.xlsx")
    read_documents = [read(source)]
    with monkeypatch.context() as patched:
        patched.setattr(xlsx, "_opened", lambda _: None)
        read_documents.append(read(source))
    with patch("haixi_check.readers.limits.BIG_SHEET", 0):
        read_documents.append(read(source))
    assert isinstance(read_documents[-1].tables[0], Frame)
    return read_documents


def test_a_denied_value_is_told_in_every_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(tuple((change, value) for change, value, _ in DENIED))
    first, *others = map(cells, every_way(tmp_path / "a.xlsx", data, monkeypatch))
    told = [value.code if isinstance(value, DeniedValue) else value for value in first.values()]
    assert told == [code for *_, code in DENIED]
    assert [str(value) for value in first.values()][:2] == ["12", "虚构文件"]
    for other in others:
        assert other == first


def test_a_sound_value_stays_itself_in_every_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for document in every_way(tmp_path / "a.xlsx", written(SOUND), monkeypatch):
        assert list(cells(document).values()) == [value for _, value in SOUND]


def test_a_denied_shared_text_far_down_is_told_by_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [(looking(), f"第{row}行 & <甲>") for row in range(50)]
    struck = (looking(font=Font(strike=True)), "虚构 & <乙>")
    data = written((*plain, struck, *plain))
    for document in every_way(tmp_path / "a.xlsx", data, monkeypatch):
        assert cells(document)["A51"] == DeniedValue("struck_out", "虚构 & <乙>")


def test_a_first_style_that_denies_is_that_of_cells_without_one(
    opened: Opened,
) -> None:
    styles = (
        '<fonts><font><strike/></font></fonts><fills><fill><patternFill patternType="none"/></fill>'
        '</fills><cellXfs><xf fontId="0" fillId="0"/></cellXfs>'
    )
    sheet = '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
    (table,) = opened(write_workbook(sheet, styles=styles)).grids
    assert table.rows == [[DeniedValue("struck_out", 7)]]


ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    '<row r="2" ht="0" customHeight="1"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>'
    '<row r="3" ht="0.75" customHeight="1"><c r="A3"><v>5</v></c><c r="B3"><v>6</v></c></row>'
)


def test_a_row_or_column_of_no_size_is_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    data = write_workbook(f"{columns}<sheetData>{ROWS}</sheetData>")
    for document in every_way(tmp_path / "a.xlsx", data, monkeypatch):
        (table,) = document.tables
        head = table.head if isinstance(table, Frame) else table
        assert sorted(head.hidden_rows) == sorted(head.hidden_columns) == [1]


# ------------------------------------------------------------------------------ other formats


def test_an_xls_tells_of_them(opened: Opened) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    looks = (
        "font: struck_out on", "font: colour white", "font: height 20",
        "font: colour white; pattern: pattern solid, fore_colour dark_blue", "font: bold on",
    )  # fmt: skip
    for row, look in enumerate(looks):
        sheet.write(row, 0, row + 1, xlwt.easyxf(look))
    sheet.write(5, 0, 6, xlwt.easyxf(num_format_str='0"(估算)"'))
    sheet.write(6, 0, "文字", xlwt.easyxf("font: struck_out on"))
    sheet.write(7, 0, 8, xlwt.easyxf(num_format_str='0"人"'))
    sheet.row(4).height_mismatch, sheet.row(4).height = True, 0
    file = io.BytesIO()
    book.save(file)
    (table,) = opened(file.getvalue(), "报送.xls").grids
    assert [row[0] for row in table.rows] == [
        DeniedValue("struck_out", 1), DeniedValue("not_seen", 2), DeniedValue("not_seen", 3), 4, 5,
        DeniedValue("shown_otherwise", 6, '0"(估算)"'), DeniedValue("struck_out", "文字"), 8,
    ]  # fmt: skip
    assert table.hidden_rows == {4}


def ods(rows: str, styles: str = "", columns: str = "") -> bytes:
    names = "office style table text fo number dc calcext"
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in names.split())
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f'</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表">'
        f"{columns}{rows}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>",
    })  # fmt: skip


def ods_style(name: str, properties: str, family: str = "table-cell") -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


def ods_row(value: int, text: str, style: str = "", note: str = "", more: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    return (
        f"<table:table-row{more}><table:table-cell{named} "
        f'office:value-type="float" office:value="{value}">{note}<text:p>{text}</text:p>'
        "</table:table-cell></table:table-row>"
    )


STYLES = (
    ods_style("ce1", '<style:text-properties style:text-line-through-style="solid"/>')
    + ods_style("ce2", '<style:text-properties fo:color="#ffffff"/>')
    + ods_style(
        "ce3",
        '<style:table-cell-properties fo:background-color="#1f4e78"/>'
        '<style:text-properties fo:color="#ffffff" style:text-line-through-style="none"/>',
    )
    + ods_style("ce4", '<style:text-properties fo:font-size="1pt"/>')
    + ods_style("T1", '<style:text-properties style:text-line-through-style="solid"/>', "text")
    + ods_style("ro0", '<style:table-row-properties style:row-height="0cm"/>', "table-row")
)


def test_an_ods_tells_of_them(opened: Opened) -> None:
    rows = (
        ods_row(1, "1", "ce1") + ods_row(2, "2", "ce2") + ods_row(3, "3", "ce3")
        + ods_row(4, "4", "ce4") + ods_row(1152, "约1152") + ods_row(1152, "1,152人")
        + ods_row(1152, "1", "ce9") + ods_row(8, "8", "T1")
        + ods_row(9, "9", more=' table:style-name="ro0"')
    )  # fmt: skip
    (table,) = opened(ods(rows, STYLES), "报送.ods").grids
    assert [row[0] for row in table.rows] == [
        DeniedValue("struck_out", 1), DeniedValue("not_seen", 2), 3, DeniedValue("not_seen", 4),
        DeniedValue("shown_otherwise", 1152, "约1152"), 1152,
        DeniedValue("shown_otherwise", 1152, "1"), 8, 9,
    ]  # fmt: skip
    assert table.hidden_rows == {8}


def test_the_style_of_a_column_is_that_of_its_cells(opened: Opened) -> None:
    columns = '<table:table-column table:default-cell-style-name="ce1"/>'
    rows = ods_row(1, "1") + ods_row(2, "2", "ce3")
    (table,) = opened(ods(rows, STYLES, columns), "报送.ods").grids
    assert [row[0] for row in table.rows] == [DeniedValue("struck_out", 1), 2]


def test_a_page_tells_of_them(opened: Opened) -> None:
    page = (
        "<html><head><style>.x1{text-decoration:line-through} .x2{color:red}</style></head><table>"
        '<tr><td class="x1">1</td><td class="x2">2</td><td style="text-decoration:line-through">3'
        '</td></tr><tr style="text-decoration: line-through"><td>4</td></tr>'
        '<tr><td x:num="1152">1</td><td x:num="1152">1,152</td></tr></table></html>'
    )
    (table,) = opened(page, "甲.html").grids
    assert [list(row) for row in table.rows] == [
        [DeniedValue("struck_out", "1"), "2", DeniedValue("struck_out", "3")],
        [DeniedValue("struck_out", "4")],
        [DeniedValue("shown_otherwise", 1152, "1"), 1152],
    ]
