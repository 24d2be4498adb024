"""佐证材料: one record a row, filed under a duty and, where it has parts, under one of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from haixi_check.intake.bodies import body_of_row
from haixi_check.intake.cells.explanation import explanation
from haixi_check.intake.cells.meaning import Flaw
from haixi_check.intake.context import Context
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rows import HeadedTable, Margin, read_row
from haixi_check.intake.sheets.columns import (
    beside,
    is_blank,
    missing_columns,
    tell_columns,
    titles,
    unread_columns,
)
from haixi_check.intake.sheets.comments import doubts_of_comments, flawed_text
from haixi_check.intake.sheets.line import MERGED
from haixi_check.intake.sheets.own_words import ANSWERABLE, NOTE, as_written, doubts_of_record
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.measures import Dating, Evidence
from haixi_check.rulepack.names import contrary, even
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Record
from haixi_check.table import Content, Place, Table, Value

CONTENT = ("status", "for_year", "material", "document", "date", "valid_until", "file")
"""A row that is blank in all of these is a prompt of the template, not a record."""

DONE, NOT_APPLICABLE = "已落实", "不适用"

STATED = ("status", "for_year", "document", "date", "valid_until", "file")
"""Columns that must be there: without one, not even its blank says anything."""
STATED_BY_OBJECTS = ("status", "for_year", "date", "valid_until")
"""… of a list of objects, in which nobody names a key without need."""


def take_evidence(table: Table, header: Header | None, drafts: Drafts) -> None:
    """Put every record into the draft of its unit."""
    columns = drafts.context.form.evidence.columns
    where = Place(table.file, table.name)
    if header is None:
        if not is_blank(table):
            drafts.log.tell("no_header", where, expected=titles(columns))
            drafts.lose_records("no_header", where)
        return
    sheet = HeadedTable(table, header)
    tell_columns(sheet, header.twice, columns, drafts)
    unstated = _tell_unstated(sheet, drafts) if sheet.has_data else Unstated()
    if "duty" not in header.columns:
        drafts.lose_records("missing_required_column", where)
    for row in sheet.rows_below_footer():
        drafts.log.tell("rows_below_footer", table.location(row, 0))
        drafts.lose_records("rows_below_footer", where)
        break
    for row in sheet.data_rows():
        _take_row(sheet, row, unstated, drafts)


class Unstated(NamedTuple):
    """The columns that a sheet lacks."""

    columns: frozenset[str] = frozenset()
    hidden: bool = False
    """Whether they may stand there under a header that was not understood."""

    def of(self, duty: Evidence) -> frozenset[str]:
        """Those without which no record proves a duty."""
        unasked = _unasked([duty])
        return self.columns - (unasked - {"valid_until"} if self.hidden else unasked)


def _unasked(duties: Iterable[Evidence]) -> set[str]:
    """The columns that no duty rests on: nothing expires, or nothing is done year by year."""
    asked = set[str]()
    for duty in duties:
        if duty.expires:
            asked.add("valid_until")
        if duty.dated is Dating.YEARLY:
            asked.add("for_year")
    return {"valid_until", "for_year"} - asked


def _tell_unstated(sheet: HeadedTable, drafts: Drafts) -> Unstated:
    """Put down, once a sheet, which columns are not there: no record rests on a default in them.

    Whether something ends one day is only asked of what mostly does, unless a column that was not
    understood may be the one that says so.
    """
    header, unread = sheet.header, unread_columns(sheet)
    asked = {"duty", *(STATED if sheet.table.is_grid else STATED_BY_OBJECTS)}
    if not (unread or header.twice):
        measures = [duty.measure for duty in drafts.context.duties.values()]
        asked -= _unasked(measure for measure in measures if isinstance(measure, Evidence))
    columns = missing_columns(sheet, drafts.context.form.evidence.columns, header.twice)
    missing = [column for column in columns if column.id in asked]
    for column in missing:
        if column.id == "duty":
            code, tier = "missing_required_column", Tier.MUST_FIX
        else:
            code, tier = beside("evidence_column_missing", unread), Tier.EXPLAIN
        title = column.title.zh
        drafts.log.tell(code, sheet.top, tier=tier, column=title, unread=unread)
    return Unstated(frozenset(column.id for column in missing), bool(unread or header.twice))


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """A row of 佐证材料 of which the unit and the duty are known."""

    unit: str
    duty: Target
    sheet: HeadedTable
    row: int
    raw: Mapping[str, Value]
    typed: Mapping[str, Content]
    margin: Margin

    def place(self, *names: str) -> Place:
        """Where the cell of the first of `names` that has a column stands; else the row."""
        return self.sheet.place(self.row, self.sheet.column(*names))

    def text(self, name: str) -> str:
        """What a cell means, as text; blank where it says nothing or cannot be used."""
        return str(self.typed.get(name) or "")


def is_read(sheet: HeadedTable, row: int, context: Context) -> bool:
    """Whether a row is taken for a record: no prompt, and no line between the clauses."""
    raw = sheet.cells(row, ("duty", *CONTENT))
    filled = [name for name in CONTENT if raw.get(name) not in (None, "")]
    if not filled:
        return False
    # A merged cell may reach across a line between the clauses.
    across = sheet.merged_columns(row).issuperset(filled)
    return not across or known_duty(raw.get("duty"), context) is not None


def _take_row(sheet: HeadedTable, row: int, unstated: Unstated, drafts: Drafts) -> None:
    if not is_read(sheet, row, drafts.context):
        return
    columns = drafts.context.form.evidence.columns
    raw = sheet.cells(row, [column.id for column in columns])
    merged = sheet.merged_columns(row)
    unit_id = drafts.unit_of_row(sheet, row)
    place = sheet.place(row, sheet.column("duty"))
    duty = _find_duty(raw.get("duty"), place, drafts, there="duty" in sheet.header.columns)
    if unit_id is None or duty is None:
        if even(raw.get("status") or "") != DONE:
            code = "unknown_duty" if duty is None else "unknown_unit"
            of_duty = duty.id if duty is not None else ""
            drafts.lose_records(code, place, unit=unit_id or "", duty=of_duty)
        return
    typed, margin = read_row(columns, raw, sheet.table.epoch)
    for name in sorted(merged):
        margin.flaws.setdefault(name, MERGED)
    line = EvidenceRow(
        unit=unit_id, duty=duty, sheet=sheet, row=row, raw=raw, typed=typed, margin=margin
    )
    measure = duty.measure
    assert isinstance(measure, Evidence)  # noqa: S101 - a duty is shown by evidence
    _complete(line, measure, drafts)
    record = _record(line, drafts)
    flawed = {name for name, flaw in margin.flaws.items() if flaw.code not in ANSWERABLE}
    lacking = unstated.of(measure) | (flawed & set(STATED))
    drafts.draft(unit_id, sheet.table.file).records.append(replace(record, unstated=lacking))


def _complete(line: EvidenceRow, measure: Evidence, drafts: Drafts) -> None:
    """Put into the margin of a row what its cells are worth as evidence, and what they deny."""
    margin = line.margin
    for name, remark in margin.remarks:
        if remark.code == "no_reference":
            margin.flaws.setdefault(name, Flaw(remark.code, Tier.EXPLAIN))
        else:
            drafts.log.note((remark,), line.place(name), line.raw[name])
    if line.typed.get("status") == DONE:
        written = as_written(line.typed, line.raw)
        issued, own_year = drafts.context.pack.issued, drafts.own_year(line.unit)
        denied = doubts_of_record(written, measure, issued, own_year=own_year)
        year = line.typed.get("for_year")
        own = doubts_of_comments(
            line.sheet, line.row, line.typed, year if isinstance(year, int) else 0
        )
        margin.flaws = {**own, **denied, **margin.flaws}


def _find_duty(value: Value, where: Place, drafts: Drafts, *, there: bool) -> Target | None:
    """The duty that a row names by id, code or title, or by its code and title together.

    That the column is not `there` is told once a sheet.
    """
    context = drafts.context
    duty = known_duty(value, context)
    text = str(value or "").strip()
    if duty is not None:
        return context.duties[duty]
    if text:
        drafts.log.tell_unknown("unknown_duty", where, text, context.duty_names)
    elif there:
        column = context.form.evidence.column("duty").title.zh
        drafts.log.tell("missing_required", where, column=column)
    return None


def known_duty(value: Value, context: Context) -> str | None:
    """The duty that a cell names; a title that is another one's, or denies its own, names none."""
    names, text = context.duty_names, str(value or "").strip()
    duty = names.find(text)
    if duty is None and text:
        code, *rest = text.split(maxsplit=1)
        duty = names.find(code)
        title = rest[0] if rest else ""
        if duty is not None and title:
            own = names.find(title) in (None, duty)
            return duty if own and not contrary(title, context.duties[duty].title.zh) else None
    return duty


