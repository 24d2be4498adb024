"""Tallies and declared numbers -> figures of each unit, and what must not be added twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import assert_never

from haixi_check.derivation.tallies import Cell, Key, Tally
from haixi_check.exact import exact
from haixi_check.figure import Claim, Claimed, Doubt, Figure, Gap, Origin, Shared
from haixi_check.problem import Problem, Tier, place
from haixi_check.rulepack.form import Form
from haixi_check.submission import Declared, Entry, Submission

Table = dict[Cell, Figure]


def combine(
    submissions: Mapping[str, Submission], tallies: Mapping[Cell, Tally], form: Form
) -> Table:
    """Every figure that a unit declared, derived or both.

    Where both exist the derived one is judged, because its rows can be looked at.
    """
    shareable = _shareable(form)
    cells = {
        *tallies,
        *(
            (unit, *cell)
            for unit, submission in submissions.items()
            for cell in submission.declared
        ),
    }
    return {
        cell: _figure(
            cell[0],
            submissions[cell[0]].declared.get(cell[1:]),
            tallies.get(cell),
            shareable=cell[1] in shareable,
        )
        for cell in sorted(cells)
    }


def _shareable(form: Form) -> frozenset[str]:
    """The figures of things that two units on one campus may both report."""
    return frozenset(
        rule.figure
        for register in (*form.registers, *form.rosters)
        if register.shareable
        for rule in register.derives
    )


def _figure(
    unit: str, declared: Declared | None, tally: Tally | None, *, shareable: bool
) -> Figure:
    if tally is not None:
        return _derived(unit, tally)
    assert declared is not None  # noqa: S101 - one of the two exists
    if declared.value is None:
        gap = Gap(unit, declared.flaw or "blank", declared.source.place)
        return Figure(value=None, gaps=(gap,))
    return Figure(
        value=declared.value,
        proven=declared.value,
        sources=(declared.source,),
        declared_by=(unit,) if shareable and declared.value > 0 else (),
    )


def _derived(unit: str, tally: Tally) -> Figure:
    """What a register amounts to; its total is unknown while a row of it cannot be used.

    A blank in 指标数据 beside it takes nothing away; what must be mended there, the audit applies.
    """
    total = tally.total
    return Figure(
        value=None if tally.flaws else total,
        proven=total,
        unproven=tally.uniform_unproven + tally.worth(tally.unproven),
        gaps=tuple(tally.flaws),
        doubts=tuple(tally.doubts),
        sources=tuple(_sources(unit, tally)),
        listed_by=(unit,) if tally.shareable and total > 0 else (),
        unkeyed=(unit,) if tally.shareable and tally.unkeyed and total > 0 else (),
    )


def _sources(unit: str, tally: Tally) -> Iterator[Origin]:
    """The rows that count; of persons only the sheets, which may be long, and how many in all."""
    if tally.of_persons:
        for sheet in tally.sheets:
            yield Origin(unit, sheet, exact(tally.total))
    else:
        yield from (row.source for row in tally.counted.values())


def overlaps(
    tallies: Mapping[Cell, Tally],
) -> tuple[dict[tuple[str, int], tuple[Shared, ...]], list[Problem]]:
    """What several units' registers hold for the same figure and year, and who is told.

    The same thing counts once. Where one unit says that it counts and another that it does not, or
    where they give different amounts, the lower claim counts and both are asked.
    """
    found: dict[tuple[str, int], tuple[Shared, ...]] = {}
    problems: list[Problem] = []
    by_figure: dict[tuple[str, int], dict[str, Tally]] = defaultdict(dict)
    for (unit, figure, year), tally in tallies.items():
        by_figure[figure, year][unit] = tally
    for cell, of_unit in sorted(by_figure.items()):
        if len(of_unit) > 1 and (things := tuple(_shared(cell, of_unit, problems))):
            found[cell] = things
    return found, _each_thing_once(problems)


def _each_thing_once(problems: Iterable[Problem]) -> list[Problem]:
    """One problem for a thing that several figures and years count, in the order of the places.

    A person is in half a dozen figures; what stands for them must not decide the order.
    """
    first: dict[tuple[object, ...], Problem] = {}
    for problem in sorted(problems, key=place):
        thing = (problem.code, problem.location, problem.related)
        before = first.setdefault(thing, problem)
        if before is not problem:
            first[thing] = replace(before, figures=(*before.figures, *problem.figures))
    return list(first.values())


def _shared(
    cell: tuple[str, int], of_unit: Mapping[str, Tally], problems: list[Problem]
) -> Iterator[Shared]:
    for key in _shared_keys(of_unit.values()):
        said = [
            (Claim(unit, claimed, tally.amount(rows[key])), rows[key].source)
            for claimed in Claimed
            for unit, tally in of_unit.items()
            if key in (rows := _rows(tally, claimed))
        ]
        thing = Shared(tuple(claim for claim, _ in said))
        problem = _overlap_problem(cell, thing, [source for _, source in said])
        problems.append(problem)
        doubt = Doubt(problem.unit, problem.code, problem.location) if problem.open else None
        yield replace(thing, doubt=doubt)


def _rows(tally: Tally, said: Claimed) -> Mapping[Key, Entry]:
    match said:
        case Claimed.COUNTED:
            return tally.counted
        case Claimed.UNPROVEN:
            return tally.unproven
        case Claimed.DENIED:
            return tally.denied
        case _ as unreachable:
            assert_never(unreachable)


def _shared_keys(tallies: Iterable[Tally]) -> list[Key]:
    """The keys that more than one unit's register holds, and that count for at least one."""
    registers = [(tally.counted, tally.unproven, tally.denied) for tally in tallies]
    seen: set[Key] = set()
    twice: set[Key] = set()
    counting: set[Key] = set()
    for counted, unproven, denied in registers:
        for rows in (counted, unproven, denied):
            twice.update(seen.intersection(rows))
            seen.update(rows)
        counting.update(counted, unproven)
    twice &= counting
    shared: dict[Key, list[tuple[str, ...]]] = {key: [] for key in twice}
    for rows in chain.from_iterable(registers):
        for key in twice.intersection(rows):
            where = rows[key].location
            shared[key].append((where.file, where.sheet, where.cell, where.header))
    return sorted(shared, key=lambda key: shared[key])


def _overlap_problem(cell: tuple[str, int], thing: Shared, sources: Sequence[Origin]) -> Problem:
    """The note that a thing was reported twice, or the question which claim is right."""
    first, *rest = sources
    return Problem(
        code="reported_twice" if thing.agree else "claims_differ",
        tier=Tier.NOTE if thing.agree else Tier.EXPLAIN,
        location=first.place,
        found=first.raw,
        params={"figure": cell[0], "year": str(cell[1]), "other": rest[0].unit},
        unit=first.unit,
        figures=(cell,),
        related=tuple(source.place for source in rest),
    )
