"""A table that comes as several files is not judged by those of them that can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.builders import GOLMUD, HAIXI, hand_in, submission

if TYPE_CHECKING:
    from tests.conftest import Program

BASICS = (
    "项目,内容\n单位,海西州职业技术学校\n年度,2022\n"
    "就业统计截止日,2022-12-31\n研究生层次口径,学历\n"
)
FIGURES = "代码,指标,计量单位,2022年\nenrolment,学历教育在校生数,人,500\n"
RECORDS = "事项,分项,落实情况,所属年度,材料名称,文号,日期,有效期至,文件或网址,说明\n"
TEACHERS = (
    "工号,是否专任教师,是否专业教师,是否双师型,“双师型”认定文号,学历层次,学历或学位,在岗年限,"
    "近5年企业实践累计月数\n"
)
GOOD = TEACHERS + "".join(
    f"T{number:03},是,是,是,虚构〔2021〕1号,本科,学历,8,7\n" for number in range(20)
)
DECLARED = (
    f"{FIGURES}"
    "dual_qualified_teachers,双师型教师数,人,60\n"
    "specialist_teachers,专业教师数,人,100\n"
    "full_time_teachers,专任教师数,人,100\n"
)
DUAL = {"dual_qualified_teachers": 60, "specialist_teachers": 100, "full_time_teachers": 100}
SHARE = "dual-qualified-share"


def judged(program: Program, folder: Path) -> tuple[int, dict[str, Any], set[str]]:
    """The exit code, the result of the share, and the codes of the problems."""
    run = program(str(folder), "-f", "json", "--target", SHARE)
    verdict = json.loads(run.stdout)
    (unit,) = (unit for unit in verdict["units"] if unit["reported"])
    codes = {problem["code"] for problem in verdict["problems"]}
    return run.returncode, unit["results"][0], codes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A submission of which the roster has one part; it meets the share."""
    return handed_in(tmp_path, 基本信息=BASICS, **{"教师名册-001": GOOD})


def handed_in(folder: Path, **tables: str) -> Path:
    """A csv file for each table, and as little as there can be in those that everyone hands in."""
    for name, text in ({"指标数据": FIGURES, "佐证材料": RECORDS} | tables).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_the_parts_that_are_there_are_judged(program: Program, folder: Path) -> None:
    (folder / "教师名册-002.csv").write_text(GOOD.replace("T0", "T1"), encoding="utf-8")
    code, result, codes = judged(program, folder)
    assert (code, result["outcome"], result["measured"]["denominator"]) == (0, "pass", "40")
    assert "part_unread" not in codes


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("教师名册-002.csv", b"\x00\x01\x02\xff" * 100),
        ("教师名册-002.csv", GOOD.encode("utf-16-le") + b"\x00"),
        ("教师名册-002.parquet", b"PAR1 and nothing else PAR1"),
        ("教师名册-002.csv", b""),
    ],
    ids=["binary", "encoding", "parquet", "empty"],
)
@pytest.mark.sampled(4)
def test_a_part_that_cannot_be_read_is_missed(
    program: Program, folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    code, result, codes = judged(program, folder)
    assert (code, result["outcome"]) == (3, "unknown")
    assert result["missing"][0]["reason"] == "part_unread"
    assert "part_unread" in codes


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (GOOD.removeprefix(TEACHERS), "no_header"),
        (GOOD.replace("是否双师型", "双师否"), "column_missing_beside"),
        (GOOD.replace("工号,", "单位,工号,").replace("T0", "虚构学校,T0"), "roster_incomplete"),
    ],
    ids=["no header", "no column", "no unit"],
)
@pytest.mark.sampled(3)
def test_what_is_declared_beside_a_roster_that_gives_nothing_is_not_judged(
    program: Program, tmp_path: Path, content: str, reason: str
) -> None:
    handed_in(tmp_path, 基本信息=BASICS, 指标数据=DECLARED, 教师名册=content)
    code, result, codes = judged(program, tmp_path)
    assert (code, result["outcome"]) == (4, "unknown")
    assert reason in {gap["reason"] for gap in result["missing"]}
    assert reason in codes


def test_what_one_unit_loses_in_its_own_file_is_not_lost_to_another(
    program: Program, tmp_path: Path
) -> None:
    units = (
        "填报单位,填报年度,研究生层次口径,就业统计截止日\n"
        "海西州职业技术学校,2022,学历,2022-12-31\n格尔木市职业技术学校,2022,学历,2022-12-31\n"
    )
    head, row = FIGURES.splitlines()
    figures = [f"单位,{head}", f"海西州职业技术学校,{row}", f"格尔木市职业技术学校,{row}"]
    handed_in(tmp_path, 基本信息=units, 指标数据="\n".join(figures))
    for unit in ("海西州", "格尔木市"):
        header, *rows = GOOD.splitlines()
        kept = header if unit == "海西州" else header.replace("是否双师型", "双师否")
        table = [f"单位,{kept}", *(f"{unit}职业技术学校,{row}" for row in rows)]
        (tmp_path / f"教师名册-{unit}.csv").write_text("\n".join(table), encoding="utf-8")
    run = program(str(tmp_path), "-f", "json", "--target", SHARE)
    found = {
        unit["id"]: unit["results"][0]["outcome"]
        for unit in json.loads(run.stdout)["units"]
        if unit["reported"]
    }
    assert found == {"haixi-school": "pass", "golmud-school": "unknown"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (GOOD.removeprefix(TEACHERS).encode(), "no_header"),
        (GOOD.encode(), "roster_incomplete"),
        (b"\x00\x01\x02\xff" * 100, "part_unread"),
    ],
    ids=["no header", "no unit", "binary"],
)
@pytest.mark.sampled(3)
def test_a_roster_that_does_not_say_whose_it_is_is_that_of_the_only_workbook_beside_it(
    program: Program, tmp_path: Path, content: bytes, reason: str
) -> None:
    hand_in(tmp_path, submission(HAIXI, figures=DUAL))
    (tmp_path / "教师名册.csv").write_bytes(content)
    ended, result, codes = judged(program, tmp_path)
    assert (ended, result["outcome"]) == (3, "unknown")
    assert reason in {gap["reason"] for gap in result["missing"]}
    assert reason in codes


@pytest.mark.thorough
def test_a_roster_that_does_not_say_whose_it_is_costs_none_of_several_workbooks(
    program: Program, tmp_path: Path
) -> None:
    hand_in(tmp_path, *(submission(unit, figures=DUAL) for unit in (HAIXI, GOLMUD)))
    (tmp_path / "教师名册.csv").write_text(GOOD.removeprefix(TEACHERS), encoding="utf-8")
    run = program(str(tmp_path), "-f", "json", "--target", SHARE)
    units = [unit for unit in json.loads(run.stdout)["units"] if unit["reported"]]
    assert run.returncode == 3
    assert [unit["results"][0]["outcome"] for unit in units] == ["pass", "pass"]


@pytest.mark.thorough
def test_another_broken_file_in_the_folder_is_no_part(program: Program, folder: Path) -> None:
    (folder / "佐证目录.csv").write_bytes(b"\x00\x01\x02\xff" * 100)
    (folder / "扫描.xlsx").write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    code, result, codes = judged(program, folder)
    assert (code, result["outcome"]) == (3, "pass")
    assert "part_unread" not in codes
