"""What records and rows say themselves against their counting is asked at its cell, no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.builders import (
    GOLMUD,
    HAIXI,
    basics,
    checked,
    codes,
    college,
    hand_in,
    holding_of,
    seen,
    sheet,
    submission,
    taken,
    told,
)

from haixi_check.intake.cells.explanation import denies
from haixi_check.intake.merge import Intake
from haixi_check.problem import Tier
from haixi_check.table import Value

RECORD: dict[str, Value] = {
    "事项": "E21",
    "落实情况": "已落实",
    "所属年度": None,
    "材料名称": "学校章程",
    "文号": "虚构〔2021〕254号",
    "日期": "2021-10-05",
    "有效期至": None,
    "文件或网址": None,
    "说明": None,
}


def filed(**cells: Value) -> Intake:
    """One record, sound but for `cells`."""
    record = {**RECORD, **cells}
    return taken([basics(), sheet("佐证材料", tuple(record), tuple(record.values()))])


VOID: tuple[tuple[str, str], ...] = (
    ("说明", "实际尚未落实，明年办理"),
    ("说明", "该文件已于2022年6月废止"),
    ("说明", "筹备中"),
    ("说明", "待批复"),
    ("说明", "拟于2023年印发"),
    ("说明", "协议尚未签订"),
    ("说明", "未批复"),
    ("说明", "因疫情取消，未举办"),
    ("材料名称", "学校章程（征求意见稿）"),
    ("材料名称", "学校章程（讨论稿）"),
    ("材料名称", "学校章程(送审稿)"),
    ("材料名称", "章程草案"),
    ("材料名称", "学校章程（已作废）"),
    ("文件或网址", "佐证/章程（草稿）.docx"),
    ("说明", "没有开展"),
    ("说明", "计划2023年开展"),
    ("说明", "未通过验收"),
    ("说明", "没有通过验收"),
    ("说明", "验收不合格"),
    ("说明", "不合格"),
    ("说明", "与实际不符"),
    ("说明", "证明材料丢失"),
    ("说明", "原件已丢失"),
    ("说明", "落实不到位"),
    ("说明", "资金没有到位"),
    ("说明", "上级不认可"),
    ("材料名称", "没有相关材料"),
    ("说明", "没做"),
    ("说明", "此项未做"),
    ("说明", "还没弄好"),
    ("说明", "数据有误"),
    ("说明", "待核实"),
    ("说明", "领导没批"),
    ("说明", "校长未签字"),
    ("说明", "差2份"),
    ("说明", "缺公章"),
    ("说明", "后补"),
    ("说明", "材料稍后补交"),
    ("说明", "经督导核查不符"),
    ("说明", "本项请勿采信"),
    ("说明", "照抄去年"),
    ("说明", "从网上抄的"),
    ("说明", "凭印象填"),
    ("说明", "示例"),
    ("材料名称", "未制定"),
    ("材料名称", "待签"),
    ("材料名称", "（未签）实习协议"),
    ("材料名称", "实习协议（未盖章）"),
    ("材料名称", "空白实习协议"),
    ("材料名称", "实习协议（模板）"),
    ("材料名称", "无"),
    ("材料名称", "同上"),
    ("材料名称", "XX"),
)

IN_FORCE: tuple[tuple[str, str], ...] = (
    ("说明", "原办法同时废止"),
    ("说明", "现行有效，未废止"),
    ("说明", "2022届未落实去向毕业生帮扶台账"),
    ("说明", "持续推进中，机制有待完善"),
    ("说明", "草案经教代会审议通过"),
    ("说明", "原定现场活动因疫情取消，改为线上举办"),
    ("说明", "到期自动失效"),
    ("材料名称", "撤销处分管理办法"),
    ("材料名称", "未成年人保护制度"),
    ("材料名称", "学校章程（试行）"),
    ("材料名称", "待岗人员培训名单"),
    ("材料名称", "虚拟仿真实训基地管理办法"),
    ("文件或网址", "佐证/章程.docx"),
    ("说明", "验收合格"),
    ("说明", "按计划开展"),
    ("说明", "计划2022年开展，已按期完成"),
    ("说明", "检查不合格，已整改合格"),
    ("说明", "原件遗失，复印件附后"),
    ("说明", "与实际相符"),
    ("说明", "没有未落实事项"),
    ("说明", "无其他材料"),
    ("说明", "2023年工作计划已印发"),
    ("材料名称", "《海西州2022年工作计划》"),
    ("材料名称", "学校“十四五”规划"),
    ("材料名称", "计划生育宣传活动方案"),
    ("材料名称", "不合格教师退出机制"),
    ("材料名称", "落实不到位问题整改清单"),
    ("材料名称", "证件遗失声明"),
    ("材料名称", "没有共产党就没有新中国主题活动方案"),
    ("说明", "数据无误"),
    ("说明", "经督导核查相符"),
    ("说明", "待核实事项已全部核实"),
    ("说明", "数据有误，已更正"),
    ("说明", "原件后补，已于5月补交"),
    ("说明", "缺2份，已补齐"),
    ("说明", "校长已签字"),
    ("说明", "同一批协议共2份，不缺页"),
    ("说明", "示例课12节"),
    ("说明", "按上级示范文本签订"),
    ("说明", "无"),
    ("说明", "协议文本采用省级模板"),
    ("说明", "做法获推广"),
    ("材料名称", "未成年人实习协议"),
    ("材料名称", "待签事项管理办法"),
    ("材料名称", "填补专业空白建设方案"),
    ("材料名称", "空白票据管理办法"),
    ("材料名称", "教案模板管理制度"),
    ("材料名称", "无烟校园管理制度"),
    ("材料名称", "无偿献血活动通知"),
    ("材料名称", "关于李某某同志任职的通知"),
    ("材料名称", "见附件1"),
    ("材料名称", "未签劳动合同人员清理报告"),
)


@pytest.mark.parametrize(("column", "text"), VOID)
def test_a_record_that_says_that_it_is_not_in_force_is_asked_about(column: str, text: str) -> None:
    found = filed(**{column: text})

    problem = told(found, "record_not_in_force")
    (record,) = found.submissions[HAIXI].records
    assert seen(problem.tier, problem.open, problem.location.header) == (
        Tier.EXPLAIN, True, column,
    )  # fmt: skip
    assert record.doubt == "record_not_in_force"


@pytest.mark.parametrize(("column", "text"), IN_FORCE)
def test_what_speaks_of_something_else_is_not_asked_about(column: str, text: str) -> None:
    found = filed(**{column: text})

    (record,) = found.submissions[HAIXI].records
    assert (codes(found.problems), record.doubt) == ([], "")


@pytest.mark.parametrize(
    ("year", "note", "code"),
    [
        (2022, "以上为2021年材料", ["record_not_in_force"]),
        (2022, "系2021年的协议", ["record_not_in_force"]),
        (2022, "以上为2022年材料", []),
        (2022, "2021年协议，2022年继续有效", []),
        (None, "以上为2021年材料", []),
    ],
)
def test_what_proves_a_year_is_not_of_an_earlier_one(
    year: int | None, note: str, code: list[str]
) -> None:
    assert codes(filed(所属年度=year, 说明=note).problems) == code


@pytest.mark.parametrize(
    ("body", "code"),
    [("未落实", "record_not_in_force"), ("无此材料", "record_not_in_force"), ("州科技局", "")],
)
def test_words_against_a_record_in_place_of_its_department_are_asked_about(
    body: str, code: str
) -> None:
    found = filed(提供部门=body)

    (record,) = found.submissions[HAIXI].records
    assert record.doubt == code


@pytest.mark.parametrize("status", ["正在推进", "未落实"])
def test_of_what_is_not_called_done_nothing_is_asked(status: str) -> None:
    assert codes(filed(落实情况=status, 说明="待批复").problems) == []


@pytest.mark.parametrize(
    ("material", "note", "code"),
    [
        ("关于制定学校章程的请示", None, ["only_a_request"]),
        ("关于制定学校章程的请示（未批复）", None, ["record_not_in_force"]),
        ("关于制定学校章程的请示", "已批复，见虚构〔2021〕3号", []),
        ("请示及批复", None, []),
        ("请示汇报制度", None, []),
    ],
)
def test_a_request_alone_is_no_proof(material: str, note: str | None, code: list[str]) -> None:
    assert codes(filed(材料名称=material, 说明=note).problems) == code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("虚构〔2021〕000号", ["no_reference"]),
        ("虚构〔2021〕0号", ["no_reference"]),
        ("123", ["no_reference"]),
        ("111", ["no_reference"]),
        ("原虚构〔2021〕254号，已作废", ["no_reference"]),
        ("虚构〔2021〕254号（送审稿）", ["no_reference"]),
        ("虚构〔2021〕254号（未批复）", ["no_reference"]),
        ("虚构〔2029〕254号", ["number_of_later_year"]),
        ("虚构[2022]254号", ["number_of_later_year"]),
        ("虚构〔2015〕254号", ["number_of_earlier_year"]),
        ("虚构〔2021〕号", ["no_reference"]),
        ("虚构〔2021〕　号", ["no_reference"]),
        ("虚构〔2021〕", ["no_reference"]),
        ("虚构〔2021〕……号", ["no_reference"]),
        ("虚构〔2021〕第号", ["no_reference"]),
        ("虚构（2021）号", ["no_reference"]),
        ("虚构〔2021〕-1号", ["no_reference"]),
        ("虚构〔2021〕254号复印件遗失", ["no_reference"]),
        ("虚构〔2021〕254号（没有批复）", ["no_reference"]),
        ("2021年", ["no_reference"]),
        ("虚构〔1921〕254号", ["number_of_earlier_year"]),
        ("虚构〔2021〕二百号", []),
        ("虚构2021年第3次会议纪要", []),
        ("虚构〔2021〕5（补）号", []),
        ("XY-2021-003", []),
        ("虚构〔2021〕100号", []),
        ("虚构〔2021〕123号", []),
        ("虚构〔2021〕1号", []),
        ("虚构〔2020〕254号", []),
        ("2021031", ["no_reference"]),
        ("124", ["no_reference"]),
    ],
)
def test_the_number_of_a_record_is_one_that_can_be(number: str, code: list[str]) -> None:
    found = filed(文号=number)

    (record,) = found.submissions[HAIXI].records
    assert (codes(found.problems), record.doubt) == (code, "".join(code))
    assert all(problem.location.header == "文号" for problem in found.problems)


@pytest.mark.parametrize(
    ("year", "day", "note", "open_codes"),
    [
        (2022, "2021-02-14", None, ["dated_before_its_year"]),
        (2022, "2023-12-31", None, []),
        (2022, "2024-01-01", None, ["dated_after_its_year"]),
        (2022, "2099-01-01", None, ["dated_after_its_year"]),
        (2022, "2021-02-14", "2021年起执行的三年计划，2022年继续执行", []),
        (2022, "2021-09-01", None, []),
        (2022, "2023-03-01", None, []),
        (2022, "2022-01-01", None, []),
    ],
)
def test_a_yearly_record_is_not_much_older_than_its_year(
    year: int, day: str, note: str | None, open_codes: list[str]
) -> None:
    number = f"虚构〔{day[:4]}〕9号"
    found = filed(事项="E07", 所属年度=year, 日期=day, 说明=note, 文号=number)

    (record,) = found.submissions[HAIXI].records
    assert codes([problem for problem in found.problems if problem.open]) == open_codes
    assert record.doubt == "".join(open_codes)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("虚构〔2020〕9号", ["number_of_earlier_year"]),
        ("虚构〔2021〕9号", []),
        ("虚构〔2022〕9号", []),
    ],
)
def test_the_number_of_a_yearly_record_is_of_its_time(number: str, code: list[str]) -> None:
    found = filed(事项="E07", 所属年度=2022, 日期="2022-02-14", 文号=number)

    assert codes(found.problems) == code


def test_a_standing_record_may_be_older_than_the_year_beside_it() -> None:
    assert codes(filed(所属年度=2022, 日期="2021-02-14").problems) == []


# ------------------------------------------------------------------------------ registers

BASE: dict[str, Value] = {
    "基地名称": "虚构化工实训基地",
    "共建企业": "虚构盐湖公司",
    "建设阶段": "已投入使用",
    "辐射带动情况": "年培训 30 人次",
    "文号": "虚构〔2021〕8号",
    "投入使用日期": "2021-06-01",
    "说明": None,
}
STUDIO: dict[str, Value] = {
    "工作室名称": "虚构创新工作室",
    "工作室类别": "创新工作室",
    "文号": "虚构〔2021〕8号",
    "批准日期": "2021-06-01",
    "说明": None,
}


def listed(name: str, row: dict[str, Value], **cells: Value) -> Intake:
    filled = {**row, **cells}
    return taken([basics(), sheet(name, tuple(filled), tuple(filled.values()))])


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("说明", "2021年已撤销，不再使用", "row_not_in_force"),
        ("说明", "筹建中", "row_not_in_force"),
        ("说明", "筹建中，尚未挂牌", "row_not_in_force"),
        ("说明", "已于2022年终止", "row_not_in_force"),
        ("基地名称", "虚构化工实训基地（筹建中）", "row_not_in_force"),
        ("说明", "没有投入使用", "row_not_in_force"),
        ("说明", "已拆除", "row_not_in_force"),
        ("说明", "2022年6月已关停", "row_not_in_force"),
        ("说明", "合作终止", "row_not_in_force"),
        ("说明", "预计2023年投入使用", "row_not_in_force"),
        ("说明", "计划2023年投入使用", "row_not_in_force"),
        ("说明", "设备未到位", "row_not_in_force"),
        ("说明", "暂停", "row_not_in_force"),
        ("说明", "闲置", "row_not_in_force"),
        ("说明", "已撤并", "row_not_in_force"),
        ("说明", "企业已退出", "row_not_in_force"),
        ("说明", "重复登记", "row_not_in_force"),
        ("说明", "与第5行重复", "row_not_in_force"),
        ("说明", "不存在", "row_not_in_force"),
        ("基地名称", "拟建基地", "row_not_in_force"),
        ("基地名称", "虚构基地（在建）", "row_not_in_force"),
        ("基地名称", "虚构基地（筹）", "row_not_in_force"),
        ("基地名称", "虚构基地(计划)", "row_not_in_force"),
        ("共建企业", "没有企业", "row_not_in_force"),
        ("共建企业", "已解约", "row_not_in_force"),
        ("基地名称", "XX实训基地", "placeholder_name"),
        ("基地名称", "某基地", "placeholder_name"),
        ("基地名称", "1", "placeholder_name"),
        ("共建企业", "××公司", "placeholder_name"),
        ("共建企业", "某企业", "placeholder_name"),
        ("共建企业", "本校", "own_name_for_partner"),
        ("共建企业", "海西州职业技术学校", "own_name_for_partner"),
        ("文号", "虚构〔2025〕8号", "number_of_later_year"),
        ("文号", "虚构〔2090〕8号", "number_of_later_year"),
        ("文号", "虚构〔1921〕8号", "number_of_earlier_year"),
        ("文号", "虚构〔0202〕8号", "number_of_earlier_year"),
        ("文号", "虚构〔2021〕8号、虚构〔1912〕9号", "number_of_earlier_year"),
    ],
)
def test_what_a_row_says_against_itself_is_asked(column: str, text: str, code: str) -> None:
    found = listed("实训基地", BASE, **{column: text})

    problem = told(found, code)
    (row,) = holding_of(found, "bases")
    assert seen(problem.tier, problem.open, problem.location.header) == (
        Tier.EXPLAIN, True, column,
    )  # fmt: skip
    assert row.doubt == code


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("说明", "二期筹建中"),
        ("说明", "2020年停办，2021年恢复使用"),
        ("说明", "与原基地合并，原基地已撤销"),
        ("说明", "验收合格"),
        ("说明", "预计2022年投入使用，已于5月投用"),
        ("说明", "未重复登记"),
        ("说明", "已剔除重复登记"),
        ("说明", "设备无闲置"),
        ("说明", "部分设备已拆除"),
        ("说明", "与第5行为同一企业，分期建设"),
        ("基地名称", "计划生育服务实训基地"),
        ("基地名称", "城市规划实训基地"),
        ("基地名称", "虚拟仿真实训基地"),
        ("基地名称", "虚构基地（一期）"),
        ("共建企业", "虚构拟态科技公司"),
        ("共建企业", "虚构无水氯化钙公司"),
        ("基地名称", "虚构3D打印实训基地"),
        ("基地名称", "虚构1+X实训基地"),
        ("共建企业", "虚构Exxon公司"),
        ("共建企业", "格尔木市职业技术学校"),
        ("文号", "虚构〔2022〕8号"),
        ("辐射带动情况", "面向周边学校开放，暂未收费"),
        ("辐射带动情况", "2022年对外培训10人次"),
    ],
)
def test_what_a_school_may_well_write_is_not_asked_about(column: str, text: str) -> None:
    found = listed("实训基地", BASE, **{column: text})

    (row,) = holding_of(found, "bases")
    assert (codes(found.problems), row.doubt) == ([], "")


@pytest.mark.parametrize(
    "cells",
    [
        {"建设阶段": "在建", "说明": "筹建中"},
        {"文号": None, "说明": "尚未挂牌"},
        {"投入使用日期": "2023-06-01", "说明": "筹建中"},
        {"投入使用日期": None, "说明": "尚未启用"},
    ],
)
def test_of_a_row_that_does_not_count_nothing_is_asked(cells: dict[str, Value]) -> None:
    assert codes(listed("实训基地", BASE, **cells).problems) == []


@pytest.mark.parametrize(
    "text", ["暂未开展对外培训", "0", "2022年对外培训0人次", "尚未开展", "待定", "没有对外培训"]
)
def test_proof_that_says_that_there_was_none_is_none(text: str) -> None:
    (row,) = holding_of(listed("实训基地", BASE, 辐射带动情况=text), "bases")

    assert row.values["outreach"] is None


@pytest.mark.parametrize("name", ["洽谈中", "〃", "正在协商中"])
def test_a_partner_to_come_and_a_ditto_sign_are_no_name(name: str) -> None:
    assert codes(listed("实训基地", BASE, 共建企业=name).problems) == ["missing_required"]


def test_a_note_against_a_row_does_not_answer_itself_but_another_cell_is_answered() -> None:
    answered = listed("工作室", STUDIO, 工作室名称="某工作室", 说明="企业要求不公开全称")

    problem = told(answered, "placeholder_name")
    (row,) = holding_of(answered, "studios")
    assert (problem.open, row.doubt) == (False, "")


@pytest.mark.parametrize("number", ["虚构〔2021〕 号", "虚构〔2021〕号"])
def test_a_row_whose_number_is_left_blank_has_none(number: str) -> None:
    (row,) = holding_of(listed("实训基地", BASE, 文号=number), "bases")

    assert row.values["document"] is None


CLASS = ("班次编号", "培训名称", "开始日期", "结束日期", "培训人次", "说明")


@pytest.mark.parametrize(
    ("note", "doubt"),
    [
        ("没有开班", "row_not_in_force"),
        ("计划班次", "row_not_in_force"),
        ("按计划开班", ""),
    ],
)
def test_a_class_that_was_not_held_is_asked_about(note: str, doubt: str) -> None:
    row = ("01", "虚构电工", "2022-03-01", "2022-03-09", 50, note)

    (entry,) = holding_of(taken([basics(), sheet("培训班次", CLASS, row)]), "classes")
    assert entry.doubt == doubt


@pytest.mark.parametrize(
    ("second", "doubts"),
    [
        (("01", "虚构焊工", "2022-05-01", "2022-05-09", 40, None), ["", "number_given_twice"]),
        (("01", "虚构焊工", "2022-05-01", "2022-05-09", 40, "同一编号分两期办班"), ["", ""]),
        (("01", "虚构焊工", "2021-05-01", "2021-05-09", 40, None), ["", ""]),
        (("02", "虚构焊工", "2022-05-01", "2022-05-09", 40, None), ["", ""]),
    ],
)
def test_a_class_number_is_given_once_a_year(second: Sequence[Value], doubts: list[str]) -> None:
    first = ("01", "虚构电工", "2022-03-01", "2022-03-09", 50, None)
    found = taken([basics(), sheet("培训班次", CLASS, first, second)])

    assert [row.doubt for row in holding_of(found, "classes")] == doubts


def test_two_schools_may_give_one_number() -> None:
    def one(unit: str, title: str, file: str) -> list[object]:
        row = ("01", title, "2022-03-01", "2022-03-09", 50, None)
        return [basics(unit, file=file), sheet("培训班次", CLASS, row, file=file)]

    found = taken(
        one("海西州职业技术学校", "虚构电工", "甲.xlsx"),  # type: ignore[arg-type]
        one("格尔木市职业技术学校", "虚构焊工", "乙.xlsx"),  # type: ignore[arg-type]
    )

    doubts = [row.doubt for unit in (HAIXI, GOLMUD) for row in holding_of(found, "classes", unit)]
    assert doubts == ["", ""]


@pytest.mark.parametrize(("code", "told_of"), [("670299", ["code_not_listed"]), ("670201", [])])
def test_a_code_that_the_own_list_lacks_is_told(code: str, told_of: list[str]) -> None:
    programs = sheet("专业", ("专业代码", "专业名称", "在校生数"), ("670201", "化学工艺", 20))
    header = ("中职专业代码", "高职专业代码", "衔接方式", "文号", "批准日期")
    pairs = sheet("中高职衔接", header, (code, "470201", "3+2", "虚构〔2021〕2号", "2021-05-01"))

    found = taken([basics(), programs, pairs])

    notes = [problem for problem in found.problems if problem.tier is Tier.NOTE]
    assert codes(notes) == told_of


# ------------------------------------------------------------------------------ whole runs


def _evidence(folder: Path, **over: object) -> tuple[str, list[str]]:
    record = {
        "duty": "E21", "status": "已落实", "material": "章程", "date": "2021-10-05", **over,
    }  # fmt: skip
    hand_in(folder, submission(HAIXI, evidence=[record]))
    verdict = checked(folder)
    unit = next(unit for unit in verdict.units if unit.id == HAIXI)
    result = next(item for item in unit.results if verdict.targets[item.target].code == "E21")
    told_of = [problem.code for problem in verdict.problems if problem.place.sheet == "evidence"]
    return result.outcome, told_of


@pytest.mark.parametrize(
    ("over", "outcome", "code"),
    [
        ({"document": "虚构〔2021〕254号"}, "pass", ""),
        (
            {"document": "虚构〔2021〕254号", "note": "实际尚未落实"},
            "review",
            "record_not_in_force",
        ),
        ({"document": "虚构〔2021〕000号"}, "review", "no_reference"),
        ({"file": "http://www.虚构.cn/章程.pdf"}, "pass", ""),
        ({"file": "http://www."}, "review", "address_incomplete"),
        ({"file": "http://localhost/a.pdf"}, "review", "address_placeholder"),
        ({"file": "http://xxx.com/xxx"}, "review", "address_placeholder"),
        ({"file": "haixi-school.json"}, "review", "file_is_submission"),
        ({"file": "./HAIXI/../haixi-school.json"}, "review", "file_is_submission"),
    ],
)
def test_what_proves_nothing_does_not_pass(
    tmp_path: Path, over: dict[str, object], outcome: str, code: str
) -> None:
    found, told_of = _evidence(tmp_path / "HAIXI", **over)

    assert found == outcome
    assert [name for name in told_of if name == code] == ([code] if code else [])


@pytest.mark.parametrize(
    ("over", "outcome"),
    [
        ({}, "pass"),
        ({"note": "2022年新增两个专业"}, "pass"),
        ({"note": "2022年已撤销"}, "review"),
        ({"name": "XX专业群"}, "review"),
        ({"document": "虚构〔2025〕7号"}, "review"),
    ],
)
def test_a_count_that_a_row_says_something_against_waits(
    tmp_path: Path, over: dict[str, object], outcome: str
) -> None:
    full = college(7)
    full["registers"]["clusters"][-1].update(over)

    verdict = checked(hand_in(tmp_path / "in", full))

    of_clusters = [
        item.outcome.value
        for item in verdict.whole.results
        if verdict.targets[item.target].code == "Q03"
    ]
    assert of_clusters == [outcome]


@pytest.mark.parametrize("day", [None, "2019-05-01", "2023-02-01"])
@pytest.mark.parametrize(
    ("number", "codes_of_number"),
    [
        ("虚构〔1921〕9号", ["number_of_earlier_year"]),
        ("虚构〔2090〕9号", ["number_of_later_year"]),
        ("虚构〔1949〕9号", []),
        ("虚构〔2019〕9号", []),
        ("虚构〔2022〕9号", []),
    ],
)
def test_the_year_of_a_number_is_possible_whatever_the_date(
    number: str, codes_of_number: list[str], day: str | None
) -> None:
    found = [
        code
        for code in codes(filed(文号=number, 日期=day).problems)
        if code.startswith("number_of")
    ]
    if codes_of_number or day is None:
        assert found == codes_of_number


# ------------------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("note", "doubtful"),
    [
        ("勿用", True),
        ("待核", True),
        ("待审核", True),
        ("凭印象填", True),
        ("没统计，照搬上年", True),
        ("照抄去年", True),
        ("系统导出错误", True),
        ("请以附件为准", True),
        ("以年报数据为准", True),
        ("无待核数据", False),
        ("待核数据已全部核实", False),
        ("系统导出错误，已更正", False),
        ("按学籍系统导出", False),
        ("与附件数据一致，以学籍系统为准", False),
        ("沿用上年口径", False),
        ("今年起不再统计外聘教师", False),
        ("没有统计外校学生", False),
        ("新增专业招生，学生增加", False),
    ],
)
def test_a_note_that_says_that_nobody_counted_is_against_its_number(
    note: str, doubtful: bool
) -> None:
    assert denies(note, 2022, 2022) is doubtful
