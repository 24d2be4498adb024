"""Markdown that fits a job summary: the verdict, clauses by units, what to do, what is unchecked.

GitHub flavoured. Long lists end with how much they leave out, because a summary has 1 MiB.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TextIO

from haixi_check.problem import Tier
from haixi_check.report import findings, headline, words
from haixi_check.report.advice import todo, told
from haixi_check.report.agenda import Section, agenda
from haixi_check.report.asides import asides
from haixi_check.report.findings import Finding, Level
from haixi_check.report.manner import Manner
from haixi_check.report.matrix import Matrix, matrix
from haixi_check.report.problems import alike, number, problems
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.verdict import ClauseSummary, UnitVerdict, Verdict
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
class Sheet:
    """Where the lines go, and who reads them."""

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
    sheet = Sheet(Reader(verdict, manner.language, manner.pack))
    _write_head(sheet)
    void = headline.is_void(verdict)
    if void:
        sheet.heading(2, sheet.say("table.to_do"))
        sheet.line(f"**{sheet.say('table.void_todo')}**")
        _write_tier(sheet, Tier.MUST_FIX)
    if manner.detail != "quiet":
        if not void:
            _write_matrix(sheet)
            _write_todo(sheet)
        _write_problems(sheet)
        _write_unchecked(sheet)
    sink.write(_GAP.sub("\n\n", "\n".join(sheet.lines)) + "\n")


def _write_head(sheet: Sheet) -> None:
    reader = sheet.reader
    about = " · ".join(filter(None, [*headline.about(reader), headline.must_fix(reader)]))
    sheet.line(f"# {escaped(headline.badge(reader))}{escaped(about)}")
    sheet.line()
    total, *counts = headline.counts(reader)
    occurring = headline.occurring(reader.verdict.summary.judged)
    marks = [words.MARKS[outcome] for outcome, _ in occurring]
    counted = [f"{escaped(m)} {escaped(text)}" for m, text in zip(marks, counts, strict=True)]
    sheet.line(" · ".join((f"**{escaped(total)}**", *counted)))
    sheet.line()
    sheet.line(sheet.say("table.why", why=headline.reasons(reader)))
    for notice in headline.notices(reader, limit=words.NAMES_SHOWN):
        if notice.kind != "void":  # which is told in what to do
            sheet.line()
            sheet.line(escaped(notice.text))


def _write_matrix(sheet: Sheet) -> None:
    """Clauses in document order, with the sign of the prefecture and of every unit."""
    shown = matrix(sheet.reader)
    if not shown.clauses:
        return
    columns = list(_columns(sheet, shown))
    sheet.heading(2, sheet.say("table.matrix"))
    sheet.row([sheet.say("column.clause"), "", *(heading for heading, _ in columns)])
    sheet.row(["---", "---", *(":-:" for _ in columns)])
    for clause in shown.clauses:
        cells = [cell(clause) for _, cell in columns]
        sheet.row([escaped(clause.clause), escaped(sheet.reader.text(clause.title)), *cells])
    legend = (f"{_mark(outcome)} {sheet.say(f'outcome.{outcome}')}" for outcome in shown.legend)
    sheet.line()
    sheet.line(" · ".join(legend))


def _columns(sheet: Sheet, shown: Matrix) -> Iterator[tuple[str, Callable[[ClauseSummary], str]]]:
    if shown.whole:
        yield sheet.say("words.prefecture"), lambda clause: _mark(clause.outcome)
    if len(shown.units) > MOST_UNITS:
        yield sheet.say("column.units"), lambda clause: _numbers(shown, clause)
        return
    for unit in shown.units:
        yield escaped(sheet.reader.text(unit.short)), _of_unit(shown, unit)


def _mark(outcome: str) -> str:
    return escaped(words.MARKS[outcome])


def _of_unit(shown: Matrix, unit: UnitVerdict) -> Callable[[ClauseSummary], str]:
    def cell(clause: ClauseSummary) -> str:
        outcome = shown.of_unit(clause, unit)
        return _mark(outcome) if outcome else ""

    return cell


def _numbers(shown: Matrix, clause: ClauseSummary) -> str:
    counted = shown.counted(clause).items()
    return " ".join(f"{_mark(outcome)}&nbsp;{number}" for outcome, number in counted)


def _write_todo(sheet: Sheet) -> None:
    sections = agenda(sheet.reader.verdict).sections
    sheet.heading(2, sheet.say("table.to_do"))
    if not _write_tier(sheet, Tier.MUST_FIX) and not sections:
        sheet.line(sheet.say("table.nothing_to_do"))
    for section in sections:
        _write_section(sheet, section)


def _write_section(sheet: Sheet, section: Section) -> None:
    """What is open for one reason: a table of results, and a list of what was not handed in."""
    title = sheet.reader.section(section.name, section.size)
    mark = f"{_mark(section.kind)} " if section.decides else ""
    sheet.heading(3, f"{mark}{escaped(title)}")
    if section.results:
        names = ("target", "so", "missing", "todo", "where")
        sheet.row([sheet.say(f"column.{name}") for name in names])
        sheet.row(["---"] * len(names))
    for result in section.results[:MOST_ROWS]:
        sheet.row([escaped(cell) for cell in _cells(sheet.reader, result)])
    if section.absences:
        sheet.line()
    for absence in section.absences[:MOST_ROWS]:
        finding = Finding(level=Level.WARNING, about=absence)
        sheet.line(f"- {escaped(findings.in_words(sheet.reader, finding).title)}")
    left = sum(max(0, len(part) - MOST_ROWS) for part in (section.results, section.absences))
    if left:
        sheet.line()
        sheet.line(sheet.say("machine.more", n=left))


def _cells(reader: Reader, result: Result) -> Iterator[str]:
    info, language = reader.info(result), reader.language
    whose = [reader.name(result.unit)] if result.unit else []
    yield " ".join([info.code, *whose, reader.text(info.title)])
    facts = [words.against(info, result, language)] if info.threshold else []
    yield reader.joined([*facts, *asides(reader, result)])
    yield words.lacking(info, result, language)
    yield reader.text(info.remedy)
    yield words.places(findings.places(Finding(level=Level.NOTE, about=result)), language)


def _write_tier(sheet: Sheet, tier: Tier) -> bool:
    """The problems of one tier as a list, those alike in one entry; whether there are any."""
    reader = sheet.reader
    every = number(reader.verdict, tier)
    if not every:
        return False
    sheet.heading(3, escaped(reader.section(f"tier.{tier}", every)))
    groups = alike(problems(reader.verdict, tier))[:MOST_PROBLEMS]
    for group in groups:
        cells = [group.first.place, *(other.place for other in group.others)]
        where = escaped(words.places(cells, reader.language))
        what = sheet.say("table.do", what=todo(reader, group.first))
        sheet.line(f"- **{where}** {escaped(told(reader, group.first))} {what}")
    shown = sum(group.size for group in groups)
    if shown < every:
        sheet.line(f"- {sheet.say('machine.more', n=every - shown)}")
    return True


def _write_problems(sheet: Sheet) -> None:
    """What must be explained; notes are only counted, and what must be fixed stands further up."""
    counts = sheet.reader.verdict.summary.problems
    if not any(counts.values()):
        return
    sheet.heading(2, sheet.say("table.problems"))
    if must_fix := counts.get(Tier.MUST_FIX, 0):
        sheet.line(f"- {sheet.say('table.must_fix_above', n=must_fix)}")
    _write_tier(sheet, Tier.EXPLAIN)
    if notes := counts.get(Tier.NOTE, 0):
        sheet.line()
        sheet.line(sheet.say("machine.notes", n=notes))


def _write_unchecked(sheet: Sheet) -> None:
    """What nobody may believe to have been checked."""
    verdict = sheet.reader.verdict
    sheet.heading(2, sheet.say("table.not_checked"))
    if exhortations := headline.exhortations(verdict):
        sheet.line(f"- {sheet.say('table.exhortations', n=exhortations)}")
    for caveat in verdict.pack.caveats:
        sheet.line(f"- {escaped(sheet.reader.text(caveat))}")
