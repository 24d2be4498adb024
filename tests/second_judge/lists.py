"""Rows of registers and rosters for invented prefectures: mostly sound, some not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from tests.second_judge.identities import check_character
from tests.second_judge.policy import COLLEGE, UNITS

Row = dict[str, Any]

DOCUMENTS = ("海职发〔2020〕8号", "青教职〔2020〕12号")
NO_DOCUMENTS = ("", None, "待发", "见附件", "2021-06-01", "100%", "5份", "1", "300元", "1/2")
DATES = ("2020-06-01", "2021-03-01", "2021-12-31", "2022-01-01", "2022-12-31")
LATER = ("2023-01-01", "2023-12-31", "2024-05-01", "2026-01-01")


def often(random: Random, usual: Any, *rare: Any, chance: float = 0.03) -> Any:
    """The usual, or now and then something else."""
    return random.choice(rare) if random.random() < chance else usual


def _document(random: Random) -> Any:
    return often(random, random.choice(DOCUMENTS), *NO_DOCUMENTS)


def _date(random: Random) -> Any:
    usual = random.choice(DATES)
    return often(random, usual, None, "", *LATER, "不详", "2021年13月", chance=0.06)


def things(random: Random, register: str, figure: str, unit: str, number: int) -> list[Row]:
    """Entries of a register of things; a few names are those that other units use as well."""
    extra = random.choice((0, 0, 0, 1))
    return [
        _THING[register](random, _name(random, unit, figure, index), figure)
        for index in range(number + extra)
    ]


def _name(random: Random, unit: str, figure: str, index: int) -> str:
    """A name of its own, or now and then one that another unit may use."""
    who = "共用" if random.random() < 0.08 else f"单位{UNITS.index(unit)}"
    return f"虚构{who}{figure[:4]}{index}"


def _cluster(random: Random, name: str, figure: str) -> Row:
    return {"name": name, "document": _document(random), "date": _date(random)}


def _studio(random: Random, name: str, figure: str) -> Row:
    kind = "创新工作室" if figure == "innovation_studios" else "名师工作室"
    row = _cluster(random, name, figure)
    return row | {"kind": often(random, kind, "大师室", chance=0.01)}


def _base(random: Random, name: str, figure: str) -> Row:
    return {
        "name": name,
        "enterprise": "虚构企业甲",
        "stage": often(random, "已投入使用", "在建", "没有", chance=0.02),
        "outreach": often(random, "年培训200人次", None, "无", chance=0.01),
        "document": random.choice(DOCUMENTS) if random.random() < 0.99 else "待发",
        "in_use_since": often(random, random.choice(DATES[:3]), None, *LATER, chance=0.02),
    }


def _incubator(random: Random, name: str, figure: str) -> Row:
    return _cluster(random, name, figure) | {
        "level": often(random, "州级", None, "暂无", chance=0.2)
    }


def _enterprise(random: Random, name: str, figure: str) -> Row:
    first = f"91639999MA{sum(map(ord, name)):07d}"[:17]
    code = often(random, first + check_character(first), None, chance=0.3)
    if code and random.random() < 0.01:
        code = first + ("0" if code[17] != "0" else "1")
    stage = often(random, random.choice(("建设培育", "认定")), "没有", chance=0.01)
    return _cluster(random, name, figure) | {"credit_code": code, "stage": stage, "place": "德令哈"}


_THING = {
    "clusters": _cluster,
    "studios": _studio,
    "bases": _base,
    "incubators": _incubator,
    "enterprises": _enterprise,
}


def classes(random: Random, unit: str, year: int, amount: int) -> list[Row]:
    """Classes that ended in a year and come to so many person-times."""
    parts = [amount // 2, amount - amount // 2] if random.random() < 0.5 else [amount]
    found = []
    for index, part in enumerate(parts):
        shared = random.random() < 0.08
        number = f"虚构{'共' if shared else UNITS.index(unit)}-{year}-{index}"
        found.append(
            {
                "number": number,
                "title": "电工",
                "start": f"{year}-03-01",
                "end": often(random, f"{year}-06-30", f"{year + 1}-01-05", chance=0.04),
                "person_times": often(random, part, part - 1, "约50", chance=0.03),
                "persons": part // 2,
            }
        )
    return found


def programs(random: Random, unit: str, featured: int, whole: int) -> list[Row]:
    """Programmes of a secondary school; now and then one without students."""
    return [
        {
            "code": f"66{UNITS.index(unit)}{random.choice((100, 100, 200)) + index:03d}",
            "name": f"虚构专业{index}",
            "students": 0 if index >= whole else random.randint(1, 90),
            "featured": index < featured,
            "featured_document": _document(random) if index < featured else None,
            "counterpart_codes": often(random, f"46{index:04d}", None, chance=0.15),
        }
        for index in range(whole + random.choice((0, 0, 0, 1)))
    ]


def college_programs(random: Random) -> list[Row]:
    """Programmes of the college, some of which name those that they continue."""
    return [
        {
            "code": f"46{index:04d}",
            "name": f"虚构高职专业{index}",
            "students": 30,
            "counterpart_codes": random.choice((None, f"661{100 + index}", f"662{100 + index}")),
        }
        for index in range(random.randint(1, 8))
    ]


def articulations(random: Random, of: Sequence[Row], wanted: int) -> list[Row]:
    """So many pairs of codes; the first of each programme mostly in a mode that covers it."""
    rows: list[Row] = []
    codes = [row["code"] for row in of if row["counterpart_codes"]] or ["661999"]
    for index in range(wanted):
        code = codes[index % len(codes)]
        rows.append(
            {
                "code": often(random, code, "669999", chance=0.02),
                "college_code": f"46{index % 7:04d}" if random.random() < 0.1 else f"47{index:04d}",
                "mode": often(random, random.choice(("3+2", "五年一贯制")), "其他对接", chance=0.1),
                "document": _document(random),
                "date": _date(random),
            }
        )
    return list({(row["code"], row["college_code"]): row for row in rows}.values())


def teachers(random: Random, unit: str, dual: int, specialists: int) -> list[Row]:
    """Teachers of a school: so many specialists, so many of them dual-qualified."""
    others = random.choice((0, 1, 2))
    return [
        _teacher(random, unit, index, dual=index < dual, specialist=index < specialists)
        for index in range(specialists + others)
    ]


def _teacher(random: Random, unit: str, index: int, *, dual: bool, specialist: bool) -> Row:
    degree = often(random, random.choice(("本科", "本科", "研究生")), "专科", chance=0.06)
    row: Row = {
        "staff_no": f"T{UNITS.index(unit)}{index:03d}",
        "id_number": None,
        "full_time": often(random, True, False, chance=0.04),
        "specialist": specialist,
        "dual_qualified": dual,
        "dual_qualified_document": _document(random) if dual else None,
        "degree": degree,
        "degree_kind": "学历" if degree == "研究生" else None,
        "service_years": often(random, 8, 4, 5, chance=0.2),
        "practice_months": often(random, 7, 5, 6, chance=0.1),
    }
    if random.random() < 0.04:
        row["staff_no"] = f"共{index}"
    if random.random() < 0.1:
        row["id_number"] = f"id:{UNITS.index(unit) * 100 + index}"
    elif random.random() < 0.05:
        row["id_number"] = f"id:{index}"
    if degree == "研究生" and random.random() < 0.03:
        row["degree_kind"] = "学位"
    return row


def graduates(random: Random, values: Mapping[str, int], year: int) -> list[Row]:
    """Graduates of a year, so many of them employed, gone on, certified."""
    up = values.get("progressed_graduates", 0)
    return [
        {
            "student_no": f"G{year}{index:03d}",
            "class_year": often(random, year, year - 1, chance=0.03),
            "destination": _destination(random, index, up, values["employed_graduates"]),
            "certificates": random.choice((1, 2)) if index < values["certified_graduates"] else 0,
        }
        for index in range(values["graduates"])
    ]


def _destination(random: Random, index: int, up: int, employed: int) -> str:
    if index < up:
        return random.choice(("升专科", "升本科"))
    return random.choice(("就业", "参军", "创业")) if index < employed else "未落实"


def students(random: Random, number: int) -> list[Row]:
    """Students of a secondary school, and a few that do not count."""
    rows: list[Row] = []
    for index in range(number + random.choice((0, 0, 2))):
        level = "中职" if index < number else "非学历"
        rows.append(
            {
                "student_no": f"X{index:03d}",
                "program_code": "661100",
                "level": level,
                "full_time": often(random, level == "中职", True, chance=0.05),
            }
        )
    return rows


__all__ = ["COLLEGE"]
