"""One line on standard error that says how far a long run has come; on a terminal only.

No thread draws it: a process with threads could not be copied, and copies of it do the work.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, TextIO

from haixi_check.messages import Language, say

if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from haixi_check.pipeline.request import Phase

PATIENCE = 1.0
"""Seconds that nobody minds waiting without a word."""
_AGAIN = 0.25
_TIMER = getattr(signal, "SIGALRM", None)
"""Where there is no timer, a phase of one long step is told of when its first step is done."""


class Progress:
    """Draws what it is told, from a while after it was entered until it is stopped."""

    def __init__(
        self, language: Language, *, wanted: bool = True, stream: TextIO | None = None
    ) -> None:
        self._language = language
        self._stream = stream or sys.stderr
        self._wanted = wanted
        self._text = ""
        self._width = 0
        self._next = float("inf")

    def __enter__(self) -> Progress:
        if self._wanted and self._stream.isatty():
            self._next = time.monotonic() + PATIENCE
            if _TIMER is not None:
                signal.signal(_TIMER, self._look)
                signal.setitimer(signal.ITIMER_REAL, PATIENCE, _AGAIN)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def __call__(self, phase: Phase, done: int, of: int) -> None:
        """Take note of how far a phase has come."""
        self._text = say(f"progress.{phase}", self._language, done=f"{done:,}", of=f"{of:,}")
        self._look()

    def stop(self) -> None:
        """Take the line away, and draw no other."""
        if self._next < float("inf") and _TIMER is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(_TIMER, signal.SIG_IGN)  # a late one would end the run
        self._next = float("inf")
        if self._width:
            self._put("")
            self._put("")

    def _look(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        now = time.monotonic()
        if self._text and now >= self._next:
            self._next = now + _AGAIN / 2
            self._put(self._text)

    def _put(self, text: str) -> None:
        """Draw the line over the last one.

        Past the stream's buffer: a timer may go off in the middle of what is written there.
        """
        width = sum(1 if character.isascii() else 2 for character in text)
        line = f"\r{text}{' ' * (self._width - width)}"
        self._width = width
        encoded = line.encode(self._stream.encoding or "utf-8", errors="replace")
        with contextlib.suppress(OSError):
            os.write(self._stream.fileno(), encoded)
