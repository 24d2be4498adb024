"""The results and problems of the verdicts in these tests; all figures are invented (虚构)."""

from __future__ import annotations

from typing import Any

from tests.writers.sample_targets import TARGETS, text

from haixi_check.figure import Origin
from haixi_check.problem import Tier
from haixi_check.result import (
    Lack,
    Measured,
    Missing,
    OtherReading,
    Outcome,
    Progress,
    Result,
    Shown,
    YearResult,
)
from haixi_check.table import Place
from haixi_check.verdict import ProblemRecord

COLLEGE, HAIXI, GOLMUD, BUREAU = "qaidam-college", "haixi-school", "golmud-school", "departments"
FILES = {COLLEGE: "柴达木职院.xlsx", HAIXI: "州职校.xlsx", BUREAU: "州级部门.xlsx"}


def ratio(shown: str, part: int, whole: int) -> Measured:
    return Measured(
        shown=shown, exact=f"{part}/{whole}", numerator=str(part), denominator=str(whole)
    )


def plain(number: int) -> Measured:
    return Measured(shown=str(number), exact=str(number))


def cell(unit: str, address: str, sheet: str = "指标数据", header: str = "2022年") -> Place:
    return Place(file=FILES.get(unit, f"{unit}.xlsx"), sheet=sheet, cell=address, header=header)


def origin(unit: str, address: str, raw: str) -> Origin:
    return Origin(unit=unit, place=cell(unit, address), raw=raw)


def result(target: str, unit: str | None, outcome: Outcome, **rest: object) -> Result:
    values: dict[str, Any] = {
        "binding": unit is None,
        "fingerprint": f"{target}:{unit}",
        "year": 2022,
    } | rest
    return Result(target=target, unit=unit, outcome=outcome, **values)


def absent(
    *units: str, reason: str = "not_reported", place: Place | None = None
) -> tuple[Missing, ...]:
    return tuple(Missing(unit=unit, reason=reason, place=place) for unit in units)


PASS, FAIL, UNKNOWN, REVIEW = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.REVIEW
SILENT = {"reason": "not_reported", "missing": absent(GOLMUD)}


def sixty_results(silent: tuple[str, ...]) -> list[Result]:
    """The prefecture's results where sixty schools report."""
    gone = absent(*silent)
    bare = tuple(f"school-{n:02}" for n in range(2, 12) if f"school-{n:02}" not in silent)
    return [
        result(
            "dual-qualified-share",
            None,
            FAIL,
            measured=ratio("49.00%", 2352, 4800),
            shortfall=Lack(amount="48", if_whole_grows="96"),
        ),
        result("enrolment-scale", None, UNKNOWN, reason="not_reported", missing=gone),
        result(
            "graduate-employment",
            None,
            UNKNOWN,
            reason="not_reported",
            missing=(*gone, *absent("school-02", reason="blank")),
        ),
        result(
            "quality-report",
            None,
            UNKNOWN,
            reason="no_record",
            missing=(*gone, *absent(*bare, reason="no_record")),
        ),
        result("branch-campus", None, PASS),
    ]


