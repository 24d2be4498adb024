"""Invented ID numbers in place of `id:7`, so that no report of a disagreement ever shows one."""

from __future__ import annotations

from collections.abc import Mapping

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_TOKEN = "id:"


def with_numbers(item: object) -> object:
    """A copy of a submission, every token in it replaced by a number that GB 11643 allows."""
    if isinstance(item, Mapping):
        return {key: with_numbers(value) for key, value in item.items()}
    if isinstance(item, list):
        return [with_numbers(value) for value in item]
    if isinstance(item, str) and item.startswith(_TOKEN):
        return _number(int(item.removeprefix(_TOKEN)))
    return item


def _number(serial: int) -> str:
    first = f"63280119800101{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]
