"""A workbook as a submission in JSON: what a person would have who keeps the same in a program."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.damage.book import Book, Error, Formula, Sheet, Value
from tests.damage.layout import Layout, layout_of

if TYPE_CHECKING:
    from tests.damage.product import FormSheet

Object: TypeAlias = dict[str, Any]


def as_json(book: Book) -> str:
    """All submissions of a workbook: an object for each unit that its rows name."""
    units: dict[str, Object] = {}
    pages = [(sheet, found) for sheet in book.sheets if (found := layout_of(sheet))]
    basics = next(((sheet, found) for sheet, found in pages if found.form.kind == "basics"), None)
    only = "" if basics is None else _take_basics(*basics, units)
    for sheet, found in pages:
        if found.form.kind != "basics":
            _take_rows(sheet, found, units, only)
    objects = [{"unit": unit, **item} for unit, item in units.items()]
    return json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False)


def _take_basics(sheet: Sheet, found: Layout, units: dict[str, Object]) -> str:
    """What 基本信息 says of each unit; the unit, if there is only one."""
    if found.lines:
        items = [{name: sheet.at(row, 1) for name, row in found.columns.items()}]
    else:
        items = [
            {name: sheet.at(row, column) for name, column in found.columns.items()}
            for row in range(found.header + 1, len(sheet.rows))
        ]
    for item in items:
        unit = item.pop("unit", None)
        if unit is not None:
            known = {name: _plain(value) for name, value in item.items() if value is not None}
            units.setdefault(str(_plain(unit)), {}).update(known)
    return next(iter(units)) if len(units) == 1 else ""


def _take_rows(sheet: Sheet, found: Layout, units: dict[str, Object], only: str) -> None:
    for row in range(found.header + 1, len(sheet.rows)):
        cells = {
            name: _plain(value)
            for name, column in found.columns.items()
            if (value := sheet.at(row, column)) is not None
        }
        unit = str(cells.pop("unit_name", None) or only)
        if cells:
            _put(units.setdefault(unit, {}), found.form, cells)


def _put(item: Object, form: FormSheet, cells: Object) -> None:
    """One row, where JSON has a place for it; a row without what names it is left out."""
    match form.kind:
        case "figures":
            code = cells.get("code") or cells.get("figure")
            years = {name: value for name, value in cells.items() if name.isdigit()}
            if code:
                said = [{"value": value, "note": cells.get("note")} for value in years.values()]
                kept = dict(zip(years, said, strict=True)) if cells.get("note") else years
                item.setdefault("figures", {})[str(code)] = kept
        case "evidence":
            if len(cells) > 1:
                item.setdefault("evidence", []).append(cells)
        case "register" | "roster":
            section = item.setdefault(f"{form.kind}s", {})
            section.setdefault(form.id, []).append(cells)
        case _:
            raise AssertionError(form.kind)


def _plain(value: Value) -> object:
    match value:
        case Error():
            return value.code
        case Formula():
            return f"={value.text}"
        case date():
            return value.isoformat()
        case _:
            return value
