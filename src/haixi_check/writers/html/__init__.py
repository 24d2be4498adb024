"""The report as one page that needs nothing else: no network, no fonts, no scripts to be read.

The template escapes whatever stands in the verdict; the page forbids itself everything but its own
style and script, which it names by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from haixi_check.report import Manner, headline, words
from haixi_check.report.entries import status
from haixi_check.report.findings import whose
from haixi_check.report.matrix import matrix, only_exhortations
from haixi_check.report.problems import advise, describe, is_open
from haixi_check.report.reader import Reader, capitalised
from haixi_check.rulepack.targets import Force
from haixi_check.verdict import Verdict
from haixi_check.writers.escape import visible
from haixi_check.writers.html import data_quality, first_screen, sections
from haixi_check.writers.html.targets import LETTERS, crowded


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write the report on `verdict` to `sink`, in the language of `manner`."""
    reader = Reader.of(verdict, manner)
    templates = _environment(reader)
    style, script = (_source(templates, name) for name in ("report.css", "report.js"))
    page = templates.get_template("report.html.j2").generate(
        style=style,
        script=script,
        policy=_policy(style, script),
        **_contents(reader),
    )
    sink.writelines(page)


def _environment(reader: Reader) -> Environment:
    """Templates, and what they call: values of the verdict are put into words where they stand."""
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
    templates.filters["name"] = reader.name
    templates.globals.update(
        reader=reader,
        say=reader.say,
        text=reader.text,
        name=reader.name,
        info=reader.info,
        place=words.place,
        cell_of=words.cell,
        marks=words.MARKS,
        status=status,
        grade=words.grade,
        whose=whose,
        capitalised=capitalised,
        describe=describe,
        advise=advise,
        is_open=is_open,
        others=data_quality.others,
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
    verdict = reader.verdict
    shown = matrix(reader)
    bodies = first_screen.bodies(reader, shown)
    occurring = {*shown.legend, *(body.outcome for body in bodies)}
    clauses = sections.clauses(reader)
    outcomes = {target.outcome for clause in clauses for target in clause.targets}
    as_of = reader.say("table.as_of", day=verdict.run.as_of)
    return {
        "verdict": verdict,
        "language": {"zh": "zh-CN", "en": "en"}[reader.language],
        "crowded": crowded(reader),
        "letters": LETTERS,
        "numbers": {each.clause: at for at, each in enumerate(verdict.summary.by_clause)},
        "forces": tuple(Force),
        "outcomes": [outcome for outcome in LETTERS if outcome in outcomes],
        "about": [*headline.about(reader)[1:], as_of],
        "tone": first_screen.TONES[verdict.verdict.outcome],
        "ribbon": list(first_screen.ribbon(verdict.summary.judged)),
        "beside": list(first_screen.beside(reader)),
        "reasons": headline.reasons(reader),
        "notices": list(headline.notices(reader, limit=None)),
        "matrix": shown,
        "bodies": bodies,
        "legend": [outcome for outcome in words.MARKS if outcome in occurring],
        "idle": only_exhortations(reader, shown),
        "to_do": sections.to_do(reader),
        "clauses": clauses,
        "unchecked": sections.unchecked(reader),
        "must_fix": data_quality.must_fix(reader),
        "faulty": data_quality.problems_by_file(reader),
        "inputs": data_quality.files_read(reader),
    }
