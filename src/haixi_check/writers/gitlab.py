"""A Code Quality report for GitLab: what needs attention, worst first, as the JSON it reads."""

from __future__ import annotations

import json
from typing import Final, TextIO

from haixi_check.report import Manner, findings, words
from haixi_check.report.findings import Severity
from haixi_check.report.reader import Reader
from haixi_check.verdict import Verdict
from haixi_check.writers.escape import visible

SEVERITIES: Final = {
    "fail": "critical",
    "must_fix": "critical",
    "unknown": "major",
    "review": "minor",
    "explain": "minor",
}
"""Outcome or tier to what GitLab calls it; what does not decide is `info`."""

NO_FILE: Final = "."


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write a list of issues to `sink`."""
    reader = Reader.of(verdict, manner)
    issues = []
    for finding in findings.findings(verdict):
        place = findings.anchor(finding, verdict)
        line = findings.position(place) if place else None
        where = words.places(findings.places(finding), manner.language)
        text = findings.in_words(reader, finding).line(manner.language)
        status = "note" if finding.severity is Severity.NOTE else finding.status
        issues.append(
            {
                "description": visible(text + (f" [{where}]" if where else "")),
                "check_name": findings.code(finding, verdict),
                "fingerprint": f"{finding.rule}-{finding.fingerprint}",
                "severity": SEVERITIES.get(status, "info"),
                "location": {
                    "path": visible(manner.path(place.file)) if place else NO_FILE,
                    "lines": {"begin": line[0] if line else 1},
                },
            }
        )
    sink.write(json.dumps(issues, ensure_ascii=False, indent=2) + "\n")
