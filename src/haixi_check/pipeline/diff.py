"""`targets diff`: what two packs ask differently and, with submissions, which outcomes turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from haixi_check.judging.amended import target_infos
from haixi_check.judging.statements import terms
from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.report.rule_difference import PackDifference, RuleDifference, Turn, Turns
from haixi_check.result import Outcome
from haixi_check.rulepack.difference import TargetDifference, compare_packs
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.statement import TargetInfo
from haixi_check.verdict import Verdict


def diff(
    before: str, after: str, *, overlays: tuple[Path, ...] = (), request: Request
) -> PackDifference:
    """How two packs differ, `overlays` laid over the second one, and what turns.

    `request` says which submissions are judged by both, if any, and of which year.
    """
    old = load_pack(find_pack(before))
    new = load_pack(find_pack(after), overlays=overlays)
    infos = target_infos(old), target_infos(new)
    rules = tuple(_told(each, *infos) for each in compare_packs(old, new))
    turns = None
    if request.paths:
        verdicts = (
            check(replace(request, pack=before)),
            check(replace(request, pack=after, overlays=overlays)),
        )
        turns = Turns(
            before=verdicts[0].verdict,
            after=verdicts[1].verdict,
            results=tuple(_turned(*verdicts)),
        )
    names = [f"{new.pack.id} {new.pack.version}"]
    names += [f"{each.id} {each.version}" for each in new.overlays]
    return PackDifference(
        before=f"{old.pack.id} {old.pack.version}",
        after=" + ".join(names),
        rules=rules,
        called=terms(old.form)
        | terms(new.form)
        | {unit.id: unit.short for pack in (old, new) for unit in pack.pack.units}
        | {kind.id: kind.title for pack in (old, new) for kind in pack.pack.kinds}
        | {"": new.pack.whole.title},
        turns=turns,
    )


def _told(
    each: TargetDifference, old: Mapping[str, TargetInfo], new: Mapping[str, TargetInfo]
) -> RuleDifference:
    known = each.after or each.before
    assert known is not None  # noqa: S101 - one of the packs has it
    return RuleDifference(
        id=known.id,
        before=old[each.before.id] if each.before else None,
        after=new[each.after.id] if each.after else None,
        difference=each.difference,
        changes=each.changes,
    )


def _turned(before: Verdict, after: Verdict) -> Iterator[Turn]:
    """Every result that is not the same, in the order of the second verdict."""
    old, new = _outcomes(before), _outcomes(after)
    for key in dict.fromkeys((*new, *old)):
        was, is_now = old.get(key), new.get(key)
        if was is not is_now:
            target, unit = key
            yield Turn(target=target, unit=unit, before=was, after=is_now)


def _outcomes(verdict: Verdict) -> dict[tuple[str, str | None], Outcome]:
    """The outcome of every target, for the whole and for each unit that reported."""
    units = (result for unit in verdict.units if unit.reported for result in unit.results)
    every = (*verdict.whole.results, *units)
    return {(result.target, result.unit): result.outcome for result in every}
