"""One row of a register or roster: read, typed, and held to what the form asks of a single row."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from haixi_check.intake.cells.meaning import Flaw, repeated
from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Desk
from haixi_check.intake.explanations import explanation
from haixi_check.intake.header import Header
from haixi_check.intake.own_words import NOTE, as_written, doubts_of_row
from haixi_check.intake.sheet_rows import cells, spread
from haixi_check.intake.sheets.rows import Margin, read_row
from haixi_check.problem import Tier
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.rulepack.names import even
from haixi_check.rulepack.row_rules import Contradiction, meets
from haixi_check.submission import Entry
from haixi_check.table import Content, Location, Table, Value


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row as it is being read: its raw and typed cells, and where they stand."""

    unit: str
    row: int
    raw: Mapping[str, Value]
    typed: Mapping[str, Content]
    margin: Margin
    table: Table
    header: Header

    @property
    def sheet(self) -> Location:
        """The sheet that it stands in."""
        return Location(self.table.file, self.table.name)

    def place(self, name: str) -> Location:
        """Where the cell of a column stands; without the column, where the row is found."""
        column = self.header.columns.get(name)
        if column is None:
            column = next(iter(self.header.columns.values()))
        return self.table.location(self.row, column, self.header.texts.get(column, ""))


def read_line(
    table: Table, header: Header, row: int, register: Register, desk: Desk
) -> Line | None:
    """The line at `row`; `None` for a blank one, and where its unit is unknown or not asked."""
    raw = cells(table, header, row, register.column_ids)
    if all(value in (None, "") for value in raw.values()):
        return None
    unit_id = desk.unit_of_row(table, header, row, UNIT)
    if unit_id is None:
        return None
    unit = desk.unit(unit_id)
    if unit.level not in register.filled_by:
        where = table.location(row, next(iter(header.columns.values())))
        desk.tell(
            "not_filled_by", where, tier=Tier.NOTE, found=register.title.zh, unit=unit_id,
            unit_level=unit.title.zh,
        )  # fmt: skip
        return None
    typed, margin = read_row(register.columns, raw, table.epoch)
    for name in sorted(spread(table, header, row)):
        margin.flaws.setdefault(name, MERGED)
    own_year = desk.own_year(unit_id)
    for column in register.bounded:
        found = beyond(column, typed.get(column.id), register, own_year)
        if found is not None:
            typed[column.id] = None
            margin.flaws[column.id] = found
    if not register.of_persons:
        asked = doubts_of_row(
            as_written(typed, raw), register, unit_id, desk.known.units, own_year=own_year
        )
        margin.flaws = {**asked, **margin.flaws}
    return Line(
        unit=unit_id, row=row, raw=raw, typed=typed, margin=margin, table=table, header=header
    )


MERGED = Flaw("merged_value", Tier.EXPLAIN)
"""A merged value is taken for that of each of its cells, but only one of them states it."""


def beyond(column: Column, value: Content, register: Register, own_year: int) -> Flaw | None:
    """What is wrong with a value that is well written but cannot be true."""
    if column.at_most is not None and isinstance(value, int | Decimal) and value > column.at_most:
        return Flaw("above_limit", params={"limit": str(column.at_most)})
    if register.of_persons and own_year and column.type in (ColumnType.DATE, ColumnType.YEAR):
        year = value.year if isinstance(value, datetime.date) else value
        if isinstance(year, int) and year > own_year:
            return Flaw("after_own_year", params={"own_year": str(own_year)})
    return None


@dataclass()
class _Faults:
    """What is wrong with a row: the first must_fix, the first open question and its columns."""

    flaw: str = ""
    doubt: str = ""
    doubtful: set[str] = field(default_factory=set)

    def ask(self, code: str, *columns: str) -> None:
        """Note an open question about some columns."""
        self.doubt = self.doubt or code
        self.doubtful.update(columns)


def _cell_faults(
    line: Line,
    shown: Mapping[str, Value],
    said: str,
    register: Register,
    desk: Desk,
    faults: _Faults,
) -> None:
    """Put down what is wrong with single cells; one that nothing rests on spoils no row."""
    for name, found in line.margin.flaws.items():
        must_fix = found.tier is Tier.MUST_FIX
        reason = "" if name == NOTE else said  # what a note itself says it does not explain
        if not desk.counted(found.code, line.sheet, found.tier):
            answer = "" if must_fix else reason
            desk.flaw(found, line.place(name), shown.get(name), unit=line.unit, answer=answer)
        if must_fix and name in register.bearing:
            faults.flaw = faults.flaw or found.code
        elif found.tier is Tier.EXPLAIN and not reason:
            # What a row says of itself as a whole touches all that it counts for.
            whole = register.key_columns if found.code == "row_not_in_force" else ()
            faults.ask(found.code, name, *whole)


