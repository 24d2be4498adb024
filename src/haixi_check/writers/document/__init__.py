"""The report as a document to edit, sign and send: in the plain style of an official one.

In the order of every report: the outcome, what to do, every result, and how figures are computed.
"""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, BinaryIO, Final

from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.report import Manner, headline, words
from haixi_check.report.agenda import sections
from haixi_check.report.days import day
from haixi_check.report.entries import describe_result
from haixi_check.report.matrix import matrix, only_exhortations
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result
from haixi_check.verdict import Verdict
from haixi_check.writers.document import tables
from haixi_check.writers.document.paper import (
    HEADING,
    NOTE,
    SIGNED,
    SUBHEADING,
    TITLE,
    new_paper,
    write,
    write_parts,
)
from haixi_check.writers.office import fixed

if TYPE_CHECKING:
    from docx.document import Document as Paper

NUMERALS: Final = "一二三四五六七八九十"


def render(verdict: Verdict, manner: Manner, sink: BinaryIO) -> None:
    """Write `verdict` as .docx: the same bytes for the same verdict."""
    paper = new_paper(manner.language)
    _write_report(paper, Reader.of(verdict, manner))
    on = datetime.date.fromisoformat(verdict.run.as_of)
    about = paper.core_properties
    about.created = about.modified = datetime.datetime(on.year, on.month, on.day)  # noqa: DTZ001
    about.author = about.last_modified_by = f"haixi-check {verdict.tool.version}"
    about.title = verdict.pack.title.in_language(manner.language)
    about.comments = ""
    written = io.BytesIO()
    paper.save(written)
    sink.write(fixed(written.getvalue(), made_on=on))


@dataclass()
class SectionedDocument:
    """A document, and how many sections were written."""

    paper: Paper
    reader: Reader
    sections: int = 0

    def sentence(self, text: str) -> None:
        """A paragraph of one sentence, where there is one."""
        if text:
            write(self.paper, self.reader.say("document.sentence", text=text))

    def heading(self, text: str) -> None:
        """The next section."""
        self.sections += 1
        number = _numeral(self.sections, self.reader)
        write(self.paper, self.reader.say("document.section", number=number, text=text), HEADING)


def _numeral(number: int, reader: Reader) -> str:
    return NUMERALS[number - 1] if reader.language == "zh" else str(number)


def _write_report(paper: Paper, reader: Reader) -> None:
    """Write everything."""
    document = SectionedDocument(paper, reader)
    _write_title(document)
    _write_outcome(document)
    _write_work(document)
    document.heading(reader.say("table.everything"))
    tables.write_results(paper, reader)
    document.heading(reader.say("table.problems"))
    tables.write_problems(paper, reader)
    _write_unchecked(document)
    signed = "document.checked_by" if reader.whole else "document.signed_by"
    for code in (signed, "document.signed_on"):
        write(paper, reader.say(code), SIGNED)
    heading = write(paper, reader.say("document.readings"), HEADING)
    heading.paragraph_format.page_break_before = True
    tables.write_readings(paper, reader)


def _write_title(document: SectionedDocument) -> None:
    reader, verdict = document.reader, document.reader.verdict
    names = [reader.text(unit.name) for unit in reader.units]
    code = "document.title" if reader.whole else "document.school_title"
    unit = reader.listed(names, limit=words.NAMES_SHOWN)
    title = reader.say(code, unit=unit, document=verdict.pack.document, year=verdict.run.year)
    write(document.paper, title, TITLE)


def _write_outcome(document: SectionedDocument) -> None:
    """The outcome in words, and the clauses in a table."""
    reader, verdict = document.reader, document.reader.verdict
    document.heading(reader.say("document.outcome"))
    summary = reader.say(
        "document.summary",
        title=reader.text(verdict.pack.title),
        document=verdict.pack.document,
        day=day(verdict.run.as_of, reader.language),
        year=verdict.run.year,
        counts=reader.joined(headline.counts(reader), "document.comma"),
    )
    write(document.paper, summary)
    outcome = reader.say(f"run.{verdict.verdict.outcome}")
    why = headline.reasons(reader)
    concluded = [
        (reader.say("document.concluded", outcome=outcome), True),
        (reader.say("document.because", why=why), False),
    ]
    if must_fix := headline.must_fix(reader):
        concluded.append((reader.say("document.must_fix", text=must_fix), True))
    write_parts(document.paper, concluded)
    document.sentence(headline.own_rules(reader))
    for notice in headline.notices(reader, limit=words.NAMES_SHOWN):
        document.sentence(notice.text)
    write(document.paper, reader.say("document.matrix"), NOTE)
    tables.write_matrix(document.paper, document.reader)
    used = {result.outcome for result in verdict.shown_results}
    signs = [reader.marked(outcome) for outcome in Outcome if outcome in used]
    listed = reader.joined(signs, "document.comma")
    write(document.paper, reader.say("document.signs", signs=listed), NOTE)


def _write_work(document: SectionedDocument) -> None:
    """What needs doing: data to be fixed, then results one by one, what is absent in tables."""
    reader = document.reader
    document.heading(reader.say("table.to_do"))
    number = 0
    if reader.must_fix:
        number += 1
        _subheading(document, number, reader.say(f"tier.{Tier.MUST_FIX}"), reader.must_fix)
        tables.write_tier(document.paper, reader, Tier.MUST_FIX)
    for section in sections(reader.verdict):
        number += 1
        _subheading(document, number, reader.say(section.name), section.size)
        for place, result in enumerate(section.results, start=1):
            _write_entry(document, place, result)
        tables.write_absences(document.paper, reader, section.absences)
    if not number:
        write(document.paper, reader.say("table.nothing_to_do"))


def _subheading(document: SectionedDocument, number: int, name: str, size: int) -> None:
    reader = document.reader
    title = reader.say("table.section", name=name, n=size)
    heading = reader.say("document.subsection", number=_numeral(number, reader), text=title)
    write(document.paper, heading, SUBHEADING)


def _write_entry(document: SectionedDocument, number: int, result: Result) -> None:
    reader = document.reader
    info = reader.info(result)
    in_words = describe_result(reader, result)
    title = reader.say(
        "document.entry",
        number=number,
        title=f"{reader.whose(result)}{in_words.title}",
        clauses=in_words.clauses,
        code=in_words.code,
    )
    figure = words.against(info, result, reader.language) if info.threshold else ""
    facts = reader.joined([figure, in_words.lack, *in_words.situation])
    parts = [(title, True)]
    if facts:
        parts.append((reader.say("document.sentence", text=facts), False))
    write_parts(document.paper, parts)
    document.sentence(in_words.units)
    if in_words.remedy:
        remedy = (reader.say("document.remedy"), True)
        write_parts(document.paper, [remedy, (in_words.remedy, False)])


def _write_unchecked(document: SectionedDocument) -> None:
    """What nobody may believe to have been checked."""
    reader = document.reader
    document.heading(reader.say("table.not_checked"))
    document.sentence(headline.exhortations(reader))
    for caveat in reader.verdict.pack.caveats:
        write(document.paper, reader.text(caveat))
    document.sentence(only_exhortations(reader, matrix(reader)))
