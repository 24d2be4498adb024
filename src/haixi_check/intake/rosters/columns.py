"""Columns of a big roster to what they mean: each different cell is understood once.

What a cell means is decided where it is for a small roster, in `cells`; this only sorts and counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from threading import RLock
from typing import TypeAlias

import polars as pl

from haixi_check.frames import MARK, value_of
from haixi_check.intake.cells.content import Remark, content
from haixi_check.intake.cells.days import counted_from
from haixi_check.intake.rosters.distinct import Cells
from haixi_check.intake.rosters.keys import valid_numbers
from haixi_check.intake.sheets.line import exceeds
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.rulepack.row_rules import Contradiction, Order, meets
from haixi_check.table import EPOCH_1900, Content

FLAWED, ABSENT = -1, 0
"""Codes of cells that a person must look at, and of cells that say nothing."""
FIRST_FAULT = -2
"""The code of the first kind of must_fix flaw; the others are below it."""


@dataclass()
class Meanings:
    """What the cells of one column mean, as far as they have been met."""

    column: Column
    deciding: bool
    """Whether what it holds is looked at when figures are derived; else only whether it is fine."""
    epoch: date = EPOCH_1900
    """The day that a bare number counts from where a date is asked for."""
    values: list[Content] = field(default_factory=lambda: [None])
    """By code; 0 is no value."""
    faults: list[str] = field(default_factory=list)
    """Kinds of must_fix flaws; that of the code `FIRST_FAULT - n` is the one at `n`."""
    _codes: dict[str, int] = field(default_factory=dict)
    _by_value: dict[Content, int] = field(default_factory=dict)
    remarks: dict[str, tuple[Remark, ...]] = field(default_factory=dict)
    _asking: RLock = field(default_factory=RLock, repr=False)
    """Batches are looked at side by side, and share what was understood."""

    def codes(self, cells: Cells, valid: pl.Series | None = None) -> pl.Series:
        """The code of each cell: of its value, or `FLAWED`, or `ABSENT`.

        `valid` is what `valid_numbers` says of the cells, where that is known already.
        """
        if self.column.type is ColumnType.ID_NUMBER:
            tokens = cells.tokens
            return self._of_numbers(tokens, valid_numbers(tokens) if valid is None else valid)
        if self.column.type is ColumnType.TEXT and not self.deciding:
            return cells.asked(self._of_texts).fill_null(ABSENT)
        return self._asked(cells)

    def _of_numbers(self, tokens: pl.Series, valid: pl.Series) -> pl.Series:
        rest = self._asked(Cells(tokens.set(valid.is_not_null(), None)))
        return (
            pl.DataFrame({"valid": valid, "rest": rest})
            .select(
                pl.when("valid")
                .then(1)
                .when(~pl.col("valid"))
                .then(self.fault_code("not_an_id_number"))
                .otherwise(pl.col("rest").clip(upper_bound=1))
                .cast(pl.Int32)
            )
            .to_series()
        )

    def _of_texts(self, cells: Cells) -> pl.Series:
        """Texts that nothing is derived from: a row needs to know only whether there is one."""
        tokens = cells.tokens
        if self.column.required:
            open_to_question = ~cells.plain
        else:
            open_to_question = tokens.str.contains(f"^{MARK}[efl]|[#＃]")
        rest = self._asked(Cells(tokens.set(~open_to_question, None)))
        return (
            pl.DataFrame({"asked": open_to_question, "rest": rest})
            .select(
                pl.when("asked")
                .then(pl.col("rest").clip(upper_bound=1))
                .when(pl.col("asked").is_null())
                .then(ABSENT)
                .otherwise(1)
                .cast(pl.Int32)
            )
            .to_series()
        )

    def _asked(self, cells: Cells) -> pl.Series:
        found: dict[str, int] = {}
        with self._asking:
            for token in cells.different():
                code = self._codes.get(token)
                found[token] = self._understand(token) if code is None else code
        return cells.mapped(found, ABSENT)

    def _understand(self, token: str) -> int:
        cell = value_of(token)
        if self.column.type is ColumnType.DATE:
            cell = counted_from(cell, self.epoch)
        meaning = content(cell, self.column)
        if meaning.flaw is not None:
            must_fix = meaning.flaw.tier is Tier.MUST_FIX
            code = self.fault_code(meaning.flaw.code) if must_fix else FLAWED
        elif meaning.value is None:
            code = ABSENT
        else:
            value = meaning.value if self.deciding else True
            assert not hasattr(value, "limit_denominator")  # noqa: S101 - no column holds money
            code = self._code_of(value)
        if meaning.remarks:
            self.remarks[token] = meaning.remarks
        if self.deciding or self.column.type not in (ColumnType.TEXT, ColumnType.DOCUMENT):
            self._codes[token] = code
        return code

    def fault_code(self, kind: str) -> int:
        """The code of a kind of must_fix flaw."""
        with self._asking:
            if kind not in self.faults:
                self.faults.append(kind)
            return FIRST_FAULT - self.faults.index(kind)

    def fault(self, code: int) -> str:
        """The must_fix flaw that a code stands for; blank where it is none."""
        return self.faults[FIRST_FAULT - code] if code <= FIRST_FAULT else ""

    def value(self, code: int) -> Content:
        """The value that a code stands for."""
        return self.values[code] if code > 0 else None

    def _code_of(self, value: Content) -> int:
        code = self._by_value.get(value)
        if code is None:
            code = self._by_value[value] = len(self.values)
            self.values.append(value)
        return code


Said: TypeAlias = Mapping[str, Content]
"""What a row says, by column."""


@dataclass(frozen=True)
class Clash:
    """A rule of a single row."""

    code: str
    tier: Tier
    names: tuple[str, ...]
    """The columns that it speaks of."""
    times: Callable[[Said], int]
    """How often it is broken by what a row says in them."""


def clashes(register: Register) -> Iterator[Clash]:
    """Every rule of a single row, in the order in which they are told of."""
    for order in register.order:
        yield Clash(
            "wrong_order", Tier.MUST_FIX, (order.lower, order.upper), partial(_reversed, order)
        )
    for rule in register.contradictions:
        names = tuple(dict.fromkeys((*rule.when, *rule.then)))
        yield Clash("contradiction", rule.tier, names, partial(_contradicted, rule))


def _contradicted(rule: Contradiction, said: Said) -> int:
    if not all(meets(said[name], want) for name, want in rule.when.items()):
        return 0
    return sum(meets(said[name], want) is False for name, want in rule.then.items())


def _reversed(order: Order, said: Said) -> int:
    return exceeds(said[order.lower], said[order.upper])


def looked_at(register: Register) -> frozenset[str]:
    """The columns whose values matter: for what is derived, or for whether the row can be true.

    Of what a row must only show to count, all that matters is that it is there.
    """
    clashing = {name for clash in clashes(register) for name in clash.names}
    bounded = {
        column.id
        for column in register.columns
        if column.type in (ColumnType.DATE, ColumnType.YEAR) or column.at_most is not None
    }
    shown = {name for rule in register.derives for name in rule.needs}
    return (register.deciding - shown) | clashing | bounded
