"""A verdict as CSV: one result or problem a row, for people who analyse in a spreadsheet.

UTF-8 with a byte order mark, so that Excel reads it; no cell begins like a formula.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Final, TextIO

from haixi_check.problem import Tier
from haixi_check.report import Manner, findings, words
from haixi_check.report.findings import Finding, Severity
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.verdict import ProblemRecord, Verdict
from haixi_check.writers.escape import visible

COLUMNS: Final = (
    "kind",
    "level",
    "unit",
    "unit_name",
    "clauses",
    "target",
    "code",
    "title",
    "force",
    "status",
    "decides",
    "binding",
    "contested",
    "waiver",
    "reason",
    "year",
    "measured",
    "numerator",
    "denominator",
    "threshold",
    "period",
    "shortfall",
    "file",
    "sheet",
    "cell",
    "header",
    "found",
    "message",
    "todo",
    "fingerprint",
)
"""The names of the columns, in no language, and their order; new ones are added at the end."""

BYTE_ORDER_MARK: Final = "\ufeff"
_STARTS_A_FORMULA: Final = frozenset("=+-@＝＋－＠")
_NUMBER: Final = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write every problem that must be fixed, every result, and then every other problem."""
    sink.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(sink, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(verdict, manner):
        writer.writerow({name: safe(str(value)) for name, value in row.items()})


def safe(value: str) -> str:
    """`value` so that no spreadsheet computes it: what would be a formula becomes text."""
    text = visible(value)
    if text.lstrip()[:1] in _STARTS_A_FORMULA and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _rows(verdict: Verdict, manner: Manner) -> Iterator[Mapping[str, object]]:
    reader = Reader.of(verdict, manner)
    deciding = {(result.target, result.unit) for result in verdict.decisive}
    prints = findings.fingerprints(verdict.problems)
    printed = list(zip(verdict.problems, prints, strict=True))
    for problem, fingerprint in printed:
        if problem.tier is Tier.MUST_FIX:
            yield _problem(problem) | _shared(problem, fingerprint, reader)
    for unit in (None, *verdict.units):
        whose = verdict.whole.results if unit is None else unit.results
        for result in whose:
            row = _result(result, reader)
            row["decides"] = _yes((result.target, result.unit) in deciding)
            yield row | _shared(result, result.fingerprint, reader)
    for problem, fingerprint in printed:
        if problem.tier is not Tier.MUST_FIX:
            yield _problem(problem) | _shared(problem, fingerprint, reader)


def _result(result: Result, reader: Reader) -> dict[str, object]:
    info = reader.info(result)
    measured = result.measured
    lack = result.shortfall
    return {
        "kind": "result",
        "level": "unit" if result.unit else "whole",
        "clauses": " ".join(info.clauses),
        "target": result.target,
        "code": info.code,
        "force": info.force.value,
        "status": result.outcome.value,
        "binding": _yes(result.binding),
        "contested": _yes(result.contested),
        "waiver": result.waiver or "",
        "reason": result.reason,
        "year": result.year,
        "measured": measured.shown if measured else "",
        "numerator": (measured.numerator or "") if measured else "",
        "denominator": (measured.denominator or "") if measured else "",
        "threshold": words.asked(info, result, reader.language),
        "period": info.period,
        "shortfall": lack.amount if lack else "",
    }


def _problem(problem: ProblemRecord) -> dict[str, object]:
    touched = {figure.rpartition("@")[::2] for figure in problem.figures}
    return {
        "kind": "problem",
        "level": "unit" if problem.unit else "file",
        "code": problem.code,
        "status": problem.tier.value,
        "year": " ".join(sorted({year for _, year in touched})),
        "target": " ".join(sorted(figure for figure, _ in touched)),
        "reason": problem.answer,
        "found": problem.found,
    }


def _shared(about: Result | ProblemRecord, fingerprint: str, reader: Reader) -> dict[str, object]:
    """What results and problems share: whose, where, in words, and by what to know it again."""
    finding = Finding(severity=Severity.NOTE, about=about, fingerprint=fingerprint)
    in_words = findings.in_words(reader, finding)
    where = next(iter(findings.places(finding)), None)
    return {
        "unit": about.unit or "",
        "unit_name": in_words.whose,
        "title": in_words.title if isinstance(about, Result) else "",
        "file": where.file if where else "",
        "sheet": where.sheet if where else "",
        "cell": where.cell if where else "",
        "header": where.header if where else "",
        "message": in_words.line(reader.language),
        "todo": in_words.todo,
        "fingerprint": fingerprint,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
