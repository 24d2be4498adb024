"""Markdown that fits a job summary: the verdict, clauses by units, what to do, what is unchecked.

GitHub flavoured. Long lists end with how much they leave out, because a summary has 1 MiB.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, TextIO

from haixi_check import advice, asides, findings, headline, wording
from haixi_check.attention import Absence, alike, problems, reported
from haixi_check.findings import Finding, Level
from haixi_check.messages import say
from haixi_check.plain import dataclass
from haixi_check.problems import Tier
from haixi_check.renderers import Manner
from haixi_check.renderers.visible import visible
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import ClauseSummary, ProblemRecord, Scope, Verdict

MOST_ROWS: Final = 40
MOST_PROBLEMS: Final = 30
MOST_UNITS: Final = 10
"""More units than this are counted, not shown side by side."""

NOT_CHECKABLE: Final = "not_checkable"
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
    """Where the lines go, and what every part is written from."""

    verdict: Verdict
    manner: Manner
    called: Mapping[str, str]
    lines: list[str] = field(default_factory=list)

    def say(self, code: str, /, **values: object) -> str:
        """The sentence called `code`, as Markdown."""
        return escaped(say(code, self.manner.language, **values))

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
    sheet = Sheet(verdict, manner, wording.names(verdict, manner.language))
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
    verdict, language = sheet.verdict, sheet.manner.language
    told = [*headline.about(verdict, language, sheet.manner.pack)]
    told += filter(None, [headline.must_fix(verdict, language)])
    about = " · ".join(told)
    sheet.line(f"# {escaped(headline.badge(verdict, language))}{escaped(about)}")
    sheet.line()
    total, *told = headline.counts(verdict, language)
    marks = [wording.MARKS[outcome] for outcome, _ in headline.occurring(verdict.summary.judged)]
    counted = [f"{escaped(m)} {escaped(words)}" for m, words in zip(marks, told, strict=True)]
    sheet.line(" · ".join((f"**{escaped(total)}**", *counted)))
    sheet.line()
    sheet.line(sheet.say("table.why", why=headline.reasons(verdict, language)))
    if lost := headline.unread(verdict, language, limit=MOST_ROWS):
        sheet.line()
        sheet.line(escaped(lost))
    if verdict.not_reported and verdict.run.scope is Scope.PREFECTURE:
        named = [sheet.called[unit] for unit in verdict.not_reported]
        sheet.line()
        sheet.line(sheet.say("table.not_reported", names=wording.listed(named, language)))


def _write_matrix(sheet: Sheet) -> None:
    """Clauses in document order, with the sign of the prefecture and of every unit."""
    clauses = [c for c in sheet.verdict.summary.by_clause if c.outcome != NOT_CHECKABLE]
    if not clauses:
        return
    columns = list(_columns(sheet))
    sheet.heading(2, sheet.say("machine.matrix"))
    sheet.row([sheet.say("table.clause"), "", *(heading for heading, _ in columns)])
    sheet.row(["---", "---", *(":-:" for _ in columns)])
    for clause in clauses:
        title = clause.title.in_language(sheet.manner.language)
        cells = [cell(clause) for _, cell in columns]
        sheet.row([escaped(clause.clause), escaped(title), *cells])
    found = {outcome for clause in clauses for outcome in (clause.outcome, *clause.units.values())}
    legend = (
        f"{escaped(wording.MARKS[outcome])} {sheet.say(f'outcome.{outcome}')}"
        for outcome in Outcome
        if outcome in found
    )
    sheet.line()
    sheet.line(" · ".join(legend))


def _columns(sheet: Sheet) -> Iterator[tuple[str, Callable[[ClauseSummary], str]]]:
    verdict = sheet.verdict
    units = reported(verdict)
    if verdict.run.scope is Scope.PREFECTURE:
        units = verdict.units
        yield sheet.say("table.whole"), lambda clause: escaped(wording.MARKS[clause.outcome])
    if len(units) > MOST_UNITS:
        yield sheet.say("machine.column.units"), _numbers
        return
    for unit in units:
        yield escaped(unit.short.in_language(sheet.manner.language)), _mark_of(unit.id)


def _mark_of(unit: str) -> Callable[[ClauseSummary], str]:
    return lambda clause: escaped(wording.MARKS[clause.units[unit]]) if unit in clause.units else ""


def _numbers(clause: ClauseSummary) -> str:
    counted = [(o, list(clause.units.values()).count(o)) for o in Outcome]
    return " ".join(f"{escaped(wording.MARKS[o])}&nbsp;{number}" for o, number in counted if number)


def _write_todo(sheet: Sheet) -> None:
    found = [f for f in findings.findings(sheet.verdict, together=True) if not _is_problem(f)]
    sheet.heading(2, sheet.say("table.to_do"))
    if not _write_tier(sheet, Tier.MUST_FIX) and not found:
        sheet.line(sheet.say("table.nothing_to_do"))
    for outcome in (Outcome.FAIL, Outcome.UNKNOWN, Outcome.REVIEW):
        of_kind = [f for f in found if f.level is not Level.NOTE and f.status == outcome]
        name = f"{wording.MARKS[outcome]} {say(f'outcome.{outcome}', sheet.manner.language)}"
        _write_section(sheet, name, of_kind)
    notes = [f for f in found if f.level is Level.NOTE]
    for waived, code in ((False, "table.aspired"), (True, "table.waived")):
        name = say(code, sheet.manner.language)
        _write_section(sheet, name, [f for f in notes if f.waived is waived])


def _is_problem(finding: Finding) -> bool:
    return isinstance(finding.about, ProblemRecord)


def _write_section(sheet: Sheet, name: str, found: Sequence[Finding]) -> None:
    """What is open for one reason: a table of results, and a list of what was not handed in."""
    results = [f.about for f in found if isinstance(f.about, Result)]
    absences = [f.about for f in found if isinstance(f.about, Absence)]
    if not found:
        return
    absent = {(r.target, r.unit) for absence in absences for r in absence.results}
    title = sheet.say("table.section", name=name, n=len(results) + len(absent))
    sheet.heading(3, title[:1].upper() + title[1:])
    if results:
        names = ("what", "so", "lack", "todo", "place")
        sheet.row([sheet.say(f"machine.column.{name}") for name in names])
        sheet.row(["---"] * len(names))
    for result in results[:MOST_ROWS]:
        sheet.row([escaped(cell) for cell in _cells(sheet, result)])
    if absences:
        sheet.line()
    for finding in [f for f in found if isinstance(f.about, Absence)][:MOST_ROWS]:
        words = findings.words(finding, sheet.verdict, sheet.called, sheet.manner.language)
        sheet.line(f"- {escaped(words.title)}")
    left = sum(max(0, len(part) - MOST_ROWS) for part in (results, absences))
    if left:
        sheet.line()
        sheet.line(sheet.say("machine.more", n=left))


def _cells(sheet: Sheet, result: Result) -> Iterator[str]:
    verdict, language = sheet.verdict, sheet.manner.language
    info = verdict.targets[result.target]
    whose = f"{sheet.called.get(result.unit, result.unit)} " if result.unit else ""
    yield f"{info.code} {whose}{info.title.in_language(language)}"
    so = [wording.against(info, result, language)] if info.threshold else []
    so += asides.asides(info, result, sheet.called, language)
    yield say("words.semicolon", language).join(so)
    yield wording.lacking(info, result, language)
    yield info.remedy.in_language(language)
    cells = findings.places(Finding(level=Level.NOTE, about=result))
    yield wording.places(cells, language)


def _write_tier(sheet: Sheet, tier: Tier) -> bool:
    """The problems of one tier as a list, those alike in one entry; whether there are any."""
    verdict, language = sheet.verdict, sheet.manner.language
    found = problems(verdict, tier)
    number = verdict.summary.problems.get(tier, 0) if tier is Tier.MUST_FIX else len(found)
    if not number:
        return False
    title = sheet.say("table.section", name=say(f"tier.{tier}", language), n=number)
    sheet.heading(3, title[:1].upper() + title[1:])
    groups = alike(found)
    for group in groups[:MOST_PROBLEMS]:
        told = advice.problem(group.first, sheet.called, language)
        todo = advice.todo(group.first, sheet.called, language)
        where = wording.places([group.first.place, *(o.place for o in group.others)], language)
        sheet.line(f"- **{escaped(where)}** {escaped(told)} {sheet.say('table.do', what=todo)}")
    shown = sum(1 + len(group.others) for group in groups[:MOST_PROBLEMS])
    if shown < number:
        sheet.line(f"- {sheet.say('machine.more', n=number - shown)}")
    return True


def _write_problems(sheet: Sheet) -> None:
    """What must be explained; notes are only counted, and what must be fixed stands further up."""
    counts = sheet.verdict.summary.problems
    if not any(counts.values()):
        return
    sheet.heading(2, sheet.say("table.problems"))
    if number := counts.get(Tier.MUST_FIX, 0):
        sheet.line(f"- {sheet.say('table.must_fix_above', n=number)}")
    _write_tier(sheet, Tier.EXPLAIN)
    if notes := counts.get(Tier.NOTE, 0):
        sheet.line()
        sheet.line(sheet.say("machine.notes", n=notes))


def _write_unchecked(sheet: Sheet) -> None:
    """What nobody may believe to have been checked."""
    sheet.heading(2, sheet.say("table.not_checked"))
    if number := headline.exhortations(sheet.verdict):
        sheet.line(f"- {sheet.say('table.exhortations', n=number)}")
    for caveat in sheet.verdict.pack.caveats:
        sheet.line(f"- {escaped(caveat.in_language(sheet.manner.language))}")
