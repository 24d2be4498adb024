"""The verdict of a run: what decides, what it comes to, and counts that add up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.budget import examples
from tests.builders import (
    COLLEGE,
    DEPARTMENTS,
    EVERYONE,
    GOLMUD,
    HAIXI,
    SCHOOLS,
    SOMEWHERE,
    checked,
    college,
    hand_in,
    made,
    rules,
    seen,
    submission,
)

from haixi_check import __version__
from haixi_check.judging.conclude import RunFacts, conclude
from haixi_check.judging.evaluate import Results
from haixi_check.judging.statements import target_info, terms
from haixi_check.problem import STORED_PER_CODE_AND_SHEET, Problem, ProblemLog, Tier
from haixi_check.provenance import Input
from haixi_check.result import Counts, Outcome, Result
from haixi_check.rulepack.targets import Target
from haixi_check.statement import PackRef
from haixi_check.table import Place
from haixi_check.verdict import (
    ClauseSummary,
    FailOn,
    Options,
    ProblemRecord,
    Run,
    Scope,
    Tool,
    Truncated,
    UnitSummary,
    UnitVerdict,
    Verdict,
    WholeVerdict,
    wire,
)

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
    record = {"duty": "E21", "status": "已落实", "file": "办法.csv", "date": "2021-03-01"}
    hand_in(tmp_path, submission(HAIXI, evidence=[record]))
    (tmp_path / "办法.csv").write_text("第一条,虚构\n", encoding="utf-8")

    assert checked(tmp_path, targets=("E21",)).verdict.exit_code == 0


# ------------------------------------------------------------------------ scope


def test_one_submission_alone_is_judged_as_a_school(tmp_path: Path) -> None:
    hand_in(tmp_path, college(7))

    verdict = checked(tmp_path, targets=(CLUSTERS,))

    assert seen(verdict.run.scope, verdict.not_reported) == ("units", EVERYONE[1:])
    assert verdict.verdict.exit_code == 0


def test_two_submissions_are_judged_as_the_prefecture_and_a_lost_school_never_passes(
    tmp_path: Path,
) -> None:
    hand_in(tmp_path, college(7), submission(HAIXI))

    verdict = checked(tmp_path, targets=(CLUSTERS, "digital-classroom-coverage"))

    assert verdict.run.scope == "whole"
    assert ended(verdict) == ("undetermined", 4)
    assert "unit_not_reported" in verdict.verdict.reasons


def test_the_prefecture_may_be_judged_on_one_submission_if_asked(tmp_path: Path) -> None:
    hand_in(tmp_path, submission(HAIXI, figures={"enrolment": 9000}))

    verdict = checked(tmp_path, targets=(SCALE,), scope="whole")

    assert ended(verdict) == ("compliant", 0)
    assert verdict.whole.results[0].reason == "reached_without"


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


@pytest.mark.parametrize("scope", ["whole", "units", "prefecture", "school"])
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

    assert [r.outcome for r in there.whole.results] == [r.outcome for r in back.whole.results]
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


@settings(max_examples=examples(3), suppress_health_check=[HealthCheck.function_scoped_fixture])
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
        results = [*verdict.whole.results, *(r for u in verdict.units for r in u.results)]
        return [(r.outcome, r.reason, r.measured, r.unproven) for r in results], verdict.verdict

    assert outcome(rows, "there") == outcome(shuffled, "back")


# ------------------------------------------------------------------------ from results by hand


FORCES: dict[str, str] = {"must": "mandatory", "may": "encouraged", "aim": "aspirational"}
CLAUSES: dict[str, tuple[str, ...]] = {
    "must": ("二", "三(十)"),
    "may": ("三(十)",),
    "aim": ("二",),
    "way": ("三(十)",),
}


def invented(name: str, force: str) -> Target:
    """A target printed in these clauses."""
    clauses = dict.fromkeys(CLAUSES[name], "虚构")
    return made({"count": {"of": "programs"}}, id=name, at_least=1, force=force, clauses=clauses)


def result(target: str, outcome: Outcome, unit: str | None = None) -> Result:
    return Result(
        target=target,
        unit=unit,
        year=2022,
        outcome=outcome,
        binding=True,
        fingerprint=f"{target} {unit}",
    )


def found(
    prefecture: dict[str, Outcome],
    own: dict[str, dict[str, Outcome]] | None = None,
    *,
    scope: Scope = Scope.WHOLE,
    fail_on: FailOn = "mandatory",
    reported: tuple[str, ...] = EVERYONE,
    lost: int = 0,
    problems: Iterable[Problem] = (),
    **options: Any,
) -> RunFacts:
    """A run with these outcomes of the prefecture and of its units."""
    forces = {**FORCES, "way": "directional"}
    log = ProblemLog()
    log.extend(problems)
    of_units = {
        unit: tuple(
            result(target, outcome, unit) for target, outcome in (own or {}).get(unit, {}).items()
        )
        for unit in EVERYONE
    }
    run = Run(
        year=2022, as_of="2022-12-31", scope=scope, fail_on=fail_on, options=Options(**options)
    )
    return RunFacts(
        rules=rules(),
        targets=tuple(invented(name, force) for name, force in forces.items()),
        run=run,
        inputs=(),
        reported=reported,
        lost_inputs=lost,
        results=Results(tuple(result(*item) for item in prefecture.items()), of_units),
        problems=log,
    )


def summed(*args: Any, **over: Any) -> tuple[str, int, tuple[str, ...]]:
    """The outcome of a run, its exit code, and its reasons."""
    end = conclude(found(*args, **over)).verdict
    return end.outcome.value, end.exit_code, end.reasons


MET = {"must": Outcome.PASS}
WRONG = Problem(code="not_a_number", tier=Tier.MUST_FIX, location=SOMEWHERE)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.PASS, ("compliant", 0, ("all_met",))),
        (Outcome.FAIL, ("non_compliant", 1, ("target_failed",))),
        (Outcome.UNKNOWN, ("undetermined", 4, ("target_unknown",))),
        (Outcome.REVIEW, ("needs_review", 4, ("target_review",))),
        (Outcome.NOT_DUE, ("not_due", 0, ("not_due",))),
        (Outcome.NOT_APPLICABLE, ("compliant", 0, ("all_met",))),
        (Outcome.INFO, ("undetermined", 4, ("nothing_judged",))),
    ],
)
def test_the_outcome_of_what_must_be_met_is_that_of_the_run(
    outcome: Outcome, expected: tuple[str, int, tuple[str, ...]]
) -> None:
    assert summed({"must": outcome}) == expected
    assert summed({}, {HAIXI: {"must": outcome}}, scope=Scope.UNITS) == expected


def test_all_reasons_are_given_and_the_gravest_decides() -> None:
    units = {
        COLLEGE: {"must": Outcome.NOT_DUE},
        HAIXI: {"must": Outcome.REVIEW},
        GOLMUD: {"must": Outcome.UNKNOWN},
        DEPARTMENTS: {"must": Outcome.FAIL},
    }

    assert summed({}, units, scope=Scope.UNITS, lost=1, problems=[WRONG]) == (
        "non_compliant",
        3,
        (
            "input_unreadable",
            "target_failed",
            "target_unknown",
            "target_review",
            "not_due",
            "must_fix",
        ),
    )


@pytest.mark.parametrize("scope", list(Scope))
def test_a_unit_that_did_not_report_is_told_of_the_prefecture_only(scope: Scope) -> None:
    units = {HAIXI: MET}
    reasons = summed(MET, units, scope=scope, reported=(HAIXI,))[2]

    assert reasons == (("unit_not_reported",) if scope is Scope.WHOLE else ("all_met",))


def test_a_run_that_lost_an_input_never_ends_well() -> None:
    assert summed(MET, lost=1) == ("undetermined", 3, ("input_unreadable",))
    assert summed({"must": Outcome.REVIEW}, lost=2)[:2] == ("undetermined", 3)


@pytest.mark.parametrize(
    ("outcome", "problems", "code"),
    [
        (Outcome.FAIL, [], 0),
        (Outcome.PASS, [WRONG], 1),
        (Outcome.PASS, [Problem(code="jump", tier=Tier.EXPLAIN, location=SOMEWHERE)], 0),
    ],
)
def test_a_run_that_fails_on_wrong_data_looks_at_nothing_else(
    outcome: Outcome, problems: list[Problem], code: int
) -> None:
    end = summed({"must": outcome}, fail_on="must-fix", problems=problems)

    assert end[1] == code
    assert end[0] == ("compliant" if outcome is Outcome.PASS else "non_compliant")


def test_exit_zero_forgives_wrong_data_as_well() -> None:
    assert summed(MET, fail_on="must-fix", problems=[WRONG], exit_zero=True)[1] == 0


@pytest.mark.parametrize("target", ["may", "aim", "way"])
def test_what_is_not_mandatory_decides_nothing(target: str) -> None:
    decided = summed(MET | {target: Outcome.FAIL})

    assert decided == ("compliant", 0, ("all_met",))
    expected = 1 if target == "aim" else 0
    assert summed(MET | {target: Outcome.FAIL}, fail_on="aspirational")[1] == expected


def test_only_units_that_reported_decide_unless_others_were_asked_for() -> None:
    units = {COLLEGE: MET, HAIXI: {"must": Outcome.FAIL}, GOLMUD: {"must": Outcome.UNKNOWN}}

    def outcome(**over: Any) -> str:
        return summed({}, units, scope=Scope.UNITS, **over)[0]

    assert outcome(reported=(COLLEGE,)) == "compliant"
    assert outcome(reported=(COLLEGE, GOLMUD)) == "undetermined"
    assert outcome(reported=(COLLEGE,), units=(HAIXI,)) == "non_compliant"


# ------------------------------------------------------------------------ the summary, whole


MIXED = {
    COLLEGE: {"must": Outcome.PASS, "aim": Outcome.FAIL, "may": Outcome.INFO},
    HAIXI: {"must": Outcome.FAIL, "may": Outcome.PASS},
    GOLMUD: {"may": Outcome.INFO, "way": Outcome.FAIL},
}


def test_results_are_counted_by_force_in_the_scope_of_the_run() -> None:
    summary = conclude(found({}, MIXED, scope=Scope.UNITS)).summary

    assert summary.judged == Counts(total=2, passed=1, failed=1)
    assert summary.aspirational == Counts(total=1, failed=1)
    assert summary.directional == Counts(total=1, failed=1)
    assert summary.encouraged == Counts(total=3, passed=1, info=2)


def test_every_outcome_has_its_count() -> None:
    outcomes = list(Outcome)
    counts = [conclude(found({"may": outcome})).summary.encouraged for outcome in outcomes]

    names = [{name for name, value in asdict(count).items() if value} for count in counts]
    words = {Outcome.PASS: "passed", Outcome.FAIL: "failed"}
    assert names == [{"total", words.get(item, item.value)} for item in outcomes]


def test_each_unit_is_counted_and_comes_to_what_it_must_meet() -> None:
    verdict = conclude(found({}, MIXED, scope=Scope.UNITS, reported=(COLLEGE, HAIXI)))

    assert verdict.summary.by_unit == (
        UnitSummary(unit=COLLEGE, outcome=Outcome.PASS, counts=Counts(total=1, passed=1)),
        UnitSummary(unit=HAIXI, outcome=Outcome.FAIL, counts=Counts(total=1, failed=1)),
        UnitSummary(unit=GOLMUD, outcome=Outcome.UNKNOWN, counts=Counts()),
        UnitSummary(unit=DEPARTMENTS, outcome=Outcome.UNKNOWN, counts=Counts()),
    )
    known = rules().pack.units[1]
    assert verdict.units[1] == UnitVerdict(
        id=HAIXI,
        name=known.title,
        short=known.short,
        kind=known.kind,
        reported=True,
        outcome=Outcome.FAIL,
        results=(result("must", Outcome.FAIL, HAIXI), result("may", Outcome.PASS, HAIXI)),
    )
    assert verdict.not_reported == (GOLMUD, DEPARTMENTS)


def clauses(*args: Any, **over: Any) -> dict[str, ClauseSummary]:
    return {item.clause: item for item in conclude(found(*args, **over)).summary.by_clause}


def test_a_clause_counts_what_is_printed_in_it_first_and_shows_each_units_outcome() -> None:
    known = {clause.id: clause for clause in rules().pack.clauses}
    silent = {
        clause: sum(1 for item in rules().exhortations if clause in item.clauses)
        for clause in known
    }

    by_clause = clauses({}, MIXED, scope=Scope.UNITS)

    assert by_clause["二"] == ClauseSummary(
        clause="二",
        title=known["二"].title,
        outcome=Outcome.FAIL,
        counts=Counts(total=2, passed=1, failed=1),
        units={COLLEGE: Outcome.PASS, HAIXI: Outcome.FAIL},
        not_checkable=silent["二"],
    )
    assert by_clause["三(十)"] == ClauseSummary(
        clause="三(十)",
        title=known["三(十)"].title,
        outcome=Outcome.FAIL,
        counts=Counts(),
        units={COLLEGE: Outcome.PASS, HAIXI: Outcome.FAIL, GOLMUD: Outcome.INFO},
        repeats=("must",),
        not_checkable=silent["三(十)"],
    )
    assert by_clause["一"] == ClauseSummary(
        clause="一",
        title=known["一"].title,
        outcome="not_checkable",
        counts=Counts(),
        units={},
        not_checkable=silent["一"],
    )
    assert list(by_clause) == list(known)
    assert max(silent.values()) > 0


def test_a_clause_in_which_nothing_decides_is_for_information() -> None:
    assert clauses({"may": Outcome.FAIL})["三(十)"].outcome is Outcome.INFO
    assert clauses({"must": Outcome.INFO})["二"].outcome is Outcome.INFO


def test_a_unit_with_an_unknown_among_what_it_must_meet_is_unknown_in_the_clause() -> None:
    units = {HAIXI: {"must": Outcome.UNKNOWN, "aim": Outcome.PASS}}

    assert clauses({}, units)["二"].units == {HAIXI: Outcome.UNKNOWN}


@pytest.mark.parametrize(
    "options", [{"clauses": ("二",)}, {"targets": ("must",)}, {"kind": "figures"}]
)
def test_a_narrowed_run_shows_only_clauses_in_which_something_is_judged(
    options: dict[str, Any],
) -> None:
    assert list(clauses(MET, **options)) == ["二", "三(十)"]


def test_narrowing_to_units_keeps_every_clause() -> None:
    assert len(clauses(MET, units=(HAIXI,))) == len(rules().pack.clauses)


# ------------------------------------------------------------------------ what else it carries


def test_a_verdict_says_by_which_program_and_rules_it_was_reached() -> None:
    verdict, pack = conclude(found(MET)), rules().pack

    assert verdict.tool == Tool(version=__version__)
    assert verdict.pack == PackRef(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        short_title=pack.short_title,
        document=pack.document,
        whole=pack.whole.title,
        reference=pack.whole.reference,
        kinds={kind.id: kind.title for kind in pack.kinds},
        sha256=rules().sha256,
        built_in=rules().built_in,
        caveats=pack.caveats,
        terms=terms(rules().form),
    )
    assert verdict.whole == WholeVerdict(
        outcome=Outcome.PASS, results=(result("must", Outcome.PASS),)
    )
    assert verdict.run == found(MET).run
    assert verdict.targets["must"] == target_info(
        invented("must", "mandatory"), rules().pack, rules().form
    )
    assert list(verdict.targets) == ["must", "may", "aim", "way"]


def test_the_prefecture_comes_to_what_it_must_meet() -> None:
    outcomes = {"must": Outcome.REVIEW, "aim": Outcome.FAIL, "may": Outcome.FAIL}

    assert conclude(found(outcomes)).whole.outcome is Outcome.REVIEW


def test_a_problem_is_carried_over_whole() -> None:
    there = Place("乙.xlsx", "表", "C3", "在校生数")
    problem = Problem(
        code="jump",
        tier=Tier.EXPLAIN,
        location=SOMEWHERE,
        found="9",
        params={"other": "graduates"},
        unit=HAIXI,
        figures=(("enrolment", 2022), ("graduates", 2021)),
        related=(there,),
        answer="两校合并",
    )
    verdict = conclude(found(MET, problems=[problem, replace(problem, unit="", code="other")]))

    assert verdict.problems[0] == ProblemRecord(
        code="jump",
        tier=Tier.EXPLAIN,
        place=Place(file="甲.xlsx", sheet="表", cell="B2"),
        found="9",
        params={"other": "graduates"},
        unit=HAIXI,
        figures=("enrolment@2022", "graduates@2021"),
        related=(Place(file="乙.xlsx", sheet="表", cell="C3", header="在校生数"),),
        answer="两校合并",
    )
    assert verdict.problems[1].unit is None
    assert verdict.summary.problems == {Tier.MUST_FIX: 0, Tier.EXPLAIN: 2, Tier.NOTE: 0}


def test_what_was_counted_and_not_kept_is_told() -> None:
    verdict = conclude(found(MET, problems=[WRONG] * (STORED_PER_CODE_AND_SHEET + 2)))

    assert verdict.truncation == (
        Truncated(code="not_a_number", file="甲.xlsx", sheet="表", dropped=2),
    )


def test_the_inputs_of_a_run_stand_in_its_verdict() -> None:
    read = Input(path="甲.xlsx", sha256="ab", bytes=1, format="xlsx", units=(HAIXI,), sheets=())

    assert conclude(replace(found(MET), inputs=(read,))).inputs == (read,)
