"""What stands beside and below the rows of a big roster: words and columns that deny its cells.

The questions are those of `sheets/margins`, each put once a column: it is about all of it anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from threading import Lock
from typing import Final, TypeAlias

import polars as pl

from haixi_check.intake.cells.meaning import missing, names_nothing, repeated
from haixi_check.intake.cells.outright import says_outright
from haixi_check.intake.cells.validity import says_void, undone
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import WIDEST_HEADER, Header
from haixi_check.intake.rosters.distinct import ColumnCells
from haixi_check.intake.sheets.corrections import differs, says_something
from haixi_check.intake.sheets.margins import (
    corrections_of,
    denied_below,
    denies_sheet,
    resting_on_column,
)
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.table import Frame, value_of

_MOST_BELOW: Final = 1_000
"""Rows below a footer in which remarks are looked for; people write a few."""
_MOST_PAIRS: Final = 1_000
"""Different pairs of a cell and its correction that are compared in a batch."""
_MAY_DENY: Final = (
    r"(?i)[废弃停勿未没无暂缺待尚空略附详同正误错估预伪造假实稿撤差补抄搬编凭示样测不〃々″□■○×…]|[申办审推建补整印发洽商接筹起报征].*中"
    r"|none|null|nil|t[bd][dac]|pending|unknown|nothing|^[\sx?.\\*#0]+$"
)
"""What every word for nothing, not yet or void has: the others are not looked at one by one."""


Found: TypeAlias = tuple[int, str, *tuple[str, ...]]
"""A row, the token of its cell, and that of the cell which it corrects if it does."""


class RosterMargins:
    """Gathers what is to be asked of one big sheet while its batches are walked through."""

    def __init__(self, frame: Frame, header: Header, register: Register, drafts: Drafts) -> None:
        self._frame, self._header, self._register = frame, header, register
        known = {*header.columns.values(), *header.texts}
        span = range(min(frame.width, WIDEST_HEADER))[slice(*header.span)]
        self._unheaded = [column for column in span if column not in known]
        self._resting = drafts.context.form.resting_on(register)
        self._corrections = corrections_of(header, register.id, drafts.context)
        self._beside: dict[int, list[Found]] = {}
        """By column: the first row of a batch in which something is to be asked, and its token;
        with that of the cell that it corrects."""
        self._noting = Lock()

    def see(self, batch: pl.DataFrame, cells: Mapping[str, ColumnCells]) -> None:
        """Look at what stands beside the rows of a batch."""
        for column in self._unheaded:
            name = f"c{column}"
            texts = cells[name].different()
            denying = [
                each for each in texts.filter(texts.str.contains(_MAY_DENY)) if _denies(each)
            ]
            if denying:
                self._note(column, batch.filter(pl.col(name).is_in(denying)).select("row", name))
        for column, corrected in self._corrections.items():
            if column < self._frame.width:
                self._note(column, _corrected(batch, column, corrected))

    def _note(self, column: int, rows: pl.DataFrame) -> None:
        for row, token, *other in rows.head(1).iter_rows():
            with self._noting:
                self._beside.setdefault(column, []).append((row, token, *other))

    def tell(self, end: int | None, below: Iterable[pl.DataFrame], drafts: Drafts) -> None:
        """Put the questions: beside the rows above the footer at row `end`, and below it."""
        for column, found in sorted(self._beside.items()):
            first = min(found)
            if end is None or first[0] < end:
                self._tell_beside(column, first, drafts)
        if end is not None:
            self._tell_below(end, below, drafts)

    def _tell_beside(self, column: int, first: Found, drafts: Drafts) -> None:
        row, token, *others = first
        params: dict[str, str] = {}
        code, touched = "word_beside_table", self._resting
        if column in self._corrections:
            code, params = "correction_of_unknown", {"header": self._header.texts.get(column, "")}
        corrected = self._corrections.get(column)
        if corrected is not None:
            form = drafts.context.form
            touched = tuple(resting_on_column(self._header, corrected, self._register, form))
            params["first"] = self._frame.head.location(row, corrected).cell
            params["first_value"] = repeated(value_of(others[0]))
            code = "corrected_beside"
        if touched:
            where = self._frame.head.location(row, column, self._header.texts.get(column, ""))
            drafts.lose_figures(
                code, where, touched, tier=Tier.EXPLAIN, units=(),
                found=repeated(value_of(token)), **params,
            )  # fmt: skip

    def _tell_below(self, end: int, batches: Iterable[pl.DataFrame], drafts: Drafts) -> None:
        every = (row for batch in batches for row in batch.iter_rows() if row[0] >= end)
        filled = (row for row in every if any(row[1:]))
        for row, *tokens in islice(filled, _MOST_BELOW):
            for column, token in enumerate(tokens[:WIDEST_HEADER]):
                if token and isinstance(value := value_of(token), str) and denied_below(value):
                    where = self._frame.head.location(row, column)
                    drafts.lose_figures(
                        "remark_below", where, self._resting, tier=Tier.EXPLAIN,
                        found=repeated(value),
                    )  # fmt: skip


def _corrected(batch: pl.DataFrame, column: int, corrected: int | None) -> pl.DataFrame:
    """The first row of each pair of a correction and another value that it corrects."""
    name = f"c{column}"
    filled = batch.filter(pl.col(name).is_not_null())
    if corrected is None:
        rows = filled.select("row", name).unique(name, keep="first", maintain_order=True)
        asked = [says_something(value_of(token)) for token in rows.head(_MOST_PAIRS)[name]]
    else:
        other = f"c{corrected}"
        rows = filled.filter(pl.col(name) != pl.col(other)).select("row", name, other)
        rows = rows.unique([name, other], keep="first", maintain_order=True)
        pairs = rows.head(_MOST_PAIRS).select(name, other).iter_rows()
        asked = [differs(value_of(one), value_of(two)) for one, two in pairs]
    return rows.head(_MOST_PAIRS).filter(pl.Series(asked, dtype=pl.Boolean))


def _denies(token: str) -> bool:
    """Whether a cell without a header says void, not yet or nothing."""
    value = value_of(token)
    if not isinstance(value, str) or missing(value):
        return False
    return (
        says_void(value)
        or names_nothing(value)
        or undone(value)
        or says_outright(value)
        or denies_sheet(value)
    )
