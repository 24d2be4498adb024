"""JUnit XML: a suite for the whole and for each unit, a case for each target.

Before them, where there is any, a suite of the problems that must be fixed. Failures and errors are
exactly what decides the exit code, and files that were lost; everything else that is open is
skipped, with its words, so that a pipeline and the exit code never disagree.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from typing import TextIO

from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.report import Manner, findings, words
from haixi_check.report.findings import Finding, Severity
from haixi_check.report.problems import advise, describe, problems
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result
from haixi_check.verdict import ProblemRecord, Scope, Verdict
from haixi_check.writers.escape import visible

WHOLE = "whole"
PROBLEMS = "problems"
INPUTS = "inputs"
LOST = "input_unreadable"
TAGS = {Outcome.FAIL: "failure", Outcome.UNKNOWN: "error", Outcome.REVIEW: "error"}
"""Outcome of what decides to the element that says so; unknown and review are no verdict yet."""


@dataclass(frozen=True)
class SuiteContext:
    """What every suite is written from."""

    reader: Reader
    manner: Manner
    decisive: frozenset[tuple[str, str | None]]
    problems_decide: bool
    """Whether the exit code is that of the problems that must be fixed, and of no target."""


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the suites of the level that the run judges, and of its parts, to `sink`."""
    root = ET.Element("testsuites", name=verdict.tool.name)
    problems_decide = verdict.run.fail_on == "must-fix"
    deciding = () if problems_decide else verdict.decisive
    context = SuiteContext(
        Reader.of(verdict, manner),
        manner,
        frozenset((result.target, result.unit) for result in deciding),
        problems_decide,
    )
    if records := problems(verdict, Tier.MUST_FIX):
        root.append(_must_fix(records, context))
    for unit, results in _bodies(verdict):
        root.append(_suite(unit, results, context))
    if LOST in verdict.verdict.reasons:
        root.append(_lost(context))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    sink.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    sink.write(ET.tostring(root, encoding="unicode") + "\n")


def _bodies(verdict: Verdict) -> Iterator[tuple[str | None, Sequence[Result]]]:
    """The whole where it is judged, and every unit that reported."""
    if verdict.run.scope is Scope.WHOLE:
        yield None, verdict.whole.results
    for unit in verdict.shown_units:
        if unit.reported or verdict.run.scope is Scope.UNITS:
            yield unit.id, unit.results


def _suite(unit: str | None, results: Sequence[Result], context: SuiteContext) -> ET.Element:
    name = context.reader.name(unit) or context.reader.whole_name
    suite = ET.Element("testsuite", name=visible(name), package=unit or WHOLE)
    _set_properties(suite, unit, context.reader.verdict)
    for result in results:
        suite.append(_case(unit, result, context))
    _set_counts(suite)
    if lines := list(_problems(unit, context)):
        ET.SubElement(suite, "system-out").text = "\n".join(map(visible, lines))
    return suite


def _must_fix(records: Sequence[ProblemRecord], context: SuiteContext) -> ET.Element:
    """The problems that must be fixed: failures where they decide, else skipped with words."""
    reader, verdict = context.reader, context.reader.verdict
    name = reader.say(f"tier.{Tier.MUST_FIX}")
    suite = ET.Element("testsuite", name=name, package=PROBLEMS)
    _set_properties(suite, None, verdict)
    for record in records:
        name = f"{record.code} {words.place(record.place)}"
        case = _new_case(PROBLEMS, name, record.place.file, context)
        suite.append(case)
        problem = visible(describe(reader, record))
        what = reader.say("machine.todo", what=advise(reader, record))
        if context.problems_decide:
            element = ET.SubElement(case, "failure", type=record.tier.value, message=problem)
            element.text = f"{problem}\n{visible(what)}"
        else:
            ET.SubElement(case, "skipped", message=f"{problem} {visible(what)}")
    _set_counts(suite)
    return suite


def _new_case(of: str, name: str, file: str, context: SuiteContext) -> ET.Element:
    pack = context.reader.verdict.pack.id
    case = ET.Element("testcase", classname=f"{pack}.{of}", name=visible(name))
    if file:
        case.set("file", visible(context.manner.path(file)))
    return case


def _set_counts(suite: ET.Element) -> None:
    """How many cases a suite has, and how many of them say what."""
    suite.set("tests", str(len(suite.findall("testcase"))))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))


def _set_properties(suite: ET.Element, unit: str | None, verdict: Verdict) -> None:
    properties = ET.SubElement(suite, "properties")
    for key, value in _properties(unit, verdict):
        ET.SubElement(properties, "property", name=key, value=visible(value))


def _lost(context: SuiteContext) -> ET.Element:
    """The files that gave no submission, each an error: the run does not end well for them."""
    reader, verdict = context.reader, context.reader.verdict
    lost: dict[str, list[str]] = {}
    for record in verdict.problems:
        if record.tier is Tier.MUST_FIX:
            lost.setdefault(record.place.file, []).append(describe(reader, record))
    name = reader.say(f"verdict_reason.{LOST}")
    suite = ET.Element("testsuite", name=name, package=INPUTS)
    for item in verdict.inputs:
        if not item.units and item.path in lost:
            case = _new_case(INPUTS, item.path, item.path, context)
            suite.append(case)
            message = visible(reader.joined(lost[item.path]))
            ET.SubElement(case, "error", type=LOST, message=message).text = message
    _set_counts(suite)
    return suite


def _properties(unit: str | None, verdict: Verdict) -> Iterator[tuple[str, str]]:
    yield "pack", f"{verdict.pack.id} {verdict.pack.version}"
    yield "pack.sha256", verdict.pack.sha256
    yield "year", str(verdict.run.year)
    yield "as_of", verdict.run.as_of
    yield "scope", verdict.run.scope
    yield "outcome", verdict.verdict.outcome
    yield "exit_code", str(verdict.verdict.exit_code)
    yield "must_fix", str(verdict.summary.problems.get(Tier.MUST_FIX, 0))
    if unit is None:
        yield "not_reported", " ".join(verdict.not_reported)


def _case(unit: str | None, result: Result, context: SuiteContext) -> ET.Element:
    """A case: bare if met, failed or in error if it decides, else skipped with what is to say."""
    reader = context.reader
    info = reader.info(result)
    finding = Finding(severity=Severity.NOTE, about=result)
    cells = findings.places(finding)
    name = f"{info.code} {reader.text(info.title)}"
    case = _new_case(unit or WHOLE, name, cells[0].file if cells else "", context)
    if result.outcome is Outcome.PASS:
        return case
    in_words = findings.in_words(reader, finding)
    text = in_words.line(reader.language)
    tag = TAGS.get(result.outcome)
    if tag is None or (result.target, result.unit) not in context.decisive or result.waiver:
        message = reader.say("machine.reference", what=text) if tag else text
        ET.SubElement(case, "skipped", message=visible(message))
        return case
    element = ET.SubElement(case, tag, type=result.outcome.value, message=visible(text))
    where = words.places(cells, reader.language, limit=None)
    lines = [text, reader.say("machine.todo", what=in_words.todo)]
    if where:
        lines.append(reader.say("machine.where", places=where))
    element.text = "\n".join(map(visible, lines))
    return case


def _problems(unit: str | None, context: SuiteContext) -> Iterator[str]:
    for record in context.reader.verdict.problems:
        if record.unit == unit and record.tier is not Tier.NOTE:
            problem = describe(context.reader, record)
            yield f"{record.tier} {record.code} {words.place(record.place)}: {problem}"
