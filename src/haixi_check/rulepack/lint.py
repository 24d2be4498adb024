"""Whether the parts of a rule pack fit each other: every name that is used is defined, once.

Looks only at the pack; `lint_form` and `lint_examples` look closer at the form and the examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import NamedTuple

from haixi_check.errors import Fault
from haixi_check.plain import dataclass
from haixi_check.rulepack.form import Form, Register, Sheet
from haixi_check.rulepack.lint_examples import example_faults
from haixi_check.rulepack.lint_form import form_faults
from haixi_check.rulepack.lint_placeholders import placeholders
from haixi_check.rulepack.lint_schedule import schedule_faults
from haixi_check.rulepack.lint_standards import standard_faults
from haixi_check.rulepack.measures import Evidence, Measure
from haixi_check.rulepack.pack import Body, Pack, Unit
from haixi_check.rulepack.source import (
    KeyPath,
    YamlSource,
    names_twice,
    nearest,
    unknown,
    used_twice,
)
from haixi_check.rulepack.targets import ClauseFile, Exhortation, Target


class Filed(NamedTuple):
    """One clause file and where it was read from."""

    source: YamlSource
    content: ClauseFile


@dataclass(frozen=True, kw_only=True)
class PackDraft:
    """A pack whose parts are each sound, and which may yet contradict itself."""

    cover: YamlSource
    pack: Pack
    form_source: YamlSource
    form: Form
    files: tuple[Filed, ...]
    claimed: frozenset[str] = frozenset()
    """Clauses of files that are not among `files`, because they cannot be understood."""


def reference_faults(draft: PackDraft) -> Iterator[Fault]:
    """What makes the pack unusable: names that lead nowhere or to two things, and bad numbers."""
    yield from _cover_faults(draft)
    yield from form_faults(draft.form_source, draft.form)
    yield from _kind_faults(draft)
    yield from _repeated(draft)
    for file in draft.files:
        yield from _filing_faults(draft, file)
        for index, target in enumerate(file.content.targets):
            yield from faults_of_target(draft, file.source, target, ("targets", index))


def faults_of_target(
    draft: PackDraft, source: YamlSource, target: Target, at: KeyPath
) -> Iterator[Fault]:
    """What makes one target unusable beside the pack and its form."""
    yield from _without_follow_ups(_target_faults(draft, source, target, at))
    yield from schedule_faults(draft.pack, source, target, at)
    yield from example_faults(draft.pack, draft.form, source, target, at)


def _without_follow_ups(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The same, without what is only so because a unit is not known: that is told by itself."""
    found = list(faults)
    strangers = any(fault.code == "pack_unknown_unit" for fault in found)
    for fault in found:
        if not (strangers and fault.code == "pack_figure_of_nobody"):
            yield fault


def _cover_faults(draft: PackDraft) -> Iterator[Fault]:
    pack, source = draft.pack, draft.cover
    clauses = [clause.id for clause in pack.clauses]
    units = [unit.id for unit in pack.units]
    yield from used_twice(source, ((("clauses", at, "id"), n) for at, n in enumerate(clauses)))
    yield from used_twice(
        source, ((("facts", at, "code"), fact.code) for at, fact in enumerate(pack.facts))
    )
    yield from names_twice(source, _named(pack))
    for at, fact in enumerate(pack.facts):
        path = ("facts", at, "clause")
        yield from unknown(source, path, "pack_unknown_clause", fact.clause, clauses)
    kinds = [kind.id for kind in pack.kinds]
    yield from used_twice(source, ((("kinds", at, "id"), kind) for at, kind in enumerate(kinds)))
    for at, unit in enumerate(pack.units):
        yield from unknown(source, ("units", at, "kind"), "pack_unknown_kind", unit.kind, kinds)
        if unit.since and unit.until and unit.until < unit.since:
            yield source.fault(("units", at, "until"), "pack_window_reversed", found=unit.until)
        for other in unit.shares_with:
            path = ("units", at, "shares_with")
            yield from unknown(source, path, "pack_unknown_unit", other, units)


