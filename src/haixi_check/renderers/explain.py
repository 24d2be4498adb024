"""One target for a terminal: its rule and, with a verdict, the way from outcome to cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from haixi_check import asides, headline, wording
from haixi_check.attention import by_target
from haixi_check.messages import Language, known
from haixi_check.pack import Text
from haixi_check.plain import dataclass
from haixi_check.problems import Tier
from haixi_check.renderers.entries import status
from haixi_check.renderers.problem_list import SIGNS
from haixi_check.renderers.terminal import Page, Span, mark
from haixi_check.results import Origin, Outcome, Result, Shown
from haixi_check.verdicts import Scope, TargetInfo, Verdict

if TYPE_CHECKING:
    from rich.console import Console

INDENT: Final = 3
DEEPER: Final = 5


@dataclass(frozen=True)
class Told:
    """A target as it is told: what it says, and on which page, in which names."""

    page: Page
    info: TargetInfo
    called: Mapping[str, str]


def render_explanation(
    target: str,
    info: TargetInfo,
    *,
    figures: Mapping[str, Text],
    verdict: Verdict | None = None,
    language: Language,
    console: Console,
    pack: str = "",
) -> None:
    """Write the rule of `target`; with a `verdict`, what it came to and from which cells.

    `figures` holds the titles of the figures that enter the formula. `pack` is the folder of the
    rules, if it is none of the program's own.
    """
    page = Page(console, language)
    called = wording.names(verdict, language) if verdict else {}
    told = Told(page, info, called)
    _write_rule(told, target, figures, pack)
    if verdict is None:
        page.blank()
        page.line((page.say("explain.without_files", code=info.code), "dim"), indent=1, hang=2)
        return
    _write_findings(told, target, verdict)


def _write_rule(told: Told, target: str, figures: Mapping[str, Text], pack: str) -> None:
    page, info = told.page, told.info
    page.line((info.code, "bold cyan"), f"  {info.title.in_language(page.language)}", hang=2)
    page.flow([[(text, "dim")] for text in _about(told, target)], between=" · ", indent=1)
    if pack:
        page.line(pack, indent=1, hang=2)
    _heading(page, "explain.clauses")
    for clause, wording_there in info.clauses.items():
        page.line((f"{clause}  ", "bold"), wording_there, indent=INDENT, hang=2)
    _heading(page, "explain.rule")
    titles = {figure: title.in_language(page.language) for figure, title in figures.items()}
    page.line(wording.formula(info, titles, page.language), indent=INDENT, hang=2)
    if info.parts:
        comma = page.say("words.comma")
        parts = comma.join(part.in_language(page.language) for part in info.parts.values())
        page.line((f"{page.say('explain.parts')}  ", "dim"), parts, indent=INDENT, hang=2)
    _heading(page, "explain.reading")
    page.line(info.reading.in_language(page.language), indent=INDENT)
    _heading(page, "explain.remedy")
    remedy = info.remedy.in_language(page.language)
    page.line(page.say("table.do", what=remedy), indent=INDENT, hang=2)


def _about(told: Told, target: str) -> Iterator[str]:
    page, info = told.page, told.info
    yield target
    yield page.say(f"force.{info.force}")
    yield wording.period(info, page.language)
    yield page.say(f"explain.{info.judged}")
    who = [
        page.say(f"level.{unit}") if known(f"level.{unit}") else told.called.get(unit, unit)
        for unit in info.units
    ]
    yield page.say("explain.units", who=page.say("words.comma").join(who))
    if info.lead is not None:
        yield page.say("explain.lead", who=info.lead.in_language(page.language))


def _write_findings(told: Told, target: str, verdict: Verdict) -> None:
    page = told.page
    own = by_target(verdict).get(target, {})
    whole = next((r for r in verdict.prefecture.results if r.target == target), None)
    if verdict.run.scope is Scope.SCHOOL:
        whole = None
        wanted = verdict.run.options.units or tuple(unit.id for unit in verdict.units)
        own = {
            unit.id: own[unit.id]
            for unit in verdict.units
            if unit.reported and unit.id in own and unit.id in wanted
        }
    _heading(page, "explain.result")
    if must_fix := headline.must_fix(verdict, page.language):
        sign, style = SIGNS[Tier.MUST_FIX]
        text = page.say("explain.must_fix", text=must_fix)
        page.line((f"{sign} {text}", style), indent=INDENT, hang=2)
    if whole is None and not own:
        page.line(page.say("explain.not_judged"), indent=INDENT)
        return
    if whole is not None:
        _write_result(told, page.say("words.prefecture"), whole)
    for unit, result in own.items():
        _write_result(told, told.called[unit], result)
    results = [*([whole] if whole else []), *own.values()]
    _write_cells(told, results)
    _write_records(told, results)


def _write_result(told: Told, whose: str, result: Result) -> None:
    """One body's outcome, its figure, what is missing, and what else must be said."""
    page, info = told.page, told.info
    outcome = page.say(f"outcome.{result.outcome}")
    if not result.binding and result.outcome is not Outcome.INFO:
        outcome = page.say("explain.reference", outcome=outcome)
    spans: list[Span] = [mark(result.outcome), f" {whose}  ", (outcome, "bold")]
    if result.measured is not None:
        spans.append(f"  {wording.against(info, result, page.language)}")
    if lack := wording.lacking(info, result, page.language):
        spans += [page.say("words.semicolon"), (lack, "bold")]
    page.line(*spans, indent=INDENT, hang=2)
    said = page.joined(asides.asides(info, result, told.called, page.language))
    if said:
        page.line((said, "dim"), indent=DEEPER)
    years = wording.years(info, result, page.language)
    if years:
        lead = (f"{page.say('explain.years')}  ", "dim")
        page.line(lead, "  ".join(years), indent=DEEPER, hang=2)
    shown = () if result.contested else result.other_readings
    for other in shown:
        page.line((asides.other_reading(other, page.language), "dim"), indent=DEEPER)


def _write_cells(told: Told, results: Sequence[Result]) -> None:
    """Every cell that a figure rests on, under the unit that reported it."""
    page = told.page
    found = dict.fromkeys(origin for result in results for origin in result.evidence)
    if not found:
        return
    _heading(page, "explain.cells")
    for unit, origins in _by_unit(found).items():
        page.line((told.called.get(unit, unit), "bold"), indent=INDENT)
        for origin in origins:
            where = wording.place(origin.place)
            header = f"  {origin.place.header}" if origin.place.header else ""
            page.line(where, (header, "dim"), "  ", (origin.raw, "bold"), indent=DEEPER, hang=2)


def _by_unit(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(origin.unit, []).append(origin)
    return found


def _write_records(told: Told, results: Sequence[Result]) -> None:
    """Every record of evidence, with what it is worth."""
    page = told.page
    found = dict.fromkeys(record for result in results for record in result.records)
    if not found:
        return
    _heading(page, "explain.records")
    for record in found:
        page.line(*_record(told, record), indent=INDENT, hang=2)
        page.line((wording.place(record.place), "dim"), indent=DEEPER, hang=2)


def _record(told: Told, record: Shown) -> Iterator[Span]:
    page, info = told.page, told.info
    yield f"{told.called.get(record.unit, record.unit)}  ", "bold"
    if record.part is not None:
        yield f"{info.parts[record.part].in_language(page.language)}  "
    yield f"{status(record.status, page.language)}  "
    yield "  ".join(filter(None, (record.material, record.document, record.date, record.file)))
    yield f"  {wording.grade(record.grade, page.language)}", "dim"


def _heading(page: Page, code: str) -> None:
    page.blank()
    page.line((page.say(code), "bold"), indent=1)
