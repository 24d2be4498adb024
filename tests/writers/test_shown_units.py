"""A check of some schools is about these schools, in every output, and about nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from tests.writers.consumers import suites_of

import haixi_check
from haixi_check.report import Manner
from haixi_check.report.matrix import matrix
from haixi_check.report.reader import Reader
from haixi_check.verdict import Verdict
from haixi_check.writers import rendered

ASKED = "格尔木职校"
SAMPLE = Path(__file__).parents[2] / "samples" / "data.xlsx"


@pytest.fixture(scope="module")
def one_of_four() -> Verdict:
    """Four units reported; one was asked for, and it is not the first."""
    return haixi_check.check([SAMPLE], units=[ASKED])


@pytest.fixture(scope="module")
def silent() -> Verdict:
    """The one that was asked for handed in nothing; another one did."""
    units = SAMPLE.parent / "units"
    return haixi_check.check([units / "州职校.xlsx"], units=[ASKED])


@pytest.mark.parametrize("verdict", ["one_of_four", "silent"])
@pytest.mark.sampled(2)
def test_every_output_shows_the_unit_that_was_asked_for_and_no_other(
    verdict: str, request: pytest.FixtureRequest
) -> None:
    found = request.getfixturevalue(verdict)
    shown = matrix(Reader(found, "zh"))
    assert [unit.short.zh for unit in shown.units] == [ASKED]
    for name, headings in HEADINGS.items():
        assert headings(rendered(name, found, Manner(width=100))) == [ASKED], name


def of_table(written: bytes) -> list[str]:
    line = next(line for line in written.decode().splitlines() if line.startswith(" 条款"))
    return line.split()[1:]


def of_markdown(written: bytes) -> list[str]:
    line = next(line for line in written.decode().splitlines() if line.startswith("| 条款"))
    return [cell for cell in map(str.strip, line.split("|")) if cell][1:]


def of_html(written: bytes) -> list[str]:
    head = re.search(r'<table class="matrix">\n<thead>(.*?)</thead>', written.decode(), re.S)
    assert head is not None
    cells = re.findall(r"<th[^>]*>(.*?)</th>", head[1])[1:]
    return [re.sub("<small>.*", "", cell).strip() for cell in cells]


def of_overview(written: bytes) -> list[str]:
    rows = load_workbook(BytesIO(written)).worksheets[0].iter_rows(values_only=True)
    return [str(cell) for cell in next(row for row in rows if row[0] == "条款") if cell][1:]


def of_list_of_units(written: bytes) -> list[str]:
    rows = list(load_workbook(BytesIO(written))["按单位"].iter_rows(min_row=4, values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "单位")
    return list(dict.fromkeys(str(row[0]) for row in rows[head + 1 :] if row[0]))


def of_document(written: bytes) -> list[str]:
    return [cell.text for cell in Document(BytesIO(written)).tables[0].rows[0].cells][1:]


def of_suites(written: bytes) -> list[str]:
    return [
        str(suite.name)
        for suite in suites_of(written.decode())
        if suite._elem.get("package") not in ("problems", "inputs")
    ]


HEADINGS: Mapping[str, Callable[[bytes], list[str]]] = {
    "table": of_table,
    "markdown": of_markdown,
    "html": of_html,
    "xlsx": of_overview,
    "docx": of_document,
    "junit": of_suites,
}


def test_the_list_of_units_is_about_the_same(one_of_four: Verdict) -> None:
    assert of_list_of_units(rendered("xlsx", one_of_four, Manner())) == [ASKED]


def test_a_clause_that_concerns_none_of_them_is_left_out(one_of_four: Verdict) -> None:
    reader = Reader(one_of_four, "zh")
    shown = matrix(reader)
    every = matrix(Reader(haixi_check.check([SAMPLE]), "zh"))
    assert 0 < len(shown.clauses) < len(every.clauses)
    (unit,) = shown.columns(reader, side_by_side=True)
    assert all(shown.cell(clause, unit) != (None, None) for clause in shown.clauses)
