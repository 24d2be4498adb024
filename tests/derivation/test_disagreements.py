"""What is told where listed, declared and stated do not fit, down to the last word of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tests.builders import COLLEGE, HAIXI, SOMEWHERE, base, codes, day, form, holding, tallied

from haixi_check.derivation.disagreements import disagreements
from haixi_check.derivation.pool import combine
from haixi_check.derivation.tallies import BasisConflict, Cell, Tally
from haixi_check.figure import Origin
from haixi_check.problem import Problem, Tier
from haixi_check.submission import Declared, Submission
from haixi_check.table import Place

BASES = "training_bases"
CELL: Cell = (HAIXI, BASES, 2022)
ROSTER = Place("甲.xlsx", "教师名册")


def declares(value: int | None, *, cell: str = "B2", explanation: str = "") -> Declared:
    return Declared(
        value=None if value is None else Fraction(value),
        source=Origin(HAIXI, Place("甲.xlsx", "指标数据", cell), str(value)),
        explanation=explanation,
    )


def submission(declared: Mapping[tuple[str, int], Declared]) -> Submission:
    return Submission(unit=HAIXI, year=2022, files=("甲.xlsx",), declared=declared)


def told(submissions: Mapping[str, Submission], tallies: Mapping[Cell, Tally]) -> list[Problem]:
    table = combine(submissions, tallies, form())
    return disagreements(submissions, tallies, table, form())


def of_roster(**over: object) -> Tally:
    fields: dict[str, object] = {
        "asked": ("dual_qualified_document",),
        "uniform_unproven": Fraction(2),
        "sheets": [ROSTER],
    }
    return Tally("teachers", shareable=True, of_persons=True, **fields | over)  # type: ignore[arg-type]


# ------------------------------------------------------------------------ rows that do not count


def test_a_row_without_its_document_and_its_date_is_told_with_both_columns() -> None:
    row = replace(base("甲", document="", in_use_since=None), explanation="正在补办批文")
    submissions = holding(("bases", row), ("bases", base("乙")))

    assert told(submissions, tallied(submissions)) == [
        Problem(
            code="entry_not_counted",
            tier=Tier.EXPLAIN,
            location=row.location,
            found="甲 · 虚构盐湖公司",
            params={"figure": BASES, "column": "文号、投入使用日期"},
            unit=HAIXI,
            answer="正在补办批文",
        )
    ]


def test_rows_that_do_not_count_are_told_in_the_submissions_own_year_only() -> None:
    submissions = holding(("bases", base("甲", document=None)))

    assert codes(told(submissions, tallied(submissions, (2021, 2022, 2023)))) == [
        "entry_not_counted"
    ]


def test_of_persons_only_the_number_and_the_sheet_are_told() -> None:
    submissions = {HAIXI: submission({})}
    tally = of_roster(unproven={("1",): base("甲")})

    (problem,) = told(submissions, {(HAIXI, "dual_qualified_teachers", 2022): tally})

    title = form().register("teachers").column("dual_qualified_document").title.zh
    assert problem == Problem(
        code="persons_not_counted",
        tier=Tier.EXPLAIN,
        location=ROSTER,
        params={"figure": "dual_qualified_teachers", "count": "3", "column": title},
        unit=HAIXI,
    )


def test_nothing_is_told_of_persons_where_none_is_set_aside_or_no_sheet_is_known() -> None:
    submissions = {HAIXI: submission({})}
    cell = (HAIXI, "dual_qualified_teachers", 2022)

    assert told(submissions, {cell: of_roster(uniform_unproven=Fraction(0))}) == []
    assert told(submissions, {cell: of_roster(sheets=[])}) == []


def test_every_column_that_persons_must_fill_in_is_named() -> None:
    submissions = {HAIXI: submission({})}
    asked = ("dual_qualified_document", "degree")

    (problem,) = told(submissions, {(HAIXI, "x", 2022): of_roster(asked=asked)})

    titles = [form().register("teachers").column(name).title.zh for name in asked]
    assert problem.params["column"] == "、".join(titles)


# ------------------------------------------------------------------------ what is stated


def test_rows_of_another_basis_are_told_once_a_sheet_and_line() -> None:
    here, there = base("甲"), replace(base("乙"), location=Place("乙.xlsx", "表", "A9"))
    other_sheet = replace(base("丙"), location=Place("甲.xlsx", "另表", "A3"))
    clashing = [
        BasisConflict("postgraduate_basis", "学位", replace(here, explanation="按新口径")),
        BasisConflict("postgraduate_basis", "学位", here),
        BasisConflict("postgraduate_basis", "学位", there),
        BasisConflict("postgraduate_basis", "学位", other_sheet),
        BasisConflict("employment_cutoff", "2022-08-31", here),
    ]
    tally = Tally("bases", shareable=True, clashing=clashing)
    stated = replace(
        submission({}),
        basics={"postgraduate_basis": "学历", "employment_cutoff": "2022-12-31"},
        places={"postgraduate_basis": SOMEWHERE},
    )

    problems = told({HAIXI: stated}, {CELL: tally})

    assert problems[0] == Problem(
        code="row_of_other_basis",
        tier=Tier.EXPLAIN,
        location=here.location,
        found="学位",
        params={"stated": "学历"},
        unit=HAIXI,
        figures=((BASES, 2022),),
        related=(SOMEWHERE,),
        answer="按新口径",
    )
    assert [(item.location, item.params["stated"], item.related) for item in problems[1:]] == [
        (there.location, "学历", (SOMEWHERE,)),
        (other_sheet.location, "学历", (SOMEWHERE,)),
        (here.location, "2022-12-31", ()),
    ]


# ------------------------------------------------------------------------ declared and never listed


def test_things_declared_and_never_listed_are_told_once_at_the_latest_year() -> None:
    declared = {
        (BASES, 2022): declares(7, cell="F2"),
        (BASES, 2020): declares(5, cell="D2"),
        (BASES, 2021): declares(6, cell="E2"),
    }

    assert told({HAIXI: submission(declared)}, {}) == [
        Problem(
            code="declared_only",
            tier=Tier.EXPLAIN,
            location=Place("甲.xlsx", "指标数据", "F2"),
            found="7",
            params={"figure": BASES, "register": "bases"},
            unit=HAIXI,
            figures=((BASES, 2020), (BASES, 2021), (BASES, 2022)),
        )
    ]


def test_several_figures_that_were_never_listed_are_told_in_the_order_of_their_names() -> None:
    declared = {(BASES, 2022): declares(7), ("program_clusters", 2022): declares(1)}

    problems = told({HAIXI: submission(declared)}, {})

    assert [item.params["figure"] for item in problems] == ["program_clusters", BASES]


def test_nothing_is_asked_of_a_zero_a_blank_or_a_number_of_persons() -> None:
    for declared in (
        {(BASES, 2022): declares(0)},
        {(BASES, 2022): declares(None)},
        {("enrolment", 2022): declares(900)},
    ):
        assert told({HAIXI: submission(declared)}, {}) == []


def test_a_year_before_the_register_is_not_asked_about() -> None:
    row = base("甲", in_use_since=day("2022-03-01"))
    submissions = holding(("bases", row))
    submissions[HAIXI] = replace(submissions[HAIXI], declared={(BASES, 2020): declares(3)})

    assert told(submissions, tallied(submissions, (2022,))) == []


# ------------------------------------------------------------------------ declared and listed


def test_a_difference_is_told_with_both_numbers_and_both_places() -> None:
    submissions = holding(("bases", base("甲")))
    declared = {(BASES, 2022): declares(5, explanation="四个在建未列")}
    submissions[HAIXI] = replace(submissions[HAIXI], declared=declared)

    assert told(submissions, tallied(submissions)) == [
        Problem(
            code="declared_differs",
            tier=Tier.EXPLAIN,
            location=Place("甲.xlsx", "指标数据", "B2"),
            found="5",
            params={
                "figure": BASES,
                "year": "2022",
                "declared": "5",
                "derived": "1",
                "register": "bases",
            },
            unit=HAIXI,
            figures=((BASES, 2022),),
            related=(Place(f"{HAIXI}.xlsx", "实训基地"),),
            answer="四个在建未列",
        )
    ]


def test_nothing_is_told_of_what_is_missing_anyway_and_the_next_figure_is_looked_at() -> None:
    submissions = holding(
        ("bases", base("甲", flaw="not_a_date")), ("bases", base("甲", COLLEGE, document=None))
    )
    submissions[HAIXI] = replace(submissions[HAIXI], declared={(BASES, 2022): declares(5)})

    assert codes(told(submissions, tallied(submissions))) == ["entry_not_counted"]


def test_of_several_sheets_the_first_is_named() -> None:
    submissions = {HAIXI: submission({("enrolment", 2022): declares(5)})}
    other = Place("甲.xlsx", "教师名册(二)")
    tally = of_roster(uniform_unproven=Fraction(0), sheets=[ROSTER, other], uniform=Fraction(4))

    (problem,) = told(submissions, {(HAIXI, "enrolment", 2022): tally})

    assert problem.related == (ROSTER,)
