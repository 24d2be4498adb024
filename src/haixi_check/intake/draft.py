"""What the tables of one submission hold of each unit so far, and what was noticed on the way."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from haixi_check.intake.cells.meaning import Flaw, Remark, repeated
from haixi_check.intake.context import UNIT, Context
from haixi_check.intake.rows import HeadedTable
from haixi_check.plain import dataclass
from haixi_check.problem import EVERY_YEAR, Problem, ProblemLog, Tier, shown
from haixi_check.provenance import Understanding
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.names import Names
from haixi_check.submission import Declared, Entry, LostRecords, Record
from haixi_check.table import Content, Place, Value

if TYPE_CHECKING:
    from haixi_check.intake.sheets.line import Line


OF_NO_UNIT = frozenset({"roster_incomplete", "register_incomplete", "row_without_unit"})
"""Problems with rows of which nobody knows whose they are: they may be any unit's."""


@dataclass()
class Draft:
    """What one unit's submission holds so far."""

    unit: str
    files: list[str] = field(default_factory=list)
    bodies: set[str | None] = field(default_factory=set)
    """The bodies of the unit that hand it in; `None` for the unit itself."""
    year: int | None = None
    year_unread: Place | None = None
    """Where the year should stand, if 基本信息 is there and does not tell it."""
    basics: dict[str, Content] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    declared: dict[tuple[str, int], Declared] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    lost_records: list[LostRecords] = field(default_factory=list)
    sheets: frozenset[str] = frozenset()
    """The sheets of the form that came with it, as sheets of rows and columns."""
    unkeyed: frozenset[str] = frozenset()
    """Rosters without the column for the number by which persons are known elsewhere as well."""

    @property
    def body(self) -> str | None:
        """The body that hands all of it in, if it is one alone."""
        return next(iter(self.bodies)) if len(self.bodies) == 1 else None

    @property
    def explanation(self) -> str:
        """The 说明 of the basic information."""
        return str(self.basics.get("note") or "")


@dataclass()
class IntakeLog(ProblemLog):
    """What was noticed while tables were taken in: problems, and how cells were understood."""

    understood: list[Understanding] = field(default_factory=list)

    def tell(
        self, code: str, location: Place, *, tier: Tier = Tier.MUST_FIX, **rest: object
    ) -> None:
        """Put down a problem; what is not a field of `Problem` fills its sentence."""
        if not rest.get("figures") and self.counted(code, location, tier):
            return
        fields = {"found", "unit", "figures", "related", "answer", "of_all", "units"}
        params = {key: str(value) for key, value in rest.items() if key not in fields}
        kept = {key: value for key, value in rest.items() if key in fields}
        kept["found"] = shown(kept.get("found", ""))
        self.add(Problem(code=code, tier=tier, location=location, params=params, **kept))  # type: ignore[arg-type]

    def tell_flaw(self, flaw: Flaw, location: Place, value: Value, **rest: object) -> None:
        """Put down what is wrong with a cell."""
        if rest.get("figures") or not self.counted(flaw.code, location, flaw.tier):
            params = {"found": repeated(value), **flaw.params, **rest}
            self.tell(flaw.code, location, tier=flaw.tier, **params)

    def tell_unknown(
        self,
        code: str,
        where: Place,
        value: Value,
        names: Names[str],
        *,
        tier: Tier = Tier.MUST_FIX,
        **rest: object,
    ) -> None:
        """Put down a name that is none of `names`, with the one that looks most like it."""
        # Looking for a likeness takes long: not for every row of a sheet of strangers.
        enough = self.enough(code, where)
        near = "" if enough else names.nearest(value)
        self.tell(code, where, tier=tier, found=value, nearest=near, **rest)

    def note(
        self, remarks: Iterable[Remark], location: Place, value: Value, *, count: int = 1
    ) -> None:
        """Put down how a cell was understood, or `count` cells alike."""
        for remark in remarks:
            self.understand(remark.code, location, repeated(value), remark.params, count)

    def understand(
        self,
        code: str,
        location: Place,
        found: str,
        params: Mapping[str, str] | None = None,
        count: int = 1,
    ) -> None:
        """Put down that something was read in a particular way."""
        place = location
        self.understood.append(
            Understanding(code=code, place=place, found=found, params=params or {}, count=count)
        )


