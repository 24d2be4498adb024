"""佐证材料: one record a row, filed under a duty and, where it has parts, under one of them."""

from __future__ import annotations

import datetime

from haixi_check.cells import explanation
from haixi_check.headers import Header, cell, data_rows, filled
from haixi_check.names import by_name, even
from haixi_check.problems import Tier
from haixi_check.rows import Margin, read_row
from haixi_check.sheets.desk import UNIT, Desk
from haixi_check.sheets.registers import header_of
from haixi_check.submissions import Content, Record
from haixi_check.tables import Location, Table, Value
from haixi_check.targets import Evidence, Target

CONTENT = ("status", "for_year", "material", "document", "date", "file")
"""A row that is blank in all of these is a prompt of the template, not a record."""

DONE = "已落实"


def take_evidence(table: Table, desk: Desk) -> None:
    """Put every record into the draft of its unit."""
    header = header_of(table, desk, desk.form.evidence.columns)
    if header is None:
        return
    for row, kind in data_rows(table, header):
        if kind == "data":
            _take_row(table, header, row, desk)


def _take_row(table: Table, header: Header, row: int, desk: Desk) -> None:
    raw: dict[str, Value] = {
        column.id: cell(table, row, header.columns[column.id])
        for column in desk.form.evidence.columns
        if column.id in header.columns
    }
    if all(raw.get(name) in (None, "") for name in CONTENT):
        return
    raw["duty"] = filled(table, row, header.columns["duty"]) if "duty" in header.columns else None
    places = {
        name: table.location(row, column, header.texts.get(column, ""))
        for name, column in header.columns.items()
    }
    unit_id = desk.unit_of_row(table, header, row, UNIT)
    target = _duty(raw["duty"], places, desk)
    if unit_id is None or target is None:
        return
    typed, margin = read_row(desk.form.evidence.columns, raw)
    for name, remark in margin.remarks:
        desk.note((remark,), places[name], raw[name])
    record = _record(unit_id, target, typed, raw, places, margin, desk)
    desk.draft(unit_id, table.file).records.append(record)


def _duty(value: Value, places: dict[str, Location], desk: Desk) -> Target | None:
    """The duty that a row names by id, code or title, or by its code and title together."""
    where = places.get("duty") or next(iter(places.values()))
    text = str(value or "").strip()
    found = desk.duty_names.find(text)
    if found is None and text:
        found = desk.duty_names.find(text.split(maxsplit=1)[0])
    if found is None:
        desk.tell_unknown("unknown_duty", where, text, desk.duty_names)
        return None
    return desk.duties[found]


def _record(
    unit_id: str,
    target: Target,
    typed: dict[str, Content],
    raw: dict[str, Value],
    places: dict[str, Location],
    margin: Margin,
    desk: Desk,
) -> Record:
    doubt = ""
    for name, flaw in margin.flaws.items():
        desk.flaw(flaw, places[name], raw[name], unit=unit_id)
        doubt = "must_fix" if flaw.tier is Tier.MUST_FIX else doubt or flaw.code
    part, known = _part(target, typed.get("part"), places, unit_id, desk)
    status = str(typed.get("status") or DONE)
    note = str(typed.get("note") or "")
    where = places.get("duty") or next(iter(places.values()))
    if status == "不适用" and not explanation(raw.get("note")):
        spot = places.get("note", places.get("status", where))
        desk.tell("reason_needed", spot, found=target.title.zh, unit=unit_id)
        known = False
    year, day = typed.get("for_year"), typed.get("date")
    return Record(
        unit=unit_id,
        duty=target.id,
        part=part,
        status=status,
        location=places.get("material") or where,
        for_year=year if isinstance(year, int) else None,
        date=day if isinstance(day, datetime.date) else None,
        document=str(typed.get("document") or ""),
        file=str(typed.get("file") or ""),
        material=str(typed.get("material") or ""),
        note=note,
        doubt=doubt if known else "must_fix",
    )


def _part(
    target: Target, written: Content, places: dict[str, Location], unit_id: str, desk: Desk
) -> tuple[str | None, bool]:
    """The named part that a record is filed under, and whether that could be told."""
    parts = target.measure.parts if isinstance(target.measure, Evidence) else ()
    if not parts:
        return None, True
    where = places.get("part") or places.get("duty") or next(iter(places.values()))
    printed = "、".join(part.title.zh for part in parts)
    if not even(written or ""):
        desk.tell("part_needed", where, found=target.title.zh, parts=printed, unit=unit_id)
        return None, False
    names = by_name({part.id: (part.title.zh, part.title.en, *part.aliases) for part in parts})
    found = names.find(written)
    if found is None:
        near = names.nearest(written)
        desk.tell("unknown_part", where, found=written, nearest=near, parts=printed, unit=unit_id)
    return found, found is not None
