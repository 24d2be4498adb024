"""A school held to the national standard: invented figures at and near its limits."""

from __future__ import annotations

import datetime
from pathlib import Path

from filling import mark
from invented import GOLMUD, MARK, NOTE, document

from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.writers.office.sheets import packed
from haixi_check.writers.template import lay_out
from haixi_check.writers.template.request import TemplateRequest

PACK = "secondary-school-standard-2010"
YEAR = 2023

FIGURES = {
    "enrolment": (1180, 1196, 1200),  # just enough
    "full_time_teachers": (57, 58, 59),  # one too few, and more than 20 students for each
    "senior_teachers": (11, 12, 13),
    "specialist_teachers": (30, 30, 31),
    "dual_qualified_teachers": (8, 8, 9),  # one too few
    "part_time_teachers": (10, 11, 12),
    "land_area": (46200, 46200, 46200),
    "building_area": (23350, 23350, 23350.5),  # half a square metre and more too little
    "printed_books": (34800, 35300, 36000),  # just enough
    "newspapers": (76, 78, 79),
    "teacher_seats": (12, 12, 12),
    "student_seats": (118, 120, 124),
    "equipment_value": (2910000, 2985000, 3105600.50),
    "computers": (168, 174, 181),
}

SAID = {
    "new_school": "是",
    "programme_area": "工科或医药类为主",
    "reporter": f"{MARK}填报人",
    "telephone": MARK,
    "reported_on": datetime.date(YEAR + 1, 3, 15),
    "note": f"{NOTE}占地、校舍和阅览座位三年没有增减，与上年相同。",
}

PROOFS = {
    "legal-person": ("事业单位法人证书", datetime.date(2031, 2, 28)),
    "charter": ("学校章程及核准文件", None),
    "sports-field": ("田径场竣工验收报告", None),
}


def write_standard(path: Path) -> None:
    """Write the workbook of one school."""
    rules = load_pack(find_pack(PACK))
    unit = rules.pack.by_id[GOLMUD]
    layout = lay_out(TemplateRequest(rules=rules, units=(unit,), year=YEAR))
    for line, value in SAID.items():
        layout.basics[unit.id, line].value = value  # type: ignore[assignment]
    for figure, values in FIGURES.items():
        for year, value in zip(range(YEAR - len(values) + 1, YEAR + 1), values, strict=True):
            layout.figures.amounts[unit.id, figure, year].value = value
    for number, (duty, (material, until)) in enumerate(PROOFS.items(), start=1):
        record: dict[str, object] = {
            "status": "已落实",
            "material": f"{material}（{MARK}）",
            "document": document(unit.id, 2021, number),
            "date": datetime.date(2021, 3, number),
            "valid_until": until,
        }
        layout.evidence.records.fill(layout.evidence.rows[unit.id, duty, None], record)
    mark(layout)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(layout.book, made_on=rules.pack.issued))
