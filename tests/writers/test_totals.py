"""Every output tells the totals of the verdict: for several verdicts, in every format there is."""

from __future__ import annotations

import html
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.writers.consumers import annotations_of, json_of, page_of, rows_of, suites_of

import haixi_check
from haixi_check.messages import say
from haixi_check.problem import Tier
from haixi_check.report import Manner, headline
from haixi_check.report.agenda import agenda
from haixi_check.report.reader import Reader
from haixi_check.report.words import MARKS
from haixi_check.verdict import Scope, Verdict
from haixi_check.writers import BINARY, TEXT, rendered
from haixi_check.writers.github import SHOWN

Totals = Counter[str]

RUNS: Mapping[str, Mapping[str, object]] = {
    "all units, with shortcomings": {"paths": ["samples/data.xlsx"]},
    "all units, all met": {"paths": ["samples/met.xlsx"]},
    "one school's own check": {"paths": ["samples/units/格尔木职校.xlsx"]},
    "one unit of several": {"paths": ["samples/data.xlsx"], "units": ["格尔木职校"]},
    "a unit has not reported": {
        "paths": ["samples/units/格尔木职校.xlsx", "samples/units/州级部门.xlsx"]
    },
    "faults in the data": {"paths": ["samples/units", "samples/faulty/unit-slip.xlsx"]},
    "aspirations decide": {"paths": ["samples/data.xlsx"], "fail_on": "aspirational"},
    "before anything is due": {"paths": ["samples/data.xlsx"], "year": 2020},
}


@pytest.fixture(scope="module", params=RUNS, ids=[name.replace(" ", "-") for name in RUNS])
def verdict(request: pytest.FixtureRequest) -> Verdict:
    run = dict(RUNS[str(request.param)])
    root = Path(__file__).parents[2]
    paths = [root / str(path) for path in run.pop("paths")]  # type: ignore[attr-defined]
    return haixi_check.check(paths, **run)  # type: ignore[arg-type]


def judged(verdict: Verdict) -> Totals:
    """How many results decided the run and came to what, as the verdict's summary counts them."""
    return Counter({o.value: number for o, number in headline.occurring(verdict.summary.judged)})


def of_open(totals: Totals) -> Totals:
    return Counter({o: n for o, n in totals.items() if o in ("fail", "unknown", "review")})


def problems(verdict: Verdict, *, answered: bool = False) -> Totals:
    return Counter(
        p.tier.value
        for p in verdict.problems
        if answered or (p.tier is not Tier.NOTE and not p.answer)
    )


def waived(verdict: Verdict) -> int:
    return len(agenda(verdict)["waived"].results)


def test_the_decisive_results_are_those_that_the_summary_counts(verdict: Verdict) -> None:
    assert Counter(result.outcome.value for result in verdict.decisive) == judged(verdict)


def of_json(written: str, verdict: Verdict) -> None:
    assert Verdict.from_json(written) == verdict


def of_csv(written: str, verdict: Verdict) -> None:
    rows = rows_of(written)
    assert Counter(r["status"] for r in rows if r["decides"] == "yes") == judged(verdict)
    found = Counter(r["status"] for r in rows if r["kind"] == "problem")
    assert found == problems(verdict, answered=True)


def of_junit(written: str, verdict: Verdict) -> None:
    suites = suites_of(written)
    totals = judged(verdict)
    assert waived(verdict) == 0
    assert suites.failures == totals["fail"]
    assert suites.errors == totals["unknown"] + totals["review"]
    found = {suite.name: suite.tests for suite in suites}
    if verdict.run.scope is Scope.WHOLE:
        assert found["全州"] == len(verdict.whole.results)
    assert found.get("强制性（须改正）", 0) == problems(verdict)["must_fix"]


def of_sarif(written: str, verdict: Verdict) -> None:
    results = json_of(written)["runs"][0]["results"]
    binding = [r for r in results if r["level"] != "note"]
    found = Counter(r["properties"]["status"] for r in binding)
    assert found == of_open(judged(verdict)) + problems(verdict)


def of_gitlab(written: str, verdict: Verdict) -> None:
    found = Counter(i["severity"] for i in json_of(written) if i["severity"] != "info")
    totals = of_open(judged(verdict)) + problems(verdict)
    assert found == Counter(
        {
            name: number
            for name, number in (
                ("critical", totals["fail"] + totals["must_fix"]),
                ("major", totals["unknown"]),
                ("minor", totals["review"] + totals["explain"]),
            )
            if number
        }
    )


