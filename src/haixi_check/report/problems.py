"""The problems with the data: which are open, and which stand together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from haixi_check.messages import fields
from haixi_check.problem import Tier
from haixi_check.verdict import ProblemRecord, Verdict


@dataclass(frozen=True)
class Alike:
    """Problems of one code in one sheet with one remedy: the first stands for the others."""

    first: ProblemRecord
    others: tuple[ProblemRecord, ...] = ()

    @property
    def size(self) -> int:
        """How many problems it is."""
        return 1 + len(self.others)


def problems(verdict: Verdict, tier: Tier, *, answered: bool = False) -> tuple[ProblemRecord, ...]:
    """The problems of `tier`; those with an explanation only if `answered` ones are wanted too."""
    return tuple(p for p in verdict.problems if p.tier is tier and (answered or is_open(p)))


def number(verdict: Verdict, tier: Tier) -> int:
    """How many problems of `tier` are told of: what must be fixed counts where it is not kept."""
    if tier is Tier.MUST_FIX:
        return verdict.summary.problems.get(tier, 0)
    return len(problems(verdict, tier))


def is_open(problem: ProblemRecord) -> bool:
    """Whether nothing answers it: what must be fixed is not mended by words beside it."""
    return problem.tier is Tier.MUST_FIX or not problem.answer


def alike(found: Iterable[ProblemRecord]) -> tuple[Alike, ...]:
    """`found` with the problems of one code in one sheet put together, if one remedy fits them."""
    return _grouped(found, lambda p: (p.place.file, p.place.sheet))


def alike_over_files(found: Iterable[ProblemRecord]) -> tuple[Alike, ...]:
    """The same for one figure or column, in whatever files they stand."""
    return _grouped(found, lambda p: (p.place.sheet, p.place.header, _about(p)))


def _about(problem: ProblemRecord) -> str:
    return problem.params.get("field", "") or problem.params.get("figure", "")


def _grouped(
    found: Iterable[ProblemRecord], where: Callable[[ProblemRecord], Hashable]
) -> tuple[Alike, ...]:
    groups: dict[Hashable, list[ProblemRecord]] = {}
    for problem in found:
        key = (problem.code, where(problem), frozenset(_asked(problem)))
        groups.setdefault(key, []).append(problem)
    return tuple(Alike(group[0], tuple(group[1:])) for group in groups.values())


def _asked(problem: ProblemRecord) -> Iterator[tuple[str, str]]:
    """What the remedy of a problem names: two that name different things are two remedies."""
    params = {**problem.params, "found": problem.found}
    return ((name, params[name]) for name in fields(f"problem.{problem.code}.todo", params))
