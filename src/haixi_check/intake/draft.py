"""The desk at which the sheets of one submission are taken in: what every kind of sheet needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from haixi_check.figure import Origin
from haixi_check.intake.cells.content import Flaw, Remark, repeated
from haixi_check.intake.context import Vocabulary
from haixi_check.intake.header import Header
from haixi_check.intake.persons import Veil
from haixi_check.intake.sheet_rows import filled
from haixi_check.plain import dataclass
from haixi_check.problem import EVERY_YEAR, STORED_PER_CODE_AND_SHEET, Problem, Tier, shown
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.names import Names
from haixi_check.rulepack.pack import Pack, Unit
from haixi_check.submission import Declared, Entry, LostRecords, Record
from haixi_check.table import Content, Location, Table, Value

if TYPE_CHECKING:
    from haixi_check.intake.sheets.line import Line


OF_NO_UNIT = frozenset({"roster_incomplete", "register_incomplete", "row_without_unit"})
"""Problems with rows of which nobody knows whose they are: they may be any unit's."""


@dataclass(frozen=True)
class Understood:
    """Something that was read in a particular way, and where."""

    code: str
    location: Location
    found: str
    params: Mapping[str, str]
    count: int = 1
    """How many cells of the column, the first of them at `location`."""


@dataclass()
class Draft:
    """What one unit's submission holds so far."""

    unit: str
    files: list[str] = field(default_factory=list)
    year: int | None = None
    year_unread: Location | None = None
    """Where the year should stand, if 基本信息 is there and does not tell it."""
    basics: dict[str, Content] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    declared: dict[tuple[str, int], Declared] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    lost_records: list[LostRecords] = field(default_factory=list)
    sheets: frozenset[str] = frozenset()
    """The sheets of the form that came with it, as sheets of rows and columns."""
    unkeyed: frozenset[str] = frozenset()
    """Rosters without the column for the number by which persons are known elsewhere as well."""

    @property
    def explanation(self) -> str:
        """The 说明 of the basic information."""
        return str(self.basics.get("note") or "")


