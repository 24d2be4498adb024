"""What people really send, and what must come of it: the cases stand in `habits`, with reasons."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.builders import form, pack, rules, within
from tests.habits.headers import HEADERS
from tests.habits.programs import PROGRAMS
from tests.habits.rows import ROWS
from tests.habits.sheets import SHEETS
from tests.habits.values import VALUES

from haixi_check.intake.merge import Intake, SubmissionTables, take_in
from haixi_check.readers import InputFile, read

if TYPE_CHECKING:
    from tests.habits.habit import Habit

HABITS = (*HEADERS, *ROWS, *SHEETS, *VALUES, *PROGRAMS)


def written(habit: Habit) -> bytes:
    if habit.write is not None:
        return habit.write(habit.sheets)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in habit.sheets.items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    page.cell(number, column, value)
    if habit.shape is not None:
        habit.shape(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def declared(intake: Intake) -> dict[tuple[str, int], int | None]:
    return {
        cell: None if said.value is None else int(said.value)
        for submission in intake.submissions.values()
        for cell, said in submission.declared.items()
        if said.flaw != "blank"
    }


@pytest.mark.parametrize("habit", HABITS, ids=[habit.name for habit in HABITS])
@pytest.mark.sampled(2)
def test_a_habit_is_understood_or_told(habit: Habit, tmp_path: Path) -> None:
    path = tmp_path / f"{habit.stem}{habit.suffix}"
    path.write_bytes(written(habit))

    document = read(InputFile(path, path.name))
    intake = within(
        take_in(
            [SubmissionTables(document.tables)], pack=pack(), form=form(), targets=rules().targets
        )
    )

    problems = [
        f"{problem.code} {problem.location.sheet}!{problem.location.cell}"
        for problem in (*document.problems, *intake.problems)
    ]
    entries = {
        name: rows
        for submission in intake.submissions.values()
        for name, rows in submission.entries.items()
    }
    assert sorted(problems) == sorted(habit.problems)
    assert {item.code for item in intake.understood} == set(habit.understood)
    assert tuple(intake.submissions) == habit.units
    assert declared(intake) == habit.figures
    assert {name: len(rows) for name, rows in entries.items()} == habit.rows
    assert sum(bool(row.flaw) for rows in entries.values() for row in rows) == habit.flawed


def test_every_habit_says_why_under_a_name_of_its_own() -> None:
    assert len(HABITS) > 60
    assert all(habit.why for habit in HABITS)
    assert max(Counter(habit.name for habit in HABITS).values()) == 1
