"""Small damage to sound submissions: what is missing, doubtful, said twice, or said too late."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.second_judge.policy import DEPARTMENTS, UNIT_OF

Submission = dict[str, Any]

NOTES = ("撤并两个校区，学生随迁", "2019年撤并的校区，学生随迁。", "核实无误", "")
UNUSABLE = (None, "", "—", "约50", "无", "不适用")

WRONG = {
    "students": "约50",
    "featured": "也许",
    "mode": "也许",
    "stage": "筹划",
    "kind": "工作站",
    "date": "2021年13月",
    "in_use_since": "2021年13月",
    "end": "2022年13月",
    "person_times": "约50",
    "full_time": "也许",
    "specialist": "也许",
    "dual_qualified": "也许",
    "degree": "函授",
    "service_years": "约8",
    "practice_months": "约7",
    "class_year": "二零",
    "destination": "在家",
    "certificates": "约2",
    "level": "函授",
}
"""What each of these columns does not allow."""


def some(random: Random, submissions: Sequence[Submission]) -> None:
    """Do nothing, or a few things, to some of the submissions."""
    for _ in range(random.choice((0, 0, 1, 1, 2, 3))):
        random.choice(_WAYS)(random, submissions)


def _cell(random: Random, submissions: Sequence[Submission]) -> tuple[dict[str, Any], str] | None:
    """A figure's years, and one of them."""
    figures = [years for item in submissions for years in item["figures"].values() if years]
    if not figures:
        return None
    years = random.choice(figures)
    return years, random.choice(list(years))


def _drop(random: Random, submissions: Sequence[Submission]) -> None:
    if found := _cell(random, submissions):
        years, year = found
        del years[year]


def _spoil(random: Random, submissions: Sequence[Submission]) -> None:
    if found := _cell(random, submissions):
        years, year = found
        years[year] = random.choice(UNUSABLE)


def _nudge(random: Random, submissions: Sequence[Submission]) -> None:
    found = _cell(random, submissions)
    if found and isinstance(found[0][found[1]], int):
        years, year = found
        years[year] = max(0, years[year] + random.choice((-1, 1, -2, 40)))


def _note(random: Random, submissions: Sequence[Submission]) -> None:
    if found := _cell(random, submissions):
        years, year = found
        if not isinstance(years[year], dict):
            note = random.choice(NOTES)
            years[year] = {"value": years[year], "note": note}


def _unit(random: Random, submissions: Sequence[Submission]) -> None:
    names = [
        (item, name) for item in submissions for name, years in item["figures"].items() if years
    ]
    if not names:
        return
    item, name = random.choice(names)
    years = item["figures"][name]
    unit = random.choice((UNIT_OF[name], UNIT_OF[name], "人", "万元"))
    for year, value in years.items():
        if isinstance(value, int):
            years[year] = {"value": value, "unit": unit}


def _next_year(random: Random, submissions: Sequence[Submission]) -> None:
    """A figure of a year after the file's own."""
    item = random.choice(submissions)
    for years in item["figures"].values():
        if years:
            years[str(item["year"] + 1)] = list(years.values())[-1]


def _copy_column(random: Random, submissions: Sequence[Submission]) -> None:
    """Last year's column is that of this year."""
    item = random.choice(submissions)
    for years in item["figures"].values():
        year = str(item["year"])
        if year in years:
            years[str(item["year"] - 1)] = years[year]


def _lists(item: Submission) -> list[list[dict[str, Any]]]:
    return [rows for section in ("registers", "rosters") for rows in item.get(section, {}).values()]


def _copy_row(random: Random, submissions: Sequence[Submission]) -> None:
    """A school hands in what another has, the same or a little different."""
    schools = [item for item in submissions if item["unit"] != DEPARTMENTS]
    if len(schools) < 2:
        return
    giver, taker = random.sample(schools, 2)
    for section, name in (("registers", name) for name in ("studios", "bases", "classes")):
        rows = giver.get(section, {}).get(name)
        if rows:
            row = dict(random.choice(rows))
            _alter(random, row)
            taken = taker.setdefault(section, {}).setdefault(name, [])
            if not any(_same(row, other) for other in taken):
                taken.append(row)


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a register would hold one thing twice."""
    return all(
        one.get(column) == other.get(column) for column in ("name", "enterprise", "number", "title")
    )


def _alter(random: Random, row: dict[str, Any]) -> None:
    column = random.choice((*row, None, None))
    if column in ("document", "outreach", "date", "in_use_since"):
        row[column] = random.choice((None, "2023-05-05")) if "date" in column else None
    elif column == "stage":
        row[column] = "在建"
    elif column == "person_times" and isinstance(row[column], int):
        row[column] = max(row["persons"], row[column] - 7)


def _same_person(random: Random, submissions: Sequence[Submission]) -> None:
    """One teacher stands on the rosters of two schools, at one of them perhaps part-time."""
    rosters = [item["rosters"]["teachers"] for item in submissions if _has_teachers(item)]
    if len(rosters) < 2:
        return
    giver, taker = random.sample(rosters, 2)
    giving = random.choice(giver)
    giving["id_number"] = giving["id_number"] or f"id:{random.randint(900, 999)}"
    row = giving | {"staff_no": f"兼{len(taker)}"}
    row |= random.choice(
        (
            {},
            {"full_time": False},
            {"specialist": False},
            {"degree": "专科"},
            {"practice_months": 2},
            {"dual_qualified_document": None},
        )
    )
    if all(other["id_number"] != row["id_number"] for other in taker):
        taker.append(row)


def _has_teachers(item: Submission) -> bool:
    return bool(item.get("rosters", {}).get("teachers"))


def _spoil_row(random: Random, submissions: Sequence[Submission]) -> None:
    """Something stands in a cell of a list that its column does not allow."""
    lists = [rows for item in submissions for rows in _lists(item) if rows]
    if not lists:
        return
    row = random.choice(random.choice(lists))
    wrong = {column: value for column, value in WRONG.items() if column in row}
    if wrong:
        column = random.choice(list(wrong))
        row[column] = wrong[column]


def _lose_column(random: Random, submissions: Sequence[Submission]) -> None:
    lists = [rows for item in submissions for rows in _lists(item) if rows]
    if not lists:
        return
    rows = random.choice(lists)
    columns = {"document", "date", "outreach", "in_use_since", "level", "degree", "full_time"}
    lost = random.choice(sorted(columns & set(rows[0])) or [""])
    for row in rows:
        row.pop(lost, None)


def _lose_list(random: Random, submissions: Sequence[Submission]) -> None:
    item = random.choice(submissions)
    for section in ("registers", "rosters"):
        for name in list(item.get(section, {})):
            if random.random() < 0.5:
                item[section][name] = [] if random.random() < 0.5 else item[section][name][:1]


_WAYS = (
    _drop, _drop, _spoil, _nudge, _nudge, _note, _unit, _next_year, _copy_column,
    _copy_row, _copy_row, _lose_column, _lose_list, _same_person, _spoil_row,
)  # fmt: skip
