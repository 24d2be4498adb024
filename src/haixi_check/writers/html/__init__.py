"""The report as one page that needs nothing else: no network, no fonts, no scripts to be read.

The template escapes whatever stands in the verdict; the page forbids itself everything but its own
style and script, which it names by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from haixi_check.messages import Language, say
from haixi_check.report import Manner
from haixi_check.report.reader import Reader
from haixi_check.report.words import MARKS
from haixi_check.rulepack.targets import Force
from haixi_check.verdict import Verdict
from haixi_check.writers.escape import visible
from haixi_check.writers.html import data_quality, first_screen, sections
from haixi_check.writers.html.targets import LETTERS, crowded


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the report on `verdict` to `sink`, in the language of `manner`."""
    templates = _environment(manner.language)
    style, script = (_source(templates, name) for name in ("report.css", "report.js"))
    page = templates.get_template("report.html.j2").generate(
        style=style,
        script=script,
        policy=_policy(style, script),
        **_contents(Reader.of(verdict, manner)),
    )
    sink.writelines(page)


def _environment(language: Language) -> Environment:
    def spoken(code: str, **values: object) -> str:
        return say(code, language, **values)

    # Escaping is the rule, and what steers a reader (control characters, the direction of text)
    # never reaches the page.
    templates = Environment(
        loader=PackageLoader("haixi_check.writers.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,
        trim_blocks=True,
        extensions=["jinja2.ext.do"],
        lstrip_blocks=True,
    )
    templates.globals.update(
        say=spoken, language={"zh": "zh-CN", "en": "en"}[language], marks=MARKS
    )
    return templates


def _source(templates: Environment, name: str) -> str:
    assert templates.loader is not None  # noqa: S101 - set above
    return templates.loader.get_source(templates, name)[0]


def _policy(style: str, script: str) -> str:
    """What the page allows itself: to show its own style and run its own script, nothing else."""
    rules = [
        "default-src 'none'",
        f"style-src {_hashed(style)}",
        f"script-src {_hashed(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules)


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _contents(reader: Reader) -> dict[str, object]:
    """Everything that the template shows."""
    clauses = sections.clauses(reader)
    outcomes = {target.outcome for clause in clauses for target in clause.targets}
    return {
        "verdict": reader.verdict,
        "whole": reader.whole,
        "crowded": crowded(reader),
        "bodies": reader.units,
        "silent": frozenset(reader.verdict.not_reported),
        "letters": LETTERS,
        "outcomes_of_letters": [(letter, outcome.value) for outcome, letter in LETTERS.items()],
        "numbers": {clause.clause: clause.number for clause in clauses},
        "verdict_language": reader.language,
        "forces": tuple(Force),
        "outcomes": [outcome for outcome in LETTERS if outcome.value in outcomes],
        "opening": first_screen.opening(reader),
        "matrix": first_screen.matrix_table(reader),
        "to_do": sections.to_do(reader),
        "clauses": clauses,
        "unchecked": sections.unchecked(reader),
        "must_fix": data_quality.must_fix(reader),
        "faulty": data_quality.problems_by_file(reader),
        "inputs": data_quality.files_read(reader),
    }
