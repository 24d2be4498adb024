"""The problems with the data, gravest first: where, what, and what to do about it."""

from __future__ import annotations

from typing import Final

from haixi_check.problem import Tier
from haixi_check.report import words
from haixi_check.report.problems import AlikeProblems, advise, alike, describe, dropped, problems
from haixi_check.report.reader import Reader
from haixi_check.writers.terminal import Page

MOST: Final = {Tier.MUST_FIX: 10, Tier.EXPLAIN: 6, Tier.NOTE: 0}
"""How many kinds of problem are shown of each tier, unless all are asked for."""

MOST_CELLS: Final = 10

SIGNS: Final[dict[Tier, tuple[str, str]]] = {
    Tier.MUST_FIX: ("■", "bold red"),
    Tier.EXPLAIN: ("□", "yellow"),
    Tier.NOTE: ("·", "dim"),
}


def write_must_fix(page: Page, reader: Reader, *, verbose: bool) -> bool:
    """Write what must be fixed, if there is anything, and return whether there is."""
    if not reader.must_fix:
        return False
    _write_tier(page, reader, Tier.MUST_FIX, verbose=verbose)
    return True


def write_problems(page: Page, reader: Reader, *, verbose: bool) -> None:
    """Write what must be explained, and how many others there are; notes if `verbose`."""
    counts = reader.verdict.summary.problems
    if not any(counts.values()):
        return
    page.blank()
    page.line((page.say("table.problems"), "bold underline"))
    if number := counts.get(Tier.MUST_FIX, 0):
        page.line(SIGNS[Tier.MUST_FIX], f" {page.say('table.must_fix_above', n=number)}", indent=1)
    for tier in (Tier.EXPLAIN, Tier.NOTE):
        if not counts.get(tier, 0):
            continue
        if tier is Tier.NOTE and not verbose:
            page.blank()
            page.line((page.say("table.notes", n=counts[tier]), "dim"), indent=1)
            continue
        _write_tier(page, reader, tier, verbose=verbose)
    for sentence in dropped(reader):
        page.line((sentence, "dim"), indent=1, hang=2)


def _write_tier(page: Page, reader: Reader, tier: Tier, *, verbose: bool) -> None:
    records = problems(reader.verdict, tier, answered=verbose)
    groups = tuple(AlikeProblems(record) for record in records) if verbose else alike(records)
    shown = groups if verbose else groups[: MOST[tier]]
    number = reader.verdict.summary.problems[tier] if tier is Tier.MUST_FIX else len(records)
    page.blank()
    page.line((reader.section(f"tier.{tier}", number), f"bold {SIGNS[tier][1]}"))
    for group in shown:
        _write_group(page, reader, group)
    if len(shown) < len(groups):
        withheld = sum(group.size for group in groups[len(shown) :])
        page.line((page.say("table.more", n=withheld), "bold"), indent=1)


def _write_group(page: Page, reader: Reader, group: AlikeProblems) -> None:
    """The first of several alike in words, the others by their cells."""
    first = group.first
    where, header = f" {words.place(first.place)}", first.place.header
    page.line(SIGNS[first.tier], where, (f"  {header}" if header else "", "dim"), indent=1, hang=2)
    page.line(describe(reader, first), indent=3, hang=0)
    if group.others:
        cells = page.say("words.comma").join(o.place.cell for o in group.others[:MOST_CELLS])
        if len(group.others) > MOST_CELLS:
            cells = page.say("table.and_more", names=cells)
        text = page.say("table.alike", n=len(group.others), places=cells)
        page.line((text, "dim"), indent=3, hang=2)
    if first.answer:
        page.line((page.say("table.answer", answer=first.answer), "dim"), indent=3, hang=2)
        if first.tier is not Tier.MUST_FIX:
            return
    page.line(page.say("table.do", what=advise(reader, first)), indent=3, hang=2)
