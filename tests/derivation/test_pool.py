"""From declared and derived numbers to figures: of each unit, and of all with nothing twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from tests.builders import (
    COLLEGE,
    GOLMUD,
    HAIXI,
    SCHOOLS,
    SOMEWHERE,
    base,
    codes,
    day,
    entry,
    form,
    holding,
    seen,
    tallied,
)

from haixi_check.derivation.disagreements import disagreements
from haixi_check.derivation.pool import combine, overlaps
from haixi_check.derivation.tallies import Tally
from haixi_check.figure import Claim, Claimed, Doubt, Figure, Figures, Gap, Origin, Shared
from haixi_check.problem import Problem, Tier
from haixi_check.submission import Declared, Entry, Submission
from haixi_check.table import Place

CELL = ("training_bases", 2022)


def pooled(
    submissions: Mapping[str, Submission], years: tuple[int, ...] = (2022,)
) -> tuple[Figures, list[Problem]]:
    """The figures of these submissions, and everything told about how they fit together."""
    tallies = tallied(submissions, years)
    table = combine(submissions, tallies, form())
    problems = disagreements(submissions, tallies, table, form())
    twice, told = overlaps(tallies)
    return Figures(tuple(submissions), table, twice), [*problems, *told]


def bases(*rows: Entry) -> tuple[Figure, list[Problem]]:
    """The prefecture's training bases from these rows."""
    figures, problems = pooled(holding(*(("bases", row) for row in rows)))
    reported = tuple(unit for unit in SCHOOLS if any(row.unit == unit for row in rows))
    return figures.of(reported, *CELL), problems


def declares(value: int | None, flaw: str = "", explanation: str = "") -> Declared:
    return Declared(
        value=None if value is None else Fraction(value),
        source=Origin(HAIXI, SOMEWHERE, str(value)),
        flaw=flaw,
        explanation=explanation,
    )


def both(said: Declared, *rows: Entry) -> tuple[Figure, list[Problem]]:
    """One school's training bases, declared and listed."""
    found = holding(*(("bases", row) for row in rows)).get(HAIXI)
    submission = Submission(
        unit=HAIXI,
        year=2022,
        files=("甲.xlsx",),
        declared={CELL: said},
        entries=found.entries if found else {},
    )
    figures, problems = pooled({HAIXI: submission})
    return figures.of((HAIXI,), *CELL), problems


# ------------------------------------------------------------------------ declared and derived


def test_the_derived_number_is_judged_where_both_exist_and_differ() -> None:
    figure, (problem,) = both(declares(5), base("甲"))

    assert figure.value == 1
    assert (problem.code, problem.tier, problem.found) == (
        "declared_differs",
        Tier.EXPLAIN,
        "5",
    )
    assert (problem.location, problem.related[0].sheet) == (SOMEWHERE, "实训基地")


def test_an_explained_difference_is_answered() -> None:
    _, (problem,) = both(declares(5, explanation="四个在建未列"), base("甲"))

    assert not problem.open


def test_equal_numbers_are_told_to_nobody() -> None:
    assert both(declares(1), base("甲"))[1] == []


def test_a_blank_beside_a_register_leaves_the_register_to_speak() -> None:
    figure, problems = both(declares(None, "blank"), base("甲"))

    assert seen(figure.value, figure.gaps, problems) == (1, (), [])


def test_a_declared_count_without_its_register_is_judged_as_declared_and_asked_about() -> None:
    figure, (problem,) = both(declares(7))

    assert seen(figure.value, figure.declared_by) == (7, (HAIXI,))
    assert (problem.code, problem.tier, problem.found) == ("declared_only", Tier.EXPLAIN, "7")
    assert seen(problem.params["register"], problem.figures) == ("bases", (CELL,))


def test_a_declared_count_of_an_earlier_year_that_the_register_tells_of_is_not_asked() -> None:
    submission = replace(
        holding(("bases", base("甲")))[HAIXI], declared={("training_bases", 2021): declares(1)}
    )

    figures, problems = pooled({HAIXI: submission}, (2021, 2022))

    assert figures.of((HAIXI,), "training_bases", 2021).value == 1
    assert problems == []


def test_a_declared_zero_cannot_count_anything_twice() -> None:
    assert both(declares(0))[0].declared_by == ()


def test_what_is_listed_is_not_only_declared() -> None:
    assert both(declares(1), base("甲"))[0].declared_by == ()


@pytest.mark.parametrize("flaw", ["not_a_number", "blank"])
def test_a_declared_number_that_cannot_be_used_is_missing(flaw: str) -> None:
    figure, _ = both(declares(None, flaw))

    assert (figure.value, [gap.reason for gap in figure.gaps]) == (None, [flaw])


