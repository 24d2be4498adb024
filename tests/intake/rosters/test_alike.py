"""Rows are alike where every cell of theirs is."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haixi_check.intake.rosters import alike as module
from haixi_check.intake.rosters.alike import alike

CELLS = st.sampled_from([-(2**31), -2, -1, 0, 1, 2, 7, 2**31 - 1])
ROWS = st.integers(1, 6).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=30))


@pytest.mark.parametrize("word", [0, module._WORD])
@given(rows=ROWS)
def test_each_row_is_one_of_the_different_ones(rows: list[tuple[int, ...]], word: int) -> None:
    names = [f"m{at}" for at in range(len(rows[0]) if rows else 2)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Int32), orient="row")
    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(module, "_WORD", word)
        different, which = alike(frame)
    assert sorted(different.iter_rows()) == sorted(set(rows))
    assert [different.row(at) for at in which] == rows
