"""The whole command in a process of its own, given what nobody should send.

Whatever it is: a documented exit code, a sentence for each file that could not be used, no
traceback, no panic, in time, the other file unharmed, and nothing written. All bombs and many more
mutants run with `pytest -m hostile`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.hostile import bombs
from tests.hostile.expectations import processor_time

SECONDS, MEMORY = 10, 2**30
CODES = {0, 1, 2, 3, 4}
BREAKS = (b"Traceback", b"panicked", b"memory allocation of", b"PanicException")
SOUND = "代码,指标,2021年,2022年\nenrolment,学历教育在校生数,1,2\n"
HAIXI = '{"unit": "海西州职业技术学校", "year": 2022, "figures": {"enrolment": {"2022": 1650}}, %s}'


def run(*paths: Path | str, cwd: Path = ROOT, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    """Run a check that prints JSON; its exit code and what it said, within the limits."""
    arguments = [os.fsencode(path) for path in paths]
    began = processor_time()
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"haixi_check", *arguments, b"-f", b"json"],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        input=stdin,
        capture_output=True,
        check=False,
    )
    assert processor_time() - began < 2 * SECONDS
    assert done.returncode in CODES, done.stderr
    assert not any(text in done.stdout + done.stderr for text in BREAKS)
    return done.returncode, done.stdout, done.stderr


def verdict_of(*paths: Path | str, **options: Any) -> dict[str, Any]:
    """The verdict, in which every input without a submission is told of."""
    code, out, _ = run(*paths, **options)
    verdict: dict[str, Any] = json.loads(out)
    assert verdict["verdict"]["exit_code"] == code
    told = {problem["place"]["file"] for problem in verdict["problems"]}
    assert {item["path"] for item in verdict["inputs"] if not item["units"]} <= told
    return verdict


def codes_of(verdict: dict[str, Any]) -> set[str]:
    return {problem["code"] for problem in verdict["problems"]}


def hostile_folder(folder: Path, files: Iterator[tuple[str, bytes]]) -> Path:
    """All of `files` in one folder, beside a sound one."""
    folder.mkdir()
    for number, (name, data) in enumerate(files):
        # What is not looked for in a folder would not be read.
        known = name if Path(name).suffix in (".xlsx", ".ods", ".json", ".yaml", ".csv") else ""
        (folder / f"{number:03}{known or '.xlsx'}").write_bytes(data)
    (folder / "sound.csv").write_text(SOUND, encoding="utf-8")
    return folder


def test_a_folder_of_mutants_and_stumps_harms_no_other_file(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield from bombs.mutants(2)
        yield from bombs.truncated()

    folder = hostile_folder(tmp_path / "in", files())
    before = sorted(tmp_path.rglob("*"))

    verdict = verdict_of(folder, cwd=tmp_path)

    assert sorted(tmp_path.rglob("*")) == before
    assert any(item["sheets"] for item in verdict["inputs"] if item["path"] == "sound.csv")


@pytest.mark.thorough
def test_standard_input_may_hold_anything(tmp_path: Path) -> None:
    for data in (b"", b"\0" * 100, b"PK\x03\x04", b"[" * 100_000, b"\xff\xfe\x00\xd8"):
        assert verdict_of("-", cwd=tmp_path, stdin=data)["verdict"]["exit_code"] == 3


# ------------------------------------------------------------------------------ paths


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.xlsx")
    return folder / "a.xlsx"


def a_folder_called_like_a_workbook(folder: Path) -> Path:
    (folder / "x.xlsx").mkdir()
    return folder / "x.xlsx"


def an_endless_device(folder: Path) -> Path:
    (folder / "z.xlsx").symlink_to("/dev/zero")
    return folder / "z.xlsx"


def a_link_to_itself(folder: Path) -> Path:
    (folder / "z.xlsx").symlink_to("z.xlsx")
    return folder / "z.xlsx"


def circles_of_folders(folder: Path) -> Path:
    (folder / "one").symlink_to(".")
    (folder / "two").symlink_to(".")
    return folder


def a_folder_too_deep_to_enter(folder: Path) -> Path:
    here = os.open(folder, os.O_RDONLY)
    for _ in range(50):
        os.mkdir("a" * 100, dir_fd=here)
        here = os.open("a" * 100, os.O_RDONLY, dir_fd=here)
    return folder


def a_name_that_is_no_utf_8(folder: Path) -> Path:
    path = folder / os.fsdecode(b"\xff\xfe\x80.json")
    path.write_text("{")
    return path


def a_name_that_speaks_to_terminals(folder: Path) -> Path:
    path = folder / "a\x1b[2J\n\u202egnp.json"
    path.write_text("{")
    return path


def a_long_name(folder: Path) -> Path:
    path = folder / f"{'长' * 80}.json"
    path.write_text("{")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="such names and links exist there")
@pytest.mark.parametrize(
    "make",
    [
        a_pipe,
        an_endless_device,
        circles_of_folders,
        a_name_that_is_no_utf_8,
        pytest.param(a_folder_called_like_a_workbook, marks=pytest.mark.thorough),
        pytest.param(a_link_to_itself, marks=pytest.mark.thorough),
        pytest.param(a_folder_too_deep_to_enter, marks=pytest.mark.thorough),
        pytest.param(a_name_that_speaks_to_terminals, marks=pytest.mark.thorough),
        pytest.param(a_long_name, marks=pytest.mark.thorough),
    ],
)
@pytest.mark.sampled(4)
def test_whatever_stands_at_a_path_is_told(make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert verdict_of(make(tmp_path))["verdict"]["exit_code"] == 3


# ------------------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (r'{"unit": "\ud800", "year": 2022, "figures": {"\udfff": {"2022": 1}}}', "unknown_unit"),
        (r'{"\ud800": 1, "\ud800": 2}', "duplicate_key"),
        (HAIXI % '"x": NaN', "non_finite_number"),
        (HAIXI.replace("1650", "9" * 5_000) % '"note": ""', "implausible"),
        (HAIXI % '"evidence": [{"duty": "E21", "file": "../../../etc/passwd"}]', "file_outside"),
        (HAIXI % f'"evidence": [{{"duty": "E21", "file": "{"甲" * 5_000}"}}]', "file_missing"),
        (HAIXI % f'"evidence": [{{"duty": "E21", "file": "{"x" * 5_000}"}}]', "no_reference"),
        ('{"unit": "' + "9" * 3_000_000 + '", "year": 2022}', "unknown_unit"),
        ("[" + "1," * 300_000 + "1]", "not_a_submission"),
        ("a,b\n1,2\n", "no_submission"),
    ],
    ids=lambda value: value[:24],
)
@pytest.mark.sampled(10)
def test_a_strange_text_is_told_by_what_is_wrong(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")

    assert code in codes_of(verdict_of(tmp_path / "a.json"))


@pytest.mark.thorough
def test_a_verdict_is_no_submission_but_may_lie_among_them(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(HAIXI % '"note": ""', encoding="utf-8")
    _, verdict, _ = run(tmp_path)
    (tmp_path / "verdict.json").write_bytes(verdict)

    named = verdict_of(tmp_path / "verdict.json")
    among = verdict_of(tmp_path)

    assert named["verdict"]["exit_code"] == 3
    assert among["verdict"]["exit_code"] == 4
    assert "own_verdict" in codes_of(named) & codes_of(among)


# ------------------------------------------------------------------------------ the long run


@pytest.mark.hostile
@pytest.mark.parametrize("family", bombs.FAMILIES, ids=lambda family: family.__name__)
def test_every_bomb_alone_is_told_in_time(
    family: Callable[[], Iterator[tuple[str, bytes]]], tmp_path: Path
) -> None:
    sound = tmp_path / "sound.csv"
    sound.write_text(SOUND, encoding="utf-8")
    for name, data in family():
        path = tmp_path / name.replace("/", "_")
        path.write_bytes(data)
        assert verdict_of(path, sound)["verdict"]["exit_code"] == 3, name
        path.unlink()


@pytest.mark.hostile
def test_no_process_of_a_command_took_too_much_memory() -> None:
    """Of all that this run has started so far."""
    import resource

    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MEMORY


@pytest.mark.hostile
@pytest.mark.parametrize("seed", range(20))
def test_many_mutants_harm_no_other_file(seed: int, tmp_path: Path) -> None:
    found = (item for number, item in enumerate(bombs.mutants(100)) if number % 20 == seed)
    verdict_of(hostile_folder(tmp_path / "in", found))
