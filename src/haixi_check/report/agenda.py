"""What in a verdict needs doing, worst first, so that every output names the same things.

Selects and groups results that evaluation has already judged; judges nothing and says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from haixi_check.plain import dataclass
from haixi_check.result import Outcome, Result
from haixi_check.table import Place
from haixi_check.verdict import Verdict

Kind: TypeAlias = Literal["fail", "unknown", "review", "aspired", "waived"]
KINDS: Final[tuple[Kind, ...]] = ("fail", "unknown", "review", "aspired", "waived")

NEEDS_DOING = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.REVIEW)


@dataclass(frozen=True)
class Absence:
    """Units, and the targets that cannot be judged because of what each of them did not hand in.

    `units` is empty where any of several units may hand it in.
    """

    units: tuple[str, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """Things of one kind to do: what is missed or open one by one, absences by unit."""

    kind: Kind
    """`aspired` is missed or open, but not binding."""
    results: tuple[Result, ...]
    unreported: tuple[Absence, ...] = ()
    """Units that handed in nothing, with what that alone leaves open."""
    unproven: tuple[Absence, ...] = ()
    """Units, with the duties for which they have no record at all."""

    @property
    def name(self) -> str:
        """The code of the sentence that it is called by."""
        return f"outcome.{self.kind}" if self.decides else f"table.{self.kind}"

    @property
    def absences(self) -> tuple[Absence, ...]:
        """What was not handed in, and then what there is no record of."""
        return (*self.unreported, *self.unproven)

    @property
    def size(self) -> int:
        """How many results it is about, each counted once."""
        absent = {(r.target, r.unit) for absence in self.absences for r in absence.results}
        return len(self.results) + len(absent)

    @property
    def decides(self) -> bool:
        """Whether what stands in it decides the outcome of the run."""
        return self.kind in NEEDS_DOING


def agenda(verdict: Verdict) -> Mapping[Kind, Section]:
    """Everything in `verdict` that somebody has to do something about, worst first.

    Only among absences may one result stand under several units. A section may be empty.
    """
    piles: dict[str, list[Result]] = defaultdict(list)
    for result in verdict.shown_results:
        if result.outcome in NEEDS_DOING:
            piles[_pile(verdict, result)].append(result)
    piles["aspired"].sort(key=lambda result: NEEDS_DOING.index(result.outcome))
    sections = {kind: Section(kind=kind, results=tuple(piles[kind])) for kind in KINDS}
    sections["unknown"] = Section(
        kind="unknown",
        results=tuple(piles["unknown"]),
        unreported=tuple(_absences(verdict, piles["silent"], "not_reported")),
        unproven=tuple(_absences(verdict, piles["bare"], "no_record")),
    )
    return sections


def sections(verdict: Verdict) -> tuple[Section, ...]:
    """Those of them in which there is anything."""
    return tuple(section for section in agenda(verdict).values() if section.size)


def _pile(verdict: Verdict, result: Result) -> str:
    if result.waiver is not None:
        return "waived"
    if not verdict.run.decides(verdict.targets[result.target].force):
        return "aspired"
    if result.outcome is not Outcome.UNKNOWN:
        return result.outcome.value
    lacking = {gap.reason for gap in result.missing} or {result.reason}
    if lacking == {"not_reported"}:
        return "silent"
    return "bare" if lacking <= {"not_reported", "no_record"} else "unknown"


def by_target(verdict: Verdict) -> Mapping[str, Mapping[str, Result]]:
    """The units' results: target to unit to result, units in the pack's order."""
    by_unit: dict[str, dict[str, Result]] = defaultdict(dict)
    for unit in verdict.units:
        for result in unit.results:
            by_unit[result.target][unit.id] = result
    return by_unit


def sources(result: Result) -> Iterator[Place]:
    """The cells to look at: gaps and doubts, then what figures came from, and open records."""
    yield from (gap.place for gap in (*result.missing, *result.doubts) if gap.place)
    yield from (origin.place for origin in result.evidence)
    yield from (record.place for record in result.records if record.grade != "proven")


def _absences(verdict: Verdict, results: Sequence[Result], reason: str) -> Iterator[Absence]:
    by_unit: dict[str, list[Result]] = defaultdict(list)
    bound = by_target(verdict)
    for result in results:
        units = [gap.unit for gap in result.missing if gap.reason == reason]
        if not units and len(bound.get(result.target, ())) == 1:
            units = list(bound[result.target])
        for unit in dict.fromkeys(units or [result.unit or ""]):
            by_unit[unit].append(result)
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for unit in dict.fromkeys(["", *(unit.id for unit in verdict.units), *by_unit]):
        if unit in by_unit:
            alike[tuple(result.fingerprint for result in by_unit[unit])].append(unit)
    for units in alike.values():
        yield Absence(tuple(unit for unit in units if unit), tuple(by_unit[units[0]]))
