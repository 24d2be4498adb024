"""What in a verdict needs doing, worst first, so that every output names the same things.

Selects and groups results that evaluation has already judged; judges nothing and says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from haixi_check.messages import fields
from haixi_check.plain import dataclass
from haixi_check.problems import Tier
from haixi_check.results import Outcome, Place, Result
from haixi_check.targets import Force
from haixi_check.verdicts import ProblemRecord, Scope, UnitVerdict, Verdict

NEEDS_DOING = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.REVIEW)


@dataclass(frozen=True)
class Absence:
    """Units, and the targets that cannot be told because of what each of them did not hand in.

    `units` is empty where any of several units may hand it in.
    """

    units: tuple[str, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What needs doing. Only among absences may one result stand under several units."""

    failed: tuple[Result, ...]
    unreported: tuple[Absence, ...]
    """Units that handed in nothing, with what that alone leaves open."""
    unknown: tuple[Result, ...]
    unproven: tuple[Absence, ...]
    """Units, with the duties for which they have no record at all."""
    review: tuple[Result, ...]
    aspired: tuple[Result, ...]
    """Missed or open, but not binding."""
    waived: tuple[Result, ...]


@dataclass(frozen=True)
class Alike:
    """Problems of one code in one sheet with one remedy: the first stands for the others."""

    first: ProblemRecord
    others: tuple[ProblemRecord, ...] = ()


def shown_results(verdict: Verdict) -> tuple[Result, ...]:
    """The results on the level that the run judges: the prefecture's, or those of its units."""
    if verdict.run.scope is Scope.PREFECTURE:
        return verdict.prefecture.results
    chosen = verdict.run.options.units
    units = (unit for unit in reported(verdict) if not chosen or unit.id in chosen)
    return tuple(result for unit in units for result in unit.results)


def reported(verdict: Verdict) -> tuple[UnitVerdict, ...]:
    """The units that handed something in; in a check of schools, those that were asked for."""
    asked = verdict.run.options.units if verdict.run.scope is Scope.SCHOOL else ()
    return tuple(unit for unit in verdict.units if (unit.id in asked if asked else unit.reported))


def decides(verdict: Verdict, result: Result) -> bool:
    """Whether a result of this force decides the outcome of the run."""
    force = verdict.targets[result.target].force
    return force is Force.MANDATORY or (
        force is Force.ASPIRATIONAL and verdict.run.fail_on == "aspirational"
    )


def decisive(verdict: Verdict) -> tuple[Result, ...]:
    """The results that decide the run: those that its summary counts as judged."""
    return tuple(
        result
        for result in shown_results(verdict)
        if decides(verdict, result) and result.outcome is not Outcome.INFO
    )


def agenda(verdict: Verdict) -> Agenda:
    """Everything in `verdict` that somebody has to do something about."""
    piles: dict[str, list[Result]] = defaultdict(list)
    for result in shown_results(verdict):
        if result.outcome in NEEDS_DOING:
            piles[_pile(verdict, result)].append(result)
    return Agenda(
        failed=tuple(piles["fail"]),
        unreported=tuple(_absences(verdict, piles["silent"], "not_reported")),
        unknown=tuple(piles["unknown"]),
        unproven=tuple(_absences(verdict, piles["bare"], "no_record")),
        review=tuple(piles["review"]),
        aspired=tuple(sorted(piles["aspired"], key=lambda r: NEEDS_DOING.index(r.outcome))),
        waived=tuple(piles["waived"]),
    )


def _pile(verdict: Verdict, result: Result) -> str:
    if result.waiver is not None:
        return "waived"
    if not decides(verdict, result):
        return "aspired"
    if result.outcome is not Outcome.UNKNOWN:
        return result.outcome.value
    lacking = {gap.reason for gap in result.missing} or {result.reason}
    if lacking == {"not_reported"}:
        return "silent"
    return "bare" if lacking <= {"not_reported", "no_record"} else "unknown"


def problems(verdict: Verdict, tier: Tier, *, answered: bool = False) -> tuple[ProblemRecord, ...]:
    """The problems of `tier`; those with an explanation only if `answered` ones are wanted too."""
    return tuple(p for p in verdict.problems if p.tier is tier and (answered or is_open(p)))


def is_open(problem: ProblemRecord) -> bool:
    """Whether nothing answers it: what must be fixed is not mended by words beside it."""
    return problem.tier is Tier.MUST_FIX or not problem.answer


def alike(found: Iterable[ProblemRecord]) -> tuple[Alike, ...]:
    """`found` with the problems of one code in one sheet put together, if one remedy fits them."""
    groups: dict[tuple[str, str, str, frozenset[tuple[str, str]]], list[ProblemRecord]] = {}
    for problem in found:
        place = problem.place
        key = (problem.code, place.file, place.sheet, frozenset(asked(problem)))
        groups.setdefault(key, []).append(problem)
    return tuple(Alike(group[0], tuple(group[1:])) for group in groups.values())


def asked(problem: ProblemRecord) -> Iterator[tuple[str, str]]:
    """What the remedy of a problem names: two that name different things are two remedies."""
    params = {**problem.params, "found": problem.found}
    return ((name, params[name]) for name in fields(f"problem.{problem.code}.todo", params))


def by_target(verdict: Verdict) -> Mapping[str, Mapping[str, Result]]:
    """The units' results: target to unit to result, units in the pack's order."""
    found: dict[str, dict[str, Result]] = defaultdict(dict)
    for unit in verdict.units:
        for result in unit.results:
            found[result.target][unit.id] = result
    return found


def sources(result: Result) -> Iterator[Place]:
    """The cells that a person must look at.

    First where data are missing or doubtful, then what the figures came from, and open records.
    """
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
