"""How far a long run has come is said on a terminal only, and leaves no trace on it."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from haixi_check.cli import console as progress
from haixi_check.cli.console import ProgressLine

if TYPE_CHECKING:
    from tests.conftest import Program


class Clock:
    """A clock that only a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the line, and no timer beside it."""
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    monkeypatch.setattr(progress, "_TIMER", None)
    return clock


class Terminal(io.TextIOWrapper):
    """A pipe that takes itself for a terminal."""

    def __init__(self) -> None:
        self._seen, drawn_on = os.pipe()
        os.set_blocking(self._seen, False)
        super().__init__(os.fdopen(drawn_on, "wb"), encoding="utf-8")

    def isatty(self) -> bool:
        return True

    def drawn(self) -> str:
        """What was drawn since it was last looked at."""
        try:
            return os.read(self._seen, 65_536).decode()
        except BlockingIOError:
            return ""

    def close(self) -> None:
        if not self.closed:
            os.close(self._seen)
        super().close()


@pytest.fixture
def screen() -> Iterator[Terminal]:
    with Terminal() as terminal:
        yield terminal


def test_a_long_run_says_how_far_it_is_and_takes_that_away(screen: Terminal, clock: Clock) -> None:
    with ProgressLine("zh", stream=screen) as told:
        told("reading", 1, 2000)
        assert screen.drawn() == ""
        clock.now += progress.PATIENCE
        told("reading", 1234, 2000)
        assert screen.drawn() == "\r正在读取：已读 1,234/2,000 份"
    assert screen.drawn() == f"\r{' ' * 29}\r"


def test_a_shorter_line_covers_a_longer_one(screen: Terminal, clock: Clock) -> None:
    with ProgressLine("en", stream=screen) as told:
        clock.now += progress.PATIENCE
        told("reading", 1234, 2000)
        clock.now += 1
        screen.drawn()
        told("writing", 0, 0)
        assert screen.drawn() == "\r" + "writing ...".ljust(len("reading: 1,234 of 2,000"))


def test_it_is_not_drawn_for_every_one_of_thousands(screen: Terminal, clock: Clock) -> None:
    with ProgressLine("en", stream=screen) as told:
        clock.now += progress.PATIENCE
        for done in range(1000):
            told("reading", done, 1000)
            clock.now += 0.001
        assert screen.drawn().count("\r") < 20


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="there is no timer here")
def test_one_long_step_is_told_of_while_it_lasts(
    screen: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
    with ProgressLine("en", stream=screen) as told:
        told("judging", 0, 0)
        clock.now += progress.PATIENCE
        signal.raise_signal(signal.SIGALRM)
        assert screen.drawn() == "\rjudging ..."
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_IGN
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_short_run_says_nothing(screen: Terminal, clock: Clock) -> None:
    with ProgressLine("zh", stream=screen) as told:
        told("reading", 1, 1)
    assert screen.drawn() == ""


def test_once_stopped_or_unwanted_it_is_silent(screen: Terminal, clock: Clock) -> None:
    with (
        ProgressLine("zh", stream=screen) as told,
        ProgressLine("zh", wanted=False, stream=screen) as unwanted,
    ):
        told.stop()
        clock.now += 10
        told("reading", 1, 2)
        unwanted("reading", 1, 2)
    assert screen.drawn() == ""


def test_nothing_is_drawn_where_no_terminal_is(
    program: Program, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with ProgressLine("zh") as told:
        clock.now += 10
        told("reading", 1, 2)
    assert capsys.readouterr() == ("", "")
    assert program("samples/data.xlsx", "--jobs", "2").stderr == ""


def test_a_run_tells_of_every_input_and_then_of_judging(root: Path) -> None:
    from haixi_check.pipeline.check import check
    from haixi_check.pipeline.request import Request

    heard: list[tuple[str, int, int]] = []
    check(
        Request(paths=(root / "samples" / "units",)),
        lambda phase, done, of: heard.append((phase, done, of)),
    )
    assert heard == [*(("reading", done, 4) for done in range(5)), ("judging", 0, 0)]
