"""Whatever stands at a path is a document: with tables, or with the reason why it has none."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.readers.books import Sheet, as_ods, as_xls, zipped

from haixi_check.messages import known, say
from haixi_check.messages.readers import SENTENCES
from haixi_check.problem import Tier
from haixi_check.readers import InputFile, read
from haixi_check.readers.formats import READERS, REFUSED, SUFFIXES
from haixi_check.readers.signatures import Format

if TYPE_CHECKING:
    from pathlib import Path

    from tests.readers.conftest import Opened, Workbook

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def archive(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name, content in members.items():
            # A fixed date: the bytes name the test, and every worker must give it the same name.
            entry = zipfile.ZipInfo(name.replace("__", "/"), (2020, 12, 25, 0, 0, 0))
            written.writestr(entry, content)
    return file.getvalue()


def stream(name: str) -> bytes:
    return COMPOUND + name.encode("utf-16-le") + b"\0\0"


def test_every_format_is_read_or_refused() -> None:
    assert set(READERS) | set(REFUSED) == set(Format)
    assert not set(READERS) & set(REFUSED)
    assert set(SUFFIXES) == set(READERS)


WPS = as_xls([Sheet(name="表", rows=[["甲"]])]).replace(
    "Workbook".encode("utf-16-le"), "Contents".encode("utf-16-le")
)
"""A compound file whose root has a stream of another program."""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \n", "empty_file"),
        (b"%PDF-1.7", "pdf_or_word"),
        (b"{\\rtf1}", "pdf_or_word"),
        (archive(word__document=b""), "pdf_or_word"),
        (stream("WordDocument"), "pdf_or_word"),
        (b"\x89PNG\r\n", "picture"),
        (stream("EncryptedPackage"), "encrypted_workbook"),
        (WPS, "old_wps_format"),
        (stream("Workbook"), "damaged_file"),
        (archive(readme=b""), "damaged_file"),
        (b"<html><table></table></html>", "no_sheets"),
        (archive(xl__workbook=b"")[:-30], "damaged_file"),
        (archive(xl__workbook=b""), "damaged_file"),
        (b"MZ\x90\0\x03\0\0\0", "damaged_file"),
    ],
)
def test_what_is_no_table_is_told_whatever_its_suffix(
    opened: Opened, data: bytes, code: str
) -> None:
    document = opened(data, "报送.xlsx")
    must_fix = [problem.code for problem in document.problems if problem.tier is Tier.MUST_FIX]
    assert (must_fix, document.grids) == ([code], ())


def test_what_is_missing_or_no_file_is_told(tmp_path: Path) -> None:
    absent = read(InputFile(tmp_path / "无.xlsx", "无.xlsx"))
    folder = read(InputFile(tmp_path, "文件夹.xlsx"))
    assert [d.problems[0].code for d in (absent, folder)] == [
        "unreadable_file",
        "folder_not_entered",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no named pipes")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert read(InputFile(tmp_path / "a.xlsx", "a.xlsx")).problems[0].code == "not_a_file"


def test_the_first_bytes_choose_the_reader_and_a_wrong_suffix_is_a_note(
    opened: Opened, workbook: Workbook
) -> None:
    for data, name, kind in [
        (workbook(), "a.csv", "xlsx"),
        (b"a,b\n", "a.xlsx", "csv"),
        (b'{"unit": "a"}', "a.txt", "json"),
        (b"unit: a\n", "a.json", "yaml"),
    ]:
        document = opened(data, name)
        assert (document.format, len(document.grids)) == (kind, 1)
        assert [(p.code, p.tier) for p in document.problems] == [("wrong_suffix", Tier.NOTE)]


TABLE = "代码,指标,2022\nenrolment,在校生,1\n"


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (TABLE, "指标数据.json", ("wrong_suffix", {"expected": ".csv"})),
        (TABLE.encode("gbk"), "指标数据.yaml", ("wrong_suffix", {"expected": ".csv"})),
        (TABLE.encode("utf-16"), "指标数据.yml", ("wrong_suffix", {"expected": ".csv"})),
        (TABLE.replace(",", "\t") * 4000, "a.json", ("wrong_suffix", {"expected": ".csv"})),
        ("这里是说明", "a.json", ("broken_json", {"line": "1", "column": "1"})),
        ('"单位": "甲",\n"年度": 2022\n', "a.json", ("broken_json", {"line": "1", "column": "5"})),
        ('"unit": "甲",\n"year": 2022\n', "a.json", ("broken_json", {"line": "1", "column": "1"})),
        ('"unit": "甲",\n"year": 2022\n', "a.yaml", ("broken_yaml", {"line": "1", "column": "12"})),
        ("单位：甲\n年度：2022\n", "a.yml", ("not_a_submission", {})),
        ("unit = 甲\n", "a.yaml", ("not_a_submission", {})),
    ],
)
def test_a_text_is_told_as_what_it_is_or_as_what_its_name_says(
    text: str | bytes, name: str, told: tuple[str, dict[str, str]], opened: Opened
) -> None:
    (problem,) = opened(text, name).problems
    assert (problem.code, problem.params) == told


def test_a_document_names_its_bytes_and_never_its_folder(opened: Opened, tmp_path: Path) -> None:
    document = opened(b"a,b\n", "甲/a.csv")
    assert (document.path, document.bytes) == ("甲/a.csv", 4)
    assert document.sha256 == hashlib.sha256(b"a,b\n").hexdigest()
    assert str(tmp_path) not in repr(document)


def test_a_personal_number_in_a_key_is_not_repeated(opened: Opened) -> None:
    key = "110101199003070000"
    document = opened(f'{{"unit": "a", "{key}": {{}}, "figures": {{"{key}": 1}}}}', "a.json")
    assert len(document.problems) == 2
    assert key not in repr(document.problems)


def test_members_with_one_name_are_refused(opened: Opened, workbook: Workbook) -> None:
    file = io.BytesIO(workbook())
    with zipfile.ZipFile(file, "a") as changed:
        changed.writestr("xl/Workbook.xml", "<workbook/>")
    assert [p.code for p in opened(file.getvalue()).problems] == ["damaged_file"]


def test_members_that_claim_too_much_are_refused(
    opened: Opened, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.readers.limits.LARGEST_PART", 1000)
    data = workbook(parts={"xl/media/a.bin": b"\0" * 1001})
    assert [p.code for p in opened(data).problems] == ["oversized_workbook"]


def test_every_sentence_of_a_problem_says_what_to_do() -> None:
    problems = [code for code in SENTENCES if ".todo" not in code]
    assert all(known(f"{code}.todo") for code in problems)
    assert all(known(f"problem.{code}") for code in REFUSED.values())
    assert say("problem.pdf_or_word", "zh", found="PDF") == "这是 PDF 文件，不是表格。"


def test_parts_that_nobody_reads_may_be_as_they_like(opened: Opened, workbook: Workbook) -> None:
    """Power Query writes one in UTF-16, macros in Basic declare a document type."""
    query = '<?xml version="1.0" encoding="utf-16"?><DataMashup/>'.encode("utf-16")
    assert opened(workbook(parts={"customXml/item1.xml": query})).problems == ()
    with zipfile.ZipFile(io.BytesIO(as_ods([Sheet(name="表", rows=[["甲"]])]))) as page:
        members = {name: page.read(name) for name in page.namelist()}
    entry = "<file-entry full-path='Basic/a.xml'><encryption-data/></file-entry>"
    members["META-INF/manifest.xml"] = f"<manifest>{entry}</manifest>".encode()
    members["Basic/a.xml"] = b'<?xml version="1.0"?><!DOCTYPE library:library PUBLIC "x" "y"><a/>'
    assert opened(zipped(members), "甲.ods").problems == ()
