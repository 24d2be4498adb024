"""What of the opinion a pack accounts for: clause by clause, and word by word in the official text.

Counts and compares; it reads no file and judges no submission.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from haixi_check.plain import dataclass
from haixi_check.rulepack import RulePack, obligation
from haixi_check.rulepack.official_text import clause_texts, fold
from haixi_check.rulepack.pack import Clause, Fact
from haixi_check.rulepack.targets import Exhortation, Target
from haixi_check.rulepack.wordings import WordingDifference, differences, measure_in_words


@dataclass(frozen=True, kw_only=True)
class ClauseCoverage:
    """What a pack makes of one clause. Everything but `repeated` is filed here and nowhere else."""

    clause: Clause
    computed: tuple[Target, ...]
    """Targets that are computed from figures, first printed here."""
    duties: tuple[Target, ...]
    """Targets that are shown by evidence, first printed here."""
    repeated: tuple[Target, ...]
    """Targets that an earlier clause prints already."""
    exhortations: tuple[Exhortation, ...]
    facts: tuple[Fact, ...]

    @property
    def bare(self) -> bool:
        """Whether the pack says nothing of this clause."""
        return not (
            self.computed or self.duties or self.repeated or self.exhortations or self.facts
        )


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """All clauses of the opinion in document order, and what stands in them, counted once."""

    clauses: tuple[ClauseCoverage, ...]
    quantitative: int
    """Obligations with a printed measure; one may be held in several targets."""
    quantitative_targets: int
    threshold_free: int
    duties: int
    exhortations: int
    facts: int
    repeated: int
    """Obligations that a later clause prints again."""

    @property
    def bare(self) -> tuple[Clause, ...]:
        """The clauses of which the pack says nothing."""
        return tuple(each.clause for each in self.clauses if each.bare)


def coverage(pack: RulePack) -> Coverage:
    """What `pack` makes of every clause, and how much of each kind there is in all."""
    clauses = tuple(_of_clause(pack, clause) for clause in pack.pack.clauses)
    computed = [target for each in clauses for target in each.computed]
    measure = measure_in_words(pack.form)
    numbered = [target for target in computed if _prints_measure(target, measure)]
    again = {(obligation(target), each.clause.id) for each in clauses for target in each.repeated}
    return Coverage(
        clauses=clauses,
        quantitative=len({obligation(target) for target in numbered}),
        quantitative_targets=len(numbered),
        threshold_free=len(computed) - len(numbered),
        duties=sum(len(each.duties) for each in clauses),
        exhortations=sum(len(each.exhortations) for each in clauses),
        facts=sum(len(each.facts) for each in clauses),
        repeated=len(again),
    )


def _prints_measure(target: Target, measure: re.Pattern[str]) -> bool:
    """Whether the document prints how much a target asks for."""
    return any(measure.search(fold(wording)) for wording in target.clauses.values())


def _of_clause(pack: RulePack, clause: Clause) -> ClauseCoverage:
    here = [target for target in pack.targets if clause.id in target.clauses]
    own = [target for target in here if pack.first_clause(target) == clause.id]
    return ClauseCoverage(
        clause=clause,
        computed=tuple(each for each in own if not each.is_duty),
        duties=tuple(each for each in own if each.is_duty),
        repeated=tuple(each for each in here if each not in own),
        exhortations=tuple(
            each for each in pack.exhortations if pack.first_clause(each) == clause.id
        ),
        facts=tuple(fact for fact in pack.pack.facts if fact.clause == clause.id),
    )


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A measure that the opinion prints: a number with its unit, or words that stand for one."""

    clause: str
    text: str
    context: str
    """Some characters before and after."""
    claimed_by: tuple[str, ...]
    """The ids of the targets whose wording it stands in."""


@dataclass(frozen=True, kw_only=True)
class Astray:
    """A wording that does not stand in the clause that it is filed under."""

    code: str
    clause: str
    wording: str


@dataclass(frozen=True, kw_only=True)
class Verification:
    """How a pack compares with the official text."""

    lost_clauses: tuple[Clause, ...]
    """Clauses whose opening the text does not have, in its place."""
    astray: tuple[Astray, ...]
    mentions: tuple[Mention, ...]
    differing: tuple[WordingDifference, ...]
    """What rules say otherwise than their wordings."""
    wordings: int
    """How many wordings were looked for."""

    @property
    def unclaimed(self) -> tuple[Mention, ...]:
        """Printed measures that no target claims."""
        return tuple(mention for mention in self.mentions if not mention.claimed_by)

    @property
    def sound(self) -> bool:
        """Whether all was found, every printed measure is claimed, and no rule says otherwise."""
        return not (self.lost_clauses or self.astray or self.unclaimed or self.differing)


def verify_wordings(pack: RulePack, text: str) -> Verification:
    """Compare the wordings of `pack` with the official `text`, whatever its spacing and width."""
    texts, lost = clause_texts(pack.pack, text)
    paragraphs = {clause: printed.text for clause, printed in texts.items()}
    printed = [(fact.code, fact.clause, fact.wording) for fact in pack.pack.facts]
    for target in pack.targets:
        printed += [(target.code, *words) for words in target.clauses.items()]
    for each in pack.exhortations:
        printed += [(each.code, *words) for words in each.clauses.items()]
    items: tuple[Target | Exhortation, ...] = (*pack.targets, *pack.exhortations)
    for item in items:
        printed += [
            (item.code, clause, wording)
            for clause, wordings in item.covers.items()
            for wording in wordings
        ]
    astray = tuple(
        Astray(code=code, clause=clause, wording=wording)
        for code, clause, wording in printed
        if fold(wording) not in paragraphs.get(clause, "")
    )
    measure = measure_in_words(pack.form)
    mentions = [
        mention
        for clause, paragraph in paragraphs.items()
        for mention in _mentions(measure, clause, paragraph, pack.targets)
    ]
    differing = (
        differences(target, texts, pack.form, judged_from=pack.pack.judged_from)
        for target in pack.targets
    )
    return Verification(
        lost_clauses=lost,
        astray=astray,
        mentions=tuple(mentions),
        differing=tuple(chain.from_iterable(differing)),
        wordings=len(printed),
    )


def _mentions(
    measure: re.Pattern[str], clause: str, paragraph: str, targets: Iterable[Target]
) -> Iterator[Mention]:
    found = list(measure.finditer(paragraph))
    claims = _claims(clause, paragraph, targets, [match.span() for match in found])
    for match in found:
        start, end = match.span()
        yield Mention(
            clause=clause,
            text=match[0],
            context=paragraph[max(0, start - 12) : end + 6],
            claimed_by=tuple(claims.get((start, end), ())),
        )


def _claims(
    clause: str, paragraph: str, targets: Iterable[Target], spans: list[tuple[int, int]]
) -> Mapping[tuple[int, int], list[str]]:
    """Who claims which measure. A wording that stands twice claims the place that is still free."""
    claims: dict[tuple[int, int], list[str]] = {}
    for target in targets:
        wording = fold(target.clauses.get(clause, ""))
        if not wording:
            continue
        places = [match.start() for match in re.finditer(re.escape(wording), paragraph)]
        held = [
            [span for span in spans if start <= span[0] and span[1] <= start + len(wording)]
            for start in places
        ]
        free = [each for each in held if each and not any(span in claims for span in each)]
        for span in next(iter(free or held), []):
            claims.setdefault(span, []).append(target.id)
    return claims
