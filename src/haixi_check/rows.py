"""Typed rows: a pydantic model for each sheet with columns, made from the form.

A cell that cannot be used leaves `None` in its field and a flaw in the margin, so that one bad cell
never hides what the others say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache, partial
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    create_model,
)

from haixi_check.cells import Flaw, Remark, content
from haixi_check.form import Column, ColumnType
from haixi_check.submissions import Content
from haixi_check.tables import Value

TYPES: Mapping[ColumnType, Any] = {
    ColumnType.TEXT: str,
    ColumnType.YES_NO: bool,
    ColumnType.COUNT: int,
    ColumnType.NUMBER: int | Decimal,
    ColumnType.DATE: datetime.date,
    ColumnType.YEAR: int,
    ColumnType.CHOICE: str,
    ColumnType.PROGRAM_CODE: str,
    ColumnType.PROGRAM_CODES: tuple[str, ...],
    ColumnType.SCHOOL_CODE: str,
    ColumnType.CREDIT_CODE: str,
    ColumnType.ID_NUMBER: str,
}
"""What the field of a column holds once its cell is understood."""


@dataclass(slots=True)
class Margin:
    """What was noticed while a row was read, by column."""

    flaws: dict[str, Flaw] = field(default_factory=dict)
    remarks: list[tuple[str, Remark]] = field(default_factory=list)


class Row(BaseModel):
    """A row of any sheet; its fields are the columns of the form."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


@cache
def row_model(name: str, columns: tuple[Column, ...]) -> type[Row]:
    """The model of a row of the sheet `name`; `columns` are the form's."""
    fields: dict[str, Any] = {
        column.id: (
            Annotated[
                TYPES[column.type] | None,
                PlainValidator(
                    partial(_understood, column), json_schema_input_type=TYPES[column.type] | None
                ),
                Field(title=column.title.zh, description=_definition(column)),
            ],
            None,
        )
        for column in columns
    }
    return create_model(name, __base__=Row, **fields)


def read_row(
    name: str, columns: Iterable[Column], values: Mapping[str, Value]
) -> tuple[dict[str, Content], Margin]:
    """The typed cells of one row, and what was noticed; `values` are its raw cells by column."""
    margin = Margin()
    model = _model_of(name, _Same(columns if isinstance(columns, tuple) else tuple(columns)))
    row = model.model_validate(dict(values), context=margin)
    return row.__dict__.copy(), margin


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Columns that are told apart by identity: to compare them in full costs as much as a row."""

    columns: tuple[Column, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.columns is self.columns

    def __hash__(self) -> int:
        return id(self.columns)


@lru_cache(maxsize=128)
def _model_of(name: str, same: _Same) -> type[Row]:
    return row_model(name, same.columns)


def _definition(column: Column) -> str | None:
    return column.definition.zh if column.definition else None


def _understood(column: Column, value: Value, info: ValidationInfo) -> Content:
    meaning = content(value, column)
    margin = info.context
    if isinstance(margin, Margin):
        margin.remarks.extend((column.id, remark) for remark in meaning.remarks)
        if meaning.flaw is not None:
            margin.flaws[column.id] = meaning.flaw
    assert not isinstance(meaning.value, Fraction)  # noqa: S101 - a column holds no money
    return meaning.value
