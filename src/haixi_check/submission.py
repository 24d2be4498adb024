"""A submission: what one unit handed in, typed and with the place of everything, before judging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction
from functools import cached_property

from haixi_check.figure import Figures, Origin
from haixi_check.plain import dataclass
from haixi_check.problem import shown
from haixi_check.rulepack.pack import Pack, Unit
from haixi_check.table import Content, Place


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A figure as written in 指标数据. `value` is `None` where the cell cannot be used."""

    value: Fraction | None
    source: Origin
    flaw: str = ""
    """The code of the problem that makes it unusable."""
    explanation: str = ""
    """What the submitter wrote beside it, if it is a real explanation."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of a register: its typed cells, the key that makes it unique, its place."""

    unit: str
    year: int
    """The reporting year of the submission that holds it."""
    values: Mapping[str, Content]
    key: tuple[str, ...]
    location: Place
    own: tuple[str, ...] = ()
    """The key that its unit gave it, where `key` is one that holds in every unit."""
    flaw: str = ""
    """The code of a must_fix problem in this row: it cannot be counted, nor ignored."""
    doubt: str = ""
    """The code of a question about this row that is not answered."""
    doubtful: frozenset[str] = frozenset()
    """The columns that such questions are about."""
    explanation: str = ""
    name: str = ""
    """What a reader calls the row where its key is not for showing: a person's staff number."""
    number: str = ""
    """What stands, in every unit, for the number that its unit gave a person without another."""
    count: int = 1
    """How many rows say just this, where nobody needs to tell them apart: `key` is then empty."""

    @property
    def keys(self) -> Iterator[tuple[str, ...]]:
        """Every key by which its unit may name it again."""
        return (key for key in (self.key, self.own) if any(key))

    @cached_property
    def source(self) -> Origin:
        """Where the row stands, by its name or key."""
        name = self.name or shown(" · ".join(part for part in self.key if part))
        return Origin(self.unit, self.location, name)


@dataclass(frozen=True, kw_only=True)
class Record:
    """One row of 佐证材料."""

    unit: str
    duty: str
    part: str | None
    status: str
    """`已落实`, `正在推进`, `未落实` or `不适用`; blank where nobody said it."""
    location: Place
    body: str | None = None
    """The body of the unit that speaks; `None` where nobody said which."""
    for_year: int | None = None
    valid_until: date | None = None
    date: date | None = None
    document: str = ""
    file: str = ""
    material: str = ""
    note: str = ""
    sha256: str = ""
    """Of the named file, where it stands beside the submission."""
    named_at: Place | None = None
    """Where the file is named; `location` is where the record begins."""
    doubt: str = ""
    """The code of an unanswered problem with this record."""
    unstated: frozenset[str] = frozenset()
    """The columns that its duty rests on and its sheet lacks: not even a blank says anything."""

    @property
    def proven(self) -> bool:
        """Whether it names something that can be looked at: a number, a file or an address."""
        return bool(self.document or self.file)


@dataclass(frozen=True)
class LostRecords:
    """Records of evidence that were not read, or of an unknown duty: they may say 未落实."""

    code: str
    location: Place
    duty: str = ""
    """The duty that they are filed under, where it is known; any duty otherwise."""


@dataclass(frozen=True, kw_only=True)
class Submission:
    """Everything that one unit handed in, from one file or several."""

    unit: str
    year: int | None
    """The reporting year that it states."""
    files: tuple[str, ...]
    basics: Mapping[str, Content] = field(default_factory=dict)
    explanation: str = ""
    """What 基本信息 says in explanation of the whole, if it gives a reason."""
    why_unchanged: str = ""
    """What it says of figures that are the same as last year's."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each line of 基本信息 stands."""
    declared: Mapping[tuple[str, int], Declared] = field(default_factory=dict)
    """By (figure, year)."""
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """By register; a register that is absent or empty is not here and derives nothing."""
    records: tuple[Record, ...] = ()
    lost_records: tuple[LostRecords, ...] = ()
    reported: date | None = None
    """The day on which it was handed in, if it says so; the last, if several files do."""
    sheets: frozenset[str] = frozenset()
    """The sheets of the form that came with it, as sheets of rows and columns."""
    unkeyed: frozenset[str] = frozenset()
    """Rosters without the column for the number by which persons are known elsewhere as well."""

    @property
    def is_form(self) -> bool:
        """Whether it came on sheets of the form, which have all lines and columns."""
        return "basics" in self.sheets

    @cached_property
    def by_duty(self) -> Mapping[str, tuple[Record, ...]]:
        """The records that are filed under each duty."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            found.setdefault(record.duty, []).append(record)
        return {duty: tuple(records) for duty, records in found.items()}


@dataclass(frozen=True, kw_only=True)
class Case:
    """All that a judgement may look at."""

    pack: Pack
    figures: Figures
    submissions: Mapping[str, Submission]
    """By unit; a unit that handed in nothing is not here."""
    year: int
    """The reporting year."""
    as_of: date
    asked: bool = False
    """Whether `as_of` was asked for; otherwise it is the last day of the year."""
    steps: Mapping[str, Fraction] = field(default_factory=dict)
    """The smallest step of each figure that has decimals."""

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that exist in some year that a submission carries, or handed one in."""
        years = range(self.pack.base_year, self.year + 1)
        return tuple(
            unit
            for unit in self.pack.units
            if unit.id in self.submissions or any(map(unit.exists_in, years))
        )

    @cached_property
    def unit_ids(self) -> frozenset[str]:
        """The ids of these units."""
        return frozenset(unit.id for unit in self.units)
