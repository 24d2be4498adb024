"""The table for a terminal: on one screen who met what, and under it what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TextIO

from haixi_check import asides, headline, wording
from haixi_check.attention import reported, shown_results
from haixi_check.messages import Language
from haixi_check.problems import Tier
from haixi_check.renderers import Detail, Manner
from haixi_check.renderers.matrix import write_matrix
from haixi_check.renderers.problem_list import SIGNS, write_must_fix, write_problems
from haixi_check.renderers.terminal import BADGES, STYLES, Page, Span, console, mark
from haixi_check.renderers.todo import EVIDENCE, write_todo
from haixi_check.results import Result
from haixi_check.verdicts import Counts, Scope, Verdict

if TYPE_CHECKING:
    from rich.console import Console

RIBBON: Final = 60
"""About how many signs the ribbon of outcomes has; every outcome that occurs has at least one."""


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the table to `sink`, as wide and as coloured as `manner` or the terminal says."""
    render_table(
        verdict,
        language=manner.language,
        console=console(sink, manner),
        detail=manner.detail,
        pack=manner.pack,
    )


def render_table(
    verdict: Verdict,
    *,
    language: Language,
    console: Console,
    detail: Detail = "normal",
    pack: str = "",
) -> None:
    """Write `verdict` on `console`: its line alone, one screen, or everything.

    `pack` is the folder of the rules, if it is none of the program's own.
    """
    page = Page(console, language)
    if detail == "quiet":
        first, *more = _headline(page, verdict, pack)
        spans = list(first)
        for part in more:
            spans += [" · ", *part]
        for told in _counts(page, verdict):
            spans += ["  ", *told]
        page.unbroken(*spans)
        return
    verbose = detail == "verbose"
    _write_head(page, verdict, pack, verbose=verbose)
    if headline.is_void(verdict) and not verbose:
        _write_void(page, verdict)
        return
    page.blank()
    write_matrix(page, verdict, verbose=verbose)
    write_todo(page, verdict, verbose=verbose)
    write_problems(page, verdict, verbose=verbose)
    if verbose:
        _write_everything(page, verdict)
    _write_unchecked(page, verdict)


def _headline(page: Page, verdict: Verdict, pack: str) -> Iterator[list[Span]]:
    """The verdict in pieces that are broken only where they must; the badge is with the first."""
    badge = (headline.badge(verdict, page.language), BADGES[verdict.verdict.outcome])
    first, *about = headline.about(verdict, page.language, pack)
    yield [badge, (f" {first}", "bold")]
    for part in about:
        yield [(part, "bold")]
    if must_fix := headline.must_fix(verdict, page.language):
        sign, style = SIGNS[Tier.MUST_FIX]
        yield [(f"{sign} {must_fix}", style)]


def _counts(page: Page, verdict: Verdict) -> Iterator[Sequence[Span]]:
    """How many of what was judged came to what."""
    judged = verdict.summary.judged
    total, *told = headline.counts(verdict, page.language)
    yield (total,)
    for (outcome, _), words in zip(headline.occurring(judged), told, strict=True):
        yield mark(outcome), f" {words}"


def _write_head(page: Page, verdict: Verdict, pack: str, *, verbose: bool) -> None:
    rules = verdict.pack
    page.flow(_headline(page, verdict, pack), between=" · ", below=1)
    about = (
        rules.title.in_language(page.language),
        page.say("table.pack", id=rules.id, version=rules.version),
        page.say("table.as_of", day=verdict.run.as_of),
    )
    page.flow([[(text, "dim")] for text in about], between=" · ", indent=1)
    page.blank()
    page.flow(_counts(page, verdict), indent=1)
    _write_ribbon(page, verdict.summary.judged)
    if why := headline.reasons(verdict, page.language):
        page.line(page.say("table.why", why=why), indent=1, hang=2)
    _write_narrowing(page, verdict)
    _write_lost(page, verdict, verbose=verbose)
    _write_absent(page, verdict, verbose=verbose)
    if verdict.waivers:
        page.line(page.say("table.waivers", n=len(verdict.waivers)), indent=1)


