"""The invented figures of the samples: four units, every target met, nothing real.

Magnitudes are those of schools of this size; names, documents and numbers are made up and say so.
What `data.xlsx` lacks stands in `shortcomings.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

COLLEGE, HAIXI, GOLMUD, PREFECTURE = (
    "qaidam-college",
    "haixi-school",
    "golmud-school",
    "prefecture-departments",
)
YEARS = (2020, 2021, 2022)
YEAR = YEARS[-1]
MARK = "虚构"
NOTE = "虚构样例：数字、名称、文号均为编造，仅供演示。"

STAMP = {COLLEGE: "柴职", HAIXI: "海职", GOLMUD: "格职", PREFECTURE: "州"}
"""How the invented document numbers of each unit begin, after 虚构."""

Row = dict[str, object]

FIGURES: Mapping[str, Mapping[str, tuple[int, int, int]]] = {
    COLLEGE: {
        "enrolment": (2710, 2950, 3198),
        "full_time_enrolment": (2520, 2760, 3012),
        "graduates": (668, 705, 742),
        "employed_graduates": (588, 624, 664),
        "certified_graduates": (566, 628, 675),
        "exam_candidates_expected": (480, 610, 690),
        "exam_candidates_present": (471, 610, 690),
        "exam_candidates": (520, 660, 742),
        "certificate_kinds": (6, 8, 9),
        "full_time_teachers": (196, 204, 212),
        "specialist_teachers": (122, 127, 132),
        "dual_qualified_teachers": (52, 60, 70),
        "purchased_dual_qualified_teachers": (0, 2, 3),
        "degree_qualified_teachers": (188, 197, 207),
        "postgraduate_teachers": (58, 64, 68),
        "practice_due_teachers": (96, 100, 104),
        "practice_done_teachers": (82, 94, 104),
        "course_sections": (1168, 1204, 1240),
        "digital_course_sections": (498, 575, 652),
        "fiscal_appropriation": (30_400_000, 33_400_000, 36_600_000),
    },
    HAIXI: {
        "enrolment": (1620, 1668, 1704),
        "full_time_enrolment": (1598, 1646, 1680),
        "graduates": (455, 468, 482),
        "employed_graduates": (398, 413, 428),
        "progressed_graduates": (198, 226, 244),
        "certified_graduates": (352, 401, 438),
        "exam_candidates_expected": (310, 400, 455),
        "exam_candidates_present": (308, 400, 455),
        "exam_candidates": (330, 428, 486),
        "certificate_kinds": (4, 5, 6),
        "full_time_teachers": (112, 115, 118),
        "specialist_teachers": (58, 60, 62),
        "dual_qualified_teachers": (22, 27, 32),
        "purchased_dual_qualified_teachers": (0, 1, 2),
        "degree_qualified_teachers": (104, 108, 113),
        "postgraduate_teachers": (14, 16, 18),
        "practice_due_teachers": (44, 46, 48),
        "practice_done_teachers": (38, 43, 48),
        "programs": (14, 14, 15),
        "featured_programs": (3, 4, 6),
        "prefecture_featured_programs": (3, 4, 6),
        "articulable_programs": (8, 9, 10),
        "course_sections": (742, 760, 780),
        "digital_course_sections": (310, 356, 402),
        "returnees_eligible": (14, 11, 9),
        "returnees_received": (14, 11, 9),
    },
    GOLMUD: {
        "enrolment": (1046, 1098, 1152),
        "full_time_enrolment": (1032, 1083, 1137),
        "graduates": (296, 307, 318),
        "employed_graduates": (258, 268, 279),
        "progressed_graduates": (121, 141, 165),
        "certified_graduates": (221, 252, 288),
        "exam_candidates_expected": (198, 250, 300),
        "exam_candidates_present": (194, 250, 300),
        "exam_candidates": (205, 262, 318),
        "certificate_kinds": (3, 4, 5),
        "full_time_teachers": (66, 69, 72),
        "specialist_teachers": (32, 34, 36),
        "dual_qualified_teachers": (11, 15, 19),
        "purchased_dual_qualified_teachers": (0, 0, 0),
        "degree_qualified_teachers": (57, 62, 69),
        "postgraduate_teachers": (5, 6, 7),
        "practice_due_teachers": (24, 26, 28),
        "practice_done_teachers": (19, 23, 28),
        "programs": (9, 9, 10),
        "featured_programs": (2, 3, 4),
        "prefecture_featured_programs": (2, 3, 4),
        "articulable_programs": (4, 5, 6),
        "course_sections": (448, 465, 480),
        "digital_course_sections": (171, 210, 251),
        "returnees_eligible": (8, 7, 6),
        "returnees_received": (8, 7, 6),
    },
    PREFECTURE: {
        "local_surcharge_income": (42_500_000, 45_800_000, 48_200_000),
        "local_surcharge_vocational": (13_100_000, 14_300_000, 14_460_000),
        "urban_surcharge_income": (61_000_000, 66_400_000, 70_500_000),
        "urban_surcharge_vocational": (18_600_000, 20_100_000, 21_200_000),
        "vocational_investment": (318_000_000, 342_500_000, 356_200_000),
        "prefecture_investment": (96_000_000, 104_000_000, 108_000_000),
        "employed_population": (268_000, 271_500, 274_000),
        "skilled_workers": (61_200, 64_900, 68_600),
        "highly_skilled_workers": (17_500, 19_100, 20_900),
    },
}
"""By unit and figure, one number a year. What registers tell is counted from their rows."""


def document(unit: str, year: int, number: int) -> str:
    """An invented document number, which says so itself."""
    return f"{MARK}{STAMP[unit]}〔{year}〕{number}号"


def day(text: str) -> datetime.date:
    """`2022-03-01` as a day."""
    return datetime.date.fromisoformat(text)
