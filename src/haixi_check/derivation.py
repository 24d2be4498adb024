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
from typing import TypeAlias

from haixi_check.figures import Gap
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


@dataclass()
class Tally:
    """The rows of one unit that count for a figure in a year, by what makes them unique."""

    register: str
    shareable: bool
    of_persons: bool = False
    sums: str | None = None
    """The column that the figure adds up; without one its rows are counted."""
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
    # Unit by unit: what one of thousands handed in is looked up while it is at hand.
    for unit in pack.units:
        submission = submissions.get(unit.id)
        if submission is None:
            continue
        for register, saying, abroad in rules:
            rule = saying.rule
            if unit.level not in form.figure(rule.figure).filled_by:
                continue
            named = _named(register, rule, submission, abroad[unit.level])
            for year in span:
                one = _tally(register, saying, submission, year, named=named, before=found)
                if one is not None:
                    found[unit.id, rule.figure, year] = one
    return found


def _tally(
    register: Register,
    saying: _Saying,
    submission: Submission,
    year: int,
    *,
    named: frozenset[str] | None,
    before: Mapping[Cell, Tally],
) -> Tally | None:
    """The tally of one figure in one year, or `None` where the register does not speak of it."""
    rule = saying.rule
    entries = submission.entries.get(register.id, ())
    rows = _rows_of_year(rule, entries, year)
    if rows is None or (register.of_persons and _silent(rule, rows)):
        return None
    among = before.get((submission.unit, rule.among or "", year))
    within = None if among is None else {found[-1] for found in among.counted}
    result = Tally(register.id, register.shareable, register.of_persons, rule.sum)
    sheets = dict.fromkeys((entry.location.file, entry.location.sheet) for entry in rows)
    result.sheets.extend(Location(file, sheet) for file, sheet in sheets)
    for entry in rows:
        if named is not None and entry.key[-1] not in named:
            continue
        key = _key(register, rule, entry)
        if within is not None and key[-1] not in within:
            continue
        _place(result, saying, entry, key)
    for key in result.counted:
        result.unproven.pop(key, None)
        result.denied.pop(key, None)
    if register.of_persons:
        result.flaws[:] = _one_of_each_kind(result.flaws)
    return result


def _one_of_each_kind(flaws: Iterable[Gap]) -> list[Gap]:
    """Of persons one of each kind says enough: the first that has a cell, in a reader's order."""
    first: dict[str, Gap] = {}
    for gap in sorted(flaws, key=_place_of):
        first.setdefault(gap.reason, gap)
    return list(first.values())


def _place_of(gap: Gap) -> tuple[object, ...]:
    where = gap.location or Location("")
    return not where.cell, eye(where)


def _rows_of_year(rule: Derivation, entries: tuple[Entry, ...], year: int) -> list[Entry] | None:
    """The rows that speak of `year`; `None` where the register is silent about it.

    A register describes its own year, except flows (by the year of a date) and dated things, which
    count from their date on: an earlier year is known where every row is dated.
    """
    own = [entry for entry in entries if entry.year == year]
    if rule.year_of is not None:
        rows = [entry for entry in entries if year_in(entry.values.get(rule.year_of)) == year]
        unplaced = [entry for entry in own if year_in(entry.values.get(rule.year_of)) is None]
        return rows + unplaced if rows or own else None
    if own:
        return [entry for entry in own if _begun(rule, entry, year)]
    later = [entry for entry in entries if entry.year > year]
    if rule.since is None or not later:
        return None
    if any(not isinstance(entry.values.get(rule.since), datetime.date) for entry in later):
        return None
    return [entry for entry in later if _begun(rule, entry, year)]


def _begun(rule: Derivation, entry: Entry, year: int) -> bool:
    since = entry.values.get(rule.since) if rule.since else None
    return not isinstance(since, datetime.date) or since.year <= year


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


def _place(result: Tally, saying: _Saying, entry: Entry, key: Key) -> None:
    """Put a row where it belongs: counted, unproven, denied, or flawed."""
    said = saying.of(entry.values)
    if said is _Said.NOT_HERE or (said is _Said.NO and not key):
        return
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


def _silent(rule: Derivation, rows: Iterable[Entry]) -> bool:
    """Whether a roster leaves a column blank throughout: it then says nothing of the figure."""
    found = list(rows)
    return bool(found) and any(
        all(entry.values.get(name) is None and not entry.flaw for entry in found)
        for name in rule.where
    )


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


def _named_by_others(
    register: Register, rule: Derivation, pack: Pack, submissions: Mapping[str, Submission]
) -> Mapping[Level, frozenset[str]]:
    """For the units of each level, the codes that units of the other levels name."""
    named: dict[Level, set[str]] = {level: set() for level in Level}
    for unit in pack.units:
        if unit.id in submissions:
            entries = submissions[unit.id].entries.get(register.id, ())
            named[unit.level].update(_codes(entries, rule.named_by))
    return {
        level: frozenset(code for other in Level if other is not level for code in named[other])
        for level in Level
    }


def _codes(entries: Iterable[Entry], columns: tuple[str, ...]) -> Iterator[str]:
    for entry in entries:
        for column in columns:
            value = entry.values.get(column)
            if isinstance(value, tuple):
                yield from value
            elif value:
                yield str(value)
