"""审核关系: every check at its border, and what a finding costs a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import COLLEGE, DEPARTMENTS, HAIXI, SOMEWHERE, Number, codes, form, seen

from haixi_check.derivation.audit import audit
from haixi_check.derivation.doubts import apply_problems
from haixi_check.figure import Figure, Origin, known
from haixi_check.intake.cells.explanation import of_sameness
from haixi_check.problem import EVERY_YEAR, Problem, Tier
from haixi_check.submission import Declared, Submission
from haixi_check.table import Place

Years = dict[str, dict[int, int]]


def audited(
    figures: Years, *, unit: str = HAIXI, note: str = "", said: dict[str, str] | None = None
) -> tuple[dict[tuple[str, str, int], Figure], list[Problem]]:
    """The figures of one unit after its audit, and what was found."""
    table: dict[tuple[str, str, int], Figure] = {}
    declared: dict[tuple[str, int], Declared] = {}
    for row, (name, years) in enumerate(figures.items(), start=2):
        for year, value in years.items():
            source = Origin(unit, Place("甲.xlsx", "指标数据", f"{year}:{row}"), str(value))
            number = known(value, sources=(source,))
            table[unit, name, year] = number
            declared[name, year] = Declared(
                value=number.value, source=source, explanation=(said or {}).get(name, "")
            )
    submission = Submission(
        unit=unit, year=2022, files=("甲.xlsx",), why_unchanged=of_sameness(note), declared=declared
    )
    problems = audit(form(), {unit: submission}, table)
    return apply_problems(table, problems), problems


def told(figures: Years, **over: str) -> list[str]:
    return codes(audited(figures, **over)[1])  # type: ignore[arg-type]


def with_wholes(figures: Years, size: int = 20_000) -> Years:
    """The same figures, and beside every part each whole that it is held to, of this size."""
    found = dict(figures)
    parts = list(figures)
    for part in parts:
        for bound in form().figure(part).at_most:
            if bound.figure not in found:
                found[bound.figure] = dict.fromkeys(figures[parts[0]], size)
                parts.append(bound.figure)
    return found


# ------------------------------------------------------------------------ jumps


@pytest.mark.parametrize(
    ("last", "this", "expected"),
    [
        (100, 130, []),
        (100, 131, ["jump"]),
        (100, 70, []),
        (100, 69, ["jump"]),
        (40, 59, []),
        (40, 60, ["jump"]),
        (40, 20, ["jump"]),
        (40, 21, []),
        (0, 5000, ["risen_from_zero"]),
        (0, 20, ["risen_from_zero"]),
        (0, 19, []),
        (0, 0, []),
        (5000, 0, ["fallen_to_zero"]),
        (20, 0, ["fallen_to_zero"]),
        (19, 0, []),
    ],
)
def test_persons_owe_an_explanation_above_thirty_percent_and_from_twenty_on(
    last: int, this: int, expected: list[str]
) -> None:
    assert told({"enrolment": {2021: last, 2022: this}}) == expected


@pytest.mark.parametrize(
    ("figure", "unit", "expected"),
    [
        ("training_person_times", HAIXI, ["jump"]),
        ("vocational_investment", DEPARTMENTS, ["jump"]),
        ("training_bases", HAIXI, []),
    ],
)
def test_person_times_and_money_jump_at_any_size_and_things_never(
    figure: str, unit: str, expected: list[str]
) -> None:
    assert told({figure: {2021: 10, 2022: 14}}, unit=unit) == expected


@pytest.mark.parametrize(("said", "tier"), [("", Tier.MUST_FIX), ("教师均未满五年", Tier.EXPLAIN)])
def test_a_whole_that_falls_to_zero_is_used_only_with_a_reason(said: str, tier: Tier) -> None:
    figures = {"practice_due_teachers": {2021: 26, 2022: 0}, "practice_done_teachers": {2022: 0}}
    table, problems = audited(figures, said={"practice_due_teachers": said})

    (problem,) = (problem for problem in problems if problem.code == "fallen_to_zero")
    assert seen(problem.tier, problem.open) == (tier, tier is Tier.MUST_FIX)
    used = table[HAIXI, "practice_due_teachers", 2022].value
    assert used == (0 if tier is Tier.EXPLAIN else None)


def test_a_part_that_falls_to_zero_is_a_jump() -> None:
    assert "jump" in told({"employed_graduates": {2021: 90, 2022: 0}, "graduates": {2022: 99}})


def test_a_jump_needs_last_year() -> None:
    assert told({"enrolment": {2020: 100, 2022: 900}}) == []


# ------------------------------------------------------------------------ what cannot be checked


def test_a_figure_without_last_years_is_asked_about_where_others_of_that_year_are_stated() -> None:
    figures = {"enrolment": {2022: 900}, "graduates": {2021: 300, 2022: 310}}

    table, (problem,) = audited(figures)

    assert seen(problem.code, problem.tier) == ("check_without_other_side", Tier.EXPLAIN)
    assert seen(problem.params["other"], problem.params["other_year"]) == ("enrolment", "2021")
    assert seen(problem.location.cell, problem.figures) == ("2022:2", (("enrolment", 2022),))
    assert {cell[1] for cell, figure in table.items() if figure.doubts} == {"enrolment"}


def test_last_years_number_of_things_is_not_asked_for() -> None:
    figures = {"training_bases": {2022: 9}, "graduates": {2021: 300, 2022: 310}}

    assert told(figures) == []


def test_a_part_without_its_whole_cannot_be_checked_and_is_asked_about() -> None:
    table, (problem,) = audited({"employed_graduates": {2022: 90}})

    assert seen(problem.code, problem.tier) == ("check_without_other_side", Tier.EXPLAIN)
    assert seen(problem.params["other"], problem.params["other_year"]) == ("graduates", "2022")
    assert table[HAIXI, "employed_graduates", 2022].doubts


def test_a_reason_answers_for_what_cannot_be_checked() -> None:
    said = {"employed_graduates": "毕业生名册另报"}

    table, (problem,) = audited({"employed_graduates": {2022: 90}}, said=said)

    assert not problem.open
    assert not table[HAIXI, "employed_graduates", 2022].doubts


def test_a_jump_tells_how_much_and_never_rounds_across_the_line() -> None:
    _, (problem,) = audited({"enrolment": {2021: 1_000_000, 2022: 1_300_001}})

    assert seen(problem.tier, problem.params["change"]) == (Tier.EXPLAIN, "+30.0001%")


def test_a_jump_into_an_earlier_year_is_asked_about_too() -> None:
    _, (problem,) = audited({"enrolment": {2020: 100, 2021: 200, 2022: 210}})

    assert problem.figures == (("enrolment", 2021),)


# ------------------------------------------------------------------------ copies


def copied(same: int, of: int) -> Years:
    wholes = {bound.figure for figure in form().figures for bound in figure.at_most}
    names = [
        figure.id
        for figure in form().figures
        if figure.kind != "money" and not figure.at_most and figure.id not in wholes
    ][:of]
    return {name: {2021: 10, 2022: 10 if index < same else 11} for index, name in enumerate(names)}


@pytest.mark.parametrize(
    ("same", "of", "expected"),
    [
        (2, 4, []),
        (3, 4, ["copied_last_year"]),
        (3, 3, []),
        (4, 8, []),
        (5, 8, ["copied_last_year"]),
    ],
)
def test_more_than_half_of_the_figures_as_last_year_looks_copied_and_is_told_once(
    same: int, of: int, expected: list[str]
) -> None:
    assert told(copied(same, of)) == expected


def test_zeros_that_stay_zeros_are_no_copy() -> None:
    zeros = {name: {2021: 0, 2022: 0} for name in copied(8, 8)}

    assert told(zeros) == []


@pytest.mark.parametrize(("note", "answered"), [("", False), ("两年均未招新生，规模未变", True)])
def test_only_a_real_reason_answers_for_a_copy(note: str, answered: bool) -> None:
    table, (problem,) = audited(copied(4, 4), note=note)

    assert problem.open is not answered
    assert any(figure.doubts for figure in table.values()) is not answered


def test_a_copy_whose_every_figure_is_explained_is_answered() -> None:
    reasons = dict.fromkeys(copied(4, 4), "本年没有新增，沿用原有设施")

    _, (problem,) = audited(copied(4, 4), said=reasons)

    assert not problem.open


# ------------------------------------------------------------------------ money


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        (99, []),
        (100, ["unit_slip"]),
        (3_120, ["unit_slip"]),
        (10_000, ["unit_slip"]),
        (10_001, []),
        (12_000_000, []),
        (0, []),
    ],
)
def test_money_of_an_odd_size_per_student_looks_like_ten_thousands(
    money: int, expected: list[str]
) -> None:
    figures = with_wholes(
        {"fiscal_appropriation": {2022: money}, "full_time_enrolment": {2022: 1000}}
    )

    table, problems = audited(figures, unit=COLLEGE)

    assert codes(problems) == expected
    assert (table[COLLEGE, "fiscal_appropriation", 2022].value is None) == bool(expected)
    assert table[COLLEGE, "full_time_enrolment", 2022].value == 1000


def test_without_students_there_is_nothing_to_divide_by() -> None:
    figures = with_wholes({"fiscal_appropriation": {2022: 5}, "full_time_enrolment": {2022: 0}})

    assert told(figures, unit=COLLEGE) == []


# ------------------------------------------------------------------------ parts


BOUNDS = [
    (figure.id, bound.figure, bound.tier, level)
    for figure in form().figures
    for bound in figure.at_most
    for level in figure.filled_by[:1]
]
UNIT_OF = {"higher": COLLEGE, "secondary": HAIXI, "prefecture": DEPARTMENTS}


@pytest.mark.parametrize(("part", "whole", "tier", "level"), BOUNDS)
def test_a_part_above_its_whole_marks_both_and_a_part_equal_to_it_neither(
    part: str, whole: str, tier: Tier, level: str
) -> None:
    unit = UNIT_OF[level]
    above = with_wholes({part: {2022: 10_001}, whole: {2022: 10_000}})

    table, problems = audited(above, unit=unit)

    # Of three that stand in line no number in the middle can be right when the first is above all.
    (problem,) = (item for item in problems if {name for name, _ in item.figures} == {part, whole})
    assert (problem.code, problem.tier) == ("part_above_whole", tier)
    assert len(problem.related) == 1
    for name in (part, whole):
        figure = table[unit, name, 2022]
        assert (figure.value is None) == (tier is Tier.MUST_FIX)
        assert bool(figure.doubts) == (tier is Tier.EXPLAIN)
    equal = with_wholes({part: {2022: 10_000}, whole: {2022: 10_000}}, 10_000)
    assert told(equal, unit=unit) == []


REQUIRED = {
    "dual_qualified_teachers": {"specialist_teachers"},
    "specialist_teachers": {"full_time_teachers"},
    "degree_qualified_teachers": {"full_time_teachers"},
    "postgraduate_teachers": {"full_time_teachers", "degree_qualified_teachers"},
    "practice_done_teachers": {"practice_due_teachers"},
    "practice_due_teachers": {"specialist_teachers"},
    "full_time_enrolment": {"enrolment"},
    "employed_graduates": {"graduates"},
    "progressed_graduates": {"graduates"},
    "certified_graduates": {"graduates"},
    "exam_candidates_present": {"exam_candidates_expected", "exam_candidates"},
    "featured_programs": {"programs"},
    "covered_programs": {"articulable_programs"},
    "articulable_programs": {"programs"},
    "digital_course_sections": {"course_sections"},
    "local_surcharge_vocational": {"local_surcharge_income"},
    "urban_surcharge_vocational": {"urban_surcharge_income"},
    "highly_skilled_workers": {"skilled_workers"},
    "skilled_workers": {"employed_population"},
    "prefecture_investment": {"vocational_investment"},
    "returnees_received": {"returnees_eligible"},
}


def test_every_part_that_the_trade_checks_is_held_to_its_whole() -> None:
    found: dict[str, set[str]] = {}
    for part, whole, _, _ in BOUNDS:
        found.setdefault(part, set()).add(whole)

    assert found == REQUIRED


def test_a_surcharge_spent_from_what_was_carried_over_may_be_explained() -> None:
    figures = {"local_surcharge_vocational": {2022: 11}, "local_surcharge_income": {2022: 10}}

    _, (problem,) = audited(
        figures, unit=DEPARTMENTS, said={"local_surcharge_vocational": "使用上年结转三万元"}
    )

    assert not problem.open


# ------------------------------------------------------------------------ what a finding costs


def problem_with(tier: Tier, *, unit: str = HAIXI, answer: str = "") -> Problem:
    return Problem(
        code="jump",
        tier=tier,
        location=SOMEWHERE,
        unit=unit,
        figures=(("enrolment", 2022),),
        answer=answer,
    )


@pytest.mark.parametrize(
    ("tier", "answer", "value", "doubts"),
    [
        (Tier.MUST_FIX, "", None, 0),
        (Tier.MUST_FIX, "确有其事", None, 0),
        (Tier.EXPLAIN, "", 5, 1),
        (Tier.EXPLAIN, "确有其事", 5, 0),
        (Tier.NOTE, "", 5, 0),
    ],
)
def test_a_finding_takes_a_figure_away_or_puts_it_in_doubt_or_leaves_it(
    tier: Tier, answer: str, value: Number, doubts: int
) -> None:
    figure = known(5, sources=(Origin(HAIXI, SOMEWHERE, "5"),))

    found = apply_problems(
        {(HAIXI, "enrolment", 2022): figure}, [problem_with(tier, answer=answer)]
    )

    (after,) = found.values()
    assert seen(after.value, len(after.doubts)) == (value, doubts)
    assert after.proven == (0 if value is None else 5)


def test_a_finding_of_no_unit_touches_every_unit_in_its_sheet() -> None:
    here = known(5, sources=(Origin(HAIXI, SOMEWHERE, "5"),))
    there = known(5, sources=(Origin(COLLEGE, Place("乙.xlsx", "表", "B2"), "5"),))
    table = {(HAIXI, "enrolment", 2022): here, (COLLEGE, "enrolment", 2022): there}

    found = apply_problems(table, [problem_with(Tier.EXPLAIN, unit="")])

    assert [bool(figure.doubts) for figure in found.values()] == [True, False]


def test_what_is_lost_of_a_file_is_missing_for_each_unit_of_the_file_in_every_year() -> None:
    cells = [(unit, "enrolment", year) for unit in (HAIXI, COLLEGE) for year in (2021, 2022)]
    lost = replace(
        problem_with(Tier.MUST_FIX, unit=""),
        figures=(("enrolment", EVERY_YEAR),),
        of_all=True,
        units=(HAIXI,),
    )

    found = apply_problems(dict.fromkeys(cells, known(5)), [lost])

    assert [found[cell].value for cell in cells] == [None, None, 5, 5]


def test_what_is_lost_of_a_figure_for_which_units_look_at_others_rows_is_lost_to_all() -> None:
    cells = [(unit, "enrolment", 2022) for unit in (HAIXI, COLLEGE)]
    lost = replace(problem_with(Tier.MUST_FIX, unit=""), of_all=True, units=(HAIXI,))

    found = apply_problems(dict.fromkeys(cells, known(5)), [lost], frozenset({"enrolment"}))

    assert [found[cell].value for cell in cells] == [None, None]
