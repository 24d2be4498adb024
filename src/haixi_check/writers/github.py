"""Annotations for a GitHub workflow: the verdict, then what needs attention, worst first.

GitHub shows ten errors, ten warnings and ten notices of a step: what one unit did not hand in is
one of them, no more are written, and the last notice says how many more there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, TextIO

from haixi_check.report import Manner, findings, headline, words
from haixi_check.report.agenda import Absence
from haixi_check.report.findings import Finding, Severity
from haixi_check.report.reader import Reader
from haixi_check.verdict import RunOutcome, Verdict
from haixi_check.writers.escape import visible

COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

OF_THE_RUN: Final = {
    RunOutcome.NON_COMPLIANT: "error",
    RunOutcome.UNDETERMINED: "warning",
    RunOutcome.NEEDS_REVIEW: "warning",
    RunOutcome.NOT_DUE: "notice",
    RunOutcome.COMPLIANT: "notice",
}

SHOWN: Final = 10
"""How many annotations of a kind GitHub shows of one step."""

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write one workflow command a line to `sink`."""
    reader = Reader.of(verdict, manner)
    lines = [headline.line(reader), headline.reasons(reader)]
    command = OF_THE_RUN[verdict.verdict.outcome]
    sink.write(annotation(command, {"title": "haixi-check"}, lines))
    # The line of the run is one of its kind, and the last notice is kept for what is left out.
    written = Counter({command: 1})
    written["notice"] += 1
    left_out = 0
    for finding in findings.findings(verdict, together=True):
        kind = COMMANDS[finding.severity]
        if written[kind] >= SHOWN:
            left_out += 1
            continue
        written[kind] += 1
        in_words = findings.in_words(reader, finding)
        title = f"{findings.code(finding, verdict)} {in_words.whose}"
        if isinstance(finding.about, Absence):
            title = words.reason(finding.rule, manner.language)
        properties = dict(_where(finding, verdict, manner)) | {"title": title.strip()}
        where = words.places(findings.places(finding), manner.language)
        lines = [in_words.line(manner.language), in_words.todo, where]
        sink.write(annotation(kind, properties, lines))
    if left_out:
        more = reader.say("machine.more", n=left_out)
        sink.write(annotation("notice", {"title": "haixi-check"}, [more]))


def annotation(command: str, properties: dict[str, str], lines: list[str]) -> str:
    """One workflow command; nothing in a value can end it or begin another."""
    shown = ",".join(
        f"{name}={visible(value).translate(_PROPERTY)}" for name, value in properties.items()
    )
    text = "\n".join(visible(line) for line in lines if line)
    return f"::{command} {shown}::{text.translate(_DATA)}\n"


def _where(finding: Finding, verdict: Verdict, manner: Manner) -> Iterator[tuple[str, str]]:
    place = findings.anchor(finding, verdict)
    if place is None:
        return
    yield "file", manner.path(place.file)
    if position := findings.position(place):
        yield "line", str(position[0])
        yield "col", str(position[1])
