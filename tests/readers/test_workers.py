"""Processes that read may die, hang or fill their memory: that costs one input, never the run."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.readers.books import Sheet, as_ods, as_xlsx, zipped
from tests.readers.conftest import write_workbook

from haixi_check.errors import RefusedError
from haixi_check.readers import Document, InputFile, limits, read_all, worker, workers
from haixi_check.readers.discovery import list_inputs
from haixi_check.readers.documents import ReaderResult
from haixi_check.readers.formats import read_as
from haixi_check.readers.signatures import Format
from haixi_check.system import processes, resources
from haixi_check.table import Table, Value

BOOK = as_xlsx([Sheet(name="表", rows=[["甲", 1]])])
forks = pytest.mark.usefixtures("_forking")
"""A spawned process would know nothing of what a test has changed."""

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture
def _forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork even if another test has left a thread behind."""
    if not hasattr(os, "fork"):
        pytest.skip("this platform has no fork")
    monkeypatch.setattr(processes, "can_fork", lambda: True)


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def _misbehave(source: InputFile, kind: Format, data: bytes) -> ReaderResult:
    if "abort" in source.shown:
        os.write(2, b"thread panicked at src/lib.rs")
        os.abort()
    if "error" in source.shown:
        raise KeyError("a mistake of our own")
    if "busy" in source.shown:
        while True:
            pass
    if "asleep" in source.shown:
        time.sleep(60)
    if "memory" in source.shown:
        bytearray(limits.MEMORY + 2**26)
    return read_as(source, kind, data)


@forks
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.sampled(2)
def test_what_kills_its_reader_costs_no_other_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], jobs: int
) -> None:
    monkeypatch.setattr(worker, "read_as", _misbehave)
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    names = ["1", "abort", "2", "error", "3", "busy", "4", "memory", "5"]
    found = list(read_all([InputFile(path, name) for name in names], jobs=jobs))
    assert [document.path for document in found] == names
    assert {document.path: codes(document) for document in found if codes(document)} == {
        "abort": ["reader_crashed"],
        "error": ["reader_crashed"],
        "busy": ["reader_too_slow"],
        "memory": ["reader_out_of_memory"],
    }
    assert all(document.grids or codes(document) for document in found)
    assert capfd.readouterr() == ("", "")


@forks
def test_no_process_outlives_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    fork = os.fork

    def counted() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", counted)
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    documents = iter(read_all([InputFile(path, "甲"), InputFile(path, "乙")]))
    next(documents)
    documents.close()  # type: ignore[attr-defined]  # a generator, as pipelines may abandon it
    assert len(started) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(started[0], os.WNOHANG)


def _process_and_sheets(tables: tuple[Table, ...]) -> tuple[int, list[str]]:
    return os.getpid(), [table.name for table in tables]


def _break_down(_: tuple[Table, ...]) -> object:
    raise RuntimeError


@forks
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_what_is_made_of_the_tables_is_made_where_they_are_read(tmp_path: Path, jobs: int) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    sources = [InputFile(path, str(number)) for number in range(9)]
    *early, last = read_all(sources, jobs=jobs).worked_on(_process_and_sheets)
    assert [document.path for document in (*early, last)] == [source.shown for source in sources]
    assert isinstance(last.made, tuple)
    assert last.made[0] != os.getpid()
    assert last.made[1] == [table.name for table in last.grids]
    assert [table.rows for table in last.grids] == [()]
    assert all(document.made or document.grids[0].rows == [["甲", 1]] for document in early)


@forks
@pytest.mark.parametrize("reason", ["an error of ours", "large"])
def test_tables_of_which_nothing_was_made_come_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    work = _break_down if reason == "an error of ours" else _process_and_sheets
    monkeypatch.setattr(worker, "WORKED_ON_AT_ONCE", 1_000 if work is _break_down else 2)
    monkeypatch.setattr(worker, "ROWS_WORKED_ON", 0)
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    found = list(read_all([InputFile(path, str(at)) for at in range(4)]).worked_on(work))
    assert [document.made for document in found] == [None] * 4
    assert [document.grids[0].rows for document in found] == [[["甲", 1]]] * 4


def test_a_spawned_process_reads_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "can_fork", lambda: False)
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    first, second = read_all([InputFile(path, "甲.xlsx")] * 2).worked_on(_process_and_sheets)
    assert first.grids[0].rows == [["甲", 1]]
    assert isinstance(second.made, tuple)


