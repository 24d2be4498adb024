"""What the document says, in the order of every report: outcome, work to do, every result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from haixi_check import headline, wording
from haixi_check.attention import Absence, agenda, alike, problems, reported
from haixi_check.problems import Tier
from haixi_check.renderers.document.paper import (
    HEADING,
    NOTE,
    SIGNED,
    SUBHEADING,
    TITLE,
    Cell,
    Column,
    add_table,
    write,
    write_parts,
)
from haixi_check.renderers.entries import Reader, by_clause, entry, narrowing, several, subtitle
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import ClauseSummary, Scope

if TYPE_CHECKING:
    from docx.document import Document as Paper

MOST_UNITS: Final = 6
"""More units than this do not stand side by side on a page: the matrix counts them by outcome."""

TEXT_WIDTH: Final = 15.6
"""Centimetres between the margins."""

NUMERALS: Final = "一二三四五六七八九十"


@dataclass(slots=True)
class Report:
    """The document in the making."""

    paper: Paper
    reader: Reader
    sections: int = 0

    def heading(self, text: str) -> None:
        """The next section."""
        numeral = NUMERALS[self.sections]
        number = numeral if self.reader.language == "zh" else str(self.sections + 1)
        self.sections += 1
        write(self.paper, self.reader.say("document.section", number=number, text=text), HEADING)


def write_report(paper: Paper, reader: Reader) -> None:
    """Write everything."""
    report = Report(paper, reader)
    _write_title(report)
    for part in (_write_outcome, _write_work, _write_results, _write_problems, _write_unchecked):
        part(report)
    _write_signature(report)
    _write_readings(report)


def _write_title(report: Report) -> None:
    reader, verdict = report.reader, report.reader.verdict
    units = reported(verdict)
    school = verdict.run.scope is Scope.SCHOOL
    names = [unit.name.in_language(reader.language) for unit in units]
    write(
        report.paper,
        reader.say(
            "document.school_title" if school else "document.title",
            unit=wording.listed(names, reader.language),
            document=verdict.pack.document,
            year=verdict.run.year,
        ),
        TITLE,
    )


def _write_outcome(report: Report) -> None:
    """The outcome in words, and the clauses in a table."""
    reader, verdict = report.reader, report.reader.verdict
    report.heading(reader.say("document.outcome"))
    counts = headline.counts(verdict, reader.language)
    write(
        report.paper,
        reader.say(
            "document.summary",
            title=verdict.pack.title.in_language(reader.language),
            document=verdict.pack.document,
            day=verdict.run.as_of,
            year=verdict.run.year,
            counts=reader.joined(counts, "document.comma"),
        ),
    )
    outcome = reader.say(f"run.{verdict.verdict.outcome}")
    why = headline.reasons(verdict, reader.language)
    write_parts(
        report.paper,
        [
            (reader.say("document.concluded", outcome=outcome), True),
            (reader.say("document.because", why=why), False),
        ],
    )
    if verdict.not_reported and verdict.run.scope is Scope.PREFECTURE:
        names = [reader.called.get(unit, unit) for unit in verdict.not_reported]
        told = wording.listed(names, reader.language)
        write(
            report.paper,
            reader.say("document.sentence", text=reader.say("table.not_reported", names=told)),
        )
    if narrowed := narrowing(reader):
        write(report.paper, reader.say("document.sentence", text=narrowed))
    write(report.paper, reader.say("document.matrix"), NOTE)
    _write_matrix(report)


def _write_matrix(report: Report) -> None:
    """Every clause with one mark for the whole and for each unit, or with counts of units."""
    reader, verdict = report.reader, report.reader.verdict
    whole = verdict.run.scope is Scope.PREFECTURE
    bodies = [unit for unit in verdict.units if unit.reported or whole]
    picks: list[tuple[str, Callable[[ClauseSummary], Cell]]] = []
    if whole:
        picks.append((reader.say("table.whole"), lambda c: _mark(reader, str(c.outcome))))
    if len(bodies) <= MOST_UNITS:
        picks += [
            (unit.short.in_language(reader.language), _of_unit(reader, unit.id)) for unit in bodies
        ]
    else:
        found = {o for c in verdict.summary.by_clause for o in c.units.values()}
        picks += [(reader.say(f"outcome.{o}"), _number(o)) for o in Outcome if o in found]
        write(report.paper, reader.say("table.units_by_outcome"), NOTE)
    width = min(2.2, (TEXT_WIDTH - 5.4) / max(1, len(picks)))
    first = TEXT_WIDTH - width * len(picks)
    columns = [Column(reader.say("table.clause"), first)]
    columns += [Column(heading, width) for heading, _ in picks]
    rows: list[list[Cell | str]] = [
        [f"{c.clause} {c.title.in_language(reader.language)}", *(pick(c) for _, pick in picks)]
        for c in verdict.summary.by_clause
        if c.outcome != "not_checkable"
    ]
    add_table(report.paper, columns, rows)


def _mark(reader: Reader, outcome: str) -> Cell:
    return Cell(reader.say(f"outcome.{outcome}"), kind=outcome)


def _of_unit(reader: Reader, unit: str) -> Callable[[ClauseSummary], Cell]:
    return lambda c: _mark(reader, c.units[unit]) if unit in c.units else Cell("—", centred=True)


def _number(outcome: Outcome) -> Callable[[ClauseSummary], Cell]:
    def cell(clause: ClauseSummary) -> Cell:
        count = sum(1 for found in clause.units.values() if found is outcome)
        return Cell(str(count), kind=outcome.value) if count else Cell("")

    return cell


def _write_work(report: Report) -> None:
    """What needs doing, worst first: misses and doubts one by one, what is absent in tables."""
    reader, work = report.reader, agenda(report.reader.verdict)
    report.heading(reader.say("table.to_do"))
    sections = (
        ("outcome.fail", work.failed, ()),
        ("outcome.unknown", work.unknown, (*work.unreported, *work.unproven)),
        ("outcome.review", work.review, ()),
        ("table.aspired", work.aspired, ()),
        ("table.waived", work.waived, ()),
    )
    number = 0
    for name, results, absences in sections:
        absent = {(r.target, r.unit) for absence in absences for r in absence.results}
        size = len(results) + len(absent)
        if not size:
            continue
        number += 1
        numeral = NUMERALS[number - 1] if reader.language == "zh" else str(number)
        told = reader.say("table.section", name=reader.say(name), n=size)
        heading = reader.say("document.subsection", number=numeral, text=told)
        write(report.paper, heading, SUBHEADING)
        for place, result in enumerate(results, start=1):
            _write_entry(report, place, result)
        _write_absences(report, absences)
    if not number:
        write(report.paper, reader.say("table.nothing_to_do"))


def _write_entry(report: Report, number: int, result: Result) -> None:
    reader, verdict = report.reader, report.reader.verdict
    info = verdict.targets[result.target]
    told = entry(reader, result, with_units=result.unit is None)
    whose = told.whose if several(verdict) else ""
    title = reader.say(
        "document.entry",
        number=number,
        title=f"{whose} {told.title}".strip(),
        clauses=told.clauses,
        code=told.code,
    )
    figure = wording.against(info, result, reader.language) if info.threshold else ""
    facts = reader.joined([figure, told.lack, *told.situation])
    parts = [(title, True)]
    if facts:
        parts.append((reader.say("document.sentence", text=facts), False))
    parts.append((reader.say("document.remedy", text=told.remedy), False))
    write_parts(report.paper, parts)


def _write_absences(report: Report, absences: Sequence[Absence]) -> None:
    """One table for each body that handed nothing in, or nothing for some duties."""
    reader, verdict = report.reader, report.reader.verdict
    columns = [
        Column(reader.say("workbook.column.code"), 1.5),
        Column(reader.say("workbook.column.target"), 5.1),
        Column(reader.say("workbook.column.todo"), 9.0),
    ]
    for absence in absences:
        names = [reader.called.get(unit, unit) for unit in absence.units]
        unit = wording.listed(names or [reader.say("words.any_unit")], reader.language)
        silent = any(one in verdict.not_reported for one in absence.units)
        code = "table.open_because_silent" if silent else "document.no_record"
        text = reader.say(code, unit=unit, n=len(absence.results))
        write(report.paper, reader.say("document.sentence", text=text))
        infos = [verdict.targets[result.target] for result in absence.results]
        rows: list[list[Cell | str]] = [
            [
                Cell(info.code, centred=True),
                info.title.in_language(reader.language),
                info.remedy.in_language(reader.language),
            ]
            for info in infos
        ]
        add_table(report.paper, columns, rows)


def _write_results(report: Report) -> None:
    """Every result of the level that is judged, in the order of the opinion."""
    reader, verdict = report.reader, report.reader.verdict
    report.heading(reader.say("table.everything"))
    names = ("clause", "target", "judged", "figure", "threshold", "lack")
    widths = (1.7, 4.4, 1.9, 3.3, 1.9, 2.4)
    columns = [
        Column(reader.say(f"workbook.column.{name}"), width)
        for name, width in zip(names, widths, strict=True)
    ]
    rows: list[list[Cell | str]] = []
    for clause, results in by_clause(verdict):
        for result in results:
            told = entry(reader, result)
            whose = f"{told.whose} " if several(verdict) else ""
            rows.append(
                [
                    Cell(clause.clause, centred=True),
                    f"{whose}{told.code} {told.title}",
                    Cell(reader.say(f"outcome.{told.outcome}"), kind=told.outcome.value),
                    Cell(told.figure, centred=True),
                    Cell(told.threshold, centred=True),
                    told.lack,
                ]
            )
    add_table(report.paper, columns, rows)


def _write_problems(report: Report) -> None:
    """The problems with the data that ask for something; those alike are one row."""
    reader, verdict = report.reader, report.reader.verdict
    report.heading(reader.say("table.problems"))
    rows: list[list[Cell | str]] = []
    for tier in (Tier.MUST_FIX, Tier.EXPLAIN):
        for group in alike(problems(verdict, tier)):
            first = group.first
            places = wording.places(
                [first.place, *(o.place for o in group.others)], reader.language
            )
            rows.append(
                [
                    Cell(reader.say(f"tier.{tier}"), kind=tier.value),
                    places,
                    wording.problem(first, reader.called, reader.language),
                    wording.todo(first, reader.called, reader.language),
                ]
            )
    counts = verdict.summary.problems
    told = [f"{reader.say(f'tier.{tier}')} {counts.get(tier, 0)}" for tier in Tier]
    write(report.paper, reader.say("document.sentence", text=reader.joined(told, "document.comma")))
    if rows:
        names = ("tier", "cell", "problem", "todo")
        columns = [
            Column(reader.say(f"workbook.column.{name}"), width)
            for name, width in zip(names, (2.0, 4.0, 5.0, 4.6), strict=True)
        ]
        add_table(report.paper, columns, rows)


def _write_unchecked(report: Report) -> None:
    """What nobody may believe to have been checked."""
    reader, verdict = report.reader, report.reader.verdict
    report.heading(reader.say("table.not_checked"))
    for text in _unchecked(reader):
        write(report.paper, text)
    bare = [c.clause for c in verdict.summary.by_clause if c.outcome == "not_checkable"]
    if bare:
        named = reader.joined(bare, "words.comma")
        text = reader.say("table.only_exhortations", clauses=named)
        write(report.paper, reader.say("document.sentence", text=text))


def _unchecked(reader: Reader) -> Iterator[str]:
    verdict = reader.verdict
    if number := headline.exhortations(verdict):
        text = reader.say("table.exhortations", n=number)
        yield reader.say("document.sentence", text=text)
    yield from (caveat.in_language(reader.language) for caveat in verdict.pack.caveats)


def _write_signature(report: Report) -> None:
    """Where the body that sends it puts its name, its seal and the day."""
    for code in ("document.signed_by", "document.signed_on"):
        write(report.paper, report.reader.say(code), SIGNED)


def _write_readings(report: Report) -> None:
    """How every figure was computed: what an inspector asks first."""
    reader = report.reader
    heading = write(report.paper, reader.say("document.readings"), HEADING)
    heading.paragraph_format.page_break_before = True
    write(report.paper, subtitle(reader), NOTE)
    names = ("code", "target", "formula", "reading")
    columns = [
        Column(reader.say(f"workbook.column.{name}"), width)
        for name, width in zip(names, (1.5, 3.3, 5.2, 5.6), strict=True)
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(info.code, centred=True),
            info.title.in_language(reader.language),
            wording.formula(info, reader.called, reader.language),
            info.reading.in_language(reader.language),
        ]
        for info in reader.verdict.targets.values()
        if info.formula
    ]
    add_table(report.paper, columns, rows)
