"""What is measured: one function for each kind of measure, over exact figures; no judging."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from haixi_check.figure import Figure, Figures, add, resting_on
from haixi_check.plain import dataclass
from haixi_check.rulepack.measures import Count, PerHead, Share, Sum

Bodies = tuple[str, ...]
"""The units whose figures enter, by id."""

LevelMeasure = Count | Sum | Share | PerHead
"""A measure with a value of its own in one year."""


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """A measured value, and everything that limits what may be said of it.

    `value` is `None` where it cannot be told; `reason` then says why. For a ratio, `numerator` and
    `denominator` are what it was made of.
    """

    value: Fraction | None
    basis: Figure
    """Gaps, doubts and sources of all the figures that entered."""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    proven: Fraction
    """A lower bound of a sum or count, from the sound data alone."""
    with_unproven: Fraction | None = None
    """The value if entries without their proof were counted as well."""
    empty: bool = False
    """The whole is 0: there is nothing to divide by."""
    reason: str = ""


def measure(kind: LevelMeasure, figures: Figures, bodies: Bodies, year: int) -> Measurement:
    """Measure `kind` on the figures of `bodies` in `year`."""
    match kind:
        case Count(kept_apart=True):
            return _total(add(_named(figures, (body,), kind.of, year) for body in bodies))
        case Count() | Sum():
            return _total(_named(figures, bodies, kind.of, year))
        case Share():
            return _share(kind, figures, bodies, year)
        case PerHead():
            part, whole = (_named(figures, bodies, names, year) for names in (kind.of, kind.to))
            return _ratio(part, whole, kind.per)
        case _ as unreachable:
            assert_never(unreachable)


def _named(figures: Figures, bodies: Bodies, names: tuple[str, ...], year: int) -> Figure:
    return add(figures.of(bodies, name, year) for name in names)


def _total(figure: Figure) -> Measurement:
    """A stock, flow or number of things: the figure itself."""
    return Measurement(
        value=figure.value,
        basis=figure,
        proven=figure.proven,
        with_unproven=_plus(figure.value, figure.unproven),
        reason=_why_missing(figure),
    )


def _ratio(part: Figure, whole: Figure, per: int = 1) -> Measurement:
    """One number for each `per` of another; a whole of 0 has no ratio."""
    basis = resting_on((part, whole))
    value: Fraction | None = None
    with_unproven: Fraction | None = None
    reason = _why_missing(basis)
    if part.value is not None and whole.value is not None:
        if whole.value == 0:
            reason = "empty_whole"
        else:
            value = with_unproven = part.value * per / whole.value
            if part.unproven:
                with_unproven += part.unproven * per / whole.value
    return Measurement(
        value=value,
        basis=basis,
        numerator=part.value,
        denominator=whole.value,
        proven=Fraction(0),
        with_unproven=with_unproven,
        empty=whole.value == 0,
        reason=reason,
    )


def _share(kind: Share, figures: Figures, bodies: Bodies, year: int) -> Measurement:
    """A part of a whole, pooled: the sum of parts over the sum of wholes."""
    part = _named(figures, bodies, kind.of, year)
    whole = _named(figures, bodies, kind.to, year)
    measured = _ratio(part, whole)
    too_much = part.value is not None and whole.value is not None and part.value > whole.value
    if too_much and not kind.may_exceed:
        return replace(measured, value=None, with_unproven=None, reason="part_above_whole")
    return measured


def counted_miss(kind: Share, figures: Figures, bodies: Bodies, year: int) -> bool:
    """Whether some unit's part is already known to stay below its whole."""
    return any(_misses(kind, figures, unit, year) for unit in bodies)


def _misses(kind: Share, figures: Figures, unit: str, year: int) -> bool:
    part = _named(figures, (unit,), kind.of, year)
    whole = _named(figures, (unit,), kind.to, year)
    if part.value is None or whole.value is None:
        return False
    return part.value + part.unproven < whole.value


def _plus(value: Fraction | None, more: Fraction) -> Fraction | None:
    return value + more if value is not None and more else value


def _why_missing(figure: Figure) -> str:
    """The gravest reason among the gaps: nobody reported, wrong data, an empty cell."""
    reasons = {gap.reason for gap in figure.gaps}
    if not reasons:
        return ""
    if "not_reported" in reasons:
        return "not_reported"
    return "blank" if reasons == {"blank"} else "must_fix"