def prefecture_results() -> list[Result]:
    found = [
        result(
            "enrolment-scale",
            None,
            FAIL,
            measured=plain(5988),
            shortfall=Lack(amount="12"),
            evidence=(
                origin(COLLEGE, "E3", "3100"),
                origin(HAIXI, "E3", "1700"),
                origin(BUREAU, "E3", "1188"),
            ),
        ),
        result(
            "dual-qualified-share",
            None,
            FAIL,
            measured=ratio("49.996%", 12499, 25000),
            shortfall=Lack(amount="1", if_whole_grows="2"),
            contested=True,
            other_readings=(
                OtherReading(
                    name=text("专任教师口径", "all full-time teachers"),
                    outcome=PASS,
                    measured=ratio("50.40%", 12499, 24800),
                ),
            ),
            since_then=YearResult(year=2023, outcome=PASS, measured=ratio("51.00%", 51, 100)),
            evidence=tuple(
                origin(u, a, "1") for u in (COLLEGE, HAIXI) for a in ("E8", "E9", "E10")
            ),
        ),
        result(
            "graduate-employment",
            None,
            UNKNOWN,
            reason="provisional",
            measured=ratio("83.84%", 1297, 1547),
        ),
        result(
            "training-volume",
            None,
            FAIL,
            reason="earlier_year",
            measured=plain(3100),
            shortfall=Lack(amount="200"),
            series=(
                YearResult(
                    year=2021, outcome=FAIL, measured=plain(2800), shortfall=Lack(amount="200")
                ),
                YearResult(year=2022, outcome=PASS, measured=plain(3100)),
            ),
            evidence=(origin(COLLEGE, "D21", "2800"),),
        ),
        result(
            "highly-skilled-share",
            None,
            FAIL,
            measured=ratio("27.50%", 11000, 40000),
            shortfall=Lack(amount="1000"),
            evidence=(origin(BUREAU, "E12", "11000"),),
        ),
        result(
            "certificate-exam-coverage",
            None,
            UNKNOWN,
            reason="must_fix",
            missing=(
                *absent(HAIXI, reason="blank", place=cell(HAIXI, "E17")),
                *absent(COLLEGE, reason="must_fix", place=cell(COLLEGE, "E16")),
            ),
        ),
        result("enterprise-practice", None, Outcome.NOT_APPLICABLE, reason="empty_population"),
        result(
            "postgraduate-share",
            None,
            REVIEW,
            reason="owed_explanation",
            measured=ratio("21.30%", 85, 399),
            doubts=absent(COLLEGE, reason="sample_jump", place=cell(COLLEGE, "E11")),
        ),
        result(
            "per-student-funding",
            None,
            FAIL,
            measured=ratio("11800", 36580000, 3100),
            shortfall=Lack(amount="620000", per_head="200"),
        ),
        result("certificate-variety", None, Outcome.INFO, reason="encouraged_missed"),
        result(
            "campus-activities",
            None,
            UNKNOWN,
            reason="parts_missing",
            missing=absent(HAIXI, reason="parts_missing"),
            missing_parts=("masters",),
        ),
        result(
            "branch-campus",
            None,
            REVIEW,
            reason="no_reference",
            records=(
                Shown(
                    unit=COLLEGE,
                    part=None,
                    status="已落实",
                    grade="no_reference",
                    material="挂牌照片",
                    document="",
                    date="2021-09-01",
                    file="",
                    sha256="",
                    place=cell(COLLEGE, "A9", "佐证材料"),
                ),
            ),
        ),
        result(
            "quality-report",
            None,
            Outcome.NOT_DUE,
            progress=Progress(done="80.00%", years_left=2, per_year="10"),
        ),
        result("undergraduate-pilot", None, Outcome.INFO, reason="no_record"),
        result("silent-duty", None, UNKNOWN, **SILENT),
    ]
    for number in (*range(31, 45), *range(51, 60)):
        if number in (33, 52):
            found.append(result(f"duty-{number}", None, PASS))
        elif number > 50:
            gaps = absent(BUREAU, reason="no_record")
            found.append(result(f"duty-{number}", None, UNKNOWN, reason="no_record", missing=gaps))
        else:
            gaps = (*absent(COLLEGE, HAIXI, reason="no_record"), *absent(GOLMUD))
            found.append(result(f"duty-{number}", None, UNKNOWN, reason="no_record", missing=gaps))
    return found


def unit_results(unit: str) -> list[Result]:
    if unit == GOLMUD:
        return [
            result(code, unit, UNKNOWN, **SILENT)
            for code in TARGETS
            if code != "per-student-funding"
        ]
    shares = {COLLEGE: ("52.10%", 6252, 12000, PASS), HAIXI: ("48.05%", 6247, 13000, FAIL)}
    totals = {COLLEGE: 3100, HAIXI: 1700, BUREAU: 1188}
    found = [
        result(
            "enrolment-scale",
            unit,
            Outcome.INFO,
            reason="contribution",
            measured=plain(totals[unit]),
        )
    ]
    if unit in shares:
        shown, part, whole, outcome = shares[unit]
        lack = Lack(amount="253", if_whole_grows="506") if outcome is FAIL else None
        found += [
            result(
                "dual-qualified-share",
                unit,
                outcome,
                measured=ratio(shown, part, whole),
                shortfall=lack,
            ),
            result("branch-campus", unit, REVIEW if unit == COLLEGE else Outcome.INFO),
            *(
                result(
                    f"duty-{n}",
                    unit,
                    UNKNOWN,
                    reason="no_record",
                    missing=absent(unit, reason="no_record"),
                )
                for n in range(31, 45)
            ),
        ]
    else:
        found += [
            result(f"duty-{n}", unit, PASS if n == 52 else UNKNOWN, reason="no_record")
            for n in range(51, 60)
        ]
    return found


PROBLEMS = (
    ProblemRecord(
        code="sample_about",
        tier=Tier.MUST_FIX,
        place=cell(COLLEGE, "E16"),
        found="约120",
        params={"figure": "exam_candidates_present"},
        unit=COLLEGE,
        figures=("exam_candidates_present@2022",),
        related=(),
        answer="",
    ),
    *(
        ProblemRecord(
            code="sample_about",
            tier=Tier.MUST_FIX,
            place=cell(HAIXI, f"C{row}", "教师名册", "企业实践月数"),
            found="近半年",
            params={"figure": "practice_months"},
            unit=HAIXI,
            figures=(),
            related=(),
            answer="",
        )
        for row in range(4, 21)
    ),
    ProblemRecord(
        code="sample_jump",
        tier=Tier.EXPLAIN,
        place=cell(COLLEGE, "E11"),
        found="85",
        params={"before": "40"},
        unit=COLLEGE,
        figures=("postgraduate_teachers@2022",),
        related=(),
        answer="",
    ),
    ProblemRecord(
        code="sample_jump",
        tier=Tier.EXPLAIN,
        place=cell(HAIXI, "E11"),
        found="30",
        params={"before": "9"},
        unit=HAIXI,
        figures=(),
        related=(),
        answer="两校合并统计，见州教育局批复。",
    ),
    ProblemRecord(
        code="sample_note",
        tier=Tier.NOTE,
        place=cell(HAIXI, "E3"),
        found="１７００人",
        params={},
        unit=HAIXI,
        figures=(),
        related=(),
        answer="",
    ),
)
