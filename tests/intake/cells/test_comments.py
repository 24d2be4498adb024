"""What a comment says against the value of its cell, and what comments say that deny nothing."""

from __future__ import annotations

import pytest

from haixi_check.intake.cells.comments import comment_denies

YEAR = 2022

DENYING = (
    "待核实", "此数不实", "实际为15人", "虚构人:\n待核实", "虚构人：此数为估算数", "未经核实",
    "数字有误", "预计年底数", "系2021年数据", "应为15", "该文件已废止", "2021年已停用",
    "尚未落实", "证明材料丢失", "仅供参考", "其中5人证书已过期", "约15人", "与第5行重复",
    "沿用上年数据", "按年末数统计\n待核实",
)  # fmt: skip

HARMLESS = (
    "填表说明：未核实的数据不要填", "口径：含外聘教师", "请填整数", "如有预计数，请在说明栏写明",
    "已核实", "经核实无误", "指标解释：年末在校学生数", "虚构人:\n按年末数统计", "不含外聘",
    "比上年增加20人", "数据来源：学籍系统", "填报说明:\n草稿、预计数一律不填", "必填", "单位：人",
    "已由教务处核对", "见附件3", "实际为12人", "新增专业两个", "2021年新建",
    "示例：待核实的写未核实", "",
)  # fmt: skip


@pytest.mark.parametrize("text", DENYING)
def test_a_comment_that_denies_its_value_is_known(text: str) -> None:
    assert comment_denies(text, 12, YEAR)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_comment_that_tells_how_or_what_is_harmless(text: str) -> None:
    assert not comment_denies(text, 12, YEAR)


def test_a_real_number_is_held_against_numbers_only() -> None:
    assert not comment_denies("实际为15人", "张三", YEAR)
    assert not comment_denies("实际为1人", True, YEAR)
