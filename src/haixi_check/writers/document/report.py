"""What the document says, in the order of every report: outcome, work to do, every result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from haixi_check.problem import Tier
from haixi_check.report import headline, words
from haixi_check.report.agenda import agenda
from haixi_check.report.entries import entry
from haixi_check.report.matrix import matrix
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result
from haixi_check.writers.document.paper import (
    HEADING,
    NOTE,
    SIGNED,
    SUBHEADING,
    TITLE,
    write,
    write_parts,
)
from haixi_check.writers.document.tables import (
    write_absences,
    write_matrix,
    write_problems,
    write_readings,
    write_results,
    write_tier,
)

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
    signed = "document.checked_by" if reader.whole else "document.signed_by"
    for code in (signed, "document.signed_on"):
        write(paper, reader.say(code), SIGNED)
    heading = write(paper, reader.say("document.readings"), HEADING)
    heading.paragraph_format.page_break_before = True
    write_readings(paper, reader)


def _write_title(report: Report) -> None:
    reader, verdict = report.reader, report.reader.verdict
    names = [reader.text(unit.name) for unit in reader.units]
    write(
        report.paper,
        reader.say(
            "document.title" if reader.whole else "document.school_title",
            unit=reader.listed(names, limit=words.NAMES_SHOWN),
            document=verdict.pack.document,
            year=verdict.run.year,
        ),
        TITLE,
    )


def _write_outcome(report: Report) -> None:
    """The outcome in words, and the clauses in a table."""
    reader, verdict = report.reader, report.reader.verdict
    report.heading(reader.say("document.outcome"))
    counts = headline.counts(reader)
    write(
        report.paper,
        reader.say(
            "document.summary",
            title=reader.text(verdict.pack.title),
            document=verdict.pack.document,
            day=verdict.run.as_of,
            year=verdict.run.year,
            counts=reader.joined(counts, "document.comma"),
        ),
    )
    outcome = reader.say(f"run.{verdict.verdict.outcome}")
    why = headline.reasons(reader)
    concluded = [
        (reader.say("document.concluded", outcome=outcome), True),
        (reader.say("document.because", why=why), False),
    ]
    if must_fix := headline.must_fix(reader):
        concluded.append((reader.say("document.must_fix", text=must_fix), True))
    write_parts(report.paper, concluded)
    if own := headline.own_pack(reader):
        write(report.paper, reader.say("document.sentence", text=own))
    for notice in headline.notices(reader, limit=words.NAMES_SHOWN):
        write(report.paper, reader.say("document.sentence", text=notice.text))
    write(report.paper, reader.say("document.matrix"), NOTE)
    write_matrix(report.paper, report.reader)
    used = {result.outcome for result in verdict.shown_results}
    signs = [f"{words.MARKS[o]} {reader.say(f'outcome.{o}')}" for o in Outcome if o in used]
    told = reader.joined(signs, "document.comma")
    write(report.paper, reader.say("document.signs", signs=told), NOTE)


def _write_work(report: Report) -> None:
    """What needs doing: first the data that must be fixed, then results, worst first.

    Misses and doubts stand one by one, what is absent in tables.
    """
    reader = report.reader
    report.heading(reader.say("table.to_do"))
    number = 0
    if must_fix := reader.verdict.summary.problems.get(Tier.MUST_FIX, 0):
        number += 1
        _subheading(report, number, reader.say(f"tier.{Tier.MUST_FIX}"), must_fix)
        write_tier(report.paper, reader, Tier.MUST_FIX)
    for section in agenda(reader.verdict).sections:
        number += 1
        _subheading(report, number, reader.say(section.name), section.size)
        for place, result in enumerate(section.results, start=1):
            _write_entry(report, place, result)
        write_absences(report.paper, reader, section.absences)
    if not number:
        write(report.paper, reader.say("table.nothing_to_do"))


def _subheading(report: Report, number: int, name: str, size: int) -> None:
    reader = report.reader
    numeral = NUMERALS[number - 1] if reader.language == "zh" else str(number)
    told = reader.say("table.section", name=name, n=size)
    heading = reader.say("document.subsection", number=numeral, text=told)
    write(report.paper, heading, SUBHEADING)


def _write_entry(report: Report, number: int, result: Result) -> None:
    reader = report.reader
    info = reader.info(result)
    told = entry(reader, result)
    title = reader.say(
        "document.entry",
        number=number,
        title=f"{reader.whose(result)}{told.title}",
        clauses=told.clauses,
        code=told.code,
    )
    figure = words.against(info, result, reader.language) if info.threshold else ""
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
    reader = report.reader
    report.heading(reader.say("table.not_checked"))
    for text in _unchecked(reader):
        write(report.paper, text)
    if idle := matrix(reader).idle:
        named = reader.joined((clause.clause for clause in idle), "words.comma")
        text = reader.say("table.only_exhortations", clauses=named)
        write(report.paper, reader.say("document.sentence", text=text))


def _unchecked(reader: Reader) -> Iterator[str]:
    verdict = reader.verdict
    if number := headline.exhortations(verdict):
        text = reader.say("table.exhortations", n=number)
        yield reader.say("document.sentence", text=text)
    yield from map(reader.text, verdict.pack.caveats)
