"""A form without a column that the program itself needs is a faulty pack, and never a crash."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from haixi_check.rulepack.lint_form import NEEDED
from haixi_check.rulepack.load import find_pack, lint_pack

CASES = [
    pytest.param(sheet, column, marks=() if column == columns[0] else pytest.mark.surroundings)
    for sheet, columns in NEEDED.items()
    for column in columns
]
"""One of each sheet by default."""


@pytest.mark.parametrize(("sheet", "column"), CASES)
@pytest.mark.sampled(3, rest="surroundings")
def test_a_column_that_is_needed_is_missed_with_its_place(
    tmp_path: Path, sheet: str, column: str
) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(find_pack(None), pack)
    file = pack / "form.yaml"
    form: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    kept = [each for each in form[sheet]["columns"] if each["id"] != column]
    assert len(kept) < len(form[sheet]["columns"])
    form[sheet]["columns"] = kept
    file.write_text(yaml.safe_dump(form, allow_unicode=True), encoding="utf-8")

    found = [fault for fault in lint_pack(pack) if fault.code == "pack_column_lacking"]
    assert [(fault.file, fault.params["found"]) for fault in found] == [("form.yaml", column)]
    assert found[0].line > 1
