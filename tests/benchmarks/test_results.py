"""Medians, ratios and what is kept of a run: nothing is timed here."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.results import Bars, Result, Runs, bar_of, load, ratio, save


def runs(*seconds: float, **more: float) -> Runs:
    return Runs(seconds=seconds, peak=2**20, over=more.get("over"))


def test_a_ratio_is_the_median_over_the_pairs() -> None:
    assert ratio(runs(2, 9, 4), runs(1, 3, 1)) == 3


def test_runs_without_a_partner_do_not_count() -> None:
    assert ratio(runs(30), runs(10, 1, 1)) == 3


def test_of_a_command_that_was_ended_its_limit_is_known() -> None:
    assert ratio(runs(over=900), runs(2, 3, 4)) == 300


def test_a_bar_for_every_peer_holds_for_each_without_its_own() -> None:
    bars = {"every": 1.3, "frictionless": 10}
    assert [bar_of(bars, "frictionless"), bar_of(bars, "pandera")] == [10, 1.3]
    assert bar_of({}, "pandera") is None


def test_results_survive_being_kept(tmp_path: Path) -> None:
    one = Result(
        name="roster of 10, csv",
        planted=True,
        ours=runs(1.5, 2.5),
        floors={"polars": runs(0.5, 0.5)},
        peers={
            "pandera": Runs(seconds=(3.0,), peak=5, amiss=("type: 0 of 1",)),
            "slow": runs(over=900),
        },
        bars=Bars(floors={"polars": 3}, peers={"every": 1.3}, mebibytes=700),
        unsaid="figures",
    )
    save(tmp_path / "cache" / "results.json", {one.name: one})
    assert load(tmp_path / "cache" / "results.json") == {one.name: one}


def test_without_earlier_results_there_are_none(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == {}


def test_the_median_of_one_run_is_that_run() -> None:
    assert runs(2.5).median == pytest.approx(2.5)
