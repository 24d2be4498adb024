"""Registers -> tallies: which rows of a unit count for a figure in a year, which do not, and why.

Says nothing about declared numbers and adds nothing up across units; `pooling` does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from haixi_check.figures import Doubt, Gap
from haixi_check.form import Condition, Derivation, Form, Register
from haixi_check.pack import Level, Pack
from haixi_check.plain import dataclass
from haixi_check.problems import eye
from haixi_check.quantities import total
from haixi_check.submissions import Content, Entry, Submission
from haixi_check.tables import Location

Key: TypeAlias = tuple[str, ...]
Cell: TypeAlias = tuple[str, str, int]
"""A unit's figure in a year."""


class Clash(NamedTuple):
    """A row that says otherwise than a line of 基本信息."""

    line: str
    said: str
    entry: Entry


@dataclass()
class Tally:
    """The rows of one unit that count for a figure in a year, by what makes them unique."""

    register: str
    shareable: bool
    of_persons: bool = False
    sums: str | None = None
    """The column that the figure adds up; without one its rows are counted."""
    asked: tuple[str, ...] = ()
    """The columns that a row must fill in to count."""
    crowd: Fraction = Fraction(0)
    """What the rows add that nobody needs to tell apart."""
    crowd_unproven: Fraction = Fraction(0)
    sheets: list[Location] = field(default_factory=list)
    """The sheets that its rows stand in."""
    counted: dict[Key, Entry] = field(default_factory=dict)
    unproven: dict[Key, Entry] = field(default_factory=dict)
    denied: dict[Key, Entry] = field(default_factory=dict)
    """Rows that say of their thing that it does not count (在建)."""
    flaws: list[Gap] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    """Questions about rows that the figure rests on, whether they count or not."""
    unkeyed: bool = False
    """Whether its persons cannot be told from those of other units."""
    clashing: list[Clash] = field(default_factory=list)
    """Rows that count and say otherwise than a line of 基本信息."""

    def amount(self, row: Entry) -> Fraction:
        """What one row adds to the figure, or would add."""
        if self.sums is None:
            return _ONE
        value = row.values.get(self.sums)
        return Fraction(value) if isinstance(value, (int, Decimal)) else Fraction(0)

    def worth(self, rows: Mapping[Key, Entry]) -> Fraction:
        """What rows add up to."""
        return total(map(self.amount, rows.values())) if self.sums else Fraction(len(rows))

    @property
    def total(self) -> Fraction:
        """What the sound and proven rows add up to."""
        return self.crowd + self.worth(self.counted)


_ONE = Fraction(1)


def tally(
    pack: Pack, form: Form, submissions: Mapping[str, Submission], years: Iterable[int]
) -> dict[Cell, Tally]:
    """Tally every derived figure of every unit in each of `years` that its registers speak of."""
    found: dict[Cell, Tally] = {}
    span = tuple(years)
    rules = [
        (register, _Saying(register, rule), _named_by_others(register, rule, pack, submissions))
        for register in (*form.registers, *form.rosters)
        for rule in register.derives
    ]
    offered = _offered(form, submissions)
    # Unit by unit: what one of thousands handed in is looked up while it is at hand.
    for unit in pack.units:
        submission = submissions.get(unit.id)
        if submission is None:
            continue
        for register, saying, abroad in rules:
            rule = saying.rule
            if unit.level not in form.figure(rule.figure).filled_by:
                continue
            named = _named(register, rule, submission, abroad.codes[unit.level])
            lost = abroad.lost[unit.level] + _unnamed(rule, submission)
            for year in span:
                within = _within(rule, submission, year, found, offered)
                one = _tally(register, saying, submission, year, named=named, within=within)
                if one is not None:
                    one.flaws.extend(lost)
                    found[unit.id, rule.figure, year] = one
    return found


def _tally(
    register: Register,
    saying: _Saying,
    submission: Submission,
    year: int,
    *,
    named: frozenset[str] | None,
    within: frozenset[str] | None,
) -> Tally | None:
    """The tally of one figure in one year, or `None` where the register does not speak of it."""
    rule = saying.rule
    entries = submission.entries.get(register.id, ())
    rows = _rows_of_year(rule, entries, year)
    if rows is None:
        return None
    result = Tally(
        register.id,
        register.shareable,
        register.of_persons,
        rule.sum,
        asked=(*rule.needs, *((rule.since,) if rule.since else ())),
        unkeyed=register.id in submission.unkeyed,
    )
    looked_at = rule.rests_on.union(register.key_columns)
    sheets = dict.fromkeys((entry.location.file, entry.location.sheet) for entry in rows)
    result.sheets.extend(Location(file, sheet) for file, sheet in sheets)
    for entry in rows:
        if named is not None and entry.key[-1] not in named:
            continue
        key = _key(register, rule, entry)
        if within is not None and key[-1] not in within:
            continue
        if entry.doubt and looked_at & entry.doubtful and not _ruled_out(rule, entry):
            result.doubts.append(Doubt(entry.unit, entry.doubt, entry.location))
        if _place(result, saying, entry, key, year):
            result.clashing.extend(_clashes(rule, entry, submission))
    for key in result.counted:
        result.unproven.pop(key, None)
    for key in (*result.counted, *result.unproven):
        result.denied.pop(key, None)
    if register.of_persons:
        result.flaws[:] = _one_of_each_kind(result.flaws)
    result.doubts[:] = _one_of_each_kind(result.doubts)
    return result


