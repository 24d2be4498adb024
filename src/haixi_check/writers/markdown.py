"""Markdown that fits a job summary: the verdict, clauses by units, what to do, what is unchecked.

GitHub flavoured. Long lists end with how much they leave out, because a summary has 1 MiB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final, TextIO

from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.report import Manner, findings, headline, words
from haixi_check.report.agenda import Section, sections
from haixi_check.report.entries import asides
from haixi_check.report.findings import Finding, Severity
from haixi_check.report.matrix import Matrix, matrix
from haixi_check.report.problems import advise, alike, count, describe, problems
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.verdict import ClauseSummary, Verdict
from haixi_check.writers.escape import visible

MOST_ROWS: Final = 40
MOST_PROBLEMS: Final = 30
MOST_UNITS: Final = 10
"""More units than this are counted, not shown side by side."""

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SPECIAL: Final = re.compile(r"([\\`*_\[\]|~#$])")
_LIST: Final = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)]))(?=\s|=*$)")
_GAP: Final = re.compile(r"\n{3,}")


def escaped(value: str) -> str:
    """`value` as Markdown that means nothing but itself, in a line or in a cell of a table."""
    text = _SPECIAL.sub(r"\\\1", visible(value).translate(_ENTITIES))
    return _LIST.sub(_no_list, text.replace("://", ":\\//").replace("www.", "www\\."))


def _no_list(match: re.Match[str]) -> str:
    """What would begin a list, or underline a heading, as text."""
    return f"{match[1]}{match[3] or ''}\\{match[2] or match[4]}"


@dataclass(frozen=True)
class MarkdownPage:
    """The lines that were written, and who reads them."""

    reader: Reader
    lines: list[str] = field(default_factory=list)

    def say(self, code: str, /, **values: object) -> str:
        """The sentence called `code`, as Markdown."""
        return escaped(self.reader.say(code, **values))

    def line(self, text: str = "") -> None:
        """A line that is Markdown already."""
        self.lines.append(text)

    def heading(self, rank: int, text: str) -> None:
        """A heading, apart from what stands before and after it."""
        self.lines.extend(("", f"{'#' * rank} {text}", ""))

    def row(self, cells: Sequence[str]) -> None:
        """A row of a table, of cells that are Markdown already."""
        self.line(f"| {' | '.join(cells)} |")


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the summary of `verdict` to `sink`."""
    page = MarkdownPage(Reader.of(verdict, manner))
    _write_head(page)
    void = headline.is_void(verdict)
    if void:
        page.heading(2, page.say("table.to_do"))
        page.line(f"**{page.say('table.void_todo')}**")
        _write_tier(page, Tier.MUST_FIX)
    if manner.detail != "quiet":
        if not void:
            _write_matrix(page)
            _write_todo(page)
        _write_problems(page)
        _write_unchecked(page)
    sink.write(_GAP.sub("\n\n", "\n".join(page.lines)) + "\n")


def _write_head(page: MarkdownPage) -> None:
    reader = page.reader
    about = " · ".join(filter(None, [*headline.about(reader), headline.must_fix(reader)]))
    page.line(f"# {escaped(headline.badge(reader))}{escaped(about)}")
    page.line()
    total, *counts = headline.counts(reader)
    occurring = headline.occurring(reader.verdict.summary.judged)
    marks = [words.MARKS[outcome] for outcome, _ in occurring]
    counted = [f"{escaped(m)} {escaped(text)}" for m, text in zip(marks, counts, strict=True)]
    page.line(" · ".join((f"**{escaped(total)}**", *counted)))
    page.line()
    page.line(page.say("table.why", why=headline.reasons(reader)))
    for notice in headline.notices(reader, limit=words.NAMES_SHOWN):
        if notice.kind != "void":  # which stands in what to do
            page.line()
            page.line(escaped(notice.text))


def _write_matrix(page: MarkdownPage) -> None:
    """Clauses in document order, with the sign of the whole and of every unit."""
    shown = matrix(page.reader)
    if not shown.clauses:
        return
    few = len(shown.units) <= MOST_UNITS
    columns = shown.columns(page.reader, side_by_side=few)
    columns = [column for column in columns if column.counted is None]
    headings = [escaped(column.name) for column in columns]
    if not few:
        headings.append(page.say("column.units"))
    page.heading(2, page.say("table.matrix"))
    page.row([page.say("column.clause"), "", *headings])
    page.row(["---", "---", *(":-:" for _ in headings)])
    for clause in shown.clauses:
        outcomes = (shown.cell(clause, column)[0] for column in columns)
        cells = [_mark(outcome) if outcome else "" for outcome in outcomes]
        numbers = [] if few else [_numbers(shown, clause)]
        title = escaped(page.reader.text(clause.title))
        page.row([escaped(clause.clause), title, *cells, *numbers])
    legend = (f"{_mark(outcome)} {page.say(f'outcome.{outcome}')}" for outcome in shown.legend)
    page.line()
    page.line(" · ".join(legend))


