"""What the columns of lists allow, and which rows carry a mistake that must be mended.

| where the rules are silent | what this judge does |
|---|---|
| a mistake in a row | every figure that the row would count for is missing |
| the same, where a sound column already says that it does not count | it does not |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.second_judge.cells import BROKEN, WORDS_FOR_NONE, Json, day, number

MODES = ("3+2", "五年一贯制", "其他对接")
DEGREES = ("专科以下", "专科", "本科", "研究生")
DESTINATIONS = ("就业", "升专科", "升本科", "参军", "创业", "自由职业", "出国出境", "未落实")
LEVELS = ("中职", "高职", "非学历")
STUDIOS = ("创新工作室", "名师工作室")

Allows = Callable[[object], bool]


def one_of(*choices: str) -> Allows:
    """A column of choices."""
    return choices.__contains__


def _date(said: object) -> bool:
    return day(said) is not BROKEN


def _number(said: object) -> bool:
    return number(said) is not None


def _yes_no(said: object) -> bool:
    return isinstance(said, bool)


_ALLOWS: Mapping[str, Mapping[str, Allows]] = {
    "programs": {"students": _number, "featured": _yes_no},
    "articulations": {"mode": one_of(*MODES), "date": _date},
    "clusters": {"date": _date},
    "enterprises": {"stage": one_of("建设培育", "认定"), "date": _date},
    "studios": {"kind": one_of(*STUDIOS), "date": _date},
    "bases": {"stage": one_of("在建", "已投入使用"), "in_use_since": _date},
    "incubators": {"date": _date},
    "classes": {"start": _date, "end": _date, "person_times": _number, "persons": _number},
    "teachers": {
        "full_time": _yes_no,
        "specialist": _yes_no,
        "dual_qualified": _yes_no,
        "degree": one_of(*DEGREES),
        "service_years": _number,
        "practice_months": _number,
    },
    "graduates": {
        "class_year": _number,
        "destination": one_of(*DESTINATIONS),
        "certificates": _number,
    },
    "students": {"level": one_of(*LEVELS), "full_time": _yes_no},
}
"""The columns that figures rest on, and what may stand in them."""


def has_a_mistake(list_name: str, row: Json) -> bool:
    """Whether something stands in a cell of the row that its column does not allow."""
    return any(
        not allows(row[column])
        for column, allows in _ALLOWS[list_name].items()
        if row.get(column) is not None and row[column] not in WORDS_FOR_NONE
    )
