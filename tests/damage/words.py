"""What is written where something else belongs: words for none, errors, other headers."""

from __future__ import annotations

from collections.abc import Mapping

from tests.damage.book import Error, Formula, Value

NONE_YET: tuple[Value, ...] = (
    "无", "没有", "暂无", "(无)", "尚无", "未知", "不详", "待定", "待补", "待办", "待批", "待发",
    "暂缺", "未取得", "申请中", "正在申请", "略", "同上", "另附", "见附件", "无文号，见附件",
    "空", ".", "…", "***", "XX", "x", "?", "？", "null", "none", "None", "N/A", "TBD", "0", 0,
    "〔〕", "〔202X〕XX号", "http://", "www.", "file:///C:/a.pdf",
)  # fmt: skip
"""None of them is a choice, a reference, a day, a year or a number that was counted."""

DASHES: tuple[Value, ...] = ("—", "/", "-", "——")
"""What people write to leave a cell blank."""

ANSWERS: Mapping[str, tuple[Value, ...]] = {
    "count": ("0", 0),
    "number": ("0", 0),
    "yes_no": ("无", "没有", "暂无", "(无)", "尚无", "0", 0, "x", "XX"),
}
"""Words for none that say something in a column of this type: nothing is damaged by them."""

NEARLY_BLANK: tuple[Value, ...] = (" ", "\u00a0", "'", "\u3000", "\u200b")
"""What looks like a blank cell and is none."""

ERRORS: tuple[Value, ...] = (
    Error("#DIV/0!"), Error("#REF!"), Error("#N/A"), Error("#SPILL!"), Error("#CALC!"),
    Error("#FIELD!"), Error("#BLOCKED!"),
)  # fmt: skip

FORMULA = Formula("A1&B1")

JUNK_HEADERS: tuple[Value, ...] = (
    "栏目7",
    "？？？",
    "abc",
    "Column1",
    "列1",
    0,
    Error("#REF!"),
    FORMULA,
)

OTHER_HEADERS: Mapping[str, tuple[str, ...]] = {
    "status": ("完成情况", "落实与否", "实施情况", "落实情况\n（下拉选择）", "进展"),
    "for_year": ("哪一年的", "年度（百人）", "统计期", "属期"),
    "valid_until": ("失效日期", "到何时", "截止"),
    "date": ("时间", "日期时间", "何时", "年月"),
    "in_use_since": ("时间", "投用", "建成时间"),
    "document": ("字号", "编号", "批复", "依据"),
    "file": ("电子版", "路径", "存放位置"),
    "duty": ("内容", "工作", "条目"),
    "part": ("细目", "方面"),
    "unit_name": ("报送者", "部门", "哪里报的"),
    "unit": ("报送者", "名字", "部门"),
    "year": ("统计期", "哪年", "届别"),
    "stage": ("进展", "建设情况"),
    "outreach": ("作用", "成效"),
    "level": ("层级", "哪一级"),
    "name": ("叫什么", "全称"),
    "kind": ("属于", "哪类"),
    "end": ("至", "结束"),
    "person_times": ("次数", "规模", "人数合计"),
    "full_time": ("编制", "用工形式"),
    "specialist": ("任课", "岗位"),
    "dual_qualified": ("双师", "资格"),
    "degree": ("文化程度", "毕业学校"),
    "students": ("规模", "人"),
    "featured": ("特色", "重点"),
}
"""Headers that a person understands and no alias holds, by column."""


def reworded(column: str, title: str) -> tuple[str, ...]:
    """Other wordings of a header: those listed, and the title worn down or added to."""
    worn = (title[:-1], f"{title}情况", f"{title}（百人）", f"{title}#", f"原{title}", f"{title}2")
    return (*OTHER_HEADERS.get(column, ()), *(text for text in worn if text))
