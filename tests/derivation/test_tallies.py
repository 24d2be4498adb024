"""What the rows of a tally add up to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.builders import HAIXI

from haixi_check.derivation.tallies import Key, Tally
from haixi_check.submission import Entry
from haixi_check.table import Content, Place


def row(value: Content) -> Entry:
    where = Place("甲.xlsx", "培训班次", "A2")
    return Entry(unit=HAIXI, year=2022, values={"hours": value}, key=("a",), location=where)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3, Fraction(3)), (Decimal("2.5"), Fraction(5, 2)), ("3", Fraction(0)), (None, Fraction(0))],
)
def test_a_row_adds_its_number_where_the_figure_is_a_sum(
    value: Content, expected: Fraction
) -> None:
    found = Tally("classes", shareable=False, sums="hours")
    assert found.amount(row(value)) == expected
    assert found.worth({("a",): row(value)}) == expected


def test_a_row_adds_one_where_rows_are_counted() -> None:
    found = Tally("classes", shareable=False)
    assert found.amount(row(3)) == 1
    assert found.worth({("a",): row(3), ("b",): row(None)}) == 2


def test_the_total_is_what_is_counted_and_what_nobody_needs_to_tell_apart() -> None:
    counted: dict[Key, Entry] = {("a",): row(3)}
    found = Tally("classes", shareable=False, sums="hours", uniform=Fraction(4), counted=counted)
    assert found.total == 7
