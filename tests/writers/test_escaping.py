"""Whatever stands in a submission, an output says it, and obeys none of it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest
from tests.writers.consumers import annotations_of, json_of, page_of, rows_of, suites_of
from tests.writers.published_rules import CODE_QUALITY, SARIF

from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import TEXT, rendered
from haixi_check.writers.csv_file import safe
from haixi_check.writers.escape import visible

if TYPE_CHECKING:
    from junitparser import TestCase

ATTACKS = {
    "formula": "=cmd|' /C calc'!A0",
    "full-width formula": "＝1+1",
    "at": "@SUM(1)",
    "tab before a formula": "\t=1+1",
    "quotes": "a\",\"b\r\nc;'d'",
    "table": "甲|乙 | --- |",
    "heading": "# 甲",
    "list": "1. 甲",
    "rule": "- - -",
    "fence": "```\n# 甲",
    "emphasis": "*甲* _乙_ ~~丙~~ `丁`",
    "link": "[点这里](https://example.org) ![x](y) <https://example.org>",
    "address": "https://example.org www.example.org",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;",
    "comment": "--> ]]> <!-- <![CDATA[",
    "entity": "&xxe; &#0;",
    "annotation": "甲\n::error file=x::乙",
    "annotation at once": "::set-output name=x::y",
    "property": "甲,title=乙:丙%0A%25",
    "placeholder": "{0} {{甲}} %s",
    "colour": "\x1b[31m甲\x1b[0m\x07",
    "nothing": "甲\x00乙\x0b丙\x7f丁\x85戊",
    "no character": "甲\ufffe乙\uffff",
    "half a character": "甲\ud800乙",
    "right to left": "甲\u202excod.exe\u202c\u2066乙\u2069\u200f",
    "line separators": "甲\u2028乙\u2029丙",
    "mark": "\ufeff甲\u00ad乙\u200b",
}


def saying(sample: Verdict, words: Iterable[str]) -> Verdict:
    """The sample with a problem and a missed target for each of `words`, which stands all over."""
    problems, results = [], []
    problem, result = sample.problems[0], sample.whole.results[0]
    for number, word in enumerate(words):
        place = replace(problem.place, file=f"{word}.xlsx", sheet=word, header=word)
        params = dict.fromkeys(problem.params, word)
        problems.append(replace(problem, found=word, place=place, params=params))
        origin = replace(result.evidence[0], place=place, raw=word)
        results.append(replace(result, evidence=(origin,), fingerprint=str(number)))
    whole = replace(sample.whole, results=tuple(results))
    return replace(sample, problems=tuple(problems), whole=whole)


@pytest.fixture(scope="module")
def hostile(sample: Verdict) -> Verdict:
    return saying(sample, ATTACKS.values())


@pytest.fixture(scope="module")
def harmless(sample: Verdict) -> Verdict:
    """The same, with nothing in it that any format could take for its own."""
    return saying(sample, [f"甲{number}" for number in range(len(ATTACKS))])


def text(name: str, verdict: Verdict) -> str:
    return rendered(name, verdict, Manner()).decode("utf-8")


SAID = [" ".join(visible(attack).split()) for attack in ATTACKS.values()]


def lost(written: str) -> list[str]:
    """The attacks that cannot be read in what was written, spaces apart."""
    flat = " ".join(written.split())
    return [attack for attack in SAID if attack not in flat]


@pytest.mark.parametrize("name", sorted(set(TEXT) - {"json", "html"}))
def test_nothing_unseen_comes_through(name: str, hostile: Verdict) -> None:
    written = text(name, hostile).removeprefix("\ufeff").replace("\r\n", "\n")
    steering = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert {unicodedata.category(sign) for sign in written if sign != "\n"} & steering == set()


def test_csv_begins_no_formula(hostile: Verdict, harmless: Verdict) -> None:
    rows = rows_of(text("csv", hostile))
    assert len(rows) == len(rows_of(text("csv", harmless)))
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.strip()[:1] in tuple("=+-@＝＋－＠")] == []
    assert {safe(attack) for attack in ATTACKS.values()} <= set(cells)


@pytest.mark.parametrize("number", ["-5", "+3.25", "-12.5%", "1,234", "49.996%"])
def test_csv_leaves_a_number_a_number(number: str) -> None:
    assert safe(number) == number


def test_github_gets_the_same_commands(
    hostile: Verdict, harmless: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("haixi_check.writers.github.SHOWN", 1000)
    found, expected = (annotations_of(text("github", v)) for v in (hostile, harmless))
    assert {a.properties.keys() <= {"title", "file", "line", "col"} for a in found} == {True}
    missed = [a for a in found if a.properties["title"].startswith("Q01")]
    assert len(missed) == len([a for a in expected if a.properties["title"].startswith("Q01")])
    files = {a.properties.get("file") for a in found}
    assert {visible(f"{attack}.xlsx") for attack in ATTACKS.values()} <= files


def test_gitlab_and_sarif_stay_what_they_are(hostile: Verdict) -> None:
    issues = json_of(text("gitlab", hostile))
    jsonschema.validate(issues, CODE_QUALITY)
    assert lost("".join(issue["description"] for issue in issues)) == []
    log = json_of(text("sarif", hostile))
    jsonschema.validate(log, SARIF)
    messages = [result["message"]["text"] for result in log["runs"][0]["results"]]
    assert not any(re.search(r"\]\(|(?<!\{)\{\d", message) for message in messages)


def of_target(case: TestCase) -> bool:
    """Whether a case is a target; a problem is called by its place, which a submission names."""
    return not str(case.classname).endswith(".problems")


def test_junit_stays_the_same_tree(hostile: Verdict, harmless: Verdict) -> None:
    found, expected = (suites_of(text("junit", verdict)) for verdict in (hostile, harmless))
    assert [suite.tests for suite in found] == [suite.tests for suite in expected]
    names = [
        [case.name for suite in tree for case in suite if of_target(case)]
        for tree in (found, expected)
    ]
    assert names[0] == names[1]
    assert lost(html.unescape(text("junit", hostile))) == []


def test_markdown_means_nothing_by_it(hostile: Verdict, harmless: Verdict) -> None:
    page, plain = (page_of(text("markdown", verdict)) for verdict in (hostile, harmless))
    assert re.findall(r"<(/?\w+)", page) == re.findall(r"<(/?\w+)", plain)


def test_markdown_says_it_in_tables_and_in_lists(hostile: Verdict) -> None:
    page = page_of(text("markdown", hostile))
    for tag in ("td", "li"):
        parts = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", page, re.S)
        assert lost(html.unescape(re.sub(r"<[^>]+>", "", " ".join(parts)))) == []


def test_concise_stays_one_line_a_finding(hostile: Verdict, harmless: Verdict) -> None:
    assert text("concise", hostile).count("\n") == text("concise", harmless).count("\n")
    assert lost(text("concise", hostile)) == []


def test_json_holds_what_was_there(sample: Verdict) -> None:
    # No reader hands on half a character, so none comes here.
    whole = [attack for attack in ATTACKS.values() if "\ud800" not in attack]
    problems = json_of(text("json", saying(sample, whole)))["problems"]
    assert [problem["found"] for problem in problems] == whole
