"""The report as a document: what stands in it, on which page, in the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.shared import Cm

from haixi_check.messages import Language
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import rendered

if TYPE_CHECKING:
    from docx.document import Document as Paper


_PAPERS: dict[tuple[int, Language], tuple[Verdict, Paper]] = {}
"""Documents that were made, by the identity of their verdict; with it, so that it stays alive."""


def opened(verdict: Verdict, language: Language = "zh") -> Paper:
    """The document on a verdict, made once; tests only read it."""
    key = id(verdict), language
    if key not in _PAPERS:
        written = rendered("docx", verdict, Manner(language=language))
        _PAPERS[key] = verdict, Document(io.BytesIO(written))
    return _PAPERS[key][1]


def texts(paper: Paper) -> str:
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def test_the_sections_come_in_the_order_of_every_report(sample: Verdict) -> None:
    paper = opened(sample)
    headings = [p.text for p in paper.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [
        "一、总体结论",
        "二、要办的事",
        "三、逐条结果",
        "四、数据问题",
        "五、未核查",
        "附：计算口径",
    ]


def test_the_page_is_that_of_an_official_document(sample: Verdict) -> None:
    page = opened(sample).sections[0]
    sizes = (page.page_width, page.page_height, page.left_margin, page.top_margin)
    assert [round(size / Cm(1), 1) for size in sizes if size] == [21.0, 29.7, 2.8, 3.7]


def test_every_result_stands_in_a_table(sample: Verdict) -> None:
    told = texts(opened(sample))
    codes = [sample.targets[result.target].code for result in sample.whole.results]
    assert all(f"{code} " in told for code in codes)


def test_what_is_missing_and_what_to_do_is_told(sample: Verdict) -> None:
    told = texts(opened(sample))
    assert "整改措施：" in told
    assert "未报送：格尔木职校" in told
    assert "市县分项未核查" in told


def test_a_school_reads_its_own_name_in_the_title(school: Verdict) -> None:
    assert opened(school).paragraphs[0].text.startswith("海西州职业技术学校")


@pytest.mark.thorough
def test_sixty_units_do_not_widen_a_table(many: Verdict) -> None:
    assert max(len(table.columns) for table in opened(many).tables) <= 9


def test_sixty_units_are_counted_by_outcome_and_not_told_one_by_one(many: Verdict) -> None:
    told = [p.text for p in opened(many).paragraphs if p.text.startswith("各单位：")]
    assert told
    assert all(text.count("、") < 8 for text in told)
    assert any("个单位未报送" in p.text for p in opened(many).paragraphs)


def test_the_one_who_checked_signs_the_report_on_all(sample: Verdict, school: Verdict) -> None:
    assert "核查单位（盖章）" in texts(opened(sample))
    assert "填报单位（盖章）" in texts(opened(school))


def test_many_problems_of_one_kind_share_a_row_over_all_files(sample: Verdict) -> None:
    first = sample.problems[0]
    files = [replace(first.place, file=f"{n:02}.xlsx") for n in range(30)]
    alike = tuple(replace(first, place=place) for place in files)
    told = texts(opened(replace(sample, problems=alike)))
    assert "等 30 处" in told
    assert "29.xlsx" not in told


def test_control_characters_do_not_break_the_file(sample: Verdict) -> None:
    bad = replace(sample.problems[0], found="\x1b[31m\x00红")
    assert opened(replace(sample, problems=(bad,))).paragraphs


@pytest.mark.thorough
def test_the_same_verdict_gives_the_same_bytes(sample: Verdict) -> None:
    first, second = (rendered("docx", sample, Manner()) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2022, 12, 31, 0, 0, 0)}


def test_it_is_written_in_english_too(sample: Verdict) -> None:
    assert "compliance report" in opened(sample, "en").paragraphs[0].text
