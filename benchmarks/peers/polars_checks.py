"""The rules as Polars expressions, for the validators that work on Polars."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_

import fastexcel
import polars as pl

from benchmarks.peers.values import CHECKS, SHAPE, WEIGHTS
from benchmarks.rules import EXCEL_ERRORS, PATTERNS, Column, Rule, Sheet, Task


def frames(task: Task) -> Iterator[tuple[Sheet, pl.DataFrame]]:
    """Every table of the task, as text, without its empty rows."""
    for file in task.files:
        if task.format == "xlsx":
            book = fastexcel.read_excel(file)
            for sheet in task.sheets:
                if sheet.title in book.sheet_names:
                    frame = book.load_sheet(
                        sheet.title, header_row=sheet.header_row - 1, dtypes="string"
                    ).to_polars()
                    text = pl.col(pl.String)
                    blanked = frame.with_columns(pl.when(text != "").then(text))
                    yield sheet, _named(sheet, blanked)
        elif task.format == "parquet":
            yield task.sheets[0], _named(task.sheets[0], pl.read_parquet(file))
        else:
            frame = pl.read_csv(file, encoding=task.encoding, infer_schema=False)
            yield task.sheets[0], _named(task.sheets[0], frame)


def _named(sheet: Sheet, frame: pl.DataFrame) -> pl.DataFrame:
    frame = frame[:, : len(sheet.columns)]
    frame.columns = sheet.names
    return frame.filter(~pl.all_horizontal(pl.all().is_null()))


def checks(sheet: Sheet) -> Iterator[tuple[Rule, str, pl.Expr]]:
    """Each rule, the column it is about, and what holds in every good row."""
    for column in sheet.columns:
        yield from _of_column(column, sheet)
    for names in sheet.once:
        there = reduce(and_, (pl.col(name).is_not_null() for name in names))
        yield Rule.ONCE, names[0], ~(pl.struct(names).is_duplicated() & there)
    for combination in sheet.never:
        met = [pl.col(name).eq_missing(text) for name, text in combination.items()]
        yield Rule.CROSS_FIELD, next(iter(combination)), ~reduce(and_, met)
    for lower, upper in sheet.order:
        ordered = _ordinal(lower) <= _ordinal(upper)
        yield Rule.CROSS_FIELD, lower, ordered.fill_null(value=True)


def _ordinal(name: str) -> pl.Expr:
    return pl.col(name).str.replace_all("-", "").str.slice(0, 8).cast(pl.Float64, strict=False)


def _of_column(column: Column, sheet: Sheet) -> Iterator[tuple[Rule, str, pl.Expr]]:
    value = pl.col(column.name)
    if column.required:
        yield Rule.REQUIRED, column.name, value.is_not_null()
    yield Rule.EXCEL_ERROR, column.name, _or_blank(~value.is_in(EXCEL_ERRORS))
    if column.allowed:
        known = value.is_in((*column.allowed, *EXCEL_ERRORS))
        yield Rule.ALLOWED, column.name, _or_blank(known)
    if column.kind in PATTERNS:
        shaped = value.str.contains(f"^(?:{PATTERNS[column.kind]})$") | value.is_in(EXCEL_ERRORS)
        yield Rule.TYPE, column.name, _or_blank(shaped)
    if column.at_most is not None:
        small = value.cast(pl.Float64, strict=False) <= column.at_most
        yield Rule.TYPE, column.name, _or_blank(small)
    if column.kind in ("date", "year"):
        year = value.str.slice(0, 4).cast(pl.Int32, strict=False)
        yield Rule.NOT_LATER, column.name, _or_blank(year <= sheet.latest_year)
    if column.kind == "id_number":
        yield Rule.ID_NUMBER, column.name, value.is_null() | _id_number(value)


def _or_blank(expression: pl.Expr) -> pl.Expr:
    return expression.fill_null(value=True)


def _id_number(value: pl.Expr) -> pl.Expr:
    digits = [value.str.slice(place, 1).cast(pl.Int32, strict=False) for place in range(17)]
    total = pl.sum_horizontal(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    check = (total % 11).replace_strict(list(range(11)), list(CHECKS), default=None)
    born = value.str.slice(6, 8).str.to_date("%Y%m%d", strict=False).is_not_null()
    fits = check == value.str.slice(17).str.to_uppercase()
    return value.str.contains(f"^{SHAPE}$") & born & fits