def _record(line: EvidenceRow, drafts: Drafts) -> Record:
    """The record that a row makes, with what is wrong with it put down."""
    log, title = drafts.log, line.duty.title.zh
    part, known = _find_part(line, drafts)
    if part is not None:
        # Several rows for the parts of one duty mostly share the cell that names it.
        line.margin.flaws = {n: flaw for n, flaw in line.margin.flaws.items() if n != "duty"}
    doubt = _tell_flaws(line, drafts)
    status = line.text("status")
    if not status and "status" not in line.margin.flaws:
        where = line.place("status", "duty")
        log.tell("status_blank", where, tier=Tier.EXPLAIN, found=title, unit=line.unit)
    if status == NOT_APPLICABLE and not explanation(line.raw.get(NOTE)):
        log.tell("reason_needed", line.place(NOTE, "status", "duty"), found=title, unit=line.unit)
        known = False
    year, day, end = (line.typed.get(name) for name in ("for_year", "date", "valid_until"))
    return Record(
        unit=line.unit,
        duty=line.duty.id,
        part=part,
        body=body_of_row(line.unit, line.text("body"), line.sheet, line.row, drafts),
        status=status,
        location=line.place("material", "duty"),
        named_at=line.place("file", "material", "duty") if line.typed.get("file") else None,
        for_year=year if isinstance(year, int) else None,
        date=day if isinstance(day, datetime.date) else None,
        valid_until=end if isinstance(end, datetime.date) else None,
        document=line.text("document"),
        file=line.text("file"),
        material=line.text("material"),
        note=line.text(NOTE),
        doubt=doubt if known else "must_fix",
    )


