"""Rosters: what each row says of each figure.

| where the rules are silent | what this judge does |
|---|---|
| a class year that cannot be read | the years that the roster speaks of are missing |
| graduates of an earlier year that the roster has none of | that year is not derived |
| graduates of a year after the file's own | the roster's figures are missing in every year |
| a student of 非学历 in full time | a question about both figures of students |
| part-time here | says nothing: who teaches full-time elsewhere is counted there |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tests.second_judge.cells import BROKEN, Json, is_reference, number
from tests.second_judge.columns import DEGREES, DESTINATIONS, LEVELS, has_a_mistake
from tests.second_judge.listings import COUNTS, DENIED, UNPROVEN, Listing, Listings
from tests.second_judge.policy import BASE_YEAR, PERSONS

Says = int | object


def of_rosters(
    rosters: Mapping[str, Sequence[Json]], unit: str, year: int, basis: object
) -> Listings:
    """What the rosters of one unit, in its file of `year`, say of each figure and year."""
    found: Listings = {}
    for roster, rows in rosters.items():
        if rows:
            columns = {column for row in rows for column in row}
            for figure in PERSONS[roster]:
                found[figure, year] = Listing()
            for row in sorted(rows, key=lambda row: not _class_is_known(row)):
                _take(found, roster, row, unit, year, columns)
    _questions(found, rosters, year, basis)
    return found


def _take(found: Listings, roster: str, row: Json, unit: str, year: int, columns: set[str]) -> None:
    for of in _years_of(found, roster, row, year):
        for figure in PERSONS[roster]:
            listing = found.setdefault((figure, of), Listing())
            if _is_lost(roster, row, year):
                listing.broken = True
            else:
                _claim(listing, figure, roster, row, unit, columns)


def _years_of(found: Listings, roster: str, row: Json, year: int) -> Sequence[int]:
    """The years of which a row says something."""
    if roster != "graduates":
        return (year,)
    stated = number(row.get("class_year"))
    if stated is None:
        return sorted({each for figure, each in found if figure == "graduates"})
    if stated > year:
        return range(BASE_YEAR, year + 1)
    return (int(stated),) if stated >= BASE_YEAR else ()


def _is_lost(roster: str, row: Json, year: int) -> bool:
    """Whether a graduate is of no class that can be: then nobody knows of which."""
    stated = number(row.get("class_year"))
    return roster == "graduates" and (stated is None or stated > year)


def _claim(
    listing: Listing, figure: str, roster: str, row: Json, unit: str, columns: set[str]
) -> None:
    number_of = row.get("staff_no") if roster == "teachers" else row.get("student_no")
    key = (row["id_number"],) if row.get("id_number") else (unit, number_of)
    needed, says = _FACTS[figure]
    if not set(needed) <= columns or key == (unit, None):
        listing.broken = True
        listing.claims.clear()
        return
    said = says(row)
    if _elsewhere(figure, row):
        return
    if said is BROKEN or (said != DENIED and has_a_mistake(roster, row)):
        listing.broken = True
    else:
        listing.claim(key, said)  # type: ignore[arg-type]


def _class_is_known(row: Json) -> bool:
    return "class_year" not in row or number(row["class_year"]) is not None


def _elsewhere(figure: str, row: Json) -> bool:
    """Whether a row does not count for a reason that holds at this unit alone."""
    part_time = row.get("full_time") is False and "full_time" in _FACTS[figure][0]
    not_enrolled = row.get("level") == "非学历" and "level" in _FACTS[figure][0]
    return part_time or not_enrolled


def _questions(
    found: Listings, rosters: Mapping[str, Sequence[Json]], year: int, basis: object
) -> None:
    teachers = rosters.get("teachers", ())
    counted = [row for row in teachers if _degree(row, "研究生") == COUNTS]
    kinds = {row.get("degree_kind") for row in counted} - {None}
    if basis is not None and kinds - {basis} and ("postgraduate_teachers", year) in found:
        found["postgraduate_teachers", year].doubtful = True
    for row in rosters.get("students", ()):
        if row.get("level") == "非学历" and row.get("full_time") is True:
            for figure in PERSONS["students"]:
                found[figure, year].doubtful = True


def _all(row: Json, *names: str) -> Says:
    """Whether every one of these yes/no columns says yes."""
    yes_no = {True: COUNTS, False: DENIED}
    return _and(*(yes_no.get(row.get(name), BROKEN) for name in names))  # type: ignore[call-overload]


def _and(*said: Says) -> Says:
    """What several conditions come to: all must hold, and one that does not is enough to know."""
    if DENIED in said:
        return DENIED
    return BROKEN if BROKEN in said else min(said)  # type: ignore[type-var]


def _one_of(value: object, choices: Sequence[str], counting: Sequence[str]) -> Says:
    if value not in choices:
        return BROKEN
    return COUNTS if value in counting else DENIED


def _at_least(value: object, least: int) -> Says:
    found = number(value)
    if found is None:
        return BROKEN
    return COUNTS if found >= least else DENIED


def _dual_qualified(row: Json) -> Says:
    said = _all(row, "full_time", "specialist", "dual_qualified")
    proof = COUNTS if is_reference(row.get("dual_qualified_document")) else UNPROVEN
    return _and(said, proof)


def _due(row: Json) -> Says:
    return _and(_all(row, "full_time", "specialist"), _at_least(row.get("service_years"), 5))


def _done(row: Json) -> Says:
    return _and(_due(row), _at_least(row.get("practice_months"), 6))


def _degree(row: Json, *counting: str) -> Says:
    return _and(_all(row, "full_time"), _one_of(row.get("degree"), DEGREES, counting))


def _destination(row: Json, *counting: str) -> Says:
    return _one_of(row.get("destination"), DESTINATIONS, counting)


def _enrolled(row: Json) -> Says:
    return _one_of(row.get("level"), LEVELS, ("中职", "高职"))


_FACTS: Mapping[str, tuple[Sequence[str], Callable[[Json], Says]]] = {
    "full_time_teachers": (("full_time",), lambda row: _all(row, "full_time")),
    "specialist_teachers": (
        ("full_time", "specialist"),
        lambda row: _all(row, "full_time", "specialist"),
    ),
    "dual_qualified_teachers": (
        ("full_time", "specialist", "dual_qualified", "dual_qualified_document"),
        _dual_qualified,
    ),
    "degree_qualified_teachers": (
        ("full_time", "degree"),
        lambda row: _degree(row, "本科", "研究生"),
    ),
    "postgraduate_teachers": (("full_time", "degree"), lambda row: _degree(row, "研究生")),
    "practice_due_teachers": (("full_time", "specialist", "service_years"), _due),
    "practice_done_teachers": (
        ("full_time", "specialist", "service_years", "practice_months"),
        _done,
    ),
    "graduates": (("class_year",), lambda row: COUNTS),
    "employed_graduates": (("destination",), lambda row: _destination(row, *DESTINATIONS[:-1])),
    "progressed_graduates": (("destination",), lambda row: _destination(row, "升专科", "升本科")),
    "certified_graduates": (("certificates",), lambda row: _at_least(row.get("certificates"), 1)),
    "enrolment": (("level",), _enrolled),
    "full_time_enrolment": (
        ("level", "full_time"),
        lambda row: _and(_enrolled(row), _all(row, "full_time")),
    ),
}
"""The columns that a figure of persons needs, and what a row says of it."""
