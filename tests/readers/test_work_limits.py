"""What an input may cost: told by the limit that it breaks, and what is wide costs no more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import polars as pl
import pytest

from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.readers import csv_text, limits, read_all, worker, workers
from haixi_check.readers.budgets import Budget
from haixi_check.readers.documents import InputFile
from haixi_check.readers.signatures import Format
from haixi_check.readers.workers import InputTask
from haixi_check.readers.xlsx import by_column, scan
from haixi_check.system import processes, resources
from haixi_check.table import column_letters

if TYPE_CHECKING:
    from pathlib import Path

    from tests.readers.conftest import Opened, Workbook

    from haixi_check.readers import Document
    from haixi_check.system.channels import Channel
    from haixi_check.verdict import Verdict

GIB = 1024 * limits.MIB


def told(document: Document) -> list[tuple[str, str]]:
    return [(problem.code, problem.params.get("limit", "")) for problem in document.problems]


@pytest.mark.parametrize("size", [0, limits.SMALL_FILE, 128 * limits.MIB, 512 * limits.MIB])
def test_no_input_takes_more_than_a_gibibyte(size: int) -> None:
    assert worker.memory_for(size) + 2 * size <= GIB + limits.LEAST_MEMORY


def greedy(channel: Channel) -> None:
    """Take what a library may set aside, and hold it."""
    resources.limit_memory(resources.taken_memory() + 64 * limits.MIB)
    resources.allow_memory(GIB)
    held = b"x" * (256 * limits.MIB)
    while channel.receive() is not None:
        channel.send(held[:1])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
@pytest.mark.thorough
def test_memory_that_a_library_sets_aside_may_not_be_held() -> None:
    process = processes.start(greedy)
    process.send(b"")
    assert process.receive() is None
    process.stop()
    assert (process.out_of_memory, process.out_of_time) == (True, False)


@pytest.mark.parametrize("size", [0, limits.SMALL_FILE, 4 * limits.SMALL_FILE])
def test_ten_megabytes_cost_ten_seconds_at_most(size: int) -> None:
    allowed = max(size, limits.SMALL_FILE) / limits.SMALL_FILE * 10
    assert Budget.for_size(size).seconds <= allowed


def test_memory_is_told_as_what_was_allowed(tmp_path: Path) -> None:
    task = InputTask(InputFile(tmp_path, "甲.json"), Format.JSON, b"[]", Budget.for_size(2))
    task.fail("reader_out_of_memory")
    assert task.reading is not None
    (problem,) = task.reading.problems
    assert problem.params == {"limit": f"{limits.MEMORY // limits.MIB}"}


def test_a_parquet_that_repeats_one_row_without_end_is_not_unfolded(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.system.processes.can_spawn", lambda: False)
    monkeypatch.setattr("haixi_check.readers.parquet_columns.CELLS_FREELY", 1_000)
    path = tmp_path / "much.parquet"
    pl.select(pl.repeat(1, 10**6, dtype=pl.UInt8).alias("a")).write_parquet(path)
    data = path.read_bytes()
    most = 1_000 + limits.CELLS_PER_BYTE * len(data)
    assert most < 10**6
    assert told(opened(data, "much.parquet")) == [("too_many_cells", f"{most}")]


def test_a_parquet_of_one_long_text_in_every_row_is_not_unfolded(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.system.processes.can_spawn", lambda: False)
    monkeypatch.setattr("haixi_check.readers.parquet_columns.TEXT_AT_ONCE", 2**20)
    path = tmp_path / "long.parquet"
    pl.DataFrame({"a": ["x" * 10_000] * 1_000}).write_parquet(path)
    document = opened(path.read_bytes(), "long.parquet")
    assert told(document) == [("reader_out_of_memory", "1")]


def test_a_csv_that_is_read_record_by_record_has_only_so_many_fields(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_text, "MOST_FIELDS", 9)
    assert told(opened("a,b\n" * 4, "甲.csv")) == []
    assert told(opened("a,b\n" * 5, "甲.csv")) == [("too_many_cells", "9")]


def roster(folder: Path, kind: str = "csv") -> Path:
    """A submission of a roster that is read by column, and of what says whose it is."""
    folder.mkdir()
    (folder / "基本信息.csv").write_text(
        "填报单位,海西州职业技术学校\n填报年度,2022\n", encoding="utf-8"
    )
    columns = {"单位": "海西州职业技术学校", "学籍号": "G1", "入学年份": "2020"}
    rows = pl.DataFrame({name: [value] * 30_000 for name, value in columns.items()})
    path = folder / f"在校生名册.{kind}"
    if kind == "csv":
        rows.write_csv(path)
        assert path.stat().st_size > limits.BIG_TEXT
    else:
        rows.write_parquet(path)
    return path


def codes(verdict: Verdict, file: str) -> set[str]:
    return {problem.code for problem in verdict.problems if problem.place.file == file}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.sampled(2)
def test_rows_that_take_too_long_to_judge_are_told_and_nothing_rests_on_them(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = roster(tmp_path / "报送", kind)
    in_time = check(Request(paths=(path.parent,)))
    assert "reader_too_slow" not in codes(in_time, path.name)
    assert in_time.verdict.exit_code != 3
    monkeypatch.setattr(limits, "JUDGED_BESIDE", -1.0)

    late = check(Request(paths=(path.parent,)))

    assert codes(late, path.name) == {"reader_too_slow", "sheet_unread"}
    assert late.verdict.exit_code == 3


@pytest.mark.parametrize(
    "text",
    ["," * 1_000 + "1\n", "1\n" * limits.HIGHEST_SHEET, '=" "' + ",\n"],
    ids=["wide", "short", "wrapped"],
)
def test_a_big_csv_that_is_not_plainly_a_roster_is_read_in_a_process_that_can_be_ended(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_here(*_: object) -> NoReturn:
        raise AssertionError

    path = tmp_path / "甲.csv"
    path.write_text(text * (2 * limits.BIG_TEXT // len(text) + 1), encoding="utf-8")
    monkeypatch.setattr(workers, "read_as", read_here)
    monkeypatch.setattr(processes, "can_fork", lambda: False)
    monkeypatch.setattr(limits, "SECONDS", 0.01)
    (document,) = read_all([InputFile(path, "甲.csv")])
    assert [problem.code for problem in document.problems] == ["reader_too_slow"]


def wide_sheet(columns: int, rows: int) -> str:
    letters = [column_letters(column) for column in range(columns)]
    lines = (
        f'<row r="{row}">'
        + "".join(f'<c r="{each}{row}"><v>{row}</v></c>' for each in letters)
        + "</row>"
        for row in range(1, rows + 1)
    )
    return f"<sheetData>{''.join(lines)}</sheetData>"


def test_a_wide_sheet_that_is_full_is_neither_parsed_nor_read_by_column(
    opened: Opened, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(limits, "BIG_SHEET", 1_000)
    monkeypatch.setattr(scan, "parse", parsed)
    monkeypatch.setattr(by_column, "read_by_column", parsed)
    (table,) = opened(workbook(wide_sheet(500, 40))).grids
    assert (len(table.rows), table.rows[39][499]) == (40, 40)


def test_a_wide_sheet_with_one_cell_far_away_is_still_looked_at(
    opened: Opened, workbook: Workbook
) -> None:
    sheet = '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row><row r="9000"><c r="A9000"/>'
    (table,) = opened(workbook(f'{sheet}<c r="B9000"><v>2</v></c></row></sheetData>')).grids
    assert [value for *_, value in table.walk()] == [1, 2]
