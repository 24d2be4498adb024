"""What fuzzing looks for is seen where it is: each fault is planted, and found."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.fuzz import apart, command, handed_in, markup
from tests.fuzz.attempts import KEPT_OF_A_KIND, Attempts
from tests.fuzz.in_turn import in_turn
from tests.fuzz.judging import milder, read_here, verdict_on
from tests.fuzz.ways_in import every_seed
from tests.hostile.expectations import held
from tests.odd_values import PERSONAL

from haixi_check.readers import InputFile
from haixi_check.system.processes import can_fork
from haixi_check.verdict import Verdict


def failing(_: random.Random, folder: Path) -> str:
    (folder / "a.csv").write_text("甲")
    raise ValueError("planted")


def test_what_an_attempt_raises_is_kept_with_its_folder_and_not_too_often(tmp_path: Path) -> None:
    attempts = Attempts("planted", failing, seed=1, keep=tmp_path)

    assert attempts.run(0, least=KEPT_OF_A_KIND + 3) == KEPT_OF_A_KIND + 3
    assert len(attempts.findings) == KEPT_OF_A_KIND + 3
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == KEPT_OF_A_KIND
    assert all((path / "a.csv").read_text() == "甲" for path in kept)
    assert "ValueError: planted" in (kept[0] / "finding.txt").read_text()


def test_every_sound_file_is_read_or_refused_with_a_reason(tmp_path: Path) -> None:
    for kind, files in every_seed().items():
        for number, data in enumerate(files):
            path = tmp_path / f"{number}.{kind}"
            path.write_bytes(data)
            (document, *_) = read_here([InputFile(path, path.name)])
            held(document)
            refused = kind in ("compound", "archive", "refused")
            assert bool(document.tables) is not refused, (kind, number)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "HTML", "XML 2003"])
def test_damage_that_knows_its_format_leaves_some_files_readable(kind: str, tmp_path: Path) -> None:
    path, changed = tmp_path / "a", 0
    for number in range(30):
        chance = random.Random(number)  # noqa: S311 - no secret
        data = markup.damaged(kind, every_seed()[kind][0], chance)
        path.write_bytes(data)
        (document, *_) = read_here([InputFile(path, "a")])
        changed += bool(document.tables) and data != every_seed()[kind][0]
    assert changed


def _judged(folder: Path, number: int) -> Verdict:
    path = folder / "a.json"
    figures = {"program_clusters": {"2022": number}}
    item = {"unit": "青海柴达木职业技术学院", "year": 2022, "figures": figures}
    path.write_text(json.dumps(item), encoding="utf-8")
    return verdict_on(read_here([InputFile(path, path.name)]), folder)


def test_a_milder_verdict_is_seen(tmp_path: Path) -> None:
    strict, mild = _judged(tmp_path, 6), _judged(tmp_path, 7)
    assert milder(strict, mild)
    assert not milder(strict, strict)


# ------------------------------------------------------------------------------ whole runs

of_posix = pytest.mark.skipif(os.name == "nt", reason="looks at processes as POSIX has them")


@of_posix
@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import sys; sys.exit(5)", "exit 5"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "exit -9"),
        ("import tempfile; tempfile.mkstemp()", "left behind"),
        ("import subprocess; subprocess.Popen(['sleep', '5'])", "sleep"),
        ("print('\\x1b[31m')", "raw"),
        ("print('\\u202e')", "raw"),
        (f"print('某某 {PERSONAL[0][:6]} {PERSONAL[0][6:]}')", "personal number"),
        ("import sys; sys.stderr.write('Traceback (most recent call last):')", "broke"),
    ],
)
def test_a_fault_of_a_run_is_seen(tmp_path: Path, program: str, told: str) -> None:
    (tmp_path / "tmp").mkdir()
    ended = apart.run([], tmp_path, tmp_path / "tmp", program=("-c", program))
    with pytest.raises(AssertionError, match=told):
        command.look(ended, tmp_path)


@of_posix
@pytest.mark.parametrize("copied", [True, False])
@pytest.mark.sampled(2)
def test_a_run_in_a_copy_and_in_a_fresh_interpreter_end_alike(tmp_path: Path, copied: bool) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "a.json").write_text("{}")
    if copied and not can_fork():
        pytest.skip("this process has threads")
    with patch.object(apart, "can_fork", lambda: copied):
        ended = apart.run(["a.json", "-o", "v.json"], tmp_path, tmp_path / "tmp")
    command.look(ended, tmp_path)
    assert ended.code == 3
    assert (tmp_path / "v.json").exists()


@of_posix
@pytest.mark.thorough
def test_a_sound_unit_beside_a_damaged_file_is_held_against_itself_alone(tmp_path: Path) -> None:
    handed = handed_in.Folder(tmp_path, related=False)
    assert handed.path == tmp_path
    alone = command.alone("units")
    beside = {target: ("pass", "of another", *rest) for target, (_, _, *rest) in alone.items()}
    with patch.object(command, "of_good", lambda _: beside), pytest.raises(AssertionError):
        command.beside_bad_ones({"inputs": []}, "units")


@pytest.mark.thorough
def test_all_prints_a_row_for_each_and_ends_with_one_where_one_does_not_end_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert in_turn(["csv"], 0, seed=0, keep=None) == 0
    assert "| csv | 1 |" in capsys.readouterr().out
    assert in_turn(["no such thing"], 0, seed=0, keep=None) == 1
    assert "ended before its time" in capsys.readouterr().out