def test_rows_to_be_mended_keep_what_is_certain() -> None:
    figure, _ = bases(base("甲"), base("乙"), base("丙", flaw="not_a_date"))

    assert seen(figure.value, figure.proven) == (None, 2)


# ------------------------------------------------------------------------ the same thing twice


def test_the_same_thing_reported_by_two_units_counts_once_and_both_places_are_told() -> None:
    figure, (problem,) = bases(base("甲", COLLEGE), base("甲", HAIXI), base("乙", HAIXI))

    assert seen(figure.value, figure.proven) == (2, 2)
    assert (problem.code, problem.tier) == ("reported_twice", Tier.NOTE)
    assert (problem.location.file, problem.related[0].file) == (
        f"{COLLEGE}.xlsx",
        f"{HAIXI}.xlsx",
    )


def test_the_same_thing_reported_by_three_units_still_counts_once() -> None:
    figure, _ = bases(*(base("甲", unit) for unit in SCHOOLS))

    assert figure.value == 1


def test_each_unit_keeps_what_it_reported() -> None:
    figures, _ = pooled(holding(("bases", base("甲", COLLEGE)), ("bases", base("甲", HAIXI))))

    assert [figures.of((unit,), *CELL).value for unit in (COLLEGE, HAIXI)] == [1, 1]


def test_things_of_one_name_with_other_partners_are_two_things() -> None:
    figure, problems = bases(base("甲", COLLEGE), base("甲", HAIXI, enterprise="另一公司"))

    assert seen(figure.value, problems) == (2, [])


def test_the_lower_claim_counts_where_one_says_finished_and_another_does_not() -> None:
    figure, (problem,) = bases(base("甲", COLLEGE), base("甲", HAIXI, stage="在建"))

    assert figure.value == 0
    assert (problem.code, problem.tier) == ("claims_differ", Tier.EXPLAIN)
    assert [doubt.code for doubt in figure.doubts] == ["claims_differ"]


def test_a_document_that_only_one_of_two_has_proves_the_thing_for_neither() -> None:
    figure, (lacking, problem) = bases(base("甲", COLLEGE), base("甲", HAIXI, document=None))

    assert seen(figure.value, figure.unproven) == (0, 1)
    assert seen(lacking.code, lacking.unit) == ("entry_not_counted", HAIXI)
    assert (problem.code, problem.tier) == ("claims_differ", Tier.EXPLAIN)
    assert [doubt.code for doubt in figure.doubts] == ["claims_differ"]


def test_a_thing_in_use_here_and_planned_there_counts_as_planned() -> None:
    figure, (problem,) = bases(
        base("甲", COLLEGE), base("甲", HAIXI, stage="在建", in_use_since=day("2023-06-01"))
    )

    assert seen(figure.value, figure.unproven, problem.code) == (0, 0, "claims_differ")


def test_a_thing_that_begins_this_year_here_and_next_year_there_has_not_begun() -> None:
    figure, (problem,) = bases(
        base("甲", COLLEGE), base("甲", HAIXI, in_use_since=day("2023-06-01"))
    )

    assert seen(figure.value, figure.unproven, problem.code) == (0, 0, "claims_differ")


def test_the_rows_that_one_unit_must_mend_take_nothing_from_what_another_shows() -> None:
    figure, _ = bases(base("甲", COLLEGE), base("甲", HAIXI), base("乙", HAIXI, flaw="not_a_date"))

    assert seen(figure.value, figure.proven) == (None, 1)


def test_without_any_document_the_thing_is_unproven_once() -> None:
    figure, _ = bases(base("甲", COLLEGE, document=None), base("甲", HAIXI, document=None))

    assert seen(figure.value, figure.unproven) == (0, 1)


def test_the_smaller_amount_counts_where_two_units_count_one_class_differently() -> None:
    def class_of(unit: str, person_times: int) -> tuple[str, Entry]:
        fields: dict[str, Any] = {"number": "1", "title": "电工", "person_times": person_times}
        days: dict[str, Any] = {"start": day("2022-03-01"), "end": day("2022-03-02")}
        return "classes", entry("classes", unit, **fields, **days)

    figures, problems = pooled(holding(class_of(COLLEGE, 80), class_of(HAIXI, 50)))

    assert figures.of(SCHOOLS[:2], "training_person_times", 2022).value == 50
    assert codes(problems) == ["claims_differ"]


def test_a_thing_of_an_earlier_year_counts_once_in_it_too() -> None:
    rows = holding(("bases", base("甲", COLLEGE)), ("bases", base("甲", HAIXI)))

    figures, problems = pooled(rows, (2021, 2022))

    assert figures.of(SCHOOLS[:2], "training_bases", 2021).value == 1
    assert codes(problems) == ["reported_twice"]