def of_concise(written: str, verdict: Verdict) -> None:
    *lines, last = written.splitlines()
    found = Counter(line.split(" ", 1)[0] for line in lines)
    decide = of_open(judged(verdict)) + problems(verdict)
    aspired = Counter(result.outcome.value for result in agenda(verdict)["aspired"].results)
    assert found == decide + aspired
    assert last.startswith(f"{verdict.verdict.outcome} exit={verdict.verdict.exit_code}: ")
    says_the_counts(last, verdict)


def of_github(written: str, verdict: Verdict) -> None:
    first, *found = annotations_of(written)
    says_the_counts(first.text, verdict)
    codes = {info.code for info in verdict.targets.values()}
    missed = [a for a in found if a.properties["title"].split()[0] in codes]
    commands = Counter(a.command for a in missed)
    others = Counter(a.command for a in [first, *found]) - commands
    assert commands["error"] == min(judged(verdict)["fail"], SHOWN - others["error"])


def of_markdown(written: str, verdict: Verdict) -> None:
    page = page_of(written)
    says_the_counts(page, verdict)
    sections = dict(re.findall(r"<h3>\S+ (未达标|无法判定|待核实) (\d+) 项</h3>", page))
    names = {"fail": "未达标", "unknown": "无法判定", "review": "待核实"}
    totals = of_open(judged(verdict))
    assert sections == {names[outcome]: str(number) for outcome, number in totals.items()}


def says_the_counts(written: str, verdict: Verdict) -> None:
    """That every count stands beside its name, whatever stands between them."""
    flat = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", written)).split())
    total, *told = headline.counts(Reader(verdict, "zh"))
    assert re.search(total.replace(" ", r"\s*"), flat)
    for words in told:
        assert re.search(words.replace(" ", r"[\s:：|]*"), flat), words


READERS: Mapping[str, Callable[[str, Verdict], None]] = {
    "json": of_json,
    "csv": of_csv,
    "junit": of_junit,
    "sarif": of_sarif,
    "gitlab": of_gitlab,
    "concise": of_concise,
    "github": of_github,
    "markdown": of_markdown,
}
"""Formats that a program reads; all others are for people, and say the counts in words."""


@pytest.mark.parametrize("name", TEXT)
@pytest.mark.sampled(7)
def test_text_tells_the_totals_of_the_verdict(name: str, verdict: Verdict) -> None:
    written = haixi_check.render(verdict, name).decode("utf-8")
    READERS.get(name, says_the_counts)(written, verdict)


def of_workbook(archive: bytes, verdict: Verdict) -> None:
    """That under or right of the name of an outcome, on the first sheet, stands its number."""
    sheet = load_workbook(BytesIO(archive)).worksheets[0]
    for outcome, number in headline.occurring(verdict.summary.judged):
        name = say(f"outcome.{outcome}", "zh")
        beside = [
            sheet.cell((cell.row or 0) + down, (cell.column or 0) + right).value
            for row in sheet.iter_rows()
            for cell in row
            if str(cell.value).removeprefix(MARKS[outcome]).strip() == name
            for down, right in ((1, 0), (0, 1))
        ]
        assert number in beside, name


def of_document(archive: bytes, verdict: Verdict) -> None:
    with zipfile.ZipFile(BytesIO(archive)) as parts:
        says_the_counts(parts.read("word/document.xml").decode(), verdict)


OFFICE: Mapping[str, Callable[[bytes, Verdict], None]] = {
    "xlsx": of_workbook,
    "docx": of_document,
}


@pytest.mark.parametrize("verdict", ["a unit has not reported"], indirect=True)
@pytest.mark.parametrize("name", BINARY)
@pytest.mark.sampled(5)
def test_office_files_tell_the_totals_of_the_verdict(name: str, verdict: Verdict) -> None:
    OFFICE[name](haixi_check.render(verdict, name), verdict)


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_every_report_names_the_input_that_gave_nothing(name: str) -> None:
    verdict = haixi_check.check(["samples/faulty/broken.xlsx"])
    told = rendered(name, verdict, Manner()).decode()
    assert "没有读出报送数据：broken.xlsx" in told
    assert "haixi-check template" in told
