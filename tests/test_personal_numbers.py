"""A personal number in any text of a submission reaches no output, whole or behind a letter."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.builders import COLLEGE
from tests.odd_values import PERSONAL

import haixi_check
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import BINARY, TEXT, rendered

NUMBER = PERSONAL[0]
SPELLINGS = ("{}", "G{}", "章程{}", "{}号文件")
"""A student number is a letter and an ID number."""

EVIDENCE = ("material", "document", "file", "note")
BASE = ("name", "enterprise", "outreach", "document", "note")


def submission(text: str) -> dict[str, object]:
    """A college that writes `text` wherever words may stand."""
    record = {"duty": "E21", "status": "已落实", "date": "2021-03-01", "material": "章程"}
    return {
        "unit": COLLEGE,
        "year": 2022,
        "note": text,
        "figures": {"enrolment": {"2022": 3000}},
        "evidence": [record | {name: text} for name in EVIDENCE],
        "registers": {"bases": [{"in_use_since": "2021-03-01", name: text} for name in BASE]},
    }


@pytest.fixture(scope="module", params=SPELLINGS)
def verdict(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    path: Path = tmp_path_factory.mktemp("报送") / "甲.json"
    content = submission(str(request.param).format(NUMBER))
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return haixi_check.check([path], targets=["E21", "Q08"])


@pytest.mark.parametrize("name", sorted({*TEXT, *BINARY}))
def test_no_output_holds_it(name: str, verdict: Verdict) -> None:
    written = rendered(name, verdict, Manner(detail="verbose", width=1000))
    if written.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(written)) as parts:
            written = b"".join(parts.read(part) for part in parts.namelist())
    shown = NUMBER.encode() in written
    assert not shown, f"{name} shows a personal number"


def test_the_records_are_shown_all_the_same(verdict: Verdict) -> None:
    (college,) = (unit for unit in verdict.units if unit.reported)
    (result,) = (result for result in college.results if result.records)
    assert len(result.records) == len(EVIDENCE)
    assert any("●" in record.material for record in result.records)
