"""One target as the report tells it: what it came to, for whom, from where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from haixi_check.report import asides, words
from haixi_check.report.agenda import NEEDS_DOING
from haixi_check.report.entries import status as said_of
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result, Shown, roll_up
from haixi_check.verdict import TargetInfo
from haixi_check.writers.html.crowd import crowded, told_beside
from haixi_check.writers.html.drawings import Bar, Trend, bar, trend

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
    said: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Units for which a duty came to the same: their places and names."""

    outcome: str
    units: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Source:
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
class Headline:
    """What is told of a result in large."""

    figure: str
    against: str
    lack: str
    bar: Bar | None
    trend: Trend | None
    years: tuple[str, ...]
    asides: tuple[str, ...]
    contested: bool
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One target in full."""

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
    head: Headline | None
    """Nothing, where several units are judged and no whole."""
    rows: tuple[UnitRow, ...]
    parts: bool
    """Whether the rows are only the parts of a sum."""
    groups: tuple[Group, ...]
    remedy: str
    open: bool
    """Whether somebody has to do something about it."""
    printed: tuple[tuple[str, str], ...]
    formula: str
    reading: str
    sources: tuple[Source, ...]
    records: tuple[RecordRow, ...]


def entry(reader: Reader, target: str, whole: Result | None) -> Entry:
    """The target called `target`; `whole` is its result for the prefecture, if that is judged."""
    info = reader.verdict.targets[target]
    own = _own(reader, target)
    head = whole or (own[0] if len(own) == 1 else None)
    outcome = head.outcome if head else roll_up(result.outcome for result in own)
    duty = info.is_duty
    shown = () if _one_for_all(own, head) else own
    rows = () if duty else tuple(_rows(reader, info, shown))
    return Entry(
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
        head=_headline(reader, info, _without_gaps_of(reader, shown, head)) if head else None,
        rows=rows,
        parts=bool(rows) and all(row.counted and row.figure for row in rows),
        groups=tuple(_groups(reader, shown)) if duty else (),
        remedy=reader.text(info.remedy),
        open=outcome in NEEDS_DOING,
        printed=tuple(info.clauses.items()),
        formula=words.formula(info, reader.called, reader.language),
        reading=reader.text(info.reading),
        sources=tuple(_sources(reader, [*([whole] if whole else []), *own])),
        records=tuple(_records(reader, info, [*([whole] if whole else []), *own])),
    )


def _own(reader: Reader, target: str) -> list[Result]:
    found = reader.of_units.get(target, {})
    return [found[unit.id] for unit in reader.units if unit.id in found]


def _one_for_all(own: Sequence[Result], head: Result | None) -> bool:
    """Whether there is only one unit to tell of, and it is told of already."""
    return head is not None and len(own) == 1 and own[0].measured == head.measured


def _letters(reader: Reader, own: Iterable[Result]) -> str:
    found = {result.unit: LETTERS[result.outcome] for result in own}
    return "".join(found.get(unit.id, ABSENT) for unit in reader.units)


def _tags(reader: Reader, info: TargetInfo) -> Iterator[str]:
    yield reader.say(f"force.{info.force}")
    yield words.period(info, reader.language)
    if not info.is_duty:
        yield reader.say(f"explain.{info.judged}")


def _without_gaps_of(reader: Reader, shown: Sequence[Result], head: Result) -> Result:
    """`head` without what the rows of the units tell; of a duty they tell only the outcome."""
    if reader.info(head).is_duty or crowded(reader):
        return head
    told = {result.unit for result in shown}
    return replace(
        head,
        missing=tuple(gap for gap in head.missing if gap.unit not in told),
        doubts=tuple(doubt for doubt in head.doubts if doubt.unit not in told),
    )


def _headline(reader: Reader, info: TargetInfo, head: Result) -> Headline:
    duty = info.is_duty
    years = words.years(info, head, reader.language)
    others = head.other_readings
    return Headline(
        figure=words.measured(head.measured, reader.language) if head.measured else "",
        against="" if duty else words.against(info, head, reader.language),
        lack=words.lacking(info, head, reader.language),
        bar=None if duty else bar(info, head),
        trend=None if duty else _trend(reader, info, head),
        years=tuple(years) if len(years) > 1 else (),
        asides=tuple(told_beside(reader, head)),
        contested=head.contested,
        others=tuple(asides.other_reading(other, reader.language) for other in others),
    )


def _trend(reader: Reader, info: TargetInfo, head: Result) -> Trend | None:
    asked = not words.contributes(info, head)
    return trend(info, head.series, reader.language, asked=asked)


def _rows(reader: Reader, info: TargetInfo, own: Sequence[Result]) -> Iterator[UnitRow]:
    """A row for each unit; where they are many, the worst first."""
    order = list(Outcome)
    found = sorted(own, key=lambda r: order.index(r.outcome)) if crowded(reader) else own
    for result in found:
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
            said=() if counted else tuple(told_beside(reader, result)),
        )


def _groups(reader: Reader, own: Sequence[Result]) -> Iterator[Group]:
    for outcome in Outcome:
        units = [r.unit for r in own if r.outcome is outcome and r.unit]
        if units:
            yield Group(outcome.value, tuple((reader.index[u], reader.name(u)) for u in units))


def _sources(reader: Reader, results: Iterable[Result]) -> Iterator[Source]:
    origins = dict.fromkeys(origin for result in results for origin in result.evidence)
    order = list(reader.index)
    known = (origin for origin in origins if origin.unit in reader.index)
    for origin in sorted(known, key=lambda o: order.index(o.unit)):
        yield Source(
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
        status=said_of(record.status, reader.language),
        grade=words.grade(record.grade, reader.language),
        sound=record.grade == "proven",
        material=record.material,
        document=record.document,
        date=record.date or "",
        file=record.file,
        sha256=record.sha256,
        place=words.place(record.place),
    )
