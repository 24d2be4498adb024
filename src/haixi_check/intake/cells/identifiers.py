"""Numbers and codes that a standard defines: whether one can be real. Repeats none of them."""

from __future__ import annotations

import datetime
import re
from itertools import chain
from operator import mul
from typing import Final, Literal, TypeAlias

_ID_SHAPE: Final = re.compile(r"([0-9]{2})[0-9]{4}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]")
ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS: Final = "10X98765432"
PROVINCES: Final = frozenset(
    chain(*(range(*ends) for ends in ((11, 16), (21, 24), (31, 38), (41, 47), (50, 55), (61, 66))))
) | {71, 81, 82, 83}
"""GB/T 2260, with 81 to 83 of the residence permits for Hong Kong, Macao and Taiwan."""
BORN: Final = range(1900, 2100)

_CREDIT_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_SHAPE: Final = re.compile(f"[{_CREDIT_ALPHABET}]{{2}}[0-9]{{6}}[{_CREDIT_ALPHABET}]{{10}}")
_CREDIT_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

_PROGRAMME: Final = re.compile(r"([0-9]{6})[Kk]?")
_SCHOOL: Final = re.compile(r"[0-9]{10}")

CreditCode: TypeAlias = Literal["ok", "wrong_check", "malformed"]


def id_number(text: str) -> bool:
    """Whether `text` can be a citizen's number of 18 characters by GB 11643-1999.

    The province exists (GB/T 2260), the day of birth exists, and the check character fits the
    seventeen digits before it (ISO 7064, MOD 11-2); `x` is as good as `X`.
    """
    shape = _ID_SHAPE.fullmatch(text)
    if shape is None or int(shape[1]) not in PROVINCES:
        return False
    year, month, day = (int(part) for part in shape.group(2, 3, 4))
    if year not in BORN:
        return False
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    total = sum(map(mul, map(int, text[:17]), ID_WEIGHTS))
    return _ID_CHECKS[total % 11] == text[17].upper()


def credit_code_check(text: str) -> CreditCode:
    """What GB 32100-2015 says of a unified social credit code, in either case of its letters.

    Eighteen characters without I, O, S, V and Z, the third to eighth of them digits (the place of
    registration), the last a check character. Real codes with a wrong one are in circulation.
    """
    code = text.upper()
    if _CREDIT_SHAPE.fullmatch(code) is None:
        return "malformed"
    total = sum(
        _CREDIT_ALPHABET.index(character) * weight
        for character, weight in zip(code, _CREDIT_WEIGHTS, strict=False)
    )
    return "ok" if _CREDIT_ALPHABET[-total % 31] == code[17] else "wrong_check"


def programme_code(text: str) -> str | None:
    """The six digits of a programme in the Ministry of Education's vocational catalogue (2021).

    The suffix K of programmes under state control (国控) is part of the catalogue's list, not of
    the code. None for anything else.
    """
    shape = _PROGRAMME.fullmatch(text)
    return None if shape is None else shape[1]


def school_code(text: str) -> bool:
    """Whether `text` has the ten digits of a 学校标识码 of the Ministry of Education.

    Two of kind, two of province, six of serial; there is no check digit.
    """
    return _SCHOOL.fullmatch(text) is not None
