"""Reads a file of waivers, and finds everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from haixi_check.errors import Fault, FaultyFileError
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.misfits import model
from haixi_check.rulepack.names import Names, by_name
from haixi_check.rulepack.side_files import SideFile
from haixi_check.rulepack.source import YamlSource, nearest, read
from haixi_check.rulepack.waivers import WHOLE, Waiver, WaiverFile, WaiverList

NO_REASON = frozenset(("", "无", "/", "-", "—", "——", "none", "n/a", "同上", "略"))
_NUMBERED = re.compile(r"[1-9]")
_TO_BE_FILLED_IN = re.compile(
    r"[XxＸｘ×?？*＊]{2,}|[〔\[(（][^〕\])）]*[XxＸｘ×?？*＊]|待定|待批|待发|TBD"
)


def load_waivers(file: SideFile, rules: RulePack) -> WaiverList:
    """The waivers in `file`. Raises `FaultyFileError` with everything that is wrong with them."""
    waivers, faults = understand(file, rules)
    if faults:
        raise FaultyFileError("broken_waivers", faults, path=file.name)
    return WaiverList(waivers=waivers, sha256=file.sha256)


def understand(file: SideFile, rules: RulePack) -> tuple[tuple[Waiver, ...], list[Fault]]:
    """The waivers in `file` as far as they can be understood, and what is wrong with them."""
    source, faults = read(file.name, file.data, tops=(dict, list))
    if source is None:
        return (), faults
    if isinstance(source.content, list):
        source = replace(source, content={"waivers": source.content})
    found, more = model(source, WaiverFile)
    faults += more
    if found is None:
        return (), faults
    units = by_name({unit.id: unit.names for unit in rules.pack.units})
    resolved: list[Waiver] = []
    first: dict[tuple[str, str], int] = {}
    for index, waiver in enumerate(found.waivers):
        known, problems = _resolved(source, ("waivers", index), waiver, rules, units)
        faults += problems
        key = (known.target, known.unit)
        line = source.place(("waivers", index, "target")).line
        if key in first:
            place = f"{source.name}:{first[key]}"
            faults.append(source.fault(("waivers", index, "target"), "waiver_twice", first=place))
        first.setdefault(key, line)
        resolved.append(known)
    return tuple(resolved), faults


def _resolved(
    source: YamlSource,
    at: tuple[str | int, ...],
    waiver: Waiver,
    rules: RulePack,
    units: Names[str],
) -> tuple[Waiver, list[Fault]]:
    """A waiver with the ids of its target and unit, and what is wrong with it."""
    faults = list(_wording_faults(source, at, waiver))
    targets = rules.named(waiver.target)
    if len(targets) != 1:
        faults.append(_not_one(source, (*at, "target"), waiver.target, rules))
        return waiver, faults
    target = targets[0]
    unit = WHOLE if waiver.unit == WHOLE else units.find(waiver.unit)
    if unit is None:
        like = units.nearest(waiver.unit)
        faults.append(
            source.fault((*at, "unit"), "waiver_unknown_unit", found=waiver.unit, nearest=like)
        )
        return waiver, faults
    if unit != WHOLE and unit not in {each.id for each in rules.pack.bodies(target.units)}:
        faults.append(
            source.fault((*at, "unit"), "waiver_not_bound", found=waiver.unit, id=target.id)
        )
    return replace(waiver, target=target.id, unit=unit), faults


def _not_one(source: YamlSource, at: tuple[str | int, ...], name: str, rules: RulePack) -> Fault:
    """That a name means no target, with the one perhaps meant, or that it means several."""
    if targets := rules.named(name):
        ids = " ".join(target.id for target in targets)
        return source.fault(at, "waiver_target_of_several", found=name, ids=ids)
    known = [each for target in rules.targets for each in (target.id, target.code)]
    return source.fault(at, "waiver_unknown_target", found=name, nearest=nearest(name, known))


def _wording_faults(
    source: YamlSource, at: tuple[str | int, ...], waiver: Waiver
) -> Iterator[Fault]:
    """A reason that is none, and an approval that nobody could look up."""
    if waiver.reason.strip().lower() in NO_REASON:
        yield source.fault((*at, "reason"), "waiver_without_reason")
    document = waiver.approved_by
    if not _NUMBERED.search(document) or _TO_BE_FILLED_IN.search(document):
        yield source.fault((*at, "approved_by"), "waiver_not_approved", found=document)
