"""One content, written in every format that is read: what a reader gives can be compared.

The writers are the shortest that can hold each kind of cell; what real programs write besides is
tested format by format.
"""

from __future__ import annotations

import csv
import io
import quopri
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

import openpyxl
import xlwt
from openpyxl.utils import get_column_letter

from haixi_check.table import Area, CellError, Percent, Value

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

Rows: TypeAlias = Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet to be written."""

    name: str
    rows: Rows
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


Book: TypeAlias = Sequence[Sheet]

_CODES = {
    "#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D,
    "#NUM!": 0x24, "#N/A": 0x2A,
}  # fmt: skip


def serial(day: date) -> int:
    """The number of a day in the calendar of 1900."""
    return (day - date(1899, 12, 30)).days


def written(value: Value) -> str:
    """A value as a text table shows it."""
    match value:
        case None:
            return ""
        case Percent():
            return f"{value.number * 100:f}%"
        case CellError():
            return value.code
        case bool():
            return "是" if value else "否"
        case _:
            return str(value)


def as_xlsx(book: Book) -> bytes:
    """By openpyxl."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in book:
        page = workbook.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for row, values in enumerate(sheet.rows, 1):
            for column, value in enumerate(values, 1):
                _fill(page.cell(row, column), value)
        for area in sheet.merged:
            page.merge_cells(
                start_row=area.top + 1, start_column=area.left + 1,
                end_row=area.bottom + 1, end_column=area.right + 1,
            )  # fmt: skip
        for row in sheet.hidden_rows:
            page.row_dimensions[row + 1].hidden = True
        for column in sheet.hidden_columns:
            page.column_dimensions[get_column_letter(column + 1)].hidden = True
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _fill(cell: Cell | MergedCell, value: Value) -> None:
    match value:
        case Percent():
            cell.value, cell.number_format = value.number, "0.0%"
        case CellError():
            cell.value, cell.data_type = value.code, "e"
        case date():
            cell.value, cell.number_format = value, "yyyy-mm-dd"
        case str():
            cell.value, cell.data_type = value, "s"
        case None | bool() | int() | Decimal():
            cell.value = value
        case _:
            raise AssertionError(value)


def as_xls(book: Book) -> bytes:
    """BIFF8, by xlwt."""
    workbook = xlwt.Workbook(encoding="utf-8")
    percent = xlwt.easyxf(num_format_str="0.0%")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for sheet in book:
        page = workbook.add_sheet(sheet.name, cell_overwrite_ok=True)
        page.visibility = int(sheet.hidden)
        for area in sheet.merged:
            page.merge(area.top, area.bottom, area.left, area.right)
        for row, values in enumerate(sheet.rows):
            for column, value in enumerate(values):
                match value:
                    case Percent():
                        page.write(row, column, value.number, percent)
                    case CellError():
                        page.row(row).set_cell_error(column, _CODES[value.code])
                    case date():
                        page.write(row, column, value, day)
                    case None:
                        pass
                    case _:
                        page.write(row, column, value)
        for line in (*map(page.row, sheet.hidden_rows), *map(page.col, sheet.hidden_columns)):
            line.hidden = True
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def as_xlsb(book: Book) -> bytes:
    """By the records of [MS-XLSB] that a reader cannot do without."""
    sheets = b"".join(
        _record(156, struct.pack("<II", int(sheet.hidden), n) + _wide(f"r{n}") + _wide(sheet.name))
        for n, sheet in enumerate(book, 1)
    )
    strings: dict[str, int] = {}
    pages = {n: _xlsb_sheet(sheet, strings) for n, sheet in enumerate(book, 1)}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="http://x/worksheet" Target="worksheets/sheet{n}.bin"/>'
        for n in pages
    )
    formats = b"".join(
        _record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 10, 14)
    )
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.bin": _record(131, b"") + _record(153, bytes(8)) + _record(143, b"") + sheets
            + _record(144, b"") + _record(132, b""),
        "xl/_rels/workbook.bin.rels": f"<Relationships>{relations}</Relationships>",
        "xl/styles.bin": _record(617, struct.pack("<I", 3)) + formats + _record(618, b""),
        "xl/sharedStrings.bin": _record(159, struct.pack("<II", len(strings), len(strings)))
            + b"".join(_record(19, b"\0" + _wide(text)) for text in strings),
        **{f"xl/worksheets/sheet{n}.bin": page for n, page in pages.items()},
    })  # fmt: skip


def _record(kind: int, content: bytes) -> bytes:
    head = bytes((kind,)) if kind < 0x80 else bytes((kind & 0x7F | 0x80, kind >> 7))
    size, length = b"", len(content)
    while length >= 0x80:
        size, length = size + bytes((length & 0x7F | 0x80,)), length >> 7
    return head + size + bytes((length,)) + content


