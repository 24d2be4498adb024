"""JSON is the verdict itself, whatever the language."""

from __future__ import annotations

from io import StringIO

from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import renderer


def bytes_of(verdict: Verdict, manner: Manner) -> str:
    sink = StringIO()
    renderer("json")(verdict, manner, sink)
    return sink.getvalue()


def test_it_reads_back_as_the_same_verdict(sample: Verdict) -> None:
    assert Verdict.from_json(bytes_of(sample, Manner())) == sample


def test_language_and_detail_change_nothing(sample: Verdict) -> None:
    other = Manner(language="en", detail="quiet", width=40)
    assert bytes_of(sample, other) == bytes_of(sample, Manner())
