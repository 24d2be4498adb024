"""Headers and columns that are not there, not known, or there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.refusals.cases import (
    book,
    case,
    cell,
    without_column,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FIGURES, RECORDS = "指标数据", "佐证材料"
STATED = "项目,填写内容\n填报单位,格尔木市职业技术学校\n填报年度,2022\n"
HEAD = "专业代码,专业名称,在校生数"


def side_by_side(folder: Path) -> Sequence[Path]:
    """A register of which half stands beside the other."""
    (folder / "基本信息.csv").write_text(STATED, encoding="utf-8")
    text = f"{HEAD},{HEAD}\n670201,化学工艺,30,670203,化工机械,20\n"
    (folder / "专业.csv").write_text(text, encoding="utf-8")
    return [folder]


CASES = (
    case(
        "不认识的栏目",
        "unknown_column",
        book(cell("专业", "E4", "认定情况")),
        place="专业!E4",
        says="认定情况",
    ),
    case(
        "缺一栏",
        "column_missing",
        book(without_column("专业", "D")),
        place="专业!A4",
        says="是否特色专业",
    ),
    case(
        "栏目改名",
        "column_missing_beside",
        book(cell("专业", "C4", "人")),
        place="专业!A4",
        says="在校生数 人",
    ),
    case(
        "缺必填栏目",
        "missing_required_column",
        book(without_column(RECORDS, "A")),
        place="佐证材料!A4",
        says="事项",
    ),
    case(
        "缺信用代码一栏",
        "key_column_missing",
        book(without_column("产教融合型企业", "B"), of="units/州级部门.xlsx"),
        place="产教融合型企业!A4",
        says="统一社会信用代码",
    ),
    case(
        "佐证缺一栏",
        "evidence_column_missing",
        book(without_column(RECORDS, "G")),
        place="佐证材料!A4",
        says="日期",
    ),
    case(
        "佐证栏目改名",
        "evidence_column_missing_beside",
        book(cell(RECORDS, "G4", "几时")),
        place="佐证材料!A4",
        says="日期 几时",
    ),
    case(
        "没有本年度一栏",
        "year_column_missing",
        book(without_column(FIGURES, "F")),
        place="指标数据!A4",
        says="2022",
    ),
    case(
        "年份写错",
        "year_column_missing_beside",
        book(cell(FIGURES, "F4", "今年数")),
        place="指标数据!A4",
        says="2022 今年数",
    ),
    case(
        "没有计量单位一栏",
        "unit_column_missing",
        book(without_column(FIGURES, "C")),
        place="指标数据!A4",
        says="计量单位",
    ),
    case(
        "学年作列标题",
        "school_year_header",
        book(cell(FIGURES, "F4", "2021-2022学年")),
        place="指标数据!F4",
        says="2021-2022学年",
    ),
    case(
        "同一栏目两次",
        "header_twice",
        book(cell("专业", "F4", "*专业名称")),
        place="专业!F4",
        says="专业名称",
    ),
    case("表头并排", "side_by_side", side_by_side),
)