def test_many_rows_arrive_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "ROWS_PER_MESSAGE", 7)
    path = tmp_path / "a.ods"
    rows: list[list[Value]] = [[f"甲{number}", number] for number in range(100)]
    path.write_bytes(as_ods([Sheet(name="一", rows=rows), Sheet(name="二", rows=rows[:3])]))
    (document,) = read_all([InputFile(path, "a.ods")])
    assert [list(table.rows) for table in document.grids] == [rows, rows[:3]]


def test_a_zip_gives_each_submission_in_it(tmp_path: Path) -> None:
    members = {
        "报送/甲.xlsx": BOOK,
        "报送/乙.csv": b"a,b\n",
        "报送/佐证.pdf": b"%PDF-1.7",
        "__MACOSX/._甲.xlsx": b"\0\x05",
        "报送/~$甲.xlsx": b"lock",
        "里.zip": zipped({"丙.xlsx": BOOK}),
        "../外.xlsx": BOOK,
        "坏.xlsx": BOOK[:-40],
    }
    path = tmp_path / "全部.zip"
    path.write_bytes(zipped(members))
    found = {document.path: document for document in read_all([InputFile(path, "全部.zip")])}
    assert {name: codes(document) for name, document in found.items()} == {
        "全部.zip/外.xlsx": ["unsafe_member"],
        "全部.zip/坏.xlsx": ["damaged_file"],
        "全部.zip/报送/乙.csv": [],
        "全部.zip/报送/甲.xlsx": [],
        "全部.zip/里.zip": ["nested_archive"],
    }
    assert found["全部.zip/报送/甲.xlsx"].grids[0].file == "全部.zip/报送/甲.xlsx"


def test_names_in_gbk_are_understood(tmp_path: Path) -> None:
    data = zipped({"xxxx.csv": b"a,b\n"}).replace(b"xxxx", "甲乙".encode("gbk"))
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert [document.path for document in read_all([InputFile(path, "a.zip")])] == [
        "a.zip/甲乙.csv"
    ]


def test_two_files_of_one_name_in_two_encodings_are_both_read(tmp_path: Path) -> None:
    members = {"甲乙.csv": b"a,b\n", "xxxx.csv": b"c,d\n"}
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(members).replace(b"xxxx", "甲乙".encode("gbk")))
    found = read_all([InputFile(path, "a.zip")])
    rows = [list(row) for document in found for table in document.grids for row in table.rows]
    assert sorted(rows) == [["a", "b"], ["c", "d"]]


def test_a_file_that_stands_there_twice_alike_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(
        zipped({"甲乙.csv": b"a,b\n", "xxxx.csv": b"a,b\n"}).replace(b"xxxx", "甲乙".encode("gbk"))
    )
    assert len(list(read_all([InputFile(path, "a.zip")]))) == 1


@pytest.mark.parametrize(
    ("members", "code"), [({"说明.docx": b""}, "empty_archive"), ({}, "empty_archive")]
)
def test_a_zip_without_submissions_is_told(
    tmp_path: Path, members: dict[str, bytes], code: str
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(members))
    assert [codes(document) for document in read_all([InputFile(path, "a.zip")])] == [[code]]


@forks
@pytest.mark.thorough
def test_the_members_of_a_zip_share_their_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    monkeypatch.setattr(worker, "read_as", _misbehave)
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    monkeypatch.setattr(limits, "SECONDS_PER_MEMBER", 0.01)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"busy{number}.xlsx": BOOK for number in range(20)}))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert {tuple(codes(d)) for d in read_all([InputFile(path, "a.zip")])} == {("reader_too_slow",)}
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 2


@forks
def test_members_of_a_zip_that_kill_their_reader_are_no_way_around_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "read_as", _misbehave)
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    monkeypatch.setattr(limits, "SECONDS_PER_MEMBER", 0.01)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"abort{number:02}.xlsx": BOOK for number in range(20)}))
    found = [codes(document) for document in read_all([InputFile(path, "a.zip")])]
    assert found[0] == ["reader_crashed"]
    assert found[-1] == ["reader_too_slow"]


@forks
@pytest.mark.thorough
def test_a_zip_of_many_sound_members_has_time_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(source: InputFile, kind: Format, data: bytes) -> ReaderResult:
        end = time.process_time() + 0.02
        while time.process_time() < end:
            pass
        return read_as(source, kind, data)

    monkeypatch.setattr(worker, "read_as", slowly)
    monkeypatch.setattr(limits, "SECONDS", 0.3)
    monkeypatch.setattr(limits, "SECONDS_PER_MEMBER", 1.0)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{number:03}.xlsx": BOOK for number in range(30)}))
    assert [codes(document) for document in read_all([InputFile(path, "a.zip")])] == [[]] * 30


