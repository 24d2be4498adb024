"""A verdict may hold codes that this version has no words for: each is told as it is."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from tests.writers.test_must_fix import plain

from haixi_check.messages import Language
from haixi_check.problem import Tier
from haixi_check.report import Manner
from haixi_check.result import Missing, Shown
from haixi_check.table import Place
from haixi_check.verdict import Verdict
from haixi_check.writers import BINARY, TEXT, rendered
from haixi_check.writers.terminal import console
from haixi_check.writers.terminal.explain import render_explanation

REASON, GAP, DOUBT, GRADE, PROBLEM, RUN = (f"later_{n}" for n in ("a", "b", "c", "d", "e", "f"))
STATUS = "later_status"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.fixture(scope="module")
def later(sample: Verdict) -> Verdict:
    """The sample as a later version might judge it: every open set has a member more."""
    place = Place(file="甲.xlsx", sheet="佐证材料", cell="B7")
    record = Shown(
        unit=sample.units[0].id,
        part=None,
        status=STATUS,
        grade=GRADE,
        material="章程",
        document="",
        date=None,
        file="",
        sha256="",
        place=place,
    )
    gap = Missing(unit=sample.units[0].id, reason=GAP, place=place)
    results = tuple(
        replace(
            result,
            reason=REASON,
            missing=(gap,),
            doubts=(replace(gap, reason=DOUBT),),
            records=(record,),
        )
        for result in sample.whole.results
    )
    tiers = [tier for tier in Tier for _ in range(2)]
    problems = tuple(
        replace(sample.problems[0], code=PROBLEM, tier=tier, params={}, answer=answer)
        for tier, answer in zip(tiers, ["", "已说明"] * 3, strict=True)
    )
    reasons = (*sample.verdict.reasons, RUN)
    return replace(
        sample,
        whole=replace(sample.whole, results=results),
        verdict=replace(sample.verdict, reasons=reasons),
        problems=problems,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted({*TEXT, *BINARY}))
@pytest.mark.sampled(5)
def test_every_output_tells_a_problem_without_words_by_its_code(
    name: str, language: Language, later: Verdict
) -> None:
    assert PROBLEM in plain(rendered(name, later, Manner(language=language, detail="verbose")))


@pytest.mark.parametrize("name", sorted({*TEXT, *BINARY}))
def test_every_output_tells_a_reason_without_words_by_its_code(name: str, later: Verdict) -> None:
    assert REASON in plain(rendered(name, later, Manner(detail="verbose")))


@pytest.mark.parametrize("name", ["table", "markdown", "html", "xlsx", "docx", "github"])
@pytest.mark.sampled(5)
def test_so_is_the_reason_of_a_run(name: str, later: Verdict) -> None:
    assert RUN in plain(rendered(name, later, Manner()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_of_an_unknown_kind_is_told_in_an_explanation(
    language: Language, later: Verdict
) -> None:
    sink = StringIO()
    render_explanation(
        "dual-qualified-share",
        later.targets["dual-qualified-share"],
        rules=later.pack,
        verdict=later,
        language=language,
        console=console(sink, Manner(width=200)),
    )
    told = sink.getvalue()
    assert all(code in told for code in (REASON, GAP, GRADE, STATUS))
