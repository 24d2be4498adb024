"""Text tables in the encodings and shapes that schools send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

TEXT = "代码,指标,说明\nenrolment,学历教育在校生数,无\n"
ROWS = [["代码", "指标", "说明"], ["enrolment", "学历教育在校生数", "无"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found_out(opened: Opened, encoding: str) -> None:
    (table,) = opened(TEXT.encode(encoding), "甲/指标数据.csv").grids
    assert (table.name, list(table.rows)) == ("指标数据", ROWS)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_a_text_that_looks_like_none_is_read_as_somebody_says(
    opened: Opened, encoding: str
) -> None:
    (table,) = opened(TEXT.encode(encoding), "甲/指标数据.csv", encoding).grids
    assert table.rows[0][0] == TEXT.split(",")[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("代碼,學校名稱,教師數\n甲,海西州職業技術學校,8", "big5"),
        ("学校の名称,教師の数", "shift-jis"),
    ],
)
def test_another_encoding_is_not_taken_for_chinese(
    opened: Opened, text: str, encoding: str
) -> None:
    data = text.encode(encoding)
    assert [p.code for p in opened(data, "a.csv").problems] == ["unknown_encoding"]
    assert opened(data, "a.csv", encoding).grids


@pytest.mark.parametrize("encoding", ["ascii", "no-such-encoding"])
def test_a_wrong_encoding_is_told(opened: Opened, encoding: str) -> None:
    (problem,) = opened(TEXT, "a.csv", encoding).problems
    assert (problem.code, problem.found) == ("wrong_encoding", encoding)


@pytest.mark.parametrize("delimiter", ["|", ",", "\t", ";"])
def test_the_delimiter_is_found_out(opened: Opened, delimiter: str) -> None:
    (table,) = opened(TEXT.replace(",", delimiter), "a.tsv").grids
    assert list(table.rows) == ROWS


def test_a_title_line_with_other_delimiters_decides_nothing(opened: Opened) -> None:
    (table,) = opened("甲;乙;丙;丁\na,b\nc,d\n", "a.csv").grids
    assert table.rows[1] == ["a", "b"]


def test_quoted_fields_hold_delimiters_and_line_ends(opened: Opened) -> None:
    (table,) = opened('a,"b,\r\n""c"""\r\nd,e\r\n', "a.csv").grids
    assert table.rows == [["a", 'b,\n"c"'], ["d", "e"]]


def test_blank_lines_keep_the_addresses(opened: Opened) -> None:
    (table,) = opened("a,b\n\nc,d\n", "a.csv").grids
    assert [table.location(r, c).cell for r, c, value in table.walk() if value == "d"] == ["B3"]


def test_every_value_stays_text(opened: Opened) -> None:
    (table,) = opened("007,1.50,2022-01-01,true\n", "a.csv").grids
    assert table.rows == [["007", "1.50", "2022-01-01", "true"]]


def test_control_characters_are_gone(opened: Opened) -> None:
    (table,) = opened("a\x1b[31m,b\x07\n", "a.csv").grids
    assert table.rows == [["a[31m", "b"]]


@pytest.mark.parametrize("text", ['a,b\nc,"d\ne,f\n', "a,b\nc," + "d" * 131_073])
def test_a_quote_without_end_and_a_field_without_end_are_told(opened: Opened, text: str) -> None:
    assert [p.code for p in opened(text, "a.csv").problems] == ["broken_csv"]


def test_what_was_written_to_stay_text_is_read_as_that_text(opened: Opened) -> None:
    (table,) = opened('工号,姓名\n="007","=""012"""\n=1+1,"=""a""&""b"""\n').grids
    assert list(table.rows)[1:] == [["007", "012"], ["=1+1", '="a"&"b"']]


def test_it_is_so_in_a_long_table_as_well(opened: Opened) -> None:
    (table,) = opened("工号,说明\n" + f'="007",{"虚构" * 50}\n' * 9_000).grids
    assert table.rows[9_000][0] == "007"
