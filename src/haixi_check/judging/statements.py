"""Targets and terms of a rule pack as the verdict tells of them, for readers without the pack."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from haixi_check.exact import exact
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.form import Column, Form
from haixi_check.rulepack.measures import Evidence, Measure, PerHead
from haixi_check.rulepack.pack import Pack, Text
from haixi_check.rulepack.periods import By, EachYearFrom, Every
from haixi_check.rulepack.standards import Conditional, Limit, Property, Standard
from haixi_check.rulepack.targets import Lead, Target
from haixi_check.statement import OF_A_SHEET, LeadInfo, LimitCase, PackRef, ProofInfo, TargetInfo


def terms(form: Form) -> dict[str, Text]:
    """What the ids of a form stand for: of a figure as it is, of a sheet with `sheet:` before it.

    A roster and a figure may have the same id.
    """
    named = {figure.id: figure.title for figure in form.figures}
    sheets = (*form.registers, *form.rosters)
    return named | {f"{OF_A_SHEET}{item.id}": item.title for item in sheets}


def pack_ref(rules: RulePack) -> PackRef:
    """The rules as the verdict tells of them."""
    pack = rules.pack
    return PackRef(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        short_title=pack.short_title,
        document=pack.document,
        whole=pack.whole.title,
        reference=pack.whole.reference,
        kinds={kind.id: kind.title for kind in pack.kinds},
        sha256=rules.sha256,
        built_in=rules.built_in,
        caveats=pack.caveats,
        overlays=rules.overlays,
        terms=terms(rules.form),
    )


def target_info(target: Target, pack: Pack, form: Form) -> TargetInfo:
    """A target as the verdict tells of it."""
    rule, standard = target.measure, target.standard
    return TargetInfo(
        code=target.code,
        title=target.title,
        clauses=target.clauses,
        force=target.force,
        judged=target.judged,
        units=target.units,
        lead=None if target.lead is None else _lead(target.lead, pack),
        not_judged=target.not_judged,
        period=_period(target),
        measure=rule.kind,
        threshold=rule.standard_shown(standard),
        relation=standard.relation if standard else None,
        limit=exact(standard.number) if standard and standard.number is not None else None,
        limits=tuple(_limits(rule, standard, form)) if standard else (),
        per=rule.per if isinstance(rule, PerHead) else 1,
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


def _limits(rule: Measure, standard: Standard, form: Form) -> Iterator[LimitCase]:
    """Every case in which a limit holds, where there is more than one."""
    if standard.number is not None:
        return
    dated = isinstance(standard.amount, tuple)
    for step in standard.steps:
        since = step.from_ if dated else None
        value = step.value
        cases: list[tuple[Text | None, Fraction | None]] = (
            [(None, value)]
            if isinstance(value, Fraction)
            else [(_when(value, form), value.then), (None, value.otherwise)]
        )
        for when, number in cases:
            shown = None
            if number is not None:
                shown = rule.limit_shown(Limit(standard.relation, number))
            yield LimitCase(since=since, when=when, shown=shown, document=step.document)


def _when(condition: Conditional, form: Form) -> Text:
    """What must hold, in the words of the form: 新建学校：是."""
    said = [(form.basics.column(name), wanted) for name, wanted in condition.when.items()]
    return Text(
        zh="，".join(f"{line.title.zh}：{_answer(line, wanted).zh}" for line, wanted in said),
        en=", ".join(f"{line.title.en}: {_answer(line, wanted).en}" for line, wanted in said),
    )


def _answer(line: Column, wanted: Property) -> Text:
    if isinstance(wanted, bool):
        return Text(zh="是" if wanted else "否", en="yes" if wanted else "no")
    english = next((choice.en for choice in line.choices if choice.value == wanted), str(wanted))
    return Text(zh=str(wanted), en=english)


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
