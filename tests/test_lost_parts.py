"""A table that comes as several files is not judged by those of them that can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Program

BASICS = "项目,内容\n单位,海西州职业技术学校\n年度,2022\n"
TEACHERS = "工号,是否专任教师,是否专业教师,是否双师型,学历层次,在岗年限,近5年企业实践月数\n"
GOOD = TEACHERS + "".join(f"T{number:03},是,是,是,本科,8,7\n" for number in range(20))
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
    (tmp_path / "基本信息.csv").write_text(BASICS, encoding="utf-8")
    (tmp_path / "教师名册-001.csv").write_text(GOOD, encoding="utf-8")
    return tmp_path


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
def test_a_part_that_cannot_be_read_is_missed(
    program: Program, folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    code, result, codes = judged(program, folder)
    assert (code, result["outcome"]) == (3, "unknown")
    assert result["missing"][0]["reason"] == "part_unread"
    assert "part_unread" in codes


def test_another_broken_file_in_the_folder_is_no_part(program: Program, folder: Path) -> None:
    (folder / "佐证目录.csv").write_bytes(b"\x00\x01\x02\xff" * 100)
    (folder / "扫描.xlsx").write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    code, result, codes = judged(program, folder)
    assert (code, result["outcome"]) == (3, "pass")
    assert "part_unread" not in codes
