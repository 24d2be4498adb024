"""The rules in pointblank, on Polars: `python -m benchmarks.peers.with_pointblank TASK`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pointblank as pb

from benchmarks.peers.polars_checks import checks, frames
from benchmarks.peers.values import given, report
from benchmarks.rules import Rule, Sheet

if TYPE_CHECKING:
    import polars as pl


def _found(sheet: Sheet, frame: pl.DataFrame) -> Counter[Rule]:
    plan = pb.Validate(data=frame)
    steps = []
    for rule, column, holds in checks(sheet):
        steps.append(rule)
        if rule is Rule.REQUIRED:
            plan = plan.col_vals_not_null(columns=column)
        else:
            plan = plan.col_vals_expr(expr=holds)
    failed = plan.interrogate().n_failed()
    found: Counter[Rule] = Counter()
    for number, rule in enumerate(steps, start=1):
        found[rule] += failed[number] or 0
    return found


def main() -> None:
    """Validate what the task names."""
    found: Counter[Rule] = Counter()
    for sheet, frame in frames(given()):
        if len(frame):
            found += _found(sheet, frame)
    found[Rule.ONCE] //= 2
    report(found)


if __name__ == "__main__":
    main()
