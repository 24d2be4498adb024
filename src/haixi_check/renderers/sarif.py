"""SARIF 2.1.0 for code scanning: only what needs attention, worst first.

A spreadsheet has no lines of text; its rows and columns stand for them, and the cell has its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TextIO
from urllib.parse import quote

from haixi_check import findings, headline, wording
from haixi_check.findings import Finding
from haixi_check.messages import say
from haixi_check.renderers import Manner
from haixi_check.renderers.visible import visible
from haixi_check.results import Place
from haixi_check.verdicts import ProblemRecord, Verdict

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
NO_FILE: Final = "."
BASE: Final = "%SRCROOT%"
LANGUAGES: Final = {"zh": "zh-CN", "en": "en-US"}
FINGERPRINT: Final = "haixiCheckFinding/v1"


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write one run with the rules that are needed and a result for each finding to `sink`."""
    found = findings.findings(verdict)
    rules = list(dict.fromkeys(finding.rule for finding in found))
    index = {rule: number for number, rule in enumerate(rules)}
    first = {finding.rule: finding for finding in reversed(found)}
    called = wording.names(verdict, manner.language)
    run = {
        "tool": {
            "driver": {
                "name": verdict.tool.name,
                "version": verdict.tool.version,
                "language": LANGUAGES[manner.language],
                "rules": [_rule(first[rule], verdict, manner) for rule in rules],
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
        "results": [
            _result(finding, index[finding.rule], verdict, called, manner) for finding in found
        ],
        "properties": {
            "outcome": verdict.verdict.outcome,
            "summary": visible(headline.line(verdict, manner.language, manner.pack)),
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    sink.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _rule(finding: Finding, verdict: Verdict, manner: Manner) -> dict[str, Any]:
    """The target, or the kind of problem, behind findings of which `finding` is the worst."""
    language = manner.language
    if isinstance(finding.about, ProblemRecord):
        return {
            "id": finding.rule,
            "shortDescription": _text(say("machine.problem_rule", language, code=finding.rule)),
            "defaultConfiguration": {"level": finding.level.value},
        }
    info = verdict.targets[finding.rule]
    clauses = say("words.comma", language).join(info.clauses)
    return {
        "id": finding.rule,
        "name": info.code,
        "shortDescription": _text(f"{info.code} {info.title.in_language(language)}"),
        "fullDescription": _text(
            say("words.semicolon", language).join(
                (
                    say("machine.clauses", language, clauses=clauses),
                    wording.threshold(info, language),
                    wording.period(info, language),
                )
            )
        ),
        "help": _text(
            say("machine.todo", language, what=info.remedy.in_language(language))
            + " "
            + say("machine.reading", language, reading=info.reading.in_language(language))
        ),
        "defaultConfiguration": {"level": finding.level.value},
        "properties": {"tags": [info.force.value, *info.clauses]},
    }


def _result(
    finding: Finding, index: int, verdict: Verdict, called: Mapping[str, str], manner: Manner
) -> dict[str, Any]:
    words = findings.words(finding, verdict, called, manner.language)
    cells = findings.places(finding)
    anchor = findings.anchor(finding, verdict)
    todo = say("machine.todo", manner.language, what=words.todo)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.level.value,
        "message": _text(f"{words.line(manner.language)} {todo}"),
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
        inside = "!".join(part for part in (cell.sheet, cell.cell) if part)
        if inside:
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
