"""Taking in 佐证材料: which duty a row is filed under, and nothing that it does not state."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.builders import HAIXI, basics, codes, form, seen, sheet, taken, told

from haixi_check.intake.merge import Intake
from haixi_check.problem import Tier
from haixi_check.table import Table, Value

RECORDS = (
    "事项", "分项", "落实情况", "所属年度", "材料名称", "文号", "日期", "文件或网址", "说明",
    "有效期至",
)  # fmt: skip


def evidence(*rows: Sequence[Value], header: Sequence[Value] = RECORDS) -> Table:
    return sheet("佐证材料", header, *rows)


def filed(*rows: Sequence[Value]) -> Intake:
    return taken([basics(), evidence(*rows)])


def test_a_prompt_of_the_template_is_no_record() -> None:
    found = filed(("E21", None, None, None, None, None, None, None, None))

    assert (found.submissions[HAIXI].records, found.problems) == ((), ())


@pytest.mark.parametrize(
    "named",
    ["E21", "e21", "internship-rules", "E21 学生实习实训制度"],
)
def test_a_duty_is_known_by_code_id_or_both_code_and_title(named: str) -> None:
    found = filed((named, None, "已落实", None, "章程", "虚构1号", "2021-03-01"))

    (record,) = found.submissions[HAIXI].records
    assert (record.duty, record.status) == ("internship-rules", "已落实")
    assert codes(found.problems) == []


@pytest.mark.parametrize("status", ["未落实", "正在推进", "快了", None])
def test_an_unknown_duty_is_told_with_the_nearest_and_any_duty_may_be_the_one(
    status: str | None,
) -> None:
    found = filed(("E99", None, status, None, "章程", "虚构1号", "2021-03-01"))

    problem = told(found, "unknown_duty")
    (lost,) = found.submissions[HAIXI].lost_records
    assert problem.params["nearest"] != ""
    assert found.submissions[HAIXI].records == ()
    assert seen(lost.code, lost.duty, lost.location) == ("unknown_duty", "", problem.location)


def test_a_record_of_an_unknown_duty_that_says_done_takes_nothing_from_the_others() -> None:
    found = filed(("E99", None, "已落实", None, "章程", "虚构1号", "2021-03-01"))

    assert codes(found.problems) == ["unknown_duty"]
    assert found.submissions[HAIXI].lost_records == ()


@pytest.mark.parametrize(
    ("part", "code"), [(None, "part_needed"), ("宠物护理", "unknown_part"), ("老年照护", "")]
)
def test_a_duty_with_named_parts_wants_one_of_them(part: str | None, code: str) -> None:
    found = filed(("E43", part, "已落实", None, "批复", "虚构1号", "2021-03-01"))

    (record,) = found.submissions[HAIXI].records
    assert codes(found.problems) == ([code] if code else [])
    assert (record.doubt, record.part) == (
        "must_fix" if code else "",
        None if code else "elderly-care",
    )


@pytest.mark.parametrize(
    ("reason", "doubt"),
    [(None, "must_fix"), ("无", "must_fix"), ("核实无误", "must_fix"), ("本年没有报废资产", "")],
)
def test_not_applicable_wants_a_reason(reason: str | None, doubt: str) -> None:
    found = filed(("E23", None, "不适用", 2022, None, None, None, None, reason))

    (record,) = found.submissions[HAIXI].records
    assert record.doubt == doubt
    assert ("reason_needed" in codes(found.problems)) == bool(doubt)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("已完成", "已落实"),
        ("落实", "已落实"),
        ("推进中", "正在推进"),
        ("未完成", "未落实"),
    ],
)
def test_a_status_is_one_of_four_by_any_of_its_names(cell: str, status: str) -> None:
    found = filed(("E21", None, cell, None, "章程", "虚构1号", "2021-03-01"))

    (record,) = found.submissions[HAIXI].records
    assert (record.status, record.doubt, codes(found.problems)) == (status, "", [])


@pytest.mark.parametrize(
    "cell", ["快了", "没有", "无", "未知", "待定", "待批", "暂缺", "未取得", "null", "none"]
)
def test_a_word_for_nothing_is_no_status(cell: str) -> None:
    found = filed(("E21", None, cell, None, "章程", "虚构1号", "2021-03-01"))

    (record,) = found.submissions[HAIXI].records
    assert (record.status, record.doubt) == ("", "must_fix")
    assert told(found, "not_a_choice").tier is Tier.MUST_FIX


@pytest.mark.parametrize("cell", [None, "", " ", "\u00a0", "—", "/"])
def test_a_blank_status_is_a_question_and_does_not_mean_done(cell: str | None) -> None:
    found = filed(("E21", None, cell, None, "章程", "虚构1号", "2021-03-01"))

    (record,) = found.submissions[HAIXI].records
    problem = told(found, "status_blank")
    assert record.status == ""
    assert seen(problem.tier, problem.open, problem.location.cell) == (Tier.EXPLAIN, True, "C2")


@pytest.mark.parametrize("lacking", ["落实情况", "所属年度", "文号", "日期", "文件或网址"])
def test_a_column_that_the_evidence_lacks_is_told_once_and_no_blank_in_it_is_stated(
    lacking: str,
) -> None:
    at = RECORDS.index(lacking)
    row = ("E21", None, "已落实", 2021, "章程", "虚构1号", "2021-03-01", "章程.pdf", None)
    rows = [line[:at] + line[at + 1 :] for line in (RECORDS, row, ("E07", *row[1:]))]

    found = taken([basics(), sheet("佐证材料", *rows)])

    problem = told(found, "evidence_column_missing")
    column = next(item for item in form().evidence.columns if item.title.zh == lacking)
    assert seen(problem.tier, problem.params["column"]) == (Tier.EXPLAIN, lacking)
    standing, yearly = found.submissions[HAIXI].records
    # Of which year a standing document speaks is not asked.
    assert (column.id in standing.unstated) == (lacking != "所属年度")
    assert column.id in yearly.unstated


def test_a_column_that_is_hidden_by_another_header_may_say_when_a_document_ends() -> None:
    header = ("事项", "落实情况", "文号", "日期", "文件或网址", "所属年度")
    row = ("E21", "已落实", "虚构1号", "2021-03-01", None, None)

    plain, hidden = (
        taken([basics(), sheet("佐证材料", names, cells)])
        for names, cells in ((header, row), ((*header, "失效日期"), (*row, "2022-01-01")))
    )

    (before,), (after,) = (item.submissions[HAIXI].records for item in (plain, hidden))
    assert ("valid_until" in before.unstated, "valid_until" in after.unstated) == (False, True)
    assert told(hidden, "evidence_column_missing_beside").params["unread"] == "“失效日期”"


def test_a_column_that_is_not_understood_is_named_beside_the_one_that_is_missing() -> None:
    header = tuple("落实与否" if name == "落实情况" else name for name in RECORDS)

    found = taken(
        [basics(), evidence(("E21", None, "未落实", None, "章程", "1号", None), header=header)]
    )

    problem = told(found, "evidence_column_missing_beside")
    assert seen(problem.params["column"], problem.params["unread"]) == ("落实情况", "“落实与否”")


@pytest.mark.parametrize(
    "written",
    [
        "待发", "无文号，见附件", "无", "(无)", "尚无", "申请中", "正在申请", "0", "?", "x", "空",
        "。", "…", "***", "XX", "略", "同上", "另附", "见附件", "TBD", "〔〕", "〔202X〕XX号",
        "省级", "2022-10-01", "1", "5份", "100%",
    ],
)  # fmt: skip
def test_what_names_no_document_is_no_reference(written: str) -> None:
    found = filed(("E21", None, "已落实", None, "章程", written, "2021-03-01"))

    (record,) = found.submissions[HAIXI].records
    problem = told(found, "no_reference")
    assert (record.document, record.proven, record.doubt) == ("", False, "no_reference")
    assert seen(problem.tier, problem.location.cell) == (Tier.EXPLAIN, "F2")
