"""Codes that units name for each other: what has a counterpart, and what is offered at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from haixi_check.derivation.tallies import Cell, Tally
from haixi_check.figure import Gap
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.row_rules import Derivation
from haixi_check.submission import Entry, Submission


def named(
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


class OtherKinds(NamedTuple):
    """What units of the other kinds name, for the units of each kind."""

    codes: Mapping[str, frozenset[str]]
    lost: Mapping[str, tuple[Gap, ...]]
    """Rows of theirs that may name more."""


def named_by_others(
    register: Register, rule: Derivation, pack: Pack, submissions: Mapping[str, Submission]
) -> OtherKinds:
    """For the units of each kind, the codes that units of the other kinds name."""
    kinds = [kind.id for kind in pack.kinds]
    named: dict[str, set[str]] = {kind: set() for kind in kinds}
    lost: dict[str, list[Gap]] = {kind: [] for kind in kinds}
    for unit in pack.units if rule.named_by else ():
        if unit.id in submissions:
            entries = submissions[unit.id].entries.get(register.id, ())
            named[unit.kind].update(_codes(entries, rule.named_by))
            lost[unit.kind].extend(
                Gap(unit.id, entry.flaw or entry.doubt, entry.location)
                for entry in entries
                if entry.flaw or entry.doubtful.intersection(rule.named_by)
            )
    return OtherKinds(
        {
            kind: frozenset(code for other in kinds if other != kind for code in named[other])
            for kind in kinds
        },
        {
            kind: tuple(gap for other in kinds if other != kind for gap in lost[other][:1])
            for kind in kinds
        },
    )


def unnamed(rule: Derivation, submission: Submission) -> tuple[Gap, ...]:
    """Rows of other registers of the unit that cannot be used, and would name a counterpart."""
    return tuple(
        Gap(entry.unit, entry.flaw, entry.location)
        for name in rule.also_named_in
        for entry in submission.entries.get(name, ())
        if entry.flaw
    )[:1]


Offered: TypeAlias = Mapping[tuple[str, str], frozenset[str]]
"""By unit and derived figure, the codes that count for it in the submission's own year."""


def offered_by(form: Form, submissions: Mapping[str, Submission]) -> Offered:
    """The codes of what each unit offers, for the figures of which others count a part."""
    parted = {rule.among for register in form.registers for rule in register.derives} - {None}
    return {
        (unit, rule.figure): frozenset(entry.key[-1] for entry in submission.entries[register.id])
        for register in form.registers
        for rule in register.derives
        if rule.figure in parted
        for unit, submission in submissions.items()
        if submission.entries.get(register.id)
    }


def codes_within(
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
