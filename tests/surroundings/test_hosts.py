"""What the hosts of pipelines show of a run, or refuse."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.writers.consumers import annotations_of

import haixi_check


def test_github_gets_as_many_as_it_shows_and_how_many_more_there_are(root: Path) -> None:
    verdict = haixi_check.check(root / "samples/data.xlsx")
    found = annotations_of(haixi_check.render(verdict, "github").decode())
    assert max(Counter(each.command for each in found).values()) == 10
    assert found[-1].command == "notice"
    assert "没有列出" in found[-1].text


def test_sarif_of_an_empty_folder_has_places(tmp_path: Path) -> None:
    written = haixi_check.render(haixi_check.check(tmp_path), "sarif")
    results = json.loads(written)["runs"][0]["results"]
    assert results
    assert all(each["locations"] for each in results)


def test_gitlab_is_told_the_sheet_and_the_cell(root: Path) -> None:
    verdict = haixi_check.check(root / "samples/data.xlsx", kind="figures")
    issues = json.loads(haixi_check.render(verdict, "gitlab"))
    assert any("指标数据!" in each["description"] for each in issues)
