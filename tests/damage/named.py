"""A named case: a base, what is done to it, and what is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.damage.product import UNITS, WHOLE

NOT_PASS = "fail|unknown|review"  # noqa: S105 - an outcome
OPEN = "unknown|review"


@dataclass(frozen=True)
class Named:
    """One case. `expected` maps a result to the outcomes that are right, parted by `|`."""

    name: str
    base: str
    steps: tuple[str, ...]
    expected: Mapping[str, str]
    scope: str = UNITS
    told: tuple[str, ...] = field(default=())
    """Sheets for which some problem must ask for something; `*` is any place."""


def named(
    name: str, base: str, *steps: str, told: str = "", scope: str = "", **expected: str
) -> Named:
    """A case; a result is written `Q12_golmud_school`."""
    results = {key.replace("_", " ", 1).replace("_", "-"): value for key, value in expected.items()}
    whole = base.startswith(("shared", "data", "units"))
    return Named(
        name, base, steps, results, scope or (WHOLE if whole else UNITS), tuple(told.split())
    )


def with_words(name: str, base: str, step: str, words: str, **expected: str) -> tuple[Named, ...]:
    """The same case with each of some words in the place of `…`."""
    return tuple(
        named(f"{name}: {word}", base, step.replace("'…'", repr(word)), **expected)
        for word in words.split()
    )


SINGLE = {
    "E01": 8, "E02": 9, "E03": 10, "E04": 12, "E05": 13, "E06": 14, "E07": 15, "E08": 16, "E09": 17,
    "E18": 25, "E11": 26, "E12": 27, "E13": 28, "E16": 33, "E19": 35, "E20": 36, "E21": 37,
    "E22": 38, "E23": 39, "E33": 41, "E34": 42, "E36": 43, "E35": 44, "E41": 50, "E40": 51,
    "E39": 52, "E38": 53, "E44": 58, "E47": 60, "E49": 62, "E50": 63, "E51": 64,
}  # fmt: skip
"""Duties that have one record in `met`, and its row."""


def each(name: str, column: str, words: str, right: str, *before: str) -> Named:
    """Each of some words in the record of another duty, all of which come to what is right."""
    pairs = list(zip(SINGLE.items(), words.split(), strict=False))
    assert len(pairs) == len(words.split())
    steps = [f"put('佐证材料', '{column}{row}', {word!r})" for (_, row), word in pairs]
    expected = {f"{code} golmud-school": right for (code, _), _ in pairs}
    return Named(name, "met", (*before, *steps), expected)
