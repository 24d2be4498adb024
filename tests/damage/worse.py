"""Ways to make a submission worse, honestly: what it then says is understood, and bad."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from tests.damage.book import Submission, a1
from tests.damage.layout import layout_of
from tests.damage.rosters import GRADUATES, STUDENTS
from tests.damage.steps import Step
from tests.damage.worse_records import (
    all_undone,
    column_of,
    contradictory,
    every,
    expired,
    file_missing,
    late_records,
    no_document,
    not_applicable,
    old_records,
    only_file_missing,
    other_year,
    repealed,
    undated,
    under_way,
    undone,
)  # fmt: skip
from tests.roster_cases import invented_number

Worse: TypeAlias = Callable[[Submission], Sequence[Step]]
"""The steps that make a submission worse; none where there is nothing to change."""


def being_built(submission: Submission) -> Sequence[Step]:
    return every(submission, "bases", "stage", "在建", step=3)


_DAY = (
    ("bases", "in_use_since"),
    *(
        (name, "date")
        for name in ("articulations", "clusters", "enterprises", "studios", "incubators")
    ),
)


def dated_ahead(submission: Submission) -> Sequence[Step]:
    later = datetime.date(2023, 5, 4)
    return [step for sheet, day in _DAY for step in every(submission, sheet, day, later, step=2)]


def entries_undated(submission: Submission) -> Sequence[Step]:
    return [step for sheet, day in _DAY for step in every(submission, sheet, day, None, step=2)]


def entries_unproven(submission: Submission) -> Sequence[Step]:
    named = [(sheet, "document") for sheet, _ in _DAY]
    named += [("programs", "featured_document"), ("teachers", "dual_qualified_document")]
    return [step for sheet, name in named for step in every(submission, sheet, name, None, step=2)]


def entries_incomplete(submission: Submission) -> Sequence[Step]:
    named = [("bases", "outreach"), ("incubators", "level")]
    return [step for sheet, name in named for step in every(submission, sheet, name, None, step=1)]


def few_featured(submission: Submission) -> Sequence[Step]:
    return every(submission, "programs", "featured", "否", step=2)


def classes_of_another_year(submission: Submission) -> Sequence[Step]:
    return [
        step
        for column, day in (
            ("start", datetime.date(2021, 9, 1)),
            ("end", datetime.date(2021, 9, 30)),
        )
        for step in every(submission, "classes", column, day, step=2)
    ]


def few_person_times(submission: Submission) -> Sequence[Step]:
    steps = every(submission, "classes", "person_times", 3, step=1)
    return [*steps, *every(submission, "classes", "persons", 2, step=1)]


def weak_staff(submission: Submission) -> Sequence[Step]:
    steps = every(submission, "teachers", "dual_qualified", "否", step=2)
    steps += every(submission, "teachers", "degree", "专科", step=3)
    return [*steps, *every(submission, "teachers", "practice_months", 1, step=2)]


def contradictory_staff(submission: Submission) -> Sequence[Step]:
    """Dual-qualified, and not specialist: rows that contradict themselves."""
    return every(submission, "teachers", "specialist", "否", step=4)


def weak_figures(submission: Submission) -> Sequence[Step]:
    """This year's figures of parts at a quarter: shares are missed, sums are small."""
    return _scaled(submission, "2022", lambda value: value // 4, _PARTS)


def jumping_figures(submission: Submission) -> Sequence[Step]:
    """Last year's figures at half: this year's owe an explanation."""
    return _scaled(submission, "2021", lambda value: value // 2)


def falling_figures(submission: Submission) -> Sequence[Step]:
    return _scaled(submission, "2021", lambda value: value * 11 // 10)


def copied_figures(submission: Submission) -> Sequence[Step]:
    """This year's figures are last year's."""
    steps = []
    for place in column_of(submission, "figures", "2022"):
        page = submission.sheet(place.sheet)
        for row, column in place.filled:
            steps.append(Step("put", (place.sheet, a1(row, column), page.at(row, column - 1))))
    return steps


def too_large_parts(submission: Submission) -> Sequence[Step]:
    return _scaled(submission, "2022", lambda value: value * 5 + 9, _PARTS)


_PARTS = (
    "employed_graduates", "progressed_graduates", "certified_graduates", "exam_candidates_present",
    "dual_qualified_teachers", "degree_qualified_teachers", "postgraduate_teachers",
    "practice_done_teachers", "digital_course_sections", "returnees_received",
    "local_surcharge_vocational", "urban_surcharge_vocational", "skilled_workers",
    "training_person_times", "certificate_kinds", "fiscal_appropriation",
)  # fmt: skip


def _scaled(
    submission: Submission, year: str, change: Callable[[int], int], only: Sequence[str] = ()
) -> list[Step]:
    steps = []
    for place in column_of(submission, "figures", year):
        page = submission.sheet(place.sheet)
        found = layout_of(page)
        assert found is not None
        for row, column in place.filled:
            value, code = page.at(row, column), page.at(row, found.columns["code"])
            if isinstance(value, int) and (not only or code in only):
                steps.append(Step("put", (place.sheet, a1(row, column), change(value))))
    return steps


def rosters(submission: Submission) -> Sequence[Step]:
    """Rosters of graduates and students beside the first workbook of one unit."""
    book = submission.books[0].name
    return [
        Step("add_sheet", (book, "毕业生名册", GRADUATES)),
        Step("add_sheet", (book, "在校生名册", STUDENTS)),
    ]


def employment_of_august(submission: Submission) -> Sequence[Step]:
    return every(submission, "basics", "employment_cutoff", datetime.date(2022, 8, 31), step=1)


def cutoff_of_another_year(submission: Submission) -> Sequence[Step]:
    return every(submission, "basics", "employment_cutoff", datetime.date(2021, 12, 31), step=1)


def another_basis(submission: Submission) -> Sequence[Step]:
    return every(submission, "basics", "postgraduate_basis", "学位", step=1)


def one_of_last_year(submission: Submission) -> Sequence[Step]:
    """One of several units hands in the form of the year before."""
    return every(submission, "basics", "year", 2021, step=4)


def distinct(submission: Submission) -> Sequence[Step]:
    """Bases of their own for every unit: `shared` then meets nearly every target."""
    steps = []
    for place in column_of(submission, "bases", "name"):
        page = submission.sheet(place.sheet)
        for row, column in place.filled:
            text = f"{page.at(row, column)}{row}"
            steps.append(Step("put", (place.sheet, a1(row, column), text)))
    return steps


def denied(submission: Submission) -> Sequence[Step]:
    """Another unit has every base of the first as well, and says it is being built."""
    steps: list[Step] = []
    for place in column_of(submission, "bases", "stage"):
        page = submission.sheet(place.sheet)
        found = layout_of(page)
        assert found is not None
        whose = found.columns.get("unit_name")
        if whose is None:
            continue
        first = page.at(place.filled[0][0], whose)
        other = next(name for row, _ in place.filled if (name := page.at(row, whose)) != first)
        last = len(page.rows)
        own = [cell for cell in place.filled if page.at(cell[0], whose) == first]
        for more, (row, column) in enumerate(own[:4], 1):
            at = last + more
            steps.append(Step("copy_row", (place.sheet, row + 1, at)))
            steps.append(Step("put", (place.sheet, a1(at - 1, whose), other)))
            steps.append(Step("put", (place.sheet, a1(at - 1, column), "在建")))
    return steps


def shared_staff(submission: Submission) -> Sequence[Step]:
    """Teachers with ID numbers, and some of two schools are the same persons."""
    steps = []
    for place in column_of(submission, "teachers", "id_number"):
        for at, cell in enumerate(place.cells):
            number = invented_number(at % 150)
            steps.append(Step("put", (place.sheet, a1(*cell), number)))
    return steps


def same_numbers(submission: Submission) -> Sequence[Step]:
    """Teachers of every school are numbered alike."""
    steps = []
    for place in column_of(submission, "teachers", "staff_no"):
        for at, cell in enumerate(place.filled):
            steps.append(Step("put", (place.sheet, a1(*cell), f"虚构{at % 150:03}")))
    return steps


def declared_higher(submission: Submission) -> Sequence[Step]:
    """What registers and rosters tell of is declared as more, and their rows are fewer."""
    more = _scaled(submission, "2022", lambda value: value * 3 // 2, _LISTED)
    return [*more, *being_built(submission), *weak_staff(submission)]


_LISTED = ("training_bases", "program_clusters", "dual_qualified_teachers", "training_person_times")


WORSE: Mapping[str, Worse] = {
    function.__name__.replace("_", "-"): function
    for function in (
        undone, all_undone, other_year, old_records, late_records, undated, no_document,
        file_missing, only_file_missing, not_applicable, contradictory, being_built, dated_ahead,
        entries_undated, entries_unproven, entries_incomplete, few_featured,
        classes_of_another_year, few_person_times, weak_staff, contradictory_staff, weak_figures,
        jumping_figures, falling_figures, copied_figures, too_large_parts, rosters,
        employment_of_august, cutoff_of_another_year, another_basis, one_of_last_year, distinct,
        denied, expired, under_way, repealed, shared_staff, same_numbers, declared_higher,
    )
}  # fmt: skip
