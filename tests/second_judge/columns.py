"""What the columns of lists allow, and which rows carry a mistake that must be mended.

| where the rules are silent | what this judge does |
|---|---|
| a mistake in a row | every figure that the row would count for is missing |
| the same, where a sound column already says that it does not count | it does not |
| a blank in a column that the printed form marks with a star | a mistake |
| a row twice, the same | once; with anything else in it, both are a mistake |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tests.second_judge.cells import (
    BLANK,
    BROKEN,
    WORDS_FOR_NONE,
    Json,
    day,
    is_reference,
    is_told,
    number,
)

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


_STARRED: Mapping[str, tuple[str, ...]] = {
    "programs": ("students",),
    "articulations": ("mode",),
    "enterprises": ("stage",),
    "studios": ("kind",),
    "bases": ("stage",),
    "classes": ("start", "end", "person_times"),
    "teachers": ("full_time", "specialist", "dual_qualified", "degree"),
    "graduates": ("class_year", "destination"),
    "students": ("level", "full_time"),
}
"""The columns that the printed form marks with a star."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    "programs": ("code",),
    "articulations": ("code", "college_code"),
    "clusters": ("name",),
    "enterprises": ("credit_code", "name"),
    "studios": ("name", "kind"),
    "bases": ("name", "enterprise"),
    "incubators": ("name",),
    "classes": ("number", "title", "start", "end"),
    "teachers": ("staff_no", "id_number"),
    "graduates": ("student_no", "id_number"),
    "students": ("student_no", "id_number"),
}
_TWICE = "stands twice"


def once_each(list_name: str, rows: Sequence[Json]) -> Sequence[Json]:
    """The rows, without those that only repeat one; those that say otherwise are marked.

    A column that some row has is one of every row. One person is whoever has the same number at
    the school or the same ID number; one thing, what has all of its keys in common.
    """
    columns = list(dict.fromkeys(column for row in rows for column in row))
    kept: list[Json] = []
    of_thing: dict[tuple[object, ...], list[int]] = {}
    twice: set[int] = set()
    for row in [{column: row.get(column) for column in columns} for row in rows]:
        keys = _keys(list_name, row)
        same = {at for key in keys for at in of_thing.get(key, ())}
        if _meaning(row) in [_meaning(kept[at]) for at in same]:
            continue
        if same:
            twice |= {*same, len(kept)}
        for key in keys:
            of_thing.setdefault(key, []).append(len(kept))
        kept.append(row)
    return [{**row, _TWICE: True} if at in twice else row for at, row in enumerate(kept)]


def _keys(list_name: str, row: Json) -> list[tuple[object, ...]]:
    names = _KEYS[list_name]
    if list_name in ("teachers", "graduates", "students"):
        return [(name, row[name]) for name in names if row.get(name)]
    return [tuple(map(row.get, names))]


def _meaning(row: Json) -> Json:
    """What a row says, where a cell that names nothing is as good as a blank one."""
    return {column: value if _names(column, value) else None for column, value in row.items()}


def _names(column: str, value: object) -> bool:
    return is_reference(value) if column.endswith("document") else is_told(value)


def has_a_mistake(list_name: str, row: Json) -> bool:
    """Whether a row says otherwise than one before it, or something that its column does not allow.

    A column with a star that is there allows no blank.
    """
    starred = _STARRED.get(list_name, ())
    if _TWICE in row or any(column in row and row[column] in BLANK for column in starred):
        return True
    return any(
        not allows(row[column])
        for column, allows in _ALLOWS[list_name].items()
        if row.get(column) not in (*BLANK, *WORDS_FOR_NONE)
    )
