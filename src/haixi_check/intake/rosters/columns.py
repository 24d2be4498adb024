"""Columns of a big roster to what they mean: each different cell is understood once.

What a cell means is decided where it is for a small roster, in `cells`; this only sorts and counts.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from threading import RLock

import polars as pl

from haixi_check.intake.cells.content import content
from haixi_check.intake.cells.days import counted_from
from haixi_check.intake.cells.meaning import Remark
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.distinct import ColumnCells, completed
from haixi_check.intake.rosters.keys import valid_numbers
from haixi_check.intake.sheets.row_rules import beyond
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.table import EPOCH_1900, MARK, Content, Table, value_of

FLAWED, ABSENT = -1, 0
"""Codes of cells that a person must look at, and of cells that say nothing."""
FIRST_FAULT = -2
"""The code of the first kind of must_fix flaw; the others are below it."""


@dataclass()
class ColumnCodes:
    """What the cells of one column mean, each meaning by a number, as far as they have been met."""

    column: Column
    deciding: bool
    """Whether what it holds is looked at when figures are derived; else only whether it is fine."""
    epoch: date = EPOCH_1900
    """The day that a bare number counts from where a date is asked for."""
    values: list[Content] = field(default_factory=lambda: [None])
    """By code; 0 is no value."""
    faults: list[str] = field(default_factory=list)
    """Kinds of must_fix flaws; that of the code `FIRST_FAULT - n` is the one at `n`."""
    remarks: dict[str, tuple[Remark, ...]] = field(default_factory=dict)
    """The cells that were understood in a way that is worth telling."""
    _remarked: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Of each of them the first row, and how many there are."""
    _codes: dict[str, int] = field(default_factory=dict)
    _by_value: dict[Content, int] = field(default_factory=dict)
    _asking: RLock = field(default_factory=RLock, repr=False)
    """Batches are looked at side by side, and share what was understood."""

    def codes(self, cells: ColumnCells, valid: pl.Series | None = None) -> pl.Series:
        """The code of each cell: of its value, or `FLAWED`, or `ABSENT`.

        `valid` is what `valid_numbers` says of the cells, where that is known already.
        """
        if self.column.type is ColumnType.ID_NUMBER:
            valid = valid_numbers(cells.tokens) if valid is None else valid
            known = _coded(valid, 1, self.fault_code("not_an_id_number"))
            return self._completed(known, cells.tokens).fill_null(ABSENT)
        if self.column.type is ColumnType.TEXT and not self.deciding:
            return cells.asked(self._of_texts).fill_null(ABSENT)
        return cells.mapped({token: self._code(token) for token in cells.different()}, ABSENT)

    def _of_texts(self, cells: ColumnCells) -> pl.Series:
        """Texts that nothing is derived from: a row needs to know only whether there is one."""
        if self.column.required:
            plain = cells.plain
        else:
            plain = ~cells.tokens.str.contains(f"^{MARK}[eflx]|[#＃]")
        return self._completed(_coded(plain, 1, None), cells.tokens)

    def _completed(self, known: pl.Series, tokens: pl.Series) -> pl.Series:
        """Codes of cells of which nobody asks more than whether they hold something sound."""
        return completed(known, tokens, lambda token: min(self._code(token), 1))

    def _code(self, token: str) -> int:
        with self._asking:
            known = self._codes.get(token)
            return self._understand(token) if known is None else known

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

    def impossible(self, register: Register, own_year: int) -> dict[int, int]:
        """The codes of values that cannot be true in a year's submission, each with its fault's."""
        flaws = (beyond(self.column, value, register, own_year) for value in self.values)
        return {
            code: self.fault_code(flaw.code) for code, flaw in enumerate(flaws) if flaw is not None
        }

    def count_remarks(self, rows: pl.DataFrame, header: Header) -> None:
        """Count the cells of `rows` that were understood in a way that is worth telling."""
        cells = rows.select("row", token=pl.col(f"c{header.columns[self.column.id]}"))
        cells = cells.cast({"token": pl.String}).filter(pl.col("token").is_in(list(self.remarks)))
        counts = cells.group_by("token").agg(pl.col("row").min(), pl.len())
        for token, row, count in counts.iter_rows():
            first, before = self._remarked.get(token, (row, 0))
            self._remarked[token] = (min(first, row), before + count)

    def tell_remarks(self, head: Table, header: Header, drafts: Drafts) -> None:
        """Put down each way of understanding a cell once, at its first row, with how often."""
        column = header.columns[self.column.id]
        for token, (row, count) in sorted(self._remarked.items(), key=lambda item: item[1]):
            where = head.location(row, column, header.texts.get(column, ""))
            drafts.log.note(self.remarks[token], where, value_of(token), count=count)


def _coded(answers: pl.Series, yes: int, no: int | None) -> pl.Series:
    """`yes` where an answer is true, and `no` where it is not; null where there is none."""
    answer = pl.col("answer")
    coded = pl.when(answer).then(yes).when(~answer).then(no).cast(pl.Int32)
    return pl.DataFrame({"answer": answers}).select(coded).to_series()
