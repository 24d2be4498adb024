"""What the operating system says of processes, as the benchmark understands it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks.cost import (
    NOT_STARTED,
    descendants,
    environment,
    parse_rollup,
    parse_stat,
    parse_told,
    run,
)

ROLLUP = """5586d3d2f000-7ffd3d1f2000 ---p 00000000 00:00 0          [rollup]
Rss:               11368 kB
Pss:                9871 kB
Pss_Dirty:          4712 kB
Shared_Clean:       2304 kB
"""


def test_what_processes_share_is_counted_once_by_its_share() -> None:
    assert parse_rollup(ROLLUP) == 9871 * 1024


def test_a_process_that_is_gone_holds_nothing() -> None:
    assert parse_rollup("") == 0


@pytest.mark.parametrize("name", ["python3", "a b", "x) S 1 (y", "("])
def test_the_name_of_a_process_may_hold_anything(name: str) -> None:
    assert parse_stat(f"4242 ({name}) S 17 4242 4242 0 -1") == (4242, 17)


def test_what_the_launcher_tells_is_understood() -> None:
    seconds, _, code = parse_told("0.25 2048 -9")
    assert (seconds, code) == (0.25, -9)


def test_a_family_is_all_that_a_process_started_and_they_started() -> None:
    parents = {2: 1, 3: 2, 4: 3, 5: 1, 6: 9}
    assert descendants(2, parents) == {2, 3, 4}


def test_a_process_without_children_is_alone() -> None:
    assert descendants(7, {7: 1}) == {7}


def test_what_is_measured_keeps_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in environment()


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark needs wait4")
def test_a_run_tells_how_it_ended_and_what_it_wrote(tmp_path: Path) -> None:
    script = "import sys; print('out'); print('first\\nlast', file=sys.stderr); sys.exit(4)"
    one = run((sys.executable, "-c", script), output=tmp_path / "out.json", folder=tmp_path)
    assert (one.code, one.said, one.over) == (4, "last", False)
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "out\n"
    assert one.peak > 2**20


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark needs posix_spawn")
def test_a_command_that_is_not_there_has_a_code_of_its_own(tmp_path: Path) -> None:
    one = run((str(tmp_path / "none"),), output=tmp_path / "out.json", folder=tmp_path)
    assert (one.code, one.over) == (NOT_STARTED, False)
    assert "FileNotFoundError" in one.said


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="needs Linux")
def test_memory_of_children_counts(tmp_path: Path) -> None:
    child = "import time; held = b'x' * 2**26; time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    one = run((sys.executable, "-c", f"held = b'x' * 2**26; {parent}"),
              output=tmp_path / "out.json", folder=tmp_path)  # fmt: skip
    assert one.peak > 2 * 2**26


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark needs killpg")
def test_a_run_is_ended_when_its_time_is_over(tmp_path: Path) -> None:
    waits = (sys.executable, "-c", "import time; time.sleep(600)")
    one = run(waits, output=tmp_path / "out.json", folder=tmp_path, limit=0.1)
    assert one.over
