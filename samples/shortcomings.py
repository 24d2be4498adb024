"""What `data.xlsx` lacks on purpose: every kind of shortcoming that a school may have."""

from __future__ import annotations

from itertools import product

from filling import Sample, count
from invented import COLLEGE, GOLMUD, HAIXI, MARK, PREFECTURE, YEAR, day, document

ATTACHMENT = f"佐证/{MARK}-学生实习管理办法.txt"
"""A file that lies beside the sample; every other that is named does not."""


ASSETS = ("处置收益归学校使用", "纳入学校预算", "报财政部门备案")
"""The parts of E68."""


def fall_short(sample: Sample) -> None:
    """Take from a sound sample what `data.xlsx` misses."""
    _figures(sample)
    _registers(sample)
    count(sample)
    # The clerk counts the base that is being built: the two sheets differ.
    sample.figures[HAIXI, "training_bases"][-1] += 1
    # A jump, with its reason.
    sample.figures[COLLEGE, "training_person_times"][0] = 1180
    sample.explanations[COLLEGE, "training_person_times"] = (
        "2020年停办线下培训9期，2021年恢复开班（虚构）"
    )
    _evidence(sample)


def _figures(sample: Sample) -> None:
    def last(unit: str, figure: str, value: int) -> None:
        sample.figures[unit, figure][-1] = value

    # Exactly half: 70 + 29 + 16 of 230.
    last(HAIXI, "dual_qualified_teachers", 29)
    last(GOLMUD, "dual_qualified_teachers", 16)
    # One graduate short of half: 240 + 159 of 800.
    last(HAIXI, "progressed_graduates", 240)
    last(GOLMUD, "progressed_graduates", 159)
    # 49.96 %, which rounds to 50.0 %: 652 + 371 + 226 of 2500.
    last(HAIXI, "digital_course_sections", 371)
    last(GOLMUD, "digital_course_sections", 226)
    # Far from 90 %: 640 + 395 + 255 of 1542.
    last(COLLEGE, "certified_graduates", 640)
    last(HAIXI, "certified_graduates", 395)
    last(GOLMUD, "certified_graduates", 255)
    # Two of 300 stayed away; four of 180 teachers lack their months.
    last(GOLMUD, "exam_candidates_present", 298)
    last(COLLEGE, "practice_done_teachers", 101)
    last(GOLMUD, "practice_done_teachers", 27)
    # A falling trend: 86 of 388 the year before, 88 of 402 now.
    last(COLLEGE, "postgraduate_teachers", 66)
    last(HAIXI, "postgraduate_teachers", 16)
    last(GOLMUD, "postgraduate_teachers", 6)
    last(GOLMUD, "degree_qualified_teachers", 66)
    # Directional: one kind as many as before; and a jump that nobody explains.
    sample.figures[GOLMUD, "certificate_kinds"] = [3, 3, 4]
    last(GOLMUD, "exam_candidates", 352)
    # Aspired to: 24.85 %. Bound: 29 % of one surcharge. Directional: less than last year.
    last(PREFECTURE, "skilled_workers", 68_100)
    last(PREFECTURE, "urban_surcharge_vocational", 20_445_000)
    last(PREFECTURE, "prefecture_investment", 101_500_000)


def _registers(sample: Sample) -> None:
    # Nine of ten enterprises.
    del sample.registers[PREFECTURE]["enterprises"][-1]
    # Thirty bases, one of them still being built.
    sample.registers[HAIXI]["bases"][-1].update(
        stage="在建", in_use_since=None, note="预计2023年3月投入使用（虚构）"
    )
    # A pair without its document: the fifteen others are enough for one target, not for another.
    sample.registers[GOLMUD]["articulations"][-1].update(
        document=None, note="协议已签，批复在办（虚构）"
    )


def _evidence(sample: Sample) -> None:
    rows = sample.evidence

    def change(unit: str, code: str, part: str | None = None, **values: object) -> None:
        rows[unit, code, part][0].update(values)

    # No record at all: of a duty, of one part, of a past year.
    rows[HAIXI, "E09", None] = []
    rows[HAIXI, "E14", "特色生物"] = []
    del rows[GOLMUD, "E75", None][1]
    # For another year than the one that is judged.
    change(
        GOLMUD,
        "E35",
        for_year=YEAR - 1,
        date=day("2021-06-18"),
        document=document(GOLMUD, YEAR - 1, 286),
    )
    # Not done; not applicable, with a reason.
    change(
        PREFECTURE,
        "E58",
        status="未落实",
        material=None,
        document=None,
        date=None,
        note="分基金设立方案尚在征求意见（虚构）",
    )
    for unit, part in product((HAIXI, GOLMUD), ASSETS):
        change(
            unit,
            "E68",
            part,
            status="不适用",
            material=None,
            document=None,
            date=None,
            note=f"{YEAR}年没有报废处置资产（虚构）",
        )
    # Older than the opinion; before the window; after it; after the day of the check.
    change(COLLEGE, "E21", date=day("2019-06-10"), document=document(COLLEGE, 2019, 33))
    for unit in (COLLEGE, HAIXI, GOLMUD):
        change(unit, "E11", date=day("2020-12-28"), document=document(unit, 2020, 99))
    change(GOLMUD, "E65", date=day("2023-02-17"), document=document(GOLMUD, 2023, 6))
    change(GOLMUD, "E67", date=day("2023-01-16"), document=document(GOLMUD, 2023, 2))
    # Nothing to look up; no date.
    change(GOLMUD, "E33", document=None)
    change(HAIXI, "E44", date=None)
    # A file that is there, and one that is not.
    change(HAIXI, "E21", file=ATTACHMENT)
    change(PREFECTURE, "E77", file=f"佐证/{MARK}-政策解读.pdf")
    # Two records that contradict each other.
    first = rows[COLLEGE, "E02", "年度考核结果"][0]
    rows[COLLEGE, "E02", "年度考核结果"].append(
        {**first, "status": "未落实", "note": "考核结果未按期印发（虚构）"}
    )
    # What is only encouraged, and nobody did.
    rows[COLLEGE, "E30", None] = []