Told = TypeVar("Told", Gap, Doubt)


def _one_of_each_kind(told: Iterable[Told]) -> list[Told]:
    """One of each kind says enough: the first that has a cell, in a reader's order."""
    first: dict[str, Told] = {}
    for one in sorted(told, key=_place_of):
        first.setdefault(one[1], one)
    return list(first.values())


def _place_of(one: Gap | Doubt) -> tuple[object, ...]:
    where = one.location or Location("")
    return not where.cell, eye(where)


def _rows_of_year(rule: Derivation, entries: tuple[Entry, ...], year: int) -> list[Entry] | None:
    """The rows that speak of `year`; `None` where the register is silent about it.

    A register describes its own year, except flows (by the year of a date) and dated things, which
    count from their date on: an earlier year is known where every row is dated.
    """
    own = [entry for entry in entries if entry.year == year]
    if rule.year_of is not None:
        # What ends after the year that a file is of is announced, not done.
        rows = [
            entry
            for entry in entries
            if year_in(entry.values.get(rule.year_of)) == year and year <= entry.year
        ]
        unplaced = [entry for entry in own if year_in(entry.values.get(rule.year_of)) is None]
        return rows + unplaced if rows or own else None
    if own:
        return own
    later = [entry for entry in entries if entry.year > year]
    return later if rule.since is not None and later else None


def _start(rule: Derivation, entry: Entry, year: int) -> Literal["begun", "to come", "undated"]:
    """Whether an entry that counts from its date on counts in `year`."""
    if rule.since is None:
        return "begun"
    since = entry.values.get(rule.since)
    if not isinstance(since, datetime.date):
        return "undated"
    return "begun" if since.year <= year else "to come"


def year_in(value: Content) -> int | None:
    """The calendar year of a date, or a year as it stands."""
    if isinstance(value, datetime.date):
        return value.year
    return value if isinstance(value, int) else None


class _Said(StrEnum):
    """What a row says of the figure that it may count for."""

    COUNTS = "counts"
    UNPROVEN = "unproven"
    """It counts, but does not show what it must."""
    OPEN = "open"
    """A cell is blank that decides."""
    NO = "no"
    NOT_HERE = "not here"
    """It does not, for a reason that is the unit's alone: another unit may count the same thing."""


class _Saying:
    """Tells what rows say under a rule; of many persons few say anything new."""

    def __init__(self, register: Register, rule: Derivation) -> None:
        self.rule = rule
        self.of_persons = register.of_persons
        self._of_unit = frozenset(register.of_unit)
        self._deciding = (*rule.where, *rule.needs)
        self._known: dict[tuple[Content, ...], _Said] = {}

    def of(self, values: Mapping[str, Content]) -> _Said:
        """What a row with these values says."""
        deciding = tuple(map(values.get, self._deciding))
        said = self._known.get(deciding)
        if said is None:
            said = self._known[deciding] = self._asked(values)
        return said

    def _asked(self, values: Mapping[str, Content]) -> _Said:
        met = {name: meets(values.get(name), want) for name, want in self.rule.where.items()}
        missed = {name for name, answer in met.items() if answer is False}
        if missed:
            return _Said.NOT_HERE if missed & self._of_unit else _Said.NO
        if None in met.values():
            return _Said.OPEN
        lacking = any(values.get(name) in (None, "") for name in self.rule.needs)
        return _Said.UNPROVEN if lacking else _Said.COUNTS


def _ruled_out(rule: Derivation, entry: Entry) -> bool:
    """Whether a row does not count for a reason that is not in doubt: it is of another kind."""
    return any(
        meets(entry.values.get(name), want) is False
        for name, want in rule.where.items()
        if name not in entry.doubtful
    )


def _clashes(rule: Derivation, entry: Entry, submission: Submission) -> Iterator[Clash]:
    for column, line in rule.agrees.items():
        said, stated = entry.values.get(column), submission.basics.get(line)
        if said is not None and stated is not None and said != stated:
            yield Clash(line, str(said), entry)


