"""What is written, opened by LibreOffice: `pytest -m office`, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from openpyxl import load_workbook

from haixi_check.pipeline.check import check
from haixi_check.pipeline.output import annotate
from haixi_check.pipeline.request import Request
from haixi_check.pipeline.template import write_templates
from haixi_check.readers.discovery import list_inputs
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import rendered

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

pytestmark = pytest.mark.office

MARKER = "【haixi-check】"
Convert: TypeAlias = Callable[[Path, str], Path]


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """Open a file in LibreOffice and save it as something else."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")

    def run(path: Path, suffix: str) -> Path:
        folder = tmp_path / f"converted-{suffix}"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir"]
        done = subprocess.run(
            [*command, str(folder), str(path)], capture_output=True, timeout=180, check=False
        )
        assert done.returncode == 0, done.stderr
        return folder / f"{path.stem}.{suffix}"

    return run


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    """The filled-in template of a school, with a mistake in E7."""
    (path,) = write_templates(
        units=("haixi-school",), folder=tmp_path, year=2022, last=None, pack=None, language="zh"
    )
    book = load_workbook(path)
    book["指标数据"]["E7"] = "约100"
    book.save(path)
    return path


def said(book: Workbook) -> int:
    """How often we say something in comments."""
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return sum(str(cell.comment.text).count(MARKER) for cell in cells if cell.comment)


def marked(path: Path, folder: Path) -> tuple[Verdict, Path]:
    request = Request(paths=(path,), annotate=folder)
    verdict = check(request)
    (copy,) = annotate(verdict, request, list_inputs(request.paths), language="zh")
    return verdict, copy.path


def test_an_annotated_copy_opens_with_all_its_marks_and_is_renewed_after_it_was_saved_there(
    submission: Path, tmp_path: Path, convert: Convert
) -> None:
    _, copy = marked(submission, tmp_path / "first")
    before = load_workbook(copy)
    saved = convert(copy, "xlsx")
    after = load_workbook(saved)
    assert after.sheetnames == before.sheetnames
    assert said(after) == said(before) > 0
    _, again = marked(saved, tmp_path / "second")
    assert said(load_workbook(again)) == said(before)
    assert load_workbook(again).sheetnames == before.sheetnames


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_a_report_opens_and_prints(
    name: str, submission: Path, tmp_path: Path, convert: Convert
) -> None:
    report = tmp_path / f"report.{name}"
    report.write_bytes(rendered(name, check(Request(paths=(submission,))), Manner()))
    assert convert(report, "pdf").read_bytes().startswith(b"%PDF")
    if name == "xlsx":
        sheets = load_workbook(convert(report, name)).sheetnames
        assert sheets == load_workbook(report).sheetnames
