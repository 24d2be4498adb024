"""Data that must be fixed: every output of a run that has them says how many, and shows them first.

Only the outputs in `LISTED` have no line for the whole run; they hold each of them.
"""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.writers.consumers import annotations_of, json_of, rows_of

import haixi_check
from haixi_check.messages import Language
from haixi_check.problem import Tier
from haixi_check.report import Detail, Manner, headline
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome
from haixi_check.writers import BINARY, TEXT, rendered
from haixi_check.writers.terminal import console
from haixi_check.writers.terminal.explain import render_explanation

if TYPE_CHECKING:
    from haixi_check.verdict import Verdict

LISTED = {"json", "csv", "gitlab"}
"""For programs alone: what they hold of each problem is read below."""
IN_WORDS = sorted({*TEXT, *BINARY} - LISTED - {"junit"})
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def plain(written: bytes) -> str:
    """The words of an output of any format, without what surrounds them."""
    if written.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(written)) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            written = b" ".join(parts.read(name) for name in names)
    text = re.sub(r"<[^>]*>", "", written.decode("utf-8"))
    return " ".join(html.unescape(html.unescape(text)).replace("\\", "").split())


@pytest.fixture(scope="module", params=["a miss too", "nothing else open"])
def faulty(request: pytest.FixtureRequest, sample: Verdict) -> Verdict:
    """A run with 25 problems that must be fixed; also one that is met without them."""
    if request.param == "a miss too":
        return sample
    met = [r for r in sample.whole.results if r.outcome is Outcome.PASS]
    whole = replace(sample.whole, results=tuple(met))
    return replace(sample, whole=whole, not_reported=())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", IN_WORDS)
@pytest.mark.sampled(3)
def test_every_output_for_people_says_how_many(
    name: str, language: Language, faulty: Verdict
) -> None:
    count = headline.must_fix(Reader(faulty, language))
    assert "25" in count
    assert count in plain(rendered(name, faulty, Manner(language=language, width=1000)))


@pytest.mark.parametrize("detail", ["quiet", "normal", "verbose"])
@pytest.mark.parametrize("name", ["table", "concise", "markdown"])
def test_it_does_however_little_is_asked_for(name: str, detail: Detail, faulty: Verdict) -> None:
    told = plain(rendered(name, faulty, Manner(detail=detail, width=1000)))
    assert headline.must_fix(Reader(faulty, "zh")) in told


def test_one_target_explained_says_it_too(sample: Verdict) -> None:
    sink = StringIO()
    render_explanation(
        "dual-qualified-share",
        sample.targets["dual-qualified-share"],
        rules=sample.pack,
        verdict=sample,
        language="zh",
        console=console(sink, Manner(width=100)),
    )
    assert headline.must_fix(Reader(sample, "zh")) in sink.getvalue()


@pytest.mark.parametrize("name", IN_WORDS)
@pytest.mark.sampled(5)
def test_where_there_is_none_nothing_is_said_of_it(name: str, sample: Verdict) -> None:
    none = dict.fromkeys(Tier, 0)
    sound = replace(sample, problems=(), summary=replace(sample.summary, problems=none))
    assert "强制性问题" not in plain(rendered(name, sound, Manner()))


NOTHING_TO_DO = ("没有要办的事", "Nothing needs doing")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted({*TEXT, *BINARY}))
@pytest.mark.sampled(5)
def test_nothing_to_do_is_never_said_beside_them(
    name: str, language: Language, faulty: Verdict
) -> None:
    told = plain(rendered(name, faulty, Manner(language=language)))
    assert not any(words in told for words in NOTHING_TO_DO)


FIRST = {
    "table": ("强制性（须改正） 25 项", "未达标 4 项"),
    "markdown": ("强制性（须改正） 25 项", "× 未达标 4 项"),
    "html": ("强制性（须改正）（25 项）", "未达标（4 项） 条款"),
    "docx": ("（一）强制性（须改正） 25 项", "（二）未达标 4 项"),
}


@pytest.mark.parametrize("name", FIRST)
@pytest.mark.sampled(3)
def test_they_stand_before_every_target_in_what_to_do(name: str, sample: Verdict) -> None:
    told = plain(rendered(name, sample, Manner(width=1000)))
    todo = told[told.rindex("要办的事", 0, told.index(FIRST[name][0])) :]
    first, second = (todo.index(words) for words in FIRST[name])
    assert first < second


def statuses(name: str, verdict: Verdict) -> list[str]:
    """What each finding of a list is, in the order in which the list tells them."""
    written = rendered(name, verdict, Manner()).decode()
    match name:
        case "concise":
            return [line.split(" ")[0] for line in written.splitlines()[:-1]]
        case "gitlab":
            rules = {p.code for p in verdict.problems if p.tier is Tier.MUST_FIX}
            names = [issue["check_name"] for issue in json_of(written)]
            return ["must_fix" if name in rules else "" for name in names]
        case "sarif":
            found = json_of(written)["runs"][0]["results"]
            return [result["properties"]["status"] for result in found]
        case _:
            return [row["status"] for row in rows_of(written)]


@pytest.mark.parametrize("name", ["concise", "gitlab", "sarif", "csv"])
def test_a_list_begins_with_them(name: str, sample: Verdict) -> None:
    kept = sum(1 for problem in sample.problems if problem.tier is Tier.MUST_FIX)
    found = statuses(name, sample)
    assert kept
    assert [status == "must_fix" for status in found] == [
        number < kept for number in range(len(found))
    ]


def test_annotations_of_github_begin_with_them(sample: Verdict) -> None:
    _, first, *_ = annotations_of(rendered("github", sample, Manner()).decode())
    assert (first.command, first.properties["title"].split()[0]) == ("error", "sample_about")


def test_a_test_report_begins_with_them_and_counts_all(sample: Verdict) -> None:
    first = ET.fromstring(rendered("junit", sample, Manner())).find("testsuite")  # noqa: S314
    assert first is not None
    counted = first.find("properties/property[@name='must_fix']")
    assert first.get("name") == "强制性（须改正）"
    assert counted is not None
    assert counted.get("value") == "25"


def test_the_json_counts_all(sample: Verdict) -> None:
    written = json.loads(rendered("json", sample, Manner()))
    assert written["summary"]["problems"]["must_fix"] == 25


def test_an_annotated_copy_counts_those_of_its_file(root: Path, tmp_path: Path) -> None:
    from haixi_check.pipeline.output import annotate
    from haixi_check.pipeline.request import Request
    from haixi_check.readers.discovery import list_inputs

    path = root / "samples/faulty/excel-error.xlsx"
    verdict = haixi_check.check(path)
    number = verdict.summary.problems[Tier.MUST_FIX]
    request = Request(paths=(path,), annotate=tmp_path)
    (copy,) = annotate(verdict, request, list_inputs(request.paths), language="zh")
    assert number
    assert f"强制性（须改正） {number}" in plain(copy.path.read_bytes())


@pytest.mark.parametrize("name", sorted({*TEXT, *BINARY} - {"json"}))
@pytest.mark.sampled(3)
def test_words_beside_it_do_not_mend_it(name: str, sample: Verdict) -> None:
    (first, *_) = (p for p in sample.problems if p.tier is Tier.MUST_FIX)
    answered = replace(sample, problems=(replace(first, answer="已核实，情况属实"),))
    told = plain(rendered(name, answered, Manner(language="zh", width=1000)))
    assert "不是准数" in told
    if name not in (
        "concise",
        "gitlab",
        "junit",
    ):  # which say what is wrong, or say it in attributes
        assert "填写准确的整数" in told
