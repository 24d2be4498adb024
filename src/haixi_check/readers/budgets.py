"""What one input may still cost: processor time, and patience with a reader that says nothing.

It counts also for rows that are read by the process that judges.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from typing import TYPE_CHECKING

from haixi_check.errors import TooSlowError
from haixi_check.plain import dataclass
from haixi_check.readers import limits
from haixi_check.readers.documents import UnreadableError
from haixi_check.system.processes import Process
from haixi_check.table import Frame, RowSource, Table

if TYPE_CHECKING:
    from polars import DataFrame


@dataclass()
class Budget:
    """What is left for one input; the members of a zip share what it has."""

    seconds: float
    """Of processor time, in whatever process reads."""
    patience: float
    """Seconds that are still waited for readers that say nothing."""
    whole: float
    """The processor time that there was at first."""

    @classmethod
    def for_size(cls, size: int) -> Budget:
        """What an input of so many bytes may cost."""
        more = max(size - limits.SMALL_FILE, 0) / limits.MIB * limits.SECONDS_PER_MIB
        budget = cls(0.0, 0.0, 0.0)
        budget._raise_by(limits.SECONDS + more)
        return budget

    @property
    def is_spent(self) -> bool:
        """Whether nothing of one of the two is left."""
        return self.seconds <= 0 or self.patience <= 0

    def allow_member(self) -> None:
        """Allow for one more member of a zip, unless the earlier ones have used up everything."""
        if not self.is_spent:
            self._raise_by(limits.SECONDS_PER_MEMBER)

    def exceeded(self, code: str, *, memory: int) -> UnreadableError:
        """Why a reader was given up, with what it was allowed: in seconds, minutes or MiB.

        `memory` is what it was allowed of that, in bytes.
        """
        allowed = {
            "reader_too_slow": f"{self.whole:.0f}",
            "reader_out_of_memory": f"{memory // limits.MIB}",
            "reader_asleep": f"{self.whole * limits.TIMES_ASLEEP / 60:.0f}",
        }
        return UnreadableError(code, params={"limit": allowed[code]} if code in allowed else {})

    def _raise_by(self, seconds: float) -> None:
        self.seconds += seconds
        self.whole += seconds
        self.patience += seconds * limits.TIMES_ASLEEP


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


def cause(process: Process, otherwise: str) -> str:
    """The code of the problem for which a process ended, or `otherwise`."""
    if process.out_of_time:
        return "reader_too_slow"
    return "reader_out_of_memory" if process.out_of_memory else otherwise