@dataclass()
class Drafts:
    """What the tables of one submission hold so far: a draft of each unit, and what was noticed."""

    context: Context
    log: IntakeLog = field(default_factory=IntakeLog)
    by_unit: dict[str, Draft] = field(default_factory=dict)
    known_units: frozenset[str] | None = None
    """While a roster is taken in, the units that were known before, in whatever order its sheets
    and rows are looked at."""
    sheets: set[str] = field(default_factory=set)
    """The sheets of the form that are there, as sheets of rows and columns."""
    unkeyed: set[str] = field(default_factory=set)
    """Rosters without the column for the number by which persons are known elsewhere as well."""
    rows: int = 0
    """How many rows were given to be read cell by cell."""
    first_lines: dict[tuple[str, str, tuple[str, ...]], tuple[Line, int]] = field(
        default_factory=dict, repr=False
    )
    """The first line of each register, unit and key, and its place among the kept entries."""

    def draft(self, unit_id: str, file: str) -> Draft:
        """The draft of a unit, opened on first mention."""
        draft = self.by_unit.get(unit_id)
        if draft is None:
            draft = self.by_unit[unit_id] = Draft(unit_id)
        if file not in draft.files:
            draft.files.append(file)
        return draft

    def own_year(self, unit_id: str) -> int:
        """The year that a unit's submission speaks of; 0 where nobody said it."""
        draft = self.by_unit.get(unit_id)
        return (draft.year if draft else None) or self.context.run_year or 0

    def own_years(self) -> set[int]:
        """The years that the submissions at hand speak of."""
        return {self.own_year(unit) for unit in self.by_unit} - {0}

    def only_unit(self) -> str | None:
        """The unit that hands all of it in, if there is only one."""
        units = self.by_unit.keys() if self.known_units is None else self.known_units
        return next(iter(units)) if len(units) == 1 else None

    def find_unit(self, value: Value, where: Place) -> str | None:
        """The unit that a cell names; None for a blank or strange one, which is put down."""
        if value in (None, ""):
            self.log.tell("no_unit", where)
            return None
        unit_id = self.context.unit_names.find(value)
        if unit_id is None:
            self.log.tell_unknown("unknown_unit", where, value, self.context.unit_names)
        return unit_id

    def unit_of_row(self, sheet: HeadedTable, row: int) -> str | None:
        """The unit that a row speaks of: its own cell, or the only unit of this submission.

        None where that cannot be told, which is put down.
        """
        value = sheet.filled(row, UNIT)
        if value in (None, "") and (only := self.only_unit()) is not None:
            return only
        return self.find_unit(value, sheet.place(row, sheet.header.columns.get(UNIT, 0)))

    def tell_not_asked(self, unit_id: str, found: str, where: Place) -> None:
        """Put down that a unit gives something that its level is not asked for."""
        level = self.context.unit(unit_id).title.zh
        self.log.tell(
            "not_filled_by", where, tier=Tier.NOTE, found=found, unit=unit_id, unit_level=level
        )

    def lose_figures(
        self,
        code: str,
        where: Place,
        figures: Iterable[tuple[str, bool]],
        *,
        tier: Tier = Tier.MUST_FIX,
        units: tuple[str, ...] = (),
        **rest: object,
    ) -> None:
        """Put down that something is gone that figures rest on: they are missing, however declared.

        Each figure comes with whether it is lost in every year, or in the units' own year alone.
        `units` are those that lose it; by default all that the file speaks of.
        """
        years = {draft.year for unit, draft in self.by_unit.items() if unit in (units or (unit,))}
        own = years.pop() if len(years) == 1 else None
        cells = tuple(
            (figure, EVERY_YEAR if every or own is None else own) for figure, every in figures
        )
        self.log.tell(code, where, tier=tier, figures=cells, units=units, of_all=True, **rest)

    def lose_sheet(self, code: str, where: Place, register: Register, **params: str) -> None:
        """Put down that rows of a register or roster were not read."""
        figures = self.context.form.resting_on(register)
        self.lose_figures(code, where, figures, tier=Tier.MUST_FIX, units=(), **params)

    def lose_records(self, code: str, where: Place, *, unit: str = "", duty: str = "") -> None:
        """Put down that records are gone that may say 未落实: of one unit, or of any at hand."""
        named = self.by_unit.get(unit)
        for draft in self.by_unit.values() if named is None else [named]:
            draft.lost_records.append(LostRecords(code, where, duty))


def last_report(drafts: Iterable[Draft], form: Form) -> datetime.date | None:
    """The last day on which any of the drafts of a unit was handed in, as far as they say so."""
    lines = [column.id for column in form.basics.columns if column.by_next_year]
    said = [draft.basics.get(line) for draft in drafts for line in lines]
    return max((day for day in said if isinstance(day, datetime.date)), default=None)


def second_value(unit: str, cell: tuple[str, int], before: Declared, declared: Declared) -> Problem:
    """The problem that a figure of a unit and year is declared twice, alike or not."""
    same = before.value == declared.value
    return Problem(
        code="same_value_twice" if same else "conflicting_value",
        tier=Tier.NOTE if same else Tier.MUST_FIX,
        location=declared.source.place,
        found=declared.source.raw,
        params={"other": spot(before.source.place), "other_value": before.source.raw},
        unit=unit,
        figures=(cell,),
        related=(before.source.place,),
    )


def second_row(row: Entry, before: Entry, *, code: str, found: str, first: str) -> Problem:
    """The problem that a row names what another one named `before`: a note unless they differ."""
    return Problem(
        code=code,
        tier=Tier.MUST_FIX if code == "duplicate_row" else Tier.NOTE,
        location=row.location,
        found=shown(found),
        params={"first": first},
        unit=row.unit,
        related=(before.location,),
    )


def spot(where: Place) -> str:
    """A place as it stands within a sentence."""
    return f"{where.file} {where.sheet}!{where.cell}" if where.sheet else where.file
