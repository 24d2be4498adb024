"""Workbooks with sheets, headers or columns that cannot be used as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from tests.conftest import ROOT
from tests.damage.book import Sheet
from tests.refusals.cases import (
    COLLEGE,
    GOLMUD,
    Spoil,
    beside,
    book,
    called,
    case,
    cell,
    files,
    folder_of,
    hidden,
    merged,
    more,
    only,
    with_part,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FIGURES, BASICS, RECORDS, TEACHERS = "指标数据", "基本信息", "佐证材料", "教师名册"
NOTES = Sheet(name="备忘", rows=(("虚构", "记事"), ("甲", 1)))
ENTERPRISES = Sheet(
    name="企业",
    rows=(("名称", "文号", "批准日期", "说明"), ("虚构甲", "虚构〔2021〕1号", "2021-05-01", None)),
)
ROSTER = "工号,是否专任教师,是否专业教师,是否双师型,学历层次\nT1,是,是,是,本科\n"
STATED = "项目,填写内容\n填报单位,格尔木市职业技术学校\n填报年度,2022\n"
UNDATED = "项目,填写内容\n填报单位,格尔木市职业技术学校\n"
DECLARED = "代码,指标,计量单位,2022年\nenrolment,学历教育在校生数,人,500\n"
HEAD = "专业代码,专业名称,在校生数"
PROGRAMS = f"{HEAD}\n670201,化学工艺,30\n"


def hiding(*, rows: bool) -> Spoil:
    """A sample of which a filter hides some rows, or somebody a column."""

    def spoil(folder: Path) -> Sequence[Path]:
        workbook = openpyxl.load_workbook(ROOT / "samples" / GOLMUD)
        page = workbook[FIGURES]
        if rows:
            page.row_dimensions[8].hidden = page.row_dimensions[9].hidden = True
        else:
            page.column_dimensions["E"].hidden = True
        workbook.save(folder / "甲.xlsx")
        return [folder / "甲.xlsx"]

    return spoil


STREWN = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="基本信息"><Table>'
    "<Row><Cell><Data ss:Type='String'>填报单位</Data></Cell>"
    "<Cell><Data ss:Type='String'>格尔木职校</Data></Cell></Row></Table></Worksheet>"
    '<Worksheet ss:Name="专业"><Table>'
    + "<Row><Cell ss:Index='16000'><Data ss:Type='Number'>1</Data></Cell></Row>" * 400
    + "</Table></Worksheet></Workbook>"
)
"""A workbook of Excel 2003 with cells at the far end of the grid."""


PARTS: dict[str, bytes | str] = {
    "基本信息_csv": STATED,
    "教师名册-001_csv": ROSTER,
    "教师名册-002_csv": b"",
}
"""A roster in two files, of which one cannot be read."""

CASES = (
    case(
        "表名写错",
        "unknown_sheet",
        book(called("填报说明", "专业情况")),
        place="专业情况!",
        says="专业情况",
    ),
    case("多一张备忘", "unknown_sheet", book(beside(NOTES)), place="备忘!", says="备忘"),
    case(
        "表名不在报送表之列",
        "sheet_by_header",
        book(called(TEACHERS, "老师")),
        place="老师!",
        says="教师名册",
    ),
    case(
        "像几张表的一张",
        "sheet_of_several",
        book(*map(without, ("工作室", "双创基地")), beside(ENTERPRISES)),
        place="企业!",
    ),
    case(
        "表损坏",
        "damaged_sheet",
        book(with_part(FIGURES, "half")),
        place="指标数据!",
        also="sheet_unread",
    ),
    case("名册损坏", "damaged_sheet", book(with_part(TEACHERS, "empty")), place="教师名册!"),
    case("很远的单元格", "scattered_cells", files(甲_xml=STREWN), place="专业!"),
    case(
        "删去表头",
        "no_header",
        book(cell(FIGURES, "A4", None), cell(FIGURES, "B4", None)),
        place="指标数据!",
        says="指标 计量单位",
    ),
    case(
        "名册删去表头",
        "no_header",
        book(*(cell(TEACHERS, f"{at}4", None) for at in "ABCDEFGHIJ")),
        place="教师名册!",
        says="工号",
    ),
    case(
        "没有基本信息",
        "no_basics",
        folder_of(指标数据_csv=DECLARED, 佐证材料_csv="单位,事项\n格尔木职校,E01\n"),
    ),
    case("没有指标数据", "sheet_missing", book(without(FIGURES)), says="指标数据"),
    case("没有佐证材料", "sheet_missing", book(without(RECORDS)), says="佐证材料"),
    case(
        "本年度一个数没填",
        "year_not_filled_in",
        book(*(cell(FIGURES, f"F{at}", None) for at in range(5, 38))),
        says="2022 指标数据",
    ),
    case("隐藏的表", "hidden_sheet_read", book(hidden(TEACHERS)), place="教师名册!"),
    case("隐藏的行", "hidden_rows_read", hiding(rows=True), place="指标数据!", says="2"),
    case("隐藏的列", "hidden_columns_read", hiding(rows=False), place="指标数据!", says="E"),
    case(
        "合并后没有数的格",
        "cell_merged_away",
        book(merged(FIGURES, 8, 5, 9, 5), cell(FIGURES, "F9", None), cell(FIGURES, "F10", None)),
        place="指标数据!F10",
        says="F9:F10",
    ),
    case(
        "几行合用一个值",
        "merged_value",
        book(merged(TEACHERS, 4, 6, 5, 6), cell(TEACHERS, "G6", None)),
        place="教师名册!G6",
        says="学历层次",
    ),
    case(
        "表尾以下还有数据",
        "rows_below_footer",
        book(more("专业", ("审核人：虚构",), ("670299", "虚构专业", 20, "是", "虚构〔2022〕9号"))),
    ),
    case("没有单位", "no_unit", book(cell(BASICS, "B5", None))),
    case(
        "不认识的单位",
        "unknown_unit",
        book(cell(BASICS, "B5", "格尔木职业学校")),
        place="基本信息!B5",
        says="格尔木职业学校",
    ),
    case("没有年度", "no_year", book(cell(BASICS, "B7", None)), place="基本信息!B7"),
    case(
        "往年的文件",
        "other_year",
        book(cell(BASICS, "B7", 2021), options=("--year", "2022")),
        place="基本信息!B7",
        says="2021 2022",
    ),
    case("年度以外的数", "year_out_of_range", book(cell(BASICS, "B7", 2021)), says="2022 2021"),
    case(
        "标识码不符",
        "school_code_differs",
        book(cell(BASICS, "B6", "3663000001"), of=COLLEGE),
        says="3663000001 4163014521",
    ),
    case(
        "标识码写错",
        "not_a_school_code",
        book(cell(BASICS, "B6", "36630")),
        place="基本信息!B6",
        says="36630 10",
    ),
    case(
        "截止日是另一年",
        "cutoff_of_another_year",
        book(cell(BASICS, "B8", "2021-12-31")),
        place="基本信息!B8",
        says="2021-12-31 2022",
    ),
    case("没有写口径", "line_blank", book(cell(BASICS, "B9", None)), says="研究生层次口径"),
    case(
        "哪里都没有年度",
        "year_not_stated",
        folder_of(指标数据_csv="单位,代码,指标,计量单位,2022年\n格尔木职校,enrolment,,人,5\n"),
    ),
    case(
        "登记表不知哪一年",
        "rows_of_no_year",
        folder_of(专业_csv=f"单位,{PROGRAMS.splitlines()[0]}\n格尔木职校,670201,化工,9\n"),
    ),
    case(
        "名册里有别的单位",
        "roster_incomplete",
        folder_of(基本信息_csv=STATED, 教师名册_csv="单位," + ROSTER.replace("T1", "虚构学校,T1")),
    ),
    case(
        "登记表里有别的单位",
        "register_incomplete",
        folder_of(基本信息_csv=STATED, 专业_csv="单位," + PROGRAMS.replace("670", "虚构学校,670")),
    ),
    case(
        "指标行没有单位",
        "row_without_unit",
        folder_of(
            基本信息_csv=STATED,
            指标数据_csv="填报单位," + DECLARED.replace("enrol", "虚构学校,enrol"),
        ),
    ),
    case(
        "几份中的一份读不出",
        "part_unread",
        folder_of(**PARTS),
    ),
    case(
        "要逐行核对的行太多",
        "too_many_rows",
        book(only("专业", *(("670201", "甲", "x") for _ in range(12_500)))),
        place="专业!",
    ),
)
