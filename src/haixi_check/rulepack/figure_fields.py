"""The rows of 指标数据: what each figure counts, who fills it in, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.pack import Checked, Line, Part, Slug, Text, Titled, matching


class Kind(StrEnum):
    """What a figure counts: decides its unit of account, and which jumps owe an explanation."""

    PERSONS = "persons"
    PERSON_TIMES = "person_times"
    THINGS = "things"
    MONEY = "money"


@dataclass(frozen=True, kw_only=True)
class Bound(Part):
    """The figure that this one never exceeds, and what it costs when it does (审核关系)."""

    figure: Slug
    tier: Tier = Tier.MUST_FIX


Decimals = Annotated[str, matching(r"\d+(\.\d+)?")]
"""A number in quotes, so that it stays exact."""


@dataclass(frozen=True, kw_only=True)
class Slip(Part):
    """A likely slip of the unit of money: the figure per head lies within odd bounds, inclusive."""

    per: Slug
    over: Decimals
    under: Decimals
    suspected: Line
    """The unit that was probably meant: 万元."""
    tier: Tier = Tier.MUST_FIX


@dataclass(frozen=True, kw_only=True)
class FigureField(Titled, Part):
    """One row of 指标数据, filled in by the units of `filled_by` and derived for no others."""

    id: Slug
    title: Text
    unit: Text
    """The unit of account as printed: 人, 人次, 个, 家, 元 …"""
    kind: Kind
    filled_by: tuple[Slug, ...]
    """The kinds of unit that fill it in."""
    definition: Text
    aliases: tuple[Line, ...] = ()
    stated_by: tuple[Slug, ...] = ()
    """Lines of 基本信息 without which nobody knows how it was counted."""
    at_most: tuple[Bound, ...] = ()
    slip: Slip | None = None
    decimals: Annotated[int, Checked(lambda pydantic: pydantic.Field(ge=0, le=6))] = 0
    """How many decimals a number may have; an amount of money may have any."""


def steps_of(figures: Iterable[FigureField]) -> dict[str, Fraction]:
    """The smallest step of each figure that has decimals; that of any other is 1."""
    return {each.id: Fraction(1, 10**each.decimals) for each in figures if each.decimals}
