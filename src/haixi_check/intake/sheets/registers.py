"""Registers: one thing a row, unique by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

from haixi_check.intake.cells.content import content
from haixi_check.intake.cells.meaning import repeated
from haixi_check.intake.draft import Desk, tell_blocks
from haixi_check.intake.explanations import explanation
from haixi_check.intake.header import Header, cell, side_by_side
from haixi_check.intake.sheet_rows import data_rows, row_texts
from haixi_check.intake.sheets.columns import register_header
from haixi_check.intake.sheets.line import Line, anchor, entry_of, keys_of, label, read_line
from haixi_check.intake.sheets.totals import Running, compare
from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.rulepack.names import even
from haixi_check.rulepack.row_rules import year_in
from haixi_check.submission import Entry
from haixi_check.table import Table


def take_register(table: Table, register: Register, desk: Desk) -> None:
    """Put every row of a register or roster into the draft of its unit."""
    header = register_header(table, register, desk)
    if header is None:
        return
    blocks, _ = side_by_side(header)
    tell_blocks(table, blocks, desk)
    taken = []
    for block in blocks:
        kinds = dict(data_rows(table, block))
        rows = [row for row, kind in kinds.items() if kind == "data"]
        taken.append((block, kinds, take_rows(table, block, rows, register, desk)))
    if not register.of_persons and any("total" in kinds.values() for _, kinds, _ in taken):
        whole = Running[str]()
        for block, _, lines in taken:
            _add(whole, lines, _number_columns(block, register))
        for block, kinds, lines in taken:
            _compare_totals(table, block, kinds, lines, register, desk, whole)


def take_rows(
    table: Table, header: Header, rows: Iterable[int], register: Register, desk: Desk
) -> list[Line]:
    """Put some rows of a sheet into the draft of their unit, each thing once."""
    lines = [
        line for row in rows if (line := read_line(table, header, row, register, desk)) is not None
    ]
    for line in lines:
        keys = keys_of(line, register, desk)
        entry = entry_of(line, keys, register, desk)
        kept = desk.draft(line.unit, table.file).entries.setdefault(register.id, [])
        known = all(line.typed.get(rule.column) is not None for rule in register.exclusive)
        found = _seen(line, keys, register, desk) if known else None
        if found is not None:
            first, index = found
            flaw = _repeated(line, first, register, desk)
            if not flaw:
                continue
            # Both stay, so that it does not matter which stood first.
            kept[index] = replace(kept[index], flaw=kept[index].flaw or flaw)
            entry = replace(entry, flaw=entry.flaw or flaw)
        else:
            entry = _numbered_once(line, entry, len(kept), register, desk)
        for key in keys if known else ():
            desk.seen.setdefault((register.id, line.unit, key), (line, len(kept)))
        kept.append(entry)
    _check_exclusive(lines, register, desk)
    return lines


def _number_columns(header: Header, register: Register) -> list[Column]:
    return [
        column
        for column in register.columns
        if column.type in (ColumnType.COUNT, ColumnType.NUMBER) and column.id in header.columns
    ]


def _add(sums: Running[str], lines: Iterable[Line], columns: Iterable[Column]) -> None:
    for line, column in product(lines, columns):
        sums.add(column.id, _number(line, column))


def _compare_totals(
    table: Table,
    header: Header,
    kinds: Mapping[int, str],
    lines: Iterable[Line],
    register: Register,
    desk: Desk,
    whole: Running[str],
) -> None:
    """Hold the totals of number columns against the rows above them, or against all."""
    columns = _number_columns(header, register)
    by_row = {line.row: line for line in lines}
    figures = tuple((figure, EVERY_YEAR) for figure, _ in desk.form.resting_on(register))
    above = Running(whole)
    for row, kind in kinds.items() if columns else ():
        if kind == "data" and row in by_row:
            _add(above, (by_row[row],), columns)
        elif kind == "total":
            sums = above.up_to(row_texts(table.rows[row], header, 2))
            said = _note(table, header, row)
            for column in columns:
                at = header.columns[column.id]
                total = content(cell(table, row, at), column).value
                if column.id in sums and isinstance(total, int | Decimal):
                    where = table.location(row, at, header.texts.get(at, ""))
                    compare(
                        Fraction(total), sums[column.id], where, desk,
                        figures=figures, of_all=True, answer=said,
                    )  # fmt: skip


def _number(line: Line, column: Column) -> Fraction | None:
    value = line.typed.get(column.id)
    if isinstance(value, int | Decimal):
        return Fraction(value)
    return None if column.id in line.margin.flaws else Fraction(0)


def _note(table: Table, header: Header, row: int) -> str:
    column = header.columns.get("note")
    return explanation(cell(table, row, column)) if column is not None else ""


def _seen(
    line: Line, keys: tuple[tuple[str, ...], ...], register: Register, desk: Desk
) -> tuple[Line, int] | None:
    """The line of the same unit that named the same thing before, by any of its keys."""
    for key in keys:
        before = desk.seen.get((register.id, line.unit, key))
        if before is not None and any(key):
            return before
    return None


def _repeated(line: Line, first: Line, register: Register, desk: Desk) -> str:
    """The same key twice in one unit: the same row counts once; a different one must be mended."""
    same = all(
        line.typed.get(column.id) == first.typed.get(column.id)
        for column in register.columns
        if column.id != "note"
    )
    exclusive = {rule.column for rule in register.exclusive}
    if any(line.typed.get(name) != first.typed.get(name) for name in exclusive):
        return "exclusive_kind"  # told once, by the check of what excludes each other
    code, tier = ("repeated_row", Tier.NOTE) if same else ("duplicate_row", Tier.MUST_FIX)
    if desk.counted(code, line.sheet, tier):
        return "" if same else code
    before = anchor(first, register)
    desk.tell(
        code,
        anchor(line, register),
        tier=tier,
        found=label(line, register),
        first=before.cell if before.sheet == line.table.name else f"{before.sheet}!{before.cell}",
        unit=line.unit,
        related=(before,),
    )
    return "" if same else code


def _numbered_once(line: Line, entry: Entry, at: int, register: Register, desk: Desk) -> Entry:
    """The entry, in doubt where another row of the unit bears its number in the same year."""
    number = even(line.typed.get(register.numbered or "") or "")
    if not number:
        return entry
    years = [year_in(line.typed.get(rule.year_of)) for rule in register.derives if rule.year_of]
    key = (register.id, line.unit, ("number", number, str(years or line.row)))
    before, _ = desk.seen.setdefault(key, (line, at))
    if before is line:
        return entry
    assert register.numbered is not None  # noqa: S101 - it holds the number
    there = before.place(register.numbered)
    desk.tell(
        "number_given_twice",
        line.place(register.numbered),
        tier=Tier.EXPLAIN,
        found=repeated(line.raw.get(register.numbered)),
        first=there.cell if before.table is line.table else f"{there.sheet}!{there.cell}",
        unit=line.unit,
        related=(there,),
        answer=entry.explanation,
    )
    if entry.explanation or entry.doubt:
        return entry
    return replace(entry, doubt="number_given_twice", doubtful=entry.doubtful | {register.numbered})


def _check_exclusive(lines: list[Line], register: Register, desk: Desk) -> None:
    """Within a unit one room is one kind only; what two units say differently, pooling asks.

    A kind that is blank or cannot be read says nothing of another row.
    """
    for rule in register.exclusive:
        first: dict[tuple[str, ...], Line] = {}
        for line in lines:
            if line.typed.get(rule.column) is None:
                continue
            same = (line.unit, *(even(line.typed.get(name) or "") for name in rule.same))
            before = first.setdefault(same, line)
            if before.typed.get(rule.column) != line.typed.get(rule.column):
                desk.tell(
                    "exclusive_kind",
                    line.place(rule.column),
                    found=repeated(line.raw.get(rule.column)),
                    first=anchor(before, register).cell,
                    other_kind=str(before.typed[rule.column]),
                    unit=line.unit,
                    related=(anchor(before, register),),
                )
