"""Damage submissions in every way, and see whether any damage helps.

    python -m tests.damage --seed 1 --cases 2000        drawn at random, up to three damages a case
    python -m tests.damage --seed 1 --seconds 600
    python -m tests.damage --in-turn --cases 500        one damage a case, every column in turn
    python -m tests.damage --all [--base met+undone]    every kind in every place
    python -m tests.damage --replay met+undone "put('佐证材料', 'C4', None)" --scope units

A finding tells the base, the damage, the result, and the problems that are new. Its smallest form
is found first, unless --as-found. Ends with 1 if there is a finding.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from tests.damage.plans import BASES, drawn, everything, in_turn, scopes
from tests.damage.product import UNITS, WHOLE, code_of
from tests.damage.steps import read_step
from tests.damage.trials import CRASH, UNLIKE, Case, found, smaller

if TYPE_CHECKING:
    from tests.damage.law import Violation

SHOWN_CODES = 4


def main(arguments: list[str]) -> int:
    """Run from the command line; 1 if there is a finding."""
    options = _options(arguments)
    cases = _cases(options)
    end = time.monotonic() + options.seconds if options.seconds else None
    first: dict[tuple[str, ...], tuple[Case, list[Violation]]] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    tried = 0
    for case in cases:
        tried += 1
        broken = found(case)
        for law in dict.fromkeys(item.law for item in broken):
            kind: tuple[str, ...] = (law, case.kind)
            counts[kind] += 1
            if kind not in first:
                first[kind] = (case, [item for item in broken if item.law == law])
                _tell(len(first), *first[kind], as_found=options.as_found)
        if end is not None and time.monotonic() >= end:
            break
    sys.stdout.write(f"{tried} cases, {counts.total()} findings of {len(counts)} kinds\n")
    for kind, count in counts.most_common():
        sys.stdout.write(f"  {count:6} {' '.join(kind)}\n")
    return 1 if counts else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.damage",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cases", type=int, default=0, help="how many; 0 is no limit")
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--in-turn", action="store_true", help="every column and kind, one by one")
    parser.add_argument("--all", action="store_true", help="every kind in every place, once")
    parser.add_argument("--base", action="append", default=[], help="only these, in turn or all")
    parser.add_argument("--replay", nargs="+", metavar=("BASE", "STEP"))
    parser.add_argument("--scope", default="")
    parser.add_argument("--as-found", action="store_true", help="do not look for less damage")
    options = parser.parse_args(arguments)
    if not (options.cases or options.seconds or options.all or options.replay):
        options.cases = 1_000
    return options


def _cases(options: argparse.Namespace) -> Iterator[Case]:
    chance = Random(f"damage {options.seed}")  # noqa: S311 - no secret
    if options.replay:
        name, *steps = options.replay
        scope = {"units": UNITS, "whole": WHOLE}.get(options.scope, options.scope)
        scope = scope or scopes(name)[0]
        yield Case(base=name, scope=scope, steps=tuple(map(read_step, steps)), kind="replay")
        return
    names = options.base or BASES
    if options.all:
        cases = everything(names, chance)
    else:
        cases = in_turn(chance, names) if options.in_turn else drawn(chance)
    yield from islice(cases, options.cases or None)


def _tell(number: int, case: Case, broken: list[Violation], *, as_found: bool) -> None:
    what = broken[0]
    least = case if as_found or what.law in (CRASH, UNLIKE) else smaller(case, what)
    if least is not case:
        broken = [item for item in found(least) if item.law == what.law]
    lines = [f"[{number}] {what.law}: {case.kind}", f"    {least}"]
    results = [
        f"{code_of(item.target)} {item.unit or 'whole'} {item.before} -> {item.after}"
        for item in broken
        if item.target
    ]
    lines.append(f"    {'; '.join(results[:SHOWN_CODES]) or f'{what.before} -> {what.after}'}")
    if len(results) > SHOWN_CODES:
        lines[-1] += f"; and {len(results) - SHOWN_CODES} more"
    told = Counter(broken[0].told)
    lines.append(
        "    told: " + (", ".join(f"{code} x{n}" for code, n in told.items()) or "nothing")
    )
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
