"""What a workbook leaves out as a whole: a sheet that everyone fills in, or how it was counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.builders import COLLEGE, HAIXI, basics, figure_rows, form, pack, rules, seen, sheet

from haixi_check.intake.merge import Intake, SubmissionTables, take_in
from haixi_check.problem import EVERY_YEAR, Problem, Tier
from haixi_check.table import Table, Value

EVIDENCE = sheet("佐证材料", ("事项", "落实情况", "文号", "日期"))


def taken(*tables: Table) -> Intake:
    """What is taken in from a workbook just as it is, with nothing added to it."""
    return take_in([SubmissionTables(tables)], pack=pack(), form=form(), targets=rules().targets)


def of_code(intake: Intake, code: str) -> list[Problem]:
    return [problem for problem in intake.problems if problem.code == code]


def resting_on(*lines: str) -> set[tuple[str, int]]:
    """The figures that are stated by lines of 基本信息."""
    return {
        (figure.id, EVERY_YEAR) for figure in form().figures if set(lines) & set(figure.stated_by)
    }


def test_a_workbook_without_its_figures_has_every_figure_in_doubt() -> None:
    (problem,) = of_code(taken(basics(), EVIDENCE), "sheet_missing")

    assert seen(problem.tier, problem.unit, problem.open) == (Tier.EXPLAIN, HAIXI, True)
    assert problem.params["sheet_name"] == "指标数据"
    assert set(problem.figures) == {(figure.id, EVERY_YEAR) for figure in form().figures}


def test_a_workbook_without_its_evidence_is_told_and_no_figure_is_in_doubt() -> None:
    (problem,) = of_code(taken(basics(), figure_rows()), "sheet_missing")

    assert seen(problem.params["sheet_name"], problem.figures) == ("佐证材料", ())


@pytest.mark.parametrize(
    ("numbers", "told"), [((9, None), 1), ((9, "—"), 1), ((9, 0), 0), ((9, "约9"), 0)]
)
def test_a_year_that_nobody_filled_in_has_its_figures_in_doubt(
    numbers: Sequence[Value], told: int
) -> None:
    found = taken(basics(), figure_rows(("enrolment", "", *numbers)), EVIDENCE)

    problems = of_code(found, "year_not_filled_in")
    assert len(problems) == told
    for problem in problems:
        assert seen(problem.tier, problem.unit) == (Tier.EXPLAIN, HAIXI)
        assert set(problem.figures) == {(figure.id, 2022) for figure in form().figures}


def test_a_year_is_not_asked_for_where_the_unit_gives_nothing_at_all() -> None:
    found = taken(basics(), figure_rows(), EVIDENCE)

    assert of_code(found, "year_not_filled_in") == []


@pytest.mark.parametrize("rows", [(), (("代码", "指标", "计量单位", "2022年"),)])
def test_a_sheet_that_is_there_and_blank_is_not_missing(rows: Sequence[Sequence[str]]) -> None:
    blank = Table(file="甲.xlsx", name="指标数据", rows=rows)

    assert of_code(taken(basics(), blank, EVIDENCE), "sheet_missing") == []


LINES = [("employment_cutoff", "就业统计截止日", "employed_graduates"),
         ("postgraduate_basis", "研究生层次口径", "postgraduate_teachers")]  # fmt: skip


@pytest.mark.parametrize(("line", "title", "figure"), LINES)
def test_a_line_without_which_a_figure_means_nothing_is_asked_for(
    line: str, title: str, figure: str
) -> None:
    whole = basics()
    without = Table(
        file=whole.file, name=whole.name, rows=[row for row in whole.rows if row[0] != title]
    )
    figures = figure_rows((figure, form().figure(figure).title.zh, 9, 10))

    found = taken(without, figures, EVIDENCE)

    (problem,) = of_code(found, "line_blank")
    assert seen(problem.tier, problem.params["line"]) == (Tier.EXPLAIN, title)
    assert set(problem.figures) == resting_on(line)
    assert of_code(taken(whole, figures, EVIDENCE), "line_blank") == []


def test_a_line_is_not_asked_of_a_unit_that_gives_none_of_its_figures() -> None:
    rows = (("填报单位", "州职校"), ("填报年度", 2022))

    found = taken(sheet("基本信息", *rows), figure_rows(("enrolment", "", 9, 10)), EVIDENCE)

    assert of_code(found, "line_blank") == []


@pytest.mark.parametrize(("day", "told"), [("2021-12-31", 1), ("2022-08-31", 0), ("2023-01-01", 1)])
def test_the_day_of_the_count_lies_in_the_year(day: str, told: int) -> None:
    rows = (("填报单位", "州职校"), ("填报年度", 2022), ("就业统计截止日", day))

    problems = of_code(taken(sheet("基本信息", *rows)), "cutoff_of_another_year")

    assert len(problems) == told
    assert all(problem.tier is Tier.MUST_FIX for problem in problems)
    assert all(problem.figures == (("employed_graduates", 2022),) for problem in problems)


BASES = (("柴达木职院", "学历"), ("州职校", "学位"))


@pytest.mark.parametrize("number", ["约7", "7万元", None])
def test_a_basis_is_compared_though_the_number_beside_it_cannot_be_used(number: str | None) -> None:
    header = ("填报单位", "填报年度", "就业统计截止日", "研究生层次口径")
    rows = [(unit, 2022, "2022-12-31", basis) for unit, basis in BASES]
    figures = sheet(
        "指标数据",
        ("填报单位", "代码", "指标", "计量单位", "2022年"),
        ("柴达木职院", "postgraduate_teachers", "", "人", number),
        ("州职校", "postgraduate_teachers", "", "人", 7),
    )

    found = taken(sheet("基本信息", header, *rows), figures, EVIDENCE)

    (problem,) = of_code(found, "basis_differs")
    assert problem.unit == HAIXI


@pytest.mark.parametrize(("basis", "code"), [("学位", "basis_differs"), (None, "line_blank")])
def test_two_units_count_on_one_basis_or_are_asked_why_not(basis: str | None, code: str) -> None:
    header = ("填报单位", "填报年度", "就业统计截止日", "研究生层次口径")
    rows = [("柴达木职院", 2022, "2022-12-31", "学历"), ("州职校", 2022, "2022-12-31", basis)]
    figures = sheet(
        "指标数据",
        ("填报单位", "代码", "指标", "计量单位", "2022年"),
        *((unit, "postgraduate_teachers", "", "人", 7) for unit, *_ in rows),
    )

    found = taken(sheet("基本信息", header, *rows), figures, EVIDENCE)

    (problem,) = of_code(found, code)
    assert seen(problem.unit, problem.tier) == (HAIXI, Tier.EXPLAIN)
    assert set(problem.figures) == resting_on("postgraduate_basis")
    assert COLLEGE not in {each.unit for each in found.problems if each.tier is Tier.EXPLAIN}
