"""Typed rows: a schema of pydantic for each sheet with columns, made from the form.

A cell that cannot be used leaves `None` in its field and a flaw in the margin, so that one bad cell
never hides what the others say. The schemas are given to pydantic's engine as they are: classes
made of them at run time would cost a small check a fifth of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any, cast

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from haixi_check.cells import Flaw, Meaning, Remark, content
from haixi_check.days import counted_from
from haixi_check.form import Column, ColumnType
from haixi_check.submissions import Content
from haixi_check.tables import EPOCH_1900, Value

_TEXT = core_schema.str_schema(strict=True)
_WHOLE = core_schema.int_schema(strict=True)

TYPES: Mapping[ColumnType, CoreSchema] = {
    ColumnType.TEXT: _TEXT,
    ColumnType.PROOF: _TEXT,
    ColumnType.DOCUMENT: _TEXT,
    ColumnType.ADDRESS: _TEXT,
    ColumnType.YES_NO: core_schema.bool_schema(strict=True),
    ColumnType.COUNT: _WHOLE,
    ColumnType.NUMBER: core_schema.union_schema([_WHOLE, core_schema.decimal_schema(strict=True)]),
    ColumnType.DATE: core_schema.date_schema(strict=True),
    ColumnType.YEAR: _WHOLE,
    ColumnType.CHOICE: _TEXT,
    ColumnType.PROGRAM_CODE: _TEXT,
    ColumnType.PROGRAM_CODES: core_schema.tuple_variable_schema(_TEXT),
    ColumnType.SCHOOL_CODE: _TEXT,
    ColumnType.CREDIT_CODE: _TEXT,
    ColumnType.ID_NUMBER: _TEXT,
}
"""What the field of a column holds once its cell is understood."""


class Margin:
    """What was noticed while a row was read, by column."""

    __slots__ = ("flaws", "remarks")

    def __init__(self) -> None:
        self.flaws: dict[str, Flaw] = {}
        self.remarks: list[tuple[str, Remark]] = []


def row_schema(columns: Iterable[Column]) -> CoreSchema:
    """The schema of a row with these columns: a field for each, blank by default, and no other."""
    return core_schema.typed_dict_schema(
        {column.id: _field(column) for column in columns}, extra_behavior="forbid"
    )


def _field(column: Column) -> core_schema.TypedDictField:
    told: dict[str, Any] = {"title": column.title.zh}
    if column.definition is not None:
        told["description"] = column.definition.zh
    typed = core_schema.nullable_schema(TYPES[column.type])
    return core_schema.typed_dict_field(
        core_schema.with_default_schema(typed, default=None),
        required=False,
        metadata={"pydantic_js_updates": told},
    )


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
