"""Disks that are full, limits to files, and folders and files that nobody may look at."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import college, hand_in

from haixi_check.writers import BY_SUFFIX

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and modes are of POSIX")

NARROW = ("--target", "program-clusters", "-q")
PROGRAM = (sys.executable, "-m", "haixi_check")
WITHOUT_ROOT = """
import ctypes, os, sys
system = ctypes.CDLL(None)
for capability in (1, 2):  # to write and to read whatever the modes say
    system.prctl(24, capability, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
ORDINARY = (sys.executable, "-c", WITHOUT_ROOT) if sys.platform == "linux" else ()
"""Puts what follows under the modes of files, also for root."""
DENIED = "没有写入权限，或文件正被其他程序打开。"
REST = pytest.mark.surroundings
LONG = "长" * 85
"""As many bytes as a name may have: no suffix fits behind it."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Path]:
    """A folder with one submission, in which the commands run."""
    hand_in(tmp_path / "报送", college(6))
    yield tmp_path
    for path in tmp_path.iterdir():
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o700)


def ended(desk: Path, *words: str, before: tuple[str, ...] = ()) -> tuple[int, list[str], str]:
    """The exit code, the lines on standard error, and standard output."""
    ran = subprocess.run(
        [*before, *PROGRAM, *words],
        cwd=desk,
        env={**os.environ, "PYTHONUTF8": "1", "HAIXI_CHECK_CACHE": str(desk / "cache")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    return ran.returncode, ran.stderr.splitlines(), ran.stdout


def files_limited_to(blocks: int) -> tuple[str, ...]:
    """Let no file grow beyond so many blocks of 512 bytes."""
    return ("/bin/sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh")


def left_over(desk: Path) -> list[str]:
    return [path.name for path in desk.rglob("*") if path.name.startswith((".haixi", "openpyxl"))]


@pytest.fixture
def full(desk: Path) -> Iterator[Path]:
    """A disk on which a few bytes are free."""
    disk = desk / "满"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no disk can be mounted here")
    try:
        with (disk / "filler").open("wb", buffering=0) as filler:
            filler.write(b"x" * 2**20)  # as much as there is room for
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)  # noqa: S607 - where it is, differs


@pytest.mark.surroundings
def test_a_full_disk_takes_no_output_and_keeps_none_of_the_others(desk: Path, full: Path) -> None:
    wanted = [f"满/a{suffix}" for suffix in BY_SUFFIX]
    (full / "a.json").symlink_to(desk / "there.json")  # a link is followed: this one can be written
    words = [word for path in [*wanted, "b.html"] for word in ("-o", path)]
    code, told, shown = ended(desk, "报送", *NARROW, *words, "--annotate", "满/副本")

    refused = len(wanted)  # all but the first, and a copy
    assert code == 2
    assert told[:2] == ["已写入 满/a.json", "已写入 b.html"]
    assert told[2:7] == [f"无法写入 {path}：磁盘空间不足。" for path in wanted[1:6]]
    assert told[7:] == [f"另有 {refused - 5} 个文件没有写入。"]
    assert "× 未达标 1" in shown
    assert left_over(desk) == []
    assert sorted(path.name for path in full.rglob("*") if path.is_file()) == ["a.json", "filler"]


@pytest.mark.surroundings
def test_a_full_disk_takes_no_template_and_says_which_were_written(desk: Path, full: Path) -> None:
    code, told, _ = ended(desk, "template", "-o", "满")
    assert (code, len(told)) == (2, 1)
    assert told[0].endswith("磁盘空间不足。")
    assert left_over(desk) == []


@pytest.mark.parametrize(
    "suffix",
    [pytest.param(each, marks=() if each == ".xlsx" else REST) for each in BY_SUFFIX],
)
def test_a_limit_to_files_leaves_what_was_there(desk: Path, suffix: str) -> None:
    """With the limit at nothing there is no room for temporary files either."""
    path = desk / f"a{suffix}"
    path.write_text("old")
    code, told, shown = ended(
        desk, "报送", *NARROW, "-o", path.name, before=files_limited_to(blocks=0)
    )
    assert (code, told) == (2, [f"无法写入 {path.name}：超过了系统允许的文件大小。"])
    assert "× 未达标 1" in shown
    assert (path.read_text(), left_over(desk)) == ("old", [])


@pytest.mark.parametrize(
    "words", [("报送", *NARROW, "--annotate", "副本"), ("template", "-o", "新")]
)
@pytest.mark.surroundings
def test_a_limit_to_files_is_told_of_copies_and_templates_too(
    desk: Path, words: tuple[str, ...]
) -> None:
    code, told, _ = ended(desk, *words, before=files_limited_to(blocks=0))
    assert (code, len(told)) == (2, 1)
    assert told[0].endswith("：超过了系统允许的文件大小。")
    assert [path.name for path in desk.rglob("*.xlsx")] == left_over(desk) == []


@pytest.mark.surroundings
def test_standard_output_into_a_limited_file_is_told(desk: Path) -> None:
    limited = files_limited_to(blocks=1)
    words = (*limited[:2], limited[2] + " > out", *limited[3:])
    code, told, _ = ended(desk, "报送", "-f", "json", before=words)
    assert (code, told) == (2, ["无法写入 stdout：超过了系统允许的文件大小。"])


@pytest.mark.parametrize("reason", ["file", "folder", "link"])
@pytest.mark.skipif(not ORDINARY, reason="how to give up the rights of root is known of Linux")
@pytest.mark.surroundings
def test_an_input_that_may_not_be_read_is_three(desk: Path, reason: str) -> None:
    inside = desk / "报送" / "锁着"
    (given,) = hand_in(inside, college(6)).iterdir()
    words = ["报送"]
    if reason == "file":
        given.chmod(0)
        words = [str(given)]
    elif reason == "link":
        (desk / "a.json").symlink_to(given)
        words = ["a.json"]
    inside.chmod(0 if reason != "file" else 0o700)
    try:
        code, told, shown = ended(desk, *words, *NARROW, before=ORDINARY)
    finally:
        inside.chmod(0o700)
    assert (code, told) == (3, [])
    assert "■ 强制性问题 1 处" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("-o", "锁着/a.json"), f"无法写入 锁着/a.json：{DENIED}", id="output"),
        pytest.param(
            ("-o", "锁着/b/a.json"),
            "无法写入 锁着/b/a.json：文件夹不存在。",
            id="below",
            marks=REST,
        ),
        pytest.param(("--annotate", "锁着/b"), f"无法写入 锁着/b：{DENIED}", id="copies"),
        pytest.param(
            ("-o", "只读/a.xlsx"), f"无法写入 只读/a.xlsx：{DENIED}", id="read only", marks=REST
        ),
    ],
)
@pytest.mark.skipif(not ORDINARY, reason="how to give up the rights of root is known of Linux")
@pytest.mark.surroundings
def test_an_output_where_nobody_may_write_is_one_sentence(
    desk: Path, words: tuple[str, ...], said: str
) -> None:
    (desk / "锁着").mkdir(mode=0)
    (desk / "只读").mkdir(mode=0o555)
    code, told, _ = ended(desk, "报送", *NARROW, *words, before=ORDINARY)
    assert (code, told) == (2, [said])


@pytest.mark.skipif(not ORDINARY, reason="how to give up the rights of root is known of Linux")
@pytest.mark.surroundings
def test_what_may_only_be_read_is_judged_where_nothing_may_be_kept(desk: Path) -> None:
    (desk / "报送").chmod(0o555)
    desk.chmod(0o555)
    try:
        code, told, _ = ended(desk, "报送", *NARROW, before=ORDINARY)
    finally:
        desk.chmod(0o700)
    assert (code, told) == (1, [])
    assert not (desk / "cache").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("报送", *NARROW, "-o", f"{LONG}.json"),
        *(
            pytest.param(words, marks=REST)
            for words in (
                ("报送", *NARROW, "--pack", "锁着/pack"),
                ("targets", "lint", "--pack", "锁着/pack"),
                ("targets", "verify", "--source", "锁着/a.txt"),
                ("template", "-o", "锁着/a"),
                ("template", "--from", "锁着/a.xlsx", "-o", "新"),
                ("报送", *NARROW, "--pack", LONG * 2),
                ("template", "-o", LONG * 2),
                (LONG * 2,),
                ("explain", "Q03", "锁着/a.json"),
            )
        ),
    ],
)
@pytest.mark.skipif(not ORDINARY, reason="how to give up the rights of root is known of Linux")
@pytest.mark.surroundings
def test_a_path_that_cannot_be_looked_at_is_told(desk: Path, words: tuple[str, ...]) -> None:
    (desk / "锁着").mkdir(mode=0)
    code, told, shown = ended(desk, *words, before=ORDINARY)
    assert (code, "内部错误" in "".join(told)) == (2, False)
    assert [*told, *shown.splitlines()]


@pytest.mark.surroundings
def test_a_copy_whose_name_would_be_too_long_is_told_and_the_others_are_made(desk: Path) -> None:
    (given,) = (desk / "报送").iterdir()
    long_name = f"{'长' * 83}a.json"
    (given.parent / long_name).write_bytes(given.read_bytes())
    code, told, _ = ended(desk, "报送", *NARROW, "--annotate", "副本")
    assert code == 2
    assert told[-1] == f"无法写入 副本/{long_name}.xlsx：文件名太长。"
    assert [path.name for path in (desk / "副本").iterdir()] == [f"{given.name}.xlsx"]


ASKS = (".is_dir()", ".is_file()")
ALLOWED = {"readers/discovery.py", "readers/files.py", "writers/files.py"}
"""Members of archives are no paths; the two others know what to make of the error."""


def test_nothing_asks_for_a_path_in_a_way_that_raises_where_nobody_may_look(root: Path) -> None:
    source = root / "src/haixi_check"
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(ask in path.read_text(encoding="utf-8") for ask in ASKS)
    }
    assert found == ALLOWED
