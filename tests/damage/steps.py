"""The steps that damage is made of: each a pure function, each written as a call.

A step is printed as it is read: `put('佐证材料', 'D9', '没有')`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.damage.book import Area, Error, Formula, Sheet, Submission, Value, area_of, number


@dataclass(frozen=True)
class Step:
    """One change: the name of a function below, and what it is given."""

    name: str
    args: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.name}({', '.join(map(_literal, self.args))})"


def taken(submission: Submission, steps: Iterable[Step]) -> Submission:
    """The submission after all steps. Raises `LookupError` for a sheet that is not there."""
    for step in steps:
        submission = STEPS[step.name](submission, *step.args)
    return submission


# ------------------------------------------------------------------------------ cells


def put(submission: Submission, sheet: str, cell: str, value: Value) -> Submission:
    """Another value in one cell; beyond row 5000 or column 200 it stands alone."""
    found = submission.sheet(sheet)
    row, column, _, _ = area_of(cell)
    if row >= _FAR_ROW or column >= _FAR_COLUMN:
        return submission.with_sheet(sheet, replace(found, far=(*found.far, (row, column, value))))
    return submission.with_sheet(sheet, found.holding(row, column, value))


_FAR_ROW, _FAR_COLUMN = 5_000, 200


def fill(submission: Submission, sheet: str, cells: str, value: Value) -> Submission:
    """The same value in every cell of a range that is not blank; blank ones stay as they are."""
    found = submission.sheet(sheet)
    top, left, bottom, right = area_of(cells)
    rows = tuple(
        tuple(
            value if top <= row <= bottom and left <= column <= right and old is not None else old
            for column, old in enumerate(values)
        )
        for row, values in enumerate(found.rows)
    )
    return submission.with_sheet(sheet, replace(found, rows=rows))


def merge(submission: Submission, sheet: str, cells: str) -> Submission:
    """A merged range as Excel makes it: only the first value survives, and stands at its top."""
    found = submission.sheet(sheet)
    top, left, bottom, right = area = area_of(cells)
    inside = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    first = next((value for at in inside if (value := found.at(*at)) is not None), None)
    changed = found
    for row, column in inside:
        if changed.at(row, column) is not None:
            changed = changed.holding(row, column, None)
    changed = changed.holding(top, left, first)
    others = tuple(other for other in changed.merged if not _touching(other, area))
    return submission.with_sheet(sheet, replace(changed, merged=(*others, area)))


def _touching(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


# ------------------------------------------------------------------------------ rows, columns


def delete_column(submission: Submission, sheet: str, column: str) -> Submission:
    """The sheet without one column; what stood to its right moves."""
    found = submission.sheet(sheet)
    gone = number(column)
    rows = tuple((*row[:gone], *row[gone + 1 :]) for row in found.rows)
    merged = tuple(
        (top, left - (left > gone), bottom, right - (right >= gone))
        for top, left, bottom, right in found.merged
        if (left, right) != (gone, gone)
    )
    return submission.with_sheet(sheet, replace(found, rows=rows, merged=merged))


def delete_rows(submission: Submission, sheet: str, first: int, last: int) -> Submission:
    """The sheet without some rows, counted from 1; what stood below moves up."""
    found = submission.sheet(sheet)
    rows = (*found.rows[: first - 1], *found.rows[last:])
    gone = range(first - 1, last)
    merged = tuple(
        (top - _before(top, gone), left, bottom - _before(bottom + 1, gone), right)
        for top, left, bottom, right in found.merged
        if not (top in gone and bottom in gone)
    )
    return submission.with_sheet(sheet, replace(found, rows=rows, merged=merged))


def _before(row: int, gone: range) -> int:
    return sum(other < row for other in gone)


def insert_rows(
    submission: Submission, sheet: str, before: int, count: int, text: str | None
) -> Submission:
    """So many rows above row `before`, each with `text` in its first cell."""
    found = submission.sheet(sheet)
    rows = (*found.rows[: before - 1], *([(text,)] * count), *found.rows[before - 1 :])
    merged = tuple(
        (top + count, left, bottom + count, right)
        if top >= before - 1
        else (top, left, bottom, right)
        for top, left, bottom, right in found.merged
    )
    return submission.with_sheet(sheet, replace(found, rows=rows, merged=merged))


def copy_row(submission: Submission, sheet: str, row: int, to: int) -> Submission:
    """A row once more, in the place of row `to`; both are counted from 1."""
    found = submission.sheet(sheet)
    rows = list(found.rows)
    rows += [()] * (to - len(rows))
    rows[to - 1] = rows[row - 1]
    return submission.with_sheet(sheet, replace(found, rows=tuple(rows)))


# ------------------------------------------------------------------------------ sheets


def drop_sheet(submission: Submission, sheet: str) -> Submission:
    """The workbook without a sheet."""
    return submission.with_sheet(sheet, None)


def rename_sheet(submission: Submission, sheet: str, name: str) -> Submission:
    """A sheet under another name."""
    return submission.with_sheet(sheet, replace(submission.sheet(sheet), name=name))


def add_sheet(
    submission: Submission, book: str, name: str, rows: Sequence[Sequence[Value]]
) -> Submission:
    """A new sheet at the end of a workbook."""
    at = _book(submission, book)
    sheet = Sheet(name=name, rows=tuple(map(tuple, rows)))
    found = submission.books[at]
    return submission.with_book(at, replace(found, sheets=(*found.sheets, sheet)))


def break_part(submission: Submission, sheet: str, left: str) -> Submission:
    """Of the sheet's part in the archive is `half` left, or nothing (`empty`, `missing`)."""
    return submission.with_sheet(sheet, replace(submission.sheet(sheet), part=left))


