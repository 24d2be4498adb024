"""Ways to make the records of evidence worse, and what such ways are made of."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tests.damage.book import Submission, Value, a1
from tests.damage.layout import Place, places
from tests.damage.steps import Step


def column_of(submission: Submission, sheet: str, column: str) -> list[Place]:
    return [
        place for place in places(submission) if place.form.id == sheet and place.column == column
    ]


def every(
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
    for place in column_of(submission, sheet, column):
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
    return every(submission, "evidence", "status", "未落实")


def all_undone(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "status", "未落实", step=1)


def other_year(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "for_year", 2021, step=1)


def old_records(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "date", datetime.date(2019, 6, 10))


def late_records(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "date", datetime.date(2023, 6, 12))


def undated(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "date", None)


def no_document(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "document", None)


def file_missing(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "file", "佐证/没有这个文件.pdf", filled=False)


def only_file_missing(submission: Submission) -> Sequence[Step]:
    """The same, and nothing else proves anything."""
    return [*file_missing(submission), *every(submission, "evidence", "document", None, step=1)]


def not_applicable(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "status", "不适用", step=3)


def contradictory(submission: Submission) -> Sequence[Step]:
    """Every third record once more at the end, and there it is not done."""
    steps: list[Step] = []
    for place in column_of(submission, "evidence", "status"):
        last = len(submission.sheet(place.sheet).rows)
        for more, (row, column) in enumerate(place.filled[::3], 1):
            steps.append(Step("copy_row", (place.sheet, row + 1, last + more)))
            steps.append(Step("put", (place.sheet, a1(last + more - 1, column), "未落实")))
    return steps


def expired(submission: Submission) -> Sequence[Step]:
    """Every second record holds no more; the column that says so is new where there is none."""
    steps: list[Step] = []
    known = {
        place.sheet: place.header[1] for place in column_of(submission, "evidence", "valid_until")
    }
    for place in column_of(submission, "evidence", "status"):
        page = submission.sheet(place.sheet)
        at = known.get(place.sheet, page.width)
        if place.sheet not in known:
            steps.append(Step("put", (place.sheet, a1(place.header[0], at), "有效期至")))
        for row, _ in place.filled[::2]:
            steps.append(Step("put", (place.sheet, a1(row, at), datetime.date(2022, 5, 31))))
    return steps


def under_way(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "status", "正在推进")


def repealed(submission: Submission) -> Sequence[Step]:
    return every(submission, "evidence", "document", "西政〔2007〕50号")
