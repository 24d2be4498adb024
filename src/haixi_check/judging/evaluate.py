"""Judging: targets x figures and records -> results. Pure: no file, no clock, no language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from haixi_check.judging.duty import DutyJudged, OwnYears, judge_own, judge_whole
from haixi_check.judging.measure import Bodies
from haixi_check.judging.period import computed, fingerprint
from haixi_check.judging.schedule import is_retired, limit, of_unit, of_year
from haixi_check.plain import dataclass
from haixi_check.result import Outcome, Result, roll_up_with_info
from haixi_check.rulepack.measures import Evidence
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case

if TYPE_CHECKING:
    from haixi_check.parallel import Over


@dataclass(frozen=True)
class Results:
    """What every target came to: for the whole, and for each unit whose figures enter."""

    whole: tuple[Result, ...]
    units: Mapping[str, tuple[Result, ...]]


def evaluate(case: Case, targets: Iterable[Target], over: Over = map) -> Results:
    """Judge each of `targets` on `case`, in the order given."""
    trials = tuple(_trial(target, case) for target in targets)
    units = [unit.id for unit in case.units]
    of_units: dict[str, tuple[Result, ...]] = {}
    of_trials: list[dict[str, _UnitResult]] = [{} for _ in trials]
    # Unit by unit: what one of thousands handed in is judged while it is at hand.
    for unit, found in zip(units, over(partial(_of_unit, trials), units), strict=True):
        of_units[unit] = tuple(one.result for one in found)
        judged = (of for trial, of in zip(trials, of_trials, strict=True) if unit in trial.units)
        for one, of_trial in zip(found, judged, strict=True):
            of_trial[unit] = one
    whole = (trial.of_whole(of) for trial, of in zip(trials, of_trials, strict=True))
    return Results(tuple(whole), of_units)


class _UnitResult(NamedTuple):
    """What one target came to for one unit."""

    result: Result
    years: OwnYears | None = None
    """Of a duty, what the unit's records come to: the whole is judged from them."""


def _of_unit(trials: Iterable[_Trial], unit: str) -> tuple[_UnitResult, ...]:
    return tuple(trial.of_unit(unit) for trial in trials if unit in trial.units)


class _Trial(Protocol):
    """One target on a case: each of its units is judged first, and then the whole."""

    units: frozenset[str]

    def of_unit(self, unit: str) -> _UnitResult: ...

    def of_whole(self, units: Mapping[str, _UnitResult]) -> Result: ...


def _trial(target: Target, case: Case) -> _Trial:
    bodies = [unit for unit in case.pack.bodies(target.units) if unit.id in case.unit_ids]
    if is_retired(target, case.year):
        return _Retired(target, case, tuple(unit.id for unit in bodies))
    if isinstance(target.measure, Evidence):
        there = tuple(unit.id for unit in bodies if unit.exists_in(case.year))
        return _OnRecords(target, target.measure, case, there) if there else _OfNobody(target, case)
    if not bodies:
        return _OfNobody(target, case)
    return _OnFigures(target, case, tuple(unit.id for unit in bodies))


class _OfNobody:
    """A target of units that do not exist in any year that is judged."""

    def __init__(self, target: Target, case: Case) -> None:
        self._target = target
        self._case = case
        self.units: frozenset[str] = frozenset()

    def of_unit(self, unit: str) -> _UnitResult:
        raise KeyError(unit)

    def of_whole(self, units: Mapping[str, _UnitResult]) -> Result:
        return Result(
            target=self._target.id,
            unit=None,
            year=self._case.year,
            outcome=Outcome.NOT_APPLICABLE,
            binding=True,
            reason="not_existing",
            fingerprint=fingerprint(self._case, self._target, None),
        )