# ------------------------------------------------------------------------------ files


def drop_file(submission: Submission, book: str) -> Submission:
    """The submission without one workbook."""
    return submission.with_book(_book(submission, book), None)


def copy_file(submission: Submission, book: str, name: str) -> Submission:
    """A second copy of a workbook under another name, the last of all."""
    found = submission.books[_book(submission, book)]
    return replace(submission, books=(*submission.books, replace(found, name=name)))


def break_file(submission: Submission, book: str, left: str) -> Submission:
    """Of the file is `half` left, or it is `empty`."""
    at = _book(submission, book)
    return submission.with_book(at, replace(submission.books[at], kept=left))


def drop_attachments(submission: Submission) -> Submission:
    """Without the files that lie beside the workbooks."""
    return replace(submission, beside=())


def save_as(submission: Submission, form: str) -> Submission:
    """All workbooks saved in another format: csv, json, xls, ods, or zip (of xlsx)."""
    return replace(submission, form=form)


def _book(submission: Submission, name: str) -> int:
    names = [book.name for book in submission.books]
    if name not in names:
        raise LookupError(name)
    return names.index(name)


STEPS: Mapping[str, Callable[..., Submission]] = {
    "put": put,
    "fill": fill,
    "merge": merge,
    "delete_column": delete_column,
    "delete_rows": delete_rows,
    "insert_rows": insert_rows,
    "copy_row": copy_row,
    "drop_sheet": drop_sheet,
    "rename_sheet": rename_sheet,
    "add_sheet": add_sheet,
    "break_part": break_part,
    "drop_file": drop_file,
    "copy_file": copy_file,
    "break_file": break_file,
    "drop_attachments": drop_attachments,
    "save_as": save_as,
}


# ------------------------------------------------------------------------------ as text


def _literal(value: Any) -> str:
    return f"date({value.isoformat()!r})" if isinstance(value, date) else repr(value)


def read_step(text: str) -> Step:
    """The step that a text tells of. Raises `ValueError` for anything else."""
    call = ast.parse(text.strip(), mode="eval").body
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        raise ValueError(text)
    if call.func.id not in STEPS:
        raise ValueError(f"no step is called {call.func.id}")
    return Step(call.func.id, tuple(map(_value, call.args)))


def _value(node: ast.expr) -> Any:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        (given,) = map(ast.literal_eval, node.args)
        return {"date": date.fromisoformat, "Error": Error, "Formula": Formula}[node.func.id](given)
    return ast.literal_eval(node)
