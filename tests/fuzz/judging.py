"""What the program makes of files, in this process, and which of two verdicts is milder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from unittest.mock import patch

from tests.damage.law import NO_GAIN, ORDER
from tests.damage.product import encouraged, rules
from tests.intake_expectations import results

from haixi_check.pipeline import judgement
from haixi_check.pipeline.request import Request
from haixi_check.readers import Document, InputFile, contents
from haixi_check.readers.discovery import Listing
from haixi_check.verdict import Verdict

YEAR = 2022

Outcomes = dict[tuple[str, str | None], str]


def read_here(sources: Sequence[InputFile]) -> tuple[Document, ...]:
    """The documents of some inputs, all read in this process."""
    return tuple(document for document, _ in contents(sources, unread=""))


def verdict_on(
    documents: Sequence[Document],
    folder: Path,
    scope: Literal["units", "whole"] = "whole",
) -> Verdict:
    """The verdict on what was read; the rules are loaded once."""
    request = Request(paths=(), year=YEAR, scope=scope, jobs=1)
    sources = tuple(InputFile(folder / document.path, document.path) for document in documents)
    with patch.object(judgement, "load_pack", lambda *_, **__: rules()):
        return judgement.judge(request, Listing(sources), lambda _: documents)


def outcomes(verdict: Verdict) -> Outcomes:
    """The outcome of every result."""
    return {(item.target, item.unit): str(item.outcome) for item in results(verdict)}


def asked(verdict: Verdict) -> set[tuple[str, str, str]]:
    """The problems that ask for something: code, file and sheet."""
    return {
        (item.code, item.place.file, item.place.sheet)
        for item in verdict.problems
        if item.tier in ("must_fix", "explain")
    }


def milder(strict: Verdict, other: Verdict) -> list[tuple[str, str | None, str, str]]:
    """The results of `other` that come off better than those of `strict`.

    That is a pass instead of anything else; or what is milder, unless a problem that asks for
    something is told in `other` alone. A unit that only one of the two knows does not count.
    """
    before, told = outcomes(strict), asked(other) - asked(strict)
    found = []
    for key, after in outcomes(other).items():
        was = before.get(key)
        if was is None or (was, after) == NO_GAIN or _rank(key[0], after) <= _rank(key[0], was):
            continue
        if after == "pass" or not told:
            found.append((*key, was, after))
    return found


def _rank(target: str, outcome: str) -> int:
    if outcome == "info" and target in encouraged():
        return ORDER.index("fail")
    return ORDER.index(outcome)