class _Retired:
    """A target that was withdrawn: it is asked of nobody any more."""

    def __init__(self, target: Target, case: Case, bodies: Bodies) -> None:
        self._target = target
        self._case = case
        self.units = frozenset(bodies)

    def of_unit(self, unit: str) -> _UnitResult:
        return _UnitResult(self._of(unit))

    def of_whole(self, units: Mapping[str, _UnitResult]) -> Result:
        return self._of(None)

    def _of(self, unit: str | None) -> Result:
        return Result(
            target=self._target.id,
            unit=unit,
            year=self._case.year,
            outcome=Outcome.NOT_APPLICABLE,
            binding=False,
            reason="retired",
            fingerprint=fingerprint(self._case, self._target, unit),
        )


class _OnFigures:
    """A target with a figure of its own."""

    def __init__(self, target: Target, case: Case, bodies: Bodies) -> None:
        self._target = target
        self._case = case
        self._bodies = bodies
        self._each_unit = target.judged == "each-unit"
        self._own_binds = self._each_unit or len(bodies) == 1
        self.units = frozenset(bodies)

    def of_unit(self, unit: str) -> _UnitResult:
        own = of_unit(self._target, unit, self._case.year)
        binding = self._own_binds or own is not None
        target = own or of_year(self._target, self._case.year)
        return _UnitResult(self._computed(target, (unit,), unit, binding=binding))

    def of_whole(self, units: Mapping[str, _UnitResult]) -> Result:
        if self._each_unit:
            return _rolled(self._target, self._case, [found.result for found in units.values()])
        target = of_year(self._target, self._case.year)
        return self._computed(target, self._bodies, None, binding=True)

    def _computed(
        self, target: Target, bodies: Bodies, unit: str | None, *, binding: bool
    ) -> Result:
        """What a target comes to; one that asks for a number of its own says which it is."""
        result = computed(target, self._case, bodies, unit=unit, binding=binding)
        return result if target is self._target else replace(result, limit=limit(target))


class _OnRecords:
    """A duty, shown by records of evidence."""

    def __init__(self, target: Target, duty: Evidence, case: Case, bodies: Bodies) -> None:
        self._target = target
        self._duty = duty
        self._case = case
        self._own_binds = duty.shown_by == "every_unit" or len(bodies) == 1
        self.units = frozenset(bodies)

    def of_unit(self, unit: str) -> _UnitResult:
        binding = self._own_binds
        judged, years = judge_own(self._target, self._duty, self._case, unit, everyone=binding)
        result = _from_records(self._target, self._case, judged, unit=unit, binding=binding)
        return _UnitResult(result, years)

    def of_whole(self, units: Mapping[str, _UnitResult]) -> Result:
        years = {unit: found.years or {} for unit, found in units.items()}
        judged = judge_whole(self._target, self._duty, self._case, years)
        return _from_records(self._target, self._case, judged, unit=None, binding=True)


def _from_records(
    target: Target, case: Case, judged: DutyJudged, *, unit: str | None, binding: bool
) -> Result:
    return Result(
        target=target.id,
        unit=unit,
        year=case.year,
        outcome=judged.outcome,
        binding=binding,
        reason=judged.reason,
        series=judged.series,
        missing=judged.missing,
        missing_parts=judged.missing_parts,
        records=judged.records,
        fingerprint=fingerprint(case, target, unit),
    )


def _rolled(target: Target, case: Case, units: Sequence[Result]) -> Result:
    """The whole's result of a target that binds each unit: the roll-up of the units.

    A unit that misses what is only encouraged is `info`; one such unit is enough for the whole.
    """
    outcome = roll_up_with_info(result.outcome for result in units)
    decisive = next(result for result in units if result.outcome is outcome)
    return Result(
        target=target.id,
        unit=None,
        year=case.year,
        outcome=outcome,
        binding=True,
        reason=decisive.reason,
        missing=tuple(gap for result in units for gap in result.missing),
        doubts=tuple(doubt for result in units for doubt in result.doubts),
        evidence=tuple(origin for result in units for origin in result.evidence),
        fingerprint=fingerprint(case, target, None),
    )
