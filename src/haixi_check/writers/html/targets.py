"""One target on the page: what it came to, for whom, from which cells, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from haixi_check.figure import Origin
from haixi_check.plain import dataclass
from haixi_check.report import duties, words
from haixi_check.report.agenda import NEEDS_DOING
from haixi_check.report.entries import asides, other_readings
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result, Shown, roll_up
from haixi_check.statement import TargetInfo
from haixi_check.writers.html.drawings import Bar, TrendDrawing, bar, trend

LETTERS: Final[Mapping[Outcome, str]] = {
    Outcome.FAIL: "f",
    Outcome.UNKNOWN: "u",
    Outcome.REVIEW: "r",
    Outcome.NOT_DUE: "d",
    Outcome.PASS: "p",
    Outcome.NOT_APPLICABLE: "n",
    Outcome.INFO: "i",
}
"""One letter for each outcome, by which the filters know it."""

ABSENT: Final = "-"

FEW: Final = 8
"""Up to so many units stand side by side; of more each has a row."""


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """What a target came to for one unit."""

    result: Result
    reference: bool
    """Whether the unit is held to it for comparison only."""
    counted: bool
    """Whether its figure only counts towards the whole and is not judged."""
    figure: str
    bar: Bar | None
    lack: str
    beside: tuple[str, ...]
    """What else must be said, one sentence each."""


@dataclass(frozen=True, kw_only=True)
class MainResult:
    """What a target came to for the whole, or for the only unit, as it stands above all rows."""

    figure: str
    against: str
    lack: str
    bar: Bar | None
    trend: TrendDrawing | None
    years: tuple[str, ...]
    asides: tuple[str, ...]
    contested: bool
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TargetInFull:
    """One target with everything that rests on it."""

    id: str
    info: TargetInfo
    outcome: Outcome
    by_unit: str
    """A letter for the outcome of each unit."""
    tags: tuple[str, ...]
    lead: str
    threshold: str
    head: MainResult | None
    """Nothing, where several units are judged and no whole."""
    rows: tuple[UnitRow, ...]
    parts: bool
    """Whether the rows are only the parts of a sum."""
    groups: tuple[tuple[Outcome, tuple[str, ...]], ...]
    """Units for which a duty came to the same."""
    open: bool
    """Whether somebody has to do something about it."""
    formula: str
    sources: tuple[Origin, ...]
    """The cells that its figures rest on."""
    records: tuple[Shown, ...]


def target_in_full(reader: Reader, target: str, whole: Result | None) -> TargetInFull:
    """The target called `target`; `whole` is that of all units together, if that is judged."""
    info = reader.verdict.targets[target]
    own = reader.own_results(target)
    head = whole or (own[0] if len(own) == 1 else None)
    outcome = head.outcome if head else roll_up(result.outcome for result in own)
    one_for_all = head is not None and len(own) == 1 and own[0].measured == head.measured
    shown = () if one_for_all else own
    rows = () if info.is_duty else tuple(_rows(reader, info, shown))
    results = [*([whole] if whole else []), *own]
    records = dict.fromkeys(record for result in results for record in result.records)
    return TargetInFull(
        id=target,
        info=info,
        outcome=outcome,
        by_unit=_letters(reader, own),
        tags=tuple(_tags(reader, info)),
        lead=duties.lead(info, reader.language),
        threshold=words.threshold(info, reader.language),
        head=_main_result(reader, info, _without_gaps_of(reader, shown, head)) if head else None,
        rows=rows,
        parts=bool(rows) and all(row.counted and row.figure for row in rows),
        groups=tuple(_groups(shown)) if info.is_duty else (),
        open=outcome in NEEDS_DOING,
        formula=words.formula(info, reader.called, reader.language),
        sources=_sources(reader, results),
        records=tuple(record for record in records if record.unit in reader.index),
    )


def crowded(reader: Reader) -> bool:
    """Whether there are too many units to stand side by side."""
    return len(reader.units) > FEW


def beside(reader: Reader, result: Result) -> list[str]:
    """What must be said beside a result; of the whole of many units, without their cells."""
    if crowded(reader) and result.unit is None:
        result = replace(
            result,
            missing=tuple(replace(gap, place=None) for gap in result.missing),
            doubts=tuple(replace(doubt, place=None) for doubt in result.doubts),
        )
    return asides(reader, result)


def _letters(reader: Reader, own: Iterable[Result]) -> str:
    letters = {result.unit: LETTERS[result.outcome] for result in own}
    return "".join(letters.get(unit.id, ABSENT) for unit in reader.units)


def _tags(reader: Reader, info: TargetInfo) -> Iterator[str]:
    yield reader.say(f"force.{info.force}")
    yield words.period(info, reader.language)
    if not info.is_duty:
        yield reader.say(f"explain.{info.judged}")


def _without_gaps_of(reader: Reader, shown: Sequence[Result], head: Result) -> Result:
    """`head` without what the rows of the units say; of a duty they say only the outcome."""
    if reader.info(head).is_duty or crowded(reader):
        return head
    in_rows = {result.unit for result in shown}
    return replace(
        head,
        missing=tuple(gap for gap in head.missing if gap.unit not in in_rows),
        doubts=tuple(doubt for doubt in head.doubts if doubt.unit not in in_rows),
    )


def _main_result(reader: Reader, info: TargetInfo, head: Result) -> MainResult:
    duty, language = info.is_duty, reader.language
    years = words.years(info, head, language)
    asked = not words.contributes(info, head) and info.own_limit(head) is None
    return MainResult(
        figure=words.measured(head.measured, language) if head.measured else "",
        against="" if duty else words.against(info, head, language),
        lack=words.lacking(info, head, language),
        bar=None if duty else bar(info, head),
        trend=None if duty else trend(info, head.series, language, asked=asked),
        years=tuple(years) if len(years) > 1 else (),
        asides=tuple(beside(reader, head)),
        contested=head.contested,
        others=tuple(other_readings(reader, head.other_readings)),
    )


def _rows(reader: Reader, info: TargetInfo, own: Sequence[Result]) -> Iterator[UnitRow]:
    """A row for each unit; where they are many, the worst first."""
    order = list(Outcome)
    rows = sorted(own, key=lambda r: order.index(r.outcome)) if crowded(reader) else own
    for result in rows:
        counted = result.reason == "contribution"
        yield UnitRow(
            result=result,
            reference=not result.binding and not counted and result.outcome is not Outcome.INFO,
            counted=counted,
            figure=words.measured(result.measured, reader.language) if result.measured else "",
            bar=bar(info, result),
            lack=words.lacking(info, result, reader.language),
            beside=() if counted else tuple(beside(reader, result)),
        )


def _groups(own: Sequence[Result]) -> Iterator[tuple[Outcome, tuple[str, ...]]]:
    for outcome in Outcome:
        if units := tuple(r.unit for r in own if r.outcome is outcome and r.unit):
            yield outcome, units


def _sources(reader: Reader, results: Iterable[Result]) -> tuple[Origin, ...]:
    origins = dict.fromkeys(origin for result in results for origin in result.evidence)
    known = (origin for origin in origins if origin.unit in reader.index)
    return tuple(sorted(known, key=lambda origin: reader.index[origin.unit]))
