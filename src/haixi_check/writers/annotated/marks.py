"""The findings that concern one submitted file, in words, by cell.

Selects from a verdict; knows nothing of spreadsheets but addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.provenance import Input
from haixi_check.report.agenda import NEEDS_DOING
from haixi_check.report.findings import Finding, Severity, code, in_words, places
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.table import Place
from haixi_check.verdict import ProblemRecord, Verdict

COLOURS: Final[Mapping[str, str]] = {
    "must_fix": "F4B6B0",
    "fail": "F8CBAD",
    "explain": "FFE699",
    "unknown": "D9CFEA",
    "review": "FFF2CC",
    "note": "DDEBF7",
}
"""Kind of a finding to the colour of its cell, the gravest first."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One finding of one file."""

    kind: str
    """An outcome or a tier, a key of `COLOURS`."""
    label: str
    code: str
    title: str
    facts: str
    todo: str
    places: tuple[Place, ...]
    """The cells of this file that it is about; none where something is missing."""
    found: str = ""
    decides: bool = True
    """Whether it counts among what is judged; an aspiration that is missed or open does not."""

    @property
    def place(self) -> Place:
        """The first of these cells, or nowhere."""
        return self.places[0] if self.places else Place("")

    @property
    def head(self) -> str:
        """Its title, behind its code where it has one."""
        return " ".join(part for part in (self.code, self.title) if part)

    @property
    def text(self) -> str:
        """The finding as a comment at its cell."""
        lines = [f"【{self.label}】{self.head}", self.facts, f"→ {self.todo}" if self.todo else ""]
        return "\n".join(line for line in lines if line)


def marks(reader: Reader, source: Input) -> tuple[Mark, ...]:
    """Everything that concerns `source`, worst first; notes on the data last.

    Of the results only those of the file's own units: a copy goes back to its school, and what
    other schools lack is none of its business.
    """
    order = tuple(COLOURS)
    unsorted = [_mark(finding, reader, source) for finding in _all(reader.verdict, source)]
    return tuple(sorted(unsorted, key=lambda mark: (order.index(mark.kind), not mark.decides)))


def _all(verdict: Verdict, source: Input) -> Iterator[Finding]:
    for problem in verdict.problems:
        if problem.place.file == source.path and not problem.answer:
            yield Finding(severity=Severity.NOTE, about=problem)
    for unit in verdict.units:
        for result in unit.results if unit.id in source.units else ():
            if result.outcome in NEEDS_DOING and result.waiver is None:
                yield Finding(severity=Severity.NOTE, about=result)


def _mark(finding: Finding, reader: Reader, source: Input) -> Mark:
    about = finding.about
    words = in_words(reader, finding)
    label = reader.say(f"{'outcome' if isinstance(about, Result) else 'tier'}.{finding.status}")
    force = reader.info(about).force if isinstance(about, Result) else None
    deciding = force is None or reader.verdict.run.decides(force)
    if isinstance(about, Result) and not about.binding:
        label = reader.say("explain.reference", outcome=label)
    if not deciding:
        force_in_words = reader.say(f"force.{force}")
        label = reader.say("annotations.of_force", outcome=label, force=force_in_words)
    return Mark(
        kind=finding.status,
        label=label,
        code=code(finding, reader.verdict) if isinstance(about, Result) else "",
        title=words.title,
        facts=reader.joined(words.facts[1:]),
        todo=words.todo,
        places=tuple(place for place in places(finding) if place.file == source.path),
        found=about.found if isinstance(about, ProblemRecord) else "",
        decides=deciding,
    )


def counted(findings: Sequence[Mark], language: Language) -> Iterator[str]:
    """How many of each kind there are, the gravest first; what does not decide comes last."""
    numbers = Counter(mark.kind for mark in findings if mark.decides)
    for kind in COLOURS:
        if number := numbers[kind]:
            name = f"{'tier' if kind in tuple(Tier) else 'outcome'}.{kind}"
            yield f"{say(name, language)} {number}"
    if aspired := sum(not mark.decides for mark in findings):
        yield f"{say('table.aspired', language)} {aspired}"
