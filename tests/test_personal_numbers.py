"""A personal number in any text of a submission reaches no output, whole or behind a letter."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import COLLEGE
from tests.conftest import ROOT
from tests.odd_values import PERSONAL

import haixi_check
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import BINARY, TEXT, rendered

if TYPE_CHECKING:
    from tests.conftest import Program

NUMBER = PERSONAL[0]
SPELLINGS = ("{}", "G{}", "章程{}", "{}号文件")
"""A student number is a letter and an ID number."""

EVIDENCE = ("material", "document", "file", "note")
BASE = ("name", "enterprise", "outreach", "document", "note")


OTHER = PERSONAL[1]
SAMPLE = ROOT / "samples" / "met.xlsx"


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


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Submissions in files, folders and a zip that are called by the numbers of two persons."""
    folder: Path = tmp_path_factory.mktemp("报送") / f"材料{NUMBER}"
    for number in (NUMBER, OTHER):
        school = folder / f"学校{number}"
        school.mkdir(parents=True)
        (school / f"附件{number}.rar").write_bytes(b"Rar!")
        (school / f"空{number}").mkdir()
        record = {"duty": "E01", "status": "已落实", "date": "2021-03-01", "material": "章程"}
        evidence = [record | {"file": f"章程{number}.pdf"}]
        content = submission("x") | {"evidence": evidence}
        (school / f"甲{number}.json").write_text(json.dumps(content), encoding="utf-8")
        (school / f"章程{number}.pdf").write_bytes(b"%PDF-")
        (school / f"坏{number}.xlsx").write_bytes(b"PK")
    with zipfile.ZipFile(folder / f"包{NUMBER}.zip", "w") as archive:
        for number in (NUMBER, OTHER):
            archive.writestr(f"校{number}/甲{number}.json", json.dumps(content))
            archive.writestr(f"校{number}/章程{OTHER}.pdf", number)
    return folder


def holds_a_number(written: bytes) -> bool:
    if written.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(written)) as parts:
            written = b"".join(parts.read(part) for part in parts.namelist())
    return any(number.encode() in written for number in (NUMBER, OTHER))


@pytest.mark.parametrize("name", sorted({*TEXT, *BINARY}))
def test_no_output_names_a_file_by_it(name: str, handed_in: Path) -> None:
    verdict = haixi_check.check([handed_in.parent], targets=["E01", "Q08"])
    shown = holds_a_number(rendered(name, verdict, Manner(detail="verbose", width=1000)))
    assert not shown, f"{name} shows a personal number"


def test_every_file_is_found_all_the_same(handed_in: Path) -> None:
    verdict = haixi_check.check([handed_in], targets=["E01"])
    paths = [item.path for item in verdict.inputs]
    hidden = "●●●●●●"
    assert sorted(paths) == sorted(
        [
            f"包{hidden}.zip/校{hidden}/甲{hidden}.json",
            f"包{hidden}.zip/校{hidden}(2)/甲{hidden}.json",
            f"学校{hidden}/坏{hidden}.xlsx",
            f"学校{hidden}/甲{hidden}.json",
            f"学校{hidden}(2)/坏{hidden}.xlsx",
            f"学校{hidden}(2)/甲{hidden}.json",
        ]
    )
    assert not any(problem.code == "file_missing" for problem in verdict.problems)
    (unopened,) = (p for p in verdict.problems if p.code == "archive_not_opened")
    assert unopened.params["names"] == f"附件{hidden}.rar 附件{hidden}.rar"
    assert not any(problem.code == "files_not_opened" for problem in verdict.problems)


def test_nothing_that_is_said_beside_names_it(
    handed_in: Path, tmp_path: Path, program: Program
) -> None:
    shutil.copytree(handed_in, tmp_path / "报送" / handed_in.name)
    told = [
        program("报送", "-q", "-o", f"{NUMBER}.json", "--annotate", "副本", cwd=tmp_path),
        program(f"没有{NUMBER}.xlsx", cwd=tmp_path),
        program("报送", "-o", f"没有{NUMBER}/a.json", cwd=tmp_path),
        program("template", "--from", f"没有{NUMBER}.xlsx", cwd=tmp_path),
        program("报送", "-f", "github", cwd=tmp_path),
    ]
    assert not holds_a_number("".join(done.stdout + done.stderr for done in told).encode())
    assert (tmp_path / f"{NUMBER}.json").is_file()
    copies = [path.name for path in (tmp_path / "副本").rglob("*")]
    assert copies
    assert not holds_a_number("".join(copies).encode())
