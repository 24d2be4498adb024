"""Rows of a big sheet that are no data, or may be none: blank ones, footers, totals, headers again.

A row that only may be none is told apart, and looked at on the ordinary path.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from haixi_check.intake.header import Header
from haixi_check.intake.rosters.distinct import Cells
from haixi_check.intake.sheet_rows import footer_like, row_kind, total_like
from haixi_check.rulepack.names import even
from haixi_check.table import values_of


def blank_rows(
    batch: pl.DataFrame, own: pl.Series, within: Sequence[str], asked: Sequence[str]
) -> pl.Series:
    """Which rows say nothing: all cells `within` are blank, or all that the roster `asked` for.

    A row with a key, its `own`, says something, and is not looked at.
    """
    nothing = pl.all_horizontal(_unseen(pl.col(within))) | pl.all_horizontal(
        pl.col(asked).is_null() | (pl.col(asked) == "")
    )
    rows = batch.filter(own.is_null()).filter(nothing)["row"]
    return batch["row"].is_in(rows.implode())


def odd_rows(
    batch: pl.DataFrame, cells: Mapping[str, Cells], header: Header
) -> tuple[pl.Series, int | None]:
    """Rows that may be no data, and the row of the footer that ends the sheet."""
    suspects = pl.repeat(value=False, n=len(batch), dtype=pl.Boolean, eager=True)
    first = suspects.is_not_null()
    for name, column in cells.items():
        if first.any() and (footers := column.resembling(footer_like)):
            suspects |= first & batch[name].is_in(footers).fill_null(value=False)
        if totals := column.resembling(total_like):
            suspects |= batch[name].is_in(totals).fill_null(value=False)
        if first.any():
            first &= batch.select(_unseen(pl.col(name))).to_series()
    suspects |= _header_again(cells, header)
    end = None
    for row in batch.filter(suspects).iter_rows():
        if row_kind(values_of(row[1:]), header) == "footer":
            end = row[0]
            break
    return suspects, end


def _header_again(cells: Mapping[str, Cells], header: Header) -> pl.Series:
    """Rows that may repeat the header, as at the top of a page: by their first known column."""
    at, text = header.again[0]
    column = cells[f"c{at}"]
    alike = column.resembling(lambda token: even(token) == text)
    return column.tokens.is_in([*alike, header.texts[at]]).fill_null(value=False)


def _unseen(cells: pl.Expr) -> pl.Expr:
    """Whether cells hold nothing that anybody sees."""
    return cells.is_null() | (cells.str.strip_chars() == "")
