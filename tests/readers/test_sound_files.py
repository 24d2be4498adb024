"""Files as programs out there write them, each with one oddity: sound, so they are read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import pytest
from tests.readers.books import WHOLE, Sheet
from tests.readers.conftest import MAIN, OFFICE, write_workbook

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

Parts: TypeAlias = Mapping[str, bytes]

ROWS = [["代码", "指标"], ["a & b", "学历教育在校生数"]]
BOOK = (Sheet(name="表", rows=ROWS),)
SHEET = "xl/worksheets/sheet1.xml"
EMPTY_SHEET = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
CELL = '<c t="inlineStr"><is><t>{}</t></is></c>'
LINKS = "xl/_rels/workbook.xml.rels"
MACRO_SHEET = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"


def shared(style: str = "") -> dict[str, bytes]:
    """The parts of a plain workbook with shared strings."""
    strings = "".join(
        f"<si><t>{text.replace('&', '&amp;')}</t></si>" for row in ROWS for text in row
    )
    cells = [
        f'<row r="{row}">'
        + "".join(
            f'<c r="{"AB"[column]}{row}"{style} t="s"><v>{2 * row - 2 + column}</v></c>'
            for column in (0, 1)
        )
        + "</row>"
        for row in (1, 2)
    ]
    data = write_workbook(f"<sheetData>{''.join(cells)}</sheetData>", strings=strings)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, *, zip64: bool = False, comment: bytes = b"", method: int = 8) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        archive.comment = comment
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=zip64) as member:
                member.write(content)
    return written.getvalue()


class _Pipe(io.RawIOBase):
    """What cannot be sought in, as the answer of a server: sizes come behind the content."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.pieces.append(bytes(data))  # type: ignore[call-overload]
        return len(self.pieces[-1])


def streamed() -> bytes:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in shared().items():
            archive.writestr(name, content)
    return b"".join(pipe.pieces)


def changed(part: str, old: str, new: str) -> bytes:
    parts = shared()
    assert old.encode() in parts[part]
    return packed({**parts, part: parts[part].replace(old.encode(), new.encode())})


def without(*names: str) -> bytes:
    return packed({name: content for name, content in shared().items() if name not in names})


def renamed(call: Callable[[str], str]) -> bytes:
    return packed({call(name): content for name, content in shared().items()})


