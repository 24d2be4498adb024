"""Whether a cell meets what a rule asks of it."""

from __future__ import annotations

import datetime
from decimal import Decimal

from haixi_check.rulepack.row_rules import Condition
from haixi_check.table import Content


def meets(value: Content, want: Condition) -> bool | None:
    """Whether a value meets a condition; `None` where there is no value that could."""
    if value is None:
        return None
    if isinstance(want, (str, int)):
        return value == want
    if isinstance(want, tuple):
        return value in want
    if not isinstance(value, (int, Decimal)):
        return None
    return want.get("at_least", value) <= value <= want.get("at_most", value)


def year_in(value: Content) -> int | None:
    """The calendar year of a date, or a year as it stands."""
    if isinstance(value, datetime.date):
        return value.year
    return value if isinstance(value, int) else None
