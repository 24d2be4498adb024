"""What cannot be true of one row, said once: of a row by itself, and of many by column.

A cell may go beyond a limit, or cells of the row may not go together.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import TypeAlias

from haixi_check.intake.cells.meaning import Flaw, repeated
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.rulepack.row_rules import Contradiction, Order, meets, year_in
from haixi_check.table import Content, Value

TypedCells: TypeAlias = Mapping[str, Content]
"""What the cells of a row mean, by column; a cell that is blank or wrong means None."""

BEYOND = ("above_limit", "after_own_year")
"""Flaws of a cell that is well written; any other flaw of the row is named before them."""


def beyond(column: Column, value: Content, register: Register, own_year: int) -> Flaw | None:
    """What is wrong with a value that is well written but cannot be true.

    `own_year` is the year that the submission of the row's unit speaks of, 0 where nobody said it.
    """
    if column.at_most is not None and isinstance(value, int | Decimal) and value > column.at_most:
        return Flaw("above_limit", params={"limit": str(column.at_most)})
    if register.of_persons and own_year and column.type in (ColumnType.DATE, ColumnType.YEAR):
        year = year_in(value)
        if year is not None and year > own_year:
            return Flaw("after_own_year", params={"own_year": str(own_year)})
    return None


@dataclass(frozen=True)
class RowRule:
    """A rule of the form about cells of one row that do not go together."""

    code: str
    tier: Tier
    columns: tuple[str, ...]
    """The columns that it speaks of."""
    beside: str
    """The column against which a wrong cell is held."""
    wrong: Callable[[TypedCells], list[str]]
    """The columns whose cells are wrong in a row."""

    def params(self, name: str, register: Register, raw: Mapping[str, Value]) -> dict[str, str]:
        """What fills the sentence about a wrong cell of the column `name`."""
        title, beside = (register.column(each).title.zh for each in (name, self.beside))
        if self.code == "wrong_order":
            return {"lower": title, "upper": beside}
        given = repeated(raw.get(self.beside))
        return {"column": title, "given": beside, "given_value": given}


def row_rules(register: Register) -> Iterator[RowRule]:
    """The rules of a register or roster, in the order in which they are told of."""
    for order in register.order:
        both = (order.lower, order.upper)
        yield RowRule("wrong_order", Tier.MUST_FIX, both, order.upper, partial(_reversed, order))
    for rule in register.contradictions:
        names = tuple(dict.fromkeys((*rule.when, *rule.then)))
        given = next(iter(rule.when))
        yield RowRule("contradiction", rule.tier, names, given, partial(_contradicted, rule))


def _reversed(order: Order, cells: TypedCells) -> list[str]:
    return [order.lower] if _exceeds(cells.get(order.lower), cells.get(order.upper)) else []


def _exceeds(lower: Content, upper: Content) -> bool:
    """Whether the lower of two numbers or two dates is above the upper."""
    if isinstance(lower, datetime.date) and isinstance(upper, datetime.date):
        return lower > upper
    if isinstance(lower, int | Decimal) and isinstance(upper, int | Decimal):
        return lower > upper
    return False


def _contradicted(rule: Contradiction, cells: TypedCells) -> list[str]:
    if not all(meets(cells.get(name), want) for name, want in rule.when.items()):
        return []
    return [name for name, want in rule.then.items() if meets(cells.get(name), want) is False]
