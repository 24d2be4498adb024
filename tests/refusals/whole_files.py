"""Files and folders that cannot be read as a whole, or only with a word about them."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.readers.books import Sheet, as_csv, as_html, zipped
from tests.readers.conftest import MAIN, write_workbook
from tests.refusals.cases import GOLMUD, case, files, folder_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SAMPLE = (ROOT / "samples" / GOLMUD).read_bytes()
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = COMPOUND + "EncryptedPackage".encode("utf-16-le") + b"\0\0"
PAGE = [Sheet(name="记事", rows=[["虚构", 1], ["虚构", 2]])]
BASICS = "项目,填写内容\n填报单位,格尔木市职业技术学校\n填报年度,2022\n"
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'
UTF16 = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"/>'.encode("utf-16")


def old_wps() -> bytes:
    """A compound file with a stream that no spreadsheet of today has."""
    name = "WKS".encode("utf-16-le")
    root = "Root Entry".encode("utf-16-le")
    header = bytearray(512)
    header[:8] = COMPOUND[:8]
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<III", header, 44, 1, 1, 0)
    struct.pack_into("<IIIII", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<I", header, 76, 0)
    header[80:512] = b"\xff" * 432
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = bytearray(512)
    for at, (text, kind, child) in enumerate(((root, 5, 1), (name, 2, 0xFFFFFFFF))):
        start = at * 128
        entries[start : start + len(text)] = text
        struct.pack_into("<HBB", entries, start + 64, len(text) + 2, kind, 1)
        struct.pack_into("<III", entries, start + 68, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return bytes(header) + table + bytes(entries)


def locked_zip() -> bytes:
    """A zip whose only member says that it is encrypted."""
    data = bytearray(zipped({"甲.csv": BASICS}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def huge_zip() -> bytes:
    """A zip that announces far more than a zip of submissions may hold."""
    data = bytearray(zipped({"甲.csv": BASICS}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 2**31)
    return bytes(data)


def unfolding() -> bytes:
    """A workbook with a part that shrinks to nothing."""
    return write_workbook(parts={"xl/media/much.bin": b"\0" * (40 * 2**20)})


def pipe(folder: Path) -> Sequence[Path]:
    os.mkfifo(folder / "甲.xlsx")
    return [folder / "甲.xlsx"]


def lost_link(folder: Path) -> Sequence[Path]:
    (folder / "甲.xlsx").symlink_to(folder / "不在.xlsx")
    return [folder / "甲.xlsx"]


def with_a_letter_lost(folder: Path) -> Sequence[Path]:
    """A workbook with bytes before its first part, as a server's answer has them."""
    (folder / "甲.xlsx").write_bytes(b"HTTP/1.1 200 OK\r\n\r\n" + SAMPLE)
    return [folder / "甲.xlsx"]


MACROS = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
SHEET_LINK = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def beside_an_empty_folder(folder: Path) -> Sequence[Path]:
    """A submission, and a folder of a school in which nothing lies."""
    (folder / "某校").mkdir()
    (folder / "甲.csv").write_text(BASICS, encoding="utf-8")
    return [folder]


def with_macros(folder: Path) -> Sequence[Path]:
    """A workbook whose last sheet is one of macros: read in the second way."""
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for member in archive.namelist():
            data = archive.read(member)
            if member == "xl/_rels/workbook.xml.rels":
                head, _, tail = data.rpartition(SHEET_LINK)
                data = head + MACROS + tail
            copy.writestr(member, data)
    (folder / "甲.xlsx").write_bytes(whole.getvalue())
    return [folder / "甲.xlsx"]


def with_a_cell_twice(folder: Path) -> Sequence[Path]:
    """A workbook in whose first cells one address stands twice."""
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for member in archive.namelist():
            data = archive.read(member)
            if member == "xl/worksheets/sheet2.xml":
                again = b'<c r="A1"><v>1</v></c></row>'
                data = data.replace(b"</row>", again, 1)
            copy.writestr(member, data)
    (folder / "甲.xlsx").write_bytes(whole.getvalue())
    return [folder / "甲.xlsx"]


