"""Numbers mean in a column what each means by itself; a pair is two that surely differ."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.roster_cases import invented_number

from haixi_check.intake.cells.identifiers import ID_WEIGHTS, id_number
from haixi_check.intake.rosters.keys import Pairs, pairs, valid_numbers

PLAIN = invented_number(7)

provinces = st.sampled_from(["00", "09", "11", "16", "63", "82", "84", "99"])
days = st.builds(
    "{:04}{:02}{:02}".format,
    st.sampled_from([0, 1899, 1900, 1988, 2000, 2099, 2100]),
    st.sampled_from([0, 1, 2, 4, 7, 8, 12, 13]),
    st.sampled_from([0, 1, 28, 29, 30, 31, 32]),
)


def with_check(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, ID_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


well_formed = st.builds(
    lambda province, day, serial: with_check(f"{province}{serial:04}{day}{serial % 1000:03}"),
    provinces,
    days,
    st.integers(0, 9_999),
)


@given(st.lists(well_formed | well_formed.map(str.lower) | st.from_regex(r"\A[0-9]{17}[0-9Xx]\Z")))
def test_a_column_of_numbers_is_valid_where_each_is(numbers: list[str]) -> None:
    found = valid_numbers(pl.Series(numbers, dtype=pl.String))
    assert found.to_list() == [id_number(number) for number in numbers]


@pytest.mark.parametrize(
    "number",
    [
        None,
        "",
        PLAIN[:17],
        PLAIN + "0",
        PLAIN[:17] + "?",
        PLAIN[:17] + "é",
        "１" * 6,
        f" {PLAIN[1:]}",
    ],
)
def test_what_is_not_plainly_a_number_is_left_open(number: str | None) -> None:
    assert valid_numbers(pl.Series([PLAIN, number])).to_list() == [True, None]


@pytest.mark.parametrize("sign", "+-")
def test_a_number_with_a_sign_is_never_valid(sign: str) -> None:
    signed = [with_check("0" + PLAIN[1:17]), with_check(PLAIN[:17])]
    found = valid_numbers(pl.Series([sign + number[1:] for number in signed]))
    assert not any(found.to_list())


SCHEMA = {
    "sheet": pl.Int32,
    "row": pl.UInt32,
    "local_key": pl.UInt64,
    "national_key": pl.UInt64,
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
