"""Numbers and codes of standards: whether one can be real."""

from __future__ import annotations

import pytest

from haixi_check.intake.cells.identifiers import (
    credit_code_check,
    id_number,
    programme_code,
    school_code,
)

EXAMPLE = "34052419800101001X"
"""The number that GB 11643-1999 itself prints as its example."""


@pytest.mark.parametrize("text", [EXAMPLE, EXAMPLE.lower(), "110105194912310" + "02X"])
def test_a_number_that_fits_the_standard(text: str) -> None:
    assert id_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        EXAMPLE[:-1],
        EXAMPLE + "1",
        "340524800101001",  # the fifteen digits of before 1999
        EXAMPLE[:-1] + "1",  # another check character
        EXAMPLE[:-2] + "0X",
        "005524" + EXAMPLE[6:],  # no such province
        "34052419800230001X",  # no such day
        "34052417800101001X",  # born too early
        EXAMPLE.replace("0", "\uff10"),  # full width
        f" {EXAMPLE}",
    ],
)
def test_a_number_that_does_not(text: str) -> None:
    assert not id_number(text)


def test_every_other_check_character_is_wrong() -> None:
    fitting = [check for check in "0123456789X" if id_number(EXAMPLE[:-1] + check)]
    assert fitting == ["X"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("91350200MA2YJ1XR9G", "ok"),
        ("91350200ma2yj1xr9g", "ok"),
        ("91350203M0001QAY9B", "wrong_check"),  # stands so in public lists
        ("91350200MA2YJ1XR9H", "wrong_check"),
        ("91350200MA2YJ1XR9", "malformed"),
        ("91350200MA2YJ1XR9GG", "malformed"),
        ("9135O200MA2YJ1XR9G", "malformed"),  # the letter O
        ("91A50200MA2YJ1XR9G", "malformed"),  # the place is digits
        ("", "malformed"),
    ],
)
def test_a_credit_code(text: str, expected: str) -> None:
    assert credit_code_check(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("510203", "510203"), ("520703K", "520703"), ("520703k", "520703"), ("010100", "010100")]
    + [(text, None) for text in ("51020", "5102031", "51020K", "52O703", "K", "")],
)
def test_a_programme_code(text: str, expected: str | None) -> None:
    assert programme_code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("4163014521", True), ("416301452", False), ("41630145211", False), ("41630I4521", False)],
)
def test_a_school_code(text: str, expected: bool) -> None:
    assert school_code(text) is expected
