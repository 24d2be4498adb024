"""What is missing is told with the file in which it can be added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import checked, hand_in, submission
from tests.damage.reading import sample
from tests.damage.writing import written
from tests.refusals.cases import HAIXI, cell

if TYPE_CHECKING:
    from tests.conftest import Program

NARROW = ("--target", "E14", "--scope", "whole")


def printed(program: Program, folder: Path, *blank: int) -> str:
    """What is printed of six directions, some of them not in the evidence, among several files."""
    for of in (HAIXI, "units/柴达木职院.xlsx"):
        spoiled = sample(of)
        for row in blank if of == HAIXI else ():
            for letter in "ABCDEFGHIJ":
                spoiled = cell("佐证材料", f"{letter}{row}", None)(spoiled)
        written(spoiled, folder)
    return program(str(folder), *NARROW).stdout


def rows_of_directions() -> list[int]:
    page = sample(HAIXI).sheet("佐证材料")
    return [at + 1 for at, row in enumerate(page.rows) if str(row[:1]).startswith("('E14")]


@pytest.mark.thorough
def test_a_duty_with_a_part_missing_names_the_part_and_the_file(
    program: Program, tmp_path: Path
) -> None:
    rows = rows_of_directions()
    lost = str(sample(HAIXI).sheet("佐证材料").at(rows[-1] - 1, 1))
    told = printed(program, tmp_path, rows[-1])
    entry = told[told.index("E14") :]
    assert lost in entry
    assert "补在  州职校.xlsx" in entry


def test_a_duty_without_any_record_names_the_file(program: Program, tmp_path: Path) -> None:
    assert "州职校（州职校.xlsx） 缺佐证 1 项：E14" in printed(
        program, tmp_path, *rows_of_directions()
    )


def test_a_third_file_that_repeats_the_first_is_no_other_difference(tmp_path: Path) -> None:
    for name, students in (("甲", 500), ("乙", 600), ("丙", 500)):
        hand_in(tmp_path, submission(figures={"enrolment": students}), name=name)
    found = checked(tmp_path)
    differing = [each for each in found.problems if each.code == "conflicting_value"]
    assert differing
    assert all(each.found != each.params["other_value"] for each in differing)
    assert all(each.params["other"].count("!") == 1 for each in differing)