def _kinds(draft: PackDraft) -> list[str]:
    return [kind.id for kind in draft.pack.kinds]


def _kind_faults(draft: PackDraft) -> Iterator[Fault]:
    """Kinds of unit that the form names and the pack does not have."""
    form, source, known = draft.form, draft.form_source, _kinds(draft)
    asked: list[tuple[KeyPath, tuple[str, ...]]] = [
        (("figures", at), figure.filled_by) for at, figure in enumerate(form.figures)
    ]
    sheets: tuple[tuple[KeyPath, Sheet | Register], ...] = (
        (("basics",), form.basics),
        (("figures_sheet",), form.figures_sheet),
        (("evidence",), form.evidence),
        *((("registers", at), register) for at, register in enumerate(form.registers)),
        *((("rosters", at), roster) for at, roster in enumerate(form.rosters)),
    )
    for at, sheet in sheets:
        if isinstance(sheet, Register):
            asked.append((at, sheet.filled_by))
        asked += [
            ((*at, "columns", index), column.filled_by or ())
            for index, column in enumerate(sheet.columns)
        ]
    for at, names in asked:
        for name in names:
            yield from unknown(source, (*at, "filled_by"), "pack_unknown_kind", name, known)


def _named(pack: Pack) -> Iterator[tuple[KeyPath, Unit | Body]]:
    """Everything under whose name something may be handed in."""
    for at, unit in enumerate(pack.units):
        yield ("units", at), unit
        for number, body in enumerate(unit.bodies):
            yield ("units", at, "bodies", number), body


def _repeated(draft: PackDraft) -> Iterator[Fault]:
    """Ids and codes of targets and exhortations that two of them have, over all files."""
    for name in ("id", "code"):
        seen: dict[str, str] = {}
        for source, content in draft.files:
            for kind in ("targets", "exhortations"):
                items: tuple[Target | Exhortation, ...] = getattr(content, kind)
                for index, item in enumerate(items):
                    used = getattr(item, name)
                    if used in seen:
                        path = (kind, index, name)
                        yield source.fault(path, "pack_name_twice", found=used, first=seen[used])
                    elif used not in seen:
                        seen[used] = f"{source.name}:{source.place((kind, index, name)).line}"


def _filing_faults(draft: PackDraft, file: Filed) -> Iterator[Fault]:
    """Clauses that the opinion does not have, and targets that stand in the wrong file."""
    order = [clause.id for clause in draft.pack.clauses]
    source, content = file
    for index, clause in enumerate(content.clauses):
        yield from unknown(source, ("clauses", index), "pack_unknown_clause", clause, order)
        first = next(each.source.name for each in draft.files if clause in each.content.clauses)
        if first != source.name:
            path = ("clauses", index)
            yield source.fault(path, "pack_clause_filed_twice", found=clause, first=first)
    for kind in ("targets", "exhortations"):
        items: tuple[Target | Exhortation, ...] = getattr(content, kind)
        for index, item in enumerate(items):
            yield from _misfiled(source, (kind, index), item, content.clauses, order)


def _misfiled(
    source: YamlSource,
    at: KeyPath,
    item: Target | Exhortation,
    here: tuple[str, ...],
    order: list[str],
) -> Iterator[Fault]:
    for clause in item.clauses:
        path = (*at, "clauses", clause)
        yield from unknown(source, path, "pack_unknown_clause", clause, order)
    first = _first(item, order)
    if first is not None and order[first] not in here:
        yield source.fault((*at, "id"), "pack_wrong_file", found=item.id, clause=order[first])


def _first(item: Target | Exhortation, order: list[str]) -> int | None:
    """The position of the first clause that prints `item`, if it names a clause at all."""
    known = (order.index(clause) for clause in item.clauses if clause in order)
    return min(known, default=None)


