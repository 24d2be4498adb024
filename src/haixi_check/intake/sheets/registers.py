"""Registers: one thing a row, unique by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

from haixi_check.intake.cells.content import content
from haixi_check.intake.cells.meaning import repeated
from haixi_check.intake.draft import Drafts
from haixi_check.intake.header import Header
from haixi_check.intake.rows import HeadedTable, cell, row_texts
from haixi_check.intake.sheets.columns import register_blocks
from haixi_check.intake.sheets.line import Line, entry_of, keys_of, read_line
from haixi_check.intake.sheets.totals import Running, compare, reason
from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.rulepack.form import Column, ColumnType, Register
from haixi_check.rulepack.names import even
from haixi_check.rulepack.row_rules import year_in
from haixi_check.submission import Entry
from haixi_check.table import Table


def take_register(table: Table, header: Header | None, register: Register, drafts: Drafts) -> None:
    """Put every row of a register or roster into the draft of its unit."""
    taken = []
    for sheet in register_blocks(table, header, register, drafts):
        kinds = dict(sheet.rows())
        rows = [row for row, kind in kinds.items() if kind == "data"]
        taken.append((sheet, kinds, take_rows(sheet, rows, register, drafts)))
    if not register.of_persons and any("total" in kinds.values() for _, kinds, _ in taken):
        whole = Running[str]()
        for sheet, _, lines in taken:
            _add(whole, lines, _number_columns(sheet.header, register))
        for sheet, kinds, lines in taken:
            _compare_totals(sheet, kinds, lines, register, whole, drafts)


def take_rows(
    sheet: HeadedTable, rows: Iterable[int], register: Register, drafts: Drafts
) -> list[Line]:
    """Put some rows of a sheet into the draft of their unit, each thing once."""
    read = (read_line(sheet, row, register, drafts) for row in rows)
    lines = [line for line in read if line is not None]
    for line in lines:
        _keep(line, drafts)
    _check_exclusive(lines, register, drafts)
    return lines


def _keep(line: Line, drafts: Drafts) -> None:
    """Put a row into the draft of its unit; one that says the same of a thing again is left out."""
    register, keys = line.register, keys_of(line, drafts)
    entry = entry_of(line, keys, drafts)
    kept = drafts.draft(line.unit, line.sheet.table.file).entries.setdefault(register.id, [])
    known = all(line.typed.get(rule.column) is not None for rule in register.exclusive)
    before = _named_before(line, keys, drafts) if known else None
    if before is None:
        entry = _with_own_number(line, entry, len(kept), drafts)
    else:
        first, index = before
        flaw = _repeated(line, first, drafts)
        if not flaw:
            return
        # Both stay, so that it does not matter which stood first.
        kept[index] = replace(kept[index], flaw=kept[index].flaw or flaw)
        entry = replace(entry, flaw=entry.flaw or flaw)
    for key in keys if known else ():
        drafts.first_lines.setdefault((register.id, line.unit, key), (line, len(kept)))
    kept.append(entry)


def _named_before(
    line: Line, keys: Sequence[tuple[str, ...]], drafts: Drafts
) -> tuple[Line, int] | None:
    """The line of the same unit that named the same thing before, by any of its keys."""
    named = (drafts.first_lines.get((line.register.id, line.unit, k)) for k in keys if any(k))
    return next((before for before in named if before is not None), None)


def _repeated(line: Line, first: Line, drafts: Drafts) -> str:
    """The same key twice in one unit: the same row counts once; a different one must be mended."""
    different = {
        column.id
        for column in line.register.columns
        if column.id != "note" and line.typed.get(column.id) != first.typed.get(column.id)
    }
    if different & {rule.column for rule in line.register.exclusive}:
        return "exclusive_kind"  # told once, by the check of what excludes each other
    code, tier = ("duplicate_row", Tier.MUST_FIX) if different else ("repeated_row", Tier.NOTE)
    if not drafts.log.counted(code, line.sheet.location, tier):
        before = first.anchor
        there = (
            before.cell if before.sheet == line.anchor.sheet else f"{before.sheet}!{before.cell}"
        )
        drafts.log.tell(
            code, line.anchor, tier=tier, found=line.label, first=there, unit=line.unit,
            related=(before,),
        )  # fmt: skip
    return code if different else ""


def _with_own_number(line: Line, entry: Entry, at: int, drafts: Drafts) -> Entry:
    """The entry, in doubt where another row of the unit bears its number in the same year."""
    register = line.register
    numbered = register.numbered or ""
    number = even(line.typed.get(numbered) or "")
    if not number:
        return entry
    years = [year_in(line.typed.get(rule.year_of)) for rule in register.derives if rule.year_of]
    key = (register.id, line.unit, ("number", number, str(years or line.row)))
    before, _ = drafts.first_lines.setdefault(key, (line, at))
    if before is line:
        return entry
    there = before.place(numbered)
    same_sheet = before.sheet.table is line.sheet.table
    drafts.log.tell(
        "number_given_twice",
        line.place(numbered),
        tier=Tier.EXPLAIN,
        found=repeated(line.raw.get(numbered)),
        first=there.cell if same_sheet else f"{there.sheet}!{there.cell}",
        unit=line.unit,
        related=(there,),
        answer=entry.explanation,
    )
    if entry.explanation or entry.doubt:
        return entry
    return replace(entry, doubt="number_given_twice", doubtful=entry.doubtful | {numbered})


def _check_exclusive(lines: Iterable[Line], register: Register, drafts: Drafts) -> None:
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
                drafts.log.tell(
                    "exclusive_kind",
                    line.place(rule.column),
                    found=repeated(line.raw.get(rule.column)),
                    first=before.anchor.cell,
                    other_kind=str(before.typed[rule.column]),
                    unit=line.unit,
                    related=(before.anchor,),
                )


def _number_columns(header: Header, register: Register) -> list[Column]:
    return [
        column
        for column in register.columns
        if column.type in (ColumnType.COUNT, ColumnType.NUMBER) and column.id in header.columns
    ]


def _add(sums: Running[str], lines: Iterable[Line], columns: Iterable[Column]) -> None:
    for line, column in product(lines, columns):
        value = line.typed.get(column.id)
        if isinstance(value, int | Decimal):
            sums.add(column.id, Fraction(value))
        else:
            sums.add(column.id, None if column.id in line.margin.flaws else Fraction(0))


def _compare_totals(
    sheet: HeadedTable,
    kinds: Mapping[int, str],
    lines: Iterable[Line],
    register: Register,
    whole: Running[str],
    drafts: Drafts,
) -> None:
    """Hold the totals of number columns against the rows above them, or against all."""
    table, header = sheet.table, sheet.header
    columns = _number_columns(header, register)
    by_row = {line.row: line for line in lines}
    resting = drafts.context.form.resting_on(register)
    figures = tuple((figure, EVERY_YEAR) for figure, _ in resting)
    above = Running(whole)
    for row, kind in kinds.items() if columns else ():
        if kind == "data" and row in by_row:
            _add(above, (by_row[row],), columns)
        elif kind == "total":
            sums = above.up_to(row_texts(table.rows[row], header, 2))
            for column in columns:
                at = header.columns[column.id]
                total = content(cell(table, row, at), column).value
                if column.id in sums and isinstance(total, int | Decimal):
                    compare(
                        Fraction(total), sums[column.id], sheet.place(row, at), drafts.log,
                        figures=figures, of_all=True, answer=reason(sheet, row),
                    )  # fmt: skip
