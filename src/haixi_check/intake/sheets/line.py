"""One row of a register or roster: read, typed, and held to what the form asks of a single row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from haixi_check.intake.cells.explanation import explanation
from haixi_check.intake.cells.meaning import Flaw, repeated
from haixi_check.intake.draft import Drafts, IntakeLog
from haixi_check.intake.rows import HeadedTable, Margin, read_row
from haixi_check.intake.sheets.comments import DENIED, doubts_of_comments, flawed_text
from haixi_check.intake.sheets.own_words import NOTE, as_written, doubts_of_row
from haixi_check.intake.sheets.row_rules import beyond, row_rules
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Register
from haixi_check.rulepack.names import even
from haixi_check.submission import Entry
from haixi_check.table import Content, Place, Value


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of a register as it is being read: its raw and typed cells, and where they stand."""

    unit: str
    register: Register
    sheet: HeadedTable
    row: int
    raw: Mapping[str, Value]
    typed: Mapping[str, Content]
    margin: Margin

    def place(self, name: str) -> Place:
        """Where the cell of a column stands; without the column, where the row is found."""
        return self.sheet.place(self.row, self.sheet.column(name))

    @property
    def anchor(self) -> Place:
        """The cell by which a reader finds the row: the first filled column of the key."""
        filled = (n for n in self.register.key_columns if self.raw.get(n) not in (None, ""))
        return self.place(next(filled, ""))

    @property
    def label(self) -> str:
        """What a reader may call the row by: its key as written, without anybody's number."""
        return " · ".join(repeated(self.raw.get(name)) for name in self.register.key_columns)


def read_line(sheet: HeadedTable, row: int, register: Register, drafts: Drafts) -> Line | None:
    """The line at `row`; `None` for a blank one, and where its unit is unknown or not asked."""
    raw = sheet.cells(row, register.column_ids)
    if all(value in (None, "") for value in raw.values()):
        return None
    unit_id = drafts.unit_of_row(sheet, row)
    if unit_id is None:
        return None
    if drafts.context.unit(unit_id).kind not in register.filled_by:
        where = sheet.table.location(row, sheet.column())
        drafts.tell_not_asked(unit_id, register.title.zh, where)
        return None
    typed, margin = read_row(register.columns, raw, sheet.table.epoch)
    for name in sorted(sheet.merged_columns(row)):
        margin.flaws.setdefault(name, MERGED)
    own_year = drafts.own_year(unit_id)
    margin.flaws = {**doubts_of_comments(sheet, row, typed, own_year), **margin.flaws}
    for column in register.bounded:
        flaw = beyond(column, typed.get(column.id), register, own_year)
        if flaw is not None:
            typed[column.id] = None
            margin.flaws[column.id] = flaw
    if not register.of_persons:
        names = drafts.context.unit_names
        asked = doubts_of_row(as_written(typed, raw), register, unit_id, names, own_year=own_year)
        margin.flaws = {**asked, **margin.flaws}
    return Line(
        unit=unit_id, register=register, sheet=sheet, row=row, raw=raw, typed=typed, margin=margin
    )


MERGED = Flaw("merged_value", Tier.EXPLAIN)
"""A merged value is taken for that of each of its cells, but only one of them states it."""


@dataclass()
class LineFaults:
    """What is wrong with a row: the first must_fix, the first open question and its columns."""

    flaw: str = ""
    doubt: str = ""
    doubtful: set[str] = field(default_factory=set)

    def ask(self, code: str, *columns: str) -> None:
        """Note an open question about some columns."""
        self.doubt = self.doubt or code
        self.doubtful.update(columns)


def entry_of(line: Line, keys: Sequence[tuple[str, ...]], drafts: Drafts) -> Entry:
    """What the line says, with every fault of it put down. A person's number is not in it."""
    register, reason = line.register, explanation(line.raw.get(NOTE))
    for name, remark in line.margin.remarks:
        drafts.log.note((remark,), line.place(name), line.raw[name])
    faults = LineFaults()
    _tell_flaws(line, reason, faults, drafts.log)
    _tell_unfilled(line, faults, drafts.log)
    _tell_broken_rules(line, reason, faults, drafts.log)
    values = line.typed
    if register.of_persons:
        values = {name: value for name, value in values.items() if name in register.deciding}
    return Entry(
        unit=line.unit,
        year=drafts.own_year(line.unit),
        values=values,
        key=keys[-1],
        own=keys[0] if len(keys) > 1 else (),
        number=_number_anywhere(line, drafts) if len(keys) == 1 else "",
        location=line.anchor,
        flaw=faults.flaw,
        doubt=faults.doubt,
        doubtful=frozenset(faults.doubtful),
        explanation=reason,
        name=line.label if register.of_persons else "",
    )


