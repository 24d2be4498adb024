"""What a unit only adds to a total: no output holds it against what is asked of all together."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from tests.writers.consumers import rows_of

import haixi_check
from haixi_check.report import Manner
from haixi_check.result import Outcome
from haixi_check.verdict import Verdict
from haixi_check.writers import TEXT, rendered, renderer

ROOT = Path(__file__).resolve().parents[2]
SCHOOL = ROOT / "samples/units/州职校.xlsx"
ASKED_OF_ALL = 3000
ADDED_IN_2022 = 880
SHORT = {"2160", "2120", "2,160", "2,120"}
"""What the school's classes would lack if they were held against the threshold of all."""


@cache
def training_of_one_school() -> Verdict:
    return haixi_check.check([SCHOOL], targets=["training-volume"])


def written(name: str, language: Literal["zh", "en"] = "zh") -> str:
    sink = io.StringIO()
    manner = Manner(language=language, detail="verbose", width=100)
    renderer(name)(training_of_one_school(), manner, sink)
    return sink.getvalue()


def test_no_year_of_it_is_judged() -> None:
    (unit,) = [unit for unit in training_of_one_school().units if unit.reported]
    (result,) = unit.results

    assert {year.outcome for year in result.series} == {Outcome.INFO}
    assert result.measured is not None
    assert result.measured.exact == str(ADDED_IN_2022)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(TEXT))
def test_no_format_says_what_it_lacks(name: str, language: Literal["zh", "en"]) -> None:
    text = written(name, language)

    assert "×" not in text.replace("× 未达标", "").replace("× not met", "")
    assert not any(f"{lack} 人次" in text or f"{lack} person" in text for lack in SHORT)


def test_the_table_says_that_the_threshold_is_that_of_all() -> None:
    assert f"{ADDED_IN_2022}（各单位合计要求 ≥ {ASKED_OF_ALL} 人次）" in written("table")
    assert f"{ADDED_IN_2022}，要求" not in written("table")


def test_a_row_for_analysts_has_no_threshold_to_subtract_it_from() -> None:
    own = [row for row in rows_of(written("csv")) if row["target"] == "training-volume"]
    own = [row for row in own if row["kind"] == "result" and row["unit"] == "haixi-school"]

    assert [row["threshold"] for row in own] == [""]


def test_the_page_draws_no_bar_up_to_the_threshold_of_all() -> None:
    assert 'class="bar' not in written("html")


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_office_files_are_written_of_it(name: str) -> None:
    assert rendered(name, training_of_one_school(), Manner())
