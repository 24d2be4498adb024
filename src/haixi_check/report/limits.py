"""The limits of a target in words, where they depend on the unit or the year."""

from __future__ import annotations

from collections.abc import Iterator

from haixi_check.messages import Language, say
from haixi_check.statement import TargetInfo


def with_unit(limit: str, info: TargetInfo, language: Language) -> str:
    """A limit with the unit of account of its target, if it has one: `≥ 33 ㎡`."""
    text = f"{limit} {info.unit.in_language(language)}" if info.unit else limit
    return text if info.per == 1 else say("limit.per", language, limit=text, per=info.per)


def cases(info: TargetInfo, language: Language) -> Iterator[str]:
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
