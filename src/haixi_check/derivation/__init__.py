"""From submissions to figures: what rows come to, what was declared, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from haixi_check.derivation.audit import audit
from haixi_check.derivation.derive import tally
from haixi_check.derivation.disagreements import disagreements
from haixi_check.derivation.doubts import apply_problems
from haixi_check.derivation.pool import combine, overlaps
from haixi_check.figure import Figures
from haixi_check.problem import Problem
from haixi_check.rulepack import RulePack
from haixi_check.submission import Submission


def figures_of(
    rules: RulePack,
    submissions: Mapping[str, Submission],
    noticed: Iterable[Problem],
    year: int,
) -> tuple[Figures, list[Problem]]:
    """All figures of a run, after the checks between them; and what those checks found.

    `noticed` are the problems of intake: what they say of a figure holds before any comparison.
    """
    tallies = tally(rules.pack, rules.form, submissions, range(rules.pack.base_year, year + 1))
    table = combine(submissions, tallies, rules.form)
    table = apply_problems(table, noticed, rules.form.named_across)
    problems = disagreements(submissions, tallies, table, rules.form)
    table = apply_problems(table, problems)
    audited = audit(rules.form, submissions, table)
    twice, overlapping = overlaps(tallies)
    figures = Figures(tuple(submissions), apply_problems(table, audited), twice)
    return figures, [*problems, *audited, *overlapping]
