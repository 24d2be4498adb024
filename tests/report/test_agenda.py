"""What needs doing is grouped by what is to be done, and points at where it is to be done."""

from __future__ import annotations

from dataclasses import replace

from tests.writers.sample_results import absent, cell, origin, result

from haixi_check.problem import Tier
from haixi_check.report.agenda import sources
from haixi_check.report.findings import Finding, Severity
from haixi_check.report.findings import places as shown_places
from haixi_check.report.problems import alike
from haixi_check.result import Missing, Outcome
from haixi_check.verdict import ProblemRecord

UNIT = "haixi-school"


def wrong_unit(address: str, expected: str, found: str = "个") -> ProblemRecord:
    return ProblemRecord(
        code="wrong_unit",
        tier=Tier.MUST_FIX,
        place=cell(UNIT, address, header="计量单位"),
        unit=UNIT,
        found=found,
        params={"expected": expected},
        figures=(),
        related=(),
        answer="",
    )


def test_problems_with_one_remedy_are_told_together_whatever_was_found() -> None:
    (group,) = alike([wrong_unit("C5", "人", "个"), wrong_unit("C6", "人", "名")])
    assert [other.place.cell for other in group.others] == ["C6"]


def test_problems_whose_remedies_differ_are_told_apart() -> None:
    groups = alike([wrong_unit("C5", "人"), wrong_unit("C6", "家"), wrong_unit("C7", "人")])
    assert [(group.first.params["expected"], len(group.others)) for group in groups] == [
        ("人", 1),
        ("家", 0),
    ]


def test_a_problem_of_a_later_version_is_told_with_others_of_its_code() -> None:
    later = [
        replace(wrong_unit("C5", "人"), code="later"),
        replace(wrong_unit("C6", "家"), code="later"),
    ]
    assert len(alike(later)) == 1


def test_where_data_are_missing_stands_before_what_the_figures_came_from() -> None:
    doubt = Missing(unit=UNIT, reason="jump", place=cell(UNIT, "D9"))
    unknown = result(
        "graduate-employment",
        UNIT,
        Outcome.UNKNOWN,
        missing=absent(UNIT, reason="blank", place=cell(UNIT, "C5")),
        doubts=(doubt,),
        evidence=(origin(UNIT, "A5", "1"),),
    )
    assert [place.cell for place in sources(unknown)] == ["C5", "D9", "A5"]
    finding = Finding(severity=Severity.ERROR, about=unknown)
    assert [place.cell for place in shown_places(finding)] == ["C5", "D9", "A5"]
