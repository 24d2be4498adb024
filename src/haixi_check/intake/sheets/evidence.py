"""佐证材料: one record a row, filed under a duty and, where it has parts, under one of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeAlias

from haixi_check.intake.cells.content import Flaw
from haixi_check.intake.cells.explanation import explanation
from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Desk
from haixi_check.intake.header import Header
from haixi_check.intake.rows import Margin, cells, data_rows, read_row, rows_below_footer, spread
from haixi_check.intake.sheets.columns import (
    beside,
    has_rows,
    header_of,
    missing_columns,
    unread_columns,
)
from haixi_check.intake.sheets.line import MERGED
from haixi_check.intake.sheets.own_words import ANSWERABLE, as_written, doubts_of_record
from haixi_check.problem import Tier
from haixi_check.rulepack.measures import Dating, Evidence
from haixi_check.rulepack.names import contrary, even
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Record
from haixi_check.table import Content, Location, Table, Value

CONTENT = ("status", "for_year", "material", "document", "date", "valid_until", "file")
"""A row that is blank in all of these is a prompt of the template, not a record."""

DONE, NOT_APPLICABLE = "已落实", "不适用"

STATED = ("status", "for_year", "document", "date", "valid_until", "file")
"""Columns that must be there: without one, not even its blank says anything."""
STATED_BY_OBJECTS = ("status", "for_year", "date", "valid_until")
"""… of a list of objects, in which nobody names a key without need."""

Place: TypeAlias = Callable[..., Location]
"""Where the cell of one of some columns stands in a row."""


def take_evidence(table: Table, desk: Desk) -> None:
    """Put every record into the draft of its unit."""
    columns = desk.form.evidence.columns
    header = header_of(table, desk, columns)
    where = Location(table.file, table.name)
    if header is None:
        if any(True for _ in table.walk()):
            desk.tell("no_header", where, expected="、".join(c.title.zh for c in columns[:3]))
            desk.lose_records("no_header", where)
        return
    unstated = Unstated()
    if has_rows(table, header):
        unstated = _tell_unstated(table, header, desk)
    if "duty" not in header.columns:
        desk.lose_records("missing_required_column", where)
    for row in rows_below_footer(table, header)[:1]:
        desk.tell("rows_below_footer", table.location(row, 0))
        desk.lose_records("rows_below_footer", where)
    for row, kind in data_rows(table, header):
        if kind == "data":
            _take_row(table, header, row, desk, unstated)


class Unstated(NamedTuple):
    """The columns that a sheet lacks."""

    columns: frozenset[str] = frozenset()
    hidden: bool = False
    """Whether they may stand there under a header that was not understood."""

    def of(self, duty: Evidence) -> frozenset[str]:
        """Those without which no record proves a duty."""
        unasked = {"for_year"} if duty.dated is not Dating.YEARLY else set[str]()
        if not (duty.expires or self.hidden):
            unasked.add("valid_until")
        return self.columns - unasked


def _tell_unstated(table: Table, header: Header, desk: Desk) -> Unstated:
    """Put down, once a sheet, which columns are not there: no record rests on a default in them.

    Whether something ends one day is only asked of what mostly does, unless a column that was not
    understood may be the one that says so.
    """
    unread = unread_columns(table, header)
    asked = {"duty", *(STATED if table.is_grid else STATED_BY_OBJECTS)}
    if not (unread or header.twice):
        asked -= _unasked(desk)
    missing = missing_columns(table, header, desk.form.evidence.columns, asked)
    for column in missing:
        required = column.id == "duty"
        code = beside("evidence_column_missing", unread)
        desk.tell(
            "missing_required_column" if required else code,
            table.location(header.row, 0),
            tier=Tier.MUST_FIX if required else Tier.EXPLAIN,
            column=column.title.zh,
            unread=unread,
        )
    return Unstated(frozenset(column.id for column in missing), bool(unread or header.twice))


def _unasked(desk: Desk) -> set[str]:
    """The columns that no duty rests on: nothing expires, or nothing is done year by year."""
    duties = [duty.measure for duty in desk.known.duties.values()]
    evidence = [duty for duty in duties if isinstance(duty, Evidence)]
    unasked = set[str]()
    if not any(duty.expires for duty in evidence):
        unasked.add("valid_until")
    if not any(duty.dated is Dating.YEARLY for duty in evidence):
        unasked.add("for_year")
    return unasked


def _take_row(table: Table, header: Header, row: int, desk: Desk, unstated: Unstated) -> None:
    columns = [column.id for column in desk.form.evidence.columns]
    raw = cells(table, header, row, columns)
    if all(raw.get(name) in (None, "") for name in CONTENT):
        return
    place = partial(_place, table, header, row)
    merged = spread(table, header, row)
    if merged.issuperset(name for name in CONTENT if raw.get(name) not in (None, "")) and (
        _known_duty(raw.get("duty"), desk) is None
    ):
        return  # a line between the clauses, that a merged cell reaches across
    unit_id = desk.unit_of_row(table, header, row, UNIT)
    target = _duty(raw.get("duty"), place, desk, there="duty" in header.columns)
    if unit_id is None or target is None:
        if even(raw.get("status") or "") != DONE:
            desk.lose_records(
                "unknown_duty" if target is None else "unknown_unit",
                place("duty"),
                unit=unit_id or "",
                duty=target.id if target is not None else "",
            )
        return
    typed, margin = read_row(desk.form.evidence.columns, raw, table.epoch)
    for name in sorted(merged):
        margin.flaws.setdefault(name, MERGED)
    assert isinstance(target.measure, Evidence)  # noqa: S101 - a duty is shown by evidence
    _complete(margin, typed, raw, place, target.measure, desk)
    record = _record(unit_id, target, typed, raw, place, margin, desk)
    flawed = {name for name, flaw in margin.flaws.items() if flaw.code not in ANSWERABLE}
    flawed &= set(STATED)
    record = replace(record, unstated=unstated.of(target.measure) | flawed)
    desk.draft(unit_id, table.file).records.append(record)


def _complete(
    margin: Margin,
    typed: dict[str, Content],
    raw: dict[str, Value],
    place: Place,
    duty: Evidence,
    desk: Desk,
) -> None:
    """Put into the margin of a row what its cells are worth as evidence, and what they deny."""
    for name, remark in margin.remarks:
        if remark.code == "no_reference":
            margin.flaws.setdefault(name, Flaw(remark.code, Tier.EXPLAIN))
        else:
            desk.note((remark,), place(name), raw[name])
    if typed.get("status") == DONE:
        denied = doubts_of_record(as_written(typed, raw), duty, desk.pack.issued)
        margin.flaws = {**denied, **margin.flaws}


def _place(table: Table, header: Header, row: int, *names: str) -> Location:
    """Where the cell of the first of `names` that has a column stands; without one, the row."""
    known = (header.columns[name] for name in names if name in header.columns)
    column = next(known, next(iter(header.columns.values())))
    return table.location(row, column, header.texts.get(column, ""))


def _duty(value: Value, place: Place, desk: Desk, *, there: bool) -> Target | None:
    """The duty that a row names by id, code or title, or by its code and title together.

    That the column is not `there` is told once a sheet.
    """
    found = _known_duty(value, desk)
    if found is None:
        text = str(value or "").strip()
        if not text:
            column = desk.form.evidence.column("duty").title.zh
            if there:
                desk.tell("missing_required", place("duty"), column=column)
            return None
        desk.tell_unknown("unknown_duty", place("duty"), text, desk.known.duty_names)
        return None
    return desk.known.duties[found]


def _known_duty(value: Value, desk: Desk) -> str | None:
    text = str(value or "").strip()
    found = desk.known.duty_names.find(text)
    if found is None and text:
        code, *rest = text.split(maxsplit=1)
        found = desk.known.duty_names.find(code)
        if found is not None and rest and _is_another(rest[0], found, desk):
            return None
    return found


def _is_another(title: str, duty: str, desk: Desk) -> bool:
    """Whether the title beside a code is that of another duty, or denies its own."""
    named = desk.known.duty_names.find(title)
    return named not in (None, duty) or contrary(title, desk.known.duties[duty].title.zh)


def _record(
    unit_id: str,
    target: Target,
    typed: dict[str, Content],
    raw: dict[str, Value],
    place: Place,
    margin: Margin,
    desk: Desk,
) -> Record:
    part, known = _part(target, typed.get("part"), place, unit_id, desk)
    if part is not None:
        # Several rows for the parts of one duty mostly share the cell that names it.
        margin.flaws = {name: flaw for name, flaw in margin.flaws.items() if name != "duty"}
    doubt = _doubt(margin, raw, place, unit_id, desk)
    status = str(typed.get("status") or "")
    if not status and "status" not in margin.flaws:
        where = place("status", "duty")
        desk.tell("status_blank", where, tier=Tier.EXPLAIN, found=target.title.zh, unit=unit_id)
    note = str(typed.get("note") or "")
    if status == NOT_APPLICABLE and not explanation(raw.get("note")):
        where = place("note", "status", "duty")
        desk.tell("reason_needed", where, found=target.title.zh, unit=unit_id)
        known = False
    year, day, end = typed.get("for_year"), typed.get("date"), typed.get("valid_until")
    return Record(
        unit=unit_id,
        duty=target.id,
        part=part,
        status=status,
        location=place("material", "duty"),
        named_at=place("file", "material", "duty") if typed.get("file") else None,
        for_year=year if isinstance(year, int) else None,
        date=day if isinstance(day, datetime.date) else None,
        valid_until=end if isinstance(end, datetime.date) else None,
        document=str(typed.get("document") or ""),
        file=str(typed.get("file") or ""),
        material=str(typed.get("material") or ""),
        note=note,
        doubt=doubt if known else "must_fix",
    )


def _doubt(margin: Margin, raw: dict[str, Value], place: Place, unit_id: str, desk: Desk) -> str:
    """Tell what is wrong with a row, and return the code of what nobody has answered."""
    doubt = ""
    for name, flaw in margin.flaws.items():
        answer = explanation(raw.get("note")) if flaw.code in ANSWERABLE else ""
        desk.flaw(flaw, place(name), raw.get(name), unit=unit_id, answer=answer)
        if not answer:
            doubt = "must_fix" if flaw.tier is Tier.MUST_FIX else doubt or flaw.code
    return doubt


def _part(
    target: Target, written: Content, place: Place, unit_id: str, desk: Desk
) -> tuple[str | None, bool]:
    """The named part that a record is filed under, and whether that could be told."""
    parts = target.parts
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
