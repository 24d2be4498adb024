"""Targets and terms of a rule pack as the verdict tells of them, for readers without the pack."""

from __future__ import annotations

from haixi_check.form import Figure, Form
from haixi_check.pack import Text
from haixi_check.quantities import amount, exact, share
from haixi_check.targets import (
    By,
    Count,
    EachYearFrom,
    Evidence,
    Measure,
    PerHead,
    Share,
    Sum,
    Target,
    Trend,
)
from haixi_check.verdicts import OF_A_SHEET, TargetInfo


def terms(form: Form) -> dict[str, Text]:
    """What the ids of a form stand for: of a figure as it is, of a sheet with `sheet:` before it.

    A roster and a figure may have the same id.
    """
    named = {figure.id: figure.title for figure in form.figures}
    sheets = (*form.registers, *form.rosters)
    return named | {f"{OF_A_SHEET}{item.id}": item.title for item in sheets}


def target_info(target: Target, form: Form) -> TargetInfo:
    """A target as the verdict tells of it."""
    level = target.measure.of if isinstance(target.measure, Trend) else target.measure
    formula: dict[str, tuple[str, ...]] = {}
    if isinstance(level, (Count, Sum, Share, PerHead)):
        formula["of"] = level.of
    if isinstance(level, (Share, PerHead)):
        formula["to"] = level.to
    parts = target.measure.parts if isinstance(target.measure, Evidence) else ()
    return TargetInfo(
        code=target.code,
        title=target.title,
        clauses=target.clauses,
        force=target.force,
        judged=target.judged,
        units=target.units,
        lead=target.lead,
        period=_period(target),
        measure=target.measure.kind,
        threshold=_threshold(target),
        at_least=None if target.at_least is None else exact(target.at_least),
        unit=_unit(target, form),
        formula=formula,
        shortfall=(
            Text(zh=target.shortfall.zh, en=target.shortfall.en) if target.shortfall else None
        ),
        parts={part.id: part.title for part in parts},
        remedy=target.remedy,
        reading=target.reading,
    )


def _period(target: Target) -> str:
    match target.period:
        case By(by=year):
            return f"by {year}"
        case EachYearFrom(each_year_from=year, until=until):
            return f"each year from {year}" + ("" if until is None else f" until {until}")
        case _:
            return "continuing"


def _threshold(target: Target) -> str:
    """As printed for people: `≥ 50%`, `≥ 6000`; a direction; or nothing, for evidence."""
    rule: Measure = target.measure
    if isinstance(rule, Trend):
        return rule.direction
    if target.at_least is None:
        return ""
    shown = share(target.at_least) if isinstance(rule, Share) else amount(target.at_least)
    return f"≥ {shown.replace('.00%', '%')}"


def _unit(target: Target, form: Form) -> Text | None:
    """The unit of account of the threshold, where it has one."""
    if isinstance(target.measure, (Count, Sum, PerHead)):
        field: Figure = form.figure(target.measure.of[0])
        return field.unit
    return None
