"""Registers -> tallies: which rows of a unit count for a figure in a year, which do not, and why.

Says nothing about declared numbers and adds nothing up across units; `pool` does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Literal, TypeVar

from haixi_check.derivation.counterparts import (
    codes_within,
    named,
    named_by_others,
    offered_by,
    unnamed,
)
from haixi_check.derivation.tallies import BasisConflict, Cell, Key, Tally
from haixi_check.figure import Doubt, Gap
from haixi_check.problem import eye
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.row_rules import Derivation, meets, year_in
from haixi_check.submission import Entry, Submission
from haixi_check.table import Content, Place


def tally(
    pack: Pack, form: Form, submissions: Mapping[str, Submission], years: Iterable[int]
) -> dict[Cell, Tally]:
    """Tally every derived figure of every unit in each of `years` that its registers speak of."""
    found: dict[Cell, Tally] = {}
    span = tuple(years)
    rules = [
        (register, _RowAnswers(register, rule), named_by_others(register, rule, pack, submissions))
        for register in (*form.registers, *form.rosters)
        for rule in register.derives
    ]
    offered = offered_by(form, submissions)
    # Unit by unit: what one of thousands handed in is looked up while it is at hand.
    for unit in pack.units:
        submission = submissions.get(unit.id)
        if submission is None:
            continue
        for register, answers, abroad in rules:
            rule = answers.rule
            if unit.kind not in form.figure(rule.figure).filled_by:
                continue
            codes = named(register, rule, submission, abroad.codes[unit.kind])
            lost = abroad.lost[unit.kind] + unnamed(rule, submission)
            for year in span:
                within = codes_within(rule, submission, year, found, offered)
                one = _tally(register, answers, submission, year, named=codes, within=within)
                if one is not None:
                    one.flaws.extend(lost)
                    found[unit.id, rule.figure, year] = one
    return found


def _tally(
    register: Register,
    answers: _RowAnswers,
    submission: Submission,
    year: int,
    *,
    named: frozenset[str] | None,
    within: frozenset[str] | None,
) -> Tally | None:
    """The tally of one figure in one year, or `None` where the register does not speak of it."""
    rule = answers.rule
    entries = submission.entries.get(register.id, ())
    rows = _rows_of_year(rule, entries, year)
    if rows is None:
        return None
    result = Tally(
        register.id,
        register.shareable,
        register.of_persons,
        rule.sum,
        asked=(*rule.needs, *(name for name in (rule.since, rule.year_of) if name)),
        unkeyed=register.id in submission.unkeyed,
    )
    looked_at = rule.rests_on.union(register.key_columns)
    sheets = dict.fromkeys((entry.location.file, entry.location.sheet) for entry in rows)
    result.sheets.extend(Place(file, sheet) for file, sheet in sheets)
    for entry in rows:
        if named is not None and entry.key[-1] not in named:
            continue
        key = _key(register, rule, entry)
        if within is not None and key[-1] not in within:
            continue
        if entry.doubt and looked_at & entry.doubtful and not _ruled_out(rule, entry):
            result.doubts.append(Doubt(entry.unit, entry.doubt, entry.location))
        if _place(result, answers, entry, key, year):
            result.clashing.extend(_clashes(rule, entry, submission))
    _settle(result)
    return result


def _settle(result: Tally) -> None:
    """Let the best that a unit says of each thing stand, and each kind of trouble once."""
    for key in result.counted:
        result.unproven.pop(key, None)
    for key in (*result.counted, *result.unproven):
        result.denied.pop(key, None)
    if result.of_persons:
        result.flaws[:] = _one_of_each_kind(result.flaws)
    result.doubts[:] = _one_of_each_kind(result.doubts)


Trouble = TypeVar("Trouble", Gap, Doubt)


def _one_of_each_kind(troubles: Iterable[Trouble]) -> list[Trouble]:
    """One of each kind says enough: the first that has a cell, in a reader's order."""
    first: dict[str, Trouble] = {}
    for trouble in sorted(troubles, key=_place_of):
        first.setdefault(trouble[1], trouble)
    return list(first.values())


def _place_of(trouble: Gap | Doubt) -> tuple[object, ...]:
    where = trouble.location or Place("")
    return not where.cell, eye(where)


def _rows_of_year(rule: Derivation, entries: tuple[Entry, ...], year: int) -> list[Entry] | None:
    """The rows that speak of `year`; `None` where the register is silent about it.

    A register describes its own year, except flows (by the year of a date) and dated things, which
    count from their date on: an earlier year is known where every row is dated. A flow whose date
    is not known may be of any year that its register speaks of.
    """
    own = [entry for entry in entries if entry.year == year]
    if rule.year_of is not None:
        # What ends after the year that a file is of is announced, not done.
        rows = [
            entry
            for entry in entries
            if year_in(entry.values.get(rule.year_of)) == year and year <= entry.year
        ]
        unplaced = [
            entry
            for entry in entries
            if year_in(entry.values.get(rule.year_of)) is None and year <= entry.year
        ]
        return rows + unplaced if rows or own else None
    if own:
        return own
    later = [entry for entry in entries if entry.year > year]
    return later if rule.since is not None and later else None


