"""What lies in folders and zips beside the submissions: told, and told as what it is."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import college, hand_in
from tests.conftest import ROOT

import haixi_check
from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.report import Manner
from haixi_check.writers import BY_SUFFIX, rendered

if TYPE_CHECKING:
    from haixi_check.verdict import Verdict

ABOUT = ("files_not_opened", "archive_not_opened", "reports_not_opened", "empty_subfolders")


def told(path: Path) -> tuple[int, dict[str, tuple[str, str]]]:
    """The exit code; and of each problem about what was not opened, where and which."""
    verdict = haixi_check.check([path], targets=["Q03"])
    found = {
        each.code: (each.place.file, each.params.get("names", ""))
        for each in verdict.problems
        if each.code in (*ABOUT, "empty_folder")
    }
    return verdict.verdict.exit_code, found


def packed(folder: Path) -> Path:
    """Everything in a folder, in a zip."""
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for each in sorted(folder.rglob("*")):
            archive.write(each, each.relative_to(folder))
    return path


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    hand_in(folder, college(7))
    return folder


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    return check(Request(paths=(ROOT / "samples" / "units" / "州级部门.xlsx",)))


def test_an_empty_folder_within_is_told_and_costs_nothing(handed_in: Path) -> None:
    (handed_in / "某校" / "佐证").mkdir(parents=True)
    (handed_in / "另一校").mkdir()
    (handed_in / ".git").mkdir()
    assert told(handed_in) == (0, {"empty_subfolders": (".", "另一校 某校")})


def test_a_folder_in_which_only_empty_ones_lie_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "空" / "里面").mkdir(parents=True)
    code, found = told(tmp_path / "空")
    assert (code, list(found)) == (3, ["empty_folder"])


def test_what_is_not_opened_in_a_zip_is_told_as_in_a_folder(handed_in: Path) -> None:
    (handed_in / "材料").mkdir()
    (handed_in / "空").mkdir()
    for name in ("a.pdf", "材料/b.doc", "d.rar", ".hidden.pdf", "~$甲.xlsx"):
        (handed_in / name).write_bytes(b"x")
    code, found = told(packed(handed_in))
    assert code == 0
    assert found == {
        "files_not_opened": ("报送.zip", "a.pdf b.doc"),
        "archive_not_opened": ("报送.zip", "d.rar"),
        "empty_subfolders": ("报送.zip", "空"),
    }


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("zipped", [False, True])
def test_evidence_that_a_record_names_is_not_told(zipped: bool, form: str, tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    named = unicodedata.normalize("NFC", "佐证\\é章程.pdf")
    record = {"duty": "E21", "status": "已落实", "file": named}
    hand_in(folder, college(7) | {"evidence": [record]})
    (folder / "佐证").mkdir()
    lies = unicodedata.normalize("NFD" if form == "NFD" else "NFC", "é章程.pdf")
    (folder / "佐证" / lies).write_bytes(b"x")
    (folder / "佐证" / "扫描.png").write_bytes(b"x")
    _, found = told(packed(folder) if zipped else folder)
    assert found == {"files_not_opened": ("报送.zip" if zipped else ".", "扫描.png")}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.sampled(10)
def test_reports_of_our_own_are_told_as_such(
    zipped: bool, language: str, handed_in: Path, verdict: Verdict
) -> None:
    manner = Manner(language="en" if language == "en" else "zh")
    outputs = [(suffix, BY_SUFFIX[suffix]) for suffix in (".docx", ".html", ".md", ".xml")]
    for suffix, output in (*outputs, (".sarif", "sarif"), (".txt", "table")):
        (handed_in / f"r{suffix}").write_bytes(rendered(output, verdict, manner))
    (handed_in / "说明.md").write_bytes("# 【说明】\n\n判定 办法".encode())
    (handed_in / "说明.docx").write_bytes(b"PK\x03\x04 no zip")
    code, found = told(packed(handed_in) if zipped else handed_in)
    where = "报送.zip" if zipped else "."
    assert code == 0
    assert found == {
        "reports_not_opened": (where, "r.docx r.html r.md r.sarif r.txt …"),
        "files_not_opened": (where, "说明.docx 说明.md"),
    }


@pytest.mark.parametrize(
    ("name", "size", "named"),
    [
        (".甲.xlsx", 5000, True),
        ("~$甲.xlsx", 5000, True),
        ("~$甲.xlsx", 165, False),
        ("._甲.xlsx", 4096, False),
        (".DS_Store", 6148, False),
        (".git/甲.xlsx", 5000, False),
    ],
)
def test_a_hidden_file_is_told_where_it_may_be_a_submission(
    handed_in: Path, name: str, size: int, named: bool
) -> None:
    path = handed_in / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(bytes(size))
    _, found = told(handed_in)
    assert found == ({"files_not_opened": (".", name)} if named else {})
