"""The changes of an overlay, resolved: which fields of which target each writes, and from where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from haixi_check.errors import Fault
from haixi_check.rulepack import obligation
from haixi_check.rulepack.lint import PackDraft
from haixi_check.rulepack.overlay import ENTRIES, FIXED, AppliedChange, ChangeKind, Overlay
from haixi_check.rulepack.source import KeyPath, YamlSource, nearest


class Step(NamedTuple):
    """One change: the fields that it writes, and where each of them stands in the overlay."""

    kind: ChangeKind
    target: str
    fields: Mapping[str, Any]
    routes: Mapping[KeyPath, KeyPath]
    at: KeyPath
    applied: AppliedChange


def steps_of(
    draft: PackDraft, source: YamlSource, overlay: Overlay
) -> tuple[list[Step], list[Fault]]:
    """The changes of an overlay in their order, and the targets that it names and nobody knows."""
    steps: list[Step] = []
    faults: list[Fault] = []
    known = _names(draft)
    for kind in ENTRIES:
        for index, entry in enumerate(getattr(overlay, kind)):
            at = (kind, index)
            name = entry.target
            if kind == "added":
                faults += _there_already(draft, source, (*at, "target"), name)
                name = str(name.get("id", f"{kind} {index}"))
            else:
                found = known.get(name.strip().lower(), ())
                if len(found) != 1:
                    faults.append(_not_one(source, (*at, "target"), name, found, known))
                    continue
                name = found[0]
            steps.append(_step(kind, entry, name, at, overlay.document))
    return steps, faults


def _not_one(
    source: YamlSource, at: KeyPath, name: str, found: tuple[str, ...], known: Collection[str]
) -> Fault:
    """That a name means no target, with the one perhaps meant, or that it means several."""
    if found:
        return source.fault(at, "overlay_target_of_several", found=name, ids=" ".join(found))
    like = nearest(name, known)
    near = like if "-" in like else like.upper()  # codes are written so
    return source.fault(at, "overlay_unknown_target", found=name, nearest=near)


def _there_already(
    draft: PackDraft, source: YamlSource, at: KeyPath, target: Mapping[str, Any]
) -> Iterator[Fault]:
    """Ids and codes of an added target that something in the pack has."""
    for file in draft.files:
        for item in (*file.content.targets, *file.content.exhortations):
            for field in FIXED:
                used = getattr(item, field)
                if target.get(field) == used:
                    first = file.source.name
                    yield source.fault((*at, field), "pack_name_twice", found=used, first=first)


def _names(draft: PackDraft) -> dict[str, tuple[str, ...]]:
    """Id and code of every target, and the code of an obligation of several, to their ids."""
    known: dict[str, tuple[str, ...]] = {}
    for file in draft.files:
        for target in file.content.targets:
            for name in {target.id, target.code.lower(), obligation(target).lower()}:
                known[name] = (*known.get(name, ()), target.id)
    return known


def _step(kind: str, entry: Any, target: str, at: KeyPath, document: str) -> Step:
    fields: dict[str, Any]
    routes: dict[KeyPath, KeyPath] = {}
    match kind:
        case "changed":
            fields = dict(entry.set)
            routes = {(name,): (*at, "set", name) for name in fields}
        case "added":
            fields = dict(entry.target)
            routes = {(name,): (*at, "target", name) for name in fields}
        case "retired":
            fields = {"retired": {"by": entry.by, "until": entry.last_year}}
            routes = {("retired",): at}
        case "quotas":
            quota = {"units": dict(entry.units), "since": entry.since, "until": entry.until}
            fields = {"quotas": [quota]}
        case "milestones":
            years = entry.years
            fields = {"milestones": [{"year": year, "value": years[year]} for year in years]}
            routes = {("milestones", n): (*at, "years", year) for n, year in enumerate(years)}
        case _:
            fields = {"lead": entry.lead}
            routes = {("lead",): (*at, "lead")}
    if getattr(entry, "examples", None) is not None:
        fields["examples"] = list(entry.examples)
        routes[("examples",)] = (*at, "examples")
    applied = AppliedChange(
        kind=ChangeKind(kind),
        target=target,
        fields=tuple(sorted(fields)),
        note=entry.note,
        document=entry.document or document,
    )
    return Step(ChangeKind(kind), target, fields, routes, at, applied)


def repeated(
    source: YamlSource, steps: list[Step], taken: dict[tuple[str, str], str]
) -> Iterator[Fault]:
    """Fields of a target that two changes write, in this overlay or one before, and fixed ones.

    Quotas are compared unit by unit and year by year, once all of them are known. `taken` says
    where each field was written before; what is written here is added to it.
    """
    for step in steps:
        for name in step.fields if step.kind is not ChangeKind.ADDED else ():
            at = step.routes.get((name,), step.at)
            if name in FIXED:
                yield source.fault(at, "overlay_fixed_field", of_key=True, found=name)
            if step.kind is ChangeKind.QUOTAS and name == "quotas":
                continue
            key = (step.target, name)
            if key in taken:
                yield source.fault(
                    at, "overlay_twice", of_key=True, found=name, id=step.target, first=taken[key]
                )
            taken.setdefault(key, f"{source.name}:{source.place(at, of_key=True).line}")
