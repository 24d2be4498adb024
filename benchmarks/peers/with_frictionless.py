"""The rules in frictionless: `python -m benchmarks.peers.with_frictionless TASK`."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
from frictionless import Check, Checklist, Dialect, Resource, Row, Schema, errors, formats, system

from benchmarks.peers.values import given, id_number, report
from benchmarks.rules import EXCEL_ERRORS, PATTERNS, Column, Rule, Sheet, Task

TYPES = {"count": "integer", "number": "number", "year": "year", "date": "date"}
MANY = 10**9
"""Errors that are kept: all, so that they can be counted."""

SKIPPED = ["blank-row", "missing-cell", "label"]
"""Empty rows below a table and cells that were never written are no faults of a form."""


class Misfit(errors.RowError):
    """A row that a rule of ours refuses."""

    type = "misfit"
    title = "Misfit"
    description = "A rule beyond the schema does not hold"
    template = "Row {rowNumber}: {note}"


@attrs.define(kw_only=True, repr=False)
class Rest(Check):
    """The rules that a schema has no constraint for."""

    type = "rest"
    Errors = [Misfit]  # noqa: RUF012

    sheet: Sheet

    def validate_row(self, row: Row) -> Iterator[errors.RowError]:
        """One error for each rule that does not hold."""
        for rule in _broken(self.sheet, row):
            yield Misfit.from_row(row, note=rule.value)


def _broken(sheet: Sheet, row: Row) -> Iterator[Rule]:
    for column in sheet.where("id_number"):
        if row[column.name] is not None and not id_number(row[column.name]):
            yield Rule.ID_NUMBER
    for column in sheet.where("year", "date"):
        value = row[column.name]
        year = value.year if isinstance(value, datetime.date) else value
        if isinstance(year, int) and year > sheet.latest_year:
            yield Rule.NOT_LATER
    for combination in sheet.never:
        if all(row[name] == text for name, text in combination.items()):
            yield Rule.CROSS_FIELD
    for lower, upper in sheet.order:
        if row[lower] is not None and row[upper] is not None and row[lower] > row[upper]:
            yield Rule.CROSS_FIELD


def _field(column: Column, sheet: Sheet) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    kind = TYPES.get(column.kind, "any" if column.kind == "free" else "string")
    if column.required:
        limits["required"] = True
    if column.allowed:
        limits["enum"] = list(column.allowed)
    if column.kind in PATTERNS and kind == "string":
        limits["pattern"] = PATTERNS[column.kind]
    if column.at_most is not None:
        limits["maximum"] = column.at_most
    if kind == "integer":
        limits["minimum"] = 0
    if (column.name,) in sheet.once:
        limits["unique"] = True
    return {"name": column.name, "type": kind, "constraints": limits}


def _resources(task: Task) -> Iterator[tuple[Sheet, Resource]]:
    for file in task.files:
        for sheet in task.sheets:
            dialect = Dialect(header_rows=[sheet.header_row])
            if task.format == "xlsx":
                dialect.add_control(formats.ExcelControl(sheet=sheet.title))
            schema = {
                "fields": [_field(column, sheet) for column in sheet.columns],
                "primaryKey": next((list(names) for names in sheet.once if len(names) > 1), []),
            }
            yield (
                sheet,
                Resource(
                    path=file,
                    format="csv" if task.format == "gb18030" else task.format,
                    encoding=task.encoding,
                    dialect=dialect,
                    schema=Schema.from_descriptor(schema),
                ),
            )


def _rule(error: Any) -> Rule | None:
    """Which rule an error of frictionless breaks; None for an empty row that has no key."""
    match error.type:
        case "primary-key" if "None" in error.note:
            return None
        case "misfit":
            return Rule(error.note)
        case "unique-error" | "primary-key":
            return Rule.ONCE
        case "type-error" | "constraint-error" if error.cell in EXCEL_ERRORS:
            return Rule.EXCEL_ERROR
        case "constraint-error" if '"required"' in error.note:
            return Rule.REQUIRED
        case "constraint-error" if '"enum"' in error.note:
            return Rule.ALLOWED
        case "type-error" | "constraint-error":
            return Rule.ID_NUMBER if "身份证" in error.field_name else Rule.TYPE
        case _:
            raise ValueError(f"{error.type}: {error.message}")


def main() -> None:
    """Validate what the task names."""
    found: Counter[Rule] = Counter()
    for sheet, resource in _resources(given()):
        checklist = Checklist(checks=[Rest(sheet=sheet)], skip_errors=SKIPPED)
        # It takes a path for unsafe unless it lies below the working folder.
        with system.use_context(trusted=True):
            outcome = resource.validate(checklist, limit_errors=MANY)
        for task in outcome.tasks:
            rules = [_rule(error) for error in task.errors]
            found.update(rule for rule in rules if rule)
    report(found)


if __name__ == "__main__":
    main()
