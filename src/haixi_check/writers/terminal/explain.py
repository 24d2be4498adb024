"""One target for a terminal: its rule and, with a verdict, the way from outcome to cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from haixi_check.figure import Origin
from haixi_check.messages import Language
from haixi_check.problem import Tier
from haixi_check.report import duties, headline, limits, words
from haixi_check.report.entries import asides, other_readings, status
from haixi_check.report.problems import advise, describe, problems
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result, Shown
from haixi_check.rulepack.pack import Text
from haixi_check.statement import PackRef, TargetInfo
from haixi_check.verdict import Verdict
from haixi_check.writers.terminal import Page, Span, mark
from haixi_check.writers.terminal.problem_list import SIGNS

if TYPE_CHECKING:
    from rich.console import Console

INDENT: Final = 3
DEEPER: Final = 5


def render_explanation(
    target: str,
    info: TargetInfo,
    *,
    rules: PackRef,
    units: Mapping[str, Text] | None = None,
    verdict: Verdict | None = None,
    language: Language,
    console: Console,
    pack: str = "",
    beside: Sequence[tuple[str, str]] = (),
) -> None:
    """Write the rule of `target`; with a `verdict`, what it came to and from which cells.

    `rules` are those that it is one of, `units` the names of theirs. `pack` is their folder, if
    they are none of the program's own. `beside` is what else is to be said of a duty, each behind
    the code of its name.
    """
    page = Page(console, language)
    reader = Reader(verdict, language) if verdict else None
    page.line((info.code, "bold cyan"), f"  {info.title.in_language(language)}", hang=2)
    about = _about(page, target, info, rules, reader.called if reader else {})
    page.flow([[(text, "dim")] for text in about], between=" · ", indent=1)
    if pack:
        page.line(pack, indent=1, hang=2)
    _write_rule(page, info, {**rules.terms, **(units or {})}, beside)
    if reader is None:
        page.blank()
        page.line((page.say("explain.without_files", code=info.code), "dim"), indent=1, hang=2)
        return
    _write_findings(page, reader, target)


def render_unread(verdict: Verdict, language: Language, console: Console) -> None:
    """Write why inputs gave nothing: what they hold is missing in every explanation."""
    page, reader = Page(console, language), Reader(verdict, language)
    gave_nothing = {each.path for each in verdict.inputs if not each.units}
    for problem in problems(verdict, Tier.MUST_FIX):
        where = problem.place
        if where.file in gave_nothing and not where.sheet:
            sentences = f"{describe(reader, problem)} {advise(reader, problem)}"
            page.line(f"{where.file}: {sentences}", hang=2)


def _write_rule(
    page: Page,
    info: TargetInfo,
    figures: Mapping[str, Text],
    beside: Sequence[tuple[str, str]],
) -> None:
    """The words of the opinion, the formula, how it was read, and what to do."""
    _heading(page, "explain.clauses")
    for clause, wording_there in info.clauses.items():
        page.line((f"{clause}  ", "bold"), wording_there, indent=INDENT, hang=2)
    _heading(page, "explain.rule")
    titles = {figure: title.in_language(page.language) for figure, title in figures.items()}
    page.line(words.formula(info, titles, page.language), indent=INDENT, hang=2)
    if info.proof is not None:
        for code, text in (*duties.proof(info, info.proof, page.language), *beside):
            page.line((f"{page.say(code)}  ", "dim"), text, indent=INDENT, hang=2)
    if info.parts:
        comma = page.say("words.comma")
        parts = comma.join(part.in_language(page.language) for part in info.parts.values())
        page.line((f"{page.say('explain.parts')}  ", "dim"), parts, indent=INDENT, hang=2)
    _write_amendments(page, info, titles)
    _heading(page, "column.reading")
    page.line(info.reading.in_language(page.language), indent=INDENT)
    if info.not_judged is not None:
        page.line(page.say("explain.only_shown"), indent=INDENT, hang=2)
        page.line(info.not_judged.in_language(page.language), indent=INDENT, hang=2)
    _heading(page, "explain.remedy")
    remedy = info.remedy.in_language(page.language)
    page.line(page.say("table.do", what=remedy), indent=INDENT, hang=2)


def _write_amendments(page: Page, info: TargetInfo, called: Mapping[str, str]) -> None:
    """What single units and years are asked, until when anybody is, and what overlays changed."""
    language = page.language
    milestones = [
        page.say(
            "words.milestone",
            year=each.year,
            threshold=limits.with_unit(each.shown, info, language),
        )
        for each in info.milestones
    ]
    quotas = [
        page.say(
            "words.quota" if each.since is None else "words.quota_since",
            unit=called.get(each.unit, each.unit),
            threshold=limits.with_unit(each.shown, info, language),
            year=each.since,
        )
        for each in info.quotas
    ]
    retired = info.retired
    withdrawn = page.say("explain.retired_by", by=retired.by, year=retired.until) if retired else ""
    amended = [
        page.say(
            "overlay.change",
            kind=page.say(f"overlay.kind.{each.kind}"),
            document=each.document,
            note=each.note.in_language(language),
        )
        for each in info.amended
    ]
    for code, texts in (
        ("explain.milestones", milestones),
        ("explain.quotas", quotas),
        ("explain.retired", [withdrawn] if withdrawn else []),
        ("explain.amended", amended),
    ):
        if texts:
            joined = page.say("words.semicolon").join(texts)
            page.line((f"{page.say(code)}  ", "dim"), joined, indent=INDENT, hang=2)


def _about(
    page: Page, target: str, info: TargetInfo, rules: PackRef, called: Mapping[str, str]
) -> Iterator[str]:
    yield target
    yield page.say(f"force.{info.force}")
    yield words.period(info, page.language)
    if info.proof is None:
        yield page.say(f"explain.{info.judged}", whole=rules.whole.in_language(page.language))
    kinds = {kind: title.in_language(page.language) for kind, title in rules.kinds.items()}
    who = [kinds.get(unit) or called.get(unit, unit) for unit in info.units]
    code = "explain.units" if info.proof is None else "explain.bound"
    yield page.say(code, who=page.say("words.comma").join(who))
    if info.lead is not None:
        yield page.say("explain.lead", who=duties.lead(info, page.language))


def _write_findings(page: Page, reader: Reader, target: str) -> None:
    """What the target came to for whoever is judged, with the cells and records behind it."""
    results = [r for r in reader.verdict.whole.results if r.target == target and reader.whole]
    results += reader.own_results(target)
    _heading(page, "explain.result")
    if must_fix := headline.must_fix(reader):
        sign, style = SIGNS[Tier.MUST_FIX]
        text = page.say("explain.must_fix", text=must_fix)
        page.line((f"{sign} {text}", style), indent=INDENT, hang=2)
    if not results:
        page.line(page.say("explain.not_judged"), indent=INDENT)
    for result in results:
        _write_result(page, reader, result)
    _write_cells(page, reader, results)
    _write_records(page, reader, results)


def _write_result(page: Page, reader: Reader, result: Result) -> None:
    """One body's outcome, its figure, what is missing, and what else must be said."""
    info = reader.info(result)
    whose = reader.name(result.unit) or reader.whole_name
    outcome = page.say(f"outcome.{result.outcome}")
    if not result.binding and result.outcome is not Outcome.INFO:
        outcome = page.say("explain.reference", outcome=outcome)
    spans: list[Span] = [mark(result.outcome), f" {whose}  ", (outcome, "bold")]
    if result.measured is not None:
        spans.append(f"  {words.against(info, result, page.language)}")
    if lack := words.lacking(info, result, page.language):
        spans += [page.say("words.semicolon"), (lack, "bold")]
    page.line(*spans, indent=INDENT, hang=2)
    if beside := reader.joined(asides(reader, result)):
        page.line((beside, "dim"), indent=DEEPER)
    if years := words.years(info, result, page.language):
        lead = (f"{page.say('table.years')}  ", "dim")
        page.line(lead, "  ".join(years), indent=DEEPER, hang=2)
    shown = () if result.contested else result.other_readings
    for sentence in other_readings(reader, shown):
        page.line((sentence, "dim"), indent=DEEPER)


