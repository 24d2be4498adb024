"""Names are matched exactly once their spelling is evened out."""

from __future__ import annotations

import pytest

from haixi_check.rulepack.names import by_name, contrary

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


CONTRARY = [
    ("落实", "未落实"),
    ("非全日制在校生数", "全日制在校生数"),
    ("学历教育", "非学历教育"),
    ("有文号", "无文号"),
    ("没有文件", "有文件"),
    ("不适用", "适用"),
    ("在建基地", "建成基地"),
    ("建成", "在建"),
    ("普通高中在校生数", "职业高中在校生数"),
    ("中职专业数", "高职专业数"),
    ("中等职业学校", "高等职业学校"),
    ("上年毕业生数", "本年毕业生数"),
    ("年初就业人员", "年底就业人员"),
    ("开始日期", "结束日期"),
    ("教育附加收入", "教育附加支出"),
    ("应参加人数", "实际参加人数"),
    ("专科以上", "专科以下"),
    ("专任教师数", "外聘教师数"),
    ("not done", "done"),
    ("last year", "this year"),
]


@pytest.mark.parametrize(("written", "known"), CONTRARY)
def test_a_name_of_the_contrary_meaning_is_never_suggested(written: str, known: str) -> None:
    assert by_name({"it": (known,)}).nearest(written) == ""
    assert by_name({"it": (written,)}).nearest(known) == ""


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("专任老师数", "专任教师数"),
        ("高职专业群个数", "高职专业群数"),
        ("中高职对接专业", "中高职对接专业数"),
        ("未落实人员", "未落实人数"),
        ("海西职业技术学校", "海西州职业技术学校"),
        ("graduates employd", "graduates employed"),
    ],
)
def test_a_name_that_says_the_same_with_a_slip_is_suggested(written: str, known: str) -> None:
    assert by_name({"it": (known,)}).nearest(written) == known


def test_the_next_likely_name_is_suggested_where_the_likeliest_means_the_contrary() -> None:
    names = by_name({"with": ("未落实人数",), "without": ("落实的人员数",)})
    assert names.nearest("落实人数") == "落实的人员数"


def test_no_name_of_the_form_is_contrary_to_itself() -> None:
    assert not any(contrary(name, name) for pair in CONTRARY for name in pair)
