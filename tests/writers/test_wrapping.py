"""Lines break where Chinese and English may be broken, and nothing is lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from haixi_check.writers.terminal.wrap import breaks


def wrapped(text: str, width: int) -> list[str]:
    cuts = [0, *breaks(text, width, width), len(text)]
    return [text[a:b].rstrip() for a, b in pairwise(cuts)]


def test_chinese_breaks_between_any_two_characters() -> None:
    assert wrapped("还差七名双师型教师", 8) == ["还差七名", "双师型教", "师"]


def test_a_sign_that_closes_never_begins_a_line() -> None:
    assert wrapped("甲乙丙丁，戊", 8) == ["甲乙丙", "丁，戊"]


def test_a_bracket_that_opens_never_ends_a_line() -> None:
    assert wrapped("甲乙丙（丁）", 8) == ["甲乙丙", "（丁）"]


def test_a_locator_and_a_number_with_its_unit_stay_whole() -> None:
    assert wrapped("见条款三(十)", 8) == ["见条款", "三(十)"]
    assert wrapped("甲乙到2022年", 8) == ["甲乙到", "2022年"]


def test_english_breaks_at_spaces() -> None:
    assert wrapped("one two three", 8) == ["one two", "three"]


def test_what_is_longer_than_a_line_breaks_anywhere() -> None:
    assert wrapped("aaaaaaaaaa", 4) == ["aaaa", "aaaa", "aa"]


@given(st.text(st.sampled_from("甲乙（）()，。,. a1b2%·/“”!"), max_size=60), st.integers(4, 20))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    cuts = breaks(text, width, width)
    assert cuts == sorted(cuts)
    assert all(cell_len(line) <= width for line in wrapped(text, width))
