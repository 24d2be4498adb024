"""What every row must be, said once for all who check it: the file that a peer is given.

Standard library only: the peers load it in environments that know nothing of the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class Rule(StrEnum):
    """One kind of fault in a row."""

    REQUIRED = "required"
    TYPE = "type"
    ALLOWED = "allowed values"
    ID_NUMBER = "GB 11643"
    NOT_LATER = "not after the year"
    ONCE = "one person once"
    CROSS_FIELD = "cross-field"
    EXCEL_ERROR = "Excel errors"


EXCEL_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")

PATTERNS = {
    "count": r"\d+(\.0+)?",
    "number": r"\d+(\.\d+)?",
    "year": r"\d{4}(\.0+)?",
    "date": r"\d{4}-\d{2}-\d{2}( 00:00:00)?",
    "program_code": r"\d{6}[Kk]?",
    "program_codes": r"\d{6}[Kk]?([、,，;；\s]+\d{6}[Kk]?)*",
    "credit_code": r"[0-9A-Z]{18}",
}
"""What a cell of a kind looks like as text, as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, in the order of the file; `kind` is a type of the form, or `free`."""

    name: str
    kind: str = "free"
    required: bool = False
    allowed: tuple[str, ...] = ()
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rules of one table of a file."""

    title: str
    header_row: int = 1
    columns: tuple[Column, ...]
    once: tuple[tuple[str, ...], ...] = ()
    """Columns that together stand in no second row; blank ones are not compared."""
    never: tuple[dict[str, str], ...] = ()
    """Values that never stand together in one row."""
    order: tuple[tuple[str, str], ...] = ()
    """Pairs of columns of which the first is never larger than the second."""
    latest_year: int = 9999

    @property
    def names(self) -> list[str]:
        """The names of all columns."""
        return [column.name for column in self.columns]

    def where(self, *kinds: str) -> Iterator[Column]:
        """The columns of these kinds."""
        return (column for column in self.columns if column.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Everything that a peer needs to know: which files, and which rules for their sheets."""

    files: tuple[str, ...]
    format: str
    """xlsx, csv, gb18030 or parquet."""
    sheets: tuple[Sheet, ...] = field(default=())

    @property
    def encoding(self) -> str:
        """How a csv file writes its text."""
        return "gb18030" if self.format == "gb18030" else "utf-8"

    def save(self, path: Path) -> None:
        """Write it down for a peer."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


def _column(raw: dict[str, Any]) -> Column:
    return Column(**{**raw, "allowed": tuple(raw["allowed"])})


def _sheet(raw: dict[str, Any]) -> Sheet:
    return Sheet(
        **{
            **raw,
            "columns": tuple(map(_column, raw["columns"])),
            "once": tuple(map(tuple, raw["once"])),
            "never": tuple(raw["never"]),
            "order": tuple((lower, upper) for lower, upper in raw["order"]),
        }
    )


def load(path: Path) -> Task:
    """Read what `Task.save` wrote."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Task(
        files=tuple(raw["files"]), format=raw["format"], sheets=tuple(map(_sheet, raw["sheets"]))
    )