def entry_of(line: Line, keys: Sequence[tuple[str, ...]], register: Register, desk: Desk) -> Entry:
    """What the line says, with every fault of it put down. A person's number is not in it."""
    said = explanation(line.raw.get("note"))
    for name, remark in line.margin.remarks:
        desk.note((remark,), line.place(name), line.raw[name])
    # Of an ID number not even a part is repeated, nor what only resembles one.
    shown = {**line.raw, **dict.fromkeys(register.of_identity)}
    faults = _Faults()
    _cell_faults(line, shown, said, register, desk, faults)
    for code in (*_unfilled(line, register, desk), *_misordered(line, register, desk)):
        faults.flaw = faults.flaw or code
    for rule in _contradicted(line, register, desk, said):
        if rule.tier is Tier.MUST_FIX:
            faults.flaw = faults.flaw or "contradiction"
        elif rule.tier is Tier.EXPLAIN and not said:
            faults.ask("contradiction", *rule.when, *rule.then)
    values = line.typed
    if register.of_persons:
        deciding = register.deciding
        values = {name: value for name, value in values.items() if name in deciding}
    return Entry(
        unit=line.unit,
        year=desk.own_year(line.unit),
        values=values,
        key=keys[-1],
        own=keys[0] if len(keys) > 1 else (),
        number=_number_anywhere(line, register, desk) if len(keys) == 1 else "",
        location=anchor(line, register),
        flaw=faults.flaw,
        doubt=faults.doubt,
        doubtful=frozenset(faults.doubtful),
        explanation=said,
        name=label(line, register) if register.of_persons else "",
    )


def keys_of(line: Line, register: Register, desk: Desk) -> tuple[tuple[str, ...], ...]:
    """The key that the unit gave, and after it the one that holds in every unit, if there is one.

    Blank where nothing that would name the row is filled in.
    """
    own = tuple(_key_part(line.typed, part) for part in register.key)
    if not register.of_persons:
        return ((line.unit, *own) if register.within_unit else own,)
    keys = [("own", desk.veil.own(line.unit, "\n".join(own))) if any(own) else ("", "")]
    number = line.typed.get(register.across_units or "")
    if isinstance(number, str):
        keys.append(("person", str(desk.veil.person(number))))
    return tuple(keys)


def _number_anywhere(line: Line, register: Register, desk: Desk) -> str:
    """What stands for the number of a person in whatever unit; blank where there is none."""
    own = tuple(_key_part(line.typed, part) for part in register.key)
    if not register.of_persons or not register.shareable or not any(own):
        return ""
    return desk.veil.own("", "\n".join(own))


def label(line: Line, register: Register) -> str:
    """What a reader may call the row by: its key as written, without anybody's number."""
    return " · ".join(repeated(line.raw.get(name)) for name in register.key_columns)


def anchor(line: Line, register: Register) -> Location:
    """The cell by which a reader finds the row: the first filled column of the key."""
    for name in register.key_columns:
        if line.raw.get(name) not in (None, ""):
            return line.place(name)
    return line.place("")


def _key_part(typed: Mapping[str, Content], part: str) -> str:
    """The first filled of the alternatives, spelled evenly: blanks and width do not make two."""
    value = next((typed[name] for name in part.split("|") if typed.get(name)), "")
    return even(value)


def _unfilled(line: Line, register: Register, desk: Desk) -> Iterator[str]:
    """The columns without which a row says nothing; one that is not there the header tells of."""
    for column in register.columns:
        blank = line.typed.get(column.id) is None and column.id not in line.margin.flaws
        if column.required and blank and column.id in line.header.columns:
            if not desk.counted("missing_required", line.sheet):
                where = line.place(column.id)
                desk.tell("missing_required", where, column=column.title.zh, unit=line.unit)
            yield "missing_required"


def _misordered(line: Line, register: Register, desk: Desk) -> Iterator[str]:
    for order in register.order:
        if exceeds(line.typed.get(order.lower), line.typed.get(order.upper)):
            desk.tell(
                "wrong_order",
                line.place(order.lower),
                found=repeated(line.raw[order.lower]),
                lower=register.column(order.lower).title.zh,
                upper=register.column(order.upper).title.zh,
                unit=line.unit,
                related=(line.place(order.upper),),
            )
            yield "wrong_order"


def exceeds(lower: Content, upper: Content) -> bool:
    """Whether the lower of two numbers or two dates is above the upper."""
    if isinstance(lower, datetime.date) and isinstance(upper, datetime.date):
        return lower > upper
    if isinstance(lower, int | Decimal) and isinstance(upper, int | Decimal):
        return lower > upper
    return False


def _contradicted(line: Line, register: Register, desk: Desk, said: str) -> Iterator[Contradiction]:
    """Tell of cells of one row that cannot both be true, and yield the rules that say so."""
    for rule in register.contradictions:
        if not all(meets(line.typed.get(name), want) for name, want in rule.when.items()):
            continue
        for name, want in rule.then.items():
            if meets(line.typed.get(name), want) is not False:
                continue
            given = next(iter(rule.when))
            desk.tell(
                "contradiction",
                line.place(name),
                tier=rule.tier,
                found=repeated(line.raw.get(name)),
                column=register.column(name).title.zh,
                given=register.column(given).title.zh,
                given_value=repeated(line.raw.get(given)),
                unit=line.unit,
                related=(line.place(given),),
                answer=said if rule.tier is Tier.EXPLAIN else "",
            )
            yield rule
