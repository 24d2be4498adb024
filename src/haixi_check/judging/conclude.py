"""Results and problems -> one verdict: what decides, the outcome, the exit code, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from haixi_check import __version__
from haixi_check.judging.amended import target_infos
from haixi_check.judging.evaluate import Results
from haixi_check.judging.statements import pack_ref
from haixi_check.plain import dataclass
from haixi_check.problem import Problem, ProblemLog, Tier
from haixi_check.provenance import Input, WaiverRef
from haixi_check.result import COUNTED, NOT_ASKED, Counts, Outcome, Result, roll_up
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.pack import Clause, Unit
from haixi_check.rulepack.targets import Force, Target
from haixi_check.verdict import (
    ClauseSummary,
    ProblemRecord,
    Run,
    RunOutcome,
    Scope,
    Summary,
    Summing,
    Tool,
    Truncated,
    UnitSummary,
    UnitVerdict,
    Verdict,
    WholeVerdict,
    deciding,
    results_of_scope,
)


@dataclass(frozen=True, kw_only=True)
class RunFacts:
    """Everything that a run facts, before it is put together."""

    rules: RulePack
    targets: tuple[Target, ...]
    """What of the rules is judged."""
    run: Run
    inputs: tuple[Input, ...]
    reported: tuple[str, ...]
    """The units that handed in a submission."""
    lost_inputs: int
    """How many inputs gave no submission at all."""
    results: Results
    waivers: tuple[WaiverRef, ...] = ()
    problems: ProblemLog


def conclude(facts: RunFacts) -> Verdict:
    """Put together the verdict of a run."""
    reported = frozenset(facts.reported)
    judged_units = [unit for unit in facts.rules.pack.units if unit.id in facts.results.units]
    units = tuple(_unit(facts, unit, reported=unit.id in reported) for unit in judged_units)
    targets = target_infos(facts.rules, facts.targets)
    of_scope = results_of_scope(facts.run, facts.results.whole, units, targets)
    decisive = deciding(facts.run, of_scope, targets)
    judged = _mandatory(facts, facts.results.whole)
    return Verdict(
        tool=Tool(version=__version__),
        run=facts.run,
        pack=pack_ref(facts.rules),
        inputs=facts.inputs,
        waivers=facts.waivers,
        verdict=_summing(facts, decisive),
        summary=_summary(facts, of_scope, decisive, units),
        targets=targets,
        units=units,
        whole=WholeVerdict(
            outcome=roll_up(result.outcome for result in judged), results=facts.results.whole
        ),
        problems=tuple(_record(problem) for problem in facts.problems.stored),
        not_reported=_silent(facts),
        truncation=tuple(
            Truncated(code=code, file=file, sheet=sheet, dropped=count)
            for (code, file, sheet), count in facts.problems.dropped.items()
        ),
    )


def _silent(facts: RunFacts) -> tuple[str, ...]:
    """The units that exist in the reporting year and handed in nothing."""
    asked = (unit for unit in facts.rules.pack.units if unit.exists_in(facts.run.year))
    return tuple(unit.id for unit in asked if unit.id not in facts.reported)


def _summing(facts: RunFacts, decisive: Sequence[Result]) -> Summing:
    """The outcome of the run without what is waived, and the one exit code: 3, 1, 4, 0.

    What nobody was asked for does not count: where there is nothing else, nothing was judged.
    """
    asked = (result for result in decisive if result.reason not in NOT_ASKED)
    outcomes = {result.outcome for result in asked if result.waiver is None}
    overall = _overall(outcomes, lost=bool(facts.lost_inputs))
    return Summing(
        outcome=overall,
        exit_code=_exit_code(overall, facts),
        reasons=tuple(_reasons(facts, outcomes, waived=any(r.waiver for r in decisive))),
    )


def _reasons(facts: RunFacts, outcomes: set[Outcome], *, waived: bool) -> Iterator[str]:
    """Why the run ends as it does; problems that must be fixed stand beside any end."""
    reasons = []
    if facts.lost_inputs:
        reasons.append("input_unreadable")
    for outcome, reason in (
        (Outcome.FAIL, "target_failed"),
        (Outcome.UNKNOWN, "target_unknown"),
        (Outcome.REVIEW, "target_review"),
        (Outcome.NOT_DUE, "not_due"),
    ):
        if outcome in outcomes:
            reasons.append(reason)
    if _silent(facts) and facts.run.scope is Scope.WHOLE:
        reasons.append("unit_not_reported")
    if not outcomes:
        reasons.append("nothing_judged")
    if waived:
        reasons.append("waived")
    yield from reasons or ["all_met"]
    if facts.problems.tiers[Tier.MUST_FIX]:
        yield "must_fix"


def _overall(outcomes: set[Outcome], *, lost: bool) -> RunOutcome:
    """The outcome in the words of a run; a run that lost an input never ends well."""
    worst = roll_up(outcomes)
    if worst is Outcome.FAIL:
        return RunOutcome.NON_COMPLIANT
    if worst is Outcome.UNKNOWN or lost:
        return RunOutcome.UNDETERMINED
    if worst is Outcome.REVIEW:
        return RunOutcome.NEEDS_REVIEW
    return RunOutcome.NOT_DUE if worst is Outcome.NOT_DUE else RunOutcome.COMPLIANT


def _exit_code(overall: RunOutcome, facts: RunFacts) -> int:
    if facts.lost_inputs:
        return 3
    if facts.run.options.exit_zero:
        return 0
    if facts.run.fail_on == "must-fix":
        return 1 if facts.problems.tiers[Tier.MUST_FIX] else 0
    match overall:
        case RunOutcome.NON_COMPLIANT:
            return 1
        case RunOutcome.UNDETERMINED | RunOutcome.NEEDS_REVIEW:
            return 4
        case _:
            return 0


def _counts(results: Iterable[Result]) -> Counts:
    tally = Counter(COUNTED[result.outcome] for result in results)
    return Counts(total=sum(tally.values()), **tally)


def _unit(facts: RunFacts, unit: Unit, *, reported: bool) -> UnitVerdict:
    results = facts.results.units[unit.id]
    speaking = {record.body for result in results for record in result.records}
    return UnitVerdict(
        id=unit.id,
        name=unit.title,
        short=unit.short,
        kind=unit.kind,
        reported=reported,
        outcome=roll_up(result.outcome for result in _mandatory(facts, results)),
        bodies={body.id: body.title for body in unit.bodies if body.id in speaking},
        results=results,
    )


def _mandatory(facts: RunFacts, results: Iterable[Result]) -> list[Result]:
    wanted = {target.id for target in facts.targets if target.force is Force.MANDATORY}
    return [result for result in results if result.target in wanted]


def _summary(
    facts: RunFacts,
    of_scope: Sequence[Result],
    decisive: Sequence[Result],
    units: Sequence[UnitVerdict],
) -> Summary:
    forces = {target.id: target.force for target in facts.targets}
    first = {target.id: facts.rules.first_clause(target) for target in facts.targets}
    chosen = facts.run.options
    narrowed = bool(chosen.clauses or chosen.targets) or chosen.kind != "all"
    of_units = _of_units(facts, units)
    return Summary(
        judged=_counts(decisive),
        aspirational=_counts(r for r in of_scope if forces[r.target] is Force.ASPIRATIONAL),
        directional=_counts(r for r in of_scope if forces[r.target] is Force.DIRECTIONAL),
        encouraged=_counts(r for r in of_scope if forces[r.target] is Force.ENCOURAGED),
        by_clause=tuple(
            _clause(facts, clause, first, decisive, of_units.get(clause.id, {}))
            for clause in facts.rules.pack.clauses
            if not narrowed or any(clause.id in target.clauses for target in facts.targets)
        ),
        by_unit=tuple(
            UnitSummary(
                unit=unit.id,
                outcome=unit.outcome,
                counts=_counts(_mandatory(facts, unit.results)),
            )
            for unit in units
        ),
        problems=facts.problems.tiers,
    )


def _clause(
    facts: RunFacts,
    clause: Clause,
    first: Mapping[str, str],
    decisive: Sequence[Result],
    of_units: Mapping[str, Outcome],
) -> ClauseSummary:
    """A clause: counted where a target is printed first, judged wherever it is printed."""
    printed = {target.id for target in facts.targets if clause.id in target.clauses}
    own = {target for target in printed if first[target] == clause.id}
    judged = [result for result in decisive if result.target in printed]
    silent = sum(1 for item in facts.rules.exhortations if clause.id in item.clauses)
    return ClauseSummary(
        clause=clause.id,
        title=clause.title,
        outcome=_of_clause(judged, printed=bool(printed)),
        counts=_counts(result for result in judged if result.target in own),
        units=of_units,
        repeats=tuple(sorted(printed - own)),
        not_checkable=silent,
    )


def _of_units(facts: RunFacts, units: Iterable[UnitVerdict]) -> dict[str, dict[str, Outcome]]:
    """The outcome of every unit that has results in a clause, for each clause."""
    targets = {target.id: target for target in facts.targets}
    by_clause: dict[str, dict[str, Outcome]] = {}
    for unit in units:
        binding: dict[str, set[Outcome]] = {}
        for result in unit.results:
            target = targets[result.target]
            for clause in target.clauses:
                outcomes = binding.setdefault(clause, set())
                if target.force is Force.MANDATORY:
                    outcomes.add(result.outcome)
        for clause, outcomes in binding.items():
            only_info = not outcomes - {Outcome.INFO}
            rolled = Outcome.INFO if only_info else roll_up(outcomes)
            by_clause.setdefault(clause, {})[unit.id] = rolled
    return by_clause


def _of_clause(judged: Sequence[Result], *, printed: bool) -> Outcome | Literal["not_checkable"]:
    """What a clause comes to: nothing to check, nothing that binds, or the roll-up of what does."""
    if not printed:
        return "not_checkable"
    return roll_up(result.outcome for result in judged) if judged else Outcome.INFO


def _record(problem: Problem) -> ProblemRecord:
    return ProblemRecord(
        code=problem.code,
        tier=problem.tier,
        place=problem.location,
        found=problem.found,
        params=dict(problem.params),
        unit=problem.unit or None,
        figures=tuple(f"{figure}@{year}" for figure, year in problem.figures),
        related=problem.related,
        answer=problem.answer,
    )
