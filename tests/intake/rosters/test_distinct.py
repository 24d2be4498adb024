"""A column means the same whether its different cells were numbered or not."""

from __future__ import annotations

import polars as pl
import pytest

from haixi_check.intake.rosters import distinct as different_cells
from haixi_check.intake.rosters.distinct import Repertoire

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
    monkeypatch.setattr(different_cells, "_MOST", most)
    texts = COLUMNS[column]
    cells = Repertoire().cells(pl.Series(texts, dtype=pl.String))
    codes = {text: number for number, text in enumerate(sorted(cells.different()), start=1)}
    assert set(codes) == {text for text in texts if text is not None}
    expected = [0 if text is None else codes[text] for text in texts]
    assert cells.mapped(codes, 0).to_list() == expected


@pytest.mark.parametrize("most", [0, 10_000])
def test_only_texts_beyond_ascii_are_looked_at(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(different_cells, "_MOST", most)
    cells = Repertoire().cells(pl.Series(["合计", "total", None, "合计", "小计"]))
    assert sorted(cells.resembling(lambda _: True)) == ["合计", "小计"]
    assert cells.resembling(lambda text: text == "小计") == ["小计"]