def test_programmes_of_one_code_at_two_schools_are_two_programmes() -> None:
    rows = [
        ("programs", entry("programs", unit, code="610201", name="机电", students=3))
        for unit in (HAIXI, GOLMUD)
    ]

    figures, problems = pooled(holding(*rows))

    assert seen(figures.of((HAIXI, GOLMUD), "programs", 2022).value, problems) == (2, [])


def test_one_pair_of_programmes_joined_at_two_schools_is_one_pair() -> None:
    fields: dict[str, Any] = {
        "code": "610201",
        "college_code": "530302",
        "mode": "3+2",
        "document": "虚构1号",
        "date": day("2021-09-01"),
    }
    rows = [("articulations", entry("articulations", unit, **fields)) for unit in (HAIXI, GOLMUD)]

    figures, _ = pooled(holding(*rows))

    assert figures.of((HAIXI, GOLMUD), "program_pairs", 2022).value == 1


def test_what_a_third_unit_reports_is_not_taken_from_two_others() -> None:
    rows = holding(("bases", base("甲", COLLEGE)), ("bases", base("甲", HAIXI)))

    figures, _ = pooled(rows)
    figures = Figures((*figures.units, GOLMUD), {**figures.of_units}, figures.shared)

    assert figures.of((COLLEGE, GOLMUD), *CELL).proven == 1


def test_the_order_of_submissions_never_changes_what_they_come_to() -> None:
    rows = [
        base("甲", COLLEGE),
        base("甲", HAIXI, stage="在建"),
        base("乙", GOLMUD),
        base("乙", HAIXI),
    ]

    seen = {bases(*order)[0].value for order in permutations(rows)}

    assert seen == {1}


# ------------------------------------------------------------------------ what is told, whole


def test_what_is_told_of_a_thing_reported_twice_names_everything() -> None:
    college, haixi = base("甲", COLLEGE), base("甲", HAIXI)

    _, told = overlaps(tallied(holding(("bases", college), ("bases", haixi))))

    assert told == [
        Problem(
            code="reported_twice",
            tier=Tier.NOTE,
            location=college.location,
            found="甲 · 虚构盐湖公司",
            params={"figure": "training_bases", "year": "2022", "other": HAIXI},
            unit=COLLEGE,
            figures=(CELL,),
            related=(haixi.location,),
        )
    ]


def test_the_question_which_claim_is_right_is_carried_by_the_thing() -> None:
    college, haixi = base("甲", COLLEGE), base("甲", HAIXI, stage="在建")

    found, (problem,) = overlaps(tallied(holding(("bases", college), ("bases", haixi))))

    assert (problem.code, problem.tier, problem.unit) == ("claims_differ", Tier.EXPLAIN, COLLEGE)
    (thing,) = found[CELL]
    assert thing.doubt == Doubt(COLLEGE, "claims_differ", college.location)


def test_where_claims_agree_no_question_is_carried() -> None:
    rows = holding(("bases", base("甲", COLLEGE)), ("bases", base("甲", HAIXI)))

    (thing,) = overlaps(tallied(rows))[0][CELL]

    assert thing == Shared(
        (
            Claim(COLLEGE, Claimed.COUNTED, Fraction(1)),
            Claim(HAIXI, Claimed.COUNTED, Fraction(1)),
        )
    )


def test_a_thing_of_several_years_is_told_once_with_all_of_them() -> None:
    rows = holding(("bases", base("甲", COLLEGE)), ("bases", base("甲", HAIXI)))

    _, (problem,) = overlaps(tallied(rows, (2021, 2022)))

    assert problem.figures == (("training_bases", 2021), CELL)


def test_shared_things_stand_in_the_order_of_their_places_not_of_their_names() -> None:
    def at(cell: str, row: Entry) -> tuple[str, Entry]:
        return "bases", replace(row, location=replace(row.location, cell=cell))

    rows = holding(
        at("A2", base("乙", COLLEGE)),
        at("A3", base("甲", COLLEGE)),
        at("A2", base("甲", HAIXI)),
        at("A3", base("乙", HAIXI)),
    )

    found, told = overlaps(tallied(rows))

    assert [problem.found for problem in told] == ["乙 · 虚构盐湖公司", "甲 · 虚构盐湖公司"]
    assert [problem.location.cell for problem in told] == ["A2", "A3"]
    assert len(found[CELL]) == 2


def test_a_thing_that_nobody_counts_is_not_shared() -> None:
    rows = holding(
        ("bases", base("甲", COLLEGE, stage="在建")), ("bases", base("甲", HAIXI, stage="在建"))
    )

    assert overlaps(tallied(rows)) == ({}, [])


