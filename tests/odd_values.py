"""What really stands in cells where something else was asked for, for the fuzzing of intake.

Nothing here is a control character: a reader hands none on.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from tests.roster_cases import invented_number

from haixi_check.table import CellError, DeniedValue, LostDigits, Percent, UnstoredFormula, Value

PERSONAL = tuple(invented_number(serial) for serial in (3, 57, 211))
"""ID numbers of nobody; in no output may one of them stand, however it was written."""

_DRESSED: tuple[str, ...] = (
    *PERSONAL,
    f"{PERSONAL[0][:6]} {PERSONAL[0][6:14]} {PERSONAL[0][14:]}",
    "-".join((PERSONAL[1][:6], PERSONAL[1][6:14], PERSONAL[1][14:])),
    "".join(chr(ord(digit) + 0xFEE0) for digit in PERSONAL[2]),
    f"虚构某某 {PERSONAL[0]}",
    f"G{PERSONAL[1]}",
    f"'{PERSONAL[2].lower()}",
    f"{PERSONAL[0][:9]}\u200b{PERSONAL[0][9:]}",
)

USELESS: tuple[Value, ...] = (
    CellError("#DIV/0!"), CellError("#REF!"), CellError("#N/A"), UnstoredFormula(), LostDigits(),
    DeniedValue("struck_out", 12), DeniedValue("shown_otherwise", "双师\n型", '"约"0'),
    "见附件", "待定", "#VALUE!", "约1650", "80/90", "十余人",
)  # fmt: skip
"""What is no number, no day, no name and no answer to anything."""

_NUMBERS: tuple[Value, ...] = (
    0, 1, -1, 10**15, 10**40, -(10**40), 2**63, Decimal("1.5"), Decimal("1E+400"),
    Decimal("1E-400"), Decimal("NaN"), Decimal("Infinity"), Decimal("-0"), Percent(Decimal("0.85")),
    Percent(Decimal("1E+99")), True, False,
    "0", "０", "1650", "１６５０", "1,650", "1，650", "1,65", "1650人", "1650 人", "12.5万",
    "1.65e3", "0x10", "₁₂", "①", "½", "Ⅻ", "一千六百五十", "+30", "-20", "−20", "(20)", "1 650",
    "1'650", "99999999999999999999", "1" * 400, "1.", ".5", "1..2", "16５0", "1650%", "百分之八十",
)  # fmt: skip

_DAYS: tuple[Value, ...] = (
    datetime.date(1900, 1, 1), datetime.date(1, 1, 1), datetime.date(9999, 12, 31),
    datetime.date(2022, 2, 28), 44926, 0, "2022-02-30", "2022.9", "2022年9月", "20220901",
    "2022/13/01", "二〇二二年九月一日", "2022-09-01 00:00:00", "2022年", "2022年度",
    "2021-2022学年",
    "2022届", "19000年", "今年", "2022—2023", "12/31/2022",
)  # fmt: skip

_TEXTS: tuple[Value, ...] = (
    None, "", " ", "\u3000", "\xa0", "\u200b", "\ufeff", "—", "/", "无", "不适用", "N/A", "null",
    "是", "否", "√", "×", "☑", "有", "合计", "小计", "合 计", "其中：", "序号", "注：",
    "填表人：虚构", "说明",
    "代码", "指标", "2022年", "2021年", "计量单位", "填报单位", "单位", "万元", "单位：万元",
    "enrolment", "graduates", "E01", "Q02", "S1", "海西州职业技术学校", "格尔木市职业技术学校",
    "柴达木职业技术学院", "州职校", "海西州", "不认识的学校", "州级部门",
    "=1+1", "=HYPERLINK(\"http://x.invalid\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+1",
    "<script>alert(1)</script>", "<b>粗</b>", "&amp;", "]]>", "[red]红[/red]", "[/]", "%s %d",
    "{0}",
    "{found}", "\\", "\\n", "a\nb", "a\tb", "::error::x", "|", "`", "**", "#", "# 标题", "- 项",
    "\u202e倒写\u202c", "\u2066隔离\u2069", "\u200f右", "e\u0301", "👩‍🏫", "🏫" * 50,
    "\U0010ffff", "\ufffe",
    "\ufffd", "ﷺ", "İ", "ß", "ﬁ", "Å", "字" * 5_000, "a" * 40_000, "字 " * 3_000, "1" * 40_000,
    "../../etc/passwd", "C:\\佐证\\1.pdf", "佐证/1.pdf", "http://x.invalid/1.pdf", "佐证/\x7f.pdf",
    "file:///dev/null", "/dev/zero", "NUL", "con.pdf", "." * 300, "a/" * 2_000,
)  # fmt: skip

ODD: tuple[tuple[Value, ...], ...] = (USELESS, _NUMBERS, _DAYS, _TEXTS, _DRESSED)
"""Families of odd values."""

SHEET_NAMES = (
    "指标数据", "基本信息", "佐证材料", "实训基地", "教师名册", "毕业生名册", "培训班次",
    "填报说明", "Sheet1",
    "指标数据 (2)", "1.指标数据", "附表1 实训基地", "指标数据-旧", "专业_2", "核查结果", "",
    " ", "=1+1", "[red]",
    "a/b\\c:d", "'", "!", "指标数据!A1", "字" * 200, "\u202e表", "选项",
)  # fmt: skip
