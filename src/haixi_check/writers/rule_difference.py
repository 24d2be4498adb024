"""What two rule packs ask differently, and what turns by it, as JSON and for a terminal."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Final, TextIO

from haixi_check.messages import Language
from haixi_check.report import Manner
from haixi_check.report.rule_difference import PackDifference, Turn, Turns, told_changes
from haixi_check.result import Outcome
from haixi_check.rulepack.difference import DifferenceKind, Direction
from haixi_check.statement import TargetInfo
from haixi_check.verdict import Summing
from haixi_check.writers.terminal import Page, Span, console, mark

SIGNS: Final = {Direction.STRICTER: "↑", Direction.LOOSER: "↓", Direction.NEITHER: "·"}


def write_json(found: PackDifference, sink: TextIO) -> None:
    """Everything, in no language: codes, numbers, and the words of the packs."""
    content: dict[str, Any] = {
        "before": found.before,
        "after": found.after,
        "rules": [
            {
                "target": rule.id,
                "difference": rule.difference,
                "changes": [
                    {"field": change.field, "direction": change.direction}
                    for change in rule.changes
                ],
                "before": _target(rule.before),
                "after": _target(rule.after),
            }
            for rule in found.rules
        ],
        "turns": _turns(found.turns) if found.turns else None,
    }
    sink.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _target(info: TargetInfo | None) -> Any:
    """A target as the verdict tells of it."""
    if info is None:
        return None
    from pydantic import TypeAdapter

    return TypeAdapter(TargetInfo).dump_python(info, mode="json")


def _turns(turns: Turns) -> dict[str, Any]:
    return {
        "before": _summing(turns.before),
        "after": _summing(turns.after),
        "results": [
            {"target": turn.target, "unit": turn.unit, "before": turn.before, "after": turn.after}
            for turn in turns.results
        ],
    }


def _summing(summing: Summing) -> dict[str, Any]:
    return {"outcome": summing.outcome, "exit_code": summing.exit_code}


def write_table(found: PackDifference, *, language: Language, color: bool, sink: TextIO) -> None:
    """Kind by kind what each target says differently, and then each outcome that turns."""
    page = Page(console(sink, Manner(color=None if color else False)), language)
    page.line((page.say("diff.change", what="", before=found.before, after=found.after), "bold"))
    counts = Counter(rule.difference for rule in found.rules)
    told = [f"{page.say(f'diff.{kind}')} {counts[kind]}" for kind in DifferenceKind if counts[kind]]
    page.line(page.say("words.semicolon").join(told) or page.say("diff.same"), indent=1)
    called = {name: text.in_language(language) for name, text in found.called.items()}
    for kind in DifferenceKind:
        _write_kind(page, found, kind, called)
    if found.turns is not None:
        _write_turns(page, found, found.turns, called)


def _write_kind(
    page: Page, found: PackDifference, kind: DifferenceKind, called: dict[str, str]
) -> None:
    rules = [rule for rule in found.rules if rule.difference is kind]
    if not rules:
        return
    page.blank()
    page.line((page.say(f"diff.{kind}"), "bold"), indent=1)
    for rule in rules:
        info = rule.after or rule.before
        if info is None:
            continue
        title = info.title.in_language(page.language)
        page.line((info.code, "cyan"), f" {title}", indent=3, hang=2)
        for change, text in told_changes(rule, called, page.language):
            page.line(f"{SIGNS[change.direction]} {text}", indent=5, hang=2)
        for each in info.amended:
            page.line((f"{each.document} {each.note.in_language(page.language)}", "dim"), indent=5)


def _write_turns(page: Page, found: PackDifference, turns: Turns, called: dict[str, str]) -> None:
    page.blank()
    page.line((page.say("diff.turns", n=len(turns.results)), "bold"), indent=1)
    outcomes = [
        page.say("diff.ended", outcome=page.say(f"run.{each.outcome}"), code=each.exit_code)
        for each in (turns.before, turns.after)
    ]
    whole = page.say("diff.run")
    page.line(page.say("diff.change", what=whole, before=outcomes[0], after=outcomes[1]), indent=3)
    codes = {rule.id: (rule.after or rule.before) for rule in found.rules}
    for turn in turns.results:
        info = codes.get(turn.target)
        page.line(*_turn(page, turn, info.code if info else turn.target, called), indent=3)


def _turn(page: Page, turn: Turn, code: str, called: dict[str, str]) -> list[Span]:
    whose = called.get(turn.unit or "", turn.unit or "")
    return [f"{code} {whose}  ", *_side(page, turn.before), " → ", *_side(page, turn.after)]


def _side(page: Page, outcome: Outcome | None) -> list[Span]:
    if outcome is None:
        return [page.say("diff.nothing")]
    return [mark(outcome), f" {page.say(f'outcome.{outcome}')}"]
