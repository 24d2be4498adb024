"""What two rule packs ask differently and what turns by it, as it is written out; and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.report import words
from haixi_check.result import Outcome
from haixi_check.rulepack.difference import DifferenceKind, FieldChange
from haixi_check.rulepack.pack import Text
from haixi_check.statement import TargetInfo
from haixi_check.verdict import Summing


@dataclass(frozen=True, kw_only=True)
class RuleDifference:
    """A target before and after, as it is told, and what is different."""

    id: str
    before: TargetInfo | None
    after: TargetInfo | None
    difference: DifferenceKind
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A result that comes out otherwise; one side is missing where only one pack has it."""

    target: str
    unit: str | None
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True, kw_only=True)
class Turns:
    """What the change of rules makes of submissions."""

    before: Summing
    after: Summing
    results: tuple[Turn, ...]


@dataclass(frozen=True, kw_only=True)
class PackDifference:
    """All that is different between two packs."""

    before: str
    after: str
    """Each pack by its id and version, with what is laid over it."""
    rules: tuple[RuleDifference, ...]
    called: Mapping[str, Text]
    """What units, kinds of them and figures are called; the whole under the name of nobody."""
    turns: Turns | None


def told_changes(
    rule: RuleDifference, called: Mapping[str, str], language: Language
) -> Iterator[tuple[FieldChange, str]]:
    """Each thing that a target says differently, in words: what it was, and what it is."""
    for change in rule.changes:
        name = say(f"diff.field.{change.field}", language)
        sides = [_said(change.field, info, called, language) for info in (rule.before, rule.after)]
        if any(sides):
            before, after = (side or say("diff.nothing", language) for side in sides)
            name = say("diff.change", language, what=name, before=before, after=after)
        yield change, name


def _said(
    field: str, info: TargetInfo | None, called: Mapping[str, str], language: Language
) -> str:
    """What a target says in a field; nothing where that is too long for a line."""
    if info is None:
        return ""
    match field:
        case "threshold":
            return words.threshold(info, language)
        case "period":
            return words.period(info, language)
        case "force":
            return say(f"force.{info.force}", language)
        case "judged":
            return say(f"explain.{info.judged}", language, whole=called.get("", ""))
        case "title":
            return info.title.in_language(language)
        case "code":
            return info.code
        case _:
            return _listed(field, info, called, language)


def _listed(field: str, info: TargetInfo, called: Mapping[str, str], language: Language) -> str:
    """What of a target is a list, or is put together."""
    comma = say("words.comma", language)
    match field:
        case "units":
            return comma.join(called.get(unit, unit) for unit in info.units)
        case "measure":
            return words.formula(info, called, language)
        case "quotas":
            return comma.join(f"{called.get(q.unit, q.unit)} {q.shown}" for q in info.quotas)
        case "milestones":
            return comma.join(f"{each.year} {each.shown}" for each in info.milestones)
        case "retired":
            return f"{info.retired.by} {info.retired.until}" if info.retired else ""
        case _:
            return ""
