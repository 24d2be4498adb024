"""What is done on the side is done once, wherever there are threads or none."""

from __future__ import annotations

import hashlib
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from haixi_check.readers import Source, meanwhile, read_all

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_work_goes_on_beside_the_block() -> None:
    with meanwhile.meanwhile(current_thread) as thread:
        assert thread() is not main_thread()


def test_without_threads_work_is_done_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanwhile, "can_spawn", lambda: False)
    done: list[int] = []
    with meanwhile.meanwhile(lambda: done.append(1)) as asked:
        assert not done
        asked()
    assert done == [1]


def test_a_big_file_is_known_by_the_hash_of_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "在校生名册.csv"
    path.write_text("学籍号,班级\n" + "S1,班1\n" * 2_000, encoding="utf-8")
    for module in ("files", "workers"):
        monkeypatch.setattr(f"haixi_check.readers.{module}.WORTH_IT", 1_000)
    (document,) = read_all([Source(path, path.name)])
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.bytes == path.stat().st_size
