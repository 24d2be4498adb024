"""The rows below a header: what each of them is, and what its cells say, typed by column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import cast

from pydantic_core import SchemaValidator

from haixi_check.intake.cells.content import content
from haixi_check.intake.cells.days import counted_from
from haixi_check.intake.cells.meaning import Flaw, Meaning, Remark
from haixi_check.intake.header import Header
from haixi_check.intake.years import half_width
from haixi_check.plain import dataclass
from haixi_check.rulepack.form import Column, ColumnType
from haixi_check.rulepack.names import even
from haixi_check.rulepack.row_schema import row_schema
from haixi_check.table import EPOCH_1900, Area, Content, Place, Table, Value

_TOTAL = ("合计", "总计", "小计", "共计", "总和")
_FOOTER = re.compile(
    r"(填报人|填表人|审核人|审批人|复核人|经办人|制表人|制表|(单位|学校)?负责人|单位\(?公?盖?章|公章|盖章|"
    r"[本此该]表(数据)?[已现均]*(作废|废止|无效|停用|勿用)|"
    r"填报日期|填表日期|报送日期|联系电话|注\d*[::.、]|注$|备注[::]|说明[::]|填表说明|填报说明)"
)


@dataclass(frozen=True)
class HeadedTable:
    """A table with its header, or with that of one of the blocks that stand side by side in it.

    Rows and columns count within the table, from zero.
    """

    table: Table
    header: Header

    @property
    def location(self) -> Place:
        """The sheet that it stands in."""
        return Place(self.table.file, self.table.name)

    @property
    def top(self) -> Place:
        """The first cell of the row of the header."""
        return self.table.location(self.header.row, 0)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands, and below which text of the header."""
        return self.table.location(row, column, self.header.texts.get(column, ""))

    def column(self, *names: str) -> int:
        """The first of some columns that the table has; without any, its first known one."""
        columns = self.header.columns
        known = (columns[name] for name in names if name in columns)
        return next(known, next(iter(columns.values())))

    def value(self, row: int, name: str) -> Value:
        """What stands in the cell of a column itself; None without the column."""
        column = self.header.columns.get(name)
        return None if column is None else cell(self.table, row, column)

    @cached_property
    def _has_merged(self) -> bool:
        """Whether cells below the header are merged; what is merged with it is no data."""
        return any(area.top > self.header.row for area in self.table.merged)

    def filled(self, row: int, name: str) -> Value:
        """The value of the cell of a column, be it merged with others; None without the column."""
        column = self.header.columns.get(name)
        return None if column is None else self.filled_at(row, column)

    def filled_at(self, row: int, column: int) -> Value:
        """The value of a cell; a merged value is that of each of its cells below the header."""
        area = self._merged_with(row, column)
        at = (row, column) if area is None else (area.top, area.left)
        return cell(self.table, *at)

    def is_merged(self, row: int, column: int) -> bool:
        """Whether a cell takes its value from another one below the header."""
        area = self._merged_with(row, column)
        return area is not None and cell(self.table, area.top, area.left) not in (None, "")

    def _merged_with(self, row: int, column: int) -> Area | None:
        """The merged area below the header of which another cell holds the value of this one."""
        area = self.table.merged_over(row, column) if self._has_merged else None
        return area if area is not None and area.top > self.header.row else None

    def merged_columns(self, row: int) -> frozenset[str]:
        """The columns whose cell in a row takes its value from another one."""
        if not self._has_merged:
            return frozenset()
        columns = self.header.columns
        return frozenset(name for name, at in columns.items() if self.is_merged(row, at))

    def cells(self, row: int, names: Iterable[str]) -> dict[str, Value]:
        """The values of those of some columns that the table has, by column."""
        values, columns = self.table.rows[row], self.header.columns
        width = len(values)
        raw = {
            name: values[at] if at < width else None
            for name in names
            if (at := columns.get(name)) is not None
        }
        for name in self.merged_columns(row) & raw.keys():
            raw[name] = self.filled_at(row, columns[name])
        return raw

    def rows(self) -> Iterator[tuple[int, str]]:
        """The rows below the header that hold something, each `data`, `total` or `footer`.

        After a footer (填报人, 审核人, 公章, 注:) nothing more is data, and the rows end.
        """
        for row in range(self.header.row + 1, len(self.table.rows)):
            kind = row_kind(self.table.rows[row], self.header)
            if kind:
                yield row, kind
            if kind == "footer":
                return

    def data_rows(self) -> Iterator[int]:
        """The rows of data: no totals, nothing from a footer on."""
        return (row for row, kind in self.rows() if kind == "data")

    @property
    def has_data(self) -> bool:
        """Whether there is a row of data."""
        return any(True for _ in self.data_rows())

    def rows_below_footer(self) -> Iterator[int]:
        """The rows below a footer that look like data all the same: half of the columns filled."""
        footer = next((row for row, kind in self.rows() if kind == "footer"), None)
        enough = max(2, len(self.header.columns) // 2) + 1
        for row in range(footer + 1, len(self.table.rows)) if footer is not None else ():
            values = self.table.rows[row]
            is_data = row_kind(values, self.header) == "data"
            if is_data and len(row_texts(values, self.header, enough)) == enough:
                yield row


def cell(table: Table, row: int, column: int) -> Value:
    """The value at (row, column) of the table; rows may be shorter than the widest."""
    values = table.rows[row]
    return values[column] if column < len(values) else None


def row_kind(values: Sequence[Value], header: Header) -> str:
    """What a row below a header is: `data`, `total`, `footer`, or nothing at all."""
    texts = row_texts(values, header, 2)
    if not texts or _is_header_again(values, header):
        return ""
    if footer_like(texts[0]):
        short = max(2, len(header.columns) // 2)
        if len(row_texts(values, header, short + 1)) <= short:
            return "footer"
    return "total" if any(map(total_like, texts)) else "data"


def row_texts(values: Sequence[Value], header: Header, most: int) -> list[str]:
    """What stands in the first cells of a row that are not blank, `most` of them."""
    texts: list[str] = []
    for value in values[slice(*header.span)]:
        if value is not None and (text := str(value).strip()):
            texts.append(text)
            if len(texts) == most:
                break
    return texts


def _is_header_again(values: Sequence[Value], header: Header) -> bool:
    """Whether a row repeats the header, as it does on every page of what was laid out to print."""
    return len(header.again) > 1 and all(
        column < len(values) and values[column] is not None and even(values[column]) == text
        for column, text in header.again
    )


def footer_like(text: str) -> bool:
    """Whether the text that a row begins with may be that of a footer."""
    return not text.isascii() and _FOOTER.match(half_width(text)) is not None


def total_like(text: str) -> bool:
    """Whether a text near the beginning of a row says that it adds up the others."""
    return not text.isascii() and even(text) in _TOTAL


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
