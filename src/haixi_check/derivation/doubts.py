"""Problems -> the figures that they touch: missing, or in doubt until somebody explains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from haixi_check.derivation.tallies import Cell
from haixi_check.figure import ZERO, Doubt, Figure, Gap
from haixi_check.problem import EVERY_YEAR, Problem, Tier

InSheet = Mapping[tuple[str, str], Iterable[Cell]]
"""The figures that rest on cells of a sheet, by file and sheet."""


def apply_problems(
    table: Mapping[Cell, Figure],
    problems: Iterable[Problem],
    named_across: frozenset[str] = frozenset(),
) -> dict[Cell, Figure]:
    """`table` after the audit: a must_fix figure is missing, an unanswered explain one doubtful.

    What is lost of a figure in `named_across` is lost to every unit: each looks at others' rows.
    """
    # Gathered first: a damaged sheet may hold thousands of problems of one figure.
    in_sheet = _in_sheet(table)
    years = _years(table)
    gaps: dict[Cell, dict[Gap, None]] = {}
    doubts: dict[Cell, list[Doubt]] = {}
    for problem in problems:
        if not problem.open:
            continue
        touched = _touched(problem, in_sheet)
        across = named_across if problem.of_all else frozenset()
        for cell in _everywhere(touched, years, across):
            said = (problem.unit or cell[0], problem.code, problem.location)
            if problem.tier is Tier.MUST_FIX:
                gaps.setdefault(cell, dict.fromkeys(table[cell].gaps))[Gap(*said)] = None
            else:
                doubts.setdefault(cell, []).append(Doubt(*said))
    result = dict(table)
    for cell, found in gaps.items():
        # Nothing rests on what must be mended first, so that no question about it is left.
        result[cell] = replace(result[cell], value=None, proven=ZERO, gaps=tuple(found), doubts=())
    for cell, more in doubts.items():
        if cell not in gaps:
            result[cell] = replace(result[cell], doubts=(*result[cell].doubts, *more))
    return result


def _years(table: Mapping[Cell, Figure]) -> Mapping[tuple[str, str], Sequence[int]]:
    """The years in which each unit has each figure."""
    found: dict[tuple[str, str], list[int]] = {}
    for unit, figure, year in table:
        found.setdefault((unit, figure), []).append(year)
    return found


def _everywhere(
    touched: Iterable[Cell],
    years: Mapping[tuple[str, str], Sequence[int]],
    named_across: frozenset[str],
) -> Iterator[Cell]:
    """The figures that are touched, in each year that is meant, and with them those of others."""
    units = sorted({unit for unit, _ in years})
    for unit, figure, year in touched:
        for owner in units if figure in named_across else (unit,):
            known = years.get((owner, figure), ())
            yield from ((owner, figure, each) for each in known if year in (EVERY_YEAR, each))


def _touched(problem: Problem, in_sheet: Callable[[], InSheet]) -> Iterator[Cell]:
    """The figures that a problem throws into doubt: its unit's, its submission's or its sheet's."""
    if problem.unit or problem.of_all:
        units = (problem.unit,) if problem.unit else problem.units
        yield from ((unit, figure, year) for unit in units for figure, year in problem.figures)
    elif problem.figures:
        where = problem.location
        touched = in_sheet().get((where.file, where.sheet), ())
        yield from (cell for cell in touched if cell[1:] in problem.figures)


def _in_sheet(table: Mapping[Cell, Figure]) -> Callable[[], InSheet]:
    """Which figures rest on cells of each sheet, looked up when somebody first asks."""

    @cache
    def looked_up() -> InSheet:
        found: dict[tuple[str, str], dict[Cell, None]] = {}
        for cell, figure in table.items():
            for source in figure.sources:
                place = source.place
                found.setdefault((place.file, place.sheet), {})[cell] = None
        return found

    return looked_up