def _target_faults(
    draft: PackDraft, source: YamlSource, target: Target, at: KeyPath
) -> Iterator[Fault]:
    units = [*_kinds(draft), *(unit.id for unit in draft.pack.units)]
    for name in target.units:
        yield from unknown(source, (*at, "units"), "pack_unknown_unit", name, units)
    if target.lead is not None:
        for index, name in enumerate(target.lead.bodies):
            path = (*at, "lead", "bodies", index)
            yield from unknown(source, path, "pack_unknown_body", name, draft.pack.called)
    basics = [column.id for column in draft.form.basics.columns]
    if target.provisional_until_year_end is not None:
        path = (*at, "provisional_until_year_end")
        name = target.provisional_until_year_end
        yield from unknown(source, path, "pack_unknown_basic", name, basics)
    kinds = {unit.kind for unit in draft.pack.bodies(target.units)}
    readings = [(("measure",), target.measure)] + [
        (("other_readings", index, "measure"), reading.measure)
        for index, reading in enumerate(target.other_readings)
    ]
    for index, reading in enumerate(target.other_readings):
        for name in reading.units or ():
            where = (*at, "other_readings", index, "units")
            yield from unknown(source, where, "pack_unknown_unit", name, units)
    for path, measure in readings:
        yield from _measure_faults(draft, source, (*at, *path), measure, kinds)
    yield from standard_faults(draft.pack, draft.form, source, target, at)
    yield from _shortfall_faults(source, target, at)


def _measure_faults(
    draft: PackDraft, source: YamlSource, at: KeyPath, measure: Measure, kinds: Iterable[str]
) -> Iterator[Fault]:
    if isinstance(measure, Evidence):
        yield from used_twice(
            source,
            (
                ((*at, "evidence", key, index), name)
                for key, things in (("parts", measure.parts), ("all_of", measure.all_of))
                for index, thing in enumerate(things)
                for name in dict.fromkeys(thing.names)
            ),
        )
        if measure.window and measure.window.until and measure.window.until < measure.window.since:
            path = (*at, "evidence", "window", "until")
            yield source.fault(path, "pack_window_reversed", found=measure.window.until)
        return
    figures: Mapping[str, tuple[str, ...]] = {
        figure.id: figure.filled_by for figure in draft.form.figures
    }
    for name in measure.figures:
        path = (*at, measure.kind)
        if name not in figures:
            yield source.fault(
                path, "pack_unknown_figure", found=name, nearest=nearest(name, figures)
            )
        elif not set(kinds) & set(figures[name]):
            yield source.fault(path, "pack_figure_of_nobody", found=name)


def _shortfall_faults(source: YamlSource, target: Target, at: KeyPath) -> Iterator[Fault]:
    if target.shortfall is None:
        return
    for language in ("zh", "en"):
        path = (*at, "shortfall", language)
        try:
            fields = [
                name for _, name, _, _ in Formatter().parse(getattr(target.shortfall, language))
            ]
        except ValueError:
            fields = []
        if [name for name in fields if name is not None] != ["n"]:
            yield source.fault(path, "pack_shortfall_without_n")


def style_faults(draft: PackDraft) -> Iterator[Fault]:
    """What a pack can be used with but should not be kept with."""
    filed = {clause for file in draft.files for clause in file.content.clauses} | draft.claimed
    for index, clause in enumerate(draft.pack.clauses):
        if clause.id not in filed:
            path = ("clauses", index)
            yield draft.cover.fault(path, "pack_clause_without_file", found=clause.id)
    order = [clause.id for clause in draft.pack.clauses]
    for source in (draft.cover, draft.form_source, *(file.source for file in draft.files)):
        yield from placeholders(source)
    for source, content in draft.files:
        last = 0
        for index, target in enumerate(content.targets):
            position = _first(target, order)
            if position is not None and position < last:
                yield source.fault(("targets", index), "pack_out_of_order", found=target.id)
            last = max(last, position or 0)
