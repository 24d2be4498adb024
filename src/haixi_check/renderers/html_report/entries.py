"""One target as the report tells it: what it came to, for whom, from where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from haixi_check import asides, wording
from haixi_check.attention import NEEDS_DOING
from haixi_check.plain import dataclass
from haixi_check.renderers.entries import status as said_of
from haixi_check.renderers.html_report.desk import ABSENT, EVIDENCE, LETTERS, Desk
from haixi_check.renderers.html_report.drawings import Bar, Trend, bar, trend
from haixi_check.results import Outcome, Result, Shown, roll_up
from haixi_check.verdicts import TargetInfo


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


def entry(desk: Desk, target: str, whole: Result | None) -> Entry:
    """The target called `target`; `whole` is its result for the prefecture, if that is judged."""
    info = desk.verdict.targets[target]
    own = _own(desk, target)
    head = whole or (own[0] if len(own) == 1 else None)
    outcome = head.outcome if head else roll_up(result.outcome for result in own)
    duty = info.measure == EVIDENCE
    shown = () if _one_for_all(own, head) else own
    rows = () if duty else tuple(_rows(desk, info, shown))
    return Entry(
        id=target,
        code=info.code,
        title=desk.told(info.title),
        outcome=outcome.value,
        force=info.force.value,
        duty=duty,
        by_unit=_letters(desk, own),
        tags=tuple(_tags(desk, info)),
        lead=desk.told(info.lead) if info.lead else "",
        threshold=wording.threshold(info, desk.language),
        head=_headline(desk, info, _without_gaps_of(desk, shown, head)) if head else None,
        rows=rows,
        parts=bool(rows) and all(row.counted and row.figure for row in rows),
        groups=tuple(_groups(desk, shown)) if duty else (),
        remedy=desk.told(info.remedy),
        open=outcome in NEEDS_DOING,
        printed=tuple(info.clauses.items()),
        formula=wording.formula(info, desk.called, desk.language),
        reading=desk.told(info.reading),
        sources=tuple(_sources(desk, [*([whole] if whole else []), *own])),
        records=tuple(_records(desk, info, [*([whole] if whole else []), *own])),
    )


def _own(desk: Desk, target: str) -> list[Result]:
    found = desk.of_units.get(target, {})
    return [found[unit.id] for unit in desk.bodies if unit.id in found]


def _one_for_all(own: Sequence[Result], head: Result | None) -> bool:
    """Whether there is only one unit to tell of, and it is told of already."""
    return head is not None and len(own) == 1 and own[0].measured == head.measured


def _letters(desk: Desk, own: Iterable[Result]) -> str:
    found = {result.unit: LETTERS[result.outcome] for result in own}
    return "".join(found.get(unit.id, ABSENT) for unit in desk.bodies)


def _tags(desk: Desk, info: TargetInfo) -> Iterator[str]:
    yield desk.say(f"force.{info.force}")
    yield wording.period(info, desk.language)
    if info.measure != EVIDENCE:
        yield desk.say(f"explain.{info.judged}")


def _without_gaps_of(desk: Desk, shown: Sequence[Result], head: Result) -> Result:
    """`head` without what the rows of the units tell; of a duty they tell only the outcome."""
    if desk.verdict.targets[head.target].measure == EVIDENCE or desk.crowded:
        return head
    told = {result.unit for result in shown}
    return replace(
        head,
        missing=tuple(gap for gap in head.missing if gap.unit not in told),
        doubts=tuple(doubt for doubt in head.doubts if doubt.unit not in told),
    )


def _headline(desk: Desk, info: TargetInfo, head: Result) -> Headline:
    duty = info.measure == EVIDENCE
    years = wording.years(info, head, desk.language)
    others = head.other_readings
    return Headline(
        figure=wording.measured(head.measured, desk.language) if head.measured else "",
        against="" if duty else wording.against(info, head, desk.language),
        lack=wording.lacking(info, head, desk.language),
        bar=None if duty else bar(info, head),
        trend=None if duty else _trend(desk, info, head),
        years=tuple(years) if len(years) > 1 else (),
        asides=tuple(desk.asides(info, head)),
        contested=head.contested,
        others=tuple(asides.other_reading(other, desk.language) for other in others),
    )


def _trend(desk: Desk, info: TargetInfo, head: Result) -> Trend | None:
    asked = not wording.contributes(info, head)
    return trend(info, head.series, desk.language, asked=asked)


def _rows(desk: Desk, info: TargetInfo, own: Sequence[Result]) -> Iterator[UnitRow]:
    """A row for each unit; where they are many, the worst first."""
    order = list(Outcome)
    found = sorted(own, key=lambda r: order.index(r.outcome)) if desk.crowded else own
    for result in found:
        counted = result.reason == "contribution"
        unit = result.unit or ""
        yield UnitRow(
            index=desk.index[unit],
            name=desk.name(unit),
            outcome=result.outcome.value,
            reference=not result.binding and not counted and result.outcome is not Outcome.INFO,
            counted=counted,
            figure=wording.measured(result.measured, desk.language) if result.measured else "",
            bar=bar(info, result),
            lack=wording.lacking(info, result, desk.language),
            said=() if counted else tuple(desk.asides(info, result)),
        )


def _groups(desk: Desk, own: Sequence[Result]) -> Iterator[Group]:
    for outcome in Outcome:
        units = [r.unit for r in own if r.outcome is outcome and r.unit]
        if units:
            yield Group(outcome.value, tuple((desk.index[u], desk.name(u)) for u in units))


def _sources(desk: Desk, results: Iterable[Result]) -> Iterator[Source]:
    origins = dict.fromkeys(origin for result in results for origin in result.evidence)
    order = list(desk.index)
    known = (origin for origin in origins if origin.unit in desk.index)
    for origin in sorted(known, key=lambda o: order.index(o.unit)):
        yield Source(
            index=desk.index[origin.unit],
            unit=desk.name(origin.unit),
            place=wording.place(origin.place),
            header=origin.place.header,
            raw=origin.raw,
        )


def _records(desk: Desk, info: TargetInfo, results: Iterable[Result]) -> Iterator[RecordRow]:
    records = dict.fromkeys(record for result in results for record in result.records)
    for record in records:
        if record.unit in desk.index:
            yield _record(desk, info, record)


def _record(desk: Desk, info: TargetInfo, record: Shown) -> RecordRow:
    part = info.parts.get(record.part or "")
    return RecordRow(
        index=desk.index[record.unit],
        unit=desk.name(record.unit),
        part=desk.told(part) if part else "",
        status=said_of(record.status, desk.language),
        grade=wording.grade(record.grade, desk.language),
        sound=record.grade == "proven",
        material=record.material,
        document=record.document,
        date=record.date or "",
        file=record.file,
        sha256=record.sha256,
        place=wording.place(record.place),
    )
