"""`check`: from paths to a verdict. The inputs are being read while the rules are loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from haixi_check.pipeline.request import Request, Tell, untold
from haixi_check.readers import Document, Work, read_all
from haixi_check.readers.discovery import list_all

if TYPE_CHECKING:
    from haixi_check.verdict import Verdict


def check(request: Request, tell: Tell = untold) -> Verdict:
    """Check submissions against a rule pack, and `tell` how far that has come.

    Raises `RefusedError` for a wrong request and `PackError` for a broken pack; whatever is wrong
    with the data is in the verdict.
    """
    listing = list_all(request.paths, encoding=request.encoding)
    sources = listing.sources
    reading = read_all(sources, jobs=min(len(sources), request.processes))
    tell("reading", 0, len(sources))

    def read(work: Work) -> Iterator[Document]:
        for done, document in enumerate(reading.worked_on(work), start=1):
            # A zip holds more than one.
            tell("reading", done, max(done, len(sources)))
            yield document
        tell("judging", 0, 0)

    with closing(reading):
        # Loading the judge takes as long as reading a workbook: the two go on side by side.
        from haixi_check.pipeline.judgement import judge

        return judge(request, listing, read)
