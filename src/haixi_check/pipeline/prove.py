"""Whether the examples of a rule pack would notice if a rule were slightly wrong.

Each target is changed in one thing at a time (`rulepack/mutations`); an example whose outcome then
differs has noticed, or else a submission that is judged by both and comes to something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from haixi_check.judging.evaluate import evaluate
from haixi_check.pipeline.examples import differences, typical_year
from haixi_check.pipeline.judgement import judged_case
from haixi_check.pipeline.request import Request
from haixi_check.plain import dataclass
from haixi_check.readers import read_all
from haixi_check.readers.discovery import list_all
from haixi_check.result import Outcome, Result
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.measures import Evidence, Share
from haixi_check.rulepack.mutations import Mutation, mutations
from haixi_check.rulepack.periods import By, Every
from haixi_check.rulepack.targets import Example, Force, Target
from haixi_check.submission import Case


@dataclass(frozen=True, kw_only=True)
class Proof:
    """How well the examples of a pack prove it."""

    trials: tuple[Trial, ...]
    unreached: tuple[tuple[Target, Outcome], ...]
    """Outcomes that a target can come to and none of its examples does."""
    outcomes: int
    """How many outcomes the targets can come to in all."""

    @property
    def survivors(self) -> tuple[Trial, ...]:
        """The changes that nobody noticed."""
        return tuple(trial for trial in self.trials if trial.survived)

    @property
    def complete(self) -> bool:
        """Whether every change is noticed and every outcome reached."""
        return not self.survivors and not self.unreached


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A mutation, and who noticed it."""

    mutation: Mutation
    noticed_by: str
    """The name of an example, or the path of a submission; empty where nobody noticed."""
    by_example: bool = False

    @property
    def survived(self) -> bool:
        """Whether a rule so wrong would pass every example."""
        return not self.noticed_by and not self.mutation.same


def prove(pack: str | None, submissions: Sequence[Path] = ()) -> Proof:
    """Try every change of every target of a pack; each path of `submissions` is one run."""
    rules = load_pack(find_pack(pack), examples=True)
    cases = [(str(path), submitted(rules, path)) for path in submissions]
    unreached = [
        (target, outcome)
        for target in rules.targets
        for outcome in reachable(target)
        if outcome not in {example.outcome for example in target.examples}
    ]
    return Proof(
        trials=tuple(trial for target in rules.targets for trial in tried(rules, target, cases)),
        unreached=tuple(unreached),
        outcomes=sum(len(reachable(target)) for target in rules.targets),
    )


def reachable(target: Target) -> tuple[Outcome, ...]:
    """The outcomes that a target can come to, for what it binds."""
    if target.not_judged is not None:
        return (Outcome.INFO,)
    measure = target.measure
    encouraged = target.force is Force.ENCOURAGED
    found = {Outcome.PASS, Outcome.REVIEW, Outcome.INFO if encouraged else Outcome.FAIL}
    if not encouraged or not target.is_duty:
        found.add(Outcome.UNKNOWN)
    if isinstance(target.period, By | Every):
        found.add(Outcome.NOT_DUE)
    if isinstance(measure, Evidence) and measure.may_not_apply:
        found.add(Outcome.NOT_APPLICABLE)
    if isinstance(measure, Share) and measure.empty_is == "not_applicable":
        found.add(Outcome.NOT_APPLICABLE)
    return tuple(outcome for outcome in Outcome if outcome in found)


def tried(rules: RulePack, target: Target, cases: Iterable[tuple[str, Case]]) -> Iterator[Trial]:
    """Every change of `target`, and which example or submission notices it."""
    known = [(name, case, comes_to(target, case)) for name, case in cases]
    year = typical_year(rules, target)
    for mutation in mutations(rules, target):
        examples = (each.name for each in target.examples if _differs(rules, mutation, each, year))
        others = (name for name, case, right in known if comes_to(mutation.target, case) != right)
        by = next(examples, None)
        yield Trial(mutation=mutation, noticed_by=by or next(others, ""), by_example=by is not None)


def _differs(rules: RulePack, mutation: Mutation, example: Example, year: int) -> bool:
    return next(differences(rules, mutation.target, example, year=year), None) is not None


def submitted(rules: RulePack, path: Path) -> Case:
    """What is judged of the submissions at `path`."""
    listing = list_all((path,))
    reading = read_all(listing.sources, jobs=1)
    with closing(reading):
        return judged_case(Request(paths=(path,)), rules, listing, reading.worked_on)


def comes_to(target: Target, case: Case) -> tuple[Result, ...]:
    """What a verdict says that a target came to; the rule itself is no part of it."""
    results = evaluate(case, (target,))
    return (*results.whole, *(one for found in results.units.values() for one in found))
