"""What the form says of rows: which of them count for a figure, and what may not stand in one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, TypeAlias

from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.pack import SOME, Part, Slug
from haixi_check.table import Content

Comparison: TypeAlias = Mapping[Literal["at_least", "at_most"], int]
"""`{at_least: 6}`, inclusive."""

Condition: TypeAlias = str | int | bool | tuple[str, ...] | Comparison
"""Equal to a value, to one of several, or a comparison."""


@dataclass(frozen=True, kw_only=True)
class Derivation(Part):
    """How the rows of a register or roster become a figure.

    A unit whose kind does not fill in the figure derives nothing from its rows; they still say
    what they say to others (the college's programmes name counterparts).
    """

    figure: Slug
    sum: Slug | None = None
    """Add up this column; by default the rows are counted."""
    distinct: tuple[Slug, ...] = ()
    """Count the different values of these columns; by default the key of the row."""
    where: Mapping[Slug, Condition] = field(default_factory=dict)
    """Which rows count at all."""
    named_by: tuple[Slug, ...] = ()
    """Rows count only where a counterpart is named: by one of these columns of the row itself, by
    the same column of another kind's rows (which then hold this row's code), or by a row of
    a register in `also_named_in`."""
    also_named_in: tuple[Slug, ...] = ()
    among: Slug | None = None
    """Count only values that this other derived figure of the unit counts too (a part of it)."""
    needs: tuple[Slug, ...] = ()
    """What a row must show to be counted; a row without it is set aside, and told."""
    since: Slug | None = None
    """The date from which a row counts; it gives earlier years as well. A row without a date counts
    for the submission's own year only."""
    year_of: Slug | None = None
    """The date or year in whose calendar year a row counts (a flow)."""
    agrees: Mapping[Slug, Slug] = field(default_factory=dict)
    """Columns in which a row that counts may not say otherwise than a line of 基本信息."""

    @property
    def dated(self) -> bool:
        """Whether rows count by a date of theirs, so that one sheet speaks of several years."""
        return self.since is not None or self.year_of is not None

    @cached_property
    def rests_on(self) -> frozenset[str]:
        """The columns without which nobody can tell which rows count, apart from the key."""
        named = (self.sum, self.since, self.year_of)
        return frozenset(
            name
            for name in (
                *self.where, *self.needs, *self.distinct, *self.named_by, *self.agrees, *named
            )
            if name
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Exclusive(Part):
    """Rows that share `same` may not differ in `column`: one room is one kind only."""

    same: tuple[Slug, ...]
    column: Slug


@dataclass(frozen=True, kw_only=True)
class Order(Part):
    """Within a row, `lower` never exceeds `upper` (numbers, or dates)."""

    lower: Slug
    upper: Slug


@dataclass(frozen=True, kw_only=True)
class Contradiction(Part):
    """Within a row, where all of `when` holds, `then` must hold as well."""

    when: Annotated[Mapping[Slug, Condition], SOME]
    then: Annotated[Mapping[Slug, Condition], SOME]
    tier: Tier = Tier.EXPLAIN


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
