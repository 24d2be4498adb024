"""The invented registers of the samples: programmes, bases, studios, classes and the rest.

What `data.xlsx` lacks stands in `shortcomings.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from invented import COLLEGE, GOLMUD, HAIXI, MARK, PREFECTURE, STAMP, YEAR, Row, day, document

from haixi_check.intake.cells.identifiers import credit_code_check

PROGRAMS: Mapping[str, tuple[tuple[str, str, int, str, str], ...]] = {
    COLLEGE: (
        ("460301", "机电一体化技术", 420, "", "660301"),
        ("460103", "数控技术", 210, "", "660103"),
        ("570102", "学前教育", 480, "", "770101"),
        ("540106", "酒店管理与数字化运营", 120, "", "740104"),
        ("540101", "旅游管理", 150, "", "740101"),
        ("530701", "电子商务", 260, "", "730701"),
        ("530802", "现代物流管理", 190, "", "730801"),
        ("520201", "护理", 420, "", "720201"),
        ("500211", "汽车检测与维修技术", 200, "", "700206"),
        ("510201", "计算机应用技术", 240, "", "710201"),
        ("470201", "应用化工技术", 268, "", "670201、670203"),
        ("430301", "光伏工程技术", 130, "", "630301、630302"),
        ("430601", "有色金属智能冶金技术", 110, "", "630601"),
    ),
    HAIXI: (
        ("660301", "机电技术应用", 210, "2021-05-20", "460301"),
        ("660103", "数控技术应用", 160, "2021-05-20", "460103"),
        ("770101", "幼儿保育", 260, "2020-06-12", "570102"),
        ("740104", "高星级饭店运营与管理", 95, "", "540106"),
        ("740101", "旅游服务与管理", 58, "2022-06-08", "540101"),
        ("730701", "电子商务", 170, "2020-06-12", "530701"),
        ("730801", "物流服务与管理", 120, "2022-06-08", "530802"),
        ("720201", "护理", 230, "", "520201"),
        ("700206", "汽车运用与维修", 140, "", "500211"),
        ("710201", "计算机应用", 110, "", "510201"),
        ("610105", "中草药栽培", 62, "", ""),
        ("690101", "食品加工工艺", 31, "", ""),
        ("730301", "会计事务", 24, "", ""),
        ("750106", "工艺美术", 19, "", ""),
        ("710103", "电子技术应用", 15, "", ""),
        ("650101", "水利工程运行与管理", 0, "2021-05-20", ""),
    ),
    GOLMUD: (
        ("670201", "化学工艺", 236, "2020-06-18", "470201"),
        ("670203", "化工机械与设备", 150, "", "470201"),
        ("630601", "有色金属冶炼技术", 128, "2021-06-02", "430601"),
        ("630301", "光伏工程技术与应用", 165, "2022-05-30", "430301"),
        ("630302", "风力发电设备运行与维护", 92, "", "430301"),
        ("660302", "电气设备运行与控制", 134, "2022-05-30", "460301"),
        ("620801", "环境监测技术", 66, "", ""),
        ("670208", "分析检验技术", 88, "", ""),
        ("730602", "连锁经营与管理", 52, "", ""),
        ("610201", "设施农业生产技术", 41, "", ""),
    ),
}
"""Code, name, students, the day of recognition as featured, counterparts."""

ARTICULATIONS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    HAIXI: (
        ("660301", "460301", "3+2", "2019-05-16"),
        ("660103", "460103", "3+2", "2020-05-22"),
        ("770101", "570102", "3+2", "2019-05-16"),
        ("740104", "540106", "3+2", "2022-04-20"),
        ("740101", "540101", "3+2", "2021-04-26"),
        ("730701", "530701", "3+2", "2020-05-22"),
        ("730801", "530802", "五年一贯制", "2021-04-26"),
        ("720201", "520201", "五年一贯制", "2020-05-22"),
        ("700206", "500211", "3+2", "2021-04-26"),
        ("710201", "510201", "3+2", "2022-04-20"),
    ),
    GOLMUD: (
        ("670201", "470201", "3+2", "2021-04-26"),
        ("670203", "470201", "3+2", "2022-04-20"),
        ("630601", "430601", "3+2", "2021-04-26"),
        ("630301", "430301", "3+2", "2022-04-20"),
        ("660302", "460301", "3+2", "2022-04-20"),
        ("630302", "430301", "3+2", "2022-04-20"),
    ),
}

CLUSTERS = (
    ("盐湖化工", "2019-09-10"),
    ("机电数控", "2019-09-10"),
    ("学前教育", "2020-10-15"),
    ("电子商务与物流", "2021-06-18"),
    ("新能源技术", "2021-06-18"),
    ("健康护理", "2022-05-12"),
    ("高原文旅", "2022-05-12"),
)

STUDIOS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    COLLEGE: (
        ("智能制造", "创新工作室", "甲", "2020-09-22"),
        ("盐湖材料", "创新工作室", "乙", "2021-06-25"),
        ("数字商务", "创新工作室", "丙", "2022-03-30"),
        ("机电专业", "名师工作室", "丁", "2021-06-25"),
        ("护理专业", "名师工作室", "戊", "2022-03-30"),
    ),
    HAIXI: (
        ("高原特色生物", "创新工作室", "己", "2021-09-16"),
        ("幼儿保育专业", "名师工作室", "庚", "2021-09-16"),
    ),
    GOLMUD: (
        ("锂产业应用", "创新工作室", "辛", "2022-04-08"),
        ("化学工艺专业", "名师工作室", "壬", "2022-04-08"),
    ),
}

BASES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    COLLEGE: (
        ("盐湖化工", "甲盐湖化工有限公司", "2019-09-01"),
        ("机电一体化", "乙机电设备有限公司", "2019-09-01"),
        ("数控加工", "丙精密制造有限公司", "2020-03-16"),
        ("光伏运维", "丁新能源有限公司", "2020-09-07"),
        ("风电运维", "戊风电有限公司", "2020-11-20"),
        ("汽车维修", "己汽车服务有限公司", "2021-03-15"),
        ("电子商务", "庚电商科技有限公司", "2021-03-15"),
        ("智慧物流", "辛物流有限公司", "2021-09-06"),
        ("护理", "壬康养服务有限公司", "2021-09-06"),
        ("学前教育", "癸幼教服务有限公司", "2021-10-18"),
        ("酒店管理", "子酒店管理有限公司", "2022-03-14"),
        ("旅游服务", "丑文旅发展有限公司", "2022-03-14"),
        ("有色冶金", "寅有色金属有限公司", "2022-06-20"),
        ("信息技术", "卯信息技术有限公司", "2022-09-05"),
    ),
    HAIXI: (
        ("机电数控", "辰机械装备有限公司", "2019-10-08"),
        ("幼儿保育", "巳早教服务有限公司", "2020-04-13"),
        ("枸杞加工", "午枸杞产业有限公司", "2020-10-12"),
        ("中草药栽培", "未生物科技有限公司", "2021-05-10"),
        ("物流仓储", "申仓储物流有限公司", "2021-05-10"),
        ("直播电商", "酉网络科技有限公司", "2021-11-01"),
        ("旅游服务", "戌旅行社有限公司", "2022-04-11"),
        ("汽车快修", "亥汽修连锁有限公司", "2022-04-11"),
        ("计算机应用", "甲子软件有限公司", "2022-10-10"),
    ),
    GOLMUD: (
        ("盐湖提锂", "乙丑锂业有限公司", "2020-05-18"),
        ("化工分析", "丙寅检测有限公司", "2020-05-18"),
        ("有色冶炼", "丁卯冶炼有限公司", "2021-04-19"),
        ("光伏发电", "戊辰光伏有限公司", "2021-04-19"),
        ("电气控制", "己巳电气有限公司", "2021-10-25"),
        ("风电检修", "庚午风电技术有限公司", "2022-05-16"),
        ("化工设备", "辛未化工装备有限公司", "2022-05-16"),
    ),
}
"""What it trains for, the partner, and the day of first use."""

ENTERPRISES = (
    ("盐湖化工", "建设培育", "2020-11-18"),
    ("锂业", "认定", "2021-07-08"),
    ("有色金属", "建设培育", "2020-11-18"),
    ("光伏", "建设培育", "2021-07-08"),
    ("风电", "建设培育", "2021-07-08"),
    ("枸杞产业", "建设培育", "2021-07-08"),
    ("机电设备", "认定", "2022-06-16"),
    ("物流", "建设培育", "2022-06-16"),
    ("文旅", "建设培育", "2022-06-16"),
    ("康养服务", "建设培育", "2022-09-28"),
)

TRAINING: Mapping[tuple[str, int], tuple[int, ...]] = {
    (COLLEGE, 2021): (210, 180, 160, 240, 190, 220, 150, 130, 170, 100),
    (HAIXI, 2021): (120, 90, 140, 110, 80, 100, 130, 70),
    (GOLMUD, 2021): (95, 120, 85, 110, 100, 90),
    (COLLEGE, 2022): (190, 170, 160, 230, 180, 200, 150, 120, 160),
    (HAIXI, 2022): (115, 95, 130, 105, 85, 110, 120),
    (GOLMUD, 2022): (90, 115, 80, 105, 110, 60),
}
"""Person-times of each class."""
JOINT_CLASS = 120
"""A class that the college and the school on its campus ran together in the last year."""
TRAINING_OF_2020: Mapping[str, int] = {COLLEGE: 1390, HAIXI: 680, GOLMUD: 480}

SUBJECTS = (
    "电工",
    "焊工",
    "电子商务师",
    "保育师",
    "养老护理员",
    "汽车维修工",
    "化工总控工",
    "物流服务师",
    "创业培训",
    "叉车操作",
)


def registers(unit: str) -> dict[str, list[Row]]:
    """The rows of every register that `unit` fills in."""
    rows: dict[str, list[Row]] = {"programs": list(_programs(unit))}
    rows["articulations"] = [
        {
            "code": code,
            "college_code": college,
            "mode": mode,
            "document": document(unit, day(on).year, 30 + place),
            "date": day(on),
        }
        for place, (code, college, mode, on) in enumerate(ARTICULATIONS.get(unit, ()))
    ]
    rows["clusters"] = [
        {
            "name": f"{MARK}{name}专业群",
            "document": document(unit, day(on).year, 18 + place),
            "date": day(on),
        }
        for place, (name, on) in enumerate(CLUSTERS if unit == COLLEGE else ())
    ]
    rows["studios"] = [
        {
            "name": f"{MARK}{name}{kind}",
            "kind": kind,
            "leader": f"{MARK}教师{leader}",
            "document": document(unit, day(on).year, 52 + place),
            "date": day(on),
        }
        for place, (name, kind, leader, on) in enumerate(STUDIOS.get(unit, ()))
    ]
    rows["bases"] = [
        {
            "name": f"{MARK}{name}实训基地",
            "enterprise": f"{MARK}{partner}",
            "stage": "已投入使用",
            "outreach": f"{YEAR}年对外培训{60 + 15 * place}人次（虚构）",
            "document": document(unit, day(on).year, 60 + place),
            "in_use_since": day(on),
        }
        for place, (name, partner, on) in enumerate(BASES.get(unit, ()))
    ]
    rows["incubators"] = (
        [
            {
                "name": f"{MARK}柴达木双创基地",
                "level": "州级",
                "document": document(PREFECTURE, 2021, 77),
                "date": day("2021-10-28"),
            }
        ]
        if unit == COLLEGE
        else []
    )
    rows["classes"] = list(_classes(unit))
    rows["enterprises"] = list(_enterprises()) if unit == PREFECTURE else []
    return {register: found for register, found in rows.items() if found}


def _programs(unit: str) -> Iterator[Row]:
    for place, (code, name, students, on, counterparts) in enumerate(PROGRAMS.get(unit, ())):
        row: Row = {"code": code, "name": name, "students": students}
        row["counterpart_codes"] = counterparts or None
        if unit != COLLEGE:
            row["featured"] = "是" if on else "否"
            row["featured_document"] = document(unit, day(on).year, 40 + place) if on else None
            row["featured_level"] = "州级" if on else None
        yield row


def _classes(unit: str) -> Iterator[Row]:
    for (school, year), sizes in TRAINING.items():
        if school != unit:
            continue
        for place, size in enumerate(sizes):
            start = datetime.date(year, 3, 7) + datetime.timedelta(days=28 * place)
            yield _class(
                f"{year}-{STAMP[unit]}-{place + 1:02d}",
                SUBJECTS[(place + len(STAMP[unit]) * year) % len(SUBJECTS)],
                f"{MARK}{STAMP[unit]}合作单位",
                start,
                size,
            )
    if unit in (COLLEGE, HAIXI):
        start = datetime.date(YEAR, 11, 7)
        yield _class(f"{YEAR}-联合-01", "园区企业职工", f"{MARK}园区", start, JOINT_CLASS)


def _class(number: str, title: str, partner: str, start: datetime.date, size: int) -> Row:
    return {
        "number": number,
        "title": f"{title}培训（虚构）",
        "partner": partner,
        "start": start,
        "end": start + datetime.timedelta(days=11),
        "person_times": size,
        "persons": size // 2 + 5,
    }


def _enterprises() -> Iterator[Row]:
    for place, (name, stage, on) in enumerate(ENTERPRISES, start=1):
        yield {
            "name": f"{MARK}{name}股份有限公司",
            "credit_code": credit_code(place),
            "stage": stage,
            "document": document(PREFECTURE, day(on).year, 80 + place),
            "date": day(on),
        }


def credit_code(number: int) -> str:
    """A code with a right check character (GB 32100) and a place of registration that is none."""
    body = f"91639999XUGXU{number:04d}"
    return next(body + last for last in "0123456789ABCDEFGHJKLMNPQRTUWXY" if _is_valid(body + last))


def _is_valid(code: str) -> bool:
    return credit_code_check(code) == "ok"