@forks
@pytest.mark.parametrize("timer", [True, False], ids=["timer", "thread"])
@pytest.mark.sampled(2)
def test_the_limit_is_of_processor_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, timer: bool
) -> None:
    """Without the system's timer a thread of the reading process looks after it."""
    if not timer:
        monkeypatch.setattr(resources, "_PROFILER", None)
    monkeypatch.setattr(worker, "read_as", _misbehave)
    monkeypatch.setattr(limits, "SECONDS", 0.3)
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    (document,) = read_all([InputFile(path, "busy")])
    assert codes(document) == ["reader_too_slow"]
    assert document.problems[0].params == {"limit": "0"}


class JumpingClock:
    """The clock of a machine that is paused for an hour at every look."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 3600
        return self.now

    process_time = staticmethod(time.process_time)


@forks
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pause_of_the_machine_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    sources = [InputFile(path, str(number)) for number in range(4)]
    whole = list(read_all(sources))
    monkeypatch.setattr(workers, "time", JumpingClock())
    assert list(read_all(sources, jobs=jobs)) == whole


@forks
def test_a_reader_that_is_paused_has_all_its_time_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops itself, and is let go on by the parent's hundredth look."""
    looks: list[int] = []
    wait = processes.wait

    def looked(of: Sequence[processes.Process], seconds: float) -> list[processes.Process]:
        looks.append(1)
        if len(looks) == 100:
            for process in of:
                assert isinstance(process, processes.Forked)
                os.kill(process.pid, signal.SIGCONT)
        return wait(of, seconds)

    def stopped(source: InputFile, kind: Format, data: bytes) -> ReaderResult:
        os.kill(os.getpid(), signal.SIGSTOP)
        return read_as(source, kind, data)

    monkeypatch.setattr(limits, "LONGEST_TICK", 0.01)
    monkeypatch.setattr(processes, "wait", looked)
    monkeypatch.setattr(worker, "read_as", stopped)
    path = tmp_path / "a.xlsx"
    path.write_bytes(BOOK)
    (document,) = read_all([InputFile(path, "甲.xlsx")])
    assert document.grids[0].rows == [["甲", 1]]
    assert len(looks) >= 100


@forks
def test_a_reader_that_sleeps_is_given_up_at_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "read_as", _misbehave)
    monkeypatch.setattr(limits, "LONGEST_TICK", 0.01)
    monkeypatch.setattr(limits, "TIMES_ASLEEP", 0.1 / limits.SECONDS)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"asleep{number}.xlsx": BOOK for number in range(3)}))
    monkeypatch.setattr(limits, "SECONDS_PER_MEMBER", 0.0)
    found = list(read_all([InputFile(path, "a.zip")]))
    assert [codes(document) for document in found] == [["reader_asleep"]] * 3


def test_standard_input_is_an_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BOOK)))
    (source,) = list_inputs([Path("-")])
    (document,) = read_all([source])
    assert (document.path, len(document.grids)) == ("stdin", 1)


def test_a_folder_is_searched_for_every_format(tmp_path: Path) -> None:
    for name in ("a.xls", "b.ODS", "c.zip", "d.pdf", "~$e.xlsx", "f.et", ".g.csv"):
        (tmp_path / name).write_bytes(b"")
    assert [s.shown for s in list_inputs([tmp_path])] == ["a.xls", "b.ODS", "c.zip", "f.et"]
    with pytest.raises(RefusedError):
        list_inputs([tmp_path / "none.xlsx"])


def test_a_link_without_a_target_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "none")
    (document,) = read_all(list_inputs([tmp_path]))
    assert codes(document) == ["unreadable_file"]


def test_a_zip_file_of_this_suite_is_a_zip() -> None:
    assert zipfile.is_zipfile(io.BytesIO(BOOK))


@pytest.mark.thorough
def test_a_small_file_may_hold_a_big_sheet(tmp_path: Path) -> None:
    """What it takes to read it does not follow from the size of the file."""
    texts = [f'{{r}}" t="inlineStr"><is><t>{"长" * 70}</t></is></c>' for _ in range(10)]
    cells = "".join(f'<c r="{chr(65 + at)}{text}' for at, text in enumerate(texts))
    written = (f'<row r="{row}">{cells.replace("{r}", str(row))}</row>' for row in range(1, 60_001))
    path = tmp_path / "名册.xlsx"
    path.write_bytes(write_workbook(f"<sheetData>{''.join(written)}</sheetData>"))
    (document,) = read_all([InputFile(path, path.name)])
    assert document.problems == ()
    assert path.stat().st_size < limits.SMALL_FILE