def prefixed() -> bytes:
    parts = shared()
    for name in (SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"):
        text = parts[name].decode().replace("</", "\1").replace("<", "<x:").replace("\1", "</x:")
        text = text.replace("<x:?", "<?").replace('xmlns="', 'xmlns:x="')
        parts[name] = text.encode()
    return packed(parts)


def beside(parts: Mapping[str, str], *, twice: bool = False) -> bytes:
    """With parts that nobody reads; `twice` they are there under the same name again."""
    data = packed({**shared(), **{name: text.encode() for name, text in parts.items()}})
    if not twice:
        return data
    written = io.BytesIO(data)
    with zipfile.ZipFile(written, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()


def other_sheet(kind: str, type_of_link: str = "", parts: Parts | None = None) -> bytes:
    """A chart sheet, dialog sheet or macro sheet before the worksheet."""
    parts = dict(parts or shared())
    type_of_link = type_of_link or f"{OFFICE}/{kind}"
    link = f'<Relationship Id="rId9" Type="{type_of_link}" Target="{kind}s/sheet1.xml"/>'
    sheet = '<sheets><sheet name="图" sheetId="9" r:id="rId9"/>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheets>", sheet.encode())
    parts[LINKS] = parts[LINKS].replace(b"</Rel", link.encode() + b"</Rel")
    parts[f"xl/{kind}s/sheet1.xml"] = f'<{kind} xmlns="{MAIN}"/>'.encode()
    return packed(parts)


def inline(row: list[str]) -> str:
    texts = (text.replace("&", "&amp;") for text in row)
    return f"<row>{''.join(CELL.format(t) for t in texts)}</row>"


INLINE = "".join(map(inline, ROWS))


def biff(version: int) -> bytes:
    """A sheet of Excel 2, 3 or 4 on its own, without any compound file around it."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    begin = {2: 0x0009, 3: 0x0209, 4: 0x0409}[version]
    cells = b""
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            raw = text.encode("gbk")
            if version == 2:
                head = struct.pack("<HH3sB", row, column, b"\0\0\0", len(raw))
                cells += record(0x0004, head + raw)
            else:
                cells += record(0x0204, struct.pack("<HHHH", row, column, 0, len(raw)) + raw)
    start = struct.pack("<HH", version, 0x10) + (b"" if version == 2 else b"\0\0")
    return record(begin, start) + record(0x42, b"\xa8\x03") + cells + record(0x0A, b"")


def flat() -> bytes:
    """A sheet of LibreOffice in one part."""
    with zipfile.ZipFile(io.BytesIO(WHOLE["ods"](BOOK))) as archive:
        content = archive.read("content.xml")
    said = b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    return content.replace(b"document-content", b"document").replace(b'xmlns:office="o"', said)


def contradicting() -> bytes:
    """A sheet twice, and the second is another."""
    written = io.BytesIO(packed(shared()))
    with zipfile.ZipFile(written, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')
    return written.getvalue()


def test_a_part_that_stands_there_twice_in_two_versions_is_not_chosen_from(opened: Opened) -> None:
    assert [problem.code for problem in opened(contradicting()).problems] == ["damaged_file"]


TEXT = "\n".join(",".join(row) for row in ROWS) + "\n"
TABBED = TEXT.replace(",", "\t")
OF_WPS = WHOLE["xls"](BOOK)
PAGE = WHOLE["HTML"](BOOK).decode()

FILES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "plain": (".xlsx", lambda: packed(shared())),
    "stored, not packed": (".xlsx", lambda: packed(shared(), method=0)),
    "zip64": (".xlsx", lambda: packed(shared(), zip64=True)),
    "streamed: sizes behind the content": (".xlsx", streamed),
    "a comment at the end of the zip": (".xlsx", lambda: packed(shared(), comment=b"x" * 99)),
    "bytes behind the zip": (".xlsx", lambda: packed(shared()) + b"\0" * 64),
    "backslashes": (".xlsx", lambda: renamed(lambda name: name.replace("/", "\\"))),
    "upper case": (".xlsx", lambda: renamed(str.upper)),
    "slashes in front": (".xlsx", lambda: renamed(lambda name: "/" + name)),
    "folders as members": (".xlsx", lambda: packed({"xl/": b"", "xl/worksheets/": b""} | shared())),
    "absolute targets": (".xlsx", lambda: changed(LINKS, 'Target="w', 'Target="/xl/w')),
    "targets from here": (".xlsx", lambda: changed(LINKS, 'Target="w', 'Target="./w')),
    "targets from above": (".xlsx", lambda: changed(LINKS, 'Target="w', 'Target="../xl/w')),
    "targets with backslashes": (
        ".xlsx",
        lambda: changed(LINKS, "worksheets/sheet", "worksheets\\sheet"),
    ),
    "no styles": (".xlsx", lambda: without("xl/styles.xml")),
    "no content types": (".xlsx", lambda: without("[Content_Types].xml")),
    "styles that nobody wrote": (
        ".xlsx",
        lambda: packed(
            {**shared(' s="7"'), "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>'.encode()}
        ),
    ),
    "no shared strings": (".xlsx", lambda: write_workbook(f"<sheetData>{INLINE}</sheetData>")),
    "prefixed names, as the Open XML SDK": (".xlsx", prefixed),
    "strict": (".xlsx", lambda: write_workbook(f"<sheetData>{INLINE}</sheetData>", strict=True)),
    "a byte order mark": (".xlsx", lambda: changed(SHEET, "<worksheet", "\ufeff<worksheet")),
    "a count of strings that is too low": (
        ".xlsx",
        lambda: changed("xl/sharedStrings.xml", "<sst ", '<sst count="1" uniqueCount="1" '),
    ),
    "a count of strings that its writer never filled in": (
        ".xlsx",
        lambda: changed("xl/sharedStrings.xml", "<sst ", '<sst uniqueCount="9999999999999" '),
    ),
    "values as character data": (
        ".xlsx",
        lambda: changed(SHEET, "<v>1</v>", "<v><![CDATA[1]]></v>"),
    ),
    "a remark within a value": (".xlsx", lambda: changed(SHEET, "<v>1</v>", "<v>1<!-- x --></v>")),
    "values by the numbers of their characters": (
        ".xlsx",
        lambda: changed(SHEET, "<v>1</v>", "<v>&#49;</v>"),
    ),
    "a chart sheet": (".xlsx", lambda: other_sheet("chartsheet")),
    "a dialog sheet": (".xlsx", lambda: other_sheet("dialogsheet")),
    "a macro sheet of Excel 4": (".xlsx", lambda: other_sheet("macrosheet", MACRO_SHEET)),
    "a link to another workbook": (
        ".xlsx",
        lambda: beside({"xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>'}),
    ),
    "a part that nobody reads, twice": (
        ".xlsx",
        lambda: beside({"docProps/app.xml": "<Properties/>"}, twice=True),
    ),
    "the same part twice": (
        ".xlsx",
        lambda: beside({"xl/theme/theme1.xml": "<theme/>"}, twice=True),
    ),
    "an .xlsx called .xls": (".xls", lambda: packed(shared())),
    "an .xls called .xlsx": (".xlsx", lambda: OF_WPS),
    "an .et of WPS": (".et", lambda: OF_WPS),
    "a flat .fods": (".fods", flat),
    "an .ods called .xlsx": (".xlsx", lambda: WHOLE["ods"](BOOK)),
    "an .xlsx called .et": (".et", lambda: packed(shared())),
    "an .xlsx called .csv": (".csv", lambda: packed(shared())),
    "Excel 2": (".xls", lambda: biff(2)),
    "Excel 3": (".xls", lambda: biff(3)),
    "Excel 4": (".xls", lambda: biff(4)),
    "HTML in GBK called .xls": (".xls", lambda: PAGE.replace("utf-8", "gbk").encode("gbk")),
    "HTML in UTF-16 called .xls": (".xls", lambda: PAGE.encode("utf-16")),
    "tabs in GBK called .xls": (".xls", lambda: TABBED.encode("gbk")),
    "tabs in UTF-16 called .xls": (".xls", lambda: TABBED.encode("utf-16")),
    "tabs in UTF-16, Unicode text": (".txt", lambda: TABBED.encode("utf-16")),
    "UTF-16, the other way round": (
        ".csv",
        lambda: b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ),
    "UTF-8 with a mark": (".csv", lambda: TEXT.encode("utf-8-sig")),
    "lines as on old Macs": (".csv", lambda: TEXT.replace("\n", "\r").encode()),
    "semicolons": (".csv", lambda: TEXT.replace(",", ";").encode()),
    "a line that names the delimiter": (
        ".csv",
        lambda: ("sep=;\n" + TEXT.replace(",", ";")).encode(),
    ),
    "that line, in UTF-8 with a mark": (
        ".csv",
        lambda: ("sep=,\r\n" + TEXT).encode("utf-8-sig"),
    ),
    "XML 2003 in GBK": (
        ".xml",
        lambda: (
            WHOLE["XML 2003"](BOOK)
            .decode()
            .replace("utf-8", "gbk")
            .replace("UTF-8", "gbk")
            .encode("gbk")
        ),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_sound_file_is_read(name: str, opened: Opened) -> None:
    suffix, make = FILES[name]
    document = opened(make(), f"甲{suffix}")
    told = {problem.code for problem in document.problems} - {"wrong_suffix", "read_otherwise"}
    assert told == set()
    (found,) = ([list(row) for row in table.rows] for table in document.grids if table.rows)
    assert found[-2:] == ROWS
    assert len(found) == 2 or found[0][0] == "sep="


def test_a_blank_sheet_beside_a_macro_sheet_is_blank_and_not_damaged(opened: Opened) -> None:
    """The library gives the workbook up for its macro sheet; the other one is blank."""
    blank = other_sheet("macrosheet", MACRO_SHEET, shared() | {SHEET: EMPTY_SHEET.encode()})
    document = opened(blank, "空.xlsm")
    assert {problem.code for problem in document.problems} <= {"read_otherwise"}
    assert [len(table.rows) for table in document.grids] == [0]


def rich(second_run: str) -> bytes:
    """A workbook whose last cell holds 1 and a run of another look with 9."""
    strings = shared()["xl/sharedStrings.xml"].decode()
    runs = f"<si><r><t>1</t></r><r><rPr>{second_run}</rPr><t>9</t></r></si>"
    last = strings.rindex("<si>")
    changed_strings = strings[:last] + runs + strings[strings.rindex("</si>") + 5 :]
    return packed(shared() | {"xl/sharedStrings.xml": changed_strings.encode()})


def rich_inline(second_run: str) -> bytes:
    """The same in the sheet itself."""
    runs = f"<is><r><t>1</t></r><r><rPr>{second_run}</rPr><t>9</t></r></is>"
    row = f'<row r="1"><c r="A1" t="inlineStr">{runs}</c></row>'
    return write_workbook(f"<sheetData>{row}</sheetData>")


def page(cell: str) -> bytes:
    return f"<table><tr><td>a<td>b</tr><tr><td>c<td>{cell}</table>".encode()


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("甲.xlsx", rich('<vertAlign val="superscript"/>'), "1⁹"),
        ("甲.xlsx", rich('<vertAlign val="subscript"/>'), "1⁹"),
        ("甲.xlsx", rich("<strike/>"), "1~~9~~"),
        ("甲.xlsx", rich('<strike val="0"/>'), "19"),
        ("甲.xlsx", rich("<b/>"), "19"),
        ("甲.xlsx", rich_inline('<vertAlign val="superscript"/>'), "1⁹"),
        ("甲.html", page("1<sup>9</sup>"), "1⁹"),
        ("甲.html", page("1<sub>9</sub>"), "1⁹"),
        ("甲.html", page("1<del>9</del>"), "1~~9~~"),
        ("甲.html", page("1<b>9</b>"), "19"),
    ],
)
def test_what_is_raised_or_struck_out_is_no_digit_of_a_number(
    name: str, data: bytes, shown: str, opened: Opened
) -> None:
    (table,) = opened(data, name).grids
    assert table.rows[-1][-1] == shown
