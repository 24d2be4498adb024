"""The report as a workbook: its sheets, its counts, and that no text becomes a formula."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from haixi_check.messages import Language
from haixi_check.problem import Tier
from haixi_check.report import Manner
from haixi_check.table import Place
from haixi_check.verdict import ProblemRecord, Verdict
from haixi_check.writers import rendered

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS = ["总览", "按条款", "按单位", "问题清单", "未检查", "口径"]
LISTS = SHEETS[1:]


def opened(verdict: Verdict, language: Language = "zh") -> Workbook:
    return load_workbook(io.BytesIO(rendered("xlsx", verdict, Manner(language=language))))


def texts(sheet: Worksheet) -> str:
    rows = sheet.iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The rows of a list, without its headings."""
    return [row for row in sheet.iter_rows(min_row=5, values_only=True) if any(row)]


def test_the_sheets_stand_in_the_order_in_which_they_are_read(sample: Verdict) -> None:
    assert opened(sample).sheetnames == SHEETS


def test_every_sheet_has_an_english_name(sample: Verdict) -> None:
    names = opened(sample, "en").sheetnames
    assert len(set(names)) == len(SHEETS)
    assert all(name.isascii() for name in names)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_can_be_filtered_scrolled_and_printed(sample: Verdict, name: str) -> None:
    sheet = opened(sample)[name]
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "A5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToWidth == 1


def test_every_result_that_is_judged_is_a_row(sample: Verdict) -> None:
    assert len(rows(opened(sample)["按条款"])) == len(sample.whole.results)


def test_a_unit_that_handed_in_nothing_is_one_row(sample: Verdict) -> None:
    told = [row for row in rows(opened(sample)["按单位"]) if row[0] == "格尔木职校"]
    assert [row[5] for row in told] == ["未报送"]


def test_every_problem_is_a_row_and_what_was_only_counted_is_told(sample: Verdict) -> None:
    sheet = opened(sample)["问题清单"]
    assert len(rows(sheet)) == len(sample.problems)
    assert "7 处" in texts(sheet)


def test_what_was_not_checked_is_told(sample: Verdict) -> None:
    told = texts(opened(sample)["未检查"])
    assert "市县分项未核查" in told
    assert "格尔木职校" in told


def test_every_target_has_its_reading(sample: Verdict) -> None:
    assert len(rows(opened(sample)["口径"])) == len(sample.targets)


def test_the_counts_of_the_first_sheet_are_those_of_the_verdict(sample: Verdict) -> None:
    sheet = opened(sample)["总览"]
    row = next(r for r in range(1, 30) if sheet.cell(r, 1).value == "合计")
    assert sheet.cell(row + 1, 1).value == sample.summary.judged.total


def test_sixty_units_are_counted_and_not_shown_side_by_side(many: Verdict) -> None:
    sheet = opened(many)["总览"]
    assert sheet.max_column <= 14
    assert "右边各列是处于该状态的单位数" in texts(sheet)


def test_a_text_that_begins_like_a_formula_stays_text(sample: Verdict) -> None:
    harm = '=HYPERLINK("http://x","y")'
    bad = ProblemRecord(
        code="sample_about",
        tier=Tier.MUST_FIX,
        place=Place(file="+a.xlsx", sheet="@表", cell="B7", header="-栏"),
        found=harm,
        params={"figure": "数"},
        unit=None,
        figures=(),
        related=(),
        answer="=1+1\x1b[31m _x0041_",
    )
    book = opened(replace(sample, problems=(bad,)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    row = book["问题清单"][5]
    assert row[6].value == harm
    assert all(row[number].quotePrefix for number in (2, 3, 5, 6, 9))
    assert row[9].value == "=1+1[31m _x005F_x0041_"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_verdict_gives_the_same_bytes(sample: Verdict, language: Language) -> None:
    first, second = (rendered("xlsx", sample, Manner(language=language)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2022, 12, 31, 0, 0, 0)}


def test_a_school_reads_its_own_results(school: Verdict) -> None:
    book = opened(school)
    assert "自查报告" in str(book["总览"]["A1"].value)
    assert "格尔木职校" not in texts(book["总览"])
