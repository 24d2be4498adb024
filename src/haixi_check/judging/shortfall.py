"""How much is missing: the smallest step that closes a gap, all other figures held."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from haixi_check.exact import exact
from haixi_check.judging.measure import LevelMeasure, Measurement
from haixi_check.result import Lack
from haixi_check.rulepack.measures import PerHead, Ratio, Share
from haixi_check.rulepack.standards import Limit
from haixi_check.rulepack.targets import Shortfall

Steps = Mapping[str, Fraction]
"""The smallest step of each figure that has decimals; that of any other is 1."""


def lack(
    rule: LevelMeasure,
    measured: Measurement,
    limit: Limit,
    steps: Steps,
    shortfall: Shortfall | None = None,
) -> Lack:
    """What closes the gap between a value and the limit that it misses.

    Below a floor it is what must be added to the measured figure, above a ceiling what must go, or
    what the lower figure of a ratio lacks. `shortfall` says which, and whether what is added also
    enters the whole.
    """
    strict, step = limit.relation.is_strict, _step(rule.of, steps)
    part, whole = measured.numerator, measured.denominator
    if part is None or whole is None or not isinstance(rule, Ratio):
        assert measured.value is not None  # noqa: S101 - only a known value falls short
        return Lack(amount=_closed(_gap(measured.value, limit), step, strict=strict))
    per = Fraction(rule.per) if isinstance(rule, PerHead) else Fraction(1)
    if shortfall is not None and shortfall.counted_in == "to":
        gap = part * per / limit.value - whole
        return Lack(amount=_closed(gap, _step(rule.to, steps), strict=strict))
    gap = _gap(part, limit._replace(value=limit.value * whole / per))
    amount = _closed(gap, step, strict=strict)
    if isinstance(rule, PerHead) and rule.shown_as == "amount":
        each = _gap(part * per / whole, limit)
        return Lack(amount=amount, per_head=_closed(each, _decimals(limit.value), strict=strict))
    grows = shortfall is not None and shortfall.grows and limit.relation.is_floor
    if isinstance(rule, Share) and grows and limit.value < 1:
        grown = _closed(gap / (1 - limit.value), step, strict=strict)
        return Lack(amount=amount, if_whole_grows=grown)
    return Lack(amount=amount)


def lack_to_last_year(
    rule: LevelMeasure, this: Measurement, last: Fraction, steps: Steps, *, rising: bool
) -> Lack:
    """What this year lacks to last year's value, or to be above it."""
    assert this.value is not None  # noqa: S101 - only a known value falls short
    whole = Fraction(1) if this.denominator is None else this.denominator
    return Lack(amount=_closed((last - this.value) * whole, _step(rule.of, steps), strict=rising))


def _gap(value: Fraction, limit: Limit) -> Fraction:
    """How far a value is on the wrong side of its limit."""
    return limit.value - value if limit.relation.is_floor else value - limit.value


def _closed(gap: Fraction, step: Fraction, *, strict: bool) -> str:
    """The smallest number of steps that closes a gap, or exceeds it, as an amount."""
    return exact(step * (floor(gap / step) + 1 if strict else ceil(gap / step)))


def _step(names: tuple[str, ...], steps: Steps) -> Fraction:
    """The smallest step of figures that are added."""
    return min(steps.get(name, Fraction(1)) for name in names) if steps else Fraction(1)


def _decimals(limit: Fraction) -> Fraction:
    """The smallest step of a limit as it is written: a tenth for 1.5."""
    _, _, decimals = exact(limit).partition(".")
    return Fraction(1, 10 ** len(decimals))
