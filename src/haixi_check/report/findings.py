"""Every finding that asks for something, worst first, one by one or put together, and its words.

What a pipeline is shown: of what was judged only the open, of the data only what must be mended or
explained. Selects and words what others have judged; knows no format.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.report import words
from haixi_check.report.agenda import Absence, agenda, sources
from haixi_check.report.entries import asides
from haixi_check.report.problems import advise, alike, describe, problems
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.table import Place, row_and_column
from haixi_check.verdict import ProblemRecord, Verdict


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """A binding target is missed, or a figure cannot be used."""
    WARNING = "warning"
    """Open, until data, evidence or an explanation come."""
    NOTE = "note"
    """Does not decide: aspirational, or waived."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A result or a problem that asks for something; or what some units did not hand in."""

    severity: Severity
    about: Result | ProblemRecord | Absence
    fingerprint: str = ""
    """Stays when rows move, and is no other finding's."""
    alike: tuple[ProblemRecord, ...] = ()
    """Problems of the same kind in the same sheet that this one stands for."""

    @property
    def status(self) -> str:
        """The outcome of a result, the tier of a problem."""
        match self.about:
            case Result():
                return self.about.outcome.value
            case ProblemRecord():
                return self.about.tier.value
            case Absence():
                return self.about.results[0].outcome.value

    @property
    def rule(self) -> str:
        """The id of the target, or the code of the problem."""
        match self.about:
            case Result():
                return self.about.target
            case ProblemRecord():
                return self.about.code
            case Absence():
                return self.about.results[0].reason

    @property
    def unit(self) -> str | None:
        """Whose it is; `None` is the whole, or nobody in particular."""
        return None if isinstance(self.about, Absence) else self.about.unit

    @property
    def waived(self) -> bool:
        """Whether it is taken out of the exit code by a waiver."""
        return isinstance(self.about, Result) and self.about.waiver is not None


@dataclass(frozen=True, kw_only=True)
class FindingInWords:
    """A finding in words: whose it is, what it is, what is so, and what to do."""

    whose: str
    title: str
    facts: tuple[str, ...] = ()
    todo: str = ""

    def line(self, language: Language) -> str:
        """All of it but what to do, in one line."""
        head = f"{self.whose} {self.title}".strip()
        facts = say("words.semicolon", language).join(self.facts)
        return say("words.because", language, what=head, why=facts) if facts else head


def findings(verdict: Verdict, *, together: bool = False) -> tuple[Finding, ...]:
    """Everything that asks for something: the data that must be fixed, then results, worst first.

    If `together`, what a unit did not hand in is one finding, however many targets it leaves open,
    and so are problems of one kind in one sheet.
    """
    work = agenda(verdict)
    absences = work["unknown"].absences
    of_problems = _alike if together else _of_problems
    if together:
        silent: Iterable[Finding] = (Finding(severity=Severity.WARNING, about=a) for a in absences)
    else:
        silent = _of_results(Severity.WARNING, _each(absences))
    return (
        *of_problems(Severity.ERROR, problems(verdict, Tier.MUST_FIX)),
        *_of_results(Severity.ERROR, work["fail"].results),
        *_of_results(Severity.WARNING, work["unknown"].results),
        *_of_results(Severity.WARNING, work["review"].results),
        *of_problems(Severity.WARNING, problems(verdict, Tier.EXPLAIN)),
        *silent,
        *_of_results(Severity.NOTE, work["aspired"].results),
        *_of_results(Severity.NOTE, work["waived"].results),
    )


def _each(absences: Iterable[Absence]) -> Sequence[Result]:
    """The results behind absences; one that several units leave open, once."""
    results: dict[tuple[str, str | None], Result] = {}
    for absence in absences:
        for result in absence.results:
            results.setdefault((result.target, result.unit), result)
    return tuple(results.values())


def _of_results(severity: Severity, results: Iterable[Result]) -> Iterator[Finding]:
    for result in results:
        yield Finding(severity=severity, about=result, fingerprint=result.fingerprint)


def _of_problems(severity: Severity, records: Sequence[ProblemRecord]) -> Iterator[Finding]:
    for record, fingerprint in zip(records, fingerprints(records), strict=True):
        yield Finding(severity=severity, about=record, fingerprint=fingerprint)


