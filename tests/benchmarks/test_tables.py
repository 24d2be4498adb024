"""What the tables of the benchmark say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from benchmarks.page import BEGIN, END, PAGE, replaced
from benchmarks.results import Bars, Result, Runs
from benchmarks.tables import MIB, ours, peers, report, table


def runs(*seconds: float, peak: int = 100, amiss: tuple[str, ...] = ()) -> Runs:
    return Runs(seconds=seconds, peak=peak * MIB, amiss=amiss)


def result(
    *,
    mine: Runs | None = None,
    floors: Mapping[str, Runs] | None = None,
    others: Mapping[str, Runs] | None = None,
    bars: Bars | None = None,
) -> Result:
    return Result(
        name="a case",
        planted=True,
        ours=mine or runs(2.0),
        floors=floors or {},
        peers=others or {},
        bars=bars or Bars(),
        unsaid="figures",
    )


def test_a_table_has_a_head_and_a_line_for_each_row() -> None:
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_ours_stands_against_each_floor() -> None:
    one = result(floors={"unzip": runs(0.1), "fastexcel": runs(1.0)})
    assert list(ours([one])) == [
        ("a case", "2.00 s", "100 MiB", "20× unzip, 2.00× fastexcel", "all found")
    ]


@pytest.mark.parametrize(
    ("bar", "told"), [(2.0, "2.00× x (bar 2)"), (1.9, "**2.00× x (bar 1.9)**")]
)
def test_a_bar_is_bold_only_where_it_is_missed(bar: float, told: str) -> None:
    one = result(floors={"x": runs(1.0)}, bars=Bars(floors={"x": bar}))
    assert [line[3] for line in ours([one])] == [told]


@pytest.mark.parametrize(
    ("bar", "told"), [(100, "100 MiB (bar 100)"), (99, "**100 MiB (bar 99)**")]
)
def test_memory_has_its_bar(bar: float, told: str) -> None:
    assert [line[2] for line in ours([result(bars=Bars(mebibytes=bar))])] == [told]


@pytest.mark.parametrize(("bar", "told"), [(1.5, "1.50 (bar 1.5)"), (1.6, "**1.50 (bar 1.6)**")])
def test_a_peer_is_to_take_longer_than_we(bar: float, told: str) -> None:
    one = result(others={"p": runs(3.0)}, bars=Bars(peers={"every": bar}))
    assert [line[4] for line in peers([one])] == [told]


def test_what_a_peer_does_not_find_is_told() -> None:
    one = result(others={"p": runs(4.0, amiss=("Excel errors: 0 of 10",))})
    assert list(peers([one])) == [
        ("a case", "p", "4.00 s", "100 MiB", "2.00", "Excel errors: 0 of 10", "figures")
    ]


def test_a_peer_that_was_ended_takes_more_than_its_limit() -> None:
    one = result(others={"p": Runs(over=900, peak=MIB)})
    assert list(peers([one])) == [
        ("a case", "p", "> 900 s", "1 MiB", "> 450", "not known", "figures")
    ]


def test_a_peer_that_cannot_read_the_files_is_not_left_out() -> None:
    one = result(others={"p": Runs(refused="it does not read parquet")})
    assert list(peers([one])) == [("a case", "p", "–", "–", "–", "–", "it does not read parquet")]


def test_a_failure_of_ours_is_told_and_nothing_is_compared_with_it() -> None:
    one = result(mine=Runs(refused="ended with code 5: oh"), others={"p": runs(1.0)})
    assert next(iter(ours([one])))[1] == "ended with code 5: oh"
    assert list(peers([one])) == [("a case", "p", "1.00 s", "100 MiB", "–", "all found", "figures")]


def test_the_report_names_every_peer_and_what_it_cannot_check() -> None:
    text = report([result(others={"p": runs(1.0)})])
    assert "| pandera | 0." in text
    assert "not checked by itself" in text


def test_the_page_keeps_what_stands_outside_the_markers() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert replaced(page, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"


@pytest.mark.parametrize("page", ["", BEGIN, f"{END}{BEGIN}", f"{BEGIN}{END}{END}"])
def test_a_page_without_its_markers_is_not_touched(page: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        replaced(page, "new")


def test_the_page_of_the_project_has_its_markers() -> None:
    assert "new" in replaced(PAGE.read_text(encoding="utf-8"), "new")