# ------------------------------------------------------------------------ one unit's figure, whole


def test_a_listed_figure_says_what_it_rests_on() -> None:
    rows = [base("甲"), base("乙", document=None), base("丙", flaw="not_a_date")]
    asked = replace(base("丁"), doubt="merged_value", doubtful=frozenset({"stage"}))

    figures, _ = pooled(holding(*(("bases", row) for row in (*rows, asked))))

    where = rows[0].location
    assert figures.of_units[HAIXI, *CELL] == Figure(
        value=None,
        proven=Fraction(2),
        unproven=Fraction(1),
        gaps=(Gap(HAIXI, "not_a_date", where),),
        doubts=(Doubt(HAIXI, "merged_value", where),),
        sources=(rows[0].source, asked.source),
        listed_by=(HAIXI,),
    )


def test_a_declared_figure_says_what_it_rests_on() -> None:
    figure, _ = both(declares(7))

    assert figure == Figure(
        value=Fraction(7),
        proven=Fraction(7),
        sources=(Origin(HAIXI, SOMEWHERE, "7"),),
        declared_by=(HAIXI,),
    )


def test_a_single_thing_that_is_only_declared_may_count_twice() -> None:
    figure, _ = both(declares(1))

    assert figure.declared_by == (HAIXI,)


def test_a_declared_blank_says_whose_cell_it_is() -> None:
    figure, _ = both(declares(None))

    assert figure == Figure(value=None, gaps=(Gap(HAIXI, "blank", SOMEWHERE),))


def test_what_no_two_units_can_both_report_is_not_marked_as_declared() -> None:
    submission = Submission(
        unit=HAIXI,
        year=2022,
        files=(),
        declared={("enrolment", 2022): declares(9), ("programs", 2022): declares(3)},
    )

    table = combine({HAIXI: submission}, {}, form())

    assert {cell[1]: figure.declared_by for cell, figure in table.items()} == {
        "enrolment": (),
        "programs": (),
    }


def uniform(**over: Any) -> Tally:
    fields: dict[str, Any] = {
        "of_persons": True,
        "uniform": Fraction(40),
        "uniform_unproven": Fraction(2),
        "sheets": [Place("甲.xlsx", "教师名册"), Place("乙.xlsx", "教师名册")],
        "unkeyed": True,
    }
    return Tally("teachers", shareable=True, **fields | over)


def of_crowd(tally: Tally) -> Figure:
    submission = Submission(unit=HAIXI, year=2022, files=())
    table = combine({HAIXI: submission}, {(HAIXI, "enrolment", 2022): tally}, form())
    return table[HAIXI, "enrolment", 2022]


def test_a_figure_of_persons_rests_on_whole_sheets_and_says_that_they_are_untold() -> None:
    assert of_crowd(uniform()) == Figure(
        value=Fraction(40),
        proven=Fraction(40),
        unproven=Fraction(2),
        sources=(
            Origin(HAIXI, Place("甲.xlsx", "教师名册"), "40"),
            Origin(HAIXI, Place("乙.xlsx", "教师名册"), "40"),
        ),
        listed_by=(HAIXI,),
        unkeyed=(HAIXI,),
    )


@pytest.mark.parametrize(
    ("over", "listed", "unkeyed"),
    [
        ({"uniform": Fraction(0)}, (), ()),
        ({"shareable": False}, (), ()),
        ({"unkeyed": False}, (HAIXI,), ()),
        ({"uniform": Fraction(1)}, (HAIXI,), (HAIXI,)),
    ],
)
def test_who_lists_nothing_or_what_nobody_shares_can_count_nothing_twice(
    over: dict[str, Any], listed: tuple[str, ...], unkeyed: tuple[str, ...]
) -> None:
    figure = of_crowd(replace(uniform(), **over))

    assert seen(figure.listed_by, figure.unkeyed) == (listed, unkeyed)


def test_many_shared_things_stand_in_the_order_of_their_places() -> None:
    def rows(unit: str) -> list[tuple[str, Entry]]:
        found = [base(name, unit) for name in "庚己戊丁丙乙甲"]
        places = [replace(row.location, cell=f"A{at}") for at, row in enumerate(found, start=2)]
        stages = [{**row.values, "stage": "在建"} if unit == HAIXI else row.values for row in found]
        return [
            ("bases", replace(row, location=place, values=values))
            for row, place, values in zip(found, places, stages, strict=True)
        ]

    found, _ = overlaps(tallied(holding(*rows(COLLEGE), *rows(HAIXI))))

    cells = [thing.doubt.location.cell for thing in found[CELL] if thing.doubt]
    assert cells == [f"A{at}" for at in range(2, 9)]
