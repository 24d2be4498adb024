"""What every test stands on: no network, no environment of its own, and how to run the program."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from tests import copies, sampling
from tests.budget import TIMES, examples

from haixi_check.system import processes

ROOT = Path(__file__).resolve().parents[1]

# Shared and slow machines are no reason to fail; a property fails the same way twice.
settings.register_profile(
    "suite",
    max_examples=examples(20),
    deadline=None,
    derandomize=not TIMES,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")

Program: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]

SPOKEN_TO_BY = ("HAIXI_CHECK_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")
"""Environment variables that change what the program prints."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write expected outputs (golden cases, captures in the README) instead of comparing",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Choose what the default suite samples, before any case is left out or moved.

    Put last what leaves threads behind, after which no process may be copied any more.
    """
    if not config.getoption("--rewrite"):  # what is written anew is written as a whole
        sampling.mark_the_rest(items)
    yield
    items.sort(key=lambda item: item.nodeid.startswith(copies.LEAVE_THREADS))


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over what was collected: it lives to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are being written, not compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the test without a network and without the caller's taste."""

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for name in SPOKEN_TO_BY:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _copying_readers() -> Iterator[None]:
    """Let the processes that read files be copies of this one, as they are of the program.

    Beside a thread of pytest-xdist the program would start a new interpreter for each of them.
    """
    copies.note_threads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "can_fork", copies.can_copy)
        yield


@pytest.fixture
def program(_alone: None, fresh_program: Program) -> Program:
    """Run `haixi-check` in a process of its own, 100 columns wide: in a copy of this one if it may.

    What differs in a new interpreter is asked of `fresh_program`.
    """

    def run(
        *arguments: str, cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        of_python = any(name.startswith("PYTHON") for name in environment)
        if of_python or not copies.can_copy():
            return fresh_program(*arguments, cwd=cwd, **environment)
        return copies.run_program(arguments, cwd, {**os.environ, "COLUMNS": "100", **environment})

    return run


@pytest.fixture
def fresh_program(_alone: None) -> Program:
    """Run `haixi-check` in a new interpreter, as a person does, 100 columns wide."""

    def run(
        *arguments: str, cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "haixi_check", *arguments],
            cwd=cwd,
            env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=copies.SECONDS,
            check=False,
        )

    return run
