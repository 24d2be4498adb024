"""Submission objects, as JSON and YAML hold them, to the tables that a workbook would give.

Every value keeps its path (`[1].registers.bases[0].name`). What the figures mean is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal

from haixi_check.plain import dataclass
from haixi_check.problem import Problem, Tier, shown
from haixi_check.readers.documents import ReaderResult, UnreadableError
from haixi_check.readers.limits import MOST_MISPLACED
from haixi_check.readers.text import cleaned
from haixi_check.table import CellError, Place, Table, Value

UNIT_NAME = "unit_name"
"""The column that says whose row it is; its value is the object's `unit`."""

BASICS = ("unit", "year")
SECTIONS = ("registers", "rosters")
_PARTS = ("figures", "evidence", *SECTIONS)
YEAR_DIGITS = 4

_STRUCTURE = "bad_structure"
_OBJECT, _LIST, _SCALAR, _YEARS = "{…}", "[{…}, …]", '"…"', '{"2025": …}'
"""The shapes that can be expected, as JSON writes them: they read the same in every language."""


def tables_of(file: str, root: object) -> ReaderResult:
    """The tables of one submission object, or of a list of them."""
    builder = _Builder(file)
    several = isinstance(root, list)
    for index, item in enumerate(root if isinstance(root, list) else [root]):
        builder.take(item, f"[{index}]" if several else "")
    if not builder.usable:
        raise UnreadableError("not_a_submission")
    return ReaderResult(tuple(builder.tables()), tuple(builder.problems))


@dataclass()
class _Lines:
    """The rows of one table to be: a path and the values by column name for each."""

    section: str
    columns: dict[str, None] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    rows: list[dict[str, Value]] = field(default_factory=list)

    def add(self, path: str, row: dict[str, Value]) -> None:
        """Append a row; its columns join those that are known, in order of appearance."""
        self.columns.update(dict.fromkeys(row))
        self.paths.append(path)
        self.rows.append(row)


@dataclass(frozen=True)
class Paths(Mapping[tuple[int, int], str]):
    """The path of every value of a table, made when it is asked for: rosters have many values."""

    section: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    def __getitem__(self, place: tuple[int, int]) -> str:
        row, column = place
        if not (0 <= row <= len(self.rows) and 0 <= column < len(self.columns)):
            raise KeyError(place)
        if row == 0:
            return self.section
        path, name = self.rows[row - 1], self.columns[column]
        if name == UNIT_NAME:
            return _join(_object_of(path), "unit")
        if self.section == "figures" and not _is_year(name):
            return path
        return _join(path, shown(name))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        width = range(len(self.columns))
        return ((row, column) for row in range(len(self.rows) + 1) for column in width)

    def __len__(self) -> int:
        return (len(self.rows) + 1) * len(self.columns)