def _write_cells(page: Page, reader: Reader, results: Sequence[Result]) -> None:
    """Every cell that a figure rests on, under the unit that reported it."""
    by_unit: dict[str, list[Origin]] = {}
    for origin in dict.fromkeys(origin for result in results for origin in result.evidence):
        by_unit.setdefault(origin.unit, []).append(origin)
    if not by_unit:
        return
    _heading(page, "explain.cells")
    for unit, origins in by_unit.items():
        page.line((reader.name(unit), "bold"), indent=INDENT)
        for origin in origins:
            where = words.place(origin.place)
            header = f"  {origin.place.header}" if origin.place.header else ""
            page.line(where, (header, "dim"), "  ", (origin.raw, "bold"), indent=DEEPER, hang=2)


def _write_records(page: Page, reader: Reader, results: Sequence[Result]) -> None:
    """Every record of evidence, with what it is worth."""
    of_records = {record: result for result in results for record in result.records}
    if not of_records:
        return
    _heading(page, "explain.records")
    for record, result in of_records.items():
        parts = reader.info(result).parts
        page.line(*_record(reader, record, parts), indent=INDENT, hang=2)
        page.line((words.place(record.place), "dim"), indent=DEEPER, hang=2)


def _record(reader: Reader, record: Shown, parts: Mapping[str, Text]) -> Iterator[Span]:
    yield f"{reader.speaker(record)}  ", "bold"
    if record.part is not None:
        yield f"{reader.text(parts[record.part])}  "
    yield f"{status(record.status, reader.language)}  "
    yield "  ".join(filter(None, (record.material, record.document, record.date, record.file)))
    yield f"  {words.grade(record.grade, reader.language)}", "dim"


def _heading(page: Page, code: str) -> None:
    page.blank()
    page.line((page.say(code), "bold"), indent=1)