def _alike(severity: Severity, records: Sequence[ProblemRecord]) -> Iterator[Finding]:
    for group in alike(records):
        yield Finding(severity=severity, about=group.first, alike=group.others)


def fingerprints(records: Iterable[ProblemRecord]) -> list[str]:
    """What tells each problem from all others, even when rows move; those alike are numbered."""
    seen: Counter[str] = Counter()
    prints = []
    for record in records:
        where = record.place
        parts = (record.code, record.unit or "", where.file, where.sheet, where.header)
        text = "|".join((*parts, *record.figures, record.found))
        seen[text] += 1
        digest = hashlib.sha256(f"{text}|{seen[text]}".encode("utf-8", "surrogatepass"))
        prints.append(digest.hexdigest()[:16])
    return prints


def places(finding: Finding) -> tuple[Place, ...]:
    """The cells to look at: where data are missing or doubtful, else what the finding rests on."""
    match finding.about:
        case ProblemRecord():
            cells = [finding.about.place, *finding.about.related]
            cells += [other.place for other in finding.alike]
        case Result():
            cells = list(sources(finding.about))
        case Absence():
            cells = []
    return tuple(dict.fromkeys(cells))


def anchor(finding: Finding, verdict: Verdict) -> Place | None:
    """The one place to show it at: its first cell, else a file of its unit, else the first file."""
    if cells := places(finding):
        return cells[0]
    units = {finding.unit}
    if isinstance(finding.about, Absence):
        units = set(finding.about.units)
    own = [item for item in verdict.inputs if units & set(item.units)]
    return next((Place(file=item.path) for item in (*own, *verdict.inputs)), None)


def position(place: Place) -> tuple[int, int] | None:
    """Row and column of a cell, counted from 1; `None` for a whole sheet or a path in a file."""
    return row_and_column(place.cell)


def code(finding: Finding, verdict: Verdict) -> str:
    """What people call the rule: the code of the target; of a problem its own."""
    about = finding.about
    return verdict.targets[about.target].code if isinstance(about, Result) else finding.rule


def in_words(reader: Reader, finding: Finding) -> FindingInWords:
    """`finding` in words."""
    match finding.about:
        case Result():
            return _of_result(reader, finding.about)
        case ProblemRecord():
            return FindingInWords(
                whose=reader.name(finding.unit),
                title=describe(reader, finding.about) + _others(reader, finding.alike),
                todo=advise(reader, finding.about),
            )
        case Absence():
            return FindingInWords(whose="", title=_absent(reader, finding.about))


def _of_result(reader: Reader, result: Result) -> FindingInWords:
    info, language = reader.info(result), reader.language
    facts = [reader.say(f"outcome.{result.outcome}")]
    if info.threshold:
        facts.append(words.against(info, result, language))
    facts.append(words.lacking(info, result, language))
    facts.extend(asides(reader, result))
    return FindingInWords(
        whose=reader.name(result.unit) or reader.whole_name,
        title=reader.text(info.title),
        facts=tuple(fact for fact in facts if fact),
        todo=reader.text(info.remedy),
    )


def _others(reader: Reader, others: Sequence[ProblemRecord]) -> str:
    if not others:
        return ""
    cells = reader.listed(other.place.cell for other in others)
    return " " + reader.say("table.alike", n=len(others), places=cells)


def _absent(reader: Reader, absence: Absence) -> str:
    """Who did not hand in what, with the codes of everything that it leaves open."""
    silent = any(unit in reader.verdict.not_reported for unit in absence.units)
    return reader.say(
        "table.open_because_silent" if silent else "table.no_record",
        unit=whose(reader, absence),
        n=len(absence.results),
        codes=" ".join(reader.info(result).code for result in absence.results),
    )


def whose(reader: Reader, absence: Absence, *, limit: int | None = words.NAMES_SHOWN) -> str:
    """The units of an absence; beyond `limit` they are only counted."""
    units = [reader.name(unit) for unit in absence.units] or [reader.say("words.any_unit")]
    return reader.listed(units, limit=limit)
