"""What every test stands on: no network, no environment of its own, and how to run the program."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from tests.budget import TIMES, examples

ROOT = Path(__file__).resolve().parents[1]

# Shared and slow machines are no reason to fail; a property fails the same way twice.
settings.register_profile(
    "suite",
    max_examples=examples(40),
    deadline=None,
    derandomize=TIMES == 1,
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


@pytest.fixture
def program(_alone: None) -> Program:
    """Run `haixi-check` in a process of its own, as a person does, 100 columns wide."""

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
            timeout=120,
            check=False,
        )

    return run
