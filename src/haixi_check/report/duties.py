"""Who is answerable for a target, and what proves a duty, by whom and when, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from haixi_check.messages import Language, say
from haixi_check.report import words
from haixi_check.report.days import day
from haixi_check.rulepack.measures import Dating
from haixi_check.statement import ProofInfo, TargetInfo


def lead(info: TargetInfo, language: Language) -> str:
    """Who is answerable for a target, and what says so; nothing where nobody is named."""
    if info.lead is None:
        return ""
    basis = say(f"lead.{info.lead.basis}", language)
    return say("words.aside", language, main=info.lead.title.in_language(language), aside=basis)


def proof(info: TargetInfo, duty: ProofInfo, language: Language) -> Iterator[tuple[str, str]]:
    """What proves a duty, who shows it and of when it is, each behind the code of its name."""
    yield "explain.proof", duty.proof.in_language(language)
    yield "explain.shown_by", say(f"template.who.{duty.shown_by}", language)
    yield "explain.when", _of_when(info, duty, language)
    if duty.expires:
        yield "explain.expires", say("explain.until_when", language)


def _of_when(info: TargetInfo, duty: ProofInfo, language: Language) -> str:
    since = day(duty.since, language) if duty.since else ""
    until = day(duty.until, language) if duty.until else ""
    if since and until:
        return say("template.when.window", language, since=since, until=until)
    if since:
        return say("template.when.since", language, since=since)
    if duty.dated is Dating.YEARLY:
        return say("explain.when.yearly", language, period=words.period(info, language))
    return say("explain.when.standing", language)


def limits(
    *, always_applies: bool, not_evidence: Sequence[str], language: Language
) -> Iterator[tuple[str, str]]:
    """Whether a unit may say that a duty is none of its, and what never proves one."""
    code = "explain.applies_always" if always_applies else "explain.may_not_apply"
    yield "explain.applies", say(code, language)
    if not_evidence:
        documents = say("words.comma", language).join(not_evidence)
        yield "explain.not_evidence", say("explain.not_counted", language, documents=documents)