def _mark(outcome: str) -> str:
    return escaped(words.MARKS[outcome])


def _numbers(shown: Matrix, clause: ClauseSummary) -> str:
    counted = shown.counts[clause.clause].items()
    return " ".join(f"{_mark(outcome)}&nbsp;{number}" for outcome, number in counted)


def _write_todo(page: MarkdownPage) -> None:
    piles = sections(page.reader.verdict)
    page.heading(2, page.say("table.to_do"))
    if not _write_tier(page, Tier.MUST_FIX) and not piles:
        page.line(page.say("table.nothing_to_do"))
    for section in piles:
        _write_section(page, section)


def _write_section(page: MarkdownPage, section: Section) -> None:
    """What is open for one reason: a table of results, and a list of what was not handed in."""
    title = page.reader.section(section.name, section.size)
    mark = f"{_mark(section.kind)} " if section.decides else ""
    page.heading(3, f"{mark}{escaped(title)}")
    if section.results:
        names = ("target", "so", "missing", "todo", "where")
        page.row([page.say(f"column.{name}") for name in names])
        page.row(["---"] * len(names))
    for result in section.results[:MOST_ROWS]:
        page.row([escaped(cell) for cell in _cells(page.reader, result)])
    if section.absences:
        page.line()
    for absence in section.absences[:MOST_ROWS]:
        finding = Finding(severity=Severity.WARNING, about=absence)
        page.line(f"- {escaped(findings.in_words(page.reader, finding).title)}")
    left = sum(max(0, len(part) - MOST_ROWS) for part in (section.results, section.absences))
    if left:
        page.line()
        page.line(page.say("machine.more", n=left))


def _cells(reader: Reader, result: Result) -> Iterator[str]:
    info, language = reader.info(result), reader.language
    whose = [reader.name(result.unit)] if result.unit else []
    yield " ".join([info.code, *whose, reader.text(info.title)])
    facts = [words.against(info, result, language)] if info.threshold else []
    yield reader.joined([*facts, *asides(reader, result)])
    yield words.lacking(info, result, language)
    yield reader.text(info.remedy)
    yield words.places(findings.places(Finding(severity=Severity.NOTE, about=result)), language)


def _write_tier(page: MarkdownPage, tier: Tier) -> bool:
    """The problems of one tier as a list, those alike in one entry; whether there are any."""
    reader = page.reader
    every = count(reader.verdict, tier)
    if not every:
        return False
    page.heading(3, escaped(reader.section(f"tier.{tier}", every)))
    groups = alike(problems(reader.verdict, tier))[:MOST_PROBLEMS]
    for group in groups:
        cells = [group.first.place, *(other.place for other in group.others)]
        where = escaped(words.places(cells, reader.language))
        what = page.say("table.do", what=advise(reader, group.first))
        page.line(f"- **{where}** {escaped(describe(reader, group.first))} {what}")
    shown = sum(group.size for group in groups)
    if shown < every:
        page.line(f"- {page.say('machine.more', n=every - shown)}")
    return True


def _write_problems(page: MarkdownPage) -> None:
    """What must be explained; notes are only counted, and what must be fixed stands further up."""
    counts = page.reader.verdict.summary.problems
    if not any(counts.values()):
        return
    page.heading(2, page.say("table.problems"))
    if must_fix := counts.get(Tier.MUST_FIX, 0):
        page.line(f"- {page.say('table.must_fix_above', n=must_fix)}")
    _write_tier(page, Tier.EXPLAIN)
    if notes := counts.get(Tier.NOTE, 0):
        page.line()
        page.line(page.say("machine.notes", n=notes))


def _write_unchecked(page: MarkdownPage) -> None:
    """What nobody may believe to have been checked."""
    page.heading(2, page.say("table.not_checked"))
    for sentence in headline.unchecked(page.reader):
        page.line(f"- {escaped(sentence)}")
