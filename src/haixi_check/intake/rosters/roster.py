"""Big rosters: all their sheets at once, because a person may stand in several of them.

Rows that nobody needs to tell apart are counted, all others take the ordinary path. One description
of the rows, in the form, serves both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from haixi_check.intake.draft import Draft, Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rosters.keys import has_key, pairs, shared
from haixi_check.intake.rosters.sheet import BigSheet
from haixi_check.intake.rosters.uniform import UniformRows
from haixi_check.intake.sheets.columns import register_blocks
from haixi_check.plain import dataclass
from haixi_check.rulepack.form import Register
from haixi_check.table import Frame, Table, token_of

HEAD = 40
"""Rows in which the header of a big sheet is looked for: more than `header` searches."""
BATCH = 200_000
KEPT = 2**27
"""Bytes of a roster that are kept once they are read; what goes beyond is read a second time."""


def of_table(table: Table) -> Frame:
    """A table that is in memory anyway, as a frame."""
    width = max(map(len, table.rows), default=0)
    return Frame(
        head=replace(table, rows=table.rows[:HEAD]), width=width, origin=TableRows(table, width)
    )


@dataclass(frozen=True)
class TableRows:
    """The rows of a table, by column."""

    table: Table
    width: int

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `RowSource`."""
        for start in range(0, len(self.table.rows), BATCH):
            rows = self.table.rows[start : start + BATCH]
            columns: dict[str, pl.Series] = {
                "row": pl.Series(range(start, start + len(rows)), dtype=pl.UInt32)
            }
            for column in range(self.width):
                tokens = [token_of(row[column]) if column < len(row) else None for row in rows]
                columns[f"c{column}"] = pl.Series(tokens, dtype=pl.String)
            yield pl.DataFrame(columns)


def take_roster(
    frames: Iterable[tuple[Frame, Header | None]], register: Register, drafts: Drafts
) -> list[UniformRows]:
    """Take in the sheets of one roster, each with its header: give the rows to be counted only.

    All others are put into the drafts one by one; what is returned is put there by `settle`.
    """
    sheets = [
        BigSheet(frame, block.header, register, drafts)
        for frame, header in frames
        for block in register_blocks(frame.head, header, register, drafts)
    ]
    if not sheets:
        return []
    room = KEPT
    for sheet in sheets:
        room -= sheet.look(room)
    twice = has_key(
        *(
            shared(keys for sheet in sheets for keys in sheet.keys(name))
            for name in ("local_key", "national_key")
        )
    )
    sharing = [sheet.sharing(twice) for sheet in sheets]
    every = pairs(pl.concat(rows.with_columns(sheet=at) for at, rows in enumerate(sharing)))
    return [sheet.take(every.filter(sheet=at)) for at, sheet in enumerate(sheets)]


def settle(uniform: Iterable[UniformRows], submissions: Sequence[Mapping[str, Draft]]) -> None:
    """Put rows that are only counted into the drafts, but one by one who stands elsewhere as well.

    `submissions` are all drafts, with the rows that were taken in one by one.
    """
    by_register: dict[str, list[UniformRows]] = {}
    for rows in uniform:
        by_register.setdefault(rows.register.id, []).append(rows)
    for register_id, sheets in by_register.items():
        _settle_register(register_id, sheets, submissions)


def _settle_register(
    register_id: str, sheets: Sequence[UniformRows], submissions: Sequence[Mapping[str, Draft]]
) -> None:
    others = _keys_of("national", register_id, submissions)
    national = pl.Series(sorted(map(int, others)), dtype=pl.UInt64)
    local = national.clear()
    listed = [rows.with_keys(_listed_elsewhere(rows, submissions)) for rows in sheets]
    if any(rows.drafts is not sheets[0].drafts for rows in sheets):
        # Who stands twice in one submission was told apart when it was taken in.
        every = [keys for rows in sheets for keys in rows.keys]
        local = shared([local, *(keys["local_key"] for keys in every)])
        national = shared([national, *(keys["national_key"] for keys in every)])
    for rows, also in zip(sheets, listed, strict=True):
        for entry in (*rows.take_out(pl.concat([local, also]), national), *rows.entries()):
            draft = rows.drafts.draft(entry.unit, rows.frame.file)
            draft.entries.setdefault(register_id, []).append(entry)
            if not rows.numbered:
                # Whether a school's own numbers stand in another's roster is not looked up.
                draft.unkeyed |= {register_id}


def _keys_of(kind: str, register: str, submissions: Iterable[Mapping[str, Draft]]) -> set[str]:
    """The keys of a kind, of all rows of a register that were taken in one by one."""
    return {
        key[1]
        for drafts in submissions
        for draft in drafts.values()
        for entry in draft.entries.get(register, ())
        for key in entry.keys
        if key[0] == kind
    }


def _listed_elsewhere(rows: UniformRows, submissions: Iterable[Mapping[str, Draft]]) -> set[str]:
    """The keys that the units of `rows` gave to rows of other submissions of theirs."""
    units = {unit for unit, *_ in rows.combinations}
    others = (
        {unit: drafts[unit] for unit in units & drafts.keys()}
        for drafts in submissions
        if drafts is not rows.drafts.by_unit
    )
    return _keys_of("local", rows.register.id, others)
