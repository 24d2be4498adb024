"""The verdict of a run: what decides, what it comes to, and counts that add up."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import (
    COLLEGE,
    DEPARTMENTS,
    EVERYONE,
    GOLMUD,
    HAIXI,
    SCHOOLS,
    checked,
    college,
    hand_in,
    rules,
    seen,
    submission,
)

from haixi_check.verdicts import Counts, Verdict, wire

CLUSTERS = "program-clusters"
SCALE = "enrolment-scale"
SKILLED = "skilled-worker-share"


def ended(verdict: Verdict) -> tuple[str, int]:
    return verdict.verdict.outcome.value, verdict.verdict.exit_code


def everybody(folder: Path, **college_figures: int) -> Path:
    rest = [submission(unit) for unit in EVERYONE if unit != COLLEGE]
    return hand_in(folder, submission(COLLEGE, figures=college_figures), *rest)


# ------------------------------------------------------------------------ exit codes


@pytest.mark.parametrize(
    ("clusters", "expected"),
    [
        (7, ("compliant", 0)),
        (6, ("non_compliant", 1)),
        (None, ("undetermined", 4)),
    ],
)
def test_what_is_judged_decides_the_end(
    tmp_path: Path, clusters: int | None, expected: tuple[str, int]
) -> None:
    hand_in(tmp_path, college(clusters))

    assert ended(checked(tmp_path, targets=(CLUSTERS,))) == expected


def test_what_waits_for_a_look_is_no_end_in_itself(tmp_path: Path) -> None:
    handed_in = college(7)
    handed_in["registers"]["clusters"][0]["document"] = ""
    hand_in(tmp_path, handed_in)

    verdict = checked(tmp_path, targets=(CLUSTERS,))

    assert ended(verdict) == ("needs_review", 4)
    assert verdict.verdict.reasons == ("target_review",)


def test_a_number_of_things_without_their_register_waits_for_a_look(tmp_path: Path) -> None:
    hand_in(tmp_path, submission(COLLEGE, figures={"program_clusters": 7}))

    verdict = checked(tmp_path, targets=(CLUSTERS,))

    assert ended(verdict) == ("needs_review", 4)
    assert [problem.code for problem in verdict.problems] == ["declared_only"]


def test_what_is_not_due_yet_ends_well_and_says_so(tmp_path: Path) -> None:
    hand_in(tmp_path, submission(COLLEGE, 2021, figures={"program_clusters": 3}))

    assert ended(checked(tmp_path, targets=(CLUSTERS,))) == ("not_due", 0)


def test_an_input_that_gave_nothing_outweighs_a_miss(tmp_path: Path) -> None:
    hand_in(tmp_path, college(6))
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    verdict = checked(tmp_path, targets=(CLUSTERS,))

    assert ended(verdict) == ("non_compliant", 3)
    assert verdict.verdict.reasons[0] == "input_unreadable"


def test_a_miss_outweighs_what_is_unknown(tmp_path: Path) -> None:
    hand_in(tmp_path, college(6))

    assert ended(checked(tmp_path, targets=(CLUSTERS, "per-student-funding"))) == (
        "non_compliant",
        1,
    )


@pytest.mark.parametrize(("clusters", "code"), [(7, 0), (6, 0), (None, 0)])
def test_exit_zero_forgives_misses_and_unknowns(
    tmp_path: Path, clusters: int | None, code: int
) -> None:
    hand_in(tmp_path, college(clusters))

    verdict = checked(tmp_path, targets=(CLUSTERS,), exit_zero=True)

    assert verdict.verdict.exit_code == code
    assert verdict.verdict.outcome == ("compliant" if clusters == 7 else verdict.verdict.outcome)


def test_exit_zero_forgives_no_lost_input(tmp_path: Path) -> None:
    hand_in(tmp_path, college(7))
    (tmp_path / "坏.json").write_text("{", encoding="utf-8")

    assert checked(tmp_path, targets=(CLUSTERS,), exit_zero=True).verdict.exit_code == 3


@pytest.mark.parametrize("content", [{}, {"unit": "虚构学校", "year": 2022, "figures": {}}])
def test_a_submission_of_no_known_unit_is_a_lost_input(
    tmp_path: Path, content: dict[str, Any]
) -> None:
    hand_in(tmp_path, content, name="甲")

    assert checked(tmp_path).verdict.exit_code == 3


def test_an_empty_folder_is_a_lost_input(tmp_path: Path) -> None:
    assert checked(tmp_path).verdict.exit_code == 3


def test_a_lost_workbook_is_lost_although_a_table_beside_it_was_read(tmp_path: Path) -> None:
    (tmp_path / "基本信息.csv").write_text("填报单位,州职校\n填报年度,2022\n", encoding="utf-8")
    hand_in(tmp_path, {"unit": "虚构学校", "year": 2022, "figures": {"enrolment": {"2022": 1}}})

    assert checked(tmp_path, targets=(CLUSTERS,)).verdict.exit_code == 3


def test_a_lost_school_is_no_attachment_because_a_record_elsewhere_bears_its_name(
    tmp_path: Path,
) -> None:
    record = {"duty": "E01", "status": "已落实", "file": "坏.json", "date": "2021-03-01"}
    hand_in(tmp_path / "一", submission(HAIXI, evidence=[record]))
    (tmp_path / "二").mkdir()
    (tmp_path / "二" / "坏.json").write_text("{", encoding="utf-8")

    assert checked(tmp_path, targets=(CLUSTERS,)).verdict.exit_code == 3


def test_an_attachment_beside_its_submission_is_no_lost_input(tmp_path: Path) -> None:
    record = {"duty": "E01", "status": "已落实", "file": "章程.csv", "date": "2021-03-01"}
    hand_in(tmp_path, submission(HAIXI, evidence=[record]))
    (tmp_path / "章程.csv").write_text("第一条,虚构\n", encoding="utf-8")

    assert checked(tmp_path, targets=("E01",)).verdict.exit_code == 0


# ------------------------------------------------------------------------ scope


def test_one_submission_alone_is_judged_as_a_school(tmp_path: Path) -> None:
    hand_in(tmp_path, college(7))

    verdict = checked(tmp_path, targets=(CLUSTERS,))

    assert seen(verdict.run.scope, verdict.not_reported) == ("school", EVERYONE[1:])
    assert verdict.verdict.exit_code == 0


def test_two_submissions_are_judged_as_the_prefecture_and_a_lost_school_never_passes(
    tmp_path: Path,
) -> None:
    hand_in(tmp_path, college(7), submission(HAIXI))

    verdict = checked(tmp_path, targets=(CLUSTERS, "digital-classroom-coverage"))

    assert verdict.run.scope == "prefecture"
    assert ended(verdict) == ("undetermined", 4)
    assert "unit_not_reported" in verdict.verdict.reasons


def test_the_prefecture_may_be_judged_on_one_submission_if_asked(tmp_path: Path) -> None:
    hand_in(tmp_path, submission(HAIXI, figures={"enrolment": 9000}))

    verdict = checked(tmp_path, targets=(SCALE,), scope="prefecture")

    assert ended(verdict) == ("compliant", 0)
    assert verdict.prefecture.results[0].reason == "reached_without"


def test_a_contribution_alone_is_nothing_judged_and_no_pass(tmp_path: Path) -> None:
    hand_in(tmp_path, submission(HAIXI, figures={"enrolment": 9000}))

    verdict = checked(tmp_path, targets=(SCALE,))

    assert ended(verdict) == ("undetermined", 4)
    assert verdict.verdict.reasons == ("nothing_judged",)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ((COLLEGE,), ("compliant", 0)),
        ((HAIXI,), ("undetermined", 4)),
        ((GOLMUD,), ("undetermined", 4)),
        ((COLLEGE, GOLMUD), ("undetermined", 4)),
        ((), ("undetermined", 4)),
    ],
)
def test_narrowing_to_units_never_turns_a_lost_one_into_a_pass(
    tmp_path: Path, units: tuple[str, ...], expected: tuple[str, int]
) -> None:
    sections = {"course_sections": 10, "digital_course_sections": 9}
    hand_in(tmp_path, submission(COLLEGE, figures=sections), submission(HAIXI))

    verdict = checked(tmp_path, targets=("digital-classroom-coverage",), units=units)

    assert ended(verdict) == expected


# ------------------------------------------------------------------------ force


@pytest.mark.parametrize(("fail_on", "expected"), [("mandatory", 4), ("aspirational", 1)])
def test_an_aspirational_miss_decides_only_if_asked(
    tmp_path: Path, fail_on: str, expected: int
) -> None:
    figures = {"employed_population": 100, "skilled_workers": 24}
    hand_in(tmp_path, submission(DEPARTMENTS, figures=figures))

    verdict = checked(tmp_path, targets=(SKILLED,), fail_on=fail_on)

    assert verdict.verdict.exit_code == expected
    assert verdict.summary.aspirational.failed == 1


# ------------------------------------------------------------------------ counts


def total(counts: Counts) -> int:
    return sum(value for name, value in asdict(counts).items() if name != "total")


@pytest.mark.parametrize("scope", ["prefecture", "school"])
def test_every_count_adds_up(tmp_path: Path, scope: str) -> None:
    verdict = checked(everybody(tmp_path, program_clusters=6), scope=scope)

    summary = verdict.summary
    for counts in (
        summary.judged,
        summary.aspirational,
        summary.directional,
        summary.encouraged,
    ):
        assert total(counts) == counts.total
    clauses = [clause.counts for clause in summary.by_clause]
    assert sum(counts.total for counts in clauses) == summary.judged.total
    assert sum(counts.failed for counts in clauses) == summary.judged.failed
    for unit, own in zip(summary.by_unit, verdict.units, strict=True):
        mandatory = {t.id for t in rules().targets if t.force == "mandatory"}
        assert unit.counts.total == sum(1 for r in own.results if r.target in mandatory)


def test_what_is_printed_twice_is_counted_once_and_judged_in_both_places(tmp_path: Path) -> None:
    zero = {"dual_qualified_teachers": 1, "specialist_teachers": 10}
    hand_in(tmp_path, *(submission(unit, figures=zero) for unit in SCHOOLS))

    clauses = {
        clause.clause: clause
        for clause in checked(tmp_path, targets=("dual-qualified-share",)).summary.by_clause
    }

    assert (clauses["二"].outcome, clauses["三(十)"].outcome) == ("fail", "fail")
    assert (clauses["二"].counts.failed, clauses["三(十)"].counts.failed) == (1, 0)
    assert clauses["三(十)"].repeats == ("dual-qualified-share",)


def test_a_clause_without_targets_is_not_checkable_and_every_clause_is_there(
    tmp_path: Path,
) -> None:
    verdict = checked(everybody(tmp_path))

    outcomes = {clause.clause: clause.outcome for clause in verdict.summary.by_clause}

    assert list(outcomes) == list(rules().clause_ids)
    assert outcomes["一"] == "not_checkable"


def test_every_unit_stands_in_the_verdict_reported_or_not(tmp_path: Path) -> None:
    verdict = checked(hand_in(tmp_path, college(7)))

    assert [(unit.id, unit.reported) for unit in verdict.units] == [
        (unit, unit == COLLEGE) for unit in EVERYONE
    ]
    assert verdict.not_reported == EVERYONE[1:]


# ------------------------------------------------------------------------ the wire


def test_a_verdict_survives_the_way_through_json(tmp_path: Path) -> None:
    verdict = checked(everybody(tmp_path, program_clusters=6, enrolment=1234))

    text = verdict.to_json()

    assert Verdict.from_json(text) == verdict
    assert Verdict.from_json(text).to_json() == text
    assert text == wire().dump_json(verdict, indent=2).decode() + "\n"


def test_the_order_of_files_and_their_names_never_change_the_results(tmp_path: Path) -> None:
    objects = [
        submission(unit, figures={"enrolment": 2000 + index, "training_bases": 9})
        for index, unit in enumerate(SCHOOLS)
    ]
    one = hand_in(tmp_path / "一", *objects)
    for index, item in enumerate(reversed(objects)):
        hand_in(tmp_path / "二", item, name=str(index))

    there, back = checked(one), checked(tmp_path / "二")

    assert [r.outcome for r in there.prefecture.results] == [
        r.outcome for r in back.prefecture.results
    ]
    assert (there.verdict, there.summary) == (back.verdict, back.summary)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["甲", "乙", "丙"]),
        st.sampled_from(["在建", "已投入使用"]),
        st.sampled_from(["", "虚构1号"]),
        st.sampled_from(SCHOOLS),
    ),
    max_size=6,
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, data=st.data())
def test_the_order_of_rows_and_files_never_changes_a_verdict(
    tmp_path: Path, rows: list[tuple[str, str, str, str]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(rows))

    def outcome(found: list[tuple[str, str, str, str]], name: str) -> object:
        held: dict[str, list[dict[str, str]]] = {unit: [] for unit in SCHOOLS}
        for thing, stage, document, unit in found:
            held[unit].append(
                {
                    "name": thing,
                    "enterprise": "虚构公司",
                    "stage": stage,
                    "outreach": "有",
                    "document": document,
                    "in_use_since": "2021-06-01",
                }
            )
        path = tmp_path / f"{name}.json"
        path.write_text(
            json.dumps([submission(unit, registers={"bases": held[unit]}) for unit in held]),
            encoding="utf-8",
        )
        verdict = checked(path, targets=("training-bases",))
        results = [*verdict.prefecture.results, *(r for u in verdict.units for r in u.results)]
        return [(r.outcome, r.reason, r.measured, r.unproven) for r in results], verdict.verdict

    assert outcome(rows, "there") == outcome(shuffled, "back")
