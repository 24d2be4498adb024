"""Typed rows, one by one, by the schema of their sheet.

A cell that cannot be used leaves `None` in its field and a flaw in the margin, so that one bad cell
never hides what the others say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import cast

from pydantic_core import SchemaValidator

from haixi_check.intake.cells.content import Flaw, Meaning, Remark, content
from haixi_check.intake.cells.days import counted_from
from haixi_check.rulepack.form import Column, ColumnType
from haixi_check.rulepack.row_schema import row_schema
from haixi_check.table import EPOCH_1900, Content, Value


class Margin:
    """What was noticed while a row was read, by column."""

    __slots__ = ("flaws", "remarks")

    def __init__(self) -> None:
        self.flaws: dict[str, Flaw] = {}
        self.remarks: list[tuple[str, Remark]] = []


def read_row(
    columns: tuple[Column, ...], values: Mapping[str, Value], epoch: date = EPOCH_1900
) -> tuple[dict[str, Content], Margin]:
    """The typed cells of one row, and what was noticed; `values` are its raw cells by column.

    A bare number where a date is asked for counts from `epoch`.
    """
    margin = Margin()
    reader = _reader(_Same(columns))
    typed: dict[str, object] = {}
    for name, understood in reader.cells.items():
        value = values.get(name)
        if value is None or value == "":
            typed[name] = None
            continue
        if name in reader.dates:
            value = counted_from(value, epoch)
        meaning = understood(value)
        typed[name] = meaning.value
        if meaning.remarks:
            margin.remarks += [(name, remark) for remark in meaning.remarks]
        if meaning.flaw is not None:
            margin.flaws[name] = meaning.flaw
    return cast("dict[str, Content]", reader.schema.validate_python(typed)), margin


class _Same:
    """Columns that are told apart by identity: to compare them in full costs as much as a row."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.columns is self.columns

    def __hash__(self) -> int:
        return id(self.columns)


class _Reader:
    """What it takes to read rows with the same columns."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.dates = frozenset(each.id for each in columns if each.type is ColumnType.DATE)
        self.cells = {column.id: _remembering(column) for column in columns}
        self.schema = SchemaValidator(row_schema(columns))


@lru_cache(maxsize=128)
def _reader(same: _Same) -> _Reader:
    return _Reader(same.columns)


_REMEMBERED = 1_024
"""Cells of a column whose meaning is kept: people write the same few hundred words and numbers."""

_LONGEST_REMEMBERED = 64


def _remembering(column: Column) -> Callable[[Value], Meaning]:
    """The meaning of cells in `column`, of short ones from memory; of a person's number never."""
    if column.type is ColumnType.ID_NUMBER:
        return partial(content, column=column)
    kept = lru_cache(maxsize=_REMEMBERED, typed=True)(partial(content, column=column))

    def meaning(value: Value) -> Meaning:
        if isinstance(value, str) and len(value) > _LONGEST_REMEMBERED:
            return content(value, column)
        return kept(value)

    return meaning
