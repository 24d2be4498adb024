"""What is different in a batch is found, whether cells were numbered or not."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haixi_check.intake.rosters import distinct
from haixi_check.intake.rosters.distinct import Repertoire, different_rows

COLUMNS: dict[str, list[str | None]] = {
    "few": ["是", None, "否", "是", ""],
    "blank": [None, None],
    "none": [],
    "many": [f"班{number}" for number in range(2_000)],
    "many after few": [*["是"] * 1_000, *(f"班{number}" for number in range(2_000))],
}


@pytest.mark.parametrize("most", [0, 1, 10_000])
@pytest.mark.parametrize("column", COLUMNS)
def test_every_cell_gets_the_code_of_its_text(
    column: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distinct, "_MOST", most)
    texts = COLUMNS[column]
    cells = Repertoire().cells(pl.Series(texts, dtype=pl.String))
    codes = {text: number for number, text in enumerate(sorted(cells.different()), start=1)}
    assert set(codes) == {text for text in texts if text is not None}
    expected = [0 if text is None else codes[text] for text in texts]
    assert cells.mapped(codes, 0).to_list() == expected


@pytest.mark.parametrize("most", [0, 10_000])
def test_only_texts_beyond_ascii_are_looked_at(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distinct, "_MOST", most)
    cells = Repertoire().cells(pl.Series(["合计", "total", None, "合计", "小计"]))
    assert sorted(cells.resembling(lambda _: True)) == ["合计", "小计"]
    assert cells.resembling(lambda text: text == "小计") == ["小计"]


CELLS = st.sampled_from([-(2**31), -2, -1, 0, 1, 2, 7, 2**31 - 1])
ROWS = st.integers(1, 6).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=30))


@pytest.mark.parametrize("word", [0, distinct._WORD])
@given(rows=ROWS)
def test_each_row_is_one_of_the_different_ones(rows: list[tuple[int, ...]], word: int) -> None:
    names = [f"m{at}" for at in range(len(rows[0]) if rows else 2)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Int32), orient="row")
    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(distinct, "_WORD", word)
        different, which = different_rows(frame)
    assert sorted(different.iter_rows()) == sorted(set(rows))
    assert [different.row(at) for at in which] == rows
