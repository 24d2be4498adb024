"""Reports that lie among submissions: told as what they are, and never the fault of a school."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT

from haixi_check.pipeline.check import check
from haixi_check.pipeline.output import annotate
from haixi_check.pipeline.request import Request
from haixi_check.problem import Tier
from haixi_check.readers.discovery import list_inputs
from haixi_check.readers.formats import SOUGHT
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import BY_SUFFIX, rendered

UNIT = ROOT / "samples" / "units" / "州级部门.xlsx"


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    return check(Request(paths=(UNIT,)))


def told_of(verdict: Verdict, name: str) -> Iterator[tuple[str, Tier]]:
    return ((p.code, p.tier) for p in verdict.problems if p.place.file == name)


NAMED = [
    *((suffix, output) for suffix, output in BY_SUFFIX.items() if suffix != ".md"),
    (".json", "gitlab"),
]


@pytest.mark.parametrize(("suffix", "output"), NAMED)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.sampled(5)
def test_a_report_that_is_named_is_told_as_a_report(
    suffix: str, output: str, language: str, verdict: Verdict, tmp_path: Path
) -> None:
    path = tmp_path / f"报告{suffix}"
    manner = Manner(language="en" if language == "en" else "zh")
    path.write_bytes(rendered(output, verdict, manner))

    checked = check(Request(paths=(path,)))

    assert ("own_verdict", Tier.MUST_FIX) in told_of(checked, path.name)
    assert checked.verdict.exit_code == 3


@pytest.mark.parametrize(("suffix", "output"), [pair for pair in NAMED if pair[0] in SOUGHT])
@pytest.mark.sampled(3)
def test_a_report_among_submissions_is_passed_over(
    suffix: str, output: str, verdict: Verdict, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(UNIT.read_bytes())
    (tmp_path / f"b{suffix}").write_bytes(rendered(output, verdict, Manner()))

    checked = check(Request(paths=(tmp_path,)))

    assert list(told_of(checked, f"b{suffix}")) == [("own_verdict", Tier.NOTE)]
    assert checked.verdict == verdict.verdict


def test_the_list_without_a_copy_is_passed_over_and_a_copy_is_read(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "a.xlsx").write_bytes(UNIT.read_bytes())
    (inputs / "b.xlsx").write_bytes(b"PK\x03\x04 nothing")
    copies = tmp_path / "copies"
    request = Request(paths=(inputs,), annotate=copies)
    list(annotate(check(request), request, list_inputs(request.paths), language="zh"))

    checked = check(Request(paths=(copies,)))

    assert list(told_of(checked, "b.xlsx.核查结果.xlsx")) == [("own_verdict", Tier.NOTE)]
    assert checked.units[-1].reported
    assert checked.verdict.exit_code == 1
