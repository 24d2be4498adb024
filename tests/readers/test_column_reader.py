"""A big text table or a parquet file holds what a small one would."""

from __future__ import annotations

import csv
import datetime
import io
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.bombs import mutated

from haixi_check.readers import InputFile, csv_text, parquet, parquet_columns, read, text
from haixi_check.readers.budgets import Budget
from haixi_check.readers.documents import UnreadableError
from haixi_check.system.resources import OUT_OF_MEMORY, ProcessorTime
from haixi_check.table import CellError, Frame, Table, Value

ROSTER = '名册\n\n工号,届,说明\nT1,2022,\n\nT2,,“a;b”\n 第三 ,2021,"一,\n二"\n,,\nT4\n合计,3\n'


def cells(path: Path) -> list[list[Value]]:
    """What stands in the only table, without blanks at the ends of rows."""
    document = read(InputFile(path, path.name))
    assert document.problems == ()
    (table,) = document.tables
    whole = table.whole() if isinstance(table, Frame) else table
    rows = [[None if value == "" else value for value in row] for row in whole.rows]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_big_text_table_is_read_as_a_small_one(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "教师名册.csv"
    path.write_bytes(ROSTER.replace("\n", ends).encode(encoding))
    small = cells(path)
    with patch.object(csv_text, "BIG_TEXT", 0), patch.object(csv_text, "_PIECE", 8):
        big = cells(path)
        assert isinstance(read(InputFile(path, path.name)).tables[0], Frame)
    assert [[str(v).replace("\r", "") if v else v for v in row] for row in big] == small


@pytest.mark.parametrize("text", ['a,b\n"c,d\n', "a,b\nc\x07,d\n", "a,b\rc,d\r"])
def test_what_needs_mending_is_read_record_by_record(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    with patch.object(csv_text, "BIG_TEXT", 0):
        assert all(isinstance(table, Table) for table in read(InputFile(path, path.name)).tables)


QUOTED = ['"b"c', '5"', '"b""c"', ' "b"', '"b"', "c", '"x\ny"', '""', '"']


@given(st.lists(st.sampled_from(QUOTED), min_size=1, max_size=8), st.booleans())
def test_quotes_mean_the_same_in_a_big_text_table(fields: list[str], ends: bool) -> None:
    text = "a,b\n" + "".join(f"T{at},{field}\n" for at, field in enumerate(fields))
    data = text.encode() if ends else text.encode()[:-1]
    source = InputFile(Path("x.csv"), "x.csv", standard_input=True)
    reading = csv_text.read_by_column(source, data)
    if reading is not None:
        (frame,) = (table for table in reading.tables if isinstance(table, Frame))
        records = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert frame.whole().rows == [[cell or None for cell in row] for row in records]


@pytest.mark.parametrize("text", ['a,b\n"c"d,e\n', "a,b\nc,d\n" * 9 + '="007",e\n', " \n\n\n"])
def test_what_a_column_cannot_hold_is_read_record_by_record(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text)
    small = read(InputFile(path, path.name))
    with patch.object(csv_text, "BIG_TEXT", 8):
        assert read(InputFile(path, path.name)) == small


@given(
    st.text("a\n,é海😀", max_size=40), st.integers(4, 9), st.integers(0, 40), st.binary(max_size=3)
)
def test_utf_8_is_known_piece_by_piece(text: str, piece: int, at: int, damage: bytes) -> None:
    data = text.encode()
    data = data[:at] + damage + data[at:]
    try:
        data.decode("utf-8-sig")
        plain = not data.startswith(b"\xef\xbb\xbf")
    except UnicodeDecodeError:
        plain = False
    with patch.object(csv_text, "_PIECE", piece):
        assert csv_text._plain_utf8(data) is plain


def test_parquet_keeps_what_its_cells_are(tmp_path: Path) -> None:
    path = tmp_path / "教师名册.parquet"
    day = datetime.date(2022, 9, 1)
    pl.DataFrame(
        {
            "工号": ["T1", "", "T\x073"],
            "届": [2022, None, 2021],
            "在岗": [True, False, None],
            "年限": [1.5, 2.0, None],
            "日期": [day, None, day],
        }
    ).write_parquet(path)
    assert [list(map(str, row)) for row in cells(path)] == [
        ["工号", "届", "在岗", "年限", "日期"],
        ["T1", "2022", "True", "1.5", "2022-09-01"],
        ["None", "None", "False", "2"],
        ["T3", "2021", "None", "None", "2022-09-01"],
    ]


def test_parquet_may_have_columns_that_hold_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "教师名册.parquet"
    far = pl.Series([5_000_000, -1_000_000], dtype=pl.Int32).cast(pl.Date)
    pl.DataFrame(
        {
            "\x00t工号": ["T1", "T2"],
            "row": pl.Series([None, None], dtype=pl.Null),
            "名单": [[1], None],
            "附件": [b"1", None],
            "时间": [datetime.time(8, 30), None],
            "日期": far,
        }
    ).write_parquet(path)
    first, *rows = cells(path)
    assert first == ["t工号", "row", "名单", "附件", "时间", "日期"]
    broken = CellError("#VALUE!")
    assert rows[0] == ["T1", None, broken, broken, "08:30:00", "+15659-07-15"]
    assert rows[1] == ["T2", None, None, None, None, "-0768-02-04"]


def test_a_broken_parquet_file_is_a_problem_of_that_file(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1" + bytes(100) + b"PAR1")
    document = read(InputFile(path, path.name))
    assert [problem.code for problem in document.problems] == ["damaged_file"]


@pytest.mark.parametrize("piece", [1, 2, 3, 64])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("told", [False, True])
def test_a_large_text_becomes_utf_8_piece_by_piece_as_it_would_at_once(
    told: bool, encoding: str, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "_PIECE", piece)
    monkeypatch.setattr(text, "_LOOKED_AT", 5)
    data = "\r\n单位,说明\r学校,教师\n\r\n".encode(encoding)
    if encoding == "utf-16-be" and not told:
        data = b"\xfe\xff" + data
    named = encoding if told else None
    assert text.recoded(data, named) == text.decoded(data, named).encode()


@pytest.mark.parametrize(
    ("data", "encoding", "code"),
    [
        (b"\xff\xff\xff,", None, "unknown_encoding"),
        ("學校名稱,教師數".encode("big5") * 9, None, "unknown_encoding"),
        ("学校".encode() * 9 + b"\xff", None, "unknown_encoding"),
        (b"\xff\xfea", None, "wrong_encoding"),
        (b"a\xff", "utf-8", "wrong_encoding"),
        (b"61", "hex", "wrong_encoding"),
        (b"a", "no such", "wrong_encoding"),
    ],
)
def test_a_large_text_in_no_encoding_is_refused(
    data: bytes, encoding: str | None, code: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        text.recoded(data, encoding)
    assert caught.value.code == code


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the name of a file is text")
@pytest.mark.parametrize("within", ["folder", "file"])
@pytest.mark.sampled(2)
def test_a_name_in_another_encoding_is_no_reason_not_to_read_by_column(
    tmp_path: Path, within: str
) -> None:
    foreign = tmp_path / os.fsdecode("格尔木".encode("gbk"))
    folder = foreign if within == "folder" else tmp_path
    folder.mkdir(exist_ok=True)
    stem = "名册" if within == "folder" else foreign.name
    text, parquet = folder / f"{stem}.csv", folder / f"{stem}.parquet"
    text.write_text("工号\nT1\n", encoding="utf-8")
    parquet.write_bytes(_as_parquet(pl.DataFrame({"工号": ["T1"]})))

    with patch.object(csv_text, "BIG_TEXT", 0):
        for path in (text, parquet):
            (table,) = read(InputFile(path, f"名册{path.suffix}")).tables
            assert isinstance(table, Frame)
            assert [list(row) for row in table.whole().rows] == [["工号"], ["T1"]]


def _as_parquet(frame: pl.DataFrame) -> bytes:
    file = io.BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


def _panicking(*_: object) -> None:
    os.write(2, b"thread '<unnamed>' panicked at crates/polars")
    raise type("PanicException", (BaseException,), {})("called `Option::unwrap()`")


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet is decoded as where there are no processes."""
    monkeypatch.setattr("haixi_check.system.processes.can_spawn", lambda: False)


@pytest.mark.usefixtures("in_this_process")
def test_a_panic_of_the_library_costs_one_file_and_is_not_heard(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "名册.parquet"
    path.write_bytes(_as_parquet(pl.DataFrame({"工号": ["T1"]})))

    with patch.object(pl, "read_parquet_schema", _panicking):
        found = read(InputFile(path, path.name))

    assert [problem.code for problem in found.problems] == ["damaged_file"]
    assert capfd.readouterr().err == ""
    os.write(2, b"heard again")
    assert capfd.readouterr().err == "heard again"


@pytest.mark.usefixtures("in_this_process")
def test_a_batch_that_is_missing_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "名册.parquet"
    path.write_bytes(_as_parquet(pl.DataFrame({"工号": [f"T{number}" for number in range(9)]})))
    typed = parquet_columns._typed

    def cut_off(*given: Any) -> Iterator[pl.DataFrame]:
        yield from (batch.head(5) for batch in typed(*given))

    with patch.object(parquet_columns, "_typed", cut_off):
        found = read(InputFile(path, path.name))
    assert [problem.code for problem in found.problems] == ["damaged_file"]


@pytest.mark.parametrize("number", [309, 993, 3540, 9164, 12588])
@pytest.mark.sampled(3)
def test_damage_on_which_the_library_breaks_costs_one_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], number: int
) -> None:
    """With the first two it gives fewer rows and no error, then it panics; the last end it."""
    path = tmp_path / "名册.parquet"
    frame = pl.DataFrame({"工号": ["T1", None], "在岗年限": [1, 2], "比例": [0.5, None]})
    chance = random.Random(number)  # noqa: S311 - no secret
    path.write_bytes(mutated(_as_parquet(frame), chance))

    found = read(InputFile(path, path.name))

    assert found.tables == ()
    assert {problem.code for problem in found.problems} <= {"damaged_file", "reader_crashed"}
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("in_this_process")
def test_parquet_is_read_without_processes_as_well(tmp_path: Path) -> None:
    path = tmp_path / "名册.parquet"
    path.write_bytes(_as_parquet(pl.DataFrame({"工号": ["T1"], "在岗年限": [8]})))
    assert cells(path) == [["工号", "在岗年限"], ["T1", 8]]


def _lasting(channel: object, **_: object) -> None:
    time.sleep(60)


def _slow(channel: object, **_: object) -> None:
    ProcessorTime().allow(0.05)
    while True:
        pass


def _hungry(channel: object, **_: object) -> None:
    os._exit(OUT_OF_MEMORY)


@pytest.mark.parametrize(
    ("decode", "code"),
    [
        (_lasting, "reader_asleep"),
        (_slow, "reader_too_slow"),
        (_hungry, "reader_out_of_memory"),
    ],
)
@pytest.mark.thorough
def test_a_parquet_file_that_takes_too_much_is_given_up(
    tmp_path: Path, decode: object, code: str
) -> None:
    path = tmp_path / "名册.parquet"
    path.write_bytes(_as_parquet(pl.DataFrame({"工号": ["T1"]})))
    patience = Budget(seconds=1, patience=0.3 if code == "reader_asleep" else 60, whole=1)
    with (
        patch.object(parquet, "_decode", decode),
        patch.object(Budget, "for_size", lambda _: patience),
    ):
        found = parquet_problem(path)
    assert found == code


def parquet_problem(path: Path) -> str:
    try:
        parquet.read_parquet(InputFile(path, path.name), path.read_bytes())
    except UnreadableError as error:
        return error.code
    return ""
