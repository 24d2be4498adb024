"""A rule pack on a terminal: the list of its targets, and what it makes of every clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from rich.table import Table

from haixi_check.messages import Language, say
from haixi_check.report import Manner
from haixi_check.report import words as wording
from haixi_check.writers.terminal import Page, console

if TYPE_CHECKING:
    from haixi_check.rulepack.coverage import Coverage
    from haixi_check.rulepack.sentences import PrintedSentence
    from haixi_check.statement import TargetInfo


UNFOLDED = 150
"""So wide is the list where no terminal sets the width: one line a target, to be searched."""


def write_list(
    targets: dict[str, TargetInfo], *, language: Language, color: bool, sink: TextIO
) -> None:
    """One line a target, in the order of the opinion."""
    columns = ["code", "id", "target", "clauses", "force", "threshold", "period"]
    table = _table(columns, "list", language)
    table.columns[1].no_wrap = True  # an id that is folded cannot be searched for
    for name, info in targets.items():
        table.add_row(
            info.code,
            name,
            info.title.in_language(language),
            "、".join(info.clauses),
            say(f"force.{info.force.value}", language),
            wording.threshold(info, language),
            wording.period(info, language),
        )
    terminal = console(sink, Manner(color=None if color else False))
    if not terminal.is_terminal:
        terminal.width = max(terminal.width, UNFOLDED)
    terminal.print(table)


def write_coverage(coverage: Coverage, *, language: Language, color: bool, sink: TextIO) -> None:
    """One line a clause, counts that add up, and the reason for everything that is not checked."""
    kinds = ("computed", "duties", "exhortations", "facts", "repeated")
    table = _table(["clause", *kinds], "coverage", language)
    for column in table.columns[1:]:
        column.justify = "right"
    totals = dict.fromkeys(kinds, 0)
    for each in coverage.clauses:
        counts = {kind: len(getattr(each, kind)) for kind in kinds}
        totals = {kind: totals[kind] + counts[kind] for kind in kinds}
        title = f"{each.clause.id} {each.clause.title.in_language(language)}"
        table.add_row(title, *(str(counts[kind] or "·") for kind in kinds))
    table.add_section()
    table.add_row(say("coverage.total", language), *(str(totals[kind]) for kind in kinds))
    terminal = console(sink, Manner(color=None if color else False))
    terminal.print(table)
    page = Page(terminal, language)
    page.blank()
    page.line(page.say("coverage.reasons"))
    for each in coverage.clauses:
        for item in each.exhortations:
            title = item.title.in_language(language)
            reason = item.not_checkable.in_language(language)
            page.line(f"{item.code} {each.clause.id} {title}：{reason}", indent=2, hang=4)
    page.blank()
    _write_summary(page, coverage)


def write_sentences(
    sentences: Sequence[PrintedSentence], *, language: Language, color: bool, sink: TextIO
) -> None:
    """One paragraph a sentence of the official text: its clause, who claims it, and its words."""
    page = Page(console(sink, Manner(color=None if color else False)), language)
    for each in sentences:
        claims = "、".join(each.claimed_by)
        if each.unclaimed:
            claims = page.say("sentences.unclaimed")
        elif each.is_title:
            claims = page.say("sentences.title")
        style = "bold red" if each.unclaimed else "cyan"
        page.line((each.clause, "bold"), "  ", (claims, style), f"  {each.text}", hang=2)


def _write_summary(page: Page, coverage: Coverage) -> None:
    """All counts in one sentence, and the clauses of which the pack has nothing."""
    names = ("quantitative", "quantitative_targets", "threshold_free", "duties", "exhortations")
    counts = {name: getattr(coverage, name) for name in (*names, "facts", "repeated")}
    page.line(page.say("coverage.summary", **counts))
    if coverage.bare:
        clauses = "、".join(clause.id for clause in coverage.bare)
        page.line(page.say("coverage.bare", clauses=clauses))


def _table(columns: Sequence[str], speaker: str, language: Language) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(say(f"{speaker}.{name}", language), overflow="fold")
    return table
