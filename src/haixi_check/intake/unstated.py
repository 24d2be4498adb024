"""What the workbook of a unit leaves out that the form asks for: a sheet, or how it was counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from haixi_check.intake.explanations import answering
from haixi_check.problem import EVERY_YEAR, Problem, Tier, shown
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.form import Column, ColumnType, Form, Register
from haixi_check.rulepack.pack import Pack
from haixi_check.submission import Submission
from haixi_check.table import Location

Submissions = Mapping[str, Submission]

FIGURES, EVIDENCE = "figures", "evidence"


def missing_sheets(submissions: Submissions, form: Form) -> Iterator[Problem]:
    """A workbook of the form without a sheet that every unit fills in, or without its own year.

    What rows add up to stands alone then: nobody can hold it against what was declared.
    """
    figures = [figure.id for figure in form.figures]
    for item in submissions.values():
        if not item.is_form:
            continue
        if FIGURES not in item.sheets:
            yield _not_there("sheet_missing", item, figures, EVERY_YEAR, form, FIGURES)
        elif item.year and _left_blank(item, item.year):
            yield _not_there("year_not_filled_in", item, figures, item.year, form, FIGURES)
        if EVIDENCE not in item.sheets:
            yield _not_there("sheet_missing", item, (), EVERY_YEAR, form, EVIDENCE)


def _left_blank(item: Submission, year: int) -> bool:
    """Whether the column of a year is there and blank throughout, of a unit that gives anything."""
    given = {cell[1] for cell, stated in item.declared.items() if stated.flaw != "blank"}
    there = {year for _, year in item.declared}
    return year in there - given and bool(given or item.entries)


def _not_there(
    code: str, item: Submission, figures: Iterable[str], year: int, form: Form, sheet: str
) -> Problem:
    return Problem(
        code=code,
        tier=Tier.EXPLAIN,
        location=Location(item.files[0]),
        params={"sheet_name": form.sheet_titles[sheet].zh, "year": str(year)},
        unit=item.unit,
        figures=tuple((figure, year) for figure in figures),
    )


def unstated_bases(submissions: Submissions, pack: Pack, form: Form) -> Iterator[Problem]:
    """Figures of which a unit does not state how, or on which day, they were counted.

    In a sheet of the form the line stands there to be filled in. A choice (研究生层次 by 学历 or by
    学位) must be stated as soon as another unit states it, whether that one's own figures can be
    used or not, and be the same: figures are pooled.
    """
    for line in form.basics.columns:
        figures = [figure for figure in form.figures if line.id in figure.stated_by]
        counting = [item for item in submissions.values() if _counts(item, figures, pack, form)]
        stated = [item for item in submissions.values() if item.basics.get(line.id)]
        first = stated[0] if stated and line.type is ColumnType.CHOICE else None
        for item in counting:
            basis = item.basics.get(line.id)
            if basis is None and item.is_form:
                yield _problem("line_blank", item, line, figures)
            elif first is not None and basis != first.basics[line.id]:
                code = "basis_differs" if basis else "basis_unstated"
                yield _problem(code, item, line, figures, first)


def _counts(item: Submission, figures: Iterable[FigureField], pack: Pack, form: Form) -> bool:
    """Whether a unit gives any of these figures, as a number or by the rows of a sheet."""
    asked = {figure.id for figure in figures if pack.by_id[item.unit].level in figure.filled_by}
    declared = {figure for (figure, _), given in item.declared.items() if given.value is not None}
    listed = (
        rule.figure
        for register in (*form.registers, *form.rosters)
        if item.entries.get(register.id)
        for rule in register.derives
    )
    return not asked.isdisjoint(declared) or not asked.isdisjoint(listed)


def _problem(
    code: str,
    item: Submission,
    line: Column,
    figures: Iterable[FigureField],
    first: Submission | None = None,
) -> Problem:
    return Problem(
        code=code,
        tier=Tier.EXPLAIN,
        location=item.places.get(line.id, Location(item.files[0])),
        found=str(item.basics.get(line.id) or ""),
        params={
            "line": line.title.zh,
            "other": first.unit if first else "",
            "other_basis": str(first.basics[line.id]) if first else "",
        },
        unit=item.unit,
        figures=tuple((figure.id, EVERY_YEAR) for figure in figures),
        related=(first.places[line.id],) if first else (),
        answer=answering(item.explanation, line.names),
    )


def unlisted_codes(submissions: Submissions, form: Form) -> Iterator[Problem]:
    """Rows that name a code which the unit's own list of such things does not have."""
    for register in form.registers:
        for name in sorted({name for rule in register.derives for name in rule.also_named_in}):
            for item in submissions.values():
                yield from _unlisted(item, register, name)


def _unlisted(item: Submission, register: Register, other: str) -> Iterator[Problem]:
    column = register.key_columns[-1]
    listed = {entry.values.get(column) for entry in item.entries.get(register.id, ())}
    for entry in item.entries.get(other, ()) if listed else ():
        code = entry.values.get(column)
        if code and code not in listed:
            yield Problem(
                code="code_not_listed",
                tier=Tier.NOTE,
                location=entry.location,
                found=shown(str(code)),
                params={"sheet_name": register.title.zh},
                unit=entry.unit,
            )
