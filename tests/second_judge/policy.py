"""The computable targets as the author of this judge reads the opinion, and what they rest on.

Nothing here may be taken from the rule pack or from the program: the two are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

COLLEGE = "青海柴达木职业技术学院"
PREFECTURE_SCHOOL = "海西州职业技术学校"
GOLMUD_SCHOOL = "格尔木市职业技术学校"
DEPARTMENTS = "州级部门"

UNITS = (COLLEGE, PREFECTURE_SCHOOL, GOLMUD_SCHOOL, DEPARTMENTS)
H = (COLLEGE,)
S = (PREFECTURE_SCHOOL, GOLMUD_SCHOOL)
HS = (COLLEGE, PREFECTURE_SCHOOL, GOLMUD_SCHOOL)
P = (DEPARTMENTS,)
SHARING = (COLLEGE, PREFECTURE_SCHOOL)
"""One campus and one staff: what both report may be the same."""

BASE_YEAR = 2020
FIRST_YEAR = 2021

Measure = Literal["sum", "share", "per_head", "trend"]
Relation = Literal["at_least", "more_than", "at_most", "less_than"]


@dataclass(frozen=True, kw_only=True)
class Target:
    """One line of the table below."""

    code: str
    id: str
    words: str
    """A fragment of the clause."""
    measure: Measure
    of: str
    units: tuple[str, ...]
    to: str = ""
    """What `of` is divided by; a trend without it is one of a sum."""
    relation: Relation = "at_least"
    limit: Fraction = Fraction(0)
    limits: tuple[tuple[int, Fraction], ...] = ()
    """Limits that changed: from which year on each holds."""
    per: int = 1
    """Of an amount per head: for how many heads."""
    lacks: Literal["of", "to"] = "of"
    """Whether a shortfall is counted in the upper number of a ratio or in its lower one."""
    strictly: bool = True
    """Of a trend: whether it must rise; otherwise it may stand still."""
    by: int | None = None
    each_year: bool = False
    """Every year from 2021 is judged; otherwise (and without `by`) the reporting year alone."""
    until: int | None = None
    each_unit: bool = False
    empty_is_not_applicable: bool = False
    may_exceed: bool = False

    def limit_in(self, year: int) -> Fraction:
        """What holds in a year; before the year of a deadline what holds then."""
        year = max(year, self.by or year)
        return max(
            ((since, limit) for since, limit in self.limits if since <= year),
            default=(0, self.limit),
        )[1]


def _sum(code: str, name: str, words: str, of: str, units: tuple[str, ...], least: int) -> Target:
    return Target(
        code=code, id=name, words=words, measure="sum", of=of, units=units,
        limit=Fraction(least), by=2022,
    )  # fmt: skip


def _share(
    code: str, name: str, words: str, of: str, to: str, units: tuple[str, ...], percent: int
) -> Target:
    return Target(
        code=code, id=name, words=words, measure="share", of=of, to=to, units=units,
        limit=Fraction(percent, 100), by=2022,
    )  # fmt: skip


def _trend(
    code: str, name: str, words: str, of: str, units: tuple[str, ...], **rest: object
) -> Target:
    return Target(
        code=code, id=name, words=words, measure="trend", of=of, units=units,
        each_year=True, **rest,  # type: ignore[arg-type]
    )  # fmt: skip


TARGETS = (
    _sum("Q01", "enrolment-scale", "6000人以上", "enrolment", HS, 6000),
    _share(
        "Q02", "dual-qualified-share", "达到50%以上",
        "dual_qualified_teachers", "specialist_teachers", HS, 50,
    ),
    _sum("Q03", "program-clusters", "7个以上", "program_clusters", H, 7),
    _share("Q04", "featured-program-share", "40%以上", "featured_programs", "programs", S, 40),
    _sum("Q05", "integration-enterprises", "10家", "integration_enterprises", P, 10),
    _sum("Q06", "innovation-studios", "5个", "innovation_studios", HS, 5),
    _sum("Q07", "master-teacher-studios", "3个", "master_studios", HS, 3),
    _sum("Q08", "training-bases", "建设30个", "training_bases", HS, 30),
    _sum("Q09", "articulated-programs", "15个", "program_pairs", S, 15),
    _share(
        "Q10", "progression-to-college", "达到50%以上", "progressed_graduates", "graduates", S, 50
    ),
    _share(
        "Q11", "digital-classroom-coverage", "达50%以上",
        "digital_course_sections", "course_sections", HS, 50,
    ),
    _share(
        "Q12", "articulation-coverage", "全覆盖", "covered_programs", "articulable_programs", S, 100
    ),
    Target(
        code="Q13", id="graduate-employment", words="87%以上", measure="share",
        of="employed_graduates", to="graduates", units=HS, limit=Fraction(87, 100),
    ),
    _sum("Q14", "entrepreneurship-base", "1个", "entrepreneurship_bases", HS, 1),
    Target(
        code="Q15", id="training-volume", words="每年3000人次以上", measure="sum",
        of="training_person_times", units=HS, limit=Fraction(3000), each_year=True,
    ),
    _share(
        "Q16", "skilled-worker-share", "25%以上", "skilled_workers", "employed_population", P, 25
    ),
    _share(
        "Q17", "highly-skilled-share", "30%以上", "highly_skilled_workers", "skilled_workers", P, 30
    ),
    Target(
        code="Q18", id="certificate-exam-coverage", words="应试尽试", measure="share",
        of="exam_candidates_present", to="exam_candidates_expected", units=HS,
        limit=Fraction(1), each_year=True,
    ),
    _share(
        "Q19", "certificate-attainment", "达90%以上", "certified_graduates", "graduates", HS, 90
    ),
    Target(
        code="Q20", id="enterprise-practice", words="每5年累计不少于6个月", measure="share",
        of="practice_done_teachers", to="practice_due_teachers", units=HS,
        limit=Fraction(1), empty_is_not_applicable=True,
    ),
    _share(
        "Q21", "qualified-degree-share", "达到95%以上",
        "degree_qualified_teachers", "full_time_teachers", HS, 95,
    ),
    _trend(
        "Q22", "postgraduate-share", "逐年提高", "postgraduate_teachers", HS,
        to="full_time_teachers", until=2022,
    ),
    Target(
        code="Q23", id="per-student-funding", words="不低于12000元", measure="per_head",
        of="fiscal_appropriation", to="full_time_enrolment", units=H, limit=Fraction(12000),
    ),
    Target(
        code="Q24a", id="local-surcharge-share", words="不低于30%", measure="share",
        of="local_surcharge_vocational", to="local_surcharge_income", units=P,
        limit=Fraction(30, 100), may_exceed=True,
    ),
    Target(
        code="Q24b", id="urban-surcharge-share", words="不低于30%", measure="share",
        of="urban_surcharge_vocational", to="urban_surcharge_income", units=P,
        limit=Fraction(30, 100), may_exceed=True,
    ),
    _trend("Q25", "funding-never-falls", "只增不减", "vocational_investment", P, strictly=False),
    Target(
        code="S1", id="returnee-intake", words="全部接收", measure="share",
        of="returnees_received", to="returnees_eligible", units=S, limit=Fraction(1),
        each_unit=True, empty_is_not_applicable=True,
    ),
    _trend("S2", "certificate-variety", "扩大…范围", "certificate_kinds", HS, each_unit=True),
    _trend("S3", "certificate-candidates", "扩大…学生规模", "exam_candidates", HS),
    _trend("S5", "training-scale", "扩大培训规模", "training_person_times", HS),
    _trend("S4", "prefecture-investment", "加大州级财政投入力度", "prefecture_investment", P),
)  # fmt: skip


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


UNIT_OF = {
    **dict.fromkeys(
        _names(
            "enrolment full_time_enrolment graduates employed_graduates progressed_graduates"
            " certified_graduates exam_candidates_expected exam_candidates_present exam_candidates"
            " full_time_teachers specialist_teachers dual_qualified_teachers"
            " purchased_dual_qualified_teachers degree_qualified_teachers postgraduate_teachers"
            " practice_due_teachers practice_done_teachers returnees_eligible returnees_received"
            " employed_population skilled_workers highly_skilled_workers"
        ),
        "人",
    ),
    **dict.fromkeys(
        _names(
            "programs featured_programs articulable_programs covered_programs program_pairs"
            " program_clusters innovation_studios master_studios training_bases"
            " entrepreneurship_bases"
        ),
        "个",
    ),
    **dict.fromkeys(
        _names(
            "fiscal_appropriation local_surcharge_income local_surcharge_vocational"
            " urban_surcharge_income urban_surcharge_vocational vocational_investment"
            " prefecture_investment"
        ),
        "元",
    ),
    "certificate_kinds": "种",
    "course_sections": "门次",
    "digital_course_sections": "门次",
    "training_person_times": "人次",
    "integration_enterprises": "家",
}
"""Every figure, and what it is counted in."""

_OF_ALL_SCHOOLS = _names(
    "enrolment full_time_enrolment graduates employed_graduates certified_graduates"
    " exam_candidates_expected exam_candidates_present exam_candidates certificate_kinds"
    " full_time_teachers specialist_teachers dual_qualified_teachers"
    " purchased_dual_qualified_teachers degree_qualified_teachers postgraduate_teachers"
    " practice_due_teachers practice_done_teachers course_sections digital_course_sections"
    " training_person_times innovation_studios master_studios training_bases"
    " entrepreneurship_bases"
)
_OF_SECONDARY = _names(
    "progressed_graduates programs featured_programs articulable_programs covered_programs"
    " program_pairs returnees_eligible returnees_received"
)
_OF_COLLEGE = _names("program_clusters fiscal_appropriation")

ASKED = {
    COLLEGE: (*_OF_ALL_SCHOOLS, *_OF_COLLEGE),
    PREFECTURE_SCHOOL: (*_OF_ALL_SCHOOLS, *_OF_SECONDARY),
    GOLMUD_SCHOOL: (*_OF_ALL_SCHOOLS, *_OF_SECONDARY),
    DEPARTMENTS: _names(
        "integration_enterprises local_surcharge_income local_surcharge_vocational"
        " urban_surcharge_income urban_surcharge_vocational vocational_investment"
        " prefecture_investment employed_population skilled_workers highly_skilled_workers"
    ),
}
"""The figures that each unit is asked for."""

PARTS = (
    ("dual_qualified_teachers", "specialist_teachers"),
    ("degree_qualified_teachers", "full_time_teachers"),
    ("postgraduate_teachers", "full_time_teachers"),
    ("specialist_teachers", "full_time_teachers"),
    ("postgraduate_teachers", "degree_qualified_teachers"),
    ("practice_done_teachers", "practice_due_teachers"),
    ("practice_due_teachers", "specialist_teachers"),
    ("full_time_enrolment", "enrolment"),
    ("employed_graduates", "graduates"),
    ("progressed_graduates", "graduates"),
    ("certified_graduates", "graduates"),
    ("exam_candidates_present", "exam_candidates_expected"),
    ("exam_candidates_present", "exam_candidates"),
    ("featured_programs", "programs"),
    ("covered_programs", "articulable_programs"),
    ("articulable_programs", "programs"),
    ("digital_course_sections", "course_sections"),
    ("highly_skilled_workers", "skilled_workers"),
    ("skilled_workers", "employed_population"),
    ("prefecture_investment", "vocational_investment"),
    ("returnees_received", "returnees_eligible"),
)
"""A part, and the whole that it never exceeds."""

PARTS_THAT_MAY_EXCEED = (
    ("local_surcharge_vocational", "local_surcharge_income"),
    ("urban_surcharge_vocational", "urban_surcharge_income"),
)
"""Money of earlier years may be spent as well: only a question."""

THINGS = {
    "programs": ("programs", "featured_programs", "articulable_programs"),
    "articulations": ("program_pairs", "covered_programs"),
    "clusters": ("program_clusters",),
    "enterprises": ("integration_enterprises",),
    "studios": ("innovation_studios", "master_studios"),
    "bases": ("training_bases",),
    "incubators": ("entrepreneurship_bases",),
    "classes": ("training_person_times",),
}
"""The registers, and the figures that they give."""

PERSONS = {
    "teachers": (
        "full_time_teachers", "specialist_teachers", "dual_qualified_teachers",
        "degree_qualified_teachers", "postgraduate_teachers", "practice_due_teachers",
        "practice_done_teachers",
    ),
    "graduates": (
        "graduates", "employed_graduates", "progressed_graduates", "certified_graduates",
    ),
    "students": ("enrolment", "full_time_enrolment"),
}  # fmt: skip
"""The rosters, and the figures that they give."""

OF_THINGS = frozenset(figure for given in THINGS.values() for figure in given)
MAY_BE_SHARED = frozenset(
    (*PERSONS["teachers"], "innovation_studios", "master_studios", "training_bases",
     "entrepreneurship_bases", "training_person_times")
)  # fmt: skip
"""Figures of staff and campus, which two schools that share them may both report."""
