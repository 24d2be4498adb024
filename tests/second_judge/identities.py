"""The last characters of credit codes (GB 32100) and ID numbers (GB 11643), and invented ones.

Prefectures carry `id:7` in place of an ID number, so that no report ever shows one.
"""

from __future__ import annotations

from collections.abc import Mapping

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MARK = "id:"


def with_numbers(item: object) -> object:
    """A copy of a submission, every token in it replaced by a number that GB 11643 allows."""
    if isinstance(item, Mapping):
        return {key: with_numbers(value) for key, value in item.items()}
    if isinstance(item, list):
        return [with_numbers(value) for value in item]
    if isinstance(item, str) and item.startswith(_MARK):
        return _number(int(item.removeprefix(_MARK)))
    return item


def _number(serial: int) -> str:
    first = f"63280119800101{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def check_character(first: str) -> str:
    """The last character of a credit code, by GB 32100."""
    total = sum(
        _ALPHABET.index(sign) * weight for sign, weight in zip(first, _CODE_WEIGHTS, strict=True)
    )
    return _ALPHABET[-total % 31]
