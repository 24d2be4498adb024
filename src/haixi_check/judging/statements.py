"""Targets and terms of a rule pack as the verdict tells of them, for readers without the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from haixi_check.exact import exact
from haixi_check.provenance import ChangeRef, OverlayRef
from haixi_check.result import (
    OF_A_SHEET,
    AmendmentInfo,
    MilestoneInfo,
    QuotaInfo,
    RetirementInfo,
    TargetInfo,
)
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.overlay import AppliedOverlay
from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.targets import By, EachYearFrom, Target
from haixi_check.verdict import PackRef


def pack_ref(rules: RulePack) -> PackRef:
    """The rules that were applied, and what was laid over them."""
    pack = rules.pack
    return PackRef(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        document=pack.document,
        sha256=rules.sha256,
        built_in=rules.built_in,
        caveats=pack.caveats,
        overlays=tuple(map(_overlay_ref, rules.overlays)),
        terms=terms(rules.form),
    )


def _overlay_ref(overlay: AppliedOverlay) -> OverlayRef:
    return OverlayRef(
        id=overlay.id,
        version=overlay.version,
        title=overlay.title,
        document=overlay.document,
        sha256=overlay.sha256,
        changes=tuple(
            ChangeRef(
                kind=change.kind,
                target=change.target,
                fields=change.fields,
                note=change.note,
                document=change.document,
            )
            for change in overlay.changes
        ),
    )


def terms(form: Form) -> dict[str, Text]:
    """What the ids of a form stand for: of a figure as it is, of a sheet with `sheet:` before it.

    A roster and a figure may have the same id.
    """
    named = {figure.id: figure.title for figure in form.figures}
    sheets = (*form.registers, *form.rosters)
    return named | {f"{OF_A_SHEET}{item.id}": item.title for item in sheets}


def target_infos(rules: RulePack, targets: Iterable[Target] | None = None) -> dict[str, TargetInfo]:
    """Targets of a pack, by default all, as the verdict tells of them, with what overlays did."""
    amended: dict[str, list[AmendmentInfo]] = {}
    for overlay in rules.overlays:
        for change in overlay.changes:
            amended.setdefault(change.target, []).append(
                AmendmentInfo(
                    overlay=overlay.id,
                    kind=change.kind,
                    note=change.note,
                    document=change.document,
                )
            )
    wanted = rules.targets if targets is None else targets
    return {
        target.id: replace(
            target_info(target, rules.form), amended=tuple(amended.get(target.id, ()))
        )
        for target in wanted
    }


def target_info(target: Target, form: Form) -> TargetInfo:
    """A target as the verdict tells of it."""
    rule = target.measure
    return TargetInfo(
        code=target.code,
        title=target.title,
        clauses=target.clauses,
        force=target.force,
        judged=target.judged,
        units=target.units,
        lead=target.lead,
        period=_period(target),
        measure=rule.kind,
        threshold=rule.threshold_shown(target.at_least),
        at_least=None if target.at_least is None else exact(target.at_least),
        unit=form.figure(rule.takes_unit_of).unit if rule.takes_unit_of else None,
        formula=rule.formula,
        shortfall=(
            Text(zh=target.shortfall.zh, en=target.shortfall.en) if target.shortfall else None
        ),
        parts={part.id: part.title for part in target.parts},
        remedy=target.remedy,
        reading=target.reading,
        quotas=tuple(_quotas(target)),
        milestones=tuple(
            MilestoneInfo(year=each.year, shown=_shown(target, each.value), exact=exact(each.value))
            for each in target.milestones
        ),
        retired=(
            RetirementInfo(by=target.retired.by, until=target.retired.until)
            if target.retired
            else None
        ),
    )


def _quotas(target: Target) -> Iterator[QuotaInfo]:
    for quota in target.quotas:
        for unit, number in quota.units.items():
            yield QuotaInfo(
                unit=unit,
                shown=_shown(target, number),
                exact=exact(number),
                since=quota.since,
                until=quota.until,
            )


def _shown(target: Target, number: Fraction) -> str:
    return target.measure.threshold_shown(number)


def _period(target: Target) -> str:
    match target.period:
        case By(by=year):
            return f"by {year}"
        case EachYearFrom(each_year_from=year, until=until):
            return f"each year from {year}" + ("" if until is None else f" until {until}")
        case _:
            return "continuing"
