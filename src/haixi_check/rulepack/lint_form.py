"""Whether a form fits itself: figures, columns, keys, choices and what rows derive.

Looks only at the form; what targets ask of it is looked at in `lint`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from haixi_check.errors import Fault
from haixi_check.rulepack.form import Column, ColumnType, Form, Register, Sheet
from haixi_check.rulepack.row_rules import Condition, Derivation
from haixi_check.rulepack.source import (
    KeyPath,
    YamlSource,
    names_twice,
    nearest,
    unknown,
    used_twice,
)

_DATED = {"since": {ColumnType.DATE}, "year_of": {ColumnType.DATE, ColumnType.YEAR}}
_NUMBERS = {ColumnType.COUNT, ColumnType.NUMBER, ColumnType.YEAR}

NEEDED: Mapping[str, tuple[str, ...]] = {
    "basics": ("unit", "year"),
    "figures_sheet": ("unit_name", "code", "figure", "measure_unit", "note"),
    "evidence": ("duty", "part", "note"),
}
"""The columns, by the sheet, that the program itself reads and writes whatever the pack says."""

STATUSES = ("已落实", "正在推进", "未落实", "不适用")
"""What a record may say of its duty; the words of another language stand beside these values."""


def form_faults(source: YamlSource, form: Form) -> Iterator[Fault]:
    """Everything in `form` that leads nowhere, or to two things."""
    yield from _figure_faults(source, form)
    sheets: tuple[tuple[KeyPath, Sheet | Register], ...] = (
        (("basics",), form.basics),
        (("figures_sheet",), form.figures_sheet),
        (("evidence",), form.evidence),
        *((("registers", at), register) for at, register in enumerate(form.registers)),
        *((("rosters", at), roster) for at, roster in enumerate(form.rosters)),
    )
    yield from names_twice(source, sheets)
    for at, sheet in sheets:
        yield from _column_faults(source, at, sheet)
        for name in NEEDED.get(str(at[0]), ()):
            if name not in {column.id for column in sheet.columns}:
                yield source.fault((*at, "columns"), "pack_column_lacking", found=name)
        if isinstance(sheet, Register):
            yield from _register_faults(source, at, sheet, form)
    yield from _derived_twice(source, form)
    yield from _status_faults(source, form)


def _status_faults(source: YamlSource, form: Form) -> Iterator[Fault]:
    """Choices of the status of a record that judging does not know."""
    for at, column in enumerate(form.evidence.columns):
        for number, choice in enumerate(column.choices if column.id == "status" else ()):
            if choice.value not in STATUSES:
                path = ("evidence", "columns", at, "choices", number, "value")
                allowed = "、".join(STATUSES)
                yield source.fault(path, "pack_not_one_of", found=choice.value, allowed=allowed)


def _figure_faults(source: YamlSource, form: Form) -> Iterator[Fault]:
    known = [figure.id for figure in form.figures]
    yield from names_twice(
        source, ((("figures", at), figure) for at, figure in enumerate(form.figures))
    )
    for at, figure in enumerate(form.figures):
        for index, bound in enumerate(figure.at_most):
            path = ("figures", at, "at_most", index, "figure")
            yield from unknown(source, path, "pack_unknown_figure", bound.figure, known)
        lines = [column.id for column in form.basics.columns]
        for line in figure.stated_by:
            named = ("figures", at, "stated_by")
            yield from unknown(source, named, "pack_unknown_basic", line, lines)
        if figure.slip:
            per = ("figures", at, "slip", "per")
            yield from unknown(source, per, "pack_unknown_figure", figure.slip.per, known)
    yield from _bound_in_a_circle(source, form)


def _bound_in_a_circle(source: YamlSource, form: Form) -> Iterator[Fault]:
    """Figures that at_most leads back to: each would have to equal the others."""
    above = {figure.id: [bound.figure for bound in figure.at_most] for figure in form.figures}
    for at, figure in enumerate(form.figures):
        reached, waiting = set[str](), list(above[figure.id])
        while waiting:
            if (name := waiting.pop()) not in reached:
                reached.add(name)
                waiting += above.get(name, [])
        if figure.id in reached:
            path = ("figures", at, "at_most")
            yield source.fault(path, "pack_at_most_circle", found=figure.id)


def _column_faults(source: YamlSource, at: KeyPath, sheet: Sheet | Register) -> Iterator[Fault]:
    columns = [((*at, "columns", index), column) for index, column in enumerate(sheet.columns)]
    yield from names_twice(source, columns)
    for path, column in columns:
        choices = enumerate(column.choices)
        yield from names_twice(
            source, (((*path, "choices", number), choice) for number, choice in choices)
        )


def _register_faults(
    source: YamlSource, at: KeyPath, register: Register, form: Form
) -> Iterator[Fault]:
    columns = {column.id: column for column in register.columns}
    named: list[tuple[KeyPath, str]] = [
        *((("key",), name) for key in register.key for name in key.split("|")),
        *((("exclusive", i, "same"), n) for i, e in enumerate(register.exclusive) for n in e.same),
        *((("exclusive", i, "column"), e.column) for i, e in enumerate(register.exclusive)),
        *((("order", i, "lower"), o.lower) for i, o in enumerate(register.order)),
        *((("order", i, "upper"), o.upper) for i, o in enumerate(register.order)),
        *((("of_unit",), name) for name in register.of_unit),
    ]
    if register.across_units:
        named.append((("across_units",), register.across_units))
    if register.numbered:
        named.append((("numbered",), register.numbered))
    for path, name in named:
        yield from unknown(source, (*at, *path), "pack_unknown_column", name, columns)
    for index, rule in enumerate(register.contradictions):
        for side, conditions in (("when", rule.when), ("then", rule.then)):
            path = (*at, "contradictions", index, side)
            yield from _conditions_faults(source, path, columns, conditions)
    for index, derivation in enumerate(register.derives):
        path = (*at, "derives", index)
        yield from _derivation_faults(source, path, derivation, columns, form)


def _derivation_faults(
    source: YamlSource, at: KeyPath, made: Derivation, columns: Mapping[str, Column], form: Form
) -> Iterator[Fault]:
    figures = [figure.id for figure in form.figures]
    yield from unknown(source, (*at, "figure"), "pack_unknown_figure", made.figure, figures)
    derived = [each.figure for sheet in (*form.registers, *form.rosters) for each in sheet.derives]
    if made.among:
        yield from unknown(source, (*at, "among"), "pack_unknown_figure", made.among, derived)
    registers = [register.id for register in form.registers]
    for name in made.also_named_in:
        path = (*at, "also_named_in")
        yield from unknown(source, path, "pack_unknown_register", name, registers)
    single = {"sum": made.sum, "since": made.since, "year_of": made.year_of}
    several = {"distinct": made.distinct, "needs": made.needs, "named_by": made.named_by}
    named = [(key, name) for key, name in single.items() if name]
    named += [(key, name) for key, names in several.items() for name in names]
    for key, name in named:
        yield from unknown(source, (*at, key), "pack_unknown_column", name, columns)
        allowed = _NUMBERS if key == "sum" else _DATED.get(key)
        if name in columns and allowed and columns[name].type not in allowed:
            yield source.fault((*at, key), "pack_column_type", found=name)
    yield from _conditions_faults(source, (*at, "where"), columns, made.where)


def _conditions_faults(
    source: YamlSource,
    at: KeyPath,
    columns: Mapping[str, Column],
    conditions: Mapping[str, Condition],
) -> Iterator[Fault]:
    for name, condition in conditions.items():
        yield from unknown(source, (*at, name), "pack_unknown_column", name, columns)
        if name in columns:
            yield from _condition_faults(source, (*at, name), columns[name], condition)


def _condition_faults(
    source: YamlSource, at: KeyPath, column: Column, condition: Condition
) -> Iterator[Fault]:
    """A condition that no cell of the column could meet."""
    if column.type is ColumnType.CHOICE:
        allowed = [choice.value for choice in column.choices]
        wanted = condition if isinstance(condition, tuple) else (condition,)
        for value in wanted:
            if value not in allowed:
                like = nearest(value, allowed)
                yield source.fault(at, "pack_unknown_choice", found=value, nearest=like)
        return
    fits = isinstance(condition, bool) == (column.type is ColumnType.YES_NO)
    numeric = isinstance(condition, Mapping) or type(condition) is int
    if not fits or (numeric and column.type not in _NUMBERS):
        yield source.fault(at, "pack_column_type", found=column.id)


def _derived_twice(source: YamlSource, form: Form) -> Iterator[Fault]:
    """Figures that two sheets derive, so that nobody knows which is judged."""
    made: Iterable[tuple[KeyPath, str]] = (
        ((kind, at, "derives", index, "figure"), derivation.figure)
        for kind, sheets in (("registers", form.registers), ("rosters", form.rosters))
        for at, sheet in enumerate(sheets)
        for index, derivation in enumerate(sheet.derives)
    )
    yield from used_twice(source, made)
