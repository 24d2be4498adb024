"""One target on the page: what it came to, for whom, from which cells, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from haixi_check.plain import dataclass
from haixi_check.report import words
from haixi_check.report.agenda import NEEDS_DOING
from haixi_check.report.entries import asides, other_readings, status
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result, Shown, TargetInfo, roll_up
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

    index: int
    name: str
    outcome: str
    reference: bool
    """Whether the unit is held to it for comparison only."""
    counted: bool
    """Whether its figure only counts towards the whole and is not judged."""
    figure: str
    bar: Bar | None
    lack: str
    beside: tuple[str, ...]
    """What else must be said, one sentence each."""


@dataclass(frozen=True)
class UnitsAlike:
    """Units for which a duty came to the same: their places and names."""

    outcome: str
    units: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """A cell that a figure rests on."""

    index: int
    unit: str
    place: str
    header: str
    raw: str


@dataclass(frozen=True, kw_only=True)
class RecordRow:
    """A record of evidence."""

    index: int
    unit: str
    part: str
    status: str
    grade: str
    sound: bool
    material: str
    document: str
    date: str
    file: str
    sha256: str
    place: str


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
    code: str
    title: str
    outcome: str
    force: str
    duty: bool
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
    groups: tuple[UnitsAlike, ...]
    remedy: str
    open: bool
    """Whether somebody has to do something about it."""
    printed: tuple[tuple[str, str], ...]
    formula: str
    reading: str
    sources: tuple[SourceRow, ...]
    records: tuple[RecordRow, ...]


def target_in_full(reader: Reader, target: str, whole: Result | None) -> TargetInFull:
    """The target called `target`; `whole` is its result for the prefecture, if that is judged."""
    info = reader.verdict.targets[target]
    own = reader.own_results(target)
    head = whole or (own[0] if len(own) == 1 else None)
    outcome = head.outcome if head else roll_up(result.outcome for result in own)
    duty = info.is_duty
    one_for_all = head is not None and len(own) == 1 and own[0].measured == head.measured
    shown = () if one_for_all else own
    rows = () if duty else tuple(_rows(reader, info, shown))
    results = [*([whole] if whole else []), *own]
    return TargetInFull(
        id=target,
        code=info.code,
        title=reader.text(info.title),
        outcome=outcome.value,
        force=info.force.value,
        duty=duty,
        by_unit=_letters(reader, own),
        tags=tuple(_tags(reader, info)),
        lead=reader.text(info.lead) if info.lead else "",
        threshold=words.threshold(info, reader.language),
        head=_main_result(reader, info, _without_gaps_of(reader, shown, head)) if head else None,
        rows=rows,
        parts=bool(rows) and all(row.counted and row.figure for row in rows),
        groups=tuple(_groups(reader, shown)) if duty else (),
        remedy=reader.text(info.remedy),
        open=outcome in NEEDS_DOING,
        printed=tuple(info.clauses.items()),
        formula=words.formula(info, reader.called, reader.language),
        reading=reader.text(info.reading),
        sources=tuple(_sources(reader, results)),
        records=tuple(_records(reader, info, results)),
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
    duty = info.is_duty
    years = words.years(info, head, reader.language)
    return MainResult(
        figure=words.measured(head.measured, reader.language) if head.measured else "",
        against="" if duty else words.against(info, head, reader.language),
        lack=words.lacking(info, head, reader.language),
        bar=None if duty else bar(info, head),
        trend=None if duty else _trend(reader, info, head),
        years=tuple(years) if len(years) > 1 else (),
        asides=tuple(beside(reader, head)),
        contested=head.contested,
        others=tuple(other_readings(reader, head.other_readings)),
    )


def _trend(reader: Reader, info: TargetInfo, head: Result) -> TrendDrawing | None:
    asked = not words.contributes(info, head) and info.own_limit(head) is None
    return trend(info, head.series, reader.language, asked=asked)


def _rows(reader: Reader, info: TargetInfo, own: Sequence[Result]) -> Iterator[UnitRow]:
    """A row for each unit; where they are many, the worst first."""
    order = list(Outcome)
    rows = sorted(own, key=lambda r: order.index(r.outcome)) if crowded(reader) else own
    for result in rows:
        counted = result.reason == "contribution"
        unit = result.unit or ""
        yield UnitRow(
            index=reader.index[unit],
            name=reader.name(unit),
            outcome=result.outcome.value,
            reference=not result.binding and not counted and result.outcome is not Outcome.INFO,
            counted=counted,
            figure=words.measured(result.measured, reader.language) if result.measured else "",
            bar=bar(info, result),
            lack=words.lacking(info, result, reader.language),
            beside=() if counted else tuple(beside(reader, result)),
        )


def _groups(reader: Reader, own: Sequence[Result]) -> Iterator[UnitsAlike]:
    for outcome in Outcome:
        units = [r.unit for r in own if r.outcome is outcome and r.unit]
        if units:
            yield UnitsAlike(outcome.value, tuple((reader.index[u], reader.name(u)) for u in units))


def _sources(reader: Reader, results: Iterable[Result]) -> Iterator[SourceRow]:
    origins = dict.fromkeys(origin for result in results for origin in result.evidence)
    order = list(reader.index)
    known = (origin for origin in origins if origin.unit in reader.index)
    for origin in sorted(known, key=lambda o: order.index(o.unit)):
        yield SourceRow(
            index=reader.index[origin.unit],
            unit=reader.name(origin.unit),
            place=words.place(origin.place),
            header=origin.place.header,
            raw=origin.raw,
        )


def _records(reader: Reader, info: TargetInfo, results: Iterable[Result]) -> Iterator[RecordRow]:
    records = dict.fromkeys(record for result in results for record in result.records)
    for record in records:
        if record.unit in reader.index:
            yield _record(reader, info, record)


def _record(reader: Reader, info: TargetInfo, record: Shown) -> RecordRow:
    part = info.parts.get(record.part or "")
    return RecordRow(
        index=reader.index[record.unit],
        unit=reader.name(record.unit),
        part=reader.text(part) if part else "",
        status=status(record.status, reader.language),
        grade=words.grade(record.grade, reader.language),
        sound=record.grade == "proven",
        material=record.material,
        document=record.document,
        date=record.date or "",
        file=record.file,
        sha256=record.sha256,
        place=words.place(record.place),
    )
