"""The schema of a row with given columns, made from the form.

It is given to pydantic's engine as it is: classes made at run time would cost a small check a fifth
of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import CoreSchema, core_schema

from haixi_check.rulepack.form import Column, ColumnType

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
