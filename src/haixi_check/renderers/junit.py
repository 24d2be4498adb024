"""JUnit XML: a suite for the prefecture and for each unit, a case for each target.

Before them, where there is any, a suite of the problems that must be fixed. Failures and errors are
exactly what decides the exit code, and files that were lost; everything else that is open is
skipped, with its words, so that a pipeline and the exit code never disagree.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from haixi_check import advice, findings, wording
from haixi_check.attention import decisive, problems, reported
from haixi_check.findings import Finding, Level
from haixi_check.messages import say
from haixi_check.plain import dataclass
from haixi_check.problems import Tier
from haixi_check.renderers import Manner
from haixi_check.renderers.visible import visible
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import ProblemRecord, Scope, Verdict

PREFECTURE = "prefecture"
PROBLEMS = "problems"
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
    problems_decide: bool
    """Whether the exit code is that of the problems that must be fixed, and of no target."""


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the suites of the level that the run judges, and of its parts, to `sink`."""
    root = ET.Element("testsuites", name=verdict.tool.name)
    problems_decide = verdict.run.fail_on == "must-fix"
    deciding = () if problems_decide else decisive(verdict)
    book = Book(
        verdict,
        manner,
        wording.names(verdict, manner.language),
        frozenset((result.target, result.unit) for result in deciding),
        problems_decide,
    )
    if found := problems(verdict, Tier.MUST_FIX):
        root.append(_must_fix(found, book))
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
    _set_properties(suite, unit, book.verdict)
    for result in results:
        suite.append(_case(unit, result, book))
    _set_counts(suite)
    if told := list(_problems(unit, book)):
        ET.SubElement(suite, "system-out").text = "\n".join(map(visible, told))
    return suite


def _must_fix(found: Sequence[ProblemRecord], book: Book) -> ET.Element:
    """The problems that must be fixed: failures where they decide, else skipped with words."""
    verdict, language = book.verdict, book.manner.language
    name = say(f"tier.{Tier.MUST_FIX}", language)
    suite = ET.Element("testsuite", name=name, package=PROBLEMS)
    _set_properties(suite, None, verdict)
    for record in found:
        case = ET.SubElement(
            suite,
            "testcase",
            classname=f"{verdict.pack.id}.{PROBLEMS}",
            name=visible(f"{record.code} {wording.place(record.place)}"),
            file=visible(book.manner.path(record.place.file)),
        )
        said = visible(advice.problem(record, book.called, language))
        todo = say("machine.todo", language, what=advice.todo(record, book.called, language))
        if book.problems_decide:
            element = ET.SubElement(case, "failure", type=record.tier.value, message=said)
            element.text = f"{said}\n{visible(todo)}"
        else:
            ET.SubElement(case, "skipped", message=f"{said} {visible(todo)}")
    _set_counts(suite)
    return suite


def _set_counts(suite: ET.Element) -> None:
    """How many cases a suite has, and how many of them say what."""
    suite.set("tests", str(len(suite.findall("testcase"))))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))


def _set_properties(suite: ET.Element, unit: str | None, verdict: Verdict) -> None:
    properties = ET.SubElement(suite, "properties")
    for key, value in _properties(unit, verdict):
        ET.SubElement(properties, "property", name=key, value=visible(value))


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
