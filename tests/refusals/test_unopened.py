"""What lies in a folder and was not opened is told in every output that people read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from tests.conftest import ROOT

from haixi_check import check, render

if TYPE_CHECKING:
    from tests.conftest import Program

    from haixi_check.verdict import Verdict

LEFT = ("另附.pdf", "附表.doc", "其余.rar")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All units, each with questions of its own, and files that nobody opens."""
    made = tmp_path_factory.mktemp("报送")
    shutil.copytree(ROOT / "samples" / "units", made, dirs_exist_ok=True)
    for name in LEFT:
        (made / name).write_bytes(b"a")
    return made


def _of_workbook(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    rows = (row for page in book for row in page.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def _of_document(path: Path) -> str:
    paper = Document(str(path))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


@pytest.fixture(scope="module")
def verdict(folder: Path) -> Verdict:
    """What the units come to."""
    return check([folder])


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.xlsx", "a.docx", "a.csv"])
@pytest.mark.sampled(3)
def test_a_report_names_the_files_that_were_not_opened(
    verdict: Verdict, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(render(verdict, path.suffix.removeprefix(".")))
    readers = {".xlsx": _of_workbook, ".docx": _of_document}
    read = readers.get(path.suffix, lambda found: found.read_text(encoding="utf-8-sig"))
    assert [left for left in LEFT if left not in read(path)] == []


@pytest.mark.thorough
def test_one_run_writes_several_reports_that_name_them(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    program(str(folder), "-o", str(tmp_path / "a.md"), "-o", str(tmp_path / "a.csv"))
    for name in ("a.md", "a.csv"):
        written = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert [left for left in LEFT if left not in written] == []


@pytest.mark.parametrize("form", ["table", "concise", "markdown", "html"])
@pytest.mark.sampled(4)
def test_what_is_printed_names_them(program: Program, folder: Path, form: str) -> None:
    printed = program(str(folder), "-f", form).stdout
    assert [left for left in LEFT if left not in printed] == []


@pytest.mark.thorough
def test_the_list_of_each_annotated_copy_names_them(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    program(str(folder), "--annotate", str(tmp_path / "批注"))
    copies = sorted((tmp_path / "批注").rglob("*.xlsx"))
    assert len(copies) == 4
    for copy in copies:
        assert [left for left in LEFT if left not in _of_workbook(copy)] == []
