"""Damage what may be handed in, and see what the program makes of it, as long as there is time.

    python -m tests.fuzz xlsx --seconds 1800 [--seed 7] [--keep FOLDER]    one way in
    python -m tests.fuzz command --seconds 1800                            whole runs
    python -m tests.fuzz all --seconds 60                                  each in turn, as a table

Exit code 1 if there is a finding. Each is kept in FOLDER with what led to it.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from tests.fuzz.attempts import Attempts, Fuzz
from tests.fuzz.in_turn import in_turn
from tests.fuzz.intake import IntakeFuzzer
from tests.fuzz.readers import Fuzzer, readers

ATTEMPTS = ("objects", "rosters", "ways", "command")
"""Modules with an `attempt`. Each is imported alone: what one needs starts threads, and a process
that has any is not copied by the program."""
INTAKE = ("intake", "headers")
ALL = "all"


def targets() -> tuple[str, ...]:
    """What can be fuzzed."""
    return (*sorted(readers()), *INTAKE, *ATTEMPTS)


def started(target: str, *, seed: int, keep: Path | None) -> Fuzz:
    """The fuzzer of one target."""
    if target in INTAKE:
        return IntakeFuzzer(seed=seed, keep=keep, only_headers=target == "headers")
    if target in ATTEMPTS:
        attempt = import_module(f"tests.fuzz.{target}").attempt
        return Attempts(target, attempt, seed=seed, keep=keep)
    return Fuzzer(target, seed=seed, keep=keep)


def main(arguments: list[str]) -> int:
    """Run from the command line; 1 if there is a finding."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", choices=(ALL, *targets()))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args(arguments)
    if options.target == ALL:
        return in_turn(targets(), options.seconds, seed=options.seed, keep=options.keep)
    fuzz = started(options.target, seed=options.seed, keep=options.keep)
    tried = fuzz.run(options.seconds)
    sys.stdout.write(f"{options.target}: {tried} files, {len(fuzz.findings)} findings\n")
    for code, count in fuzz.counts.most_common():
        sys.stdout.write(f"  {count:7} {code}\n")
    sys.stdout.writelines(f"  {finding}\n" for finding in fuzz.findings)
    return 1 if fuzz.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
