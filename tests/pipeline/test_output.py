"""What a run prints and writes: standard output is the chosen format alone, UTF-8 for machines."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest
from tests.writers.consumers import json_of, rows_of, suites_of

import haixi_check
from haixi_check.errors import RefusedError
from haixi_check.pipeline.check import check
from haixi_check.pipeline.output import annotate, write_outputs
from haixi_check.pipeline.request import Request
from haixi_check.readers.discovery import Listing, list_all
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import TEXT

Program: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]

SAMPLE = "samples/units/格尔木职校.xlsx"
NARROW = ("--kind", "figures", "--clause", "三(十)")


def test_one_run_writes_several_files_and_prints_another_format(
    program: Program, tmp_path: Path
) -> None:
    names = ("verdict.json", "report.csv", "summary.md", "junit.xml", "verdict.sarif")
    outputs = [argument for name in names for argument in ("-o", str(tmp_path / name))]
    done = program(SAMPLE, *NARROW, "-f", "gitlab", *outputs)
    verdict = Verdict.from_json((tmp_path / "verdict.json").read_text(encoding="utf-8"))
    assert done.returncode == verdict.verdict.exit_code
    assert isinstance(json_of(done.stdout), list)
    assert all(name in done.stderr for name in names)
    assert rows_of((tmp_path / "report.csv").read_bytes().decode())
    assert suites_of((tmp_path / "junit.xml").read_text(encoding="utf-8")).tests


def test_what_is_printed_is_what_is_written(program: Program, tmp_path: Path, root: Path) -> None:
    path = tmp_path / "verdict.sarif"
    done = program(SAMPLE, *NARROW, "-f", "sarif", "-o", str(path))
    assert done.stdout == path.read_text(encoding="utf-8")


def test_a_file_holds_everything_however_quiet_the_run(program: Program, tmp_path: Path) -> None:
    loud, quiet = tmp_path / "loud.md", tmp_path / "quiet.md"
    program(SAMPLE, *NARROW, "-o", str(loud))
    program(SAMPLE, *NARROW, "-q", "-o", str(quiet))
    assert "要办的事" in quiet.read_text(encoding="utf-8")
    assert quiet.read_bytes() == loud.read_bytes()


@pytest.mark.parametrize("name", ["json", "csv"])
@pytest.mark.sampled(2)
def test_machines_get_utf_8_from_a_chinese_console_too(name: str, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "haixi_check", SAMPLE, *NARROW, "-f", name],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert "格尔木" in done.stdout.decode("utf-8")
    assert done.stdout.endswith(b"\r\n" if name == "csv" else b"}\n")


def handed_in(root: Path, folder: Path) -> Path:
    """A folder with the sample of one school."""
    folder.mkdir()
    (folder / "a.xlsx").write_bytes((root / SAMPLE).read_bytes())
    return folder


def checked(request: Request) -> tuple[Verdict, Listing]:
    """The verdict of a request, and what was listed for it."""
    listing = list_all(request.paths)
    return check(request, listing=listing), listing


def test_a_report_is_written_though_its_input_is_gone_by_then(root: Path, tmp_path: Path) -> None:
    named = handed_in(root, tmp_path / "报送") / "a.xlsx"
    request = Request(paths=(named,), kind="figures", outputs=(tmp_path / "verdict.json",))
    verdict, listing = checked(request)
    named.unlink()
    written = list(write_outputs(verdict, request, listing.sources, Manner(language="zh")))
    assert written == [tmp_path / "verdict.json"]


@pytest.mark.thorough
def test_of_an_input_that_is_gone_or_another_by_then_there_is_no_copy(
    root: Path, tmp_path: Path
) -> None:
    folder = handed_in(root, tmp_path / "报送")
    for name in ("b.xlsx", "c.xlsx", "d.xlsx"):
        (folder / name).write_bytes((folder / "a.xlsx").read_bytes())
    request = Request(paths=(folder,), kind="figures", annotate=tmp_path / "副本")
    verdict, listing = checked(request)
    (folder / "b.xlsx").unlink()
    (folder / "c.xlsx").write_bytes((root / "samples/met.xlsx").read_bytes())
    refused: list[RefusedError] = []
    copies = list(annotate(verdict, request, listing.sources, language="zh", failed=refused.append))
    assert [copy.path.name for copy in copies] == ["a.xlsx", "d.xlsx"]
    assert [(error.code, error.params["path"]) for error in refused] == [
        ("input_changed", "b.xlsx"),
        ("input_changed", "c.xlsx"),
    ]


def test_a_file_that_appears_during_a_run_is_left_alone(root: Path, tmp_path: Path) -> None:
    folder = handed_in(root, tmp_path / "报送")
    request = Request(
        paths=(folder / "*.xlsx",),
        kind="figures",
        outputs=(folder / "b.xlsx",),
        annotate=tmp_path / "副本",
    )
    verdict, listing = checked(request)
    (folder / "0.xlsx").write_bytes(b"PK")
    list(write_outputs(verdict, request, listing.sources, Manner(language="zh")))
    copies = annotate(verdict, request, listing.sources, language="zh")
    assert [copy.path.name for copy in copies] == ["a.xlsx"]


def test_an_input_that_is_lost_is_shown_in_every_format(root: Path) -> None:
    paths = [root / "samples/faulty/broken.xlsx", root / SAMPLE]
    verdict = haixi_check.check(paths, kind="figures", clauses=["三(十)"])
    assert verdict.verdict.exit_code == 3
    for name in TEXT:
        assert "broken.xlsx" in haixi_check.render(verdict, name).decode(), name


def test_standard_input_gets_an_annotated_copy(root: Path, tmp_path: Path) -> None:
    whole = (root / SAMPLE).read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "haixi_check", "-", "-q", "--annotate", str(tmp_path)],
        input=whole,
        capture_output=True,
        check=False,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["stdin.xlsx"]
    assert (
        openpyxl.load_workbook(tmp_path / "stdin.xlsx").sheetnames[:2]
        == (openpyxl.load_workbook(root / SAMPLE).sheetnames[:2])
    )
    assert b"stdin.xlsx" in done.stderr