def keys_of(line: Line, drafts: Drafts) -> tuple[tuple[str, ...], ...]:
    """The key that the unit gave, and after it the one that holds in every unit, if there is one.

    Blank where nothing that would name the row is filled in.
    """
    register, parts = line.register, _key_parts(line)
    if not register.of_persons:
        return ((line.unit, *parts) if register.within_unit else parts,)
    person_keys = drafts.context.person_keys
    keys = [("", "")]
    if any(parts):
        keys = [("local", person_keys.local(line.unit, "\n".join(parts)))]
    number = line.typed.get(register.across_units or "")
    if isinstance(number, str):
        keys.append(("national", str(person_keys.national(number))))
    return tuple(keys)


def _number_anywhere(line: Line, drafts: Drafts) -> str:
    """What stands for the number of a person in whatever unit; blank where there is none."""
    parts = _key_parts(line)
    if not line.register.of_persons or not line.register.shareable or not any(parts):
        return ""
    return drafts.context.person_keys.local("", "\n".join(parts))


def _key_parts(line: Line) -> tuple[str, ...]:
    """The first filled column of each part of the key, spelled evenly: width makes no two."""
    filled = (
        next((line.typed[name] for name in part.split("|") if line.typed.get(name)), "")
        for part in line.register.key
    )
    return tuple(map(even, filled))


def _tell_flaws(line: Line, reason: str, faults: LineFaults, log: IntakeLog) -> None:
    """Put down what is wrong with single cells; one that nothing rests on spoils no row."""
    register = line.register
    for name, flaw in line.margin.flaws.items():
        must_fix = flaw.tier is Tier.MUST_FIX
        # What a note itself says it does not explain, nor what somebody says of the value.
        answer = "" if name == NOTE or flaw.code == DENIED else reason
        if not log.counted(flaw.code, line.sheet.location, flaw.tier):
            # Of an ID number not even a part is repeated, nor what only resembles one.
            place = line.place(name)
            written = flawed_text(flaw, line.sheet.table, place, line.raw.get(name))
            written = None if name in register.of_identity else written
            reply = "" if must_fix else answer
            log.tell_flaw(flaw, place, written, unit=line.unit, answer=reply)
        if must_fix and name in register.bearing:
            faults.flaw = faults.flaw or flaw.code
        elif flaw.tier is Tier.EXPLAIN and not answer:
            # What a row says of itself as a whole touches all that it counts for.
            whole = register.key_columns if flaw.code in ("row_not_in_force", DENIED) else ()
            faults.ask(flaw.code, name, *whole)


def _tell_unfilled(line: Line, faults: LineFaults, log: IntakeLog) -> None:
    """Put down columns without which a row says nothing; of absent ones the header tells."""
    for column in line.register.columns:
        blank = line.typed.get(column.id) is None and column.id not in line.margin.flaws
        if column.required and blank and column.id in line.sheet.header.columns:
            faults.flaw = faults.flaw or "missing_required"
            if not log.counted("missing_required", line.sheet.location):
                where, title = line.place(column.id), column.title.zh
                log.tell("missing_required", where, column=title, unit=line.unit)


def _tell_broken_rules(line: Line, reason: str, faults: LineFaults, log: IntakeLog) -> None:
    """Put down cells of one row that cannot all be true."""
    for rule in row_rules(line.register):
        for name in rule.wrong(line.typed):
            log.tell(
                rule.code,
                line.place(name),
                tier=rule.tier,
                found=repeated(line.raw.get(name)),
                unit=line.unit,
                related=(line.place(rule.beside),),
                answer=reason if rule.tier is Tier.EXPLAIN else "",
                **rule.params(name, line.register, line.raw),
            )
            if rule.tier is Tier.MUST_FIX:
                faults.flaw = faults.flaw or rule.code
            elif rule.tier is Tier.EXPLAIN and not reason:
                faults.ask(rule.code, *rule.columns)
