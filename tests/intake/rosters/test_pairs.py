"""Two rows are a pair where keys alone say that they share one person and differ."""

from __future__ import annotations

import polars as pl
import pytest

from haixi_check.intake.rosters.pairs import Pairs, pairs

SCHEMA = {
    "sheet": pl.Int32,
    "row": pl.UInt32,
    "own": pl.UInt64,
    "person": pl.UInt64,
    "unit": pl.Int32,
    "sound": pl.Boolean,
}
Row = tuple[int, int, int | None, int | None, int, bool]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(0, 3, 1, 10, 0, True), (0, 9, 1, 11, 0, True)], [(0, 3, 9)]),
        ([(0, 9, 1, 10, 0, True), (0, 3, 2, 10, 0, True)], [(0, 3, 9)]),
        ([(0, 3, 1, 10, 0, True), (0, 9, 1, 10, 0, True)], []),
        ([(0, 3, 1, None, 0, True), (0, 9, 1, 11, 0, True)], []),
        ([(0, 3, 1, 10, 0, True), (0, 9, 1, 11, 0, False)], []),
        ([(0, 3, 1, 10, 0, True), (1, 9, 1, 11, 0, True)], []),
        ([(0, 3, 1, 10, 0, True), (0, 9, 2, 10, 1, True)], []),
        ([(0, at, 1, 10 + at, 0, True) for at in range(3)], []),
        ([(0, 3, 1, 10, 0, True), (0, 9, 1, 11, 0, True), (0, 12, 2, 11, 0, True)], []),
        ([], []),
    ],
    ids=[
        "one number of the school, two persons", "one person, two numbers", "perhaps the same row",
        "perhaps the same person", "one is wrong in another way", "in two sheets", "of two units",
        "three", "a chain", "none",
    ],
)  # fmt: skip
def test_pairs_are_two_that_surely_differ(
    rows: list[Row], found: list[tuple[int, int, int]]
) -> None:
    told = pairs(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert list(told.iter_rows()) == found


def test_the_first_row_decides_whether_a_pair_is_only_counted() -> None:
    known = Pairs(pl.DataFrame({"sheet": [0, 0], "first": [1, 5], "second": [6, 9]}))
    known.count_from(pl.Series([4, 5, 6]))
    assert known.counted(pl.Series([1, 5, 6, 9])).to_list() == [False, True, False, True]
    assert known.ending(pl.Series([6, 7])) == 0
    assert known.ending(pl.Series([8, 9])) == 1
