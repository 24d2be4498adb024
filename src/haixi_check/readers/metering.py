"""Frames whose rows are read in the process that judges: held to what their input may cost."""

from __future__ import annotations

from dataclasses import replace

from haixi_check.frames import Frame, Metered
from haixi_check.readers import limits
from haixi_check.readers.budgets import Budget
from haixi_check.table import Table


def metered(table: Table | Frame, budget: Budget) -> Table | Frame:
    """The table; if its rows are read later, what is done with them then counts as well."""
    if isinstance(table, Table):
        return table
    more = budget.whole * limits.JUDGED_BESIDE

    def charge(seconds: float) -> bool:
        budget.seconds -= seconds
        return budget.seconds + more > 0

    return replace(table, origin=Metered(table.origin, table.file, budget.whole + more, charge))
