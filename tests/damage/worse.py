"""Ways to make a submission worse, honestly: what it then says is understood, and bad."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from tests.damage.book import Submission, Value, a1
from tests.damage.layout import Place, layout_of, places
from tests.damage.rosters import GRADUATES, STUDENTS
from tests.damage.steps import Step

Worse: TypeAlias = Callable[[Submission], Sequence[Step]]
"""The steps that make a submission worse; none where there is nothing to change."""


def _column(submission: Submission, sheet: str, column: str) -> list[Place]:
    return [
        place for place in places(submission) if place.form.id == sheet and place.column == column
    ]


def _every(
    submission: Submission,
    sheet: str,
    column: str,
    value: Value,
    *,
    step: int = 2,
    filled: bool = True,
) -> list[Step]:
    """A value for every second record (or so) of a column, in rows that hold a status or more."""
    steps = []
    for place in _column(submission, sheet, column):
        page = submission.sheet(place.sheet)
        cells = [
            cell
            for cell in place.cells
            if (
                cell in place.filled
                if filled
                else sum(v is not None for v in page.rows[cell[0]]) > 3
            )
        ]
        steps += [Step("put", (place.sheet, a1(*cell), value)) for cell in cells[::step]]
    return steps


def undone(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "status", "未落实")


def all_undone(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "status", "未落实", step=1)


def other_year(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "for_year", 2021, step=1)


def old_records(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "date", datetime.date(2019, 6, 10))


def late_records(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "date", datetime.date(2023, 6, 12))


def undated(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "date", None)


def no_document(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "document", None)


def file_missing(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "file", "佐证/没有这个文件.pdf", filled=False)


def only_file_missing(submission: Submission) -> Sequence[Step]:
    """The same, and nothing else proves anything."""
    return [*file_missing(submission), *_every(submission, "evidence", "document", None, step=1)]


def not_applicable(submission: Submission) -> Sequence[Step]:
    return _every(submission, "evidence", "status", "不适用", step=3)


def contradictory(submission: Submission) -> Sequence[Step]:
    """Every third record once more at the end, and there it is not done."""
    steps: list[Step] = []
    for place in _column(submission, "evidence", "status"):
        last = len(submission.sheet(place.sheet).rows)
        for more, (row, column) in enumerate(place.filled[::3], 1):
            steps.append(Step("copy_row", (place.sheet, row + 1, last + more)))
            steps.append(Step("put", (place.sheet, a1(last + more - 1, column), "未落实")))
    return steps


def being_built(submission: Submission) -> Sequence[Step]:
    return _every(submission, "bases", "stage", "在建", step=3)


_DAY = (
    ("bases", "in_use_since"),
    *(
        (name, "date")
        for name in ("articulations", "clusters", "enterprises", "studios", "incubators")
    ),
)


def dated_ahead(submission: Submission) -> Sequence[Step]:
    later = datetime.date(2023, 5, 4)
    return [step for sheet, day in _DAY for step in _every(submission, sheet, day, later, step=2)]


def entries_undated(submission: Submission) -> Sequence[Step]:
    return [step for sheet, day in _DAY for step in _every(submission, sheet, day, None, step=2)]


def entries_unproven(submission: Submission) -> Sequence[Step]:
    named = [(sheet, "document") for sheet, _ in _DAY]
    named += [("programs", "featured_document"), ("teachers", "dual_qualified_document")]
    return [step for sheet, name in named for step in _every(submission, sheet, name, None, step=2)]


def entries_incomplete(submission: Submission) -> Sequence[Step]:
    named = [("bases", "outreach"), ("incubators", "level")]
    return [step for sheet, name in named for step in _every(submission, sheet, name, None, step=1)]


def few_featured(submission: Submission) -> Sequence[Step]:
    return _every(submission, "programs", "featured", "否", step=2)


def classes_of_another_year(submission: Submission) -> Sequence[Step]:
    return [
        step
        for column, day in (
            ("start", datetime.date(2021, 9, 1)),
            ("end", datetime.date(2021, 9, 30)),
        )
        for step in _every(submission, "classes", column, day, step=2)
    ]


def few_person_times(submission: Submission) -> Sequence[Step]:
    steps = _every(submission, "classes", "person_times", 3, step=1)
    return [*steps, *_every(submission, "classes", "persons", 2, step=1)]


def weak_staff(submission: Submission) -> Sequence[Step]:
    steps = _every(submission, "teachers", "dual_qualified", "否", step=2)
    steps += _every(submission, "teachers", "degree", "专科", step=3)
    return [*steps, *_every(submission, "teachers", "practice_months", 1, step=2)]


def contradictory_staff(submission: Submission) -> Sequence[Step]:
    """Dual-qualified, and not specialist: rows that contradict themselves."""
    return _every(submission, "teachers", "specialist", "否", step=4)


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
    for place in _column(submission, "figures", "2022"):
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
    for place in _column(submission, "figures", year):
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
    return _every(submission, "basics", "employment_cutoff", datetime.date(2022, 8, 31), step=1)


def cutoff_of_another_year(submission: Submission) -> Sequence[Step]:
    return _every(submission, "basics", "employment_cutoff", datetime.date(2021, 12, 31), step=1)


def another_basis(submission: Submission) -> Sequence[Step]:
    return _every(submission, "basics", "postgraduate_basis", "学位", step=1)


def one_of_last_year(submission: Submission) -> Sequence[Step]:
    """One of several units hands in the form of the year before."""
    return _every(submission, "basics", "year", 2021, step=4)


def distinct(submission: Submission) -> Sequence[Step]:
    """Bases of their own for every unit: `shared` then meets nearly every target."""
    steps = []
    for place in _column(submission, "bases", "name"):
        page = submission.sheet(place.sheet)
        for row, column in place.filled:
            text = f"{page.at(row, column)}{row}"
            steps.append(Step("put", (place.sheet, a1(row, column), text)))
    return steps


def denied(submission: Submission) -> Sequence[Step]:
    """Another unit has every base of the first as well, and says it is being built."""
    steps: list[Step] = []
    for place in _column(submission, "bases", "stage"):
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


WORSE: Mapping[str, Worse] = {
    function.__name__.replace("_", "-"): function
    for function in (
        undone, all_undone, other_year, old_records, late_records, undated, no_document,
        file_missing, only_file_missing, not_applicable, contradictory, being_built, dated_ahead,
        entries_undated, entries_unproven, entries_incomplete, few_featured,
        classes_of_another_year, few_person_times, weak_staff, contradictory_staff, weak_figures,
        jumping_figures, falling_figures, copied_figures, too_large_parts, rosters,
        employment_of_august, cutoff_of_another_year, another_basis, one_of_last_year, distinct,
        denied,
    )
}  # fmt: skip
