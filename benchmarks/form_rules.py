"""The rules of the form, as far as they speak of rows, in the words of `benchmarks.rules`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.rules import Column, Sheet
from haixi_check.rulepack.form import Column as FormColumn
from haixi_check.rulepack.form import ColumnType, Form, Register
from haixi_check.rulepack.row_rules import Condition

YES, NO = "是", "否"


def roster_rules(register: Register, header: Sequence[str], year: int) -> Sheet:
    """The rules of a register or roster whose first row is `header`."""
    return sheet_rules(register, dict(enumerate(header)), 1, year)


def sheet_rules(register: Register, header: Mapping[int, str], header_row: int, year: int) -> Sheet:
    """The rules of a register whose header stands in `header_row`."""
    known = {name: column for column in register.columns for name in column.names}
    found = {name: known[plain(name)] for name in header.values() if plain(name) in known}
    names = {column.id: name for name, column in found.items()}
    keys = [part.split("|")[0] for part in register.key]
    once = [tuple(names[key] for key in keys)] if all(key in names for key in keys) else []
    if register.across_units in names:
        once.append((names[register.across_units],))
    return Sheet(
        title=register.title.zh,
        header_row=header_row,
        columns=tuple(_column(name, found.get(name)) for name in header.values()),
        once=tuple(once),
        never=tuple(
            {names[key]: text for key, text in combination.items()}
            for combination in _combinations(register)
            if all(key in names for key in combination)
        ),
        order=tuple(
            (names[order.lower], names[order.upper])
            for order in register.order
            if order.lower in names and order.upper in names
        ),
        latest_year=year,
    )


def plain(header: str) -> str:
    """A header of the template without its star and the line that says how to fill it in."""
    return header.lstrip("*").split("\n", maxsplit=1)[0]


def _column(name: str, column: FormColumn | None) -> Column:
    if column is None:
        return Column(name=name)
    allowed = tuple(text for choice in column.choices for text in choice.names)
    return Column(
        name=name,
        kind=column.type.value,
        required=column.required,
        allowed=(YES, NO) if column.type is ColumnType.YES_NO else allowed,
        at_most=column.at_most,
    )


def _combinations(register: Register) -> list[dict[str, str]]:
    """What never stands together: all of `when`, and the opposite of a yes or no of `then`."""
    return [
        {key: _text(value) for key, value in rule.when.items()}
        | {key: _text(not value) for key, value in rule.then.items() if isinstance(value, bool)}
        for rule in register.contradictions
    ]


def _text(value: Condition) -> str:
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def workbook_rules(
    form: Form, sheets: Mapping[str, Sequence[Sequence[object]]], year: int
) -> tuple[Sheet, ...]:
    """The rules of those sheets of a workbook that hold one thing per row."""
    registers = {register.title.zh: register for register in (*form.registers, *form.rosters)}
    rules = []
    for title, rows in sheets.items():
        if title not in registers:
            continue
        wanted = {column.title.zh for column in registers[title].columns}
        for number, row in enumerate(rows, start=1):
            names = {at: str(cell) for at, cell in enumerate(row) if cell not in (None, "")}
            if sum(plain(name) in wanted for name in names.values()) > 1:
                rules.append(sheet_rules(registers[title], names, number, year))
                break
    return tuple(rules)
