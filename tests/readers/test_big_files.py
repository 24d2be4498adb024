"""A big file is hashed while it is read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from haixi_check.readers import InputFile, read_all

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_big_file_is_known_by_the_hash_of_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "在校生名册.csv"
    path.write_text("学籍号,班级\n" + "S1,班1\n" * 2_000, encoding="utf-8")
    for name in ("files.BIG_FILE", "limits.BIG_FILE"):
        monkeypatch.setattr(f"haixi_check.readers.{name}", 1_000)
    (document,) = read_all([InputFile(path, path.name)])
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.bytes == path.stat().st_size
