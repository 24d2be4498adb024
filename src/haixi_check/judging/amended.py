"""Targets of a rule pack as the verdict tells of them, with what overlays made of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from haixi_check.exact import exact
from haixi_check.judging.statements import target_info
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.amendments import AmendmentInfo, MilestoneInfo, QuotaInfo
from haixi_check.rulepack.standards import Limit
from haixi_check.rulepack.targets import Target
from haixi_check.statement import TargetInfo


def target_infos(rules: RulePack, targets: Iterable[Target] | None = None) -> dict[str, TargetInfo]:
    """Targets of a pack, by default all, as the verdict tells of them."""
    wanted = rules.targets if targets is None else targets
    return {target.id: _info(rules, target) for target in wanted}


def _info(rules: RulePack, target: Target) -> TargetInfo:
    info = target_info(target, rules.pack, rules.form)
    return replace(
        info,
        quotas=tuple(_quotas(target)),
        milestones=tuple(_milestones(target)),
        retired=target.retired,
        amended=tuple(_amendments(rules, target)),
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


def _milestones(target: Target) -> Iterator[MilestoneInfo]:
    for each in target.milestones:
        yield MilestoneInfo(
            year=each.year, shown=_shown(target, each.value), exact=exact(each.value)
        )


def _shown(target: Target, number: Fraction) -> str:
    """A number as the target asks for it: `≥ 1700`."""
    standard = target.standard
    return target.measure.limit_shown(Limit(standard.relation, number)) if standard else ""


def _amendments(rules: RulePack, target: Target) -> Iterator[AmendmentInfo]:
    for overlay in rules.overlays:
        for change in overlay.changes:
            if change.target == target.id:
                yield AmendmentInfo(
                    overlay=overlay.id,
                    kind=change.kind,
                    note=change.note,
                    document=change.document,
                )
