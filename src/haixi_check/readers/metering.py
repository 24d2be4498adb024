"""Frames whose rows are read in the process that judges: held to what their input may cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from typing import TYPE_CHECKING

from haixi_check.errors import TooSlowError
from haixi_check.plain import dataclass
from haixi_check.readers import limits
from haixi_check.readers.budgets import Budget
from haixi_check.table import Frame, RowSource, Table

if TYPE_CHECKING:
    from polars import DataFrame


def metered(table: Table | Frame, budget: Budget) -> Table | Frame:
    """The table; if its rows are read later, what is done with them then counts as well."""
    if isinstance(table, Table):
        return table
    more = budget.whole * limits.JUDGED_BESIDE

    def charge(seconds: float) -> bool:
        budget.seconds -= seconds
        return budget.seconds + more > 0

    rows = Metered(table.origin, table.file, budget.whole + more, charge)
    return replace(table, origin=rows, unmetered=table.origin)


@dataclass(frozen=True)
class Metered:
    """Rows of another origin, for as long as there is processor time for what is done with them.

    All that this process does from one batch to the next counts.
    """

    rows: RowSource
    file: str
    seconds: float
    """What the input may cost in all."""
    charge: Callable[[float], bool] = field(compare=False, repr=False)
    """Takes note of so many more seconds, and tells whether any are left."""

    def batches(self) -> Iterator[DataFrame]:
        """See `RowSource`. Raises `TooSlowError` when the time is up."""
        began = time.process_time()
        for batch in self.rows.batches():
            yield batch
            now = time.process_time()
            if not self.charge(now - began):
                raise TooSlowError(self.file, self.seconds)
            began = now
