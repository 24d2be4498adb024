"""What problems do to figures: whose, in which years, and in what order it is told."""

from __future__ import annotations

from typing import Any

from tests.builders import COLLEGE, GOLMUD, HAIXI, SOMEWHERE

from haixi_check.derivation.doubts import apply_problems
from haixi_check.derivation.tallies import Cell
from haixi_check.figure import Doubt, Figure, Gap, Origin, known, missing
from haixi_check.problem import EVERY_YEAR, Problem, Tier
from haixi_check.table import Place

ELSEWHERE = Place("甲.xlsx", "表", "C3")
ENROLMENT = "enrolment"


def problem(tier: Tier = Tier.EXPLAIN, **over: Any) -> Problem:
    fields: dict[str, Any] = {
        "code": "jump",
        "location": SOMEWHERE,
        "unit": HAIXI,
        "figures": ((ENROLMENT, 2022),),
    }
    return Problem(tier=tier, **fields | over)


def table(*cells: Cell) -> dict[Cell, Figure]:
    return dict.fromkeys(cells, known(5))


HERE = (HAIXI, ENROLMENT, 2022)


def test_each_question_is_kept_in_the_order_in_which_it_came() -> None:
    first = Doubt(HAIXI, "merged_value", ELSEWHERE)
    found = apply_problems({HERE: known(5, doubts=(first,))}, [problem(), problem(code="copied")])
    asked = (first, Doubt(HAIXI, "jump", SOMEWHERE), Doubt(HAIXI, "copied", SOMEWHERE))
    assert found == {HERE: known(5, doubts=asked)}


def test_what_must_be_mended_is_kept_once_behind_the_gaps_that_were_there() -> None:
    blank = Gap(HAIXI, "blank")
    lost = problem(Tier.MUST_FIX, code="not_a_number")
    other = problem(Tier.MUST_FIX, code="other")
    found = apply_problems({HERE: missing(blank)}, [lost, lost, other])
    gaps = (blank, Gap(HAIXI, "not_a_number", SOMEWHERE), Gap(HAIXI, "other", SOMEWHERE))
    assert found == {HERE: Figure(value=None, gaps=gaps)}


def test_of_what_must_be_mended_nothing_is_asked_besides() -> None:
    for before in (known(5), known(5, doubts=(Doubt(HAIXI, "copied", ELSEWHERE),))):
        found = apply_problems({HERE: before}, [problem(), problem(Tier.MUST_FIX, code="lost")])
        assert found[HERE] == Figure(value=None, gaps=(Gap(HAIXI, "lost", SOMEWHERE),))


def test_an_answered_question_changes_nothing_and_the_next_one_is_looked_at() -> None:
    found = apply_problems(table(HERE), [problem(answer="两校合并"), problem(code="copied")])
    assert [doubt.code for doubt in found[HERE].doubts] == ["copied"]


def test_a_problem_touches_its_figure_and_year_alone() -> None:
    cells = [HERE, (HAIXI, ENROLMENT, 2021), (HAIXI, "graduates", 2022), (COLLEGE, ENROLMENT, 2022)]
    found = apply_problems(table(*cells), [problem()])
    assert [cell for cell in cells if found[cell].doubts] == [HERE]


def test_a_problem_of_every_year_touches_each_year_of_its_figure() -> None:
    cells = [HERE, (HAIXI, ENROLMENT, 2021), (HAIXI, "graduates", 2022)]
    found = apply_problems(table(*cells), [problem(figures=((ENROLMENT, EVERY_YEAR),))])
    assert [cell for cell in cells if found[cell].doubts] == cells[:2]


def test_a_problem_of_a_figure_that_nobody_has_touches_nothing() -> None:
    assert apply_problems(table(HERE), [problem(figures=(("graduates", 2022),))]) == table(HERE)


def test_a_problem_of_a_submission_touches_each_of_its_units() -> None:
    cells = [(unit, ENROLMENT, 2022) for unit in (HAIXI, COLLEGE, GOLMUD)]
    asked = problem(unit="", of_all=True, units=(HAIXI, COLLEGE))
    found = apply_problems(table(*cells), [asked])
    assert [cell for cell in cells if found[cell].doubts] == cells[:2]
    assert found[cells[0]].doubts == (Doubt(HAIXI, "jump", SOMEWHERE),)


def test_only_what_was_lost_of_a_whole_file_is_lost_to_units_that_look_at_others() -> None:
    cells = [(unit, ENROLMENT, 2022) for unit in (HAIXI, COLLEGE)]
    across = frozenset({ENROLMENT})
    own = apply_problems(table(*cells), [problem()], across)
    lost = apply_problems(table(*cells), [problem(of_all=True)], across)
    of_another_figure = apply_problems(
        table(*cells), [problem(of_all=True)], frozenset({"graduates"})
    )
    assert [bool(own[cell].doubts) for cell in cells] == [True, False]
    assert [bool(lost[cell].doubts) for cell in cells] == [True, True]
    assert [bool(of_another_figure[cell].doubts) for cell in cells] == [True, False]


def test_a_problem_of_nobody_touches_the_figures_that_rest_on_its_sheet() -> None:
    def resting(*places: Place) -> Figure:
        return known(5, sources=tuple(Origin(HAIXI, place, "5") for place in places))

    other_sheet, other_file = Place("甲.xlsx", "另表", "B2"), Place("乙.xlsx", "表", "B2")
    given = {
        HERE: resting(other_sheet, ELSEWHERE),
        (COLLEGE, ENROLMENT, 2022): resting(SOMEWHERE),
        (GOLMUD, ENROLMENT, 2022): resting(other_sheet, other_file),
        (HAIXI, ENROLMENT, 2021): resting(SOMEWHERE),
        (HAIXI, "graduates", 2022): resting(SOMEWHERE),
    }
    found = apply_problems(given, [problem(unit="")])
    touched = [cell for cell in given if found[cell].doubts]
    assert touched == [HERE, (COLLEGE, ENROLMENT, 2022)]


def test_a_problem_of_nobody_and_of_no_figure_touches_nothing() -> None:
    assert apply_problems(table(HERE), [problem(unit="", figures=())]) == table(HERE)
    assert apply_problems(table(HERE), [problem(unit="", location=Place(""))]) == table(HERE)
