"""The examples of a rule pack as JUnit XML: a suite for each target, a case for each example."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from haixi_check.errors import Fault
from haixi_check.plain import dataclass
from haixi_check.writers.escape import visible


@dataclass(frozen=True, kw_only=True)
class ExampleCase:
    """One example: the target that it belongs to, its title, and what it demands in vain."""

    target: str
    title: str
    failures: tuple[tuple[Fault, str], ...]
    """Each with its sentence."""


def examples_as_junit(pack: str, folder: Path, cases: Sequence[ExampleCase]) -> str:
    """All cases, those of one target together."""
    root = ET.Element("testsuites", name=visible(pack))
    for target, of_target in groupby(cases, key=lambda case: case.target):
        suite = ET.SubElement(root, "testsuite", name=visible(target))
        for case in of_target:
            suite.append(_case(case, f"{pack}.{target}", folder))
        suite.set("tests", str(len(suite)))
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
    for name in ("tests", "failures"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(case: ExampleCase, class_name: str, folder: Path) -> ET.Element:
    element = ET.Element("testcase", classname=visible(class_name), name=visible(case.title))
    if not case.failures:
        return element
    fault, sentence = case.failures[0]
    element.set("file", visible((folder / fault.file).as_posix()))
    element.set("line", str(fault.line))
    failure = ET.SubElement(element, "failure", type="example", message=visible(sentence))
    lines = [f"{each.file}:{each.line}:{each.column}: {said}" for each, said in case.failures]
    failure.text = "\n".join(map(visible, lines))
    return element
