"""Number formats that show another value than the stored one, and those that change nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from haixi_check.readers.number_formats import (
    may_show_otherwise,
    shows_otherwise,
    text_differs,
)

OTHERWISE = (
    '"无"', '"暂缺"', ";;;", "0,", "0,,", "#,##0,", '0.0,"万"', '0"(估算)"', '"约"0', '0"万"',
    '0"%"', '0!.0,"万"', '0!.0000"万"', "0\\.0000", '"1"0', ">0", '0"+"', "~0", "-0", '0"万元"',
    '0;0;"无"', 'General"(待核)"', '[>=10000]0!.0,"万";0', '""', '@"(待核)"', '0"以上"',
    '[Red]"作废"', '"约"#,##0;-0;0', "1000", '0"5"', '"预计"General', '0"左右"', "0;;",
    '0;-0;;"暂缺"', '0"千人"', "1#",
)  # fmt: skip
AS_IT_IS = (
    "General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "@", '0"人"', '0"人次"',
    '#,##0"个"', "¥#,##0.00", "[$¥-804]#,##0.00", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0;-0;;@", "yyyy-mm-dd",
    'yyyy"年"m"月"d"日"', "h:mm", "[h]:mm", "0.00E+00", "# ?/8", "# ??/100", "0_ ",
    "0_);[Red](0)", "#,##0;[Red]-#,##0", "0.00_);(0.00)", "\\¥#,##0.00;\\¥\\-#,##0.00",
    "G/通用格式", 'G/通用格式"人"', '0\\ "人"', "000000", "000-0000", '"共"0"人"', '0"元"',
    '0.0" 学时"', "[DBNum1]General", "#", "??0", '0"年"', '"¥"#,##0', "0;-0;0;@",
    "#,##0_);\\(#,##0\\)", "m/d/yy h:mm", "mmm-yy", '[$-804]yyyy"年"m"月"', "0人",
    "yyyy\\-mm\\-dd", "+0;-0;0", '#,##0 "人"', '0.00%;-0.00%;"-"',
    '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)',
    '0;-0;"-"', '上午/下午h"时"mm"分"', "[Red]0", "0.0_ ", "#0", '0;-0;"0"',
)  # fmt: skip


@pytest.mark.parametrize("code", OTHERWISE)
def test_a_format_that_shows_another_value_is_known(code: str) -> None:
    assert may_show_otherwise(code)


@pytest.mark.parametrize("code", AS_IT_IS)
def test_a_format_that_changes_nothing_is_not_asked_about(code: str) -> None:
    assert not may_show_otherwise(code)


@pytest.mark.parametrize(
    ("code", "value", "otherwise"),
    [
        ('[>=10000]0!.0,"万";0', 5, False),
        ('[>=10000]0!.0,"万";0', 50_000, True),
        ('0;-0;"无"', 0, True),
        ('0;-0;"无"', 5, False),
        ("0;-0;;@", 0, False),
        ('"无"', 0, True),
        ('"无"', "文字", False),
        (";;;", "文字", True),
        (";;;", Decimal("1.5"), True),
        ('0;0;0;"暂缺"', "文字", True),
        ('0;0;0;"暂缺"', 7, False),
        ('"约"0', True, False),
    ],
)
def test_what_counts_is_the_section_for_the_value(
    code: str, value: object, otherwise: bool
) -> None:
    assert shows_otherwise(code, value) is otherwise


@pytest.mark.parametrize(
    ("text", "number", "differs"),
    [
        ("1152", 1152, False),
        ("1,152", 1152, False),
        ("1.152", 1152, False),
        ("1152人", 1152, False),
        ("¥1,152.00", 1152, False),
        ("", 1152, False),
        ("12.35", Decimal("12.345"), False),
        ("12.3", Decimal("12.345"), False),
        ("1.15E+03", 1152, False),
        ("1 1/2", Decimal("1.5"), False),
        ("-", 0, False),
        ("(5)", -5, False),
        ("1", 1152, True),
        ("115.2", 1152, True),
        ("约1152", 1152, True),
        ("1152(估算)", 1152, True),
        ("0.1万", 1152, True),
        ("暂缺", 1152, True),
        ("无", 0, True),
        ("85%", 85, True),
        ("1153", 1152, True),
    ],
)
def test_a_text_is_held_against_the_number_that_it_shows(
    text: str, number: int | Decimal, differs: bool
) -> None:
    assert text_differs(text, number) is differs
