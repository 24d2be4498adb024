"""`check`: from paths to a verdict. The inputs are being read while the rules are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from haixi_check.inputs import list_inputs
from haixi_check.pipeline.requests import Request
from haixi_check.readers import read_all

if TYPE_CHECKING:
    from haixi_check.verdicts import Verdict


def check(request: Request) -> Verdict:
    """Check submissions against a rule pack.

    Raises `RefusedError` for a wrong request and `PackError` for a broken pack; whatever is wrong
    with the data is in the verdict.
    """
    sources = list_inputs(request.paths, encoding=request.encoding)
    reading = read_all(sources, jobs=min(len(sources), request.processes))
    # Loading the judge takes as long as reading a workbook: the two go on side by side.
    from haixi_check.pipeline.judgement import judge

    return judge(request, sources, reading.worked_on)
