"""Rows, records and figures that do not fit together, of one unit and between units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import hand_in, submission
from tests.refusals.cases import (
    COLLEGE,
    DEPARTMENTS,
    GOLMUD,
    HAIXI,
    book,
    books,
    case,
    cell,
    column,
    more,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.damage.book import Row, Value

FIGURES, BASICS, RECORDS, TEACHERS = "指标数据", "基本信息", "佐证材料", "教师名册"
BASE: Row = (
    "虚构共享基地",
    "虚构共享公司",
    "已投入使用",
    "年培训30人次（虚构）",
    "虚构〔2021〕8号",
    "2021-06-01",
    None,
)
BUILDING: Row = (*BASE[:2], "在建", *BASE[3:])
FIRM: Row = ("虚构乙公司", None, "格尔木市", "已认定", "虚构〔2021〕9号", "2021-06-01", None)


def _unstated(folder: Path) -> Sequence[Path]:
    """Two schools as JSON, of which one does not say how postgraduates are counted."""
    stated = {"postgraduate_teachers": 6, "full_time_teachers": 72}
    return [
        hand_in(
            folder,
            submission(figures=stated, postgraduate_basis="学历"),
            submission("golmud-school", figures=stated),
        )
    ]


def empty_evidence(folder: Path) -> Sequence[str | Path]:
    """A record names a file that lies beside the submission and holds nothing."""
    (folder / "空.pdf").write_bytes(b"")
    return book(cell(RECORDS, "I8", "空.pdf"))(folder)


def in_ten_thousands(value: Value) -> Value:
    """Money in 万元 where 元 is asked for."""
    return value // 10_000 if isinstance(value, int) and value > 10_000_000 else value


CASES = (
    case(
        "不认识的指标",
        "unknown_figure",
        book(cell(FIGURES, "A5", "enrol"), cell(FIGURES, "B5", "在校学生")),
        place="指标数据!B5",
        says="在校学生",
    ),
    case(
        "代码和名称对不上",
        "code_and_title_differ",
        book(cell(FIGURES, "B5", "毕业生数(届)")),
        place="指标数据!B5",
    ),
    case(
        "指标名称加了限定",
        "figure_of_another_scope",
        book(cell(FIGURES, "B5", "学历教育在校生数（含留学生）")),
        place="指标数据!B5",
        says="含留学生",
    ),
    case(
        "另起一行更正",
        "row_corrects_another",
        book(more(FIGURES, (None, "毕业生数（更正）", "人", None, None, 3))),
        says="毕业生数（更正）",
    ),
    case(
        "不由本单位填",
        "not_filled_by",
        book(more(FIGURES, ("program_clusters", "高职专业群数", "个", None, None, 3))),
        place="指标数据!F38",
        says="高职专业群数",
    ),
    case(
        "同一数据两次，相同",
        "same_value_twice",
        book(more(FIGURES, ("enrolment", None, "人", None, None, 1152))),
        place="指标数据!F38",
        says="F5",
    ),
    case(
        "同一数据两次，不同",
        "conflicting_value",
        book(more(FIGURES, ("enrolment", None, "人", None, None, 1153))),
        place="指标数据!F38",
        says="1153 1152 F5",
    ),
    case(
        "合计行不符",
        "total_row_differs",
        book(more("培训班次", (None, "合计", None, None, None, 9, None))),
        says="9",
    ),
    case(
        "重复的一行",
        "repeated_row",
        book(
            more(
                "专业", ("670201", "化学工艺", 236, "是", "虚构格职〔2020〕40号", "州级", "470201")
            )
        ),
        says="A5",
    ),
    case(
        "同一项两种说法",
        "duplicate_row",
        book(
            more("专业", ("670201", "化学工艺", 36, "是", "虚构格职〔2020〕40号", "州级", "470201"))
        ),
        says="A5",
    ),
    case(
        "一项归两类",
        "exclusive_kind",
        book(
            more(
                "工作室",
                ("虚构锂产业应用创新工作室", "名师工作室", "虚构", "虚构〔2022〕1号", "2022-04-08"),
            )
        ),
        says="创新工作室",
    ),
    case(
        "不认识的事项",
        "unknown_duty",
        book(cell(RECORDS, "A8", "党委会制度")),
        place="佐证材料!A8",
        says="党委会制度",
    ),
    case(
        "不认识的分项",
        "unknown_part",
        book(cell(RECORDS, "B20", "文明礼仪")),
        place="佐证材料!B20",
        says="文明礼仪 劳模进校园",
    ),
    case(
        "不认识的部门",
        "unknown_body",
        book(cell(RECORDS, "J6", "州外事办"), of=DEPARTMENTS),
        place="佐证材料!J6",
        says="州外事办",
    ),
    case(
        "部门用自己的名称报送",
        "body_of_unit",
        book(cell(BASICS, "B5", "海西州财政局"), of=DEPARTMENTS),
        place="基本信息!B5",
        says="州财政局",
    ),
    case(
        "没有写分项",
        "part_needed",
        book(cell(RECORDS, "B20", None)),
        place="佐证材料!B20",
        says="劳模进校园",
    ),
    case(
        "不适用没有理由", "reason_needed", book(cell(RECORDS, "C8", "不适用")), place="佐证材料!J8"
    ),
    case("没有填落实情况", "status_blank", book(cell(RECORDS, "C8", None)), place="佐证材料!C8"),
    case("佐证文件不在", "file_missing", book(cell(RECORDS, "I8", "章程.pdf")), says="章程.pdf"),
    case("佐证文件是空的", "file_empty", empty_evidence, says="空.pdf"),
    case(
        "佐证文件在文件夹外",
        "file_outside",
        book(cell(RECORDS, "I8", "../章程.pdf")),
        says="../章程.pdf",
    ),
    case(
        "网址不完整",
        "address_incomplete",
        book(cell(RECORDS, "I8", "https:///a.pdf")),
        says="https:///a.pdf",
    ),
    case(
        "名册算得不同",
        "declared_differs",
        book(cell(FIGURES, "F17", 15)),
        place="指标数据!F17",
        says="15 16 教师名册",
    ),
    case("只填了数", "declared_only", book(without("工作室")), says="工作室"),
    case(
        "部分大于总体",
        "part_above_whole",
        book(cell(FIGURES, "F8", 400)),
        place="指标数据!F8",
        says="400 318 毕业去向落实人数",
    ),
    case(
        "单位填成万元",
        "unit_slip",
        book(column(FIGURES, "F", in_ten_thousands), of=COLLEGE),
        says="年财政拨款 万元",
    ),
    case(
        "比上年变化太大",
        "jump",
        book(cell(FIGURES, "F5", 1560)),
        place="指标数据!F5",
        says="1560 1098 42.08%",
    ),
    case(
        "照抄上年",
        "copied_last_year",
        book(
            *(
                cell(FIGURES, f"F{at}", value)
                for at, value in enumerate(
                    (
                        1098,
                        1083,
                        307,
                        268,
                        141,
                        252,
                        250,
                        250,
                        262,
                        3,
                        69,
                        34,
                        15,
                        0,
                        62,
                        6,
                        26,
                        23,
                        9,
                        3,
                    ),
                    5,
                )
            )
        ),
        says="2022",
    ),
    case(
        "没有另一半",
        "check_without_other_side",
        book(cell(FIGURES, "F7", None)),
        says="毕业生数(届)",
    ),
    case(
        "没有文号不计入",
        "entry_not_counted",
        book(cell("实训基地", "E5", None)),
        place="实训基地!A5",
        says="文号",
    ),
    case(
        "没有文号的人不计入",
        "persons_not_counted",
        book(column(TEACHERS, "F", lambda _: None)),
        place="教师名册!",
        says="‘双师型’认定文号",
    ),
    case(
        "名册口径不同", "row_of_other_basis", book(cell(TEACHERS, "H5", "学位")), says="学位 学历"
    ),
    case(
        "同一家有无信用代码",
        "same_by_name",
        book(
            more("产教融合型企业", FIRM, (FIRM[0], "91632801MA752XXX0A", *FIRM[2:])), of=DEPARTMENTS
        ),
    ),
    case(
        "重复的合计行",
        "total_row",
        book(more("培训班次", (None, "合计", None, None, None, 1160, None))),
    ),
    # ------------------------------------------------------ between units
    case(
        "两校报同一基地",
        "reported_twice",
        books((GOLMUD, (more("实训基地", BASE),)), (HAIXI, (more("实训基地", BASE),))),
        says="虚构共享基地",
    ),
    case(
        "两校说法不一",
        "claims_differ",
        books((GOLMUD, (more("实训基地", BUILDING),)), (HAIXI, (more("实训基地", BASE),))),
        says="虚构共享基地",
    ),
    case(
        "两校口径不同",
        "basis_differs",
        books((GOLMUD, (cell(BASICS, "B9", "学位"),)), (HAIXI, ())),
        says="学位 学历",
    ),
    case("一校没有写口径", "basis_unstated", _unstated),
    case(
        "两校工号相同",
        "same_number_elsewhere",
        books(
            (COLLEGE, (cell(TEACHERS, "A5", "共001"),)), (HAIXI, (cell(TEACHERS, "A5", "共001"),))
        ),
        says="1",
    ),
    case(
        "两份不同",
        "conflicting_value",
        books((GOLMUD, ()), (HAIXI, (cell(BASICS, "B5", "格尔木市职业技术学校"),))),
    ),
)
