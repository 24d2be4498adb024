"""Questions about values that the comments of their own cells deny."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from haixi_check.intake.cells.meaning import Flaw, repeated
from haixi_check.intake.draft import Drafts
from haixi_check.intake.rows import HeadedTable
from haixi_check.problem import Tier
from haixi_check.table import Content, Place, Table, Value, row_and_column

DENIED: Final = "comment_denies"
"""The code of the question."""


def is_denied(said: str, amount: object, year: int) -> bool:
    """Whether a comment denies its value; the words that do are loaded once there is a comment."""
    from haixi_check.intake.cells.comments import comment_denies

    return comment_denies(said, amount, year)


def ask_of_comment(
    said: str, where: Place, amount: object, figure: tuple[str, int], unit_id: str, drafts: Drafts
) -> None:
    """Ask about a figure of a year if what the comment of its own cell says denies it."""
    if is_denied(said, amount, figure[1]):
        drafts.log.tell(
            DENIED, where, tier=Tier.EXPLAIN, found=repeated(said), unit=unit_id, figures=(figure,)
        )


def doubts_of_comments(
    sheet: HeadedTable, row: int, typed: Mapping[str, Content], own_year: int
) -> dict[str, Flaw]:
    """What is to be asked of the cells of a row, by column, for the comments that they carry."""
    comments = sheet.table.comments
    if not comments:
        return {}
    return {
        name: Flaw(DENIED, Tier.EXPLAIN)
        for name, column in sheet.header.columns.items()
        if typed.get(name) is not None
        and (said := comments.get(sheet.place(row, column).cell, ""))
        and is_denied(said, typed[name], own_year)
    }


def flawed_text(flaw: Flaw, table: Table, where: Place, value: Value) -> Value:
    """What is to be repeated of a cell: of one that a comment denies, the comment."""
    return table.comments.get(where.cell, value) if flaw.code == DENIED else value


def denied_rows(table: Table) -> Iterable[int]:
    """The rows of a table, from zero, in which a comment denies a value; of any year."""
    for address, said in table.comments.items():
        place = row_and_column(address)
        if place is not None and is_denied(said, None, 0):
            yield place[0] - 1 - table.top
