"""The rules in pandera, on Polars: `python -m benchmarks.peers.with_pandera TASK`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandera.polars as pa

from benchmarks.peers.polars_checks import checks, frames
from benchmarks.peers.values import given, report
from benchmarks.rules import Rule, Sheet

if TYPE_CHECKING:
    import polars as pl


def _check(rule: Rule, holds: pl.Expr) -> pa.Check:
    return pa.Check(lambda data: data.lazyframe.select(holds), name=rule.value)


def _schema(sheet: Sheet) -> pa.DataFrameSchema:
    columns: dict[str, list[pa.Check]] = {name: [] for name in sheet.names}
    across = []
    for rule, column, holds in checks(sheet):
        if rule is Rule.REQUIRED:
            continue
        if rule in (Rule.ONCE, Rule.CROSS_FIELD):
            across.append(_check(rule, holds))
        else:
            columns[column].append(_check(rule, holds))
    return pa.DataFrameSchema(
        {
            column.name: pa.Column(
                str, columns[column.name], nullable=not column.required, name=column.name
            )
            for column in sheet.columns
        },
        checks=across,
    )


def main() -> None:
    """Validate what the task names."""
    found: Counter[Rule] = Counter()
    schemas: dict[str, pa.DataFrameSchema] = {}
    for sheet, frame in frames(given()):
        if sheet.title not in schemas:
            schemas[sheet.title] = _schema(sheet)
        try:
            schemas[sheet.title].validate(frame, lazy=True)
        except pa.errors.SchemaErrors as errors:
            for name, count in errors.failure_cases["check"].value_counts().iter_rows():
                found[Rule.REQUIRED if name == "not_nullable" else Rule(name)] += count
    found[Rule.ONCE] //= 2
    report(found)


if __name__ == "__main__":
    main()
