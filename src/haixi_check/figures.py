"""Figures as evaluation sees them: exact, with what is missing, doubtful or unproven about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from haixi_check.tables import Location

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Source:
    """A cell that a figure rests on, with what stood in it (shortened, never a personal number)."""

    unit: str
    location: Location
    raw: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A unit whose figure is missing, and why: `not_reported`, `blank`, or a problem's code."""

    unit: str
    reason: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """An explanation that is still owed for something that a figure rests on."""

    unit: str
    code: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
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
    sources: tuple[Source, ...] = ()
    declared_by: tuple[str, ...] = ()
    """Units whose figure is a declared number, with no register or roster behind it."""


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
    return Figure(
        value=None if None in values else sum((v for v in values if v is not None), ZERO),
        proven=sum((part.proven for part in parts), ZERO),
        unproven=sum((part.unproven for part in parts), ZERO),
        gaps=tuple(dict.fromkeys(gap for part in parts for gap in part.gaps)),
        doubts=tuple(dict.fromkeys(doubt for part in parts for doubt in part.doubts)),
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        declared_by=tuple(dict.fromkeys(unit for part in parts for unit in part.declared_by)),
    )


@dataclass(frozen=True, slots=True)
class Overlap:
    """What adding up the units counts twice: things that several of them report."""

    counted: Fraction = ZERO
    unproven: Fraction = ZERO
    doubts: tuple[Doubt, ...] = ()


NO_OVERLAP = Overlap()


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a run: of each unit, and of the prefecture with nothing counted twice."""

    units: tuple[str, ...]
    """The units of the pack that handed in a submission."""
    of_units: Mapping[tuple[str, str, int], Figure]
    """By (unit, figure, year)."""
    overlaps: Mapping[tuple[str, int], Overlap] = field(default_factory=dict)
    """By (figure, year)."""
    _pooled: dict[tuple[tuple[str, ...], str, int], Figure] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, bodies: tuple[str, ...], figure: str, year: int) -> Figure:
        """`figure` in `year` for `bodies`: one unit's own, or several pooled."""
        asked = (bodies, figure, year)
        if asked not in self._pooled:
            self._pooled[asked] = self._pool(bodies, figure, year)
        return self._pooled[asked]

    def _pool(self, bodies: tuple[str, ...], figure: str, year: int) -> Figure:
        whole = add(self._of_unit(unit, figure, year) for unit in bodies)
        overlap = self.overlaps.get((figure, year), NO_OVERLAP)
        if len(bodies) == 1 or overlap is NO_OVERLAP:
            return whole
        return replace(
            whole,
            value=None if whole.value is None else whole.value - overlap.counted,
            proven=whole.proven - overlap.counted,
            unproven=whole.unproven - overlap.unproven,
            doubts=whole.doubts + overlap.doubts,
        )

    def _of_unit(self, unit: str, figure: str, year: int) -> Figure:
        found = self.of_units.get((unit, figure, year))
        if found is not None:
            return found
        return missing(Gap(unit, "blank" if unit in self.units else "not_reported"))
