"""SARIF 2.1.0 for code scanning: only what needs attention, worst first.

A spreadsheet has no lines of text; its rows and columns stand for them, and the cell has its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO
from urllib.parse import quote

from haixi_check.report import Manner, findings, headline, words
from haixi_check.report.findings import Finding
from haixi_check.report.reader import Reader
from haixi_check.table import Place
from haixi_check.verdict import ProblemRecord, Verdict
from haixi_check.writers.escape import visible

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
NO_FILE: Final = "."
BASE: Final = "%SRCROOT%"
LANGUAGES: Final = {"zh": "zh-CN", "en": "en-US"}
FINGERPRINT: Final = "haixiCheckFinding/v1"


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write one run with the rules that are needed and a result for each finding to `sink`."""
    shown = findings.findings(verdict)
    rules = list(dict.fromkeys(finding.rule for finding in shown))
    index = {rule: number for number, rule in enumerate(rules)}
    first = {finding.rule: finding for finding in reversed(shown)}
    reader = Reader.of(verdict, manner)
    run = {
        "tool": {
            "driver": {
                "name": verdict.tool.name,
                "version": verdict.tool.version,
                "language": LANGUAGES[manner.language],
                "rules": [_rule(first[rule], reader) for rule in rules],
            }
        },
        "automationDetails": {
            "id": "/".join(
                (verdict.tool.name, verdict.pack.id, str(verdict.run.year), verdict.run.scope)
            )
        },
        "invocations": [{"executionSuccessful": True, "exitCode": verdict.verdict.exit_code}],
        "artifacts": [
            {
                "location": _artifact(item.path, manner),
                "length": item.bytes,
                "hashes": {"sha-256": item.sha256},
            }
            for item in verdict.inputs
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule], reader, manner) for finding in shown],
        "properties": {
            "outcome": verdict.verdict.outcome,
            "summary": visible(headline.line(reader)),
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    sink.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _rule(finding: Finding, reader: Reader) -> dict[str, Any]:
    """The target, or the kind of problem, behind findings of which `finding` is the worst."""
    language = reader.language
    if isinstance(finding.about, ProblemRecord):
        return {
            "id": finding.rule,
            "shortDescription": _text(reader.say("machine.problem_rule", code=finding.rule)),
            "defaultConfiguration": {"level": finding.severity.value},
        }
    info = reader.verdict.targets[finding.rule]
    clauses = reader.joined(info.clauses, "words.comma")
    return {
        "id": finding.rule,
        "name": info.code,
        "shortDescription": _text(f"{info.code} {reader.text(info.title)}"),
        "fullDescription": _text(
            reader.joined(
                (
                    reader.say("machine.clauses", clauses=clauses),
                    words.threshold(info, language),
                    words.period(info, language),
                )
            )
        ),
        "help": _text(
            reader.say("machine.todo", what=reader.text(info.remedy))
            + " "
            + reader.say("machine.reading", reading=reader.text(info.reading))
        ),
        "defaultConfiguration": {"level": finding.severity.value},
        "properties": {"tags": [info.force.value, *info.clauses]},
    }


def _result(finding: Finding, index: int, reader: Reader, manner: Manner) -> dict[str, Any]:
    in_words = findings.in_words(reader, finding)
    cells = findings.places(finding)
    anchor = findings.anchor(finding, reader.verdict)
    todo = reader.say("machine.todo", what=in_words.todo)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": _text(f"{in_words.line(reader.language)} {todo}"),
        # GitHub refuses a result without a place: where there is no file, it is the folder.
        "locations": list(_locations([anchor or Place(file=NO_FILE)], manner)),
        "partialFingerprints": {FINGERPRINT: f"{finding.rule}-{finding.fingerprint}"},
        "properties": {"status": finding.status, "unit": finding.unit or ""},
    }
    if len(cells) > 1:
        related = _locations(cells[1:], manner)
        result["relatedLocations"] = [
            {"id": number, **location} for number, location in enumerate(related, start=1)
        ]
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return result


def _locations(cells: Iterable[Place], manner: Manner) -> Iterator[dict[str, Any]]:
    for cell in cells:
        physical: dict[str, Any] = {"artifactLocation": _artifact(cell.file, manner)}
        line, column = findings.position(cell) or (1, 1)
        physical["region"] = {"startLine": line, "startColumn": column}
        location: dict[str, Any] = {"physicalLocation": physical}
        if inside := words.cell(cell):
            name = visible(inside)
            location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
        yield location


def _artifact(file: str, manner: Manner) -> dict[str, str]:
    """A file as a URI reference; what is no ASCII, and every `%`, is written in percent form."""
    path = manner.path(file).encode("utf-8", "replace")
    return {"uri": quote(path, safe="/"), "uriBaseId": BASE}


def _text(text: str) -> dict[str, str]:
    """A message of plain text; what would be read as a link or a placeholder in it is not one."""
    shown = visible(text).replace("](", "] (")
    return {"text": shown.replace("{", "{{").replace("}", "}}")}
