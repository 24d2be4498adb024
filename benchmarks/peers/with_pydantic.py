"""The rules as a plain loop of pydantic over openpyxl or `csv`: what people write by hand."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    ValidationError,
    create_model,
    model_validator,
)

from benchmarks.peers.values import given, id_number, report
from benchmarks.rules import EXCEL_ERRORS, PATTERNS, Column, Rule, Sheet, Task

LATER = "later than the reporting year"


def _rows(task: Task) -> Iterator[tuple[Sheet, Iterator[Sequence[Any]]]]:
    for file in task.files:
        if task.format == "xlsx":
            yield from _of_workbook(file, task.sheets)
        else:
            with Path(file).open(encoding=task.encoding, newline="") as text:
                rows = csv.reader(text)
                next(rows)
                yield task.sheets[0], rows


def _of_workbook(
    file: str, sheets: Sequence[Sheet]
) -> Iterator[tuple[Sheet, Iterator[Sequence[Any]]]]:
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    for sheet in sheets:
        if sheet.title in book.sheetnames:
            first = sheet.header_row + 1
            yield sheet, book[sheet.title].iter_rows(min_row=first, values_only=True)
    book.close()


def _not_later(latest: int) -> AfterValidator:
    def check(value: Any) -> Any:
        if (value.year if isinstance(value, datetime.date) else value) > latest:
            raise ValueError(LATER)
        return value

    return AfterValidator(check)


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime.datetime) else value


def _citizen(value: str) -> str:
    if not id_number(value):
        raise ValueError("not an ID number")
    return value


def _type(column: Column, latest: int) -> Any:
    if column.allowed:
        return Literal[column.allowed]
    match column.kind:
        case "id_number":
            return Annotated[str, AfterValidator(_citizen)]
        case "count":
            return NonNegativeInt
        case "number" if column.at_most is not None:
            return Annotated[NonNegativeFloat, Field(le=column.at_most)]
        case "number":
            return NonNegativeFloat
        case "year":
            return Annotated[int, _not_later(latest)]
        case "date":
            return Annotated[datetime.date, BeforeValidator(_day), _not_later(latest)]
        case kind if kind in PATTERNS:
            return Annotated[str, Field(pattern=f"^(?:{PATTERNS[kind]})$")]
        case _:
            return Any


def _model(sheet: Sheet) -> type[BaseModel]:
    fields: dict[str, Any] = {
        f"f{at}": (_type(column, sheet.latest_year), ...)
        if column.required
        else (_type(column, sheet.latest_year) | None, None)
        for at, column in enumerate(sheet.columns)
    }
    at = {name: f"f{number}" for number, name in enumerate(sheet.names)}

    def consistent(self: Any) -> Any:
        for combination in sheet.never:
            if all(getattr(self, at[name]) == text for name, text in combination.items()):
                raise ValueError("contradiction")
        for lower, upper in sheet.order:
            pair = getattr(self, at[lower]), getattr(self, at[upper])
            if None not in pair and pair[0] > pair[1]:
                raise ValueError("order")
        return self

    together: Any = model_validator(mode="after")(consistent)
    return create_model(sheet.title, __validators__={"consistent": together}, **fields)


def _rule(error: Any, sheet: Sheet) -> Rule:
    if not error["loc"]:
        return Rule.CROSS_FIELD
    column = sheet.columns[int(error["loc"][0].removeprefix("f"))]
    if error["type"] == "missing":
        return Rule.REQUIRED
    if error["input"] in EXCEL_ERRORS:
        return Rule.EXCEL_ERROR
    if column.kind == "id_number":
        return Rule.ID_NUMBER
    if LATER in error["msg"]:
        return Rule.NOT_LATER
    return Rule.ALLOWED if column.allowed else Rule.TYPE


def _found(sheet: Sheet, model: type[BaseModel], rows: Iterator[Sequence[Any]]) -> Counter[Rule]:
    found: Counter[Rule] = Counter()
    columns = [[sheet.names.index(name) for name in names] for names in sheet.once]
    seen: list[set[tuple[Any, ...]]] = [set() for _ in columns]
    for row in rows:
        there = {f"f{at}": cell for at, cell in enumerate(row) if cell not in (None, "")}
        if not there:
            continue
        try:
            model.model_validate(there)
        except ValidationError as errors:
            found.update(_rule(error, sheet) for error in errors.errors(include_url=False))
        for wanted, known in zip(columns, seen, strict=True):
            key = tuple(row[at] for at in wanted)
            if not {None, ""} & set(key):
                found[Rule.ONCE] += key in known
                known.add(key)
    return found


def main() -> None:
    """Validate what the task names."""
    found: Counter[Rule] = Counter()
    task = given()
    models = {sheet.title: _model(sheet) for sheet in task.sheets}
    for sheet, rows in _rows(task):
        found += _found(sheet, models[sheet.title], rows)
    report(found)


if __name__ == "__main__":
    main()
