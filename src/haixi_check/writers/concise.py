"""One line for each finding, worst first, to be searched with `grep`; the verdict is the last line.

A line begins with words that do not depend on the language: outcome or tier, code, unit.
"""

from __future__ import annotations

from typing import TextIO

from haixi_check.report import Manner, findings, headline, words
from haixi_check.report.reader import Reader
from haixi_check.verdict import Verdict
from haixi_check.writers.escape import visible

WHOLE = "whole"
NOBODY = "-"


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the findings of `verdict` to `sink`; if quiet, the last line alone."""
    reader = Reader.of(verdict, manner)
    shown = () if manner.detail == "quiet" else findings.findings(verdict)
    for finding in shown:
        nobody = WHOLE if finding.rule in verdict.targets else NOBODY
        status = f"{finding.status}(waived)" if finding.waived else finding.status
        start = (status, findings.code(finding, verdict), finding.unit or nobody)
        where = words.places(findings.places(finding), manner.language)
        line = findings.in_words(reader, finding).line(manner.language)
        sink.write(f"{' '.join(start)}: {visible(line + (f' [{where}]' if where else ''))}\n")
    run = verdict.verdict
    sink.write(f"{run.outcome} exit={run.exit_code}: {visible(headline.line(reader))}\n")
