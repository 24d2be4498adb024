"""`haixi-check.toml`: what it says holds where no option does, is shown, and must be right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from haixi_check.cli.config import NAME, settle
from haixi_check.errors import FaultyFileError

if TYPE_CHECKING:
    from tests.conftest import Program

SAMPLES = ("invented-annex.yaml", "invented-waivers.yaml")


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """A folder of an office: one sample, an overlay, waivers."""
    for name in SAMPLES:
        shutil.copy(root / "docs" / "examples" / name, tmp_path)
    (tmp_path / "报送").mkdir()
    shutil.copy(root / "samples" / "met.xlsx", tmp_path / "报送")
    return tmp_path


def configured(folder: Path, text: str) -> Path:
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_what_it_names_is_used_and_shown(folder: Path, program: Program) -> None:
    configured(
        folder,
        'overlay = "invented-annex.yaml"\nwaivers = "invented-waivers.yaml"\n'
        'outputs = ["verdict.json"]\n',
    )
    ran = program("报送", cwd=folder)
    assert "附件分解表(虚构) 1.0.0" in ran.stdout
    assert "豁免" in ran.stdout
    verdict: dict[str, Any] = json.loads((folder / "verdict.json").read_text(encoding="utf-8"))
    assert verdict["pack"]["overlays"][0]["id"] == "invented-annex"
    assert len(verdict["waivers"]) == 4


def test_an_option_wins(folder: Path, program: Program) -> None:
    configured(folder, 'year = 2021\nlanguage = "en"\noutputs = "one.json"\n')
    ran = program("报送", "-q", cwd=folder)
    assert "2021" in ran.stdout
    assert "judged" in ran.stdout
    ran = program("报送", "-q", "--year", "2022", "-o", "other.json", cwd=folder)
    assert "2022" in ran.stdout
    (folder / "one.json").unlink()
    program("报送", "-q", "-o", "other.json", cwd=folder)
    assert (folder / "other.json").exists()
    assert not (folder / "one.json").exists()
    assert "判定" in program("报送", "-q", "--lang", "zh", cwd=folder).stdout
    assert "判定" in program("报送", "-q", cwd=folder, HAIXI_CHECK_LANG="zh").stdout


def test_it_may_lie_elsewhere_and_names_what_lies_beside_it(
    folder: Path, program: Program, root: Path
) -> None:
    path = configured(folder, 'overlay = ["invented-annex.yaml"]\n')
    ran = program("samples/met.xlsx", "-q", "--config", str(path), cwd=root)
    assert "附件分解表(虚构) 1.0.0" in ran.stdout
    listed = program("targets", "list", "--config", str(path), cwd=root)
    assert "E90" in listed.stdout


def test_none_is_read_in_a_folder_that_is_only_checked(folder: Path, program: Program) -> None:
    (folder / "报送" / NAME).write_text('waivers = "all.yaml"\n', encoding="utf-8")
    ran = program("报送", cwd=folder)
    plain = program("报送/met.xlsx", cwd=folder)
    assert ran.returncode == plain.returncode == 0
    assert "豁免" not in ran.stdout


BROKEN = {
    'overlays = "a.yaml"\n': [(1, "config_unknown_key", "overlay")],
    'year = "2022"\n': [(1, "config_wants_year", "")],
    "\nyear = 1890\n": [(2, "config_wants_year", "")],
    'language = "de"\n': [(1, "config_wants_language", "")],
    "overlay = 5\n": [(1, "config_wants_texts", "")],
    'waivers = ["invented-waivers.yaml"]\n': [(1, "config_wants_text", "")],
    'overlay = "invented-anex.yaml"\n': [(1, "config_no_file", "invented-annex.yaml")],
    'pack = "haixi-2020"\n': [(1, "config_no_pack", "haixi-2020-93")],
    'outputs = "reports/verdict.json"\n': [(1, "config_no_file", "")],
    "pack = haixi\n": [(1, "config_syntax", "")],
    'yaer = 2022\noverlay = ""\n': [
        (1, "config_unknown_key", "year"),
        (2, "config_wants_texts", ""),
    ],
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_one_is_told_whole_with_the_nearest_word(text: str, folder: Path) -> None:
    with pytest.raises(FaultyFileError) as refused:
        settle(configured(folder, text))
    found = [
        (fault.line, fault.code, fault.params.get("nearest", "")) for fault in refused.value.faults
    ]
    assert found == BROKEN[text]


def test_nothing_is_judged_by_a_broken_one(folder: Path, program: Program) -> None:
    configured(folder, "overlays = 1\n")
    for words in (("报送",), ("template",), ("explain", "Q02"), ("targets", "list")):
        ran = program(*words, cwd=folder)
        assert ran.returncode == 2
        assert f"{NAME}:1:1:" in ran.stderr
    assert program("报送", "--config", "none.toml", cwd=folder).returncode == 2
    assert not list(folder.glob("*.xlsx"))
