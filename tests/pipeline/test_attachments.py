"""Evidence named as a file: looked up where its submission lies, loose or in a zip."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.builders import HAIXI, record
from tests.readers.books import zipped

from haixi_check.pipeline.attachments import attach
from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.problem import Tier
from haixi_check.readers import limits
from haixi_check.submission import Record, Submission
from haixi_check.table import Place

CONTENT = b"%PDF-1.7 invented"
HASH = hashlib.sha256(CONTENT).hexdigest()
EVIDENCE = {
    "报送/佐证/章程.pdf": CONTENT, "报送/批复.pdf": CONTENT,
    "外面.pdf": CONTENT, "报送/空.pdf": b"",
}  # fmt: skip

Attached = Callable[..., tuple[Record, list[str]]]


@pytest.fixture(params=["loose", "zipped"])
def attached(request: pytest.FixtureRequest, tmp_path: Path) -> Attached:
    """Attach one record of a submission that lies in the folder 报送, loose or in a zip."""
    if request.param == "zipped":
        (tmp_path / "全部.zip").write_bytes(zipped(EVIDENCE))
        files, submission = {"全部.zip": tmp_path / "全部.zip"}, "全部.zip/报送/甲.xlsx"
    else:
        for name, content in EVIDENCE.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
        files = {"报送/甲.xlsx": tmp_path / "报送" / "甲.xlsx"}
        submission = "报送/甲.xlsx"

    def attach_one(file: str, **over: Any) -> tuple[Record, list[str]]:
        one = record(file=file, location=Place(submission, "佐证材料", "H5"), **over)
        sent = Submission(unit=HAIXI, year=2022, files=(submission,), records=(one,))
        found, problems = attach({HAIXI: sent}, files)
        assert all(problem.tier is Tier.EXPLAIN for problem in problems)
        return found[HAIXI].records[0], [problem.code for problem in problems]

    return attach_one


@pytest.mark.parametrize(
    "file",
    ["佐证/章程.pdf", "佐证\\章程.pdf", "./佐证/章程.pdf", "批复.pdf", "佐证/../批复.pdf"],
)
def test_a_file_that_is_there_is_hashed(attached: Attached, file: str) -> None:
    found, codes = attached(file)
    assert (found.sha256, found.doubt, codes) == (HASH, "", [])


def test_a_file_with_nothing_in_it_proves_nothing(attached: Attached) -> None:
    found, codes = attached("空.pdf")
    assert (found.sha256, found.doubt, codes) == ("", "file_empty", ["file_empty"])


@pytest.mark.parametrize("between", ["；", ";", "、", "，", "\n", "; "])
def test_several_files_in_one_cell_are_each_looked_for(attached: Attached, between: str) -> None:
    found, codes = attached(between.join(["佐证/章程.pdf", "批复.pdf"]))
    assert (found.sha256, found.doubt, codes) == (f"{HASH} {HASH}", "", [])
    found, codes = attached(f"批复.pdf{between}")
    assert (found.sha256, found.doubt, codes) == (HASH, "", [])
    found, codes = attached(between.join(["批复.pdf", "没有.pdf"]))
    assert (found.sha256, found.doubt, codes) == ("", "file_missing", ["file_missing"])
    found, codes = attached(between.join(["批复.pdf", "https://www.haixi.gov.cn/a"]))
    assert (found.sha256, found.doubt, codes) == (HASH, "", [])


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("没有.pdf", "file_missing"), ("佐证", "file_missing"), ("外面.pdf", "file_missing"),
        ("x" * 5_000, "file_missing"), ("../外面.pdf", "file_outside"), ("..", "file_outside"),
        ("佐证/../../外面.pdf", "file_outside"), ("/报送/批复.pdf", "file_outside"),
        ("C:/报送/批复.pdf", "file_outside"), ("C:批复.pdf", "file_outside"),
        ("\\\\server\\批复.pdf", "file_outside"), ("\\批复.pdf", "file_outside"),
        ("file:///C:/批复.pdf", "file_outside"), ("file:批复.pdf", "file_outside"),
        ("http://", "address_incomplete"), ("www.", "address_incomplete"),
    ],
)  # fmt: skip
def test_what_is_not_there_owes_an_explanation(attached: Attached, file: str, code: str) -> None:
    found, codes = attached(file)
    assert (found.sha256, found.doubt, codes) == ("", code, [code])


def test_an_explanation_in_the_note_is_one(attached: Attached) -> None:
    found, codes = attached("没有.pdf", note="原件已另行寄送州教育局")
    assert (found.doubt, codes) == ("", ["file_missing"])


def test_an_address_is_not_looked_up(attached: Attached) -> None:
    found, codes = attached("https://example.cn/a.pdf")
    assert (found.sha256, found.doubt, codes) == ("", "", [])


def _attached_in(path: Path, file: str) -> tuple[str, list[str]]:
    submission = f"{path.name}/甲.json"
    one = record(file=file, location=Place(submission))
    sent = Submission(unit=HAIXI, year=2022, files=(submission,), records=(one,))
    found, problems = attach({HAIXI: sent}, {path.name: path})
    return found[HAIXI].records[0].sha256, [problem.code for problem in problems]


def test_names_in_gbk_and_from_macos_are_understood(tmp_path: Path) -> None:
    data = zipped({"xxxx.pdf": CONTENT, "cafe\u0301.pdf": CONTENT})
    path = tmp_path / "a.zip"
    path.write_bytes(data.replace(b"xxxx", "章程".encode("gbk")))
    assert _attached_in(path, "章程.pdf") == (HASH, [])
    assert _attached_in(path, "caf\u00e9.pdf") == (HASH, [])


def test_a_damaged_member_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    data = zipped({"章程.pdf": CONTENT * 100})
    start = data.index("章程.pdf".encode()) + len("章程.pdf".encode())
    path.write_bytes(data[:start] + bytes(8) + data[start + 8 :])
    assert _attached_in(path, "章程.pdf") == ("", ["file_missing"])


def test_no_bomb_is_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"章程.pdf": CONTENT}))
    monkeypatch.setattr(limits, "LARGEST_PART", 5)
    assert _attached_in(path, "章程.pdf") == ("", ["file_missing"])


def test_a_zip_that_is_gone_has_nothing(tmp_path: Path) -> None:
    assert _attached_in(tmp_path / "a.zip", "章程.pdf") == ("", ["file_missing"])


@pytest.mark.parametrize("there", [True, False])
def test_a_submission_in_a_zip_is_judged_as_a_loose_one(tmp_path: Path, there: bool) -> None:
    content = {
        "unit": "海西州职业技术学校", "year": 2022,
        "evidence": [
            {"duty": "E21", "status": "已落实", "date": "2021-03-01", "for_year": 2022,
             "material": "虚构", "document": "虚构〔2021〕1号", "file": "佐证/附表.xlsx"},
        ],
    }  # fmt: skip
    members = {"甲.json": json.dumps(content).encode(), "佐证/说明.pdf": CONTENT}
    if there:
        members["佐证/附表.xlsx"] = b"no workbook, and need not be one"
    (tmp_path / "loose" / "佐证").mkdir(parents=True)
    for name, data in members.items():
        (tmp_path / "loose" / name).write_bytes(data)
    (tmp_path / "全部.zip").write_bytes(zipped(members))

    def told(path: Path) -> tuple[object, ...]:
        verdict = check(Request(paths=(path,)))
        (unit,) = (unit for unit in verdict.units if unit.reported)
        (result,) = (item for item in unit.results if item.target == verdict_id)
        return (
            result.outcome,
            verdict.verdict.exit_code == 3,
            [problem.code for problem in verdict.problems if problem.code.startswith("file_")],
        )

    verdict_id = next(
        name for name, target in check(Request(paths=(tmp_path / "全部.zip",))).targets.items()
        if target.code == "E21"
    )  # fmt: skip
    zipped_, loose = told(tmp_path / "全部.zip"), told(tmp_path / "loose")
    assert zipped_ == loose
    assert zipped_[1:] == (False, [] if there else ["file_missing"])