def _start(rule: Derivation, entry: Entry, year: int) -> Literal["begun", "to come", "undated"]:
    """Whether an entry that counts from its date on, or in its year, counts in `year`."""
    if rule.since is None:
        placed = rule.year_of is None or year_in(entry.values.get(rule.year_of)) is not None
        return "begun" if placed else "undated"
    since = entry.values.get(rule.since)
    if not isinstance(since, datetime.date):
        return "undated"
    return "begun" if since.year <= year else "to come"


class _RowAnswer(StrEnum):
    """What a row says of the figure that it may count for."""

    COUNTS = "counts"
    UNPROVEN = "unproven"
    """It counts, but does not show what it must."""
    OPEN = "open"
    """A cell is blank that decides."""
    NO = "no"
    NOT_HERE = "not here"
    """It does not, for a reason that is the unit's alone: another unit may count the same thing."""


class _RowAnswers:
    """Tells what rows say under a rule; of many persons few say anything new."""

    def __init__(self, register: Register, rule: Derivation) -> None:
        self.rule = rule
        self.of_persons = register.of_persons
        self._of_unit = frozenset(register.of_unit)
        self._deciding = (*rule.where, *rule.needs)
        self._known: dict[tuple[Content, ...], _RowAnswer] = {}

    def of(self, values: Mapping[str, Content]) -> _RowAnswer:
        """What a row with these values says."""
        deciding = tuple(map(values.get, self._deciding))
        answer = self._known.get(deciding)
        if answer is None:
            answer = self._known[deciding] = self._asked(values)
        return answer

    def _asked(self, values: Mapping[str, Content]) -> _RowAnswer:
        met = {name: meets(values.get(name), want) for name, want in self.rule.where.items()}
        missed = {name for name, answer in met.items() if answer is False}
        if missed:
            return _RowAnswer.NOT_HERE if missed & self._of_unit else _RowAnswer.NO
        if None in met.values():
            return _RowAnswer.OPEN
        lacking = any(values.get(name) in (None, "") for name in self.rule.needs)
        return _RowAnswer.UNPROVEN if lacking else _RowAnswer.COUNTS


def _ruled_out(rule: Derivation, entry: Entry) -> bool:
    """Whether a row does not count for a reason that is not in doubt: it is of another kind."""
    return any(
        meets(entry.values.get(name), want) is False
        for name, want in rule.where.items()
        if name not in entry.doubtful
    )


def _clashes(rule: Derivation, entry: Entry, submission: Submission) -> Iterator[BasisConflict]:
    for column, line in rule.agrees.items():
        said, stated = entry.values.get(column), submission.basics.get(line)
        if said is not None and stated is not None and said != stated:
            yield BasisConflict(line, str(said), entry)


def _place(result: Tally, answers: _RowAnswers, entry: Entry, key: Key, year: int) -> bool:
    """Put a row where it belongs: counted, unproven, denied, or flawed; whether it counts.

    A thing that begins later is denied, so that whoever says that it has begun is asked.
    """
    answer = answers.of(entry.values)
    start = _start(answers.rule, entry, year)
    if start == "to come" and answer is not _RowAnswer.NOT_HERE:
        answer = _RowAnswer.NO
    elif start == "undated" and answer is _RowAnswer.COUNTS:
        answer = _RowAnswer.UNPROVEN
    if answer is _RowAnswer.NOT_HERE or (answer is _RowAnswer.NO and not key):
        return False
    if answer is _RowAnswer.NO or (
        answer is _RowAnswer.OPEN and not entry.flaw and not answers.of_persons
    ):
        result.denied[key] = entry
    elif answer is _RowAnswer.OPEN or entry.flaw:
        result.flaws.append(Gap(entry.unit, entry.flaw or "blank", entry.location))
    elif key:
        (result.unproven if answer is _RowAnswer.UNPROVEN else result.counted)[key] = entry
    elif answer is _RowAnswer.UNPROVEN:
        result.uniform_unproven += result.amount(entry) * entry.count
    else:
        result.uniform += result.amount(entry) * entry.count
    return answer is _RowAnswer.COUNTS


def _key(register: Register, rule: Derivation, entry: Entry) -> Key:
    if not rule.distinct:
        return entry.key
    values = tuple(str(entry.values.get(column) or "") for column in rule.distinct)
    return (entry.unit, *values) if register.within_unit or rule.among else values
