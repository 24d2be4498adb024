"""What must be known of the data before a miss or a pass may stand."""

from __future__ import annotations

import datetime

from haixi_check.figure import Figure
from haixi_check.judging.measure import Bodies
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case


def is_provisional(target: Target, case: Case, bodies: Bodies, year: int) -> bool:
    """Whether some unit measured before the year's end and has no later figure."""
    line = target.provisional_until_year_end
    if line is None:
        return False
    submissions = (case.submissions.get(body) for body in bodies)
    days = [each.basics.get(line) for each in submissions if each and each.year == year]
    year_end = datetime.date(year, 12, 31)
    return any(isinstance(day, datetime.date) and day < year_end for day in days)


def may_count_twice(case: Case, basis: Figure) -> bool:
    """Whether two units that share a campus cannot be told apart thing by thing, or person.

    One of them only declared a number, or lists persons without the number that tells.
    """
    untold = {*basis.declared_by, *basis.unkeyed}
    counting = {*basis.declared_by, *basis.listed_by}
    return any(
        unit.id in counting
        and any(
            other in counting and not untold.isdisjoint((unit.id, other))
            for other in unit.shares_with
        )
        for unit in case.pack.units
    )
