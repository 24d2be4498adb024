"""The verdict as JSON: the truth, the same bytes for the same input, in no language."""

from __future__ import annotations

from typing import TextIO

from haixi_check.parallel import shared_among
from haixi_check.report import Manner
from haixi_check.verdict import Verdict


def render(verdict: Verdict, manner: Manner, sink: TextIO) -> None:
    """Write `verdict` to `sink`, which must be open in UTF-8 and must not translate newlines."""
    sink.writelines(verdict.pieces(shared_among(manner.jobs)))