@dataclass()
class Desk:
    """The rules to read by, and what has been found so far in one group of tables."""

    pack: Pack
    form: Form
    known: Vocabulary
    run_year: int | None = None
    known_units: frozenset[str] | None = None
    """While a roster is taken in, the units that were known before, in whatever order its sheets
    and rows are looked at."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    uncounted: Counter[tuple[str, Tier, Location]] = field(default_factory=Counter)
    """How many problems of a code and sheet were not kept, because enough of them are."""
    kept: Counter[tuple[str, Location]] = field(default_factory=Counter)
    sheets: set[str] = field(default_factory=set)
    """The sheets of the form that are there, as sheets of rows and columns."""
    unkeyed: set[str] = field(default_factory=set)
    """Rosters without the column for the number by which persons are known elsewhere as well."""
    rows: int = 0
    """How many rows were given to be read cell by cell."""
    veil: Veil = field(default_factory=Veil.drawn, repr=False)
    seen: dict[tuple[str, str, tuple[str, ...]], tuple[Line, int]] = field(
        default_factory=dict, repr=False
    )
    """The first line of each register, unit and key, and its place among the kept entries."""

    def own_year(self, unit_id: str) -> int:
        """The year that a unit's submission speaks of; 0 where nobody said it."""
        draft = self.drafts.get(unit_id)
        return (draft.year if draft else None) or self.run_year or 0

    def only_unit(self) -> str | None:
        """The unit that hands all of it in, if there is only one."""
        units = self.drafts.keys() if self.known_units is None else self.known_units
        return next(iter(units)) if len(units) == 1 else None

    def unit(self, unit_id: str) -> Unit:
        """The unit of the pack called `unit_id`."""
        return self.pack.by_id[unit_id]

    def draft(self, unit_id: str, file: str) -> Draft:
        """The draft of a unit, opened on first mention."""
        draft = self.drafts.get(unit_id)
        if draft is None:
            draft = self.drafts[unit_id] = Draft(unit_id)
        if file not in draft.files:
            draft.files.append(file)
        return draft

    def tell(
        self, code: str, location: Location, *, tier: Tier = Tier.MUST_FIX, **rest: object
    ) -> None:
        """Put down a problem; what is not a field of `Problem` fills its sentence."""
        if not rest.get("figures") and self.counted(code, location, tier):
            return
        self.kept[code, Location(location.file, location.sheet)] += 1
        fields = {"found", "unit", "figures", "related", "answer", "of_all", "units"}
        params = {key: str(value) for key, value in rest.items() if key not in fields}
        kept = {key: value for key, value in rest.items() if key in fields}
        kept["found"] = shown(kept.get("found", ""))
        self.problems.append(
            Problem(code=code, tier=tier, location=location, params=params, **kept)  # type: ignore[arg-type]
        )

    def lose(
        self,
        code: str,
        where: Location,
        figures: Iterable[tuple[str, bool]],
        *,
        tier: Tier = Tier.MUST_FIX,
        found: Value = "",
        units: tuple[str, ...] = (),
        **params: str,
    ) -> None:
        """Put down that something is gone that figures rest on: they are missing, however declared.

        Each figure comes with whether it is lost in every year, or in the units' own year alone.
        `units` are those that lose it; by default all that the file speaks of.
        """
        years = {draft.year for unit, draft in self.drafts.items() if unit in (units or (unit,))}
        own = years.pop() if len(years) == 1 else None
        cells = tuple(
            (figure, EVERY_YEAR if every or own is None else own) for figure, every in figures
        )
        self.tell(
            code, where, tier=tier, found=found, figures=cells, units=units, of_all=True, **params
        )

    def lose_sheet(self, code: str, where: Location, register: Register, **params: str) -> None:
        """Put down that rows of a register or roster were not read."""
        figures = self.form.resting_on(register)
        self.lose(code, where, figures, tier=Tier.MUST_FIX, found="", units=(), **params)

    def lose_records(self, code: str, where: Location, *, unit: str = "", duty: str = "") -> None:
        """Put down that records are gone that may say 未落实: of one unit, or of any at hand."""
        for draft in [self.drafts[unit]] if unit in self.drafts else self.drafts.values():
            draft.lost_records.append(LostRecords(code, where, duty))

    def counted(self, code: str, location: Location, tier: Tier = Tier.MUST_FIX) -> bool:
        """Whether enough problems of a code are kept for a sheet; this one is then only counted.

        Asked before a problem is put into words, which costs more than to find it.
        """
        sheet = Location(location.file, location.sheet)
        if not self.enough(code, sheet):
            return False
        self.uncounted[code, tier, sheet] += 1
        return True

    def enough(self, code: str, sheet: Location) -> bool:
        """Whether so many problems of a code are kept for a sheet that no more need be."""
        return self.kept[code, sheet] >= STORED_PER_CODE_AND_SHEET

    def note(
        self, remarks: Iterable[Remark], location: Location, value: Value, *, count: int = 1
    ) -> None:
        """Put down how a cell was understood, or `count` cells alike."""
        for remark in remarks:
            self.understood.append(
                Understood(remark.code, location, repeated(value), remark.params, count)
            )

    def flaw(self, flaw: Flaw, location: Location, value: Value, **rest: object) -> None:
        """Put down what is wrong with a cell."""
        if not rest.get("figures") and self.counted(flaw.code, location, flaw.tier):
            return
        self.tell(flaw.code, location, tier=flaw.tier, found=repeated(value), **flaw.params, **rest)

    def unit_of_row(self, table: Table, header: Header, row: int, column_id: str) -> str | None:
        """The unit that a row speaks of: its own cell, or the only unit of this submission.

        `None` where that cannot be told; the problem is then already put down.
        """
        column = header.columns.get(column_id)
        value = filled(table, header, row, column) if column is not None else None
        if value in (None, ""):
            only = self.only_unit()
            if only is not None:
                return only
            where = table.location(row, column or 0, header.texts.get(column or 0, ""))
            self.tell("no_unit", where)
            return None
        found = self.known.units.find(value)
        if found is None:
            assert column is not None  # noqa: S101 - the value stood in it
            where = table.location(row, column, header.texts.get(column, ""))
            self.unknown_unit(value, where)
        return found

    def unknown_unit(self, value: Value, where: Location) -> None:
        """Put down a name that is no unit's, with the one that looks most like it."""
        self.tell_unknown("unknown_unit", where, value, self.known.units)

    def tell_unknown(
        self,
        code: str,
        where: Location,
        value: Value,
        names: Names[str],
        *,
        tier: Tier = Tier.MUST_FIX,
        **rest: object,
    ) -> None:
        """Put down a name that is none of `names`, with the one that looks most like it."""
        # Looking for a likeness takes long: not for every row of a sheet of strangers.
        told = self.enough(code, Location(where.file, where.sheet))
        near = "" if told else names.nearest(value)
        self.tell(code, where, tier=tier, found=value, nearest=near, **rest)


def tell_blocks(table: Table, blocks: Sequence[Header], desk: Desk) -> None:
    """Put down that a sheet was read as blocks side by side."""
    for block in blocks[1:]:
        column = min(block.columns.values())
        where = table.location(block.row, column, block.texts[column])
        desk.understood.append(Understood("side_by_side", where, block.texts[column], {}))


def source(unit: str, location: Location, value: Value) -> Origin:
    """The cell that a figure rests on, as it may be repeated."""
    return Origin(unit, location, repeated(value))


def spot(where: Location) -> str:
    """A place as it stands within a sentence."""
    return f"{where.file} {where.sheet}!{where.cell}" if where.sheet else where.file