def _wide(text: str) -> bytes:
    coded = text.encode("utf-16-le")
    return struct.pack("<I", len(coded) // 2) + coded


def _xlsb_sheet(sheet: Sheet, strings: dict[str, int]) -> bytes:
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=1)
    span = struct.pack("<IIII", 0, height - 1, 0, width - 1)
    columns = [
        _record(60, struct.pack("<IIIIH", column, column, 0, 0, 1))
        for column in sheet.hidden_columns
    ]
    pieces = [_record(129, b""), _record(148, span), *columns, _record(145, b"")]
    for row, values in enumerate(sheet.rows):
        flags = 0x10 if row in sheet.hidden_rows else 0
        pieces.append(_record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0)))
        for column, value in enumerate(values):
            if value is not None:
                pieces.append(_xlsb_cell(column, value, strings))
    pieces.append(_record(146, b""))
    for area in sheet.merged:
        span = struct.pack("<IIII", area.top, area.bottom, area.left, area.right)
        pieces.append(_record(176, span))
    return b"".join([*pieces, _record(130, b"")])


def _xlsb_cell(column: int, value: Value, strings: dict[str, int]) -> bytes:
    def cell(kind: int, content: bytes, style: int = 0) -> bytes:
        return _record(kind, struct.pack("<II", column, style) + content)

    match value:
        case bool():
            return cell(4, bytes((value,)))
        case str():
            return cell(7, struct.pack("<I", strings.setdefault(value, len(strings))))
        case Percent():
            return cell(5, struct.pack("<d", value.number), 1)
        case date():
            return cell(2, struct.pack("<I", (serial(value) << 2 | 2) & 0xFFFFFFFF), 2)
        case CellError():
            return cell(3, bytes((_CODES[value.code],)))
        case int() if abs(value) < 2**28:
            return cell(2, struct.pack("<i", value << 2 | 2))
        case int() | Decimal():
            return cell(5, struct.pack("<d", value))
        case _:
            raise AssertionError(value)


def as_spreadsheetml(book: Book) -> bytes:
    """SpreadsheetML 2003, as it is saved under the name .xls."""
    pages = []
    for sheet in book:
        rows = []
        for row, values in enumerate(sheet.rows, 1):
            hidden = ' ss:Hidden="1"' if row - 1 in sheet.hidden_rows else ""
            cells = "".join(
                _spreadsheetml_cell(
                    column,
                    value,
                    _merge(sheet, row - 1, column - 1, "ss:MergeAcross", "ss:MergeDown"),
                )
                for column, value in enumerate(values, 1)
                if value is not None
            )
            rows.append(f'<Row ss:Index="{row}"{hidden}>{cells}</Row>')
        state = "SheetHidden" if sheet.hidden else "SheetVisible"
        pages.append(
            f'<Worksheet ss:Name="{escape(sheet.name)}"><Table>'
            + "".join(
                f'<Column ss:Index="{column + 1}" ss:Hidden="1"/>'
                for column in sorted(sheet.hidden_columns)
            )
            + f"{''.join(rows)}</Table>"
            f"<WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'>"
            f"<Visible>{state}</Visible></WorksheetOptions></Worksheet>"
        )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
        '<Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>'
        f"{''.join(pages)}</Workbook>"
    ).encode()


def _merge(sheet: Sheet, row: int, column: int, across: str, down: str, more: int = 0) -> str:
    for area in sheet.merged:
        if (area.top, area.left) == (row, column):
            wide, high = area.right - area.left + more, area.bottom - area.top + more
            return f' {across}="{wide}" {down}="{high}"'
    return ""


def _spreadsheetml_cell(column: int, value: Value, merge: str) -> str:
    style, kind, text = "", "Number", escape(written(value), quote=False)
    match value:
        case Percent():
            style, text = ' ss:StyleID="p"', str(value.number)
        case bool():
            kind, text = "Boolean", str(int(value))
        case CellError():
            kind = "Error"
        case date():
            kind, text = "DateTime", f"{value}T00:00:00.000"
        case str():
            kind, text = "String", text.replace("\n", "&#10;")
        case _:
            pass
    return f'<Cell ss:Index="{column}"{style}{merge}><Data ss:Type="{kind}">{text}</Data></Cell>'


def as_ods(book: Book) -> bytes:
    """Pretty-printed, as some programs do."""
    pages = []
    for sheet in book:
        rows = []
        for row, values in enumerate(sheet.rows):
            hidden = ' table:visibility="collapse"' if row in sheet.hidden_rows else ""
            cells = "\n    ".join(
                _ods_cell(
                    value,
                    _merge(
                        sheet,
                        row,
                        column,
                        "table:number-columns-spanned",
                        "table:number-rows-spanned",
                        1,
                    ),
                )
                for column, value in enumerate(values)
            )
            rows.append(f"<table:table-row{hidden}>\n    {cells}\n  </table:table-row>")
        style = "h" if sheet.hidden else "v"
        pages.append(
            f'<table:table table:name="{escape(sheet.name)}" table:style-name="{style}">'
            + "".join(
                '<table:table-column'
                f'{" table:visibility=" + chr(34) + "collapse" + chr(34) if hidden else ""}/>'
                for hidden in (column in sheet.hidden_columns for column in range(8))
            )
            + "\n  ".join(["", *rows, '<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'])
            + "\n</table:table>"
        )  # fmt: skip
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content xmlns:office="o"'
        ' xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c">'
        '<office:automatic-styles><style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>\n{''.join(pages)}\n"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": "<manifest/>",
    })  # fmt: skip