def _tell_flaws(line: EvidenceRow, drafts: Drafts) -> str:
    """Put down what is wrong with a row; gives the code of what nobody has answered."""
    doubt = ""
    for name, flaw in line.margin.flaws.items():
        answer = explanation(line.raw.get(NOTE)) if flaw.code in ANSWERABLE else ""
        place = line.place(name)
        written = flawed_text(flaw, line.sheet.table, place, line.raw.get(name))
        drafts.log.tell_flaw(flaw, place, written, unit=line.unit, answer=answer)
        if not answer:
            doubt = "must_fix" if flaw.tier is Tier.MUST_FIX else doubt or flaw.code
    return doubt


def _find_part(line: EvidenceRow, drafts: Drafts) -> tuple[str | None, bool]:
    """The named part that a record is filed under, and whether that could be told."""
    duty, log, parts = line.duty, drafts.log, line.duty.parts
    if not parts:
        return None, True
    where, written = line.place("part", "duty"), line.typed.get("part")
    printed = "、".join(part.title.zh for part in parts)
    if not even(written or ""):
        log.tell("part_needed", where, found=duty.title.zh, parts=printed, unit=line.unit)
        return None, False
    names = drafts.context.part_names(duty.id, parts)
    part = names.find(written)
    if part is None:
        near = names.nearest(written)
        log.tell("unknown_part", where, found=written, nearest=near, parts=printed, unit=line.unit)
    return part, part is not None
