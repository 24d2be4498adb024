"""A whole verdict in one line, and its counts in order: the same in every output. No layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from haixi_check import wording
from haixi_check.attention import reported
from haixi_check.messages import Language, known, say
from haixi_check.problems import Tier
from haixi_check.results import Outcome
from haixi_check.verdicts import Counts, Scope, Verdict

COUNTED: Final = {
    Outcome.PASS: "passed",
    Outcome.FAIL: "failed",
    Outcome.UNKNOWN: "unknown",
    Outcome.REVIEW: "review",
    Outcome.NOT_DUE: "not_due",
    Outcome.NOT_APPLICABLE: "not_applicable",
    Outcome.INFO: "info",
}
"""Outcome to the count that it has in the verdict, in the order in which counts are told."""


def occurring(counts: Counts) -> Iterator[tuple[Outcome, int]]:
    """The outcomes that occur, with how often."""
    for outcome, name in COUNTED.items():
        if number := getattr(counts, name):
            yield outcome, number


def badge(verdict: Verdict, language: Language) -> str:
    """The outcome of the run, as it stands before everything else."""
    return say("table.badge", language, word=say(f"run.{verdict.verdict.outcome}", language))


def about(verdict: Verdict, language: Language, pack: str = "") -> list[str]:
    """What was judged: the document, the year, in a school's own check the school, the scope.

    Then by which rules, where they are not those that the program came with (see `own_pack`).
    """
    parts = [verdict.pack.document, say("words.year", language, year=verdict.run.year)]
    if verdict.run.scope is Scope.SCHOOL:
        called = [unit.short.in_language(language) for unit in reported(verdict)]
        parts.append(wording.listed(called, language))
    parts.append(say(f"scope.{verdict.run.scope}", language))
    return [*parts, *filter(None, [own_pack(verdict, language, pack)])]


def counts(verdict: Verdict, language: Language) -> list[str]:
    """How many were judged, and how many of them came to what."""
    judged = verdict.summary.judged
    told = [f"{say(f'outcome.{o}', language)} {number}" for o, number in occurring(judged)]
    return [say("table.judged", language, n=judged.total), *told]


def line(verdict: Verdict, language: Language, pack: str = "") -> str:
    """The verdict in one line of plain text."""
    told = say("words.comma", language).join(counts(verdict, language))
    parts = [*about(verdict, language, pack), must_fix(verdict, language), told]
    return f"{badge(verdict, language)} {' · '.join(filter(None, parts))}"


def reasons(verdict: Verdict, language: Language) -> str:
    """Why the run ended as it did."""
    told = [_reason(code, language) for code in verdict.verdict.reasons]
    return say("words.semicolon", language).join(told)


def _reason(code: str, language: Language) -> str:
    """A reason in words; one without words, as in a verdict of a later version, as it is."""
    known_code = f"verdict_reason.{code}"
    if known(known_code):
        return say(known_code, language)
    return say("words.no_words_for_reason", language, code=code)


def must_fix(verdict: Verdict, language: Language) -> str:
    """How many problems with the data must be fixed, kept or only counted; nothing if none."""
    number = verdict.summary.problems.get(Tier.MUST_FIX, 0)
    return say("table.must_fix", language, n=number) if number else ""


def own_pack(verdict: Verdict, language: Language, pack: str) -> str:
    """That the rules are not those that the program came with; nothing if they are.

    `pack` is the folder that was named, if it is none of the program's own.
    """
    built_in = verdict.pack.built_in
    if not pack:
        return "" if built_in else say("table.own_pack_unnamed", language)
    return rules_of(pack, built_in=built_in, language=language)


def rules_of(pack: str, *, built_in: bool, language: Language) -> str:
    """That rules were read from the folder `pack`, and whether they are the built-in ones."""
    code = "table.own_pack_same" if built_in else "table.own_pack"
    return say(code, language, path=pack)


def is_void(verdict: Verdict) -> bool:
    """Whether nobody handed anything in: then every outcome says that, and nothing else."""
    return not any(unit.reported for unit in verdict.units)


def unread(verdict: Verdict, language: Language, *, limit: int | None = None) -> str:
    """Which inputs gave no submission, though each was to be one; nothing if all of them did."""
    if "input_unreadable" not in verdict.verdict.reasons:
        return ""
    lost = [item.path for item in verdict.inputs if not item.units]
    if not lost:
        return say("table.no_inputs", language)
    names = say("words.comma", language).join(lost[:limit])
    if limit is not None and len(lost) > limit:
        names = say("table.and_more", language, names=names)
    return say("table.nothing_read", language, names=names)


def exhortations(verdict: Verdict) -> int:
    """How many exhortations no data can check."""
    return sum(clause.not_checkable for clause in verdict.summary.by_clause)