def twice_in_a_zip(folder: Path) -> Sequence[Path]:
    """A zip in which two files have one name."""
    with zipfile.ZipFile(folder / "全部.zip", "w") as archive:
        archive.writestr("学校/甲.csv", BASICS)
        archive.writestr("学校/甲.CSV", BASICS + "说明,又一份\n")
    return [folder / "全部.zip"]


NESTED = zipped({"里.zip": zipped({"甲.csv": BASICS})})
OUTSIDE = zipped({"../外.csv": BASICS, "甲.csv": BASICS})
REPORT = '{"schema_version": "1.0", "tool": 1, "pack": 1, "inputs": [], "verdict": {}}'
GIBBERISH = bytes(range(129, 255)) * 20
WIDE = "a," * 20_000

CASES = (
    case("空文件", "empty_file", files(甲_xlsx=b"")),
    case("没有传完的工作簿", "damaged_file", files(甲_xlsx=SAMPLE[:20_000])),
    case("前面多了几行的工作簿", "damaged_file", with_a_letter_lost),
    case("不是表格的一堆字节", "damaged_file", files(甲_ods=bytes(range(256)) * 20)),
    case("同一格存了两次", "cell_given_twice", with_a_cell_twice),
    case("没有后缀的一堆字节", "unknown_format", files(甲=bytes(range(256)) * 20)),
    case("断了的快捷方式", "unreadable_file", lost_link),
    case("管道", "not_a_file", pipe, says="甲.xlsx"),
    case("设了打开密码", "encrypted_workbook", files(甲_xlsx=LOCKED), says="密码"),
    case("旧版软件的专有格式", "old_wps_format", files(甲_et=old_wps())),
    case("PDF", "pdf_or_word", files(甲_pdf=b"%PDF-1.7\n"), says="PDF"),
    case("Word 改了后缀", "pdf_or_word", files(甲_xlsx=zipped({"word/a.xml": "a"})), says="Word"),
    case("演示文稿", "pdf_or_word", files(甲_pptx=zipped({"ppt/a.xml": "a"})), says="PowerPoint"),
    case("OFD", "pdf_or_word", files(甲_ofd=zipped({"OFD.xml": "a"})), says="OFD"),
    case("截图改了后缀", "picture", files(甲_xlsx=b"\x89PNG\r\n\x1a\n")),
    case(
        "苹果表格",
        "format_not_read",
        files(甲_numbers=zipped({"Index/Document.iwa": "a"})),
        says="Numbers",
    ),
    case("SYLK", "format_not_read", files(甲_slk="ID;PWXL;N;E\n"), says="SYLK"),
    case("RAR", "other_archive", files(甲_rar=b"Rar!\x1a\x07\0 a"), says="RAR zip"),
    case("7z", "other_archive", files(甲_zip=b"7z\xbc\xaf\x27\x1c"), says="7z zip"),
    case("压缩包里又是压缩包", "nested_archive", files(甲_zip=NESTED)),
    case("有密码的压缩包", "encrypted_archive", files(甲_zip=locked_zip())),
    case("展开后过大的压缩包", "oversized_archive", files(甲_zip=huge_zip())),
    case(
        "少见的压缩方法",
        "unknown_packing",
        files(甲_zip=zipped({"甲.csv": BASICS}, zipfile.ZIP_BZIP2)),
        says="zip",
    ),
    case("没有报送文件的压缩包", "empty_archive", files(甲_zip=zipped({"说明.docx": "a"}))),
    case("压缩包里两个同名文件", "member_given_twice", twice_in_a_zip, says="学校/甲.CSV"),
    case("指向包外的路径", "unsafe_member", files(甲_zip=OUTSIDE), says="../外.csv"),
    case("损坏的压缩包", "damaged_file", files(甲_zip=NESTED[:60])),
    case("改了后缀的工作簿", "wrong_suffix", files(甲_xls=SAMPLE), says=".xls .xlsx"),
    case("只有图表页", "no_sheets", files(甲_xlsx=write_workbook(kind="chartsheet"))),
    case("没有表格的网页", "no_sheets", files(甲_html="<html><body>a</body></html>")),
    case("网页的框架", "frames_elsewhere", files(甲_htm="<html><frameset><frame src='a'>")),
    case(
        "外部实体",
        "xml_entities",
        files(甲_xlsx=write_workbook(parts={"xl/workbook.xml": f"{ENTITY}<workbook/>".encode()})),
    ),
    case(
        "内部编码不对",
        "xml_encoding",
        files(甲_xlsx=write_workbook(parts={"xl/worksheets/sheet1.xml": UTF16})),
    ),
    case("解压后过大", "oversized_workbook", files(甲_xlsx=unfolding())),
    case("文件过大", "file_too_large", files(甲_yaml="unit: a\n" + "#" * 3_000_000), says="2"),
    case("CSV 栏目过多", "too_many_cells", files(专业_csv=WIDE), says="16,384"),
    case("自己写出的报告", "own_verdict", files(甲_json=REPORT)),
    case("与填报无关的工作簿", "no_submission", files(甲_csv=as_csv(PAGE[0]))),
    case("与填报无关的网页", "no_submission", files(甲_html=as_html(PAGE))),
    case("有控制字符的 YAML", "not_plain_text", files(甲_yaml="unit: 甲\0\nyear: 2022\n")),
    case("认不出编码", "unknown_encoding", files(甲_csv=GIBBERISH)),
    case(
        "指定的编码不对",
        "wrong_encoding",
        files("--encoding", "ascii", 甲_csv=BASICS),
        says="ascii",
    ),
    case("引号不配对", "broken_csv", files(基本信息_csv=BASICS + '"a,b\n' * 3), says="5"),
    case("JSON 少逗号", "broken_json", files(甲_json='{"unit": "a",\n "year" 2022}'), says="2 9"),
    case("JSON 有注释", "broken_json", files(甲_json='// a\n{"unit": "a"}'), says="1"),
    case("YAML 缩进错", "broken_yaml", files(甲_yaml="unit: a\n\tyear: 2022\n"), says="2 1"),
    case("YAML 引用", "yaml_alias", files(甲_yaml="unit: &a 甲\nyear: *a\n"), says="2"),
    case("嵌套过深", "too_deep", files(甲_json="[" * 100_000)),
    case(
        "不是数的数", "non_finite_number", files(甲_json='{"unit": "甲", "year": NaN}'), says="NaN"
    ),
    case(
        "同一个键写两次",
        "duplicate_key",
        files(甲_json='{"unit": "甲", "unit": "乙"}'),
        says="unit",
    ),
    case("不是报送数据的 JSON", "not_a_submission", files(甲_json='{"a": 1}'), says="unit figures"),
    case(
        "结构不对的 JSON",
        "bad_structure",
        files(甲_json='{"unit": "格尔木职校", "year": 2022, "figures": 5}'),
    ),
    case(
        "不认识的键",
        "unknown_key",
        files(甲_json='{"unit": "格尔木职校", "year": 2022, "figurs": {}}'),
        says="figurs",
    ),
    case("换一种方法读出", "read_otherwise", with_macros),
    case(
        "文件夹里有打不开的文件",
        "files_not_opened",
        folder_of(甲_csv=BASICS, 乙_doc="a"),
        says="乙.doc 1",
    ),
    case(
        "文件夹里有 RAR",
        "archive_not_opened",
        folder_of(甲_csv=BASICS, 乙_rar="a"),
        says="乙.rar zip",
    ),
    case(
        "文件夹里有核查报告",
        "reports_not_opened",
        folder_of(甲_csv=BASICS, 乙_html='<meta name="generator" content="haixi-check 0">'),
        says="乙.html 1",
    ),
    case("文件夹里有空文件夹", "empty_subfolders", beside_an_empty_folder, says="某校 1"),
    case("空文件夹", "empty_folder", lambda folder: [folder]),
)
