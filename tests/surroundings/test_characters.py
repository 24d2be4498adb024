"""Characters that XML, a terminal or a spreadsheet cannot hold, in every field of every output."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.builders import COLLEGE, submission

from haixi_check import render
from haixi_check.pipeline.check import check
from haixi_check.pipeline.output import annotate
from haixi_check.pipeline.request import Request
from haixi_check.readers.discovery import list_inputs

CHARACTERS = {
    "U+FFFE": "\ufffe",
    "U+FFFF": "\uffff",
    "U+0001": "\x01",
    "U+000B": "\x0b",
    "U+001B": "\x1b",
    "U+0085": "\x85",
    "half a pair": "\ud800",
    "U+202E": "\u202e",
    "U+2066": "\u2066",
    "U+1FFFE": "\U0001fffe",
}
FIELDS = ("file", "unit", "cell", "note", "evidence")
CORE = dict(zip(FIELDS, ("U+202E", "U+FFFE", "U+FFFE", "U+202E", "U+FFFE"), strict=True))
"""What is tried by default: one character in each field."""


def handed_in(folder: Path, field: str, sign: str) -> Path:
    """A submission with `sign` in one of its fields."""
    text = f"甲{sign}乙"
    record: dict[str, Any] = {"duty": "E21", "status": "已落实", "file": "没有.pdf"}
    figure: object = 6
    match field:
        case "cell":
            figure = text
        case "note":
            record["note"] = text
        case "evidence":
            record["file"] = f"{text}.pdf"
        case _:
            pass
    content = submission(COLLEGE, figures={"program_clusters": figure}, evidence=[record])
    folder.mkdir()
    if field == "unit":
        (folder / "乙.json").write_text(json.dumps(submission(text)), encoding="utf-8")
    path = folder / (f"{text}.json" if field == "file" else "甲.json")
    path.write_text(json.dumps(content), encoding="utf-8")
    return folder


def office(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))  # noqa: S314 - our own


def workbook(data: bytes) -> None:
    office(data)
    openpyxl.load_workbook(io.BytesIO(data))


def table(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1


PARSERS: dict[str, Callable[[bytes], object]] = {
    "json": json.loads,
    "sarif": json.loads,
    "gitlab": json.loads,
    "csv": table,
    "md": bytes.decode,
    "html": bytes.decode,
    "table": bytes.decode,
    "concise": bytes.decode,
    "github": bytes.decode,
    "junit": ET.fromstring,
    "xlsx": workbook,
    "docx": office,
}
STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("field", "sign"),
    [
        pytest.param(
            field,
            sign,
            id=f"{field}-{name}",
            marks=() if CORE.get(field) == name else pytest.mark.surroundings,
        )
        for field in FIELDS
        for name, sign in CHARACTERS.items()
    ],
)
@pytest.mark.sampled(5, rest="surroundings")
def test_every_output_of_it_can_be_read(tmp_path: Path, field: str, sign: str) -> None:
    if field == "file" and sign == "\ud800":
        pytest.skip("no file can be called so")
    folder = handed_in(tmp_path / "报送", field, sign)
    request = Request(paths=(folder,), targets=("Q03", "E21"), annotate=tmp_path / "副本")
    verdict = check(request)
    for name, parsed in PARSERS.items():
        data = render(verdict, name)
        parsed(data)
        if name not in ("xlsx", "docx"):
            text = data.decode().removeprefix("\ufeff").replace("\r", "").replace("\n", "")
            found = {each for each in text if unicodedata.category(each) in STEERING}
            assert found == set(), name
    for copy in annotate(verdict, request, list_inputs(request.paths), language="zh"):
        workbook(copy.path.read_bytes())
