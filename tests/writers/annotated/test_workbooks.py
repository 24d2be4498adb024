"""Marking a workbook: what must be there afterwards, and everything that must not have moved."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from tests.roster_cases import invented_number
from tests.writers.annotated.conftest import Annotate, parts, rezipped

from haixi_check.errors import RefusedError
from haixi_check.pipeline.check import check
from haixi_check.pipeline.output import know_outputs
from haixi_check.pipeline.request import Request
from haixi_check.report import headline
from haixi_check.report.agenda import agenda
from haixi_check.report.reader import Reader
from haixi_check.writers.annotated import package
from haixi_check.writers.annotated.comments import MARKER

if TYPE_CHECKING:
    from tests.conftest import Program

SHEET = "xl/worksheets/sheet2.xml"


def comment(book: Workbook, cell: str) -> str:
    found = book["指标数据"][cell].comment
    return "" if found is None else str(found.text)


def colours(book: Workbook) -> int:
    rules = book["指标数据"].conditional_formatting
    return sum("haixi-check" in rule.formula[0] for found in rules for rule in found.rules)


def test_a_finding_stands_at_its_cell(submitted: Path, annotated: Annotate) -> None:
    (copy,) = annotated(submitted)
    book = load_workbook(copy.path)
    assert "一百二十几" in comment(book, "F8")
    assert "→" in comment(book, "F8")
    assert colours(book)


def test_every_finding_is_in_the_list_with_a_link(submitted: Path, annotated: Annotate) -> None:
    (copy,) = annotated(submitted)
    book = load_workbook(copy.path)
    sheet = book["核查结果"]
    assert book.active is sheet
    links = {cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert {"'指标数据'!E7", "'指标数据'!F8"} <= links


def test_the_head_of_the_list_counts_what_every_other_output_counts(
    submitted: Path, annotated: Annotate
) -> None:
    (copy,) = annotated(submitted)
    verdict = check(Request(paths=(submitted,)))
    told = load_workbook(copy.path)["核查结果"]["A3"].value
    judged = {
        words
        for words in headline.counts(Reader(verdict, "zh"))[1:]
        if words.split()[0] in ("未达标", "无法判定", "待核实")
    }
    assert judged <= set(told.split(" · "))
    assert f"力争、导向性目标未达到或未定 {len(agenda(verdict)['aspired'].results)}" in told


def test_only_one_sheet_is_selected(submitted: Path, annotated: Annotate) -> None:
    (copy,) = annotated(submitted)
    book = load_workbook(copy.path)
    selected = [sheet.title for sheet in book if sheet.sheet_view.tabSelected]
    assert selected == ["核查结果"]


def test_what_the_school_said_itself_stays(submitted: Path, annotated: Annotate) -> None:
    (copy,) = annotated(submitted)
    told = comment(load_workbook(copy.path), "E7")
    assert told.startswith("学校自己的批注\n\n")
    assert MARKER in told


def test_no_cell_formula_or_setting_moves(submitted: Path, annotated: Annotate) -> None:
    (copy,) = annotated(submitted)
    before, after = parts(submitted), parts(copy.path)
    for name in ("sheetData", "cols", "mergeCells", "dataValidations", "sheetProtection"):
        found = re.compile(rb"<%b[ >].*</%b>" % (name.encode(), name.encode()), re.S)
        kept = found.search(before[SHEET])
        assert kept is None or kept[0] in after[SHEET], name


def test_stored_results_of_formulas_stay(submitted: Path, annotated: Annotate) -> None:
    stored = b'<c r="H9"><f>1+1</f><v>2</v></c></row>'
    data = parts(submitted)[SHEET]
    row = re.search(rb'<row r="9".*?</row>', data, re.S)
    assert row
    rezipped(submitted, {SHEET: data.replace(row[0], row[0].replace(b"</row>", stored))})
    (copy,) = annotated(submitted)
    assert stored in parts(copy.path)[SHEET]


def test_charts_macros_and_unknown_parts_stay_byte_for_byte(
    submitted: Path, annotated: Annotate
) -> None:
    rezipped(submitted, {"xl/vbaProject.bin": b"\x00macro", "xl/slicers/slicer1.xml": b"<x/>"})
    (copy,) = annotated(submitted)
    before, after = parts(submitted), parts(copy.path)
    kept = [name for name in before if "chart" in name or "vba" in name or "slicer" in name]
    assert len(kept) >= 3
    assert all(before[name] == after[name] for name in kept)


def test_rules_of_the_school_keep_their_order_behind_ours(
    submitted: Path, annotated: Annotate
) -> None:
    (copy,) = annotated(submitted)
    found = load_workbook(copy.path)["指标数据"].conditional_formatting
    ranks = {rule.type: rule.priority for each in found for rule in each.rules}
    assert ranks["cellIs"] > ranks["expression"]


def test_the_input_is_not_touched(submitted: Path, annotated: Annotate) -> None:
    before = submitted.read_bytes()
    annotated(submitted)
    assert submitted.read_bytes() == before


def test_marking_a_copy_again_gives_the_same_copy(submitted: Path, annotated: Annotate) -> None:
    (once,) = annotated(submitted)
    (twice,) = annotated(once.path, folder="再次")
    assert parts(once.path) == parts(twice.path)


def test_a_mistake_that_was_mended_loses_its_mark(submitted: Path, annotated: Annotate) -> None:
    (once,) = annotated(submitted)
    data = parts(once.path)[SHEET]
    mended = re.sub(rb'(<c r="F8"[^>]*?) t="[^"]*"[^>]*>.*?</c>', rb"\1><v>12</v></c>", data)
    assert mended != data
    rezipped(once.path, {SHEET: mended})
    (twice,) = annotated(once.path, folder="再次")
    assert "一百二十几" not in comment(load_workbook(twice.path), "F8")
    assert "约100" in comment(load_workbook(twice.path), "E7")


def test_a_moved_and_renamed_list_is_found_and_replaced(
    submitted: Path, annotated: Annotate
) -> None:
    (once,) = annotated(submitted)
    data = parts(once.path)["xl/workbook.xml"]
    listed = re.search(rb'<sheet [^>]*name="\xe6\xa0\xb8[^>]*/>', data)
    assert listed
    moved = data.replace(listed[0], b"").replace(b"<sheets>", b"<sheets>" + listed[0])
    moved = moved.replace("核查结果".encode(), "旧 清单".encode())
    moved = re.sub(
        rb'localSheetId="(\d+)"', lambda found: b'localSheetId="%d"' % (int(found[1]) + 1), moved
    )
    rezipped(once.path, {"xl/workbook.xml": moved})
    (twice,) = annotated(once.path, folder="再次")
    book = load_workbook(twice.path)
    assert book.sheetnames[-1] == "核查结果"
    assert "旧 清单" not in book.sheetnames
    assert book["指标数据"].print_title_rows == "$4:$4"


def test_a_copy_may_be_handed_in_again(submitted: Path, annotated: Annotate) -> None:
    (once,) = annotated(submitted)
    (twice,) = annotated(once.path, folder="再次")
    listed = load_workbook(twice.path)["核查结果"]
    assert not any(
        "核查结果" in str(cell.value) for row in listed.iter_rows(min_row=6) for cell in row
    )


def test_a_comment_that_another_program_cut_into_runs_is_known_again(
    submitted: Path, annotated: Annotate
) -> None:
    (once,) = annotated(submitted)
    name = next(n for n, d in parts(once.path).items() if "约100".encode() in d and "omments" in n)
    data = parts(once.path)[name]
    cut = b'</t></r><r><t xml:space="preserve">haixi'
    rezipped(once.path, {name: data.replace(b"\xe3\x80\x90haixi", b"\xe3\x80\x90" + cut)})
    (twice,) = annotated(once.path, folder="再次")
    assert comment(load_workbook(twice.path), "E7").count(MARKER) == 1


def test_a_text_like_a_formula_stays_text(submitted: Path, annotated: Annotate) -> None:
    data = parts(submitted)[SHEET]
    risky = re.sub(rb'(<c r="F8"[^>]*>)<is><t>[^<]*', rb"\1<is><t>@SUM(1)", data)
    assert risky != data
    rezipped(submitted, {SHEET: risky})
    (copy,) = annotated(submitted)
    cells = [cell for row in load_workbook(copy.path)["核查结果"] for cell in row]
    assert "@SUM(1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


def test_a_signature_is_not_carried_over_and_that_is_told(
    submitted: Path, annotated: Annotate
) -> None:
    rezipped(submitted, {"_xmlsignatures/sig1.xml": b"<x/>", "_xmlsignatures/origin.sigs": b""})
    (copy,) = annotated(submitted)
    assert copy.notices == ("signature",)
    assert not any("_xmlsignatures" in name for name in parts(copy.path))


def test_a_workbook_that_is_too_large_gets_the_list_and_says_so(
    submitted: Path, annotated: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 20_000)
    (copy,) = annotated(submitted)
    assert copy.notices == ("large", "list_only")
    assert copy.path.name == "州职校.xlsx.核查结果.xlsx"
    book = load_workbook(copy.path)
    assert "约100" in {cell.value for row in book["核查结果"] for cell in row}


def test_strict_workbooks_get_the_list_only(submitted: Path, annotated: Annotate) -> None:
    data = parts(submitted)["xl/workbook.xml"]
    strict = data.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    rezipped(submitted, {"xl/workbook.xml": strict})
    (copy,) = annotated(submitted)
    assert copy.notices == ("strict", "list_only")


def test_a_file_that_is_no_workbook_becomes_one_with_marks(
    tmp_path: Path, annotated: Annotate
) -> None:
    path = tmp_path / "报送" / "州职校.json"
    path.parent.mkdir()
    given = {
        "unit": "海西州职业技术学校",
        "year": 2022,
        "figures": {"enrolment": {"2022": "约一千"}},
    }
    path.write_text(json.dumps(given), encoding="utf-8")
    (copy,) = annotated(path)
    assert copy.path.name == "州职校.json.xlsx"
    assert copy.notices == ("converted",)
    book = load_workbook(copy.path)
    told = [
        str(cell.comment.text) for sheet in book for row in sheet for cell in row if cell.comment
    ]
    assert any("约一千" in text for text in told)


def test_csv_files_become_workbooks_each(tmp_path: Path, annotated: Annotate) -> None:
    path = tmp_path / "报送" / "指标数据.csv"
    path.parent.mkdir()
    text = "单位,代码,指标,2022年\n海西州职业技术学校,enrolment,学历教育在校生数,约一千\n"
    path.write_text(text, encoding="utf-8-sig")
    (copy,) = annotated(path)
    sheet = load_workbook(copy.path).worksheets[0]
    assert sheet["D2"].value == "约一千"
    assert "约一千" in str(sheet["D2"].comment.text)


def test_a_file_that_cannot_be_read_gets_a_list_that_says_why(
    tmp_path: Path, annotated: Annotate
) -> None:
    path = tmp_path / "报送" / "坏.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"PK\x03\x04 no zip")
    (copy,) = annotated(path)
    assert "list_only" in copy.notices
    listed = io.BytesIO(copy.path.read_bytes())
    assert load_workbook(listed)["核查结果"].max_row > 5


def test_copies_are_not_put_where_the_next_check_would_read_them(submitted: Path) -> None:
    folder = submitted.parent
    with pytest.raises(RefusedError) as refused:
        know_outputs(Request(paths=(folder,), annotate=folder / "副本"))
    assert refused.value.code == "annotate_among_inputs"


def test_a_copy_never_replaces_an_input(submitted: Path, annotated: Annotate) -> None:
    before = submitted.read_bytes()
    with pytest.raises(RefusedError) as refused:
        annotated(submitted, folder="报送")
    assert refused.value.code == "output_is_input"
    assert submitted.read_bytes() == before


def test_a_sheet_that_is_called_by_a_persons_number_is_marked_all_the_same(
    submitted: Path, annotated: Annotate
) -> None:
    book = load_workbook(submitted)
    title = f"指标数据 {invented_number(7)}"
    book["指标数据"].title = title
    book.save(submitted)
    (copy,) = annotated(submitted)
    found = load_workbook(copy.path)[title]["F8"].comment
    assert found is not None
    assert "一百二十几" in str(found.text)


@pytest.mark.parametrize("format_", ["table", "concise", "json", "csv", "html", "sarif"])
@pytest.mark.sampled(6)
def test_the_number_that_a_sheet_is_called_by_is_not_repeated(
    submitted: Path, program: Program, format_: str
) -> None:
    book = load_workbook(submitted)
    book["指标数据"].title = f"指标数据 {invented_number(7)}"
    book.create_sheet(f"{invented_number(8)}")["A1"] = "不认识的表"
    book.save(submitted)
    run = program(str(submitted), "-f", format_, "--verbose")
    assert "指标数据 ●●●●●●" in run.stdout
    for serial in (7, 8):
        assert invented_number(serial)[:14] not in run.stdout + run.stderr


def test_a_part_that_cannot_be_unpacked_costs_the_marks_and_not_the_run(
    submitted: Path, annotated: Annotate
) -> None:
    data = bytearray(submitted.read_bytes())
    with zipfile.ZipFile(submitted) as archive:
        where = archive.getinfo("xl/workbook.xml").header_offset
    start = where + 30 + len("xl/workbook.xml")
    data[start : start + 8] = b"\xff" * 8
    submitted.write_bytes(data)

    (copy,) = annotated(submitted)

    assert "damaged" in copy.notices
    assert load_workbook(copy.path).sheetnames


OWN_NAME = b'</sheets><definedNames><definedName name="x" localSheetId="x"/></definedNames>'


@pytest.mark.parametrize(
    ("holding", "old", "new"),
    [
        ("学校自己的批注", b"<authors>.*</authors>", b""),
        ("学校自己的批注", b"<commentList>.*</commentList>", b""),
        ("学校自己的批注", b'authorId="0"', b'authorId="zwei"'),
        ("学校自己的批注", b'authorId="0"', b'authorId="77"'),
        ("学校自己的批注", b"<text>.*</text>", b""),
        ("<sheets>", b'sheetId="1"', b'sheetId="one"'),
        ("<sheets>", b"</sheets>", OWN_NAME),
    ],
)  # fmt: skip
@pytest.mark.sampled(7)
def test_a_damaged_part_costs_the_marks_and_not_the_run(
    holding: str, old: bytes, new: bytes, submitted: Path, annotated: Annotate
) -> None:
    part = next(name for name, data in parts(submitted).items() if holding.encode() in data)
    damaged, count = re.subn(old, new, parts(submitted)[part], flags=re.DOTALL)
    assert count
    rezipped(submitted, {part: damaged})

    (copy,) = annotated(submitted)

    assert zipfile.ZipFile(copy.path).testzip() is None


def test_a_part_with_a_wrong_checksum_costs_the_marks_and_not_the_run(
    submitted: Path, annotated: Annotate
) -> None:
    submitted.write_bytes(_with_a_wrong_checksum(submitted.read_bytes(), "xl/theme/theme1.xml"))

    (copy,) = annotated(submitted)

    assert "damaged" in copy.notices


def _with_a_wrong_checksum(data: bytes, part: str) -> bytes:
    """The archive with another checksum for one of its members, in both places where it stands."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        checksum = archive.getinfo(part).CRC.to_bytes(4, "little")
    assert data.count(checksum) == 2
    return data.replace(checksum, bytes(byte ^ 0xFF for byte in checksum))


def test_nothing_in_a_comment_steers_its_reader(
    submission: bytes, tmp_path: Path, annotated: Annotate
) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    for name in ("甲", "\u202e乙_x000D_\x1b"):
        (folder / f"{name}.xlsx").write_bytes(submission)

    texts = [
        content.decode()
        for copy in annotated(folder)
        for name, content in parts(copy.path).items()
        if "comments" in name and name.endswith(".xml")
    ]

    assert any("乙" in text for text in texts)
    assert not any(sign in text for text in texts for sign in "\u202e\x1b")
    assert not any(re.search("(?<!_x005F)_x000D_", text) for text in texts)
