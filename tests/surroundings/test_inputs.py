"""What is named on the command line, and what lies in folders beside the submissions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import college, hand_in

import haixi_check
from haixi_check.errors import RefusedError
from haixi_check.readers.discovery import list_inputs


def test_a_pattern_is_written_out_where_no_shell_has_done_so(tmp_path: Path) -> None:
    for name in ("乙.xlsx", "甲.xlsx", "丙.csv", "[x]*.xlsx"):
        (tmp_path / name).touch()
    found = [source.shown for source in list_inputs([tmp_path / "*.xlsx"])]
    assert found == ["[x]*.xlsx", "乙.xlsx", "甲.xlsx"]
    assert [source.shown for source in list_inputs([tmp_path / "?.csv"])] == ["丙.csv"]
    assert [s.shown for s in list_inputs([tmp_path / "[x]*.xlsx"])] == ["[x]*.xlsx"]
    with pytest.raises(RefusedError, match="no_such_path"):
        list_inputs([tmp_path / "*.ods"])


def told(folders: list[Path]) -> tuple[int, dict[str, str]]:
    verdict = haixi_check.check(folders, targets=["Q03"])
    found = {each.code: each.params.get("names", "") for each in verdict.problems}
    return verdict.verdict.exit_code, found


def test_files_that_are_not_opened_are_told(tmp_path: Path) -> None:
    hand_in(tmp_path, college(7))
    assert told([tmp_path])[1].keys().isdisjoint({"files_not_opened", "archive_not_opened"})
    for name in ("a.pdf", "b.doc", "c.wps", "d.rar", "e.7z", ".hidden.pdf", "~$甲.xlsx", "Z.DOC"):
        (tmp_path / name).write_bytes(b"x")
    code, found = told([tmp_path])
    assert code == 0
    assert found["files_not_opened"] == "Z.DOC a.pdf b.doc c.wps"
    assert found["archive_not_opened"] == "d.rar e.7z"


def test_a_file_that_a_record_names_is_not_told(tmp_path: Path) -> None:
    record = {"duty": "E21", "status": "已落实", "file": "章程.pdf"}
    hand_in(tmp_path, college(7) | {"evidence": [record]})
    (tmp_path / "章程.pdf").write_bytes(b"x")
    assert "files_not_opened" not in told([tmp_path])[1]


def test_an_empty_folder_beside_a_good_one_is_three(tmp_path: Path) -> None:
    good = hand_in(tmp_path / "好", college(7))
    (tmp_path / "空").mkdir()
    code, found = told([tmp_path / "空", good])
    assert (code, "empty_folder" in found) == (3, True)