def _write_ribbon(page: Page, counts: Counts) -> None:
    """The outcomes as a ribbon of signs, each as long as its share."""
    room = min(RIBBON, page.width - 10)
    signs: list[Span] = []
    for outcome, number in headline.occurring(counts):
        sign, style = wording.MARKS[outcome], STYLES[outcome]
        signs.append((sign * max(1, round(number * room / counts.total)), style))
    if signs:
        page.line(*signs, indent=1)


def _write_lost(page: Page, verdict: Verdict, *, verbose: bool) -> None:
    """The inputs that gave no submission."""
    limit = None if verbose else wording.NAMES_SHOWN
    if text := headline.unread(verdict, page.language, limit=limit):
        page.line((text, STYLES["unknown"]), indent=1, hang=2)


def _write_void(page: Page, verdict: Verdict) -> None:
    """That there was nothing to judge, why, and how to come to something."""
    page.blank()
    page.line((page.say("table.void"), "bold"), indent=1, hang=2)
    page.blank()
    page.line((page.say("table.to_do"), "bold underline"))
    page.line(("→ ", "bold"), page.say("table.void_todo"), indent=1, hang=2)
    write_must_fix(page, verdict, verbose=False)
    write_problems(page, verdict, verbose=False)


def _write_absent(page: Page, verdict: Verdict, *, verbose: bool) -> None:
    absent = verdict.not_reported
    if not absent or verdict.run.scope is Scope.SCHOOL:
        return
    called = wording.names(verdict, page.language)
    limit = None if verbose else wording.NAMES_SHOWN
    named = wording.listed([called.get(unit, unit) for unit in absent], page.language, limit=limit)
    text = page.say("table.not_reported", names=named)
    page.line((text, STYLES["unknown"]), indent=1, hang=2)


def _write_narrowing(page: Page, verdict: Verdict) -> None:
    """That only a part was judged, and which."""
    options = verdict.run.options
    called = wording.names(verdict, page.language)
    parts = [called.get(unit, unit) for unit in options.units]
    parts += [*options.clauses, *options.targets]
    if options.kind != "all":
        parts.append(page.say(f"kind.{options.kind}"))
    if parts:
        text = page.say("table.narrowed", what=page.say("words.comma").join(parts))
        page.line((text, "bold yellow"), indent=1, hang=2)


def _write_everything(page: Page, verdict: Verdict) -> None:
    """Every result of the level that is judged, under its first clause."""
    page.blank()
    page.line((page.say("table.everything"), "bold underline"))
    by_clause: dict[str, list[Result]] = {}
    for result in shown_results(verdict):
        clause = next(iter(verdict.targets[result.target].clauses))
        by_clause.setdefault(clause, []).append(result)
    for summary in verdict.summary.by_clause:
        found = by_clause.get(summary.clause, [])
        if found:
            title = summary.title.in_language(page.language)
            page.line((f"{summary.clause} {title}", "bold"), indent=1)
        for result in found:
            _write_result(page, verdict, result)


def _write_result(page: Page, verdict: Verdict, result: Result) -> None:
    info = verdict.targets[result.target]
    called = wording.names(verdict, page.language)
    several = result.unit is not None and len(reported(verdict)) > 1
    whose = f"{called.get(result.unit or '', '')} " if several else ""
    duty = info.measure == EVIDENCE
    said = [] if duty else [wording.against(info, result, page.language)]
    said += asides.asides(info, result, called, page.language)
    page.line(
        mark(result.outcome),
        (f" {info.code:<4} ", "dim"),
        f"{whose}{info.title.in_language(page.language)}  ",
        (page.joined(said), "dim"),
        indent=2,
        hang=7,
    )


def _write_unchecked(page: Page, verdict: Verdict) -> None:
    """What nobody may believe to have been checked."""
    exhortations = headline.exhortations(verdict)
    page.blank()
    page.line((page.say("table.not_checked"), "bold underline"))
    sentences = [caveat.in_language(page.language) for caveat in verdict.pack.caveats]
    if exhortations:
        sentences.insert(0, page.say("table.exhortations", n=exhortations))
    for sentence in sentences:
        page.line(mark("not_checkable"), f" {sentence}", indent=1, hang=2)
