"""What the document says, in the order of every report: outcome, work to do, every result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from haixi_check import headline, wording
from haixi_check.attention import agenda, reported, shown_results
from haixi_check.plain import dataclass
from haixi_check.problems import Tier
from haixi_check.renderers.document.paper import (
    HEADING,
    NOTE,
    SIGNED,
    SUBHEADING,
    TITLE,
    write,
    write_parts,
)
from haixi_check.renderers.document.tables import (
    write_absences,
    write_matrix,
    write_problems,
    write_readings,
    write_results,
    write_tier,
)
from haixi_check.renderers.entries import Reader, entry, narrowing, several
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import Scope

if TYPE_CHECKING:
    from docx.document import Document as Paper

NUMERALS: Final = "一二三四五六七八九十"


@dataclass()
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
    _write_outcome(report)
    _write_work(report)
    report.heading(reader.say("table.everything"))
    write_results(paper, reader)
    report.heading(reader.say("table.problems"))
    write_problems(paper, reader)
    _write_unchecked(report)
    school = reader.verdict.run.scope is Scope.SCHOOL
    for code in ("document.signed_by" if school else "document.checked_by", "document.signed_on"):
        write(paper, reader.say(code), SIGNED)
    heading = write(paper, reader.say("document.readings"), HEADING)
    heading.paragraph_format.page_break_before = True
    write_readings(paper, reader)


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
    concluded = [
        (reader.say("document.concluded", outcome=outcome), True),
        (reader.say("document.because", why=why), False),
    ]
    if must_fix := headline.must_fix(verdict, reader.language):
        concluded.append((reader.say("document.must_fix", text=must_fix), True))
    write_parts(report.paper, concluded)
    if own := headline.own_pack(verdict, reader.language, reader.pack):
        write(report.paper, reader.say("document.sentence", text=own))
    if lost := headline.unread(verdict, reader.language, limit=wording.NAMES_SHOWN):
        write(report.paper, reader.say("document.sentence", text=lost))
    if headline.is_void(verdict):
        write(report.paper, reader.say("document.sentence", text=reader.say("table.void_todo")))
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
    write_matrix(report.paper, report.reader)
    used = {result.outcome for result in shown_results(verdict)}
    signs = [f"{wording.MARKS[o]} {reader.say(f'outcome.{o}')}" for o in Outcome if o in used]
    told = reader.joined(signs, "document.comma")
    write(report.paper, reader.say("document.signs", signs=told), NOTE)


def _write_work(report: Report) -> None:
    """What needs doing: first the data that must be fixed, then results, worst first.

    Misses and doubts stand one by one, what is absent in tables.
    """
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
    if must_fix := reader.verdict.summary.problems.get(Tier.MUST_FIX, 0):
        number += 1
        _subheading(report, number, reader.say(f"tier.{Tier.MUST_FIX}"), must_fix)
        write_tier(report.paper, reader, Tier.MUST_FIX)
    for name, results, absences in sections:
        absent = {(r.target, r.unit) for absence in absences for r in absence.results}
        size = len(results) + len(absent)
        if not size:
            continue
        number += 1
        _subheading(report, number, reader.say(name), size)
        for place, result in enumerate(results, start=1):
            _write_entry(report, place, result)
        write_absences(report.paper, report.reader, absences)
    if not number:
        write(report.paper, reader.say("table.nothing_to_do"))


def _subheading(report: Report, number: int, name: str, size: int) -> None:
    reader = report.reader
    numeral = NUMERALS[number - 1] if reader.language == "zh" else str(number)
    told = reader.say("table.section", name=name, n=size)
    heading = reader.say("document.subsection", number=numeral, text=told)
    write(report.paper, heading, SUBHEADING)


def _write_entry(report: Report, number: int, result: Result) -> None:
    reader, verdict = report.reader, report.reader.verdict
    info = verdict.targets[result.target]
    told = entry(reader, result)
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
    write_parts(report.paper, parts)
    if told.units:
        write(report.paper, reader.say("document.sentence", text=told.units))
    if told.remedy:
        remedy = (reader.say("document.remedy"), True)
        write_parts(report.paper, [remedy, (told.remedy, False)])


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
