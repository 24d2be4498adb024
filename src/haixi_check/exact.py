"""Exact numbers as people and machines read them; never rounded across a threshold."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

MOST_DECIMALS = 12
"""Two values that agree in this many decimals may look the same."""


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum of `values`; most are whole, and adding fractions is slow."""
    whole, rest = 0, Fraction(0)
    for value in values:
        if value.denominator == 1:
            whole += value.numerator
        else:
            rest += value
    return rest + whole if rest else Fraction(whole)


def exact(value: Fraction) -> str:
    """`value` without loss: `6000`, `12.5`, or `1/3` where no decimal fraction is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    return _decimal(value, places) if rest == 1 else str(value)


def share(value: Fraction, beside: Fraction | None = None) -> str:
    """`value` as a percentage of two decimals, or more where it would look equal to `beside`.

    49.996 % beside a threshold of 50 % is `49.996%`, never `50.00%`.
    """
    reference = None if beside is None else beside * 100
    return f"{_apart(value * 100, reference, places=2)}%"


def amount(value: Fraction, beside: Fraction | None = None) -> str:
    """`value` whole where it is whole, else with two decimals, or more to differ from `beside`."""
    if value.denominator == 1:
        return str(value.numerator)
    return _apart(value, beside, places=2)


def _apart(value: Fraction, beside: Fraction | None, *, places: int) -> str:
    """Decimals enough to tell `value` from `beside`, rounding half up."""
    if beside is not None and value != beside:
        while places < MOST_DECIMALS and _decimal(value, places) == _decimal(beside, places):
            places += 1
    return _decimal(value, places)


def _decimal(value: Fraction, places: int) -> str:
    top, bottom = 2 * abs(value.numerator) * 10**places, value.denominator
    whole = (top + bottom) // (2 * bottom)
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
