"""Typed rows: a schema of pydantic for each sheet with columns, made from the form.

A cell that cannot be used leaves `None` in its field and a flaw in the margin, so that one bad cell
never hides what the others say. The schemas are given to pydantic's engine as they are: classes
made of them at run time would cost a small check a fifth of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache, partial
from typing import Any, cast

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from haixi_check.cells import Flaw, Remark, content
from haixi_check.form import Column, ColumnType
from haixi_check.submissions import Content
from haixi_check.tables import Value

_TEXT = core_schema.str_schema(strict=True)
_WHOLE = core_schema.int_schema(strict=True)

TYPES: Mapping[ColumnType, CoreSchema] = {
    ColumnType.TEXT: _TEXT,
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


@dataclass(slots=True)
class Margin:
    """What was noticed while a row was read, by column."""

    flaws: dict[str, Flaw] = field(default_factory=dict)
    remarks: list[tuple[str, Remark]] = field(default_factory=list)


def row_schema(columns: Iterable[Column]) -> CoreSchema:
    """The schema of a row with these columns: a field for each, blank by default, and no other."""
    return core_schema.typed_dict_schema(
        {column.id: _field(column) for column in columns}, extra_behavior="forbid"
    )


def read_row(
    columns: Iterable[Column], values: Mapping[str, Value]
) -> tuple[dict[str, Content], Margin]:
    """The typed cells of one row, and what was noticed; `values` are its raw cells by column."""
    margin = Margin()
    same = _Same(columns if isinstance(columns, tuple) else tuple(columns))
    row = _reader(same).validate_python(dict(values), context=margin)
    return cast("dict[str, Content]", row), margin


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Columns that are told apart by identity: to compare them in full costs as much as a row."""

    columns: tuple[Column, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.columns is self.columns

    def __hash__(self) -> int:
        return id(self.columns)


@lru_cache(maxsize=128)
def _reader(same: _Same) -> SchemaValidator:
    return SchemaValidator(row_schema(same.columns))


def _field(column: Column) -> core_schema.TypedDictField:
    understood = core_schema.with_info_before_validator_function(
        partial(_understood, column), core_schema.nullable_schema(TYPES[column.type])
    )
    told: dict[str, Any] = {"title": column.title.zh}
    if column.definition is not None:
        told["description"] = column.definition.zh
    return core_schema.typed_dict_field(
        core_schema.with_default_schema(understood, default=None),
        required=False,
        metadata={"pydantic_js_updates": told},
    )


def _understood(column: Column, value: Value, info: core_schema.ValidationInfo) -> Content:
    meaning = content(value, column)
    margin = info.context
    if isinstance(margin, Margin):
        margin.remarks.extend((column.id, remark) for remark in meaning.remarks)
        if meaning.flaw is not None:
            margin.flaws[column.id] = meaning.flaw
    assert not isinstance(meaning.value, Fraction)  # noqa: S101 - a column holds no money
    return meaning.value
