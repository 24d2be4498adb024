"""Targets and terms of a rule pack as the verdict tells of them, for readers without the pack."""

from __future__ import annotations

from haixi_check.exact import exact
from haixi_check.result import OF_A_SHEET, LeadInfo, ProofInfo, TargetInfo
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.measures import Evidence
from haixi_check.rulepack.pack import Pack, Text
from haixi_check.rulepack.periods import By, EachYearFrom, Every
from haixi_check.rulepack.targets import Lead, Target


def terms(form: Form) -> dict[str, Text]:
    """What the ids of a form stand for: of a figure as it is, of a sheet with `sheet:` before it.

    A roster and a figure may have the same id.
    """
    named = {figure.id: figure.title for figure in form.figures}
    sheets = (*form.registers, *form.rosters)
    return named | {f"{OF_A_SHEET}{item.id}": item.title for item in sheets}


def target_info(target: Target, pack: Pack, form: Form) -> TargetInfo:
    """A target as the verdict tells of it."""
    rule = target.measure
    return TargetInfo(
        code=target.code,
        title=target.title,
        clauses=target.clauses,
        force=target.force,
        judged=target.judged,
        units=target.units,
        lead=None if target.lead is None else _lead(target.lead, pack),
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
        proof=_proof(rule) if isinstance(rule, Evidence) else None,
        remedy=target.remedy,
        reading=target.reading,
    )


def _lead(lead: Lead, pack: Pack) -> LeadInfo:
    named = [pack.called[body] for body in lead.bodies]
    everybody = [*named, lead.title] if lead.title else named
    title = Text(
        zh="、".join(text.zh for text in everybody), en=", ".join(text.en for text in everybody)
    )
    return LeadInfo(bodies=lead.bodies, title=title, basis=lead.basis)


def _proof(duty: Evidence) -> ProofInfo:
    since, until = (duty.window.since, duty.window.until) if duty.window else (None, None)
    return ProofInfo(
        proof=duty.proof,
        shown_by=duty.shown_by,
        dated=duty.dated,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        expires=duty.expires,
    )


def _period(target: Target) -> str:
    match target.period:
        case By(by=year):
            return f"by {year}"
        case EachYearFrom(each_year_from=year, until=until):
            return f"each year from {year}" + ("" if until is None else f" until {until}")
        case Every(every=cycle, from_=year):
            return f"once in every {cycle.years} years from {year}"
        case _:
            return "continuing"
