"""Reading an output as its consumer does: each function takes the text and says what is in it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import Any

from junitparser import JUnitXml
from markdown_it import MarkdownIt

ANNOTATION = re.compile(
    r"::(?P<command>error|warning|notice) (?P<properties>[^\n]*?)::(?P<text>.*)"
)


@dataclass(frozen=True)
class Annotation:
    command: str
    properties: dict[str, str]
    text: str


def rows_of(written: str) -> list[dict[str, str]]:
    """CSV as a spreadsheet reads it: the mark first, then rows of equal length."""
    assert written.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(written[1:], newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def annotations_of(written: str) -> list[Annotation]:
    """Workflow commands as the runner reads them: one a line, and nothing between them."""
    found = []
    for line in written.split("\n")[:-1]:
        match = ANNOTATION.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        properties = {name: undone(value, "%3A:", "%2C,") for name, value in pairs}
        found.append(Annotation(match["command"], properties, undone(match["text"])))
    return found


def undone(value: str, *more: str) -> str:
    """`value` without the runner's escapes."""
    for code in ("%0D\r", "%0A\n", *more, "%25%"):
        value = value.replace(code[:3], code[3:])
    return value


def suites_of(written: str) -> JUnitXml:
    return JUnitXml.fromstring(written.encode())


def json_of(written: str) -> Any:
    return json.loads(written)


def page_of(written: str) -> str:
    """The HTML that a Markdown reader makes of a summary; HTML in it stays HTML, as there."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(written))
