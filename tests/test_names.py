"""Names are matched exactly once their spelling is evened out."""

from __future__ import annotations

import pytest

from haixi_check.names import by_name

NAMES = by_name({"teachers": ("专任教师数",), "school": ("海西州职业技术学校",)})


@pytest.mark.parametrize(
    "written",
    [
        "专任教师数",
        "专任教师数（人）",
        " 专任 教师数:",
        "专任教师数(2022年)",
        "专任教师数（整数）",
        "TEACHERS",
    ],
)
def test_a_name_is_known_however_it_is_spaced_or_stamped(written: str) -> None:
    assert NAMES.find(written) == "teachers"


def test_a_stamp_behind_a_school_is_no_part_of_its_name() -> None:
    assert NAMES.find("海西州职业技术学校（公章）") == "school"


@pytest.mark.parametrize(
    "written", ["专任教师数(研究生)", "专任教师数(外聘)", "海西州职业技术学校(东校区)", "专任教师"]
)
def test_another_thing_in_brackets_makes_another_name(written: str) -> None:
    assert NAMES.find(written) is None