class _Builder:
    """Takes one submission object after the other."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: dict[tuple[str, str, str], _Lines] = {}
        self._lost: dict[str, None] = {}
        """The names of tables of which something that is there could not be read."""
        self.problems: list[Problem] = []
        self.usable = False

    def take(self, item: object, path: str) -> None:
        """Add what one object says to the tables."""
        if not isinstance(item, Mapping):
            self._wrong(path, item, _OBJECT)
            return
        unit = self._basics(item, path)
        for code, years in self._entries(item, path, "figures"):
            self._figure(unit, code, years, _join(path, "figures", shown(code)))
        for section in SECTIONS:
            for name, rows in self._entries(item, path, section):
                self._register(unit, section, name, rows, _join(path, section, shown(name)))
        if item.get("evidence") is not None:
            self._register(unit, "", "evidence", item["evidence"], _join(path, "evidence"))
        for key, value in item.items():
            if key not in _PARTS and isinstance(value, (Mapping, list)):
                self._misnamed(unit, cleaned(key), value, _join(path, shown(key)))

    def _misnamed(self, unit: Value, key: str, value: object, path: str) -> None:
        """Take what has the shape of a section, or of one of its lists, for one of another name."""
        if _is_rows(value):
            self._register(unit, "", key, value, path)
        elif isinstance(value, Mapping) and value and all(map(_is_rows, value.values())):
            for name, rows in value.items():
                self._register(unit, key, cleaned(name), rows, _join(path, shown(name)))
        elif isinstance(value, Mapping) and value and all(map(_is_years, value.values())):
            for code, years in value.items():
                self._figure(unit, cleaned(code), years, _join(path, shown(code)))

    def tables(self) -> Iterator[Table]:
        """One table for each kind of row, the header in its first row.

        And one without rows for each kind of which something could not be read.
        """
        for (_, name, _), lines in self._lines.items():
            columns = _ordered(lines.columns) if name == "figures" else tuple(lines.columns)
            rows = [columns, *([row.get(column) for column in columns] for row in lines.rows)]
            paths = Paths(lines.section, tuple(lines.paths), columns)
            yield Table(file=self._file, name=cleaned(name), rows=rows, addresses=paths)
        for name in self._lost:
            yield Table(file=self._file, name=name, rows=(), unread=_STRUCTURE)

    def _basics(self, item: Mapping[str, object], path: str) -> Value:
        row: dict[str, Value] = dict.fromkeys(BASICS)
        for key, value in item.items():
            if key in _PARTS:
                self.usable = True
            elif isinstance(value, (Mapping, list)) and not _all_text(value):
                self._unknown(path, key)
            else:
                row[cleaned(key)] = self._scalar(value, _join(path, shown(key)))
                self.usable = self.usable or key in BASICS
        self._add("", "basics", path, row)
        return row["unit"]

    def _entries(
        self, item: Mapping[str, object], path: str, section: str
    ) -> Iterable[tuple[str, object]]:
        entries = item.get(section)
        if isinstance(entries, Mapping):
            return ((cleaned(name), value) for name, value in entries.items())
        if entries is not None:
            self._wrong(_join(path, section), entries, _OBJECT, lost=section)
        return ()

    def _figure(self, unit: Value, code: str, years: object, path: str) -> None:
        if not isinstance(years, Mapping) or not all(map(_is_year, years)):
            self._wrong(path, years, _YEARS)
            return
        values: dict[str, Value] = {}
        units: dict[str, str] = {}
        notes: list[str] = []
        for year, content in years.items():
            place = _join(path, shown(year))
            cell = self._cell(content, place)
            values[year] = self._scalar(cell.get("value"), place)
            units[year] = _text(self._scalar(cell.get("unit"), place))
            notes.append(_of_year(year, _text(self._scalar(cell.get("note"), place))))
        different = {units[year] for year, value in values.items() if value is not None}
        if len(different) > 1:
            # One column cannot hold two units: each stands behind its number, as people write it.
            values = {year: _with_unit(value, units[year]) for year, value in values.items()}
        row: dict[str, Value] = {UNIT_NAME: unit, "code": code, **values}
        row["note"] = "；".join(note for note in notes if note) or None
        row["measure_unit"] = next(iter(different)) or None if len(different) == 1 else None
        self._add("", "figures", path, row)

    def _cell(self, content: object, path: str) -> Mapping[str, object]:
        if not isinstance(content, Mapping):
            return {"value": content}
        for key in content:
            if key not in ("value", "unit", "note"):
                self._unknown(path, key)
        return content

    def _register(self, unit: Value, section: str, name: str, rows: object, path: str) -> None:
        if not isinstance(rows, list):
            self._wrong(path, rows, _LIST, lost=cleaned(name))
            return
        for index, entry in enumerate(rows):
            place = f"{path}[{index}]"
            if not isinstance(entry, Mapping):
                self._wrong(place, entry, _OBJECT, lost=cleaned(name))
                continue
            row: dict[str, Value] = {UNIT_NAME: unit}
            for key, value in entry.items():
                row[cleaned(key)] = self._scalar(value, _join(place, shown(key)))
            self._add(section, name, place, row)

    def _add(self, section: str, name: str, path: str, row: dict[str, Value]) -> None:
        # A key that no entry of a list has is missing from that list, whatever others have.
        of_all = name in ("basics", "figures") and not section
        owner = "" if of_all else _object_of(path)
        lines = _Lines(_join(owner, section, shown(name)))
        self._lines.setdefault((section, name, owner), lines).add(path, row)

    def _scalar(self, value: object, path: str) -> Value:
        match value:
            case None | bool() | int() | Decimal() | date():
                return value
            case str():
                return cleaned(value)
            case list() if _all_text(value):
                return "、".join(cleaned(str(item)) for item in value)
        self._wrong(path, value, _SCALAR)
        # Not blank: what rests on the cell must not be judged as if nothing stood there.
        return CellError(_found(value))

    def _wrong(self, path: str, value: object, expected: str, *, lost: str = "") -> None:
        """Tell of what stands at a path; `lost` names the table that lacks it then."""
        if lost:
            self._lost[lost] = None
        self._tell(_STRUCTURE, Tier.MUST_FIX, path, _found(value), expected=expected)

    def _unknown(self, path: str, key: str) -> None:
        self._tell("unknown_key", Tier.NOTE, _join(path, shown(key)), key)

    def _tell(self, code: str, tier: Tier, path: str, found: object, **params: str) -> None:
        if len(self.problems) >= MOST_MISPLACED:
            raise UnreadableError("not_a_submission")
        place = Place(self._file, "", path)
        problem = Problem(code=code, tier=tier, location=place, found=shown(found), params=params)
        self.problems.append(problem)


def _found(value: object) -> str:
    """What stands where something else is expected."""
    if isinstance(value, Mapping):
        return _OBJECT
    return "[…]" if isinstance(value, list) else str(value)


def _object_of(path: str) -> str:
    """The path of the object that a path lies in; empty where there is only one."""
    return path[: path.find("]") + 1] if path.startswith("[") else ""


def _join(*parts: str) -> str:
    return ".".join(part for part in parts if part)


def _is_rows(rows: object) -> bool:
    return isinstance(rows, list) and bool(rows) and all(isinstance(row, Mapping) for row in rows)


def _is_years(value: object) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(map(_is_year, value))


def _is_year(name: str) -> bool:
    return len(name) == YEAR_DIGITS and name.isascii() and name.isdigit()


def _of_year(year: str, note: str) -> str:
    """A note on one value for the 说明 of its row: it answers for no other year of the row."""
    sentences = (part.strip() for part in re.split("[;；。\n]", note))
    return "；".join(f"{year}年：{sentence}" for sentence in sentences if sentence)


def _all_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _text(value: Value) -> str:
    if isinstance(value, CellError):
        return value.code
    return "" if value is None else str(value).strip()


def _with_unit(value: Value, unit: str) -> Value:
    return f"{value}{unit}" if unit and isinstance(value, (str, int, Decimal)) else value


def _ordered(columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of the figures: whose and which, the years in order, the rest."""
    first, last = (UNIT_NAME, "code"), ("note", "measure_unit")
    years = sorted(column for column in columns if _is_year(column))
    return (*first, *years, *last)
