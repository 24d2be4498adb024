"""Big rosters: all their sheets at once, because a person may stand in several of them.

Rows that nobody needs to tell apart are counted, all others take the ordinary path. One description
of the rows, in the form, serves both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from haixi_check.frames import Frame, token_of
from haixi_check.intake.draft import Desk, Draft, tell_blocks
from haixi_check.intake.header import side_by_side
from haixi_check.intake.rosters.crowd import Crowd
from haixi_check.intake.rosters.keys import shared
from haixi_check.intake.rosters.pairs import pairs
from haixi_check.intake.rosters.sheet import BigSheet
from haixi_check.intake.sheets.columns import register_header
from haixi_check.rulepack.form import Register
from haixi_check.table import Table

__all__ = ["Crowd", "of_table", "settle", "take_roster"]

HEAD = 40
"""Rows in which the header of a big sheet is looked for: more than `headers` searches."""
BATCH = 200_000
KEPT = 2**27
"""Bytes of a roster that are kept once they are read; what goes beyond is read a second time."""


def of_table(table: Table) -> Frame:
    """A table that is in memory anyway, as a frame."""
    width = max(map(len, table.rows), default=0)
    return Frame(
        head=replace(table, rows=table.rows[:HEAD]), width=width, origin=_Rows(table, width)
    )


@dataclass(frozen=True)
class _Rows:
    """The rows of a table, by column."""

    table: Table
    width: int

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `Origin`."""
        for start in range(0, len(self.table.rows), BATCH):
            rows = self.table.rows[start : start + BATCH]
            found: dict[str, pl.Series] = {
                "row": pl.Series(range(start, start + len(rows)), dtype=pl.UInt32)
            }
            for column in range(self.width):
                tokens = [token_of(row[column]) if column < len(row) else None for row in rows]
                found[f"c{column}"] = pl.Series(tokens, dtype=pl.String)
            yield pl.DataFrame(found)


def take_roster(frames: Iterable[Frame], register: Register, desk: Desk) -> list[Crowd]:
    """Take in the sheets of one roster: a crowd for each, and the other rows one by one.

    The crowds are no part of the drafts before they are `settled`.
    """
    sheets: list[BigSheet] = []
    for frame in frames:
        header = register_header(frame.head, register, desk)
        if header is not None:
            blocks, _ = side_by_side(header)
            tell_blocks(frame.head, blocks, desk)
            sheets += [BigSheet(frame, block, register, desk) for block in blocks]
    if not sheets:
        return []
    room = KEPT
    for sheet in sheets:
        room -= sheet.look(room)
    own, person = (
        shared(keys for sheet in sheets for keys in sheet.keys(name)) for name in ("own", "person")
    )
    twice = pl.col("own").is_in(own.implode()) | pl.col("person").is_in(person.implode())
    several = [sheet.several(twice.fill_null(value=False)) for sheet in sheets]
    found = pairs(pl.concat(rows.with_columns(sheet=at) for at, rows in enumerate(several)))
    return [sheet.take(found.filter(sheet=at)) for at, sheet in enumerate(sheets)]


def settle(crowds: Sequence[Crowd], submissions: Sequence[Mapping[str, Draft]]) -> None:
    """Put the crowds into the drafts, first telling apart who stands elsewhere as well.

    `submissions` are all drafts, with the rows that were taken in one by one.
    """
    by_register: dict[str, list[Crowd]] = {}
    for crowd in crowds:
        by_register.setdefault(crowd.register.id, []).append(crowd)
    for register_id, found in by_register.items():
        every = [keys for crowd in found for keys in crowd.keys]
        known = _keys_of("person", register_id, submissions)
        others = pl.Series(sorted(map(int, known)), dtype=pl.UInt64)
        own, person = others.clear(), others
        named = [crowd.named(_listed_elsewhere(crowd, submissions)) for crowd in found]
        if any(crowd.desk is not found[0].desk for crowd in found):
            # Who stands twice in one submission was told apart when it was taken in.
            own = shared([own, *(keys["own"] for keys in every)])
            person = shared([person, *(keys["person"] for keys in every)])
        for crowd, also in zip(found, named, strict=True):
            for entry in (*crowd.lift(pl.concat([own, also]), person), *crowd.entries()):
                draft = crowd.desk.draft(entry.unit, crowd.frame.file)
                draft.entries.setdefault(register_id, []).append(entry)
                if not crowd.numbered:
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


def _listed_elsewhere(crowd: Crowd, submissions: Iterable[Mapping[str, Draft]]) -> set[str]:
    """The keys that units of a crowd gave to rows of other submissions of theirs."""
    units = {unit for unit, *_ in crowd.combinations}
    others = (
        {unit: drafts[unit] for unit in units & drafts.keys()}
        for drafts in submissions
        if drafts is not crowd.desk.drafts
    )
    return _keys_of("own", crowd.register.id, others)
