"""A named case: a base, what is done to it, and what is right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.damage.bases import base
from tests.damage.book import Submission, letters
from tests.damage.layout import layout_of
from tests.damage.product import UNITS, WHOLE
from tests.damage.steps import Step, read_step

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
    name: str, of: str, *steps: str, told: str = "", scope: str = "", **expected: str
) -> Named:
    """A case; a result is written `Q12_golmud_school`."""
    results = {key.replace("_", " ", 1).replace("_", "-"): value for key, value in expected.items()}
    whole = of.startswith(("shared", "data", "units"))
    return Named(
        name, of, steps, results, scope or (WHOLE if whole else UNITS), tuple(told.split())
    )


def steps_of(case: Named) -> list[Step]:
    """The steps of a case; `<status>12` in one is a cell of that column in the base's sheet."""
    return [read_step(_in_letters(text, base(case.base))) for text in case.steps]


def _in_letters(text: str, submission: Submission) -> str:
    if "<" not in text:
        return text
    name = text.split("'")[1].rpartition("/")[2]
    found = layout_of(submission.sheet(name))
    assert found is not None, text
    return re.sub("<([a-z_]+)>", lambda match: letters(found.columns[match[1]]), text)


def with_words(
    name: str, of: str, step: str, words: str, *, told: str = "", **expected: str
) -> tuple[Named, ...]:
    """The same case with each of some words in the place of `…`."""
    return tuple(
        named(f"{name}: {word}", of, step.replace("'…'", repr(word)), told=told, **expected)
        for word in words.split()
    )


SINGLE = {
    "E03": 12, "E04": 14, "E05": 15, "E06": 16, "E07": 17, "E08": 18, "E09": 19, "E18": 27,
    "E11": 28, "E13": 31, "E16": 36, "E19": 38, "E20": 39, "E21": 40, "E22": 41, "E23": 42,
    "E33": 44, "E36": 47, "E35": 48, "E41": 54, "E40": 55, "E39": 56, "E38": 57, "E44": 62,
    "E47": 64, "E49": 66, "E50": 67, "E51": 68, "E82": 69, "E81": 70, "E65": 84, "E67": 86,
}  # fmt: skip
"""Duties that have one record in `met`, and its row."""


def each(name: str, column: str, words: str, right: str, *before: str) -> Named:
    """Each of some words in the record of another duty, all of which come to what is right."""
    pairs = list(zip(SINGLE.items(), words.split(), strict=False))
    assert len(pairs) == len(words.split())
    steps = [f"put('佐证材料', '{column}{row}', {word!r})" for (_, row), word in pairs]
    expected = {f"{code} golmud-school": right for (code, _), _ in pairs}
    return Named(name, "met", (*before, *steps), expected)
