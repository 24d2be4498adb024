"""Each format for machines, read by a consumer's parser or held to a consumer's published rules."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import jsonschema
import pytest
from junitparser import Error, Failure, Skipped
from sarif_pydantic import Sarif
from tests.writers.consumers import annotations_of, json_of, page_of, rows_of, suites_of
from tests.writers.published_rules import CODE_QUALITY, SARIF

from haixi_check import writers as renderers
from haixi_check.report import Manner
from haixi_check.report.findings import findings, fingerprints
from haixi_check.result import Outcome
from haixi_check.verdict import Verdict
from haixi_check.writers import BINARY, BY_SUFFIX, FOR_PEOPLE, TEXT, rendered
from haixi_check.writers.csv_file import COLUMNS

MACHINE = sorted(set(TEXT) - {"table"})
LISTS_WHAT_IS_OPEN = ("concise", "sarif", "gitlab")

Text = Callable[..., str]


def text(name: str, verdict: Verdict, **manner: object) -> str:
    return rendered(name, verdict, Manner(**manner)).decode("utf-8")  # type: ignore[arg-type]


@pytest.fixture(params=["sample", "school", "many"])
def verdict(request: pytest.FixtureRequest) -> Verdict:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Verdict)
    return found


def test_every_format_that_can_be_printed_is_offered() -> None:
    assert list(get_args(renderers.TextFormat)) == list(TEXT)
    assert set(BY_SUFFIX.values()) <= {*TEXT, *BINARY}
    assert set(FOR_PEOPLE) <= set(TEXT)


@pytest.mark.parametrize("name", MACHINE)
def test_the_same_verdict_gives_the_same_bytes(name: str, sample: Verdict) -> None:
    again = Verdict.from_json(sample.to_json())
    assert rendered(name, sample, Manner()) == rendered(name, again, Manner())


@pytest.mark.parametrize("name", MACHINE)
def test_width_and_colour_change_nothing(name: str, sample: Verdict) -> None:
    other = Manner(width=40, color=True)
    assert rendered(name, sample, other) == rendered(name, sample, Manner())


def test_sarif_holds_to_the_standard(verdict: Verdict) -> None:
    log = json_of(text("sarif", verdict))
    jsonschema.validate(log, SARIF)
    run = Sarif.model_validate(log).runs[0]
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    results = log["runs"][0]["results"]
    assert [rules[item["ruleIndex"]] for item in results] == [item["ruleId"] for item in results]
    assert len(run.results or []) == len(findings(verdict))


def test_gitlab_is_a_code_quality_report(verdict: Verdict) -> None:
    report = json_of(text("gitlab", verdict))
    jsonschema.validate(report, CODE_QUALITY)
    assert len({issue["fingerprint"] for issue in report}) == len(report)


def test_junit_adds_up_for_its_parser(verdict: Verdict) -> None:
    found = suites_of(text("junit", verdict))
    for suite in found:
        kinds = Counter(type(said) for case in suite for said in case.result)
        assert suite.tests == len(list(suite))
        assert (suite.failures, suite.errors, suite.skipped) == tuple(
            kinds[kind] for kind in (Failure, Error, Skipped)
        )
    assert found.tests == sum(suite.tests for suite in found)


def test_junit_fails_exactly_what_decides(verdict: Verdict) -> None:
    found = suites_of(text("junit", verdict))
    outcomes = [result.outcome for result in verdict.decisive]
    assert found.failures == outcomes.count(Outcome.FAIL)
    assert found.errors == outcomes.count(Outcome.UNKNOWN) + outcomes.count(Outcome.REVIEW)


def test_github_shows_the_verdict_first_and_then_errors_before_warnings(verdict: Verdict) -> None:
    first, *found = annotations_of(text("github", verdict))
    assert first.properties == {"title": "haixi-check"}
    commands = [annotation.command for annotation in found]
    order = ("error", "warning", "notice")
    assert commands == sorted(commands, key=order.index)


def test_github_tells_what_a_unit_did_not_hand_in_once(many: Verdict) -> None:
    assert len(annotations_of(text("github", many))) < len(findings(many))


def test_csv_has_a_row_for_every_result_and_every_problem(verdict: Verdict) -> None:
    rows = rows_of(text("csv", verdict))
    results = sum(len(unit.results) for unit in verdict.units) + len(verdict.whole.results)
    assert tuple(rows[0]) == COLUMNS
    assert [row["kind"] for row in rows].count("result") == results
    assert [row["kind"] for row in rows].count("problem") == len(verdict.problems)


def test_markdown_is_a_page_of_whole_tables(verdict: Verdict) -> None:
    page = page_of(text("markdown", verdict))
    for table in re.findall(r"<table>.*?</table>", page, re.S):
        rows = re.findall(r"<tr>.*?</tr>", table, re.S)
        assert len({len(re.findall("<t[hd]", row)) for row in rows}) == 1
    assert page.startswith("<h1>【")


def test_markdown_fits_a_job_summary(many: Verdict) -> None:
    assert len(rendered("markdown", many, Manner())) < 100_000


def test_concise_can_be_searched_by_outcome_code_and_unit(sample: Verdict) -> None:
    lines = text("concise", sample).splitlines()
    assert any(line.startswith("fail Q02 whole: ") for line in lines)
    assert any(line.startswith("must_fix sample_about qaidam-college: ") for line in lines)
    assert lines[-1].startswith("non_compliant exit=1: ")


def test_concise_may_be_the_verdict_alone(sample: Verdict) -> None:
    assert text("concise", sample, detail="quiet").count("\n") == 1


@pytest.mark.parametrize("name", LISTS_WHAT_IS_OPEN)
def test_only_what_needs_attention_is_listed(name: str, sample: Verdict) -> None:
    written = text(name, sample)
    listed = {
        "concise": len(written.splitlines()) - 1,
        "sarif": written.count('"ruleIndex"'),
        "gitlab": written.count('"check_name"'),
    }
    assert listed[name] == len(findings(sample))


def structure(value: object) -> object:
    """The keys of JSON, and of its values those that are no sentences."""
    if isinstance(value, dict):
        return {key: structure(item) for key, item in value.items()}
    if isinstance(value, list):
        return [structure(item) for item in value]
    return None if isinstance(value, str) else value


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_the_structure_does_not_depend_on_the_language(name: str, sample: Verdict) -> None:
    chinese, english = (json_of(text(name, sample, language=lang)) for lang in ("zh", "en"))
    assert structure(chinese) == structure(english)


def test_english_sentences_hold_no_chinese_of_ours(sample: Verdict) -> None:
    for issue in json_of(text("gitlab", sample, language="en")):
        assert not re.match(r"[\u4e00-\u9fff]", issue["description"])


def test_a_file_is_named_as_seen_from_the_current_folder(sample: Verdict) -> None:
    issues = json.loads(text("gitlab", sample, root="报送"))
    assert issues[0]["location"] == {"path": "报送/柴达木职院.xlsx", "lines": {"begin": 16}}


def test_a_finding_is_known_again_when_rows_move(sample: Verdict) -> None:
    moved = [replace(p, place=replace(p.place, cell="Z99")) for p in sample.problems]
    assert fingerprints(moved) == fingerprints(sample.problems)
    assert len(set(fingerprints(moved))) == len(moved)
