"""Whether a cell meets what a rule asks of it, at the borders."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from haixi_check.rulepack.row_rules import Condition, meets, year_in
from haixi_check.table import Content

AT_LEAST: Condition = {"at_least": 3}
AT_MOST: Condition = {"at_most": 5}
BETWEEN: Condition = {"at_least": 3, "at_most": 5}


@pytest.mark.parametrize(
    ("value", "want", "expected"),
    [
        (None, "是", None),
        ("是", "是", True),
        ("否", "是", False),
        (3, 3, True),
        (4, 3, False),
        ("国家级", ("国家级", "省级"), True),
        ("校级", ("国家级", "省级"), False),
        ("3", AT_LEAST, None),
        (datetime.date(2022, 1, 1), AT_LEAST, None),
        (2, AT_LEAST, False),
        (3, AT_LEAST, True),
        (4, AT_LEAST, True),
        (4, AT_MOST, True),
        (5, AT_MOST, True),
        (6, AT_MOST, False),
        (2, BETWEEN, False),
        (3, BETWEEN, True),
        (Decimal("4.5"), BETWEEN, True),
        (5, BETWEEN, True),
        (Decimal("5.1"), BETWEEN, False),
    ],
)
def test_a_value_meets_a_condition_or_cannot_be_held_against_it(
    value: Content, want: Condition, expected: bool | None
) -> None:
    assert meets(value, want) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime.date(2022, 12, 31), 2022),
        (2021, 2021),
        ("2021", None),
        (Decimal(2021), None),
        (None, None),
    ],
)
def test_the_year_of_a_value_is_that_of_a_date_or_the_number_itself(
    value: Content, expected: int | None
) -> None:
    assert year_in(value) == expected
