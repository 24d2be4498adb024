"""From submissions to figures: what rows come to, what was declared, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from haixi_check.derivation.audit import audit
from haixi_check.derivation.derive import tally
from haixi_check.derivation.disagreements import disagreements
from haixi_check.derivation.doubts import applied
from haixi_check.derivation.pool import of_units, overlaps
from haixi_check.figure import Figures
from haixi_check.problem import Problem
from haixi_check.rulepack import RulePack
from haixi_check.submission import Submission


def figures_of(
    rules: RulePack,
    submissions: Mapping[str, Submission],
    told: Iterable[Problem],
    year: int,
) -> tuple[Figures, list[Problem]]:
    """All figures of a run, after the checks between them; and what those checks found.

    `told` are the problems of intake: what they say of a figure holds before anything is compared.
    """
    tallies = tally(rules.pack, rules.form, submissions, range(rules.pack.base_year, year + 1))
    table = of_units(submissions, tallies, rules.form)
    table = applied(table, told, rules.form.named_across)
    problems = disagreements(submissions, tallies, table, rules.form)
    table = applied(table, problems)
    audited = audit(rules.form, submissions, table)
    twice, told_twice = overlaps(tallies)
    figures = Figures(tuple(submissions), applied(table, audited), twice)
    return figures, [*problems, *audited, *told_twice]
