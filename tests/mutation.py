"""`python -m tests.mutation [MODULE…]`: try the mutants that mutmut made, one fork each.

mutmut collects the tests anew for every mutant, which takes hours. Here they are collected once,
every test is asked which functions it calls, and a fork runs those of one mutant until one fails:
first the tests of the module's own file, then the quick ones. `mutmut results` and `mutmut show`
know what it found. This file is both the command and the plugin of pytest that it starts.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest
from _pytest.runner import runtestprotocol

FOLDER = Path("mutants")
ENOUGH = 12.0
"""Seconds: of tests that together take longer, only the first and those of the own file are run."""

MUTANT, ASKED = "MUTANT_UNDER_TEST", "MUTATED_MODULES"
NOTICED, UNNOTICED, NO_TEST, TOO_LONG = 1, 0, 33, 36
"""What mutmut writes down of a mutant."""

Calls = Mapping[str, Sequence[pytest.Item]]


def main(modules: Sequence[str]) -> int:
    """Try the mutants of some modules, or of all; nonzero if the tests fail without any."""
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    every = [Path(file).stem for file in settings["only_mutate"]]
    surroundings = {
        **os.environ, "PYTHONPATH": "src:.", MUTANT: "", ASKED: " ".join(modules or every),
    }  # fmt: skip
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.mutation", "-p", "no:cacheprovider"),
            *settings["pytest_add_cli_args"],
            *settings["pytest_add_cli_args_test_selection"],
        ],
        cwd=FOLDER,
        env=surroundings,
        check=False,
    )
    return ran.returncode


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Instead of the tests run them on each mutant; nothing else where nobody asked for it."""
    if ASKED not in os.environ:
        return None
    calls, seconds = _look_who_calls(session.items)
    gc.collect()
    gc.freeze()  # what is never freed is not copied into each fork
    for module in os.environ[ASKED].split():
        _try_all(module, calls, seconds)
    sys.stderr.flush()
    os._exit(0)


def _look_who_calls(items: Sequence[pytest.Item]) -> tuple[Calls, dict[str, float]]:
    """Function to the tests that call it, and how long each test takes, without any mutant."""
    called: set[str] = set()

    def record(name: str, **_: object) -> None:
        called.add(name)

    vars(import_module("mutmut.mutation.trampoline"))["record_trampoline_hit"] = record
    os.environ[MUTANT] = "stats"
    calls: dict[str, list[pytest.Item]] = defaultdict(list)
    seconds = {}
    for item in items:
        called.clear()
        started = time.perf_counter()
        if _fails(item):
            sys.exit(f"{item.nodeid} fails without any mutant")
        seconds[item.nodeid] = time.perf_counter() - started
        for name in called:
            calls[name].append(item)
    os.environ[MUTANT] = ""
    return calls, seconds


def _try_all(module: str, calls: Calls, seconds: Mapping[str, float]) -> None:
    """Put down in mutmut's file what becomes of each mutant of a module."""
    (path,) = Path("src").rglob(f"{module}.py.meta")
    told = json.loads(path.read_text(encoding="utf-8"))
    found = told["exit_code_by_key"]
    function_of = import_module("mutmut.utils.format_utils").mangled_name_from_mutant_name
    kills: Counter[str] = Counter()
    for mutant in found:
        pool = calls.get(function_of(mutant), ())
        tests = _chosen(pool, f"test_{module}.py", seconds, kills)
        found[mutant], killer = _tried(mutant, tests, seconds) if tests else (NO_TEST, None)
        kills.update([killer] if killer else [])
    path.write_text(json.dumps(told, indent=4), encoding="utf-8")
    missed = [mutant for mutant, code in found.items() if code in (UNNOTICED, NO_TEST)]
    sys.stderr.write(f"{module}: {len(found)} mutants, {len(missed)} not noticed\n")
    sys.stderr.writelines(f"  {mutant}\n" for mutant in missed)


def _chosen(
    pool: Sequence[pytest.Item], own: str, seconds: Mapping[str, float], kills: Mapping[str, int]
) -> list[pytest.Item]:
    """The tests that are run on a mutant, the likeliest to notice it first."""

    def order(item: pytest.Item) -> tuple[int, bool, float]:
        return -kills.get(item.nodeid, 0), own not in item.nodeid, seconds[item.nodeid]

    chosen, spent = [], 0.0
    for item in sorted(pool, key=order):
        takes = seconds[item.nodeid]
        if own in item.nodeid or kills.get(item.nodeid) or spent + takes <= ENOUGH:
            chosen.append(item)
            spent += takes
    return chosen


def _tried(
    mutant: str, tests: Sequence[pytest.Item], seconds: Mapping[str, float]
) -> tuple[int, str | None]:
    """What becomes of a mutant in a fork, and the test that noticed it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.environ[MUTANT] = mutant
        signal.alarm(int(20 + 15 * sum(seconds[item.nodeid] for item in tests)))
        _run(tests, writing)
    os.close(writing)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    killer = os.read(reading, 20).decode()
    os.close(reading)
    if code == -signal.SIGALRM:
        return TOO_LONG, None
    return (NOTICED if code else UNNOTICED), tests[int(killer)].nodeid if killer else None


def _run(tests: Sequence[pytest.Item], writing: int) -> NoReturn:
    """Run tests until one fails, and say which; in a fork, which ends here whatever happens."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        for at, item in enumerate(tests):
            if _fails(item):
                os.write(writing, str(at).encode())
                os._exit(1)
        os._exit(0)
    finally:
        os._exit(1)


def _fails(item: pytest.Item) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