def _ods_cell(value: Value, merge: str) -> str:
    kind = ""
    match value:
        case None:
            return f"<table:table-cell{merge}/>"
        case Percent():
            kind = f'office:value-type="percentage" office:value="{value.number}"'
        case bool():
            kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
        case int() | Decimal():
            kind = f'office:value-type="float" office:value="{value}"'
        case date():
            kind = f'office:value-type="date" office:date-value="{value}"'
        case CellError():
            kind = 'office:value-type="string" calcext:value-type="error" office:string-value=""'
        case str():
            kind = 'office:value-type="string"'
        case _:
            pass
    lines = "".join(
        f"\n      <text:p>{_ods_text(line)}</text:p>" for line in written(value).split("\n")
    )
    return f"<table:table-cell {kind}{merge}>{lines}\n    </table:table-cell>"


def _ods_text(line: str) -> str:
    return escape(line, quote=False).replace(" ", "<text:s/>")


def as_html(book: Book, *, encoding: str = "utf-8") -> bytes:
    """As Excel saves a page, the exact number beside the shown one; it calls itself GBK anyway."""
    pages = []
    for sheet in book:
        rows = []
        for row, values in enumerate(sheet.rows):
            covered = {
                (r, c)
                for area in sheet.merged
                for r in range(area.top, area.bottom + 1)
                for c in range(area.left, area.right + 1)
                if (r, c) != (area.top, area.left)
            }
            cells = "".join(
                _html_cell(value, _merge(sheet, row, column, "colspan", "rowspan", 1))
                for column, value in enumerate(values)
                if (row, column) not in covered
            )
            hidden = ' style="display:none"' if row in sheet.hidden_rows else ""
            rows.append(f"<tr{hidden}>{cells}</tr>")
        pages.append(f"<table><caption>{escape(sheet.name)}</caption>{''.join(rows)}</table>")
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    return f"{head}</head><body>{''.join(pages)}</body></html>".encode(encoding)


def as_mhtml(book: Book, *, encoding: str = "gb2312") -> bytes:
    """As Excel saves a single file web page: a page of frames, one of tabs, one for each sheet."""
    border = "----=_NextPart_01"
    sheets = "".join(
        f"<x:ExcelWorksheet><x:Name>{escape(sheet.name)}</x:Name>"
        f'<x:WorksheetSource HRef="%E7%94%B2.files/sheet{number:03}.htm"/>'
        f"{'<x:Visible>SheetHidden</x:Visible>' if sheet.hidden else ''}</x:ExcelWorksheet>"
        for number, sheet in enumerate(book, 1)
    )
    frames = f"<html><xml><x:ExcelWorkbook>{sheets}</x:ExcelWorkbook></xml><frameset></html>"
    tabs = "<html><table><tr><td>标签</td></tr></table></html>"
    parts = [("甲.htm", frames), ("甲.files/tabstrip.htm", tabs)]
    for number, sheet in enumerate(book, 1):
        page = as_html([replace(sheet, name="")]).decode()
        parts.append((f"甲.files/sheet{number:03}.htm", page))
    text = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="{border}"\r\n\r\n'
    for place, page in parts:
        body = quopri.encodestring(page.encode(encoding, "xmlcharrefreplace")).decode()
        text += (
            f"--{border}\r\nContent-Location: file:///C:/{quote(place)}\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            f'Content-Type: text/html; charset="{encoding}"\r\n\r\n{body}\r\n'
        )
    return f"{text}--{border}--\r\n".encode()


def _html_cell(value: Value, merge: str) -> str:
    exact = ""
    match value:
        case Percent():
            exact = f' x:num="{value.number}"'
        case bool():
            pass
        case int() | Decimal():
            exact = f' x:num="{value}"'
        case CellError():
            exact = f' x:err="{value.code}"'
        case _:
            pass
    text = escape(written(value), quote=False).replace("\n", "<br>")
    return f"<td{merge}{exact}>{text}</td>"


def as_csv(sheet: Sheet, *, delimiter: str = ",", encoding: str = "gb18030") -> bytes:
    """One sheet."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(
        [written(value) for value in row] for row in sheet.rows
    )
    return file.getvalue().encode(encoding)


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, method)
    return file.getvalue()


FULL: Mapping[str, Callable[[Book], bytes]] = {
    "xlsx": as_xlsx,
    "xlsb": as_xlsb,
    "xls": as_xls,
    "XML 2003": as_spreadsheetml,
    "ods": as_ods,
}
"""The formats that hold every kind of cell."""

WHOLE: Mapping[str, Callable[[Book], bytes]] = {**FULL, "HTML": as_html, "MHTML": as_mhtml}
"""The formats that hold several sheets."""
