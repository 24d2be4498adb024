"""佐证材料: one record a row, filed under a duty and, where it has parts, under one of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from haixi_check.cells import explanation
from haixi_check.headers import Header, cells, data_rows, filled
from haixi_check.names import even
from haixi_check.problems import Tier
from haixi_check.rows import Margin, read_row
from haixi_check.sheets.desk import Desk
from haixi_check.sheets.registers import header_of
from haixi_check.sheets.vocabulary import UNIT
from haixi_check.submissions import Content, Record
from haixi_check.tables import Location, Table, Value
from haixi_check.targets import Evidence, Target

CONTENT = ("status", "for_year", "material", "document", "date", "file")
"""A row that is blank in all of these is a prompt of the template, not a record."""

DONE = "已落实"

Place: TypeAlias = Callable[..., Location]
"""Where the cell of one of some columns stands in a row."""


def take_evidence(table: Table, desk: Desk) -> None:
    """Put every record into the draft of its unit."""
    header = header_of(table, desk, desk.form.evidence.columns)
    if header is None:
        return
    for row, kind in data_rows(table, header):
        if kind == "data":
            _take_row(table, header, row, desk)


def _take_row(table: Table, header: Header, row: int, desk: Desk) -> None:
    raw = cells(table, header, row, (column.id for column in desk.form.evidence.columns))
    if all(raw.get(name) in (None, "") for name in CONTENT):
        return
    raw["duty"] = filled(table, row, header.columns["duty"]) if "duty" in header.columns else None
    place = partial(_place, table, header, row)
    unit_id = desk.unit_of_row(table, header, row, UNIT)
    target = _duty(raw["duty"], place, desk)
    if unit_id is None or target is None:
        return
    typed, margin = read_row(desk.form.evidence.columns, raw)
    for name, remark in margin.remarks:
        desk.note((remark,), place(name), raw[name])
    record = _record(unit_id, target, typed, raw, place, margin, desk)
    desk.draft(unit_id, table.file).records.append(record)


def _place(table: Table, header: Header, row: int, *names: str) -> Location:
    """Where the cell of the first of `names` that has a column stands; without one, the row."""
    known = (header.columns[name] for name in names if name in header.columns)
    column = next(known, next(iter(header.columns.values())))
    return table.location(row, column, header.texts.get(column, ""))


def _duty(value: Value, place: Place, desk: Desk) -> Target | None:
    """The duty that a row names by id, code or title, or by its code and title together."""
    text = str(value or "").strip()
    found = desk.known.duty_names.find(text)
    if found is None and text:
        found = desk.known.duty_names.find(text.split(maxsplit=1)[0])
    if found is None:
        desk.tell_unknown("unknown_duty", place("duty"), text, desk.known.duty_names)
        return None
    return desk.known.duties[found]


def _record(
    unit_id: str,
    target: Target,
    typed: dict[str, Content],
    raw: dict[str, Value],
    place: Place,
    margin: Margin,
    desk: Desk,
) -> Record:
    doubt = ""
    for name, flaw in margin.flaws.items():
        desk.flaw(flaw, place(name), raw[name], unit=unit_id)
        doubt = "must_fix" if flaw.tier is Tier.MUST_FIX else doubt or flaw.code
    part, known = _part(target, typed.get("part"), place, unit_id, desk)
    status = str(typed.get("status") or DONE)
    note = str(typed.get("note") or "")
    if status == "不适用" and not explanation(raw.get("note")):
        where = place("note", "status", "duty")
        desk.tell("reason_needed", where, found=target.title.zh, unit=unit_id)
        known = False
    year, day = typed.get("for_year"), typed.get("date")
    return Record(
        unit=unit_id,
        duty=target.id,
        part=part,
        status=status,
        location=place("material", "duty"),
        for_year=year if isinstance(year, int) else None,
        date=day if isinstance(day, datetime.date) else None,
        document=str(typed.get("document") or ""),
        file=str(typed.get("file") or ""),
        material=str(typed.get("material") or ""),
        note=note,
        doubt=doubt if known else "must_fix",
    )


def _part(
    target: Target, written: Content, place: Place, unit_id: str, desk: Desk
) -> tuple[str | None, bool]:
    """The named part that a record is filed under, and whether that could be told."""
    parts = target.measure.parts if isinstance(target.measure, Evidence) else ()
    if not parts:
        return None, True
    where = place("part", "duty")
    printed = "、".join(part.title.zh for part in parts)
    if not even(written or ""):
        desk.tell("part_needed", where, found=target.title.zh, parts=printed, unit=unit_id)
        return None, False
    names = desk.known.parts(target.id, parts)
    found = names.find(written)
    if found is None:
        near = names.nearest(written)
        desk.tell("unknown_part", where, found=written, nearest=near, parts=printed, unit=unit_id)
    return found, found is not None
