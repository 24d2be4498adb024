"""Invented teachers, one a row, of whom the figures of a school are true. Nobody has a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from invented import STAMP, YEAR, Row, document

VISITING = 4
"""Visiting teachers, whom a school lists and no figure counts."""
_STRIDE = 7
"""Spreads degrees over the list: it shares no divisor with the size of any of the schools."""


def staff(unit: str, count: Mapping[str, int]) -> Iterator[Row]:
    """The teachers of `unit` in the last year, as its figures count them."""
    everyone = count["full_time_teachers"]
    for place in range(everyone + VISITING):
        dual = place < count["dual_qualified_teachers"]
        yield {
            "staff_no": f"{STAMP[unit]}{place + 1:03d}",
            "full_time": "是" if place < everyone else "否",
            "specialist": "是" if place < count["specialist_teachers"] else "否",
            "dual_qualified": "是" if dual else "否",
            "dual_qualified_document": document(unit, YEAR, 70) if dual else None,
            **_degree(place * _STRIDE % everyone, count),
            **_practice(place, count),
        }


def _degree(rank: int, count: Mapping[str, int]) -> Row:
    if rank < count["postgraduate_teachers"]:
        return {"degree": "研究生", "degree_kind": "学历"}
    return {"degree": "本科" if rank < count["degree_qualified_teachers"] else "专科"}


def _practice(place: int, count: Mapping[str, int]) -> Row:
    """Five years in post make practice due; six months of it are enough."""
    if place < count["practice_done_teachers"]:
        return {"service_years": 5 + place % 20, "practice_months": 6 + place % 4}
    if place < count["practice_due_teachers"]:
        return {"service_years": 5 + place % 20, "practice_months": 2 + place % 4}
    return {"service_years": place % 5, "practice_months": place % 5}
