"""Submissions to be annotated: a filled-in template with mistakes, and what else workbooks hold."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from haixi_check.messages import Language
from haixi_check.pipeline.check import check
from haixi_check.pipeline.output import Copy, annotate
from haixi_check.pipeline.request import Request
from haixi_check.pipeline.template import write_templates
from haixi_check.readers.discovery import list_inputs

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Annotate: TypeAlias = Callable[..., tuple[Copy, ...]]


KEPT = ("基本信息", "指标数据", "选项")
"""The sheets of the template that these tests need; the others only take time."""


@pytest.fixture(scope="session")
def submission(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What 州职校 hands in: a mistake in E7 beside a comment of its own, and one in F8."""
    folder = tmp_path_factory.mktemp("template")
    (path,) = write_templates(
        units=("haixi-school",), folder=folder, year=2022, last=None, pack=None, language="zh"
    )
    book = load_workbook(path)
    for name in book.sheetnames:
        if name not in KEPT:
            del book[name]
    sheet = cast("Worksheet", book["指标数据"])
    sheet["E7"] = "约100"
    sheet["E7"].comment = Comment("学校自己的批注", "教务处")
    sheet["F8"] = "一百二十几"
    sheet["F9"] = 41
    fill = PatternFill(bgColor="FF0000")
    rule = Rule(type="cellIs", operator="lessThan", formula=["0"], dxf=DifferentialStyle(fill=fill))
    sheet.conditional_formatting.add("D5:F40", rule)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=6, min_row=5, max_row=9))
    sheet.add_chart(chart, "J5")
    book.save(path)
    return path.read_bytes()


@pytest.fixture
def submitted(submission: bytes, tmp_path: Path) -> Path:
    """The submission in a file of its own."""
    path = tmp_path / "报送" / "州职校.xlsx"
    path.parent.mkdir()
    path.write_bytes(submission)
    return path


def parts(path: Path) -> dict[str, bytes]:
    """All parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezipped(path: Path, changed: Mapping[str, bytes]) -> Path:
    """The workbook with some parts replaced or added."""
    everything = {**parts(path), **changed}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in everything.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def annotated(tmp_path: Path) -> Annotate:
    """Check files and write their copies below `folder`."""

    def run(*paths: Path, folder: str = "副本", language: str = "zh") -> tuple[Copy, ...]:
        request = Request(paths=paths, annotate=tmp_path / folder)
        sources = list_inputs(paths)
        chosen: Language = "en" if language == "en" else "zh"
        return tuple(annotate(check(request), request, sources, language=chosen))

    return run
