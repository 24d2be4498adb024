"""What a unit lists, declares and states, where these do not fit; and which rows do not count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from haixi_check.derivation.tallies import Cell, Tally
from haixi_check.exact import exact
from haixi_check.figure import Figure
from haixi_check.problem import Problem, Tier
from haixi_check.rulepack.form import Form
from haixi_check.submission import Declared, Entry, Submission
from haixi_check.table import Place


def disagreements(
    submissions: Mapping[str, Submission],
    tallies: Mapping[Cell, Tally],
    table: Mapping[Cell, Figure],
    form: Form,
) -> list[Problem]:
    """What is told of figures that can be used, and of the rows that do not count for them."""
    listed = {rule.figure: register.id for register in form.registers for rule in register.derives}
    problems: list[Problem] = []
    for cell in sorted(tallies):
        unit, figure, year = cell
        tally, submission = tallies[cell], submissions[unit]
        if table[cell].value is None:
            continue  # whatever took it away is told
        problems.extend(_clashing(cell, tally, submission))
        if year == submission.year:
            problems.extend(_not_counted(cell, tally, form))
        declared = submission.declared.get((figure, year))
        if declared is not None:
            problems.extend(_disagreement(cell, declared, tally, table[cell]))
    for submission in submissions.values():
        problems.extend(_declared_only(submission, table, tallies, listed))
    return problems


def _not_counted(cell: Cell, tally: Tally, form: Form) -> Iterator[Problem]:
    """Which rows do not count for want of a document or a date; of persons only how many."""
    register = form.register(tally.register)
    titles = {name: register.column(name).title.zh for name in tally.asked}
    if tally.of_persons:
        count = tally.uniform_unproven + tally.worth(tally.unproven)
        if count and tally.sheets:
            params = {
                "figure": cell[1],
                "count": exact(count),
                "column": "、".join(titles.values()),
            }
            yield _without(cell, "persons_not_counted", tally.sheets[0], params)
        return
    for row in tally.unproven.values():
        lacking = [title for name, title in titles.items() if row.values.get(name) in (None, "")]
        params = {"figure": cell[1], "column": "、".join(lacking)}
        yield _without(cell, "entry_not_counted", row.location, params, row)


def _without(
    cell: Cell, code: str, where: Place, params: Mapping[str, str], row: Entry | None = None
) -> Problem:
    return Problem(
        code=code,
        tier=Tier.EXPLAIN,
        location=where,
        found=row.source.raw if row is not None else "",
        params=params,
        unit=cell[0],
        answer=row.explanation if row is not None else "",
    )


def _clashing(cell: Cell, tally: Tally, submission: Submission) -> Iterator[Problem]:
    """Once a sheet, that rows say otherwise than 基本信息 how a figure was counted."""
    told: set[tuple[str, str, str]] = set()
    for line, said, entry in tally.clashing:
        sheet = (line, entry.location.file, entry.location.sheet)
        if sheet not in told:
            told.add(sheet)
            yield Problem(
                code="row_of_other_basis",
                tier=Tier.EXPLAIN,
                location=entry.location,
                found=said,
                params={"stated": str(submission.basics[line])},
                unit=cell[0],
                figures=(cell[1:],),
                related=(submission.places[line],) if line in submission.places else (),
                answer=entry.explanation,
            )


def _declared_only(
    submission: Submission,
    table: Mapping[Cell, Figure],
    tallies: Mapping[Cell, Tally],
    listed: Mapping[str, str],
) -> Iterator[Problem]:
    """Numbers of things that were declared and never listed: no pass rests on them until they are.

    One problem for a figure, at the latest year; all its years are in doubt.
    """
    found: dict[str, dict[int, Declared]] = defaultdict(dict)
    for (figure, year), declared in submission.declared.items():
        bare = figure in listed and not submission.entries.get(listed[figure])
        cell = (submission.unit, figure, year)
        if bare and declared.value and cell not in tallies and table[cell].value is not None:
            found[figure][year] = declared
    for figure in sorted(found):
        stated = found[figure]
        last = stated[max(stated)]
        yield Problem(
            code="declared_only",
            tier=Tier.EXPLAIN,
            location=last.source.place,
            found=exact(last.value or Fraction(0)),
            params={"figure": figure, "register": listed[figure]},
            unit=submission.unit,
            figures=tuple((figure, year) for year in sorted(stated)),
        )


def _disagreement(
    cell: Cell, declared: Declared, tally: Tally, figure: Figure
) -> Iterator[Problem]:
    """An explain problem that names both places, where declared and derived numbers differ."""
    if declared.value is None or figure.value is None or declared.value == figure.value:
        return
    yield Problem(
        code="declared_differs",
        tier=Tier.EXPLAIN,
        location=declared.source.place,
        found=exact(declared.value),
        params={
            "figure": cell[1],
            "year": str(cell[2]),
            "declared": exact(declared.value),
            "derived": exact(figure.value),
            "register": tally.register,
        },
        unit=cell[0],
        figures=((cell[1], cell[2]),),
        related=tuple(tally.sheets[:1]),
        answer=declared.explanation,
    )
