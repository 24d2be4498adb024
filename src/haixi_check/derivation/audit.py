"""审核关系: checks between the figures of one unit. It finds problems; it mends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from haixi_check.derivation.tallies import Cell
from haixi_check.exact import exact, share
from haixi_check.figure import Figure
from haixi_check.problem import Problem, Tier
from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.rulepack.form import Form
from haixi_check.submission import Submission
from haixi_check.table import Place

JUMP = Fraction(30, 100)
"""A change by more than this on last year owes an explanation (statistical reporting practice)."""
JUMP_OF_PERSONS = 20
"""… for persons only from this many on: small schools change by a class at a time."""
COPIED = Fraction(1, 2)
"""More than this part of a unit's figures identical to last year's looks like a copy."""
COPIED_FROM = 4
"""… where at least this many figures can be compared."""
Own = Mapping[tuple[str, int], Figure]
"""The figures of one unit, by figure and year."""


def audit(
    form: Form, submissions: Mapping[str, Submission], table: Mapping[Cell, Figure]
) -> list[Problem]:
    """Check the figures of each unit against each other and against its last year."""
    of_unit: dict[str, dict[tuple[str, int], Figure]] = {unit: {} for unit in submissions}
    for (unit, figure, year), found in table.items():
        if unit in of_unit:
            of_unit[unit][figure, year] = found
    return [
        problem
        for unit, submission in submissions.items()
        for problem in _audited(form, submission, of_unit[unit])
    ]


def _audited(form: Form, submission: Submission, own: Own) -> Iterator[Problem]:
    years: dict[str, list[int]] = {}
    for figure, year in sorted(own):
        years.setdefault(figure, []).append(year)
    for field in form.figures:
        for year in years.get(field.id, ()):
            yield from _unchecked(field, form.parts_of[field.id], year, own, submission)
            yield from _above_bounds(field, year, own, submission)
            yield from _slipped(field, year, own, submission)
            yield from _jumped(field, form.parts_of[field.id], year, own, submission)
    for year in sorted({year for _, year in own}):
        yield from _copied(year, own, submission)


def _unchecked(
    field: FigureField, parts: frozenset[str], year: int, own: Own, submission: Submission
) -> Iterator[Problem]:
    """A figure that cannot be checked, because the other side is blank or cannot be used.

    Its whole, a part of it that was given and cannot be used, or last year's figure, where the
    submission states that year at all.
    """
    here = own[field.id, year]
    if here.value is None:
        return
    for figure, of_year in _other_sides(field, parts, year, own, submission):
        other = own.get((figure, of_year))
        if other is None or other.value is None:
            yield Problem(
                code="check_without_other_side",
                tier=Tier.EXPLAIN,
                location=_place(here, submission),
                found=exact(here.value),
                params={
                    "figure": field.id,
                    "year": str(year),
                    "other": figure,
                    "other_year": str(of_year),
                },
                unit=submission.unit,
                figures=((field.id, year),),
                answer=_explanation(submission, field.id, year),
            )


def _other_sides(
    field: FigureField, parts: frozenset[str], year: int, own: Own, submission: Submission
) -> Iterator[tuple[str, int]]:
    yield from ((bound.figure, year) for bound in field.at_most)
    for part in sorted(parts):
        given = own.get((part, year))
        if given is not None and _unusable(given):
            yield part, year
    if field.kind is not Kind.THINGS and _states(submission, own, field.id, year - 1):
        yield field.id, year - 1


def _unusable(figure: Figure) -> bool:
    """Whether something was given that cannot be used, which is more than a blank."""
    return figure.value is None and any(gap.reason != "blank" for gap in figure.gaps)


def _states(submission: Submission, own: Own, figure: str, year: int) -> bool:
    """Whether a submission says anything of a year: this figure, however badly, or any other."""
    last = own.get((figure, year))
    given = {cell[1] for cell, stated in submission.declared.items() if stated.flaw != "blank"}
    # The form runs year by year: a year that is left out between two is stated nowhere else.
    left_out = submission.is_form and any(other < year for other in given)
    return (last is not None and _unusable(last)) or year in given or left_out


def _above_bounds(
    field: FigureField, year: int, own: Own, submission: Submission
) -> Iterator[Problem]:
    """A part that exceeds its whole: both numbers are named, and neither can be used."""
    part = own[field.id, year]
    for bound in field.at_most:
        whole = own.get((bound.figure, year))
        if whole is None or part.value is None or whole.value is None or part.value <= whole.value:
            continue
        yield Problem(
            code="part_above_whole",
            tier=bound.tier,
            location=_place(part, submission),
            found=exact(part.value),
            params={
                "part": field.id,
                "whole": bound.figure,
                "part_value": exact(part.value),
                "whole_value": exact(whole.value),
                "year": str(year),
            },
            unit=submission.unit,
            figures=((field.id, year), (bound.figure, year)),
            related=(_place(whole, submission),),
            answer=_explanation(submission, field.id, year),
        )


def _slipped(field: FigureField, year: int, own: Own, submission: Submission) -> Iterator[Problem]:
    """Money per head of an odd size: the unit of money was probably mistaken."""
    if field.slip is None:
        return
    money, heads = own[field.id, year], own.get((field.slip.per, year))
    if heads is None or not heads.value or money.value is None:
        return
    per_head = money.value / heads.value
    if Fraction(field.slip.over) <= per_head <= Fraction(field.slip.under):
        yield Problem(
            code="unit_slip",
            tier=field.slip.tier,
            location=_place(money, submission),
            found=exact(money.value),
            params={
                "figure": field.id,
                "per": field.slip.per,
                "suspected": field.slip.suspected,
                "year": str(year),
            },
            unit=submission.unit,
            figures=((field.id, year),),
            related=(_place(heads, submission),),
            answer=_explanation(submission, field.id, year),
        )


def _jumped(
    field: FigureField, parts: frozenset[str], year: int, own: Own, submission: Submission
) -> Iterator[Problem]:
    """A change by more than 30 %, or from 0; for persons also by at least 20.

    A whole that nobody explains cannot fall to 0: that would leave nothing to be judged of it.
    """
    last = own.get((field.id, year - 1))
    this = own[field.id, year]
    if field.kind is Kind.THINGS or last is None or last.value is None or this.value is None:
        return
    change = abs(this.value - last.value)
    small = field.kind is Kind.PERSONS and change < JUMP_OF_PERSONS
    if last.value < 0 or small or change <= JUMP * last.value:
        return
    answer = _explanation(submission, field.id, year)
    lost = bool(parts) and this.value == 0
    params = {"figure": field.id, "year": str(year), "last": exact(last.value)}
    if last.value and not lost:
        sign = "+" if this.value > last.value else "-"
        params["change"] = sign + share(change / last.value, JUMP)
    yield Problem(
        code="fallen_to_zero" if lost else "jump" if last.value else "risen_from_zero",
        tier=Tier.MUST_FIX if lost and not answer else Tier.EXPLAIN,
        location=_place(this, submission),
        found=exact(this.value),
        params=params,
        unit=submission.unit,
        figures=((field.id, year),),
        related=(_place(last, submission),),
        answer=answer,
    )


def _copied(year: int, own: Own, submission: Submission) -> Iterator[Problem]:
    """More than half of a column of declared figures identical to that of the year before."""
    declared = submission.declared
    pairs = [
        (figure, own[figure, year], this.value, last.value)
        for (figure, found), this in sorted(declared.items())
        if found == year
        and (figure, year) in own
        and (last := declared.get((figure, year - 1))) is not None
        and this.value is not None
        and last.value is not None
        and (this.value or last.value)
    ]
    same = [(figure, here) for figure, here, this, last in pairs if this == last]
    if len(pairs) < COPIED_FROM or Fraction(len(same), len(pairs)) <= COPIED:
        return
    unexplained = [item for item in same if not _explanation(submission, item[0], year)]
    yield Problem(
        code="copied_last_year",
        tier=Tier.EXPLAIN,
        location=_place(same[0][1], submission),
        params={"same": str(len(same)), "of": str(len(pairs)), "year": str(year)},
        unit=submission.unit,
        figures=tuple((figure, year) for figure, _ in unexplained),
        related=tuple(_place(this, submission) for _, this in same[1:5]),
        answer=submission.why_unchanged or ("" if unexplained else "逐项说明"),
    )


def _explanation(submission: Submission, figure: str, year: int) -> str:
    declared = submission.declared.get((figure, year))
    return declared.explanation if declared is not None else ""


def _place(figure: Figure, submission: Submission) -> Place:
    """Where a figure stands: its own cell, or the first row that it was derived from."""
    if figure.sources:
        return figure.sources[0].place
    return Place(submission.files[0] if submission.files else "")
