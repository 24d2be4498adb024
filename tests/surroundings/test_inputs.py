"""What is named on the command line, and what lies in folders beside the submissions."""

from __future__ import annotations

from pathlib import Path

import pytest

from haixi_check.inputs import list_inputs
from haixi_check.refusals import RefusedError


def test_a_pattern_is_written_out_where_no_shell_has_done_so(tmp_path: Path) -> None:
    for name in ("乙.xlsx", "甲.xlsx", "丙.csv", "[x]*.xlsx"):
        (tmp_path / name).touch()
    found = [source.shown for source in list_inputs([tmp_path / "*.xlsx"])]
    assert found == ["[x]*.xlsx", "乙.xlsx", "甲.xlsx"]
    assert [source.shown for source in list_inputs([tmp_path / "?.csv"])] == ["丙.csv"]
    assert [s.shown for s in list_inputs([tmp_path / "[x]*.xlsx"])] == ["[x]*.xlsx"]
    with pytest.raises(RefusedError, match="no_such_path"):
        list_inputs([tmp_path / "*.ods"])
