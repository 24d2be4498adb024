"""What an input may cost: told by the limit that it breaks, and what is wide costs no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import polars as pl
import pytest

from haixi_check.readers import limits, separated, serving, sheet_columns, sheet_scan
from haixi_check.readers.budgets import Budget
from haixi_check.readers.documents import Source
from haixi_check.readers.signatures import Format
from haixi_check.readers.workers import Task
from haixi_check.tables import column_letters

if TYPE_CHECKING:
    from pathlib import Path

    from tests.readers.conftest import Opened, Workbook

    from haixi_check.readers import Document

GIB = 1024 * limits.MIB


def told(document: Document) -> list[tuple[str, str]]:
    return [(problem.code, problem.params.get("limit", "")) for problem in document.problems]


@pytest.mark.parametrize("kind", sorted(set(Format) - {Format.XLSX}))
def test_no_reader_but_that_of_rosters_takes_more_for_a_larger_file(kind: Format) -> None:
    assert serving.memory_for(kind, 512 * limits.MIB) == limits.MEMORY < GIB


@pytest.mark.parametrize("size", [0, limits.SMALL_FILE, 4 * limits.SMALL_FILE])
def test_ten_megabytes_cost_ten_seconds_at_most(size: int) -> None:
    allowed = max(size, limits.SMALL_FILE) / limits.SMALL_FILE * 10
    assert Budget.for_size(size).seconds <= allowed


def test_memory_is_told_as_what_was_allowed(tmp_path: Path) -> None:
    task = Task(Source(tmp_path, "甲.json"), Format.JSON, b"[]", Budget.for_size(2))
    task.fail("reader_out_of_memory")
    assert task.reading is not None
    (problem,) = task.reading.problems
    assert problem.params == {"limit": f"{limits.MEMORY // limits.MIB}"}


def test_a_parquet_that_repeats_one_row_without_end_is_not_unfolded(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.processes.can_spawn", lambda: False)
    monkeypatch.setattr("haixi_check.readers.columns.CELLS_FREELY", 1_000)
    path = tmp_path / "much.parquet"
    pl.select(pl.repeat(1, 10**6, dtype=pl.UInt8).alias("a")).write_parquet(path)
    data = path.read_bytes()
    most = 1_000 + limits.CELLS_PER_BYTE * len(data)
    assert most < 10**6
    assert told(opened(data, "much.parquet")) == [("too_many_cells", f"{most}")]


def test_a_parquet_of_one_long_text_in_every_row_is_not_unfolded(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.processes.can_spawn", lambda: False)
    monkeypatch.setattr("haixi_check.readers.columns.TEXT_AT_ONCE", 2**20)
    path = tmp_path / "long.parquet"
    pl.DataFrame({"a": ["x" * 10_000] * 1_000}).write_parquet(path)
    document = opened(path.read_bytes(), "long.parquet")
    assert told(document) == [("reader_out_of_memory", "1")]


def test_a_csv_that_is_read_record_by_record_has_only_so_many_fields(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(separated, "MOST_FIELDS", 9)
    assert told(opened("a,b\n" * 4, "甲.csv")) == []
    assert told(opened("a,b\n" * 5, "甲.csv")) == [("too_many_cells", "9")]


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
    monkeypatch.setattr(sheet_scan, "parse", parsed)
    monkeypatch.setattr(sheet_columns, "read_by_column", parsed)
    (table,) = opened(workbook(wide_sheet(500, 40))).grids
    assert (len(table.rows), table.rows[39][499]) == (40, 40)


def test_a_wide_sheet_with_one_cell_far_away_is_still_looked_at(
    opened: Opened, workbook: Workbook
) -> None:
    sheet = '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row><row r="9000"><c r="A9000"/>'
    (table,) = opened(workbook(f'{sheet}<c r="B9000"><v>2</v></c></row></sheetData>')).grids
    assert [value for *_, value in table.walk()] == [1, 2]
