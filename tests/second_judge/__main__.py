"""`python -m tests.second_judge`: compare the two judges on many inputs; exit 1 if they differ."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.second_judge import boxes
from tests.second_judge.running import Done, Finding, all_boxes, prefectures, smaller

if TYPE_CHECKING:
    from tests.second_judge.comparing import Difference

Kind = tuple[str, bool, str, str]

SHOWN = 2
"""How many findings of one kind are made small and printed; the others are counted."""


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for; 0 if the two agree everywhere, else 1."""
    asked = _parser().parse_args(arguments)
    kinds: dict[Kind, int] = {}
    if asked.prefectures:
        _follow("prefectures", prefectures(asked.seed, asked.prefectures, asked.jobs), kinds)
    if asked.boxes:
        _tell(f"{len(list(boxes.boxes()))} boxes with {boxes.total()} inputs")
        _follow("inputs of boxes", all_boxes(asked.jobs), kinds)
    for (code, whole, ours, product), times in sorted(kinds.items(), key=lambda item: -item[1]):
        where = "whole" if whole else "unit"
        _tell(f"{times} times: {code} of a {where}: ours {ours}, the program's {product}")
    return 1 if kinds else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.second_judge", description=__doc__)
    parser.add_argument("--prefectures", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--boxes", action="store_true")
    parser.add_argument("--jobs", type=int, default=1, metavar="J")
    return parser


def _follow(what: str, pieces: Iterator[Done], kinds: dict[Kind, int]) -> None:
    """Count the cases, and print each new kind of disagreement as JSON."""
    cases = different = 0
    for done in pieces:
        cases += done.cases
        different += len(done.findings)
        for finding in done.findings:
            _print_new(finding, kinds)
        _tell(f"{cases} {what}, {different} judged differently")


def _print_new(finding: Finding, kinds: dict[Kind, int]) -> None:
    for kind in dict.fromkeys(found.kind for found in finding.differences):
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] <= SHOWN:
            first = [found for found in finding.differences if found.kind == kind]
            sys.stdout.write(_small(finding, first).as_json() + "\n")
            sys.stdout.flush()


def _small(finding: Finding, first: list[Difference]) -> Finding:
    only = Finding(finding.name, finding.given, tuple(first))
    return smaller(only) if isinstance(finding.given, list) else only


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
