"""What of the official text a pack claims, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from haixi_check.plain import dataclass
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.official_text import ClauseText, clause_texts, fold
from haixi_check.rulepack.targets import Exhortation, Target


@dataclass(frozen=True, kw_only=True)
class PrintedSentence:
    """One sentence of the opinion, and who claims it."""

    clause: str
    text: str
    is_title: bool
    """Whether it is only the title of a clause, or of the opinion."""
    claimed_by: tuple[str, ...]
    """The codes of targets, exhortations and facts whose wording stands in it."""

    @property
    def unclaimed(self) -> bool:
        """Whether the pack says nothing of it."""
        return not (self.is_title or self.claimed_by)


_HEADING = re.compile(r"[一二三四五六七八九十]+、[^,。;]{2,12}")
"""The heading of a part, which is no clause of its own: 三、主要任务."""


def sentences(rules: RulePack, text: str) -> tuple[PrintedSentence, ...]:
    """Every sentence of the official `text` in its order."""
    printed, _ = clause_texts(rules.pack, text)
    wordings = list(_wordings(rules))
    return tuple(
        each for clause in printed.values() for each in _of_clause(rules, clause, wordings)
    )


def _wordings(rules: RulePack) -> Iterator[tuple[str, str, str]]:
    """Code, clause and folded wording of all that claims something."""
    for fact in rules.pack.facts:
        yield fact.code, fact.clause, fold(fact.wording)
    items: tuple[Target | Exhortation, ...] = (*rules.targets, *rules.exhortations)
    for item in items:
        for clause, wording in item.clauses.items():
            yield item.code, clause, fold(wording)
        for clause, wordings in item.covers.items():
            yield from ((item.code, clause, fold(wording)) for wording in wordings)


def _of_clause(
    rules: RulePack, clause: ClauseText, wordings: list[tuple[str, str, str]]
) -> Iterator[PrintedSentence]:
    here = [(code, wording) for code, where, wording in wordings if where == clause.clause.id]
    titles = {fold(clause.clause.title.zh), fold(rules.pack.title.zh)}
    for text in clause.sentences:
        yield PrintedSentence(
            clause=clause.clause.id,
            text=text,
            is_title=_without_number(text) in titles or _HEADING.fullmatch(text) is not None,
            claimed_by=tuple(code for code, wording in here if wording in text),
        )


def _without_number(text: str) -> str:
    """A title without what counts it and the full stop behind it: `(一)`, `二、`."""
    return re.sub(r"^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)|。$", "", text)
