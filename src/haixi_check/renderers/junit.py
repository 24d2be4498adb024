"""JUnit XML: a suite for the prefecture and for each unit, a case for each target.

Failures and errors are exactly what decides the run, and files that were lost; everything else
that is open is skipped, with its words, so that a pipeline and the exit code never disagree.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from haixi_check import advice, findings, wording
from haixi_check.attention import decisive, reported
from haixi_check.findings import Finding, Level
from haixi_check.messages import say
from haixi_check.plain import dataclass
from haixi_check.problems import Tier
from haixi_check.renderers import Manner
from haixi_check.renderers.visible import visible
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import Scope, Verdict

PREFECTURE = "prefecture"
INPUTS = "inputs"
LOST = "input_unreadable"
TAGS = {Outcome.FAIL: "failure", Outcome.UNKNOWN: "error", Outcome.REVIEW: "error"}
"""Outcome of what decides to the element that says so; unknown and review are no verdict yet."""


@dataclass(frozen=True)
class Book:
    """What every suite is written from."""

    verdict: Verdict
    manner: Manner
    called: Mapping[str, str]
    decisive: frozenset[tuple[str, str | None]]


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the suites of the level that the run judges, and of its parts, to `sink`."""
    root = ET.Element("testsuites", name=verdict.tool.name)
    book = Book(
        verdict,
        manner,
        wording.names(verdict, manner.language),
        frozenset((result.target, result.unit) for result in decisive(verdict)),
    )
    for unit, results in _bodies(verdict):
        root.append(_suite(unit, results, book))
    if LOST in verdict.verdict.reasons:
        root.append(_lost(book))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    sink.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    sink.write(ET.tostring(root, encoding="unicode") + "\n")


def _bodies(verdict: Verdict) -> Iterator[tuple[str | None, Sequence[Result]]]:
    """The prefecture where it is judged, and every unit that reported."""
    if verdict.run.scope is Scope.PREFECTURE:
        yield None, verdict.prefecture.results
    for unit in reported(verdict):
        yield unit.id, unit.results


def _suite(unit: str | None, results: Sequence[Result], book: Book) -> ET.Element:
    name = book.called[unit] if unit else say("words.prefecture", book.manner.language)
    suite = ET.Element("testsuite", name=visible(name), package=unit or PREFECTURE)
    properties = ET.SubElement(suite, "properties")
    for key, value in _properties(unit, book.verdict):
        ET.SubElement(properties, "property", name=key, value=visible(value))
    for result in results:
        suite.append(_case(unit, result, book))
    suite.set("tests", str(len(results)))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))
    if told := list(_problems(unit, book)):
        ET.SubElement(suite, "system-out").text = "\n".join(map(visible, told))
    return suite


def _lost(book: Book) -> ET.Element:
    """The files that gave no submission, each an error: the run does not end well for them."""
    verdict, language = book.verdict, book.manner.language
    told: dict[str, list[str]] = {}
    for record in verdict.problems:
        if record.tier is Tier.MUST_FIX:
            words = advice.problem(record, book.called, language)
            told.setdefault(record.place.file, []).append(words)
    name = say(f"verdict_reason.{LOST}", language)
    suite = ET.Element("testsuite", name=name, package=INPUTS)
    for item in verdict.inputs:
        if not item.units and item.path in told:
            case = ET.SubElement(
                suite,
                "testcase",
                classname=f"{verdict.pack.id}.{INPUTS}",
                name=visible(item.path),
                file=visible(book.manner.path(item.path)),
            )
            message = visible(say("words.semicolon", language).join(told[item.path]))
            ET.SubElement(case, "error", type=LOST, message=message).text = message
    number = str(len(suite))
    for count, value in (
        ("tests", number),
        ("failures", "0"),
        ("errors", number),
        ("skipped", "0"),
    ):
        suite.set(count, value)
    return suite


def _properties(unit: str | None, verdict: Verdict) -> Iterator[tuple[str, str]]:
    yield "pack", f"{verdict.pack.id} {verdict.pack.version}"
    yield "pack.sha256", verdict.pack.sha256
    yield "year", str(verdict.run.year)
    yield "as_of", verdict.run.as_of
    yield "scope", verdict.run.scope
    yield "outcome", verdict.verdict.outcome
    yield "exit_code", str(verdict.verdict.exit_code)
    if unit is None:
        yield "not_reported", " ".join(verdict.not_reported)


def _case(unit: str | None, result: Result, book: Book) -> ET.Element:
    """A case: bare if met, failed or in error if it decides, else skipped with what is to say."""
    verdict, language = book.verdict, book.manner.language
    info = verdict.targets[result.target]
    case = ET.Element(
        "testcase",
        classname=f"{verdict.pack.id}.{unit or PREFECTURE}",
        name=visible(f"{info.code} {info.title.in_language(language)}"),
    )
    finding = Finding(level=Level.NOTE, about=result)
    cells = findings.places(finding)
    if cells:
        case.set("file", visible(book.manner.path(cells[0].file)))
    if result.outcome is Outcome.PASS:
        return case
    words = findings.words(finding, verdict, book.called, language)
    said = words.line(language)
    tag = TAGS.get(result.outcome)
    if tag is None or (result.target, result.unit) not in book.decisive or result.waiver:
        told = say("machine.reference", language, what=said) if tag else said
        ET.SubElement(case, "skipped", message=visible(told))
        return case
    element = ET.SubElement(case, tag, type=result.outcome.value, message=visible(said))
    where = wording.places(cells, language, limit=None)
    lines = [said, say("machine.todo", language, what=words.todo)]
    if where:
        lines.append(say("machine.where", language, places=where))
    element.text = "\n".join(map(visible, lines))
    return case


def _problems(unit: str | None, book: Book) -> Iterator[str]:
    for record in book.verdict.problems:
        if record.unit == unit and record.tier is not Tier.NOTE:
            told = advice.problem(record, book.called, book.manner.language)
            yield f"{record.tier} {record.code} {wording.place(record.place)}: {told}"