def _place(result: Tally, saying: _Saying, entry: Entry, key: Key, year: int) -> bool:
    """Put a row where it belongs: counted, unproven, denied, or flawed; whether it counts.

    A thing that begins later is denied, so that whoever says that it has begun is asked.
    """
    said = saying.of(entry.values)
    start = _start(saying.rule, entry, year)
    if start == "to come" and said in (_Said.COUNTS, _Said.UNPROVEN):
        said = _Said.NO
    elif start == "undated" and said is _Said.COUNTS:
        said = _Said.UNPROVEN
    if said is _Said.NOT_HERE or (said is _Said.NO and not key):
        return False
    if said is _Said.NO or (said is _Said.OPEN and not entry.flaw and not saying.of_persons):
        result.denied[key] = entry
    elif said is _Said.OPEN or entry.flaw:
        result.flaws.append(Gap(entry.unit, entry.flaw or "blank", entry.location))
    elif key:
        (result.unproven if said is _Said.UNPROVEN else result.counted)[key] = entry
    elif said is _Said.UNPROVEN:
        result.crowd_unproven += result.amount(entry) * entry.count
    else:
        result.crowd += result.amount(entry) * entry.count
    return said is _Said.COUNTS


def meets(value: Content, want: Condition) -> bool | None:
    """Whether a value meets a condition; `None` where there is no value that could."""
    if value is None:
        return None
    if isinstance(want, (str, int)):
        return value == want
    if isinstance(want, tuple):
        return value in want
    if not isinstance(value, (int, Decimal)):
        return None
    return want.get("at_least", value) <= value <= want.get("at_most", value)


def _key(register: Register, rule: Derivation, entry: Entry) -> Key:
    if not rule.distinct:
        return entry.key
    values = tuple(str(entry.values.get(column) or "") for column in rule.distinct)
    return (entry.unit, *values) if register.within_unit or rule.among else values


def _named(
    register: Register,
    rule: Derivation,
    submission: Submission,
    abroad: frozenset[str],
) -> frozenset[str] | None:
    """The codes with a counterpart, named by either side; `None` where the rule asks for none."""
    if not rule.named_by:
        return None
    own = submission.entries.get(register.id, ())
    named = {
        entry.key[-1] for entry in own if any(entry.values.get(column) for column in rule.named_by)
    }
    named |= abroad
    for name in rule.also_named_in:
        rows = submission.entries.get(name, ())
        named.update(str(entry.values.get(register.key[-1]) or "") for entry in rows)
    return frozenset(named)


class _Abroad(NamedTuple):
    """What units of the other levels name, for the units of each level."""

    codes: Mapping[Level, frozenset[str]]
    lost: Mapping[Level, tuple[Gap, ...]]
    """Rows of theirs that may name more."""


def _named_by_others(
    register: Register, rule: Derivation, pack: Pack, submissions: Mapping[str, Submission]
) -> _Abroad:
    """For the units of each level, the codes that units of the other levels name."""
    named: dict[Level, set[str]] = {level: set() for level in Level}
    lost: dict[Level, list[Gap]] = {level: [] for level in Level}
    for unit in pack.units if rule.named_by else ():
        if unit.id in submissions:
            entries = submissions[unit.id].entries.get(register.id, ())
            named[unit.level].update(_codes(entries, rule.named_by))
            lost[unit.level].extend(
                Gap(unit.id, entry.flaw or entry.doubt, entry.location)
                for entry in entries
                if entry.flaw or entry.doubtful.intersection(rule.named_by)
            )
    return _Abroad(
        {
            level: frozenset(code for other in Level if other is not level for code in named[other])
            for level in Level
        },
        {
            level: tuple(gap for other in Level if other is not level for gap in lost[other][:1])
            for level in Level
        },
    )


def _unnamed(rule: Derivation, submission: Submission) -> tuple[Gap, ...]:
    """Rows of other registers of the unit that cannot be used, and would name a counterpart."""
    return tuple(
        Gap(entry.unit, entry.flaw, entry.location)
        for name in rule.also_named_in
        for entry in submission.entries.get(name, ())
        if entry.flaw
    )[:1]


Offered: TypeAlias = Mapping[tuple[str, str], frozenset[str]]
"""By unit and derived figure, the codes that count for it in the submission's own year."""


def _offered(form: Form, submissions: Mapping[str, Submission]) -> Offered:
    """The codes of what each unit offers, for the figures of which others count a part."""
    parted = {rule.among for register in form.registers for rule in register.derives} - {None}
    return {
        (unit, rule.figure): frozenset(
            entry.key[-1] for entry in submission.entries.get(register.id, ())
        )
        for register in form.registers
        for rule in register.derives
        if rule.figure in parted
        for unit, submission in submissions.items()
        if submission.entries.get(register.id)
    }


def _within(
    rule: Derivation,
    submission: Submission,
    year: int,
    tallies: Mapping[Cell, Tally],
    offered: Offered,
) -> frozenset[str] | None:
    """The codes among which a figure counts: a programme that nobody offers is no covered one.

    In a year for which the whole was only declared, those that the unit lists at all.
    """
    if rule.among is None:
        return None
    whole = tallies.get((submission.unit, rule.among, year))
    if whole is not None:
        return frozenset(key[-1] for key in whole.counted)
    return offered.get((submission.unit, rule.among))


def _codes(entries: Iterable[Entry], columns: tuple[str, ...]) -> Iterator[str]:
    for entry in entries:
        for column in columns:
            value = entry.values.get(column)
            if isinstance(value, tuple):
                yield from value
            elif value:
                yield str(value)
