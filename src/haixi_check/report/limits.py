"""The limits of a target in words, where they depend on the unit or the year."""

from __future__ import annotations

from collections.abc import Iterator

from haixi_check.messages import Language, say
from haixi_check.result import Result
from haixi_check.statement import TargetInfo


def with_unit(limit: str, info: TargetInfo, language: Language) -> str:
    """A limit with the unit of account of its target, if it has one: `≥ 33 ㎡`."""
    text = f"{limit} {info.unit.in_language(language)}" if info.unit else limit
    return text if info.per == 1 else say("limit.per", language, limit=text, per=info.per)


def per_head(amount: str, info: TargetInfo, language: Language) -> str:
    """What is lacking for each head, or for each so many, in the unit of the target."""
    unit = info.unit.in_language(language) if info.unit else ""
    code = "words.per_head" if info.per == 1 else "words.per_heads"
    return say(code, language, n=amount, unit=unit, per=info.per)


def depending(info: TargetInfo, result: Result | None, language: Language) -> str:
    """Where the limit depends on the unit or the year, that of `result`, or else every case."""
    if result is not None and result.limit is not None:
        return with_unit(result.limit.shown, info, language)
    return say("words.semicolon", language).join(_cases(info, language))


def _cases(info: TargetInfo, language: Language) -> Iterator[str]:
    """Every limit, and when it holds: `2024年起，新建学校：是，≥ 40000 ㎡`."""
    for case in info.limits:
        if case.shown is None:
            continue
        parts = [] if case.since is None else [say("limit.since", language, year=case.since)]
        if case.when is not None:
            parts.append(case.when.in_language(language))
        elif any(other.when and other.since == case.since for other in info.limits):
            parts.append(say("limit.otherwise", language))
        parts.append(with_unit(case.shown, info, language))
        yield say("words.clause_comma", language).join(parts)
