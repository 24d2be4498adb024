"""Figures as evaluation sees them: exact, with what is missing, doubtful or unproven about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import ClassVar, NamedTuple, TypeVar

from haixi_check.exact import total
from haixi_check.plain import dataclass
from haixi_check.table import Place

T = TypeVar("T")
ZERO = Fraction(0)


@dataclass(frozen=True)
class Origin:
    """A cell that a measured value rests on."""

    # It stands in the verdict as it is: its schema has these words, and nothing else may be there.
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    unit: str
    place: Place
    raw: str
    """What stood in it: shortened, and never a personal number."""


class Gap(NamedTuple):
    """A unit whose figure is missing, and why: `not_reported`, `blank`, or a problem's code."""

    unit: str
    reason: str
    location: Place | None = None


class Doubt(NamedTuple):
    """An explanation that is still owed for something that a figure rests on."""

    unit: str
    code: str
    location: Place


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of one unit, or of several pooled, in one year.

    `value` is `None` where anything is missing; `proven` is what the sound data alone amount to,
    a lower bound; `unproven` is what entries without their proof would add.
    """

    value: Fraction | None
    proven: Fraction = ZERO
    unproven: Fraction = ZERO
    gaps: tuple[Gap, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sources: tuple[Origin, ...] = ()
    declared_by: tuple[str, ...] = ()
    """Units whose figure is a declared number, with no register or roster behind it."""
    listed_by: tuple[str, ...] = ()
    """Units that list, thing by thing, what others may list or declare as well."""
    unkeyed: tuple[str, ...] = ()
    """Those of them whose persons cannot be told from the persons of others."""


def known(value: Fraction | int, **rest: object) -> Figure:
    """A figure that nothing is wrong with."""
    return Figure(value=Fraction(value), proven=Fraction(value), **rest)  # type: ignore[arg-type]


def missing(gap: Gap) -> Figure:
    """A figure that one unit has not given."""
    return Figure(value=None, gaps=(gap,))


def add(figures: Iterable[Figure]) -> Figure:
    """The sum of `figures`; it is missing as soon as one of them is."""
    parts = tuple(figures)
    if len(parts) == 1:
        return parts[0]
    values = [part.value for part in parts]
    value = None if None in values else total(v for v in values if v is not None)
    return replace(resting_on(parts), value=value, proven=total(part.proven for part in parts))


def resting_on(parts: Sequence[Figure]) -> Figure:
    """All that limits what may be said of something made of `parts`, which has no value itself."""
    return Figure(
        value=None,
        unproven=total(part.unproven for part in parts),
        gaps=_each_once([part.gaps for part in parts]),
        doubts=_each_once([part.doubts for part in parts]),
        sources=_each_once([part.sources for part in parts]),
        declared_by=_each_once([part.declared_by for part in parts]),
        listed_by=_each_once([part.listed_by for part in parts]),
        unkeyed=_each_once([part.unkeyed for part in parts]),
    )


def _each_once(lists: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """What stands in any of `lists`; mostly all but one are empty."""
    filled = [found for found in lists if found]
    return tuple(dict.fromkeys(chain.from_iterable(filled))) if filled else ()


class Claimed(StrEnum):
    """What a unit says of a thing: that it counts, that it does but without proof, or not."""

    COUNTED = "counted"
    UNPROVEN = "unproven"
    DENIED = "denied"


class Claim(NamedTuple):
    """What one unit says of a thing, and what the thing adds to that unit's figure."""

    unit: str
    said: Claimed
    amount: Fraction


@dataclass(frozen=True)
class Shared:
    """One thing that several units report: adding the units up counts it more than once."""

    claims: tuple[Claim, ...]
    doubt: Doubt | None = None
    """The question which claim is right, where they differ."""

    @property
    def agree(self) -> bool:
        """Whether all say the same of it, and for the same amount."""
        return len({(claim.said, claim.amount) for claim in self.claims}) == 1

    @cached_property
    def of_unit(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each unit."""
        found: dict[str, tuple[Claim, ...]] = {}
        for claim in self.claims:
            found[claim.unit] = (*found.get(claim.unit, ()), claim)
        return found

    def among(self, bodies: tuple[str, ...]) -> Shared:
        """What only these units say of it."""
        if len(bodies) == 1:
            return Shared(self.of_unit.get(bodies[0], ()), self.doubt)
        known = frozenset(bodies)
        return Shared(tuple(claim for claim in self.claims if claim.unit in known), self.doubt)

    def surplus(self) -> Mapping[Claimed, Fraction]:
        """What adding up counts too much: the lower claim counts, and only once."""
        amounts = {
            said: [claim.amount for claim in self.claims if claim.said is said] for said in Claimed
        }
        total = {said: sum(found, ZERO) for said, found in amounts.items()}
        if amounts[Claimed.DENIED]:
            return total
        kept = Claimed.UNPROVEN if amounts[Claimed.UNPROVEN] else Claimed.COUNTED
        lowest = min((*amounts[Claimed.COUNTED], *amounts[Claimed.UNPROVEN]), default=ZERO)
        return total | {kept: total[kept] - lowest}


@dataclass(frozen=True)
class Figures:
    """All figures of a run: of each unit, and of several together with nothing counted twice."""

    units: tuple[str, ...]
    """The units of the pack that handed in a submission."""
    of_units: Mapping[tuple[str, str, int], Figure]
    """By (unit, figure, year)."""
    shared: Mapping[tuple[str, int], tuple[Shared, ...]] = field(default_factory=dict)
    """By (figure, year)."""
    _pooled: dict[tuple[tuple[str, ...], str, int], Figure] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, bodies: tuple[str, ...], figure: str, year: int) -> Figure:
        """`figure` in `year` for `bodies`: one unit's own, or several pooled."""
        if len(bodies) == 1 and (figure, year) not in self.shared:
            return self._of_unit(bodies[0], figure, year)
        asked = (bodies, figure, year)
        if asked not in self._pooled:
            self._pooled[asked] = self._pool(bodies, figure, year)
        return self._pooled[asked]

    def _pool(self, bodies: tuple[str, ...], figure: str, year: int) -> Figure:
        parts = {unit: self._of_unit(unit, figure, year) for unit in bodies}
        whole = add(parts.values())
        # Of a unit whose rows cannot be used nothing was added that could be taken off again.
        used = tuple(unit for unit, part in parts.items() if part.value is not None or part.proven)
        for thing in self.shared.get((figure, year), ()):
            here = thing.among(used)
            if len(here.claims) > 1:
                whole = _counted_once(whole, here)
        return whole

    def _of_unit(self, unit: str, figure: str, year: int) -> Figure:
        found = self.of_units.get((unit, figure, year))
        if found is not None:
            return found
        return missing(Gap(unit, "blank" if unit in self._reported else "not_reported"))

    @cached_property
    def _reported(self) -> frozenset[str]:
        return frozenset(self.units)


def _counted_once(whole: Figure, thing: Shared) -> Figure:
    surplus = thing.surplus()
    counted = surplus[Claimed.COUNTED]
    rests_on_it = any(claim.said is Claimed.COUNTED for claim in thing.claims)
    asked = (thing.doubt,) if thing.doubt and rests_on_it and not thing.agree else ()
    return replace(
        whole,
        value=None if whole.value is None else whole.value - counted,
        proven=whole.proven - counted,
        unproven=whole.unproven - surplus[Claimed.UNPROVEN],
        doubts=whole.doubts + asked,
    )
