"""The table for a terminal: on one screen who met what, and under it what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TextIO

from haixi_check.problem import Tier
from haixi_check.report import Manner, headline, words
from haixi_check.report.entries import asides, by_clause
from haixi_check.report.reader import Reader
from haixi_check.result import Counts, Result
from haixi_check.verdict import Verdict
from haixi_check.writers.terminal import BADGES, STYLES, Page, Span, console, mark
from haixi_check.writers.terminal.matrix import write_matrix
from haixi_check.writers.terminal.problem_list import SIGNS, write_must_fix, write_problems
from haixi_check.writers.terminal.todo import write_todo

RIBBON: Final = 60
"""About how many signs the ribbon of outcomes has; every outcome that occurs has at least one."""

NOTICES: Final = {
    "narrowed": "bold yellow",
    "unread": STYLES["unknown"],
    "not_reported": STYLES["unknown"],
}
"""Kind of a notice to its style."""


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the table to `sink`: its line alone, one screen, or everything."""
    page = Page(console(sink, manner), manner.language)
    reader = Reader.of(verdict, manner)
    if manner.detail == "quiet":
        first, *more = _headline(page, reader)
        spans = list(first)
        for part in more:
            spans += [" · ", *part]
        for counted in _counts(reader):
            spans += ["  ", *counted]
        page.unbroken(*spans)
        return
    verbose = manner.detail == "verbose"
    _write_head(page, reader, verbose=verbose)
    if headline.is_void(verdict) and not verbose:
        _write_void(page, reader)
        return
    page.blank()
    write_matrix(page, reader, verbose=verbose)
    write_todo(page, reader, verbose=verbose)
    write_problems(page, reader, verbose=verbose)
    if verbose:
        _write_everything(page, reader)
    _write_unchecked(page, reader)


def _headline(page: Page, reader: Reader) -> Iterator[list[Span]]:
    """The verdict in pieces that are broken only where they must; the badge is with the first."""
    badge = (headline.badge(reader), BADGES[reader.verdict.verdict.outcome])
    first, *about = headline.about(reader)
    yield [badge, (f" {first}", "bold")]
    for part in about:
        yield [(part, "bold")]
    if must_fix := headline.must_fix(reader):
        sign, style = SIGNS[Tier.MUST_FIX]
        yield [(f"{sign} {must_fix}", style)]


def _counts(reader: Reader) -> Iterator[Sequence[Span]]:
    """How many of what was judged came to what."""
    total, *counted = headline.counts(reader)
    yield (total,)
    occurring = headline.occurring(reader.verdict.summary.judged)
    for (outcome, _), text in zip(occurring, counted, strict=True):
        yield mark(outcome), f" {text}"


def _write_head(page: Page, reader: Reader, *, verbose: bool) -> None:
    verdict, rules = reader.verdict, reader.verdict.pack
    page.flow(_headline(page, reader), between=" · ", below=1)
    about = (
        reader.text(rules.title),
        page.say("table.pack", id=rules.id, version=rules.version),
        page.say("table.as_of", day=verdict.run.as_of),
    )
    page.flow([[(text, "dim")] for text in about], between=" · ", indent=1)
    page.blank()
    page.flow(_counts(reader), indent=1)
    _write_ribbon(page, verdict.summary.judged)
    if why := headline.reasons(reader):
        page.line(page.say("table.why", why=why), indent=1, hang=2)
    for notice in headline.notices(reader, limit=None if verbose else words.NAMES_SHOWN):
        if notice.kind != "void":  # which stands in what to do
            page.line((notice.text, NOTICES.get(notice.kind, "")), indent=1, hang=2)


def _write_ribbon(page: Page, counts: Counts) -> None:
    """The outcomes as a ribbon of signs, each as long as its share."""
    room = min(RIBBON, page.width - 10)
    signs: list[Span] = []
    for outcome, number in headline.occurring(counts):
        sign, style = words.MARKS[outcome], STYLES[outcome]
        signs.append((sign * max(1, round(number * room / counts.total)), style))
    if signs:
        page.line(*signs, indent=1)


def _write_void(page: Page, reader: Reader) -> None:
    """That there was nothing to judge, why, and how to come to something."""
    page.blank()
    page.line((page.say("table.void"), "bold"), indent=1, hang=2)
    page.blank()
    page.line((page.say("table.to_do"), "bold underline"))
    page.line(("→ ", "bold"), page.say("table.void_todo"), indent=1, hang=2)
    write_must_fix(page, reader, verbose=False)
    write_problems(page, reader, verbose=False)


def _write_everything(page: Page, reader: Reader) -> None:
    """Every result of the level that is judged, under its first clause."""
    page.blank()
    page.line((page.say("table.everything"), "bold underline"))
    for clause, results in by_clause(reader.verdict):
        page.line((f"{clause.clause} {reader.text(clause.title)}", "bold"), indent=1)
        for result in results:
            _write_result(page, reader, result)


def _write_result(page: Page, reader: Reader, result: Result) -> None:
    info = reader.info(result)
    sentences = [] if info.is_duty else [words.against(info, result, page.language)]
    sentences += asides(reader, result)
    page.line(
        mark(result.outcome),
        (f" {info.code:<4} ", "dim"),
        f"{reader.whose(result)}{reader.text(info.title)}  ",
        (reader.joined(sentences), "dim"),
        indent=2,
        hang=7,
    )


def _write_unchecked(page: Page, reader: Reader) -> None:
    """What nobody may believe to have been checked."""
    page.blank()
    page.line((page.say("table.not_checked"), "bold underline"))
    for sentence in headline.unchecked(reader):
        page.line(mark("not_checkable"), f" {sentence}", indent=1, hang=2)
